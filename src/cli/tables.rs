//! `foilint tables`.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::args::{ListFormat, TablesArgs};
use super::{CLEAN, Environment, FINDINGS, Failure, Streams, explain};
use crate::tables::{OLD_AFTER_DAYS, is_old};

pub(super) fn run(args: &TablesArgs, environment: &Environment, streams: &mut Streams) -> Result<u8, Failure> {
    let config = explain::config(args.config.as_ref())?;
    let today = args.today.or(environment.today);
    let checked = config.tables.checked_on();
    let old: Vec<&(&str, Date)> =
        checked.iter().filter(|(_, date)| today.is_some_and(|today| is_old(*date, today))).collect();
    let code = if args.check && !old.is_empty() { FINDINGS } else { CLEAN };
    let out = &mut streams.stdout;
    if args.format == ListFormat::Json {
        let shown = checked.iter().filter(|row| !args.check || old.contains(row));
        let map: BTreeMap<&str, String> = shown.map(|(name, date)| (*name, date.to_string())).collect();
        let text = serde_json::to_string_pretty(&map).expect("strings are always JSON");
        writeln!(out, "{text}")?;
        return Ok(code);
    }
    let age = |date: Date| {
        let days = today.and_then(|today| today.since(date).ok()).map(|span| span.get_days());
        days.map_or_else(String::new, |days| format!("  ({days} days ago)"))
    };
    if args.check {
        match today {
            None => writeln!(out, "Today is not known: give it with --today.")?,
            Some(_) if old.is_empty() => {
                writeln!(out, "Every table was made sure of in the last {OLD_AFTER_DAYS} days.")?;
            }
            Some(_) => {
                writeln!(out, "Nobody has made sure of these tables for more than {OLD_AFTER_DAYS} days:")?;
                for (name, date) in &old {
                    writeln!(out, "  {name:16} {date}{}", age(*date))?;
                }
                writeln!(
                    out,
                    "Update foilint; or look the rows up, and give what changed in a file of the same name in tables-dir, with checked_on."
                )?;
            }
        }
        return Ok(code);
    }
    writeln!(out, "The reference tables, and the last day each is known to be right:")?;
    for (name, date) in &checked {
        writeln!(out, "  {name:16} {date}{}", age(*date))?;
        for own in config.tables.user_rows().iter().filter(|own| own.table == *name) {
            let rows = if own.rows == 1 { "1 row" } else { &format!("{} rows", own.rows) };
            writeln!(out, "  {:16} {}  your own: {rows} of {}", "", own.checked_on, own.file)?;
        }
    }
    Ok(code)
}
