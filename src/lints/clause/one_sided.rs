//! "However", "therefore" and "the applicant" with a comma on one side only.

use super::{MARKS, clauses, is_after_comma, is_verb, own_sentence, verbs};
use crate::diagnostic::{Applicability, Fix, Severity};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::{Finding, Findings};
use crate::text::{Edit, Span};

const THAT: u64 = keys(["that"])[0];
/// The most words of a subject before "however".
const SHORT_SUBJECT: usize = 5;
/// "However".
pub const HOWEVER: u64 = keys(["however"])[0];
/// After these "however" is an aside before "that".
const AWARE: [u64; 11] = keys([
    "aware",
    "note",
    "noted",
    "advised",
    "understand",
    "say",
    "clear",
    "confirm",
    "appreciate",
    "recognise",
    "mindful",
]);
/// What may begin a clause: "however that may be" is no aside.
pub const OPENS_A_CLAUSE: [u64; 14] =
    keys(["a", "an", "the", "we", "it", "this", "our", "you", "your", "there", "some", "any", "no", "these"]);

/// "I am aware, however that a reply …", "Some of it however, may be …".
pub fn however(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if at <= first || at + 3 >= end {
        return;
    }
    let (before, after) = (is_after_comma(&words[at]), is_after_comma(&words[at + 1]));
    let plain = |index: usize| words[index].gap.is_plain_space();
    let opened = before
        && plain(at + 1)
        && words[at + 1].key == THAT
        && AWARE.contains(&words[at - 1].key)
        && plain(at + 2)
        && OPENS_A_CLAUSE.contains(&words[at + 2].key);
    // only a short subject stands before
    let subject = || {
        at - first <= SHORT_SUBJECT
            && (first + 1..at).all(plain)
            && !(first..at).any(|index| is_verb(words[index].key))
            && clauses().is_sure_noun(letter, at - 1)
    };
    let closed = after && plain(at) && is_verb(words[at + 1].key) && subject();
    if opened || closed {
        let span = letter.words_span(at - 1..at + 2);
        let message = format!(
            "One comma of a pair is missing. Write ‘{}, {}, {}’.",
            letter.word(at - 1),
            letter.word(at),
            letter.word(at + 1)
        );
        findings.push(Finding::new(span, message).label("one comma of two"));
    }
}

/// "Therefore".
pub const THEREFORE: u64 = keys(["therefore"])[0];
const AND_BUT: [u64; 2] = keys(["and", "but"]);
const PEOPLE: [u64; 5] = keys(["i", "they", "he", "she", "anyone"]);
/// "therefore, in the public domain without caveat" has so many words.
const SHORT_PLACE: usize = 8;
const PLACES: [u64; 7] = keys(["in", "on", "at", "of", "by", "from", "with"]);

/// "published and therefore, in the public domain", "is incomplete and therefore, does not show": the clause goes on behind
/// the comma and has no subject of its own.
pub fn therefore(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let end = sentence.words.end;
    if at < sentence.words.start + 2 || at + 2 >= end {
        return;
    }
    if is_parted_from_its_verb(letter, at) {
        let (verb, next) = (letter.word(at - 1), letter.word(at + 1));
        let message =
            format!("One comma of a pair is missing. Write ‘{verb} therefore {next}’, or put a comma on both sides.");
        findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("one comma of two"));
        return;
    }
    let joined = AND_BUT.contains(&words[at - 1].key)
        && words[at - 1].gap.is_plain_space()
        && words[at].gap.is_plain_space()
        && is_after_comma(&words[at + 1]);
    let next = words[at + 1].key;
    // "and therefore, in this case, we …"
    let no_clause = || {
        end - at <= SHORT_PLACE
            && (at + 2..end).all(|index| words[index].gap.is_plain_space() && !is_verb(words[index].key))
    };
    // "and therefore, should you wish …"
    let turned = || OPENS_A_CLAUSE.contains(&words[at + 2].key) || PEOPLE.contains(&words[at + 2].key);
    if joined && (is_verb(next) && !turned() || PLACES.contains(&next) && no_clause()) {
        let message = format!(
            "No comma parts ‘therefore’ from what it belongs to. Write ‘{} therefore {}’.",
            letter.word(at - 1),
            letter.word(at + 1)
        );
        findings.push(Finding::new(letter.words_span(at..at + 2), message).label("one comma of two"));
    }
}

const BEING: [u64; 5] = keys(["is", "are", "was", "were", "am"]);
/// What only goes on with "is therefore".
const GOES_ON: [u64; 8] =
    keys(["being", "exempt", "withheld", "unable", "refused", "engaged", "excepted", "considered"]);
/// "is therefore, being short, quoted": an aside has few words.
const SHORT_ASIDE: usize = 5;

/// "The table is therefore, being withheld."
fn is_parted_from_its_verb(letter: &Letter, at: usize) -> bool {
    let (words, next) = (&letter.words, &letter.words[at + 1]);
    let aside = || words[at + 2..].iter().take(SHORT_ASIDE).any(is_after_comma);
    BEING.contains(&words[at - 1].key)
        && words[at].gap.is_plain_space()
        && is_after_comma(next)
        && GOES_ON.contains(&next.key)
        && !aside()
}

/// "Applicant".
pub const APPLICANT: u64 = keys(["applicant"])[0];
const WITH: u64 = keys(["with"])[0];
const YOU_THE: [u64; 2] = keys(["you", "the"]);

/// "to provide you, the applicant with a notice": the same person named twice takes two commas; a note where both are
/// missing, as in "we the undersigned".
pub fn applicant(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    if at < sentence.words.start + 2 || at + 1 >= sentence.words.end {
        return;
    }
    let named = [words[at - 2].key, words[at - 1].key] == YOU_THE && words[at].gap.is_plain_space();
    let goes_on = words[at + 1].key == WITH || is_verb(words[at + 1].key);
    let (before, after) = (is_after_comma(&words[at - 1]), is_after_comma(&words[at + 1]));
    let plain = |index: usize| words[index].gap.is_plain_space();
    let fewer = before && plain(at + 1) || plain(at - 1) && (after || plain(at + 1));
    if named && goes_on && fewer {
        let message = "‘The applicant’ says again who ‘you’ is. Write ‘you, the applicant,’, or leave it out.";
        let finding = Finding::new(letter.words_span(at - 2..at + 2), message);
        findings.push(if before || after { finding } else { finding.severity(Severity::Note) });
    }
}

/// "We consider that, the request was …": a comma behind "that" opens an aside, and where no other comma follows there is
/// none.
pub fn that(letter: &Letter, at: usize, findings: &mut Findings) {
    const SAYS: [u64; 26] = keys([
        "argue",
        "argues",
        "consider",
        "considers",
        "considered",
        "believe",
        "believes",
        "confirm",
        "confirms",
        "note",
        "notes",
        "state",
        "states",
        "stated",
        "advise",
        "advised",
        "means",
        "ensure",
        "find",
        "found",
        "decided",
        "concluded",
        "satisfied",
        "aware",
        "however",
        "feel",
    ]);
    const SUBJECTS: [u64; 11] =
        keys(["the", "we", "this", "it", "there", "our", "your", "these", "any", "they", "you"]);
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let Some(next) = words.get(at + 1).filter(|next| at > first && at + 3 < end && is_after_comma(next)) else {
        return;
    };
    let said = SAYS.contains(&words[at - 1].key) && words[at].gap.is_plain_space() && SUBJECTS.contains(&next.key);
    let marked = || (at + 2..end).any(|index| words[index].gap.has(MARKS.with(Gap::COMMA)));
    if said && !marked() && verbs(words, at + 1..end).main.is_some() {
        findings.extend(no_comma(letter, at, "No comma stands after ‘that’ here. Leave it out."));
    }
}

/// A finding on a comma behind a word that should not be there.
fn no_comma(letter: &Letter, at: usize, message: impl Into<String>) -> Option<Finding> {
    let (end, next) = (letter.words[at].span().end, letter.words.get(at + 1)?.span().start);
    let comma = end + letter.text()[end..next].find(',')?;
    let finding = Finding::new(letter.words_span(at..at + 2), message).label("no comma here");
    Some(finding.fix(Fix {
        title: "Leave out the comma".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::delete(Span::new(comma, comma + 1))],
    }))
}

/// "Although, the notice was late": a comma behind the word that opens a clause, where no aside begins.
pub fn although(letter: &Letter, at: usize, findings: &mut Findings) {
    const SUBJECTS: [u64; 9] = keys(["the", "we", "this", "it", "there", "our", "your", "these", "i"]);
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let next = words.get(at + 1).filter(|next| at == first && at + 3 < end && is_after_comma(next));
    if next.is_some_and(|next| SUBJECTS.contains(&next.key)) {
        let message = format!("No comma stands after ‘{}’. Leave it out, or write ‘However,’.", letter.word(at));
        findings.extend(no_comma(letter, at, message));
    }
}

/// "Although", "whilst".
pub const ALTHOUGH: [u64; 4] = keys(["although", "whilst", "while", "whereas"]);
