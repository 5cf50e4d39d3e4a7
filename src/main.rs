//! The only place that knows the clock and the environment.
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use foilint::cli::{self, Environment, Streams};

fn main() -> ExitCode {
    let environment = Environment {
        today: Some(today()),
        clock: Some(today),
        no_color: std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()),
        terminal: io::stdout().is_terminal(),
        columns: std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()),
    };
    let (mut stdin, mut stdout, mut stderr) = (io::stdin(), io::stdout(), io::stderr());
    let mut streams = Streams { stdin: &mut stdin, stdout: &mut stdout, stderr: &mut stderr };
    ExitCode::from(cli::run(std::env::args_os(), &environment, &mut streams))
}

fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}
