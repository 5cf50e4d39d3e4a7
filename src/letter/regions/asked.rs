//! The requester's words: where they begin, whatever their layout, and the signs that end them.

use super::inline::leads_to_a_question;
use super::leads::{LeadIns, runs_on};
use super::quotation::{closes, closing_here, quotation_opened};
use super::shapes::{ends_a_sentence, next_below, set_apart, unmarked};
use super::voice::{is_dated_answer, is_named_answer, is_own_voice, is_title_of_an_exemption, wishes};
use super::{answered, mail, over, pairs, told};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::read;
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};

/// Fewer words in capitals are a title.
const SHORTEST_SHOUT: usize = 5;

/// What is known of the request while it is read.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// All before this block, which names the answer, is the requester's.
    pub surely_until: Option<usize>,
    /// Whether the letter has quoted a request so far.
    pub seen: bool,
    /// Whether it quotes it question by question, each under a label of its own.
    pub numbered: bool,
    /// It began below a label, and not below a sentence.
    labelled: bool,
    /// It began below nothing, where only a requester can be speaking.
    pub unlabelled: bool,
    /// Blocks of it read so far.
    pub count: usize,
    /// The block before was set apart: a list item, a quotation.
    listed: bool,
    /// The block before was a row of a table.
    rows: bool,
    /// The block before ends in a colon or comma: a list goes on with it.
    leads_on: bool,
    /// The enumerator of its first block.
    first_mark: Option<String>,
    /// Its first block holds the whole list: "(1) the cost (2) the minutes".
    whole_list: bool,
    /// It began inside the paragraph that introduces it.
    inline: bool,
    /// It is in quotation marks, and this one will close it.
    closing: Option<&'static [char]>,
    closed: bool,
    /// The block before is the head of a message.
    mail: bool,
    /// A sentence stands above it, and no label of a few words.
    pub led: bool,
    /// The block before ends a sentence.
    stopped: bool,
    /// All of it is in capitals.
    shouted: bool,
    /// All of it is in bold or italics.
    emphasised: bool,
    /// All of it is set off by `>`.
    set_off: bool,
    /// The block before is a question.
    asks: bool,
    /// A label stands below it, above the answer: until then only the authority's own voice ends it.
    pub bounded: bool,
    /// The block with which the answer begins below one question, where no label says so.
    pub until: Option<usize>,
    /// The block with the label of its answer, where only the request can stand before it.
    pub paired: Option<usize>,
}

impl Asked {
    /// A request begins below its label; `numbered` labels stand above one question each.
    pub fn labelled(numbered: bool) -> Asked {
        Asked { seen: true, numbered, labelled: true, ..Asked::default() }
    }

    /// A request begins under no label, and goes on to the block that names the answer, where one does.
    pub fn logged(surely_until: Option<usize>) -> Asked {
        Asked { seen: true, surely_until, ..Asked::default() }
    }

    /// A list goes on with what a requester asks under no label.
    pub fn unlabelled() -> Asked {
        Asked { unlabelled: true, ..Asked::default() }
    }

    /// A request begins after block `index`.
    pub fn begin(&mut self, letter: &Letter, index: usize) {
        let inline = runs_on(letter, index);
        let pasted = inline && leads_to_a_question(letter, letter.blocks[index].words.end);
        *self = Asked { seen: true, inline: inline && !pasted, led: true, ..Asked::default() };
    }

    /// Whether block `index` is in the quotation marks that the request began with.
    pub fn inside_quotation(&mut self, letter: &Letter, index: usize) -> bool {
        let block = &letter.blocks[index];
        if self.count == 0 && self.closing.is_none() {
            self.closing = quotation_opened(letter, block).and_then(|closing| closing_here(letter, index, closing));
        }
        let Some(closing) = self.closing.filter(|_| !self.closed) else { return false };
        self.take(letter, block);
        // cut out of a paragraph, it may close before the paragraph ends
        let inside = self.count == 1 && is_cut(letter, index) && block.span.of(letter.text()).contains(closing);
        self.closed = inside || closes(letter, block, closing);
        true
    }

    /// Whether it is bounded by a label or a quotation mark, until which it goes on.
    pub fn closes_later(&self) -> bool {
        self.paired.is_some() || self.closing.is_some() && !self.closed
    }

    /// A literal passage was read: all of the request, where it is the first of it.
    pub fn fenced(&mut self) {
        self.closed |= self.count == 0;
        self.count += 1;
    }

    /// Whether block `index`, the first below a label, is the authority's and tells of the request: "Your request was
    /// received on 4 May."
    pub fn tells_first(&self, letter: &Letter, index: usize) -> bool {
        let block = &letter.blocks[index];
        let body = block.span.of(letter.text()).trim_end();
        self.count == 0
            && self.labelled
            && !self.numbered
            && (body.ends_with(':') || !set_apart(letter, block) && has_a_stop(letter, block) && !body.ends_with('?'))
            && told::is_about_it(letter, block)
    }

    /// A block of the request was read.
    pub fn take(&mut self, letter: &Letter, block: &Block) {
        let body = block.span.of(letter.text()).trim_end();
        if self.count == 0 {
            self.first_mark = enumerator(body).map(str::to_owned);
            self.whole_list = body.starts_with("(1)") && body.contains(" (2) ");
            self.shouted = is_shouted(letter, block);
            self.emphasised = true;
            self.set_off = true;
        }
        self.count += 1;
        self.emphasised &= block.emphasised;
        self.set_off &= block.kind == BlockKind::Quote && !is_cut(letter, letter.block_of(block.words.start));
        self.asks = body.trim_end_matches(['*', '_', ' ', '"', '”', '’']).ends_with('?');
        self.listed = set_apart(letter, block);
        self.rows = block.kind == BlockKind::Row;
        self.mail = mail::ends_with_head(letter, block);
        self.leads_on = body.ends_with([':', ',', ';']);
        self.stopped = body.trim_end_matches(['*', '_', ' ', '"', '”', '’']).ends_with(['.', '?', '!']);
    }

    /// Whether block `index` can no longer be the requester's: the quotation was closed, the authority's own voice
    /// begins, or prose follows a list and does not sound like someone asking.
    pub fn ends_at(&self, letter: &Letter, cues: &Cues, lead_ins: &LeadIns, index: usize) -> bool {
        let block = &letter.blocks[index];
        if self.until.is_some_and(|until| index >= until) {
            return true;
        }
        if let Some(answer) = self.paired.filter(|_| !self.closed) {
            return index >= answer;
        }
        if self.count == 0 {
            // below "Question 2" may stand the answer at once
            return self.numbered && !set_apart(letter, block) && is_own_voice(letter, cues, block)
                || pairs::is_left_out(letter, cues, index);
        }
        if self.bounded {
            return !set_apart(letter, block)
                && is_own_voice(letter, cues, block)
                && !is_quoted(letter, block)
                && !begins_as_asking(letter, cues, block);
        }
        // "Dear FOI team" below the head of a message
        if self.mail && super::start_cue(letter, cues, block) == Some(Meaning::Salutation) {
            return false;
        }
        let body = block.span.of(letter.text()).trim_end();
        let quoted_again = unmarked(letter, block).starts_with(['“', '"', '‘']);
        let mark = enumerator(body);
        let begins_again = self.count > 1 && mark.is_some() && mark == self.first_mark.as_deref();
        let begins = self.whole_list && matches!(mark, Some("1." | "1)" | "(1)"));
        let answers_it = self.asks && mark.is_some() && mark == self.first_mark.as_deref() && !body.ends_with('?');
        let restarts = block.apart && (body.ends_with('.') && (begins_again || begins) || answers_it);
        if !quoted_again && self.is_answered_at(letter, cues, index) {
            return true;
        }
        if set_apart(letter, block) {
            let quotation = quoted_again || block.emphasised || block.kind == BlockKind::Quote;
            return !quotation
                && (self.closed
                    || restarts
                    || block.kind == BlockKind::Row && (!self.rows || is_new_table(letter, index))
                    || !self.listed && !self.leads_on && list_answers(letter, cues, index));
        }
        let asks = || cues.requester.longest_at(&letter.words, block.words.start, &NoSlots).is_some();
        restarts
            || self.shouted && !is_shouted(letter, block)
            || self.rows && !asks() && !body.ends_with('?')
            || is_own_voice(letter, cues, block) && !wishes(letter, block)
            || is_dated_answer(letter, block)
            || is_named_answer(letter, block)
            || self.closed && !quoted_again
            || self.inline && !body.ends_with('?')
            || (self.listed || self.unlabelled && mark.is_none() && !begins_with_a_figure(letter, block))
                && body.ends_with('.')
                && block.words.len() >= 4
                && !asks()
                && !wishes(letter, block)
            || lead_ins.of(letter, block).region == Some(Region::ExemptionList)
            || is_title_of_an_answer(letter, cues, index)
            || is_title_of_an_exemption(letter, index)
    }

    /// Whether block `index` can only be an answer, as nobody speaks for the authority yet: a short one, what stands apart
    /// from the marks or the type of the request, or a paragraph below which nobody asks any more.
    fn is_answered_at(&self, letter: &Letter, cues: &Cues, index: usize) -> bool {
        let block = &letter.blocks[index];
        let body = block.span.of(letter.text()).trim_end();
        let mark = enumerator(body);
        let quote = block.kind == BlockKind::Quote;
        // "each of these years:" and "2022"
        let short = (block.apart || self.asks)
            && !self.leads_on
            && self.first_mark.as_deref().is_none_or(|first| mark.is_none() || mark == Some(first))
            && answered::is_bare_answer(letter, block);
        let plain = self.asks && self.emphasised && !block.emphasised && block.apart && !quote;
        let told = self.asks && answered::tells_what_there_is(letter, block);
        let over = || {
            self.led
                && (self.stopped || !self.leads_on && letter.words[block.words.start].capital)
                && (self.asks && over::answers_question(letter, cues, index) || over::is_over(letter, cues, index))
        };
        self.set_off && block.apart && !quote && !body.ends_with('?')
            || (short || told || plain) && !over::speaks_later(letter, cues, index)
            || over()
    }
}

/// "1, When they were sold"
fn begins_with_a_figure(letter: &Letter, block: &Block) -> bool {
    letter.words[block.words.start].kind == WordKind::Number
}

/// Whether a block ends in a stop, or has one before its last words: an address of the web may end it.
fn has_a_stop(letter: &Letter, block: &Block) -> bool {
    block.sentences.len() > 1 || ends_a_sentence(letter, block)
}

/// Whether a block begins as requesters do, and not with a longer wording of the authority's: "I would", "I have concluded".
fn begins_as_asking(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let end = |set: &PatternSet| set.longest_at(&letter.words, block.words.start, &NoSlots).map(|found| found.end);
    end(&cues.requester).is_some_and(|asks| end(&cues.starts).is_none_or(|starts| starts <= asks))
}

/// Whether a block begins with a quotation mark.
fn is_quoted(letter: &Letter, block: &Block) -> bool {
    quotation_opened(letter, block).is_some()
}

/// Whether a block of some words is all in capitals.
pub(super) fn is_shouted(letter: &Letter, block: &Block) -> bool {
    let body = block.span.of(letter.text());
    block.words.len() >= SHORTEST_SHOUT && !body.contains(char::is_lowercase)
}

/// "(a)", "1." or "[1]" at the start of a block, as it is written.
fn enumerator(body: &str) -> Option<&str> {
    let token = body.split_whitespace().next()?;
    let known = token.len() <= 5 && token.ends_with(['.', ')', ']', ':']) && token.len() < body.len();
    (known && token.chars().any(char::is_alphanumeric)).then_some(token)
}

/// Whether a blank line stands between a row and the one before.
fn is_new_table(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let before = index.checked_sub(1).map_or(0, |before| letter.blocks[before].span.end).min(block.span.start);
    block.apart && letter.text()[before..block.span.start].trim().is_empty()
}

/// Whether in the list that begins with block `index` the authority answers.
fn list_answers(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let items = letter.blocks[index..].iter().take(12).take_while(|block| block.kind == BlockKind::Item);
    let mut items = items.filter(|block| !block.words.is_empty());
    items.any(|block| {
        let body = block.span.of(letter.text()).trim_end();
        let first = letter.word_from(block.span.start + read::marker_len(body));
        let starts = cues.starts.longest_at(&letter.words, first, &NoSlots).is_some();
        let we = first < block.words.end && letter.word(first).eq_ignore_ascii_case("we");
        !body.ends_with('?') && (starts || we || is_own_voice(letter, cues, block))
    })
}

/// A short line set apart, right above a paragraph in the authority's own voice.
fn is_title_of_an_answer(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let block = &letter.blocks[index];
    // "I understand that names are left out" is what a requester says
    let title = block.apart
        && letter.words[block.words.start].capital
        && letter.word(block.words.start) != "I"
        && block.words.len() <= 10
        && !block.span.of(letter.text()).trim_end().ends_with(['.', '?', ':', ';', ',']);
    let next = next_below(letter, index);
    title && next.is_some_and(|next| !set_apart(letter, next) && is_own_voice(letter, cues, next))
}

/// Whether block `index` is the second half of a paragraph.
pub(super) fn is_cut(letter: &Letter, index: usize) -> bool {
    let (Some(block), Some(before)) = (letter.blocks.get(index), index.checked_sub(1).map(|at| &letter.blocks[at]))
    else {
        return false;
    };
    block.span.start == before.span.end && block.kind == BlockKind::Quote && !block.words.is_empty()
}
