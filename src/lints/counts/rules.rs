//! Wrong words that their neighbours betray, whatever the counts say: "longer that", "best practise". The rules are
//! data (`lints/words/confusable-rules.txt`, which tells their form).
//!
//! A rule is looked for from the rarest word that it needs: the wrong word itself, or, where that is a function word and
//! stands everywhere, its neighbour.

use std::sync::OnceLock;

use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Word, WordKind};

const RULES: &str = include_str!("../../../lints/words/confusable-rules.txt");
/// What stands for a figure or a provision in a rule.
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

/// Words that stand everywhere in a letter.
const EVERYWHERE: [u64; 64] = keys([
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do", "for", "from", "had",
    "has", "have", "her", "here", "his", "if", "in", "is", "it", "its", "may", "more", "no", "not", "of", "on", "one",
    "or", "other", "our", "should", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "under", "was", "we", "were", "where", "which", "who", "will", "with", "within", "would",
    "you", "your",
]);

/// From which words a rule is looked for.
#[derive(Clone, Copy, Debug)]
enum From {
    /// The wrong word.
    Found,
    /// The word before it.
    Before,
    /// The word behind it.
    Behind,
}

/// One line.
#[derive(Debug)]
struct Rule {
    found: u64,
    meant: &'static str,
    from: From,
    before: Runs,
    behind: Runs,
    not_before: Runs,
    not_behind: Runs,
}

/// Every wrong word that its neighbours betray, in order.
pub fn betrayed(letter: &Letter) -> Vec<Betrayed> {
    let mut found = Vec::new();
    for rule in rules() {
        let mut look = |runs: &Runs, at: fn(usize) -> Option<usize>| {
            for word in runs.iter().filter_map(|run| run[0]) {
                found.extend(letter.places_of(word).filter_map(at).filter_map(|at| rule.at(letter, at)));
            }
        };
        match rule.from {
            From::Before => look(&rule.before, |at| Some(at + 1)),
            From::Behind => look(&rule.behind, |at| at.checked_sub(1)),
            From::Found => found.extend(letter.places_of(rule.found).filter_map(|at| rule.at(letter, at))),
        }
    }
    found.sort_unstable_by_key(|betrayed| betrayed.at);
    found.dedup_by_key(|betrayed| betrayed.at);
    found
}

impl Rule {
    fn parse(line: &'static str) -> Option<Rule> {
        let mut fields = line.split('|').map(str::trim);
        let before = runs(fields.next()?);
        let (found, meant) = fields.next()?.split_once(" > ")?;
        let behind = runs(fields.next()?);
        let (not_before, not_behind) = (runs(fields.next()?), runs(fields.next()?));
        let found = key(found);
        let from = match EVERYWHERE.contains(&found) {
            true if are_rare(&before) => From::Before,
            true if are_rare(&behind) => From::Behind,
            _ => From::Found,
        };
        Some(Rule { found, meant, from, before, behind, not_before, not_behind })
    }

    /// What is found at word `at`, if the rule fits there.
    fn at(&self, letter: &Letter, at: usize) -> Option<Betrayed> {
        let word = letter.words.get(at)?;
        // a capital makes a name of it, but for "Open Government License", where all have one
        let named = word.capital && !word.gap.has(Gap::SENTENCE) && !letter.words[at.checked_sub(1)?].capital;
        if word.key != self.found || word.kind != WordKind::Plain || named {
            return None;
        }
        let before = longest(&self.before, |run| stands_before(letter, at, run))?;
        let behind = longest(&self.behind, |run| stands_behind(letter, at, run))?;
        let excluded = self.not_before.iter().any(|run| stands_before(letter, at, run))
            || self.not_behind.iter().any(|run| stands_behind(letter, at, run));
        if excluded {
            return None;
        }
        let block = &letter.blocks[letter.block_of(at)];
        let prose = block.region.is_own_prose() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        prose.then_some(Betrayed { at, meant: self.meant, before, behind })
    }
}

/// Whether all neighbours are single words that do not stand everywhere.
fn are_rare(runs: &Runs) -> bool {
    let rare = |run: &Vec<Option<u64>>| matches!(run[..], [Some(word)] if !EVERYWHERE.contains(&word));
    !runs.is_empty() && runs.iter().all(rare)
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
    wanted.map_or(matches!(word.kind, WordKind::Number | WordKind::Reference), |key| word.key == key)
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
