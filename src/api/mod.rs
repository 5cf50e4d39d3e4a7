//! Floor 7: foilint as a library. The command line may change from one version to the next in what it is made of; what
//! stands here may not, so it is small, has its own types where those below are likely to grow, and shows none of a
//! dependency's. `tests/public_api.rs` keeps a list of it.

mod date;
mod error;
mod finding;
mod linter;
mod options;
mod report;

pub use date::Date;
pub use error::{Error, ErrorKind};
pub use finding::{Edit, Finding, Fix, Place, Position, Related};
pub use linter::{Lint, Linter};
pub use options::{CheckOptions, Regime};
pub use report::Report;

pub use crate::diagnostic::{Applicability, Confidence, Severity};
