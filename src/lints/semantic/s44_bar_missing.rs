//! A statutory prohibition relied on without the statute. Any Act, Regulations, Order or court that the letter names is
//! enough for silence, but not the access law itself.

use crate::letter::words::{fixed_key, key};
use crate::letter::{Letter, WordKind};
use crate::lints::refusal::{is_answer, own_sentences, relied};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Look for an enactment in a letter that relies on section 44 of FOIA or 26 of FOISA.
pub fn check(cx: &Cx, findings: &mut Findings) {
    if !is_answer(cx) || cx.facts.exemptions.reasons_withheld.is_some() {
        return;
    }
    let bar = relied(cx)
        .into_iter()
        .find(|one| matches!((one.citation.regime, one.number()), (Regime::Foia, 44) | (Regime::Foisa, 26)));
    let Some(bar) = bar.filter(|_| !names_enactment(cx.letter)) else { return };
    let section = bar.citation.section();
    let message = format!(
        "Section {} applies where an enactment forbids disclosure, and the letter names none. Name the Act and section that forbid it.",
        section.text()
    );
    findings.push(Finding::new(bar.citation.span, message));
}

/// Whether any law but the access laws, or a court, is named in the authority's own words.
fn names_enactment(letter: &Letter) -> bool {
    let kinds = [
        "act",
        "acts",
        "regulations",
        "regulation",
        "order",
        "rules",
        "directive",
        "treaty",
        "schedule",
        "measure",
        "convention",
    ]
    .map(key);
    let courts =
        ["contempt", "court", "courts", "injunction", "gdpr", "obligation", "obligations", "enactments"].map(key);
    own_sentences(letter).any(|(sentence, _)| {
        sentence.words.clone().any(|at| {
            let word = &letter.words[at];
            courts.contains(&word.key)
                || kinds.contains(&word.key) && word.capital && is_another(letter, at, sentence.words.start)
                || is_initials(letter, at)
        })
    })
}

/// Whether the words before "Act" or the like name another law than the access laws: "the Act" and "that Act" name none.
fn is_another(letter: &Letter, at: usize, start: usize) -> bool {
    let from = start.max(at.saturating_sub(4));
    let access = (from..at).any(|before| letter.words[before].key == const { fixed_key("information") });
    let named = at > start
        && letter.words[at - 1].kind == WordKind::Plain
        && letter.words[at - 1].capital
        && !["the", "this", "that", "foi", "foia", "scotland"].iter().any(|word| key(word) == letter.words[at - 1].key);
    // "the 2005 Act"
    let year =
        at > start && letter.words[at - 1].kind == WordKind::Number && !["2000", "2002"].contains(&letter.word(at - 1));
    let lower = at > start && letter.word(at - 1).ends_with(')');
    (named || year || lower) && !access
}

/// Capital initials that may be those of an Act: "section 23 CRCA".
fn is_initials(letter: &Letter, at: usize) -> bool {
    const KNOWN: [&str; 12] = ["FOI", "FOIA", "FOISA", "EIR", "EIRS", "NHS", "ICO", "UK", "NPCC", "PDF", "DPA", "ACPO"];
    let word = letter.word(at);
    let before = at.checked_sub(1).map(|before| &letter.words[before]);
    let after_section = before.is_some_and(|before| matches!(before.kind, WordKind::Number | WordKind::Reference))
        || letter.words.get(at + 1).is_some_and(|next| next.kind == WordKind::Number && next.span().len() == 4);
    word.len() >= 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()) && after_section && !KNOWN.contains(&word)
}
