//! Wrong words that their neighbours betray, whatever the counts say: "longer that", "best practise". The rules are
//! data (`lints/words/confusable-rules.txt`, which tells their form).
//!
//! The wrong words of most rules are function words, which stand everywhere, so a rule passes over nearly all of their
//! places by one look at a bit for the word beside them.

use super::compiled::WRITTEN;
use super::runs::beside;
use super::written::Rule;
use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};

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

/// Every wrong word that its neighbours betray, in order.
pub fn betrayed(letter: &Letter) -> Vec<Betrayed> {
    let mut found = Vec::new();
    for rules in WRITTEN.rules().chunk_by(|one, other| one.found == other.found) {
        for at in letter.places_of(rules[0].found) {
            let before = at.checked_sub(1).map_or(0, |before| beside(&letter.words[before], &letter.words[at]));
            let behind = letter.words.get(at + 1).map_or(0, |word| beside(word, word));
            let mut near = rules.iter().filter(|rule| rule.before.may_stand(before) && rule.behind.may_stand(behind));
            found.extend(near.find_map(|rule| fits(rule, letter, at)));
        }
    }
    found.sort_unstable_by_key(|betrayed| betrayed.at);
    found
}

/// What is found at word `at`, which is the wrong word, if the rule fits there.
fn fits(rule: &Rule, letter: &Letter, at: usize) -> Option<Betrayed> {
    let word = &letter.words[at];
    // a capital makes a name of it, but for "Open Government License", where all have one
    let named = word.capital && !word.gap.has(Gap::SENTENCE) && !letter.words[at.checked_sub(1)?].capital;
    if word.kind != WordKind::Plain || named {
        return None;
    }
    let (lists, words) = (&WRITTEN.neighbours, &letter.words);
    let before = lists.longest_before(rule.before, words, at)?;
    let behind = lists.longest_behind(rule.behind, words, at)?;
    if lists.stands_before(rule.not_before, words, at) || lists.stands_behind(rule.not_behind, words, at) {
        return None;
    }
    let block = &letter.blocks[letter.block_of(at)];
    let prose = block.region.is_own_prose() && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    let title = block.region == Region::SignOff && TITLES.contains(&word.key);
    (prose || title).then_some(Betrayed { at, meant: WRITTEN.word(rule.meant), before, behind })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_names_two_words() {
        assert!(!WRITTEN.rules().is_empty());
        for rule in WRITTEN.rules() {
            assert_ne!(rule.found, rule.meant.key, "{rule:?}");
        }
    }
}
