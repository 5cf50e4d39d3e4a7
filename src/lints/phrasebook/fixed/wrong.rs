//! A word for another in a fixed formula.

use super::Place;
use super::cues::cues;
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::key;
use crate::lints::counts::have_met;
use crate::lints::phrasebook::alike::{Form, forms, is_inflected, is_near};
use crate::lints::phrasebook::book::{ADV, BE, CONJ, DET, DO, HAVE, MODAL, NEG, PREP, PRON};
use crate::lints::phrasebook::guard;
use crate::text::distance;

/// Function words of one class that are written for one another by mistake, never by choice.
const SLIPS: [(&str, &str); 28] = [
    ("to", "too"),
    ("not", "no"),
    ("not", "now"),
    ("this", "his"),
    ("the", "they"),
    ("the", "then"),
    ("your", "you"),
    ("you", "your"),
    ("that", "than"),
    ("than", "that"),
    ("than", "then"),
    ("their", "there"),
    ("there", "their"),
    ("its", "it"),
    ("it", "its"),
    ("our", "out"),
    ("any", "and"),
    ("any", "my"),
    ("be", "been"),
    ("been", "be"),
    ("been", "being"),
    ("be", "being"),
    ("has", "having"),
    ("have", "having"),
    ("this", "its"),
    ("which", "whose"),
    ("where", "were"),
    ("if", "so"),
];

/// Bodies of people, which British letters treat as one or as many.
const COLLECTIVE: [&str; 16] = [
    "authority",
    "police",
    "council",
    "trust",
    "force",
    "team",
    "government",
    "department",
    "university",
    "public",
    "board",
    "service",
    "office",
    "constabulary",
    "staff",
    "data",
];

/// Nouns and verbs in one: after "to" their plural is no slip.
const NOUN_OR_VERB: [&str; 10] = [
    "requests",
    "questions",
    "documents",
    "records",
    "emails",
    "reviews",
    "reports",
    "queries",
    "searches",
    "complaints",
];

/// What may stand for "with" after "dissatisfied" or "content".
const AFTER: [&str; 5] = ["following", "after", "about", "by", "at"];

/// Verbs that take their object as something: "treat this letter as a notice".
const AS: [&str; 12] = [
    "treat", "treated", "treats", "regard", "regarded", "accept", "accepted", "take", "taken", "view", "consider",
    "read",
];

/// After these words a subject may stand with "to" and its verb: "allow 40 days for a request to be made".
const INFINITIVE: [&str; 14] = [
    "for", "require", "requires", "required", "need", "needs", "ask", "asks", "expect", "expects", "allow", "allows",
    "want", "like",
];

impl Place<'_> {
    pub(super) fn wrong(&self, meant: u64, text: &str, at: usize) -> bool {
        let (expected, class) = (self.classes.of(meant), self.class(at));
        let found = self.lower(at);
        let text = text.to_lowercase();
        let apart = || self.apart(at) || self.apart(at - 1);
        match (expected != 0, class != 0) {
            (true, true) => {
                // "with a view to its being ascertained"
                if found == "its" && self.lower(at + 1).ends_with("ing") {
                    return false;
                }
                let treated =
                    || (self.hit.start.saturating_sub(4)..at).any(|before| AS.contains(&self.lower(before).as_str()));
                if found == "as" && expected & BE != 0 && treated() {
                    return false;
                }
                let begins = || self.hit.start.checked_sub(1).map(|before| self.lower(before)).unwrap_or_default();
                if found == "to" && expected & MODAL != 0 && INFINITIVE.contains(&begins().as_str()) {
                    return false;
                }
                let chosen = |set: &PatternSet, from: usize| {
                    set.longest_at(&self.letter.words, from, &NoSlots).is_some_and(|found| found.end > at)
                };
                if chosen(&cues().phrases, at) || chosen(&cues().choices, at - 1) {
                    return false;
                }
                if self.is_slip_of(&text, &found) || apart() {
                    return true;
                }
                // "dissatisfied following the outcome"
                if text == "with" && AFTER.contains(&found.as_str()) {
                    return false;
                }
                let shared = expected & class;
                if shared & PREP != 0 && (expected | class) & (DET | PRON) == 0 {
                    return true;
                }
                if shared & (BE | HAVE | DO) != 0 {
                    return self.wrong_number(&text, &found, at);
                }
                let joins = matches!(text.as_str(), "and" | "or");
                shared == 0 && !self.is_free(expected, class, joins, &found, at)
            }
            (true, false) => {
                (expected & NEG == 0 || found == "note")
                    && (is_near(&text, &found) || self.misread(&text, &found, at) || lost_ly(&text, &found))
            }
            (false, true) => apart() || is_near(&text, &found),
            (false, false) => match forms(&text, &found) {
                Some(forms) => self.wrong_form(forms, &found, at),
                None => self.misread(&text, &found, at) || lost_ly(&text, &found),
            },
        }
    }

    /// Whether one content word was written for another: they are a letter apart, or two where the one that was found is
    /// strange to the genre and has not been seen beside its neighbours ("under selection", "a refuel notice").
    pub(super) fn misread(&self, meant: &str, found: &str, at: usize) -> bool {
        let alike = || meant.len() >= 6 && found.len() >= 6 && distance(meant, found, 2) == Some(2);
        let begin_alike = meant.chars().next() == found.chars().next();
        let strange = || !self.classes.is_known(key(found)) && (self.never_met(at - 1) || self.never_met(at));
        (is_near(meant, found) || begin_alike && alike() && strange()) && !is_inflected(meant, found)
    }

    /// Whether a small word was written for one that it never stands for by choice, or that looks like it: "the use or covert tactics", "section 17(1) if the Act",
    /// after which a clause would need a verb.
    pub(super) fn is_slip_of(&self, meant: &str, found: &str) -> bool {
        SLIPS.contains(&(meant, found))
            || guard::SLIPS.contains(&(meant, found))
            || found == "or" && matches!(meant, "of" | "on" | "for")
            || found == "if" && meant == "of" && guard::ends_or_links(self.classes, self.letter, self.hit.end)
    }

    /// Whether words `at` and `at + 1` were never seen side by side.
    fn never_met(&self, at: usize) -> bool {
        let words = &self.letter.words;
        at + 1 < words.len() && self.plain(at) && self.plain(at + 1) && !have_met(words[at].key, words[at + 1].key)
    }

    /// Whether a word of another class may stand there by choice.
    pub(super) fn is_free(&self, expected: u16, class: u16, joins: bool, found: &str, at: usize) -> bool {
        // an adverb, or "not", in place of a word that could be left out
        class & ADV != 0
            || class & NEG != 0 && expected & (DET | ADV | BE) != 0
            || expected & ADV != 0
            // "the inconvenience that we have caused" for "that may have caused"
            || expected & MODAL != 0 && class & PRON != 0 && self.class(at + 1) & HAVE != 0
            // "would prejudice", "does prejudice"
            || expected & (MODAL | DO) != 0 && class & (MODAL | DO) != 0
            // "has been", "is being": the next word is another
            || expected & (BE | HAVE) != 0 && class & (BE | HAVE) != 0 && self.class(at + 1) & (DET | BE | HAVE) != 0
            // "the right to apply and the right to complain"
            || matches!(found, "and" | "or" | "but") && expected & PREP != 0
            || matches!(found, "that" | "which" | "who" | "where" | "when" | "as") && expected & PREP != 0
            // a clause for a noun phrase: "under section 10", "as section 10 says"
            || expected & PREP != 0 && class & CONJ != 0 && class & PREP == 0
            || expected & CONJ != 0 && !joins && class & (PREP | PRON | DET) != 0 && class & CONJ == 0
            // "under this section", "under what the section says"
            || expected & (DET | PRON) != 0 && matches!(found, "what" | "whose" | "which" | "that")
    }

    /// "The information are exempt": the verb stands straight after its subject, which the formula holds whole.
    pub(super) fn wrong_number(&self, meant: &str, found: &str, at: usize) -> bool {
        let number = |word: &str| match word {
            "is" | "was" | "has" | "does" => Some(true),
            "are" | "were" | "have" | "do" => Some(false),
            _ => None,
        };
        let (Some(singular), Some(other)) = (number(meant), number(found)) else { return false };
        if singular == other || at == self.hit.start {
            return false;
        }
        if matches!(self.lower(at - 1).as_str(), "it" | "we" | "they" | "you" | "he" | "she") {
            return true;
        }
        // "a person who are": the noun before "who" is of the formula
        if matches!(self.lower(at - 1).as_str(), "who" | "which") {
            let noun = at.checked_sub(2).filter(|noun| *noun >= self.hit.start && self.class(*noun) == 0);
            return noun.is_some_and(|noun| {
                let known = self.is_plural(noun) != singular;
                known
                    && !COLLECTIVE.contains(&self.lower(noun).as_str())
                    && noun > self.hit.start
                    && self.class(noun - 1) & PREP == 0
            });
        }
        let subject = at - 1;
        // "the information you have requested", "the information held": the noun is further off
        let participle = matches!(self.lower(subject).as_str(), "held" | "made" | "sought" | "given")
            || self.lower(subject).ends_with("ed")
            || self.lower(subject).ends_with("ing");
        self.class(subject) == 0
            && !participle
            && self.is_plural(subject) != singular
            && !COLLECTIVE.contains(&self.lower(subject).as_str())
            && self.opens_clause(subject)
    }

    /// Whether a clause begins at word `at`, or before the determiner and the describing words that lead up to it.
    pub(super) fn opens_clause(&self, at: usize) -> bool {
        let describes =
            |word: usize| self.class(word) == 0 && !self.is_plural(word) && !self.lower(word).ends_with("ed");
        let mut from = at;
        while from > 0 && at - from < 3 && describes(from) && describes(from - 1) && self.follows(from) {
            from -= 1;
        }
        if from > 0 && self.class(from - 1) & DET != 0 && self.class(from) == 0 && self.follows(from) {
            from -= 1;
        }
        let Some(sentence) = self.letter.sentence_of(from) else { return false };
        const OPENERS: [&str; 10] =
            ["that", "whether", "if", "because", "as", "where", "when", "since", "which", "unless"];
        self.letter.words[from].span().start <= sentence.span.start
            || from > 0 && OPENERS.contains(&self.lower(from - 1).as_str())
    }

    /// Whether nothing but a space stands before word `at`.
    pub(super) fn follows(&self, at: usize) -> bool {
        self.letter.words[at].gap.is_plain_space()
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.lower(at);
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
    }

    /// Whether a word of the right stem has the wrong form for the word before it.
    pub(super) fn wrong_form(&self, (meant, found): (Form, Form), written: &str, at: usize) -> bool {
        // "is not oblige to"
        let not = at > self.hit.start + 1 && self.lower(at - 1) == "not";
        let last = if not { at - 2 } else { at - 1 };
        let before = if at > self.hit.start { self.lower(last) } else { return false };
        let class = self.class(last);
        match (meant, found) {
            // "to complied", "would prejudices", "would be likely to prejudiced"
            (Form::Plain, _) if class & MODAL != 0 || class & DO != 0 && before.ends_with('t') => true,
            (Form::Plain, Form::Past) => before == "to" || class & DO != 0,
            // "the authorities has"
            (Form::Plain, Form::S)
                if class & PREP == 0 && matches!(self.lower(at + 1).as_str(), "is" | "has" | "was" | "does") =>
            {
                class & (MODAL | PRON) == 0 || class & DET != 0
            }
            (Form::Plain, Form::S) if before == "to" => !NOUN_OR_VERB.contains(&written),
            (Form::Plain, Form::S) => matches!(
                before.as_str(),
                "a" | "an" | "this" | "each" | "every" | "another" | "we" | "they" | "you" | "i"
            ),
            // "is require", "has consider"
            (Form::Past, Form::Plain | Form::S) => class & (BE | HAVE) != 0,
            // "in maintain the", "for disclose the"
            (Form::Ing, Form::Plain) => {
                class & PREP != 0 && before != "to" && self.class(at + 1) & (DET | PREP) != 0 && class & CONJ == 0
            }
            (Form::S, Form::Plain) => {
                matches!(
                    before.as_str(),
                    "it" | "he" | "she" | "these" | "those" | "many" | "several" | "two" | "three"
                ) || self.is_one_of_several(at)
            }
            _ => false,
        }
    }

    /// "Any of the data protection principle": a noun after "one of the", with at most three words between.
    pub(super) fn is_one_of_several(&self, at: usize) -> bool {
        (self.hit.start..at).rev().take(6).any(|of| {
            of > self.hit.start
                && self.lower(of) == "of"
                && matches!(self.lower(of - 1).as_str(), "any" | "one" | "some" | "each" | "all" | "none")
                && (of + 1..at).all(|word| self.class(word) & !DET == 0)
        })
    }
}

/// "Is public available": an adverb that has lost its ending.
fn lost_ly(meant: &str, found: &str) -> bool {
    meant.strip_suffix("ly").is_some_and(|stem| stem == found)
}
