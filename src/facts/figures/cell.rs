//! What stands in a cell: an exact figure, one that is held back, or words.

use crate::text::Span;

/// A cell of a table.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its words, without the layout around them; empty where it has none.
    pub span: Span,
    /// What it says.
    pub value: Value,
    /// Its words, for labels: lower case, without marks.
    text: Box<str>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A figure, in hundredths.
    Exact {
        /// Hundredths.
        number: i64,
        /// What it counts.
        unit: Unit,
    },
    /// "<5", "*", "fewer than 10".
    HeldBack {
        /// The figure is below this, where the cell says so.
        below: Option<i64>,
    },
    /// Nothing, or a dash, which may be nought or unknown.
    Blank,
    /// Words, or a figure that is not exact.
    Words,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Plain,
    /// Pounds.
    Pounds,
    /// Parts of a hundred.
    Percent,
}

impl Value {
    /// The figure and its unit.
    pub fn exact(&self) -> Option<(i64, Unit)> {
        match self {
            Value::Exact { number, unit } => Some((*number, *unit)),
            _ => None,
        }
    }
}

/// Marks of layout around the words of a cell.
const MARKS: [char; 4] = ['_', '\\', '`', '\u{a0}'];

impl Cell {
    /// Read a cell.
    pub(super) fn read(text: &str, span: Span) -> Cell {
        let raw = span.of(text);
        let mut inner = raw.trim();
        let start = span.start + (raw.len() - raw.trim_start().len());
        // "**12**" is bold; "*" and "**" alone stand for a figure held back
        let mut skip = 0;
        while inner.len() > 2 && inner.starts_with('*') && inner.ends_with('*') && inner.contains(|c| c != '*') {
            inner = &inner[1..inner.len() - 1];
            skip += 1;
        }
        let trimmed = inner.trim_start_matches(MARKS);
        skip += inner.len() - trimmed.len();
        let trimmed = trimmed.trim_end_matches(MARKS);
        let span = Span::new(start + skip, start + skip + trimmed.len());
        let lower = trimmed.trim_matches(|char: char| char.is_whitespace() || char == ':').to_lowercase();
        Cell { span, value: value(&lower), text: lower.into() }
    }

    /// What its words say of the figures beside it.
    pub fn label(&self) -> Label<'_> {
        Label(&self.text)
    }

    /// Whether it says nothing but dashes, as the line under the head of a table does.
    pub(super) fn is_rule(&self) -> bool {
        !self.text.is_empty()
            && self.text.chars().all(|char| matches!(char, '-' | '=' | ':' | '–' | '+'))
            && self.text.len() > 1
    }

    /// Whether it holds a figure, exact or held back.
    pub(super) fn is_figure(&self) -> bool {
        matches!(self.value, Value::Exact { .. } | Value::HeldBack { .. })
    }

    /// Whether it is a year: a heading, no figure.
    pub(super) fn is_year(&self) -> bool {
        let year = |number: i64| (1980..=2040).contains(&(number / 100)) && number % 100 == 0;
        matches!(self.value, Value::Exact { number, unit: Unit::Plain } if year(number) && !self.text.contains(','))
    }
}

/// The label of a row or column.
#[derive(Clone, Copy, Debug)]
pub struct Label<'a>(&'a str);

impl Label<'_> {
    /// "Total", "Grand total", "Total (all wards)", "Three-year total", "Total to date".
    pub fn is_total(self) -> bool {
        const TOTALS: [&str; 4] = ["total", "totals", "sum", "cyfanswm"];
        /// What may stand beside it and changes nothing.
        const BESIDE: [&str; 18] = [
            "grand", "overall", "combined", "period", "years", "year", "to", "date", "for", "the", "all", "above",
            "paid", "spent", "spend", "/", "both", "-",
        ];
        let plain = self.0.split(" (").next().unwrap_or_default().trim();
        let words = || plain.split(' ').filter(|word| !word.is_empty());
        let beside = |word: &str| BESIDE.contains(&word) || word.ends_with("-year") || word.parse::<u32>().is_ok();
        words().any(|word| TOTALS.contains(&word)) && words().all(|word| TOTALS.contains(&word) || beside(word))
    }

    /// "All wards", "Total uses", "Overall": a total where the figures prove it, for it may as well count something else.
    pub fn may_total(self) -> bool {
        let mut words = self.0.split(' ').filter(|word| !word.is_empty());
        let led = match words.next() {
            Some("all" | "total") => true,
            Some("overall" | "combined") => words.clone().next().is_none(),
            _ => false,
        };
        led && words.clone().count() <= 2
            && words.all(|word| word.chars().all(char::is_alphabetic) && word.len() > 2)
            && !self.0.contains("other")
    }

    /// Whether the figures beside it are shares of other figures of the table.
    pub fn is_share(self) -> bool {
        ["%", "per cent", "percent", "share", "proportion"].iter().any(|share| self.0.contains(share))
    }

    /// Whether the figures beside it may be parts of a sum: not shares, means, subtotals or "of which".
    pub fn is_part(self) -> bool {
        const NEVER: [&str; 32] = [
            "average",
            "mean",
            "median",
            "rate",
            "ratio",
            "percentage",
            "per",
            "percent",
            "rank",
            "highest",
            "lowest",
            "maximum",
            "minimum",
            "max",
            "min",
            "total",
            "totals",
            "subtotal",
            "sub-total",
            "cumulative",
            "running",
            "change",
            "difference",
            "variance",
            "including",
            "incl",
            "inc",
            "net",
            "gross",
            "balance",
            "which",
            "year-on-year",
        ];
        let words =
            || self.0.split(|char: char| !char.is_alphanumeric() && char != '-').filter(|word| !word.is_empty());
        !self.0.contains('%') && !self.0.starts_with(['-', '–', '•']) && words().all(|word| !NEVER.contains(&word))
    }
}

/// What a cell in lower case says.
fn value(text: &str) -> Value {
    if text.is_empty() || text.chars().all(|char| matches!(char, '-' | '–' | '—' | '.' | '/' | '…')) {
        return Value::Blank;
    }
    if let Some(below) = held_back(text) {
        return Value::HeldBack { below };
    }
    let figure = text.strip_prefix('£').unwrap_or(text);
    let share = figure.strip_suffix('%').map(str::trim_end);
    let unit = match (figure.len() < text.len(), share) {
        (true, None) => Unit::Pounds,
        (false, Some(_)) => Unit::Percent,
        (false, None) => Unit::Plain,
        (true, Some(_)) => return Value::Words,
    };
    if matches!(text, "nil" | "none" | "zero") {
        return Value::Exact { number: 0, unit: Unit::Plain };
    }
    number(share.unwrap_or(figure)).map_or(Value::Words, |number| Value::Exact { number, unit })
}

/// "1,205" or "12.5" in hundredths.
fn number(text: &str) -> Option<i64> {
    let (whole, rest) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next().filter(|first| (1..=9).contains(&first.len()) && digits(first))?;
    let grouped = whole.contains(',');
    if grouped && first.len() > 3 || !groups.clone().all(|group| group.len() == 3 && digits(group)) {
        return None;
    }
    // "007" is a number of something, not a figure
    if first.len() > 1 && first.starts_with('0') || rest.len() > 2 || !digits(rest) || text.ends_with('.') {
        return None;
    }
    let whole: i64 = groups.fold(first.to_owned(), |sum, group| sum + group).parse().ok()?;
    let cents: i64 = if rest.is_empty() { 0 } else { format!("{rest:0<2}").parse().ok()? };
    whole.checked_mul(100)?.checked_add(cents)
}

/// Below what a figure that is held back must be, in hundredths; `None` inside where the cell does not say.
fn held_back(text: &str) -> Option<Option<i64>> {
    if matches!(
        text,
        "*" | "**" | "***" | "#" | "[c]" | "withheld" | "redacted" | "suppressed" | "[redacted]" | "[withheld]"
    ) {
        return Some(None);
    }
    const BELOW: [(&str, i64); 10] = [
        ("<=", 100),
        ("≤", 100),
        ("<", 0),
        ("fewer than ", 0),
        ("less than ", 0),
        ("under ", 0),
        ("below ", 0),
        ("1-", 100),
        ("1–", 100),
        ("1 to ", 100),
    ];
    let (mark, more) = BELOW.iter().find(|(mark, _)| text.starts_with(mark))?;
    let rest = text[mark.len()..].trim();
    let limit = match rest {
        "five" => Some(500),
        "ten" => Some(1000),
        _ => number(rest),
    };
    // "under 18" heads a column
    limit.filter(|limit| (200..=1000).contains(limit)).map(|limit| Some(limit + more))
}
