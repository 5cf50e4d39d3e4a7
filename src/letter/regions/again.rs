//! The requester's words again, above the answer to each: questions repeated, quoted, numbered, or taken in turns.

use super::asked::{is_cut, is_shouted};
use super::leads::is_one;
use super::quotation::{closes, closing_here, quotation_opened};
use super::shapes::{ends_a_sentence, next_below, set_apart, starts_with_section, unmarked};
use super::{asking, labels};
use crate::letter::cues::Cues;
use crate::letter::pattern::NoSlots;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region, WordKind, read};

/// A question has more words than a number and a title.
const FEWEST: usize = 4;

/// A question repeated before its answer, in a response that takes the questions one by one: it asks, or it is set off
/// as a question and the answer follows.
pub(super) fn is_echo(letter: &Letter, seen: bool, index: usize) -> bool {
    let block = &letter.blocks[index];
    let whole = block.span.of(letter.text());
    let marked = || marker_len(whole) > 0 || block.emphasised || block.kind == BlockKind::Quote;
    let own = || block.words.clone().take(3).any(|index| is_one(letter.word(index), &["we", "our"]));
    let ends = ends_a_sentence(letter, block);
    let question = ends && whole.trim_end_matches(['*', '_', ' ', '"', '”', '’']).ends_with('?');
    // all in bold or italics, in the words of no title, without a stop
    let set_off = block.emphasised
        && block.words.len() >= 5
        && (is_question_label(letter, block) || !ends && !is_title(letter, block));
    let answered = || {
        is_question_label(letter, block)
            && letter.blocks[index + 1..].first().is_some_and(|next| labels::is_answer_label(letter, next))
    };
    let shouted = || {
        is_shouted(letter, block)
            && (question
                || asking::asks_directly(letter, block, letter.word_from(block.span.start + marker_len(whole))))
    };
    set_off
        || shouted()
        || answered()
        || is_bare_question(letter, index)
        || is_wholly_quoted(letter, index)
        || question && (marked() || seen && block.words.len() <= 60 && !own())
}

/// A paragraph in quotation marks above the one that answers it; behind a colon somebody else may be quoted.
fn is_wholly_quoted(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let closed = quotation_opened(letter, block).is_some_and(|closing| closes(letter, block, closing));
    let filled = |block: &&Block| !block.words.is_empty();
    let before = letter.blocks[..index].iter().rfind(filled);
    let next = next_below(letter, index);
    closed
        && block.words.len() >= 5
        && before.is_none_or(|before| !before.span.of(letter.text()).trim_end().ends_with([':', ',']))
        && next.is_some_and(|next| next.kind == BlockKind::Paragraph && quotation_opened(letter, next).is_none())
}

/// Whether block `index` opens a quotation that a paragraph below closes, at the head of the answer, where nobody else is
/// quoted; behind a colon somebody may be.
pub(super) fn opens_a_quotation(letter: &Letter, index: usize) -> bool {
    /// A greeting, and thanks for the request.
    const ABOVE: usize = 2;
    let block = &letter.blocks[index];
    let Some(closing) = quotation_opened(letter, block) else { return false };
    let mut inside = unmarked(letter, block).chars();
    inside.next();
    let above = || letter.blocks[..index].iter().filter(|block| !block.words.is_empty());
    let prose = above().filter(|block| block.region == Region::Response && block.kind == BlockKind::Paragraph);
    let last = above().next_back();
    let colon = last.is_some_and(|before| before.span.of(letter.text()).trim_end().ends_with([':', ',']));
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        && !colon
        && (1..=ABOVE).contains(&prose.take(ABOVE + 1).count())
        && !inside.as_str().contains(closing)
        && !starts_with_section(letter, block)
        && closing_here(letter, index, closing).is_some()
}

/// Whether block `index` is a quotation of the requester's words: set apart by `>`, which Markdown's spans leave out, and
/// of no provision.
pub(super) fn is_quoted(letter: &Letter, index: usize, state: Region) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text());
    let provision = || body.starts_with('(') && read::marker_len(body) > 2 || starts_with_section(letter, block);
    block.kind == BlockKind::Quote
        && !is_cut(letter, index)
        && (body.starts_with('>') || state == Region::Response && !provision())
        && !quotes_others(letter, index)
}

/// Whether a quotation set apart is of a provision, guidance or a decision: "Section 12 provides:" above it.
fn quotes_others(letter: &Letter, index: usize) -> bool {
    const OTHERS: [u64; 12] = keys([
        "section",
        "regulation",
        "act",
        "guidance",
        "commissioner",
        "commissioner's",
        "tribunal",
        "code",
        "article",
        "policy",
        "regulations",
        "schedule",
    ]);
    let (your, filled) = (const { keys(["you", "your"]) }, |block: &&Block| !block.words.is_empty());
    let Some(before) = letter.blocks[..index].iter().rfind(filled) else { return false };
    if before.kind == BlockKind::Quote {
        return before.region == Region::Response && !is_cut(letter, index - 1);
    }
    let last = letter.sentences[before.sentences.clone()].last();
    let says = |wanted: &[u64]| {
        last.is_some_and(|last| letter.words[last.words.clone()].iter().any(|word| wanted.contains(&word.key)))
    };
    before.span.of(letter.text()).trim_end_matches(['*', '_', ' ']).ends_with(':') && says(&OTHERS) && !says(&your)
}

/// In a letter that says so ("Your questions are in bold, our answers below each"), a question without any mark left.
pub(super) fn is_plain_question(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end();
    let next = next_below(letter, index);
    block.kind == BlockKind::Paragraph
        && block.words.len() >= 4
        && !body.ends_with(['.', ':', ';', ','])
        && asking::begins_to_ask(letter, block, block.words.start)
        && next.is_some_and(|next| next.kind == BlockKind::Paragraph)
}

/// Where a letter announces "answers to your questions", the word with which it does.
pub(super) fn answers_announced(letter: &Letter) -> Option<usize> {
    const QUESTIONS: [u64; 2] = keys(["questions", "question"]);
    const ANSWERS: [u64; 6] = keys(["answers", "responses", "replies", "answer", "response", "reply"]);
    let to_your = const { keys(["to", "your"]) };
    let told = |at: &usize| {
        *at >= 3
            && letter.words[at - 2..*at].iter().map(|word| word.key).eq(to_your)
            && ANSWERS.contains(&letter.words[at - 3].key)
    };
    QUESTIONS.into_iter().filter_map(|key| letter.places_of(key).find(told)).min()
}

/// Whether a paragraph begins with a question, or asks for something as strangers do: "Please can you tell me …".
pub(super) fn asks_politely(letter: &Letter, block: &Block) -> bool {
    const FAVOURS: [[u64; 3]; 4] = [
        keys(["please", "can", "you"]),
        keys(["please", "could", "you"]),
        keys(["could", "you", "please"]),
        keys(["can", "you", "please"]),
    ];
    const WANTS: [u64; 7] = keys(["tell", "find", "give", "provide", "include", "supply", "send"]);
    let words = &letter.words[block.words.clone()];
    let body = block.span.of(letter.text()).trim_end();
    let favour = |favour: &[u64; 3]| words.len() >= 3 && favour.iter().zip(words).all(|(key, word)| *key == word.key);
    if FAVOURS.iter().any(favour) {
        return body.ends_with(':') || words.get(3).is_some_and(|word| WANTS.contains(&word.key));
    }
    words.len() >= FEWEST && body.contains('?') && asking::begins_to_ask(letter, block, block.words.start)
}

/// "2 How many of them were let?": a question with a number and no mark behind it, as forms and tables leave them.
pub(super) fn is_question_by_figure(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let (first, words) = (block.words.start, &letter.words);
    let figure = words[first].kind == WordKind::Number && words[first].span().len() <= 2;
    figure
        && block.kind == BlockKind::Paragraph
        && block.words.len() > FEWEST
        && block.sentences.len() == 1
        && words[first + 1].gap.is_plain_space()
        && block.span.of(letter.text()).trim_end().ends_with('?')
        && asking::begins_to_ask(letter, block, first + 1)
}

/// In such a letter, a number above a paragraph that has none: "2. The number of bins".
pub(super) fn is_numbered_alone(letter: &Letter, index: usize) -> bool {
    let numbered = |block: &Block| marker_len(block.span.of(letter.text())) > 1;
    let filled = |block: &&Block| !block.words.is_empty();
    let block = &letter.blocks[index];
    let next = next_below(letter, index);
    block.apart
        && matches!(block.kind, BlockKind::Item | BlockKind::Paragraph)
        && numbered(block)
        && letter.blocks[..index].iter().rfind(filled).is_none_or(|before| !numbered(before))
        && next.is_some_and(|next| next.apart && next.kind == BlockKind::Paragraph && !numbered(next))
}

/// Whether what follows block `index` may still be the request: it asks, or is set apart.
pub(super) fn is_asked_after(letter: &Letter, index: usize) -> bool {
    let Some(next) = next_below(letter, index) else { return false };
    const WISHES: [&str; 5] = ["would", "want", "wish", "also", "request"];
    let first = next.words.start;
    let wishes = letter.word(first) == "I" && next.words.len() > 1 && WISHES.contains(&letter.word(first + 1));
    // "We hold these:"
    let hands_over = letter.blocks[index].span.of(letter.text()).trim_end().ends_with(':');
    !hands_over && set_apart(letter, next)
        || next.span.of(letter.text()).trim_end().ends_with('?')
        || wishes
        || asking::begins_to_ask(letter, next, first)
}

/// In such a letter, a paragraph below a question that ends in a stop and does not ask.
pub(super) fn turns_to_answer(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let block = &letter.blocks[index];
    let before = letter.blocks[..index].iter().rfind(|before| !before.words.is_empty());
    let unmarked = !block.emphasised && before.is_some_and(|before| before.emphasised);
    unmarked
        || block.apart
            && block.kind == BlockKind::Paragraph
            && marker_len(block.span.of(letter.text())) == 0
            && block.span.of(letter.text()).trim_end().ends_with('.')
            && cues.requester.longest_at(&letter.words, block.words.start, &NoSlots).is_none()
            && !asking::speaks_as_one(letter, block)
}

/// "3) how many in 2018", "- whats the cost": a question without its mark, set off alone above a paragraph.
fn is_bare_question(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end();
    let first = letter.word_from(block.span.start + marker_len(body));
    let filled = |block: &&Block| !block.words.is_empty();
    let alone = letter.blocks[..index].iter().rfind(filled).is_none_or(|before| {
        (before.kind != BlockKind::Item || marker_len(before.span.of(letter.text())) == 0)
            && !before.span.of(letter.text()).trim_end().ends_with([':', ','])
    });
    let next = next_below(letter, index);
    alone
        && marker_len(body) > 0
        && !body.trim_end_matches(['"', '”']).ends_with([';', ',', '.', ':', '…'])
        && asking::begins_to_ask(letter, block, first)
        && !asking::goes_on(letter, first, &body[..marker_len(body)])
        && (block.kind != BlockKind::Heading || asking::asks_directly(letter, block, first))
        && next.is_some_and(|next| {
            matches!(next.kind, BlockKind::Paragraph | BlockKind::Item) && marker_len(next.span.of(letter.text())) == 0
        })
}

/// The bytes of the marker of a list or of a paragraph's number: "- ", "(b)", "2.", "1.1 ".
fn marker_len(body: &str) -> usize {
    let start = body.len() - body.trim_start_matches(['#', ' ']).len();
    let body = &body[start..];
    let len = read::marker_len(body);
    if len > 0 {
        return start + len;
    }
    let figures = body.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let number = &body[..figures];
    let parts = number.trim_end_matches('.').split('.').filter(|part| (1..=2).contains(&part.len())).count();
    if parts >= 2 && number.len() <= 9 && body[figures..].starts_with([' ', '\t']) { start + figures } else { 0 }
}

/// Whether most longer words of a block are capitalised.
fn is_title(letter: &Letter, block: &Block) -> bool {
    let long = || block.words.clone().filter(|&index| letter.words[index].span().len() > 3);
    long().filter(|&index| letter.words[index].capital).count() * 2 >= long().count()
}

/// "Q3. …", "3) …": a question set off by its number.
fn is_question_label(letter: &Letter, block: &Block) -> bool {
    let whole = block.span.of(letter.text()).trim_start_matches(['*', '_', '#', ' ']);
    read::marker_len(whole) > 1
        && whole.starts_with(|char: char| char.is_ascii_digit() || matches!(char, 'Q' | 'q' | '('))
}
