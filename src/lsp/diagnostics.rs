//! Findings as an editor shows them.

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position, Range, Uri,
};
use serde_json::json;

use super::client::Client;
use super::documents::{Checked, Document};
use super::places::Places;
use super::uri;
use crate::check::Reported;
use crate::config::shown;
use crate::diagnostic::{Place, Severity};
use crate::text::visible;

/// Who says so, beside each diagnostic.
const SOURCE: &str = "foilint";

/// All that is to be shown of a document: its findings, or why it could not be checked.
pub(super) fn all(uri: &str, document: &Document, checked: &Checked, client: &Client) -> Vec<Diagnostic> {
    if document.format.is_none() {
        return Vec::new();
    }
    if let Err(error) = &checked.config {
        return vec![wrong_config(&error.place, &error.message, client)];
    }
    let own = shown(&document.path);
    let errors = checked.run.errors.iter().filter(|error| error.path.is_empty() || error.path == own);
    let errors = errors.map(|error| whole(visible(&error.message).into_owned()));
    errors.chain(checked.findings().map(|found| one(uri, document, checked, found, client))).collect()
}

/// A finding.
pub(super) fn one(
    uri: &str,
    document: &Document,
    checked: &Checked,
    reported: &Reported,
    client: &Client,
) -> Diagnostic {
    let found = &reported.diagnostic;
    let link = checked.config.as_ref().ok().and_then(|config| config.lints.get(&found.lint)?.source.link.clone());
    let related = found.related.iter().map(|related| DiagnosticRelatedInformation {
        location: location(uri, document, checked, related.place, client),
        message: match related.message.as_str() {
            "" => "here too".to_owned(),
            message => visible(message).into_owned(),
        },
    });
    let related: Vec<DiagnosticRelatedInformation> = related.filter(|_| client.related).collect();
    Diagnostic {
        range: checked.places.range(&document.text, found.primary.span),
        severity: Some(severity(found.severity)),
        code: Some(Code::String(found.lint.clone())),
        code_description: link.map(|link| CodeDescription { href: Uri(link.to_string()) }),
        source: Some(SOURCE.to_owned()),
        message: visible(&found.message).into_owned().into(),
        related_information: (!related.is_empty()).then_some(related),
        data: Some(json!({ "fingerprint": reported.fingerprint })),
        ..Diagnostic::default()
    }
}

/// A place in the document or in another letter of its run.
fn location(uri: &str, document: &Document, checked: &Checked, place: Place, client: &Client) -> Location {
    if Some(place.letter) == checked.letter {
        return Location::new(Uri::from(uri), checked.places.range(&document.text, place.span));
    }
    let other = checked.run.letter(place.letter);
    let text = other.source.as_ref().map_or("", |source| source.text());
    Location::new(Uri(uri::of_path(other.path.as_ref())), Places::new(text, client.unit).range(text, place.span))
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    }
}

/// Something about the document as a whole, said at its first line.
pub(super) fn whole(message: String) -> Diagnostic {
    Diagnostic {
        severity: Some(DiagnosticSeverity::Error),
        source: Some(SOURCE.to_owned()),
        message: message.into(),
        ..Diagnostic::default()
    }
}

/// A letter is not checked while its configuration is wrong, and never looks as if it were.
fn wrong_config(place: &str, message: &str, client: &Client) -> Diagnostic {
    let mut parts = place.rsplitn(3, ':');
    let numbers = [parts.next(), parts.next()].map(|part| part.and_then(|part| part.parse::<u32>().ok()));
    let (file, at) = match (parts.next(), numbers) {
        (Some(file), [Some(column), Some(line)]) => {
            (file, Position::new(line.saturating_sub(1), column.saturating_sub(1)))
        }
        _ => (place, Position::default()),
    };
    let said = visible(&format!("{place}: {message}; until that is mended the letter is not checked")).into_owned();
    let location = || Location::new(Uri(uri::of_path(file.as_ref())), Range::new(at, at));
    let related =
        || vec![DiagnosticRelatedInformation { location: location(), message: visible(message).into_owned() }];
    Diagnostic { related_information: client.related.then(related), ..whole(said) }
}
