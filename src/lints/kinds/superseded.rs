//! `superseded`: something that the table of superseded things says was replaced before the letter's day. What the letter
//! names is a fact; here the day, the caps of the row and the wording of the lint file decide what is said of it.

use jiff::civil::Date;
use serde::Deserialize;

use super::super::{Cx, Finding, Findings};
use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::superseded::{OldForm, Sense, is_contact};
use crate::facts::{ContactKind, Purpose};
use crate::tables::{Cap, Checked, Row, RowKind, When};
use crate::text::Edit;

/// A row is named in one finding, with at most this many other places.
const MOST_RELATED: usize = 20;

/// The `[match]` table.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The kinds of rows.
    rows: Vec<RowKind>,
    /// Wordings of these rows that another lint reports.
    #[serde(default)]
    leave: Vec<String>,
    /// `{found}`, `{until}` ("until 31 March 2015"), `{write}` ("write ‘…’").
    message: String,
}

/// Ready to be looked for.
#[derive(Clone, Debug)]
pub struct Superseded {
    rows: Vec<RowKind>,
    leave: Vec<String>,
    message: String,
}

impl Table {
    pub(super) fn compile(self) -> Result<Superseded, String> {
        if self.rows.is_empty() {
            return Err("`rows` names at least one kind of row".into());
        }
        Ok(Superseded { rows: self.rows, leave: self.leave, message: self.message })
    }
}

/// What the letter's day says of a row.
enum Standing {
    /// Out of date on that day.
    Ended,
    /// No day is known, of the letter or of the row.
    Unknown,
}

impl Superseded {
    pub(super) fn check(&self, cx: &Cx, findings: &mut Findings) {
        let rows = cx.tables.superseded().all();
        let forms: Vec<&OldForm> = cx.facts.superseded.iter().filter(|form| self.reads(cx, form)).collect();
        for (at, form) in forms.iter().enumerate() {
            if forms[..at].iter().any(|other| other.row == form.row) {
                continue;
            }
            let row = &rows[form.row];
            let Some(standing) = standing(cx, row) else { continue };
            let others: Vec<&OldForm> =
                forms[at + 1..].iter().filter(|other| other.row == form.row).take(MOST_RELATED).copied().collect();
            findings.push(self.finding(cx, row, &standing, form, &others));
        }
        if day(cx, RowKind::Body).is_none() && !forms.is_empty() {
            findings.not_checked("no date: what was superseded by then");
        }
    }

    fn reads(&self, cx: &Cx, form: &OldForm) -> bool {
        let row = &cx.tables.superseded().all()[form.row];
        let written = form.span.of(cx.letter.text());
        form.sense == Sense::Present && self.rows.contains(&row.kind) && !self.leave.iter().any(|left| left == written)
    }

    fn finding(&self, cx: &Cx, row: &Row, standing: &Standing, form: &OldForm, others: &[&OldForm]) -> Finding {
        let written = form.span.of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        let instead = match row.new.as_str() {
            new if new.is_empty() || new.starts_with("none") => "leave it out".to_owned(),
            new if new.contains([';', '(']) => format!("now it is {new}"),
            new => format!("write ‘{new}’"),
        };
        let message =
            self.message.replace("{found}", &written).replace("{until}", &until(row)).replace("{write}", &instead);
        let mut finding = Finding::new(form.span, message).label("out of date");
        for other in others {
            finding = finding.related(other.span, "here too");
        }
        let mut severity = match (standing, row.severity_cap) {
            (Standing::Unknown, _) | (_, Some(Cap::Note)) => Severity::Note,
            (_, Some(Cap::Warning)) => Severity::Warning,
            _ if row.ended().is_none() || row.checked != Checked::Seen => Severity::Warning,
            _ => Severity::Error,
        };
        if row.kind == RowKind::Phone && new_number_stands_beside(cx, row) {
            severity = Severity::Note;
        }
        if day(cx, row.kind).is_none() {
            finding = finding.note("The letter has no date, so foilint cannot tell whether this was still right.");
        }
        if let Some(note) = &row.note {
            finding = finding.note(format!("Note in the table: {note}."));
        }
        if row.checked != Checked::Seen {
            finding = finding
                .note("Nobody has read this row in its source: make sure of it first.")
                .confidence(Confidence::Medium);
        }
        finding = finding.severity(severity).note(format!("Table of superseded things: {}.", row.source));
        match replacement(row) {
            Some(new) => finding.fix(Fix {
                title: format!("Write ‘{new}’"),
                applicability: Applicability::Unsafe,
                edits: edits(cx, new, &[&[form], others].concat()),
            }),
            None => finding,
        }
    }
}

/// The day that decides: the letter's. Law is that of the day of the request where the letter says which that was
/// (DPA 2018 Sch.20 para.52). A letter that has no date was sent after it received its request.
fn day(cx: &Cx, kind: RowKind) -> Option<Date> {
    let (sent, received) = (cx.facts.sent.map(|sent| sent.date), cx.facts.received.map(|received| received.date));
    match kind {
        RowKind::Statute | RowKind::Provision => received.or(sent),
        _ => sent.or(received),
    }
}

/// Whether a row was out of date; `None` where it was right or nobody can say more than that.
fn standing(cx: &Cx, row: &Row) -> Option<Standing> {
    let Some(day) = day(cx, row.kind) else {
        // what is a note in a letter of today is nothing in one of any day
        return (row.severity_cap != Some(Cap::Note)).then_some(Standing::Unknown);
    };
    let law = matches!(row.kind, RowKind::Statute | RowKind::Provision);
    match row.ended() {
        Some(ended) if day <= ended => None,
        // a review may look at a decision of before
        Some(ended) if law && reviews_what_was_before(cx, ended) => None,
        Some(_) => Some(Standing::Ended),
        // where no day is known, all that is known is that it was out of date when the table was made sure of
        None if day >= cx.tables.superseded().checked_on() => Some(Standing::Ended),
        None => Some(Standing::Unknown),
    }
}

fn reviews_what_was_before(cx: &Cx, ended: Date) -> bool {
    cx.facts.timing.purpose == Purpose::Review
        && cx.facts.dates.iter().any(|fact| fact.date.is_some_and(|date| date <= ended))
}

/// "until 31 March 2015", "until July 2010", "until 2012", as far as it is known.
fn until(row: &Row) -> String {
    let month = |date: Date| date.strftime("%B %Y").to_string();
    let full = |date: Date| date.strftime("%-d %B %Y").to_string();
    match (row.until, row.assume_until, row.from) {
        (Some(When::Day(date)), ..) => format!("right until {}", full(date)),
        (Some(When::Month(date)), ..) => format!("right until {}", month(date)),
        (Some(When::Year(date)), ..) => format!("right until {}", date.year()),
        (None, Some(date), _) => format!("right until {} at the latest", date.year()),
        (None, None, Some(When::Day(date))) => format!("right until {}", month(date)),
        (None, None, Some(When::Month(date))) => format!("right until {}", month(date)),
        (None, None, Some(When::Year(date))) => format!("right until {}", date.year()),
        (None, None, None) => "the day of the change is not known".to_owned(),
    }
}

/// Whether the letter gives the new number too: the old one was long printed beside it.
fn new_number_stands_beside(cx: &Cx, row: &Row) -> bool {
    let figures: String = row.new.chars().filter(char::is_ascii_digit).collect();
    cx.facts.contacts.iter().any(|contact| contact.kind == ContactKind::Phone && contact.value == figures)
}

/// What to put in the place of the old form word for word, where the row says one plain thing.
fn replacement(row: &Row) -> Option<&str> {
    let plain = !row.new.is_empty() && !row.new.contains([';', ',', '(', ':', '*']) && !row.new.starts_with("none");
    let kind = matches!(row.kind, RowKind::Body | RowKind::Phone | RowKind::Term) || row.kind == RowKind::Statute;
    (plain && kind && !is_contact(row.kind) || plain && row.kind == RowKind::Phone).then_some(row.new.as_str())
}

/// The new form in every place. Initials take the new initials where the letter also has the name in full.
fn edits(cx: &Cx, new: &str, forms: &[&OldForm]) -> Vec<Edit> {
    let written = |form: &OldForm| form.span.of(cx.letter.text());
    let short = |form: &OldForm| !written(form).contains(char::is_whitespace);
    let initials: String =
        new.split(' ').filter_map(|word| word.chars().next().filter(|first| first.is_uppercase())).collect();
    let spelt_out = initials.len() > 2 && forms.iter().any(|form| !short(form));
    let edit = |form: &&OldForm| {
        let name = if spelt_out && short(form) { &initials } else { new };
        Edit::replace(form.span, with_ending(written(form), name))
    };
    forms.iter().map(edit).collect()
}

/// The new form with the ending of the possessive that the old one had.
fn with_ending(written: &str, new: &str) -> String {
    match ["'s", "’s"].iter().find(|ending| written.ends_with(**ending)) {
        Some(ending) if !new.ends_with(['\'', '’']) => format!("{new}{ending}"),
        _ => new.to_owned(),
    }
}
