//! "a" for "an" and the other way round, and set phrases that lost their article. Which sound a word begins with, and the
//! phrases, are data.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::pattern::NoSlots;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, Word, WordKind};
use crate::lints::articles::{Articles, Sound, articles};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Edit;

const ARTICLES: [(u64, Sound); 2] = [(keys(["a"])[0], Sound::Consonant), (keys(["an"])[0], Sound::Vowel)];

const WEBSITES: [u64; 4] = keys(["website", "web-site", "webpage", "homepage"]);
const BODIES: [u64; 9] = keys([
    "council",
    "trust",
    "force",
    "constabulary",
    "university",
    "department",
    "commissioner",
    "ombudsman",
    "board",
]);
const PREPOSITIONS: [u64; 7] = keys(["via", "on", "from", "through", "at", "to", "in"]);

/// Report each article that does not go with what follows, and each place where one is lost.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, data) = (cx.letter, articles());
    for (article, before) in ARTICLES {
        for at in letter.places_of(article) {
            let Some(sound) = sound_after(letter, data, at).filter(|sound| *sound != before) else { continue };
            let (found, meant) = (letter.word(at), if sound == Sound::Vowel { "an" } else { "a" });
            let meant = if letter.words[at].capital { meant.replacen('a', "A", 1) } else { meant.to_owned() };
            let next = letter.word(at + 1);
            let message = format!("‘{next}’ follows ‘{}’ here. Write ‘{meant} {next}’.", found.to_lowercase());
            findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(Fix {
                title: format!("Write ‘{meant} {next}’"),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::replace(letter.words[at].span(), meant)],
            }));
        }
    }
    websites(letter, findings);
    for found in data.lost.in_letter(letter, &NoSlots) {
        let (before, article) = data.phrases[found.id];
        let middle = found.start + before;
        if !is_phrase(letter, found.start, found.end) {
            continue;
        }
        let span = letter.words_span(found.start..found.end);
        let (left, right) = span.of(letter.text()).split_at(letter.words[middle].span().start - span.start);
        let message = format!("‘{article}’ is missing. Write ‘{left}{article} {right}’.");
        findings.push(Finding::new(span, message).fix(Fix {
            title: format!("Add ‘{article}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::insert(letter.words[middle].span().start, format!("{article} "))],
        }));
    }
}

/// "via BLPD website": the website of a body that is named by initials or by what it is.
fn websites(letter: &Letter, findings: &mut Findings) {
    for site in WEBSITES {
        for at in letter.places_of(site).filter(|&at| at > 1) {
            let (before, body, site) = (&letter.words[at - 2], &letter.words[at - 1], &letter.words[at]);
            let name = letter.word(at - 1);
            let initials = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
            let named = initials && body.kind == WordKind::Plain || body.capital && BODIES.contains(&body.key);
            let spaced = body.gap.is_plain_space() && follows(site) && !body.gap.has(Gap::MARKUP);
            if !named
                || !spaced
                || !PREPOSITIONS.contains(&before.key)
                || !is_prose(&letter.blocks[letter.block_of(at)])
            {
                continue;
            }
            let modifies = letter
                .words
                .get(at + 1)
                .is_some_and(|word| follows(word) && classes(word.key).may_be(Classes::NOUN.with(Classes::PLURAL)));
            if !modifies {
                let site = letter.word(at);
                let message = format!("‘the’ is missing. Write ‘the {name} {site}’.");
                findings.push(Finding::new(letter.words_span(at - 2..at + 1), message).fix(Fix {
                    title: "Add ‘the’".into(),
                    applicability: Applicability::Unsafe,
                    edits: vec![Edit::insert(body.span().start, "the ")],
                }));
            }
        }
    }
}

/// How the word after the article at `at` begins, where that is an article in prose.
fn sound_after(letter: &Letter, data: &Articles, at: usize) -> Option<Sound> {
    let block = &letter.blocks[letter.block_of(at)];
    let (word, next) = (&letter.words[at], letter.words.get(at + 1)?);
    if !is_prose(block) || at + 1 >= block.words.end || !follows(next) || word.kind != WordKind::Plain {
        return None;
    }
    if word.gap.has(Gap::OPEN.with(Gap::QUOTE).with(Gap::SLASH)) {
        return None;
    }
    // "is a an absolute": one too many, which is another slip
    if ARTICLES.iter().any(|(article, _)| *article == next.key) {
        return None;
    }
    // "A" is a letter unless it begins a sentence: "Plan A", "A Examples"
    // … or heads a row: "A 11"
    let heads = next.kind == WordKind::Number && block.words.len() < FEWEST;
    if word.capital && (!word.gap.has(Gap::SENTENCE) || next.capital || heads) {
        return None;
    }
    let label = letter.words[block.words.start..at].last().is_some_and(|before| {
        !word.gap.has(Gap::SENTENCE) && (before.kind != WordKind::Plain || data.labels.contains(&before.key))
    });
    let functional = Classes::PREPOSITION.with(Classes::CONJUNCTION).with(Classes::AUXILIARY).with(Classes::PRONOUN);
    let text = letter.word(at + 1);
    let one = text.starts_with("one")
        || text.starts_with("other")
        || text.starts_with("inside")
        || text.starts_with("outside");
    if label || classes(next.key).may_be(functional) && !one {
        return None;
    }
    data.sound(next, text)
}

/// The authority's own prose; a heading leaves articles out.
fn is_prose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
        && block.region.is_own_prose()
        && block.region != Region::ExemptionList
}

fn follows(word: &Word) -> bool {
    word.gap.is_plain_space() && !word.gap.has(Gap::MARKUP.with(Gap::SENTENCE))
}

/// A sentence has at least so many words, and without a stop so many: shorter ones may be headings.
const FEWEST: usize = 6;
const FEWEST_UNFINISHED: usize = 16;

/// Whether the words of a set phrase stand in a sentence of prose, with nothing but spaces between them, and are not part of
/// a longer name: "a number of Freedom of Information Act requests".
fn is_phrase(letter: &Letter, start: usize, end: usize) -> bool {
    let block = &letter.blocks[letter.block_of(start)];
    let Some(sentence) = letter.sentence_of(start) else { return false };
    let spaced = (start + 1..end).all(|at| follows(&letter.words[at]));
    let whole = sentence.terminated || sentence.words.len() >= FEWEST_UNFINISHED;
    if !is_prose(block) || !spaced || end > sentence.words.end || !whole || sentence.words.len() < FEWEST {
        return false;
    }
    // "of Freedom of Information Act 2000 requests", "in public interest terms"
    let mut next = end;
    while next < sentence.words.end && matches!(letter.words[next].kind, WordKind::Number) {
        next += 1;
    }
    let Some(word) = letter.words.get(next).filter(|_| next < sentence.words.end) else { return true };
    let modifies = classes(letter.words[end - 1].key).may_be(Classes::NOUN) && follows(word);
    !(modifies && (word.capital || classes(word.key).may_be(Classes::NOUN.with(Classes::PLURAL))))
}
