//! A finding beside its paragraph: what is wrong, why and by whose authority, what to write instead.

use std::io::{self, Write};

use super::change::Changes;
use super::escape::{Link, Linked, OneLine, Safe};
use super::reasons::Reasons;
use super::sheets::{MOST_RELATED, Sheet, Shown, Telling};
use crate::diagnostic::{Applicability, Confidence, LetterId, Related};
use crate::report::places::Places;

/// The most characters of a letter's words that are quoted.
const QUOTED: usize = 80;

/// What all cards share.
pub(super) struct Cards<'c, 'r> {
    /// Where the places of the run are.
    pub(super) places: &'c Places<'r>,
    /// The explanations at the end of the page.
    pub(super) reasons: &'c Reasons<'r>,
}

impl Cards<'_, '_> {
    /// Write the card of a finding.
    pub(super) fn write(&self, sheet: &Sheet, shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
        let (letter, number, severity) = (sheet.id.0 + 1, shown.number, shown.diagnostic.severity.name());
        writeln!(out, "<li class=\"finding {severity}\" id=\"l{letter}-f{number}\">")?;
        let name = format!("{} {number}", crate::text::capitalised(severity));
        match sheet.letter.source {
            Some(_) => write!(out, "<h4><a class=\"number\" href=\"#l{letter}-p{number}\">{name}</a> ")?,
            None => write!(out, "<h4><span class=\"number\">{name}</span> ")?,
        }
        writeln!(out, "<span class=\"title\">{}</span></h4>", Safe(title(shown)))?;
        let (what, instead) = said(&shown.diagnostic.message);
        match shown.telling {
            Telling::TitleOnly => writeln!(out, "<p>It is about words that are not repeated here.</p>")?,
            _ => writeln!(out, "<p class=\"what\">{}</p>", OneLine(what))?,
        }
        writeln!(out, "<dl>")?;
        self.why(shown, out)?;
        if shown.telling != Telling::TitleOnly {
            self.instead(sheet, shown, instead, out)?;
            self.others(shown, out)?;
            self.notes(shown, out)?;
        }
        writeln!(out, "</dl>\n</li>")
    }

    /// By whose authority, how sure, and where it is explained.
    fn why(&self, shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
        if let Some(lint) = shown.lint {
            let words = &*lint.source.name;
            write!(out, "<dt>Why</dt><dd>")?;
            match &lint.source.link {
                Some(address) => write!(out, "{}", Link { address, words })?,
                None => write!(out, "{}", OneLine(words))?,
            }
            if let Some(reason) = self.reasons.number(lint) {
                write!(out, " <a class=\"more\" href=\"#why-{reason}\">Why it matters</a>")?;
            }
            writeln!(out, "</dd>")?;
        }
        match shown.diagnostic.confidence {
            Confidence::High => Ok(()),
            Confidence::Medium => {
                writeln!(out, "<dt>How sure</dt><dd>Right more often than not; look for yourself.</dd>")
            }
            Confidence::Low => writeln!(out, "<dt>How sure</dt><dd>Only a hint; look for yourself.</dd>"),
        }
    }

    /// What to write, and the words before and after.
    fn instead(&self, sheet: &Sheet, shown: &Shown, said: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
        let fix = shown.diagnostic.fix.as_ref().filter(|_| shown.telling == Telling::All);
        let Some(words) = said.or(fix.map(|fix| fix.title.as_str())) else { return Ok(()) };
        write!(out, "<dt>Instead</dt><dd class=\"instead\"><p>{}</p>", OneLine(&sentence(words)))?;
        let text = self.places.text(shown.diagnostic.primary.letter);
        if let (Some(fix), Some((text, _))) = (fix, text) {
            write!(out, "{}", Changes { text, sheet, fix })?;
            if fix.applicability == Applicability::Unsafe {
                write!(out, "<p class=\"care\">Read it in its sentence before you use it.</p>")?;
            }
        }
        writeln!(out, "</dd>")
    }

    /// The other places of the finding.
    fn others(&self, shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
        let diagnostic = shown.diagnostic;
        if diagnostic.related.is_empty() || shown.telling != Telling::All {
            return Ok(());
        }
        write!(out, "<dt>See also</dt><dd><ul>")?;
        if !diagnostic.label.is_empty() {
            write!(out, "<li>Here: {}</li>", OneLine(&diagnostic.label))?;
        }
        for (ordinal, related) in diagnostic.related.iter().take(MOST_RELATED).enumerate() {
            self.other(diagnostic.primary.letter, shown.number, ordinal, related, out)?;
        }
        if diagnostic.related.len() > MOST_RELATED {
            write!(out, "<li>and {} more places</li>", diagnostic.related.len() - MOST_RELATED)?;
        }
        writeln!(out, "</ul></dd>")
    }

    fn other(
        &self,
        own: LetterId,
        number: usize,
        ordinal: usize,
        related: &Related,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let letter = own.0 + 1;
        let name = mark(number, ordinal);
        match self.places.text(related.place.letter) {
            Some(_) => write!(out, "<li><a href=\"#l{letter}-f{number}-{ordinal}\">{name}</a> ")?,
            None => write!(out, "<li>{name} ")?,
        }
        if let Some(words) = self.places.words(related.place) {
            write!(out, "‘{}’", OneLine(&shortened(words)))?;
        }
        let line = self.places.positions(related.place.letter, related.place.span).map(|(start, _)| start.line);
        if let Some(line) = line {
            write!(out, ", line {line}")?;
        }
        if related.place.letter != own {
            write!(out, " of <bdi>{}</bdi>", Safe(self.places.path(related.place.letter)))?;
        }
        if !related.message.is_empty() {
            write!(out, ": {}", OneLine(&related.message))?;
        }
        write!(out, "</li>")
    }

    /// How it was worked out.
    fn notes(&self, shown: &Shown, out: &mut dyn Write) -> io::Result<()> {
        if shown.diagnostic.notes.is_empty() {
            return Ok(());
        }
        write!(out, "<dt>Basis</dt><dd><ul>")?;
        for note in &shown.diagnostic.notes {
            let note = note.strip_prefix("source: ").unwrap_or(note);
            write!(out, "<li>{}</li>", Linked(&sentence(note)))?;
        }
        writeln!(out, "</ul></dd>")
    }
}

/// What a finding is called: the title of its lint.
pub(super) fn title<'s>(shown: &Shown<'s>) -> &'s str {
    shown.lint.map_or(shown.diagnostic.lint.as_str(), |lint| &*lint.title)
}

/// Words of a letter, cut after some characters.
pub(super) fn shortened(words: &str) -> String {
    let cut = words.char_indices().nth(QUOTED).map(|(at, _)| at);
    cut.map_or_else(|| words.to_owned(), |at| format!("{}…", &words[..at]))
}

/// The mark of a related place: "3a", "3b", …
pub(super) fn mark(number: usize, ordinal: usize) -> String {
    let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).expect("a remainder of 26 fits a byte"));
    match ordinal / 26 {
        0 => format!("{number}{}", letter(ordinal)),
        more => format!("{number}{}{}", letter(more - 1), letter(ordinal)),
    }
}

/// A text that begins with a capital, unless its first word is an address.
fn sentence(text: &str) -> String {
    if text.starts_with("http") { text.to_owned() } else { crate::text::capitalised(text) }
}

/// What is wrong, and what to write instead where a message ends with that: "… . Write ‘X’." or "…: write ‘X’."
fn said(message: &str) -> (&str, Option<&str>) {
    /// How a last sentence begins that says something else than what to do.
    const TELLS: [&str; 7] = ["A", "An", "It", "One", "Section", "The", "They"];
    let quoted = |at: usize| message[..at].matches('‘').count() > message[..at].matches('’').count();
    let stops = message.rmatch_indices(". ").filter(|(at, _)| !quoted(*at)).map(|(at, _)| (at + 1, at + 2));
    let stop = stops.take(1).find(|(_, next)| {
        let word = message[*next..].split([' ', ',']).next().unwrap_or_default();
        word.starts_with(|first: char| first.is_ascii_uppercase()) && !TELLS.contains(&word)
    });
    let joint = [": write ", "; write "].into_iter().filter_map(|joint| message.rfind(joint)).max();
    let joint = joint.filter(|at| !quoted(*at)).map(|at| (at, at + 2));
    match stop.or(joint) {
        Some((end, next)) => (&message[..end], Some(&message[next..])),
        None => (message, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_says_what_is_wrong_and_then_what_to_do() {
        assert_eq!(
            said("‘they duty’ is a slip. Write ‘the duty’."),
            ("‘they duty’ is a slip.", Some("Write ‘the duty’."))
        );
        assert_eq!(
            said("A space is missing. Write ‘evidence. Offenders’."),
            ("A space is missing.", Some("Write ‘evidence. Offenders’."))
        );
        assert_eq!(
            said("‘x’ no longer serves (right until 2012): write ‘y’."),
            ("‘x’ no longer serves (right until 2012)", Some("write ‘y’."))
        );
        for whole in ["Sent on day 30. The letter speaks of the delay.", "It is late", "‘A. The’ is wrong", ""] {
            assert_eq!(said(whole), (whole, None));
        }
    }

    #[test]
    fn related_places_are_lettered() {
        assert_eq!([mark(3, 0), mark(3, 25), mark(3, 26), mark(12, 29)], ["3a", "3z", "3aa", "12ad"]);
    }
}
