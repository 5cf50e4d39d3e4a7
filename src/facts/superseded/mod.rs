//! What a letter names that has been replaced: bodies, offices, law, terms, addresses. Whether that was still right on
//! the letter's day is for the lints to say; here stands only what is named, and whether the letter speaks of the past.

mod cues;
mod sense;

use std::ops::Range;

use super::contacts::{Contact, ContactKind};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region};
use crate::tables::{Row, RowKind, Shape, Superseded, Tables, Wording};
use crate::text::Span;

/// A longer name in the sentence, the past, a title: why an old form may be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// It is named as of today.
    Present,
    /// The sentence speaks of the past, or of a year in which the form was right.
    Past,
    /// Part of a longer name, of a case or of a document's title.
    Longer,
    /// The requester names it, and the answer repeats it.
    Echo,
    /// What must stand beside it does not.
    Unclear,
}

/// Something replaced that a letter names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldForm {
    /// The row, as an index into the rows of the table.
    pub row: usize,
    /// As written.
    pub span: Span,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// In what sense it is named.
    pub sense: Sense,
}

/// Everything replaced that the authority's own words name, in order.
pub fn find(letter: &Letter, tables: &Tables, contacts: &[Contact]) -> Vec<OldForm> {
    let table = tables.superseded();
    let mut found = named(letter, table);
    found.extend(reached(letter, table, contacts));
    found.sort_by_key(|form| form.span.start);
    // what the requester names may be answered in the same words
    let asked = |form: &OldForm| letter.region_of(form.words.start) == Region::Request;
    let echoed: Vec<usize> = found.iter().filter(|form| asked(form)).map(|form| form.row).collect();
    found.retain(|form| !asked(form));
    for form in &mut found {
        let row = &table.all()[form.row];
        form.sense = if is_contact(row.kind) {
            Sense::Present
        } else if echoed.contains(&form.row) && !is_where_to_write(letter, row, form, contacts) {
            Sense::Echo
        } else {
            sense::of(letter, table, form)
        };
    }
    found
}

/// Whether a body stands where the reader is told to write: whatever the requester called it, it has to be the right one.
fn is_where_to_write(letter: &Letter, row: &Row, form: &OldForm, contacts: &[Contact]) -> bool {
    /// A postcode stands at most so many words behind the name.
    const REACH: usize = 14;
    let end = form.words.end;
    let block = letter.blocks[letter.block_of(form.words.start)].words.end;
    let address = end..block.min(end + REACH);
    let postcode = |contact: &Contact| contact.kind == ContactKind::Postcode && address.contains(&contact.words.start);
    row.kind == RowKind::Body && contacts.iter().any(postcode)
}

/// Whether a row is of a way to reach somebody, which is never named in the past.
pub fn is_contact(kind: RowKind) -> bool {
    matches!(kind, RowKind::Url | RowKind::Email | RowKind::Phone | RowKind::Address)
}

/// What is named by words.
fn named(letter: &Letter, table: &Superseded) -> Vec<OldForm> {
    let index = table.index_by(key);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letter.words.len() {
        let word = &letter.words[at];
        let mut wordings = index.from(word.key).filter(|one| word.capital || one.first != Shape::Capital);
        let hit = wordings.find_map(|wording| Some((wording.row, end_of(letter, wording, at)?)));
        let Some((row, end)) = hit else {
            at += 1;
            continue;
        };
        let block = &letter.blocks[letter.block_of(at)];
        if block.region != Region::Statute && block.kind != BlockKind::Literal {
            let words = at..end;
            let mut span = letter.words_span(words.clone());
            // "Data Protection Act (1998)": the bracket that closes belongs to the one that opens
            if span.of(letter.text()).contains('(') && letter.text()[span.end..].starts_with(')') {
                span.end += 1;
            }
            found.push(OldForm { row, span, words, sense: Sense::Present });
        }
        at = end;
    }
    found
}

/// One past the last word of a wording that begins at word `at`.
fn end_of(letter: &Letter, wording: &Wording, at: usize) -> Option<usize> {
    let mut next = at;
    for (place, forms) in wording.words().iter().enumerate() {
        let joined = |next: usize| {
            let gap = letter.words[next].gap;
            let broken = Gap::SENTENCE.with(Gap::BLOCK).with(Gap::COLON).with(Gap::STOP).with(Gap::SLASH);
            let comma = gap.has(Gap::COMMA) && !forms.after_comma;
            place == 0 || !gap.has(broken) && !comma
        };
        const THE: [u64; 1] = keys(["the"]);
        if forms.after_of && letter.words.get(next)?.key == THE[0] && joined(next) {
            next += 1;
        }
        let word = letter.words.get(next)?;
        if forms.shape == Shape::Capital && !word.capital || !joined(next) || !forms.keys.contains(&word.key) {
            return None;
        }
        let right = match forms.shape {
            Shape::Any | Shape::Capital => true,
            Shape::Capitals => {
                let text = letter.word(next).trim_end_matches("'s").trim_end_matches("’s");
                text.chars().filter(|char| char.is_alphabetic()).all(char::is_uppercase)
            }
        };
        if !right {
            return None;
        }
        next += 1;
    }
    Some(next)
}

/// What is reached by an address or a number.
fn reached(letter: &Letter, table: &Superseded, contacts: &[Contact]) -> Vec<OldForm> {
    let index = table.index_by(key);
    let row = |contact: &Contact| match contact.kind {
        ContactKind::Phone => index.by_phone(&contact.value),
        ContactKind::Postcode => None,
        ContactKind::Email | ContactKind::Url => {
            let (host, path) = contact.host_and_path();
            index.by_address(host, path, contact.kind == ContactKind::Email)
        }
    };
    let form = |contact: &Contact| {
        let row = row(contact)?;
        Some(OldForm { row, span: contact.span, words: contact.words.clone(), sense: Sense::Present })
    };
    let own = |contact: &&Contact| {
        let block = &letter.blocks[letter.block_of(contact.words.start)];
        contact.region != Region::Statute && block.kind != BlockKind::Literal
    };
    contacts.iter().filter(own).filter_map(form).collect()
}

/// Whether one of some wordings stands in a run of words.
fn stands_in(letter: &Letter, wordings: &[Wording], range: Range<usize>) -> bool {
    let first = |at: usize| wordings.iter().filter(move |one| one.words()[0].keys.contains(&letter.words[at].key));
    let end = range.end;
    range.into_iter().any(|at| first(at).any(|wording| end_of(letter, wording, at).is_some_and(|last| last <= end)))
}

#[cfg(test)]
mod tests;
