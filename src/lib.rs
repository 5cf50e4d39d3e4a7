//! foilint reads the draft of a Freedom of Information response and says, with exact places, what is wrong with it.
//!
//! The tree is built in floors, and a module uses only the floors below its own:
//!
//! | floor | module | what lives there |
//! |---|---|---|
//! | 0 | [`text`] | bytes, places in a text, edits |
//! | 1 | [`diagnostic`], [`tables`], [`letter`] | what a lint says; dated reference rows; the parts of a letter |
//! | 2 | [`facts`] | what a letter says, each fact with its place |
//! | 3 | [`lints`] | the lints, by file and by function |
//! | 4 | [`config`] | what a `foilint.toml` says |
//! | 5 | [`check`] | files to findings |
//! | 6 | [`report`], [`lsp`] | findings to a person or a program, one file a format; findings to an editor |
//! | 7 | [`cli`] | the command line |
//!
//! Data goes one way: bytes → source → letter → facts → diagnostics → report. Every value keeps byte offsets
//! into the text it came from, so nothing searches for its text again.
#![forbid(unsafe_code)]

pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod facts;
pub mod letter;
pub mod lints;
pub mod lsp;
pub mod report;
pub mod tables;
pub mod text;
