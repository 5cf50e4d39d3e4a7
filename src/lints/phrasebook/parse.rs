//! Phrase files: one formula a line, `#` comments, `@topic` lines, `= formula` for one that says itself all that may
//! vary, and `! broken => meant` for wordings that are wrong wherever they stand.

use crate::letter::pattern::{self, Elem, Item};

/// Why a phrase file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookError {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for BookError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// A line that says something.
#[derive(Debug)]
pub enum Line<'a> {
    /// A formula: its text, its items, and whether it says all that may vary.
    Formula { written: &'a str, items: Vec<Item>, fixed: bool },
    /// A wording that is always broken.
    Broken {
        /// The line, from 1.
        at: usize,
        /// The wording.
        pattern: &'a str,
        /// What is meant.
        meant: &'a str,
    },
}

/// The fewest words of a formula, optional ones apart.
const FEWEST_WORDS: usize = 6;

/// The lines of a file that say something.
pub fn lines<'a>(file: &'a str, text: &'a str) -> impl Iterator<Item = Result<Line<'a>, BookError>> {
    text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.trim().trim_start_matches('\u{feff}');
        let fault = |message: String| BookError { file: file.to_owned(), line: index + 1, message };
        if line.is_empty() || line.starts_with(['#', '@']) {
            return None;
        }
        let Some(rule) = line.strip_prefix('!') else {
            let fixed = line.strip_prefix('=');
            return Some(formula(fixed.unwrap_or(line).trim(), fixed.is_some()).map_err(fault));
        };
        let parts = rule.split_once("=>").map(|(pattern, meant)| (pattern.trim(), meant.trim()));
        Some(match parts {
            Some((pattern, meant)) if !pattern.is_empty() && !meant.is_empty() => {
                Ok(Line::Broken { at: index + 1, pattern, meant })
            }
            _ => Err(fault("write ‘! what is broken => what is meant’".into())),
        })
    })
}

/// A formula that is long enough and can be found by a run of words of each half.
fn formula(line: &str, fixed: bool) -> Result<Line<'_>, String> {
    let items = pattern::parse(line).map_err(|error| error.to_string())?;
    let counted = items.iter().filter(|item| !matches!(item, Item::Group { optional: true, .. })).count();
    if counted < FEWEST_WORDS {
        return Err(format!("a formula has at least {FEWEST_WORDS} words, this one has {counted}"));
    }
    if cuts(&items).next().is_none() {
        return Err("each half of a formula needs two plain words side by side, by which it is found".into());
    }
    Ok(Line::Formula { written: line, items, fixed })
}

/// Where a formula can be divided so that each half has a run of words to be found by.
pub fn cuts(items: &[Item]) -> impl Iterator<Item = usize> {
    let pair = |at: &usize| plain(&items[*at]).is_some() && plain(&items[*at + 1]).is_some();
    let pairs = 0..items.len().saturating_sub(1);
    let first = pairs.clone().find(pair).map_or(items.len(), |at| at + 2);
    let last = pairs.rev().find(pair).unwrap_or(0);
    first..last + 1
}

/// The key of an item that is one word and no alternative.
pub fn plain(item: &Item) -> Option<u64> {
    match item {
        Item::Elem(Elem::Word { key, .. }) => Some(*key),
        _ => None,
    }
}

/// Whether every way to say a formula, a broken wording and what it means can be read: for a user's file.
///
/// # Errors
/// What is wrong with the first line that cannot.
pub fn prove(file: &str, text: &str) -> Result<(), BookError> {
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let fault = |message: String| BookError { file: file.to_owned(), line: index + 1, message };
        let ways = |pattern: &str| {
            pattern::expand(pattern.trim()).map(|ways| ways.len()).map_err(|error| fault(error.to_string()))
        };
        if let Some((wording, meant)) = line.strip_prefix('!').and_then(|rule| rule.split_once("=>")) {
            if meant.contains('(') && ways(wording)? != ways(meant)? {
                return Err(fault("what is meant has other alternatives than what is broken".into()));
            }
        } else if !line.is_empty() && !line.starts_with(['#', '@', '!']) {
            ways(line.trim_start_matches('='))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Result<Line<'_>, BookError> {
        lines("x.txt", text).next().expect("the text has a line that says something")
    }

    #[test]
    fn comments_and_topics_say_nothing() {
        assert_eq!(lines("x", "# a\n\n@topic b\n").count(), 0);
    }

    #[test]
    fn a_formula_is_cut_so_that_both_halves_can_be_found() {
        let Ok(Line::Formula { items, fixed: true, .. }) = first("= (a|b) does not apply [and] (c|d) by virtue of")
        else {
            panic!("it is a formula")
        };
        assert_eq!(cuts(&items).collect::<Vec<_>>(), [3, 4, 5, 6, 7]);
    }

    #[test]
    fn faults_name_file_and_line() {
        assert_eq!(
            first("\n\ntoo short a line").unwrap_err().to_string(),
            "x.txt:3: a formula has at least 6 words, this one has 4"
        );
        assert!(first("(a|b) c {number} d (e|f) g h").unwrap_err().message.contains("each half"));
        assert!(first("! only the broken part").unwrap_err().message.contains("=>"));
    }
}
