//! `foilint init`: a configuration that does nothing yet and explains everything. It asks nothing, because whoever keeps
//! the templates fills it in at leisure, and it never touches a file that is there.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};

use super::args::InitArgs;
use super::{CLEAN, Failure, Streams};
use crate::config::{FILE_NAME, shown};

/// Settings are `#key = value`, what explains them is `# words`; `tests/schema.rs` holds both against the reader.
const TEMPLATE: &str = include_str!("init.toml");

pub(super) fn run(args: &InitArgs, streams: &mut Streams) -> Result<u8, Failure> {
    if args.stdout {
        streams.stdout.write_all(TEMPLATE.as_bytes())?;
        return Ok(CLEAN);
    }
    let path = args.folder.join(FILE_NAME);
    let name = shown(&path);
    let file = OpenOptions::new().write(true).create_new(true).open(&path);
    let mut file = file.map_err(|error| {
        Failure::Message(match error.kind() {
            ErrorKind::AlreadyExists => {
                format!("{name} is there already and was not changed; ‘foilint init --stdout’ shows what it would say")
            }
            ErrorKind::NotFound => format!("{}: there is no such folder; make it first", shown(&args.folder)),
            _ => format!("{name}: cannot be written ({error}); check who may write there"),
        })
    })?;
    file.write_all(TEMPLATE.as_bytes())
        .map_err(|error| Failure::Message(format!("{name}: cannot be written ({error})")))?;
    let seen = crate::text::visible(&name);
    writeln!(streams.stdout, "{seen} was written. Take away the # before a setting to use it.")?;
    Ok(CLEAN)
}
