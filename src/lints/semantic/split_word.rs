//! A word with a space inside it ("infor mation"). Sure where a piece is no word, or one so rare that the pair is never
//! seen, and both together are a word; what English writes apart as well ("on to", "any one") is left alone.

use std::sync::OnceLock;

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, WordKind};
use crate::lints::lexicon::words::{Known, is_pair, known, known_piece};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// Beginnings that some write as words of their own: "non compliance", "re use", "sub committee"; and "st" for a street.
const PREFIXES: [u64; 37] = keys([
    "non", "re", "pre", "post", "anti", "co", "sub", "multi", "inter", "semi", "un", "de", "ex", "pro", "counter",
    "over", "under", "out", "up", "off", "on", "cross", "self", "cyber", "micro", "mini", "tele", "bio", "eco",
    "ultra", "intra", "extra", "e", "by", "half", "mid", "st",
]);
/// A real word no longer than this may be a piece of a longer one: "con firm", "dis close".
const LONGEST_PIECE: usize = 4;
/// The shortest word that is looked for.
const SHORTEST: usize = 5;

/// Report each word that a space has cut in two.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut done = 0;
    let mut found: Vec<usize> = Vec::new();
    for &(at, strange) in cx.found.strange.of(letter) {
        let first = [at.checked_sub(1), Some(at)].into_iter().flatten().filter(|&first| first >= done);
        if let Some(first) = first.into_iter().find(|&first| is_cut(cx, first, at, strange)) {
            found.push(first);
            done = first + 2;
        }
    }
    for hit in always().in_letter(letter, &NoSlots) {
        let block = &letter.blocks[letter.block_of(hit.start)];
        let read = block.region.is_own_prose() && !matches!(block.kind, BlockKind::Literal | BlockKind::Row);
        if read && hit.end < block.words.end + 1 && are_neighbours(letter, hit.start) {
            found.push(hit.start);
        }
    }
    found.sort_unstable();
    found.dedup();
    for first in found {
        findings.push(finding(letter, first));
    }
    for first in letter.places_of(CAN).filter(|&first| is_cannot(letter, first)) {
        findings.push(finding(letter, first).severity(Severity::Note));
    }
}

const CAN: u64 = keys(["can"])[0];
const NOT: u64 = keys(["not"])[0];
/// Words that "not" goes with: "can not only … but also".
const NOT_ONLY: [u64; 7] = keys(["only", "just", "merely", "simply", "but", "always", "necessarily"]);

/// Whether "can not" at a word is "cannot": no fault, but not how these letters write it.
fn is_cannot(letter: &Letter, first: usize) -> bool {
    let block = &letter.blocks[letter.block_of(first)];
    let read = block.region.is_own_prose() && !matches!(block.kind, BlockKind::Literal | BlockKind::Row);
    let not = letter.words.get(first + 1).is_some_and(|not| not.key == NOT);
    let only = letter.words.get(first + 2).is_none_or(|next| NOT_ONLY.contains(&next.key));
    read && not && !only && first + 1 < block.words.end && are_neighbours(letter, first)
}

fn finding(letter: &Letter, first: usize) -> Finding {
    let (a, b) = (letter.words[first].span(), letter.words[first + 1].span());
    let whole = format!("{}{}", a.of(letter.text()), b.of(letter.text()));
    Finding::new(a.cover(b), format!("A space has slipped into a word. Write ‘{whole}’.")).fix(Fix {
        title: format!("Write ‘{whole}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::delete(Span::new(a.end, b.start))],
    })
}

/// Pieces that are words themselves and never stand side by side.
fn always() -> &'static PatternSet {
    static SET: OnceLock<PatternSet> = OnceLock::new();
    SET.get_or_init(|| {
        let mut set = PatternSet::default();
        let lines = include_str!("../../../lints/words/split.txt").lines().filter(|line| !line.starts_with('#'));
        for (id, line) in lines.enumerate() {
            set.add(id, line).expect("each line is two plain words, as a test sees");
        }
        set
    })
}

/// Whether two words stand side by side in one line or across a line end, in small letters.
fn are_neighbours(letter: &Letter, first: usize) -> bool {
    let Some(second) = letter.words.get(first + 1) else { return false };
    let plain = |at: usize| {
        let word = letter.words[at];
        let letters = word.span().of(letter.text()).as_bytes();
        let small = letters[0].is_ascii_lowercase() || word.gap.has(Gap::SENTENCE) && at == first;
        word.kind == WordKind::Plain && small && letters[1..].iter().all(u8::is_ascii_lowercase)
    };
    second.gap.is_plain_space() && !second.gap.has(Gap::MARKUP) && plain(first) && plain(first + 1)
}

/// Whether the word at `first` and the next are one word; `at` is the one of them that is no common word.
fn is_cut(cx: &Cx, first: usize, at: usize, strange: Known) -> bool {
    let letter = cx.letter;
    if !are_neighbours(letter, first) || !letter.region_of(first).is_own_prose() {
        return false;
    }
    let (a, b) = (letter.words[first], letter.words[first + 1]);
    let len = a.span().len() + b.span().len();
    if len < SHORTEST || is_pair(a.key, b.key) || PREFIXES.contains(&a.key) && known(b.key) != Known::No {
        return false;
    }
    let joined = known_piece(&format!("{}{}", letter.word(first), letter.word(first + 1)));
    let other = if at == first { b } else { a };
    if strange == Known::No {
        // a name or a term beside a short word makes a rare word by chance
        return joined == Known::Common || joined == Known::Rare && len >= 8 && known(other.key) != Known::Common;
    }
    // "the con", "a bid": a short word beside a function word is mostly itself
    let function = usize::from(cx.lints.classes().is_function(other.key));
    joined == Known::Common && letter.word(at).len() <= LONGEST_PIECE - function
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_that_is_always_a_slip_makes_one_word() {
        let _ = always();
        for line in include_str!("../../../lints/words/split.txt").lines().filter(|line| !line.starts_with('#')) {
            let (first, second) = line.split_once(' ').expect("two words");
            assert_ne!(known_piece(&format!("{first}{second}")), Known::No, "{line}");
        }
    }
}
