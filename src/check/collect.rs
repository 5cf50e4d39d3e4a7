//! The letters of a run put together: numbered, compared with one another, held against baselines and put in order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::baseline::{self, Baseline, PerLetter};
use super::fingerprint::Outline;
use super::letter::{self, Outcome};
use super::suppress::Suppressions;
use super::{Options, Reported, Run, RunError};
use crate::config::{Config, ConfigError};
use crate::diagnostic::{Diagnostic, LetterId, Place, Severity};
use crate::lints::{CxAcross, LetterFacts};
use crate::tables::is_old;

/// The lint of rows of a baseline that nothing matches.
const STALE: &str = "stale-baseline-row";

/// The baselines of a run by path, each once.
pub type Baselines = (Vec<PathBuf>, Vec<Baseline>);

/// Read the baselines that letters are held against.
///
/// # Errors
/// When one cannot be read.
pub fn read_baselines(configs: &[Arc<Config>], options: &Options) -> Result<Baselines, ConfigError> {
    let mut paths: Vec<PathBuf> = configs.iter().filter_map(|config| options.baseline_for(config).cloned()).collect();
    paths.sort();
    paths.dedup();
    let read = paths.iter().map(|path| Baseline::read(path)).collect::<Result<_, _>>()?;
    Ok((paths, read))
}

/// Number the letters that were read, run the lints across them and put everything in order.
pub fn collect(
    outcomes: Vec<Result<Outcome, Option<RunError>>>,
    configs: &[Arc<Config>],
    baselines: &Baselines,
    options: &Options,
    errors: &mut Vec<RunError>,
) -> Run {
    let mut run =
        Run { tables: configs.first().map(|config| config.tables.checked_on()).unwrap_or_default(), ..Run::default() };
    let mut facts: Vec<(LetterFacts, &Arc<Config>)> = Vec::new();
    let (mut suppressions, mut quiet, mut outlines) = (Vec::new(), Vec::new(), Vec::new());
    let several = outcomes.len() > 1;
    for (outcome, config) in outcomes.into_iter().zip(configs) {
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(error) => {
                errors.extend(error);
                continue;
            }
        };
        let Outcome { letter, facts: mut letter_facts, mut findings, not_checked, .. } = outcome;
        suppressions.push(outcome.suppressions);
        quiet.push(outcome.quiet);
        outlines.push(outcome.outline);
        run.suppressed_by_comment += outcome.suppressed;
        // files that could not be read leave no gap in the numbers
        let id = LetterId(run.letters.len());
        letter_facts.id = id;
        for reported in &mut findings {
            reported.diagnostic.primary.letter = id;
            reported.diagnostic.related.iter_mut().for_each(|related| related.place.letter = id);
        }
        for what in not_checked {
            run.not_checked.push(if several || letter.empty { format!("{}: {what}", letter.path) } else { what });
        }
        run.letters.push(letter);
        run.findings.append(&mut findings);
        facts.push((letter_facts, config));
    }
    if options.show_notes {
        run.not_checked.extend(old_tables(&run.tables, options.given.today));
    }
    across(&facts, &outlines, &mut suppressions, options, &mut run);
    run.suppressed = run.suppressed_by_comment;
    if !baselines.1.is_empty() {
        let configs: Vec<&Arc<Config>> = facts.iter().map(|(_, config)| *config).collect();
        hold_back(&configs, quiet, baselines, options, &mut run);
    }
    finish(&mut run);
    if run.letters.is_empty() && errors.is_empty() {
        errors.push(RunError {
            path: String::new(),
            message: "no letter was found; foilint reads .txt and .md files".into(),
        });
    }
    errors.sort_by(|a, b| a.path.cmp(&b.path));
    run.errors = std::mem::take(errors);
    run
}

/// The tables of which nobody has made sure for long are named once a run.
fn old_tables(tables: &[(&'static str, Date)], today: Option<Date>) -> Option<String> {
    let old: Vec<String> = tables
        .iter()
        .filter(|(_, date)| today.is_some_and(|today| is_old(*date, today)))
        .map(|(name, date)| format!("{name} ({date})"))
        .collect();
    (!old.is_empty()).then(|| format!("changes since these tables were last made sure of: {}", old.join(", ")))
}

/// Lints across letters compare only letters under one configuration.
fn across(
    facts: &[(LetterFacts, &Arc<Config>)],
    outlines: &[Outline],
    suppressions: &mut [Suppressions],
    options: &Options,
    run: &mut Run,
) {
    // where a letter departs from approved text, that says what is wrong
    let departures = run.findings.iter().map(|known| &known.diagnostic).filter(|known| known.lint == letter::CHANGED);
    let mut departures: Vec<Place> = departures.map(|known| known.primary).collect();
    departures.sort_unstable();
    let mut groups: BTreeMap<Option<PathBuf>, Vec<usize>> = BTreeMap::new();
    for (index, (_, config)) in facts.iter().enumerate() {
        groups.entry(config.path.clone()).or_default().push(index);
    }
    for members in groups.into_values().filter(|members| members.len() > 1) {
        let config = facts[members[0]].1;
        let letters: Vec<&LetterFacts> = members.iter().map(|&index| &facts[index].0).collect();
        let profile = letter::profile(config, options);
        let levels = |id: LetterId| letter::levels(config, options, Path::new(&facts[id.0].0.path));
        let text = |letter: LetterId| run.letter(letter).source.as_ref().map_or("", |source| source.text());
        let (tables, given, notes) = (&config.tables, &options.given, options.show_notes);
        let cx = CxAcross { tables, profile: &profile, given, notes, text: &text };
        let mut by_letter: BTreeMap<LetterId, Vec<Diagnostic>> = BTreeMap::new();
        for diagnostic in config.lints.check_across(&letters, &cx, &levels) {
            by_letter.entry(diagnostic.primary.letter).or_default().push(diagnostic);
        }
        for (id, mut found) in by_letter {
            // behind the others, whose fingerprints are then the same where nobody asks for notes
            found.sort_by_key(|diagnostic| diagnostic.severity == Severity::Note);
            let stamped = letter::stamp_again(run.letter(id), &outlines[id.0], config, found);
            let (mut left, held) = letter::held_back(stamped, &mut suppressions[id.0], config, options);
            left.retain(|Reported { diagnostic, .. }| {
                options.keeps(diagnostic) && !is_in(&departures, diagnostic.primary)
            });
            run.suppressed_by_comment += held;
            run.findings.append(&mut left);
        }
    }
}

/// Take out what baselines know, and report their rows that nothing matches. `configs` and `quiet` are by letter.
fn hold_back(
    configs: &[&Arc<Config>],
    quiet: Vec<Vec<baseline::Known>>,
    (paths, baselines): &Baselines,
    options: &Options,
    run: &mut Run,
) {
    let levels = |config: &Config, letter: &str| letter::levels(config, options, Path::new(letter));
    let shown: Vec<String> = run.letters.iter().map(|letter| letter.path.clone()).collect();
    let letters: Vec<PerLetter> = configs
        .iter()
        .zip(quiet)
        .zip(&shown)
        .map(|((config, quiet), path)| PerLetter {
            baseline: options.baseline_for(config).and_then(|path| paths.binary_search(path).ok()),
            quiet,
            lints: &config.lints,
            levels: Box::new(move || levels(config, path)),
        })
        .collect();
    for (id, levels, finding) in baseline::hold_back(run, baselines, &letters) {
        let found = letters[id.0].lints.report(STALE, id, &levels, vec![finding]);
        let found = found.into_iter().filter(|diagnostic| options.keeps(diagnostic)).collect();
        run.findings.append(&mut letter::stamp_again(run.letter(id), &Outline::default(), configs[id.0], found));
    }
}

/// Whether a place overlaps one of some places in order, of which those of one letter are few.
fn is_in(places: &[Place], place: Place) -> bool {
    let from = places.partition_point(|known| known.letter < place.letter);
    let here = places[from..].iter().take_while(|known| known.letter == place.letter);
    here.into_iter().any(|known| known.span.overlaps(place.span))
}

/// Order by path, place and lint; drop the texts that no finding points into.
fn finish(run: &mut Run) {
    run.findings.sort_by(|a, b| {
        let (a, b) = (&a.diagnostic, &b.diagnostic);
        (a.primary, &a.lint).cmp(&(b.primary, &b.lint))
    });
    let mut shown = vec![false; run.letters.len()];
    for reported in &run.findings {
        run.letters[reported.diagnostic.primary.letter.0].findings += 1;
        shown[reported.diagnostic.primary.letter.0] = true;
        reported.diagnostic.related.iter().for_each(|related| shown[related.place.letter.0] = true);
    }
    for (letter, shown) in run.letters.iter_mut().zip(shown) {
        letter.source = letter.source.take().filter(|_| shown);
    }
}
