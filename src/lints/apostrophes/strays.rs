//! Apostrophes in plurals and pronouns, and contractions that have lost theirs.

use super::{cues, delete, is_own, is_single_quoted, mark, plain, plurals};
use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Finding, Findings};
use crate::text::{Edit, Span};

/// "dont" for "don't".
pub fn contraction(letter: &Letter, at: usize, findings: &mut Findings) {
    let word = letter.words[at];
    // "I dont": the requester speaks, whatever the paragraph looks like
    let own = is_own(letter, at) && !(at > 0 && letter.words[at - 1].key == I);
    if own && !letter.word(at).bytes().all(|byte| byte.is_ascii_uppercase()) {
        let shown = letter.word(at);
        let cut = shown.len() - if shown.ends_with("re") { 2 } else { 1 };
        let text = format!("{}{}{}", &shown[..cut], mark(letter), &shown[cut..]);
        let message = format!("An apostrophe is missing: write ‘{text}’.");
        findings.push(Finding::new(word.span(), message).fix(Fix {
            title: format!("Write ‘{text}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::insert(word.span().start + cut, mark(letter))],
        }));
    }
}

const I: u64 = keys(["i"])[0];

/// "members' of the public", "authorities' are".
pub fn plural_with_mark(letter: &Letter, at: usize, findings: &mut Findings) {
    let (word, next) = (letter.words[at], letter.words[at + 1]);
    let between = &letter.text()[word.span().end..next.span().start];
    let plain = word.kind == WordKind::Plain && !word.apostrophe && matches!(between, "' " | "’ ");
    let shown = letter.word(at);
    let plural = shown.len() > 4 && shown.ends_with('s') && !shown.ends_with("ss") && shown.is_ascii();
    if !plain
        || !plural
        || is_single_quoted(letter, at)
        || next.gap.has(Gap::SENTENCE)
        || cues().spans.iter().any(|span| span == shown)
    {
        return;
    }
    let end = word.span().end;
    let mark = Span::new(end, end + between.len() - 1);
    let message = format!("Nothing belongs to ‘{shown}’ here, so it takes no apostrophe.");
    findings.push(Finding::new(Span::new(word.span().start, mark.end), message).fix(delete(mark)));
}

const ITS: u64 = keys(["it's"])[0];

const WHOS: u64 = keys(["who's"])[0];

const ADJECTIVES: [u64; 5] = keys(["current", "existing", "statutory", "legal", "own"]);

const MASS: [u64; 10] =
    keys(["use", "work", "staff", "review", "guidance", "release", "search", "content", "request", "format"]);

const BEFORE_OBJECT: [u64; 26] = keys([
    "of",
    "in",
    "to",
    "for",
    "on",
    "with",
    "by",
    "from",
    "under",
    "within",
    "all",
    "and",
    "has",
    "have",
    "meet",
    "fulfil",
    "exercise",
    "carry",
    "about",
    "through",
    "complete",
    "completed",
    "undertake",
    "conduct",
    "publish",
    "against",
]);

/// "as it's release could do harm": what is had is the subject of a verb, so that "it is" would be one too many.
fn has_its_verb(letter: &Letter, at: usize) -> bool {
    const MODALS: [u64; 8] = keys(["would", "could", "will", "may", "might", "can", "should", "must"]);
    letter.words.get(at + 2).is_some_and(|verb| verb.gap.is_plain_space() && MODALS.contains(&verb.key))
}

/// Whether a word is a noun in the plural and nothing else, and no time: "it's conclusions", but "it's years since".
fn is_plural_thing(letter: &Letter, at: usize, noun: u64) -> bool {
    const MANY: [u64; 4] = keys(["lots", "loads", "tons", "thanks"]);
    const WHO: [u64; 3] = keys(["who", "that", "which"]);
    /// The most words of an aside: "it's pupils, not parents, who must apply".
    const ASIDE: usize = 6;
    let picked = letter.words[at..].iter().take(ASIDE).any(|word| WHO.contains(&word.key));
    let cleft = letter.words.get(at + 1).is_some_and(|next| {
        next.gap.is_plain_space() && classes(next.key).may_be(Classes::PRONOUN.with(Classes::DETERMINER))
    });
    let known = classes(noun);
    known.may_be(Classes::PLURAL)
        && known.only(Classes::PLURAL)
        && !cues().span_keys.contains(&noun)
        && !MANY.contains(&noun)
        && !letter.words[at].capital
        && !cleft
        && !picked
}

/// "if it's minutes that you need".
fn is_cleft(letter: &Letter, at: usize) -> bool {
    const THAT: [u64; 3] = keys(["that", "which", "who"]);
    let is = |at: usize, set: &[u64]| letter.words.get(at).is_some_and(|word| set.contains(&word.key));
    const TO: u64 = keys(["to"])[0];
    const POLICY: [u64; 1] = keys(["policy"]);
    is(at + 2, &THAT) || is(at + 1, &POLICY) && is(at + 2, &[TO])
}

/// An apostrophe in a word: "it's powers", "FOI's are", "the 1990's".
pub fn stray(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let word = words[at];
    let next = words.get(at + 1).filter(|_| plain(letter, at + 1));
    let next_key = next.map_or(0, |next| next.key);
    let shown = letter.word(at);
    let without = || shown.replace(['\'', '’'], "");
    let fix = |text: String| Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(word.span(), text)],
    };
    let plural = || next.is_some_and(|next| is_plural_thing(letter, at + 1, next.key));
    if word.key == ITS && ((cues.its.contains(&next_key) || plural()) && !is_cleft(letter, at) || is_its(letter, at)) {
        // "it's current and legal", "it's work to rule": the noun has to go on or end
        if cues.its.contains(&next_key)
            && !is_its(letter, at)
            && (ADJECTIVES.contains(&next_key) || MASS.contains(&next_key))
            && !is_object(letter, at)
            && !has_its_verb(letter, at)
        {
            return;
        }
        let its = without();
        let message = format!("‘{shown}’ means ‘it is’. Write ‘{its}’.");
        findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(fix(its)));
    } else if word.key == WHOS && (cues.whose.contains(&next_key) || is_whose(letter, at)) && !is_office(letter, at + 1)
    {
        let whose = if word.capital { "Whose" } else { "whose" };
        let message = format!("‘{shown}’ means ‘who is’. Write ‘{whose}’.");
        findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(fix(whose.to_owned())));
    } else if cues.pronouns.contains(&word.key) {
        let message = format!("‘{}’ has no apostrophe.", without());
        findings.push(Finding::new(word.span(), message).fix(fix(without())));
    } else if is_plural(letter, at, next_key) {
        let plural = plural_of(shown);
        let message = format!("This is a plural, which takes no apostrophe. Write ‘{plural}’.");
        findings.push(Finding::new(word.span(), message).label("a plural").fix(fix(plural)));
    } else if plurals::is_plain_plural(letter, at) {
        let plural = plural_of(shown);
        let timed = cues.lasting.contains(&next_key) && cues.span_keys.contains(&key(&plural));
        let text = if timed { format!("{plural}{}", mark(letter)) } else { plural };
        let message = match timed {
            true => format!("There are several, so the apostrophe goes after the s. Write ‘{text}’."),
            false => format!("Nothing belongs to one of them here, so the s takes no apostrophe. Write ‘{text}’."),
        };
        findings.push(Finding::new(word.span(), message).fix(fix(text)));
    } else if is_decade(letter, at) {
        let message = format!("A decade is a plural and takes no apostrophe. Write ‘{}’.", without());
        findings.push(Finding::new(word.span(), message).fix(fix(without())));
    }
}

/// "of it's answer", "spends it's money": nothing but a noun can follow.
fn is_its(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some(next) = words.get(at + 1).filter(|_| plain(letter, at + 1) && plain(letter, at) && at > 0) else {
        return false;
    };
    // "Once a case is closed it's policy to destroy the notes"
    let noun = at > 1 && classes(words[at - 2].key).only(Classes::DETERMINER);
    if at > 1 && BE.contains(&words[at - 2].key) || noun && !cues().its_before.contains(&words[at - 1].key) {
        return false;
    }
    let (before, kind) = (words[at - 1].key, classes(next.key));
    if next.kind != WordKind::Plain || next.capital {
        return false;
    }
    let noun = kind.may_be(Classes::NOUN.with(Classes::PLURAL));
    let other = OTHER.contains(&next.key);
    let closed = Classes::DETERMINER
        .with(Classes::PREPOSITION)
        .with(Classes::CONJUNCTION)
        .with(Classes::PRONOUN)
        .with(Classes::AUXILIARY)
        .with(Classes::OTHER)
        .with(Classes::ADVERB);
    if cues().its_before.contains(&before) {
        // "what it comes to it's likely": not after a clause that ends in its preposition
        // "in it's last report"
        let described = || {
            let thing = words.get(at + 2).filter(|_| plain(letter, at + 2));
            kind.may_be(Classes::ADJECTIVE)
                && thing.is_some_and(|thing| {
                    classes(thing.key).only(Classes::NOUN.with(Classes::PLURAL).with(Classes::BASE).with(Classes::MASS))
                })
        };
        return other || noun && !kind.may_be(closed.with(Classes::ING).with(Classes::PARTICIPLE)) || described();
    }
    let nouns = Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS).with(Classes::THIRD);
    cues().its_verbs.contains(&before) && (other || kind.only(nouns))
}

/// "the farmer who's quad bike was stolen": behind a noun, and before one that can be nothing else and has no article.
fn is_whose(letter: &Letter, at: usize) -> bool {
    /// What somebody is without an article, and how far off: "the officer who's head of the team", "who's miles away".
    const OFFICES: [u64; 20] = keys([
        "head",
        "chair",
        "president",
        "secretary",
        "boss",
        "clerk",
        "part",
        "lead",
        "friends",
        "miles",
        "minutes",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "captain",
        "witness",
        "family",
        "data",
    ]);
    /// Those who do or are something.
    const PEOPLE: [&str; 8] = ["er", "or", "ar", "ant", "ian", "ist", "man", "son"];
    const NOUNS: Classes =
        Classes::NOUN.with(Classes::PLURAL).with(Classes::MASS).with(Classes::BASE).with(Classes::THIRD);
    let words = &letter.words;
    let Some(next) = words.get(at + 1).filter(|next| at > 0 && plain(letter, at + 1) && !next.capital) else {
        return false;
    };
    let (before, after) = (classes(words[at - 1].key), classes(next.key));
    let noun = Classes::NOUN.with(Classes::PLURAL).with(Classes::PRONOUN).with(Classes::DETERMINER);
    before.may_be(noun)
        && after.may_be(Classes::NOUN.with(Classes::PLURAL))
        && after.only(NOUNS)
        && !OFFICES.contains(&next.key)
        && !PEOPLE.iter().any(|ending| letter.word(at + 1).ends_with(ending))
}

const BE: [u64; 8] = keys(["is", "are", "was", "were", "be", "been", "being", "not"]);

/// "who's records manager", "who's data subject": what somebody is.
fn is_office(letter: &Letter, at: usize) -> bool {
    const SUBJECT: u64 = keys(["subject"])[0];
    plain(letter, at + 1)
        && letter.words.get(at + 1).is_some_and(|word| {
            let noun = classes(word.key).may_be(Classes::NOUN) && !classes(word.key).may_be(Classes::BASE);
            word.key == SUBJECT || noun && ["er", "or"].iter().any(|ending| letter.word(at + 1).ends_with(ending))
        })
}

const OTHER: [u64; 2] = keys(["other", "own"]);

/// Whether a word stands after a preposition or a verb that takes an object, where "it is" cannot.
fn is_object(letter: &Letter, at: usize) -> bool {
    at > 0 && plain(letter, at) && BEFORE_OBJECT.contains(&letter.words[at - 1].key)
}

/// "FOI's are", "these record's", "the authority's have".
fn is_plural(letter: &Letter, at: usize, next: u64) -> bool {
    let (words, cues) = (&letter.words, cues());
    let word = words[at];
    let ends = at + 1 >= words.len() || !plain(letter, at + 1);
    let counted = at > 0
        && plain(letter, at)
        && (cues.counts.contains(&words[at - 1].key)
            || words[at - 1].kind == WordKind::Number && !is_year(letter, at - 1));
    if cues.acronyms.contains(&word.key) {
        let many = counted || at > 1 && words[at - 1].key == OF && NUMERIC.contains(&words[at - 2].key);
        let alone = ends || cues.after_acronym.contains(&next);
        return alone
            && (many
                || cues.after_counted.contains(&next)
                || FOI.contains(&word.key) && (cues.after_counted.contains(&next) || !of_one(letter, at)));
    }
    if !cues.counted.contains(&word.key) {
        return false;
    }
    // "20 working day's" has its own meaning; a possessive has its noun after it
    // "ours and the council's have been read"
    let joined = || (at.saturating_sub(3)..at).any(|index| words[index].key == AND) || plurals::is_joined(letter, at);
    let verb = cues.after_counted.contains(&next) && !joined();
    let several = at > 0
        && plain(letter, at)
        && cues.counts.contains(&words[at - 1].key)
        && DEMONSTRATIVE.contains(&words[at - 1].key);
    verb || several && (ends || cues.after_acronym.contains(&next))
}

const FOI: [u64; 6] = keys(["foi's", "sar's", "dsar's", "pcn's", "fpn's", "ehcp's"]);

const OF: u64 = keys(["of"])[0];

const AND: u64 = keys(["and"])[0];

const ONE: [u64; 5] = keys(["the", "a", "an", "this", "each"]);

const NUMERIC: [u64; 1] = keys(["number"]);

const DEMONSTRATIVE: [u64; 9] =
    keys(["these", "those", "several", "many", "various", "numerous", "following", "multiple", "few"]);

/// "an FOI's", "the FOI's": one, perhaps, that has something.
fn of_one(letter: &Letter, at: usize) -> bool {
    at == 0 || !plain(letter, at) || ONE.contains(&letter.words[at - 1].key)
}

fn is_year(letter: &Letter, at: usize) -> bool {
    let word = letter.word(at);
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

const BEFORE_DECADE: [u64; 5] = keys(["the", "early", "late", "mid", "mid-"]);

/// "the 1990's" with no noun after it.
fn is_decade(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    let figure = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or_default();
    let decade = figure.len() == 4 && figure.ends_with('0') && figure.bytes().all(|byte| byte.is_ascii_digit());
    decade && at > 0 && plain(letter, at) && BEFORE_DECADE.contains(&letter.words[at - 1].key)
}

/// "policy's" as "policies".
pub fn plural_of(shown: &str) -> String {
    let stem = shown.split(['\'', '’']).next().unwrap_or(shown);
    match stem.strip_suffix('y') {
        Some(head) if !head.ends_with(['a', 'e', 'o', 'u']) && !head.chars().any(char::is_uppercase) => {
            format!("{head}ies")
        }
        _ if stem.ends_with('s') => stem.to_owned(),
        _ => format!("{stem}s"),
    }
}
