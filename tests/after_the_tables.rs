//! A letter dated after the last day on which a table is known true: the threat level that it states is equal to the last
//! known one, or different from it, or the letter has no date. Nothing is taken as known that is not.

use std::process::Command;

use foilint::tables::{Scope, Tables};
use serde_json::Value;

/// What `foilint check` says of the threat level in a letter with these first lines and this level.
fn said(name: &str, head: &str, level: &str) -> Vec<(String, String, String)> {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("after-{name}.txt"));
    let text = format!(
        "{head}\n\nDear Applicant\n\nFreedom of Information Act 2000\n\nThe current threat level to the UK from terrorism is {level}.\n"
    );
    std::fs::write(&path, text).expect("the folder of the test can be written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_foilint"));
    command.args(["check", "--today", "2027-03-01", "--format", "json", "--show-notes", "--select", "threat-level"]);
    let output = command.arg(&path).output().expect("the program runs");
    let report: Value = serde_json::from_slice(&output.stdout).expect("the report is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = report["diagnostics"].as_array().expect("there is a list").iter();
    rows.map(|row| (text(&row["lint"]), text(&row["severity"]), text(&row["message"]))).collect()
}

/// The last known level of the United Kingdom and another one, and a day after the table's last.
fn last_known() -> (String, &'static str, &'static str) {
    let tables = Tables::builtin();
    let table = tables.threat_levels();
    let after = table.checked_on().checked_add(jiff::Span::new().days(40)).expect("a day of this century");
    let level = table.on(Scope::National, after).period().expect("a level was published").level.name();
    (level.to_owned(), if level == "SEVERE" { "SUBSTANTIAL" } else { "SEVERE" }, "1 February 2027")
}

#[test]
fn an_equal_level_is_a_note_to_check_it() {
    let (level, _, day) = last_known();
    let found = said("equal", day, &level);
    assert_eq!(found.len(), 1, "{found:?}");
    let (lint, severity, message) = &found[0];
    assert_eq!((lint.as_str(), severity.as_str()), ("threat-level-stale", "note"));
    assert!(message.contains("last known level"), "{message}");
}

#[test]
fn a_different_level_is_a_warning_that_names_the_last_known_one() {
    let (level, other, day) = last_known();
    let found = said("different", day, other);
    assert_eq!(found.len(), 1, "{found:?}");
    let (lint, severity, message) = &found[0];
    assert_eq!((lint.as_str(), severity.as_str()), ("threat-level-stale", "warning"));
    assert!(message.contains(&level) && message.contains("check"), "{message}");
}

#[test]
fn an_undated_letter_is_never_taken_as_todays() {
    let (level, other, _) = last_known();
    for level in [level.as_str(), other] {
        let found = said("undated", "Anytown Council", level);
        let kinds: Vec<(&str, &str)> = found.iter().map(|row| (row.0.as_str(), row.1.as_str())).collect();
        assert_eq!(kinds, [("threat-level-undated", "note")], "{found:?}");
    }
}
