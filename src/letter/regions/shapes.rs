//! What a block looks like, whatever it says: set apart or running prose, a provision, the number of a page.

use crate::letter::read;
use crate::letter::words::{Word, WordKind};
use crate::letter::{Block, BlockKind, Letter};

/// "Page 2 of 5", "2 | P a g e", or a bare number beside the end of a page.
pub(super) fn is_page_mark(letter: &Letter, block: &Block) -> bool {
    let (first, words) = (block.words.start, &letter.words);
    let named = block.words.len() <= 4
        && letter.word(first).eq_ignore_ascii_case("page")
        && block.words.len() >= 2
        && words[first + 1].kind == WordKind::Number;
    let letters = || block.words.clone().skip(1).map(|at| letter.word(at)).collect::<String>();
    let number = words[first].kind == WordKind::Number && words[first].span().len() <= 3;
    let spaced = number && matches!(block.words.len(), 2 | 5) && letters().eq_ignore_ascii_case("page");
    named || spaced || number && block.words.len() == 1 && is_at_a_page_end(letter, block)
}

/// Whether only white space stands between a block and the end of a page.
fn is_at_a_page_end(letter: &Letter, block: &Block) -> bool {
    let (before, after) = (&letter.text()[..block.span.start], &letter.text()[block.span.end..]);
    let space = |char: &char| char.is_whitespace();
    after.chars().take_while(space).any(|char| char == '\x0c')
        || before.chars().rev().take_while(space).any(|char| char == '\x0c')
}

/// Whether a block is set apart from running prose, as quotations and lists are.
pub(super) fn set_apart(letter: &Letter, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Row)
        || block.emphasised
        // "a) …": no list in Markdown
        || block.kind == BlockKind::Paragraph && read::marker_len(block.span.of(letter.text())) > 1
}

pub(super) fn starts_with_section(letter: &Letter, block: &Block) -> bool {
    let mut words = block.words.clone().map(|index| &letter.words[index]);
    let (first, second) = (words.next(), words.next());
    let figure = |word: &Word| matches!(word.kind, WordKind::Reference | WordKind::Number);
    first.is_some_and(|word| word.kind == WordKind::Reference)
        || second.is_some_and(figure) && first.is_some_and(|word| word.capital)
}

/// The text of a block behind the marker of a list and the marks of emphasis.
pub(super) fn unmarked<'l>(letter: &'l Letter, block: &Block) -> &'l str {
    let body = block.span.of(letter.text());
    body[read::marker_len(body)..].trim_start_matches(['*', '_', ' ', '\t'])
}

/// The places of the blocks with words, from block `first` on.
pub(super) fn filled<'l>(letter: &'l Letter, first: usize) -> impl Iterator<Item = usize> + 'l {
    (first..letter.blocks.len()).filter(|&at| !letter.blocks[at].words.is_empty())
}

/// The next block with words below block `index`.
pub(super) fn next_below<'l>(letter: &'l Letter, index: usize) -> Option<&'l Block> {
    filled(letter, index + 1).next().map(|at| &letter.blocks[at])
}

/// Whether a text ends in a question mark, behind which only marks of layout and quotation stand.
pub(super) fn is_question(text: &str) -> bool {
    text.trim_end_matches(['*', '_', ' ', '"', '”', '’', ')']).ends_with('?')
}

/// Whether the last words of a block end in a full stop, question mark or exclamation mark.
pub(super) fn ends_a_sentence(letter: &Letter, block: &Block) -> bool {
    letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated)
}
