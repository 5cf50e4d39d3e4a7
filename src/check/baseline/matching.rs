//! Findings held against the rows of a baseline, each row as often as it counts.

use std::collections::{HashMap, HashSet};

use super::names::Names;
use super::{Baseline, Row};
use crate::check::{Reported, Run};
use crate::diagnostic::LetterId;
use crate::lints::{Finding, Level, Levels, LintSet, Reach};
use crate::text::Span;

/// A finding that is not shown at the level of the run but may have a row.
pub(in crate::check) struct Known {
    pub lint: String,
    pub fingerprint: String,
}

/// What is known of a letter besides what is shown of it.
pub(in crate::check) struct PerLetter<'a> {
    /// Its baseline, as an index.
    pub baseline: Option<usize>,
    pub quiet: Vec<Known>,
    pub lints: &'a LintSet,
    pub levels: Box<dyn Fn() -> Levels + 'a>,
}

/// How many of its rows a finding about them lists.
const MOST_LISTED: usize = 5;

/// The rows of one baseline, with what is left of each.
pub(super) struct Matching<'a> {
    rows: &'a [Row],
    left: Vec<usize>,
    by_place: HashMap<(&'a str, &'a str, &'a str), usize>,
    /// Rows by lint and fingerprint, for letters that were moved.
    by_finding: HashMap<(&'a str, &'a str), Vec<usize>>,
    names: Names,
    /// The name of each letter of the run.
    letters: Vec<String>,
    checked: HashSet<String>,
    gone: HashMap<&'a str, bool>,
}

impl<'a> Matching<'a> {
    pub(super) fn new(baseline: &'a Baseline, run: &Run) -> Matching<'a> {
        let (mut by_place, mut by_finding) = (HashMap::new(), HashMap::<_, Vec<usize>>::new());
        for (index, row) in baseline.rows.iter().enumerate() {
            by_place.insert((row.path.as_str(), row.lint.as_str(), row.fingerprint.as_str()), index);
            by_finding.entry((row.lint.as_str(), row.fingerprint.as_str())).or_default().push(index);
        }
        let mut names = Names::new(&baseline.path);
        let letters: Vec<String> = run.letters.iter().map(|letter| names.of(&letter.path)).collect();
        Matching {
            left: baseline.rows.iter().map(|row| row.count).collect(),
            rows: &baseline.rows,
            by_place,
            by_finding,
            names,
            checked: letters.iter().cloned().collect(),
            letters,
            gone: HashMap::new(),
        }
    }

    /// The row that knows a finding, which is then one less: the letter's own, otherwise one of a letter that is gone.
    pub(super) fn claim(&mut self, letter: LetterId, lint: &str, fingerprint: &str) -> Option<usize> {
        let own = self.by_place.get(&(self.letters[letter.0].as_str(), lint, fingerprint)).copied();
        let row = match own.filter(|row| self.left[*row] > 0) {
            Some(row) => row,
            None => {
                let rows = self.by_finding.get(&(lint, fingerprint))?.clone();
                rows.into_iter().find(|row| self.left[*row] > 0 && self.is_gone(&self.rows[*row].path))?
            }
        };
        self.left[row] -= 1;
        Some(row)
    }

    /// What a letter is called in the baseline.
    pub(super) fn name(&self, letter: LetterId) -> &str {
        &self.letters[letter.0]
    }

    /// Whether the letter of a row was checked.
    pub(super) fn was_checked(&self, path: &str) -> bool {
        self.checked.contains(path)
    }

    /// Whether the letter of a row is there no more.
    pub(super) fn is_gone(&mut self, path: &'a str) -> bool {
        if self.checked.contains(path) {
            return false;
        }
        let file = self.names.path(path);
        // what cannot be found out is taken to be there
        *self.gone.entry(path).or_insert_with(|| !file.try_exists().unwrap_or(true))
    }
}

/// Take what the baselines know out of a run, and report the rows that nothing matches: one finding a letter.
pub(in crate::check) fn hold_back(
    run: &mut Run,
    baselines: &[Baseline],
    letters: &[PerLetter],
) -> Vec<(LetterId, Levels, Finding)> {
    let mut stale = Vec::new();
    for (index, baseline) in baselines.iter().enumerate() {
        let mut matching = Matching::new(baseline, run);
        let uses = |letter: LetterId| letters[letter.0].baseline == Some(index);
        let before = run.findings.len();
        run.findings.retain(|Reported { diagnostic, fingerprint }| {
            let letter = diagnostic.primary.letter;
            !(uses(letter) && matching.claim(letter, &diagnostic.lint, fingerprint).is_some())
        });
        run.suppressed += before - run.findings.len();
        let of_baseline = || letters.iter().enumerate().filter(|(at, _)| uses(LetterId(*at)));
        for (at, letter) in of_baseline() {
            for Known { lint, fingerprint } in &letter.quiet {
                matching.claim(LetterId(at), lint, fingerprint);
            }
        }
        let mut left: HashMap<&str, Vec<&Row>> = HashMap::new();
        for (row, _) in baseline.rows.iter().zip(&matching.left).filter(|(_, left)| **left > 0) {
            left.entry(row.path.as_str()).or_default().push(row);
        }
        for (at, letter) in of_baseline() {
            let Some(mut rows) = left.remove(matching.letters[at].as_str()) else { continue };
            let levels = (letter.levels)();
            rows.retain(|row| {
                letter
                    .lints
                    .get(&row.lint)
                    .is_none_or(|spec| spec.scope != Reach::Letters && levels.of(spec) != Some(Level::Off))
            });
            let source = run.letters[at].source.as_ref();
            let place = source.and_then(|source| first_line(source.text(), source.body_start()));
            if let Some(place) = place.filter(|_| !rows.is_empty()) {
                stale.push((LetterId(at), levels, report(place, &rows)));
            }
        }
    }
    stale
}

/// The first line that has anything on it.
fn first_line(text: &str, start: usize) -> Option<Span> {
    let line = text[start..].split(['\n', '\r']).find(|line| !line.trim().is_empty())?;
    let at = line.as_ptr() as usize - text.as_ptr() as usize + (line.len() - line.trim_start().len());
    Some(Span::new(at, at + line.trim().len()))
}

fn report(place: Span, rows: &[&Row]) -> Finding {
    let count = rows.len();
    let (what, them) = if count == 1 { ("1 row", "it") } else { (&*format!("{count} rows"), "them") };
    let verb = if count == 1 { "matches" } else { "match" };
    let message = format!(
        "{what} of the baseline {verb} nothing in this letter any more; ‘foilint baseline prune’ drops {them}."
    );
    let listed = rows.iter().take(MOST_LISTED);
    let finding = listed.fold(Finding::new(place, message), |finding, row| {
        finding.note(format!("line {} of the baseline: {}", row.line, row.lint))
    });
    match count.saturating_sub(MOST_LISTED) {
        0 => finding,
        more => finding.note(format!("and {more} more")),
    }
}
