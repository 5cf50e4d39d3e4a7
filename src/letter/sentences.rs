//! Sentences: where one ends, and which stops end nothing (`No. 5`, `Mr. X`, `e.g.`, `s. 17`).

use std::ops::Range;

use super::words::{Gap, Word, WordKind, keys};
use crate::text::Span;

/// A sentence of a block.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// From its first word to the punctuation that ends it.
    pub span: Span,
    /// The block it is in.
    pub block: usize,
    /// Whether a stop, question mark or exclamation mark ends it.
    pub terminated: bool,
}

/// What is longer is no prose. Whoever reads clauses goes over a sentence once for each of its commas, which in a text
/// without a stop would take minutes.
const LONGEST: usize = 400;

impl Sentence {
    /// Whether it is short enough to be read word against word.
    pub fn is_readable(&self) -> bool {
        self.words.len() <= LONGEST
    }

    /// Its words, or where there are too many to go over for each of them, those around word `at`.
    pub fn near(&self, at: usize) -> Range<usize> {
        self.words.start.max(at.saturating_sub(LONGEST))..self.words.end.min(at + LONGEST)
    }
}

/// What is abbreviated before a figure or a name, and so ends no sentence.
const BEFORE_FIGURE: [u64; 22] = keys([
    "no", "nos", "para", "paras", "reg", "regs", "art", "arts", "sch", "ref", "refs", "p", "pp", "s", "ss", "vol",
    "fig", "ext", "tel", "n", "sec", "secs",
]);
const BEFORE_NAME: [u64; 20] = keys([
    "mr", "mrs", "ms", "miss", "dr", "st", "prof", "rev", "hon", "sgt", "insp", "supt", "det", "pc", "v", "vs", "cf",
    "messrs", "approx", "viz",
]);

/// What stands before an answer in its line, alone or with its number.
const LABELS: [u64; 12] =
    keys(["answer", "response", "reply", "point", "question", "part", "ground", "item", "note", "a", "q", "request"]);

/// Find the sentences of a block's words and mark the words that begin one.
pub fn split(
    text: &str,
    block: usize,
    block_end: usize,
    range: Range<usize>,
    words: &mut [Word],
    out: &mut Vec<Sentence>,
) {
    if range.is_empty() {
        return;
    }
    let mut first = range.start;
    let stops = |word: &Word| word.gap.has(Gap::STOP) && word.gap.has(Gap::SPACE);
    let behind_label = behind_label(text, words, range.clone());
    for index in range.clone() {
        let begins = index == range.start
            || Some(index) == behind_label
            || stops(&words[index]) && breaks_before(text, words, range.start, index);
        if !begins {
            continue;
        }
        words[index].gap = words[index].gap.with(Gap::SENTENCE);
        if index > first {
            out.push(sentence(text, words, block, first..index, words[index].span().start));
            first = index;
        }
    }
    out.push(sentence(text, words, block, first..range.end, block_end));
}

/// The word that begins the sentence behind a label in its line: "Answer: The list is …", "A5  The list is …", "Point 3 -
/// The list is …".
fn behind_label(text: &str, words: &[Word], range: Range<usize>) -> Option<usize> {
    const MARKS: Gap = Gap::COLON.with(Gap::DASH).with(Gap::STOP).with(Gap::CLOSE);
    let first = words[range.clone()].first().filter(|first| first.capital)?;
    let marked = |index: usize| words[index].gap.has(MARKS) && words[index].gap.has(Gap::SPACE);
    let short = |index: usize| words[index].kind == WordKind::Number && words[index].span().len() <= 2;
    let second = range.start + 1;
    let begins = match first.kind {
        // "A5", "Q12"
        WordKind::Mixed if is_numbered_letter(first.span().of(text)) => second,
        // "Answer: …", "Point 3 - …"
        WordKind::Plain if LABELS.contains(&first.key) => {
            let numbered = range.len() > 2 && short(second);
            Some(second + usize::from(numbered)).filter(|&index| index < range.end && marked(index))?
        }
        _ => return None,
    };
    let next = words[..range.end].get(begins)?;
    (next.capital || next.kind == WordKind::Number && begins + 1 < range.end).then_some(begins)
}

/// "A5", "Q12".
fn is_numbered_letter(word: &str) -> bool {
    let figures = word.strip_prefix(['A', 'Q', 'R']);
    figures.is_some_and(|rest| (1..=2).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

fn sentence(text: &str, words: &[Word], block: usize, range: Range<usize>, limit: usize) -> Sentence {
    let start = words[range.start].span().start;
    let last = words[range.end - 1].span().end;
    let after = &text[last..limit.max(last)];
    // the closing punctuation runs up to the first white space
    let tail = after.find(char::is_whitespace).unwrap_or(after.len());
    let terminated = after[..tail].contains(['.', '?', '!', '…'])
        || after.trim_start().starts_with(['.', '?', '!']) && after.trim().len() <= 3;
    Sentence { words: range, span: Span::new(start, last + tail), block, terminated }
}

/// Whether a sentence ends between word `index - 1` and word `index`, where a stop and a space stand.
fn breaks_before(text: &str, words: &[Word], block_start: usize, index: usize) -> bool {
    let (previous, next) = (&words[index - 1], &words[index]);
    let between = &text[previous.span().end..next.span().start];
    if !next.capital && next.kind == WordKind::Plain {
        return false;
    }
    // "[…]", "..." and a stop inside brackets open no sentence by themselves
    if between.contains("...") && !next.capital {
        return false;
    }
    if between.contains(['?', '!']) {
        return true;
    }
    if matches!(next.kind, WordKind::Url | WordKind::Email) {
        return true;
    }
    let is = |list: &[u64]| list.contains(&previous.key);
    let figure = matches!(next.kind, WordKind::Number | WordKind::Reference | WordKind::Mixed | WordKind::Hole);
    if figure && is(&BEFORE_FIGURE) || is(&BEFORE_NAME) {
        return false;
    }
    let word = previous.span().of(text);
    if word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic() {
        // an initial, or the "g" of "e.g."
        let joined = index - 1 > block_start && previous.gap.has(Gap::STOP) && !previous.gap.has(Gap::SPACE);
        return !(joined || word != "I" && previous.capital || next.kind == WordKind::Number);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::tokenise;
    use crate::letter::{Cues, Letter};
    use crate::text::{Format, Source};

    fn sentences(text: &str) -> Vec<&str> {
        let (mut words, mut out) = (Vec::new(), Vec::new());
        tokenise(text, Span::new(0, text.len()), 0, &mut words);
        let count = words.len();
        split(text, 0, text.len(), 0..count, &mut words, &mut out);
        out.into_iter().map(|sentence| sentence.span.of(text)).collect()
    }

    #[test]
    fn stops_end_sentences() {
        assert_eq!(
            sentences("We hold it. It is exempt. Why? See below."),
            ["We hold it.", "It is exempt.", "Why?", "See below."]
        );
    }

    #[test]
    fn abbreviations_of_the_genre_end_nothing() {
        for text in [
            "Request N°: FOI 12/20 of Mr. Smith.",
            "See No. 5 and para. 6 of the Code.",
            "Some exemptions (e.g. Section 31) apply.",
            "Under s. 17 and s.17(1) the cost is £1.5m in all.",
            "Police, fire, etc. were asked.",
            "Kennedy v. Charity Commission was followed.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn a_provision_or_an_address_may_end_a_sentence() {
        assert_eq!(
            sentences("It is exempt under 31(1)(a). We apologise."),
            ["It is exempt under 31(1)(a).", "We apologise."]
        );
        assert_eq!(
            sentences("Write to foi@kent.police.uk. We will help."),
            ["Write to foi@kent.police.uk.", "We will help."]
        );
    }

    #[test]
    fn the_closing_quotation_mark_belongs_to_its_sentence() {
        assert_eq!(sentences("He wrote “no.” The force agreed."), ["He wrote “no.”", "The force agreed."]);
    }

    #[test]
    fn a_sentence_may_end_with_a_line() {
        let text = "We hold it\nhere.\nIt is exempt, as\nwe said,\nand why.";
        let source = Source::from_text("x", Format::Markdown, text);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let found: Vec<&str> = letter.sentences.iter().map(|sentence| sentence.span.of(text)).collect();
        assert_eq!(found, ["We hold it\nhere.", "It is exempt, as\nwe said,\nand why."]);
        let and = letter.words[letter.words.len() - 2];
        assert!(and.gap.has(Gap::COMMA) && and.gap.has(Gap::NEWLINE));
    }
}
