//! The request as the letter quotes it against the words of the case.

use crate::letter::pattern::KeySet;
use crate::letter::words::{self, Word};
use crate::letter::{BlockKind, Letter, Region, WordKind};
use crate::text::Span;

/// A quotation of fewer words proves nothing.
const SHORTEST: usize = 8;
/// With a smaller share of its words in the case, a quotation is of another request.
const OTHER: f64 = 0.4;
/// With this share it is surely of this one.
const SAME: f64 = 0.7;
/// At most this many words of the quotation are shown.
const SHOWN: usize = 10;

/// What differs, each with its place and what to say.
pub fn differences(letter: &Letter, known: &str) -> Vec<(Span, String)> {
    let mut theirs: Vec<Word> = Vec::new();
    words::tokenise(known, Span::new(0, known.len()), 0, &mut theirs);
    let keys: KeySet = theirs.iter().map(|word| word.key).collect();
    let quotations = quotations(letter);
    let share = |words: &[usize]| {
        words.iter().filter(|index| keys.contains(&letter.words[**index].key)).count() as f64 / words.len() as f64
    };
    let whole: Vec<&Vec<usize>> = quotations.iter().filter(|words| words.len() >= SHORTEST).collect();
    if let Some(first) = whole.first()
        && theirs.len() >= SHORTEST
        && whole.iter().all(|words| share(words) < OTHER)
    {
        let span = letter.words_span(first[0]..(first[0] + SHOWN).min(first[first.len() - 1] + 1));
        let message = "The request quoted here is not the request of the case. Quote the one that this letter answers.";
        return vec![(span, message.to_owned())];
    }
    let same = whole.into_iter().filter(|words| share(words) >= SAME);
    same.flat_map(|words| figures(letter, words, known, &theirs)).collect()
}

/// The words of each run of the request's blocks, labels and rows apart.
fn quotations(letter: &Letter) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = vec![Vec::new()];
    for block in &letter.blocks {
        if block.region != Region::Request {
            if !block.words.is_empty() && runs.last().is_some_and(|run| !run.is_empty()) {
                runs.push(Vec::new());
            }
            continue;
        }
        // a table may hold the answers as well
        if block.kind == BlockKind::Row {
            continue;
        }
        let label = |index: &usize| {
            *index < block.words.start + 2
                && letter.word(*index).len() <= 3
                && letter.words[*index].kind != WordKind::Plain
        };
        if let Some(run) = runs.last_mut() {
            run.extend(block.words.clone().filter(|index| !label(index)));
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// A figure between two words which, in the case, have another figure between them.
fn figures(letter: &Letter, words: &[usize], known: &str, theirs: &[Word]) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    for three in words.windows(3) {
        let [before, at, after] = [letter.words[three[0]], letter.words[three[1]], letter.words[three[2]]];
        let plain = |word: &Word| word.kind == WordKind::Plain;
        if at.kind != WordKind::Number || !plain(&before) || !plain(&after) || three[2] - three[0] != 2 {
            continue;
        }
        let around = || {
            theirs
                .windows(3)
                .filter(|own| own[0].key == before.key && own[2].key == after.key && own[1].kind == WordKind::Number)
        };
        let other = around().next().filter(|_| !around().any(|own| own[1].key == at.key));
        if let Some(own) = other {
            let (here, there) = (at.span().of(letter.text()), own[1].span().of(known));
            let message =
                format!("The request as quoted says ‘{here}’; the case says ‘{there}’. Quote it as it was made.");
            found.push((at.span(), message));
        }
    }
    found
}
