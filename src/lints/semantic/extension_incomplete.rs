//! More time taken to weigh the public interest, without the exemption that is weighed or without an estimate of when the
//! decision will come (FOIA 2000 s.17(2)). The rights that the notice must tell of have lints of their own.

use crate::facts::Purpose;
use crate::facts::deadlines::amounts;
use crate::letter::{BlockKind, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Report the words that take the time.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let facts = cx.facts;
    let Some(extension) = facts.answer.extends.as_ref().filter(|extension| extension.interest && !extension.agreed)
    else {
        return;
    };
    let environmental = facts.regimes.has(Regime::Eir) || facts.regimes.has(Regime::Eisr);
    let review = facts.timing.purpose == Purpose::Review;
    if facts.regime != Regime::Foia || environmental || extension.regulations || review {
        return;
    }
    let (exemption, estimate) = (cites_an_exemption(cx), gives_an_estimate(cx, extension.span.start));
    let missing = match (exemption, estimate) {
        (true, true) => return,
        (false, true) => "which exemption is being weighed",
        (true, false) => "by when a decision is expected",
        (false, false) => "which exemption is being weighed, nor by when a decision is expected",
    };
    let message = format!(
        "The letter takes more time for the public interest and does not say {missing} (FOIA 2000 s.17(1), (2)). Name the section and subsection, and a date."
    );
    findings.push(Finding::new(extension.span, message));
}

/// Whether a qualified exemption is cited anywhere outside the requester's words: a number from 22 to 43 after "section",
/// in a list or with its subsection. A missed one would be a false alarm, so the number alone is enough beside the word.
fn cites_an_exemption(cx: &Cx) -> bool {
    let letter = cx.letter;
    let own = letter.blocks.iter().filter(|block| block.region != Region::Request && block.kind != BlockKind::Literal);
    own.flat_map(|block| block.words.clone()).any(|at| {
        let word = &letter.words[at];
        if !matches!(word.kind, WordKind::Reference | WordKind::Number) {
            return false;
        }
        let text = letter.word(at).trim_start_matches(|char: char| char.is_ascii_alphabetic() || char == '.');
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let section: u32 = text[..digits].parse().unwrap_or(0);
        let named = word.kind == WordKind::Reference
            || (at.saturating_sub(4)..at).any(|before| {
                matches!(
                    letter.word(before).to_ascii_lowercase().as_str(),
                    "section" | "sections" | "s" | "ss" | "exemption" | "exemptions"
                )
            });
        (22..=43).contains(&section) && named
    })
}

/// Whether a day after the letter's, or an amount of time, stands in the authority's words near the extension.
fn gives_an_estimate(cx: &Cx, at: usize) -> bool {
    let (letter, facts) = (cx.letter, cx.facts);
    let block = letter.block_of(letter.word_from(at));
    let after = |date: jiff::civil::Date| facts.sent.is_none_or(|sent| date > sent.date);
    let dated = facts.dates.iter().any(|fact| !fact.asked && fact.date.is_some_and(after));
    let rights = |region| matches!(region, Region::ReviewRights | Region::ComplaintRights | Region::Request);
    let near = block.saturating_sub(2)..(block + 4).min(letter.blocks.len());
    dated
        || near.into_iter().any(|index| {
            let block = &letter.blocks[index];
            !rights(block.region)
                && (!amounts(letter, block.words.clone()).is_empty() || names_a_month(cx, block.words.clone()))
        })
}

/// "by the end of July": an estimate, too.
fn names_a_month(cx: &Cx, words: std::ops::Range<usize>) -> bool {
    let months = crate::facts::dates::MONTHS;
    let day = ["week", "fortnight", "tomorrow", "monday", "friday"];
    words.into_iter().any(|at| {
        let word = cx.letter.word(at);
        cx.letter.words[at].capital && months.contains(&word) || day.iter().any(|day| day.eq_ignore_ascii_case(word))
    })
}
