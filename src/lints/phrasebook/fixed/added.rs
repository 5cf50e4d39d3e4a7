//! A word too many in a fixed formula.

use super::Place;
use crate::letter::words::keys;
use crate::lints::phrasebook::book::{ADV, BE, CONJ, DET, HAVE, MODAL, NEG, PREP, PRON};
use crate::lints::phrasebook::guard::avoided;

/// In a fixed formula words that should meet so often and never do are apart; elsewhere it takes more.
const BY_CHANCE: f32 = 8.0;

const TO: u64 = keys(["to"])[0];
const OF: u64 = keys(["of"])[0];
const THAT: u64 = keys(["that"])[0];
const IT: u64 = keys(["it"])[0];

/// Prepositions that lead to a noun and nothing else.
const LEADING: [u64; 10] = keys(["of", "for", "by", "with", "at", "from", "as", "in", "on", "to"]);
/// Those after which another cannot come: "under of the Act". "Outside of", "in to" and "as to" are English.
const LED_BY_NONE: [u64; 12] =
    keys(["under", "of", "for", "by", "with", "at", "from", "about", "against", "between", "within", "during"]);

impl Place<'_> {
    /// Whether word `at`, which the formula does not have, makes it no English.
    pub(super) fn added(&self, at: usize) -> bool {
        let words = &self.letter.words;
        let same =
            words[at].key == words[at - 1].key || words.get(at + 1).is_some_and(|next| next.key == words[at].key);
        let class = self.class(at);
        !same
            && class != 0
            && class & (ADV | NEG) == 0
            && (self.apart(at - 1)
                || self.apart(at)
                || self.joins_nothing(at)
                || self.leads_nowhere(at)
                || self.stands_for_nothing(at)
                || avoided(self.letter, at - 1, BY_CHANCE)
                || avoided(self.letter, at, BY_CHANCE))
    }

    /// "This is and an absolute exemption": "and" or "or" after a small word that calls for another word first.
    fn joins_nothing(&self, at: usize) -> bool {
        const JOINING: [u64; 2] = keys(["and", "or"]);
        const SUBJECTS: [u64; 3] = keys(["there", "we", "they"]);
        let words = &self.letter.words;
        let (before, next) = (self.class(at - 1), self.class(at + 1));
        let calls = before & (BE | MODAL | DET | HAVE) != 0 && before & (ADV | NEG | PRON | PREP) == 0
            || SUBJECTS.contains(&words[at - 1].key) && next & (BE | HAVE | MODAL) != 0;
        JOINING.contains(&words[at].key) && calls && next & (before | ADV | NEG | CONJ) == 0
    }

    /// "The detection of by crime", "likely to by inhibit", "the public interest on in": a preposition between two words
    /// of which the first leads to the second. A verb may have a preposition of its own: "relied on in the notice".
    fn leads_nowhere(&self, at: usize) -> bool {
        let words = &self.letter.words;
        if !LEADING.contains(&words[at].key) {
            return false;
        }
        let (before, next) = (words[at - 1].key, words[at + 1].key);
        if before == TO {
            // "referred to by the Trust"
            return words[at].key != TO && !(at >= 2 && self.may_be_verb(at - 2));
        }
        LED_BY_NONE.contains(&before) || LEADING.contains(&next) && self.class(at - 1) == 0 && !self.may_be_verb(at - 1)
    }

    /// Whether a word may be a verb or participle, as far as its ending and its neighbours tell.
    fn may_be_verb(&self, at: usize) -> bool {
        let word = self.lower(at);
        let noun = at.checked_sub(1).is_some_and(|before| {
            let class = self.class(before);
            class & DET != 0 && class & PRON == 0 || self.lower(before) == "public"
        });
        word.ends_with("ed") || word.ends_with("ing") || self.class(at) == 0 && !noun && word != "exempt"
    }

    /// "This is it an absolute exemption", "for the purpose that of safeguarding": a pronoun with no part in its clause.
    fn stands_for_nothing(&self, at: usize) -> bool {
        let words = &self.letter.words;
        let (before, next) = (self.class(at - 1), self.class(at + 1));
        if words[at].key == IT {
            // a subject stands before the verb already
            let subject = at >= self.hit.start + 2 && self.class(at - 2) & (CONJ | NEG | ADV | PREP) == 0;
            return before & BE != 0 && subject && next & (DET | PREP) != 0 && next & (ADV | PRON) == 0;
        }
        words[at].key == THAT && words[at + 1].key == OF && before == 0 && !self.may_be_verb(at - 1)
    }
}
