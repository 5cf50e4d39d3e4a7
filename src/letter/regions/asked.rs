//! The requester's words: where they begin, whatever their layout, and the signs that end them.

use std::ops::Range;

use super::{LeadIn, LeadIns, asking, ends_a_sentence, labels, mail, set_apart, told, turns};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::read;
use crate::letter::words::{Gap, Word, keys};
use crate::letter::{Block, BlockKind, Letter, Region};
use crate::text::Span;

/// The colon may stand this many words after the cue.
const COLON_WITHIN: usize = 14;
/// A quotation is closed within this many blocks.
const LONGEST_QUOTATION: usize = 60;

/// Fewer words in capitals are a title.
const SHORTEST_SHOUT: usize = 5;

/// What is known of the request while it is read.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Whether the letter has quoted a request so far.
    pub seen: bool,
    /// Whether it quotes it question by question, each under a label of its own.
    pub numbered: bool,
    /// It began below a label, and not below a sentence.
    labelled: bool,
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
    /// It began inside the paragraph that introduces it.
    inline: bool,
    /// It is in quotation marks, and this one will close it.
    closing: Option<&'static [char]>,
    closed: bool,
    /// The block before is the head of a message.
    mail: bool,
    /// All of it is in capitals.
    shouted: bool,
    /// The block with which the answer begins below one question, where no label says so.
    pub until: Option<usize>,
}

impl Asked {
    /// A request begins below its label; `numbered` labels stand above one question each.
    pub fn labelled(numbered: bool) -> Asked {
        Asked { seen: true, numbered, labelled: true, ..Asked::default() }
    }

    /// A request begins after block `index`.
    pub fn begin(&mut self, letter: &Letter, index: usize) {
        *self = Asked { seen: true, inline: runs_on(letter, index), ..Asked::default() };
    }

    /// Whether block `index` is in the quotation marks that the request began with.
    pub fn inside_quotation(&mut self, letter: &Letter, index: usize) -> bool {
        let block = &letter.blocks[index];
        if self.count == 0 && self.closing.is_none() {
            self.closing = quotation_opened(letter, block).filter(|closing| is_closed(letter, index, closing));
        }
        let Some(closing) = self.closing.filter(|_| !self.closed) else { return false };
        self.take(letter, block);
        // cut out of a paragraph, it may close before the paragraph ends
        let inside = self.count == 1 && is_cut(letter, index) && block.span.of(letter.text()).contains(closing);
        self.closed = inside || closes(letter, block, closing);
        true
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
            && (body.ends_with(':')
                || !set_apart(letter, block) && ends_a_sentence(letter, block) && !body.ends_with('?'))
            && told::is_about_it(letter, block)
    }

    /// A block of the request was read.
    pub fn take(&mut self, letter: &Letter, block: &Block) {
        let body = block.span.of(letter.text()).trim_end();
        if self.count == 0 {
            self.first_mark = enumerator(body).map(str::to_owned);
            self.shouted = is_shouted(letter, block);
        }
        self.count += 1;
        self.listed = set_apart(letter, block);
        self.rows = block.kind == BlockKind::Row;
        self.mail = mail::ends_with_head(letter, block);
        self.leads_on = body.ends_with([':', ',', ';']);
    }

    /// Whether block `index` can no longer be the requester's: the quotation was closed, the authority's own voice
    /// begins, or prose follows a list and does not sound like someone asking.
    pub fn ends_at(&self, letter: &Letter, cues: &Cues, lead_ins: &LeadIns, index: usize) -> bool {
        let block = &letter.blocks[index];
        if self.until.is_some_and(|until| index >= until) {
            return true;
        }
        if self.count == 0 {
            // below "Question 2" may stand the answer at once
            return self.numbered && !set_apart(letter, block) && is_own_voice(letter, cues, block);
        }
        // "Dear FOI team" below the head of a message
        if self.mail && super::start_cue(letter, cues, block) == Some(Meaning::Salutation) {
            return false;
        }
        let body = block.span.of(letter.text()).trim_end();
        let unmarked = body[read::marker_len(body)..].trim_start_matches(['*', '_', ' ', '\t']);
        let quoted_again = unmarked.starts_with(['“', '"', '‘']);
        let restarts = self.count > 1
            && block.apart
            && body.ends_with('.')
            && self.first_mark.is_some()
            && enumerator(body) == self.first_mark.as_deref();
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
            || is_own_voice(letter, cues, block)
            || self.closed && !quoted_again
            || self.inline && !body.ends_with('?')
            || self.listed && body.ends_with('.') && block.words.len() >= 4 && !asks()
            || lead_ins.of(letter, block).region == Some(Region::ExemptionList)
            || is_title_of_an_answer(letter, cues, index)
    }
}

/// Whether a block of some words is all in capitals.
pub(super) fn is_shouted(letter: &Letter, block: &Block) -> bool {
    let body = block.span.of(letter.text());
    block.words.len() >= SHORTEST_SHOUT && !body.contains(char::is_lowercase)
}

/// What closes the quotation marks in which a block begins, if it begins in some.
fn quotation_opened(letter: &Letter, block: &Block) -> Option<&'static [char]> {
    let text = letter.text();
    let body = block.span.of(text);
    let inside = body[read::marker_len(body)..].trim_start_matches(['*', '_', ' ', '\t']).chars().next();
    // a request cut out of its paragraph begins after the mark
    let before = || text[..block.span.start].chars().next_back().filter(|_| block.kind == BlockKind::Quote);
    closing_of(inside).or_else(|| closing_of(before()))
}

/// What closes a quotation that this mark opens.
fn closing_of(mark: Option<char>) -> Option<&'static [char]> {
    match mark {
        Some('“') => Some(&['”', '"']),
        Some('"') => Some(&['"', '”']),
        Some('‘') => Some(&['’']),
        Some('\'') => Some(&['\'', '’']),
        _ => None,
    }
}

/// Whether a quotation ends with a block.
fn closes(letter: &Letter, block: &Block, closing: &[char]) -> bool {
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '.', ',', ';', ')']);
    body.chars().count() > 1 && body.ends_with(closing)
}

/// Whether the quotation that block `index` opens is closed before long: a mark that is never closed opens none.
fn is_closed(letter: &Letter, index: usize, closing: &[char]) -> bool {
    is_cut(letter, index) && letter.blocks[index].span.of(letter.text()).contains(closing)
        || letter.blocks[index..].iter().take(LONGEST_QUOTATION).any(|block| closes(letter, block, closing))
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

/// Whether only the authority can be speaking.
pub(super) fn is_own_voice(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    let starts = super::start_cue(letter, cues, block).is_some();
    let says = || cues.authority.is_in(&letter.words, block.words.clone(), &NoSlots);
    let body = block.span.of(letter.text()).trim_end();
    // "I can answer your request as follows:"
    let hands_over = || body.ends_with(':') && (body.starts_with("I ") || body.starts_with("We ")) && says();
    starts
        || ends_a_sentence(letter, block) && !body.ends_with('?') && (says() || names_itself(letter, block))
        || hands_over()
}

/// "Devon & Cornwall Police holds …": a capitalised name of at least two words and a verb of answering.
fn names_itself(letter: &Letter, block: &Block) -> bool {
    const VERBS: [&str; 17] = [
        "has", "have", "holds", "hold", "does", "do", "can", "cannot", "is", "are", "will", "was", "were", "neither",
        "did", "would", "keeps",
    ];
    let name = block
        .words
        .clone()
        .take(8)
        .take_while(|&index| letter.words[index].capital || matches!(letter.word(index), "and" | "of" | "the"))
        .count();
    let verb = block.words.start + name;
    name >= 2 && verb < block.words.end && VERBS.contains(&letter.word(verb))
}

/// A short line set apart, right above a paragraph in the authority's own voice.
fn is_title_of_an_answer(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let block = &letter.blocks[index];
    let title = block.apart
        && letter.words[block.words.start].capital
        && block.words.len() <= 10
        && !block.span.of(letter.text()).trim_end().ends_with(['.', '?', ':', ';', ',']);
    let next = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty());
    title && next.is_some_and(|next| !set_apart(letter, next) && is_own_voice(letter, cues, next))
}

/// Whether block `index` hands over to the requester's words: it has a lead-in and ends in a colon, was cut after one,
/// or what follows is set apart as a quotation.
pub(super) fn introduces(letter: &Letter, lead: LeadIn, index: usize) -> bool {
    let block = &letter.blocks[index];
    let cue = lead.region == Some(Region::Request);
    if runs_on(letter, index) {
        return cue;
    }
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '-', '–', '—']);
    let Some(next) = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty()) else {
        return cue && body.ends_with(':');
    };
    if !cue && (lead.region.is_some() || !body.ends_with(':')) {
        return false;
    }
    if super::starts_with_section(letter, next) && refuses(letter, block) {
        return false;
    }
    let in_marks = next.span.of(letter.text()).starts_with(['“', '"', '‘', '\'']);
    let quotation = in_marks || next.emphasised || next.kind == BlockKind::Quote;
    // "Your request is refused for the following reasons:"
    if cue && lead.told && !quotation && !ends_in_a_verb_of_saying(letter, block) {
        return false;
    }
    if cue {
        // "Your request is set out below." needs no colon
        return lead.below
            || body.ends_with(':')
            || quotation
            || set_apart(letter, next) && !body.ends_with(['.', ',']);
    }
    // any lead-in about your own words, before a quotation or where it says that they follow
    (quotation || ends_in_a_verb_of_saying(letter, block)) && speaks_of_your_words(letter, block)
}

/// Whether the last sentence of a block refuses something, so that a provision below it is one relied on.
fn refuses(letter: &Letter, block: &Block) -> bool {
    const WORDS: [&str; 9] =
        ["exemption", "exemptions", "exempt", "exceptions", "confirm", "confirms", "virtue", "refused", "withheld"];
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    last.words.clone().any(|at| WORDS.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word)))
}

/// "… sent on 4 May, read:"
fn ends_in_a_verb_of_saying(letter: &Letter, block: &Block) -> bool {
    const VERBS: [&str; 7] = ["read", "reads", "said", "says", "wrote", "asked", "asks"];
    block.words.clone().next_back().is_some_and(|last| VERBS.contains(&letter.word(last)))
}

fn speaks_of_your_words(letter: &Letter, block: &Block) -> bool {
    const WORDS: [&str; 9] =
        ["clarification", "request", "questions", "question", "email", "e-mail", "letter", "words", "message"];
    const NOT: [&str; 5] = ["response", "answer", "answers", "reply", "responses"];
    let Some(sentence) = letter.sentences[block.sentences.clone()].last() else { return false };
    let word = |index: usize, list: &[&str]| list.iter().any(|word| letter.word(index).eq_ignore_ascii_case(word));
    let mut pairs = sentence.words.clone().zip(sentence.words.clone().skip(1));
    pairs.any(|(your, what)| word(your, &["your", "the"]) && word(what, &WORDS))
        && !sentence.words.clone().any(|index| word(index, &NOT))
}

/// Whether the block was cut in two because the request begins inside its paragraph.
fn runs_on(letter: &Letter, index: usize) -> bool {
    is_cut(letter, index + 1) && !turns::answers_in_line(letter, index + 1)
}

/// Whether block `index` is the second half of a paragraph.
pub(super) fn is_cut(letter: &Letter, index: usize) -> bool {
    let (Some(block), Some(before)) = (letter.blocks.get(index), index.checked_sub(1).map(|at| &letter.blocks[at]))
    else {
        return false;
    };
    block.span.start == before.span.end && block.kind == BlockKind::Quote && !block.words.is_empty()
}

/// "The information you asked for is …", "If you ask …": the lead-in from word `at` to `end` speaks of something else.
pub(super) fn is_answered(letter: &Letter, at: usize, end: usize) -> bool {
    const WHAT: [&str; 7] = ["information", "what", "data", "documents", "details", "answers", "figures"];
    let named = || (at.saturating_sub(2)..at).any(|before| is_one(letter.word(before), &WHAT));
    let next = (end..letter.words.len()).map(|at| letter.word(at)).find(|word| *word != "for");
    // "When you ask for a review, tell us:"
    const SUPPOSED: [&str; 7] = ["if", "when", "where", "should", "unless", "before", "once"];
    let supposed = at.checked_sub(1).is_some_and(|before| is_one(letter.word(before), &SUPPOSED));
    supposed || is_advised(letter, at, end) || matches!(next, Some("is" | "are" | "falls" | "comes")) && named()
}

/// "We suggest that you ask for the following", "You could ask …": what follows is not asked yet.
fn is_advised(letter: &Letter, at: usize, end: usize) -> bool {
    let ask = const { keys(["ask"]) };
    let advises = const {
        keys([
            "suggest",
            "suggests",
            "recommend",
            "advise",
            "invite",
            "could",
            "may",
            "might",
            "should",
            "wish",
            "want",
        ])
    };
    let has = |range: Range<usize>, wanted: &[u64]| letter.words[range].iter().any(|word| wanted.contains(&word.key));
    let first = letter.sentence_of(at).map_or(0, |sentence| sentence.words.start);
    has(at..end, &ask) && has(at.saturating_sub(4).max(first)..at, &advises)
}

/// Whether a word is one of these, which are in small letters.
fn is_one(word: &str, list: &[&str]) -> bool {
    list.iter().any(|one| word.eq_ignore_ascii_case(one))
}

/// Where, in the words of a block just read (from `first` on), the requester's own words begin inside the paragraph
/// that introduces them: "You asked: How many …", "You requested “all e-mails …”".
pub fn inline_request(letter: &Letter, cues: &Cues, first: usize, span: Span) -> Option<usize> {
    let words = &letter.words;
    if let Some(answer) = turns::inline_answer(letter, first, span) {
        return Some(answer);
    }
    // they follow a colon or stand in quotation marks
    let marked = |word: &Word| word.gap.has(Gap::COLON.with(Gap::QUOTE));
    if words.len() < first + 5 || !words[first + 1..].iter().any(marked) {
        return None;
    }
    let request = |id| Cues::meaning(id) == Meaning::Region(Region::Request);
    let lead_ins = cues.lead_ins.each_in(words, first..words.len(), &NoSlots);
    let mut lead_ins = lead_ins.filter(|found| request(found.id) && !is_answered(letter, found.start, found.end));
    // "Your request is refused: …" is none, but the next one may be
    lead_ins.find_map(|found| handed_over(letter, found.start..found.end, span)).flatten()
}

/// The word behind the colon or mark of one lead-in where it stands near: with it the requester's words begin, or those
/// of nobody else.
fn handed_over(letter: &Letter, lead: Range<usize>, span: Span) -> Option<Option<usize>> {
    let (text, words) = (letter.text(), &letter.words);
    // "You said that it was “too late”, and so it was." reports
    if words.get(lead.end).is_some_and(|_| letter.word(lead.end) == "that") {
        return Some(None);
    }
    for at in lead.end..words.len().min(lead.end + COLON_WITHIN) {
        let between = &text[words[at - 1].span().end..words[at].span().start];
        let quoted = between.contains(['“', '"']);
        // a name may stand in single marks: "You wrote, 'Where is it?'"
        let single =
            between.contains([',', ':']) && between.ends_with([' ', '‘', '\'']) && between.contains(['‘', '\'']);
        if quoted || single || between.contains(':') {
            if told::is_told(letter, lead.clone(), at)
                || (quoted || single) && told::judges(letter, lead.clone(), at)
                || !quoted && !single && told::answers(letter, lead.clone(), at, span)
            {
                return None;
            }
            return Some((words.len() - at >= 3 && span.end > words[at].span().start).then_some(at));
        }
        if words[at].gap.has(Gap::STOP) && words[at].capital {
            return Some(None);
        }
    }
    Some(None)
}

/// The word of a request cut out of its paragraph (`words`) with which the authority goes on, in the sentence behind the
/// quotation: "You asked for “copies of the minutes”. We hold …"
pub fn after_quotation(letter: &Letter, words: Range<usize>) -> Option<usize> {
    let text = letter.text();
    let before = text[..letter.words[words.start].span().start].chars().next_back();
    let closing = closing_of(before)?;
    let straight = matches!(before, Some('"' | '\''));
    let mut inside = true;
    (words.start + 1..words.end).find(|&at| {
        let word = letter.words[at];
        let between = &text[letter.words[at - 1].span().end..word.span().start];
        let opens = between.ends_with(['“', '"', '‘', '\'']) && between.len() > 1;
        if inside && between.contains(closing) {
            // "“how many” “why”"
            inside = !straight && opens;
        } else if !inside && opens {
            inside = true;
        }
        !inside && word.capital && word.gap.has(Gap::STOP)
    })
}

/// A question repeated before its answer, in a response that takes the questions one by one: it asks, or it is set off
/// as a question and the answer follows.
pub(super) fn is_echo(letter: &Letter, asked: &Asked, index: usize) -> bool {
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
        || question && (marked() || asked.seen && block.words.len() <= 60 && !own())
}

/// A paragraph in quotation marks above the one that answers it; behind a colon somebody else may be quoted.
fn is_wholly_quoted(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let closed = quotation_opened(letter, block).is_some_and(|closing| closes(letter, block, closing));
    let filled = |block: &&Block| !block.words.is_empty();
    let before = letter.blocks[..index].iter().rfind(filled);
    let next = letter.blocks[index + 1..].iter().find(filled);
    closed
        && block.words.len() >= 5
        && before.is_none_or(|before| !before.span.of(letter.text()).trim_end().ends_with([':', ',']))
        && next.is_some_and(|next| next.kind == BlockKind::Paragraph && quotation_opened(letter, next).is_none())
}

/// Whether block `index` is a quotation of the requester's words: set apart by `>`, which Markdown's spans leave out, and
/// of no provision.
pub(super) fn is_quoted(letter: &Letter, index: usize, state: Region) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text());
    let provision = || body.starts_with('(') && read::marker_len(body) > 2 || super::starts_with_section(letter, block);
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
    let next = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty());
    block.kind == BlockKind::Paragraph
        && block.words.len() >= 4
        && !body.ends_with(['.', ':', ';', ','])
        && asking::begins_to_ask(letter, block, block.words.start)
        && next.is_some_and(|next| next.kind == BlockKind::Paragraph)
}

/// In such a letter, a number above a paragraph that has none: "2. The number of bins".
pub(super) fn is_numbered_alone(letter: &Letter, index: usize) -> bool {
    let numbered = |block: &Block| marker_len(block.span.of(letter.text())) > 1;
    let filled = |block: &&Block| !block.words.is_empty();
    let block = &letter.blocks[index];
    let next = letter.blocks[index + 1..].iter().find(filled);
    block.apart
        && matches!(block.kind, BlockKind::Item | BlockKind::Paragraph)
        && numbered(block)
        && letter.blocks[..index].iter().rfind(filled).is_none_or(|before| !numbered(before))
        && next.is_some_and(|next| next.apart && next.kind == BlockKind::Paragraph && !numbered(next))
}

/// Whether what follows block `index` may still be the request: it asks, or is set apart.
pub(super) fn is_asked_after(letter: &Letter, index: usize) -> bool {
    let Some(next) = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty()) else { return false };
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
    let next = letter.blocks[index + 1..].iter().find(filled);
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
