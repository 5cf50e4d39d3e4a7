//! foilint reads the draft of a Freedom of Information response and says, with exact places, what is wrong with it
//! before it is sent. This is the library behind the command `foilint`; it reads no clock, and no file but a
//! configuration that you name, writes nothing and sends nothing.
//!
//! ```
//! use foilint::{CheckOptions, Linter, Severity};
//!
//! let letter = "Freedom of Information Act 2000\n\n10 May 2023\n\nWe enclose the the figures with this letter.\n";
//! let report = Linter::new().check("letter.txt", letter.as_bytes(), &CheckOptions::new())?;
//!
//! let finding = &report.findings()[0];
//! assert_eq!(finding.lint, "doubled-word");
//! assert_eq!(finding.severity, Severity::Error);
//! assert_eq!(&letter[finding.place.span.clone()], "the the");
//! assert_eq!((finding.place.start.line, finding.place.start.column), (5, 12));
//! # Ok::<(), foilint::Error>(())
//! ```
//!
//! A report without findings never says that a letter is right or safe to send: [`Report::not_checked`] lists what was
//! left out and why. Findings quote the letter, so keep them as you keep the letter.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod api;

pub use api::{
    Applicability, CheckOptions, Confidence, Date, Edit, Error, ErrorKind, Finding, Fix, Lint, Linter, Place, Position,
    Regime, Related, Report, Severity,
};

// the example of that page is a test too
#[cfg(doctest)]
#[doc = include_str!("../docs/library.md")]
struct Page;

// The tree is built in floors, and a module uses only the floors below its own. Data goes one way: bytes → source →
// letter → facts → diagnostics → report. Every value keeps byte offsets into the text it came from, so nothing searches
// for its text again. These modules are for the program, its tests and its benches; none of them is promised.

// floor 0: bytes, places in a text, edits
#[doc(hidden)]
pub mod text;

// floor 1: what a lint says; dated reference rows; the parts of a letter
#[doc(hidden)]
pub mod diagnostic;
#[doc(hidden)]
pub mod letter;
#[doc(hidden)]
pub mod tables;

// floor 2: what a letter says, each fact with its place
#[doc(hidden)]
pub mod facts;

// floor 3: the lints, by file and by function
#[doc(hidden)]
pub mod lints;

// floor 4: what a `foilint.toml` says
#[doc(hidden)]
pub mod config;

// floor 5: files to findings
#[doc(hidden)]
pub mod check;

// floor 6: findings to a person or a program, one file a format; findings to an editor
#[doc(hidden)]
pub mod lsp;
#[doc(hidden)]
pub mod report;

// floor 7: the command line (and, at the top, the public face in `api`)
#[doc(hidden)]
pub mod cli;
