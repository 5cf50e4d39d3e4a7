//! A second main clause behind one that is whole, with no more than a comma between the two: "The calls are graded by
//! risk, the grade of each is shown below." Only a clause that shows its subject and a verb that can be nothing else
//! counts, and only where no row of clauses and no aside can be meant.

use super::whole::PLEASE;
use super::{MARKS, clauses, commas, is_after_comma, is_verb, is_whole, own_sentence, segment_start, verbs};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::lexicon::{Classes, classes};

/// What leads the subject of a second clause; pronouns have rules of their own.
const LEADS: [u64; 16] = keys([
    "the",
    "a",
    "an",
    "our",
    "your",
    "all",
    "no",
    "each",
    "some",
    "any",
    "both",
    "this",
    "these",
    "section",
    "sections",
    "regulation",
]);
const STAFF: u64 = keys(["staff"])[0];
/// The fewest words of either clause.
const FULL: usize = 5;
/// The most words of the second subject.
const SUBJECT: usize = 9;
/// The fewest words from the second verb to the next comma, behind which an aside would end.
const AFTER: usize = 3;

/// The words with which such a second clause begins.
pub fn second_clauses<'a>(letter: &'a Letter) -> impl Iterator<Item = usize> + 'a {
    let led = LEADS.into_iter().flat_map(|lead| letter.places_of(lead));
    let plain = led.filter(|&at| is_after_comma(&letter.words[at]) && begins(letter, at, at));
    let bare = AUXILIARIES.into_iter().flat_map(|verb| letter.places_of(verb)).filter_map(|verb| {
        let at = verb.checked_sub(1).filter(|&at| is_after_comma(&letter.words[at]))?;
        let noun = classes(letter.words[at].key).only(Classes::PLURAL) && letter.words[verb].gap.is_plain_space();
        (noun && long_enough(letter, at, verb) && stands_alone(letter, at, verb)).then_some(at)
    });
    let plain = plain.chain(bare);
    let behind = commas().restarts.in_letter(letter).into_iter();
    plain.chain(behind.filter(|found| is_after_comma(&letter.words[found.start])).filter_map(|found| {
        let next = letter.words.get(found.end).filter(|next| next.gap.is_plain_space() || is_after_comma(next))?;
        let person = clauses().pronouns.contains(&next.key) || clauses().things.contains(&next.key);
        let noun = LEADS.contains(&next.key);
        let goes_on =
            person && person_goes_on(letter, found.start, found.end) || noun && begins(letter, found.start, found.end);
        goes_on.then_some(found.start)
    }))
}

/// What a plural without a determiner may have for its verb: "details can be found".
const AUXILIARIES: [u64; 8] = keys(["are", "were", "can", "cannot", "will", "would", "may", "have"]);

/// Whether a clause and what stands before it have enough words each.
fn long_enough(letter: &Letter, at: usize, verb: usize) -> bool {
    letter
        .sentence_of(at)
        .is_some_and(|sentence| at >= sentence.words.start + FULL && verb + AFTER < sentence.words.end)
}

/// Whether a clause whose subject begins with word `subject` begins the sentence anew behind the comma before word `at`.
fn begins(letter: &Letter, at: usize, subject: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if at < first + FULL || subject + FULL > end || clauses().set_against.contains(&words[subject + 1].key) {
        return false;
    }
    subject_to_verb(letter, subject, end).is_some_and(|verb| stands_alone(letter, at, verb))
}

/// Whether a noun that begins with word `subject` and its verb stand there.
pub fn has_subject(letter: &Letter, subject: usize, end: usize) -> bool {
    let word = &letter.words[subject];
    (LEADS.contains(&word.key) || word.capital) && subject_to_verb(letter, subject, end).is_some()
}

/// The verb of the subject that begins with a word, where nothing between the two opens or joins another.
fn subject_to_verb(letter: &Letter, subject: usize, end: usize) -> Option<usize> {
    let words = &letter.words;
    let verb = verb_of(letter, subject, end)?;
    let inside = subject + 1..=verb;
    let plain = inside.clone().all(|index| words[index].gap.is_plain_space());
    let joined = inside.clone().any(|index| clauses().leaves_open(words[index].key));
    let whole = verb == subject + 1 || is_noun(letter, verb - 1);
    // "the system officers are trained to use", "the date the road was closed": a clause about what stands before it
    let inner = (subject + 2..verb).any(|index| {
        let of = clauses().prepositions.contains(&words[index - 1].key);
        clauses().determiners.contains(&words[index].key) && !of
    });
    let many = |index: usize| classes(words[index].key).may_be(Classes::PLURAL) || words[index].key == STAFF;
    let noun = verb > subject + 2 && classes(words[verb - 2].key).may_be(Classes::NOUN) && many(verb - 1);
    (plain && !joined && !inner && !noun && whole && verb <= subject + SUBJECT).then_some(verb)
}

/// The verb of a subject: a closed one, or after "this" one that can be nothing else ("this explains").
fn verb_of(letter: &Letter, subject: usize, end: usize) -> Option<usize> {
    const THIS: u64 = keys(["this"])[0];
    let words = &letter.words;
    let third = |&at: &usize| at + 1 < end && classes(words[at].key).only(Classes::THIRD);
    if words[subject].key == THIS {
        let noun = classes(words[subject + 1].key).may_be(Classes::NOUN);
        let found = Some(subject + 1).filter(third).or_else(|| Some(subject + 2).filter(|at| noun && third(at)));
        if found.is_some() {
            return found;
        }
    }
    let found = verbs(words, subject..end.min(subject + SUBJECT + 1)).main;
    found.filter(|&verb| verb > subject + 1 && is_verb(words[verb].key))
}

/// Whether a pronoun behind one of the formulae has its verb.
fn person_goes_on(letter: &Letter, at: usize, person: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let verb = person + 1;
    at >= sentence.words.start + FULL
        && verb + 1 < sentence.words.end
        && words[verb].gap.is_plain_space()
        && clauses().is_finite(words[verb].key)
        && stands_alone(letter, at, verb)
}

/// Whether a word can end the subject before its verb: "the cost of this", "the figures below".
fn is_noun(letter: &Letter, at: usize) -> bool {
    const POINTS: [u64; 4] = keys(["this", "these", "it", "them"]);
    const PLACES: [u64; 2] = keys(["below", "above"]);
    let (word, before) = (&letter.words[at], &letter.words[at.saturating_sub(1)]);
    if POINTS.contains(&word.key) {
        return clauses().prepositions.contains(&before.key);
    }
    if PLACES.contains(&word.key) {
        return classes(before.key).may_be(Classes::NOUN.with(Classes::PLURAL));
    }
    classes(word.key).may_be(Classes::NOUN.with(Classes::PLURAL))
        || word.capital
        || letter.word(at).ends_with(|c: char| c.is_ascii_digit() || c == ')')
}

/// Whether the clause with this verb is neither an aside nor one of a row, and the one before the comma is whole.
fn stands_alone(letter: &Letter, at: usize, verb: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let marks = MARKS.with(Gap::COMMA);
    let aside = (verb + 1..end.min(verb + 1 + AFTER)).any(|index| words[index].gap.has(marks));
    let near = (at - 4.min(at - first)..at).chain(verb + 1..end.min(verb + 3));
    if aside || near.into_iter().any(|index| clauses().told.contains(&words[index].key)) {
        return false;
    }
    // "… and in this light, the report is exempt": what a join leads to is an introduction of the second clause
    let mut first_clause = segment_start(letter, sentence, at) + 1..at;
    let led = first_clause
        .any(|index| clauses().leaves_open(words[index - 1].key) && clauses().intro.contains(&words[index].key));
    if led || !asks(letter, first, at) && !is_whole(letter, sentence, at) {
        return false;
    }
    let goes_on = |index: usize| is_after_comma(&words[index]) && verbs(words, index..end).main.is_some();
    !(verb + 1..end).any(|index| goes_on(index) || ends_a_row(letter, index, end))
}

/// "The boat was out, the cloud was low and in the end a farmer took him": whether an "and" leads to a third clause.
fn ends_a_row(letter: &Letter, and: usize, end: usize) -> bool {
    const AND: u64 = keys(["and"])[0];
    /// The most words between the "and" and the subject.
    const INTRODUCTION: usize = 5;
    let words = &letter.words;
    let subject = |at: usize| clauses().pronouns.contains(&words[at].key) || LEADS.contains(&words[at].key);
    let finite = Classes::PAST.with(Classes::THIRD).with(Classes::AUXILIARY);
    let told = |at: usize| words[at + 1..end.min(at + 1 + SUBJECT)].iter().any(|word| classes(word.key).may_be(finite));
    // "There is no limit, the case was never closed, and two detectives work on it"
    let parted = is_after_comma(&words[and]);
    words[and].key == AND && (parted || (and + 1..end.min(and + 1 + INTRODUCTION)).any(|at| subject(at) && told(at)))
}

/// "Please see the page below": a request is a sentence too.
pub fn asks(letter: &Letter, first: usize, comma: usize) -> bool {
    let words = &letter.words;
    words[first].key == PLEASE
        && classes(words[first + 1].key).may_be(Classes::BASE)
        && (first + 1..comma).all(|index| words[index].gap.is_plain_space())
        && !(first + 2..comma).any(|index| clauses().opens.contains(&words[index].key))
}
