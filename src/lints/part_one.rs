//! A section of Part I that a letter cites, for `part1-section-misused`: what stands around it, and the refusal notice, which
//! is given under one section in the United Kingdom and under another in Scotland.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::Purpose;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::tables::Regime;
use crate::text::data;

use super::Cx;
use super::notice::subsection;

/// The longest wording before a section, in words.
const LONGEST: usize = 12;

/// A section that the letter cites.
pub(super) struct Cites<'a> {
    pub(super) letter: &'a Letter<'a>,
    pub(super) number: u32,
    /// What follows the number: "(1)(a)".
    pub(super) rest: &'a str,
    pub(super) words: Range<usize>,
}

impl Cites<'_> {
    /// Whether one of some wordings ends straight before it.
    pub(super) fn follows(&self, set: &PatternSet) -> bool {
        let words = &self.letter.words;
        let start = self.words.start;
        let joined = words[start].gap.is_plain_space() && !words[start].gap.has(Gap::SENTENCE);
        joined
            && (start.saturating_sub(LONGEST)..start)
                .any(|at| set.longest_at(words, at, &NoSlots).is_some_and(|found| found.end == start))
    }

    /// "In accordance with section 17 of the Act this letter acts as a refusal notice".
    fn leads_to_notice(&self) -> bool {
        const BETWEEN: usize = 18;
        const NAME: [u64; 6] = keys(["of", "the", "act", "this", "our", "2002"]);
        let Some(sentence) = self.letter.sentence_of(self.words.start) else { return false };
        let end = self.words.end;
        let behind = end..sentence.words.end.min(end + BETWEEN);
        // only the name of the Act in between
        let name = |at: usize| {
            let word = &self.letter.words[at];
            word.capital || word.kind == WordKind::Number || NAME.contains(&word.key)
        };
        let acts = WORDS.acts.find_all(&self.letter.words, behind, &NoSlots).into_iter().next();
        self.follows(&WORDS.under) && acts.is_some_and(|acts| (end..acts.start).all(name))
    }

    /// "a refusal notice under section 17 of FOISA": there it is section 16, and 17 says that nothing is held.
    pub(super) fn notice(&self, regime: Regime) -> Option<String> {
        const HELD: [u64; 4] = keys(["hold", "holds", "held", "holding"]);
        const ACT_2000: [u64; 2] = keys(["2000", "foia"]);
        let message = match (regime, self.number) {
            (Regime::Foisa, 17) => {
                "A refusal notice is given under section 16 FOISA 2002; section 17 is the notice that nothing is held. Write ‘section 16’."
            }
            (Regime::Foia, 16) => {
                "A refusal notice is given under section 17 FOIA 2000; section 16 is the duty to advise and assist. Write ‘section 17’."
            }
            // an exemption's own section may be meant: "a refusal notice under section 31"
            (Regime::Foia, 1 | 7 | 10 | 18 | 71) => {
                "A refusal notice is given under section 17 FOIA 2000. Write ‘section 17’."
            }
            _ => return None,
        };
        if !self.follows(&WORDS.notice) && !self.leads_to_notice() {
            return None;
        }
        let words = &self.letter.words;
        let sentence = self.letter.sentence_of(self.words.start)?;
        let not_held = words[sentence.words.clone()].iter().any(|word| HELD.contains(&word.key));
        let south = words[self.words.end..sentence.words.end].iter().any(|word| ACT_2000.contains(&word.key));
        let scottish = regime == Regime::Foisa;
        (!scottish || !not_held && !south).then(|| message.to_owned())
    }

    /// "This is a refusal notice under section 17(1)" where the refusal is of another subsection.
    pub(super) fn subsection_of_notice(&self, cx: &Cx) -> Option<String> {
        const NOTICE: [u64; 2] = keys(["notice", "refusal"]);
        const THIS: [u64; 1] = keys(["this"]);
        // what a notice must say, and one of before
        const TELLS: [u64; 14] = keys([
            "was",
            "were",
            "said",
            "earlier",
            "previous",
            "first",
            "not",
            "must",
            "requires",
            "require",
            "contains",
            "particulars",
            "complaints",
            "procedure",
        ]);
        if cx.facts.regime != Regime::Foia {
            return None;
        }
        if let Some(message) = self.asks_too_much() {
            return Some(message);
        }
        if cx.facts.timing.purpose == Purpose::Review
            || self.number != 17
            || !matches!(self.rest, "(1)" | "(2)" | "(3)" | "(5)" | "(7)")
        {
            return None;
        }
        let sentence = self.letter.sentence_of(self.words.start)?;
        let has = |key: &u64| self.letter.words[sentence.words.clone()].iter().any(|word| word.key == *key);
        let given = self.follows(&WORDS.notice) || has(&THIS[0]);
        let notice = NOTICE.iter().all(has) && given && !TELLS.iter().any(has);
        // "sections 17(1) and 17(5)", here or there: each for its part
        let figure = self.letter.word(self.words.end - 1);
        let named = |text: &str| text != figure && self.letter.places_of(key(text)).next().is_some();
        let others = ["17(1)", "17(5)", "s17(1)", "s17(5)"].into_iter().any(named);
        // "For part 2 … under section 17(2), as we have still to weigh the public interest"
        const WEIGHS: [u64; 5] = keys(["weigh", "weighed", "weighing", "public", "part"]);
        let weighing = matches!(self.rest, "(2)" | "(3)") && WEIGHS.iter().any(has);
        (notice && !others && !weighing).then(|| subsection(cx, self.rest)).flatten()
    }

    /// "Section 17(5) requires the Force, when refusing to provide it (because the information is exempt), …": the words
    /// of section 17(1).
    fn asks_too_much(&self) -> Option<String> {
        let requires = const { keys(["requires", "require", "required"]) };
        let exempt = const { keys(["information", "is", "exempt"]) };
        if self.number != 17 || self.rest != "(5)" {
            return None;
        }
        let sentence = self.letter.sentence_of(self.words.start)?;
        let behind = &self.letter.words[self.words.end..sentence.words.end.max(self.words.end)];
        let asks = behind.iter().any(|word| requires.contains(&word.key));
        let because = behind.windows(3).any(|three| three.iter().map(|word| word.key).eq(exempt));
        (asks && because).then(|| {
            "Section 17(5) asks for a notice of the fact that section 12 or 14 is relied on; what the letter says of exempt information is section 17(1). Write ‘section 17(1)’, or say what section 17(5) asks.".to_owned()
        })
    }
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Words {
    pub(super) exempt: PatternSet,
    pub(super) duty: PatternSet,
    pub(super) confirm: PatternSet,
    pub(super) communicate: PatternSet,
    pub(super) complaint: PatternSet,
    pub(super) applies: PatternSet,
    pub(super) commissioner: PatternSet,
    pub(super) notice: PatternSet,
    pub(super) under: PatternSet,
    pub(super) acts: PatternSet,
    pub(super) vexatious: PatternSet,
    pub(super) cost: PatternSet,
    pub(super) refuses: PatternSet,
    pub(super) fee: PatternSet,
    pub(super) repeated: PatternSet,
    pub(super) repeats: PatternSet,
    pub(super) vexes: PatternSet,
    pub(super) over: PatternSet,
    pub(super) need_not: PatternSet,
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("part1-section-misused"));
