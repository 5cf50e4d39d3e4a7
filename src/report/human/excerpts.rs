//! What codespan sees of the letters of one finding: only the rows around its places, with control characters made
//! visible, under the line and column numbers of the letters themselves.

use std::ops::Range;

use codespan_reporting::diagnostic::{Label, LabelStyle};
use codespan_reporting::files::{Error, Files};

use super::softwrap::{Row, Wanted, backward, forward, rows, shown_width};
use crate::diagnostic::{LetterId, Place};
use crate::report::places::{Places, on_boundaries};
use crate::text::{Span, visible};

/// A label over more lines than this shows the first ones and the last.
const FIRST_LINES: usize = 3;
/// The index of a row says whether it follows the one before at once; if not, codespan draws a gap.
const GAP: usize = 3;
/// How many characters beside one without a width are looked at for one that has.
const NEIGHBOURS: usize = 8;

/// The places of one finding and, once laid out, the rows that show them.
pub(super) struct Excerpts<'p, 'r> {
    places: &'p Places<'r>,
    width: usize,
    marks: Vec<Mark>,
    letters: Vec<Excerpt<'r>>,
}

/// A place that is to be underlined.
struct Mark {
    place: Place,
    style: LabelStyle,
    message: String,
}

/// The rows of one letter.
struct Excerpt<'r> {
    id: LetterId,
    text: &'r str,
    /// The rows as they are shown, each with a line feed.
    shown: String,
    rows: Vec<ShownRow>,
}

/// A row and where it went.
struct ShownRow {
    row: Row,
    /// The column of its first character in the letter's line, from 1.
    column: usize,
    /// Its bytes of what is shown, line feed included.
    shown: Range<usize>,
    index: usize,
}

impl<'p, 'r> Excerpts<'p, 'r> {
    /// No place yet; rows will be at most `width` columns.
    pub(super) fn new(places: &'p Places<'r>, width: usize) -> Excerpts<'p, 'r> {
        Excerpts { places, width, marks: Vec::new(), letters: Vec::new() }
    }

    /// A place to underline, with what is to be seen there.
    pub(super) fn add(&mut self, place: Place, style: LabelStyle, message: &str) {
        self.marks.push(Mark { place, style, message: visible(message).into_owned() });
    }

    /// Cut the rows, and say which of their bytes are to be underlined. Places of letters whose text was not kept are
    /// left out.
    pub(super) fn lay_out(&mut self) -> Vec<Label<LetterId>> {
        let mut ids: Vec<LetterId> = self.marks.iter().map(|mark| mark.place.letter).collect();
        ids.sort_unstable();
        ids.dedup();
        self.letters = ids.into_iter().filter_map(|id| self.excerpt(id)).collect();
        self.marks.iter().flat_map(|mark| self.labels(mark)).collect()
    }

    fn excerpt(&self, id: LetterId) -> Option<Excerpt<'r>> {
        let (text, lines) = self.places.text(id)?;
        let marks = self.marks.iter().filter(|mark| mark.place.letter == id);
        let mut wanted: Vec<Wanted> = marks.flat_map(|mark| self.wanted(mark.place)).collect();
        wanted.sort_unstable();
        let mut excerpt = Excerpt { id, text, shown: String::new(), rows: Vec::new() };
        for row in rows(text, &wanted, self.width) {
            let index = match excerpt.rows.last() {
                Some(last) if follows(text, last.row, row) => last.index + 1,
                Some(last) => last.index + GAP,
                None => 0,
            };
            let start = excerpt.shown.len();
            excerpt.shown.push_str(&visible(row.span.of(text)));
            excerpt.shown.push('\n');
            let column = lines.position(text, row.span.start).column;
            excerpt.rows.push(ShownRow { row, column, shown: start..excerpt.shown.len(), index });
        }
        Some(excerpt)
    }

    /// The parts of a place that must be shown, line by line; of a long one the beginning and the end.
    fn wanted(&self, place: Place) -> Vec<Wanted> {
        let Some((text, lines)) = self.places.text(place.letter) else { return Vec::new() };
        let span = on_boundaries(text, place.span);
        let last_byte = span.start.max(span.end.saturating_sub(1));
        let (first, last) = (lines.position(text, span.start).line, lines.position(text, last_byte).line);
        let shown = (first..=last).take(FIRST_LINES).chain((first + FIRST_LINES..=last).last());
        let mut wanted = Vec::new();
        for line in shown {
            let Some(whole) = lines.line_span(text, line) else { continue };
            let start = span.start.clamp(whole.start, whole.end);
            let own = Span::new(start, span.end.clamp(start, whole.end));
            let head = Span::new(own.start, forward(text, own, self.width * 2));
            if head.end == own.end {
                wanted.push(Wanted { span: seen(text, own, whole), line, whole });
                continue;
            }
            let tail = Span::new(backward(text, Span::new(head.end, own.end), self.width / 2), own.end);
            wanted.extend([head, tail].map(|span| Wanted { span, line, whole }));
        }
        wanted
    }

    /// A label for each row that a place is in; the message goes with the last.
    fn labels(&self, mark: &Mark) -> Vec<Label<LetterId>> {
        let Some(excerpt) = self.letters.iter().find(|excerpt| excerpt.id == mark.place.letter) else {
            return Vec::new();
        };
        let wanted = self.wanted(mark.place);
        let span = wanted.iter().fold(on_boundaries(excerpt.text, mark.place.span), |all, part| all.cover(part.span));
        let rows = excerpt.rows.iter().filter(|row| row.row.span.start <= span.end && span.start <= row.row.span.end);
        let mut pieces: Vec<Range<usize>> = rows.map(|row| row.underlined(excerpt.text, span)).collect();
        if pieces.iter().any(|piece| !piece.is_empty()) {
            pieces.retain(|piece| !piece.is_empty());
        }
        // where it goes on over rows, the spaces and empty lines between them are not worth a mark
        if pieces.len() > 1 {
            let mut trimmed: Vec<Range<usize>> = pieces.iter().map(|piece| trim(&excerpt.shown, piece)).collect();
            trimmed.retain(|piece| !piece.is_empty());
            if trimmed.is_empty() {
                pieces.truncate(1);
            } else {
                pieces = trimmed;
            }
        }
        let last = pieces.len().saturating_sub(1);
        let message = |index| if index == last { mark.message.clone() } else { String::new() };
        let label = |(index, piece)| Label::new(mark.style, excerpt.id, piece).with_message(message(index));
        pieces.into_iter().enumerate().map(label).collect()
    }

    fn letter(&self, id: LetterId) -> Result<&Excerpt<'r>, Error> {
        self.letters.iter().find(|excerpt| excerpt.id == id).ok_or(Error::FileMissing)
    }
}

impl ShownRow {
    /// The bytes of what is shown for the part of `span` in this row, which it touches at least.
    fn underlined(&self, text: &str, span: Span) -> Range<usize> {
        let row = self.row.span;
        let shown = |byte: usize| self.shown.start + visible(&text[row.start..byte]).len();
        shown(span.start.max(row.start))..shown(span.end.min(row.end))
    }
}

/// Whether a row goes on where the one before ended, or is the next line.
fn follows(text: &str, before: Row, row: Row) -> bool {
    let between = &text[before.span.end..row.span.start];
    between.is_empty() || matches!(between, "\n" | "\r\n" | "\r")
}

/// The span, or where its characters have no width and a mark under them could not be seen, it and its neighbours up to
/// one that has: the next ones, else those before.
fn seen(text: &str, span: Span, whole: Span) -> Span {
    let wide = |character: char| shown_width(character) > 0;
    let bare = span.is_empty() && text[span.end..whole.end].chars().next().is_none_or(wide);
    if bare || span.of(text).contains(wide) {
        return span;
    }
    let after = text[span.end..whole.end].char_indices().take(NEIGHBOURS).find(|(_, character)| wide(*character));
    if let Some((at, character)) = after {
        return Span::new(span.start, span.end + at + character.len_utf8());
    }
    let mut before = text[whole.start..span.start].char_indices().rev().take(NEIGHBOURS);
    before.find(|(_, character)| wide(*character)).map_or(span, |(at, _)| Span::new(whole.start + at, span.end))
}

/// The range without white space and characters without a width at its ends.
fn trim(text: &str, range: &Range<usize>) -> Range<usize> {
    let blank = |character: char| character.is_whitespace() || shown_width(character) == 0;
    let words = &text[range.clone()];
    let start = range.start + words.len() - words.trim_start_matches(blank).len();
    start..start + words.trim_matches(blank).len()
}

impl<'a, 'p, 'r: 'a> Files<'a> for Excerpts<'p, 'r>
where
    'p: 'a,
{
    type FileId = LetterId;
    type Name = String;
    type Source = &'a str;

    fn name(&'a self, id: LetterId) -> Result<String, Error> {
        Ok(visible(self.places.path(id)).into_owned())
    }

    fn source(&'a self, id: LetterId) -> Result<&'a str, Error> {
        Ok(&self.letter(id)?.shown)
    }

    fn line_index(&'a self, id: LetterId, byte: usize) -> Result<usize, Error> {
        let rows = &self.letter(id)?.rows;
        let at = rows.partition_point(|row| row.shown.start <= byte).saturating_sub(1);
        rows.get(at).map(|row| row.index).ok_or(Error::IndexTooLarge { given: byte, max: 0 })
    }

    fn line_range(&'a self, id: LetterId, index: usize) -> Result<Range<usize>, Error> {
        Ok(self.letter(id)?.row(index)?.shown.clone())
    }

    fn line_number(&'a self, id: LetterId, index: usize) -> Result<usize, Error> {
        Ok(self.letter(id)?.row(index)?.row.line)
    }

    fn column_number(&'a self, id: LetterId, index: usize, byte: usize) -> Result<usize, Error> {
        let excerpt = self.letter(id)?;
        let row = excerpt.row(index)?;
        // each character of the letter is one of what is shown
        let before = excerpt.shown.get(row.shown.start..byte).unwrap_or_default();
        Ok(row.column + before.chars().count())
    }
}

impl Excerpt<'_> {
    fn row(&self, index: usize) -> Result<&ShownRow, Error> {
        let too_large = Error::LineTooLarge { given: index, max: self.rows.last().map_or(0, |row| row.index) };
        let at = self.rows.binary_search_by_key(&index, |row| row.index).map_err(|_| too_large)?;
        Ok(&self.rows[at])
    }
}
