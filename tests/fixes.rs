//! What fixing promises, over every example of every lint and every letter of the fixtures, in each encoding and with
//! each line end: the words that were fixed are silent afterwards, fixing again changes nothing, no byte outside the
//! edits moves, and a safe fix brings no new finding.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use encoding_rs::WINDOWS_1252;
use foilint::check::fix::{Fixed, HeldBack, fixed, settled};
use foilint::diagnostic::{Applicability, Confidence, Diagnostic, Fix, LetterId, Place, Severity};
use foilint::facts::{Facts, Given, Profile};
use foilint::letter::{Cues, Kind, Letter, Region};
use foilint::lints::{Cx, Levels, LintSet};
use foilint::tables::{Regime, Tables};
use foilint::text::{Edit, Encoding, Format, Source, Span};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    bad: Vec<Example>,
    #[serde(default)]
    good: Vec<Example>,
}

/// The keys of an example that matter here.
#[derive(Deserialize)]
struct Example {
    text: Option<String>,
    #[serde(default)]
    letters: Vec<String>,
    on: Option<String>,
    received: Option<String>,
    regime: Option<String>,
    authority: Option<String>,
    format: Option<String>,
}

/// A letter with what is known of it from outside.
struct Sample {
    name: String,
    text: String,
    format: Format,
    given: Given,
    profile: Profile,
    kind: Option<Kind>,
    /// Whether it is one letter: what a fix lays bare in two that never belonged together proves nothing.
    alone: bool,
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn samples() -> &'static [Sample] {
    static SAMPLES: OnceLock<Vec<Sample>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut paths = Vec::new();
        files(&root.join("lints"), &mut paths);
        files(&root.join("fixtures"), &mut paths);
        paths.sort();
        paths.iter().flat_map(|path| of_file(path)).collect()
    })
}

fn of_file(path: &Path) -> Vec<Sample> {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let today = Some("2026-11-21".parse().unwrap());
    if let Some(format) = Format::of_path(&name) {
        let Ok(text) = String::from_utf8(fs::read(path).unwrap()) else { return Vec::new() };
        if path.components().any(|part| part.as_os_str() == "lints") {
            return Vec::new();
        }
        let given = Given { today, ..Given::default() };
        return vec![Sample { name, text, format, given, profile: Profile::default(), kind: None, alone: true }];
    }
    let text = if name.ends_with(".toml") { fs::read_to_string(path).unwrap() } else { return Vec::new() };
    // other files of knowledge have no examples
    let Ok(file) = toml::from_str::<File>(&text) else { return Vec::new() };
    let date = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
    let mut found = Vec::new();
    for (index, example) in file.bad.iter().chain(&file.good).enumerate() {
        for text in example.text.iter().chain(&example.letters) {
            found.push(Sample {
                name: format!("{name} {index}"),
                text: text.replace(['⟦', '⟧', '⟨', '⟩'], ""),
                format: if example.format.as_deref() == Some("markdown") { Format::Markdown } else { Format::Text },
                given: Given { today, date: date(&example.on), received: date(&example.received), case: None },
                profile: Profile {
                    authority: example.authority.clone(),
                    regime: example.regime.as_deref().and_then(Regime::parse),
                    ..Profile::default()
                },
                kind: Some(Kind::Letter),
                alone: true,
            });
        }
    }
    found
}

/// What all lints say of a source, notes and low confidence too.
fn look(sample: &Sample, source: &Source) -> Vec<Diagnostic> {
    static KNOWN: OnceLock<(Tables, LintSet)> = OnceLock::new();
    let (tables, lints) = KNOWN.get_or_init(|| (Tables::builtin(), LintSet::builtin()));
    let letter = Letter::read(source, Cues::builtin(), sample.kind);
    let facts = Facts::of(&letter, tables, &sample.profile, &sample.given);
    let (profile, given) = (&sample.profile, &sample.given);
    let cx = Cx { letter: &letter, facts: &facts, tables, profile, given, lints, found: Default::default() };
    lints.check(&cx, LetterId(0), &Levels::default()).0
}

/// How a sample is written down.
#[derive(Clone, Copy, Debug)]
enum Bytes {
    Utf8,
    Utf8WithMark,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

#[derive(Clone, Copy, Debug)]
enum Ends {
    Lf,
    CrLf,
    Cr,
    Mixed,
}

const BYTES: [Bytes; 5] = [Bytes::Utf8, Bytes::Utf8WithMark, Bytes::Utf16Le, Bytes::Utf16Be, Bytes::Windows1252];
const ENDS: [Ends; 4] = [Ends::Lf, Ends::CrLf, Ends::Cr, Ends::Mixed];

impl Bytes {
    /// The mark at the start of the file, and how many bytes each character has.
    fn mark(self) -> &'static [u8] {
        match self {
            Bytes::Utf8 | Bytes::Windows1252 => b"",
            Bytes::Utf8WithMark => b"\xEF\xBB\xBF",
            Bytes::Utf16Le => b"\xFF\xFE",
            Bytes::Utf16Be => b"\xFE\xFF",
        }
    }

    fn encoding(self) -> Encoding {
        match self {
            Bytes::Utf8 | Bytes::Utf8WithMark => Encoding::Utf8,
            Bytes::Utf16Le => Encoding::Utf16Le,
            Bytes::Utf16Be => Encoding::Utf16Be,
            Bytes::Windows1252 => Encoding::Windows1252,
        }
    }

    fn of(self, text: &str) -> Vec<u8> {
        match self {
            Bytes::Utf8 | Bytes::Utf8WithMark => text.as_bytes().to_vec(),
            Bytes::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Bytes::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Bytes::Windows1252 => WINDOWS_1252.encode(text).0.into_owned(),
        }
    }
}

impl Ends {
    fn of(self, text: &str) -> String {
        let ends: &[&str] = match self {
            Ends::Lf => &["\n"],
            Ends::CrLf => &["\r\n"],
            Ends::Cr => &["\r"],
            Ends::Mixed => &["\r\n", "\n", "\r\n", "\r"],
        };
        let text = text.replace("\r\n", "\n");
        let mut lines = text.split('\n');
        let first = lines.next().unwrap_or_default().to_owned();
        lines.enumerate().fold(first, |text, (at, line)| text + ends[at % ends.len()] + line)
    }
}

/// A sample as a file, or `None` where it cannot be written down so.
fn source_of(sample: &Sample, bytes: Bytes, ends: Ends) -> Option<(Source, Vec<u8>)> {
    let mut text = ends.of(&sample.text);
    if matches!(bytes, Bytes::Windows1252) && text.is_ascii() {
        // without a sign of its own it would be UTF-8
        text += &ends.of("\n\n£");
    }
    let file = [bytes.mark(), &bytes.of(&text)].concat();
    let source = Source::decode("a", sample.format, file.clone()).ok()?;
    let kept =
        source.text()[source.body_start()..] == text && source.replaced() == 0 && source.encoding() == bytes.encoding();
    kept.then_some((source, file))
}

/// The place of a span after edits, widened over what stands there now.
fn moved(span: Span, edits: &[Edit]) -> Span {
    let (mut start, mut end) = (span.start as isize, span.end as isize);
    for edit in edits {
        let by = edit.replacement.len() as isize - edit.span.len() as isize;
        if edit.span.end <= span.start {
            start += by;
        }
        if edit.span.start < span.end || edit.span.end <= span.end {
            end += by;
        }
    }
    Span::new(start.max(0) as usize, end.max(start).max(0) as usize)
}

/// Everything that is promised of one look at a sample.
fn holds(sample: &Sample, source: &Source, file: &[u8], bytes: Bytes, unsafe_too: bool) -> Result<(), String> {
    let found = look(sample, source);
    let Some(once) = fixed(source, &found.iter().collect::<Vec<_>>(), unsafe_too) else { return Ok(()) };
    if !once.applied.is_empty() {
        bytes_stay(source, &once, file, bytes)?;
        own_words_only(sample, source, &once)?;
        silent(sample, &found, &once, unsafe_too)?;
    }
    let done = settled(source.clone(), unsafe_too, |source| look(sample, source));
    if done.held_back.contains_key(&HeldBack::Overlaps) {
        return Err(format!("it does not come to an end: {:?}", done.source.text()));
    }
    let again = settled(done.source, unsafe_too, |source| look(sample, source));
    if again.fixed > 0 { Err(format!("fixing again makes it {:?}", again.source.text())) } else { Ok(()) }
}

/// Every byte outside the edits is where it was, and the new bytes are those of the new words.
fn bytes_stay(source: &Source, once: &Fixed, file: &[u8], bytes: Bytes) -> Result<(), String> {
    let (text, body) = (source.text(), source.body_start());
    let (mut wanted, mut done) = (bytes.mark().to_vec(), body);
    let mut old = wanted.len();
    for edit in &once.edits {
        // what stays is taken from the file, not from the text
        let kept = bytes.of(&text[done..edit.span.start]).len();
        wanted.extend(&file[old..old + kept]);
        wanted.extend(bytes.of(&edit.replacement));
        old += kept + bytes.of(edit.span.of(text)).len();
        done = edit.span.end;
        let ends = edit.replacement.contains('\n') && text.contains("\r\n") && !edit.replacement.contains("\r\n");
        if ends && !text.replace("\r\n", "").contains('\n') {
            return Err(format!("another line end comes in with {:?}", edit.replacement));
        }
    }
    wanted.extend(&file[old..]);
    if once.bytes != wanted {
        return Err(format!("bytes moved: {:?}", once.text));
    }
    let read = Source::decode("a", source.format(), once.bytes.clone()).map_err(|error| error.to_string())?;
    let same = read.encoding() == source.encoding()
        || source.encoding() == Encoding::Windows1252 && read.encoding() == Encoding::Utf8 && read.text().is_ascii();
    if !same || read.text() != once.text || read.body_start() != body {
        return Err(format!("it is read as {} with {} bytes of mark", read.encoding().name(), read.body_start()));
    }
    Ok(())
}

/// The request and quoted provisions are as they were.
fn own_words_only(sample: &Sample, source: &Source, once: &Fixed) -> Result<(), String> {
    let letter = Letter::read(source, Cues::builtin(), sample.kind);
    let closed = letter.blocks.iter().filter(|block| matches!(block.region, Region::Request | Region::Statute));
    for block in closed {
        if let Some(edit) = once.edits.iter().find(|edit| edit.span.overlaps(block.span)) {
            return Err(format!("{edit:?} in {:?}", block.span.of(source.text())));
        }
    }
    Ok(())
}

/// What was fixed is no longer found, and what is safe brings nothing new.
fn silent(sample: &Sample, found: &[Diagnostic], once: &Fixed, unsafe_too: bool) -> Result<(), String> {
    let new = Source::decode("a", sample.format, once.bytes.clone()).map_err(|error| error.to_string())?;
    let after = look(sample, &new);
    for &at in &once.applied {
        let place = moved(found[at].primary.span, &once.edits);
        let still = after.iter().find(|again| again.lint == found[at].lint && again.primary.span.overlaps(place));
        // a run of the same word is mended piece by piece
        if let Some(again) = still.filter(|again| again.message == found[at].message || again.fix.is_none()) {
            return Err(format!("[{}] is still there: {} in {:?}", again.lint, again.message, once.text));
        }
    }
    if unsafe_too {
        return Ok(());
    }
    let unsafe_made = once.applied.iter().find(|&&at| applicability(&found[at]) != Some(Applicability::Safe));
    if let Some(&at) = unsafe_made {
        return Err(format!("an unsafe fix was made: {:?}", found[at].fix));
    }
    if !sample.alone {
        return Ok(());
    }
    let before: Vec<(&str, Span)> =
        found.iter().map(|finding| (finding.lint.as_str(), moved(finding.primary.span, &once.edits))).collect();
    for finding in after.iter().filter(|finding| finding.severity >= Severity::Warning) {
        let place = finding.primary.span;
        if !before.iter().any(|(lint, span)| *lint == finding.lint && span.overlaps(place)) {
            return Err(format!("[{}] is new: {} in {:?}", finding.lint, finding.message, once.text));
        }
    }
    Ok(())
}

fn applicability(found: &Diagnostic) -> Option<Applicability> {
    found.fix.as_ref().map(|fix| fix.applicability)
}

/// Those samples that have anything to fix, and all faults of all samples as they are.
fn with_fixes() -> &'static (Vec<usize>, Vec<String>) {
    static FOUND: OnceLock<(Vec<usize>, Vec<String>)> = OnceLock::new();
    FOUND.get_or_init(|| {
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        for (at, sample) in samples().iter().enumerate() {
            let Some((source, file)) = source_of(sample, Bytes::Utf8, Ends::Lf) else { continue };
            if look(sample, &source).iter().any(|finding| finding.fix.is_some()) {
                found.push(at);
                for unsafe_too in [false, true] {
                    if let Err(fault) = holds(sample, &source, &file, Bytes::Utf8, unsafe_too) {
                        faults.push(format!("{} (unsafe: {unsafe_too}): {fault}", sample.name));
                    }
                }
            }
        }
        (found, faults)
    })
}

#[test]
fn every_example_and_every_letter_can_be_fixed() {
    let (found, faults) = with_fixes();
    assert!(samples().len() > 1000, "the examples were found: {}", samples().len());
    assert!(found.len() > 200, "examples with fixes were found: {}", found.len());
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

fn holds_as(sample: &Sample, bytes: Bytes, ends: Ends, unsafe_too: bool) -> Result<(), TestCaseError> {
    let Some((source, file)) = source_of(sample, bytes, ends) else { return Ok(()) };
    let fault = |fault| TestCaseError::fail(format!("{}: {fault}", sample.name));
    holds(sample, &source, &file, bytes, unsafe_too).map_err(fault)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn so_can_they_in_any_encoding_with_any_line_ends(
        at in any::<prop::sample::Index>(),
        bytes in prop::sample::select(&BYTES[..]),
        ends in prop::sample::select(&ENDS[..]),
        unsafe_too in any::<bool>(),
    ) {
        let sample = &samples()[*at.get(&with_fixes().0)];
        holds_as(sample, bytes, ends, unsafe_too)?;
    }

    #[test]
    fn so_can_two_one_above_the_other(
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
        bytes in prop::sample::select(&BYTES[..]),
        unsafe_too in any::<bool>(),
    ) {
        let (one, other) = (&samples()[*one.get(&with_fixes().0)], &samples()[*other.get(&with_fixes().0)]);
        let text = format!("{}\n\n{}", one.text, other.text);
        let sample = Sample {
            name: format!("{} above {}", one.name, other.name),
            text,
            format: one.format,
            given: one.given.clone(),
            profile: one.profile.clone(),
            kind: one.kind,
            alone: false,
        };
        holds_as(&sample, bytes, Ends::Lf, unsafe_too)?;
    }

    #[test]
    fn whatever_is_proposed_for_whatever_file_nothing_else_moves(
        head in 0..4_usize,
        tail in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..12),
        edits in prop::collection::vec((0..60_usize, 0..9_usize, prop::sample::select(PIECES.to_vec())), 1..5),
        format in prop::sample::select(vec![Format::Text, Format::Markdown]),
        unsafe_too in any::<bool>(),
    ) {
        let bytes = [Bytes::Utf8, Bytes::Utf8WithMark, Bytes::Utf16Le, Bytes::Windows1252][head];
        let sample = Sample { name: String::new(), text: tail.concat(), format, given: Given::default(), profile: Profile::default(), kind: None, alone: true };
        let Some((source, file)) = source_of(&sample, bytes, Ends::Lf) else { return Ok(()) };
        let found: Vec<Diagnostic> = edits
            .iter()
            .map(|(start, len, new)| {
                let span = Span::new(*start, start + len);
                let applicability = if len % 2 == 0 { Applicability::Safe } else { Applicability::Unsafe };
                proposal(span, Fix { title: String::new(), applicability, edits: vec![Edit::replace(span, *new)] })
            })
            .collect();
        let Some(once) = fixed(&source, &found.iter().collect::<Vec<_>>(), unsafe_too) else { return Ok(()) };
        prop_assert_eq!(once.applied.len() + once.held_back.len(), found.len());
        if !once.applied.is_empty() {
            let fault = bytes_stay(&source, &once, &file, bytes).and_then(|()| own_words_only(&sample, &source, &once));
            prop_assert!(fault.is_ok(), "{:?}", fault);
        }
    }
}

/// Pieces of hostile files.
const PIECES: [&str; 22] = [
    "the ",
    "duty",
    " ",
    "\n",
    "\n\n",
    "’",
    "“",
    "”",
    "|",
    "`",
    "*",
    "[a](b)",
    "<!-- c -->",
    "1. ",
    "> ",
    "&amp;",
    "\\",
    "\u{1b}[2J",
    "\u{202e}",
    "😀",
    "12,500",
    "You asked:\n\nHow many?\n\n",
];

fn proposal(span: Span, fix: Fix) -> Diagnostic {
    Diagnostic {
        lint: "a".to_owned(),
        severity: Severity::Warning,
        confidence: Confidence::High,
        message: String::new(),
        primary: Place { letter: LetterId(0), span },
        label: String::new(),
        related: Vec::new(),
        notes: Vec::new(),
        fix: Some(fix),
    }
}
