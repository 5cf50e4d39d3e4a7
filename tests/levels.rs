//! Every lint can be switched and levelled, from the configuration and from the command line.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use common::Folder;
use foilint::config::Config;
use foilint::diagnostic::{Diagnostic, LetterId, Severity};
use foilint::facts::{Case, Facts, Given, Profile};
use foilint::letter::{Cues, Kind, Letter, Region};
use foilint::lints::sketch::Sketch;
use foilint::lints::stock::{Stock, shows_a_fault};
use foilint::lints::{Approved, Cx, CxAcross, LetterFacts, Level, Levels, LintSet, Reach, Spec};
use foilint::tables::{Regime, Tables};
use foilint::text::{Format, Source};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    bad: Vec<Example>,
}

/// What of an example decides whether its lint speaks.
#[derive(Deserialize)]
struct Example {
    text: Option<String>,
    letters: Option<Vec<String>>,
    on: Option<String>,
    received: Option<String>,
    case: Option<Case>,
    today: Option<String>,
    regime: Option<String>,
    authority: Option<String>,
    region: Option<String>,
    format: Option<String>,
    kind: Option<String>,
    whole: Option<bool>,
    #[serde(rename = "review-ask")]
    review_ask: Option<u32>,
    #[serde(rename = "review-answer")]
    review_answer: Option<u32>,
    approved: Option<Vec<String>>,
}

/// Every lint file with its first bad example.
fn examples() -> Vec<(Spec, Example)> {
    let mut all = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lints");
    let groups = fs::read_dir(root).unwrap().flatten().map(|entry| entry.path());
    for group in groups.filter(|path| path.is_dir() && !path.ends_with("tables")) {
        let files = fs::read_dir(group).unwrap().flatten().map(|entry| entry.path());
        for path in files.filter(|path| path.extension().is_some_and(|end| end == "toml")) {
            let text = fs::read_to_string(&path).unwrap();
            let spec = Spec::parse(path.to_str().unwrap(), &text).unwrap();
            let file: File = toml::from_str(&text).unwrap();
            let first = file.bad.into_iter().next().unwrap_or_else(|| panic!("{}: no bad example", spec.id));
            all.push((spec, first));
        }
    }
    all
}

/// What all lints say of an example at some levels, of one lint.
fn said(set: &LintSet, tables: &Tables, id: &str, example: &Example, levels: &Levels) -> Vec<Diagnostic> {
    // what this lint yields to may know its example too
    let mut levels = levels.clone();
    set.get(id).unwrap().yields_to.iter().for_each(|other| levels.set(other, Level::Off));
    let levels = &levels;
    let texts = example.letters.clone().unwrap_or_else(|| vec![example.text.clone().unwrap()]);
    let day = |text: &Option<String>| text.as_ref().filter(|text| !text.is_empty()).map(|text| text.parse().unwrap());
    let today = if example.today.is_some() { day(&example.today) } else { Some("2026-11-21".parse().unwrap()) };
    let given = Given {
        today,
        date: day(&example.on),
        received: day(&example.received),
        case: example.case.clone().map(Arc::new),
    };
    let profile = Profile {
        authority: example.authority.clone(),
        regime: example.regime.as_deref().map(|name| Regime::parse(name).unwrap()),
        complete: example.whole,
        review_ask: example.review_ask,
        review_answer: example.review_answer,
        ..Profile::default()
    };
    let format = if example.format.as_deref() == Some("markdown") { Format::Markdown } else { Format::Text };
    let named = example.kind.as_deref().unwrap_or("letter");
    let kind = Kind::NAMES.iter().find(|(name, _)| *name == named).unwrap().1;
    let plain = |text: &String| text.replace(['⟦', '⟧', '⟨', '⟩'], "");
    let sources: Vec<Source> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| Source::from_text(format!("{at}.txt"), format, plain(text)))
        .collect();
    let with_approved = example.approved.as_ref().map(|texts| {
        let files = texts.iter().map(|text| ("approved/a.txt".to_owned(), Format::Text, text.clone()));
        LintSet::builtin().with_approved(Approved::new(files))
    });
    let set = with_approved.as_ref().unwrap_or(set);
    let (mut found, mut all) = (Vec::new(), Vec::new());
    for (at, source) in sources.iter().enumerate() {
        let mut letter = Letter::read(source, Cues::builtin(), Some(kind));
        if let Some(name) = &example.region {
            let region = Region::NAMES.iter().find(|(region, _)| region == name).unwrap().1;
            letter.blocks.iter_mut().for_each(|block| block.region = region);
        }
        let facts = Facts::of(&letter, tables, &profile, &given);
        let cx = Cx {
            letter: &letter,
            facts: &facts,
            tables,
            profile: &profile,
            given: &given,
            lints: set,
            found: Default::default(),
        };
        found.extend(set.check(&cx, LetterId(at), levels).0);
        // lints across letters know what those of one letter find
        let alone = set.check(&cx, LetterId(at), &Levels::default()).0;
        let is_fault = |found: &Diagnostic| set.get(&found.lint).is_some_and(shows_a_fault);
        let stock = Stock::of(&letter, &facts, &alone, &is_fault);
        let (path, sketch) = (source.path().to_owned(), Sketch::of(&letter));
        all.push(LetterFacts { id: LetterId(at), path, kind, facts, content: at as u64, stock, sketch });
    }
    let text = |letter: LetterId| sources[letter.0].text();
    let cx = CxAcross { tables, profile: &profile, given: &given, notes: true, text: &text };
    found.extend(set.check_across(&all.iter().collect::<Vec<_>>(), &cx, &|_| levels.clone()));
    found.retain(|diagnostic| diagnostic.lint == id);
    found
}

/// The levels of a configuration with one line under `[lints]`.
fn configured(folder: &Folder, line: &str) -> Levels {
    folder.write("foilint.toml", format!("[lints]\n{line}\n").as_bytes());
    let path: PathBuf = folder.path().join("foilint.toml");
    Config::read(&path).unwrap_or_else(|error| panic!("{error}")).levels_for(&folder.path().join("a.txt"))
}

#[test]
fn every_lint_takes_the_level_of_the_configuration() {
    let (set, tables, folder) = (LintSet::builtin(), Tables::builtin(), Folder::new(&[]));
    // what the run itself finds is shown in levels of its own below
    for (spec, example) in examples().into_iter().filter(|(spec, _)| spec.scope != Reach::Run) {
        let id = spec.id.as_str();
        let at = |line: String| said(&set, &tables, id, &example, &configured(&folder, &line));
        let own = said(&set, &tables, id, &example, &Levels::default());
        assert!(!own.is_empty() && own.iter().all(|found| found.severity <= spec.severity), "{id}");
        assert!(at(format!("{id} = \"off\"")).is_empty(), "{id} is switched off");
        assert!(at(format!("{} = \"off\"", spec.group)).is_empty(), "{id} is switched off with its group");
        let back = at(format!("{id} = \"{}\"\n{} = \"off\"", spec.severity.name(), spec.group));
        assert_eq!(back.len(), own.len(), "{id} is switched on again in a group that is off");
        for (name, level) in [("note", Severity::Note), ("warning", Severity::Warning), ("error", Severity::Error)] {
            let found = at(format!("{id} = \"{name}\""));
            assert_eq!(found.len(), own.len(), "{id}");
            for (found, own) in found.iter().zip(&own) {
                // a finding that was lowered is never raised
                let wanted = if own.severity == spec.severity { level } else { own.severity.min(level) };
                assert_eq!(found.severity, wanted, "{id} at {name}");
            }
        }
    }
}

#[test]
fn every_lint_is_known_to_the_flags_of_the_command_line() {
    let folder = Folder::new(&[("a.txt", common::LATE)]);
    let set = LintSet::builtin();
    let ids: Vec<&str> = set.specs().iter().map(|spec| spec.id.as_str()).collect();
    let names = ids.join(",");
    assert_eq!(folder.check(&["a.txt", "--ignore", &names, "--show-notes"]).code, 0);
    assert_eq!(folder.check(&["a.txt", "--select", &names]).code, 1);
    for level in ["off", "note"] {
        let levels = ids.iter().map(|id| format!("{id}={level}")).collect::<Vec<_>>().join(",");
        let said = folder.check(&["a.txt", "--level", &levels]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    }
    let groups: Vec<String> = set.groups().iter().map(|group| format!("{group}=off")).collect();
    assert_eq!(folder.check(&["a.txt", "--level", &groups.join(","), "--show-notes"]).code, 0);
}

#[test]
fn a_level_of_the_command_line_beats_the_configuration_and_the_group() {
    let folder = Folder::new(&[("a.txt", common::LATE), ("foilint.toml", "[lints]\ndoubled-word = \"off\"\n")]);
    assert_eq!(folder.check(&["a.txt"]).code, 0);
    assert_eq!(folder.check(&["a.txt", "--level", "doubled-word=error"]).code, 1);
    assert_eq!(folder.check(&["a.txt", "--level", "doubled-word=error,wording=off"]).code, 1);
    assert_eq!(folder.check(&["a.txt", "--level", "doubled-word=error", "--ignore", "wording"]).code, 0);
    let warned = folder.check(&["a.txt", "--level", "doubled-word=warning", "--format", "concise"]);
    assert!(warned.code == 0 && warned.out.contains("warning[doubled-word]"), "{}", warned.out);
    folder.check(&["a.txt", "--level", "doubled-wrod=note"]).refused(&["doubled-word"]);
    folder.check(&["a.txt", "--level", "doubled-word=loud"]).refused(&["off, note, warning or error"]);
    folder.check(&["a.txt", "--level", "doubled-word"]).refused(&["doubled-word=note"]);
}

#[test]
fn a_lint_of_the_run_takes_the_level_of_the_configuration() {
    let letter = "<!-- foilint: allow(doubled-word) a title -->\nWe hold it.\n";
    for (level, wanted) in
        [("off", None), ("note", Some("note[")), ("warning", Some("warning[")), ("error", Some("error["))]
    {
        let config = format!("[lints]\nallow-unused = \"{level}\"\n");
        let folder = Folder::new(&[("a.md", letter), ("foilint.toml", &config)]);
        let said = folder.check(&["a.md", "--show-notes", "--format", "concise"]).out;
        assert_eq!(said.contains("allow-unused"), wanted.is_some(), "{level}: {said}");
        assert!(said.contains(wanted.unwrap_or_default()), "{level}: {said}");
    }
}
