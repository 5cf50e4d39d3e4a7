//! The comma that a long introduction lacks. Only the introductions that every letter of the genre has, because English
//! is free with short ones.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::letter::pattern::Found;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};
use crate::lints::clause::{clauses, commas, is_after_comma, own_sentence, verbs};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Edit;

const PLEASE: u64 = keys(["please"])[0];
/// What opens an introduction that "please" may follow.
const OPENS: [u64; 9] = keys(["if", "for", "should", "where", "to", "in", "when", "once", "unless"]);
/// What opens one before "this will", "you may".
const CLAUSES: [u64; 12] =
    keys(["whilst", "while", "although", "though", "as", "if", "where", "when", "since", "because", "should", "once"]);
/// Before "please" these belong to the same clause.
const JOINED: [u64; 22] = keys([
    "and", "or", "then", "so", "can", "could", "would", "will", "may", "to", "that", "you", "we", "but", "is", "are",
    "not", "the", "also", "i", "do", "this",
]);
/// An introduction of fewer words may do without a comma.
const LONG: usize = 8;
/// Fewer words than this are no introduction worth a comma.
const WORTH: usize = 5;
const SUBJECTS: [u64; 12] =
    keys(["the", "this", "we", "i", "it", "there", "our", "under", "section", "a", "an", "these"]);
const PRONOUNS: [u64; 4] = keys(["we", "i", "there", "it"]);
const AWARE: u64 = keys(["aware"])[0];
const THE: [u64; 5] = keys(["the", "scottish", "it", "is", "was"]);
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
    formulae(letter, findings);
}

/// A comma before word `at`, after an introduction of the sentence.
fn report(letter: &Letter, from: usize, at: usize, severity: Severity, findings: &mut Findings) {
    let before = letter.word(at - 1);
    let message = format!("The sentence proper begins with ‘{}’. Put a comma after ‘{before}’.", letter.word(at));
    let span = letter.words_span(from..at + 1);
    let end = letter.words[at - 1].span().end;
    findings.push(Finding::new(span, message).severity(severity).label("a comma is missing").fix(Fix {
        title: format!("Write ‘{before},’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::insert(end, ",")],
    }));
}

/// Whether nothing but space stands between the words of a run.
fn is_plain(letter: &Letter, range: std::ops::Range<usize>) -> bool {
    range.skip(1).all(|at| letter.words[at].gap.is_plain_space())
}

fn severity(words: usize) -> Severity {
    if words >= LONG { Severity::Warning } else { Severity::Note }
}

fn own_paragraph<'a>(letter: &'a Letter, at: usize) -> Option<&'a Sentence> {
    own_sentence(letter, at).map(|(sentence, _)| sentence)
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
    report(letter, at - 1, at, level, findings);
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
    if found.last.is_none() || found.open > 0 || words[at - 1].key == THIS {
        return;
    }
    report(letter, at - 2, at, Severity::Warning, findings);
}

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
            report(letter, found.start, found.end, Severity::Warning, findings);
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
            report(letter, found.end - 1, found.end, at_most, findings);
        }
    }
    for found in commas().adds.in_letter(letter) {
        addition(letter, found.start, findings);
    }
    for at in letter.places_of(THIS) {
        this_letter(letter, at, findings);
    }
    for at in letter.places_of(HOWEVER) {
        however(letter, at, findings);
    }
    for found in commas().based.in_letter(letter) {
        // ", based upon current intelligence and that level has …"
        let and = found.end;
        let opens = is_after_comma(&letter.words[found.start]) && own_paragraph(letter, found.start).is_some();
        let goes_on = words.get(and).is_some_and(|word| word.key == AND && word.gap.is_plain_space());
        if opens && goes_on && words.get(and + 1).is_some_and(|word| [THAT, THIS].contains(&word.key)) {
            addition_unclosed(letter, found.start, and, findings);
        }
    }
    for found in commas().opening.in_letter(letter) {
        opening(letter, found, findings);
    }
    for found in commas().means.in_letter(letter) {
        which_means(letter, found.start, findings);
    }
    for found in commas().having.in_letter(letter) {
        having(letter, found.start, found.end, findings);
    }
    for found in commas().complying.in_letter(letter) {
        complying(letter, found.start, found.end, findings);
    }
}

/// ", based upon current intelligence and that level": the comma that opens the addition has no partner.
fn addition_unclosed(letter: &Letter, start: usize, and: usize, findings: &mut Findings) {
    let before = letter.word(and - 1);
    let message = format!(
        "The comma before ‘{}’ opens an addition that none closes. Put a comma after ‘{}’ too, or leave both out.",
        letter.word(start),
        before
    );
    let end = letter.words[and - 1].span().end;
    findings.push(Finding::new(letter.words_span(and - 1..and + 1), message).label("a comma is missing").fix(Fix {
        title: format!("Write ‘{before},’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::insert(end, ",")],
    }));
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
        || SEARCHES.contains(&next.key)
        || next.key == SECTION && next.capital;
    if subject && !JOINED.contains(&words[end - 1].key) {
        // "Having made enquiries we": short enough for no comma; before "searches" many forces write none
        let short = end - first <= SHORT || SEARCHES.contains(&next.key);
        report(letter, end - 1, end, if short { Severity::Note } else { Severity::Warning }, findings);
    }
}

/// An opening of so many words may do without a comma.
const SHORT: usize = 6;
const SEARCHES: [u64; 2] = keys(["searches", "enquiries"]);
const SECTION: u64 = keys(["section"])[0];

/// "… are absolute exemptions which means that there is no need": not the exemptions mean it, the whole statement does.
fn which_means(letter: &Letter, noun: usize, findings: &mut Findings) {
    let words = &letter.words;
    if own_paragraph(letter, noun).is_none() || !is_plain(letter, noun..noun + 3) {
        return;
    }
    let text = letter.word(noun);
    let message = format!("‘Which’ takes up the whole statement, as ‘means’ shows. Put a comma after ‘{text}’.");
    let end = words[noun].span().end;
    findings.push(Finding::new(letter.words_span(noun..noun + 3), message).label("a comma is missing").fix(Fix {
        title: format!("Write ‘{text},’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::insert(end, ",")],
    }));
}

const THAT: u64 = keys(["that"])[0];
const AND: u64 = keys(["and"])[0];

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
        report(letter, at - 1, at, Severity::Note, findings);
    }
}

const WITH: [u64; 4] = keys(["in", "under", "pursuant", "for"]);
const LETTERS: [u64; 5] = keys(["letter", "response", "notice", "email", "document"]);
const SERVES: [u64; 7] = keys(["acts", "serves", "represents", "constitutes", "is", "should", "stands"]);

/// "However we do not hold": without a comma it means "in whatever way".
fn however(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, at).filter(|sentence| sentence.words.start == at) else { return };
    let end = sentence.words.end;
    let Some(next) = words.get(at + 1).filter(|_| at + 4 < end) else { return };
    if !next.gap.is_plain_space() || !AFTER_HOWEVER.contains(&next.key) {
        return;
    }
    let negative = (at + 2..end.min(at + 6)).any(|index| NEGATIVE.contains(&words[index].key));
    let comma = (at + 1..end).any(|index| words[index].gap.has(Gap::COMMA));
    if negative || !comma {
        report(letter, at, at + 1, Severity::Warning, findings);
    }
}

const HOWEVER: u64 = keys(["however"])[0];
const AFTER_HOWEVER: [u64; 21] = keys([
    "we", "i", "it", "the", "this", "there", "these", "you", "they", "your", "our", "in", "as", "under", "if", "some",
    "a", "an", "no", "most", "both",
]);
const NEGATIVE: [u64; 6] = keys(["not", "cannot", "no", "unable", "don't", "doesn't"]);

/// "the Information Commissioner who will": there is only one.
fn addition(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !words[at].gap.is_plain_space() {
        return;
    }
    let Some(sentence) = own_paragraph(letter, at) else { return };
    let first = sentence.words.start;
    let unique = (first.max(at.saturating_sub(4))..at)
        .any(|from| commas().unique.at(words, from).is_some_and(|found| found.end == at));
    // "It is the Information Commissioner who decides"
    let cleft = (first..at).any(|index| THE[2..].contains(&words[index].key) && index + 8 > at);
    if unique && words[at - 1].capital && !cleft {
        report(letter, at - 2, at, Severity::Warning, findings);
    }
}

/// "and having followed our process you are still dissatisfied".
fn having(letter: &Letter, start: usize, end: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, start) else { return };
    let stop = sentence.words.end.min(end + 12);
    let Some(you) = (end..stop).find(|&at| commas().after_having.at(words, at).is_some()) else { return };
    if start == sentence.words.start || !is_plain(letter, start..you + 1) {
        return;
    }
    let message = format!(
        "The words from ‘having’ to ‘{}’ are an aside. Put a comma before and after them.",
        letter.word(you - 1)
    );
    findings.push(Finding::new(letter.words_span(start..end), message).label("commas are missing round this aside"));
}

/// "Kent Police in complying with their statutory duty under".
fn complying(letter: &Letter, start: usize, end: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(sentence) = own_paragraph(letter, start) else { return };
    let named = start > sentence.words.start && words[start].gap.is_plain_space() && words[start - 1].capital;
    // the verb of the sentence comes without a comma
    let verb = (end..sentence.words.end).find(|&at| clauses().modals.contains(&words[at].key));
    if !named || !verb.is_some_and(|verb| words[verb].gap.is_plain_space() && is_plain(letter, end..verb)) {
        return;
    }
    let message = "What follows the name is an aside, up to ‘will not’. Put a comma before ‘in complying’ and one after the aside.";
    findings.push(
        Finding::new(letter.words_span(start - 1..start + 3), message).label("commas are missing round this aside"),
    );
}
