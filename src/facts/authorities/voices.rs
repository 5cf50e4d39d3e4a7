//! Where a letter speaks of itself: the wordings of the cues, before and after the name, and what wordings cannot say: a
//! position further on in the sentence, an address for reviews.

use super::cues::{self, Around};
use super::{Mention, Voice};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::fixed_key;
use crate::letter::{Gap, Letter, Region, WordKind};

/// The exemptions, exclusions and limits of the two Acts on which a refusal relies. Others (section 60) are powers of
/// the police.
const RELIED_ON: [u32; 28] =
    [12, 14, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 17, 18];

/// The longest wording that ends with the name, in words.
const LONGEST: usize = 14;

/// Whether the letter speaks of itself at a mention, and how surely.
pub(super) fn voice(letter: &Letter, mention: &Mention) -> Option<Voice> {
    if is_position(letter, mention) {
        return Some(Voice::Strong);
    }
    let before = mention.words.start - usize::from(mention.article.is_some());
    let (voices, end) = (&cues::builtin().voices, after_brackets(letter, mention.words.end));
    let voice = voices.iter().find(|(_, around)| fits(around, letter, before, end)).map(|(voice, _)| *voice);
    // a letter explains the name of another, too
    voice.map(|voice| if end == mention.words.end { voice } else { Voice::Weak })
}

/// Past the short form in brackets behind a name: "Northshire Fire and Rescue Service (NFRS) received your request".
fn after_brackets(letter: &Letter, end: usize) -> usize {
    let [Some(short), Some(next)] = [letter.words.get(end), letter.words.get(end + 1)] else { return end };
    let bracketed = short.gap.has(Gap::OPEN) && next.gap.has(Gap::CLOSE) && !next.gap.has(Gap::SENTENCE);
    if bracketed && letter.word(end).chars().all(|char| char.is_uppercase()) { end + 1 } else { end }
}

/// Whether one of the wordings stands around a name that begins, its article included, at word `start`.
fn fits(around: &Around, letter: &Letter, start: usize, end: usize) -> bool {
    let words = &letter.words;
    let led = (!words[start].gap.has(Gap::SENTENCE)).then(|| start.saturating_sub(LONGEST)..start);
    let before = |set: &PatternSet| {
        let mut begun = led.clone().into_iter().flatten();
        begun.any(|at| set.longest_at(words, at, &NoSlots).is_some_and(|found| found.end == start))
    };
    let goes_on = words.get(end).is_some_and(|word| !word.gap.has(Gap::SENTENCE));
    let after = |set: &PatternSet| goes_on && set.longest_at(words, end, &NoSlots).is_some();
    after(&around.after) || before(&around.before) || around.both.iter().any(|(one, other)| after(other) && before(one))
}

/// What a fixed wording cannot say.
fn is_position(letter: &Letter, mention: &Mention) -> bool {
    if mention.is_short() {
        return false;
    }
    let Some(sentence) = letter.sentence_of(mention.words.start) else { return false };
    // an endless sentence is read around the name only
    let after = mention.words.end..sentence.words.end.min(mention.words.end + 60);
    let word = |at: usize| after.contains(&at).then(|| letter.word(at));
    let first = after.start;
    match word(first) {
        Some("relies" | "rely") => relies(letter, first, after.end),
        Some("holds" | "hold") => encloses(letter, first..after.end),
        _ => reviews_at(letter, mention, sentence.words.start, after.end),
    }
}

/// "relies on section 31(3)": what follows "relies".
fn relies(letter: &Letter, at: usize, end: usize) -> bool {
    let fits = at + 3 < end
        && matches!(letter.word(at + 1), "on" | "upon")
        && ["section", "sections", "s", "ss"].iter().any(|word| letter.word(at + 2).eq_ignore_ascii_case(word));
    let number = || {
        let digits: String = letter.word(at + 3).chars().take_while(char::is_ascii_digit).collect();
        digits.parse().is_ok_and(|number: u32| RELIED_ON.contains(&number))
    };
    fits && matches!(letter.words[at + 3].kind, WordKind::Number | WordKind::Reference) && number()
}

/// "holds six such emails and they are enclosed": nobody encloses what another holds.
fn encloses(letter: &Letter, range: std::ops::Range<usize>) -> bool {
    range.clone().skip(3).any(|at| {
        matches!(letter.word(at), "enclosed" | "attached")
            && matches!(letter.word(at - 1), "is" | "are")
            && matches!(letter.word(at - 2), "they" | "it" | "these" | "this" | "copies" | "which")
            && letter.word(at - 3) == "and"
    })
}

/// "write to the Head of Information at X … and ask for a review", in the paragraph on reviews.
fn reviews_at(letter: &Letter, mention: &Mention, start: usize, end: usize) -> bool {
    let before = mention.words.start - usize::from(mention.article.is_some());
    if letter.region_of(mention.words.start) != Region::ReviewRights || before <= start {
        return false;
    }
    let led = matches!(letter.word(before - 1), "at" | "of" | "to");
    let from = start.max(before.saturating_sub(30));
    if !led {
        return false;
    }
    let writes = (from..before).any(|at| {
        matches!(letter.word(at), "write" | "writing" | "apply" | "send" | "sent" | "addressed")
            && (at + 1..before).any(|to| letter.word(to) == "to")
    });
    let review = const { fixed_key("review") };
    // what another body did is reviewed by that body: "their answer", "the part they hold"
    let theirs = || {
        (from..end)
            .any(|at| ["their", "they", "them", "part", "parts", "records", "conduct"].contains(&letter.word(at)))
    };
    writes && !theirs() && (from..end).any(|at| letter.words[at].key == review)
}
