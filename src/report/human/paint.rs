//! Colours, or none: what goes to a file or a pipe is plain text.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{LabelStyle, Severity as Weight};
use codespan_reporting::term::WriteStyle;

use crate::diagnostic::Severity;

const BORDER: Style = AnsiColor::BrightBlue.on_default();
const STRONG: Style = Style::new().bold();

/// A writer that colours what it is told to, when colours are wanted at all.
pub(super) struct Painter<'w> {
    out: &'w mut dyn Write,
    color: bool,
}

impl<'w> Painter<'w> {
    /// Write to `out`, with colours or without.
    pub(super) fn new(out: &'w mut dyn Write, color: bool) -> Painter<'w> {
        Painter { out, color }
    }

    /// A severity's name in its colour.
    pub(super) fn severity(&mut self, severity: Severity) -> io::Result<()> {
        let color = match severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Note => AnsiColor::Green,
        };
        self.styled(color.on_default().bold(), severity.name())
    }

    /// Words that stand out.
    pub(super) fn strong(&mut self, words: &str) -> io::Result<()> {
        self.styled(STRONG, words)
    }

    fn styled(&mut self, style: Style, words: &str) -> io::Result<()> {
        self.set(style)?;
        self.out.write_all(words.as_bytes())?;
        self.reset()
    }

    fn set(&mut self, style: Style) -> io::Result<()> {
        if self.color { write!(self.out, "{}{style}", anstyle::Reset) } else { Ok(()) }
    }
}

impl Write for Painter<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl WriteStyle for Painter<'_> {
    fn set_header(&mut self, weight: Weight) -> io::Result<()> {
        self.set(color(weight).on_default().bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.set(STRONG)
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.set(BORDER)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.set(BORDER)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.set(BORDER)
    }

    fn set_label(&mut self, weight: Weight, label: LabelStyle) -> io::Result<()> {
        match label {
            LabelStyle::Primary => self.set(color(weight).on_default()),
            LabelStyle::Secondary => self.set(BORDER),
        }
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.color { write!(self.out, "{}", anstyle::Reset) } else { Ok(()) }
    }
}

/// The colour of a severity.
fn color(weight: Weight) -> AnsiColor {
    match weight {
        Weight::Bug | Weight::Error => AnsiColor::Red,
        Weight::Warning => AnsiColor::Yellow,
        Weight::Note | Weight::Help => AnsiColor::Green,
    }
}
