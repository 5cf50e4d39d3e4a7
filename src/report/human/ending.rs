//! The last lines: what was counted, and what was not checked. A clean result says that nothing was found and never
//! that a letter is safe to send.

use std::io::{self, Write};

use crate::check::Run;
use crate::diagnostic::Severity;
use crate::text::visible;

/// The most reasons that are listed for what was not checked.
const MOST_REASONS: usize = 10;

/// Write the last lines.
pub(super) fn write(run: &Run, out: &mut dyn Write) -> io::Result<()> {
    let letters = counted(run.letters.len(), "letter");
    let mut parts: Vec<String> = Vec::new();
    match (run.findings.is_empty(), run.letters.is_empty()) {
        (true, true) => parts.push("no letter was read, so nothing was checked".to_owned()),
        (true, false) => parts.push(format!("nothing found in {letters}")),
        (false, _) => parts.push(format!("{} in {letters}", counts(run))),
    }
    parts.extend(held_back(run));
    if !run.errors.is_empty() {
        parts.push(format!("{} could not be read", counted(run.errors.len(), "file")));
    }
    let reasons = reasons(run);
    if reasons.is_empty() {
        return writeln!(out, "{}", parts.join("; "));
    }
    let joint = if run.findings.is_empty() { "; " } else { "\n" };
    write!(out, "{}{joint}not checked:", parts.join("; "))?;
    if let [reason] = reasons.as_slice() {
        return writeln!(out, " {reason}");
    }
    writeln!(out)?;
    for reason in reasons.iter().take(MOST_REASONS) {
        writeln!(out, "  {reason}")?;
    }
    match reasons.len().saturating_sub(MOST_REASONS) {
        0 => Ok(()),
        left => writeln!(out, "  and {left} more"),
    }
}

/// "3 errors, 2 warnings"; severities that were not found are left out.
fn counts(run: &Run) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let found = severities.map(|severity| (run.count(severity), severity.name()));
    let found: Vec<String> = found.iter().filter(|(count, _)| *count > 0).map(|(n, name)| counted(*n, name)).collect();
    found.join(", ")
}

/// "3 held back by the baseline, 1 by a comment".
fn held_back(run: &Run) -> Option<String> {
    let by_comment = run.suppressed_by_comment.min(run.suppressed);
    let by_baseline = run.suppressed - by_comment;
    let comments = if by_comment == 1 { "a comment" } else { "comments" };
    match (by_baseline, by_comment) {
        (0, 0) => None,
        (0, _) => Some(format!("{by_comment} held back by {comments}")),
        (_, 0) => Some(format!("{by_baseline} held back by the baseline")),
        _ => Some(format!("{by_baseline} held back by the baseline, {by_comment} by {comments}")),
    }
}

/// "1 letter", "2 letters".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What was not checked and why; the same reason in several letters is one line.
fn reasons(run: &Run) -> Vec<String> {
    let mut paths: Vec<&str> = run.letters.iter().map(|letter| letter.path.as_str()).collect();
    paths.sort_unstable();
    let mut order: Vec<&str> = Vec::new();
    let mut grouped: std::collections::HashMap<&str, Vec<&str>> = std::collections::HashMap::new();
    for line in &run.not_checked {
        let (path, reason) = parted(line, &paths);
        let group = grouped.entry(reason).or_insert_with(|| {
            order.push(reason);
            Vec::new()
        });
        group.extend(path);
    }
    let one_line = |reason: &&str| match grouped.get(reason).map(Vec::as_slice) {
        Some([path]) => format!("{}: {}", visible(path), visible(reason)),
        Some(several @ [_, ..]) => format!("{} ({})", visible(reason), counted(several.len(), "letter")),
        _ => visible(reason).into_owned(),
    };
    order.iter().map(one_line).collect()
}

/// The letter that a line begins with, if it names one, and the reason. A path may hold ": " itself.
fn parted<'a>(line: &'a str, paths: &[&str]) -> (Option<&'a str>, &'a str) {
    let splits = line.match_indices(": ").map(|(at, mark)| (&line[..at], &line[at + mark.len()..]));
    let mut known = splits.filter(|(path, _)| paths.binary_search(path).is_ok());
    known.next().map_or((None, line), |(path, reason)| (Some(path), reason))
}
