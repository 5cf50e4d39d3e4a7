//! What is not reported in a letter because it belongs to the approved text, where it is reported once.

use super::Use;
use crate::diagnostic::Diagnostic;
use crate::letter::Letter;
use crate::lints::spec::{Needs, Spec};
use crate::text::Span;

/// Groups whose findings are about this letter and this case, whatever text they stand in.
const OF_THE_LETTER: [&str; 6] = ["leftovers", "threat-level", "case", "questions", "housekeeping", "templates"];

/// Whether a finding lies in words that are as approved and rests on nothing else of the letter.
pub fn is_silenced(letter: &Letter, uses: &[Use], spec: &Spec, diagnostic: &Diagnostic) -> bool {
    // something absent is shown at the end of the response, whoever wrote that
    if uses.is_empty() || spec.needs == Needs::WholeLetter || OF_THE_LETTER.contains(&spec.group.as_str()) {
        return false;
    }
    let span = diagnostic.primary.span;
    let Some(one) = uses.iter().find(|one| whole(letter, one).contains(span)) else { return false };
    let own = |range: &std::ops::Range<usize>| letter.words_span(range.clone()).overlaps(span);
    !one.fills.iter().any(own)
        && !one.changes.iter().any(|change| change.span.overlaps(span))
        && diagnostic.related.iter().all(|related| whole(letter, one).contains(related.place.span))
}

/// The bytes of a use, with the marks around it.
fn whole(letter: &Letter, one: &Use) -> Span {
    let words = letter.words_span(one.words.clone());
    let block = &letter.blocks[letter.block_of(one.words.start)];
    let start = match one.words.start > block.words.start {
        true => letter.words[one.words.start - 1].span().end,
        false => block.span.start,
    };
    let end = letter.words.get(one.words.end).filter(|_| one.words.end < block.words.end);
    Span::new(start.min(words.start), end.map_or(block.span.end, |word| word.span().start).max(words.end))
}
