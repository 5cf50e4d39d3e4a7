//! A reason taken from another letter: it speaks of the individuals that the request names, and the request names
//! nobody. The request must be quoted in the letter, and nothing in it may point at a person, named or taken out.

use crate::diagnostic::Confidence;
use crate::letter::{Block, Kind, Letter, Region, WordKind};
use crate::lints::leftovers::cues;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// A shorter request may be only part of what was asked (words).
const SHORTEST: usize = 12;

/// Report the first mention, with the others.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    let mut spans: Vec<Span> = Vec::new();
    for hit in cues().named_person.in_letter(letter) {
        let own = letter.region_of(hit.start).is_own_prose();
        let Some(sentence) = letter.sentence_of(hit.start).filter(|_| own) else { continue };
        let before = sentence.words.start..hit.start;
        let denied = (hit.start.saturating_sub(3)..hit.start).any(|at| cues().not_one.at(&letter.words, at).is_some());
        if !denied && cues().you_ask.is_in(&letter.words, before) {
            spans.push(letter.words_span(hit.start..hit.end));
        }
    }
    let Some(first) = spans.first().copied() else { return };
    let request: Vec<&Block> = letter.blocks_in(Region::Request).collect();
    let words: usize = request.iter().map(|block| block.words.len()).sum();
    if words < SHORTEST || request.iter().any(|block| points_at_somebody(letter, block)) {
        return;
    }
    let shown = first.of(letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut finding = Finding::new(
        first,
        format!("The request, as quoted, names nobody, but this reason speaks of ‘{shown}’. Give the reason for what was asked, or take the passage out."),
    )
    .label("nobody is named in the request")
    .confidence(Confidence::Medium);
    for span in &spans[1..] {
        finding = finding.related(*span, "here too");
    }
    findings.push(finding);
}

/// A title, a pronoun, a word for a person, something taken out, or two capitalised words side by side.
fn points_at_somebody(letter: &Letter, block: &Block) -> bool {
    let body = block.span.of(letter.text());
    if body.contains(['[', '█', '«']) || body.contains("XX") || body.contains("xxx") || body.contains("***") {
        return true;
    }
    let words = &letter.words;
    let capital = |index: usize| words[index].capital && words[index].kind == WordKind::Plain && words[index].span().len() > 1;
    block.words.clone().any(|index| {
        let pair = index > block.words.start
            && capital(index)
            && capital(index - 1)
            && words[index].gap.is_plain_space()
            && !letter.word(index - 1).eq_ignore_ascii_case("i");
        pair || cues().person_word.at(words, index).is_some()
    })
}
