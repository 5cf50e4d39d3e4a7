//! Two readings of a place: the words as they stand, and the words as they would stand without a slip. The second must
//! have been seen, pair by pair; the first must not, triple by triple; and the second must be far likelier.

use std::ops::Range;

use super::compiled::WRITTEN;
use super::cues::Cues;
use super::likelihood::Likelihood;
use super::places::is_common;
use super::table::Counts;
use super::tokens::Tokens;
use super::written::Other;
use crate::letter::words::{Gap, keys};
use crate::lints::Cx;
use crate::lints::lexicon::{Classes, classes};
use crate::lints::phrasebook::stand_in_a_formula;

/// A word that was probably written for another.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The word, as an index into the letter's words.
    pub at: usize,
    /// The word with the neighbour beside which it is hardly ever written.
    pub words: Range<usize>,
    /// What was meant.
    pub meant: &'static str,
    /// The logarithm of how much likelier that is.
    pub gain: f32,
}

/// Two neighbours that probably changed places.
#[derive(Clone, Copy, Debug)]
pub struct Swap {
    /// The first of them, as an index into the letter's words.
    pub first: usize,
    /// The logarithm of how much likelier the other order is.
    pub gain: f32,
    /// Whether the other order has been seen with the words on both sides.
    pub seen_on_both_sides: bool,
}

/// What is asked of an exchange: the gain where a triple with what was meant has been seen and no pair with what stands
/// there, where only the first holds, where only the second, where neither.
const EXCHANGE: [f32; 4] = [14.0, 18.0, 21.0, 24.0];
/// How much oftener the pairs with what was meant must have been seen, for how often the words are, to look further.
const LEAST_RATIO: f32 = 20.0;
/// What is added for an exchange of a word that stands between nearly any two others, one of whose pairs has been seen.
const JOINS_FREELY: f32 = 6.0;
/// The least that is asked of an exchange of one function word for another that sounds otherwise, where no pair with what
/// stands there has been seen, and where one has: they stand beside nearly anything.
const FUNCTION_WORDS: [f32; 2] = [20.0, 23.0];
/// What is asked of a swap: the gain where both triples have been seen, one of them; where the pairs around the two have
/// not been seen at two places, at one.
const SWAP: [f32; 5] = [13.0, 17.0, 19.0, 24.0, 26.0];
/// What a mark beside the place adds: it says little of the word.
const BESIDE_A_MARK: f32 = 2.0;
/// What two content words add for a swap, and what two function words take off.
const CONTENT: f32 = 6.0;
const FUNCTION: f32 = 2.0;
/// What is asked of a swap with a word that joins, which must have been seen on both sides.
const JOINING: f32 = 10.0;

/// What stands for a part of a request, and what the clause after it begins with.
const ORDINALS: [u64; 8] = keys(["first", "second", "third", "fourth", "fifth", "sixth", "last", "other"]);
const SUBJECTS: [u64; 6] = keys(["it", "we", "they", "you", "he", "she"]);

/// The word `at` with what it was probably written for.
pub fn exchange(cx: &Cx, cues: &'static Cues, likely: Likelihood, tokens: &Tokens, at: usize) -> Option<Exchange> {
    let place = tokens.place(at)?;
    let keys = &tokens.keys;
    let (before, word, after) = (keys[place - 1], keys[place], *keys.get(place + 1)?);
    // "in answer to the third it neither confirms nor denies"
    if ORDINALS.contains(&before) && SUBJECTS.contains(&word) {
        return None;
    }
    let pairs = [likely.pair(before, word), likely.pair(word, after)];
    if !pairs.iter().any(|count| Counts::is_few(*count)) || is_right(cx, cues, [before, word, after]) {
        return None;
    }
    // with the other word both pairs have been seen, and far oftener for how often the words are
    let here = (pairs[0] + 0.5) * (pairs[1] + 0.5) / (likely.word(word) + 0.5);
    let may_be_meant = |other: &&Other| {
        let there = likely.pair(before, other.key) * likely.pair(other.key, after);
        there > LEAST_RATIO * here * (likely.word(other.key) + 0.5)
    };
    let others: Vec<&Other> = WRITTEN.written_for(word).iter().filter(may_be_meant).collect();
    if others.is_empty() || !may_be_judged(cx, likely, tokens, place..place + 1) {
        return None;
    }
    let run = &keys[place - 2..keys.len().min(place + 3)];
    if run.windows(3).any(|three| !Counts::is_few(likely.triple([three[0], three[1], three[2]]))) {
        return None;
    }
    let marks = marks(tokens, [place - 1, place + 1]);
    let no_pair = pairs.iter().all(|count| *count == 0.0);
    let joins = if cues.joins_freely(word) && !no_pair { JOINS_FREELY } else { 0.0 };
    let words = match (tokens.word_at(place - 1), tokens.word_at(place + 1)) {
        (_, Some(_)) if Counts::is_few(pairs[1]) => at..at + 2,
        (Some(_), _) if Counts::is_few(pairs[0]) => at - 1..at + 1,
        _ => at..at + 1,
    };
    let stands = likely.of(run);
    let best = others
        .into_iter()
        .filter_map(|meant| {
            let mut other = run.to_vec();
            other[2] = meant.key;
            let gain = likely.of(&other) - stands;
            let triple = seen_triples(likely, &other) > 0;
            let least = EXCHANGE[usize::from(!triple) * 2 + usize::from(!no_pair)];
            let function = [word, meant.key].iter().all(|key| cx.lints.classes().is_function(*key));
            let least = match function && !cues.sound_alike(word, meant.key) {
                true => least.max(FUNCTION_WORDS[usize::from(!no_pair)]),
                false => least,
            };
            let asked = least + joins + BESIDE_A_MARK * marks;
            (gain >= asked).then(|| Exchange { at, words: words.clone(), meant: WRITTEN.word(*meant), gain })
        })
        .max_by(|a, b| a.gain.total_cmp(&b.gain))?;
    (!cues.is_spared(cx.letter, at)).then_some(best)
}

/// Whether a word is right for what the counts do not hold: it has a neighbour of a formula ("refine your"), is handed
/// over by a verb with two objects ("send you emails"), or joins what it stands between ("lighting or heating").
fn is_right(cx: &Cx, cues: &Cues, [before, word, after]: [u64; 3]) -> bool {
    const JOINS: [u64; 2] = keys(["or", "for"]);
    const YOU: u64 = keys(["you"])[0];
    const TWO: u64 = keys(["two"])[0];
    let function = |key: u64| cx.lints.classes().is_function(key);
    let of_formula = [stand_in_a_formula(before, word), stand_in_a_formula(word, after)];
    let in_formula = match function(word) {
        false => of_formula.iter().any(|stands| *stands),
        true => of_formula.iter().all(|stands| *stands),
    };
    in_formula
        || JOINS.contains(&word) && !function(after) && !function(before)
        || word == YOU && cues.gives(before) && !function(after)
        // "gives a person two rights"
        || word == TWO && classes(after).may_be(Classes::PLURAL)
}

/// "passed not to us but to them": one of two words is the "not" of a contrast.
fn is_contrast(cx: &Cx, first: usize) -> bool {
    const NOT: u64 = keys(["not"])[0];
    const BUT: u64 = keys(["but"])[0];
    // how far behind the "not" its "but" may stand
    const WITHIN: usize = 12;
    let words = &cx.letter.words;
    let after = || words[first + 2..].iter().take(WITHIN).take_while(|word| !word.gap.has(Gap::SENTENCE));
    words[first..first + 2].iter().any(|word| word.key == NOT) && after().any(|word| word.key == BUT)
}

/// "for what reason were they", "how far can it": a question turns its verb and the pronoun behind it.
fn is_asked(cx: &Cx, first: usize) -> bool {
    const ASKS: [u64; 8] = keys(["what", "which", "whose", "how", "whom", "why", "when", "where"]);
    const PEOPLE: [u64; 9] = keys(["they", "it", "we", "you", "i", "he", "she", "there", "this"]);
    // how far before its verb the word that asks may stand
    const WITHIN: usize = 4;
    let words = &cx.letter.words;
    let asks = || words[first.saturating_sub(WITHIN)..first].iter().any(|word| ASKS.contains(&word.key));
    classes(words[first].key).may_be(Classes::AUXILIARY) && PEOPLE.contains(&words[first + 1].key) && asks()
}

/// Word `first` and the next, common words that do not move freely, if they probably changed places.
pub fn swap(cx: &Cx, cues: &'static Cues, likely: Likelihood, tokens: &Tokens, first: usize) -> Option<Swap> {
    let [one, two] = [cx.letter.words[first].key, cx.letter.words[first + 1].key];
    // "to whom was it sent?", "only then will it"
    const TURNS: [u64; 10] = keys(["whom", "which", "what", "how", "where", "why", "when", "done", "then", "so"]);
    if TURNS.contains(&cx.letter.words[first - 1].key) {
        return None;
    }
    if one == two || is_contrast(cx, first) || is_asked(cx, first) {
        return None;
    }
    let place = tokens.place(first)?;
    let keys = &tokens.keys;
    let (before, after) = (keys[place - 1], *keys.get(place + 2)?);
    // "which of them it is is not known"
    if before == one || after == two || tokens.place(first + 1) != Some(place + 1) {
        return None;
    }
    // a preposition may end a clause: "the book that it is based on, …"
    if tokens.word_at(place + 2).is_none() && cx.lints.classes().is_function(two) {
        return None;
    }
    let (left, right) = (likely.pair(before, two), likely.pair(one, after));
    if left == 0.0 || right == 0.0 || !may_be_judged(cx, likely, tokens, place..place + 2) {
        return None;
    }
    let pairs = [likely.pair(before, one), likely.pair(one, two), likely.pair(two, after)];
    let unseen = pairs.iter().filter(|count| **count == 0.0).count();
    let stand = [likely.triple([before, one, two]), likely.triple([one, two, after])];
    if !pairs.iter().any(|count| Counts::is_few(*count)) || stand.iter().any(|count| *count > 0.0) {
        return None;
    }
    let run = &keys[place - 2..keys.len().min(place + 4)];
    let mut other = run.to_vec();
    other.swap(2, 3);
    let gain = likely.of(&other) - likely.of(run);
    let triples = [likely.triple([before, two, one]), likely.triple([two, one, after])];
    let seen = triples.iter().filter(|count| **count > 0.0).count();
    let function = [one, two].iter().filter(|key| cx.lints.classes().is_function(**key)).count();
    let asked = match (seen, unseen >= 2) {
        (2, _) => SWAP[0],
        (1, true) => SWAP[1],
        (1, false) => SWAP[2],
        (_, true) => SWAP[3],
        (_, false) => SWAP[4],
    };
    let asked = match function {
        0 => asked + CONTENT,
        2 => asked - FUNCTION,
        _ => asked,
    };
    let asked = asked + BESIDE_A_MARK * marks(tokens, [place - 1, place + 2]);
    let joins = cues.joins_anything(one) || cues.joins_anything(two) || cues.leads(one);
    let enough = gain >= asked && (!joins || seen == 2 && gain >= JOINING) && (function > 0 || seen > 0);
    (enough && !cues.is_spared(cx.letter, first) && !cues.is_spared(cx.letter, first + 1)).then_some(Swap {
        first,
        gain,
        seen_on_both_sides: seen == 2,
    })
}

/// How many of two places are no words.
fn marks(tokens: &Tokens, places: [usize; 2]) -> f32 {
    places.iter().filter(|place| tokens.word_at(**place).is_none()).count() as f32
}

/// How many triples of a run have been seen.
fn seen_triples(likely: Likelihood, run: &[u64]) -> usize {
    run.windows(3).filter(|three| likely.triple([three[0], three[1], three[2]]) > 0.0).count()
}

/// Whether the counts can judge the words at `places`: they and their neighbours are known, and they are no names.
fn may_be_judged(cx: &Cx, likely: Likelihood, tokens: &Tokens, places: Range<usize>) -> bool {
    (places.start - 1..places.end + 1).all(|place| {
        let beside = !places.contains(&place);
        let Some(at) = tokens.word_at(place) else { return tokens.is_known(place) };
        let word = &cx.letter.words[at];
        let single = word.span().end - word.span().start == 1 && !matches!(cx.letter.word(at), "a" | "A" | "I");
        (beside || is_common(word, place == 2)) && !single && likely.word(word.key) > 0.0
    })
}
