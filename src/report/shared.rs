//! What the formats of other programs say alike: how a finding reads in one piece, and how its file is named.

use crate::check::Run;
use crate::diagnostic::Diagnostic;

/// The id under which a file that could not be read is reported where a lint would stand.
pub(super) const NOT_READ: &str = "not-read";

/// The message of a finding and, each on a line of its own, how it was worked out.
pub(super) fn message(diagnostic: &Diagnostic) -> String {
    let mut whole = diagnostic.message.clone();
    for note in &diagnostic.notes {
        whole.push('\n');
        whole.push_str(note);
    }
    whole
}

/// The findings of each letter, in the order of the letters.
pub(super) fn by_letter(run: &Run) -> Vec<Vec<&Diagnostic>> {
    let mut all = vec![Vec::new(); run.letters.len()];
    for reported in &run.findings {
        if let Some(own) = all.get_mut(reported.diagnostic.primary.letter.0) {
            own.push(&reported.diagnostic);
        }
    }
    all
}

/// The path as a repository names it: without `./` in front. It is empty for no path at all.
pub(super) fn path(mut path: &str) -> &str {
    while let Some(rest) = path.strip_prefix("./").filter(|rest| !rest.starts_with('/')) {
        path = rest;
    }
    path
}

/// The path, or the folder that foilint was started in where no single file is meant.
pub(super) fn path_or_here(path: &str) -> &str {
    if path.is_empty() { "." } else { self::path(path) }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn only_the_folder_itself_is_left_out_of_a_path() {
        assert_eq!(
            ["./a", "././a", "../a", ".a/b", "/a", ".//a", "./../a"].map(path),
            ["a", "a", "../a", ".a/b", "/a", ".//a", "../a"]
        );
    }
}
