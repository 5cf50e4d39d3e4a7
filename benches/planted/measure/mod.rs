//! The measurement: a clean letter, a copy of it with one slip, and whether any lint sees the slip.

mod apart;
mod random;
mod slips;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use foilint::diagnostic::{Confidence, Diagnostic, LetterId, Severity};
use foilint::facts::{Facts, Given, Profile};
use foilint::letter::{BlockKind, Cues, Letter};
use foilint::lints::phrasebook::Phrasebook;
use foilint::lints::{Cx, Levels, LintSet, phrase_files};
use foilint::tables::Tables;
use foilint::text::{Edit, Format, Source, Span};

use apart::Data;
use random::Random;
use slips::Ground;
pub use slips::{KINDS, Slip};

/// What is measured with.
pub struct Bench {
    lints: LintSet,
    /// The whole phrasebook, which says what is a formula, however many of them the lints know.
    whole: LintSet,
    tables: Tables,
    data: Data,
}

/// What became of the slips of one kind in one letter.
#[derive(Default)]
pub struct Outcome {
    /// How many were planted.
    pub planted: usize,
    /// How many of them a lint saw.
    pub found: usize,
    /// How many more there could have been.
    pub possible: usize,
    /// How many leave good English and are no slips.
    pub apart: usize,
    /// Findings of copies that are neither in the clean letter nor at the slip.
    pub elsewhere: usize,
    /// The slips that were not seen, each with what is around it.
    pub missed: Vec<String>,
}

impl Outcome {
    /// Add another letter's.
    pub fn add(&mut self, other: Outcome) {
        self.planted += other.planted;
        self.found += other.found;
        self.possible += other.possible;
        self.apart += other.apart;
        self.elsewhere += other.elsewhere;
        self.missed.extend(other.missed);
    }
}

/// The clean letters among the fixtures.
pub fn clean_letters() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the fixtures are there")
        .map(|entry| entry.expect("a fixture can be listed").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("clean-")))
        .collect();
    found.sort();
    found
}

impl Bench {
    /// With every built-in lint, and the whole phrasebook or a half of it that follows from a seed.
    pub fn new(half_book: Option<u64>) -> Bench {
        let whole = LintSet::builtin();
        let lints = match half_book {
            None => LintSet::builtin(),
            Some(seed) => LintSet::builtin().with_phrasebook(half_of_book(&whole, seed)),
        };
        Bench { lints, whole, tables: Tables::builtin(), data: Data::read() }
    }

    /// How many formulae the lints know.
    pub fn formulae(&self) -> usize {
        self.lints.phrasebook().len()
    }

    /// What a report shows of a letter by default: errors and warnings of at least medium confidence.
    fn findings(&self, source: &Source) -> Vec<Diagnostic> {
        let letter = Letter::read(source, Cues::builtin(), None);
        let (profile, given) = (Profile::default(), Given::default());
        let facts = Facts::of(&letter, &self.tables, &profile, &given);
        let cx = Cx {
            letter: &letter,
            facts: &facts,
            tables: &self.tables,
            profile: &profile,
            given: &given,
            lints: &self.lints,
            found: Default::default(),
        };
        let mut found = self.lints.check(&cx, LetterId(0), &Levels::default()).0;
        found.retain(|one| one.severity >= Severity::Warning && one.confidence >= Confidence::Medium);
        found
    }

    /// The findings of a clean letter, each of which is false.
    pub fn false_alarms(&self, path: &Path) -> Vec<String> {
        let source = read(path);
        let shown = |one: &Diagnostic| format!("{}: ‘{}’", one.lint, one.primary.span.of(source.text()));
        self.findings(&source).iter().map(shown).collect()
    }

    /// Plant up to `copies` slips of a kind in a letter, one a copy, and look for each.
    pub fn measure(&self, path: &Path, kind: &'static str, copies: usize, seed: u64) -> Outcome {
        let source = read(path);
        let letter = Letter::read(&source, Cues::builtin(), None);
        let ground = Ground::new(&letter, &self.data, self.formulae_in(&letter));
        let (slips, apart) = ground.slips(kind);
        let name = path.file_name().expect("a fixture has a name").to_string_lossy();
        let mut random = Random::new(seed, &format!("{kind} {name}"));
        let mut outcome = Outcome { possible: slips.len(), apart, ..Outcome::default() };
        let clean = self.findings(&source);
        let ways = Ground::ways(kind);
        for way in ways {
            let of_way = slips.iter().filter(|slip| way.is_empty() || slip.how == *way).cloned().collect();
            for slip in random.choose(of_way, copies.div_ceil(ways.len())) {
                self.look_for(&slip, &source, &clean, &name, &mut outcome);
            }
        }
        outcome
    }

    fn look_for(&self, slip: &Slip, source: &Source, clean: &[Diagnostic], name: &str, outcome: &mut Outcome) {
        let text = Edit::apply_all(std::slice::from_ref(&slip.edit), source.text()).expect("one edit fits the text");
        let copy = Source::from_text(source.path(), source.format(), text);
        let before: BTreeSet<(&str, usize, usize)> = clean
            .iter()
            .map(|one| {
                let span = one.primary.span;
                (one.lint.as_str(), moved(span.start, &slip.edit), moved(span.end, &slip.edit))
            })
            .collect();
        let touches = |span: Span| span.start <= slip.place.end && slip.place.start <= span.end;
        let mut seen = false;
        for one in self.findings(&copy) {
            let span = one.primary.span;
            let related = one.related.iter().any(|other| touches(other.place.span));
            if before.contains(&(one.lint.as_str(), span.start, span.end)) {
                continue;
            }
            match touches(span) || related {
                true => seen = true,
                false => outcome.elsewhere += 1,
            }
        }
        outcome.planted += 1;
        outcome.found += usize::from(seen);
        if !seen {
            let (from, to) = (slip.place.start.saturating_sub(50), slip.place.end + 40);
            let shown = |from: usize, to: usize| {
                let text = copy.text();
                let from = (from..=to).find(|at| text.is_char_boundary(*at)).unwrap_or(to);
                let to = (to..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
                text[from..to].replace('\n', " ⏎ ")
            };
            let (start, end) = (slip.place.start, slip.place.end);
            let around =
                format!("{}[{}]{}", shown(from, start), shown(start, end), shown(end, to.min(copy.text().len())));
            outcome.missed.push(format!("{}: {} ({})", &name[..name.len().min(24)], around, slip.how));
        }
    }

    /// The formulae that stand whole in a letter.
    fn formulae_in(&self, letter: &Letter) -> Vec<std::ops::Range<usize>> {
        let (profile, given) = (Profile::default(), Given::default());
        let facts = Facts::of(letter, &self.tables, &profile, &given);
        let prose = letter
            .blocks
            .iter()
            .filter(|block| block.region.is_own_prose() && !matches!(block.kind, BlockKind::Literal | BlockKind::Row));
        self.whole.phrasebook().standing(letter, prose, &facts.slots)
    }
}

/// Where a byte of the clean letter is in the copy.
fn moved(at: usize, edit: &Edit) -> usize {
    if at <= edit.span.start { at } else { (at + edit.replacement.len()).saturating_sub(edit.span.len()) }
}

fn read(path: &Path) -> Source {
    let name = path.to_string_lossy();
    let format = Format::of_path(&name).expect("a fixture has a known ending");
    // some are kept as the bytes of an older encoding
    let bytes = fs::read(path).expect("the fixture can be read");
    Source::decode(name.as_ref(), format, bytes).expect("the fixture is text")
}

/// The phrasebook with each line kept or left out by chance.
fn half_of_book(whole: &LintSet, seed: u64) -> Phrasebook {
    let files: Vec<(&str, String)> = phrase_files()
        .iter()
        .map(|(file, text)| {
            let mut random = Random::new(seed, file);
            let kept = |line: &&str| line.starts_with(['#', '@']) || line.trim().is_empty() || random.below(2) == 0;
            (*file, text.lines().filter(kept).collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let files = files.iter().map(|(file, text)| (*file, text.as_str()));
    Phrasebook::parse(files, whole.classes().clone()).expect("the lines are those of the whole book")
}
