//! Wrong words that their neighbours betray, whatever the counts say: "longer that", "best practise". The rules are
//! data (`lints/words/confusable-rules.txt`, which tells their form).
//!
//! The wrong words of most rules are function words, which stand everywhere, so a rule passes over nearly all of their
//! places by one look at a bit for the word beside them.

use std::sync::OnceLock;

use super::runs::{Runs, beside};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};

const RULES: &str = include_str!("../../../lints/words/confusable-rules.txt");

/// Words written for those of titles, which stand in a sign-off too: "Information Manger".
const TITLES: [u64; 3] = keys(["manger", "ream", "unity"]);

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

/// One line. It is read when a letter has its wrong word.
#[derive(Debug)]
struct Rule {
    found: u64,
    line: &'static str,
    parts: OnceLock<Parts>,
}

/// What a line says.
#[derive(Debug)]
struct Parts {
    meant: &'static str,
    before: Runs,
    behind: Runs,
    not_before: Runs,
    not_behind: Runs,
}

/// Every wrong word that its neighbours betray, in order.
pub fn betrayed(letter: &Letter) -> Vec<Betrayed> {
    let mut found = Vec::new();
    for rules in rules().chunk_by(|one, other| one.found == other.found) {
        for at in letter.places_of(rules[0].found) {
            let before = at.checked_sub(1).map_or(0, |before| beside(&letter.words[before], &letter.words[at]));
            let behind = letter.words.get(at + 1).map_or(0, |word| beside(word, word));
            let mut near = rules
                .iter()
                .map(Rule::parts)
                .filter(|rule| rule.before.may_stand(before) && rule.behind.may_stand(behind));
            found.extend(near.find_map(|rule| rule.at(letter, at)));
        }
    }
    found.sort_unstable_by_key(|betrayed| betrayed.at);
    found
}

impl Rule {
    /// A line of the file, if it is one of a rule.
    fn of(line: &'static str) -> Option<Rule> {
        let (found, _) = line.split('|').nth(1)?.split_once(" > ")?;
        Some(Rule { found: key(found.trim()), line, parts: OnceLock::new() })
    }

    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| Parts::parse(self.line).expect("the built-in rules are tested"))
    }
}

impl Parts {
    fn parse(line: &'static str) -> Option<Parts> {
        let mut fields = line.split('|').map(str::trim);
        let before = Runs::before(fields.next()?);
        let (_, meant) = fields.next()?.split_once(" > ")?;
        let behind = Runs::behind(fields.next()?);
        let (not_before, not_behind) = (Runs::before(fields.next()?), Runs::behind(fields.next()?));
        Some(Parts { meant, before, behind, not_before, not_behind })
    }

    /// What is found at word `at`, which is the wrong word, if the rule fits there.
    fn at(&self, letter: &Letter, at: usize) -> Option<Betrayed> {
        let word = &letter.words[at];
        // a capital makes a name of it, but for "Open Government License", where all have one
        let named = word.capital && !word.gap.has(Gap::SENTENCE) && !letter.words[at.checked_sub(1)?].capital;
        if word.kind != WordKind::Plain || named {
            return None;
        }
        let before = self.before.longest_before(&letter.words, at)?;
        let behind = self.behind.longest_behind(&letter.words, at)?;
        if self.not_before.stands_before(&letter.words, at) || self.not_behind.stands_behind(&letter.words, at) {
            return None;
        }
        let block = &letter.blocks[letter.block_of(at)];
        let prose = block.region.is_own_prose() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        let title = block.region == Region::SignOff && TITLES.contains(&word.key);
        (prose || title).then_some(Betrayed { at, meant: self.meant, before, behind })
    }
}

/// The rules, read when first needed: those of one wrong word side by side, in their order.
fn rules() -> &'static [Rule] {
    static READ: OnceLock<Vec<Rule>> = OnceLock::new();
    READ.get_or_init(|| {
        let lines = RULES.lines().filter(|line| !line.starts_with('#'));
        let mut rules: Vec<Rule> = lines.filter_map(Rule::of).collect();
        rules.sort_by_key(|rule| rule.found);
        rules
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_names_two_words_and_a_neighbour() {
        let lines = RULES.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        assert_eq!(rules().len(), lines.count());
        for rule in rules() {
            assert_ne!(rule.found, key(rule.parts().meant), "{rule:?}");
        }
    }
}
