//! Where to look: two neighbours of running prose that edited English never, or hardly ever, has side by side. Most pairs
//! of a clean letter are common, so one lookup a word is all that they cost.

use super::table::{Counts, Run};
use super::tokens;
use crate::letter::{BlockKind, Letter, Sentence, Word, WordKind};

/// Call `look` with the sentence and the second word of every such pair of the authority's own prose.
pub fn rare(letter: &Letter, counts: Counts, mut look: impl FnMut(&Sentence, usize)) {
    for block in &letter.blocks {
        if !block.region.is_own_prose() || !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            continue;
        }
        for sentence in &letter.sentences[block.sentences.clone()] {
            let words = &letter.words[sentence.words.clone()];
            let mut before: Option<Run> = None;
            for (at, word) in words.iter().enumerate() {
                let key = match word.kind {
                    WordKind::Plain if at == 0 || !word.capital => word.key,
                    WordKind::Number | WordKind::Reference => tokens::figure(words, at),
                    _ => {
                        before = None;
                        continue;
                    }
                };
                if let Some(first) = before
                    && word.gap.is_plain_space()
                    && counts.is_rare(Run::and(first, key))
                {
                    look(sentence, sentence.words.start + at);
                }
                before = Some(Run::default().and(key));
            }
        }
    }
}

/// A word in small letters, or the first of a sentence: no name, acronym or figure.
pub fn is_common(word: &Word, first: bool) -> bool {
    word.kind == WordKind::Plain && (first || !word.capital)
}
