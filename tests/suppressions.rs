//! Comments in letters that hold findings back, through the command line.

mod common;

use common::Folder;
use serde_json::Value;

/// What is reported of a letter: line and lint of each, and how many findings were held back.
fn check(name: &str, text: &str, arguments: &[&str]) -> (Vec<(u64, String)>, u64) {
    let folder = Folder::new(&[(name, text), ("foilint.toml", "[kind]\n\"**\" = \"fragment\"\n")]);
    let said = folder.check(&[&[name, "--format", "json"], arguments].concat());
    let report: Value = serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.err));
    let found = report["diagnostics"].as_array().unwrap().iter();
    let found =
        found.map(|one| (one["span"]["start"]["line"].as_u64().unwrap(), one["lint"].as_str().unwrap().to_owned()));
    (found.collect(), report["summary"]["suppressed"].as_u64().unwrap())
}

fn markdown(text: &str) -> (Vec<(u64, String)>, u64) {
    check("a.md", text, &[])
}

fn doubled(lines: &[u64]) -> Vec<(u64, String)> {
    lines.iter().map(|line| (*line, "doubled-word".to_owned())).collect()
}

#[test]
fn a_comment_covers_the_next_block_alone() {
    let text = "We hold the the list.\n\n<!-- foilint: allow(doubled-word) a title -->\nWe hold the the map.\n\nWe hold the the plan.\n";
    assert_eq!(markdown(text), (doubled(&[1, 6]), 1));
    assert_eq!(markdown(&text.replace('\n', "\r\n")), (doubled(&[1, 6]), 1), "Windows line ends");
}

#[test]
fn a_comment_for_the_file_may_stand_anywhere_in_it() {
    let text =
        "We hold the the list.\n\nWe hold the the plan.\n\n<!-- foilint: allow-file(doubled-word) as it was sent -->\n";
    assert_eq!(markdown(text), (vec![], 2));
}

#[test]
fn a_group_serves_for_its_lints() {
    let text = "<!-- foilint: allow(wording) as it was sent -->\nWe recieved the the list.\n";
    assert_eq!(markdown(text), (vec![], 2));
}

#[test]
fn several_names_and_several_comments_serve_one_block() {
    let both = "<!-- foilint: allow(doubled-word, misspelling) as it was sent -->\nWe recieved the the list.\n";
    assert_eq!(markdown(both), (vec![], 2));
    let two = "<!-- foilint: allow(doubled-word) sent so -->\n<!-- foilint: allow(misspelling) sent so -->\nWe recieved the the list.\n";
    assert_eq!(markdown(two), (vec![], 2));
}

#[test]
fn within_a_block_a_comment_covers_that_block() {
    assert_eq!(
        markdown("We hold <!-- foilint: allow(doubled-word) a title --> the the list.\n\nWe hold the the map.\n"),
        (doubled(&[3]), 1)
    );
    assert_eq!(
        markdown("- the the list <!-- foilint: allow(doubled-word) a title -->\n- the the map\n"),
        (doubled(&[2]), 1)
    );
}

#[test]
fn in_lists_and_tables() {
    let list =
        "<!-- foilint: allow(doubled-word) a title -->\n- the the list\n  - the the map below it\n- the the plan\n";
    assert_eq!(markdown(list), (doubled(&[3, 4]), 1));
    let table = "<!-- foilint: allow(placeholder-left) kept -->\n\n| Name | Answer |\n|---|---|\n| [INSERT NAME] | yes |\n| [INSERT DATE] | no |\n\nWe hold [INSERT NUMBER] plans.\n";
    assert_eq!(markdown(table), (vec![(8, "placeholder-left".to_owned())], 2));
}

#[test]
fn shown_as_code_a_comment_holds_nothing_back() {
    let text = "```\n<!-- foilint: allow(doubled-word) a title -->\n```\n\nWe hold the the list, `<!-- foilint: allow-file(wording) x -->`.\n";
    assert_eq!(markdown(text), (doubled(&[5]), 0));
}

#[test]
fn without_a_reason_it_works_and_is_reported() {
    let (found, suppressed) = markdown("<!-- foilint: allow(doubled-word) -->\nWe hold the the list.\n");
    assert_eq!((found, suppressed), (vec![(1, "allow-without-reason".to_owned())], 1));
}

#[test]
fn what_holds_nothing_back_is_reported() {
    let lint = |lint: &str, line| vec![(line, lint.to_owned())];
    assert_eq!(markdown("<!-- foilint: allow(doubled-word) a title -->\nWe hold it.\n").0, lint("allow-unused", 1));
    assert_eq!(markdown("We hold it.\n\n<!-- foilint: allow(doubled-word) a title -->").0, lint("allow-unused", 3));
    assert_eq!(markdown("<!-- foilint: allow(doubled-wrod) a title -->\nWe hold it.\n").0, lint("allow-unknown", 1));
    assert_eq!(markdown("<!-- foilint: alow(doubled-word) a title -->\nWe hold it.\n").0, lint("allow-malformed", 1));
}

#[test]
fn what_did_not_run_is_not_called_unused() {
    let text = "<!-- foilint: allow(doubled-word) a title -->\nWe hold it.\n";
    for arguments in [
        &["--ignore", "doubled-word"][..],
        &["--select", "misspelling"],
        &["--select", "allow-unused"],
        &["--level", "doubled-word=off"],
    ] {
        assert_eq!(check("a.md", text, arguments).0, [], "{arguments:?}");
    }
}

#[test]
fn a_note_that_is_not_shown_makes_use_of_its_comment() {
    let text = "<!-- foilint: allow(doubled-word) a title -->\nWe hold the the list.\n";
    assert_eq!(check("a.md", text, &["--level", "doubled-word=note"]), (vec![], 0), "what is not shown is not counted");
    assert_eq!(check("a.md", text, &["--level", "doubled-word=note", "--show-notes"]), (vec![], 1));
}

#[test]
fn comments_cannot_hold_back_what_is_said_of_comments() {
    let text = "<!-- foilint: allow-file(housekeeping) quiet -->\n<!-- foilint: allow(doubled-word) -->\nWe hold the the list.\n";
    let (found, _) = markdown(text);
    let lints: Vec<&str> = found.iter().map(|(_, lint)| lint.as_str()).collect();
    assert_eq!(lints, ["allow-unused", "allow-without-reason"]);
}

#[test]
fn in_plain_text_it_is_a_slip_that_would_be_sent() {
    let (found, suppressed) =
        check("a.txt", "<!-- foilint: allow(doubled-word) a title -->\nWe hold the the list.\n", &[]);
    assert!(found.contains(&(1, "allow-malformed".to_owned())) && found.contains(&(2, "doubled-word".to_owned())));
    assert_eq!(suppressed, 0);
}

#[test]
fn levels_by_path_serve_where_there_are_no_comments() {
    let config = "[[overrides]]\nfiles = [\"old/**\"]\nlints = { doubled-word = \"off\" }\n";
    let letter = "We hold the the list.\n";
    let folder = Folder::new(&[("foilint.toml", config), ("old/a.txt", letter), ("new/a.txt", letter)]);
    let said = folder.check(&[".", "--format", "concise"]);
    assert!(said.out.contains("new/a.txt") && !said.out.contains("old/a.txt"), "{}", said.out);
}

#[test]
fn a_finding_across_letters_is_held_back_where_its_first_place_is() {
    let review = |comment: &str, days: &str| {
        format!(
            "# Your right to a review\n\n{comment}You may ask for an internal review within {days} working days of the date of this letter.\n"
        )
    };
    let letters = |comment: &str| {
        let plain = review(comment, "40");
        let config = "[kind]\n\"**\" = \"template\"\n";
        let odd = review(comment, "60");
        let folder = Folder::new(&[
            ("foilint.toml", config),
            ("a.md", &plain),
            ("b.md", &plain),
            ("c.md", &plain),
            ("d.md", &odd),
        ]);
        folder.check(&[".", "--format", "concise", "--show-notes"]).out
    };
    assert!(letters("").contains("drift-deadline"));
    let held = letters("<!-- foilint: allow(drift-deadline) another rule -->\n");
    assert!(!held.contains("drift-deadline") && !held.contains("allow-unused"), "{held}");
}

#[test]
fn very_many_comments_are_no_trouble() {
    let comment = "<!-- foilint: allow(doubled-word, misspelling) sent so -->\n";
    let many = format!("{}We hold the the list.\n\n", comment.repeat(3)).repeat(1_500);
    assert_eq!(markdown(&many).1, 1_500);
    let comment = "<!-- foilint: allow(placeholder-left) kept -->\n";
    let table = format!("{}\n| a | b |\n|---|---|\n{}", comment.repeat(2_000), "| [INSERT NAME] | x |\n".repeat(2_000));
    assert!(markdown(&table).1 > 1_000);
}
