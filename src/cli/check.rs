//! `foilint check`.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::args::{CheckArgs, Color};
use super::{CLEAN, Environment, FAILED, FINDINGS, Failure, Streams, fix, outputs};
use crate::check::{self, Options, Run, UseBaseline};
use crate::facts::Given;
use crate::report::{self, ReportFormat, Style};

/// The columns of a report that goes to no terminal.
const DEFAULT_WIDTH: usize = 100;

pub(super) fn run(args: &CheckArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    outputs::refuse_twice(&args.output)?;
    if args.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Failure::Message("-: standard input holds one letter; name it once".into()));
    }
    let options = options(args, environment);
    let fault = |error: check::CheckError| Failure::Message(error.to_string());
    let (run, config, fixes) = match fix::wanted(args)? {
        Some(fixing) => {
            let (run, config, fixes) = check::mend::run(&options, fixing, streams.stdin).map_err(fault)?;
            (run, config, Some(fixes))
        }
        None => {
            let (run, config) = check::run(&options, streams.stdin).map_err(fault)?;
            (run, config, None)
        }
    };
    if let Some(fixes) = fixes.as_ref().filter(|_| args.diff) {
        return fix::diff(&run, fixes, environment, streams);
    }
    let style = Style {
        color: color(args.color, environment),
        width: environment.columns.unwrap_or(DEFAULT_WIDTH).clamp(60, 160),
    };
    let piped = args.fix && !args.diff && args.paths.iter().any(|path| is_stdin(path));
    let mut out = BufWriter::new(fix::report_to(fixes.as_ref(), piped, streams)?);
    let written = report::write(args.format, &run, &config.lints, &style, &mut out).and_then(|()| out.flush());
    drop(out);
    // a reader who has read enough of the one report has not read the others
    let beside = args.case.iter().chain(&args.baseline).chain(&config.baseline);
    let read: Vec<&Path> = args.paths.iter().chain(beside).map(PathBuf::as_path).collect();
    outputs::write(&args.output, &run, &config, &read, streams)?;
    if let (Some(fixes), Ok(())) = (&fixes, &written) {
        fix::tell(fixes, matches!(args.format, ReportFormat::Human | ReportFormat::Concise), streams)?;
    }
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => {
            let code = exit_code(args, &run);
            // the process ends here, and with it all memory: to give it back piece by piece takes as long as a letter
            std::mem::forget((run, config));
            Ok(code)
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn options(args: &CheckArgs, environment: &Environment) -> Options {
    Options {
        paths: args.paths.clone(),
        stdin_name: args.stdin_name.clone(),
        config: args.config.clone(),
        given: Given { today: args.today.or(environment.today), date: args.date, received: args.received, case: None },
        case: args.case.clone(),
        authority: args.authority.clone(),
        regime: args.regime,
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        level: args.level.clone(),
        threads: args.threads,
        show_notes: args.show_notes,
        min_confidence: args.min_confidence.confidence(),
        baseline: args.baseline.clone().map_or(UseBaseline::Configured, UseBaseline::File),
    }
}

fn color(wanted: Color, environment: &Environment) -> bool {
    match wanted {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => environment.terminal && !environment.no_color,
    }
}

/// 2 beats 1: a file that was not read may hold anything.
fn exit_code(args: &CheckArgs, run: &Run) -> u8 {
    if !run.errors.is_empty() || run.letters.is_empty() {
        return FAILED;
    }
    let fails = |least| run.findings.iter().any(|reported| reported.diagnostic.severity >= least);
    if args.fail_on.severity().is_some_and(fails) { FINDINGS } else { CLEAN }
}
