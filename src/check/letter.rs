//! Letters, from their text to their findings.

use std::sync::Arc;

use super::Options;
use super::baseline::Known;
use super::fingerprint::{self, Outline};
use super::run::{CheckedLetter, DayCount, Reported};
use super::suppress::Suppressions;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, LetterId};
use crate::facts::{Facts, Given, Profile, days};
use crate::letter::{Cues, Letter};
use crate::lints::approved::is_silenced;
use crate::lints::sketch::Sketch;
use crate::lints::stock::{Stock, shows_a_fault};
use crate::lints::{Cx, LetterFacts, Level, Levels, Spec};
use crate::text::Source;

/// What is said of a file without a word in it.
pub const EMPTY: &str = "the file is empty, so nothing was checked; see whether it is the one you meant";

/// The lint of comments that hold nothing back.
const UNUSED: &str = "allow-unused";
/// The lint that compares letters with the approved text, which does not compare that text with itself.
pub(super) const CHANGED: &str = "approved-text-changed";

/// What one letter gave.
pub(super) struct Outcome {
    pub letter: CheckedLetter,
    pub facts: LetterFacts,
    pub findings: Vec<Reported>,
    pub not_checked: Vec<String>,
    /// What its comments hold back, to be asked about lints across letters too.
    pub suppressions: Suppressions,
    /// How many findings its comments held back.
    pub suppressed: usize,
    /// What was found and is not shown: a baseline may have rows for it.
    pub quiet: Vec<Known>,
    /// What it takes to give findings of lints across letters their fingerprints.
    pub outline: Outline,
}

impl Outcome {
    /// The same with the text of the letter.
    pub fn with(mut self, source: Source) -> Outcome {
        self.letter.source = Some(source);
        self
    }
}

/// Under what a letter is checked.
#[derive(Clone, Copy)]
pub(super) struct Under<'a> {
    /// Its path, as the patterns of the configuration see it.
    pub path: &'a std::path::Path,
    pub config: &'a Arc<Config>,
    pub options: &'a Options,
    /// Whether there are other letters to compare it with.
    pub compared: bool,
}

/// The levels of a letter: its configuration's, then the flags of the run.
pub(super) fn levels(config: &Config, options: &Options, path: &std::path::Path) -> Levels {
    let mut levels = config.levels_for(path);
    for spec in config.lints.specs() {
        let named = |list: &[String]| list.iter().any(|name| *name == spec.id || *name == spec.group);
        if named(&options.ignore) || !options.select.is_empty() && !named(&options.select) {
            levels.set(&spec.id, Level::Off);
        } else if named(&options.select) && levels.of(spec) == Some(Level::Off) {
            levels.set(&spec.id, Level::At(spec.severity));
        }
    }
    // a group first, so that a lint's own level wins whatever the order
    let group = |name: &str| config.lints.get(name).is_none();
    for wanted in [true, false] {
        for (name, level) in options.level.iter().filter(|(name, _)| group(name) == wanted) {
            let listed = |list: &[String], spec: &Spec| list.iter().any(|one| *one == spec.id || *one == spec.group);
            let named = config.lints.specs().iter().filter(|spec| spec.id == *name || spec.group == *name);
            for spec in named.filter(|spec| !listed(&options.ignore, spec)) {
                if options.select.is_empty() || listed(&options.select, spec) {
                    levels.set(&spec.id, *level);
                }
            }
        }
    }
    levels
}

/// The authority's settings: its configuration's, then the flags of the run.
pub(super) fn profile(config: &Config, options: &Options) -> Profile {
    let mut profile = config.profile.clone();
    profile.authority = options.authority.clone().or(profile.authority);
    profile.regime = options.regime.or(profile.regime);
    profile
}

/// A letter to be checked.
pub(super) struct Draft<'a> {
    pub source: Source,
    pub id: LetterId,
    pub under: Under<'a>,
}

/// What a letter is held against: the authority's settings, the dates from outside, the levels.
struct Setting {
    profile: Profile,
    given: Given,
    levels: Levels,
}

impl Setting {
    fn of(Under { path, config, options, .. }: Under) -> Setting {
        let (mut levels, mut given) = (levels(config, options, path), options.given.clone());
        if config.is_approved(path) {
            levels.set(CHANGED, Level::Off);
            // a stock paragraph has no day of its own and answers no case
            given = Given { today: options.given.today, ..Given::default() };
        }
        Setting { profile: profile(config, options), given, levels }
    }
}

/// Check one letter.
pub(super) fn check(source: Source, id: LetterId, under: Under) -> Outcome {
    let draft = [Draft { source, id, under }];
    let outcome = check_all(&draft).pop().expect("one letter has one outcome");
    let [Draft { source, .. }] = draft;
    outcome.with(source)
}

/// Check letters that share a configuration, in steps: all are read, then all are asked for their facts, then one lint
/// after another sees all of them. What a step needs of foilint itself, its code and tables, is then in the processor's
/// cache for all letters but the first, which takes a quarter off the time of each. The outcomes do not have their sources yet.
pub(super) fn check_all(drafts: &[Draft]) -> Vec<Outcome> {
    let Some(Under { config, .. }) = drafts.first().map(|draft| draft.under) else { return Vec::new() };
    let letters: Vec<Letter> = drafts
        .iter()
        .map(|draft| Letter::read(&draft.source, Cues::builtin(), config.kind_for(draft.under.path)))
        .collect();
    let settings: Vec<Setting> = drafts.iter().map(|draft| Setting::of(draft.under)).collect();
    let facts: Vec<Facts> = letters
        .iter()
        .zip(&settings)
        .map(|(letter, setting)| Facts::of(letter, &config.tables, &setting.profile, &setting.given))
        .collect();
    let contexts: Vec<Cx> = letters
        .iter()
        .zip(&facts)
        .zip(&settings)
        .map(|((letter, facts), Setting { profile, given, .. })| Cx {
            letter,
            facts,
            tables: &config.tables,
            profile,
            given,
            lints: &config.lints,
            found: Default::default(),
        })
        .collect();
    let asked: Vec<(&Cx, LetterId, &Levels)> = contexts
        .iter()
        .zip(drafts)
        .zip(&settings)
        .map(|((cx, draft), setting)| (cx, draft.id, &setting.levels))
        .collect();
    let found = config.lints.check_all(&asked);
    asked
        .iter()
        .zip(drafts)
        .zip(found)
        .map(|((&(cx, _, levels), draft), found)| end(cx, draft, levels, found))
        .collect()
}

/// What becomes of the findings of a letter.
fn end(cx: &Cx, draft: &Draft, levels: &Levels, found: (Vec<Diagnostic>, Vec<String>)) -> Outcome {
    let &Draft { ref source, id, under: Under { path, config, options, compared } } = draft;
    let (letter, facts, approved) = (cx.letter, cx.facts, config.is_approved(path));
    let (mut diagnostics, mut not_checked) = found;
    let stock = if compared { stock(cx, id, levels, &diagnostics) } else { Stock::default() };
    if !approved && !diagnostics.is_empty() {
        let uses = config.lints.approved().uses(letter);
        let spec = |diagnostic: &Diagnostic| config.lints.get(&diagnostic.lint);
        diagnostics.retain(|found| !spec(found).is_some_and(|spec| is_silenced(letter, &uses, spec, found)));
    }
    if letter.words.is_empty() {
        not_checked = vec![EMPTY.to_owned()];
    } else if approved {
        // it has no dates, and nobody expects them
        not_checked.clear();
    }
    not_checked.sort();
    not_checked.dedup();
    let mut suppressions = Suppressions::of(letter, &config.lints);
    let (mut all, suppressed) = held_back(fingerprint::stamp(letter, diagnostics), &mut suppressions, config, options);
    let unused = config.lints.report(UNUSED, id, levels, suppressions.unused(&config.lints, levels));
    all.extend(fingerprint::stamp(letter, unused));
    let (findings, quiet): (Vec<Reported>, Vec<Reported>) =
        all.into_iter().partition(|reported| options.keeps(&reported.diagnostic));
    let known = |reported: Reported| Known { lint: reported.diagnostic.lint, fingerprint: reported.fingerprint };
    let quiet = if options.has_baseline(config) { quiet.into_iter().map(known).collect() } else { Vec::new() };
    let checked = CheckedLetter {
        path: source.path().to_owned(),
        source: None,
        format: source.format(),
        encoding: source.encoding(),
        file_bytes: source.offsets_are_file_bytes(),
        kind: letter.kind,
        empty: letter.words.is_empty(),
        date: facts.sent.map(|sent| sent.date),
        received: facts.received.map(|received| received.date),
        authority: facts.named.own.as_ref().map(|own| own.name.clone()),
        regime: facts.regime_known.then_some(facts.regime),
        days: day_count(facts, config),
        findings: 0,
    };
    let outline = Outline::of(letter, &stock);
    let facts = LetterFacts {
        id,
        path: source.path().to_owned(),
        kind: letter.kind,
        facts: facts.without_details(),
        content: fingerprint::content(source.text().as_bytes()),
        stock,
        sketch: Sketch::of(letter),
    };
    Outcome { letter: checked, facts, findings, not_checked, suppressions, suppressed, quiet, outline }
}

/// What the comments of a letter leave of its findings, and how many of those that would be shown they hold back.
pub(super) fn held_back(
    mut findings: Vec<Reported>,
    suppressions: &mut Suppressions,
    config: &Config,
    options: &Options,
) -> (Vec<Reported>, usize) {
    let mut suppressed = 0;
    findings.retain(|Reported { diagnostic, .. }| {
        let held = suppressions.holds_back(diagnostic, &config.lints);
        suppressed += usize::from(held && options.keeps(diagnostic));
        !held
    });
    (findings, suppressed)
}

/// Give findings that were made when the letter was no longer at hand their fingerprints. Where its outline says too
/// little it is read again, which few letters need.
pub(super) fn stamp_again(
    checked: &CheckedLetter,
    outline: &Outline,
    config: &Config,
    found: Vec<Diagnostic>,
) -> Vec<Reported> {
    let Some(source) = checked.source.as_ref().filter(|_| !found.is_empty()) else { return Vec::new() };
    outline.stamp(source.text(), found).unwrap_or_else(|found| {
        let kind = config.kind_for(std::path::Path::new(&checked.path));
        fingerprint::stamp(&Letter::read(source, Cues::builtin(), kind), found)
    })
}

/// The stock of a letter, with what lints say of its wording. Where some of these are off or have another level, they
/// run once more: what is compared must not hang on what is shown.
fn stock(cx: &Cx, id: LetterId, levels: &Levels, found: &[Diagnostic]) -> Stock {
    let off = |spec: &Spec| levels.of(spec) == Some(Level::Off);
    if cx.lints.get(ACROSS).is_none_or(off) {
        return Stock::default();
    }
    let is_fault = |found: &Diagnostic| cx.lints.get(&found.lint).is_some_and(shows_a_fault);
    let (faults, others): (Vec<&Spec>, Vec<&Spec>) = cx.lints.specs().iter().partition(|spec| shows_a_fault(spec));
    if faults.iter().all(|spec| levels.of(spec).is_none()) {
        return Stock::of(cx.letter, cx.facts, found, &is_fault);
    }
    let mut again = Levels::default();
    others.iter().for_each(|spec| again.set(&spec.id, Level::Off));
    Stock::of(cx.letter, cx.facts, &cx.lints.check(cx, id, &again).0, &is_fault)
}

/// The lint that compares what letters say in the same words.
const ACROSS: &str = "drift-wording";

/// Which working day the letter was sent on.
fn day_count(facts: &Facts, config: &Config) -> Option<DayCount> {
    let days = days::day_count(facts, &config.tables)?;
    Some(DayCount { received: days.received, due: days.due, limit: days.limit, sent: days.sent, day: days.day })
}
