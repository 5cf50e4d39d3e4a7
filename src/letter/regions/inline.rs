//! The requester's words inside a paragraph of the authority's: "You asked: How many …", "You requested “all e-mails …”".

use std::ops::Range;

use super::leads::is_answered;
use super::quotation::closing_of;
use super::{told, turns};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::words::{Gap, Word, keys};
use crate::letter::{Letter, Region};
use crate::text::Span;

/// The colon may stand this many words after the cue.
const COLON_WITHIN: usize = 14;

/// Where, in the words of a block just read (from `first` on), the requester's own words begin inside the paragraph
/// that introduces them: "You asked: How many …", "You requested “all e-mails …”".
pub fn inline_request(letter: &Letter, cues: &Cues, first: usize, span: Span) -> Option<usize> {
    let words = &letter.words;
    if let Some(answer) = turns::inline_answer(letter, first, span) {
        return Some(answer);
    }
    if let Some(at) = run_in(letter, first) {
        return Some(at);
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

/// Whether the word before word `at` can lead to what is asked about, with no mark between.
pub fn leads_to_a_question(letter: &Letter, at: usize) -> bool {
    const ABOUT: [u64; 4] = keys(["concerning", "regarding", "about", "to"]);
    let marked = |word: &Word| word.gap.has(Gap::COLON.with(Gap::QUOTE));
    at > 0 && ABOUT.contains(&letter.words[at - 1].key) && letter.words.get(at).is_some_and(|word| !marked(word))
}

/// "Thank you for your request for information concerning Can you tell me …": pasted into a sentence with no mark before
/// them, they show by the capital of a word that begins a question.
fn run_in(letter: &Letter, first: usize) -> Option<usize> {
    const ASKS: [u64; 16] = keys([
        "can", "could", "please", "how", "what", "do", "did", "does", "is", "are", "who", "where", "when", "which",
        "i", "this",
    ]);
    const REQUEST: [u64; 2] = keys(["request", "enquiry"]);
    let words = &letter.words;
    let stop = words.len().saturating_sub(3).min(first + COLON_WITHIN);
    let named = |at: usize| words[first..at].iter().any(|word| REQUEST.contains(&word.key));
    (first + 4..stop).find(|&at| {
        let (word, next) = (&words[at], &words[at + 1]);
        let plain = word.gap.is_plain_space() && next.gap.is_plain_space();
        leads_to_a_question(letter, at)
            && ASKS.contains(&word.key)
            && word.capital
            && !next.capital
            && plain
            && named(at)
    })
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
