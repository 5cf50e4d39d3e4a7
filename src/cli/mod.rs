//! Floor 7: the command line. One file a subcommand; the streams, the clock and the environment are passed in, so every
//! command can be tested without a process.

mod args;
mod baseline;
mod check;
mod completions;
mod config;
mod explain;
mod fix;
mod init;
mod lints;
mod lsp;
mod man;
mod outputs;
mod tables;
mod text;
mod values;

use std::ffi::OsString;
use std::io::{self, Read, Write};

use clap::Parser;
use jiff::civil::Date;

use args::{Args, Command};

/// What only `main` may find out.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// Today, by the clock.
    pub today: Option<Date>,
    /// What says today by the clock, for what may run over midnight.
    pub clock: Option<fn() -> Date>,
    /// Whether `NO_COLOR` is set to anything.
    pub no_color: bool,
    /// Whether standard output is a terminal.
    pub terminal: bool,
    /// The terminal's width in columns, where it is known.
    pub columns: Option<usize>,
}

/// The streams of a command.
pub struct Streams<'a> {
    /// Standard input.
    pub stdin: &'a mut (dyn Read + Send),
    /// Standard output.
    pub stdout: &'a mut (dyn Write + Send),
    /// Standard error.
    pub stderr: &'a mut dyn Write,
}

/// Nothing at or above the level of `--fail-on`.
pub const CLEAN: u8 = 0;
/// Findings at or above it.
pub const FINDINGS: u8 = 1;
/// Something could not be run or read.
pub const FAILED: u8 = 2;

/// Run a command and give its exit code.
pub fn run(args: impl IntoIterator<Item = OsString>, environment: &Environment, streams: &mut Streams) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => return usage(&error, streams),
    };
    let outcome = match &args.command {
        Command::Check(args) => check::run(args, environment, streams),
        Command::Explain(args) => explain::run(args, streams),
        Command::Lints(args) => lints::run(args, streams),
        Command::Tables(args) => tables::run(args, environment, streams),
        Command::Config(args) => config::run(args, streams),
        Command::Text(args) => text::run(args, streams),
        Command::Lsp(args) => lsp::run(args, environment, streams),
        Command::Init(args) => init::run(args, streams),
        Command::Completions(args) => completions::run(args, streams),
        Command::Man(args) => man::run(args, streams),
        Command::Baseline(args) => baseline::run(args, environment, streams),
    };
    match outcome {
        Ok(code) => code,
        // whoever read the output has read enough
        Err(Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => CLEAN,
        Err(Failure::Io(error)) => fail(&format!("the output cannot be written ({error})"), streams),
        Err(Failure::Message(message)) => fail(&message, streams),
    }
}

/// Why a command could not do its work.
enum Failure {
    /// Its output could not be written.
    Io(io::Error),
    /// What is wrong and what to do, in one line.
    Message(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Io(error)
    }
}

fn fail(message: &str, streams: &mut Streams) -> u8 {
    // when even standard error is closed there is nobody left to tell
    let _ = writeln!(streams.stderr, "error: {}", crate::text::visible(message));
    FAILED
}

/// A fault in what was typed, in one line; or the help or version that was asked for.
fn usage(error: &clap::Error, streams: &mut Streams) -> u8 {
    if !error.use_stderr() {
        let _ = write!(streams.stdout, "{error}");
        return CLEAN;
    }
    let text = error.to_string();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next().filter(|first| first.starts_with("error: ")) else {
        let _ = write!(streams.stderr, "{error}");
        return FAILED;
    };
    let mut said = first.trim_start_matches("error: ").to_owned();
    for line in lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more")) {
        said.push_str(if said.ends_with(':') { " " } else { "; " });
        said.push_str(line.trim_start_matches("tip: "));
    }
    fail(&format!("{said}; ‘foilint --help’ shows what can be typed"), streams)
}
