//! What, why and by whose authority, at the words in question; and the explanation of a lint on its own.

use gen_lsp_types::{Contents, Hover, MarkupContent, MarkupKind};

use super::actions::Scene;
use crate::check::Reported;
use crate::diagnostic::Place;
use crate::lints::Spec;
use crate::text::{Span, visible};

/// What is to be said at a byte; `None` where nothing was found.
pub(super) fn at(scene: &Scene, byte: usize) -> Option<Hover> {
    let config = scene.checked.config.as_ref().ok()?;
    let here = |span: Span| span.start <= byte && byte <= span.end;
    let found = || scene.checked.findings();
    let mut shown: Vec<&Reported> = found().filter(|found| here(found.diagnostic.primary.span)).collect();
    if shown.is_empty() {
        let own = |place: Place| Some(place.letter) == scene.checked.letter && here(place.span);
        let related = |found: &&Reported| found.diagnostic.related.iter().any(|other| own(other.place));
        shown.extend(found().filter(related));
    }
    let first = shown.first()?;
    let markdown = scene.client.markdown_hover;
    let said: Vec<String> =
        shown.iter().map(|found| finding(found, config.lints.get(&found.diagnostic.lint), markdown)).collect();
    let primary = first.diagnostic.primary.span;
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent {
            kind: if markdown { MarkupKind::Markdown } else { MarkupKind::PlainText },
            value: said.join(if markdown { "\n\n---\n\n" } else { "\n\n" }),
        }),
        range: here(primary).then(|| scene.checked.places.range(&scene.document.text, primary)),
    })
}

/// A finding with its lint's reasons.
fn finding(found: &Reported, spec: Option<&Spec>, markdown: bool) -> String {
    let diagnostic = &found.diagnostic;
    let text = |text: &str| if markdown { escaped(&visible(text)) } else { visible(text).into_owned() };
    let mut said = Vec::new();
    if let Some(spec) = spec {
        let (title, severity) = (text(&spec.title), diagnostic.severity.name());
        said.push(match markdown {
            true => format!("**{title}** ({severity}, `{}`)", spec.id),
            false => format!("{title} ({severity}, {})", spec.id),
        });
    }
    said.push(text(&diagnostic.message));
    said.extend(diagnostic.notes.iter().map(|note| text(note)));
    said.extend(spec.map(|spec| reasons(spec, markdown)));
    said.join("\n\n")
}

/// The explanation of a lint, as plain text.
pub(super) fn explanation(spec: &Spec) -> String {
    format!("{} ({})\n\n{}", spec.title, spec.id, reasons(spec, false))
}

/// Why, and by whose authority.
fn reasons(spec: &Spec, markdown: bool) -> String {
    let text = |text: &str| if markdown { escaped(text) } else { text.to_owned() };
    let name = text(&spec.source.name);
    let source = match (&spec.source.link, markdown) {
        (Some(link), true) => format!("[{name}](<{link}>)"),
        (Some(link), false) => format!("{name}, {link}"),
        (None, _) => name,
    };
    let paragraphs: Vec<String> = spec.explain.trim().split("\n\n").map(unwrapped).collect();
    format!("{}\n\nSource: {source}", text(&paragraphs.join("\n\n")))
}

/// A paragraph whose lines were broken for a file, for a window of any width; list items stay apart.
fn unwrapped(paragraph: &str) -> String {
    let mut out = String::with_capacity(paragraph.len());
    for line in paragraph.lines().map(str::trim) {
        if !out.is_empty() {
            out.push(if line.starts_with("- ") { '\n' } else { ' ' });
        }
        out.push_str(line);
    }
    out
}

/// A text in which nothing reads as Markdown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|') {
            out.push('\\');
        }
        out.push(char);
    }
    out
}
