//! Columns of prose that spaces set side by side and that go on from line to line: factors for and against, a provision
//! and what it says. Their lines are no sentences, however they end, so they are rows.

use super::lines::{Line, Shape};

/// White space of so many characters parts columns; one line may have a space less where its cell is full.
const GAP: usize = 3;
/// A cell of so many words is prose.
const PROSE: usize = 3;
/// Columns stand in lines no longer than this (characters).
const WIDEST: usize = 240;
/// Columns of prose go on over so many lines.
const FEWEST_LINES: usize = 2;

/// Make rows of the lines that stand in columns of prose.
pub(super) fn mark(text: &str, lines: &mut [Line]) {
    if memchr::memmem::find(text.as_bytes(), b"   ").is_none() {
        return;
    }
    for run in lines.chunk_by_mut(|one, other| is_prose(one) && is_prose(other)) {
        if run.len() >= FEWEST_LINES {
            mark_run(text, run);
        }
    }
}

fn is_prose(line: &Line) -> bool {
    matches!(line.shape, Shape::Prose | Shape::Item) && line.width <= WIDEST
}

/// Lines without a blank one between them.
fn mark_run(text: &str, run: &mut [Line]) {
    let lines: Vec<Vec<Cell>> = run.iter().map(|line| cells(line.whole.of(text), line.indent)).collect();
    let columns = columns(&lines);
    let Some(&first) = columns.first() else { return };
    let mut above = false;
    for (line, cells) in run.iter_mut().zip(&lines) {
        let in_column = cells.iter().any(|cell| (cell.gap > 1 || cell.start > 0) && columns.contains(&cell.start));
        // what is left of the first cell, below the others' last lines
        let rest = above && line.width < first;
        above = in_column || rest;
        if above {
            line.shape = Shape::Row;
        }
    }
}

/// A part of a line between wide gaps.
struct Cell {
    /// Where it begins in its line (characters).
    start: usize,
    /// The white space before it (characters); 0 for the first of a line.
    gap: usize,
    words: usize,
    /// Whether its first letter is a small one.
    small: bool,
}

/// The cells of a line without the white space around it, which begins after an indent.
fn cells(line: &str, indent: usize) -> Vec<Cell> {
    let small = line.starts_with(char::is_lowercase);
    let mut cells = vec![Cell { start: indent, gap: 0, words: 0, small }];
    let (mut at, mut gap) = (indent, 0);
    for char in line.chars() {
        if char == ' ' {
            gap += 1;
        } else {
            if gap > 1 {
                cells.push(Cell { start: at, gap, words: 1, small: char.is_lowercase() });
            } else if gap == 1 || at == indent {
                cells.last_mut().expect("there is a first cell").words += 1;
            }
            gap = 0;
        }
        at += 1;
    }
    cells
}

/// Where columns of prose begin: in two lines, one below the other, a cell of prose stands behind a wide gap after another.
/// None where each line is a row of its own, so that no cell goes on in small letters.
fn columns(lines: &[Vec<Cell>]) -> Vec<usize> {
    let (mut found, mut goes_on) = (Vec::new(), false);
    for pair in lines.windows(2) {
        for (at, cell) in pair[0].iter().enumerate().skip(1) {
            let Some(below) = pair[1].iter().skip(1).position(|below| below.start == cell.start) else { continue };
            let below = &pair[1][below..][..2];
            let prose = |before: &Cell, cell: &Cell| before.words >= PROSE && cell.words >= PROSE;
            let wide = cell.gap.min(below[1].gap) + 1 >= GAP && cell.gap.max(below[1].gap) >= GAP;
            if wide && prose(&pair[0][at - 1], cell) && prose(&below[0], &below[1]) {
                found.push(cell.start);
                goes_on |= below.iter().any(|cell| cell.small);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    if goes_on { found } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::letter::BlockKind;
    use crate::letter::read::plain;

    fn rows(text: &str) -> Vec<&str> {
        let blocks = plain(text, 0);
        blocks.iter().filter(|block| block.kind == BlockKind::Row).map(|block| block.span.of(text)).collect()
    }

    #[test]
    fn columns_of_prose_are_rows() {
        let text = "\
Favouring disclosure                      Favouring the exemption
The public would see what is spent, and   The other side would see it too, and
could judge of it.                        the price would rise.
Trust in the council                      Offers would be fewer in number
would grow.

On balance the exemption is maintained.
";
        assert_eq!(rows(text).len(), 5, "{:?}", rows(text));
    }

    #[test]
    fn a_narrow_column_may_stand_before_two_of_prose() {
        let text = "\
30(3)       No duty to confirm or deny what    To say whether it is held would
            is exempt by section 30.           tell what was asked about.
40(5B)(a)   No duty where the answer would     The answer would be personal data.
            contravene the principles.
";
        assert_eq!(rows(text).len(), 4, "{:?}", rows(text));
    }

    #[test]
    fn labels_and_figures_stay_as_they_are() {
        assert!(
            rows("From:      Information Unit of the Council\nSubject:   Request for the plan of the town\n")
                .is_empty()
        );
        assert!(rows("Year       Requests   Refused\n2019       12         3\n2020       14         5\n").is_empty());
        assert!(
            rows(
                "1. Who was asked?     All of the teams were asked.\n2. Who gave a reply?  Two of the teams gave one.\n"
            )
            .is_empty()
        );
        assert!(rows("A line of prose, which has   a gap in it.\nAnd one below that has none at all.\n").is_empty());
    }
}
