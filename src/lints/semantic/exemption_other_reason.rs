//! An exemption whose reason is another one's own term: "exempt under section 41(1) because it is covered by legal
//! professional privilege". Sure only where the sentence cites one section, gives the reason straight after it, and has
//! no word of what the cited exemption asks for. So too section 40 for the dead, whom data protection does not know.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::facts::exemptions::{Citation, Place};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Look at every exemption of the Act of 2000 that is relied on in running text.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let citations = &cx.facts.exemptions.citations;
    let relied = |one: &&Citation| one.regime == Regime::Foia && one.place == Place::Text && one.is_relied();
    for citation in citations.iter().filter(relied) {
        let Some(sentence) = cx.letter.sentence_of(citation.words.start) else { continue };
        let words = sentence.words.clone();
        let alone = citations.iter().filter(|one| words.contains(&one.words.start)).count() == 1;
        let end = words.end.min(citation.words.end + REACH);
        // "is not exempt under", "was refused under"
        if !alone || has(cx, &cues().careful, words.start..citation.words.end) {
            continue;
        }
        let message = other_reason(cx, citation, citation.words.end..end, words.clone())
            .or_else(|| of_the_dead(cx, citation, citation.words.end..end, words));
        if let Some(message) = message {
            findings.push(Finding::new(citation.span, message).label("the reason is another exemption’s"));
        }
    }
}

/// How far behind a citation its reason may end, in words.
const REACH: usize = 30;

/// The cited exemption with the reason of another.
fn other_reason(cx: &Cx, citation: &Citation, after: Range<usize>, sentence: Range<usize>) -> Option<String> {
    let number = citation.section().number();
    let reason = cues().reason.iter().find(|reason| has(cx, &reason.given, after.clone()))?;
    let trade =
        number == 43 && citation.provisions().all(|one| one.below().first().is_some_and(|part| part.number() == 1));
    let (own, asks_for) = if trade {
        (&cues().trade, "a trade secret")
    } else {
        let own = cues().own.iter().find(|own| own.section == number)?;
        (&own.words, own.asks_for.as_str())
    };
    let same = number == reason.section && !trade;
    (!same && (!trade || reason.section == 43) && !has(cx, own, sentence)).then(|| {
        format!(
            "The reason given is that of section {}: {}. Section {} asks for {asks_for}. Cite the exemption that the reason belongs to.",
            reason.cite, reason.says, citation.provision,
        )
    })
}

/// Section 40 for what would identify somebody who has died.
fn of_the_dead(cx: &Cx, citation: &Citation, after: Range<usize>, sentence: Range<usize>) -> Option<String> {
    let dead = citation.section().number() == 40 && has(cx, &cues().dead, after) && !has(cx, &cues().living, sentence);
    dead.then(|| "Personal data relate to a living individual (section 3(2) DPA 2018), so section 40 does not cover those who have died. Cite section 41 if their confidence is meant, or say whose data it is.".to_owned())
}

fn has(cx: &Cx, set: &PatternSet, words: Range<usize>) -> bool {
    set.is_in(&cx.letter.words, words, &NoSlots)
}

/// A reason by the term of the exemption that it belongs to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    section: u16,
    cite: String,
    says: String,
    given: PatternSet,
}

/// What an exemption itself asks for: one of its words in the sentence, and it is argued.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Own {
    section: u16,
    asks_for: String,
    words: PatternSet,
}

/// `lints/cues-reasons.toml`, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    reason: Vec<Reason>,
    own: Vec<Own>,
    trade: PatternSet,
    careful: PatternSet,
    dead: PatternSet,
    living: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| {
        data::read(data::builtin("cues-reasons")).unwrap_or_else(|error| {
            panic!("the built-in reasons are read by the examples of this lint: {}", error.message)
        })
    })
}
