//! `repeat`: a word typed twice, side by side or, for the words of `over`, again after a short aside ("that for these
//! reasons that the …").

use std::ops::Range;

use serde::Deserialize;

use super::super::{Cx, Finding, Findings};
use super::set_of;
use crate::diagnostic::{Applicability, Fix};
use crate::letter::pattern::PatternSet;
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, Word, WordKind};
use crate::lints::lexicon::{Classes, classes};
use crate::text::{Edit, Span};

/// The `[match]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Wordings in which good English doubles a word, both words of the pair included.
    #[serde(default)]
    except: Vec<String>,
    /// A word, an aside, the word again: wrong where one of `before` follows.
    #[serde(default)]
    over: Vec<String>,
    /// The words after which an `over` wording is surely broken.
    #[serde(default)]
    before: Vec<String>,
    /// A word, an aside, the word again: wrong whatever follows, where no mark sets the aside off.
    #[serde(default)]
    again: Vec<String>,
}

/// Ready to be looked for.
#[derive(Clone, Debug)]
pub struct Repeat {
    except: PatternSet,
    over: PatternSet,
    before: Vec<u64>,
    again: Box<PatternSet>,
}

impl Table {
    pub(super) fn compile(self) -> Result<Repeat, String> {
        let keys = |words: &[String]| words.iter().map(|word| key(word)).collect();
        Ok(Repeat {
            except: set_of(&self.except)?,
            over: set_of(&self.over)?,
            before: keys(&self.before),
            again: Box::new(set_of(&self.again)?),
        })
    }
}

impl Repeat {
    pub(super) fn check(&self, cx: &Cx, findings: &mut Findings) {
        let letter = cx.letter;
        let over = self.over.in_letter(letter, &cx.facts.slots);
        let again = self.again.in_letter(letter, &cx.facts.slots);
        for block in &letter.blocks {
            // names and addresses may double a word; so may a requester
            let read = block.region.is_own_prose() || block.region == Region::Statute;
            if !read || matches!(block.kind, BlockKind::Literal | BlockKind::Row) {
                continue;
            }
            let words = &letter.words[block.words.clone()];
            let twice = words.windows(2).zip(block.words.start + 1..).filter(|(two, _)| two[0].key == two[1].key);
            let doubled: Vec<usize> = twice.map(|(_, at)| at).filter(|&at| doubled(cx, at)).collect();
            let fine = if doubled.is_empty() {
                Vec::new()
            } else {
                self.except.find_all(&letter.words, block.words.clone(), &cx.facts.slots)
            };
            for at in doubled {
                if !fine.iter().any(|hit| hit.start < at && at < hit.end) {
                    let span = letter.words_span(at - 1..at + 1);
                    let word = letter.word(at);
                    let extra = second(letter, at..at + 1);
                    findings.push(Finding::new(span, format!("‘{word}’ stands twice. Delete one.")).fix(Fix {
                        title: format!("Delete the second ‘{word}’"),
                        applicability: if second_reading(word) { Applicability::Unsafe } else { Applicability::Safe },
                        edits: vec![Edit::delete(extra)],
                    }));
                }
            }
            let choices = words.windows(3).zip(block.words.start + 2..);
            let choices = choices.filter(|(three, _)| three[0].key == three[2].key).map(|(_, at)| at);
            for at in choices.filter(|&at| is_doubled_choice(letter, at)) {
                let message =
                    format!("‘{}’ stands on both sides of ‘or’. Delete one, or name the other.", letter.word(at));
                let finding = Finding::new(letter.words_span(at - 2..at + 1), message);
                findings.push(finding.fix(Fix {
                    title: format!("Delete ‘or {}’", letter.word(at)),
                    applicability: Applicability::Unsafe,
                    edits: vec![Edit::delete(second(letter, at - 1..at + 1))],
                }));
            }
            let pairs = words.windows(4).zip(block.words.start + 2..);
            let pairs = pairs.filter(|(four, _)| four[0].key == four[2].key && four[1].key == four[3].key);
            for at in pairs.map(|(_, at)| at).filter(|&at| doubled_pair(cx, at)) {
                let span = letter.words_span(at - 2..at + 2);
                let words = letter.words_span(at..at + 2).of(letter.text());
                let extra = second(letter, at..at + 2);
                findings.push(Finding::new(span, format!("‘{words}’ stands twice. Delete one.")).fix(Fix {
                    title: format!("Delete the second ‘{words}’"),
                    applicability: Applicability::Safe,
                    edits: vec![Edit::delete(extra)],
                }));
            }
            for hit in over.iter().filter(|hit| block.words.contains(&hit.start)) {
                let follows = letter
                    .words
                    .get(hit.end)
                    .filter(|next| hit.end < block.words.end && self.before.contains(&next.key));
                if follows.is_some_and(|next| !next.gap.has(Gap::SENTENCE)) {
                    findings.push(far(letter, hit.start..hit.end));
                }
            }
            for hit in again.iter().filter(|hit| block.words.contains(&hit.start)) {
                let plain = |word: &Word| word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE);
                if letter.words[hit.start + 1..hit.end].iter().all(plain) {
                    findings.push(far(letter, hit.start..hit.end));
                }
            }
        }
    }
}

/// A word that stands again at the end of a run of words.
fn far(letter: &Letter, run: Range<usize>) -> Finding {
    let word = letter.word(run.end - 1);
    let extra = second(letter, run.end - 1..run.end);
    let message = format!("‘{word}’ stands twice in one clause. Delete the second.");
    Finding::new(letter.words_span(run), message).fix(Fix {
        title: format!("Delete the second ‘{word}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::delete(extra)],
    })
}

/// What to delete of words that stand for the second time: with the space before them or, where they begin a line, with
/// the one after them, so that lines stay as they were broken.
fn second(letter: &Letter, run: Range<usize>) -> Span {
    let words = letter.words_span(run.clone());
    let text = letter.text();
    let before = Span::new(letter.words[run.start - 1].span().end, words.start);
    let spaces = text[words.end..].bytes().take_while(|byte| *byte == b' ').count();
    if before.of(text).contains(['\n', '\r']) && spaces > 0 && !text[words.end + spaces..].starts_with(['\n', '\r']) {
        return Span::new(words.start, words.end + spaces);
    }
    Span::new(before.start, words.end)
}

/// Whether the word at `at` repeats the one before it.
fn doubled(cx: &Cx, at: usize) -> bool {
    let (first, second) = (&cx.letter.words[at - 1], &cx.letter.words[at]);
    second.key == first.key
        && !ends_a_clause(cx.letter, at)
        && !is_a_name_first(cx.letter, at)
        && second.kind == WordKind::Plain
        && second.gap.is_plain_space()
        && !second.gap.has(Gap::SENTENCE)
        && !in_columns(cx.letter, at)
        && (second.span().len() > 1 || article(cx, at))
        // "Wagga Wagga" is a name, "the The Times" a title
        && (!second.capital || first.capital && cx.lints.classes().is_function(second.key))
}

/// "months     months": the heads of two columns.
fn in_columns(letter: &Letter, at: usize) -> bool {
    let between = &letter.text()[letter.words[at - 1].span().end..letter.words[at].span().start];
    between.contains("   ") && !between.contains(['\n', '\r'])
}

/// "queries or queries": things in the plural that are no choice. `at` is the second of them.
fn is_doubled_choice(letter: &Letter, at: usize) -> bool {
    const OR: u64 = keys(["or"])[0];
    const ABOUT: [u64; 4] = keys(["about", "regarding", "concerning", "please"]);
    let (or, second) = (&letter.words[at - 1], &letter.words[at]);
    let plain = |word: &Word| word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE) && !word.capital;
    // "blank cells or cells with text"
    let ends = letter.words.get(at + 1).is_none_or(|next| !next.gap.is_plain_space() || ABOUT.contains(&next.key));
    or.key == OR
        && plain(or)
        && plain(second)
        && ends
        && classes(second.key).may_be(Classes::PLURAL)
        && classes(second.key).only(Classes::PLURAL.with(Classes::THIRD))
}

/// "Vulpes vulpes", "Will will", "May may": a name with a capital, and once more, or a verb that looks like it, without.
fn is_a_name_first(letter: &Letter, at: usize) -> bool {
    const NAMES: [u64; 2] = keys(["will", "may"]);
    let (first, second) = (&letter.words[at - 1], &letter.words[at]);
    first.capital && !second.capital && (classes(second.key).is_unknown() || NAMES.contains(&second.key))
}

/// "those that are are on our website", "what the figure is is not known": one clause ends with the verb, and the next begins
/// with it.
fn ends_a_clause(letter: &Letter, at: usize) -> bool {
    const BE: [u64; 6] = keys(["is", "are", "was", "were", "remain", "exist"]);
    const OPENS: [u64; 9] = keys(["that", "which", "who", "what", "where", "how", "whose", "why", "there"]);
    /// The most words of such a clause.
    const REACH: usize = 8;
    let words = &letter.words;
    let Some(sentence) = letter.sentence_of(at).filter(|_| BE.contains(&words[at].key)) else { return false };
    let from = sentence.words.start.max(at.saturating_sub(REACH));
    (from..at - 1).any(|index| OPENS.contains(&words[index].key))
}

/// Whether the letter before and at `at` is the article, with the word it belongs to after it.
fn article(cx: &Cx, at: usize) -> bool {
    let follows = |next: &Word| next.kind == WordKind::Plain && next.gap.is_plain_space() && !next.capital;
    let written = |at: usize| cx.letter.word(at) == "a";
    written(at - 1) && written(at) && cx.letter.words.get(at + 1).is_some_and(follows)
}

const AND_OR_BUT: [u64; 3] = keys(["and", "or", "but"]);

/// Whether the two words before `at` stand again from `at` on: "can be can be".
fn doubled_pair(cx: &Cx, at: usize) -> bool {
    let words = &cx.letter.words;
    let (Some(four), Some(second)) = (words.get(at - 2..at + 2), words.get(at + 1)) else { return false };
    let function = |index: usize| cx.lints.classes().is_function(four[index].key) && !four[index].gap.has(Gap::COMMA);
    four[0].key == four[2].key
        && four[1].key == four[3].key
        && four[0].key != four[1].key
        && four[1..].iter().all(|word| word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE))
        && function(0)
        && (function(1) || leads(four[0].key) && !four[1].capital)
        && second.kind == WordKind::Plain
        // "what we have we have sent"
        && !(at > 2 && opens_a_clause(&words[at - 3]))
        // "an error is an error and a warning a warning"
        && !(at > 2 && AND_OR_BUT.contains(&words[at - 3].key))
        // "again and again and", "year by year by"
        && !["and", "or", "by", "after", "to"].iter().any(|joins| four[..2].iter().any(|word| word.key == key(joins)))
}

/// Whether a word leads a noun, so that it and the noun stand twice by no design: "the way the way".
fn leads(word: u64) -> bool {
    classes(word).only(Classes::DETERMINER) || classes(word).only(Classes::PREPOSITION)
}

/// Whether a word opens a clause that may stand before another of the same words.
fn opens_a_clause(word: &Word) -> bool {
    const OPENERS: [u64; 13] = keys([
        "what",
        "whatever",
        "all",
        "everything",
        "anything",
        "those",
        "which",
        "where",
        "when",
        "if",
        "as",
        "that",
        "who",
    ]);
    OPENERS.contains(&word.key)
}

/// "it it our view" means "it is", not "it": deleting a word may not be what mends it.
fn second_reading(word: &str) -> bool {
    ["it", "is", "as", "of", "to"].iter().any(|short| word.eq_ignore_ascii_case(short))
}
