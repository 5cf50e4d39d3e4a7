//! The fixture letters: what foilint says of each is kept as a snapshot, clean ones give nothing, and every planted
//! mistake is found at its place.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use foilint::text::{Format, Source};
use serde::Deserialize;
use serde_json::Value;

/// Planted mistakes that are not found: slips in formulae that the phrasebook does not report yet. As few as possible; one
/// that is found must be taken out here.
const MISSES: [(&str, &str, &str); 1] =
    // two words changed places over the distance of one: more than one slip
    [("bad-10-police-scotland-2025-06.txt", "broken-phrase", "would be likely to, substantially the prevention")];

#[derive(Deserialize)]
struct Planted {
    letter: Vec<PlantedLetter>,
}

#[derive(Deserialize)]
struct PlantedLetter {
    file: String,
    planted: Vec<Mistake>,
}

#[derive(Deserialize)]
struct Mistake {
    lint: String,
    fragment: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters")
}

/// The fixture letters, in order of name.
fn letters() -> Vec<String> {
    let entries = fs::read_dir(folder()).unwrap().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.retain(|name| Format::of_path(name).is_some() && name != "README.md");
    names.sort();
    assert!(names.len() >= 16, "the fixtures are there");
    names
}

/// What `foilint check` says of letters in the folder of the fixtures.
fn check(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_foilint"));
    command.current_dir(folder()).env_remove("NO_COLOR").env_remove("COLUMNS");
    let output = command.args(["check", "--today", "2026-11-21"]).args(arguments).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_letter_says_what_it_said_before() {
    for name in letters() {
        let said = check(&[&name, "--format", "concise", "--show-notes"]);
        insta::assert_snapshot!(name.replace('.', "-"), said);
    }
}

#[test]
fn a_clean_letter_gives_nothing() {
    let clean: Vec<String> = letters().into_iter().filter(|name| name.starts_with("clean-")).collect();
    assert!(clean.len() >= 8);
    for name in clean {
        assert_eq!(check(&[&name, "--format", "concise"]), "");
    }
}

#[test]
fn a_template_a_fragment_and_a_guide_give_nothing() {
    for name in letters().iter().filter(|name| name.starts_with("template-") || name.starts_with("excerpt-")) {
        assert_eq!(check(&[name, "--format", "concise"]), "");
    }
}

#[test]
fn every_planted_mistake_is_found_at_its_place() {
    let planted: Planted = toml::from_str(&fs::read_to_string(folder().join("planted.toml")).unwrap()).unwrap();
    let (mut missed, mut wanted) = (Vec::new(), 0);
    for letter in &planted.letter {
        let bytes = fs::read(folder().join(&letter.file)).unwrap();
        let format = Format::of_path(&letter.file).unwrap();
        let source = Source::decode(letter.file.as_str(), format, bytes).unwrap();
        let report: Value = serde_json::from_str(&check(&[&letter.file, "--format", "json"])).unwrap();
        for mistake in &letter.planted {
            wanted += 1;
            let text = source.text();
            let fragment =
                if text.contains('\r') { mistake.fragment.replace('\n', "\r\n") } else { mistake.fragment.clone() };
            let at = text.find(&fragment).unwrap_or_else(|| panic!("{}: {fragment:?} stands in it", letter.file));
            let overlaps = |span: &Value| {
                let byte = |end: &str| span[end]["byte"].as_u64().unwrap() as usize;
                byte("start") < at + fragment.len() && at < byte("end")
            };
            // one inconsistency is one finding: any of its places counts
            let found = report["diagnostics"].as_array().unwrap().iter().any(|diagnostic| {
                let related = diagnostic["related"].as_array().unwrap().iter().map(|related| &related["span"]);
                diagnostic["lint"] == mistake.lint.as_str() && related.chain([&diagnostic["span"]]).any(overlaps)
            });
            if !found {
                missed.push((letter.file.as_str(), mistake.lint.as_str(), mistake.fragment.as_str()));
            }
        }
    }
    assert!(wanted > 50, "mistakes were planted");
    assert_eq!(missed, MISSES, "exactly the known misses");
}

#[test]
fn one_bad_letter_in_every_format() {
    for format in ["human", "concise", "json", "jsonl"] {
        let said = check(&["bad-02-surrey-sussex-2024-06.txt", "--format", format, "--show-notes"]);
        let version =
            format!("\"version\":{}\"{}\"", if format == "json" { " " } else { "" }, env!("CARGO_PKG_VERSION"));
        insta::assert_snapshot!(format!("bad-02-as-{format}"), said.replace(&version, "\"version\": \"[version]\""));
    }
}
