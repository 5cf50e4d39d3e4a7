//! A section of Part I of the Act used for what it does not do: an exemption by section 17, a cost refusal by section 13,
//! a vexatious request by another section than 14, a complaint by another than 50, and section 1(a), which there is not. Only where the words stand
//! directly together, and never for a section of another Act. So too a limb of the duty, the right to complain, and the
//! section of the refusal notice, which is another in Scotland, and its subsection.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::facts::Purpose;
use crate::facts::sections::{SectionAt, section_at};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter};
use crate::lints::notice::subsection;
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;
use crate::text::data;

/// Sections of Part I (and ss.45 and 50) that exempt nothing.
const NO_EXEMPTION: [u32; 9] = [1, 8, 9, 10, 11, 16, 17, 45, 50];
/// The last exemption of Part 2 of FOISA.
const LAST_IN_SCOTLAND: u32 = 41;
/// At most this many sections 13 are looked at, which no letter has.
const MOST: usize = 32;
/// The longest wording before a section, in words.
const LONGEST: usize = 12;

/// Look at every figure that follows "section".
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, regime) = (cx.letter, cx.facts.regime);
    if !matches!(regime, Regime::Foia | Regime::Foisa) {
        return;
    }
    let mut thirteens = 0;
    for at in 0..letter.words.len() {
        let Some(SectionAt { number, rest, start }) = section_at(letter, at) else { continue };
        let block = &letter.blocks[letter.block_of(at)];
        let own = block.region.is_own_prose() && block.kind != BlockKind::Literal;
        if !own || is_of_another_law(letter, at + 1, block.words.end) {
            continue;
        }
        let cites = Cites { letter, number, rest, words: start..at + 1 };
        let message = match regime {
            Regime::Foia => cites.missing_subsection().or_else(|| cites.exempts_nothing()).or_else(|| cites.duty()),
            _ => cites.not_held_exempts_nothing(),
        };
        let message = message.or_else(|| cites.complaint(regime)).or_else(|| cites.notice(regime));
        thirteens += usize::from(number == 13);
        let message = message.or_else(|| cites.vexatious());
        let message = message.or_else(|| if thirteens <= MOST { cites.cost_refusal() } else { None });
        let message = message.or_else(|| cites.cost_as_vexatious());
        if let Some(message) = message {
            findings.push(Finding::new(letter.words_span(cites.words), message));
        } else if let Some(message) = cites.subsection_of_notice(cx) {
            findings.push(Finding::new(letter.words_span(cites.words), message).severity(Severity::Warning));
        }
    }
}

/// A section that the letter cites.
struct Cites<'a> {
    letter: &'a Letter<'a>,
    number: u32,
    /// What follows the number: "(1)(a)".
    rest: &'a str,
    words: Range<usize>,
}

impl Cites<'_> {
    /// "section 1(a)" for 1(1)(a).
    fn missing_subsection(&self) -> Option<String> {
        let limb = self.rest.strip_prefix("(a)").map(|_| "a").or_else(|| self.rest.strip_prefix("(b)").map(|_| "b"))?;
        let duty = if limb == "a" { "to confirm or deny" } else { "to communicate the information" };
        (self.number == 1)
            .then(|| format!("FOIA 2000 has no section 1({limb}). The duty {duty} is section 1(1)({limb}): write ‘section 1(1)({limb})’."))
    }

    /// "exempt under section 17" in Scotland, where that section is the notice that nothing is held.
    fn not_held_exempts_nothing(&self) -> Option<String> {
        if self.number == 17 && self.is_claimed() {
            return Some("Section 17 FOISA 2002 is the notice that information is not held, and exempts nothing. Say that it is not held, and give notice under section 17(1).".to_owned());
        }
        // behind the exemptions of Part 2; "section 42(1) of FOISA" is one of the other Act
        let behind = (LAST_IN_SCOTLAND + 1..=76).contains(&self.number) && self.is_claimed() && !self.is_followed();
        behind.then(|| {
            let number = self.number;
            format!("Section {number} FOISA 2002 exempts nothing: the exemptions are sections 25 to {LAST_IN_SCOTLAND}. Name the one relied on.")
        })
    }

    /// Whether a name stands straight behind it that may be another law's: "section 59 DPA".
    fn is_followed(&self) -> bool {
        self.letter.words.get(self.words.end).is_some_and(|word| word.capital && word.gap.is_plain_space())
    }

    /// Whether it is claimed for an exemption: "exempt under section 17", "the section 17 exemption".
    fn is_claimed(&self) -> bool {
        let after = self.letter.words.get(self.words.end);
        let is = |at: usize, text: &str| self.letter.words.get(at).is_some_and(|word| word.key == key(text));
        let named = after.is_some_and(|word| word.gap.is_plain_space())
            && (is(self.words.end, "exemption") || is(self.words.end, "exemptions"))
            && !is(self.words.end + 1, "notice");
        named || self.follows(&WORDS.exempt)
    }

    /// "exempt under section 17".
    fn exempts_nothing(&self) -> Option<String> {
        if !NO_EXEMPTION.contains(&self.number) || !self.is_claimed() {
            return None;
        }
        let instead = match self.number {
            17 => {
                "Section 17 is about the refusal notice, and exempts nothing: name the exemption of Part II relied on."
            }
            16 => {
                "Section 16 is the duty to advise and assist, and exempts nothing: name the exemption of Part II relied on."
            }
            _ => {
                return Some(format!(
                    "Section {} FOIA 2000 exempts nothing: name the exemption of Part II relied on.",
                    self.number
                ));
            }
        };
        Some(instead.to_owned())
    }

    /// "the duty in section 1(1)(b)" where the duty to confirm or deny is meant.
    fn duty(&self) -> Option<String> {
        if self.number != 1 || self.rest != "(1)(b)" || !self.follows(&WORDS.duty) {
            return None;
        }
        let sentence = self.letter.sentence_of(self.words.start)?;
        let has = |set: &PatternSet| set.is_in(&self.letter.words, sentence.words.clone(), &NoSlots);
        let limb_a = sentence.words.clone().any(|at| self.letter.word(at).ends_with("1(1)(a)"));
        (has(&WORDS.confirm) && !has(&WORDS.communicate) && !limb_a).then(|| {
            "The duty to confirm or deny is section 1(1)(a); section 1(1)(b) is the duty to communicate the information: write ‘section 1(1)(a)’.".to_owned()
        })
    }

    /// "complain to the Commissioner under section 45".
    fn complaint(&self, regime: Regime) -> Option<String> {
        let (right, last) = if regime == Regime::Foisa { (47, 76) } else { (50, 88) };
        (self.number != right && self.number <= last && (self.follows(&WORDS.complaint) || self.leads_to_complaint()))
            .then(|| format!("The right to apply for a decision is section {right}: write ‘section {right}’."))
    }

    /// "apply under section 45 of the Act to the Commissioner".
    fn leads_to_complaint(&self) -> bool {
        const BETWEEN: usize = 8;
        let Some(sentence) = self.letter.sentence_of(self.words.start) else { return false };
        let from = self.words.end;
        let behind = from..sentence.words.end.min(from + BETWEEN);
        let first = WORDS.commissioner.find_all(&self.letter.words, behind, &NoSlots).into_iter().next();
        let joined = |end: usize| self.letter.words[from..end].iter().all(|word| !word.gap.has(Gap::COMMA));
        self.follows(&WORDS.applies) && first.is_some_and(|found| joined(found.start))
    }

    /// "In accordance with section 17 of the Act this letter acts as a refusal notice".
    fn leads_to_notice(&self) -> bool {
        const BETWEEN: usize = 18;
        let Some(sentence) = self.letter.sentence_of(self.words.start) else { return false };
        let behind = self.words.end..sentence.words.end.min(self.words.end + BETWEEN);
        let mut other = behind.clone().filter(|&at| section_at(self.letter, at).is_some());
        WORDS.acts.is_in(&self.letter.words, behind, &NoSlots) && self.follows(&WORDS.under) && other.next().is_none()
    }

    /// "a refusal notice under section 17 of FOISA": there it is section 16, and 17 says that nothing is held.
    fn notice(&self, regime: Regime) -> Option<String> {
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

    /// "vexatious under section 12", and the two subsections of section 14 for one another.
    fn vexatious(&self) -> Option<String> {
        let has = |set: &PatternSet| {
            self.letter
                .sentence_of(self.words.start)
                .is_some_and(|sentence| set.is_in(&self.letter.words, sentence.words.clone(), &NoSlots))
        };
        let other = self.number != 14 || self.rest.starts_with("(2)") && !has(&WORDS.repeats);
        if other && self.follows(&WORDS.vexatious) {
            return Some("A vexatious request is refused under section 14(1): write ‘section 14(1)’.".to_owned());
        }
        let repeated = self.number == 14 && self.rest.starts_with("(1)") && !has(&WORDS.vexes);
        (repeated && self.follows(&WORDS.repeated))
            .then(|| "A repeated request is refused under section 14(2): write ‘section 14(2)’.".to_owned())
    }

    /// "Under section 14(1) a public authority need not comply if the cost would exceed the appropriate limit".
    fn cost_as_vexatious(&self) -> Option<String> {
        if self.number != 14 {
            return None;
        }
        let sentence = self.letter.sentence_of(self.words.start)?;
        let has = |set: &PatternSet| set.is_in(&self.letter.words, sentence.words.clone(), &NoSlots);
        let twelve = || {
            let other = |at: usize| section_at(self.letter, at).is_some_and(|section| section.number == 12);
            sentence.words.clone().any(other)
        };
        (has(&WORDS.over) && has(&WORDS.need_not) && !has(&WORDS.vexes) && !has(&WORDS.repeats) && !twelve())
            .then(|| "Section 14 is about vexatious and repeated requests. A request is refused because of its cost under section 12(1): write ‘section 12(1)’.".to_owned())
    }

    /// "This is a refusal notice under section 17(1)" where the refusal is of another subsection.
    fn subsection_of_notice(&self, cx: &Cx) -> Option<String> {
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
        if let Some(message) = self.asks_too_much() {
            return Some(message);
        }
        if cx.facts.regime != Regime::Foia
            || cx.facts.timing.purpose == Purpose::Review
            || self.number != 17
            || !matches!(self.rest, "(1)" | "(5)" | "(7)")
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
        (notice && !others).then(|| subsection(cx, self.rest)).flatten()
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

    /// A refusal because of the cost that rests on section 13, which is about fees.
    fn cost_refusal(&self) -> Option<String> {
        if self.number != 13 {
            return None;
        }
        let sentence = self.letter.sentence_of(self.words.start)?;
        let has = |set: &PatternSet| set.is_in(&self.letter.words, sentence.words.clone(), &NoSlots);
        let twelve = || {
            let other = |at: usize| section_at(self.letter, at).is_some_and(|section| section.number == 12);
            sentence.words.clone().any(other)
        };
        (has(&WORDS.cost) && has(&WORDS.refuses) && !has(&WORDS.fee) && !twelve())
            .then(|| "Section 13 is about fees. A request is refused because of its cost under section 12: write ‘section 12(1)’.".to_owned())
    }

    /// Whether one of some wordings ends straight before it.
    fn follows(&self, set: &PatternSet) -> bool {
        let words = &self.letter.words;
        let start = self.words.start;
        let joined = words[start].gap.is_plain_space() && !words[start].gap.has(Gap::SENTENCE);
        joined
            && (start.saturating_sub(LONGEST)..start)
                .any(|at| set.longest_at(words, at, &NoSlots).is_some_and(|found| found.end == start))
    }
}

/// "of the Police Act", "of Schedule 2": not of the Act that the letter answers under.
fn is_of_another_law(letter: &Letter, at: usize, end: usize) -> bool {
    let is =
        |at: usize, words: &[&str]| at < end && words.iter().any(|word| letter.word(at).eq_ignore_ascii_case(word));
    if !is(at, &["of", "in"]) {
        return false;
    }
    let at = at + 1 + usize::from(is(at + 1, &["the", "that", "this"]));
    !is(at, &["act", "act's", "foia", "foi", "foisa", "freedom", "2000", "2002", "said"])
}

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    exempt: PatternSet,
    duty: PatternSet,
    confirm: PatternSet,
    communicate: PatternSet,
    complaint: PatternSet,
    applies: PatternSet,
    commissioner: PatternSet,
    notice: PatternSet,
    under: PatternSet,
    acts: PatternSet,
    vexatious: PatternSet,
    cost: PatternSet,
    refuses: PatternSet,
    fee: PatternSet,
    repeated: PatternSet,
    repeats: PatternSet,
    vexes: PatternSet,
    over: PatternSet,
    need_not: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("part1-section-misused"));
