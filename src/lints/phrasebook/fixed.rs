//! Slips in a fixed formula: one in the words of an Act, or so settled that its brackets say all that good letters
//! vary. There one small word for another is a slip, and so is a small word lost or moved, but for what writers always
//! take upon themselves: a determiner for a determiner, "would" for "could", an adverb or an adjective more or less.

use super::Formula;
use super::align::{Hit, Slip};
use super::alike::{Form, forms, is_near};
use super::book::{ADV, BE, CONJ, Classes, DET, DO, HAVE, MODAL, NEG, PREP, PRON, never_beside};
use super::guard::{KINDS, clash, ends_without_verb, is_figure};
use crate::letter::{Letter, WordKind};

/// Function words of one class that are written for one another by mistake, never by choice.
const SLIPS: [(&str, &str); 30] = [
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
    ("would", "wouldn't"),
    ("this", "its"),
    ("an", "any"),
    ("which", "whose"),
    ("where", "were"),
    ("if", "so"),
];

/// Nouns that need no article.
const MASS: [&str; 26] = [
    "information",
    "data",
    "disclosure",
    "access",
    "advice",
    "crime",
    "evidence",
    "publication",
    "release",
    "harm",
    "prejudice",
    "policy",
    "law",
    "public",
    "health",
    "safety",
    "security",
    "correspondence",
    "time",
    "confirmation",
    "section",
    "regulation",
    "personal",
    "national",
    "environmental",
    "legal",
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

/// A clause without "that" is short: "the outcome the internal review reached".
const LONGEST_CLAUSE: usize = 5;

/// Words without which a clause may still be good, whatever the formula.
const SPARED: [&str; 8] = ["that", "which", "whether", "if", "when", "where", "while", "whilst"];

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

/// Whether a departure from a fixed formula is a slip. `edge`: but one word of it stands beyond the slip, so that only
/// words which never stand side by side prove one.
pub fn is_broken(classes: &Classes, formula: Formula, letter: &Letter, hit: &Hit, edge: bool) -> bool {
    let place = Place { classes, letter, hit };
    if edge {
        return place.is_apart(hit.slip);
    }
    match hit.slip {
        Slip::Wrong { meant, at } => place.plain(at) && place.wrong(meant.key, meant.of(formula.written), at),
        Slip::Lost { meant, before } => {
            let text = meant.of(formula.written).to_lowercase();
            place.lost_beside_provision(&text, before)
                || place.plain(before - 1) && place.plain(before) && place.lost(meant.key, &text, before)
        }
        Slip::Added { at } => place.plain(at) && place.added(at),
        Slip::Moved { at } => place.plain(at) && place.plain(at + 1) && place.moved(at),
    }
}

/// A formula with a slip, where it stands.
struct Place<'a> {
    classes: &'a Classes,
    letter: &'a Letter<'a>,
    hit: &'a Hit,
}

impl Place<'_> {
    /// Whether a word is no name, figure or reference.
    fn plain(&self, at: usize) -> bool {
        let word = &self.letter.words[at];
        word.kind == WordKind::Plain && (!word.capital || at == self.hit.start)
    }

    fn class(&self, at: usize) -> u16 {
        self.letter.words.get(at).map_or(0, |word| self.classes.of(word.key))
    }

    fn lower(&self, at: usize) -> String {
        self.letter.word(at).to_lowercase()
    }

    /// Whether words `at` and `at + 1` never stand side by side.
    fn apart(&self, at: usize) -> bool {
        let words = &self.letter.words;
        at + 1 < words.len()
            && self.plain(at)
            && self.plain(at + 1)
            && (never_beside(words[at].key, words[at + 1].key) || clash(self.letter, at, at + 1))
    }

    /// Whether a slip leaves words side by side that never stand so.
    fn is_apart(&self, slip: Slip) -> bool {
        let function = |at: usize| self.class(at) != 0 && self.class(at) & (ADV | NEG) == 0;
        match slip {
            Slip::Wrong { at, .. } => function(at) && (self.apart(at - 1) || self.apart(at)),
            Slip::Lost { before, .. } => self.apart(before - 1),
            Slip::Added { .. } => false,
            Slip::Moved { at } => (at - 1..=at + 1).any(|at| self.apart(at)),
        }
    }

    fn wrong(&self, meant: u64, text: &str, at: usize) -> bool {
        let (expected, class) = (self.classes.of(meant), self.class(at));
        let found = self.lower(at);
        let text = text.to_lowercase();
        let listed = SLIPS.contains(&(text.as_str(), found.as_str()))
            || super::guard::SLIPS.contains(&(text.as_str(), found.as_str()));
        let apart = self.apart(at) || self.apart(at - 1);
        match (expected != 0, class != 0) {
            (true, true) => {
                // "with a view to its being ascertained"
                if found == "its" && self.lower(at + 1).ends_with("ing") {
                    return false;
                }
                // one letter: "the use or covert tactics"
                let near = found == "or" && matches!(text.as_str(), "of" | "on" | "for")
                    // "under section 17(1) if the Act": a clause needs a verb
                    || found == "if"
                        && text == "of"
                        && super::guard::ends_or_links(self.classes, self.letter, self.hit.end);
                if listed || apart || near {
                    return true;
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
                (expected & NEG == 0 || found == "note") && (is_near(&text, &found) || lost_ly(&text, &found))
            }
            (false, true) => apart || is_near(&text, &found),
            (false, false) => match forms(&text, &found) {
                Some(forms) => self.wrong_form(forms, &found, at),
                None => is_near(&text, &found) && !super::alike::is_inflected(&text, &found) || lost_ly(&text, &found),
            },
        }
    }

    /// Whether a word of another class may stand there by choice.
    fn is_free(&self, expected: u16, class: u16, joins: bool, found: &str, at: usize) -> bool {
        // an adverb, or "not", in place of a word that could be left out
        class & ADV != 0
            || class & NEG != 0 && expected & (DET | ADV | BE) != 0
            || expected & ADV != 0
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
    fn wrong_number(&self, meant: &str, found: &str, at: usize) -> bool {
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
    fn opens_clause(&self, at: usize) -> bool {
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
    fn follows(&self, at: usize) -> bool {
        self.letter.words[at].gap.is_plain_space()
    }

    fn is_plural(&self, at: usize) -> bool {
        let word = self.lower(at);
        word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")
    }

    /// Whether a word of the right stem has the wrong form for the word before it.
    fn wrong_form(&self, (meant, found): (Form, Form), written: &str, at: usize) -> bool {
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
    fn is_one_of_several(&self, at: usize) -> bool {
        (self.hit.start..at).rev().take(6).any(|of| {
            of > self.hit.start
                && self.lower(of) == "of"
                && matches!(self.lower(of - 1).as_str(), "any" | "one" | "some" | "each" | "all" | "none")
                && (of + 1..at).all(|word| self.class(word) & !DET == 0)
        })
    }

    /// "Section 17(1) the Act", "under 17(1) of the Act". "Under section 17 the Act says" is good, so for a lost "of" the
    /// clause must be over or go on with a preposition.
    fn lost_beside_provision(&self, text: &str, before: usize) -> bool {
        let provision = |at: usize| self.letter.words[at].kind != WordKind::Plain;
        let after_name = match self.letter.words.get(self.hit.end) {
            Some(year) if year.kind == WordKind::Number => self.hit.end + 1,
            _ => self.hit.end,
        };
        match text {
            "of" => {
                provision(before - 1)
                    && self.lower(before) == "the"
                    && super::guard::ends_or_links(self.classes, self.letter, after_name)
            }
            // "under s40(2) of the Act" has lost nothing
            "section" => is_figure(&self.lower(before)) && self.plain(before - 1) && self.class(before - 1) & PREP != 0,
            _ => false,
        }
    }

    fn lost(&self, meant: u64, text: &str, before: usize) -> bool {
        let class = self.classes.of(meant);
        let (prev, next) = (self.class(before - 1), self.class(before));
        if is_figure(text) || KINDS.contains(&text) {
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
        if class & NEG != 0 {
            return true;
        }
        if class & ADV != 0 {
            return false;
        }
        if class & BE != 0 {
            let verb = prev & (MODAL | HAVE) != 0 || self.lower(before - 1) == "to";
            let needs_it = self.lower(before).ends_with("ed")
                || next & PREP != 0
                || self.lower(before) == "held"
                || self.lower(before) == "made";
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
            let wished = (before.saturating_sub(8)..before).any(|at| self.lower(at) == "that");
            return self.lower(before) == "be" && !wished;
        }
        if class & DET != 0 {
            return self.needs_article(text, before);
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
        !clause || !goes_on || super::guard::ends_or_links(self.classes, self.letter, self.hit.end)
    }

    /// Whether what follows cannot do without its article: one thing that can be counted.
    fn needs_article(&self, text: &str, before: usize) -> bool {
        let next = self.lower(before);
        let word = |ahead: usize| {
            let known = self.letter.words.get(before + ahead).is_some_and(|word| word.gap.is_plain_space());
            if known { self.lower(before + ahead) } else { String::new() }
        };
        // "public confidence" needs none, "public authority" does
        if next == "public" && matches!(text, "the" | "a") {
            return word(1) == "authority" || word(1) == "interest" && word(2) == "test";
        }
        let mass = |at: usize| self.letter.words.get(at).is_some_and(|_| MASS.contains(&self.lower(at).as_str()));
        matches!(text, "the" | "a" | "an" | "your")
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

    fn added(&self, at: usize) -> bool {
        let words = &self.letter.words;
        let same =
            words[at].key == words[at - 1].key || words.get(at + 1).is_some_and(|next| next.key == words[at].key);
        let class = self.class(at);
        !same && class != 0 && class & (ADV | NEG) == 0 && (self.apart(at - 1) || self.apart(at))
    }

    fn moved(&self, at: usize) -> bool {
        let (first, second) = (self.class(at), self.class(at + 1));
        let either = first | second;
        if self.apart(at) || self.apart(at - 1) || self.apart(at + 1) {
            return either & ADV == 0;
        }
        let adverb = |at: usize| self.lower(at).ends_with("ly");
        let joins = |at: usize| matches!(self.lower(at).as_str(), "and" | "or");
        // "is it", "does the authority": a question, or "nor is it"
        let inverted = second & (PRON | DET) != 0 && first & (BE | HAVE | DO | MODAL) != 0;
        let free = either & (ADV | NEG) != 0 || inverted || adverb(at) || adverb(at + 1);
        !free && (either & CONJ == 0 || joins(at) || joins(at + 1))
    }
}

/// "Is public available": an adverb that has lost its ending.
fn lost_ly(meant: &str, found: &str) -> bool {
    meant.strip_suffix("ly").is_some_and(|stem| stem == found)
}
