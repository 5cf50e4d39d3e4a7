//! A label with its colon and nothing after it ("Your Ref:"). The value may stand in the next line, so only a label
//! before another label, before the greeting or at the end is surely empty.

use crate::letter::{Block, BlockKind, Kind, Letter, Region};
use crate::lints::leftovers::cues;
use crate::lints::{Cx, Finding, Findings};

/// A label has at most this many words.
const LONGEST: usize = 4;

/// Report each label without a value.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    for (index, block) in letter.blocks.iter().enumerate() {
        let place = matches!(block.region, Region::Letterhead | Region::SignOff | Region::Response)
            && !matches!(block.kind, BlockKind::Row | BlockKind::Literal | BlockKind::Quote);
        if !place || block.words.is_empty() {
            continue;
        }
        let empty = (1..=LONGEST).contains(&block.words.len())
            && ends_in_colon(letter, block)
            && cues().label.is_all(&letter.words, block.words.clone())
            && nothing_follows(letter, index);
        let first = empty.then(|| block.words.clone()).or_else(|| before_another(letter, block));
        if let Some(words) = first {
            let span = letter.words_span(words);
            let message = "Nothing stands after this label. Fill it in, or take it out.";
            findings.push(Finding::new(span, message).label("no value"));
        }
    }
}

fn ends_in_colon(letter: &Letter, block: &Block) -> bool {
    block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']).ends_with(':')
}

/// The next line is a label with its colon, a greeting, or there is none.
fn nothing_follows(letter: &Letter, index: usize) -> bool {
    let Some(next) = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty()) else { return true };
    let body = next.span.of(letter.text());
    let colon = body.find(':').is_some_and(|at| {
        let ends = next.words.clone().find(|word| letter.words[*word].span().end >= at);
        ends.is_some_and(|word| word - next.words.start < LONGEST) && !body[..at].contains(char::is_numeric)
    });
    colon || letter.word(next.words.start).eq_ignore_ascii_case("dear")
}

/// "Your ref:        Our ref: FOI 12": the first of two labels in one line.
fn before_another(letter: &Letter, block: &Block) -> Option<std::ops::Range<usize>> {
    if block.region != Region::Letterhead || block.words.len() < 3 {
        return None;
    }
    let colon = |end: usize| {
        let from = letter.words[end - 1].span().end;
        let to = letter.words.get(end).map_or(block.span.end, |word| word.span().start);
        letter.text().get(from..to).unwrap_or_default()
    };
    let at = block.words.start;
    let first = cues().label.at(&letter.words, at)?.end;
    let second = cues().label.at(&letter.words, first).filter(|_| first < block.words.end)?.end;
    let apart = colon(first).starts_with(':') && (colon(first).contains("   ") || colon(first).contains('\t'));
    (apart && second <= block.words.end && colon(second).trim_start_matches('*').starts_with(':')).then_some(at..first)
}
