//! A numbered list that skips a number or has one twice, and labels that do through the letter. In the requester's list
//! only numbers that are all the same count: they lost their values on the way. In Markdown "1. 1. 1." is right and never reported.

use std::ops::Range;

use crate::facts::questions::{Mark, Style, mark_at};
use crate::letter::{BlockKind, Kind, Letter, Region};
use crate::lints::numbering::{self, Lost};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Format;

/// A list of fewer items proves no order.
const FEWEST: usize = 4;

/// A list of fewer items may be two.
const FEWEST_ALIKE: usize = 3;

/// Look at each list.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    counts(cx, findings);
    if letter.source.format() == Format::Markdown {
        return;
    }
    let mut index = 0;
    while index < letter.blocks.len() {
        let run = run(letter, index);
        let marks: Vec<Mark> = run.clone().filter_map(|at| mark_at(letter, at)).collect();
        if marks.len() >= FEWEST_ALIKE {
            list(cx, &marks, letter.blocks[index].region, findings);
        }
        index = run.end.max(index + 1);
    }
}

/// Labels that count through the letter, in a line or in a table.
fn counts(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let inline = numbering::lettered(letter);
    let ranks = cx.facts.tables.iter().filter_map(|table| numbering::skipped_rank(letter, table));
    for Lost { before, after, from, to } in numbering::gaps(letter).into_iter().chain(inline).chain(ranks) {
        let message = format!(
            "The numbering goes from {from} to {to}, and nothing has the number between. Number anew, or put back what is lost."
        );
        findings.push(Finding::new(after, message).label("out of order").related(before, "the number before"));
    }
}

/// Consecutive blocks of one region that begin with numbers of one kind.
fn run(letter: &Letter, first: usize) -> Range<usize> {
    let of = |index: usize| {
        let block = &letter.blocks[index];
        if !matches!(block.kind, BlockKind::Item | BlockKind::Quote) {
            return None;
        }
        let mark = mark_at(letter, index).filter(|mark| mark.style == Style::Number && !mark.named)?;
        // "(1)" and "1." are of two lists
        let mut around = mark.span.of(letter.text()).split(|char: char| char.is_ascii_digit());
        Some((block.region, around.next(), around.next_back()))
    };
    let Some(kind) = of(first) else { return first..first };
    let len = (first + 1..letter.blocks.len()).take_while(|index| of(*index) == Some(kind)).count();
    first..first + 1 + len
}

fn list(cx: &Cx, marks: &[Mark], region: Region, findings: &mut Findings) {
    let same = marks.iter().all(|mark| mark.number == marks[0].number);
    if same && !matches!(region, Region::Statute | Region::SignOff | Region::Letterhead | Region::Residue) {
        let written = marks[1].span.of(cx.letter.text());
        let mut finding = Finding::new(
            marks[1].span,
            format!(
                "Every item of this list is numbered ‘{written}’. Number the items 1, 2, 3, so that each can be named."
            ),
        )
        .label("the same number again");
        for mark in marks.iter().filter(|mark| mark.span != marks[1].span) {
            finding = finding.related(mark.span, "the same number");
        }
        findings.push(finding);
        return;
    }
    if !region.is_own_prose() || marks.len() < FEWEST || same {
        return;
    }
    let slips: Vec<usize> = (1..marks.len()).filter(|at| marks[*at].number != marks[at - 1].number + 1).collect();
    let [at] = slips[..] else { return };
    let (before, mark) = (&marks[at - 1], &marks[at]);
    let repeated = mark.number == before.number;
    let skipped = mark.number == before.number + 2;
    // answers are numbered by their questions, and one may be answered elsewhere
    let asked = cx.facts.questions.asked.len() as u32;
    let beyond = || mark.number > asked && !numbering::is_named(cx.letter, mark.number - 1, true);
    if !(repeated || skipped && (asked < 2 || beyond())) || marks[0].number != 1 {
        return;
    }
    let message = if repeated {
        format!("Two items of this list have the number {}. Number them anew.", mark.number)
    } else {
        format!(
            "This list goes from {} to {}. Number the items anew, or put back the one that is lost.",
            before.number, mark.number
        )
    };
    findings.push(Finding::new(mark.span, message).label("out of order").related(before.span, "the number before"));
}
