//! What can be done about a finding: mend it, allow it with a reason, read why it is one; and mend all that is safe.

use std::collections::HashMap;

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionResponse, Command, OptionalVersionedTextDocumentIdentifier, Range,
    TextDocumentEdit, TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use serde_json::json;

use super::client::Client;
use super::diagnostics;
use super::documents::{Checked, Document};
use crate::check::{Reported, fix};
use crate::diagnostic::Diagnostic;
use crate::letter::{BlockKind, Cues, Letter};
use crate::text::{Edit, Format, Source, Span, visible};

/// The command that shows the explanation of a lint: its arguments are the lint's id and a document's URI.
pub(super) const EXPLAIN: &str = "foilint.explain";
/// The kind of the action that makes every safe change.
pub(super) const FIX_ALL: &str = "source.fixAll.foilint";

/// A document with what was found in it, for a client.
pub(super) struct Scene<'a> {
    /// The document's URI.
    pub uri: &'a str,
    /// The document.
    pub document: &'a Document,
    /// What was found in it.
    pub checked: &'a Checked,
    /// The client.
    pub client: &'a Client,
}

/// What can be done about the findings at a place; only actions of the kinds in `only`, where it says any.
pub(super) fn at(scene: &Scene, place: Span, only: Option<&[CodeActionKind]>) -> Vec<CodeActionResponse> {
    let wanted = |kind: &str| only.is_none_or(|kinds| kinds.iter().any(|wanted| includes(wanted, kind)));
    let mut actions = Vec::new();
    let here = scene.checked.findings().filter(|found| touches(found.diagnostic.primary.span, place));
    if !scene.client.literal_actions {
        return here.map(|found| explain(scene, found).into()).collect();
    }
    if wanted("quickfix") {
        here.for_each(|found| actions.extend(about(scene, found)));
    }
    if wanted(FIX_ALL) {
        actions.extend(fix_all(scene));
    }
    actions.into_iter().map(Into::into).collect()
}

/// Whether a finding is at a place, its edges included: the place is often a bare cursor.
fn touches(found: Span, place: Span) -> bool {
    found.start <= place.end && place.start <= found.end
}

/// Whether a kind of action is one of `wanted` or of a kind below it.
fn includes(wanted: &CodeActionKind, kind: &str) -> bool {
    let wanted = String::from(wanted.clone());
    wanted.is_empty() || kind.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// What can be done about one finding.
fn about(scene: &Scene, found: &Reported) -> Vec<CodeAction> {
    let diagnostic = diagnostics::one(scene.uri, scene.document, scene.checked, found, scene.client);
    let action = |title: String| CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![diagnostic.clone()]),
        ..CodeAction::default()
    };
    let mut actions = Vec::new();
    if let (Some(fix), Some(edits)) = (&found.diagnostic.fix, mended(scene, &[found], true)) {
        let mut mend = action(visible(&fix.title).into_owned());
        mend.edit = Some(edit(scene, &edits.iter().collect::<Vec<_>>()));
        mend.is_preferred = mended(scene, &[found], false).map(|_| true);
        actions.push(mend);
    }
    let lint = &found.diagnostic.lint;
    if scene.document.format == Some(Format::Markdown) {
        let mut allow = action(format!("Allow ‘{lint}’ here …"));
        allow.edit = Some(edit(scene, &[&allowance(&scene.document.text, found)]));
        actions.push(allow);
    }
    let command = explain(scene, found);
    actions.push(CodeAction { command: Some(command.clone()), ..action(command.title) });
    actions
}

/// The command that explains a finding's lint.
fn explain(scene: &Scene, found: &Reported) -> Command {
    let lint = &found.diagnostic.lint;
    Command {
        title: format!("Explain ‘{lint}’"),
        command: EXPLAIN.to_owned(),
        arguments: Some(vec![json!(lint), json!(scene.uri)]),
        ..Command::default()
    }
}

/// The edits that `foilint check --fix` would make for these findings; `None` where it would make none.
fn mended(scene: &Scene, found: &[&Reported], unsafe_too: bool) -> Option<Vec<Edit>> {
    let format = scene.document.format.unwrap_or(Format::Text);
    let source = Source::from_text("", format, scene.document.text.as_str());
    let found: Vec<&Diagnostic> = found.iter().map(|found| &found.diagnostic).collect();
    fix::fixed(&source, &found, unsafe_too).map(|fixed| fixed.edits).filter(|edits| !edits.is_empty())
}

/// Every safe change that is in the way of no other.
fn fix_all(scene: &Scene) -> Option<CodeAction> {
    let found: Vec<&Reported> = scene.checked.findings().collect();
    let edits = mended(scene, &found, false)?;
    Some(CodeAction {
        title: "Mend everything that is safe to mend".to_owned(),
        kind: Some(CodeActionKind::new(FIX_ALL)),
        edit: Some(edit(scene, &edits.iter().collect::<Vec<_>>())),
        ..CodeAction::default()
    })
}

/// The line that allows a finding, above the block that it is in. The reason is for the user to write: until then
/// foilint asks for one.
fn allowance(text: &str, found: &Reported) -> Edit {
    let source = Source::from_text("", Format::Markdown, text);
    let letter = Letter::read(&source, Cues::builtin(), None);
    let start = found.diagnostic.primary.span.start;
    let after = letter.blocks.partition_point(|block| block.span.start <= start);
    let before = letter.blocks[..after].iter().rev();
    // nothing can stand between the rows of a table
    let rows = before.clone().take_while(|block| block.kind == BlockKind::Row).last();
    let block = rows.or(before.clone().next()).map_or(start, |block| block.span.start);
    let line = text[..block].rfind(['\n', '\r']).map_or(source.body_start(), |end| end + 1);
    let rest = &text[line..];
    // what sets a list or a quotation apart goes on before the comment
    let margin = &rest[..rest.len() - rest.trim_start_matches([' ', '\t', '>']).len()];
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    Edit::insert(line, format!("{margin}<!-- foilint: allow({}) … -->{ending}", found.diagnostic.lint))
}

/// Edits of a document as the client takes them.
fn edit(scene: &Scene, edits: &[&Edit]) -> WorkspaceEdit {
    let range = |edit: &Edit| -> Range { scene.checked.places.range(&scene.document.text, edit.span) };
    let edits: Vec<TextEdit> =
        edits.iter().map(|edit| TextEdit { range: range(edit), new_text: edit.replacement.clone() }).collect();
    if !scene.client.versioned_edits {
        let changes = HashMap::from([(Uri::from(scene.uri), edits)]);
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let document = TextDocumentEdit {
        text_document: OptionalVersionedTextDocumentIdentifier {
            version: Some(scene.document.version),
            text_document_identifier: TextDocumentIdentifier { uri: Uri::from(scene.uri) },
        },
        edits: edits.into_iter().map(Into::into).collect(),
    };
    WorkspaceEdit { document_changes: Some(vec![document.into()]), ..WorkspaceEdit::default() }
}
