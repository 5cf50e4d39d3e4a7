//! The ranks in the first column of a table: two may share one, and then the next is left out; else none is.

use super::Lost;
use crate::facts::figures::{Cell, Table};
use crate::letter::Letter;

/// Fewer rows prove no count.
const FEWEST: usize = 5;

/// The rank that a table skips.
pub fn skipped(letter: &Letter, table: &Table) -> Option<Lost> {
    let heads = ["rank", "ranking"];
    let ranked = |head: &Cell| heads.iter().any(|name| head.span.of(letter.text()).trim().eq_ignore_ascii_case(name));
    if table.rows.len() < FEWEST || !table.head.first().is_some_and(ranked) {
        return None;
    }
    let rank = |row: &Vec<Cell>| row[0].span.of(letter.text()).trim_end_matches('.').parse::<u32>().ok();
    let ranks: Vec<u32> = table.rows.iter().map(rank).collect::<Option<_>>()?;
    let mut steps = (1..ranks.len()).filter(|&at| ranks[at].checked_sub(1) != Some(ranks[at - 1]));
    let (at, None) = (steps.next()?, steps.next()) else { return None };
    let written = |at: usize| ranks[at].to_string();
    (ranks[0] == 1 && ranks[at].checked_sub(2) == Some(ranks[at - 1])).then(|| Lost {
        before: table.rows[at - 1][0].span,
        after: table.rows[at][0].span,
        from: written(at - 1),
        to: written(at),
    })
}
