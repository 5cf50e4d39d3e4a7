//! What the page holds, sorted by letter before anything is written: which findings are shown and under which number,
//! which places of one letter belong to findings of another, and which words must not be repeated.

use std::collections::HashMap;

use crate::check::{CheckedLetter, Run};
use crate::diagnostic::{Diagnostic, LetterId, Place, Severity};
use crate::lints::{LintSet, Spec};
use crate::report::places::conceals;
use crate::report::words::parted;
use crate::text::Span;

/// The most findings that are shown of a lint in a letter.
const MOST_FINDINGS: usize = 50;
/// The most related places that are shown of a finding.
pub(super) const MOST_RELATED: usize = 30;

/// The severities as the page has them, the worst first.
pub(super) const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// A letter and what is said of it.
pub(super) struct Sheet<'r> {
    /// Which letter of the run.
    pub(super) id: LetterId,
    /// The letter.
    pub(super) letter: &'r CheckedLetter,
    /// The findings that are shown, in order of place.
    pub(super) findings: Vec<Shown<'r>>,
    /// Findings of lints that found too much to show all of it.
    pub(super) left_out: Vec<LeftOut<'r>>,
    /// Places that belong to a finding of this or another letter.
    pub(super) pointers: Vec<Pointer>,
    /// Words that must not be repeated, in order and without overlaps.
    pub(super) hidden: Vec<Span>,
    /// What was not checked in it.
    pub(super) unchecked: Vec<&'r str>,
    /// How many findings of each severity it has, in the order of [`SEVERITIES`], those left out among them.
    pub(super) counts: [usize; 3],
}

/// A finding as it is shown.
pub(super) struct Shown<'r> {
    /// What was found.
    pub(super) diagnostic: &'r Diagnostic,
    /// Its lint, where the run's lints have it.
    pub(super) lint: Option<&'r Spec>,
    /// Its number in its letter, from 1.
    pub(super) number: usize,
    /// How much of it may be said.
    pub(super) telling: Telling,
}

/// How much may be said of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Everything.
    All,
    /// Only what its lint says: it is about words that are hidden in the letter.
    NoWords,
    /// Not even that: another lint, which knows nothing of hidden words, is about the same ones.
    TitleOnly,
}

/// How many findings of a lint were left out.
pub(super) struct LeftOut<'r> {
    /// The lint's id.
    pub(super) lint: &'r str,
    /// How many.
    pub(super) count: usize,
}

/// A place that belongs to a finding whose words are elsewhere.
pub(super) struct Pointer {
    /// The bytes of the letter it is in.
    pub(super) span: Span,
    /// The letter of the finding.
    pub(super) owner: LetterId,
    /// The finding's number in that letter.
    pub(super) number: usize,
    /// Which of the finding's related places it is, from 0.
    pub(super) ordinal: usize,
    /// The finding's severity.
    pub(super) severity: Severity,
}

/// A letter's sheet, one for each letter of the run and in the same order; and what was not checked in no one letter.
pub(super) fn sheets<'r>(run: &'r Run, lints: &'r LintSet) -> (Vec<Sheet<'r>>, Vec<&'r str>) {
    let hidden = hidden_words(run, lints);
    let mut sheets: Vec<Sheet> = run.letters.iter().zip(hidden).enumerate().map(empty).collect();
    let mut shown: HashMap<(LetterId, &str), usize> = HashMap::new();
    for reported in &run.findings {
        let diagnostic = &reported.diagnostic;
        let letter = diagnostic.primary.letter;
        let telling = telling(diagnostic, lints, &sheets);
        let Some(sheet) = sheets.get_mut(letter.0) else { continue };
        for (severity, count) in SEVERITIES.iter().zip(&mut sheet.counts) {
            *count += usize::from(*severity == diagnostic.severity);
        }
        let count = shown.entry((letter, &diagnostic.lint)).or_default();
        *count += 1;
        if *count > MOST_FINDINGS {
            sheet.leave_out(&diagnostic.lint);
            continue;
        }
        let number = sheet.findings.len() + 1;
        sheet.findings.push(Shown { diagnostic, lint: lints.get(&diagnostic.lint), number, telling });
        if telling != Telling::All {
            continue;
        }
        for (ordinal, related) in diagnostic.related.iter().take(MOST_RELATED).enumerate() {
            let (span, severity) = (related.place.span, diagnostic.severity);
            if let Some(sheet) = sheets.get_mut(related.place.letter.0) {
                sheet.pointers.push(Pointer { span, owner: letter, number, ordinal, severity });
            }
        }
    }
    let elsewhere = unchecked(run, &mut sheets);
    (sheets, elsewhere)
}

fn empty<'r>((index, (letter, hidden)): (usize, (&'r CheckedLetter, Vec<Span>))) -> Sheet<'r> {
    Sheet {
        id: LetterId(index),
        letter,
        findings: Vec::new(),
        left_out: Vec::new(),
        pointers: Vec::new(),
        hidden,
        unchecked: Vec::new(),
        counts: [0; 3],
    }
}

impl<'r> Sheet<'r> {
    fn leave_out(&mut self, lint: &'r str) {
        match self.left_out.iter_mut().find(|other| other.lint == lint) {
            Some(other) => other.count += 1,
            None => self.left_out.push(LeftOut { lint, count: 1 }),
        }
    }

    /// Whether any of the span's words must not be repeated.
    pub(super) fn hides(&self, span: Span) -> bool {
        let after = self.hidden.partition_point(|hidden| hidden.end <= span.start);
        self.hidden.get(after).is_some_and(|hidden| hidden.overlaps(span))
    }
}

/// All places of a finding: its own, related ones, those of its fix.
fn places(diagnostic: &Diagnostic) -> impl Iterator<Item = Place> {
    let letter = diagnostic.primary.letter;
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(move |edit| Place { letter, span: edit.span });
    [diagnostic.primary].into_iter().chain(diagnostic.related.iter().map(|related| related.place)).chain(edits)
}

/// The words of each letter that must not be repeated.
fn hidden_words(run: &Run, lints: &LintSet) -> Vec<Vec<Span>> {
    let mut hidden = vec![Vec::new(); run.letters.len()];
    for reported in &run.findings {
        if is_hidden(&reported.diagnostic, lints) {
            for place in places(&reported.diagnostic) {
                if let Some(spans) = hidden.get_mut(place.letter.0) {
                    spans.push(place.span);
                }
            }
        }
    }
    hidden.into_iter().map(joined).collect()
}

/// Spans in order, those that overlap or touch made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => out.push(span),
        }
    }
    out
}

fn is_hidden(diagnostic: &Diagnostic, lints: &LintSet) -> bool {
    conceals(lints.get(&diagnostic.lint).map(|lint| lint.group.as_str()))
}

fn telling(diagnostic: &Diagnostic, lints: &LintSet, sheets: &[Sheet]) -> Telling {
    if is_hidden(diagnostic, lints) {
        return Telling::NoWords;
    }
    let hides = |place: Place| sheets.get(place.letter.0).is_some_and(|sheet| sheet.hides(place.span));
    if places(diagnostic).any(hides) { Telling::TitleOnly } else { Telling::All }
}

/// Give each letter what was not checked in it; what names no letter is returned.
fn unchecked<'r>(run: &'r Run, sheets: &mut [Sheet<'r>]) -> Vec<&'r str> {
    let mut letters: Vec<(&str, usize)> =
        run.letters.iter().enumerate().map(|(index, letter)| (letter.path.as_str(), index)).collect();
    letters.sort_unstable();
    let paths: Vec<&str> = letters.iter().map(|(path, _)| *path).collect();
    let mut elsewhere = Vec::new();
    for line in &run.not_checked {
        match parted(line, &paths) {
            (Some(path), reason) => {
                let at = paths.partition_point(|other| *other < path);
                sheets[letters[at].1].unchecked.push(reason);
            }
            (None, reason) => elsewhere.push(reason),
        }
    }
    elsewhere
}
