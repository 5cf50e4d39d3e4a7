//! "This year" beside an event of another year: the paragraph is older than the letter. Sure only as far as the words
//! belong together, so the two must stand close, with no other doer between them, and no year of the event's own.

use jiff::civil::Date;

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::dates::{MONTHS, long};
use crate::facts::threat::{NamedEvent, RelativeTime, YearsBack};
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::{Cx, Finding, Findings, named_years};
use crate::tables::{Checked, Event};
use crate::text::{Edit, Span};

/// The time and the event stand at most this many words apart.
const APART: usize = 8;
/// A sentence that names more events than this is a list.
const MOST: usize = 8;
/// What "recently" may reach back, in days.
const RECENT: i32 = 550;
/// A doer, or a verb of the authority's own: the time belongs to it and not to the event.
const OTHERS: [&str; 18] = [
    "has",
    "have",
    "had",
    "we",
    "our",
    "will",
    "would",
    "i",
    "my",
    "you",
    "your",
    "since",
    "but",
    "force's",
    "published",
    "introduced",
    "request",
    "spent",
];

/// Compare every relative time with the events named beside it.
pub fn check(cx: &Cx, findings: &mut Findings) {
    named_years::check(cx, findings);
    let threats = &cx.facts.threats;
    let rows = cx.tables.events().all();
    // a sentence with a year to compare says more than its "recently"
    let years = |time: &&RelativeTime| time.back != YearsBack::Recently;
    let dated: Vec<usize> = threats.relative.iter().filter(years).map(|time| time.sentence).collect();
    for time in &threats.relative {
        if time.back == YearsBack::Recently && dated.binary_search(&time.sentence).is_ok() {
            continue;
        }
        let named = |event: &&NamedEvent| together(cx.letter, time, event);
        let Some(event) = threats.events_of(time.sentence).iter().take(MOST).find(named) else { continue };
        let events: Vec<&Event> = event.rows.iter().filter_map(|&row| rows.get(row)).collect();
        // words that may mean several events are only wrong where all are of other years
        let Some(row) = events.last().filter(|_| !has_own_year(cx.letter, time, &events)) else { continue };
        if let Some(finding) = compare(cx, time, event, &events, row) {
            findings.push(finding);
        }
    }
}

fn compare(cx: &Cx, time: &RelativeTime, event: &NamedEvent, events: &[&Event], row: &Event) -> Option<Finding> {
    let text = cx.letter.text();
    let words = time.span.of(text);
    let when = format!("{}: {}", row.name, long(row.date));
    let Some(sent) = cx.facts.sent.map(|sent| sent.date) else {
        if time.back == YearsBack::Recently {
            return None;
        }
        let message = format!(
            "The letter has no date that ‘{words}’ could refer to; the {} was on {}. Write the year of the event.",
            row.name,
            long(row.date)
        );
        let finding = Finding::new(time.span, message).severity(Severity::Warning).confidence(Confidence::Medium);
        return Some(mended(cx, time, finding.related(event.span, when), row.date));
    };
    let month = own_month(cx.letter, time, event);
    let fits =
        |event: &&Event| agrees(time.back, event.date, sent) && month.is_none_or(|month| month == event.date.month());
    if events.iter().any(fits) {
        return None;
    }
    let message = format!(
        "‘{words}’ in a letter of {} does not fit the {}, which was on {}. Write the year, or leave the event out.",
        long(sent),
        row.name,
        long(row.date)
    );
    if time.back == YearsBack::Recently {
        return Some(Finding::new(time.span, message).severity(Severity::Note).related(event.span, when));
    }
    let mut finding = Finding::new(time.span, message).related(event.span, when);
    if row.checked == Checked::Unconfirmed {
        finding = finding
            .severity(Severity::Warning)
            .note("the date of the event is widely published but was not confirmed for this table: check");
    }
    // an event of the same name may have happened since
    if sent > cx.tables.events().checked_on() || event.general {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    // in the place of the year alone a year would leave the wrong month
    if month.is_some_and(|month| month != row.date.month()) {
        return Some(finding);
    }
    Some(mended(cx, time, finding, row.date))
}

/// The month that an event and a relative year have between them: "the attack … in December last year".
fn own_month(letter: &Letter, time: &RelativeTime, event: &NamedEvent) -> Option<i8> {
    let at = time.words.start.checked_sub(1)?;
    let in_month = at == event.words.end + 1 && letter.word(event.words.end).eq_ignore_ascii_case("in");
    let found = MONTHS.iter().position(|month| letter.word(at) == *month)?;
    i8::try_from(found + 1).ok().filter(|_| in_month && matches!(time.back, YearsBack::Years(_)))
}

/// Whether an event of that day is what the relative time means in a letter of `sent`.
fn agrees(back: YearsBack, event: Date, sent: Date) -> bool {
    match back {
        YearsBack::Years(years) => event.year() == sent.year() - years,
        YearsBack::Months(months) => {
            let month = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
            month(event) == month(sent) - months
        }
        YearsBack::Recently => days_between(event, sent) <= RECENT,
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Whether time and event belong together.
fn together(letter: &Letter, time: &RelativeTime, event: &NamedEvent) -> bool {
    let (from, to) = if time.words.end <= event.words.start {
        (time.words.end, event.words.start)
    } else {
        (event.words.end, time.words.start)
    };
    if to < from || to - from > APART {
        return false;
    }
    let is_other = |at: usize| OTHERS.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word));
    let cut = |at: usize| letter.words[at].gap.has(Gap::COLON);
    if (from..to).any(is_other) || (from..=to).any(cut) {
        return false;
    }
    // "…, last year we reviewed …", "… this year, our officers …"
    let after = time.words.end;
    let next = letter.words.get(after).filter(|word| !word.gap.has(Gap::SENTENCE));
    let owned = next.is_some() && is_other(after);
    let opens = letter.words[time.words.start].gap.has(Gap::COMMA) && time.words.start >= event.words.end;
    let runs_on = opens && next.is_some_and(|word| !word.gap.has(Gap::COMMA));
    !owned && !runs_on
}

/// Whether the sentence states the year of one of the events itself.
fn has_own_year(letter: &Letter, time: &RelativeTime, events: &[&Event]) -> bool {
    let Some(sentence) = letter.sentences.get(time.sentence) else { return false };
    let near =
        time.words.start.saturating_sub(60).max(sentence.words.start)..sentence.words.end.min(time.words.end + 60);
    near.filter(|&at| letter.words[at].kind == WordKind::Number).any(|at| {
        let year = letter.word(at).rsplit('/').next().and_then(|year| year.parse::<i16>().ok());
        year.is_some_and(|year| events.iter().any(|event| event.date.year() == year))
    })
}

/// Put the year in the place of the relative words, where the sentence then still reads.
fn mended(cx: &Cx, time: &RelativeTime, finding: Finding, date: Date) -> Finding {
    if !matches!(time.back, YearsBack::Years(_)) {
        return finding;
    }
    let letter = cx.letter;
    let before = time.words.start.checked_sub(1).map_or("", |at| letter.word(at));
    let capital = letter.words[time.words.start].capital;
    let bare =
        MONTHS.contains(&before) || ["in", "during", "of", "from"].iter().any(|word| before.eq_ignore_ascii_case(word));
    let year = match (bare, capital) {
        (true, _) => date.year().to_string(),
        (false, true) => format!("In {}", date.year()),
        (false, false) => format!("in {}", date.year()),
    };
    let edits = vec![Edit::replace(Span::new(time.span.start, time.span.end), year.clone())];
    finding.fix(Fix { title: format!("Write ‘{year}’"), applicability: Applicability::Unsafe, edits })
}
