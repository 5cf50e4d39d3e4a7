//! An exemption whose reason is another one's own term: "exempt under section 41(1) because it is covered by legal
//! professional privilege". Sure only where the sentence cites one section, gives the reason straight after it, and has
//! no word of what the cited exemption asks for. So too section 40 for the dead, whom data protection does not know.

use std::ops::Range;
use std::sync::OnceLock;

use crate::facts::exemptions::{Citation, Place};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::lints::refusal::set;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

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
    let reason = cues().reasons.iter().find(|reason| has(cx, &reason.given, after.clone()))?;
    let trade =
        number == 43 && citation.provisions().all(|one| one.below().first().is_some_and(|part| part.number() == 1));
    let own = if trade { &cues().trade } else { &cues().own.iter().find(|(section, _)| *section == number)?.1 };
    let same = number == reason.section && !trade;
    (!same && (!trade || reason.section == 43) && !has(cx, own, sentence)).then(|| {
        format!(
            "The reason given is that of section {}: {}. Section {} asks for {}. Cite the exemption that the reason belongs to.",
            reason.cite,
            reason.says,
            citation.provision,
            asks_for(number),
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

/// What the cited exemption is about, for the message.
fn asks_for(number: u16) -> &'static str {
    match number {
        22 => "an intention to publish",
        24 => "a need to safeguard national security",
        31 => "prejudice to law enforcement",
        38 => "a danger to health or safety",
        40 => "personal data",
        41 => "an actionable breach of confidence",
        42 => "legal professional privilege",
        43 => "a trade secret",
        44 => "a bar on disclosure in another enactment",
        _ => "another interest",
    }
}

/// A reason by the term of the exemption that it belongs to.
struct Reason {
    section: u16,
    cite: &'static str,
    says: &'static str,
    given: PatternSet,
}

struct Cues {
    reasons: Vec<Reason>,
    /// What each exemption itself asks for: one of these in the sentence, and it is argued.
    own: Vec<(u16, PatternSet)>,
    trade: PatternSet,
    careful: PatternSet,
    dead: PatternSet,
    living: PatternSet,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| Cues {
        reasons: vec![
            Reason {
                section: 42,
                cite: "42(1)",
                says: "legal professional privilege",
                given: set(&[
                    "(because|as|since) (it|they|this|that|the advice|the information|this information) (is|are|was|were|would be) [all] (covered by|subject to|protected by) legal [and] professional privilege",
                    "(because|as|since) legal professional privilege (applies|attaches)",
                ]),
            },
            Reason {
                section: 43,
                cite: "43(2)",
                says: "prejudice to commercial interests",
                given: set(&[
                    "(because|as|since) [its|their|the] (disclosure|release|publication|disclosing|releasing) [of it|of this|of this information] (would|could) [be likely to|or would be likely to|be likely] prejudice [to] [the|our|its|their] commercial interests",
                ]),
            },
            Reason {
                section: 41,
                cite: "41(1)",
                says: "an actionable breach of confidence",
                given: set(&[
                    "(would|could) (be|constitute|amount to) (an|a) actionable breach of [that|the|their|his|her|our] confidence",
                ]),
            },
            Reason {
                section: 35,
                cite: "35(1)(a)",
                says: "the formulation or development of government policy",
                given: set(&[
                    "(because|as|since) (it|they|this|the information|this information) (relates|relate|related) to the (formulation|development) [or development|and development|or formulation] of [government] policy",
                ]),
            },
        ],
        own: [
            (22, &["(publish|published|publication|publishing|future)"][..]),
            (24, &["security"]),
            (31, &["(crime|offenders|offender|enforcement|justice|tax|regulatory|apprehension|detection|law)"]),
            (38, &["(health|safety|endanger|danger)"]),
            (40, &["(personal|data|individual|individuals|privacy)"]),
            (41, &["(confidence|confidential|confidentiality|confidentially|actionable|confider)"]),
            (42, &["(privilege|privileged|lawyer|lawyers|solicitor|counsel|legal)"]),
            (44, &["(prohibited|prohibits|prohibition|enactment|act|statute|order|regulations|bar|barred|forbidden)"]),
        ]
        .map(|(section, words)| (section, set(words)))
        .into_iter()
        .collect(),
        trade: set(&["(trade|secret|secrets|recipe|formula|process|know-how)"]),
        careful: set(&["(not|nor|neither|rather|instead|unlike|also|alternatively|if|would have been|was refused|were refused)"]),
        dead: set(&[
            "(identify|identifies|identified|identifying|reveal) (a|an|any|the|those|these) (deceased|dead) (individual|individuals|person|persons|people|patient|patients|man|woman|child|resident|prisoner)",
            "personal (data|information) (of|about|relating to) (a|an|the|those|these) (deceased|dead)",
        ]),
        living: set(&[
            "(living|alive|relative|relatives|family|families|relation|relations|kin|survivor|survivors|surviving|staff|officer|officers|doctor|doctors|witness|witnesses|and)",
        ]),
    })
}
