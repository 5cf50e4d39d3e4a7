//! The examples of every lint are its tests: each runs with that lint alone and the default configuration, and every
//! label must be marked, ⟦the primary⟧ and ⟨the related⟩, exactly and completely.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use foilint::check;
use foilint::diagnostic::{Diagnostic, LetterId};
use foilint::facts::{Case, Facts, Given, Profile};
use foilint::letter::{Cues, Kind, Letter, Region};
use foilint::lints::sketch::Sketch;
use foilint::lints::stock::{Stock, shows_a_fault};
use foilint::lints::{Approved, Cx, CxAcross, LetterFacts, Level, Levels, LintSet, Reach, Spec};
use foilint::tables::{Regime, Tables};
use foilint::text::{Edit, Format, Source, Span};
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    bad: Vec<Example>,
    #[serde(default)]
    good: Vec<Example>,
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Example {
    text: Option<String>,
    letters: Option<Vec<String>>,
    /// The letter's date, where the text states none.
    on: Option<String>,
    received: Option<String>,
    /// The request as the case system has it.
    case: Option<Case>,
    /// The day of checking; `today = ""` means that it is not known.
    today: Option<String>,
    regime: Option<String>,
    authority: Option<String>,
    region: Option<String>,
    format: Option<String>,
    kind: Option<String>,
    /// Whether the text is a whole letter, whatever it looks like.
    whole: Option<bool>,
    /// What the authority's settings give to ask for a review and to answer one, in working days.
    #[serde(rename = "review-ask")]
    review_ask: Option<u32>,
    #[serde(rename = "review-answer")]
    review_answer: Option<u32>,
    /// The stock paragraphs of the authority, one text a file.
    approved: Option<Vec<String>>,
    becomes: Option<String>,
    /// The rows of the baseline, for lints of the run; its letters are called 0.txt or 0.md, and so on.
    baseline: Option<String>,
    #[allow(dead_code)]
    why: Option<String>,
}

impl Example {
    fn texts(&self) -> Vec<String> {
        self.letters.clone().unwrap_or_else(|| vec![self.text.clone().expect("an example has a text or letters")])
    }
}

/// A text without its marks, the primary spans and the related ones.
fn unmark(marked: &str) -> (String, BTreeSet<Span>, BTreeSet<Span>) {
    let (mut text, mut primary, mut related, mut open) = (String::new(), BTreeSet::new(), BTreeSet::new(), Vec::new());
    for char in marked.chars() {
        match char {
            '⟦' | '⟨' => open.push(text.len()),
            '⟧' => drop(primary.insert(Span::new(open.pop().expect("a mark is opened first"), text.len()))),
            '⟩' => drop(related.insert(Span::new(open.pop().expect("a mark is opened first"), text.len()))),
            _ => text.push(char),
        }
    }
    assert!(open.is_empty(), "a mark is not closed in {marked:?}");
    (text, primary, related)
}

struct Bench {
    tables: Tables,
    set: LintSet,
}

impl Bench {
    fn new() -> Bench {
        Bench { tables: Tables::builtin(), set: LintSet::builtin() }
    }

    /// What one lint of the run says: with every lint, because it looks at what the others say.
    fn run_whole(&self, spec: &Spec, example: &Example, texts: &[String]) -> Vec<Diagnostic> {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        let ending = if example.format.as_deref() == Some("markdown") { "md" } else { "txt" };
        texts.iter().enumerate().for_each(|(index, text)| write(&format!("{index}.{ending}"), text));
        let mut config = "[kind]\n\"**\" = \"letter\"\n".to_owned();
        if let Some(rows) = &example.baseline {
            write("known.txt", &format!("# foilint baseline 1\n{rows}"));
            config = format!("baseline = \"known.txt\"\n{config}");
        }
        write("foilint.toml", &config);
        let options = check::Options { paths: vec![folder.path().to_owned()], ..check::Options::default() };
        let (run, _) = check::run(&options, &mut std::io::empty()).unwrap();
        assert_eq!(run.errors, [], "{}: an example is checked whole", spec.id);
        let found = run.findings.into_iter().map(|reported| reported.diagnostic);
        found.filter(|diagnostic| diagnostic.lint == spec.id).collect()
    }

    /// What one lint says of the texts of an example.
    fn run(&self, spec: &Spec, example: &Example, texts: &[String]) -> Vec<Diagnostic> {
        if spec.scope == Reach::Run {
            return self.run_whole(spec, example, texts);
        }
        let date = |text: &Option<String>| {
            text.as_ref()
                .filter(|text| !text.is_empty())
                .map(|text| text.parse().expect("an example's dates are YYYY-MM-DD"))
        };
        let today = if example.today.is_some() { date(&example.today) } else { Some("2026-11-21".parse().unwrap()) };
        let given = Given {
            today,
            date: date(&example.on),
            received: date(&example.received),
            case: example.case.clone().map(Arc::new),
        };
        let profile = Profile {
            authority: example.authority.clone(),
            regime: example.regime.as_deref().map(|name| Regime::parse(name).expect("a regime of an example is known")),
            complete: example.whole,
            review_ask: example.review_ask,
            review_answer: example.review_answer,
            ..Profile::default()
        };
        let format = if example.format.as_deref() == Some("markdown") { Format::Markdown } else { Format::Text };
        let kind = example.kind.as_deref().unwrap_or("letter");
        let kind = Kind::NAMES.iter().find(|(name, _)| *name == kind).expect("a kind of an example is known").1;
        let sources: Vec<Source> = texts
            .iter()
            .enumerate()
            .map(|(index, text)| Source::from_text(format!("{index}.txt"), format, text.clone()))
            .collect();
        let with_approved;
        let set = match &example.approved {
            Some(texts) => {
                let files = texts
                    .iter()
                    .enumerate()
                    .map(|(at, text)| (format!("approved/{at}.txt"), Format::Text, text.clone()));
                with_approved = LintSet::builtin().with_approved(Approved::new(files));
                &with_approved
            }
            None => &self.set,
        };
        let mut levels = Levels::default();
        self.set.specs().iter().filter(|other| other.id != spec.id).for_each(|other| levels.set(&other.id, Level::Off));
        let (mut found, mut all) = (Vec::new(), Vec::new());
        for (index, source) in sources.iter().enumerate() {
            let mut letter = Letter::read(source, Cues::builtin(), Some(kind));
            if let Some(name) = &example.region {
                let region =
                    Region::NAMES.iter().find(|(region, _)| region == name).expect("a region of an example is known").1;
                letter.blocks.iter_mut().for_each(|block| block.region = region);
            }
            let facts = Facts::of(&letter, &self.tables, &profile, &given);
            let cx = Cx {
                letter: &letter,
                facts: &facts,
                tables: &self.tables,
                profile: &profile,
                given: &given,
                lints: set,
                found: Default::default(),
            };
            found.extend(set.check(&cx, LetterId(index), &levels).0);
            // lints across letters know what those of one letter find
            let alone = if spec.scope == Reach::Letters {
                set.check(&cx, LetterId(index), &Levels::default()).0
            } else {
                Vec::new()
            };
            let is_fault = |found: &Diagnostic| set.get(&found.lint).is_some_and(shows_a_fault);
            let stock = Stock::of(&letter, &facts, &alone, &is_fault);
            all.push(LetterFacts {
                id: LetterId(index),
                path: source.path().to_owned(),
                kind,
                facts,
                content: index as u64,
                stock,
                sketch: Sketch::of(&letter),
            });
        }
        let text = |letter: LetterId| sources[letter.0].text();
        let cx = CxAcross { tables: &self.tables, profile: &profile, given: &given, notes: true, text: &text };
        found.extend(self.set.check_across(&all.iter().collect::<Vec<_>>(), &cx, &|_| levels.clone()));
        found
    }

    fn bad(&self, spec: &Spec, example: &Example) -> Result<(), String> {
        let marked: Vec<_> = example.texts().iter().map(|text| unmark(text)).collect();
        let texts: Vec<String> = marked.iter().map(|(text, ..)| text.clone()).collect();
        let found = self.run(spec, example, &texts);
        let shown = |at: &(usize, Span)| format!("{:?}", at.1.of(&texts[at.0]));
        for (what, marks, labels) in [
            ("primary", 1, found.iter().map(|d| (d.primary.letter.0, d.primary.span)).collect::<BTreeSet<_>>()),
            ("related", 2, found.iter().flat_map(|d| &d.related).map(|r| (r.place.letter.0, r.place.span)).collect()),
        ] {
            let wanted: BTreeSet<(usize, Span)> = marked
                .iter()
                .enumerate()
                .flat_map(|(index, (_, primary, related))| {
                    if marks == 1 { primary } else { related }.iter().map(move |span| (index, *span))
                })
                .collect();
            if wanted != labels {
                let list = |set: &BTreeSet<(usize, Span)>| set.iter().map(shown).collect::<Vec<_>>().join(", ");
                let said: Vec<&str> = found.iter().map(|d| d.message.as_str()).collect();
                return Err(format!(
                    "{what} labels: wanted [{}], got [{}]; said {said:?}",
                    list(&wanted),
                    list(&labels)
                ));
            }
        }
        if found.is_empty() {
            return Err("nothing was marked and nothing found".into());
        }
        if let Some(becomes) = &example.becomes {
            let edits: Vec<Edit> =
                found.iter().filter_map(|d| d.fix.as_ref()).flat_map(|fix| fix.edits.clone()).collect();
            let fixed = Edit::apply_all(&edits, &texts[0]).ok_or("its edits overlap")?;
            if fixed != *becomes {
                return Err(format!("it becomes {fixed:?}"));
            }
            let again = self.run(spec, example, &[fixed]);
            if !again.is_empty() {
                return Err(format!("after the fix it still says {:?}", again[0].message));
            }
        }
        Ok(())
    }

    fn good(&self, spec: &Spec, example: &Example) -> Result<(), String> {
        let found = self.run(spec, example, &example.texts());
        found.first().map_or(Ok(()), |d| {
            Err(format!("it says {:?} at {:?}", d.message, d.primary.span.of(&example.texts()[d.primary.letter.0])))
        })
    }
}

fn lint_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for group in fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir() && !path.ends_with("tables"))
    {
        files.extend(
            fs::read_dir(group)
                .unwrap()
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.extension().is_some_and(|end| end == "toml")),
        );
    }
    files.sort();
    files
}

#[test]
fn every_example_of_every_lint_holds() {
    let bench = Bench::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("lints");
    let only = std::env::var("LINT").ok();
    let (mut faults, mut ran) = (Vec::new(), 0);
    for path in lint_files(&root) {
        let text = fs::read_to_string(&path).unwrap();
        let spec = Spec::parse(path.to_str().unwrap(), &text).unwrap();
        if only.as_ref().is_some_and(|only| *only != spec.id) {
            continue;
        }
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if file.bad.len() < 2 || file.good.len() < 3 {
            faults.push(format!(
                "{}: at least two bad and three good examples, it has {} and {}",
                spec.id,
                file.bad.len(),
                file.good.len()
            ));
        }
        for (index, example) in file.bad.iter().enumerate() {
            ran += 1;
            bench
                .bad(&spec, example)
                .unwrap_or_else(|fault| faults.push(format!("{} bad {}: {fault}", spec.id, index + 1)));
        }
        for (index, example) in file.good.iter().enumerate() {
            ran += 1;
            bench
                .good(&spec, example)
                .unwrap_or_else(|fault| faults.push(format!("{} good {}: {fault}", spec.id, index + 1)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(ran > 0, "no example was run");
}

#[test]
fn files_functions_and_ids_agree() {
    let set = LintSet::builtin();
    assert!(!set.specs().is_empty(), "no lint was loaded");
    let (letter, across) = foilint::lints::functions();
    for spec in set.specs() {
        let functions = match spec.scope {
            Reach::Letter => &letter,
            Reach::Letters => &across,
            // what the run itself finds has no function of its own
            Reach::Run => continue,
        };
        let semantic = matches!(spec.matcher, foilint::lints::Matcher::Semantic);
        assert_eq!(
            semantic,
            functions.contains(&spec.id.as_str()),
            "{}: a semantic lint has a function, and no other has",
            spec.id
        );
        for other in &spec.yields_to {
            assert!(set.get(other).is_some(), "{} yields to ‘{other}’, which there is not", spec.id);
        }
    }
    for id in letter.iter().chain(&across) {
        assert!(set.get(id).is_some(), "{id}: a function needs a lint file");
    }
    let ids: BTreeSet<&str> = set.specs().iter().map(|spec| spec.id.as_str()).collect();
    assert_eq!(ids.len(), set.specs().len(), "two lint files have one id");
}

#[test]
fn a_lint_file_stands_in_the_folder_of_its_group_under_its_id() {
    for path in lint_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("lints")) {
        let spec = Spec::parse(path.to_str().unwrap(), &fs::read_to_string(&path).unwrap()).unwrap();
        assert!(
            path.ends_with(format!("{}/{}.toml", spec.group, spec.id)),
            "{} holds {}/{}",
            path.display(),
            spec.group,
            spec.id
        );
        assert!(spec.explain.trim().len() > 80, "{}: explain what, why, what instead and when it is fine", spec.id);
    }
}
