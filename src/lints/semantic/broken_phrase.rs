//! A near miss of a formula of the genre. What is reported is as good as certain: the formula stands whole but for one
//! word, and the word classes exclude that the deviation is good English.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::BlockKind;
use crate::lints::{Cx, Finding, Findings};

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
}
