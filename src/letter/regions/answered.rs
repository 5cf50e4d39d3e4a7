//! What can only be an answer, by its shape: "22.", "None.", "There were 420."

use super::shapes::set_apart;
use super::{asking, headings};
use crate::letter::read;
use crate::letter::words::{Gap, keys};
use crate::letter::{Block, Letter, WordKind};

/// Whether a block is an answer by its shortness: "22.", "£12,450 in 2022/23.", "Yes, although …", "None.", "Not held".
pub(super) fn is_bare_answer(letter: &Letter, block: &Block) -> bool {
    /// An answer that begins with a figure has at most this many words.
    const MOST: usize = 12;
    /// A list of what is asked goes on with a few words.
    const FEW: usize = 3;
    const YES: [u64; 4] = keys(["yes", "none", "nil", "n/a"]);
    const NO: u64 = keys(["no"])[0];
    const NOT: [[u64; 2]; 5] = [
        keys(["not", "held"]),
        keys(["not", "recorded"]),
        keys(["not", "applicable"]),
        keys(["not", "known"]),
        keys(["fewer", "than"]),
    ];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '|']);
    let first = letter.word_from(block.span.start + read::marker_len(body));
    let words = &letter.words[first.min(block.words.end)..block.words.end];
    let Some(word) = words.first().filter(|_| !body.ends_with(['?', ':', ';'])) else { return false };
    let parted =
        words.get(1).is_none_or(|next| next.gap.has(Gap::COMMA.with(Gap::STOP).with(Gap::OPEN).with(Gap::DASH)));
    let figure = matches!(word.kind, WordKind::Number | WordKind::Reference) || word.gap.has(Gap::OTHER);
    // "2020: 1,804; 2021: 1,766"
    let figures = words.iter().filter(|word| word.kind == WordKind::Number).count() * 2 > words.len();
    let number = word.kind == WordKind::Plain && word.capital && headings::NUMBERS[..10].contains(&word.key);
    YES.contains(&word.key) && (parted || words.len() <= FEW)
        || word.key == NO && parted
        || NOT.iter().any(|pair| words.len() > 1 && pair[0] == word.key && pair[1] == words[1].key)
        || figure && words.len() <= MOST && (words.len() <= FEW || body.ends_with('.') || figures)
        || figure && figures
        || number && words.len() < FEW
}

/// Whether a block tells what there is, as an answer does: "There were 420."
pub(super) fn tells_what_there_is(letter: &Letter, block: &Block) -> bool {
    const THERE: u64 = keys(["there"])[0];
    const BE: [u64; 6] = keys(["is", "are", "was", "were", "have", "has"]);
    let body = block.span.of(letter.text()).trim_end();
    let words = &letter.words[block.words.clone()];
    words.len() > 2
        && block.apart
        && !set_apart(letter, block)
        && words[0].key == THERE
        && BE.contains(&words[1].key)
        && body.ends_with('.')
        && !asking::speaks_as_one(letter, block)
}

#[cfg(test)]
mod tests {
    use crate::letter::regions::tests::asked;

    #[test]
    fn an_answer_may_be_short() {
        for answer in
            ["22.", "£12,450 in 2022/23.", "Yes, although not each week.", "None.", "Not held", "1. Yes (enclosed)."]
        {
            let text = format!("You asked:\n\n1. How many bins are there?\n\n{answer}\n\nThe rest is on our page.\n");
            assert_eq!(asked(&text).len(), 1, "{answer}");
        }
        // a list goes on
        assert_eq!(asked("You asked about:\n\n- bins\n- 3 lids\n- none of the rest\n\nWe hold them.\n").len(), 3);
    }
}
