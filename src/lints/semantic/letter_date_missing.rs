//! A whole letter without a date. Silent where any date, even half of one, stands where a letter's date would: it may
//! be meant as one. A note where the text is an e-mail.

use crate::diagnostic::Severity;
use crate::facts::{Role, dates, days};
use crate::letter::words::keys;
use crate::letter::{Block, Letter, Region};
use crate::lints::{Cx, Finding, Findings, prose};

/// At most this many words of the first block are shown.
const SHOWN: usize = 12;

/// Look for the letter's own date.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let dates = &cx.facts.dates;
    let stated = cx.facts.sent.is_some() || dates.iter().any(|fact| fact.role == Role::Sent && !fact.asked);
    if stated || dates::may_be_dated(cx.letter, dates) {
        return;
    }
    let Some(block) = cx.letter.blocks.iter().find(|block| !block.words.is_empty()) else { return };
    let end = block.words.end.min(block.words.start + SHOWN);
    let span = cx.letter.words_span(block.words.start..end);
    let finding = Finding::new(
        span,
        format!(
            "The letter has no date. Date it: without one nobody can work out whether the answer was in time ({}) or until when a review may be asked for.",
            days::provision(cx.facts.regime, 20)
        ),
    );
    let finding = finding.label("no date in the letter");
    // the date of an e-mail is in its head, which a copy may have lost
    // as has what begins with its greeting
    let greets = begins_as_mail(cx.letter);
    let mail = dates::is_mail(cx.letter) || greets;
    findings.push(if mail { finding.severity(Severity::Note) } else { finding });
}

/// Whether the text begins with a greeting or thanks, perhaps below the marking or the reference of a message:
/// "Classification: …".
fn begins_as_mail(letter: &Letter) -> bool {
    const THANK: [u64; 1] = keys(["thank"]);
    const MARKING: [u64; 4] = keys(["classification", "sensitivity", "reference", "ref"]);
    const OUR: u64 = keys(["our"])[0];
    /// "Our reference: 4711 Information request"
    const LONGEST: usize = 6;
    // "Our reference: 4711"
    let first_word = |block: &Block| {
        let start = block.words.start;
        let ours = letter.words[start].key == OUR && block.words.len() > 1;
        letter.words[start + usize::from(ours)].key
    };
    let mut blocks = letter.blocks.iter().filter(|block| !block.words.is_empty());
    let marked = |block: &&Block| {
        block.region == Region::Residue || MARKING.contains(&first_word(block)) && block.words.len() <= LONGEST
    };
    blocks.find(|block| !marked(block)).is_some_and(|block| {
        let first = letter.words[block.words.start].key;
        prose::GREETINGS.contains(&first) || THANK.contains(&first)
    })
}
