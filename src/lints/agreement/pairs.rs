//! Pairs whose halves do not go together: "neither … or", "criminals/terrorist"; and several numbers behind
//! the name of one: "Section 24 and 31", "question 1, 2 and 7".

use std::ops::Range;

use super::{Report, follows, own, phrase_ends};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::clause::{clauses, is_after_comma};
use crate::lints::lexicon::{Classes, classes};

const NEITHER: u64 = keys(["neither"])[0];
const NOR: u64 = keys(["nor"])[0];
const I: u64 = keys(["i"])[0];
const OR: u64 = keys(["or"])[0];
const AND: u64 = keys(["and"])[0];
/// What begins a clause or phrase of its own, in which "or" need not belong to "neither".
const BREAKS: [u64; 13] = keys([
    "that", "which", "who", "whether", "if", "when", "because", "either", "of", "than", "but", "between", "where",
]);
const CONFIRM: [u64; 5] = keys(["confirm", "confirms", "confirming", "confirmed", "conform"]);
/// The most words from "neither" to "or".
const REACH: usize = 6;
/// What is numbered, and its plural. With it whether letters number it with letters too: "Appendix A and B".
const NUMBERED: [(u64, &str, bool); 10] = [
    (keys(["section"])[0], "Sections", false),
    (keys(["regulation"])[0], "Regulations", false),
    (keys(["article"])[0], "Articles", false),
    (keys(["paragraph"])[0], "Paragraphs", false),
    (keys(["question"])[0], "Questions", false),
    (keys(["part"])[0], "Parts", false),
    (keys(["point"])[0], "Points", false),
    (keys(["document"])[0], "Documents", false),
    (keys(["annex"])[0], "Annexes", true),
    (keys(["appendix"])[0], "Appendices", true),
];
/// So many words behind the numbers the name may stand again.
const AHEAD: usize = 5;

/// Report each such pair.
pub fn find(letter: &Letter, report: &mut Report) {
    neither(letter, report);
    provisions(letter, report);
    slashes(letter, report);
}

fn neither(letter: &Letter, report: &mut Report) {
    for at in letter.places_of(NEITHER).filter(|&at| own(letter, at)) {
        let Some(sentence) = letter.sentence_of(at) else { continue };
        let rest = at + 1..sentence.words.end;
        let nor = rest.clone().any(|index| letter.words[index].key == NOR);
        if let Some(verb) = other_form(letter, at, rest.clone()) {
            let found = letter.word(verb);
            report.say(
                at..verb + 1,
                format!("‘neither … nor’ joins verbs of one form. Write the other form of ‘{found}’."),
            );
            continue;
        }
        // the formula of section 1 is the phrasebook's
        if nor || letter.words.get(at + 1).is_some_and(|word| CONFIRM.contains(&word.key)) {
            continue;
        }
        let words = &letter.words;
        let plain = |index: &usize| words[*index].gap.is_plain_space() && !BREAKS.contains(&words[*index].key);
        let or = rest.clone().take(REACH).take_while(plain).find(|&index| words[index].key == OR);
        if let Some(or) = or.filter(|&or| or > at + 1 && or + 1 < sentence.words.end) {
            report.write(at..or + 2, "‘neither’ goes with ‘nor’. Write ‘nor’ for ‘or’.".into(), or, "nor");
        }
    }
}

/// The verb behind "nor" where the one behind "neither" has another form: "neither owns nor maintain".
fn other_form(letter: &Letter, neither: usize, rest: Range<usize>) -> Option<usize> {
    let plain = |at: usize| letter.words.get(at).filter(|word| follows(word)).map(|word| classes(word.key));
    let verb = rest.clone().take(REACH).find(|&at| letter.words[at].key == NOR)? + 1;
    let (first, second) = (plain(neither + 1)?, plain(verb)?);
    let one = |known: Classes| known.only(Classes::THIRD);
    let bare = |known: Classes| known.only(Classes::BASE);
    (rest.contains(&verb) && (one(first) && bare(second) || bare(first) && one(second))).then_some(verb)
}

/// "Section 24 and 31", "question 1, 2 and 7": several numbers after the name of one.
fn provisions(letter: &Letter, report: &mut Report) {
    for (one, many, lettered) in NUMBERED {
        for at in letter.places_of(one).filter(|&at| own(letter, at)) {
            let Some(end) = several(letter, at, lettered) else { continue };
            // "8 fall under section 31 and 12 under section 40": another number of things
            if counts_on(letter, at, end) || letter.words[end..].iter().take(AHEAD).any(|word| word.key == one) {
                continue;
            }
            let many = if letter.words[at].capital { many.to_owned() } else { many.to_lowercase() };
            report.write(at..end, format!("More than one is named. Write ‘{many}’."), at, &many);
        }
    }
}

/// "We refused 12 under section 14(1) and 9 as repeated": a number before shows that the last one counts too.
fn counts_on(letter: &Letter, at: usize, end: usize) -> bool {
    const GOES_ON: [u64; 6] = keys(["as", "were", "was", "others", "in", "had"]);
    /// A count stands so many words before its section at most.
    const BEFORE: usize = 12;
    let words = &letter.words;
    let start = letter.sentence_of(at).map_or(at, |sentence| sentence.words.start.max(at.saturating_sub(BEFORE)));
    let counted = words[start..at].iter().any(|word| word.kind == WordKind::Number);
    counted && words.get(end).is_some_and(|next| GOES_ON.contains(&next.key))
}

/// One past the numbers that stand after a word, where they are more than one and the last is joined with "and" or "&".
fn several(letter: &Letter, name: usize, lettered: bool) -> Option<usize> {
    let words = &letter.words;
    let numbered = |index: usize| {
        let text = letter.word(index);
        match words[index].kind {
            WordKind::Reference => text.starts_with(|char: char| char.is_ascii_digit()),
            WordKind::Number => text.len() <= 2,
            WordKind::Plain => lettered && text.len() == 1 && words[index].capital && words[index].key != I,
            _ => false,
        }
    };
    let near = |index: usize| words.get(index).filter(|word| word.gap.is_plain_space());
    let ampersand = |index: usize| {
        let between = words[index - 1].span().end..words[index].span().start;
        letter.text()[between].trim_matches(' ') == "&" && !words[index].gap.has(Gap::SENTENCE)
    };
    let ends = |index: usize| {
        phrase_ends(letter, index)
            || words.get(index).is_some_and(|word| follows(word) && clauses().is_finite(word.key))
    };
    near(name + 1).filter(|_| numbered(name + 1))?;
    let mut at = name + 2;
    loop {
        let word = words.get(at)?;
        if ampersand(at) {
            return (numbered(at) && ends(at + 1)).then_some(at + 1);
        }
        if word.key == AND && (word.gap.is_plain_space() || !lettered && is_after_comma(word)) {
            near(at + 1)?;
            return (numbered(at + 1) && ends(at + 2)).then_some(at + 2);
        }
        if !is_after_comma(word) || !numbered(at) {
            return None;
        }
        at += 1;
    }
}

/// "criminals/terrorist would": a plural and a singular on either side of a slash.
fn slashes(letter: &Letter, report: &mut Report) {
    let words = &letter.words;
    for slash in memchr::memchr_iter(b'/', letter.text().as_bytes()) {
        let at = letter.word_from(slash);
        let Some(word) = words.get(at).filter(|_| at > 0 && own(letter, at)) else { continue };
        let (left, right) = (classes(words[at - 1].key), classes(word.key));
        let only_slash = word.gap.has(Gap::SLASH) && !word.gap.has(Gap::SPACE) && word.kind == WordKind::Plain;
        let many = left.only(Classes::PLURAL);
        let one = right.may_be(Classes::NOUN) && right.only(Classes::NOUN.with(Classes::ADJECTIVE)) && !word.capital;
        if only_slash && many && one && phrase_ends(letter, at + 1) {
            let (many, one) = (letter.word(at - 1), letter.word(at));
            report.say(at - 1..at + 1, format!("‘{many}’ is plural and ‘{one}’ is not. Write both in the plural."));
        }
    }
}
