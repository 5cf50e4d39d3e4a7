//! The comma that a long introduction lacks. Only the introductions that every letter of the genre has, because English
//! is free with short ones.

use crate::diagnostic::Severity;
use crate::letter::pattern::Found;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::clause::aside::{asides, begins_at, is_plain, own_paragraph};
use crate::lints::clause::{clauses, commas, is_after_comma, is_verb, verbs};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings};

const PLEASE: u64 = keys(["please"])[0];
/// What opens an introduction that "please" may follow.
const OPENS: [u64; 9] = keys(["if", "for", "should", "where", "to", "in", "when", "once", "unless"]);
/// What opens one before "this will", "you may".
const CLAUSES: [u64; 12] =
    keys(["whilst", "while", "although", "though", "as", "if", "where", "when", "since", "because", "should", "once"]);
/// Before "please" these belong to the same clause.
const JOINED: [u64; 25] = keys([
    "they", "others", "people", "and", "or", "then", "so", "can", "could", "would", "will", "may", "to", "that", "you",
    "we", "but", "is", "are", "not", "the", "also", "i", "do", "this",
]);
/// An introduction of fewer words may do without a comma.
const LONG: usize = 8;
/// Fewer words than this are no introduction worth a comma.
const WORTH: usize = 5;
const SUBJECTS: [u64; 12] =
    keys(["the", "this", "we", "i", "it", "there", "our", "under", "section", "a", "an", "these"]);
const PRONOUNS: [u64; 4] = keys(["we", "i", "there", "it"]);
const AWARE: u64 = keys(["aware"])[0];
const THIS: u64 = keys(["this"])[0];
const YOU: u64 = keys(["you"])[0];
const AFTER_THIS: [u64; 7] = keys(["will", "would", "is", "was", "has", "may", "could"]);
const AFTER_YOU: [u64; 5] = keys(["may", "can", "should", "have", "must"]);
const HAVE: u64 = keys(["have"])[0];
const A_RIGHT: [u64; 3] = keys(["the", "a", "two"]);
/// "you may ask", "you can appeal": not "the review you may have".
const TO_DO: [u64; 10] =
    keys(["ask", "request", "apply", "appeal", "complain", "write", "contact", "wish", "refer", "seek"]);

/// Report introductions that run into their sentence.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    letter.places_of(PLEASE).for_each(|at| before_please(letter, at, findings));
    for at in [THIS, YOU].into_iter().flat_map(|word| letter.places_of(word)) {
        long_clause(letter, at, findings);
    }
    for at in BEGINS.into_iter().flat_map(|word| letter.places_of(word)) {
        without_any(letter, at, findings);
    }
    formulae(letter, findings);
    asides(letter, findings);
}

fn severity(words: usize) -> Severity {
    if words >= LONG { Severity::Warning } else { Severity::Note }
}

/// "For information on how to apply to the Commissioner please visit".
fn before_please(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !words[at].gap.is_plain_space() || words[at].capital {
        return;
    }
    let Some(sentence) = own_paragraph(letter, at) else { return };
    let first = sentence.words.start;
    let opens = at >= first + WORTH && OPENS.contains(&words[first].key) && at + 2 < sentence.words.end;
    if !opens || !is_plain(letter, first..at + 1) || JOINED.contains(&words[at - 1].key) {
        return;
    }
    if (first..at).any(|index| words[index].gap.has(Gap::STOP)) {
        return;
    }
    // "If you have any questions about this please": a formula that many write without
    let formula = (first..first + 3).any(|index| words[index].key == HAVE);
    let level = if formula { Severity::Note } else { severity(at - first) };
    findings.push(begins_at(letter, at - 1, at, level));
}

/// "Whilst there is a public interest in matters of national security this will", "… with our decision you may ask".
fn long_clause(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !words[at].gap.is_plain_space() || at == 0 {
        return;
    }
    let Some(verb) = words.get(at + 1).filter(|verb| verb.gap.is_plain_space()) else { return };
    let after = words.get(at + 2).map_or(0, |word| word.key);
    let fits = match words[at].key {
        THIS => AFTER_THIS.contains(&verb.key),
        _ if verb.key == HAVE => A_RIGHT.contains(&after),
        _ => AFTER_YOU.contains(&verb.key) && TO_DO.contains(&after),
    };
    if !fits || !clauses().is_sure_noun(letter, at - 1) {
        return;
    }
    let Some(sentence) = own_paragraph(letter, at) else { return };
    let first = sentence.words.start;
    if at < first + LONG || !CLAUSES.contains(&words[first].key) || !is_plain(letter, first..at + 1) {
        return;
    }
    let found = verbs(words, first + 1..at);
    // "the matters you may wish to raise, please": the comma stands further on
    let later = (at + 1..sentence.words.end).any(|index| is_after_comma(&words[index]));
    if found.last.is_none() || found.open > 0 || later || words[at - 1].key == THIS {
        return;
    }
    findings.push(begins_at(letter, at - 2, at, Severity::Warning));
}

/// A sentence that begins with "as" or "whilst" and has no comma at all: somewhere its main clause begins, and where "we"
/// and a verb follow a noun behind a clause that is whole, it is there.
fn without_any(letter: &Letter, first: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, first) else { return };
    let (start, end) = (sentence.words.start, sentence.words.end);
    // "However, while most of it is attached to this email I am …"
    let behind = start + 1 == first && words[start].key == HOWEVER && is_after_comma(&words[first]);
    if start != first && !behind || end < first + 2 * LONG || !is_plain(letter, first..end) {
        return;
    }
    let begins =
        |at: usize| WE.contains(&words[at].key) && is_verb(words[at + 1].key) && clauses().is_sure_noun(letter, at - 1);
    let Some(at) = (first + LONG..end.saturating_sub(3)).find(|&at| begins(at)) else { return };
    let before = verbs(words, first + 1..at);
    // "the figures we have are": the words belong to the noun
    let after = verbs(words, at + 2..end).main;
    let joined = after.is_none_or(|verb| verb > at + WORTH && JOINED.contains(&words[verb - 1].key));
    if before.last.is_some() && before.open == 0 && joined {
        findings.push(begins_at(letter, at - 2, at, Severity::Warning));
    }
}

const BEGINS: [u64; 7] = keys(["as", "whilst", "while", "although", "though", "because", "since"]);
const WE: [u64; 2] = keys(["we", "i"]);

fn formulae(letter: &Letter, findings: &mut Findings) {
    let words = &letter.words;
    let begins = |at: usize| own_paragraph(letter, at).filter(|sentence| sentence.words.start == at);
    for found in commas().aware.in_letter(letter) {
        let Some(sentence) = begins(found.start).filter(|sentence| found.end + 2 < sentence.words.end) else {
            continue;
        };
        let next = &words[found.end];
        let subject = match words[found.end - 1].key {
            AWARE => SUBJECTS.contains(&next.key) || next.capital,
            _ => PRONOUNS.contains(&next.key),
        };
        let plain = is_plain(letter, sentence.words.start..found.end + 1);
        if subject && plain && next.key != THAT {
            findings.push(begins_at(letter, found.start, found.end, Severity::Warning));
        }
    }
    for found in commas().reason.in_letter(letter) {
        let Some(sentence) = begins(found.start).filter(|sentence| found.end + 2 < sentence.words.end) else {
            continue;
        };
        let next = &words[found.end];
        let subject = SUBJECTS.contains(&next.key) || next.capital;
        if subject && is_plain(letter, sentence.words.start..found.end + 1) {
            let at_most = if found.end - found.start > 3 { Severity::Warning } else { Severity::Note };
            findings.push(begins_at(letter, found.end - 1, found.end, at_most));
        }
    }
    for at in letter.places_of(THIS) {
        this_letter(letter, at, findings);
    }
    for at in letter.places_of(HOWEVER) {
        however(letter, at, findings);
    }
    for found in commas().opening.in_letter(letter) {
        opening(letter, found, findings);
    }
}

/// "Having received your request searches were made".
fn opening(letter: &Letter, found: Found, findings: &mut Findings) {
    let words = &letter.words;
    let end = found.end;
    let Some(sentence) = own_paragraph(letter, found.start).filter(|one| end + 2 < one.words.end) else { return };
    let first = sentence.words.start;
    // "However where …", "1. Having …"
    let begins = found.start <= first + 1 || is_after_comma(&words[found.start]);
    if !begins || !is_plain(letter, found.start..end + 1) {
        return;
    }
    let next = &words[end];
    let subject = PRONOUNS.contains(&next.key)
        || next.key == PLEASE
        || next.key == THE && clauses().is_sure_noun(letter, end - 1)
        || SEARCHES.contains(&next.key)
        || next.key == SECTION && next.capital;
    if subject && !JOINED.contains(&words[end - 1].key) {
        // "Having made enquiries we": short enough for no comma; before "searches" many forces write none
        let short = end - first <= SHORT || SEARCHES.contains(&next.key);
        findings.push(begins_at(letter, end - 1, end, if short { Severity::Note } else { Severity::Warning }));
    }
}

/// An opening of so many words may do without a comma.
const SHORT: usize = 6;
const THE: u64 = keys(["the"])[0];
const SEARCHES: [u64; 2] = keys(["searches", "enquiries"]);
const SECTION: u64 = keys(["section"])[0];

const THAT: u64 = keys(["that"])[0];

/// "In accordance with section 17 of the Act this letter acts as a refusal notice".
fn this_letter(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let named = words.get(at + 1).is_some_and(|next| LETTERS.contains(&next.key))
        && words.get(at + 2).is_some_and(|verb| verb.gap.is_plain_space() && SERVES.contains(&verb.key));
    if !named || !words[at].gap.is_plain_space() || words[at].gap.has(Gap::SENTENCE) {
        return;
    }
    let Some(sentence) = own_paragraph(letter, at) else { return };
    let first = sentence.words.start;
    let opens = at >= first + WORTH && WITH.contains(&words[first].key) && is_plain(letter, first..at + 1);
    if opens && verbs(words, first..at).last.is_none() {
        // another formula that many write without
        findings.push(begins_at(letter, at - 1, at, Severity::Note));
    }
}

const WITH: [u64; 4] = keys(["in", "under", "pursuant", "for"]);
const LETTERS: [u64; 5] = keys(["letter", "response", "notice", "email", "document"]);
const SERVES: [u64; 7] = keys(["acts", "serves", "represents", "constitutes", "is", "should", "stands"]);

/// "However we do not hold": without a comma it means "in whatever way".
fn however(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, at) else { return };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if at + 4 >= end {
        return;
    }
    if parts_subject_and_verb(letter, at, first) {
        findings.push(commas_round(letter, at));
    }
    let semicolon = || letter.text()[..words[at].span().start].trim_end().ends_with(';');
    let opens = at == first || words[at].gap.has(Gap::COLON) && semicolon();
    let next = words[at + 1];
    if !opens || !next.gap.is_plain_space() || !AFTER_HOWEVER.contains(&next.key) {
        return;
    }
    let comma = (at + 1..end).find(|&index| words[index].gap.has(Gap::COMMA));
    // "However we search, no more is found": what is denied stands behind the way
    let negative = (at + 2..comma.unwrap_or(end).min(at + 6)).any(|index| NEGATIVE.contains(&words[index].key));
    if negative || comma.is_none() {
        findings.push(begins_at(letter, at, at + 1, Severity::Warning));
    }
}

fn commas_round(letter: &Letter, at: usize) -> Finding {
    let (from, to) = (letter.word(at - 1), letter.word(at));
    let message = format!("‘{to}’ stands between a subject and its verb. Put a comma after ‘{from}’ and after ‘{to}’.");
    Finding::new(letter.words_span(at - 1..at + 2), message).label("commas are missing round ‘however’")
}

/// "The Trust however does not record it": the verb shows that it is no "in whatever way", which has a subject.
fn parts_subject_and_verb(letter: &Letter, at: usize, first: usize) -> bool {
    /// The most words of the subject.
    const SUBJECT: usize = 6;
    let words = &letter.words;
    let subject = first < at && at - first <= SUBJECT && is_plain(letter, first..at + 2);
    let led = || clauses().determiners.contains(&words[first].key) || clauses().pronouns.contains(&words[first].key);
    let noun = || classes(words[at - 1].key).may_be(Classes::NOUN.with(Classes::PLURAL).with(Classes::PRONOUN));
    let auxiliary =
        || clauses().modals.contains(&words[at + 1].key) || clauses().auxiliaries.contains(&words[at + 1].key);
    subject
        && (led() || words[first].capital && words[at - 1].capital)
        && (noun() || words[at - 1].capital)
        && auxiliary()
        && verbs(words, first..at).last.is_none()
}

const HOWEVER: u64 = keys(["however"])[0];
const AFTER_HOWEVER: [u64; 21] = keys([
    "we", "i", "it", "the", "this", "there", "these", "you", "they", "your", "our", "in", "as", "under", "if", "some",
    "a", "an", "no", "most", "both",
]);
const NEGATIVE: [u64; 6] = keys(["not", "cannot", "no", "unable", "don't", "doesn't"]);
