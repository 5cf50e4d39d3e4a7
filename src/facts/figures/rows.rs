//! The lines of a text into tables: consecutive lines whose columns are marked alike and that hold figures.

use super::{Cell, Table};
use crate::letter::{BlockKind, Letter, Region};
use crate::text::Span;

/// A table wider than this is none (cells).
const WIDEST: usize = 60;

/// A line of a table is at most this long where spaces mark its columns (bytes).
const LONGEST: usize = 240;

/// What marks the columns of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Columns {
    Bars,
    Tabs,
    Spaces,
    /// "May: 12", with what stands before the label.
    Colon(usize),
    /// "May - 12 - 3": free dashes.
    Dashes,
}

struct Line {
    columns: Columns,
    cells: Vec<Cell>,
    /// Blank lines above it.
    blank: usize,
}

/// Every table of the letter that is not the requester's.
pub(super) fn tables(letter: &Letter) -> Vec<Table> {
    let text = letter.text();
    let bytes = text.as_bytes();
    let any = memchr::memchr2(b'|', b'\t', bytes).is_some() || memchr::memmem::find(bytes, b"  ").is_some();
    let colons = memchr::memmem::find(bytes, b"otal:").is_some();
    let dashes = DASHES.iter().any(|dash| memchr::memmem::find(bytes, format!("otal{dash}").as_bytes()).is_some());
    if !any && !colons && !dashes {
        return Vec::new();
    }
    let mut reader = Reader::default();
    let mut start = letter.source.body_start();
    let (mut block, mut blank) = (0, 0);
    while start < text.len() {
        let len = memchr::memchr2(b'\n', b'\r', &bytes[start..]).unwrap_or(bytes.len() - start);
        let line = Span::new(start, start + len);
        start = line.end + 1 + usize::from(bytes[line.end..].starts_with(b"\r\n"));
        if line.of(text).trim().is_empty() {
            blank += 1;
            continue;
        }
        while letter.blocks.get(block).is_some_and(|block| block.span.end <= line.start) {
            block += 1;
        }
        let own = letter.blocks.get(block).is_none_or(|block| {
            !matches!(block.region, Region::Request | Region::Statute) && block.kind != BlockKind::Literal
        });
        let columns = || {
            let labelled = || labelled(text, line).filter(|_| colons);
            split(text, line).or_else(labelled).or_else(|| dashed(text, line).filter(|_| dashes))
        };
        let cells = own.then(columns).flatten();
        match cells {
            Some((columns, cells)) => reader.line(Line { columns, cells, blank }),
            None => reader.words(blank),
        }
        blank = 0;
    }
    reader.finish();
    reader.tables
}

/// The cells of a line, if it has columns.
fn split(text: &str, line: Span) -> Option<(Columns, Vec<Cell>)> {
    let raw = line.of(text);
    let trimmed = raw.trim();
    let start = line.start + (raw.len() - raw.trim_start().len());
    let (columns, inner) = if trimmed.contains('|') && (trimmed.starts_with('|') || trimmed.matches('|').count() > 1) {
        let inner = trimmed.strip_prefix('|').unwrap_or(trimmed);
        (Columns::Bars, inner.strip_suffix('|').unwrap_or(inner))
    } else if trimmed.contains('\t') {
        (Columns::Tabs, trimmed)
    } else if has_gaps(trimmed) {
        (Columns::Spaces, trimmed)
    } else {
        return None;
    };
    let offset = start + usize::from(columns == Columns::Bars && trimmed.starts_with('|'));
    let spans = match columns {
        Columns::Bars => pieces(inner, |rest| rest.find('|').map(|at| (at, 1))),
        Columns::Tabs => pieces(inner, |rest| rest.find('\t').map(|at| (at, run(&rest[at..], '\t')))),
        Columns::Spaces => pieces(inner, |rest| rest.find("  ").map(|at| (at, run(&rest[at..], ' ')))),
        Columns::Colon(_) | Columns::Dashes => return None,
    };
    (2..=WIDEST).contains(&spans.len()).then(|| {
        let cell = |span: &Span| Cell::read(text, Span::new(offset + span.start, offset + span.end));
        (columns, spans.iter().map(cell).collect())
    })
}

/// "2021/22: £4,112", a figure behind its label, as an item of a list or alone.
fn labelled(text: &str, line: Span) -> Option<(Columns, Vec<Cell>)> {
    let raw = line.of(text);
    let item = raw.trim_start();
    let inner = item.trim_start_matches(['-', '*', '•', '·', ' ', '\t', '\u{a0}']);
    let at = inner.find(": ").or_else(|| inner.find(":** "))?;
    let (label, figure) = (&inner[..at], &inner[at + 1..]);
    if !label.contains(|char: char| char.is_alphabetic() || char == '/') {
        return None;
    }
    let start = line.start + raw.len() - inner.len();
    let cell = |from: usize, to: usize| Cell::read(text, Span::new(start + from, start + to));
    // "**May:** 12"
    let bold = figure.len() - figure.trim_start_matches("**").len();
    let cells = vec![cell(0, at), cell(at + 1 + bold, inner.len())];
    cells[1].is_figure().then(|| (Columns::Colon(raw.len() - inner.len()), cells))
}

/// What parts the columns of "2021 – 604 – 11".
const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// A line in a dash between its columns has none longer than this: it is no sentence (bytes).
const SHORT: usize = 40;

/// "2021 – 604 – 11", figures behind their label, or "Year – Thefts – Charged" above them.
fn dashed(text: &str, line: Span) -> Option<(Columns, Vec<Cell>)> {
    let raw = line.of(text);
    let inner = raw.trim();
    let start = line.start + (raw.len() - raw.trim_start().len());
    let dash = |rest: &str| DASHES.iter().filter_map(|dash| Some((rest.find(dash)?, dash.len()))).min();
    let spans = pieces(inner, dash);
    let short = (2..=WIDEST).contains(&spans.len()) && spans.iter().all(|span| (1..=SHORT).contains(&span.len()));
    let cells = spans.iter().map(|span| Cell::read(text, Span::new(start + span.start, start + span.end)));
    let cells: Vec<Cell> = if short { cells.collect() } else { return None };
    let named = cells[0].is_year() || cells[0].span.of(text).contains(|char: char| char.is_alphabetic() || char == '/');
    let figures = cells.iter().skip(1).filter(|cell| cell.is_figure()).count();
    (named && (figures == 0 || figures + 1 == cells.len())).then_some((Columns::Dashes, cells))
}

/// Whether a line has a run of spaces that does not merely follow a sentence, as typists leave two after a stop.
fn has_gaps(line: &str) -> bool {
    line.len() <= LONGEST
        && line.match_indices("  ").any(|(at, _)| !line[..at].trim_end().ends_with(['.', '?', '!', ':', ',']))
}

/// How many of a character a text begins with.
fn run(text: &str, char: char) -> usize {
    text.len() - text.trim_start_matches(char).len()
}

/// The pieces between separators; `next` gives the place and the length of the first one.
fn pieces(text: &str, next: impl Fn(&str) -> Option<(usize, usize)>) -> Vec<Span> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some((at, len)) = next(&text[from..]) {
        found.push(Span::new(from, from + at));
        from += at + len;
        if found.len() > WIDEST {
            return found;
        }
    }
    found.push(Span::new(from, text.len()));
    found
}

#[derive(Default)]
struct Reader {
    tables: Vec<Table>,
    open: Table,
    columns: Option<Columns>,
    /// Blank lines between the rows of the open table.
    spacing: Option<usize>,
    /// The line above had columns like those of the open table but no figures.
    head: Option<Line>,
    /// A table ended at the line above the head.
    follows: bool,
}

impl Reader {
    /// A line without columns: right under a row it may be the heading of a group.
    fn words(&mut self, blank: usize) {
        let follows = blank == 0 && (self.follows || self.head.is_some() || !self.open.rows.is_empty());
        self.finish();
        self.follows = follows;
    }

    fn line(&mut self, line: Line) {
        if line.cells.iter().all(|cell| cell.is_rule() || cell.span.is_empty()) {
            return;
        }
        let goes_on = self.columns == Some(line.columns)
            && self.spacing.is_none_or(|spacing| spacing == line.blank)
            && line.blank <= 1;
        if !goes_on {
            let follows = self.follows && line.blank == 0;
            self.finish();
            self.follows = follows;
        }
        // a line of years, or of words alone, heads a table
        let figures = line.cells.iter().skip(1).filter(|cell| cell.is_figure());
        let heads = figures.clone().count() == 0 || figures.clone().all(Cell::is_year) && self.open.rows.is_empty();
        self.columns = Some(line.columns);
        if heads && (line.columns != Columns::Bars || self.open.rows.is_empty()) {
            let follows = !self.open.rows.is_empty() || self.head.is_some();
            self.close();
            self.follows = follows;
            self.head = Some(line);
            return;
        }
        if self.open.rows.is_empty() {
            self.open.continued = self.follows;
            if let Some(head) = self.head.take().filter(|head| head.cells.len() == line.cells.len()) {
                self.open.head = head.cells;
            }
        } else {
            self.spacing = Some(line.blank);
        }
        self.open.rows.push(line.cells);
    }

    /// Keep the open table; a line of its columns may still go on with it.
    fn close(&mut self) {
        let table = std::mem::take(&mut self.open);
        if table.rows.len() + usize::from(!table.head.is_empty()) >= 2 {
            self.tables.push(table);
        }
        (self.spacing, self.follows, self.head) = (None, false, None);
    }

    fn finish(&mut self) {
        self.close();
        self.columns = None;
    }
}
