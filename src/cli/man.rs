//! `foilint man`: the manual pages, made from what `--help` says.

use std::fs;
use std::path::Path;

use clap::{Command, CommandFactory};
use clap_mangen::Man;

use super::args::{Args, ManArgs};
use super::{CLEAN, Failure, Streams};
use crate::config::{nearest_name, shown};

pub(super) fn run(args: &ManArgs, streams: &mut Streams) -> Result<u8, Failure> {
    let pages = pages();
    if let Some(folder) = &args.folder {
        return into_folder(folder, &pages, streams);
    }
    let wanted = args.command.as_ref().map_or_else(|| "foilint".to_owned(), |name| format!("foilint-{name}"));
    let Some((_, page)) = pages.iter().find(|(name, _)| *name == wanted) else {
        let typed = args.command.as_deref().unwrap_or_default();
        let known: Vec<&str> = pages.iter().filter_map(|(name, _)| name.strip_prefix("foilint-")).collect();
        let hint = nearest_name(typed, known.iter().copied())
            .map_or_else(|| format!("they are {}", known.join(", ")), |near| format!("did you mean ‘{near}’?"));
        return Err(Failure::Message(format!("there is no command ‘{typed}’; {hint}")));
    };
    streams.stdout.write_all(page)?;
    Ok(CLEAN)
}

fn into_folder(folder: &Path, pages: &[(String, Vec<u8>)], streams: &mut Streams) -> Result<u8, Failure> {
    fs::create_dir_all(folder).map_err(|error| {
        Failure::Message(format!("{}: the folder cannot be made ({error}); name another one", shown(folder)))
    })?;
    for (name, page) in pages {
        let file = folder.join(format!("{name}.1"));
        fs::write(&file, page).map_err(|error| {
            Failure::Message(format!("{}: cannot be written ({error}); name another folder", shown(&file)))
        })?;
        writeln!(streams.stdout, "{}", crate::text::visible(&shown(&file)))?;
    }
    Ok(CLEAN)
}

/// The page of foilint and those of its commands, however deep: name, text.
fn pages() -> Vec<(String, Vec<u8>)> {
    let mut command = Args::command().disable_help_subcommand(true);
    // this names every command after those above it: foilint-check
    command.build();
    let mut pages = Vec::new();
    add(&command, &mut pages);
    pages
}

fn add(command: &Command, pages: &mut Vec<(String, Vec<u8>)>) {
    let mut page = Vec::new();
    Man::new(command.clone())
        .source(concat!("foilint ", env!("CARGO_PKG_VERSION")))
        .render(&mut page)
        .expect("writing into memory does not fail");
    pages.push((command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned(), page));
    command.get_subcommands().filter(|inner| !inner.is_hide_set()).for_each(|inner| add(inner, pages));
}
