//! A user's own rows, by the command: they are used, their faults name file, line and remedy, and old tables are told.

mod common;

use common::Folder;

const CONFIG: &str = "tables-dir = \"foi/tables\"\n";

/// A letter that states a level, and one that names an address.
const LEVEL: &str = "Freedom of Information Act 2000\n\n20 November 2026\n\nYou asked:\n\nHow many cameras are there?\n\nOur response\n\nThe current UK threat level from terrorism is SEVERE, and no figure is given for that reason.\n\nYours sincerely\n\nInformation Officer\n";

#[test]
fn a_level_that_changed_since_is_used() {
    let rows = "checked_on = 2026-11-20\n\n[[scope]]\nid = \"national\"\nsource = \"https://www.mi5.gov.uk/threat-levels\"\nchanges = [{ from = 2026-11-18, level = \"critical\" }]\n";
    let folder = Folder::new(&[("a.txt", LEVEL)]);
    let select = ["a.txt", "--select", "threat-level-stale", "--format", "concise"];
    assert_eq!(folder.check(&select).out, "", "the last known level");
    folder.write("foilint.toml", CONFIG.as_bytes());
    folder.write("foi/tables/threat-levels.toml", rows.as_bytes());
    let said = folder.check(&select);
    assert!(said.code == 1 && said.out.contains("CRITICAL"), "{} {}", said.out, said.err);
}

#[test]
fn a_row_of_ones_own_is_reported_like_any_other() {
    let rows = "checked_on = 2026-11-20\n[[row]]\nkind = \"body\"\nold = \"Norchester Records Board\"\nnew = \"Norchester Archive\"\nuntil = 2026-10-31\nsource = \"Council minutes, 3 October 2026\"\n";
    let letter = LEVEL
        .replace("The current UK threat level from terrorism is SEVERE", "The Norchester Records Board keeps them");
    let folder = Folder::new(&[("a.txt", &letter), ("foilint.toml", CONFIG), ("foi/tables/superseded.toml", rows)]);
    let said = folder.check(&["a.txt", "--select", "superseded", "--format", "concise"]);
    assert!(
        said.out.contains("‘Norchester Records Board’ is no longer the right name (right until 31 October 2026)"),
        "{}",
        said.out
    );
    assert!(said.out.contains("write ‘Norchester Archive’"), "{}", said.out);
}

#[test]
fn a_fault_is_told_with_file_line_and_remedy() {
    let folder = Folder::new(&[("a.txt", LEVEL), ("foilint.toml", CONFIG)]);
    let head = "checked_on = 2026-11-20\n\n[[row]]\nkind = \"body\"\nold = \"A Board\"\nnew = \"B\"\n";
    for (rest, parts) in [
        ("until = 2026-10-31\n", &["foi/tables/superseded.toml:3: ", "add source"][..]),
        ("untill = 2026-10-31\nsource = \"s\"\n", &["foi/tables/superseded.toml:7: ", "did you mean `until`?"]),
        ("until = 2026-31-10\nsource = \"s\"\n", &["foi/tables/superseded.toml:7: "]),
    ] {
        folder.write("foi/tables/superseded.toml", format!("{head}{rest}").as_bytes());
        folder.check(&["a.txt"]).refused(parts);
        folder.run(&["tables"]).refused(parts);
    }
    folder.write("foi/tables/superseded.toml", b"");
    folder.check(&["a.txt"]).refused(&["foi/tables/superseded.toml:1: ", "checked_on = DATE"]);
    std::fs::remove_file(folder.path().join("foi/tables/superseded.toml")).unwrap();
    folder.write("foi/tables/superceded.toml", b"checked_on = 2026-11-20\n");
    folder.check(&["a.txt"]).refused(&["foi/tables/superceded.toml", "no such table", "superseded"]);
}

#[test]
fn old_tables_are_told_and_ones_own_make_them_new() {
    let folder = Folder::new(&[]);
    let fresh = folder.run(&["tables", "--check", "--today", "2026-08-01"]);
    assert!(fresh.code == 0 && fresh.out.contains("in the last 90 days"), "{}", fresh.out);
    let old = folder.run(&["tables", "--check", "--today", "2026-11-21"]);
    assert!(old.code == 1 && old.out.contains("authorities"), "{}", old.out);
    assert!(!old.out.contains("threat-levels"), "{}", old.out);
    // ninety days are not more than ninety days
    let day = folder.run(&["tables", "--check", "--today", "2026-12-27", "--format", "json"]);
    assert!(day.code == 1 && !day.out.contains("threat-levels"), "{}", day.out);
    folder.write("foilint.toml", CONFIG.as_bytes());
    folder.write("foi/tables/authorities.toml", b"checked_on = 2026-11-20\n");
    let mine = folder.run(&["tables", "--check", "--today", "2026-11-21"]);
    assert!(!mine.out.contains("authorities"), "{}", mine.out);
    let list = folder.run(&["tables", "--today", "2026-11-21"]);
    assert!(list.code == 0 && list.out.contains("your own: 0 rows of foi/tables/authorities.toml"), "{}", list.out);
}
