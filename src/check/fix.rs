//! The fixes of one letter, made as far as they may be: from a source and what was found in it to new bytes. Nothing
//! here reads or writes a file.
//!
//! A lint proposes; what may be done is decided here, for every lint alike. The requester's words, a quoted provision
//! and quotations are never touched. A fix that would change a figure is never safe, whatever its lint says. Where two
//! fixes meet, the first by place and lint is made and the other held back: it is for the next look at the letter.

mod guard;
mod quoted;

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::letter::write::{Refusal, Writer};
use crate::letter::{Cues, Letter};
use crate::text::{Edit, Source};
use guard::Guard;

/// How often fixes that hold one another up are tried together before the rest of them is left.
const MOST_TRIES: usize = 64;

/// Why a fix was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HeldBack {
    /// It chooses words or changes a figure, and that was not asked for.
    Unsafe,
    /// It meets a fix that was made.
    Overlaps,
    /// It reaches into words that are not the authority's own.
    Quoted,
    /// It cannot be written.
    Refused(Refusal),
}

impl fmt::Display for HeldBack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeldBack::Unsafe => f.write_str("they choose words"),
            HeldBack::Overlaps => f.write_str("they overlap"),
            HeldBack::Quoted => f.write_str("the words are the request's, a provision's or a quotation's"),
            HeldBack::Refused(refusal) => refusal.fmt(f),
        }
    }
}

/// A letter with fixes made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// The new bytes of the file: those of the old one, in its encoding, but for the edits.
    pub bytes: Vec<u8>,
    /// The edits that were made, in order of place; places are of the old text.
    pub edits: Vec<Edit>,
    /// The findings whose fix was made, as indices into the findings given, in order of place and lint.
    pub applied: Vec<usize>,
    /// The findings whose fix was not made, in the same order, and why.
    pub held_back: Vec<(usize, HeldBack)>,
}

/// Make the fixes of findings in one source; `unsafe_too` also those that choose words. A finding without a fix is left
/// out of account. The same source and findings always give the same.
///
/// `None` when no fix is made and none held back.
pub fn fixed(source: &Source, findings: &[&Diagnostic], unsafe_too: bool) -> Option<Fixed> {
    let mut order: Vec<(usize, &Diagnostic, &Fix)> =
        findings.iter().enumerate().filter_map(|(at, found)| Some((at, *found, found.fix.as_ref()?))).collect();
    order.retain(|(_, _, fix)| !fix.edits.is_empty());
    if order.is_empty() {
        return None;
    }
    order.sort_by(|(_, a, _), (_, b, _)| (a.primary, &a.lint).cmp(&(b.primary, &b.lint)));
    let writer = match Writer::new(source) {
        Ok(writer) => writer,
        Err(refusal) => {
            let held_back = order.iter().map(|(at, ..)| (*at, HeldBack::Refused(refusal))).collect();
            return Some(Fixed::nothing(held_back));
        }
    };
    let letter = Letter::read(source, Cues::builtin(), None);
    let guard = Guard::new(&letter);
    let (mut taken, mut chosen, mut held_back) = (Taken::default(), Vec::new(), Vec::new());
    for (at, _, fix) in order {
        match allowed(&writer, &guard, source.text(), fix, unsafe_too) {
            Ok(edits) if taken.meets(&edits) => held_back.push((at, HeldBack::Overlaps)),
            Ok(edits) => {
                taken.add(&edits);
                chosen.push((at, edits));
            }
            Err(why) => held_back.push((at, why)),
        }
    }
    let mut made = Made { writer, edits: Vec::new(), applied: Vec::new(), held_back, tries: 0 };
    made.add(&chosen);
    Some(made.finish())
}

/// How often a letter is fixed and looked at again. A fix may lay another slip bare, but seldom more than one; two lints
/// that undo each other's work would never come to an end.
pub const MOST_ROUNDS: usize = 10;

/// A letter that was fixed until nothing more could be done.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The letter as it is now.
    pub source: Source,
    /// Its bytes; `None` when nothing was done.
    pub bytes: Option<Vec<u8>>,
    /// How many fixes were made.
    pub fixed: usize,
    /// How many of what is left have a fix that was not made, by the reason.
    pub held_back: BTreeMap<HeldBack, usize>,
}

/// Fix a letter, look at it again and fix what is found then, until nothing more is to be done, at most
/// [`MOST_ROUNDS`] times. `look` gives what is found in a source; the last source it is given is the one that is left.
pub fn settled(source: Source, unsafe_too: bool, mut look: impl FnMut(&Source) -> Vec<Diagnostic>) -> Settled {
    let mut settled = Settled { source, bytes: None, fixed: 0, held_back: BTreeMap::new() };
    for round in 0..=MOST_ROUNDS {
        let found = look(&settled.source);
        let Some(mut fixed) = fixed(&settled.source, &found.iter().collect::<Vec<_>>(), unsafe_too) else {
            settled.held_back.clear();
            break;
        };
        if round == MOST_ROUNDS {
            fixed.held_back.extend(fixed.applied.drain(..).map(|at| (at, HeldBack::Overlaps)));
        }
        settled.held_back.clear();
        for (_, why) in fixed.held_back {
            *settled.held_back.entry(why).or_default() += 1;
        }
        if fixed.applied.is_empty() {
            break;
        }
        let source = Source::decode(settled.source.path(), settled.source.format(), fixed.bytes.clone());
        settled.source = source.expect("the writer made sure that the bytes are read as this text");
        settled.bytes = Some(fixed.bytes);
        settled.fixed += fixed.applied.len();
    }
    settled
}

/// The edits of a fix as they would be written, if it may be made.
fn allowed(writer: &Writer, guard: &Guard, text: &str, fix: &Fix, unsafe_too: bool) -> Result<Vec<Edit>, HeldBack> {
    let edits = writer.prepared(&fix.edits).map_err(HeldBack::Refused)?;
    if edits.iter().any(|edit| guard.keeps_out(edit.span)) {
        return Err(HeldBack::Quoted);
    }
    let safe = fix.applicability == Applicability::Safe && !edits.iter().any(|edit| guard::changes_figure(text, edit));
    if safe || unsafe_too { Ok(edits) } else { Err(HeldBack::Unsafe) }
}

impl Fixed {
    fn nothing(held_back: Vec<(usize, HeldBack)>) -> Fixed {
        Fixed { text: String::new(), bytes: Vec::new(), edits: Vec::new(), applied: Vec::new(), held_back }
    }
}

/// The places of the edits chosen so far: their ends, and whether they only delete, by their starts.
#[derive(Default)]
struct Taken(BTreeMap<usize, (usize, bool)>);

impl Taken {
    /// Whether one of some edits overlaps or touches a chosen one. Two deletions side by side are one deletion.
    fn meets(&self, edits: &[Edit]) -> bool {
        edits.iter().any(|edit| {
            let near = self.0.range(..=edit.span.end).rev().take_while(|(_, (end, _))| *end >= edit.span.start);
            near.into_iter().any(|(start, (end, deletes))| {
                let overlaps = *start < edit.span.end && edit.span.start < *end;
                overlaps || !(*deletes && is_deletion(edit))
            })
        })
    }

    fn add(&mut self, edits: &[Edit]) {
        self.0.extend(edits.iter().map(|edit| (edit.span.start, (edit.span.end, is_deletion(edit)))));
    }
}

fn is_deletion(edit: &Edit) -> bool {
    edit.replacement.is_empty()
}

/// What has been made, and what not.
struct Made<'s> {
    writer: Writer<'s>,
    edits: Vec<Edit>,
    applied: Vec<usize>,
    held_back: Vec<(usize, HeldBack)>,
    tries: usize,
}

impl Made<'_> {
    /// Make some fixes together; where the text does not take them all, each half by itself.
    fn add(&mut self, fixes: &[(usize, Vec<Edit>)]) {
        if fixes.is_empty() {
            return;
        }
        self.tries += 1;
        let before = self.edits.len();
        self.edits.extend(fixes.iter().flat_map(|(_, edits)| edits.iter().cloned()));
        let refusal = match self.writer.text(&self.edits).and_then(|text| self.writer.bytes(&text)) {
            Ok(_) => return self.applied.extend(fixes.iter().map(|(at, _)| *at)),
            Err(refusal) => refusal,
        };
        self.edits.truncate(before);
        if fixes.len() == 1 || self.tries >= MOST_TRIES {
            return self.held_back.extend(fixes.iter().map(|(at, _)| (*at, HeldBack::Refused(refusal))));
        }
        let (first, second) = fixes.split_at(fixes.len() / 2);
        self.add(first);
        self.add(second);
    }

    fn finish(mut self) -> Fixed {
        if self.applied.is_empty() {
            return Fixed::nothing(self.held_back);
        }
        self.edits.sort_by_key(|edit| edit.span);
        let text = self.writer.text(&self.edits).expect("these edits were written a moment ago");
        let bytes = self.writer.bytes(&text).expect("this text was written a moment ago");
        Fixed { text, bytes, edits: self.edits, applied: self.applied, held_back: self.held_back }
    }
}

#[cfg(test)]
mod tests;
