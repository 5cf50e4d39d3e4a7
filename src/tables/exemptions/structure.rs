//! Which subsections and paragraphs a section has. A citation of one that it never had is a slip of the pen.

use std::collections::BTreeMap;

use super::{NAME, Part};
use crate::tables::{LoadError, Regime};
use crate::text::data::Text;

/// A section with its subsections.
#[derive(Clone, Debug)]
pub(super) struct Section {
    pub(super) regime: Regime,
    pub(super) section: Part,
    /// Each subsection (or paragraph, where there are no subsections) with its paragraphs; none where they are not listed.
    subsections: Vec<(Part, Vec<Part>)>,
}

impl Section {
    /// Whether it has what is named below it.
    pub(super) fn has(&self, below: &[Part]) -> bool {
        let Some((first, rest)) = below.split_first() else { return true };
        let found = self.subsections.iter().find(|(subsection, _)| subsection == first);
        found.is_some_and(|(_, paragraphs)| {
            paragraphs.is_empty() || rest.first().is_none_or(|part| paragraphs.contains(part))
        })
    }
}

/// The lists of the table.
pub(super) fn read(raw: BTreeMap<Regime, BTreeMap<String, Text>>) -> Result<Vec<Section>, LoadError> {
    let mut sections = Vec::new();
    for (regime, lists) in raw {
        for (section, list) in lists.into_iter().filter(|(key, _)| !matches!(key.as_str(), "source" | "checked")) {
            let fault = |message: String| {
                LoadError::row(NAME, format!("[structure.{}]", regime.name()), section.as_str(), message)
            };
            let number = Part::new(&section).ok_or_else(|| fault("a section's number is wanted".into()))?;
            let subsections = subsections(&list).ok_or_else(|| fault(format!("{list:?} cannot be read")))?;
            sections.push(Section { regime, section: number, subsections });
        }
    }
    Ok(sections)
}

/// "1(a-c) 2 3A(a aa b)": subsections, each with its paragraphs singly or as a range.
fn subsections(list: &str) -> Option<Vec<(Part, Vec<Part>)>> {
    let (mut found, mut rest) = (Vec::new(), list.trim());
    while !rest.is_empty() {
        let end = rest.find([' ', '(']).unwrap_or(rest.len());
        let subsection = Part::new(&rest[..end])?;
        rest = &rest[end..];
        let mut paragraphs = Vec::new();
        if let Some(inner) = rest.strip_prefix('(') {
            let (inside, after) = inner.split_once(')')?;
            inside.split(' ').try_for_each(|item| range(item, &mut paragraphs))?;
            rest = after;
        }
        found.push((subsection, paragraphs));
        rest = rest.trim_start();
    }
    (!found.is_empty()).then_some(found)
}

fn range(item: &str, out: &mut Vec<Part>) -> Option<()> {
    let Some((first, last)) = item.split_once('-') else {
        out.push(Part::new(item)?);
        return Some(());
    };
    let (&[first], &[last]) = (first.as_bytes(), last.as_bytes()) else { return None };
    for letter in first..=last {
        out.push(Part::new(char::from(letter).encode_utf8(&mut [0; 4]))?);
    }
    Some(())
}
