//! Why each thing that was found matters: the explanations of the lints, each once, at the end of the page.

use std::collections::HashMap;
use std::io::{self, Write};

use super::escape::{Link, OneLine, Safe};
use super::sheets::Sheet;
use crate::lints::Spec;

/// The lints that are explained, in order of their first finding.
pub(super) struct Reasons<'r> {
    lints: Vec<&'r Spec>,
    numbers: HashMap<&'r str, usize>,
}

impl<'r> Reasons<'r> {
    /// The lints of the findings that are shown.
    pub(super) fn of(sheets: &[Sheet<'r>]) -> Reasons<'r> {
        let mut reasons = Reasons { lints: Vec::new(), numbers: HashMap::new() };
        for lint in sheets.iter().flat_map(|sheet| &sheet.findings).filter_map(|shown| shown.lint) {
            let next = reasons.lints.len() + 1;
            if *reasons.numbers.entry(lint.id.as_str()).or_insert(next) == next {
                reasons.lints.push(lint);
            }
        }
        reasons
    }

    /// The number of a lint's explanation, from 1.
    pub(super) fn number(&self, lint: &Spec) -> Option<usize> {
        self.numbers.get(lint.id.as_str()).copied()
    }

    /// Write them, or nothing where there is none.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.lints.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "<section class=\"reasons\" aria-labelledby=\"reasons\">\n<h2 id=\"reasons\">Why it matters</h2>"
        )?;
        for (index, lint) in self.lints.iter().enumerate() {
            let (id, title) = (Safe(&lint.id), Safe(&lint.title));
            writeln!(out, "<article id=\"why-{}\">\n<h3>{title} <code>{id}</code></h3>", index + 1)?;
            for paragraph in lint.explain.trim().split("\n\n") {
                writeln!(out, "<p>{}</p>", OneLine(paragraph.trim()))?;
            }
            let words = &*lint.source.name;
            let address = lint.source.link.as_deref().unwrap_or_default();
            writeln!(out, "<p class=\"source\">By the authority of: {}</p>\n</article>", Link { address, words })?;
        }
        writeln!(out, "</section>")
    }
}
