//! Reads what single wordings do: whether they only suppose or deny, speak of another law, or take more time.

use std::ops::Range;

use super::cues::{Cues, Says};
use super::{Answer, Extension, speaks};
use crate::facts::counted::is_counted;
use crate::letter::pattern::{Found, KeySet, PatternSet, Slot, Slots};
use crate::letter::words::{fixed_key, key, keys};
use crate::letter::{Gap, Letter, Sentence, WordKind};
use crate::text::Span;

/// The words before the number of a provision.
const SECTIONS: [u64; 7] = keys(["section", "sections", "s", "ss", "regulation", "regulations", "reg"]);
/// So many words before a wording may deny or suppose it.
const NEAR: usize = 6;
/// So many words before a provision its clause may begin with "if".
const CLAUSE: usize = 14;
/// So many sentences on either side may give the reason of an extension.
const REASON: usize = 3;

pub(super) struct Reader<'a> {
    pub letter: &'a Letter<'a>,
    pub cues: &'static Cues,
    pub answer: Answer,
    /// A wording that may be said in general.
    pub weakly: Option<Span>,
    /// What is neither confirmed nor denied is what remains.
    pub partly: bool,
}

impl Reader<'_> {
    fn find(&self, set: &PatternSet, words: Range<usize>) -> Vec<Found> {
        set.find_all(&self.letter.words, words, &Sections(self.letter))
    }

    fn stands(&self, set: &PatternSet, words: Range<usize>) -> bool {
        set.is_in(&self.letter.words, words, &Sections(self.letter))
    }

    /// Take in a wording of a sentence.
    pub fn take(&mut self, index: usize, sentence: &Sentence, found: Found) {
        let says = Says::of(found.id);
        let span = self.letter.words_span(found.start..found.end);
        if says != Says::Neither && says != Says::Extends && self.supposed(says, sentence, &found) {
            return;
        }
        let refuses = matches!(says, Says::Refuses | Says::RefusesWeakly | Says::Cost | Says::Vexatious);
        if refuses && is_counted(self.letter, sentence) {
            return;
        }
        if !self.is_about_the_law(says, sentence, &found)
            || says == Says::Extends && self.others_decide(sentence, &found)
            || says == Says::Reviewed && self.is_to_come(sentence, &found)
        {
            return;
        }
        let answer = &mut self.answer;
        let place = match says {
            Says::Neither => {
                self.partly |= self.stands(&self.cues.other, sentence.words.clone());
                &mut self.answer.neither
            }
            Says::Refuses => &mut answer.refuses,
            Says::RefusesWeakly => &mut self.weakly,
            Says::Cost => &mut answer.cost,
            Says::Vexatious => &mut answer.vexatious,
            Says::NotHeld => &mut answer.not_held,
            Says::Gives => &mut answer.gives,
            Says::Transfers => &mut answer.transfers,
            Says::Reviewed => &mut answer.reviewed,
            Says::Extends => {
                if answer.extends.is_none() && self.is_done_now(sentence, &found) {
                    self.answer.extends = self.extension(index, span);
                }
                return;
            }
        };
        place.get_or_insert(span);
    }

    /// "If the information were exempt", "none of it is exempt", "does not exceed the limit".
    fn supposed(&self, says: Says, sentence: &Sentence, found: &Found) -> bool {
        const OPENS: [&str; 6] = ["if", "should", "where", "were", "whether", "unless"];
        const DENIES: [&str; 8] = ["not", "no", "none", "never", "nothing", "nor", "if", "whether"];
        let is = |at: usize, list: &[&str]| list.iter().any(|word| key(word) == self.letter.words[at].key);
        let near = sentence.words.start.max(found.start.saturating_sub(NEAR))..found.start;
        let provision = matches!(says, Says::Cost | Says::Vexatious);
        let clause = sentence.words.start.max(found.start.saturating_sub(CLAUSE))..found.start;
        is(sentence.words.start, &OPENS) && found.start > sentence.words.start
            // "… if you were sent a notice about the subject of it under section 14"
            || provision && clause.into_iter().any(|at| is(at, &["if"]) && !self.comma_between(at, found.start))
            || near.into_iter().any(|at| is(at, &DENIES) && !self.comma_between(at, found.start))
            // "some information may be withheld"
            || matches!(Says::of(found.id), Says::Refuses | Says::RefusesWeakly)
                && found.start > sentence.words.start + 1
                && is(found.start - 2, &["may", "might"])
                && is(found.start - 1, &["be"])
            // "we withheld nothing"
            || found.end < sentence.words.end && is(found.end, &["nothing", "none", "no"])
    }

    /// "We will have concluded this review by 11 June": what will be done is no outcome.
    fn is_to_come(&self, sentence: &Sentence, found: &Found) -> bool {
        const DONE: [u64; 7] =
            keys(["carried", "conducted", "completed", "undertaken", "concluded", "finished", "reviewed"]);
        const TO_COME: [u64; 5] = keys(["will", "shall", "yet", "until", "once"]);
        let words = &self.letter.words;
        let before = sentence.words.start.max(found.start.saturating_sub(CLAUSE))..found.start;
        DONE.contains(&words[found.start].key)
            && words.get(before).is_some_and(|before| before.iter().any(|word| TO_COME.contains(&word.key)))
    }

    /// "Ministers have not yet taken a decision": what others have to decide takes no time from the answer.
    fn others_decide(&self, sentence: &Sentence, found: &Found) -> bool {
        const OTHERS: [u64; 18] = keys([
            "ministers",
            "minister",
            "government",
            "governments",
            "cabinet",
            "parliament",
            "committee",
            "members",
            "councillors",
            "executive",
            "board",
            "secretary",
            "panel",
            "court",
            "tribunal",
            "inspector",
            "they",
            "who",
        ]);
        let before = sentence.words.start.max(found.start.saturating_sub(5))..found.start;
        self.letter.words[before].iter().any(|word| OTHERS.contains(&word.key))
    }

    /// Whether a sentence speaks of information and of the laws of access to it: planning permission is refused, payment
    /// withheld and a meeting not held in other words, or under other Acts.
    fn is_about_the_law(&self, says: Says, sentence: &Sentence, found: &Found) -> bool {
        let words = sentence.near(found.start);
        let any = |set: &KeySet| words.clone().any(|at| set.contains(&self.letter.words[at].key));
        let names_section = (found.start..found.end)
            .any(|at| matches!(self.letter.words[at].kind, WordKind::Reference | WordKind::Number));
        match says {
            Says::RefusesWeakly => self.cites(words, true),
            // "by virtue of section": the number follows
            Says::Refuses if self.ends_with_section(found) => {
                self.cites(found.start..words.end.min(found.end + 6), true)
            }
            Says::Refuses => any(&self.cues.refusal) && !self.is_under_another_law(words.clone()),
            Says::Cost | Says::Vexatious if names_section => self.cites(found.start..found.end, false),
            Says::NotHeld => any(&self.cues.holding) && !self.leaves_open(sentence, found),
            Says::Gives if found.end - found.start == 1 => {
                found.start > words.start && self.cues.given.contains(&self.letter.words[found.start - 1].key)
            }
            Says::Transfers => any(&self.cues.refusal),
            _ => true,
        }
    }

    /// "… is, or is not, held": said where nothing is confirmed.
    fn leaves_open(&self, sentence: &Sentence, found: &Found) -> bool {
        let before = sentence.words.start.max(found.start.saturating_sub(2))..found.start;
        before.into_iter().any(|at| self.letter.words[at].key == const { fixed_key("or") })
    }

    fn ends_with_section(&self, found: &Found) -> bool {
        SECTIONS.contains(&self.letter.words[found.end - 1].key)
    }

    /// Whether a provision that can refuse is cited: sections 12 to 44 of the Acts, regulations 10 to 13, and of no other
    /// law. Sections 12 (cost) and 14 (vexatious) are no exemptions.
    fn cites(&self, words: Range<usize>, exempt: bool) -> bool {
        let first = words.start;
        words.into_iter().any(|at| {
            let word = &self.letter.words[at];
            let reference = word.kind == WordKind::Reference;
            let named = at > first && SECTIONS.contains(&self.letter.words[at - 1].key);
            if !(reference || word.kind == WordKind::Number && named) {
                return false;
            }
            let text = self.letter.word(at).trim_start_matches(|char: char| char.is_ascii_alphabetic() || char == '.');
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let number: u32 = text[..digits].parse().unwrap_or(0);
            let section = named && !self.letter.word(at - 1).to_ascii_lowercase().starts_with("reg");
            let exemption = !(section && matches!(number, 12 | 14));
            (10..=44).contains(&number) && (exemption || !exempt) && !self.is_of_another_law(at + 1)
        })
    }

    /// Whether the only provisions that a sentence cites are another law's.
    fn is_under_another_law(&self, words: Range<usize>) -> bool {
        let first = words.start;
        let other = |at: usize| {
            at > first && SECTIONS.contains(&self.letter.words[at - 1].key) && self.is_of_another_law(at + 1)
        };
        words.clone().any(other) && !self.cites(words, false)
    }

    /// "section 12 of the Housing Act 1988".
    fn is_of_another_law(&self, at: usize) -> bool {
        let word = |at: usize| self.letter.words.get(at);
        let is = |at: usize, name: &str| word(at).is_some_and(|word| word.key == key(name));
        let after = at + usize::from(is(at, "of")) + usize::from(is(at, "of") && is(at + 1, "the"));
        after > at
            && word(after)
                .is_some_and(|word| word.capital && word.kind == WordKind::Plain && !self.cues.ours.contains(&word.key))
    }

    fn comma_between(&self, from: usize, to: usize) -> bool {
        self.letter.words[from + 1..=to].iter().any(|word| word.gap.has(Gap::COMMA.with(Gap::COLON)))
    }

    /// "We are extending the time", "we need to extend the time", and not "the Act lets us extend the time".
    fn is_done_now(&self, sentence: &Sentence, found: &Found) -> bool {
        let words = &self.letter.words;
        if !self.letter.word(found.start).to_ascii_lowercase().starts_with(['e', 'l', 'p'])
            || found.end - found.start < 2
        {
            return true;
        }
        let before = |from: usize| {
            let mut before = (sentence.words.start..from).rev();
            before.find(|at| !self.cues.between.contains(&words[*at].key))
        };
        let Some(at) = before(found.start) else { return false };
        if words[at].key != const { fixed_key("to") } {
            return self.cues.before.contains(&words[at].key);
        }
        before(at).is_some_and(|at| self.cues.before_to.contains(&words[at].key))
    }

    fn extension(&self, index: usize, span: Span) -> Option<Extension> {
        let sentence = &self.letter.sentences[index];
        let conditional =
            ["if", "should", "where"].iter().any(|word| key(word) == self.letter.words[sentence.words.start].key);
        if conditional || self.stands(&self.cues.past, sentence.words.clone()) {
            return None;
        }
        let first = index.saturating_sub(REASON);
        let last = (index + REASON + 1).min(self.letter.sentences.len());
        let own = |sentence: &&Sentence| speaks(self.letter.blocks[sentence.block].region);
        let near = || self.letter.sentences[first..last].iter().filter(own);
        let any = |set: &PatternSet| near().any(|sentence| self.stands(set, sentence.words.clone()));
        let work = near().find_map(|sentence| {
            let found = self.find(&self.cues.work, sentence.words.clone());
            found.first().map(|found| self.letter.words_span(found.start..found.end))
        });
        Some(Extension {
            span,
            sentence: index,
            interest: any(&self.cues.interest),
            work,
            regulations: any(&self.cues.regulations),
            agreed: any(&self.cues.agreed),
        })
    }
}

/// A provision or a figure fills its slot; nothing else is asked for.
pub(super) struct Sections<'a>(pub &'a Letter<'a>);

impl Slots for Sections<'_> {
    fn lengths(&self, slot: Slot, at: usize) -> &[u8] {
        let kind = self.0.words.get(at).map(|word| word.kind);
        let filled = match slot {
            Slot::Section => matches!(kind, Some(WordKind::Reference | WordKind::Number)),
            Slot::Number => kind == Some(WordKind::Number),
            _ => false,
        };
        if filled { &[1] } else { &[] }
    }
}
