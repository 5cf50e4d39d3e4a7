//! Phrase files: one formula a line, `#` comments, `@topic` lines, `= formula` for one that says itself all that may
//! vary, and `! broken => meant` for wordings that are wrong wherever they stand.

use crate::letter::pattern::{self, Part, PatternError};

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
    /// A formula: its text, and whether it says all that may vary.
    Formula { written: &'a str, fixed: bool },
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

/// The parts of many formulae.
#[derive(Debug, Default)]
pub struct Outline {
    parts: Vec<Part>,
    /// Where those of each formula end.
    ends: Vec<usize>,
}

impl Outline {
    /// The parts of each formula, in order.
    pub fn formulae(&self) -> impl Iterator<Item = &[Part]> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.parts[start..*end])
    }

    /// How many parts there are.
    pub fn len(&self) -> usize {
        self.parts.len()
    }
}

/// The fewest words of a formula, optional ones apart.
const FEWEST_WORDS: usize = 6;

/// The lines of a file that say something.
///
/// The parts of each formula are given to `outline`, one formula after the other.
pub fn lines<'a>(
    file: &'a str,
    text: &'a str,
    outline: &mut Outline,
) -> impl Iterator<Item = Result<Line<'a>, BookError>> {
    text.lines().enumerate().filter_map(move |(index, line)| {
        let line = line.trim().trim_start_matches('\u{feff}');
        let fault = |message: String| BookError { file: file.to_owned(), line: index + 1, message };
        if line.is_empty() || line.starts_with(['#', '@']) {
            return None;
        }
        let Some(rule) = line.strip_prefix('!') else {
            let fixed = line.strip_prefix('=');
            let written = fixed.unwrap_or(line).trim();
            return Some(match formula(written, &mut outline.parts) {
                Ok(()) => {
                    outline.ends.push(outline.parts.len());
                    Ok(Line::Formula { written, fixed: fixed.is_some() })
                }
                Err(message) => Err(fault(message)),
            });
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

/// Append the parts of a formula that is long enough and can be found by a run of words of each half.
pub fn formula(line: &str, parts: &mut Vec<Part>) -> Result<(), String> {
    let from = parts.len();
    pattern::sketch(line, parts).map_err(|error| error.to_string())?;
    let counted = parts[from..].iter().filter(|part| !matches!(part, Part::Group { optional: true, .. })).count();
    if counted < FEWEST_WORDS {
        return Err(format!("a formula has at least {FEWEST_WORDS} words, this one has {counted}"));
    }
    if cuts(&parts[from..]).next().is_none() {
        return Err("each half of a formula needs two plain words side by side, by which it is found".into());
    }
    Ok(())
}

/// Where a formula can be divided so that each half has a run of words to be found by.
pub fn cuts(parts: &[Part]) -> impl Iterator<Item = usize> {
    let pair = |at: &usize| parts[*at].plain().is_some() && parts[*at + 1].plain().is_some();
    let pairs = 0..parts.len().saturating_sub(1);
    let first = pairs.clone().find(pair).map_or(parts.len(), |at| at + 2);
    let last = pairs.rev().find(pair).unwrap_or(0);
    first..last + 1
}

/// Whether every way to say a broken wording has its own meaning: for a user's file, whose other faults are found as the
/// book is made.
///
/// # Errors
/// What is wrong with the first line that cannot.
pub fn prove(file: &str, text: &str) -> Result<(), BookError> {
    for (index, line) in text.lines().enumerate() {
        let Some((pattern, meant)) = line.trim().strip_prefix('!').and_then(|rule| rule.split_once("=>")) else {
            continue;
        };
        let at = index + 1;
        let fault = |error: PatternError| BookError { file: file.to_owned(), line: at, message: error.to_string() };
        let ways = |pattern: &str| pattern::expand(pattern.trim()).map(|ways| ways.len()).map_err(fault);
        if meant.contains('(') && ways(pattern)? != ways(meant)? {
            return Err(fault(PatternError("what is meant has other alternatives than what is broken".into())));
        }
        if meant.contains('(') && meant.contains('/') {
            return Err(fault(PatternError("a stroke is lost where what is meant has alternatives".into())));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Result<Vec<usize>, BookError> {
        let mut outline = Outline::default();
        lines("x.txt", text, &mut outline).next().expect("the text has a line that says something")?;
        Ok(outline.formulae().flat_map(cuts).collect())
    }

    #[test]
    fn comments_and_topics_say_nothing() {
        assert_eq!(lines("x", "# a\n\n@topic b\n", &mut Outline::default()).count(), 0);
    }

    #[test]
    fn a_formula_is_cut_so_that_both_halves_can_be_found() {
        let cuts = first("= (a|b) does not apply [and] (c|d) by virtue of").expect("it is a formula");
        assert_eq!(cuts, [3, 4, 5, 6, 7]);
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
