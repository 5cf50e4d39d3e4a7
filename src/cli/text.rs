//! `foilint text FILE`: what foilint reads, so that a surprising finding can be understood.

use crate::check;
use crate::config::Config;
use crate::letter::{Cues, Letter};
use crate::text::{LineIndex, visible};

use super::args::TextArgs;
use super::{CLEAN, Failure, Streams};

pub(super) fn run(args: &TextArgs, streams: &mut Streams) -> Result<u8, Failure> {
    let options = check::Options {
        paths: vec![args.file.clone()],
        stdin_name: args.stdin_name.clone(),
        ..check::Options::default()
    };
    let source = check::read_one(&options, streams.stdin).map_err(|error| Failure::Message(error.to_string()))?;
    let named = args.stdin_name.as_ref().filter(|_| args.file.as_os_str() == "-").map(std::path::PathBuf::from);
    let file = named.unwrap_or_else(|| args.file.clone());
    let config = Config::find(&file)
        .map(|path| Config::read(&path))
        .transpose()
        .map_err(|error| Failure::Message(error.to_string()))?;
    let kind = config.and_then(|config| config.kind_for(&file));
    let letter = Letter::read(&source, Cues::builtin(), kind);
    let index = LineIndex::new(source.text());
    let out = &mut streams.stdout;
    let whole = if letter.whole { "whole" } else { "not whole" };
    writeln!(
        out,
        "{}: {}, {}, {}, {whole}",
        visible(source.path()),
        source.format().name(),
        source.encoding().name(),
        letter.kind.name()
    )?;
    for block in &letter.blocks {
        let line = index.position(source.text(), block.span.start).line;
        let words: Vec<&str> = block.span.of(source.text()).split_whitespace().collect();
        writeln!(out, "{line:5}  {:16} {:9}  {}", block.region.name(), block.kind.name(), visible(&words.join(" ")))?;
    }
    Ok(CLEAN)
}
