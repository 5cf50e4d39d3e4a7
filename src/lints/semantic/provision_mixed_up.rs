//! The words of one provision under the number of its neighbour: "vexatious under section 14(2)", which is about repeated
//! requests. Sure only where the sentence cites that provision alone and has no word of what it is about. The pairs are
//! data, in the lint's own file.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::sections::{SectionAt, is_of_another_law, regulation_at, section_at};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};
use crate::lints::cited::word;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::{capitalised, data};

/// Look at every provision that a sentence of the authority's own cites alone.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let pairs: Vec<&Pair> = WORDS.pair.iter().filter(|pair| pair.regime == cx.facts.regime).collect();
    for (sentence, block) in letter.own_sentences() {
        let Some((at, provision)) = only_provision(letter, sentence, cx.facts.regime) else { continue };
        let cited = format!("{}{}", provision.number, provision.rest);
        let about_it = pairs.iter().filter(|pair| pair.cited == cited);
        let has = |set: &PatternSet| set.is_in(&letter.words, sentence.words.clone(), &NoSlots);
        let sure = |pair: &Pair| has(&pair.sure) || has(&pair.given) && !has(&WORDS.careful);
        let Some(pair) = about_it.into_iter().find(|pair| sure(pair) && !has(&pair.own)) else { continue };
        if is_of_another_law(letter, at + 1, block.words.end) {
            continue;
        }
        let name = word(cx.facts.regime);
        let (about, right, says) = (&pair.about, &pair.right, &pair.says);
        let message = format!(
            "{} {cited} is about {about}. The words of this sentence belong to {name} {right}, which is about {says}. Write ‘{name} {right}’.",
            capitalised(name)
        );
        let span = letter.words_span(provision.start..at + 1);
        findings.push(Finding::new(span, message).label("the words are another provision’s"));
    }
}

/// The only provision that a sentence cites, of the law that the letter answers under, with the word of its figure.
fn only_provision<'a>(letter: &Letter<'a>, sentence: &Sentence, regime: Regime) -> Option<(usize, SectionAt<'a>)> {
    let at_word = |at| section_at(letter, at).or_else(|| regulation_at(letter, at));
    let bare =
        |at: usize| letter.word(at).contains('(') && letter.word(at).starts_with(|char: char| char.is_ascii_digit());
    let mut cited = sentence.words.clone().filter(|&at| at_word(at).is_some() || bare(at));
    let at = cited.next()?;
    if cited.next().is_some() || names_more_limbs(letter, at) {
        return None;
    }
    let provision = match regime {
        Regime::Foia | Regime::Foisa => section_at(letter, at),
        Regime::Eir | Regime::Eisr => regulation_at(letter, at),
    };
    provision.map(|provision| (at, provision))
}

/// "36(2)(b)(i) and (ii)", "36(2)(b)(i) as well as (ii)".
fn names_more_limbs(letter: &Letter, at: usize) -> bool {
    const JOINS: [u64; 6] = keys(["and", "or", "to", "with", "as", "well"]);
    let joined = letter.words[at + 1..].iter().take_while(|word| JOINS.contains(&word.key)).count();
    letter.words.get(at + 1 + joined).is_some_and(|word| word.gap.has(Gap::OPEN))
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
    /// Words that are the other provision’s whatever else the sentence says.
    #[serde(default)]
    sure: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("provision-mixed-up"));
