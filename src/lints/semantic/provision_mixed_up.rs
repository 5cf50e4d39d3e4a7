//! The words of one provision under the number of its neighbour: "vexatious under section 14(2)", which is about repeated
//! requests. Sure only where the sentence cites that provision alone and has no word of what it is about. The pairs are
//! data, in the lint's own file.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::sections::{SectionAt, is_of_another_law, regulation_at, section_at};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, Sentence};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Look at every provision that a sentence of the authority's own cites alone.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let regime = cx.facts.regime;
    let name = if matches!(regime, Regime::Eir | Regime::Eisr) { "regulation" } else { "section" };
    for at in 0..letter.words.len() {
        let Some(provision) = provision_at(letter, at, regime) else { continue };
        let cited = format!("{}{}", provision.number, provision.rest);
        let mut pairs = WORDS.pair.iter().filter(|pair| pair.regime == regime && pair.cited == cited).peekable();
        let Some(sentence) = pairs.peek().and_then(|_| letter.sentence_of(at)) else { continue };
        let block = &letter.blocks[sentence.block];
        let own = block.region.is_own_prose() && block.kind != BlockKind::Literal;
        if !own || is_of_another_law(letter, at + 1, block.words.end) || !is_alone(letter, sentence, at) {
            continue;
        }
        let has = |set: &PatternSet, words| set.is_in(&letter.words, words, &NoSlots);
        let all = || sentence.words.clone();
        let careful = has(&WORDS.careful, sentence.words.start..provision.start);
        if let Some(pair) = pairs.find(|pair| !careful && has(&pair.given, all()) && !has(&pair.own, all())) {
            let message = format!(
                "{name} {cited} is about {}; what the sentence says is that of {name} {right}, {}. Write ‘{name} {right}’.",
                pair.about,
                pair.says,
                right = pair.right
            );
            let span = letter.words_span(provision.start..at + 1);
            findings.push(Finding::new(span, capitalised(&message)).label("the words are another provision’s"));
        }
    }
}

/// The provision of the law that the letter answers under whose figure is word `at`.
fn provision_at<'a>(letter: &Letter<'a>, at: usize, regime: Regime) -> Option<SectionAt<'a>> {
    match regime {
        Regime::Foia | Regime::Foisa => section_at(letter, at),
        Regime::Eir | Regime::Eisr => regulation_at(letter, at),
    }
}

/// Whether a sentence cites no other provision than the one whose figure is word `at`, nor another limb of it.
fn is_alone(letter: &Letter, sentence: &Sentence, at: usize) -> bool {
    const AND: [u64; 4] = keys(["and", "or", "to", "with"]);
    let words = &letter.words;
    let more = words
        .get(at + 1..at + 3)
        .is_some_and(|next| next[0].gap.has(Gap::OPEN) || AND.contains(&next[0].key) && next[1].gap.has(Gap::OPEN));
    let other = |index: usize| {
        let cited = section_at(letter, index).or_else(|| regulation_at(letter, index));
        let bare =
            letter.word(index).contains('(') && letter.word(index).starts_with(|char: char| char.is_ascii_digit());
        index != at && (cited.is_some() || bare)
    };
    !more && !sentence.words.clone().any(other)
}

fn capitalised(text: &str) -> String {
    text.chars().take(1).flat_map(char::to_uppercase).chain(text.chars().skip(1)).collect()
}

/// `[words]` of the lint's file, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    careful: PatternSet,
    pair: Vec<Pair>,
}

/// A provision, and the neighbour whose words it is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    regime: Regime,
    cited: String,
    about: String,
    own: PatternSet,
    right: String,
    says: String,
    given: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("provision-mixed-up"));
