//! Wrong words that their neighbours betray, whatever the counts say: "longer that", "best practise". The rules are
//! data (`lints/words/confusable-rules.txt`, which tells their form).
//!
//! A rule is looked for from the rarest word that it needs: the wrong word itself, or, where that is a function word and
//! stands everywhere, its neighbour.

use std::sync::OnceLock;

use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, Word, WordKind};

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

/// Neighbours, each of some words.
#[derive(Clone, Copy, Debug)]
struct Runs(&'static str);

/// Words that stand everywhere in a letter.
const EVERYWHERE: [u64; 64] = keys([
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "can", "do", "for", "from", "had",
    "has", "have", "her", "here", "his", "if", "in", "is", "it", "its", "may", "more", "no", "not", "of", "on", "one",
    "or", "other", "our", "should", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "under", "was", "we", "were", "where", "which", "who", "will", "with", "within", "would",
    "you", "your",
]);

/// Words written for those of titles, which stand in a sign-off too: "Information Manger".
const TITLES: [u64; 3] = keys(["manger", "ream", "unity"]);

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
            for word in runs.each().filter_map(|run| word(run.split('_').next()?)) {
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
        let before = Runs(fields.next()?);
        let (found, meant) = fields.next()?.split_once(" > ")?;
        let behind = Runs(fields.next()?);
        let (not_before, not_behind) = (Runs(fields.next()?), Runs(fields.next()?));
        let found = key(found);
        let from = match EVERYWHERE.contains(&found) {
            true if before.are_rare() => From::Before,
            true if behind.are_rare() => From::Behind,
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
        let before = self.before.longest(|run| stands_before(letter, at, run))?;
        let behind = self.behind.longest(|run| stands_behind(letter, at, run))?;
        let excluded = self.not_before.read().iter().any(|run| stands_before(letter, at, run))
            || self.not_behind.read().iter().any(|run| stands_behind(letter, at, run));
        if excluded {
            return None;
        }
        let block = &letter.blocks[letter.block_of(at)];
        let prose = block.region.is_own_prose() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        let title = block.region == Region::SignOff && TITLES.contains(&self.found);
        (prose || title).then_some(Betrayed { at, meant: self.meant, before, behind })
    }
}

impl Runs {
    fn each(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// The keys of the words of each, which are asked for only where the wrong word stands; none is a figure.
    fn read(self) -> Vec<Vec<Option<u64>>> {
        self.each().map(|run| run.split('_').map(word).collect()).collect()
    }

    /// Whether all are single words that do not stand everywhere.
    fn are_rare(self) -> bool {
        let rare = |run: &str| !run.contains('_') && word(run).is_some_and(|key| !EVERYWHERE.contains(&key));
        !self.0.is_empty() && self.each().all(rare)
    }

    /// The length of the longest run that stands; 0 where nothing is asked, nothing where none does.
    fn longest(self, stands: impl Fn(&[Option<u64>]) -> bool) -> Option<usize> {
        if self.0.is_empty() {
            return Some(0);
        }
        self.read().iter().filter(|run| stands(run)).map(Vec::len).max()
    }
}

fn word(word: &str) -> Option<u64> {
    (word != FIGURE).then(|| key(word))
}

/// The rules, read when first needed.
fn rules() -> &'static [Rule] {
    static READ: OnceLock<Vec<Rule>> = OnceLock::new();
    READ.get_or_init(|| {
        let lines = RULES.lines().filter(|line| line.contains(" > "));
        lines.map(|line| Rule::parse(line).expect("the built-in rules are tested")).collect()
    })
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
