//! A word that a fixed formula has lost.

use super::Place;
use super::cues::cues;
use crate::letter::pattern::NoSlots;
use crate::letter::{Letter, WordKind};
use crate::lints::phrasebook::book::{ADV, BE, CONJ, DET, DO, HAVE, MODAL, NEG, PREP, PRON};
use crate::lints::phrasebook::guard::{KINDS, ends_or_links, ends_without_verb, is_figure};

/// A clause without "that" is short: "the outcome the internal review reached".
const LONGEST_CLAUSE: usize = 5;

/// Words without which a clause may still be good, whatever the formula.
const SPARED: [&str; 8] = ["that", "which", "whether", "if", "when", "where", "while", "whilst"];

/// What may follow "is" at once, whatever noun a formula has between them.
fn after_be(word: &str) -> bool {
    matches!(word, "under" | "within" | "outside")
}

impl Place<'_> {
    /// "Section 17(1) the Act", "under 17(1) of the Act". "Under section 17 the Act says" is good, so for a lost "of" the
    /// clause must be over or go on with a preposition.
    pub(super) fn lost_beside_provision(&self, text: &str, before: usize) -> bool {
        let provision = |at: usize| self.letter.words[at].kind != WordKind::Plain;
        let after_name = match self.letter.words.get(self.hit.end) {
            Some(year) if year.kind == WordKind::Number => self.hit.end + 1,
            _ => self.hit.end,
        };
        match text {
            "of" => {
                provision(before - 1)
                    && self.lower(before) == "the"
                    && ends_or_links(self.classes, self.letter, after_name)
            }
            // "under s40(2) of the Act" has lost nothing
            "section" => is_figure(&self.lower(before)) && self.plain(before - 1) && self.class(before - 1) & PREP != 0,
            _ => false,
        }
    }

    pub(super) fn lost(&self, meant: u64, text: &str, before: usize) -> bool {
        let class = self.classes.of(meant);
        let (prev, next) = (self.class(before - 1), self.class(before));
        if is_figure(text) || KINDS.contains(&text) || is_spared(self.letter, text, before) {
            return false;
        }
        if self.apart(before - 1) {
            return true;
        }
        if class == 0 {
            // a noun, or the word that carries the sentence, stood alone between small words: "are [unhappy] with our"
            return prev & !(ADV | NEG) != 0
                && prev & (ADV | NEG) == 0
                && next & !(ADV | NEG) != 0
                && next & (ADV | NEG) == 0
                && !text.ends_with("ly")
                // "confirm or deny whether the information specified in a request is held"
                && !(matches!(self.lower(before - 1).as_str(), "whether" | "that" | "if") && next & (DET | PRON) != 0)
                // "this is under section 12 of the Act"
                && !(prev & BE != 0 && after_be(&self.lower(before)))
                // "within 20 working days of receiving this letter"
                && !(prev & PREP != 0 && next & DET != 0);
        }
        let after = self.lower(before);
        // "please contact me you have any questions", "contravene of the principles", "accessible to you than under"
        if text == "if" && next & PRON != 0
            || class & (DET | PRON) != 0 && after == "of"
            || matches!(text, "otherwise" | "other") && after == "than"
        {
            return true;
        }
        if SPARED.contains(&text) {
            return false;
        }
        // without its "not" a formula says the opposite, which may be meant: "the information you requested is held by us"
        if class & NEG != 0 {
            return text != "not";
        }
        if class & ADV != 0 {
            return false;
        }
        if class & BE != 0 {
            let verb = prev & (MODAL | HAVE) != 0 || self.lower(before - 1) == "to";
            let needs_it = self.lower(before).ends_with("ed")
                || next & PREP != 0
                || matches!(self.lower(before).as_str(), "held" | "made" | "likely");
            return verb && needs_it || ends_without_verb(self.classes, self.letter, before);
        }
        if class & HAVE != 0 {
            return self.lower(before) == "been";
        }
        if class & DO != 0 {
            return self.lower(before) == "not";
        }
        if class & MODAL != 0 {
            // "the principle that personal data be kept no longer than needed"
            let begin = self.letter.sentence_of(before).map_or(0, |one| one.words.start);
            let wished = (before.saturating_sub(8).max(begin)..before).any(|at| self.lower(at) == "that");
            return self.lower(before) == "be" && !wished;
        }
        if class & DET != 0 {
            // a name needs none
            return self.plain(before) && self.needs_article(text, before);
        }
        if matches!(text, "me" | "us" | "them") && prev == 0 && next & CONJ != 0 {
            return true;
        }
        if class & PRON != 0 {
            return prev & CONJ != 0 && next & (BE | HAVE | DO | MODAL) != 0;
        }
        // a preposition or a conjunction
        // "the outcome the review reached": a clause without "that" needs a noun before it and a verb, which may follow
        let clause = class & PREP != 0
            && prev == 0
            && next & (DET | PRON) != 0
            && !self.lower(before - 1).ends_with("ed")
            && self.hit.end - before < LONGEST_CLAUSE;
        let goes_on = self.class(self.hit.end) & ADV == 0;
        !clause || !goes_on || ends_or_links(self.classes, self.letter, self.hit.end)
    }

    /// Whether the noun at `before` names what is done and goes on as such: "formulation of policy", "prevention or
    /// detection of crime".
    fn names_an_act(&self, before: usize) -> bool {
        let noun = self.lower(before);
        let goes_on = self.letter.words.get(before + 1).is_some_and(|next| next.gap.is_plain_space())
            && matches!(self.lower(before + 1).as_str(), "of" | "or" | "and");
        goes_on
            && ["tion", "sion", "ment", "ance", "ence"].iter().any(|ending| noun.ends_with(ending))
            && !cues().things.contains(&self.letter.words[before].key)
    }

    /// Whether what follows cannot do without its article: one thing that can be counted.
    pub(super) fn needs_article(&self, text: &str, before: usize) -> bool {
        let next = self.lower(before);
        let word = |ahead: usize| {
            let known = self.letter.words.get(before + ahead).is_some_and(|word| word.gap.is_plain_space());
            if known { self.lower(before + ahead) } else { String::new() }
        };
        // "public confidence" needs none, "public authority" does
        if next == "public" && matches!(text, "the" | "a") {
            return word(1) == "authority" || word(1) == "interest" && word(2) == "test";
        }
        let cues = cues();
        let mass = |at: usize| self.letter.words.get(at).is_some_and(|word| cues.mass.contains(&word.key));
        let bare = cues.bare.longest_at(&self.letter.words, before, &NoSlots).is_some();
        matches!(text, "the" | "a" | "an" | "your" | "this")
            && !bare
            && (text != "the" || !self.names_an_act(before))
            && self.class(before) == 0
            && !self.is_plural(before)
            && !mass(before)
            && (!mass(before + 1) || next.ends_with("public"))
            && !self
                .letter
                .words
                .get(before + 1)
                .is_some_and(|word| word.kind != WordKind::Plain || self.is_plural(before + 1))
    }
}

/// Whether English does as well without a preposition before word `before`: "all the information", "considered a new
/// request", "understanding how public money is spent".
pub fn is_spared(letter: &Letter, text: &str, before: usize) -> bool {
    let cues = cues();
    let (left, right) = (&letter.words[before - 1].key, &letter.words[before].key);
    match text {
        "of" => cues.before_of.contains(left) || cues.behind_of.contains(right),
        "as" => {
            cues.before_as.contains(left)
                || cues.behind_as.contains(right)
                || letter.word(before).to_ascii_lowercase().ends_with("ed")
        }
        _ => false,
    }
}
