//! Figures in tables: which cells a total is the total of. A table is read from its lines, whatever marks its columns
//! (bars, tabs, runs of spaces), because a draft in plain text has no other layout.
//!
//! A column or row counts as a sum only where its label says so; whether the figures really add up is for lints.

mod cell;
mod rows;
#[cfg(test)]
mod tests;

pub use cell::{Cell, Unit, Value};

use crate::letter::Letter;
use crate::text::Span;

/// A table of an answer.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its first line, where that names the columns.
    pub head: Vec<Cell>,
    /// Its lines with figures.
    pub rows: Vec<Vec<Cell>>,
    /// A line of words alone stands right above its first row, so that a total may count rows above that line too.
    pub continued: bool,
}

/// Which way a sum runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The cells above a total.
    Column,
    /// The cells left of a total.
    Row,
}

/// A total and the cells that it should be the total of.
#[derive(Clone, Debug)]
pub struct Sum {
    /// Which way it runs.
    pub way: Way,
    /// The cell under or right of the label.
    pub total: Cell,
    /// At least two cells, in order.
    pub parts: Vec<Cell>,
    /// Its label says that it is a total; without it, as in "All wards", another sum must prove it.
    pub sure: bool,
}

impl Sum {
    /// The total and the sum of the parts, in hundredths, where all of them are exact figures
    /// of one unit and the total is neither a mean nor a share of something else.
    pub fn exact(&self) -> Option<(i64, i64)> {
        let (total, unit) = self.total.value.exact()?;
        let (mut sum, mut least, mut most) = (0i64, i64::MAX, i64::MIN);
        for part in &self.parts {
            let (number, other) = part.value.exact()?;
            sum = sum.checked_add(number).filter(|_| other == unit)?;
            (least, most) = (least.min(number), most.max(number));
        }
        // a mean lies between its parts; shares make a hundred or are no shares of one whole
        let mean = total != sum && (least..=most).contains(&total);
        let shares = unit != Unit::Percent || total == 10_000 && (sum - total).abs() <= 2_000;
        (!mean && shares).then_some((total, sum))
    }

    /// The one part that is held back, what it must be below, and its real value in hundredths, where every other
    /// figure is exact and of one unit.
    pub fn held_back(&self) -> Option<(&Cell, Option<i64>, i64)> {
        let (total, unit) = self.total.value.exact()?;
        let (mut held, mut sum) = (None, 0i64);
        for part in &self.parts {
            match (&part.value, held) {
                (Value::HeldBack { below }, None) => held = Some((part, *below)),
                _ => {
                    let (number, other) = part.value.exact()?;
                    sum = sum.checked_add(number).filter(|_| other == unit)?;
                }
            }
        }
        held.map(|(cell, below)| (cell, below, total - sum))
    }
}

/// The tables in which the authority answers, in order.
pub fn find(letter: &Letter) -> Vec<Table> {
    rows::tables(letter)
}

impl Table {
    /// Every total with its parts.
    pub fn sums(&self) -> Vec<Sum> {
        let mut sums = self.column_sums();
        sums.append(&mut self.row_sums());
        sums
    }

    /// Cells above a row that is labelled as a total.
    fn column_sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        let mut first = 0;
        for (index, row) in self.rows.iter().enumerate() {
            let label = row[0].label();
            let sure = label.is_total();
            if !(sure || label.may_total() && index + 1 == self.rows.len()) {
                continue;
            }
            let parts = first..index;
            first = index + 1;
            let whole = parts.len() >= 2 && !(self.continued && parts.start == 0);
            let alike =
                self.rows[parts.clone()].iter().all(|part| part.len() == row.len() && part[0].label().is_part());
            if !whole || !alike {
                continue;
            }
            for column in 1..row.len() {
                if self.head.get(column).is_some_and(|head| !head.label().is_part() && !head.label().is_total()) {
                    continue;
                }
                let parts = self.rows[parts.clone()].iter().map(|part| part[column].clone()).collect();
                sums.push(Sum { way: Way::Column, total: row[column].clone(), parts, sure });
            }
        }
        sums
    }

    /// Cells left of a column that is headed as a total.
    fn row_sums(&self) -> Vec<Sum> {
        let mut sums = Vec::new();
        let mut first = 1;
        for (column, head) in self.head.iter().enumerate().skip(1) {
            let sure = head.label().is_total();
            if !(sure || head.label().may_total() && column + 1 == self.head.len()) {
                continue;
            }
            let parts = first..column;
            first = column + 1;
            let alike = self.head[parts.clone()].iter().all(|part| part.label().is_part());
            if parts.len() < 2 || !alike {
                continue;
            }
            for row in self.rows.iter().filter(|row| row.len() == self.head.len()) {
                let label = row[0].label();
                if label.is_part() || label.is_total() || label.may_total() {
                    let parts = row[parts.clone()].to_vec();
                    sums.push(Sum { way: Way::Row, total: row[column].clone(), parts, sure });
                }
            }
        }
        sums
    }

    /// Its bytes.
    pub fn span(&self) -> Option<Span> {
        let cells = || self.head.iter().chain(self.rows.iter().flatten());
        Some(cells().next()?.span.cover(cells().last()?.span))
    }
}
