//! A section of Part I of the Act used for what it does not do: an exemption by section 17, a cost refusal by section 13,
//! a vexatious request by another section than 14, a complaint by another than 50, and section 1(a), which there is not. Only where the words stand
//! directly together, and never for a section of another Act. So too a limb of the duty, the right to complain, and the
//! section of the refusal notice, which is another in Scotland, and its subsection.

use crate::diagnostic::Severity;
use crate::facts::sections::{SectionAt, is_of_another_law, section_at};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Sentence};
use crate::lints::part_one::{Cites, WORDS};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::Regime;

/// Sections of Part I (and ss.45 and 50) that exempt nothing.
const NO_EXEMPTION: [u32; 9] = [1, 8, 9, 10, 11, 16, 17, 45, 50];
/// The last exemption of Part 2 of FOISA.
const LAST_IN_SCOTLAND: u32 = 41;
/// At most this many sections 13 are looked at, which no letter has.
const MOST: usize = 32;

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
        let readable = || letter.sentence_of(at).is_none_or(Sentence::is_readable);
        if !own || is_of_another_law(letter, at + 1, block.words.end) || !readable() {
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
}
