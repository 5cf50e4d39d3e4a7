//! The labels of one form in order, from 1 on.

use super::Lost;
use super::mentions::{is_kind_named, is_named};
use crate::facts::questions::{Style, mark_at};
use crate::letter::{BlockKind, Letter, Region};
use crate::text::{Format, Span};

/// Fewer labels prove no count.
const FEWEST: usize = 4;

/// A letter that begins to count anew more often is none that can be followed.
const MOST: usize = 20;

/// A label at the beginning of a block.
#[derive(Clone, Debug)]
struct Label {
    /// As written, with `#` for its number.
    form: String,
    number: u32,
    span: Span,
    block: usize,
}

/// What numbers the papers that go with a letter.
const PAPERS: [&str; 4] = ["appendix", "annex", "attachment", "enclosure"];

/// Each count that has lost one number, where the labels stand apart or name their kind.
pub fn gaps(letter: &Letter) -> Vec<Lost> {
    let mut labels: Vec<Label> = (0..letter.blocks.len()).filter_map(|block| label(letter, block)).collect();
    // Markdown counts a list for itself, and not "**3. Who**" or "Q3."
    if letter.source.format() == Format::Markdown {
        labels.retain(|label| {
            let block = &letter.blocks[label.block];
            let written = block.span.of(letter.text());
            block.kind != BlockKind::Item && !written.starts_with(|char: char| char.is_ascii_digit())
        });
    }
    // "4.1", "4.2", "4.4" alone are taken from a policy; a letter that counts so begins with its first part
    if !labels.iter().any(|label| label.form.starts_with("1.#")) {
        labels.retain(|label| !is_decimal(&label.form));
    }
    let mut forms: Vec<&str> = labels.iter().map(|label| label.form.as_str()).collect();
    forms.sort_unstable();
    forms.dedup();
    let mut found: Vec<(u32, Lost)> = Vec::new();
    for form in forms {
        let of_form: Vec<&Label> = labels.iter().filter(|label| label.form == form).collect();
        found.extend(counts(&of_form).into_iter().filter_map(|count| gap(letter, count)));
    }
    // answers that are numbered as their questions have lost what these have
    found.sort_by_key(|(number, gap)| (*number, gap.after.start));
    found.dedup_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, gap)| gap).collect()
}

/// The label of a block that may count with others.
fn label(letter: &Letter, block: usize) -> Option<Label> {
    let of = letter.blocks.get(block).filter(|block| !block.words.is_empty())?;
    let outside = matches!(of.region, Region::Statute | Region::Letterhead | Region::Residue);
    if outside || matches!(of.kind, BlockKind::Row | BlockKind::Literal) {
        return None;
    }
    let text = letter.text();
    let label = |number: u32, span: Span| {
        let digits = |char: char| char.is_ascii_digit();
        let written = span.of(text).to_lowercase();
        let end = written.rfind(digits)? + 1;
        let before = written[..end].trim_end_matches(digits);
        Some(Label { form: format!("{before}#{}", &written[end..]), number, span, block })
    };
    let paper = || paper(text, of.span).and_then(|(number, span)| label(number, span));
    let decimal = || decimal(text, of.span).and_then(|(number, span)| label(number, span));
    let mark = mark_at(letter, block).filter(|mark| mark.style == Style::Number && of.region != Region::SignOff);
    paper().or_else(decimal).or_else(|| mark.and_then(|mark| label(mark.number, mark.span)))
}

/// "Appendix 3: the map".
fn paper(text: &str, span: Span) -> Option<(u32, Span)> {
    let body = span.of(text);
    let name = PAPERS.iter().find(|name| body.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name)))?;
    let rest = body[name.len()..].strip_prefix(' ')?;
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let ends = rest[len..].starts_with([':', '\n', '\r']) || rest[len..].starts_with(" -") || rest[len..].is_empty();
    let number = rest[..len].parse().ok().filter(|_| len <= 2 && ends)?;
    Some((number, Span::new(span.start, span.start + name.len() + 1 + len)))
}

/// "3.5 He concludes": the fifth paragraph of the third part.
fn decimal(text: &str, span: Span) -> Option<(u32, Span)> {
    let body = span.of(text);
    let (part, rest) = body.split_once('.')?;
    let len = rest.bytes().take_while(u8::is_ascii_digit).count();
    let figures = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let after = rest[len..].strip_prefix('.').unwrap_or(&rest[len..]);
    let opens = after.trim_start_matches([' ', '\t', '"', '“', '‘', '\'']);
    let words = after.starts_with([' ', '\t']) && opens.starts_with(char::is_uppercase);
    let number = rest[..len].parse().ok().filter(|_| figures(part) && figures(&rest[..len]) && words)?;
    Some((number, Span::new(span.start, span.start + part.len() + 1 + len)))
}

/// The labels of one form as counts that each begin with 1; none where a number comes from nowhere.
fn counts<'a>(labels: &'a [&'a Label]) -> Vec<&'a [&'a Label]> {
    let starts: Vec<usize> = (0..labels.len()).filter(|&at| labels[at].number == 1).collect();
    let ascends = |count: &&[&Label]| count.windows(2).all(|pair| pair[0].number < pair[1].number);
    let ends = starts.iter().skip(1).copied().chain([labels.len()]);
    let counts: Vec<&[&Label]> = starts.iter().zip(ends).map(|(&start, end)| &labels[start..end]).collect();
    let plain = starts.first() == Some(&0) && counts.len() <= MOST && counts.iter().all(ascends);
    if plain { counts } else { Vec::new() }
}

/// The number that a count has lost, and where.
fn gap(letter: &Letter, count: &[&Label]) -> Option<(u32, Lost)> {
    let mut steps = count.windows(2).filter(|pair| pair[1].number != pair[0].number + 1);
    let (step, None) = (steps.next()?, steps.next()) else { return None };
    let (before, after) = (step[0], step[1]);
    let lost = before.number + 1;
    if after.number != lost + 1 {
        return None;
    }
    let text = letter.text();
    let paper = PAPERS.iter().find(|name| before.form.starts_with(**name));
    // the papers of a list are few; one that is spoken of elsewhere may be left out on purpose
    let few = paper.is_some_and(|name| {
        // the letter's own papers, and not some of a report's, are spoken of
        let own = is_kind_named(letter, name, count[0].number, Some(count[0].span));
        own && !is_kind_named(letter, name, lost, None) && !is_kind_named(letter, name, after.number, Some(after.span))
    });
    let decimal = is_decimal(&before.form);
    // "3.4" that stands anywhere is not lost
    let told = || text.contains(&before.form.replace('#', &lost.to_string()));
    let named = || if decimal { told() } else { is_named(letter, lost, false) };
    let plain = count.len() >= FEWEST && paper.is_none() && !named();
    let whole = if paper.is_some() { few } else { plain && (decimal || stand_apart(letter, count)) };
    let gap = || Lost {
        before: before.span,
        after: after.span,
        from: before.span.of(text).trim_end_matches(['.', ':', ')', ']']).to_owned(),
        to: after.span.of(text).trim_end_matches(['.', ':', ')', ']']).to_owned(),
    };
    whole.then(|| (lost, gap()))
}

/// Whether labels of a form count the paragraphs of a part: "3.#".
fn is_decimal(form: &str) -> bool {
    form.starts_with(|char: char| char.is_ascii_digit())
}

/// Whether something stands between all labels, most of it the authority's own words, so that they are neither one list nor
/// the requester's.
fn stand_apart(letter: &Letter, count: &[&Label]) -> bool {
    let own = |pair: &&[&Label]| {
        let between = &letter.blocks[pair[0].block..pair[1].block];
        between.iter().skip(1).any(|block| !block.words.is_empty())
            && between.iter().any(|block| block.region.is_own_prose())
    };
    count.windows(2).filter(own).count() + 1 == count.len()
}
