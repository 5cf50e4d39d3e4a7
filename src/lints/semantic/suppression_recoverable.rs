//! A figure held back ("<5", "*") that anybody can work out: the total and all the other figures of its row or column
//! are exact. Rounded totals, a second figure held back, or sums that do not fit keep it quiet.

use crate::facts::figures::{Sum, Table, Way};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// Without a limit in the cell, a figure held back is below this, in hundredths.
const SMALL: i64 = 2000;

/// Report each such figure once.
pub fn check(cx: &Cx, findings: &mut Findings) {
    for table in &cx.facts.tables {
        let mut seen: Vec<Span> = Vec::new();
        let mut sums = table.sums();
        sums.retain(|sum| sum.sure);
        for sum in &sums {
            let Some((cell, below, value)) = sum.held_back() else { continue };
            // nought would be shown as such, or is not known
            let fits = value > 0 && value < below.unwrap_or(SMALL) && value % 100 == 0;
            let new = !cell.span.is_empty() && !seen.contains(&cell.span);
            if !fits || !new || is_rounded(table) || !adds_up(&sums, sum.way) {
                continue;
            }
            seen.push(cell.span);
            let what = if sum.way == Way::Column { "column" } else { "row" };
            let message = format!(
                "This figure is held back, but the total and the other figures of its {what} give it away. Hold back a second figure of the {what}, or round the total."
            );
            findings.push(
                Finding::new(cell.span, message).label("can be worked out").related(sum.total.span, "from this total"),
            );
        }
    }
}

/// Whether every exact figure is a multiple of five: then the totals hide what is held back.
fn is_rounded(table: &Table) -> bool {
    let mut figures =
        table.rows.iter().flat_map(|row| &row[1..]).filter_map(|cell| cell.value.exact()).map(|(number, _)| number);
    figures.all(|number| number % 500 == 0)
}

/// Whether no sum of the same way is wrong: else its totals are no sums.
fn adds_up(sums: &[Sum], way: Way) -> bool {
    sums.iter().filter(|sum| sum.way == way).filter_map(Sum::exact).all(|(total, added)| total == added)
}
