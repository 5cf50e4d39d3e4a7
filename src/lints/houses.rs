//! Which letters are compared with which: copies count once, and letters of one authority go together.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::LetterFacts;
use crate::letter::Kind;

/// The most places beside the primary one.
pub const MOST: usize = 20;

/// The letters of a run without files that are no letters and without copies: byte-identical files are one letter.
pub fn distinct<'l>(letters: &[&'l LetterFacts]) -> Vec<&'l LetterFacts> {
    let mut seen = BTreeSet::new();
    letters.iter().copied().filter(|letter| letter.kind != Kind::Other && seen.insert(letter.content)).collect()
}

/// Things of one authority each. A letter that names none goes with those that share its letterhead or the domain of its
/// e-mail addresses, templates without any go together, and what is left is compared with nothing: nobody can say whose
/// it is.
pub fn by_authority<'l, T: Copy>(things: &[T], letter: impl Fn(&T) -> &'l LetterFacts) -> Vec<Vec<T>> {
    let mut clusters: BTreeMap<String, Vec<T>> = BTreeMap::new();
    // the cluster of each mark, or nothing where two authorities share it
    let mut of_mark: BTreeMap<&str, Option<String>> = BTreeMap::new();
    let (known, unknown): (Vec<T>, Vec<T>) = things.iter().partition(|one| letter(one).facts.named.own.is_some());
    for one in known {
        let facts = &letter(&one).facts;
        let Some(own) = &facts.named.own else { continue };
        let name = if own.ids.is_empty() { own.name.to_lowercase() } else { own.ids.join(" ") };
        for mark in &facts.marks {
            let cluster = of_mark.entry(mark).or_insert_with(|| Some(name.clone()));
            *cluster = cluster.take().filter(|cluster| *cluster == name);
        }
        clusters.entry(name).or_default().push(one);
    }
    for one in unknown {
        let letter = letter(&one);
        let marks = &letter.facts.marks;
        let shared = marks.iter().find_map(|mark| of_mark.get(mark.as_str()).cloned().flatten());
        let bare = (letter.kind == Kind::Template && marks.is_empty()).then(|| "templates".to_owned());
        let Some(cluster) = shared.or_else(|| marks.first().map(|mark| format!("mark {mark}"))).or(bare) else {
            continue;
        };
        for mark in marks {
            of_mark.entry(mark).or_insert_with(|| Some(cluster.clone()));
        }
        clusters.entry(cluster).or_default().push(one);
    }
    clusters.into_values().collect()
}

/// "another letter", "12 letters", "this letter": where something else stands.
pub fn letters(count: usize, same: bool) -> String {
    match (count, same) {
        (1, true) => "another place of this letter".to_owned(),
        (1, false) => "another letter".to_owned(),
        _ => format!("{count} letters"),
    }
}

/// What the dates of letters say of two groups that differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// One was in use before, the other afterwards.
    Explain,
    /// Both were in use at once, or both are of templates.
    Refute,
    /// Nobody knows.
    Open,
}

/// So many days are too few for a change that both sides know of.
const CHANGE: i64 = 28;

/// Whether a change between two groups of letters explains that they differ.
pub fn dates(one: &[&LetterFacts], other: &[&LetterFacts]) -> Dates {
    let template = |group: &[&LetterFacts]| group.iter().any(|letter| letter.kind == Kind::Template);
    if template(one) && template(other) {
        return Dates::Refute;
    }
    let days = |group: &[&LetterFacts]| {
        let known = group.iter().filter_map(|letter| letter.facts.sent.map(|sent| sent.date));
        known.clone().min().zip(known.max())
    };
    let (Some((first, last)), Some((start, end))) = (days(one), days(other)) else { return Dates::Open };
    let all = one.iter().chain(other).all(|letter| letter.facts.sent.is_some());
    let apart = |last: Date, first: Date| i64::from((first - last).get_days());
    match apart(last, start).max(apart(end, first)) {
        gap if gap > CHANGE => Dates::Explain,
        gap if gap > 0 => Dates::Open,
        _ if all => Dates::Refute,
        _ => Dates::Open,
    }
}
