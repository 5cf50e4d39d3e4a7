//! Abbreviations of a letter: where each is explained, where it is used, and which need no explanation. An abbreviation is
//! explained where brackets give it after the words whose first letters it is made of, or the words after it.

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::pattern::KeySet;
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, Region, WordKind};
use crate::lints::prose;

/// The most letters of an abbreviation.
const LONGEST: usize = 7;
/// How many words more than letters an explanation may have.
const SLACK: usize = 4;
/// Small words that give an abbreviation no letter.
const SMALL: [u64; 12] = keys(["of", "the", "and", "for", "to", "in", "on", "a", "an", "or", "by", "with"]);

/// A place in the authority's own words that explains an abbreviation.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// The abbreviation, as an index into the letter's words.
    pub word: usize,
    /// The first word of the explanation or of the abbreviation, whichever comes first.
    pub first: usize,
}

/// Every explanation in brackets, in order.
pub fn definitions(letter: &Letter) -> Vec<Definition> {
    let text = letter.text();
    let mut found = Vec::new();
    for open in memchr::memchr_iter(b'(', text.as_bytes()) {
        if prose::at(letter, open).is_none() {
            continue;
        }
        let first = letter.word_from(open);
        let Some(close) = text[open..prose::near(text, open).end].find(')').map(|len| open + len) else { continue };
        // "(FOIA)", "(the FOIA)", "(‘FOIA’ or ‘the Act’)", "(hereafter FOIA)"
        let inside = (first..letter.words.len()).take(6).take_while(|at| letter.words[*at].span().end <= close);
        // "(LBH&F)" is one abbreviation, and no plain word
        let joined = |at: usize| text[letter.words[at].span().end..].starts_with('&');
        let named = inside.clone().find(|at| is_abbreviation(letter, *at) && !joined(*at));
        if let Some(word) = named
            && let Some(start) = spelled_before(letter, word, first)
        {
            found.push(Definition { word, first: start });
            continue;
        }
        // "ICO (Information Commissioner’s Office)"
        let before = first.checked_sub(1).filter(|at| is_abbreviation(letter, *at) && inside.clone().count() >= 2);
        if let Some(word) = before
            && spells(letter, first, letter.word(word))
        {
            found.push(Definition { word, first: word });
        }
    }
    found
}

/// Where the words begin that end before word `end` and give the letters of the abbreviation, all or nearly.
fn spelled_before(letter: &Letter, abbreviation: usize, end: usize) -> Option<usize> {
    let letters: Vec<u8> = letter.word(abbreviation).bytes().filter(u8::is_ascii_uppercase).collect();
    let from = letter.blocks[letter.block_of(abbreviation)].words.start.max(end.saturating_sub(letters.len() + SLACK));
    let initial = |at: usize| letter.word(at).bytes().next().map(|byte| byte.to_ascii_uppercase());
    let at = (from..end).find(|at| initial(*at) == Some(letters[0]))?;
    // at least half of its letters begin words, in order: "Bluelight Procurement Database (BLPD)"
    let mut next = at;
    let mut hits = 0;
    for byte in &letters {
        if let Some(found) = (next..end).find(|at| initial(*at) == Some(*byte)) {
            hits += 1;
            next = found + 1;
        }
    }
    // "Bexshire Trading Standards (BSTS)" takes letters from inside the words
    let first = (hits * 2 > letters.len()).then_some(at);
    first
        .or_else(|| (from..end).find(|at| initial(*at) == Some(letters[0]) && runs_through(letter, *at..end, &letters)))
}

/// Whether an abbreviation takes its letters, in order, from all the words of a name: the first one of each, small words
/// aside, and any behind it.
fn runs_through(letter: &Letter, mut words: Range<usize>, letters: &[u8]) -> bool {
    let Some(at) = words.next() else { return letters.is_empty() };
    if SMALL.contains(&letter.words[at].key) && runs_through(letter, words.clone(), letters) {
        return true;
    }
    let mut bytes = letter.word(at).bytes().map(|byte| byte.to_ascii_uppercase());
    let Some((_, mut left)) = letters.split_first().filter(|(first, _)| bytes.next() == Some(**first)) else {
        return false;
    };
    loop {
        if runs_through(letter, words.clone(), left) {
            return true;
        }
        match left.split_first() {
            Some((inside, more)) if bytes.any(|byte| byte == *inside) => left = more,
            _ => return false,
        }
    }
}

/// Whether the words from `first` on give the letters of the abbreviation, each one of them.
pub fn spells(letter: &Letter, first: usize, abbreviation: &str) -> bool {
    let mut at = first;
    for byte in abbreviation.bytes().filter(u8::is_ascii_uppercase) {
        let initial = |at: usize| letter.word(at).bytes().next().map(|byte| byte.to_ascii_uppercase());
        while at > first
            && at < letter.words.len()
            && initial(at) != Some(byte)
            && SMALL.contains(&letter.words[at].key)
        {
            at += 1;
        }
        if at >= letter.words.len() || initial(at) != Some(byte) || at > first && !letter.words[at].gap.has(Gap::SPACE)
        {
            return false;
        }
        at += 1;
    }
    true
}

/// Whether the letter spells an abbreviation out anywhere.
pub fn is_spelled_out(letter: &Letter, abbreviation: &str) -> bool {
    let (first, text) = (abbreviation.as_bytes()[0], letter.text().as_bytes());
    letter.words.iter().enumerate().any(|(at, word)| {
        text[word.span().start].eq_ignore_ascii_case(&first)
            && letter.word(at) != abbreviation
            && spells(letter, at, abbreviation)
    })
}

/// Whether a word is written as abbreviations are: two to seven capitals, with a small "s" for more than one.
pub fn is_abbreviation(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    let len = word.span().len();
    if !word.capital || word.kind != WordKind::Plain || !(2..=LONGEST + 1).contains(&len) {
        return false;
    }
    let bytes = letter.word(at).as_bytes();
    let stem = if len > 3 && bytes[len - 1] == b's' { &bytes[..len - 1] } else { bytes };
    // "XXX" waits to be filled in
    stem.iter().all(u8::is_ascii_uppercase) && stem.iter().any(|byte| *byte != stem[0])
}

/// The key of an abbreviation without the "s" of more than one.
pub fn key_of(letter: &Letter, at: usize) -> u64 {
    let written = letter.word(at);
    match written.strip_suffix('s') {
        Some(one) => key(one),
        None => letter.words[at].key,
    }
}

/// Where abbreviations of three letters and more stand in the authority's own sentences, alone: no code, no part of a name,
/// no line in capitals.
pub fn uses<'a>(letter: &'a Letter<'a>) -> impl Iterator<Item = usize> + 'a {
    let blocks =
        letter.blocks.iter().filter(|block| block.region.is_own_prose() && block.region != Region::ExemptionList);
    let prose = blocks.filter(|block| prose::is_running(block, 6));
    prose.flat_map(|block| block.words.clone()).filter(move |&at| {
        let word = &letter.words[at];
        word.capital && word.span().len() >= 3 && is_abbreviation(letter, at) && stands_alone(letter, at)
    })
}

fn stands_alone(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    let text = letter.text();
    let glued = |char: char| matches!(char, '/' | '-' | '_' | '&' | '@' | '\\' | '.');
    let rest = &text[word.span().end..];
    let around = text[..word.span().start].ends_with(glued)
        || rest.starts_with(['/', '-', '_', '&', '@', '\\'])
        || rest.starts_with('.') && rest[1..].starts_with(char::is_alphanumeric);
    let neighbour = |other: usize, gap: Gap| {
        letter.words.get(other).is_some_and(|near| {
            let code = matches!(near.kind, WordKind::Number | WordKind::Mixed | WordKind::Reference);
            gap.is_plain_space() && (code || near.capital && !near.gap.has(Gap::SENTENCE))
        })
    };
    let before = at.checked_sub(1).is_some_and(|before| neighbour(before, word.gap));
    let after = letter.words.get(at + 1).is_some_and(|next| neighbour(at + 1, next.gap));
    !(around || before || after)
}

/// The words of the letter that are one abbreviation.
pub fn places(letter: &Letter, abbreviation: u64, written: &str) -> Vec<usize> {
    let mut places: Vec<usize> =
        letter.places_of(abbreviation).chain(letter.places_of(key(&format!("{written}s")))).collect();
    places.retain(|at| is_abbreviation(letter, *at));
    places.sort_unstable();
    places
}

/// Whether the letter calls the Act of 2000 or 2002 by a short name of its own: "(the Act)".
pub fn names_the_act(letter: &Letter) -> bool {
    const ACT: [u64; 1] = keys(["act"]);
    letter.places_of(ACT[0]).any(|at| {
        let text = letter.text();
        let end = letter.words[at].span().end;
        let the = at
            .checked_sub(1)
            .is_some_and(|the| letter.word(the).eq_ignore_ascii_case("the") && letter.words[the].gap.has(Gap::OPEN));
        the && letter.words[at].capital && text[end..].trim_start_matches(['\'', '"', '’', '”']).starts_with(')')
    })
}

/// What is known of abbreviations beforehand.
pub struct Known {
    /// Every reader knows them.
    pub everyone: KeySet,
    /// Words of the trade that a reader does not know even where the letter has the words that they stand for.
    pub jargon: KeySet,
}

/// The abbreviations of `lints/words/abbreviations.txt`.
pub fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = Known { everyone: KeySet::default(), jargon: KeySet::default() };
        let lines = include_str!("../../lints/words/abbreviations.txt").lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match line.strip_prefix("jargon:") {
                Some(words) => known.jargon.extend(words.split_whitespace().map(key)),
                None => known.everyone.extend(line.split_whitespace().map(key)),
            }
        }
        known
    })
}
