//! Comments in a letter that hold findings back. A suppression is data with a place and a reason; it acts on the primary
//! place of a finding, the nearest one first, so that one which is left without work can be told.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::letter::Letter;
use crate::lints::{Finding, Level, Levels, LintSet, Reach, Spec, allow};
use crate::text::Span;

/// The comments of one letter that allow lints.
#[derive(Debug, Default)]
pub(super) struct Suppressions {
    list: Vec<Suppression>,
    /// Those for blocks, by name of lint or group, in order of what they cover.
    blocks: HashMap<String, Vec<Covered>>,
    /// Those for the file.
    file: HashMap<String, usize>,
}

/// One name in one comment.
#[derive(Debug)]
struct Suppression {
    /// The name's own place.
    place: Span,
    name: String,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Used,
    /// It has held nothing back yet.
    Idle,
    /// Another one says the same of the same place.
    Again,
    /// No block follows it.
    Last,
}

/// What a suppression covers.
#[derive(Debug)]
struct Covered {
    span: Span,
    index: usize,
    /// The furthest end of this and all before it.
    furthest: usize,
}

impl Suppressions {
    /// Read the comments of a letter. Names that are neither lint nor group are left to the lint that says so.
    pub(super) fn of(letter: &Letter, lints: &LintSet) -> Suppressions {
        let mut all = Suppressions::default();
        if letter.comments.is_empty() {
            return all;
        }
        let (text, groups) = (letter.text(), lints.groups());
        for comment in &letter.comments {
            let Some(Ok(allow)) = allow::read(text, comment) else { continue };
            for place in allow.names {
                let name = place.of(text);
                if lints.get(name).is_some() || groups.contains(&name) {
                    all.add(place, name.to_owned(), allow.file, comment.covers);
                }
            }
        }
        for covered in all.blocks.values_mut() {
            covered.sort_by_key(|covered| (covered.span.start, covered.span.end));
            let mut furthest = 0;
            for one in covered {
                furthest = furthest.max(one.span.end);
                one.furthest = furthest;
            }
        }
        all
    }

    fn add(&mut self, place: Span, name: String, file: bool, covers: Option<Span>) {
        let index = self.list.len();
        let state = match (file, covers) {
            (true, _) if self.file.contains_key(&name) => State::Again,
            (true, _) => {
                self.file.insert(name.clone(), index);
                State::Idle
            }
            (false, None) => State::Last,
            (false, Some(span)) => {
                let covered = self.blocks.entry(name.clone()).or_default();
                // comments for one block follow each other
                match covered.iter().rev().take(2).any(|other| other.span == span) {
                    true => State::Again,
                    false => {
                        covered.push(Covered { span, index, furthest: 0 });
                        State::Idle
                    }
                }
            }
        };
        self.list.push(Suppression { place, name, state });
    }

    /// Whether a comment holds a finding of this letter back: its lint or its group is allowed where it begins.
    pub(super) fn holds_back(&mut self, diagnostic: &Diagnostic, lints: &LintSet) -> bool {
        if self.list.is_empty() || allow::ABOUT_COMMENTS.contains(&diagnostic.lint.as_str()) {
            return false;
        }
        let names = [Some(diagnostic.lint.as_str()), lints.get(&diagnostic.lint).map(|spec| spec.group.as_str())];
        let at = diagnostic.primary.span.start;
        let names = || names.iter().flatten();
        let block = names().find_map(|name| nearest(self.blocks.get(*name)?, at));
        let Some(index) = block.or_else(|| names().find_map(|name| self.file.get(*name).copied())) else {
            return false;
        };
        self.list[index].state = State::Used;
        true
    }

    /// What allows nothing that was found, to be asked when every finding of the letter has been shown to
    /// [`holds_back`](Self::holds_back). A name is judged only where all its lints ran.
    pub(super) fn unused(&self, lints: &LintSet, levels: &Levels) -> Vec<Finding> {
        let idle = self.list.iter().filter(|one| one.state != State::Used);
        idle.filter(|one| one.state == State::Again || all_ran(&one.name, lints, levels)).map(unused).collect()
    }
}

/// The innermost of some places that holds a byte.
fn nearest(covered: &[Covered], at: usize) -> Option<usize> {
    let before = covered.partition_point(|covered| covered.span.start <= at);
    let reaching = covered[..before].iter().rev().take_while(|covered| covered.furthest > at);
    reaching.filter(|covered| covered.span.end > at).map(|covered| covered.index).next()
}

/// Whether every lint of this name or group ran, so that one which found nothing has nothing to find. Lints across
/// letters would need the letters that were not given.
fn all_ran(name: &str, lints: &LintSet, levels: &Levels) -> bool {
    let ran = |spec: &Spec| levels.of(spec) != Some(Level::Off) && spec.scope != Reach::Letters;
    lints.specs().iter().filter(|spec| spec.id == name || spec.group == name).all(ran)
}

fn unused(suppression: &Suppression) -> Finding {
    let name = &suppression.name;
    let message = match suppression.state {
        State::Again => format!("‘{name}’ is allowed here twice; once is enough."),
        State::Last => {
            format!("Nothing follows this comment, so ‘{name}’ is allowed nowhere: put it above what it is for.")
        }
        State::Used | State::Idle => format!(
            "‘{name}’ is allowed here, and there is nothing for this comment to hold back: take it out, or put it directly above what it is for."
        ),
    };
    Finding::new(suppression.place, message)
}
