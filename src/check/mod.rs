//! Floor 5: files become letters, letters become findings.

mod run;

pub use run::{CheckedLetter, DayCount, Reported, Run, RunError};
