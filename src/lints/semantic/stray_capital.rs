//! A small word with a capital after a comma ("However, In accordance"), and the Act that is cited in small letters. Titles
//! and names keep theirs: a word that another capital follows is let be.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, Word, WordKind};
use crate::lints::clause::{is_after_comma, is_verb, own_sentence};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings, prose};
use crate::text::Edit;

/// Words that begin a clause and no name; after a comma inside a sentence they are small.
const SMALL: [u64; 18] = keys([
    "in",
    "under",
    "we",
    "this",
    "there",
    "these",
    "if",
    "as",
    "it",
    "for",
    "our",
    "when",
    "where",
    "whilst",
    "while",
    "therefore",
    "however",
    "please",
]);
const OF_THE: [u64; 2] = keys(["of", "the"]);
const SECTIONS: [u64; 3] = keys(["section", "sections", "s"]);
const ACT: u64 = keys(["act"])[0];
const I: u64 = keys(["i"])[0];

/// Report each of them.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in SMALL.into_iter().flat_map(|small| letter.places_of(small)).filter(|&at| is_stray(letter, at)) {
        let small = letter.word(at).to_lowercase();
        let message = format!("A capital stands after a comma. Write ‘{small}’, or a full stop before it.");
        findings.push(finding(letter, at - 1, at, small, message));
    }
    for at in letter.places_of(ACT).filter(|&at| is_cited(letter, at)) {
        findings.push(finding(
            letter,
            at,
            at,
            "Act".to_owned(),
            "The Act that is cited has a capital: ‘the Act’.".to_owned(),
        ));
    }
}

fn finding(letter: &Letter, from: usize, at: usize, right: String, message: String) -> Finding {
    Finding::new(letter.words_span(from..at + 1), message).fix(Fix {
        title: format!("Write ‘{right}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(letter.words[at].span(), right)],
    })
}

/// "therefore,", "however,": a word that ties two sentences.
fn is_link(letter: &Letter, at: usize) -> bool {
    const LINKS: [u64; 3] = keys(["therefore", "however", "additionally"]);
    LINKS.contains(&letter.words[at].key)
}

/// Whether a small word has a capital in the middle of its sentence, and what follows is no name.
fn is_stray(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return false };
    let word = &words[at];
    if at <= sentence.words.start || !word.capital || !is_after_comma(word) {
        return false;
    }
    let lower = |word: &Word| word.kind != WordKind::Plain || !word.capital || word.key == I;
    let next = words.get(at + 1).filter(|next| at + 3 < sentence.words.end && next.gap.is_plain_space());
    let goes_on = next.is_some_and(|next| lower(next) || SECTIONS.contains(&next.key));
    let after = words
        .get(at + 2)
        .is_none_or(|after| lower(after) || after.gap.has(Gap::SENTENCE) || SECTIONS.contains(&words[at + 1].key));
    let line = letter.text()[words[at - 1].span().end..word.span().start].contains(['\n', '\r']);
    block.kind == BlockKind::Paragraph
        && letter.word(at).bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
        && !line
        && goes_on
        && after
        && !is_a_title(letter, at, sentence.words.end)
        && !is_behind_a_name(letter, sentence.words.start, at)
}

/// "Our strategy, Our shared future, is": a title between two commas, and the verb of what it names.
fn is_a_title(letter: &Letter, at: usize, end: usize) -> bool {
    /// The most words of one.
    const LONGEST: usize = 8;
    let words = &letter.words;
    let comma = (at + 1..end.min(at + LONGEST)).find(|&index| is_after_comma(&words[index]));
    comma.is_some_and(|behind| {
        is_verb(words[behind].key) || classes(words[behind].key).may_be(Classes::PAST.with(Classes::THIRD))
    })
}

/// "Dear Ms Smith, In reply", "Good morning, This is": a greeting, or a name that begins the line.
fn is_behind_a_name(letter: &Letter, start: usize, at: usize) -> bool {
    /// "Good morning Ms Smith"
    const LONGEST: usize = 4;
    let name = letter.words[at - 1].capital && !is_link(letter, at - 1);
    at - start <= LONGEST && (name || prose::GREETINGS.contains(&letter.words[start].key))
}

/// "section 12 of the act".
fn is_cited(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let plain = |index: usize| words[index].gap.is_plain_space();
    let named = at >= 4
        && OF_THE == [words[at - 2].key, words[at - 1].key]
        && words[at - 3].kind != WordKind::Plain
        && SECTIONS[..2].contains(&words[at - 4].key);
    named && (at - 3..=at).all(plain) && letter.word(at) == "act" && own_sentence(letter, at).is_some()
}
