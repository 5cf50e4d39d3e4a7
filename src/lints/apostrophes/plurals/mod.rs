//! Plurals written with 's: "twenty working day's", "names of resident's and". A possessive has a thing after it, one
//! possessor has a determiner, and several possessors have their apostrophe after the s; what is against all three is
//! a plural.

mod follow;
mod lead;

use super::{cues, plain};
use crate::facts::year;
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::words::{Known, is_pair, known, known_piece};
use crate::lints::lexicon::{Classes, classes};
use follow::Follow;
use lead::Lead;

/// Words that end the search for a determiner.
const CLOSED: Classes = Classes::PREPOSITION.with(Classes::CONJUNCTION).with(Classes::AUXILIARY).with(Classes::PRONOUN);

/// A word with 's in pieces.
#[derive(Clone, Copy)]
struct Noun {
    at: usize,
    stem: u64,
    plural: u64,
    person: bool,
    alone: bool,
    mass: bool,
}

/// Whether a word with 's is a plural, or a verb, that takes no apostrophe.
pub fn is_plain_plural(letter: &Letter, at: usize) -> bool {
    let Some(stem) = stem(letter, at) else { return false };
    if is_no_word(stem) {
        return true;
    }
    let stem_key = key(stem);
    let kind = classes(stem_key);
    // "because it estimate's that"
    if at > 0 && plain(letter, at) && SUBJECTS.contains(&letter.words[at - 1].key) && kind.only(BARE_VERB) {
        return kind.may_be(Classes::BASE) && known_piece(&format!("{stem}s")) == Known::Common;
    }
    let Some(noun) = Noun::of(stem, at) else { return false };
    if noun.person && are_who(letter, at) {
        return true;
    }
    let lead = Lead::of(letter, at);
    if cues().time.contains(&noun.stem) && !MINUTE.contains(&noun.stem) {
        return is_time(letter, noun, lead);
    }
    if MINUTE.contains(&noun.stem) && is_time(letter, noun, lead) {
        return true;
    }
    let follow = Follow::of(letter, noun);
    match lead {
        Lead::Several { at: word, between } => follow != Follow::Thing && is_several(letter, noun, word, between),
        Lead::Bare => {
            // "Returns table's.": notes leave much out
            let clipped = follow == Follow::End && at > 0 && classes(letter.words[at - 1].key).may_be(Classes::THIRD);
            let sure = !noun.alone && !noun.mass && !clipped;
            sure && follow != Follow::Thing && !is_joined(letter, at)
        }
        Lead::Determined(word) => is_determined(letter, noun, word, follow),
        Lead::Other => false,
    }
}

/// "The tutor's who run it": nothing is theirs, and "run" asks for several.
fn are_who(letter: &Letter, at: usize) -> bool {
    const WHO: u64 = keys(["who"])[0];
    const SEVERAL: [u64; 3] = keys(["are", "were", "have"]);
    let next = |at: usize| letter.words.get(at).filter(|_| plain(letter, at)).map_or(0, |word| word.key);
    let verb = next(at + 2);
    let kind = classes(verb);
    let now = kind.may_be(Classes::BASE) && !kind.may_be(Classes::PAST.with(CLOSED));
    next(at + 1) == WHO && (SEVERAL.contains(&verb) || now)
}

const SUBJECTS: [u64; 3] = keys(["it", "he", "she"]);

const BARE_VERB: Classes = Classes::BASE.with(Classes::NOUN).with(Classes::MASS);

const MINUTE: [u64; 2] = keys(["minute", "hour"]);

impl Noun {
    fn of(stem: &str, at: usize) -> Option<Noun> {
        let stem_key = key(stem);
        let kind = classes(stem_key);
        if !kind.may_be(Classes::NOUN)
            || kind.may_be(Classes::PLURAL.with(CLOSED).with(Classes::DETERMINER).with(Classes::OTHER))
        {
            return None;
        }
        let plural = key(&super::strays::plural_of(stem));
        if !classes(plural).may_be(Classes::PLURAL) {
            return None;
        }
        let endings = ["er", "or", "ee", "ist", "ian", "man"];
        let named = endings.iter().any(|ending| stem.ends_with(ending)) && !THINGS.contains(&stem_key);
        Some(Noun {
            at,
            stem: stem_key,
            plural,
            person: named || cues().people.contains(&stem_key),
            alone: cues().alone.contains(&stem_key),
            mass: kind.may_be(Classes::MASS) && known(plural) != Known::Common,
        })
    }
}

/// Things that end as people do.
const THINGS: [u64; 9] =
    keys(["number", "letter", "paper", "order", "factor", "error", "computer", "quarter", "parameter"]);

/// "officer" of "officer's", all in small letters.
fn stem<'a>(letter: &Letter<'a>, at: usize) -> Option<&'a str> {
    let shown = letter.word(at);
    let stem = shown.strip_suffix("'s").or_else(|| shown.strip_suffix("’s"))?;
    // no hyphen before it or behind it
    let before = letter.text()[..letter.words[at].span().start].chars().next_back();
    let after = letter.text()[letter.words[at].span().end..].chars().next();
    let free = before.is_none_or(|char| char.is_whitespace() || matches!(char, '(' | '*'))
        && after.is_none_or(|char| char.is_whitespace() || matches!(char, ',' | '.' | ';' | ':' | ')' | '*' | '?'));
    (free && stem.len() > 2 && stem.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(stem)
}

/// "policie", "searche": no word, but with an s it is one.
fn is_no_word(stem: &str) -> bool {
    let ending = stem.len() > 4 && stem.ends_with("ie")
        || ["che", "she", "sse", "xe", "zze"].iter().any(|end| stem.ends_with(end));
    ending
        && known_piece(stem) == Known::No
        && Classes::of(stem).is_unknown()
        && Classes::of(&format!("{stem}s")).may_be(Classes::PLURAL)
}

/// Whether another possessive stands before it in the sentence, whose thing may be left out here.
pub fn is_joined(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at) else { return true };
    sentence.words.clone().any(|index| {
        let word = letter.words[index];
        index != at
            && (word.apostrophe
                || letter.text()[word.span().end..].starts_with(['\'', '’'])
                || LIKE.contains(&word.key))
    })
}

const LIKE: [u64; 14] = keys([
    "than",
    "like",
    "unlike",
    "mine",
    "ours",
    "yours",
    "theirs",
    "compared",
    "comparison",
    "similar",
    "identical",
    "equal",
    "differ",
    "differs",
]);

/// "20 working day's", "these two month's".
fn is_time(letter: &Letter, noun: Noun, lead: Lead) -> bool {
    let Lead::Several { at, between } = lead else { return false };
    let inside = (at + 1..noun.at).all(|index| cues().before_time.contains(&letter.words[index].key));
    let word = letter.words[at];
    let article = at > 0 && plain(letter, at) && ARTICLES.contains(&letter.words[at - 1].key);
    // "a few minute's", but "most day's", "all year's"
    let plainly = cues().several_plain.contains(&word.key) && !FEW.contains(&word.key);
    let small = word.kind != WordKind::Number || is_number(letter, at);
    // "a one year's", "a two-month's" are left alone
    inside
        && between < 2
        && !plainly
        && small
        && !(article && A.contains(&letter.words[at - 1].key) && !FEW.contains(&word.key))
}

const FEW: [u64; 1] = keys(["few"]);

const ARTICLES: [u64; 6] = keys(["a", "an", "the", "this", "that", "each"]);

const A: [u64; 2] = keys(["a", "an"]);

/// A whole number above one that is no year.
fn is_number(letter: &Letter, at: usize) -> bool {
    let word = letter.word(at);
    let before = letter.text()[..letter.words[at].span().start].chars().next_back();
    word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        && !matches!(word, "1" | "0" | "01" | "00")
        && year(word).is_none()
        && before.is_none_or(|char| char.is_whitespace() || matches!(char, '(' | '*'))
}

/// Whether the word before a noun asks for a plural of this noun.
fn is_several(letter: &Letter, noun: Noun, at: usize, between: usize) -> bool {
    let words = &letter.words;
    let word = words[at];
    let before = at.checked_sub(1).filter(|_| plain(letter, at)).map(|before| words[before]);
    let after_article = before.is_some_and(|before| ARTICLES.contains(&before.key));
    if cues().several_plain.contains(&word.key) && (between > 0 || after_article) {
        return false;
    }
    // "section 12 exemption's", "phase two project's"
    let pronoun = THESE.contains(&word.key) || cues().several_plain.contains(&word.key);
    let counting = word.kind == WordKind::Number || !pronoun;
    let label = before.is_some_and(|before| {
        before.capital && !before.gap.has(Gap::SENTENCE)
            || classes(before.key).may_be(Classes::NOUN) && !classes(before.key).may_be(CLOSED)
            || before.kind != WordKind::Plain
    });
    if counting && (label || before.is_some_and(|before| A.contains(&before.key))) {
        return false;
    }
    if word.kind == WordKind::Number && !is_number(letter, at) {
        return false;
    }
    // "a two day conference's": a noun between belongs to the number; "these need parent's consent"
    let described = (at + 1..noun.at).all(|index| {
        let kind = classes(words[index].key);
        if counting { kind.only(Classes::ADJECTIVE) } else { !kind.may_be(Classes::BASE) }
    });
    described && between < 3
}

const THESE: [u64; 9] = keys(["these", "those", "several", "many", "various", "numerous", "multiple", "such", "few"]);

/// After "the", "our", "no": "the level's are", "the victim's of their".
fn is_determined(letter: &Letter, noun: Noun, at: usize, follow: Follow) -> bool {
    let words = &letter.words;
    if noun.alone || is_joined(letter, noun.at) || !is_pair_of(letter, noun) {
        return false;
    }
    let before = at.checked_sub(1).filter(|_| plain(letter, at)).map(|before| words[before]);
    let next = words.get(noun.at + 1).map_or(0, |next| next.key);
    let object = before.is_some_and(|before| OBJECT.contains(&before.key));
    let of = before.is_some_and(|before| OF.contains(&before.key));
    if NO.contains(&words[at].key) {
        return !noun.mass && !noun.person && follow != Follow::Thing;
    }
    if noun.person {
        return !of && follow == Follow::Never && !AUXILIARIES.contains(&next);
    }
    match follow {
        Follow::Never => true,
        Follow::Seldom => object && PREPOSITIONS.contains(&next) || THAT.contains(&next) && !noun.mass,
        Follow::End | Follow::Thing => false,
    }
}

/// Whether edited English has the plural beside the next word, so that it may well be meant.
fn is_pair_of(letter: &Letter, noun: Noun) -> bool {
    letter.words.get(noun.at + 1).is_none_or(|next| {
        cues().never_follows.contains(&next.key) || is_pair(noun.plural, next.key) || !plain(letter, noun.at + 1)
    })
}

const NO: [u64; 1] = keys(["no"]);

const OF: [u64; 1] = keys(["of"]);

const THAT: [u64; 1] = keys(["that"]);

const AUXILIARIES: [u64; 6] = keys(["are", "were", "have", "would", "should", "could"]);

const OBJECT: [u64; 7] = keys(["of", "in", "by", "on", "under", "within", "all"]);

const PREPOSITIONS: [u64; 10] = keys(["from", "for", "by", "with", "at", "under", "within", "in", "on", "to"]);
