//! All lints of a run, built-in and the user's own, and the level at which each reports.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::holes;
use super::phrasebook::{self, BookError, Classes, Phrasebook};
use super::registry::{ACROSS, PHRASE_FILES, SEMANTIC};
use super::spec::{Needs, Reach, Spec, SpecError};
use super::{Approved, Check, CheckAcross, Cx, CxAcross, Finding, Findings, LetterFacts, Matcher};
use crate::diagnostic::{Diagnostic, LetterId, Severity};
use crate::letter::Kind;
use crate::text::Span;
use crate::text::data;

/// The level a configuration gives a lint or a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// It reports at most this.
    At(Severity),
}

impl Level {
    /// Every level with its name in configuration.
    pub const NAMES: [(&'static str, Level); 4] = [
        ("off", Level::Off),
        ("note", Level::At(Severity::Note)),
        ("warning", Level::At(Severity::Warning)),
        ("error", Level::At(Severity::Error)),
    ];

    /// The level of this name.
    pub fn parse(name: &str) -> Option<Level> {
        Level::NAMES.iter().find(|(known, _)| *known == name).map(|(_, level)| *level)
    }
}

/// Levels by lint id or group, in the order in which they were set: the last one that names a lint or its group counts.
#[derive(Clone, Debug, Default)]
pub struct Levels(Vec<(String, Level)>);

impl Levels {
    /// Set the level of a lint or group.
    pub fn set(&mut self, name: impl Into<String>, level: Level) {
        self.0.push((name.into(), level));
    }

    /// The level of a lint, if one was set.
    pub fn of(&self, spec: &Spec) -> Option<Level> {
        self.0.iter().rev().find(|(name, _)| *name == spec.id || *name == spec.group).map(|(_, level)| *level)
    }
}

/// The lints of a run, in order of id.
pub struct LintSet {
    specs: Vec<Spec>,
    /// The function of each, where it is a semantic one of one letter.
    functions: Vec<Option<Check>>,
    /// The lints to which others yield.
    yielded_to: HashSet<String>,
    phrasebook: OnceLock<Phrasebook>,
    classes: Classes,
    approved: Approved,
}

impl LintSet {
    /// The lints that foilint brings.
    pub fn builtin() -> LintSet {
        LintSet::with(&[]).expect("the built-in lint files are tested")
    }

    /// The built-in lints and a user's own: file names and texts.
    ///
    /// # Errors
    /// When a file cannot be used, is semantic, or has the id of another.
    pub fn with(user: &[(String, String)]) -> Result<LintSet, SpecError> {
        let mut specs = Vec::with_capacity(160 + user.len());
        for (name, source) in data::lints() {
            specs.push(Spec::builtin(name, source)?);
        }
        for (file, text) in user {
            let spec = Spec::parse(file, text)?;
            let fault = |message: String| Err(SpecError { file: file.clone(), message });
            if matches!(spec.matcher, Matcher::Semantic) {
                return fault("a lint of your own is declarative: it needs a [match] table".into());
            }
            if specs.iter().any(|known: &Spec| known.id == spec.id) {
                return fault(format!("there is a lint ‘{}’ already; choose another id", spec.id));
            }
            specs.push(spec);
        }
        specs.sort_by(|a, b| a.id.cmp(&b.id));
        let functions = specs.iter().map(|spec| function(SEMANTIC, spec)).collect();
        let yielded_to = specs.iter().flat_map(|spec: &Spec| spec.yields_to.iter().cloned()).collect();
        Ok(LintSet {
            specs,
            functions,
            yielded_to,
            phrasebook: OnceLock::new(),
            classes: phrasebook::classes(),
            approved: Approved::default(),
        })
    }

    /// The same with a user's phrase files: names and texts.
    ///
    /// # Errors
    /// When a line of them cannot be read; the error names file and line.
    pub fn with_phrases(mut self, phrases: Vec<(String, String)>) -> Result<LintSet, BookError> {
        if phrases.is_empty() {
            return Ok(self);
        }
        for (file, text) in &phrases {
            phrasebook::prove(file, text)?;
        }
        let user = phrases.iter().map(|(file, text)| (file.as_str(), text.as_str()));
        let book = Phrasebook::parse(PHRASE_FILES.iter().copied().chain(user), self.classes().clone())?;
        self.phrasebook = OnceLock::from(book);
        Ok(self)
    }

    /// The same with another phrasebook in place of the built-in one: to measure what a part of it gives.
    pub fn with_phrasebook(mut self, book: Phrasebook) -> LintSet {
        self.phrasebook = OnceLock::from(book);
        self
    }

    /// The same with the stock paragraphs of an authority, which letters must leave as they are.
    pub fn with_approved(mut self, approved: Approved) -> LintSet {
        self.approved = approved;
        self
    }

    /// The stock paragraphs of the authority.
    pub fn approved(&self) -> &Approved {
        &self.approved
    }

    /// The formulae of the genre, and the user's own; read when first needed.
    pub fn phrasebook(&self) -> &Phrasebook {
        self.phrasebook.get_or_init(|| Phrasebook::builtin(self.classes().clone()))
    }

    /// The word classes and the common words of the genre.
    pub fn classes(&self) -> &Classes {
        &self.classes
    }

    /// The lints, in order of id.
    pub fn specs(&self) -> &[Spec] {
        &self.specs
    }

    /// The lint of this id.
    pub fn get(&self, id: &str) -> Option<&Spec> {
        self.specs.binary_search_by(|spec| spec.id.as_str().cmp(id)).ok().map(|at| &self.specs[at])
    }

    /// The groups, in order.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = self.specs.iter().map(|spec| spec.group.as_str()).collect();
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// Run every lint of one letter that is not off. The second list is what could not be checked.
    pub fn check(&self, cx: &Cx, letter: LetterId, levels: &Levels) -> (Vec<Diagnostic>, Vec<String>) {
        self.check_all(&[(cx, letter, levels)]).pop().unwrap_or_default()
    }

    /// Run every lint of one letter that is not off, over some letters at their levels: one lint over all letters before
    /// the next. For each letter the second list is what could not be checked.
    pub fn check_all(&self, letters: &[(&Cx, LetterId, &Levels)]) -> Vec<(Vec<Diagnostic>, Vec<String>)> {
        let mut found: Vec<(Vec<Diagnostic>, Vec<String>)> = letters.iter().map(|_| Default::default()).collect();
        let lints = self.specs.iter().zip(&self.functions).filter(|(spec, _)| spec.scope == Reach::Letter);
        for (spec, function) in lints {
            for (&(cx, letter, levels), (all, not_checked)) in letters.iter().zip(&mut found) {
                let level = levels.of(spec);
                if level == Some(Level::Off) || !applies(spec, cx) {
                    continue;
                }
                let mut findings = Findings::new(spec, letter);
                match function {
                    Some(check) => check(cx, &mut findings),
                    None => spec.matcher.check(cx, &mut findings),
                }
                let (mut found, mut unchecked) = findings.into_parts();
                found.retain(|diagnostic| !is_exempt(cx, spec, diagnostic));
                found.iter_mut().for_each(|diagnostic| relevel(diagnostic, spec, level));
                all.append(&mut found);
                not_checked.append(&mut unchecked);
            }
        }
        found.iter_mut().for_each(|(all, _)| self.yield_places(all));
        found
    }

    /// One slip is one finding: where a lint yields to another that reports the same place, the other's stays.
    fn yield_places(&self, all: &mut Vec<Diagnostic>) {
        let mut places: HashMap<&str, Vec<Span>> = HashMap::new();
        for diagnostic in all.iter() {
            if let Some(id) = self.yielded_to.get(&diagnostic.lint) {
                places.entry(id).or_default().push(diagnostic.primary.span);
            }
        }
        if places.is_empty() {
            return;
        }
        places.values_mut().for_each(|spans| spans.sort_unstable_by_key(|span| span.start));
        all.retain(|diagnostic| {
            let others = self.get(&diagnostic.lint).map_or(&[][..], |spec| &spec.yields_to);
            let touched =
                |id: &String| places.get(id.as_str()).is_some_and(|spans| is_touched(spans, diagnostic.primary.span));
            !others.iter().any(touched)
        });
    }

    /// Report what the run itself found under one of its lints ([`Reach::Run`]), at the level it has for the letter.
    pub fn report(&self, id: &str, letter: LetterId, levels: &Levels, found: Vec<Finding>) -> Vec<Diagnostic> {
        let Some(spec) = self.get(id) else { return Vec::new() };
        let level = levels.of(spec);
        if level == Some(Level::Off) {
            return Vec::new();
        }
        let mut findings = Findings::new(spec, letter);
        found.into_iter().for_each(|finding| findings.push(finding));
        let (mut all, _) = findings.into_parts();
        all.iter_mut().for_each(|diagnostic| relevel(diagnostic, spec, level));
        all
    }

    /// Run every lint across letters, over letters that share a configuration. `levels` says at what level a finding
    /// with its primary place in a letter is reported there.
    pub fn check_across(
        &self,
        letters: &[&LetterFacts],
        cx: &CxAcross,
        levels: &dyn Fn(LetterId) -> Levels,
    ) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        for spec in self.specs.iter().filter(|spec| spec.scope == Reach::Letters) {
            let Some(check) = function(ACROSS, spec) else { continue };
            let mut findings = Findings::new(spec, LetterId::default());
            check(letters, cx, &mut findings);
            for mut diagnostic in findings.into_parts().0 {
                let level = levels(diagnostic.primary.letter).of(spec);
                if level != Some(Level::Off) {
                    relevel(&mut diagnostic, spec, level);
                    all.push(diagnostic);
                }
            }
        }
        all
    }
}

/// The function of a semantic lint.
fn function<F: Copy>(functions: &[(&str, F)], spec: &Spec) -> Option<F> {
    let semantic = matches!(spec.matcher, Matcher::Semantic);
    functions.iter().find(|(id, _)| semantic && *id == spec.id).map(|(_, check)| *check)
}

/// Whether a finding is on words that are somebody else's, because they stand in quotation marks, or about a hole.
fn is_exempt(cx: &Cx, spec: &Spec, found: &Diagnostic) -> bool {
    !spec.reads_quotations && is_within(cx.quotations(), found.primary.span)
        || !cx.letter.holes.is_empty() && holes::is_about_one(cx.letter, spec, found)
}

/// Whether one of some places, in order, holds a span.
fn is_within(places: &[Span], span: Span) -> bool {
    let after = places.partition_point(|place| place.start <= span.start);
    after.checked_sub(1).is_some_and(|at| places[at].contains(span))
}

/// Whether one of some places overlaps a span. They are in order, and those of one lint hardly overlap.
fn is_touched(places: &[Span], span: Span) -> bool {
    let after = places.partition_point(|place| place.start < span.end);
    places[after.saturating_sub(3)..after].iter().any(|place| place.overlaps(span))
}

/// Whether the file is of a sort the lint reads.
fn applies(spec: &Spec, cx: &Cx) -> bool {
    match spec.needs {
        Needs::Text => true,
        Needs::Letter => cx.letter.kind != Kind::Other,
        Needs::WholeLetter => match cx.letter.kind {
            Kind::Letter => cx.profile.complete.unwrap_or(cx.letter.whole),
            Kind::Template => spec.templates && cx.letter.whole,
            Kind::Fragment | Kind::Other => false,
        },
    }
}

/// A finding at the lint's most takes the configured level; one that was lowered is never raised by it.
fn relevel(diagnostic: &mut Diagnostic, spec: &Spec, level: Option<Level>) {
    if let Some(Level::At(severity)) = level {
        let lowered = diagnostic.severity < spec.severity;
        diagnostic.severity = if lowered { diagnostic.severity.min(severity) } else { severity };
    }
}

/// The functions, by lint id: tests hold them against the lint files.
pub fn functions() -> (Vec<&'static str>, Vec<&'static str>) {
    let names = |functions: &'static [(&'static str, Check)]| functions.iter().map(|(id, _)| *id).collect();
    let across: &'static [(&'static str, CheckAcross)] = ACROSS;
    (names(SEMANTIC), across.iter().map(|(id, _)| *id).collect())
}

/// The built-in phrase files: names and texts.
pub fn phrase_files() -> &'static [(&'static str, &'static str)] {
    PHRASE_FILES
}
