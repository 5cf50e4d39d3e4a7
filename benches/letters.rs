//! What one letter costs, step by step, and what is paid once at the start. Run with `cargo bench`; the whole process
//! beside another tool is timed by `benches/speed.py`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use foilint::diagnostic::LetterId;
use foilint::facts::{Facts, Given, Profile};
use foilint::letter::{Cues, Letter};
use foilint::lints::{Cx, Levels, LintSet};
use foilint::tables::Tables;
use foilint::text::{Format, Source};

fn main() {
    divan::main();
}

/// Fixture letters of different sizes and kinds.
const LETTERS: [&str; 3] =
    ["clean-02-norfolk-suffolk-2024-03.txt", "clean-03-gmp-2019-09.md", "bad-02-surrey-sussex-2024-06.txt"];

fn source(name: &str) -> Source {
    let path = format!("{}/fixtures/letters/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the fixture is there");
    Source::from_text(name, Format::of_path(name).expect("it has a known ending"), text)
}

/// Blocks, sentences, words and regions.
#[divan::bench(args = LETTERS)]
fn read(bencher: Bencher, name: &str) {
    let source = source(name);
    bencher
        .counter(BytesCount::of_str(source.text()))
        .bench(|| Letter::read(black_box(&source), Cues::builtin(), None).words.len());
}

/// Dates, deadlines, threat levels, authorities.
#[divan::bench(args = LETTERS)]
fn facts(bencher: Bencher, name: &str) {
    let (source, tables) = (source(name), Tables::builtin());
    let letter = Letter::read(&source, Cues::builtin(), None);
    let (profile, given) = (Profile::default(), Given::default());
    bencher
        .counter(BytesCount::of_str(source.text()))
        .bench(|| Facts::of(black_box(&letter), &tables, &profile, &given).dates.len());
}

/// Every lint of one letter.
#[divan::bench(args = LETTERS)]
fn lints(bencher: Bencher, name: &str) {
    let (source, tables, set) = (source(name), Tables::builtin(), LintSet::builtin());
    let letter = Letter::read(&source, Cues::builtin(), None);
    let (profile, given) = (Profile::default(), Given::default());
    let facts = Facts::of(&letter, &tables, &profile, &given);
    let cx = Cx {
        letter: &letter,
        facts: &facts,
        tables: &tables,
        profile: &profile,
        given: &given,
        lints: &set,
        found: Default::default(),
    };
    bencher
        .counter(BytesCount::of_str(source.text()))
        .bench(|| set.check(black_box(&cx), LetterId(0), &Levels::default()).0.len());
}

/// The heads of all lint files.
#[divan::bench]
fn start_lint_files() -> usize {
    LintSet::builtin().specs().len()
}

/// The phrase files and their index.
#[divan::bench]
fn start_phrasebook(bencher: Bencher) {
    bencher.with_inputs(LintSet::builtin).bench_values(|set| set.phrasebook().len());
}

/// All tables, which a run parses only as far as it needs them.
#[divan::bench]
fn start_tables() -> usize {
    let tables = Tables::builtin();
    tables.threat_levels().main_periods().len()
        + tables.events().all().len()
        + tables.bank_holidays().all().len()
        + tables.authorities().forces().len()
        + tables.deadlines().all().len()
        + tables.superseded().all().len()
}
