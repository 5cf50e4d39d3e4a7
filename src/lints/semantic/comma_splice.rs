//! Two main clauses with no more than a comma between them: before "therefore", "however" or "thus", which join nothing,
//! and before "this would". The first clause has to be whole and must not depend on anything.

use crate::diagnostic::Severity;
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence};
use crate::lints::clause::{
    Head, MARKS, SUBJECTS, anew, clauses, head_at, however_runs_on, is_after_comma, is_whole, own_sentence,
    segment_start, verbs,
};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Cx, Finding, Findings};

const ADVERBS: [u64; 4] = keys(["therefore", "however", "thus", "hence"]);
/// What leads a noun, beside what begins any clause.
const EACH: [u64; 3] = keys(["each", "every", "all"]);
const HOWEVER: u64 = keys(["however"])[0];
const THIS: [u64; 3] = keys(["this", "these", "there"]);
/// "therefore in accordance with section 17, this letter …"
const IN_ACCORDANCE: [u64; 3] = keys(["in", "under", "pursuant"]);
/// "We note, however, it is": said or thought.
const SAYS: [u64; 24] = keys([
    "note",
    "consider",
    "believe",
    "appreciate",
    "understand",
    "accept",
    "think",
    "feel",
    "means",
    "say",
    "said",
    "is",
    "confirm",
    "advise",
    "see",
    "know",
    "hope",
    "regret",
    "afraid",
    "sure",
    "clear",
    "aware",
    "assure",
    "ask",
]);
/// "however it is held", "however they were kept": in whatever way.
const CONCEDES: [u64; 3] = keys(["it", "they", "the"]);
const NEGATIVE: [u64; 19] = keys([
    "not",
    "cannot",
    "no",
    "don't",
    "doesn't",
    "isn't",
    "aren't",
    "can't",
    "unable",
    "exempt",
    "unfortunately",
    "only",
    "has",
    "would",
    "following",
    "exemption",
    "exemptions",
    "withheld",
    "refused",
]);

/// Report each comma that stands for a full stop.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in ADVERBS.into_iter().flat_map(|adverb| letter.places_of(adverb)) {
        if is_after_comma(&letter.words[at]) && adverb_joins(letter, at) {
            let message =
                format!("‘{}’ does not join two sentences. Put a full stop or a semicolon before it.", letter.word(at));
            findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("two sentences meet here"));
        }
        if letter.words[at].gap.is_plain_space() && (runs_on(letter, at) || however_runs_on(letter, at)) {
            let message =
                format!("A new sentence begins at ‘{}’. Put a full stop or a semicolon before it.", letter.word(at));
            findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(anew::NOTE).filter(|&at| anew::notes(letter, at)) {
        let message = "A new sentence begins at ‘I note’. Put a full stop before it.";
        findings.push(Finding::new(letter.words_span(at - 2..at + 1), message).label("two sentences meet here"));
    }
    for at in PEOPLE.into_iter().flat_map(|word| letter.places_of(word)) {
        if is_after_comma(&letter.words[at]) && person_again(letter, at) {
            let message =
                "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(THANK) {
        if let Some(at) = thanks(letter, at) {
            let message = "Two sentences are joined by a comma. Put a full stop before the second one.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in letter.places_of(PLEASE) {
        if let Some(message) = please(letter, at) {
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in [IF, TO].into_iter().flat_map(|word| letter.places_of(word)) {
        let joined = is_after_comma(&letter.words[at])
            && (new_condition(letter, at) || answered_condition(letter, at) || new_infinitive(letter, at));
        if joined {
            let message = "Two sentences are joined by a comma. Put a full stop or a semicolon before the second one.";
            findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
        }
    }
    for at in THIS.into_iter().flat_map(|this| letter.places_of(this)) {
        if is_after_comma(&letter.words[at]) && begins_again(letter, at) {
            let message =
                "Two sentences are joined by a comma. Put a full stop, or join them with a word such as ‘and’ or ‘as’.";
            let finding = Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here");
            // "There is a gap, this is known": so short that a comma may pass
            let short = at - letter.sentence_of(at).map_or(0, |sentence| sentence.words.start) < SHORT;
            findings.push(if short { finding.severity(Severity::Note) } else { finding });
        }
    }
    goes_on_anyway(letter, findings);
}

const SHORT: usize = 6;

/// ", therefore we …" after a clause that is whole.
fn adverb_joins(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let Some(next) = words.get(at + 1).filter(|_| at + 3 < sentence.words.end) else { return false };
    let closed = is_after_comma(next);
    if !closed && !next.gap.is_plain_space() {
        return false;
    }
    let subject = SUBJECTS.contains(&next.key) || EACH.contains(&next.key) || next.capital && !closed;
    // "…, therefore, to answer it we would have to …"
    let purpose = closed
        && next.key == TO
        && classes(words[at - 1].key).may_be(Classes::NOUN.with(Classes::PLURAL))
        && words.get(at + 2).is_some_and(|verb| clauses().infinitives.contains(&verb.key) || verb.gap.is_plain_space())
        && we_would(letter, at + 3, sentence.words.end);
    if purpose {
        return words[at].key != HOWEVER && is_whole(letter, sentence, at);
    }
    let formula = IN_ACCORDANCE.contains(&next.key) && !closed && takes_up(letter, at + 1, sentence.words.end);
    if !subject && !formula {
        return false;
    }
    if subject && !has_verb_soon(letter, at + 1, sentence.words.end) || SAYS.contains(&words[at - 1].key) {
        return false;
    }
    if formula {
        // "Under section 21, bodies need not …; in this case …, therefore in accordance with section 17, this …"
        let first = sentence.words.start;
        let whole = verbs(words, first..at).main.is_some_and(|verb| verb > first);
        return whole && !clauses().subordinates.contains(&words[first].key);
    }
    if words[at].key == HOWEVER && CONCEDES.contains(&next.key) && !closed {
        let negative = (at + 1..sentence.words.end.min(at + 9)).any(|index| NEGATIVE.contains(&words[index].key));
        if !negative {
            return false;
        }
    }
    is_whole(letter, sentence, at)
}

/// "… are read by criminals thus to confirm or deny that it is held would …": no mark at all.
fn runs_on(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let subject = matches!(head_at(letter, at + 1, end), Some(Head::Gerund | Head::Infinitive));
    if at < first + 4 || !subject || words[at].key == HOWEVER || !words[at + 1].gap.is_plain_space() {
        return false;
    }
    let before = verbs(words, first..at);
    let modal = (at + 1..end).any(|index| clauses().modals.contains(&words[index].key));
    let starts_clause = segment_start(letter, sentence, at) == first;
    let closed = clauses().prepositions.contains(&words[at - 1].key) || clauses().is_finite(words[at - 1].key);
    before.main.is_some()
        && before.open == 0
        && modal
        && starts_clause
        && !closed
        && before.last != Some(at - 1)
        && !clauses().intro.contains(&words[first].key)
        && !clauses().bare.contains(&words[at - 1].key)
}

/// "… we would": a subject and its modal verb, soon, to which nothing joins the words before.
fn we_would(letter: &Letter, from: usize, end: usize) -> bool {
    const WE: [u64; 3] = keys(["we", "i", "it"]);
    const LINKS: [u64; 12] =
        keys(["as", "than", "what", "that", "if", "which", "how", "because", "when", "where", "whether", "and"]);
    const REACH: usize = 12;
    let words = &letter.words;
    (from..end.saturating_sub(1).min(from + REACH))
        .take_while(|&at| words[at].gap.is_plain_space() || is_after_comma(&words[at]))
        .find(|&at| WE.contains(&words[at].key) && clauses().modals.contains(&words[at + 1].key))
        .is_some_and(|at| !LINKS.contains(&words[at - 1].key))
}

/// "in accordance with section 17, this letter …"
fn takes_up(letter: &Letter, from: usize, end: usize) -> bool {
    (from + 1..end.min(from + 18)).any(|at| is_after_comma(&letter.words[at]) && THIS.contains(&letter.words[at].key))
}

/// Whether the subject at a word has its verb after a few words, before the next comma.
fn has_verb_soon(letter: &Letter, subject: usize, end: usize) -> bool {
    let words = &letter.words;
    let reach = (subject + 1..end.min(subject + 12))
        .find(|&at| words[at].gap.has(MARKS.with(Gap::COMMA)))
        .unwrap_or(end.min(subject + 12));
    let pronoun = matches!(words[subject].key, key if SUBJECTS[..8].contains(&key));
    pronoun && reach > subject + 1 || (subject + 1..reach).any(|at| clauses().is_finite(words[at].key))
}

/// ", this would …" after a clause that is whole.
fn begins_again(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let Some(verb) = words.get(at + 1).filter(|_| at + 3 < sentence.words.end) else { return false };
    // ", this exercise is …"
    let noun = classes(verb.key).may_be(Classes::NOUN) && !VERBS.contains(&verb.key) && !verb.capital;
    let named = words[at].key == THIS[0] && noun && words[at + 2].gap.is_plain_space();
    let verb_at = at + 1 + usize::from(named);
    let is_verb = verb_at + 1 < sentence.words.end && VERBS.contains(&words[verb_at].key);
    if !verb.gap.is_plain_space() || !is_verb || is_after_comma(&words[verb_at + 1]) {
        return false;
    }
    // "The next time it is asked, this file is …"
    let first = sentence.words.start;
    if named && words[first..first + 3].iter().any(|word| MOMENTS.contains(&word.key)) {
        return false;
    }
    // "this is, in our view," may be an aside; so may a clause that ends with a comma soon
    is_whole(letter, sentence, at) || gives_reason(letter, sentence, at)
}

/// "I cannot say where each of them was tried, this is because …": what gives the reason for a main clause is no part of it,
/// whatever clauses that one has within.
fn gives_reason(letter: &Letter, sentence: &Sentence, at: usize) -> bool {
    const REASON: [u64; 1] = keys(["because"]);
    const IS: [u64; 1] = keys(["is"]);
    const PERSONS: [u64; 5] = keys(["i", "we", "you", "it", "there"]);
    const THAT: [u64; 9] = keys(["that", "said", "say", "means", "mean", "found", "note", "because", "why"]);
    let words = &letter.words;
    let first = sentence.words.start;
    let reason = IS.contains(&words[at + 1].key) && words.get(at + 2).is_some_and(|word| REASON.contains(&word.key));
    let begins = PERSONS.contains(&words[first].key) && segment_start(letter, sentence, at) == first;
    // "I accept it and where they differ, this is because …"
    let joins = |index: usize| {
        JOINS.contains(&words[index].key)
            && words.get(index + 1).is_some_and(|next| clauses().subordinates.contains(&next.key))
    };
    reason
        && begins
        && verbs(words, first..at).main.is_some_and(|verb| verb < first + FULL)
        && !(first..at).any(|index| THAT.contains(&words[index].key) || joins(index))
}

const MOMENTS: [u64; 4] = keys(["time", "times", "moment", "minute"]);

const VERBS: [u64; 15] = keys([
    "would", "could", "will", "is", "are", "was", "were", "means", "may", "can", "has", "have", "includes", "should",
    "involves",
]);

const PEOPLE: [u64; 5] = keys(["we", "it", "they", "you", "i"]);
const PLEASE: u64 = keys(["please"])[0];
const PEOPLE_VERBS: [u64; 24] = keys([
    "would",
    "could",
    "will",
    "is",
    "are",
    "was",
    "were",
    "may",
    "can",
    "has",
    "have",
    "should",
    "cannot",
    "do",
    "does",
    "did",
    "had",
    "must",
    "am",
    "hold",
    "holds",
    "need",
    "suggest",
    "recommend",
]);
const ASKS: [u64; 10] =
    keys(["contact", "see", "refer", "note", "find", "visit", "let", "redirect", "direct", "write"]);
/// The fewest words of each of two sentences that a pronoun parts.
const FULL: usize = 5;

/// "We do not hold this, you may wish to …": a pronoun and its verb after a clause that is whole.
fn person_again(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let Some(verb) = words.get(at + 1).filter(|_| at + 3 <= end && at >= first + FULL) else { return false };
    if !verb.gap.is_plain_space() || !PEOPLE_VERBS.contains(&verb.key) || SAYS.contains(&words[at - 1].key) {
        return false;
    }
    // "…, we are told, …" is an aside; "it is old, it is long and it is dull" a row
    let aside = (at + 1..end.min(at + FULL)).any(|index| words[index].gap.has(MARKS.with(Gap::COMMA)));
    let row = (at + 1..end).any(|index| words[index].key == words[at].key && JOINS.contains(&words[index - 1].key));
    // "it is true, it was said, and its effect is plain"
    let closed = (at + 1..end).any(|index| {
        JOINS.contains(&words[index].key)
            && is_after_comma(&words[index])
            && verbs(words, index + 1..end).main.is_some()
    });
    !aside && !row && !closed && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}

const IF: u64 = keys(["if"])[0];
const TO: u64 = keys(["to"])[0];
const YOU: u64 = keys(["you"])[0];
const OFFERS: [u64; 3] = keys(["may", "can", "should"]);

/// "Please find our reply attached, if you are unhappy with it you may …": the condition has its own main clause.
fn new_condition(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if words[at].key != IF || at < first + FULL || at + FULL >= end || words[at + 1].key != YOU {
        return false;
    }
    let begins = words[first].key == PLEASE || is_whole(letter, sentence, at);
    let second = (at + 4..end - 1).any(|index| {
        let starts = is_after_comma(&words[index])
            || words[index].gap.is_plain_space() && clauses().is_sure_noun(letter, index - 1);
        let offer = words[index].key == YOU && OFFERS.contains(&words[index + 1].key);
        starts && (offer || words[index].key == PLEASE) && verbs(words, at + 1..index).main.is_some()
    });
    begins && second && segment_start(letter, sentence, at) == first
}

/// "We aim to reply in May, if we cannot do so then we will write": "then" answers the condition, which so belongs to it.
fn answered_condition(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    if words[at].key != IF || at < first + FULL || at + FULL >= end || !PEOPLE.contains(&words[at + 1].key) {
        return false;
    }
    let answered = (at + 3..end - 2).any(|index| {
        words[index].key == THEN
            && words[index].gap.is_plain_space()
            && (PEOPLE.contains(&words[index + 1].key) || words[index + 1].key == PLEASE)
            && verbs(words, at + 1..index).main.is_some()
    });
    answered && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}

const THEN: u64 = keys(["then"])[0];

/// "We do not hold it centrally, to obtain it would require …".
fn new_infinitive(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return false };
    let (first, end) = (sentence.words.start, sentence.words.end);
    let verb = words.get(at + 1).filter(|_| at + FULL < end && at >= first + FULL);
    if words[at].key != TO || !verb.is_some_and(|verb| clauses().infinitives.contains(&verb.key)) {
        return false;
    }
    let would = verbs(words, at + 2..end).main;
    let led = would
        .is_some_and(|would| words[would].key == WOULD && would + 1 < end && NEEDS.contains(&words[would + 1].key));
    let plain = would.is_some_and(|would| (at + 1..=would).all(|index| words[index].gap.is_plain_space()));
    led && plain && segment_start(letter, sentence, at) == first && is_whole(letter, sentence, at)
}

const THANK: u64 = keys(["thank"])[0];
const YOU_FOR: [u64; 2] = keys(["you", "for"]);
const ACCEPTS: [u64; 2] = keys(["accept", "be"]);
const OWN: [u64; 5] = keys(["your", "our", "the", "this", "my"]);
const LETTERS: [u64; 14] = keys([
    "request",
    "requests",
    "email",
    "e-mail",
    "letter",
    "response",
    "reply",
    "enquiry",
    "query",
    "department",
    "council",
    "information",
    "correspondence",
    "message",
]);
const SHOWS: [u64; 5] = keys(["apologise", "confirm", "enclose", "attach", "note"]);

/// "Thank you for your letter of 3 May, please accept …": thanks are a sentence of their own. The place where the next one
/// begins, after the first comma, or after the second where a date or a reference stands between the two.
fn thanks(letter: &Letter, thank: usize) -> Option<usize> {
    let words = &letter.words;
    let (sentence, _) = own_sentence(letter, thank)?;
    let (first, end) = (sentence.words.start, sentence.words.end);
    if thank != first || first + 8 > end || YOU_FOR != [words[first + 1].key, words[first + 2].key] {
        return None;
    }
    // "… in which you say that, as it is held, we must …" is a clause of what is thanked for
    let deep = (first + 3..end).find(|&at| {
        let key = words[at].key;
        clauses().subordinates.contains(&key) || clauses().joins.contains(&key) || JOINS.contains(&key)
    });
    (first + 4..deep.unwrap_or(end).min(end - 3)).filter(|&at| is_after_comma(&words[at])).take(2).find(|&at| {
        let (word, next) = (words[at].key, &words[at + 1]);
        let plain = next.gap.is_plain_space();
        let asks = word == PLEASE && (ASKS.contains(&next.key) || ACCEPTS.contains(&next.key));
        let person = PEOPLE.contains(&word) && (PEOPLE_VERBS.contains(&next.key) || SHOWS.contains(&next.key));
        let this = THIS.contains(&word) && VERBS.contains(&next.key);
        let thing = OWN.contains(&word)
            && LETTERS.contains(&next.key)
            && words[at + 2].gap.is_plain_space()
            && PEOPLE_VERBS.contains(&words[at + 2].key);
        let aside = (at + 1..end.min(at + 4)).any(|index| words[index].gap.has(MARKS.with(Gap::COMMA)));
        plain && !aside && (asks || person || this || thing)
    })
}

const WOULD: u64 = keys(["would"])[0];
const NEEDS: [u64; 8] = keys(["require", "take", "involve", "exceed", "mean", "need", "be", "undermine"]);
const JOINS: [u64; 3] = keys(["and", "or", "but"]);

/// "We do not hold this, please contact …", with a comma or with nothing at all.
fn please(letter: &Letter, at: usize) -> Option<&'static str> {
    let words = &letter.words;
    let (sentence, _) = own_sentence(letter, at)?;
    let (first, end) = (sentence.words.start, sentence.words.end);
    let comma = is_after_comma(&words[at]);
    let plain = words[at].gap.is_plain_space() && clauses().is_sure_noun(letter, at - 1);
    let asks = at >= first + FULL && at + 3 < end && ASKS.contains(&words[at + 1].key);
    if !asks || !comma && !plain || segment_start(letter, sentence, at) != first || SAYS.contains(&words[at - 1].key) {
        return None;
    }
    if !is_whole(letter, sentence, at) {
        return None;
    }
    Some(match comma {
        true => "Two sentences are joined by a comma. Put a full stop or a semicolon before ‘please’.",
        false => "A new sentence begins at ‘please’. Put a full stop before it.",
    })
}

/// Report what goes on behind a sentence that is whole: ", disclosure of it would …", "… therefore we cannot".
fn goes_on_anyway(letter: &Letter, findings: &mut Findings) {
    use crate::lints::clause;
    for at in clause::release_again(letter) {
        let message = "Two sentences are joined by a comma. Put a full stop or a semicolon, or a word that joins them.";
        findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("two sentences meet here"));
    }
    for at in clause::therefore_again(letter) {
        let message = "A new sentence begins at ‘therefore’. Put a full stop or a semicolon before it.";
        findings.push(Finding::new(letter.words_span(at - 1..at + 1), message).label("two sentences meet here"));
    }
}
