//! A sentence whose verb has no subject, because "By" makes an introduction of what should be the subject, or because a
//! connective is followed by the verb at once; and one that has two, because "this" takes the subject up again.

use std::ops::Range;

use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};
use crate::lints::clause::{Head, clauses, head_at, introduces, is_after_comma, own_sentence, segment_start, verbs};
use crate::lints::{Cx, Finding, Findings};

const BY: [u64; 3] = keys(["by", "in", "through"]);
const AND: u64 = keys(["and"])[0];
const OR: u64 = keys(["or"])[0];
/// Before "by" these begin a clause that has to have a subject of its own.
const BEFORE_BY: [u64; 6] = keys(["that", "as", "because", "since", "therefore", "thus"]);
/// Who could be the subject of a verb after "and by confirming …".
const AGENTS: [u64; 14] = keys([
    "we",
    "i",
    "it",
    "they",
    "force",
    "police",
    "council",
    "trust",
    "authority",
    "constabulary",
    "department",
    "service",
    "university",
    "board",
]);
/// What is a subject even after an introduction.
const CERTAIN: [u64; 5] = keys(["confirming", "denying", "disclosing", "releasing", "publishing"]);
const CONFIRMING: [u64; 2] = keys(["confirming", "denying"]);
/// What takes a subject up again.
const AGAIN: [u64; 3] = keys(["this", "it", "that"]);
const SEEMS: [u64; 5] = keys(["appear", "appears", "seem", "seems", "follows"]);
const OPENERS: [u64; 6] = keys(["however", "therefore", "additionally", "furthermore", "consequently", "accordingly"]);
const BARE: [u64; 11] = keys(["is", "are", "has", "have", "will", "would", "does", "cannot", "holds", "can", "hold"]);
/// "However, had we known", "However, should you": a condition. "However, do note": a request.
const SUBJECTS: [u64; 12] =
    keys(["i", "you", "we", "it", "they", "he", "she", "there", "the", "this", "these", "your"]);

/// Report verbs without a subject and subjects named twice.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    BY.into_iter().flat_map(|by| letter.places_of(by)).for_each(|at| by_gerund(letter, at, findings));
    for at in AGAIN.into_iter().flat_map(|word| letter.places_of(word)) {
        taken_up(letter, at, findings);
        by_then_this(letter, at, findings);
    }
    for at in AFTER_INTRO.into_iter().flat_map(|word| letter.places_of(word)) {
        after_introduction(letter, at, findings);
    }
    OPENERS.into_iter().flat_map(|word| letter.places_of(word)).for_each(|at| bare_verb(letter, at, findings));
    letter.places_of(OPENERS[0]).for_each(|at| goes_on_bare(letter, at, findings));
}

/// "By confirming that it exists would …": the verb follows what hangs on "by", and nothing stands between.
fn by_gerund(letter: &Letter, by: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !words.get(by + 1).is_some_and(|next| clauses().gerunds.contains(&next.key)) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, by) else { return };
    if by + 1 >= sentence.words.end || !begins_clause(letter, sentence, by) {
        return;
    }
    let Some(verb) = verbs(words, by + 1..sentence.words.end).main else { return };
    if !clauses().modals.contains(&words[verb].key) || !follows_at_once(letter, by + 1..verb) {
        return;
    }
    let two = words[by + 2].key == OR && by + 3 < verb;
    let end = if two { by + 4 } else { by + 2 };
    let after_and = by > sentence.words.start && words[by - 1].key == AND;
    let start = if after_and { by - 1 } else { by };
    let (lead, verb_text) = (letter.words_span(by..end).of(letter.text()), letter.word(verb));
    let gerund = letter.words_span(by + 1..end).of(letter.text());
    let message = format!(
        "‘{verb_text}’ has no subject: ‘{lead} …’ is only an introduction. Begin with ‘{}{}’, or name who or what {verb_text}.",
        gerund[..1].to_uppercase(),
        &gerund[1..]
    );
    let finding = Finding::new(letter.words_span(start..end), message).label("no subject");
    findings.push(finding.related(letter.words_span(verb..verb + 1), "what is it that does this?"));
}

fn begins_clause(letter: &Letter, sentence: &Sentence, by: usize) -> bool {
    let words = &letter.words;
    let first = sentence.words.start;
    if by == first {
        return true;
    }
    let before = words[by - 1].key;
    if is_after_comma(&words[by]) {
        return introduces(letter, sentence, by);
    }
    if BEFORE_BY.contains(&before) {
        return true;
    }
    // "The force would have to search and by confirming that would …" may go on with the same subject
    before == AND && CONFIRMING.contains(&words[by + 1].key) && !(first..by).any(|at| AGENTS.contains(&words[at].key))
}

/// Whether a run of words from a gerund is the gerund with its object and no more, so that a verb after it has no
/// subject. There is at most a comma before that verb.
fn follows_at_once(letter: &Letter, range: Range<usize>) -> bool {
    let (words, lists) = (&letter.words, clauses());
    let (start, end) = (range.start, range.end);
    if end < start + 2 || (start + 1..end).any(|at| !words[at].gap.is_plain_space()) {
        return false;
    }
    let comma = is_after_comma(&words[end]);
    // "held by an individual force would allow"
    let agent = (end.saturating_sub(5).max(start + 1)..end - 1)
        .any(|at| HELD.contains(&words[at].key) && words[at + 1].key == BY[0]);
    if !comma && !words[end].gap.is_plain_space() || !agent && !lists.objects.contains(&words[end - 1].key) {
        return false;
    }
    // a determiner opens a noun phrase: after the gerund, a preposition or "whether" it is the object's, else a subject
    let inner = verbs(words, start..end);
    let last_is_verb = inner.last == Some(end - 1) || inner.last == Some(end - 2);
    last_is_verb
        || (start + 1..end).all(|at| {
            !lists.determiners.contains(&words[at].key)
                || at == start + 1
                || lists.prepositions.contains(&words[at - 1].key)
                || lists.is_finite(words[at - 1].key)
        })
}

/// "Confirming or denying any details, this would lead": the subject is named twice.
fn taken_up(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let verb = at + 1;
    if !is_after_comma(&words[at]) || !words.get(verb).is_some_and(|next| is_verb(next.key)) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    if verb + 1 >= sentence.words.end || SEEMS.contains(&words[verb + 1].key) {
        return;
    }
    let start = segment_start(letter, sentence, at);
    let first = sentence.words.start;
    if start != first && !(is_after_comma(&words[start]) && introduces(letter, sentence, start)) {
        return;
    }
    let Some(head) = head_at(letter, start, at) else { return };
    let fits = match head {
        // "Because it is strict, processing all of them, it is": the gerund may hang on what comes before
        Head::Gerund => start == first || CERTAIN.contains(&words[start].key) && words[at].key == AGAIN[0],
        // "To provide you with the figures, this would take …" is a purpose
        Head::Infinitive => words[start + 2].key == OR,
        Head::Noun => at - start >= 4,
    };
    if !fits || verbs(words, start..at).main.is_some() || !ends_in_object(letter, start, at, head) {
        return;
    }
    let message = format!(
        "The sentence has two subjects: what it begins with, and ‘{}’. Leave out the comma and ‘{}’.",
        letter.word(at),
        letter.word(at)
    );
    findings.push(Finding::new(letter.words_span(at - 1..verb + 1), message).label("a second subject"));
}

/// "By disclosing the figures, this would show …": "this" is not who discloses.
fn by_then_this(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let modal = words.get(at + 1).filter(|next| next.gap.is_plain_space());
    if words[at].key != AGAIN[0]
        || !is_after_comma(&words[at])
        || !modal.is_some_and(|next| clauses().modals.contains(&next.key))
    {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let first = sentence.words.start;
    let by = words[first].key == BY[0] && clauses().gerunds.contains(&words[first + 1].key);
    if !by || segment_start(letter, sentence, at) != first || verbs(words, first + 1..at).main.is_some() {
        return;
    }
    let gerund = letter.word(first + 1);
    let message = format!(
        "‘By {gerund} …’ is only an introduction, and ‘this’ is not what is {gerund}. Begin with ‘{}{}’ and leave out the comma and ‘this’, or name who does so.",
        gerund[..1].to_uppercase(),
        &gerund[1..]
    );
    let finding = Finding::new(letter.words_span(at - 1..at + 2), message).label("this is no doer");
    findings.push(finding.related(letter.words_span(first..first + 2), "who does this?"));
}

/// Whether a noun that opens the sentence is the whole subject: "Any information which …, this would" is left alone.
fn ends_in_object(letter: &Letter, start: usize, end: usize, head: Head) -> bool {
    head != Head::Noun || (start..end).any(|at| letter.words[at].key == OF)
}

const OF: u64 = keys(["of"])[0];

fn is_verb(key: u64) -> bool {
    clauses().modals.contains(&key) || VERBS.contains(&key)
}

const VERBS: [u64; 5] = keys(["is", "was", "has", "means", "does"]);

/// "However, is exempt under section 21": a verb at once after the connective.
fn bare_verb(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let (verb, after) = (at + 1, at + 2);
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    if sentence.words.start != at || after >= sentence.words.end {
        return;
    }
    let plain = is_after_comma(&words[verb]) || words[verb].gap.is_plain_space();
    let fits = plain && BARE.contains(&words[verb].key) && words[after].gap.is_plain_space();
    if !fits || SUBJECTS.contains(&words[after].key) || words[after].capital {
        return;
    }
    let span = letter.words_span(at..verb + 1);
    let message = format!("‘{}’ has no subject. Say who or what it is.", letter.word(verb));
    findings.push(Finding::new(span, message).label("a word is missing here"));
}

/// "The report is held by us, however will not be released": a second clause that begins with its verb.
fn goes_on_bare(letter: &Letter, at: usize, findings: &mut Findings) {
    const MODALS: [u64; 6] = keys(["will", "shall", "cannot", "is", "are", "can"]);
    const AFTER: [u64; 4] = keys(["not", "be", "exempt", "withheld"]);
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let first = sentence.words.start;
    if at < first + 4 || at + 3 >= sentence.words.end {
        return;
    }
    let plain = |index: usize| words[index].gap.is_plain_space();
    let fits =
        MODALS.contains(&words[at + 1].key) && AFTER.contains(&words[at + 2].key) && plain(at + 1) && plain(at + 2);
    // without a mark, "however cannot be" is told as a new sentence (`comma-splice`)
    let told = plain(at) && words[at + 1].key == MODALS[2];
    if !fits || told || !is_after_comma(&words[at]) && !plain(at) {
        return;
    }
    // "The part that is held however will not …": its own subject stands before
    let held = (first + 1..at - 1).any(|index| {
        IS.contains(&words[index].key)
            && HELD.contains(&words[index + 1].key)
            && !RELATIVES.contains(&words[index - 1].key)
    });
    if !held || (first..at).any(|index| clauses().subordinates.contains(&words[index].key)) {
        return;
    }
    let verb = letter.word(at + 1);
    let message =
        format!("‘{verb}’ has no subject. Begin a sentence here, ‘However, it {verb} …’, or name who or what.");
    findings.push(Finding::new(letter.words_span(at..at + 2), message).label("a word is missing here"));
}

const RELATIVES: [u64; 3] = keys(["which", "that", "who"]);
const IS: [u64; 2] = keys(["is", "are"]);
const HELD: [u64; 5] = keys(["held", "recorded", "available", "published", "retained"]);

/// "In relation to question 2, is not held": an introduction and the verb at once.
fn after_introduction(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    if !is_after_comma(&words[at]) || !words.get(at + 1).is_some_and(|next| GOES_ON.contains(&next.key)) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, at) else { return };
    let first = sentence.words.start;
    let fits = segment_start(letter, sentence, at) == first
        && INTRODUCTIONS.contains(&words[first].key)
        && at >= first + 3
        && at + 2 < sentence.words.end;
    let clause = (first..at).any(|index| MAY_BE_CLAUSE.contains(&words[index].key));
    if !fits || clause || head_at(letter, first, at).is_some() || verbs(words, first..at).last.is_some() {
        return;
    }
    let span = letter.words_span(at - 1..at + 2);
    let message = format!(
        "‘{}’ has no subject: what comes before the comma is an introduction. Say who or what.",
        letter.word(at)
    );
    findings.push(Finding::new(span, message).label("a word is missing here"));
}

const AFTER_INTRO: [u64; 9] = keys(["is", "are", "has", "have", "can", "cannot", "does", "will", "would"]);
/// Where one of these stands, the introduction may have a verb of its own.
const MAY_BE_CLAUSE: [u64; 8] = keys(["you", "we", "they", "i", "it", "who", "which", "that"]);
const GOES_ON: [u64; 12] = keys([
    "not",
    "been",
    "confirm",
    "exempt",
    "withheld",
    "unable",
    "also",
    "therefore",
    "advise",
    "hold",
    "neither",
    "now",
]);
/// Prepositional openings only: a clause may be the subject itself.
const INTRODUCTIONS: [u64; 9] =
    keys(["in", "with", "under", "regarding", "further", "following", "after", "on", "pursuant"]);
