//! A cost limit that the regulations do not set. Which of the two limits of the Act holds is judged only where the
//! authority is clearly a department or clearly none, and never where the letter explains both. The Environmental Information
//! Regulations set none, so a letter under them that nowhere names the Act cannot refuse because a limit would be exceeded.
//! A Scottish refusal because of the cost may not count by the hourly rate of the south.

use crate::diagnostic::{Confidence, Severity};
use crate::facts::authorities::Sector;
use crate::facts::cost::{Amount, Stated, limits, over_the_limit, pairs, rates};
use crate::letter::words::{key, keys};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Checked, CostLimit, Regime};
use crate::text::Span;

/// Compare what is said to be the limit with the table.
pub fn check(cx: &Cx, findings: &mut Findings) {
    match cx.facts.regime {
        Regime::Eir | Regime::Eisr => no_limit(cx, findings),
        Regime::Foia => findings.extend(wrong_limit(cx).or_else(|| mismatched(cx))),
        Regime::Foisa => findings.extend(wrong_limit(cx).or_else(|| rate_of_the_south(cx))),
    }
}

/// The amounts that are no limit of the Act.
fn wrong_limit(cx: &Cx) -> Option<Finding> {
    const ANCHORS: [u64; 4] = keys(["limit", "threshold", "amount", "fees"]);
    let regime = cx.facts.regime;
    if ANCHORS.iter().all(|anchor| cx.letter.places_of(*anchor).next().is_none()) {
        return None;
    }
    let stated = limits(cx.letter);
    if stated.is_empty() {
        return None;
    }
    let all: Vec<&CostLimit> = cx.tables.deadlines().costs().iter().filter(|row| row.regime == regime).collect();
    let own = own_row(cx, &all);
    let fitting = |row: &&CostLimit| stated.iter().all(|one| fits(one, row));
    if all.is_empty() || all.iter().any(|row| fitting(row) && own.is_none_or(|own| own.id == row.id)) {
        return None;
    }
    // no row has them all; those that no row has at all, or the own one has not
    let strangers = |one: &&Stated| !all.iter().any(|row| fits(one, row));
    let wrong: Vec<&Stated> = if stated.iter().any(|one| strangers(&one)) {
        stated.iter().filter(strangers).collect()
    } else {
        // both limits in one letter are explained, not mistaken
        if all.len() > 1 && explains(cx, &all) {
            return None;
        }
        let row = own.or_else(|| all.iter().copied().find(|row| fits(&stated[0], row)));
        stated.iter().filter(|one| row.is_some_and(|row| !fits(one, row))).collect()
    };
    let (first, more) = wrong.split_first()?;
    let finding = Finding::new(first.span, message(cx, first, own, &all));
    let finding = more.iter().fold(finding, |finding, one| finding.related(one.span, "likewise"));
    let unsure = all.iter().find(|row| row.checked == Checked::Unconfirmed);
    Some(match unsure {
        Some(row) => finding
            .severity(Severity::Warning)
            .confidence(Confidence::Medium)
            .note(format!("The limit was not confirmed in its source ({}).", row.source)),
        None => finding,
    })
}

/// Section 12 of the Act.
const COST_OF_COMPLIANCE: u16 = 12;

/// The sum of one limit with the hours of the other, whatever the limit is called: "the limit of 24 hours (£450)".
fn mismatched(cx: &Cx) -> Option<Finding> {
    let mut cited = cx.facts.exemptions.citations.iter().filter(|one| one.place.is_own());
    if cx.facts.cost.refusal.is_none() && !cited.any(|one| one.section().number() == COST_OF_COMPLIANCE) {
        return None;
    }
    let costs = cx.tables.deadlines().costs();
    let rows: Vec<&CostLimit> = costs.iter().filter(|row| row.regime == Regime::Foia).collect();
    let row_of = |one: &Stated| rows.iter().position(|row| fits(one, row));
    let [first, second] = pairs(cx.letter)
        .find(|[first, second]| row_of(first).zip(row_of(second)).is_some_and(|(first, second)| first != second))?;
    let own = own_row(cx, &rows);
    let (wrong, other) = if own.is_some_and(|own| fits(&second, own)) { (first, second) } else { (second, first) };
    Some(Finding::new(wrong.span, message(cx, &wrong, own, &rows)).related(other.span, "not the same limit"))
}

/// What shows that an hourly rate is one of the estimate.
const COUNTS: [u64; 12] = keys([
    "cost",
    "costs",
    "costed",
    "charged",
    "hours",
    "estimate",
    "estimated",
    "limit",
    "exceed",
    "exceeds",
    "rate",
    "time",
]);

/// The hourly rate of the rest of the United Kingdom in a Scottish refusal because of the cost.
fn rate_of_the_south(cx: &Cx) -> Option<Finding> {
    let costs = cx.tables.deadlines().costs();
    let rate = |regime: Regime| costs.iter().find(|row| row.regime == regime).map(|row| f64::from(row.pounds_per_hour));
    let (ours, theirs) = rate(Regime::Foisa).zip(rate(Regime::Foia)).filter(|_| cx.facts.cost.refusal.is_some())?;
    // a letter that gives both corrects one of them
    let near = |one: f64, other: f64| (one - other).abs() < 0.005;
    let all: Vec<(f64, Span)> = rates(cx.letter).collect();
    if all.iter().any(|(rate, _)| near(*rate, ours)) {
        return None;
    }
    let counts = |span: &Span| {
        let sentence = cx.letter.sentence_of(cx.letter.word_from(span.start));
        sentence.is_some_and(|sentence| sentence.words.clone().any(|at| COUNTS.contains(&cx.letter.words[at].key)))
    };
    let (_, span) = all.into_iter().find(|(rate, span)| near(*rate, theirs) && counts(span))?;
    let message = format!(
        "‘{}’ is the rate of SI 2004/3244. In Scotland time is counted at no more than £{ours} an hour (SSI 2004/467, regulation 3). Count again, and write that.",
        span.of(cx.letter.text())
    );
    Some(Finding::new(span, message).label("the rate outside Scotland"))
}

/// "The appropriate limit would be exceeded" under the Regulations, where the letter does not take the Act's for a yardstick.
fn no_limit(cx: &Cx, findings: &mut Findings) {
    const LIMIT: [u64; 1] = keys(["limit"]);
    const ACT: [u64; 4] = keys(["freedom", "foia", "foi", "fees"]);
    let letter = cx.letter;
    // the right to complain and the title of the letter name the Act in every letter
    let elsewhere = |at: usize| {
        let region = letter.region_of(at);
        region.is_own_prose() && !region.is_rights()
    };
    if !cx.facts.regime_known
        || letter.places_of(LIMIT[0]).next().is_none()
        || ACT.iter().any(|act| letter.places_of(*act).any(elsewhere))
    {
        return;
    }
    let Some(span) = over_the_limit(letter) else { return };
    let exception = if cx.facts.regime == Regime::Eir { "12(4)(b)" } else { "10(4)(b)" };
    let message = format!(
        "{} set no cost limit. Refuse under regulation {exception} because the request is manifestly unreasonable, and say what the work would take.",
        cx.facts.regime.title(),
    );
    findings.push(Finding::new(span, message).label("a limit of the Act").severity(Severity::Warning));
}

/// Whether a stated amount is the row's.
fn fits(stated: &Stated, row: &CostLimit) -> bool {
    let near = |a: f64, b: u16| (a - f64::from(b)).abs() < 0.005;
    match (stated.amount, row.regime) {
        (Amount::Pounds(pounds), _) => near(pounds, row.pounds),
        // in Scotland the rate is a ceiling, so the hours are the fewest that the limit can hold
        (Amount::Rate(rate), Regime::Foisa) => rate <= f64::from(row.pounds_per_hour) + 0.005,
        (Amount::Hours(hours), Regime::Foisa) => hours + 0.005 >= f64::from(row.hours),
        (Amount::Rate(rate), _) => near(rate, row.pounds_per_hour),
        (Amount::Hours(hours), _) => near(hours, row.hours),
    }
}

/// The row of the authority that sends the letter, where its name tells.
fn own_row<'a>(cx: &Cx, rows: &[&'a CostLimit]) -> Option<&'a CostLimit> {
    if let [only] = rows {
        return Some(only);
    }
    let department = match cx.facts.named.own.as_ref()?.sector {
        Sector::Government => true,
        Sector::Police | Sector::Council | Sector::Nhs | Sector::University | Sector::Fire => false,
        Sector::Other => return None,
    };
    let most = rows.iter().max_by_key(|row| row.pounds)?;
    let least = rows.iter().min_by_key(|row| row.pounds)?;
    Some(if department { most } else { least })
}

/// Whether the letter names the amounts of both rows, and says beside one of them whose it is: "for other authorities".
fn explains(cx: &Cx, rows: &[&CostLimit]) -> bool {
    let letter = cx.letter;
    let named = |row: &&CostLimit| {
        let (pounds, hours) = (key(&format!("£{}", row.pounds)), key(&row.hours.to_string()));
        let hour = const { keys(["hour", "hours"]) };
        letter.words.iter().enumerate().any(|(at, word)| {
            word.key == pounds
                || word.key == hours && letter.words.get(at + 1).is_some_and(|next| hour.contains(&next.key))
        })
    };
    // a mismatched pair, "£450 (24 hours)", names one amount of each
    let pounds =
        rows.iter().filter(|row| letter.words.iter().any(|word| word.key == key(&format!("£{}", row.pounds)))).count();
    let hours = |row: &&&CostLimit| {
        letter.words.windows(2).any(|pair| {
            pair[0].key == key(&row.hours.to_string()) && const { keys(["hour", "hours"]) }.contains(&pair[1].key)
        })
    };
    let whose = letter.blocks.iter().any(|block| {
        let words = &letter.words[block.words.clone()];
        let names = words.iter().any(|word| rows.iter().any(|row| word.key == key(&format!("£{}", row.pounds))));
        names && words.iter().any(|word| OWNERS.contains(&word.key))
    });
    whose && rows.iter().all(named) && (pounds > 1 || rows.iter().filter(hours).count() > 1)
}

/// Words by which a letter tells whose limit an amount is, or when it was.
const OWNERS: [u64; 20] = keys([
    "central",
    "other",
    "others",
    "department",
    "departments",
    "local",
    "authority",
    "authorities",
    "whereas",
    "while",
    "bodies",
    "body",
    "council",
    "councils",
    "forces",
    "police",
    "nhs",
    "parliament",
    "schools",
    "government",
]);

fn message(cx: &Cx, stated: &Stated, own: Option<&CostLimit>, rows: &[&CostLimit]) -> String {
    let text = stated.span.of(cx.letter.text());
    let sum = |row: &CostLimit| match row.regime {
        Regime::Foisa => format!("£{}, at no more than £{} an hour", row.pounds, row.pounds_per_hour),
        _ => format!("£{}, which is {} hours at £{} an hour", row.pounds, row.hours, row.pounds_per_hour),
    };
    match (own, rows) {
        (Some(row), _) if row.regime == Regime::Foisa => {
            format!("‘{text}’ is not the limit of {}: it is {}. Write that.", row.source, sum(row))
        }
        (Some(row), _) => {
            let who = if rows.iter().all(|other| other.pounds <= row.pounds) {
                "a department"
            } else {
                "an authority that is no department"
            };
            format!("‘{text}’ is not the limit for {who} ({}): it is {}. Write that.", row.source, sum(row))
        }
        (None, _) => {
            let sums: Vec<String> = rows.iter().map(|row| sum(row)).collect();
            format!(
                "‘{text}’ is not as SI 2004/3244 has it: the limit is {} for departments, and {} for others. Write the one that is yours.",
                sums[0],
                sums[sums.len() - 1]
            )
        }
    }
}
