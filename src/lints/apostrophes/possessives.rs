//! Possessives that have lost their apostrophe.

use super::{cues, is_own, mark, plain, singular};
use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::{Word, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Finding, Findings};
use crate::text::{Edit, Span};

/// How far back something may be given to a plural.
const GIVEN: usize = 5;

/// "One of the officers lives in …", "the letter from the applicants requests a …": what looks like the thing is the verb
/// of what stands before.
fn has_a_verb_behind(letter: &Letter, at: usize) -> bool {
    const ONE: [u64; 4] = keys(["one", "each", "either", "neither"]);
    const OF: u64 = keys(["of"])[0];
    const OBJECT: [u64; 6] = keys(["a", "an", "both", "two", "proof", "that"]);
    let words = &letter.words;
    let of = at >= 3 && words[at - 2].key == OF && ONE.contains(&words[at - 3].key);
    let verbal = matches!(letter.word(at + 1), "lives" | "names" | "requests" | "interests");
    verbal && (of || words.get(at + 2).is_some_and(|next| next.gap.is_plain_space() && OBJECT.contains(&next.key)))
}

/// "the Constabularies law enforcement", "Information Commissioners guidance".
pub fn lost(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    if !plain(letter, at + 1) || words[at + 1].kind != WordKind::Plain {
        return;
    }
    let (own, thing) = (words[at], words[at + 1]);
    let no_plural = cues.no_plural.contains(&own.key);
    let before = at.checked_sub(1).filter(|_| plain(letter, at)).map(|before| words[before]);
    let single = before.is_some_and(|before| cues.single.contains(&before.key)) && SINGLE.contains(&own.key);
    // "a persons right": one of them
    let one = before.is_some_and(|before| SINGULAR.contains(&before.key));
    let sure = no_plural || single || one;
    const OF: u64 = keys(["of"])[0];
    let of = || words.get(at + 2).is_some_and(|next| next.key == OF && plain(letter, at + 2));
    let fits = cues.of_things.contains(&thing.key) && of()
        || cues.things.contains(&thing.key)
            && (sure
                || !cues.weak.contains(&thing.key)
                || cues.strong.contains(&own.key) && !VERBS.contains(&thing.key));
    let described = cues.adjectives.contains(&thing.key)
        && plain(letter, at + 2)
        && cues.after_adjectives.contains(&words[at + 2].key);
    let written = is_written(letter, at);
    if !fits && !described && !written
        || !sure && !written && (!is_spoken_of(letter, at) || has_a_verb_behind(letter, at))
    {
        return;
    }
    // capitals after one in small letters: a title; all in capitals: a heading
    let title = !sure && thing.capital && !own.capital;
    if title || before.is_some_and(|before| cues.names_before.contains(&before.key)) || is_title(letter, at) {
        return;
    }
    let last = if described && !fits && !written { at + 2 } else { at + 1 };
    let first = if before.is_some() { at - 1 } else { at };
    let mark = mark(letter);
    let plural = letter.word(at);
    let what = letter.words_span(at + 1..last + 1).of(letter.text());
    let singular = singular(plural, mark);
    let finding =
        |message: String| Finding::new(letter.words_span(first..last + 1), message).label("an apostrophe is missing");
    if sure {
        let fix = Fix {
            title: format!("Write ‘{singular}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(own.span(), singular.clone())],
        };
        findings.push(finding(format!("An apostrophe is missing: write ‘{singular} {what}’.")).fix(fix));
    } else {
        findings.push(finding(format!(
            "An apostrophe is missing before ‘{what}’. Write ‘{plural}{mark}’ for several, ‘{singular}’ for one."
        )));
    }
}

/// "the inspectors report was", "an independent auditors conclusion": what somebody wrote, and no verb of several.
fn is_written(letter: &Letter, at: usize) -> bool {
    const FINITE: [u64; 10] = keys(["is", "was", "has", "will", "would", "does", "did", "of", "dated", "which"]);
    let (words, cues) = (&letter.words, cues());
    let thing = words[at + 1].key;
    let next = words.get(at + 2).filter(|_| plain(letter, at + 2)).map_or(0, |next| next.key);
    let noun = cues.writings.contains(&thing) || cues.writings_verbs.contains(&thing) && FINITE.contains(&next);
    if !cues.author_keys.contains(&words[at].key) || !noun || at == 0 || !plain(letter, at) {
        return false;
    }
    // "the police officers statement"
    let before = classes(words[at - 1].key);
    let described = at > 1
        && plain(letter, at - 1)
        && before.may_be(Classes::ADJECTIVE.with(Classes::NOUN))
        && !before.may_be(Classes::DETERMINER.with(Classes::PREPOSITION));
    let determiner = at - 1 - usize::from(described);
    let told = determiner.checked_sub(1).is_some_and(|before| cues.givers.contains(&words[before].key));
    !told && classes(words[determiner].key).may_be(Classes::DETERMINER) && !ASKING.contains(&words[determiner].key)
}

/// Behind these the people may be the subject of a clause: "which officers letters reached".
const ASKING: [u64; 4] = keys(["no", "some", "any", "which"]);

/// Possessors that may be one person or body by name.
const SINGLE: [u64; 3] = keys(["commissioners", "constables", "ministers"]);

const SINGULAR: [u64; 5] = keys(["a", "an", "each", "every", "another"]);

/// What these plurals may do: "the Councils request", "the forces review".
const VERBS: [u64; 14] = keys([
    "request", "review", "view", "trust", "staff", "address", "own", "right", "interest", "name", "age", "position",
    "budget", "approach",
]);

const AFTER_THESE: [u64; 8] = keys(["to", "of", "on", "by", "from", "with", "at", "under"]);

/// Givers that are nouns, too: "it cost the Councils resources".
const COST: [u64; 2] = keys(["cost", "costs"]);

/// Whether a plural follows a determiner and nothing gives it what follows.
fn is_spoken_of(letter: &Letter, at: usize) -> bool {
    let (words, cues) = (&letter.words, cues());
    let before = at.checked_sub(2).map_or(0, |before| words[before].key);
    let determined = at > 0 && plain(letter, at) && cues.determiners.contains(&words[at - 1].key);
    let from = at.saturating_sub(GIVEN);
    let given = (from..at).rev().take_while(|&index| !words[index + 1].gap.has(Gap::SENTENCE)).any(|index| {
        let points = |word: &Word| cues.determiners.contains(&word.key);
        // "the excess cost removes the forces obligations": a noun
        let noun = || COST.contains(&words[index].key) && !words[index + 1..at].iter().all(points);
        cues.givers.contains(&words[index].key) && !noun()
    });
    // "sent to the Councils information team": the preposition takes the plural
    determined && (!given || AFTER_THESE.contains(&before))
}

/// Whether the words around are set as a title, where apostrophes are often left out of names.
fn is_title(letter: &Letter, at: usize) -> bool {
    letter.word(at).chars().all(|char| !char.is_lowercase())
}

const INFORMATION: u64 = keys(["information"])[0];

const ITS_OWN: [u64; 3] = keys(["office", "website", "guidance"]);

/// "the Information Commissioners’ Office": there is one Commissioner.
pub fn of_several(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let named = at > 0 && words[at - 1].key == INFORMATION && plain(letter, at) && words[at].capital;
    let Some(next) = words.get(at + 1).filter(|next| ITS_OWN.contains(&next.key)) else { return };
    let span = Span::new(words[at].span().start, next.span().start);
    let marked = matches!(&span.of(letter.text())["commissioners".len()..], "' " | "’ ");
    if !named || !marked || !is_own(letter, at) {
        return;
    }
    let text = singular(letter.word(at), mark(letter));
    let span = Span::new(span.start, span.end - 1);
    findings.push(Finding::new(span, format!("There is one Commissioner: write ‘{text}’.")).fix(Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(span, text)],
    }));
}

/// "the Information Commissioner Office".
pub fn one_commissioner(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let named = at > 0 && words[at - 1].key == INFORMATION && plain(letter, at) && words[at].capital;
    if !named || !plain(letter, at + 1) || !ITS_OWN.contains(&words[at + 1].key) || !is_own(letter, at) {
        return;
    }
    let text = format!("{}{}s", letter.word(at), mark(letter));
    let message = format!("An apostrophe and an s are missing: write ‘{text} {}’.", letter.word(at + 1));
    findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(words[at].span(), text)],
    }));
}
