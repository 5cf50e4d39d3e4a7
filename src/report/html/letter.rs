//! A letter's section: what is known of it, what was found by severity, then the letter itself with each finding
//! beside its paragraph.

use std::io::{self, Write};

use super::blocks::{Block, blocks};
use super::card::{Cards, mark, shortened, title};
use super::escape::{OneLine, Safe};
use super::layers::{Layer, Layers};
use super::markup::Markup;
use super::sheets::{SEVERITIES, Sheet, Shown, Telling};
use crate::letter::Kind;
use crate::report::places::{Places, on_boundaries};
use crate::report::words::{british, counted, counted_days};
use crate::text::{Source, Span};

/// Write the section of a letter.
pub(super) fn write(sheet: &Sheet, cards: &Cards, out: &mut dyn Write) -> io::Result<()> {
    let number = sheet.id.0 + 1;
    writeln!(out, "<section class=\"letter\" id=\"l{number}\" aria-labelledby=\"l{number}-name\">")?;
    writeln!(out, "<h2 id=\"l{number}-name\"><bdi>{}</bdi></h2>", Safe(&sheet.letter.path))?;
    if !sheet.letter.empty {
        facts(sheet, out)?;
    }
    if sheet.findings.is_empty() {
        nothing(sheet, out)?;
    } else {
        found(sheet, cards.places, out)?;
    }
    unchecked(sheet, out)?;
    match &sheet.letter.source {
        Some(source) => body(sheet, source, cards, out)?,
        None => list(&sheet.findings.iter().collect::<Vec<_>>(), sheet, cards, out)?,
    }
    writeln!(out, "</section>")
}

/// What is known of the letter.
fn facts(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    let letter = sheet.letter;
    let kind = match letter.kind {
        Kind::Letter => None,
        Kind::Template => Some("a template".to_owned()),
        Kind::Fragment => Some("a piece of a letter".to_owned()),
        Kind::Other => Some("no letter, so only its wording was looked at".to_owned()),
    };
    let facts = [
        ("Read as", kind),
        ("Authority", letter.authority.clone()),
        ("Law", letter.regime.map(|regime| regime.name().to_uppercase())),
        ("Date", letter.date.map(british)),
        ("Days", letter.days.map(|days| crate::text::capitalised(&counted_days(&days)))),
    ];
    if facts.iter().all(|(_, fact)| fact.is_none()) {
        return Ok(());
    }
    write!(out, "<dl class=\"facts\">")?;
    for (name, fact) in facts {
        if let Some(fact) = fact {
            write!(out, "<div><dt>{name}</dt> <dd>{}</dd></div>", Safe(&fact))?;
        }
    }
    writeln!(out, "</dl>")
}

/// What is said where nothing was found: never that the letter may go out.
fn nothing(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    if sheet.letter.empty {
        return writeln!(out, "<p class=\"none\">There is no word in this file, so nothing was checked.</p>");
    }
    writeln!(
        out,
        "<p class=\"none\">Nothing was found in this {}. foilint does not see everything that can be wrong with a \
         letter: somebody should still read it before it is sent.</p>",
        if sheet.letter.kind == Kind::Other { "file" } else { "letter" }
    )
}

/// The findings by severity, each a link to its card.
fn found(sheet: &Sheet, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<h3>What was found</h3>\n<div class=\"found\">")?;
    for (severity, count) in SEVERITIES.into_iter().zip(sheet.counts).filter(|(_, count)| *count > 0) {
        let name = severity.name();
        writeln!(out, "<section class=\"group {name}\">\n<h4>{}</h4>\n<ul>", counted(count, name))?;
        for shown in sheet.findings.iter().filter(|shown| shown.diagnostic.severity == severity) {
            entry(sheet, shown, places, out)?;
        }
        writeln!(out, "</ul>\n</section>")?;
    }
    writeln!(out, "</div>")?;
    for left in &sheet.left_out {
        writeln!(out, "<p class=\"left-out\">and {} more of <code>{}</code></p>", left.count, Safe(left.lint))?;
    }
    Ok(())
}

/// A finding in the list by severity.
fn entry(sheet: &Sheet, shown: &Shown, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let (letter, number, primary) = (sheet.id.0 + 1, shown.number, shown.diagnostic.primary);
    write!(
        out,
        "<li><a href=\"#l{letter}-f{number}\"><span class=\"number\">{number}</span>{}</a>",
        Safe(title(shown))
    )?;
    if let Some(words) = places.words(primary).filter(|_| shown.telling == Telling::All) {
        write!(out, ": ‘{}’", OneLine(shortened(words).trim()))?;
    }
    if let Some((start, _)) = places.positions(primary.letter, primary.span) {
        write!(out, " <span class=\"line\">line {}</span>", start.line)?;
    }
    writeln!(out, "</li>")
}

/// What was not checked in this letter.
fn unchecked(sheet: &Sheet, out: &mut dyn Write) -> io::Result<()> {
    // of an empty file it was said already
    if sheet.unchecked.is_empty() || sheet.letter.empty {
        return Ok(());
    }
    write!(out, "<div class=\"unchecked\"><h3>Not checked in this letter</h3><ul>")?;
    for reason in &sheet.unchecked {
        write!(out, "<li>{}</li>", OneLine(reason))?;
    }
    writeln!(out, "</ul></div>")
}

/// The letter, a block a row, and beside it the findings that begin in the block.
fn body(sheet: &Sheet, source: &Source, cards: &Cards, out: &mut dyn Write) -> io::Result<()> {
    let text = source.text();
    let markup = Markup::of(text, source.format(), source.body_start());
    let blocks = blocks(text, &markup, source.body_start());
    let mut writer = layers(sheet, text, &markup, &blocks).writer(text);
    let mut findings = sheet.findings.iter().peekable();
    writeln!(out, "<h3>The letter</h3>\n<div class=\"paper\">")?;
    for (index, block) in blocks.iter().enumerate() {
        let next = blocks.get(index + 1).map_or(usize::MAX, |next| next.span.start);
        let mut own = Vec::new();
        while let Some(shown) = findings.next_if(|shown| shown.diagnostic.primary.span.start < next) {
            own.push(shown);
        }
        write!(out, "<div class=\"row\"><p class=\"{}\">", block.look.class())?;
        writer.block(block.span, out)?;
        writeln!(out, "</p>")?;
        list(&own, sheet, cards, out)?;
        writeln!(out, "</div>")?;
    }
    // a place behind the end of the text is no place of it; what it says is said all the same
    list(&findings.collect::<Vec<_>>(), sheet, cards, out)?;
    writeln!(out, "</div>")
}

/// The cards of some findings, if there are any.
fn list(findings: &[&Shown], sheet: &Sheet, cards: &Cards, out: &mut dyn Write) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "<ul class=\"findings\">")?;
    for shown in findings {
        cards.write(sheet, shown, out)?;
    }
    writeln!(out, "</ul>")
}

/// All that lies over the letter's words, and the numbers between them.
fn layers(sheet: &Sheet, text: &str, markup: &Markup, blocks: &[Block]) -> Layers {
    let mut layers = Layers::default();
    let marks = [(&markup.signs, Layer::Sign), (&markup.strong, Layer::Strong), (&markup.emphasis, Layer::Emphasis)];
    for (spans, layer) in marks.into_iter().chain([(&sheet.hidden, Layer::Hidden)]) {
        spans.iter().for_each(|span| layers.add(on_boundaries(text, *span), layer));
    }
    // the number stands at the end of the words, but in the block where they begin
    let end = |span: Span| {
        let block = blocks.partition_point(|block| block.span.start <= span.start).saturating_sub(1);
        let block = blocks[block].span;
        let words = Span::new(span.start.clamp(block.start, block.end), span.end.clamp(block.start, block.end));
        words.start + words.of(text).trim_end().len()
    };
    let own = sheet.id.0 + 1;
    for shown in &sheet.findings {
        let (number, severity) = (shown.number, shown.diagnostic.severity);
        let span = on_boundaries(text, shown.diagnostic.primary.span);
        layers.add(span, Layer::Found(severity));
        let name = severity.name();
        layers.insert(
            end(span),
            format!("<a class=\"ref {name}\" id=\"l{own}-p{number}\" href=\"#l{own}-f{number}\" aria-label=\"{name} {number}\">{number}</a>"),
        );
    }
    for pointer in &sheet.pointers {
        let (letter, number, ordinal) = (pointer.owner.0 + 1, pointer.number, pointer.ordinal);
        let span = on_boundaries(text, pointer.span);
        layers.add(span, Layer::Related(pointer.severity));
        let (name, mark) = (pointer.severity.name(), mark(number, ordinal));
        let other = if pointer.owner == sheet.id { "" } else { "↗" };
        let label = if other.is_empty() { String::new() } else { format!(" of letter {letter}") };
        layers.insert(
            end(span),
            format!("<a class=\"ref also {name}\" id=\"l{letter}-f{number}-{ordinal}\" href=\"#l{letter}-f{number}\" aria-label=\"belongs to {name} {number}{label}\">{other}{mark}</a>"),
        );
    }
    layers
}
