//! Passages in quotation marks: an example, a template or another's words, which may run over several sentences.

use crate::letter::{Gap, Letter, Sentence};
use crate::text::Span;

/// The passages in quotation marks of a sentence, as word ranges. `open` says whether one was open before it, and after
/// it whether one still is. A mark around a word or two sets off a term and is no passage.
pub(super) fn quotes(letter: &Letter, sentence: &Sentence, open: &mut bool) -> Vec<std::ops::Range<usize>> {
    let (mut found, mut from) = (Vec::new(), open.then_some(sentence.words.start));
    let text = letter.text();
    for at in sentence.words.clone() {
        let word = &letter.words[at];
        if !word.gap.has(Gap::QUOTE) {
            continue;
        }
        let before = if at == 0 { 0 } else { letter.words[at - 1].span().end };
        let gap = Span::new(before, word.span().start).of(text);
        for (place, mark) in gap.char_indices() {
            let tight = gap[place + mark.len_utf8()..].chars().all(|char| !char.is_whitespace());
            match mark {
                '“' | '‘' => from = Some(at),
                '"' | '\'' if tight && from.is_none() => from = Some(at),
                '”' | '"' => found.extend(from.take().map(|from| from..at)),
                '’' | '\'' if !tight || at == sentence.words.start => found.extend(from.take().map(|from| from..at)),
                _ => {}
            }
        }
    }
    // the closing mark may stand after the last word
    let last = sentence.words.end;
    let next = letter.words.get(last).map_or(text.len(), |word| word.span().start);
    let tail = last.checked_sub(1).map_or("", |at| text.get(letter.words[at].span().end..next).unwrap_or(""));
    if let Some(from) = from {
        found.push(from..last);
    }
    *open = from.is_some() && !tail.contains(['”', '’', '"', '\'']);
    found
}
