//! A term of the genre with capitals in one sentence and without in the next. Which is right is the house's choice; a half
//! capital ("the Police service") is nobody's. The terms are data. Headings, titles, lists of exemptions, names and the
//! beginnings of sentences have capitals of their own and say nothing.

use std::ops::Range;
use std::sync::OnceLock;

use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, Region, WordKind};
use crate::lints::variants::{self, Use};
use crate::lints::{Cx, Findings, prose};

/// How a term is written.
const SMALL: usize = 0;
const CAPITALS: usize = 1;
const HALF: usize = 2;

/// Small words that join the parts of a name.
const JOINING: [u64; 5] = keys(["of", "for", "and", "the", "to"]);
/// What stands before the title of a provision.
const PROVISION: [u64; 5] = keys(["section", "sections", "regulation", "article", "titled"]);

/// With what the title of a law ends.
const LAWS: [u64; 2] = keys(["act", "regulations"]);

/// Report each term that is written in more than one way.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for term in terms() {
        let mut uses: Vec<Use> = Vec::new();
        for at in letter.places_of(term[0]) {
            // most first words go on otherwise
            if term.len() > 1 && letter.words.get(at + 1).is_none_or(|word| word.key != term[1]) {
                continue;
            }
            let range = at..at + term.len();
            let same = letter.words.get(range.clone()).is_some_and(|words| {
                words.iter().zip(term).all(|(word, key)| word.key == *key)
                    && words[1..].iter().all(|word| word.gap.is_plain_space())
            });
            if same && is_running(letter, &range) {
                uses.extend(form(letter, &range).map(|form| Use { form, span: letter.words_span(range) }));
            }
        }
        let half = uses.iter().any(|one| one.form == HALF);
        if uses.iter().all(|one| one.form == uses[0].form) {
            if half {
                let shown = uses[0].span.of(letter.text());
                let message = if term.last().is_some_and(|last| LAWS.contains(last)) {
                    format!(
                        "‘{shown}’ has a capital on half of it. Write one on every noun, as in the title of any law."
                    )
                } else {
                    format!("‘{shown}’ has a capital on half of it. Write small letters throughout, as for any noun.")
                };
                findings.extend(variants::finding(letter, &uses, HALF, message));
            }
            continue;
        }
        let Some((rarer, usual)) = variants::odd_and_usual(&uses) else { continue };
        let odd = if half { HALF } else { rarer };
        let usual = uses.iter().find(|one| one.form == if odd == usual { rarer } else { usual });
        let shown = |one: Option<&Use>| one.map_or("", |one| one.span.of(letter.text()));
        let message = format!(
            "The letter writes ‘{}’, and here ‘{}’. Keep to one form.",
            shown(usual),
            shown(uses.iter().find(|one| one.form == odd))
        );
        findings.extend(variants::finding(letter, &uses, odd, message));
    }
}

/// Whether the words stand inside a sentence of the authority's own, part of no name, title or quotation.
fn is_running(letter: &Letter, range: &Range<usize>) -> bool {
    let (first, last) = (letter.words[range.start], letter.words[range.end - 1]);
    let apart = Gap::SENTENCE.with(Gap::BLOCK).with(Gap::COLON).with(Gap::DASH).with(Gap::QUOTE).with(Gap::OPEN);
    if first.gap.has(apart.with(Gap::OTHER).with(Gap::MARKUP)) {
        return false;
    }
    let block = &letter.blocks[letter.block_of(range.start)];
    let running = prose::is_running(block, 8) && block.region.is_own_prose() && block.region != Region::ExemptionList;
    let item = block.kind == BlockKind::Item && range.start < block.words.start + 6;
    if !running || item || block.emphasised {
        return false;
    }
    let before = &letter.words[range.start - 1];
    let named = before.capital && !before.gap.has(Gap::SENTENCE) && !first.gap.has(Gap::COMMA);
    let titled = matches!(before.kind, WordKind::Reference | WordKind::Number) || PROVISION.contains(&before.key);
    // "the Police Service of Northern Ireland", "National Security Act"
    let mut next = range.end;
    while letter
        .words
        .get(next)
        .is_some_and(|word| word.gap.is_plain_space() && JOINING.contains(&word.key) && word.key != JOINING[2])
    {
        next += 1;
    }
    let longer = letter
        .words
        .get(next)
        .is_some_and(|word| word.capital && word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE));
    let defined = letter.text()[last.span().end..].starts_with([')', '”', '"', '’', '\'']);
    // "Law Enforcement and National Security" are two titles
    let paired = JOINING[2] == before.key
        && range.start >= 2
        && letter.words[range.start - 2].capital
        && first.capital
        && !letter.words[range.start - 2].gap.has(Gap::SENTENCE);
    !(named || titled || longer || defined || paired)
}

/// How the words are written; nothing where they are all in capitals.
fn form(letter: &Letter, range: &Range<usize>) -> Option<usize> {
    let capitals =
        range.clone().filter(|at| letter.words[*at].capital && !JOINING.contains(&letter.words[*at].key)).count();
    let counted = range.clone().filter(|at| !JOINING.contains(&letter.words[*at].key)).count();
    let shout = range.clone().any(|at| {
        let word = letter.word(at);
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
    });
    if shout {
        return None;
    }
    Some(match capitals {
        0 => SMALL,
        _ if capitals == counted => CAPITALS,
        _ => HALF,
    })
}

fn terms() -> &'static [Vec<u64>] {
    static TERMS: OnceLock<Vec<Vec<u64>>> = OnceLock::new();
    TERMS.get_or_init(|| {
        let lines = include_str!("../../../lints/words/terms.txt").lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines
            .flat_map(|line| line.split(','))
            .map(|term| term.split_whitespace().map(key).collect::<Vec<u64>>())
            .filter(|term| !term.is_empty())
            .collect()
    })
}
