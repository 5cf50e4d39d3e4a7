//! The rules of the table of superseded things, row by row, on letters of one day and the next: what is reported, and at
//! what level.

mod common;

use common::Folder;

/// A body that ends on a day, with other keys.
fn row(old: &str, keys: &str) -> String {
    format!("[[row]]\nkind = \"body\"\nold = \"{old}\"\nnew = \"Norchester Archive\"\nsource = \"s\"\n{keys}\n")
}

/// What is said of a sentence in a letter of a day, as "level" or "" for nothing.
fn said(rows: &str, date: &str, sentence: &str) -> String {
    let table = format!("checked_on = 2026-11-20\n{rows}");
    let dated = if date.is_empty() { String::new() } else { format!("{date}\n\n") };
    let letter = format!(
        "Freedom of Information Act 2000\n\n{dated}You asked:\n\nHow many bins are there?\n\nOur response\n\n{sentence}\n\nYours sincerely\n\nInformation Officer\n"
    );
    let folder = Folder::new(&[
        ("a.txt", &letter),
        ("foilint.toml", "tables-dir = \"tables\"\n"),
        ("tables/superseded.toml", &table),
    ]);
    let arguments =
        ["a.txt", "--select", "superseded", "--format", "concise", "--show-notes", "--min-confidence", "low"];
    let report = folder.check(&arguments);
    assert_eq!(report.err, "");
    let levels = report.out.lines().filter_map(|line| line.split(": ").nth(1)?.split('[').next());
    levels.collect::<Vec<_>>().join(" ")
}

const NAMED: &str = "The Norchester Records Board keeps the list of them all.";

#[test]
fn a_day_counts_to_its_end_a_month_and_a_year_to_theirs() {
    let name = "Norchester Records Board";
    for (keys, last, next) in [
        ("until = 2021-03-31", "31 March 2021", "1 April 2021"),
        ("until_month = \"2021-03\"", "31 March 2021", "1 April 2021"),
        ("until_year = 2021", "31 December 2021", "1 January 2022"),
        ("assume_until = 2021-03-31", "31 March 2021", "1 April 2021"),
        ("from = 2021-04-01", "31 March 2021", "1 April 2021"),
        ("from_month = \"2021-04\"", "30 April 2021", "3 May 2021"),
    ] {
        let rows = row(name, keys);
        assert_eq!(said(&rows, last, NAMED), "", "{keys}: the last day");
        assert_eq!(said(&rows, next, NAMED), "warning", "{keys}: the day after");
    }
}

#[test]
fn a_row_without_a_day_is_known_to_be_old_when_the_table_was_made_sure_of() {
    let rows = row("Norchester Records Board", "");
    assert_eq!(said(&rows, "20 November 2026", NAMED), "warning");
    assert_eq!(said(&rows, "19 November 2019", NAMED), "note");
}

#[test]
fn caps_flags_and_needs_hold() {
    let name = "Norchester Records Board";
    let day = "4 May 2023";
    assert_eq!(said(&row(name, "until = 2021-03-31\nseverity_cap = \"note\""), day, NAMED), "note");
    assert_eq!(said(&row(name, "until = 2021-03-31\nflag = false"), day, NAMED), "");
    let needs = row(
        "Norchester Records Board",
        "until = 2021-03-31\nmatch = [\"NRB\"]\nneeds = [\"Norchester Records Board\"]",
    );
    assert_eq!(said(&needs, day, "The NRB keeps the list of them all."), "");
    assert_eq!(said(&needs, day, "The Norchester Records Board (NRB) keeps the list of them all."), "warning");
}

#[test]
fn law_is_an_error_where_its_source_was_read_and_a_warning_where_not() {
    let law = |keys: &str| row("Norchester Bins Act 1990", keys).replace("\"body\"", "\"statute\"");
    let sentence = "They are counted under the Norchester Bins Act 1990 each year.";
    assert_eq!(said(&law("until = 2021-03-31\nchecked = \"seen\""), "4 May 2023", sentence), "error");
    assert_eq!(said(&law("until = 2021-03-31\nchecked = \"unconfirmed\""), "4 May 2023", sentence), "warning");
    assert_eq!(said(&law("until = 2021-03-31\nseverity_cap = \"warning\""), "4 May 2023", sentence), "warning");
    assert_eq!(said(&law("checked = \"seen\""), "23 November 2026", sentence), "warning", "a row without a day");
}

#[test]
fn an_undated_letter_has_notes_at_most() {
    assert_eq!(said(&row("Norchester Records Board", "until = 2021-03-31"), "", NAMED), "note");
    assert_eq!(said(&row("Norchester Records Board", "until = 2021-03-31\nseverity_cap = \"note\""), "", NAMED), "");
}

#[test]
fn one_row_is_one_finding() {
    let rows = row("Norchester Records Board", "until = 2021-03-31");
    let sentence = "The Norchester Records Board keeps the list. Ask the Norchester Records Board for it.";
    assert_eq!(said(&rows, "4 May 2023", sentence), "warning");
}
