//! Labels that count through a letter although other text stands between them: "Q. 4", "3.5 He concludes", "7. Charges",
//! "Appendix 2", the ranks of a table, "a) 41 b) 17". Only a count that is whole but for one number has lost that number.

mod inline;
mod labels;
mod mentions;
mod ranks;

use crate::text::Span;

pub(super) use inline::lettered;
pub(super) use labels::gaps;
pub(super) use mentions::is_named;
pub(super) use ranks::skipped as skipped_rank;

/// Where a count goes on without one of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// The label before.
    pub before: Span,
    /// The label after.
    pub after: Span,
    /// What the label before says.
    pub from: String,
    /// What the label after says.
    pub to: String,
}
