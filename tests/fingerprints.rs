//! Fingerprints over the fixtures: what a baseline rests on. A finding keeps its fingerprint when the letter around it
//! changes, and no two findings of a letter have the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use foilint::check::{self, Options};
use foilint::diagnostic::{Confidence, Severity};
use foilint::text::{Edit, Span};
use proptest::prelude::*;

struct Found {
    lint: String,
    excerpt: String,
    /// The paragraph it begins in.
    paragraph: String,
    span: Span,
    fingerprint: String,
    edits: Option<Vec<Edit>>,
}

/// The fixtures: ending and text.
fn fixtures() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("bad-"));
    paths.sort();
    let ending = |path: &Path| path.extension().unwrap().to_string_lossy().into_owned();
    let all: Vec<_> = paths.iter().map(|path| (ending(path), fs::read_to_string(path).unwrap())).collect();
    assert!(all.len() > 20, "the fixtures were found");
    all
}

fn markdown() -> Vec<(String, String)> {
    fixtures().into_iter().filter(|(ending, _)| ending == "md").collect()
}

/// Everything that is found in each letter, sure or not, under names that begin as given.
fn found(name: &str, letters: &[(String, String)]) -> Vec<Vec<Found>> {
    let folder = tempfile::tempdir().unwrap();
    for (index, (ending, text)) in letters.iter().enumerate() {
        fs::write(folder.path().join(format!("{name}{index:04}.{ending}")), text).unwrap();
    }
    let options = Options {
        paths: vec![folder.path().to_owned()],
        ignore: vec!["across".into()],
        show_notes: true,
        min_confidence: Confidence::Low,
        ..Options::default()
    };
    let (run, _) = check::run(&options, &mut std::io::empty()).unwrap();
    assert_eq!(run.letters.len(), letters.len());
    let mut all: Vec<Vec<Found>> = letters.iter().map(|_| Vec::new()).collect();
    for reported in run.findings {
        let diagnostic = reported.diagnostic;
        let (letter, span) = (diagnostic.primary.letter.0, diagnostic.primary.span);
        all[letter].push(Found {
            lint: diagnostic.lint,
            excerpt: spaced(span.of(&letters[letter].1)),
            paragraph: paragraph(&letters[letter].1, span.start),
            span,
            fingerprint: reported.fingerprint,
            edits: diagnostic.fix.map(|fix| fix.edits),
        });
    }
    all
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn paragraph(text: &str, at: usize) -> String {
    let blank = if text.contains("\r\n") { "\r\n\r\n" } else { "\n\n" };
    let start = text[..at].rfind(blank).map_or(0, |start| start + blank.len());
    spaced(text[start..].split(blank).next().unwrap_or_default())
}

/// The fingerprints of what is found once, by lint, words and paragraph.
fn once(found: &[Found]) -> BTreeMap<(&str, &str, &str), &str> {
    let mut all: BTreeMap<(&str, &str, &str), Vec<&str>> = BTreeMap::new();
    for one in found {
        all.entry((&one.lint, &one.excerpt, &one.paragraph)).or_default().push(&one.fingerprint);
    }
    all.into_iter().filter(|(_, prints)| prints.len() == 1).map(|(key, prints)| (key, prints[0])).collect()
}

/// Hold what is found once before and after against each other; gives how many there are.
fn agree(before: &[Vec<Found>], after: &[Vec<Found>], what: &str) -> usize {
    let mut compared = 0;
    for (before, after) in before.iter().zip(after) {
        let (before, after) = (once(before), once(after));
        for (key, fingerprint) in &before {
            if let Some(now) = after.get(key) {
                assert_eq!(now, fingerprint, "{what}: {key:?}");
                compared += 1;
            }
        }
    }
    compared
}

#[test]
fn equal_findings_of_a_letter_are_told_apart() {
    let mut letters = fixtures();
    let again =
        "We hold the the records.\n\n".repeat(5) + "- the the\n- the the\n\nWe hold the the records. The the.\n";
    letters.push(("md".into(), again));
    let all = found("a", &letters);
    assert!(all.iter().map(Vec::len).sum::<usize>() > 100, "the fixtures have findings");
    assert!(all.last().unwrap().len() >= 8);
    for letter in all {
        let different: BTreeSet<&str> = letter.iter().map(|one| one.fingerprint.as_str()).collect();
        assert_eq!(different.len(), letter.len());
    }
}

#[test]
fn a_name_is_no_part_of_a_fingerprint() {
    let letters = fixtures();
    let prints = |name: &str| -> Vec<String> {
        found(name, &letters).into_iter().flatten().map(|one| one.fingerprint).collect()
    };
    assert_eq!(prints("a"), prints("another-"));
}

#[test]
fn when_one_error_is_mended_the_others_keep_theirs() {
    let letters = fixtures();
    let before = found("a", &letters);
    let mut mended = Vec::new();
    for (index, letter) in before.iter().enumerate() {
        for one in letter {
            let Some(edits) = &one.edits else { continue };
            let text = Edit::apply_all(edits, &letters[index].1).expect("edits do not overlap");
            mended.push((index, one, (letters[index].0.clone(), text)));
        }
    }
    assert!(mended.len() > 20, "the fixtures have fixes");
    let texts: Vec<_> = mended.iter().map(|(.., letter)| letter.clone()).collect();
    let mut compared = 0;
    for ((index, one, _), after) in mended.iter().zip(found("a", &texts)) {
        let known: BTreeSet<&str> = before[*index].iter().map(|one| one.fingerprint.as_str()).collect();
        let same = |a: &Found, b: &Found| (&a.lint, &a.excerpt) == (&b.lint, &b.excerpt);
        for now in &after {
            // the words next to what was mended are others now
            let near = now.span.start < one.span.end + 40 && one.span.start < now.span.end + 40;
            if near || !before[*index].iter().any(|before| same(before, now)) {
                continue;
            }
            compared += 1;
            assert!(known.contains(now.fingerprint.as_str()), "{} at {:?} is new", now.lint, now.excerpt);
        }
    }
    assert!(compared > 100, "{compared} were compared");
}

/// A paragraph of prose whose lines may be wrapped anywhere.
fn is_prose(block: &str) -> bool {
    block.lines().all(|line| line.starts_with(char::is_alphabetic) && !line.ends_with("  ") && !line.contains('|'))
}

/// Whether a line may begin with a word, so that it is no list, heading or quotation there.
fn may_begin(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

#[test]
fn what_lints_across_letters_find_is_the_same_whether_notes_are_asked_for_or_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let found = |show_notes| {
        let (paths, select) = (vec![folder.clone()], vec!["across".into()]);
        let (run, _) =
            check::run(&Options { paths, select, show_notes, ..Options::default() }, &mut std::io::empty()).unwrap();
        let graver = run.findings.into_iter().filter(|one| one.diagnostic.severity > Severity::Note);
        graver.map(|one| (one.fingerprint, format!("{:?}", one.diagnostic))).collect::<Vec<_>>()
    };
    let without = found(false);
    assert!(without.len() > 5, "{}", without.len());
    // letters with notes are read again for their fingerprints, the others are not
    assert_eq!(without, found(true));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn wrapping_lines_elsewhere_changes_nothing(width in 20usize..120, crlf in any::<bool>()) {
        let letters = markdown();
        let wrap = |block: &str| {
            if !is_prose(block) {
                return block.to_owned();
            }
            let mut line = 0;
            block.split_whitespace().fold(String::new(), |mut out, word| {
                let gap = if out.is_empty() { "" } else if line > width && may_begin(word) { "\n" } else { " " };
                line = if gap == "\n" { 0 } else { line } + word.len();
                out.push_str(gap);
                out.push_str(word);
                out
            })
        };
        let wrapped: Vec<(String, String)> = letters.iter().map(|(ending, text)| {
            let text = text.split("\n\n").map(wrap).collect::<Vec<_>>().join("\n\n");
            (ending.clone(), if crlf { text.replace('\n', "\r\n") } else { text })
        }).collect();
        let (before, after) = (found("a", &letters), found("a", &wrapped));
        let compared = agree(&before, &after, "wrapped");
        prop_assert!(compared * 2 > before.iter().map(|letter| once(letter).len()).sum::<usize>(), "{compared}");
    }

    #[test]
    fn a_paragraph_takes_its_fingerprints_along(from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let letters = fixtures();
        let moved: Vec<(String, String)> = letters.iter().map(|(ending, text)| {
            let mut blocks: Vec<&str> = text.split("\n\n").collect();
            let block = blocks.remove(from.index(blocks.len()));
            blocks.insert(to.index(blocks.len() + 1), block);
            (ending.clone(), blocks.join("\n\n"))
        }).collect();
        let compared = agree(&found("a", &letters), &found("a", &moved), "moved");
        prop_assert!(compared > 50, "{compared}");
    }
}
