//! The report as a web page, for people who do not read terminals: each letter as it reads, with the words underlined,
//! and beside each paragraph what is wrong with it, why, and what to write instead.
//!
//! One file that needs no other, runs no script and loads nothing: it can be opened from a disk, printed, and kept with
//! the case. All words of letters pass [`escape`] on their way into it.

mod blocks;
mod card;
mod change;
mod escape;
mod frame;
mod layers;
mod letter;
mod markup;
mod reasons;
mod sheets;

use std::io::{self, Write};

use super::places::Places;
use crate::check::Run;
use crate::lints::LintSet;

/// Write the page of a run.
pub(super) fn write(run: &Run, lints: &LintSet, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let (sheets, elsewhere) = sheets::sheets(run, lints);
    let reasons = reasons::Reasons::of(&sheets);
    let cards = card::Cards { places, reasons: &reasons };
    frame::open(run, &sheets, out)?;
    for sheet in &sheets {
        letter::write(sheet, &cards, out)?;
    }
    frame::unchecked(&elsewhere, out)?;
    reasons.write(out)?;
    writeln!(out, "</div>")?;
    frame::close(run, out)
}
