//! Shares in the column of a table: where all but one follow from two other columns, the one is a slip.

use crate::facts::figures::{Cell, Table, Unit};
use crate::letter::Letter;

/// So many shares must come out before the one that does not is wrong.
const FEWEST_RIGHT: usize = 3;
/// More decimals than people write.
const MOST_DECIMALS: usize = 6;

/// A share that its row refutes.
pub struct Rate {
    /// Where it stands.
    pub cell: Cell,
    /// The share as it should be, with as many decimals as the table gives.
    pub right: String,
}

/// The one share of a table that does not follow from the columns that all others follow from.
pub fn rate(letter: &Letter, table: &Table) -> Option<Rate> {
    let width = table.head.len();
    let rows: Vec<&Vec<Cell>> = table.rows.iter().filter(|row| row.len() == width).collect();
    if rows.len() != table.rows.len() || rows.len() <= FEWEST_RIGHT {
        return None;
    }
    let pairs = |share: usize| {
        let of = move |whole: usize| (1..share).filter(move |part| *part != whole).map(move |part| (whole, part));
        (1..share).flat_map(of)
    };
    let shares = (3..width).filter(|&column| table.head[column].label().is_share());
    shares.flat_map(|share| pairs(share).map(move |(whole, part)| (whole, part, share))).find_map(
        |(whole, part, share)| {
            let mut wrong = None;
            for row in &rows {
                match hold(letter, &row[whole], &row[part], &row[share])? {
                    // two columns that have nothing to do with this one
                    Some(_) if wrong.is_some() => return None,
                    Some(rate) => wrong = Some(rate),
                    None => {}
                }
            }
            wrong
        },
    )
}

/// The share as it should be where it is wrong, `Some(None)` where it is right; `None` where nothing can be said.
fn hold(letter: &Letter, whole: &Cell, part: &Cell, share: &Cell) -> Option<Option<Rate>> {
    let plain = |cell: &Cell| cell.value.exact().filter(|(_, unit)| *unit != Unit::Percent);
    let ((whole, unit), (part, other)) = (plain(whole)?, plain(part)?);
    let written = share.span.of(letter.text()).trim_end_matches('%').trim_end();
    let stated = share.value.exact().map(|(number, _)| number as f64 / 100.0)?;
    if whole <= 0 || unit != other {
        return None;
    }
    let real = part as f64 * 100.0 / whole as f64;
    let decimals = written.split_once('.').map_or(0, |(_, rest)| rest.len()).min(MOST_DECIMALS);
    let wrong = (real - stated).abs() > 10f64.powi(-(decimals as i32));
    Some(wrong.then(|| Rate { cell: share.clone(), right: format!("{real:.decimals$}") }))
}
