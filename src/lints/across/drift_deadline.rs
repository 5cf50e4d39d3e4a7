//! Letters or templates of one authority that give different limits for the same act under the same regime. Between
//! letters of one rule that is an error; where the rule changed between them, or a day is unknown, a warning.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Place, Severity};
use crate::facts::Deadline;
use crate::letter::Kind;
use crate::lints::review::{act_name, day, misfit, provision, rule};
use crate::lints::{CxAcross, Finding, Findings, LetterFacts, houses};
use crate::tables::{Act, Limit, Regime};

/// One finding for each act and limit that departs from what most letters say.
pub fn check(letters: &[&LetterFacts], cx: &CxAcross, findings: &mut Findings) {
    let letters = houses::distinct(letters);
    for act in [Act::AskReview, Act::AnswerReview] {
        for regime in Regime::ALL {
            let uses: Vec<Use> = letters.iter().filter_map(|letter| Use::of(letter, act, regime, cx)).collect();
            for cluster in houses::by_authority(&uses, |one| one.letter) {
                compare(&cluster, act, regime, cx, findings);
            }
        }
    }
}

/// The limit that a letter gives for an act.
#[derive(Clone, Copy)]
struct Use<'a> {
    letter: &'a LetterFacts,
    deadline: &'a Deadline,
    rule: Option<&'a Limit>,
}

impl<'a> Use<'a> {
    /// A letter that contradicts itself is reported by itself and not compared.
    fn of(letter: &'a LetterFacts, act: Act, regime: Regime, cx: &'a CxAcross) -> Option<Use<'a>> {
        let same = |limit: &&Deadline| {
            limit.act == act && !limit.extended && limit.regime.unwrap_or(letter.facts.regime) == regime
        };
        let mut limits = letter.facts.deadlines.iter().filter(same);
        let deadline = limits.next()?;
        if limits.any(|other| other.value() != deadline.value()) {
            return None;
        }
        let rule = rule(cx.tables, deadline, regime, letter.facts.sent.map(|sent| sent.date));
        Some(Use { letter, deadline, rule })
    }

    fn place(&self) -> Place {
        Place { letter: self.letter.id, span: self.deadline.span }
    }
}

fn compare(uses: &[Use], act: Act, regime: Regime, cx: &CxAcross, findings: &mut Findings) {
    let mut groups: Vec<Vec<Use>> = Vec::new();
    let mut index = BTreeMap::new();
    for one in uses {
        let (number, unit) = one.deadline.value();
        let at = *index.entry((number, unit as u8)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(*one),
            None => groups.push(vec![*one]),
        }
    }
    // most letters first; then what fits the rule better; then the newer
    let newest = newest_rule(uses);
    groups.sort_by_key(|group| {
        let fit = group.iter().map(|one| misfit(one.deadline, newest.or(one.rule))).min();
        let last = group.iter().filter_map(|one| one.letter.facts.sent.map(|sent| sent.date)).max();
        (std::cmp::Reverse(group.len()), fit, std::cmp::Reverse(last))
    });
    for odd in 1..groups.len() {
        findings.push(finding(&groups, odd, act, regime, cx));
    }
}

/// The rule of the newest letter that has one.
fn newest_rule<'a>(uses: &[Use<'a>]) -> Option<&'a Limit> {
    let dated = uses.iter().filter_map(|one| Some((one.letter.facts.sent?.date, one.rule?)));
    dated.max_by_key(|(date, _)| *date).map(|(_, rule)| rule)
}

fn finding(groups: &[Vec<Use>], odd: usize, act: Act, regime: Regime, cx: &CxAcross) -> Finding {
    let (usual, here) = (&groups[0], &groups[odd]);
    let first = here[0];
    let name = act_name(act);
    let mut message = format!(
        "‘{}’ to {name} in {} and ‘{}’ in {}.",
        first.deadline.shown(),
        letters(here.len()),
        usual[0].deadline.shown(),
        if usual.len() == 1 { "another".to_owned() } else { letters(usual.len()) }
    );
    let same_rule = under_one_rule(here, usual, act, regime, cx);
    let change = if same_rule { None } else { change_between(here, usual, act, regime, cx) };
    match (&change, same_rule) {
        (Some(change), _) => {
            let from = change.from.map(day).unwrap_or_default();
            let number = change.count.map(|count| format!(", {count} working days,")).unwrap_or_default();
            message += &format!(
                " The rule changed between them: that of {}{number} is of {from}. Give the same limit in all letters since.",
                provision(regime, act)
            );
        }
        (None, true) => message += " They stand under the same rule: give one limit in all.",
        (None, false) => {
            message += " A day is not known, so the rule may have changed between them. Give one limit in all."
        }
    }
    let others = groups.iter().enumerate().filter(|(index, _)| *index != odd).map(|(_, group)| group[0]);
    let further = here.iter().skip(1).chain(usual.iter().skip(1)).copied();
    let related: Vec<Use> = others.chain(further).collect();
    let mut finding = Finding::at(first.place(), message).label(format!("{} to {name}", first.deadline.shown()));
    for one in related.iter().take(houses::MOST) {
        finding = finding.related_at(one.place(), format!("{} to {name}", one.deadline.shown()));
    }
    if related.len() > houses::MOST {
        finding = finding.note(format!("and {} more places", related.len() - houses::MOST));
    }
    if same_rule { finding } else { finding.severity(Severity::Warning) }
}

fn letters(count: usize) -> String {
    if count == 1 { "one letter".to_owned() } else { format!("{count} letters") }
}

/// Where in the order of rules a letter stands: how many had begun. `None` for an undated letter.
fn era(one: &Use, act: Act, regime: Regime, cx: &CxAcross) -> Option<usize> {
    let date = one.letter.facts.sent?.date;
    let changes = cx.tables.deadlines().changes(regime, act);
    Some(changes.iter().filter(|limit| limit.from.is_some_and(|from| from <= date)).count())
}

/// Whether two letters of the groups, or two templates, stand under one rule.
fn under_one_rule(a: &[Use], b: &[Use], act: Act, regime: Regime, cx: &CxAcross) -> bool {
    let template = |group: &[Use]| group.iter().any(|one| one.letter.kind == Kind::Template);
    let eras =
        |group: &[Use]| -> BTreeSet<usize> { group.iter().filter_map(|one| era(one, act, regime, cx)).collect() };
    template(a) && template(b) || !eras(a).is_disjoint(&eras(b))
}

/// The first rule that began between the two groups, where both are dated.
fn change_between<'a>(a: &[Use], b: &[Use], act: Act, regime: Regime, cx: &'a CxAcross) -> Option<&'a Limit> {
    let date = |group: &[Use]| group.iter().filter_map(|one| one.letter.facts.sent.map(|sent| sent.date)).min();
    let (a, b) = (date(a)?, date(b)?);
    let (early, late) = (a.min(b), a.max(b));
    let within = |limit: &Limit| limit.from.is_some_and(|from| early < from && from <= late);
    cx.tables.deadlines().changes(regime, act).into_iter().rfind(|limit| within(limit))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::diagnostic::{Diagnostic, LetterId};
    use crate::facts::{Facts, Given, Profile};
    use crate::letter::{Cues, Letter};
    use crate::lints::LintSet;
    use crate::tables::Tables;
    use crate::text::{Format, Source};

    fn letter(index: usize, days: &str, on: Option<Date>, own: Option<&str>) -> LetterFacts {
        let text = format!("You may ask for an internal review within {days} of the date of this letter.\n");
        let source = Source::from_text(format!("{index}.txt"), Format::Text, text);
        let read = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        let given = Given { date: on, ..Given::default() };
        let mut facts = Facts::of(&read, &Tables::builtin(), &Profile::default(), &given);
        facts.named.own =
            own.map(|name| crate::facts::authorities::Own { name: name.to_owned(), ..Default::default() });
        LetterFacts {
            id: LetterId(index),
            path: source.path().to_owned(),
            kind: Kind::Letter,
            facts,
            content: index as u64,
            stock: Default::default(),
            sketch: Default::default(),
        }
    }

    fn found(letters: &[LetterFacts]) -> Vec<Diagnostic> {
        let (tables, profile, given) = (Tables::builtin(), Profile::default(), Given::default());
        let set = LintSet::builtin();
        let mut findings = Findings::new(set.get("drift-deadline").expect("it is built in"), LetterId::default());
        let cx = CxAcross { tables: &tables, profile: &profile, given: &given, notes: true, text: &|_| "" };
        check(&letters.iter().collect::<Vec<_>>(), &cx, &mut findings);
        findings.into_parts().0
    }

    #[test]
    fn a_change_of_the_rule_between_letters_makes_a_warning_that_says_when() {
        let old = letter(0, "20 days", Some(date(2018, 6, 14)), Some("Kent Police"));
        let new = letter(1, "40 days", Some(date(2019, 12, 17)), Some("Kent Police"));
        let all = found(&[old, new]);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].severity, all[0].primary.letter, all[0].related.len()), (Severity::Warning, LetterId(0), 1));
        assert!(all[0].message.contains("4 July 2018"), "{}", all[0].message);
    }

    #[test]
    fn one_rule_makes_an_error_and_an_unknown_day_a_warning() {
        let on = Some(date(2024, 3, 1));
        let pair = |day| {
            [
                letter(0, "40 working days", on, Some("Kent Police")),
                letter(1, "60 working days", day, Some("Kent Police")),
            ]
        };
        assert_eq!(found(&pair(on))[0].severity, Severity::Error);
        assert_eq!(found(&pair(None))[0].severity, Severity::Warning);
    }

    #[test]
    fn other_authorities_are_not_compared_and_copies_count_once() {
        let on = Some(date(2024, 3, 1));
        let kent = letter(0, "40 working days", on, Some("Kent Police"));
        let essex = letter(1, "60 working days", on, Some("Essex Police"));
        assert!(found(&[kent, essex]).is_empty());
        let mut copy = letter(1, "60 working days", on, Some("Kent Police"));
        copy.content = 2;
        let all = found(&[
            letter(0, "40 working days", on, Some("Kent Police")),
            copy,
            letter(2, "60 working days", on, Some("Kent Police")),
        ]);
        assert_eq!(all[0].related.len(), 1);
    }

    #[test]
    fn at_most_twenty_places_are_shown() {
        let on = Some(date(2024, 3, 1));
        let mut letters: Vec<LetterFacts> =
            (0..30).map(|index| letter(index, "40 working days", on, Some("Kent Police"))).collect();
        letters.push(letter(30, "20 working days", on, Some("Kent Police")));
        let all = found(&letters);
        assert_eq!((all.len(), all[0].primary.letter, all[0].related.len()), (1, LetterId(30), 20));
        assert_eq!(all[0].notes, ["and 10 more places"]);
    }

    #[test]
    fn letters_that_name_nobody_are_compared_where_they_share_a_mark() {
        let on = Some(date(2024, 3, 1));
        let marked = |index, days, mark: &str| {
            let mut letter = letter(index, days, on, None);
            letter.facts.marks = vec![mark.to_owned()];
            letter
        };
        assert_eq!(found(&[marked(0, "40 working days", "@a.test"), marked(1, "20 working days", "@a.test")]).len(), 1);
        assert!(found(&[marked(0, "40 working days", "@a.test"), marked(1, "20 working days", "@b.test")]).is_empty());
        assert!(found(&[letter(0, "40 working days", on, None), letter(1, "20 working days", on, None)]).is_empty());
        let mut kent = letter(0, "40 working days", on, Some("Kent Police"));
        kent.facts.marks = vec!["@a.test".to_owned()];
        assert_eq!(found(&[kent, marked(1, "20 working days", "@a.test")]).len(), 1);
    }
}
