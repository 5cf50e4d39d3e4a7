//! A comment that allows a lint which there is not: it holds nothing back. Sure of itself.

use crate::lints::{Cx, Finding, Findings, allow};
use crate::text::visible;

/// Report each name in a comment to foilint that is neither a lint nor a group.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if cx.letter.comments.is_empty() {
        return;
    }
    let text = cx.letter.text();
    let mut groups = None;
    for allow in cx.letter.comments.iter().filter_map(|comment| allow::read(text, comment)?.ok()) {
        for span in allow.names {
            let name = span.of(text);
            let groups = groups.get_or_insert_with(|| cx.lints.groups());
            if cx.lints.get(name).is_some() || groups.contains(&name) {
                continue;
            }
            let ids = cx.lints.specs().iter().map(|spec| spec.id.as_str()).chain(groups.iter().copied());
            let hint = near(name, ids)
                .map_or_else(|| "‘foilint lints’ lists them".to_owned(), |near| format!("did you mean ‘{near}’?"));
            let name: String = name.chars().take(60).collect();
            let message =
                format!("‘{}’ is neither a lint nor a group, so nothing is held back; {hint}", visible(&name));
            findings.push(Finding::new(span, message));
        }
    }
}

/// The name that was probably meant.
fn near<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if name.len() > 60 {
        return None;
    }
    let lower = name.to_lowercase().replace('_', "-");
    let distances = known.map(|known| (strsim::osa_distance(&lower, known), known));
    distances.filter(|(distance, known)| *distance <= (known.len() / 4).max(1)).min().map(|(_, known)| known)
}
