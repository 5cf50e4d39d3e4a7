//! Templates and approved text as their keepers meet them: every syntax of a place to fill in, what only a template can
//! have wrong, and stock paragraphs that letters may not change.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::Folder;
use foilint::letter::{Cues, Kind, Letter, WordKind};
use foilint::text::{Format, Source};
use proptest::prelude::*;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/templates")
}

/// The fixture templates whose names begin so, or not so.
fn templates(bad: bool) -> Vec<String> {
    let entries = fs::read_dir(fixtures()).unwrap().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| Format::of_path(name).is_some() && name != "README.md" && name.starts_with("bad-") == bad);
    names.sort();
    assert!(names.len() >= 2, "the fixtures are there");
    names
}

/// What `foilint` says in the folder of the fixtures.
fn foilint(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foilint"));
    command.current_dir(fixtures()).env_remove("NO_COLOR").env_remove("COLUMNS").args(arguments);
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

fn check(name: &str) -> String {
    foilint(&["check", name, "--format", "concise", "--show-notes", "--today", "2026-11-21"])
}

#[test]
fn a_good_template_of_any_syntax_gives_nothing() {
    for name in templates(false) {
        assert_eq!(check(&name), "", "{name}");
    }
}

#[test]
fn a_bad_template_says_what_it_said_before() {
    for name in templates(true) {
        insta::assert_snapshot!(name.replace('.', "-"), check(&name));
    }
}

#[test]
fn every_fixture_is_known_as_a_template_without_being_told() {
    for name in templates(false).into_iter().chain(templates(true)) {
        let folder = Folder::new(&[(&name, &fs::read_to_string(fixtures().join(&name)).unwrap())]);
        let said = folder.run(&["text", &name]).out;
        assert!(said.lines().next().unwrap().contains("template"), "{said}");
    }
}

#[test]
fn the_syntax_does_not_matter() {
    let text = fs::read_to_string(fixtures().join("police-ncnd.txt")).unwrap();
    for (open, close) in [
        ("{{", "}}"),
        ("{{ ", " }}"),
        ("«", "»"),
        ("<<", ">>"),
        ("${", "}"),
        ("[insert ", "]"),
        ("{ MERGEFIELD ", " }"),
        ("<insert ", ">"),
    ] {
        for name in ["letter.txt", "letter.md"] {
            let template = text.replace('«', open).replace('»', close);
            let folder = Folder::new(&[(name, &template)]);
            let said = folder.check(&[name, "--format", "concise", "--show-notes"]);
            assert_eq!(said.out, "", "{open}x{close} in {name}");
        }
    }
}

#[test]
fn a_template_without_rights_is_told_and_one_with_a_place_for_them_is_not() {
    let text = fs::read_to_string(fixtures().join("bad-council-refusal.md")).unwrap();
    let with = |hole: &str| text.replace("${factors}\n", &format!("${{factors}}\n\n{hole}\n"));
    let said = |hole: &str| Folder::new(&[("t.md", &with(hole))]).check(&["t.md", "--format", "concise"]).out;
    assert!(
        said("").contains("review-rights-missing") && said("").contains("complaint-rights-missing"),
        "{}",
        said("")
    );
    for hole in ["${review_rights}", "${rightsParagraph}", "[insert standard complaints paragraphs]", "${closing}"] {
        assert!(!said(hole).contains("rights-missing"), "{hole}: {}", said(hole));
    }
    assert!(said("${harm}").contains("review-rights-missing"));
}

#[test]
fn a_letter_with_a_place_left_open_is_still_a_letter() {
    let folder = Folder::new(&[
        ("a.txt", &common::CLEAN.replace("How many", "How many {{things}}, or")),
        ("b.txt", &common::CLEAN.replace("We hold it", "We hold {{it}}")),
    ]);
    assert!(folder.check(&["b.txt"]).out.contains("placeholder-left"));
    assert!(!folder.check(&["a.txt"]).out.contains("placeholder-left"), "the requester's words");
}

const REVIEW: &str = "If you are unhappy with the way in which your request has been handled, you may ask for an internal review by writing to {{mailbox}} within 40 working days of the date of this letter. We will consider the the request again.";

fn letter(review: &str) -> String {
    common::CLEAN.replace("You may ask for an internal review within 40 working days of this letter.", review)
}

/// A folder with approved text that has a fault, and letters that use it.
fn authority(letters: &[(&str, &str)]) -> Folder {
    let folder = Folder::new(&[("foilint.toml", "approved = \"approved\"\n"), ("approved/review.txt", REVIEW)]);
    letters.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
    folder
}

fn found(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let out = folder.check(&[arguments, &["--format", "concise", "--show-notes"]].concat()).out;
    let place = |line: &str| {
        let path = line.split(':').next().unwrap_or_default().trim_start_matches("./").to_owned();
        let lint = line.split('[').nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
        format!("{path} {lint}")
    };
    out.lines().map(place).collect()
}

#[test]
fn a_fault_of_approved_text_is_told_once_a_run_on_its_own_path() {
    let used = letter(&REVIEW.replace("{{mailbox}}", "foi@example.gov.uk"));
    let folder = authority(&[("letters/a.txt", &used), ("letters/b.txt", &used.replace("3 May", "4 May"))]);
    let once = ["approved/review.txt doubled-word".to_owned()];
    for arguments in [
        &["."][..],
        &["letters"],
        &["letters/a.txt"],
        &["letters/a.txt", "letters/b.txt"],
        &["approved"],
        &["letters", "approved"],
        &["letters", "./letters/../approved/review.txt"],
    ] {
        let found = found(&folder, arguments);
        let ends: Vec<String> = found.iter().map(|one| one.replace("letters/../", "")).collect();
        assert_eq!(ends, once, "{arguments:?}");
    }
    assert_eq!(found(&folder, &["letters/a.txt", "--received", "2023-05-03"]), once, "it is no second letter");
}

#[test]
fn an_excluded_folder_of_approved_text_is_used_and_not_checked() {
    let folder = authority(&[("a.txt", &letter(&REVIEW.replace("{{mailbox}}", "foi@example.gov.uk")))]);
    folder.write("foilint.toml", b"approved = \"approved\"\nexclude = [\"approved/**\"]\n");
    assert_eq!(found(&folder, &["."]), Vec::<String>::new());
}

#[test]
fn a_letter_answers_for_its_own_words_only() {
    let own = letter(&REVIEW.replace("{{mailbox}}", "the the Council")).replace("We hold it", "We hold the the list");
    let folder = authority(&[("letters/own.txt", &own)]);
    let lints: Vec<String> =
        found(&folder, &["letters"]).into_iter().filter(|one| one.starts_with("letters")).collect();
    assert_eq!(
        lints,
        ["letters/own.txt doubled-word", "letters/own.txt doubled-word"],
        "its own, and in the filled place"
    );
}

#[test]
fn only_a_departure_is_told_and_it_weighs_what_differs() {
    let used = letter(&REVIEW.replace("{{mailbox}}", "foi@example.gov.uk"));
    let folder = authority(&[
        ("limit.txt", &used.replace("40 working", "28 working")),
        ("word.txt", &used.replace("has been handled", "has been dealt with")),
        (
            "other.txt",
            &letter("If you are unhappy with our answer, you may ask for an internal review within 40 working days."),
        ),
    ]);
    let out = folder.check(&["limit.txt", "word.txt", "other.txt", "--format", "concise"]).out;
    let said: Vec<&str> = out.lines().filter(|line| !line.starts_with("approved/")).collect();
    assert_eq!(said.len(), 2, "{out}");
    assert!(
        said[0].starts_with("limit.txt:15:148:")
            && said[0].contains("error[approved-text-changed]: ‘28’ stands for ‘40’"),
        "{out}"
    );
    assert!(said[1].starts_with("word.txt:15:64:") && said[1].contains("warning[approved-text-changed]"), "{out}");
}

#[test]
fn a_place_of_approved_text_that_nobody_filled_in_is_the_letters_fault() {
    let folder = authority(&[("a.txt", &letter(REVIEW))]);
    assert!(found(&folder, &["a.txt"]).contains(&"a.txt placeholder-left".to_owned()));
}

#[test]
fn a_folder_that_is_not_there_is_an_error_with_its_place() {
    let folder = Folder::new(&[
        ("foilint.toml", "authority = \"Kent Police\"\napproved = \"aproved\"\n"),
        ("a.txt", common::CLEAN),
    ]);
    folder.check(&["a.txt"]).refused(&["foilint.toml:2:12", "aproved", "is not there"]);
}

/// Pieces of which texts full of marks are made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{{",
        "}}",
        "{",
        "}",
        "«",
        "»",
        "<",
        ">",
        "<<",
        ">>",
        "[",
        "]",
        "[[",
        "]]",
        "${",
        "$",
        "%",
        "{%",
        "%}",
        "insert ",
        "name",
        "date_received",
        "MERGEFIELD ",
        " ",
        "\n",
        "\n\n",
        "é",
        "’s",
        "'s",
        ".",
        ", ",
        "the ",
        "> ",
        "- ",
        "`",
        "|",
        "**",
        "](",
        "\u{202e}",
        "\r\n",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

#[test]
fn the_s_of_a_hole_never_reaches_into_the_next_one() {
    let source = Source::from_text("x", Format::Text, "«name’s}}<");
    let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Template));
    let words: Vec<_> = letter.words.iter().map(|word| word.span()).collect();
    assert!(words.windows(2).all(|two| two[0].end <= two[1].start), "{words:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_marks_stand_in_a_template_its_words_keep_their_places(text in pieces(), markdown: bool) {
        let format = if markdown { Format::Markdown } else { Format::Text };
        let source = Source::from_text("x", format, text.clone());
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Template));
        for two in letter.words.windows(2) {
            prop_assert!(two[0].span().end <= two[1].span().start, "{text:?}");
        }
        for (at, word) in letter.words.iter().enumerate() {
            prop_assert!(!word.span().is_empty() && text.is_char_boundary(word.span().start));
            prop_assert_eq!(letter.hole(at).is_some(), word.kind == WordKind::Hole, "{:?}", &text);
        }
        for two in letter.holes.windows(2) {
            prop_assert!(two[0].span.end <= two[1].span.start, "{text:?}");
        }
    }
}
