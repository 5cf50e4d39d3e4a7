//! `foilint completions SHELL`.

use clap::CommandFactory;

use super::args::{Args, CompletionsArgs};
use super::{CLEAN, Failure, Streams};

pub(super) fn run(args: &CompletionsArgs, streams: &mut Streams) -> Result<u8, Failure> {
    // into memory first: the generator panics where a stream fails
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "foilint", &mut text);
    streams.stdout.write_all(&text)?;
    Ok(CLEAN)
}
