//! `foilint tables`.

use std::collections::BTreeMap;

use super::args::{ListFormat, TablesArgs};
use super::{CLEAN, Environment, Failure, Streams, explain};

pub(super) fn run(args: &TablesArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    let config = explain::config(None)?;
    let checked = config.tables.checked_on();
    let out = &mut streams.stdout;
    if args.format == ListFormat::Json {
        let map: BTreeMap<&str, String> = checked.iter().map(|(name, date)| (*name, date.to_string())).collect();
        let text = serde_json::to_string_pretty(&map).expect("strings are always JSON");
        writeln!(out, "{text}")?;
        return Ok(CLEAN);
    }
    writeln!(out, "The reference tables, and the last day each is known to be right:")?;
    for (name, date) in &checked {
        let age = environment.today.and_then(|today| today.since(*date).ok()).map(|span| span.get_days());
        let age = age.map_or_else(String::new, |days| format!("  ({days} days ago)"));
        writeln!(out, "  {name:16} {date}{age}")?;
    }
    Ok(CLEAN)
}
