//! Where to look: two neighbours of running prose that edited English never has side by side. Nearly every pair of a
//! clean letter has been seen, so one lookup a word is all that most of it costs.

use super::table::{Counts, Run};
use crate::letter::{BlockKind, Letter, Sentence, Word, WordKind};

/// Call `look` with the sentence and the second word of every such pair of the authority's own prose.
pub fn unseen(letter: &Letter, counts: Counts, mut look: impl FnMut(&Sentence, usize)) {
    for block in &letter.blocks {
        if !block.region.is_own_prose() || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        for sentence in &letter.sentences[block.sentences.clone()] {
            let words = &letter.words[sentence.words.clone()];
            let mut before = None;
            for (at, word) in words.iter().enumerate() {
                let run = is_common(word, at == 0).then(|| Run::default().and(word.key));
                if let (Some(first), Some(_)) = (before, run)
                    && word.gap.is_plain_space()
                    && !counts.has_short(Run::and(first, word.key))
                {
                    look(sentence, sentence.words.start + at);
                }
                before = run;
            }
        }
    }
}

/// A word in small letters, or the first of a sentence: no name, acronym or figure.
pub fn is_common(word: &Word, first: bool) -> bool {
    word.kind == WordKind::Plain && (first || !word.capital)
}
