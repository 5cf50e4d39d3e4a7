//! A clause that has lost its verb: "confirming that any other information relating to … would show", where "is held" is
//! missing; and a clause with "whilst" or "which", or an introduction with "having", that stands alone as a sentence.

use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter};
use crate::lints::clause::{clauses, is_after_comma, own_sentence, verbs};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings, relative_alone};

const CONFIRMS: [u64; 6] = keys(["confirming", "denying", "confirm", "deny", "confirmation", "denial"]);
const THAT: [u64; 2] = keys(["that", "whether"]);
/// What is said to be held, or not.
const HELD: [u64; 6] = keys(["information", "data", "material", "records", "documents", "details"]);
/// Words between "that" and that noun.
const BEFORE: [u64; 13] = keys([
    "any",
    "other",
    "the",
    "further",
    "additional",
    "such",
    "relevant",
    "this",
    "requested",
    "more",
    "specific",
    "similar",
    "some",
]);
/// What goes on with the noun and is no verb.
const AFTER: [u64; 12] = keys([
    "relating",
    "regarding",
    "concerning",
    "pertaining",
    "about",
    "relevant",
    "in",
    "on",
    "of",
    "within",
    "covering",
    "connected",
]);
/// These may be the verb of the clause.
const MAY_BE_VERB: [u64; 8] = keys(["existed", "found", "kept", "recorded", "held", "which", "who", "that"]);
/// The fewest words between the noun and the verb of the main clause.
const FEWEST: usize = 2;

/// Report clauses that have no verb.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in THAT.into_iter().flat_map(|that| letter.places_of(that)) {
        held_is_lost(letter, at, findings);
    }
    for at in WHILST.into_iter().flat_map(|word| letter.places_of(word)) {
        stands_alone(letter, at, findings);
        is_cut_off(letter, at, findings);
    }
    letter.places_of(HAVING).for_each(|at| having_stands_alone(letter, at, findings));
    relative_alone::check(letter, findings);
}

fn held_is_lost(letter: &Letter, that: usize, findings: &mut Findings) {
    let words = &letter.words;
    if that == 0 || !CONFIRMS.contains(&words[that - 1].key) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, that) else { return };
    let end = sentence.words.end;
    let Some(noun) = (that + 1..end).find(|&at| !BEFORE.contains(&words[at].key)) else { return };
    if !HELD.contains(&words[noun].key) || !words.get(noun + 1).is_some_and(|next| AFTER.contains(&next.key)) {
        return;
    }
    let Some(verb) = (noun + 1..end).find(|&at| clauses().is_finite(words[at].key)) else { return };
    // a comma may stand before the verb, nothing else between
    let plain = (that..verb).all(|at| words[at].gap.is_plain_space())
        && (words[verb].gap.is_plain_space() || is_after_comma(&words[verb]));
    let clear = (noun + 1..verb).all(|at| !MAY_BE_VERB.contains(&words[at].key));
    // the first finite verb is "would" and the like, and the sentence has no other that this could belong to
    let modal = RESULTS.contains(&words[verb].key);
    let main_follows = verbs(words, verb + 1..end).main.is_some_and(|at| !is_second_verb(letter, verb, at));
    if !plain || !clear || !modal || verb < noun + FEWEST || main_follows {
        return;
    }
    let span = letter.words_span(that..noun + 2);
    let message = format!(
        "The clause that begins with ‘{}’ has no verb: ‘{}’ belongs to the sentence. Add ‘is held’ after ‘{}’.",
        letter.word(that),
        letter.word(verb),
        letter.word(noun)
    );
    let finding = Finding::new(span, message).label("‘is held’ is missing");
    findings.push(finding.related(letter.words_span(verb..verb + 1), "the verb of the sentence"));
}

const RESULTS: [u64; 4] = keys(["would", "could", "will", "may"]);
const AND_OR: [u64; 5] = keys(["and", "or", "as", "but", "which"]);

/// "would show … and compromise", "… as criminals would": a verb that goes on with the first one.
fn is_second_verb(letter: &Letter, first: usize, second: usize) -> bool {
    (first + 1..second).any(|at| AND_OR.contains(&letter.words[at].key) || is_after_comma(&letter.words[at]))
}

const WHILST: [u64; 5] = keys(["whilst", "while", "although", "though", "whereas"]);
const HOWEVER: u64 = keys(["however"])[0];
const THERE: [u64; 2] = keys(["there", "it"]);
const IS: [u64; 3] = keys(["is", "are", "was"]);
const FEWEST_ALONE: usize = 6;

/// "Whilst there is a public interest in openness." as a whole sentence.
fn stands_alone(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return };
    let range = sentence.words.clone();
    // "However, while the records are old."
    let however = range.start + 1 == at && words[range.start].key == HOWEVER && is_after_comma(&words[at]);
    let long = (range.start == at || however) && range.end >= at + FEWEST_ALONE;
    if !long || !sentence.terminated || block.kind != BlockKind::Paragraph {
        return;
    }
    let alone = is_one_clause(letter, at, range.end);
    let opens = THERE.contains(&words[at + 1].key) && IS.contains(&words[at + 2].key);
    if !alone && !opens && !recognises(letter, at, range.end) {
        return;
    }
    // one comma, or any verb after the first, may be the main clause
    let from = at + if opens { 3 } else { 2 };
    let more = (from..range.end).any(|index| !words[index].gap.is_plain_space())
        || !alone && verbs(words, from..range.end).main.is_some();
    if more || (at + 3..range.end).any(|index| PRONOUNS.contains(&words[index].key)) {
        return;
    }
    let message = format!(
        "The sentence that begins with ‘{}’ has no main clause. Join it to the next one, or leave the word out.",
        letter.word(at)
    );
    findings.push(Finding::new(letter.words_span(at..at + 3), message).label("no main clause follows"));
}

/// "Although the records are held by the council": one finite verb, and no word behind it that could be another.
fn is_one_clause(letter: &Letter, at: usize, end: usize) -> bool {
    /// What the reader is asked to do: "While the cost is small see the table."
    const ASKS: [u64; 6] = keys(["see", "please", "note", "read", "contact", "ask"]);
    let words = &letter.words;
    let known = |index: usize| classes(words[index].key);
    let Some(verb) = (at + 1..end).find(|&index| clauses().is_finite(words[index].key)) else { return false };
    let acts = Classes::THIRD.with(Classes::PAST).with(Classes::BASE);
    let named = Classes::DETERMINER.with(Classes::ADJECTIVE).with(Classes::PREPOSITION);
    let group = Classes::ADVERB.with(Classes::AUXILIARY).with(Classes::PARTICIPLE).with(Classes::OTHER);
    let goes_on = (verb + 1..end).take_while(|&index| known(index).may_be(group)).count();
    let no_verb = |index: usize| !known(index).may_be(acts) || known(index - 1).may_be(named);
    // "Whilst on leave the officer had no access"
    let subject = Classes::DETERMINER.with(Classes::PRONOUN).with(Classes::PLURAL).with(Classes::NOUN);
    verb > at + 1
        && known(at + 1).may_be(subject)
        && !known(at + 1).may_be(Classes::PREPOSITION)
        && (at + 2..verb).all(no_verb)
        && (verb + 1 + goes_on..end).all(no_verb)
        && !(verb + 1..end).any(|index| {
            let key = words[index].key;
            clauses().is_finite(key)
                || ASKS.contains(&key)
                || THERE.contains(&key)
                || known(index).only(Classes::PRONOUN)
                || words[index].capital
        })
}

/// "Whilst the Trust recognises …": the first verb of the clause is of the kind that leads to "but".
fn recognises(letter: &Letter, at: usize, end: usize) -> bool {
    (at + 2..end.min(at + 6)).any(|index| RECOGNISES.contains(&letter.words[index].key))
}

const RECOGNISES: [u64; 10] = keys([
    "recognise",
    "recognises",
    "accept",
    "accepts",
    "acknowledge",
    "acknowledges",
    "appreciate",
    "appreciates",
    "understand",
    "understands",
]);
const PRONOUNS: [u64; 6] = keys(["we", "i", "you", "they", "he", "she"]);
/// What may begin the main clause behind a semicolon.
const BEGINS: [u64; 10] = keys(["it", "we", "i", "this", "they", "the", "there", "our", "these", "any"]);

/// "Whilst we cannot say how long it would take; it would …": the semicolon cuts the clause off from what it leads to.
fn is_cut_off(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let range = sentence.words.clone();
    if range.start != at || range.len() < FEWEST_ALONE {
        return;
    }
    let Some(cut) = (at + 1..range.end).find(|&index| !words[index].gap.is_plain_space()) else { return };
    let semicolon = |index: usize| letter.text()[words[index - 1].span().end..words[index].span().start].trim() == ";";
    let begins = semicolon(cut) && BEGINS.contains(&words[cut].key) && !words[cut].capital;
    // a list goes on with a second one
    let again = (cut + 1..range.end).any(|index| words[index].gap.has(Gap::COLON));
    if !begins || again || verbs(words, at + 1..cut).main.is_none() || verbs(words, cut..range.end).main.is_none() {
        return;
    }
    let message = format!(
        "The clause that begins with ‘{}’ leads to what follows, and the semicolon cuts it off. Write a comma.",
        letter.word(at)
    );
    let finding = Finding::new(letter.words_span(cut - 1..cut + 1), message).label("a comma, and no semicolon");
    findings.push(finding.related(words[at].span(), "the clause begins here"));
}

/// "explains", and not "files": "Having read the file explains nothing."
fn is_only_a_verb(key: u64) -> bool {
    let known = classes(key);
    known.may_be(Classes::THIRD) && !known.may_be(Classes::PLURAL)
}

const HAVING: u64 = keys(["having"])[0];
/// What was done before the decision that the introduction leads to.
const DONE: [u64; 20] = keys([
    "located",
    "considered",
    "reviewed",
    "completed",
    "conducted",
    "consulted",
    "searched",
    "made",
    "received",
    "discussed",
    "checked",
    "carried",
    "examined",
    "assessed",
    "applied",
    "weighed",
    "taken",
    "identified",
    "read",
    "looked",
]);
const FEWEST_HAVING: usize = 5;

/// "Having located and considered the information." as a whole sentence.
fn having_stands_alone(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return };
    let range = sentence.words.clone();
    let opens = range.start == at
        && range.len() >= FEWEST_HAVING
        && sentence.terminated
        && block.kind == BlockKind::Paragraph
        // the sentence it belongs to
        && range.end < block.words.end;
    if !opens || !DONE.contains(&words[at + 1].key) {
        return;
    }
    let rest = at + 2..range.end;
    let whole = rest.clone().any(|index| {
        let word = &words[index];
        !word.gap.is_plain_space() && !word.gap.has(Gap::OPEN.with(Gap::CLOSE))
            || clauses().is_finite(word.key)
            || is_only_a_verb(word.key)
            || PRONOUNS.contains(&word.key)
            || THERE.contains(&word.key)
    });
    if whole {
        return;
    }
    let message = "The sentence that begins with ‘Having’ has no main clause. Put a comma for the full stop, and go on with the next sentence.";
    findings.push(Finding::new(letter.words_span(at..at + 3), message).label("no main clause follows"));
}
