//! A near miss of a formula of the genre. What is reported is as good as certain: the formula stands whole but for one
//! word, and the word classes exclude that the deviation is good English.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::keys;
use crate::letter::{BlockKind, Letter, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// Look for broken formulae wherever the authority itself speaks.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let book = cx.lints.phrasebook();
    let letter = cx.letter;
    let read = |block: &&crate::letter::Block| {
        block.region.is_own_prose() && !matches!(block.kind, BlockKind::Literal | BlockKind::Row)
    };
    for broken in book.check(letter, letter.blocks.iter().filter(read), &cx.facts.slots) {
        let message = format!("{}. Write ‘{}’.", broken.what, broken.meant);
        let finding = Finding::new(broken.span, message);
        let fix = Fix {
            title: format!("Write ‘{}’", broken.meant),
            applicability: Applicability::Unsafe,
            edits: broken.edits,
        };
        findings.push(if fix.edits.is_empty() { finding } else { finding.fix(fix) });
    }
    for at in SECTIONS.into_iter().flat_map(|section| letter.places_of(section)) {
        if read(&&letter.blocks[letter.block_of(at)]) {
            named_twice(letter, at, findings);
        }
    }
}

const SECTIONS: [u64; 2] = keys(["section", "sections"]);

/// "section s.38(1)(b)", "section s38": a template that says “section”, filled in with a citation that says it too.
fn named_twice(letter: &Letter, at: usize, findings: &mut Findings) {
    let next = at + 1;
    let Some(word) = letter.words.get(next).filter(|word| word.kind == WordKind::Reference) else { return };
    let cited = letter.word(next);
    let figure = cited.trim_start_matches(['s', 'S']).trim_start_matches('.');
    let twice = figure.len() < cited.len() && figure.starts_with(|first: char| first.is_ascii_digit());
    if !twice || !word.gap.is_plain_space() || cited.len() - figure.len() > 3 {
        return;
    }
    let (section, span) = (letter.word(at), letter.words_span(at..next + 1));
    let message = format!("‘{section} {cited}’ says ‘section’ twice. Write ‘{section} {figure}’.");
    let extra = Span::new(word.span().start, word.span().end - figure.len());
    findings.push(Finding::new(span, message).fix(Fix {
        title: format!("Write ‘{section} {figure}’"),
        applicability: Applicability::Safe,
        edits: vec![Edit::delete(extra)],
    }));
}
