//! `foilint lsp`.

use super::args::LspArgs;
use super::{Environment, Failure, Streams};
use crate::lsp::{Settings, run as serve};

pub(super) fn run(args: &LspArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    let settings = Settings {
        today: args.today.or(environment.today.filter(|_| environment.clock.is_none())),
        clock: environment.clock,
        config: args.config.clone(),
    };
    Ok(serve(&settings, streams.stdin, streams.stdout))
}
