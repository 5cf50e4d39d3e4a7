//! A comma between a subject and its verb. The subjects are those the genre is made of; a pair of commas, or anything
//! else between the two, keeps it quiet.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence, WordKind};
use crate::lints::clause::{clauses, is_after_comma, noun, own_sentence, segment_start, subject_before};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// The verbs that may follow the comma.
const VERBS: [u64; 31] = keys([
    "would",
    "could",
    "will",
    "may",
    "might",
    "should",
    "must",
    "can",
    "cannot",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "does",
    "isn't",
    "shall",
    "provides",
    "creates",
    "gives",
    "states",
    "requires",
    "means",
    "allows",
    "applies",
    "exempts",
    "reveals",
    "shows",
    "outweighs",
    "places",
]);
/// The fewest words of a subject.
const SHORTEST: usize = 2;

/// What a clause with "that" completes: "we are satisfied that".
const SAYS: [u64; 32] = keys([
    "satisfied",
    "note",
    "noted",
    "confirm",
    "confirmed",
    "believe",
    "consider",
    "considered",
    "agree",
    "agreed",
    "view",
    "advise",
    "advised",
    "aware",
    "clear",
    "say",
    "said",
    "state",
    "stated",
    "ensure",
    "regret",
    "understand",
    "accept",
    "accepted",
    "argue",
    "argued",
    "decided",
    "find",
    "found",
    "conclude",
    "concluded",
    "informed",
]);
/// What may open a clause of its own before it: "As you note, that the plan was late is plain."
const OPENS: [u64; 12] =
    keys(["as", "if", "when", "since", "because", "although", "while", "what", "which", "that", "where", "whether"]);

/// Report each comma between "satisfied", "note" or the like and the clause that completes it.
fn before_that(letter: &Letter, findings: &mut Findings) {
    const THAT: u64 = keys(["that"])[0];
    let words = &letter.words;
    for at in letter.places_of(THAT).filter(|&at| at > 0 && is_after_comma(&words[at])) {
        let Some((sentence, _)) = own_sentence(letter, at).filter(|(sentence, _)| sentence.is_readable()) else {
            continue;
        };
        let before = sentence.words.start..at;
        let plain = before.clone().skip(1).all(|index| words[index].gap.is_plain_space())
            && !before.clone().any(|index| OPENS.contains(&words[index].key));
        let clause = words.get(at + 1).is_some_and(|next| {
            next.gap.is_plain_space() && classes(next.key).may_be(Classes::DETERMINER.with(Classes::PRONOUN))
        });
        // "we note, that this said, …"
        let alone = (at + 1..sentence.words.end).take(4).all(|index| !words[index].gap.has(Gap::COMMA));
        // "the board's view, that the advice be kept, was recorded"
        let aside = (at + 1..sentence.words.end)
            .any(|index| is_after_comma(&words[index]) && VERBS.contains(&words[index].key));
        if before.len() > 1 && SAYS.contains(&words[at - 1].key) && plain && clause && alone && !aside {
            let said = words[at - 1].span();
            let message =
                format!("A comma parts ‘{}’ from what it leads to. Leave the comma out.", said.of(letter.text()));
            let comma = said.end + letter.text()[said.end..].find(',').unwrap_or_default();
            findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("no comma here").fix(Fix {
                title: "Leave out the comma".to_owned(),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::delete(Span::new(comma, comma + 1))],
            }));
        }
    }
}

/// Report each lone comma between one of the subjects of the genre and its verb.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    before_that(letter, findings);
    for at in VERBS.into_iter().chain(CLASSES).flat_map(|verb| letter.places_of(verb)) {
        if !is_after_comma(&letter.words[at]) {
            continue;
        }
        let Some((sentence, _)) = own_sentence(letter, at) else { continue };
        if after_joining(letter, sentence, at) {
            let joins = letter.words[at - 1].span();
            let message =
                format!("A comma parts ‘{}’ from what it joins. Leave the comma out.", joins.of(letter.text()));
            let comma = joins.end + letter.text()[joins.end..].find(',').unwrap_or_default();
            let span = Span::new(joins.start, letter.words[at].span().end);
            findings.push(Finding::new(span, message).label("no comma here").fix(Fix {
                title: "Leave out the comma".to_owned(),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::delete(Span::new(comma, comma + 1))],
            }));
            continue;
        }
        let what = what_clause(letter, sentence, at).then_some(sentence.words.start);
        let what = what.or_else(|| is_provision(letter, sentence, at).then_some(sentence.words.start));
        let what = what.or_else(|| noun::is_subject(letter, sentence, at).then_some(sentence.words.start));
        let what = what.or_else(|| is_what_you_asked(letter, sentence, at).then_some(at.saturating_sub(SHORTEST)));
        let Some(start) = what.or_else(|| subject_before(letter, sentence, at).map(|subject| subject.start)) else {
            continue;
        };
        let next = at + 1;
        // "would, if asked,": the verb begins or ends a parenthesis
        if at - start < SHORTEST || next >= sentence.words.end || is_after_comma(&letter.words[next]) {
            continue;
        }
        if is_in_an_example(letter, start) {
            continue;
        }
        if is_inverted(letter, at) || is_in_a_row(letter, start, at, sentence.words.end) {
            continue;
        }
        let before = letter.words[at - 1].span();
        let span = Span::new(before.start, letter.words[at].span().end);
        let verb = letter.word(at);
        let message = format!(
            "A comma parts the subject of this sentence from its verb ‘{verb}’. Leave the comma out, or set off the words before it with a comma on either side."
        );
        let comma = before.end + letter.text()[before.end..].find(',').unwrap_or_default();
        findings.push(Finding::new(span, message).label("no comma here").fix(Fix {
            title: "Leave out the comma".to_owned(),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::delete(Span::new(comma, comma + 1))],
        }));
    }
}

/// "Section 1 of the Freedom of Information Act 2000, places two duties": from its first word to the comma, the sentence
/// names a provision and no more.
fn is_provision(letter: &Letter, sentence: &Sentence, verb: usize) -> bool {
    const PROVISIONS: [u64; 2] = keys(["section", "regulation"]);
    const LINKS: [u64; 4] = keys(["of", "the", "and", "act"]);
    let words = &letter.words;
    let first = sentence.words.start;
    let figure = |at: usize| matches!(words[at].kind, WordKind::Reference | WordKind::Number);
    let named = |at: usize| {
        (figure(at) || words[at].capital || LINKS.contains(&words[at].key))
            && !words[at].gap.has(Gap::COMMA.with(Gap::DASH).with(Gap::COLON))
    };
    PROVISIONS.contains(&words[first].key) && verb > first + 1 && figure(first + 1) && (first + 1..verb).all(named)
}

/// "Due to its age the information requested, is not held", "… that an answer to your request, would exceed the limit":
/// what was asked for stands before the only comma, and what is said of it behind.
fn is_what_you_asked(letter: &Letter, sentence: &Sentence, verb: usize) -> bool {
    const ASKED: [[u64; 2]; 2] = [keys(["information", "requested"]), keys(["your", "request"])];
    const IS: [u64; 5] = keys(["is", "has", "would", "cannot", "does"]);
    const SAID: [u64; 8] = keys(["not", "exempt", "held", "in", "considered", "available", "be", "outside"]);
    const WILL: [u64; 2] = keys(["would", "will"]);
    const EXCEED: [u64; 1] = keys(["exceed"]);
    let words = &letter.words;
    let Some(next) = words.get(verb + 1).filter(|_| verb >= sentence.words.start + 4) else { return false };
    let before = [words[verb - 2].key, words[verb - 1].key];
    let said = before == ASKED[0] && IS.contains(&words[verb].key) && SAID.contains(&next.key)
        || before == ASKED[1] && WILL.contains(&words[verb].key) && EXCEED.contains(&next.key);
    said && (sentence.words.start + 1..verb).all(|at| !words[at].gap.has(Gap::COMMA))
}

/// "It is held, but, will not be given": no aside stands between the two.
fn after_joining(letter: &Letter, sentence: &Sentence, at: usize) -> bool {
    const JOINS: [u64; 2] = keys(["but", "and"]);
    /// Verbs that begin no clause before their subject, outside a question.
    const PLAIN: [u64; 9] = keys(["is", "are", "was", "has", "have", "will", "would", "cannot", "can"]);
    const SUBJECTS: [u64; 14] =
        keys(["i", "we", "you", "it", "they", "there", "he", "she", "the", "this", "that", "a", "our", "your"]);
    let words = &letter.words;
    at > sentence.words.start + 2
        && JOINS.contains(&words[at - 1].key)
        && PLAIN.contains(&words[at].key)
        && !words[at - 1].gap.has(Gap::SENTENCE)
        && words.get(at + 1).is_some_and(|next| !is_after_comma(next) && !SUBJECTS.contains(&next.key))
}

/// "What this means, is that …".
fn what_clause(letter: &Letter, sentence: &Sentence, verb: usize) -> bool {
    let words = &letter.words;
    words[sentence.words.start].key == WHAT
        && words[verb].key == IS
        && verb + 1 < sentence.words.end
        && THAT_TO.contains(&words[verb + 1].key)
        && segment_start(letter, sentence, verb) == sentence.words.start
}

const WHAT: u64 = keys(["what"])[0];
const IS: u64 = keys(["is"])[0];
const THAT_TO: [u64; 2] = keys(["that", "to"]);

/// "The information, were it held, would": a condition.
fn is_inverted(letter: &Letter, verb: usize) -> bool {
    const SUBJECTS: [u64; 12] =
        keys(["it", "they", "we", "you", "he", "she", "there", "the", "this", "these", "such", "any"]);
    INVERTS.contains(&letter.words[verb].key) && SUBJECTS.contains(&letter.words[verb + 1].key)
}

const INVERTS: [u64; 2] = keys(["were", "should"]);

/// Whether another verb of the same kind follows "and": "is not held, is not published and is not known".
fn is_in_a_row(letter: &Letter, start: usize, verb: usize, end: usize) -> bool {
    let words = &letter.words;
    let key = words[verb].key;
    let again = |at: usize| words[at].key == key || MODAL.contains(&key) && clauses().is_finite(words[at].key);
    // of "would show …, and would help", one is the verb of the subject
    // "which is held for the future, was so held when …, and which it is reasonable to withhold"
    let relative = |at: usize| RELATIVES.contains(&words[at].key) && AND_OR.contains(&words[at - 1].key);
    if (start..verb).any(|at| RELATIVES.contains(&words[at].key)) && (verb + 2..end).any(relative) {
        return true;
    }
    let may = !MODAL.contains(&key) || (start..verb).any(|at| words[at].key == key);
    may && (verb + 1..end).any(|at| again(at) && AND_OR.contains(&words[at - 1].key))
}

const RELATIVES: [u64; 3] = keys(["which", "that", "who"]);
const AND_OR: [u64; 3] = keys(["and", "or", "nor"]);
const MODAL: [u64; 6] = keys(["would", "could", "will", "may", "might", "should"]);

/// The verbs that say what something is or where it belongs: "the information, constitutes".
const CLASSES: [u64; 3] = keys(["constitutes", "contains", "falls"]);

/// "Any other use, for example; a copy of it, will": the comma closes what "for example" opened.
fn is_in_an_example(letter: &Letter, start: usize) -> bool {
    const OPENS: [u64; 4] = keys(["example", "instance", "namely", "including"]);
    let Some(before) = start.checked_sub(1).map(|before| &letter.words[before]) else { return false };
    OPENS.contains(&before.key) && letter.words[start].gap.has(crate::letter::Gap::COLON)
}
