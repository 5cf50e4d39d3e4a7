//! The built-in tables are sound: each loads, and no row is out of order, out of range, without a source, or twice.

use std::collections::HashSet;

use foilint::tables::{Division, ExemptionKind, How, Interest, Regime, Tables, UserTable};
use jiff::civil::{Date, Weekday, date};

const NAMES: [&str; 9] = [
    "threat-levels",
    "events",
    "bank-holidays",
    "authorities",
    "deadlines",
    "superseded",
    "regulators",
    "exemptions",
    "acts",
];

/// The text of a table as it is in the tree.
fn text(name: &str) -> String {
    let path = format!("{}/lints/tables/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_table_in_the_tree_is_built_in_and_says_when_it_was_checked() {
    let folder = format!("{}/lints/tables", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).expect("the folder is in the tree");
    let found: HashSet<String> =
        files.map(|file| file.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(found, NAMES.iter().map(|name| format!("{name}.toml")).collect());
    let tables = Tables::builtin();
    let dates = tables.checked_on();
    assert_eq!(dates.iter().map(|(name, _)| *name).collect::<Vec<_>>(), NAMES);
    let parsed = [
        tables.threat_levels().checked_on(),
        tables.events().checked_on(),
        tables.bank_holidays().checked_on(),
        tables.authorities().checked_on(),
        tables.deadlines().checked_on(),
        tables.superseded().checked_on(),
        tables.regulators().checked_on(),
        tables.exemptions().checked_on(),
        tables.acts().checked_on(),
    ];
    assert_eq!(dates.iter().map(|(_, date)| *date).collect::<Vec<_>>(), parsed);
}

#[test]
fn the_texts_load_as_users_tables_do() {
    let user = |name: &&str| UserTable { name: (*name).to_owned(), file: format!("{name}.toml"), text: text(name) };
    let tables = Tables::with_user(&NAMES.iter().map(user).collect::<Vec<_>>()).expect("all are sound");
    assert_eq!(tables.checked_on(), Tables::builtin().checked_on());
    assert_eq!(tables.superseded().all().len(), Tables::builtin().superseded().all().len());
    assert_eq!(tables.threat_levels().main_periods().len(), Tables::builtin().threat_levels().main_periods().len());
}

#[test]
fn threat_levels_follow_one_another_without_gap_or_overlap() {
    let tables = Tables::builtin();
    let table = tables.threat_levels();
    let first = |scope| table.periods(scope).first().map(|period| period.from);
    let scopes = table.main_periods().iter().map(|period| period.scope);
    assert!(scopes.clone().is_sorted() && scopes.collect::<HashSet<_>>().len() == 2);
    for period in table.main_periods() {
        assert!(period.until.is_none_or(|until| until >= period.from), "{period:?}");
        assert!(first(period.scope).is_some_and(|first| first >= date(2006, 8, 1)));
        assert!(period.from <= table.checked_on() && !period.source.is_empty());
    }
    for pair in table.main_periods().windows(2) {
        assert_eq!(pair[0].until, pair[1].from.yesterday().ok(), "{pair:?}");
        assert!(pair[0].level != pair[1].level || pair[0].scope != pair[1].scope, "no change: {pair:?}");
    }
    assert_eq!(table.main_periods().last().and_then(|period| period.until), None);
}

#[test]
fn events_can_be_found_and_no_words_are_two_events_of_one_year() {
    let tables = Tables::builtin();
    let mut seen = HashSet::new();
    for event in tables.events().all() {
        assert!(event.date <= tables.events().checked_on() && !event.source.is_empty(), "{event:?}");
        assert!(event.matches.iter().all(|words| seen.insert((event.date.year(), words.to_lowercase()))), "{event:?}");
    }
}

#[test]
fn bank_holidays_are_weekdays_and_every_year_has_them() {
    let tables = Tables::builtin();
    let table = tables.bank_holidays();
    let (from, until) = table.covers();
    assert_eq!((from, until), (date(2005, 1, 1), date(2028, 12, 31)));
    let mut seen = HashSet::new();
    for holiday in table.all() {
        assert!(!matches!(holiday.date.weekday(), Weekday::Saturday | Weekday::Sunday), "{holiday:?}");
        assert!(!holiday.name.is_empty() && !table.source_of(holiday).is_empty(), "{holiday:?}");
        for division in &holiday.divisions {
            assert!(seen.insert((holiday.date, *division)), "twice in {}: {holiday:?}", division.name());
        }
    }
    for year in from.year()..=until.year() {
        let number = |division| seen.iter().filter(|(date, part)| date.year() == year && *part == division).count();
        for (division, least, most) in
            [(Division::EnglandWales, 8, 10), (Division::Scotland, 8, 11), (Division::NorthernIreland, 10, 12)]
        {
            assert!((least..=most).contains(&number(division)), "{year}: {} in {}", number(division), division.name());
        }
        for division in [Division::EnglandWales, Division::Scotland, Division::NorthernIreland] {
            assert!(
                seen.contains(&(easter(year).saturating_sub(jiff::Span::new().days(2)), division)),
                "Good Friday {year}"
            );
            let christmas = date(year, 12, 25);
            let weekend = matches!(christmas.weekday(), Weekday::Saturday | Weekday::Sunday);
            assert!(weekend || seen.contains(&(christmas, division)), "Christmas Day {year}");
        }
    }
}

/// Easter Sunday, by the anonymous Gregorian algorithm: proves every Good Friday of the table from outside it.
fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, day) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    date(year as i16, month as i8, day as i8)
}

#[test]
fn authorities_have_one_name_one_id_and_known_successors() {
    let tables = Tables::builtin();
    let table = tables.authorities();
    assert_eq!((table.forces().len(), table.former().len(), table.bodies().len()), (56, 12, 5));
    let all = || table.forces().iter().chain(table.former()).chain(table.bodies());
    let mut domains = HashSet::new();
    for row in all() {
        assert_eq!(table.by_id(&row.id).map(|found| &found.name), Some(&row.name));
        assert!(!row.source.is_empty(), "{}", row.id);
        let names = [&row.name]
            .into_iter()
            .chain(&row.formal)
            .chain(&row.welsh)
            .chain(&row.aliases)
            .chain(&row.wrong)
            .chain(&row.abbreviations);
        for name in names {
            let found = table.by_name(name).unwrap_or_else(|| panic!("{name} is not found"));
            assert_eq!(found.ids, [row.id.as_str()], "{name}");
        }
        for domain in row.domains.iter().chain(&row.retired) {
            assert!(domains.insert(domain), "{domain} is given twice");
            assert_eq!(
                table.by_domain(&format!("https://www.{domain}")).map(|found| &found.id),
                Some(&row.id),
                "{domain}"
            );
        }
        assert!(
            row.successor.as_ref().is_none_or(|id| table.forces().iter().any(|force| force.id == *id)),
            "{}",
            row.id
        );
    }
    for unit in table.joint_units() {
        assert!(unit.forces.len() > 1 && !unit.source.is_empty(), "{}", unit.name);
        assert_eq!(table.by_name(&unit.name).map(|found| found.how), Some(How::Joint));
    }
}

#[test]
fn limits_of_one_act_overlap_only_where_the_later_is_to_win() {
    let tables = Tables::builtin();
    let limits = tables.deadlines().all();
    for limit in limits {
        assert!(!limit.source.is_empty() && limit.count != Some(0), "{}", limit.id);
        let Some(from) = limit.from else { continue };
        let same =
            limits.iter().filter(|other| (other.regime, other.act, other.who) == (limit.regime, limit.act, limit.who));
        for other in same.filter(|other| other.from.is_some() && other.id != limit.id) {
            let apart = other.until.is_some_and(|until| until < from)
                || limit.until.is_some_and(|until| other.from > Some(until));
            assert!(apart, "{} and {}", limit.id, other.id);
        }
    }
}

#[test]
fn superseded_rows_can_be_found_and_dated() {
    let tables = Tables::builtin();
    let rows = tables.superseded().all();
    assert_eq!(rows.len(), 177);
    let mut seen = HashSet::new();
    for row in rows {
        assert!(seen.insert(&row.old), "{} is given twice", row.old);
        assert!(!row.old.is_empty() && !row.source.is_empty(), "{row:?}");
        assert!(row.ended().is_some() || row.severity_cap.is_some() || !row.flag, "{} has no day and no cap", row.old);
        assert!(row.ended().is_none_or(|ended| ended > date(2000, 1, 1)), "{}", row.old);
    }
}

#[test]
fn exemptions_are_one_a_day_and_say_the_same_in_every_column() {
    let tables = Tables::builtin();
    let rows = tables.exemptions().all();
    assert_eq!(rows.len(), 69);
    for row in rows {
        let name = format!("{} {}", row.regime.name(), row.provision);
        assert!(!row.source.is_empty() && !row.titles().is_empty(), "{name}");
        assert_eq!(tables.exemptions().exists(row.regime, &row.provision), Some(true), "{name} is in the structure");
        for part in row.ncnd.iter().chain(&row.absolute).chain(&row.qualified).chain(&row.class).chain(&row.prejudice) {
            assert_eq!(tables.exemptions().exists(row.regime, part), Some(true), "{name}: {part}");
        }
        // absolute means that the public interest is not weighed (FOIA s.2(3))
        assert_eq!(row.kind == ExemptionKind::Absolute, row.interest == Interest::No, "{name}");
        let twins = rows.iter().filter(|other| (other.regime, other.provision) == (row.regime, row.provision));
        assert!(twins.clone().count() == 1 || twins.clone().any(|twin| twin.until.is_some()), "{name} is given twice");
    }
}

#[test]
fn a_title_of_an_exemption_is_of_no_other_in_the_same_law() {
    let tables = Tables::builtin();
    let table = tables.exemptions();
    for regime in Regime::ALL {
        for row in table.all().iter().filter(|row| row.regime == regime && row.until.is_none()) {
            for title in row.titles() {
                let others = table.titled(regime, title).filter(|other| other.until.is_none());
                let others: Vec<String> = others
                    .filter(|other| other.provision != row.provision)
                    .map(|other| format!("{} {}", other.provision, other.titles().join(", ")))
                    .collect();
                // regulations 12(3) and 13 go together
                assert!(others.is_empty() || title.contains("personal"), "{} {title}: {others:?}", row.provision);
            }
        }
    }
}

/// Each list of words or wordings in a value, with the names that lead to it.
fn lists(path: &str, value: &toml::Value, found: &mut Vec<(String, Vec<String>)>) {
    match value {
        toml::Value::Table(table) => {
            table.iter().for_each(|(name, value)| lists(&format!("{path}.{name}"), value, found))
        }
        toml::Value::Array(array) => {
            found.push((path.to_owned(), array.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect()));
            array.iter().for_each(|value| lists(path, value, found));
        }
        _ => {}
    }
}

#[test]
fn no_list_of_cues_says_a_wording_twice() {
    let folder = format!("{}/lints", env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).expect("the folder is in the tree") {
        let path = file.expect("readable").path();
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        if name.starts_with("cues") {
            let text = std::fs::read_to_string(&path).expect("readable");
            lists(&name, &text.parse::<toml::Table>().expect("sound").into(), &mut found);
        }
    }
    assert!(found.len() > 100);
    for (path, wordings) in found {
        let mut seen = HashSet::new();
        let twice: Vec<&String> = wordings.iter().filter(|wording| !seen.insert(*wording)).collect();
        assert!(twice.is_empty(), "{path}: {twice:?}");
    }
}
