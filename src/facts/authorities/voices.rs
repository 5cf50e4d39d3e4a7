//! Where a letter speaks of itself: the wordings of the cues, found by the word after the name (or, where a wording ends
//! with the name, by the word before it), and what wordings cannot say: a position further on in the sentence, an
//! address for reviews.

use std::sync::OnceLock;

use super::cues::{self, AuthorityCues};
use super::{Mention, Voice};
use crate::letter::pattern::{Elem, KeyMap, NoSlots, Sequence, match_at};
use crate::letter::words::fixed_key;
use crate::letter::{Gap, Letter, Region, WordKind};

/// The exemptions, exclusions and limits of the two Acts on which a refusal relies. Others (section 60) are powers of
/// the police.
const RELIED_ON: [u32; 28] =
    [12, 14, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 17, 18];

/// The wordings by the word that shows they may fit.
#[derive(Default)]
struct Index {
    by_next: KeyMap<Vec<usize>>,
    by_last: KeyMap<Vec<usize>>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut index = Index::default();
        for (at, (_, before, after)) in cues::builtin().voices.iter().enumerate() {
            match (after.first(), before.last()) {
                (Some(Elem::Word { key, .. }), _) => index.by_next.entry(*key).or_default().push(at),
                (None, Some(Elem::Word { key, .. })) => index.by_last.entry(*key).or_default().push(at),
                _ => {}
            }
        }
        index
    })
}

/// Whether the letter speaks of itself at a mention, and how surely.
pub(super) fn voice(letter: &Letter, mention: &Mention) -> Option<Voice> {
    if is_position(letter, mention) {
        return Some(Voice::Strong);
    }
    let (cues, index) = (cues::builtin(), index());
    let before = mention.words.start - usize::from(mention.article.is_some());
    let next = letter.words.get(mention.words.end).filter(|word| !word.gap.has(Gap::SENTENCE));
    let last = before.checked_sub(1).map(|at| &letter.words[at]);
    let hits = |map: &'static KeyMap<Vec<usize>>, word: Option<&crate::letter::Word>| {
        word.and_then(|word| map.get(&word.key)).into_iter().flatten().copied()
    };
    let candidates = hits(&index.by_next, next).chain(hits(&index.by_last, last));
    candidates.filter(|at| fits(cues, letter, mention, before, *at)).min().map(|at| cues.voices[at].0)
}

fn fits(cues: &AuthorityCues, letter: &Letter, mention: &Mention, before: usize, at: usize) -> bool {
    let (_, pre, post): &(Voice, Sequence, Sequence) = &cues.voices[at];
    let Some(start) = before.checked_sub(pre.len()) else { return false };
    // most are told apart by the word before the name, or the second after it
    let may_be = |elem: Option<&Elem>, at: usize| match elem {
        Some(Elem::Word { key, .. }) => letter.words.get(at).is_some_and(|word| word.key == *key),
        _ => true,
    };
    if !may_be(pre.last(), before.saturating_sub(1)) || !may_be(post.get(1), mention.words.end + 1) {
        return false;
    }
    let led = (pre.is_empty() || !letter.words[before].gap.has(Gap::SENTENCE))
        && match_at(pre, &letter.words, start, &NoSlots) == Some(before);
    led && (post.is_empty() || match_at(post, &letter.words, mention.words.end, &NoSlots).is_some())
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
