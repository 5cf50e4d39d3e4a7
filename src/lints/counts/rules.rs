//! Wrong words that their neighbours betray, whatever the counts say: "longer that", "best practise". The rules are
//! data (`lints/words/confusable-rules.txt`, which tells their form).
//!
//! A rule is looked for from the rarest word that it needs: the wrong word itself, or, where that is a function word and
//! stands everywhere, its neighbour.

use std::sync::OnceLock;

use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Letter, Word, WordKind};
use crate::lints::Cx;
use crate::lints::phrasebook::Classes;

const RULES: &str = include_str!("../../../lints/words/confusable-rules.txt");
/// What stands for a figure in a rule.
const FIGURE: &str = "#";

/// A wrong word.
#[derive(Clone, Copy, Debug)]
pub struct Betrayed {
    /// The word, as an index into the letter's words.
    pub at: usize,
    /// What was meant.
    pub meant: &'static str,
    /// How many words before it betray it.
    pub before: usize,
    /// How many words behind it betray it.
    pub behind: usize,
}

/// Neighbours, each of some words; a word is a key, and none is a figure.
type Runs = Vec<Vec<Option<u64>>>;

/// One line.
#[derive(Debug)]
struct Rule {
    found: u64,
    meant: &'static str,
    before: Runs,
    behind: Runs,
    not_before: Runs,
    not_behind: Runs,
}

/// Every wrong word that its neighbours betray, in order.
pub fn betrayed(cx: &Cx) -> Vec<Betrayed> {
    let (letter, classes) = (cx.letter, cx.lints.classes());
    let mut found = Vec::new();
    for rule in rules() {
        // one of the words next to the wrong one, if that stands everywhere and they do not
        let neighbours = |runs: &Runs| runs.iter().all(|run| run.len() == 1 && run[0].is_some()) && !runs.is_empty();
        if !classes.is_function(rule.found) || rule.before.is_empty() && rule.behind.is_empty() {
            letter.places_of(rule.found).for_each(|at| found.extend(rule.at(letter, at)));
        } else if neighbours(&rule.before) && rare(classes, &rule.before) {
            rule.before.iter().filter_map(|run| run[0]).for_each(|word| {
                letter.places_of(word).for_each(|at| found.extend(rule.at(letter, at + 1)));
            });
        } else if neighbours(&rule.behind) && rare(classes, &rule.behind) {
            rule.behind.iter().filter_map(|run| run[0]).for_each(|word| {
                letter.places_of(word).filter(|at| *at > 0).for_each(|at| found.extend(rule.at(letter, at - 1)));
            });
        } else {
            letter.places_of(rule.found).for_each(|at| found.extend(rule.at(letter, at)));
        }
    }
    found.sort_unstable_by_key(|betrayed| betrayed.at);
    found.dedup_by_key(|betrayed| betrayed.at);
    found
}

/// Whether none of the neighbours is a function word.
fn rare(classes: &Classes, runs: &Runs) -> bool {
    !runs.iter().flatten().flatten().any(|word| classes.is_function(*word))
}

impl Rule {
    fn parse(line: &'static str) -> Option<Rule> {
        let mut fields = line.split('|').map(str::trim);
        let before = runs(fields.next()?);
        let (found, meant) = fields.next()?.split_once(" > ")?;
        let behind = runs(fields.next()?);
        let (not_before, not_behind) = (runs(fields.next()?), runs(fields.next()?));
        Some(Rule { found: key(found), meant, before, behind, not_before, not_behind })
    }

    /// What is found at word `at`, if the rule fits there.
    fn at(&self, letter: &Letter, at: usize) -> Option<Betrayed> {
        let word = letter.words.get(at)?;
        if word.key != self.found || word.kind != WordKind::Plain || word.capital && !word.gap.has(Gap::SENTENCE) {
            return None;
        }
        let before = longest(&self.before, |run| stands_before(letter, at, run))?;
        let behind = longest(&self.behind, |run| stands_behind(letter, at, run))?;
        let excluded = self.not_before.iter().any(|run| stands_before(letter, at, run))
            || self.not_behind.iter().any(|run| stands_behind(letter, at, run));
        let block = &letter.blocks[letter.block_of(at)];
        let prose = block.region.is_own_prose() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        (prose && !excluded).then_some(Betrayed { at, meant: self.meant, before, behind })
    }
}

/// The rules, read when first needed.
fn rules() -> &'static [Rule] {
    static READ: OnceLock<Vec<Rule>> = OnceLock::new();
    READ.get_or_init(|| {
        let lines = RULES.lines().filter(|line| line.contains(" > "));
        lines.map(|line| Rule::parse(line).expect("the built-in rules are tested")).collect()
    })
}

fn runs(field: &str) -> Runs {
    let word = |word| (word != FIGURE).then(|| key(word));
    field.split_ascii_whitespace().map(|run| run.split('_').map(word).collect()).collect()
}

/// The length of the longest run that stands; 0 where nothing is asked, nothing where none does.
fn longest(runs: &Runs, stands: impl Fn(&[Option<u64>]) -> bool) -> Option<usize> {
    if runs.is_empty() {
        return Some(0);
    }
    runs.iter().filter(|run| stands(run)).map(Vec::len).max()
}

fn stands_before(letter: &Letter, at: usize, run: &[Option<u64>]) -> bool {
    at.checked_sub(run.len()).is_some_and(|first| {
        letter.words[first..at].iter().zip(run).all(|(word, wanted)| is(word, *wanted))
            && letter.words[first + 1..=at].iter().all(|word| word.gap.is_plain_space())
    })
}

fn stands_behind(letter: &Letter, at: usize, run: &[Option<u64>]) -> bool {
    letter
        .words
        .get(at + 1..=at + run.len())
        .is_some_and(|words| words.iter().zip(run).all(|(word, wanted)| word.gap.is_plain_space() && is(word, *wanted)))
}

fn is(word: &Word, wanted: Option<u64>) -> bool {
    wanted.map_or(word.kind == WordKind::Number, |key| word.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_names_two_words_and_a_neighbour() {
        assert!(rules().len() > 100);
        for rule in rules() {
            assert_ne!(rule.found, key(rule.meant), "{rule:?}");
        }
    }
}
