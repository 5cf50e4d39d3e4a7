//! A law cited by a year of which there is none, or by a title that none has. Sure because the table knows every year of a
//! title; a figure that is no year counts only where a digit was lost or typed twice and no noun follows that it might count.

use crate::diagnostic::{Confidence, Severity};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Checked, ShortTitle};
use crate::text::Span;

/// Look at the figure after every "Act" and "Regulations".
pub fn check(cx: &Cx, findings: &mut Findings) {
    const NAMES: [u64; 2] = keys(["act", "regulations"]);
    let letter = cx.letter;
    let mut bracketed = Vec::new();
    let mut places: Vec<usize> = NAMES.iter().flat_map(|name| letter.places_of(*name)).collect();
    places.sort_unstable();
    for at in places {
        if let Some((row, start)) = misnamed(cx, at).filter(|_| is_own(letter, at)) {
            no_such_title(cx, row, letter.words_span(start..at + 1), findings);
            continue;
        }
        if let Some((row, start)) = in_small_letters(cx, at).filter(|_| is_own(letter, at)) {
            let message = format!("A word of the title has lost its capital. Write ‘{}’.", row.title);
            findings.push(Finding::new(letter.words_span(start..at + 1), message).severity(Severity::Warning));
        }
        let Some(figure) = letter.words.get(at + 1).filter(|figure| figure.kind == WordKind::Number) else { continue };
        if figure.gap.has(Gap::SENTENCE.with(Gap::DASH).with(Gap::SLASH).with(Gap::COLON)) {
            continue;
        }
        let year = year_of(letter, at + 1);
        let Some((row, start)) = row_of(cx, at) else { continue };
        let known = year.is_some_and(|year| row.years.contains(&year));
        let in_brackets = known && figure.gap.has(Gap::OPEN);
        let no_such = match year {
            Some(year) => !known && !row.elsewhere.contains(&year) && (1900..2100).contains(&year),
            None => is_slip(letter, at + 1, row),
        };
        let no_such = no_such && !counts_or_dates(cx, at + 1);
        if !in_brackets && !no_such || !is_own(letter, at) {
            continue;
        }
        let span = letter.words_span(start..at + 2);
        let quoted = cx.quotations();
        if quoted.iter().any(|quoted| quoted.contains(span)) {
            continue;
        }
        if no_such {
            findings.push(wrong(cx, row, span));
        } else {
            let closed = letter.text()[span.end..].starts_with(')');
            bracketed.push(Span::new(span.start, span.end + usize::from(closed)));
        }
    }
    if let Some((first, more)) = bracketed.split_first() {
        let message = "A short title has its year without brackets: ‘Act 2000’.";
        let finding = Finding::new(*first, message).severity(Severity::Note);
        findings.push(more.iter().fold(finding, |finding, span| finding.related(*span, "likewise")));
    }
}

/// Whether a title stands in the letter and ends with word `end`: its first word.
fn title_at(letter: &Letter, title: &[String], end: usize) -> Option<usize> {
    let start = (end + 1).checked_sub(title.len())?;
    let mut words = title.iter().enumerate();
    let stands = words.all(|(index, word)| letter.word(start + index).eq_ignore_ascii_case(word))
        && !letter.words[start + 1..=end].iter().any(|word| word.gap.has(Gap::SENTENCE));
    stands.then_some(start)
}

/// The law that is meant by a title that ends with word `end` and that no law has, and the first word of that title.
fn misnamed<'a>(cx: &Cx<'a>, end: usize) -> Option<(&'a ShortTitle, usize)> {
    const REGULATIONS: [u64; 1] = keys(["regulations"]);
    if !REGULATIONS.contains(&cx.letter.words[end].key) {
        return None;
    }
    let mut rows = cx.tables.acts().all().iter();
    rows.find_map(|row| row.misnamed.iter().find_map(|title| Some((row, title_at(cx.letter, title, end)?))))
}

/// "Freedom of information Act": a title with capitals, but for one of its words; and its first word.
fn in_small_letters<'a>(cx: &Cx<'a>, end: usize) -> Option<(&'a ShortTitle, usize)> {
    let letter = cx.letter;
    let before = end.checked_sub(1).map(|before| &letter.words[before])?;
    if before.capital || before.kind != WordKind::Plain || !letter.words[end].capital {
        return None;
    }
    let (row, start) = row_of(cx, end)?;
    let span = letter.words_span(start..end + 1);
    (letter.words[start].capital && row.words.len() > 2 && !cx.quotations().iter().any(|quoted| quoted.contains(span)))
        .then_some((row, start))
}

/// "Freedom of Information (Fees and Appropriate Limit) Regulations": the reader knows which law is meant.
fn no_such_title(cx: &Cx, row: &ShortTitle, span: Span, findings: &mut Findings) {
    if cx.quotations().iter().any(|quoted| quoted.contains(span)) {
        return;
    }
    let message = format!("No law has this title. Write ‘{}’.", row.title);
    findings.push(Finding::new(span, message).severity(Severity::Warning));
}

/// The longest title of the table that ends with word `end`, and its first word.
fn row_of<'a>(cx: &Cx<'a>, end: usize) -> Option<(&'a ShortTitle, usize)> {
    let letter = cx.letter;
    let stands = |row: &&ShortTitle| title_at(letter, &row.words, end).is_some();
    let row = cx.tables.acts().all().iter().filter(stands).max_by_key(|row| row.words.len())?;
    let start = end + 1 - row.words.len();
    // "Irish Data Protection Act 2001": another law
    let before = start.checked_sub(1).map(|before| (&letter.words[before], letter.word(before)));
    let joined = letter.words[start].gap.is_plain_space() && !letter.words[start].gap.has(Gap::SENTENCE);
    let longer = before.is_some_and(|(word, text)| {
        joined
            && word.capital
            && word.kind == WordKind::Plain
            && !["the", "of", "and", "under"].iter().any(|small| text.eq_ignore_ascii_case(small))
    });
    (!longer).then_some((row, start))
}

/// Whether the authority says it, not the requester or the subject line of an e-mail.
fn is_own(letter: &Letter, at: usize) -> bool {
    let block = &letter.blocks[letter.block_of(at)];
    let subject =
        || ["subject", "re", "fw", "fwd"].iter().any(|label| key(label) == letter.words[block.words.start].key);
    !matches!(block.region, Region::Request | Region::Residue | Region::Statute)
        && block.kind != BlockKind::Literal
        && !(block.region == Region::Letterhead && subject())
}

/// The figure as a year: digits, with nothing after them but the end of a possessive.
fn year_of(letter: &Letter, at: usize) -> Option<i16> {
    let text = letter.word(at);
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

/// "Act 200", "Act 20000": a year of the title with a digit lost or added.
fn is_slip(letter: &Letter, at: usize, row: &ShortTitle) -> bool {
    let text = letter.word(at);
    let digits = matches!(text.len(), 3 | 5) && text.bytes().all(|byte| byte.is_ascii_digit());
    let near = |year: &i16| strsim::osa_distance(&year.to_string(), text) == 1;
    digits && row.years.iter().any(near)
}

/// "Under the Data Protection Act 208 requests were made", "Freedom of Information Act 2023 statistics".
fn counts_or_dates(cx: &Cx, at: usize) -> bool {
    const VERBS: [&str; 12] = [
        "gives", "places", "provides", "requires", "applies", "applied", "states", "says", "allows", "creates", "sets",
        "obliges",
    ];
    let Some(next) = cx.letter.words.get(at + 1) else { return false };
    let joined = next.gap.is_plain_space() && !next.gap.has(Gap::SENTENCE.with(Gap::BLOCK));
    let plain = next.kind == WordKind::Plain && !next.capital && !cx.lints.classes().is_function(next.key);
    let figure = next.kind == WordKind::Number;
    joined && (figure || plain && !VERBS.iter().any(|verb| key(verb) == next.key))
}

fn wrong(cx: &Cx, row: &ShortTitle, span: Span) -> Finding {
    let letter = cx.letter;
    // of several, the one in force when the letter was sent
    let current = cx.facts.sent.and_then(|sent| row.years.iter().rev().find(|year| **year <= sent.date.year()));
    let years: Vec<String> = match current {
        Some(year) => vec![year.to_string()],
        None => row.years.iter().map(i16::to_string).collect(),
    };
    let (last, more) = years.split_last().expect("the table gives every title a year");
    let years = if more.is_empty() { last.clone() } else { format!("{} or {last}", more.join(", ")) };
    let cited = span.of(letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let scottish = cited.ends_with("2002") && row.title == "Freedom of Information Act";
    let instead = if scottish {
        "‘Freedom of Information (Scotland) Act 2002’ or ‘Freedom of Information Act 2000’".to_owned()
    } else {
        format!("‘{} {years}’", row.title)
    };
    let finding = Finding::new(span, format!("There is no ‘{cited}’. Write {instead}."));
    if row.checked == Checked::Seen {
        return finding;
    }
    let note = format!("The years were not confirmed in their source ({}).", row.source);
    finding.severity(Severity::Warning).confidence(Confidence::Medium).note(note)
}
