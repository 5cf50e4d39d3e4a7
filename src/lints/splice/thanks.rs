//! Thanks and "please", each with a sentence of its own.

use super::{FULL, JOINS, PEOPLE, PEOPLE_VERBS, PLEASE, SAYS, THIS, VERBS};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::clause::{MARKS, clauses, commas, is_after_comma, is_whole, own_sentence, segment_start};

const YOU_FOR: [u64; 2] = keys(["you", "for"]);
const ACCEPTS: [u64; 2] = keys(["accept", "be"]);
const OWN: [u64; 5] = keys(["your", "our", "the", "this", "my"]);
const LETTERS: [u64; 14] = keys([
    "request",
    "requests",
    "email",
    "e-mail",
    "letter",
    "response",
    "reply",
    "enquiry",
    "query",
    "department",
    "council",
    "information",
    "correspondence",
    "message",
]);
const ORIGINAL: u64 = keys(["original"])[0];
const SHOWS: [u64; 5] = keys(["apologise", "confirm", "enclose", "attach", "note"]);
const ASKS: [u64; 10] =
    keys(["contact", "see", "refer", "note", "find", "visit", "let", "redirect", "direct", "write"]);

/// "Thank you for your letter of 3 May, please accept …": thanks are a sentence of their own. The place where the next one
/// begins, after the first comma, or after the second where a date or a reference stands between the two.
pub fn thanks(letter: &Letter, thank: usize) -> Option<usize> {
    let words = &letter.words;
    let (sentence, _) = own_sentence(letter, thank)?;
    let (first, end) = (sentence.words.start, sentence.words.end);
    if thank != first || first + 8 > end || YOU_FOR != [words[first + 1].key, words[first + 2].key] {
        return None;
    }
    // "… in which you say that, as it is held, we must …" is a clause of what is thanked for
    let deep = (first + 3..end).find(|&at| {
        let key = words[at].key;
        clauses().subordinates.contains(&key) || clauses().joins.contains(&key) || JOINS.contains(&key)
    });
    (first + 4..deep.unwrap_or(end).min(end - 3)).filter(|&at| is_after_comma(&words[at])).take(2).find(|&at| {
        // "…, for ease of reference your request is attached"
        let formula = commas().restarts.at(words, at).filter(|formula| formula.end + 3 <= end);
        let at = formula.map_or(at, |formula| formula.end);
        let (word, next) = (words[at].key, &words[at + 1]);
        let plain = next.gap.is_plain_space();
        let asks = word == PLEASE && (ASKS.contains(&next.key) || ACCEPTS.contains(&next.key));
        let person = PEOPLE.contains(&word) && (PEOPLE_VERBS.contains(&next.key) || SHOWS.contains(&next.key));
        let this = THIS.contains(&word) && VERBS.contains(&next.key);
        let letter_at = at + 1 + usize::from(next.key == ORIGINAL);
        let thing = OWN.contains(&word)
            && letter_at + 1 < end
            && LETTERS.contains(&words[letter_at].key)
            && words[letter_at + 1].gap.is_plain_space()
            && PEOPLE_VERBS.contains(&words[letter_at + 1].key);
        let aside = (at + 1..end.min(at + 4)).any(|index| words[index].gap.has(MARKS.with(Gap::COMMA)));
        plain && !aside && (asks || person || this || thing)
    })
}

/// "We do not hold this, please contact …", with a comma or with nothing at all.
pub fn please(letter: &Letter, at: usize) -> Option<&'static str> {
    let words = &letter.words;
    let (sentence, _) = own_sentence(letter, at)?;
    let (first, end) = (sentence.words.start, sentence.words.end);
    let comma = is_after_comma(&words[at]);
    let plain = words[at].gap.is_plain_space() && clauses().is_sure_noun(letter, at - 1);
    // "This is handled under the Act, please accept …": "it please accept" is no sentence, so the comma must be there
    let asks = |next: u64| ASKS.contains(&next) || comma && next == ACCEPTS[0];
    let asks = at >= first + FULL && at + 2 < end && asks(words[at + 1].key);
    if !asks || !comma && !plain || segment_start(letter, sentence, at) != first || SAYS.contains(&words[at - 1].key) {
        return None;
    }
    if !is_whole(letter, sentence, at) {
        return None;
    }
    Some(match comma {
        true => "Two sentences are joined by a comma. Put a full stop or a semicolon before ‘please’.",
        false => "A new sentence begins at ‘please’. Put a full stop before it.",
    })
}
