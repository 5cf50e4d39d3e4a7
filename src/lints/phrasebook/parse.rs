//! Phrase files: one formula a line, `#` comments, `@topic` lines, and `! broken => meant` for wordings that are wrong
//! wherever they stand.

use crate::letter::pattern;
use crate::letter::words::{self, key};
use crate::text::Span;

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
    /// A formula, and the runs of plain words of its two halves.
    Formula(&'a str, [Vec<Vec<u64>>; 2]),
    /// A wording that is always broken, and what is meant.
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
        let Some(rule) = line.strip_prefix('!') else { return Some(formula(line).map_err(fault)) };
        let parts = rule.split_once("=>").map(|(pattern, meant)| (pattern.trim(), meant.trim()));
        Some(match parts {
            Some((pattern, meant)) if !pattern.is_empty() && !meant.is_empty() => Ok(Line::Broken { at: index + 1, pattern, meant }),
            _ => Err(fault("write ‘! what is broken => what is meant’".into())),
        })
    })
}

/// A formula's halves, by its plain words; nothing is expanded yet.
fn formula(line: &str) -> Result<Line<'_>, String> {
    let items = items(line)?;
    let plain = items.iter().filter(|item| !matches!(item, Item::Optional)).count();
    if plain < FEWEST_WORDS {
        return Err(format!("a formula has at least {FEWEST_WORDS} words, this one has {plain}"));
    }
    // the division nearest the middle that leaves both halves a run of words to be found by
    let mut cuts: Vec<usize> = (1..items.len()).collect();
    cuts.sort_by_key(|cut| cut.abs_diff(items.len() / 2));
    let halves = cuts
        .into_iter()
        .map(|cut| [runs(&items[..cut]), runs(&items[cut..])])
        .find(|halves| halves.iter().all(|half| !half.is_empty()))
        .ok_or("each half of a formula needs two plain words side by side, by which it is found")?;
    Ok(Line::Formula(line, halves))
}

enum Item {
    Word(u64),
    Other,
    Optional,
}

/// Words, groups and slots at the top level of a formula.
fn items(line: &str) -> Result<Vec<Item>, String> {
    let (mut items, mut rest) = (Vec::new(), line);
    while let Some(next) = rest.trim_start().chars().next() {
        rest = rest.trim_start();
        match next {
            '(' | '[' | '{' => {
                let len = group_len(rest).ok_or("a bracket is not closed")?;
                items.push(if next == '[' { Item::Optional } else { Item::Other });
                rest = &rest[len..];
            }
            ')' | ']' | '}' | '|' => return Err(format!("‘{next}’ has no beginning")),
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || "[]{}|".contains(c)).unwrap_or(rest.len());
                let mut found = Vec::new();
                words::tokenise(&rest[..end], Span::new(0, end), 0, &mut found);
                items.extend(found.iter().map(|word| Item::Word(key(word.span().of(rest)))));
                rest = &rest[end..];
            }
        }
    }
    Ok(items)
}

/// The length of the bracket group at the start of a text, its inner groups included.
fn group_len(rest: &str) -> Option<usize> {
    let mut depth = 0_i32;
    for (at, char) in rest.char_indices() {
        depth += i32::from("([{".contains(char)) - i32::from(")]}".contains(char));
        if depth == 0 {
            return Some(at + char.len_utf8());
        }
    }
    None
}

/// The runs of at least two plain words.
fn runs(items: &[Item]) -> Vec<Vec<u64>> {
    let plain = |item: &Item| if let Item::Word(key) = item { Some(*key) } else { None };
    items.split(|item| plain(item).is_none()).filter(|run| run.len() >= 2).map(|run| run.iter().filter_map(plain).collect()).collect()
}

/// Whether every way to say a formula can be read: for tests and for checking a user's file.
///
/// # Errors
/// What is wrong with the first line that cannot.
pub fn prove(file: &str, text: &str) -> Result<(), BookError> {
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with(['#', '@', '!']) {
            pattern::expand(line).map_err(|error| BookError { file: file.to_owned(), line: index + 1, message: error.to_string() })?;
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
    fn a_formula_gives_the_runs_of_its_halves() {
        let Ok(Line::Formula(_, halves)) = first("does not apply [and] by virtue of the following") else { panic!("it is a formula") };
        assert_eq!(halves.map(|half| half.iter().map(Vec::len).collect::<Vec<_>>()), [vec![3], vec![5]]);
    }

    #[test]
    fn faults_name_file_and_line() {
        assert_eq!(first("\n\ntoo short a line").unwrap_err().to_string(), "x.txt:3: a formula has at least 6 words, this one has 4");
        assert!(first("(a|b) c {number} d (e|f) g h").unwrap_err().message.contains("each half"));
        assert!(first("! only the broken part").unwrap_err().message.contains("=>"));
    }
}
