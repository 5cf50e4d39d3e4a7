//! A user's rows beside the built-in ones, and what is said of faulty ones.

use jiff::civil::date;

use crate::tables::{How, Known, Level, LoadError, Scope, Tables, UserTable};

fn with(name: &str, text: &str) -> Result<Tables, LoadError> {
    let user = UserTable { name: name.to_owned(), file: format!("foi/tables/{name}.toml"), text: text.to_owned() };
    Tables::with_user(&[user])
}

fn fault(name: &str, text: &str) -> (Option<u32>, String) {
    let error = with(name, text).expect_err("it has a fault");
    assert_eq!(error.file.as_deref(), Some(format!("foi/tables/{name}.toml").as_str()));
    (error.line, error.to_string())
}

#[test]
fn the_level_that_changed_this_morning() {
    let text = "checked_on = 2026-11-21\n\n[[scope]]\nid = \"national\"\nsource = \"https://www.mi5.gov.uk/threat-levels\"\nchanges = [{ from = 2026-11-21, level = \"critical\" }]\n";
    let tables = with("threat-levels", text).expect("it is sound");
    let level = |day| match tables.threat_levels().on(Scope::National, day) {
        Known::Level(period) => period.level,
        other => panic!("{other:?}"),
    };
    assert_eq!(level(date(2026, 11, 21)), Level::Critical);
    assert_eq!(level(date(2026, 11, 20)), Level::Severe, "the rows of before stay");
    assert!(tables.checked_on().contains(&("threat-levels", date(2026, 11, 21))));
    let own = &tables.user_rows()[0];
    assert_eq!((own.table, own.checked_on, own.rows), ("threat-levels", date(2026, 11, 21), 1));
}

#[test]
fn a_force_that_was_renamed_keeps_its_old_name_for_old_letters() {
    let text = "checked_on = 2026-11-20\nsource = \"SI 2026/1\"\n[[force]]\nid = \"norfolk\"\nname = \"Norfolk Police\"\nfrom = 2026-11-01\ndomains = [\"norfolk.police.uk\"]\n";
    let tables = with("authorities", text).expect("it is sound");
    let found = |name: &str| tables.authorities().by_name(name).map(|found| (found.ids[0].to_owned(), found.how));
    assert_eq!(found("Norfolk Police"), Some(("norfolk".to_owned(), How::Name)));
    assert_eq!(found("Norfolk Constabulary"), Some(("norfolk-before".to_owned(), How::Former)));
    assert_eq!(tables.authorities().by_id("norfolk-before").and_then(|row| row.until), Some(date(2026, 10, 31)));
    assert_eq!(tables.authorities().forces().len(), Tables::builtin().authorities().forces().len());
}

#[test]
fn the_later_row_of_one_thing_stands() {
    let row = |until: &str| {
        format!(
            "checked_on = 2026-11-20\n[[row]]\nkind = \"body\"\nold = \"Association of Chief Police Officers\"\nnew = \"X\"\nuntil = {until}\nsource = \"s\"\n"
        )
    };
    let new = |text: &str| {
        let tables = with("superseded", text).expect("it is sound");
        let rows = tables.superseded().all();
        let named: Vec<&str> = rows
            .iter()
            .filter(|row| row.old == "Association of Chief Police Officers")
            .map(|row| row.new.as_str())
            .collect();
        assert_eq!((named.len(), rows.len()), (1, Tables::builtin().superseded().all().len()));
        named[0].to_owned()
    };
    // the built-in row counts from 1 April 2015
    assert_eq!(new(&row("2016-01-01")), "X");
    assert_eq!(new(&row("2014-01-01")), "National Police Chiefs' Council");
}

#[test]
fn rows_of_other_things_stand_beside_the_built_in_ones() {
    let text = "checked_on = 2026-11-20\n[[event]]\ndate = 2018-03-04\nname = \"Salisbury\"\nmatch = [\"Salisbury\"]\nsource = \"s\"\n";
    let tables = with("events", text).expect("it is sound");
    assert_eq!(tables.events().all().len(), Tables::builtin().events().all().len() + 1);
    assert!(tables.events().all().is_sorted_by_key(|event| event.date));
    let text = "checked_on = 2026-11-20\ncovers_until = 2029-12-31\n[[list]]\nsource = \"s\"\ndays = [{ date = 2027-06-07, in = [\"ew\", \"sc\", \"ni\"], name = \"Jubilee\", kind = \"extra\" }]\n";
    let tables = with("bank-holidays", text).expect("it is sound");
    assert_eq!(tables.bank_holidays().covers().1, date(2029, 12, 31));
    assert!(tables.bank_holidays().all().is_sorted_by_key(|holiday| holiday.date));
    let text = "checked_on = 2026-11-20\n[[limit]]\nid = \"foia-response-2027\"\nregime = \"foia\"\nact = \"respond\"\ncount = 25\nforce = \"statutory\"\nfrom = 2027-01-01\nsource = \"s\"\n";
    let tables = with("deadlines", text).expect("it is sound");
    let count = |day| {
        let limit = tables.deadlines().limit(crate::tables::Regime::Foia, crate::tables::Act::Respond, day);
        limit.and_then(|limit| limit.count)
    };
    assert_eq!((count(date(2026, 12, 31)), count(date(2027, 1, 1))), (Some(20), Some(25)));
}

#[test]
fn a_fault_names_file_line_and_remedy() {
    let head = "checked_on = 2026-11-20\n\n[[row]]\nkind = \"body\"\n";
    for (rest, line, says) in [
        ("old = \"A\"\nnew = \"B\"\n", 3, "add source"),
        ("old = \"A\"\nnwe = \"B\"\nsource = \"s\"\n", 6, "did you mean `new`?"),
        ("old = \"A\"\nsource = \"s\"\n", 3, "`new`: missing field"),
        ("old = \"A\"\nnew = \"B\"\nsource = \"s\"\nuntil = \"2020-01-01\"\n", 8, "without quotes"),
        ("old = \"A\"\nnew = \"B\"\nsource = \"s\"\nuntil_month = \"2020-13\"\n", 3, "is no month"),
        ("old = \"A\"\nnew = \n", 6, "the form"),
    ] {
        let (at, message) = fault("superseded", &format!("{head}{rest}"));
        assert_eq!(at, Some(line), "{message}");
        assert!(message.contains(says) && message.starts_with("table superseded: "), "{message}");
    }
    let (line, message) = fault("superseded", "[[row]]\nkind = \"body\"\nold = \"A\"\nnew = \"B\"\nsource = \"s\"\n");
    assert!(line == Some(1) && message.contains("checked_on"), "{message}");
    let (line, message) = fault(
        "authorities",
        "checked_on = 2026-11-20\n[[force]]\nid = \"norchester\"\nname = \"Kent Police\"\nsource = \"s\"\n",
    );
    assert!(line == Some(4) && message.contains("\"Kent Police\" is given twice;"), "{message}");
}

#[test]
fn an_unknown_table_and_a_table_given_twice_are_refused() {
    assert!(fault("thread-levels", "").1.contains("threat-levels"));
    let text = "checked_on = 2027-01-02\n";
    let user = |folder: &str| UserTable {
        name: "events".into(),
        file: format!("{folder}/events.toml"),
        text: text.to_owned(),
    };
    assert!(Tables::with_user(&[user("a"), user("b")]).is_err());
    assert!(Tables::with_user(&[user("a")]).is_ok());
}
