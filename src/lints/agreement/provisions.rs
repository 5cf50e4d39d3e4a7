//! One provision and the verb of several: "Section 35 are", "Regulation 13(1) of the EIR prevent".

use super::{Report, follows, is_prose};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};

const PROVISIONS: [u64; 4] = keys(["section", "regulation", "article", "paragraph"]);
const SEVERAL: [u64; 4] = keys(["sections", "regulations", "articles", "paragraphs"]);
/// Verbs for one.
const FOR_ONE: [u64; 7] = keys(["is", "was", "has", "does", "applies", "requires", "provides"]);
const AND: u64 = keys(["and"])[0];
const OF: u64 = keys(["of"])[0];
const THE: u64 = keys(["the"])[0];
const INSTRUMENTS: [u64; 5] = keys(["act", "foia", "foisa", "eir", "eirs"]);
/// Forms for several; from the fourth on they are bare forms too.
const VERBS: [u64; 19] = keys([
    "are",
    "have",
    "do",
    "apply",
    "require",
    "prevent",
    "allow",
    "provide",
    "oblige",
    "enable",
    "impose",
    "contain",
    "mean",
    "give",
    "exclude",
    "recognise",
    "permit",
    "relate",
    "protect",
]);
const OPENS: [u64; 9] = keys(["because", "where", "when", "as", "which", "while", "since", "so", "although"]);
const THAT: u64 = keys(["that"])[0];

/// Report each.
pub fn find(letter: &Letter, report: &mut Report) {
    for at in SEVERAL.into_iter().flat_map(|sections| letter.places_of(sections)) {
        if let Some(verb) = verb_after_two(letter, at) {
            let found = letter.word(verb);
            report.say(at..verb + 1, format!("Two provisions are named. Write the plural form for ‘{found}’."));
        }
    }
    for at in PROVISIONS.into_iter().flat_map(|section| letter.places_of(section)) {
        if let Some(verb) = verb_after_each(letter, at) {
            let found = letter.word(verb);
            report.say(at..verb + 1, format!("Two provisions are named. Write the plural form for ‘{found}’."));
            continue;
        }
        if let Some(verb) = verb_after(letter, at).filter(|&verb| stands_alone(letter, at, verb)) {
            let found = letter.word(verb);
            report.say(at..verb + 1, format!("One provision is named. Write the singular form for ‘{found}’."));
        }
    }
    for at in letter.places_of(ACT) {
        if let Some((start, verb)) = named_act(letter, at) {
            let found = letter.word(verb);
            report.say(start..verb + 1, format!("One Act is named. Write the singular form for ‘{found}’."));
        }
    }
}

const ACT: u64 = keys(["act"])[0];
const PERMIT: u64 = keys(["permit"])[0];
/// The words of a long name between "the" and "Act".
const NAME: usize = 6;

/// "The Freedom of Information Act 2000 provide": an Act by its long name that begins its sentence, with the verb for several.
fn named_act(letter: &Letter, at: usize) -> Option<(usize, usize)> {
    let words = &letter.words;
    let start = letter.sentence_of(at)?.words.start;
    let long = words[start].key == THE && (start + 3..=start + NAME).contains(&at) && words[at].capital;
    let name = |index: usize| (words[index].capital || words[index].key == OF) && !words[index].gap.has(Gap::COMMA);
    let year = words.get(at + 1)?.kind == WordKind::Number && words[at + 1].gap.is_plain_space();
    let verb = at + 1 + usize::from(year);
    // "The Licensing Act permit" may be a permit
    let plain = words.get(verb).is_some_and(|word| follows(word) && VERBS.contains(&word.key) && word.key != PERMIT);
    (long && plain && (start + 1..at).all(name) && is_prose(&letter.blocks[letter.block_of(at)]))
        .then_some((start, verb))
}

/// "Sections 26 and 27 is": the verb for one after two provisions that begin a clause.
fn verb_after_two(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let near = |index: usize| words.get(index).filter(|word| word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP));
    let numbered = |index: usize| near(index).is_some_and(|word| word.kind != WordKind::Plain);
    let two = numbered(at + 1) && near(at + 2)?.key == AND && numbered(at + 3);
    let verb = near(at + 4).filter(|word| two && follows(word) && FOR_ONE.contains(&word.key)).map(|_| at + 4)?;
    let opens = match words[at].gap.has(Gap::SENTENCE) {
        true => words[at].capital,
        false => {
            let before = words[at.checked_sub(1)?].key;
            near(at).is_some() && (OPENS.contains(&before) || before == THAT)
        }
    };
    (opens && is_prose(&letter.blocks[letter.block_of(at)])).then_some(verb)
}

/// "Section 31 and Section 40 applies": the same where each is named, at the beginning of a sentence.
fn verb_after_each(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let near = |index: usize| words.get(index).filter(|word| word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP));
    let numbered = |index: usize| near(index).is_some_and(|word| word.kind != WordKind::Plain);
    let named = |index: usize| near(index).is_some_and(|word| PROVISIONS.contains(&word.key));
    let begins = words[at].gap.has(Gap::SENTENCE) && words[at].capital;
    let two = begins && numbered(at + 1) && near(at + 2)?.key == AND && named(at + 3) && numbered(at + 4);
    let verb = near(at + 5).filter(|word| two && follows(word) && FOR_ONE.contains(&word.key))?;
    (is_prose(&letter.blocks[letter.block_of(at)]) && verb.kind == WordKind::Plain).then_some(at + 5)
}

/// The verb for several after the number of a provision, or after "of the Act".
fn verb_after(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let near = |index: usize| words.get(index).filter(|word| word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP));
    let number = near(at + 1)?;
    let single = match number.kind {
        WordKind::Reference => {
            letter.word(at + 1).bytes().all(|byte| byte.is_ascii_alphanumeric() || b"()".contains(&byte))
        }
        WordKind::Number => letter.word(at + 1).bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    if !single || !is_prose(&letter.blocks[letter.block_of(at)]) {
        return None;
    }
    let mut verb = at + 2;
    if near(verb)?.key == OF {
        verb += 1 + usize::from(near(verb + 1)?.key == THE);
        verb = match near(verb)?.capital && !INSTRUMENTS.contains(&near(verb)?.key) {
            true => after_long_name(letter, verb)?,
            false => near(verb).filter(|word| INSTRUMENTS.contains(&word.key)).map(|_| verb + 1)?,
        };
    }
    near(verb).filter(|word| follows(word) && VERBS.contains(&word.key)).map(|_| verb)
}

/// What follows "Freedom of Information (Scotland) Act 2002" from word `at` on.
fn after_long_name(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let act = (at..words.len()).take(NAME).find(|&index| words[index].key == ACT)?;
    let name = |index: usize| {
        let word = &words[index];
        (word.capital || word.key == OF) && !word.gap.has(Gap::COMMA.with(Gap::SENTENCE))
    };
    let year = words.get(act + 1)?.kind == WordKind::Number && words[act + 1].gap.is_plain_space();
    (at..=act).all(name).then_some(act + 1 + usize::from(year))
}

/// Whether the provision begins its clause, and no other is named before it that it could be joined with.
fn stands_alone(letter: &Letter, at: usize, verb: usize) -> bool {
    let words = &letter.words;
    if words[at].gap.has(Gap::SENTENCE) {
        return words[at].capital;
    }
    let Some(sentence) = letter.sentence_of(at) else { return false };
    let earlier = &words[sentence.words.start..at];
    let named = earlier.iter().any(|word| word.kind != WordKind::Plain || PROVISIONS.contains(&word.key));
    let Some(before) = earlier.last() else { return false };
    if named {
        return false;
    }
    if words[at].gap.is_plain_space() {
        // "we ask that section 12 apply"
        let plain = VERBS[..3].contains(&words[verb].key);
        return OPENS.contains(&before.key) || before.key == THAT && plain;
    }
    // after an opening clause, "…, section 50 of the Act allow"
    words[at].gap.has(Gap::COMMA) && !words[at].gap.has(Gap::CLOSE.with(Gap::OPEN).with(Gap::QUOTE)) && {
        let first = &earlier[0];
        OPENS.contains(&first.key) && !earlier[1..].iter().any(|word| word.gap.has(Gap::COMMA.with(Gap::COLON)))
    }
}
