//! The rules of a SARIF log: the lints that found something, each with its help, so that a reader without foilint sees
//! why it matters and what to write instead.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{text, uri};
use crate::check::{Reported, Run};
use crate::lints::{LintSet, Spec};

/// The lints of a run's findings, in order of their ids.
pub(super) struct Rules<'a> {
    lints: &'a LintSet,
    /// Where each is in the list.
    indices: BTreeMap<&'a str, usize>,
}

impl<'a> Rules<'a> {
    /// The lints that found something.
    pub(super) fn of(run: &'a Run, lints: &'a LintSet) -> Rules<'a> {
        let mut indices: BTreeMap<&str, usize> =
            run.findings.iter().map(|reported| (reported.diagnostic.lint.as_str(), 0)).collect();
        indices.values_mut().enumerate().for_each(|(at, index)| *index = at);
        Rules { lints, indices }
    }

    /// Where a lint is in the list.
    pub(super) fn index(&self, id: &str) -> usize {
        self.indices.get(id).copied().expect("every lint of a finding is in the list")
    }

    /// The group of a finding's lint; `None` when only its id is known.
    pub(super) fn group(&self, reported: &Reported) -> Option<&str> {
        self.lints.get(&reported.diagnostic.lint).map(|spec| spec.group.as_str())
    }

    /// The list. A lint that is not of the first letter's configuration is there by its id alone.
    pub(super) fn list(&self) -> Vec<Descriptor<'a>> {
        self.indices.keys().map(|id| self.lints.get(id).map_or_else(|| Descriptor::bare(id), Descriptor::new)).collect()
    }
}

/// What a finding or notification is an instance of.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_configuration: Option<Configuration>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties<'a>>,
}

/// A text, plain and perhaps in Markdown.
#[derive(Serialize)]
struct Words {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    markdown: Option<String>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// What code hosting services sort and filter by.
#[derive(Serialize)]
struct Properties<'a> {
    tags: [&'a str; 1],
    precision: &'static str,
    source: &'a str,
}

/// A notification that foilint may give, at its level.
pub(super) fn told(id: &'static str, title: &str, level: &'static str) -> Descriptor<'static> {
    Descriptor {
        short_description: Some(plain(title)),
        default_configuration: Some(Configuration { level }),
        ..Descriptor::bare(id)
    }
}

impl<'a> Descriptor<'a> {
    /// A rule of which only the id is known.
    fn bare(id: &'a str) -> Descriptor<'a> {
        Descriptor {
            id,
            short_description: None,
            full_description: None,
            help: None,
            help_uri: None,
            default_configuration: None,
            properties: None,
        }
    }

    fn new(spec: &'a Spec) -> Descriptor<'a> {
        let explain = spec.explain.trim();
        let link = spec.source.link.as_deref().and_then(uri::of_link);
        let source = &spec.source.name;
        let cited = match &link {
            Some(link) => (format!("{source}, {link}"), format!("[{}]({link})", text::markdown(source))),
            None => (source.to_string(), text::markdown(source)),
        };
        let help = Words {
            text: format!("{explain}\n\nSource: {}", cited.0),
            markdown: Some(format!("{}\n\n**Source:** {}", text::markdown(explain), cited.1)),
        };
        Descriptor {
            short_description: Some(plain(&spec.title)),
            full_description: Some(plain(&text::first_paragraph(explain))),
            help: Some(help),
            help_uri: link,
            default_configuration: Some(Configuration { level: spec.severity.name() }),
            properties: Some(Properties { tags: [spec.group.as_str()], precision: spec.confidence.name(), source }),
            ..Descriptor::bare(&spec.id)
        }
    }
}

fn plain(text: &str) -> Words {
    Words { text: text.to_owned(), markdown: None }
}
