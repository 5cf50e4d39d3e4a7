//! An exemption whose reason is another one's own term: "exempt under section 41(1) because it is covered by legal
//! professional privilege". Sure only where the sentence cites one section, gives the reason straight after it, and has
//! no word of what the cited exemption asks for. So too section 40 for the dead, whom data protection does not know,
//! section 40(1) for anybody but the requester, and a limb of the exceptions of the Regulations with the words of another.

use std::ops::Range;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::facts::exemptions::{Citation, Place};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Look at every exemption or exception that is relied on in running text.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let citations = &cx.facts.exemptions.citations;
    let relied = |one: &&Citation| one.place == Place::Text && one.is_relied();
    for citation in citations.iter().filter(relied) {
        let Some(sentence) = cx.letter.sentence_of(citation.words.start) else { continue };
        let words = sentence.words.clone();
        let alone = citations.iter().filter(|one| words.contains(&one.words.start)).count() == 1;
        let end = words.end.min(citation.words.end + REACH);
        // "is not exempt under", "was refused under"
        if !alone || has(cx, &cues().careful, words.start..citation.words.end) {
            continue;
        }
        let after = citation.words.end..end;
        let message = match citation.regime {
            Regime::Foia => other_reason(cx, citation, after.clone(), words.clone())
                .or_else(|| of_the_dead(cx, citation, after.clone(), words))
                .or_else(|| of_others(cx, citation, after)),
            Regime::Foisa => other_reason(cx, citation, after, words),
            Regime::Eir | Regime::Eisr => other_exception(cx, citation, after, words),
        };
        if let Some(message) = message {
            findings.push(Finding::new(citation.span, message).label("the reason is another exemption’s"));
        }
    }
}

/// How far behind a citation its reason may end, in words.
const REACH: usize = 30;

/// The cited exemption with the reason of another.
fn other_reason(cx: &Cx, citation: &Citation, after: Range<usize>, sentence: Range<usize>) -> Option<String> {
    let (regime, number) = (citation.regime, citation.section().number());
    let reasons = cues().reason.iter().filter(|reason| reason.regime == regime);
    let reason = reasons.into_iter().find(|reason| has(cx, &reason.given, after.clone()))?;
    let trade = regime == Regime::Foia
        && number == 43
        && citation.provisions().all(|one| one.below().first().is_some_and(|part| part.number() == 1));
    let (own, asks_for) = if trade {
        (&cues().trade, "a trade secret")
    } else {
        let mut owns = cues().own.iter().filter(|own| own.regime == regime && own.section == number);
        let own = owns.find(|own| limb(citation, &own.limb))?;
        (&own.words, own.asks_for.as_str())
    };
    let same = number == reason.section && !trade && limb(citation, &reason.limb);
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

/// Section 40(1), which is the requester's own data, for the data of others.
fn of_others(cx: &Cx, citation: &Citation, after: Range<usize>) -> Option<String> {
    let requester = citation.section().number() == 40
        && citation.more.is_empty()
        && citation.provision.below().first().is_some_and(|part| part.number() == 1);
    let others = requester && has(cx, &cues().others, after.clone()) && !has(cx, &cues().requester, after);
    others.then(|| "Section 40(1) is about the requester’s own personal data; that of other people is exempt under section 40(2). Write ‘section 40(2)’.".to_owned())
}

/// A limb of the exceptions of the Regulations with the words of another limb.
fn other_exception(cx: &Cx, citation: &Citation, after: Range<usize>, sentence: Range<usize>) -> Option<String> {
    if !citation.more.is_empty() {
        return None;
    }
    let cited = cues().exception.iter().find(|row| limb(citation, &row.limb))?;
    let other = cues().exception.iter().find(|row| has(cx, &row.given, after.clone()))?;
    let number = citation.section();
    (other.limb != cited.limb && !has(cx, &cited.own, sentence)).then(|| {
        format!(
            "The reason given is that of regulation {}{}: {}. Regulation {} is about {}. Cite the exception that the reason belongs to.",
            number.text(), other.limb, other.says, citation.provision, cited.says,
        )
    })
}

/// Whether a citation names this limb ("(5)(g)"), or none is asked for.
fn limb(citation: &Citation, limb: &str) -> bool {
    limb.is_empty()
        || citation.provisions().all(|one| {
            let below = one.below().iter().map(|part| format!("({})", part.text()));
            below.collect::<String>() == limb
        })
}

fn has(cx: &Cx, set: &PatternSet, words: Range<usize>) -> bool {
    set.is_in(&cx.letter.words, words, &NoSlots)
}

/// A reason by the term of the exemption that it belongs to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reason {
    #[serde(default = "act")]
    regime: Regime,
    section: u16,
    /// The one limb that it belongs to, where the section has several: "(1)".
    #[serde(default)]
    limb: String,
    cite: String,
    says: String,
    given: PatternSet,
}

/// What an exemption itself asks for: one of its words in the sentence, and it is argued.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Own {
    #[serde(default = "act")]
    regime: Regime,
    section: u16,
    /// The one limb that asks for it.
    #[serde(default)]
    limb: String,
    asks_for: String,
    words: PatternSet,
}

/// An exception of the Regulations, which are numbered alike in both: its words, and those by which it is argued.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    limb: String,
    says: String,
    given: PatternSet,
    own: PatternSet,
}

/// The law of the rows that name none.
fn act() -> Regime {
    Regime::Foia
}

/// `lints/cues-reasons.toml`, which says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    reason: Vec<Reason>,
    own: Vec<Own>,
    exception: Vec<Exception>,
    others: PatternSet,
    requester: PatternSet,
    trade: PatternSet,
    careful: PatternSet,
    dead: PatternSet,
    living: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-reasons"))
}
