//! What each date is for: by the label of its line, by the words of its sentence, by its place.

use std::ops::Range;

use super::place::{self, Places};
use super::scan::Found;
use super::{Role, head};
use crate::facts::time_cues::{CueSet, cues};
use crate::letter::words::{fixed_key, key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};

/// The day a request came in is stated within this many blocks after the head of the letter.
const OPENING: usize = 10;
/// At most this many words lie between the word of receipt and its date.
const REACH: usize = 16;
/// At most this many words of a sentence are read on either side of a date, so that a text without stops stays cheap.
const WINDOW: usize = 60;
/// A label has at most this many words.
const LONGEST_LABEL: usize = 7;

/// What the label of an answer's date names.
const ANSWERS: [u64; 4] = keys(["response", "reply", "answer", "decision"]);

/// What a date was found to be.
pub(super) struct Assigned {
    pub(super) role: Role,
    /// Whether it stands in the requester's words.
    pub(super) asked: bool,
    /// Whether it may be the letter's own and nothing says so.
    pub(super) unclear: bool,
}

/// What each date is for.
pub(super) fn assign(letter: &Letter, dates: &[Found]) -> Vec<Assigned> {
    let places = Places::of(letter);
    let opening = letter.blocks.iter().filter(|block| !block.words.is_empty() && block.words.start >= places.head);
    let opening = opening.take(OPENING).last().map_or(letter.words.len(), |block| block.words.end);
    let mut sent: Option<(u8, usize)> = None;
    let mut roles = Vec::with_capacity(dates.len());
    for (index, found) in dates.iter().enumerate() {
        let at = found.words.start;
        let reader = Reader { letter, words: found.words.clone(), opening };
        let asked = letter.region_of(at) == Region::Request || at >= places.quoted;
        let (role, rank) = match asked {
            // under a heading "Your request" the authority's own first sentence may pass for the requester's
            true if reader.own_voice() => (reader.by_sentence(), None),
            true => (Role::Other, None),
            false => reader.role(&places),
        };
        let asked = asked && role == Role::Other;
        if let Some(rank) = rank.filter(|rank| sent.is_none_or(|(best, _)| *rank < best)) {
            sent = Some((rank, index));
        }
        roles.push(Assigned { role, asked, unclear: false });
    }
    match sent {
        Some((_, index)) => roles[index].role = Role::Sent,
        None => head::settle(letter, &places, dates, &mut roles),
    }
    roles
}

struct Reader<'a> {
    letter: &'a Letter<'a>,
    /// The words of the date.
    words: Range<usize>,
    /// One past the last word of the first paragraphs.
    opening: usize,
}

impl Reader<'_> {
    /// Its role and, where it may be the letter's own date, how credible that is (the less the better).
    fn role(&self, places: &Places) -> (Role, Option<u8>) {
        let (head, tail) = (places.in_head(self.words.start), places.in_tail(self.words.start));
        let cues = cues();
        // in a table of the answer a label says something else
        let row = self.letter.blocks[self.letter.block_of(self.words.start)].kind == BlockKind::Row;
        let about_the_request = head || self.words.start < self.opening && !row;
        if about_the_request && self.labelled(&cues.label_received) {
            return (Role::Received, None);
        }
        if about_the_request && self.labelled(&cues.label_requested) {
            return (Role::Requested, None);
        }
        // "Date: 11/09/2018 I write in connection with …": the first paragraph begins with it
        let opens = |label: &Range<usize>| label.start == places.head;
        if let Some(label) = self.label(&cues.label_sent).filter(|label| head || tail || opens(label)) {
            // "Dated:" may be the day of the page that the answer stands on
            let plain = !self.letter.words[label].iter().any(|word| ANSWERS.contains(&word.key));
            return (Role::Other, Some(if head { u8::from(plain) } else { 3 }));
        }
        // a page may end with it
        let last = self.words.end == self.letter.words.len() && !row;
        if (about_the_request || last) && self.labelled(&cues.label_responded) {
            return (Role::Other, Some(5));
        }
        if head && self.labelled(&cues.label_sent_head) {
            return (Role::Other, Some(1));
        }
        if (head || tail) && self.alone() {
            return (Role::Other, Some(if head { 2 } else { 4 }));
        }
        if self.sent_in_words() {
            return (Role::Other, Some(5));
        }
        (self.by_sentence(), None)
    }

    /// "The decision was taken on … and your request came to us on …": the letter's own date where it has no other.
    fn sent_in_words(&self) -> bool {
        let Some(sentence) = self.letter.sentence_of(self.words.start) else { return false };
        let (words, cues) = (&self.letter.words, cues());
        let floor = sentence.words.start.max(self.words.start.saturating_sub(WINDOW));
        let after = self.words.start..sentence.words.end.min(self.words.end + WINDOW).max(self.words.start);
        let this = |at: usize| words[at].key == const { fixed_key("this") };
        self.words.start < self.opening
            && cues.sent_in_words.ends_at(words, self.words.start, floor).is_some_and(|at| {
                this(at) || cues.own_voice.is_in(words, floor..at) || cues.own_voice.is_in(words, after)
            })
    }

    /// Whether a label that begins a line or cell stands straight before the date.
    fn labelled(&self, labels: &CueSet) -> bool {
        self.label(labels).is_some()
    }

    /// The words of such a label.
    fn label(&self, labels: &CueSet) -> Option<Range<usize>> {
        let end = self.words.start;
        let floor = self.letter.blocks[self.letter.block_of(end)].words.start.max(end.saturating_sub(LONGEST_LABEL));
        // the label may be a cell or line of its own before that of the date
        let floor = floor.min(self.block_before(end).unwrap_or(floor));
        let words = &self.letter.words;
        let begins = |start: usize| {
            let dated = || place::is_dated(self.letter, &self.letter.blocks[self.letter.block_of(start)]);
            place::begins_cell(self.letter, words[start].span().start) || words[start].gap.has(Gap::SENTENCE) && dated()
        };
        (floor..end)
            .find(|&start| labels.at(words, start).is_some_and(|found| found.end == end) && begins(start))
            .map(|start| start..end)
    }

    /// The first word of the line before, where it is short enough to be a label and the date begins its own line.
    fn block_before(&self, end: usize) -> Option<usize> {
        let block = self.letter.block_of(end);
        let begins = self.letter.blocks[block].words.start == end;
        let before = self.letter.blocks[..block].last().filter(|_| begins)?;
        (1..=LONGEST_LABEL).contains(&before.words.len()).then_some(before.words.start)
    }

    /// Whether the date has its line or cell for itself.
    fn alone(&self) -> bool {
        let span = self.letter.words_span(self.words.clone());
        let start = span.start;
        let mut end = span.end;
        if let Some(rest) = self.letter.text()[end..].strip_prefix(')') {
            end = self.letter.text().len() - rest.len();
        }
        place::begins_cell(self.letter, start) && place::ends_line(self.letter, end)
    }

    fn by_sentence(&self) -> Role {
        let Some(sentence) = self.letter.sentence_of(self.words.start) else { return Role::Other };
        let words = &self.letter.words;
        let first = sentence.words.start.max(self.words.start.saturating_sub(WINDOW));
        // the stop of "Sept." may have ended the sentence within the date
        let after_end = self.letter.sentence_of(self.words.end - 1).map_or(self.words.end, |last| last.words.end);
        let after = self.words.end..after_end.min(self.words.end + WINDOW).max(self.words.end);
        let the = self.words.start > first && words[self.words.start - 1].key == const { fixed_key("the") };
        let before = first..self.words.start - usize::from(the);
        let cues = cues();
        if cues.correct_as_of.ends_at(words, before.end, before.start).is_some() {
            return Role::CorrectAsOf;
        }
        let early = self.words.start < self.opening;
        // "receipt of your request on" against "your request on"
        let on = before.end > first && words[before.end - 1].key == const { fixed_key("on") };
        if on && early && self.received(&before, &after) {
            return Role::Received;
        }
        if cues.requested.ends_at(words, before.end, before.start).is_some() {
            let same_day = early && cues.same_day.is_in(words, after.clone());
            return if same_day { Role::Received } else { Role::Requested };
        }
        if early && (self.received(&before, &after) || self.came_on(&before, &after)) {
            return Role::Received;
        }
        let opens = self.opens_with_on(&before);
        if opens && cues.requested_after.at(words, after.start).is_some() {
            return Role::Requested;
        }
        Role::Other
    }

    /// "Your request was received by the Force on …": the word of receipt before the date, and the request in the same
    /// sentence.
    fn received(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        let (words, cues) = (&self.letter.words, cues());
        let Some(arrival) = cues.arrival.find_last(words, before.clone()) else { return false };
        if before.end - arrival.end > REACH || cues.not_request.is_in(words, before.clone()) {
            return false;
        }
        let between = arrival.end..before.end;
        let link = words[before.end - 1].key;
        let other = cues.other_link.ends_at(words, before.end, before.end - 1).is_some();
        let is_receipt = between.is_empty() || link == const { fixed_key("on") } || !other;
        is_receipt
            && !cues.other_verb.is_in(words, between)
            && !self.conditional(before)
            && (cues.request_words.is_in(words, before.clone())
                || cues.own_voice.is_in(words, after.clone()) && !self.counts(before)
                || self.speaks_of_it(&arrival, before))
    }

    /// "On 3 March 2021 the Force received …": the word of receipt after the date.
    fn came_on(&self, before: &Range<usize>, after: &Range<usize>) -> bool {
        let (words, cues) = (&self.letter.words, cues());
        if !self.opens_with_on(before) {
            return false;
        }
        let near = after.start..after.end.min(after.start + REACH);
        let Some(arrival) = cues.arrival.find(words, near) else { return false };
        let whole = after.start..after.end;
        cues.request_words.is_in(words, whole.clone())
            && !cues.not_request.is_in(words, whole)
            && !cues.other_verb.is_in(words, after.start..arrival.start)
    }

    /// "Your request was received on …", and not in a quotation: nobody but the authority says so.
    fn own_voice(&self) -> bool {
        let Some(sentence) = self.letter.sentence_of(self.words.start) else { return false };
        let block = &self.letter.blocks[sentence.block];
        let words = &self.letter.words;
        let near = sentence.words.start.max(self.words.start.saturating_sub(WINDOW))
            ..sentence.words.end.min(self.words.end + WINDOW);
        block.kind == BlockKind::Paragraph
            && !block.emphasised
            && !words[near.clone()].iter().any(|word| word.key == const { fixed_key("my") })
            && cues().own_voice.is_in(words, near.clone())
            && cues().arrival.is_in(words, near)
    }

    fn opens_with_on(&self, before: &Range<usize>) -> bool {
        before.len() == 1 && self.letter.words[before.start].key == const { fixed_key("on") }
    }

    /// "… which we received on", "we received it on": the request was named in the sentence before.
    fn speaks_of_it(&self, arrival: &Range<usize>, before: &Range<usize>) -> bool {
        let words = &self.letter.words;
        let is = |at: usize, list: &[&str]| {
            words.get(at).is_some_and(|word| list.iter().any(|known| key(known) == word.key))
        };
        let it = arrival.end < before.end && is(arrival.end, &["it", "this"]);
        let subject = arrival.start.checked_sub(2).is_some_and(|at| at >= before.start && is(at, &["it", "this"]));
        let first = self.letter.sentences.partition_point(|sentence| sentence.words.end <= before.start);
        let previous = first.checked_sub(1).map(|index| self.letter.sentences[index].words.clone());
        (it || subject) && previous.is_some_and(|previous| cues().request_words.is_in(words, previous))
    }

    /// "We received on 3 March 2021 your request", but not "30 complaints were received on … of which your letter …".
    fn counts(&self, before: &Range<usize>) -> bool {
        self.letter.words[before.clone()].iter().any(|word| word.kind == WordKind::Number)
    }

    fn conditional(&self, before: &Range<usize>) -> bool {
        cues().conditional.is_in(&self.letter.words, before.clone())
    }
}
