//! A clause that begins with "therefore", "however" or "thus", which join nothing.

use super::{HENCE, HOWEVER, SAYS, THIS, TO};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter};
use crate::lints::clause::{
    Head, MARKS, SUBJECTS, clauses, head_at, is_after_comma, is_clause, is_verb, own_sentence, segment_start, verbs,
};
use crate::lints::lexicon::{Classes, classes};

/// What leads a noun, beside what begins any clause.
const EACH: [u64; 3] = keys(["each", "every", "all"]);
/// "therefore in accordance with section 17, this letter …"
const IN_ACCORDANCE: [u64; 3] = keys(["in", "under", "pursuant"]);
/// "however it is held", "however they were kept": in whatever way.
const CONCEDES: [u64; 3] = keys(["it", "they", "the"]);
/// "however if you need more", "however unlike the others": no way in which something is done begins so.
const OPENS: [u64; 10] =
    keys(["if", "should", "unless", "due", "although", "while", "whilst", "because", "since", "please"]);
/// "It is not, however, an interest": in the middle of a clause.
const NOT: u64 = keys(["not"])[0];
const UNLIKE: u64 = keys(["unlike"])[0];
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

/// ", therefore we …" after a clause that is whole.
pub fn adverb_joins(letter: &Letter, at: usize) -> bool {
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
        return words[at].key != HOWEVER && is_clause(letter, sentence, at);
    }
    if closed && in_doing_so(letter, at + 1, sentence.words.end) || !closed && on_this_occasion(letter, at + 1) {
        return is_clause(letter, sentence, at);
    }
    let formula = IN_ACCORDANCE.contains(&next.key) && !closed && takes_up(letter, at + 1, sentence.words.end);
    let bare = !closed
        && bare_noun(letter, at + 1)
        && (words[at].key != HOWEVER || denies(letter, at + 1, sentence.words.end));
    if SAYS.contains(&words[at - 1].key) || closed && words[at - 1].key == NOT {
        return false;
    }
    if !closed && leads_a_clause(letter, at + 1, sentence.words.end) {
        return is_clause(letter, sentence, at);
    }
    if !subject && !formula && !bare || subject && !has_verb_soon(letter, at + 1, sentence.words.end) {
        return false;
    }
    if formula {
        // "Under section 21, bodies need not …; in this case …, therefore in accordance with section 17, this …"
        let first = sentence.words.start;
        let whole = verbs(words, first..at).main.is_some_and(|verb| verb > first);
        return whole && !clauses().subordinates.contains(&words[first].key);
    }
    // "…, hence the time it would take"
    if words[at].key == HENCE && !SUBJECTS[..8].contains(&next.key) {
        return false;
    }
    if words[at].key == HOWEVER && !closed && tells_the_way(letter, at + 1, sentence.words.end) {
        return false;
    }
    let concedes = words[at].key == HOWEVER && CONCEDES.contains(&next.key) && !closed;
    if concedes && !denies(letter, at + 1, sentence.words.end) {
        return false;
    }
    is_clause(letter, sentence, at)
}

/// Whether words behind the adverb can only begin a clause of their own.
fn leads_a_clause(letter: &Letter, from: usize, end: usize) -> bool {
    let words = &letter.words;
    // "however unlike the others it may be"
    let unlike = || words[from].key == UNLIKE && (from + 1..end).any(|index| is_after_comma(&words[index]));
    OPENS.contains(&words[from].key) || unlike() || introduced(letter, from, end) || in_order(letter, from, end)
}

/// Whether a clause soon says that something is not so.
fn denies(letter: &Letter, from: usize, end: usize) -> bool {
    clause(letter, from, end.min(from + 8)).any(|index| NEGATIVE.contains(&letter.words[index].key))
}

/// "… are read by criminals thus to confirm or deny that it is held would …": no mark at all.
pub fn runs_on(letter: &Letter, at: usize) -> bool {
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

/// The words from one on, up to the next comma or other mark.
fn clause(letter: &Letter, from: usize, end: usize) -> impl Iterator<Item = usize> {
    let goes_on = move |&at: &usize| at == from || !letter.words[at].gap.has(MARKS.with(Gap::COMMA));
    (from..end).take_while(goes_on)
}

/// "…, however it is held", "…, however you choose to make it": in whatever way.
fn tells_the_way(letter: &Letter, from: usize, end: usize) -> bool {
    const WAYS: [u64; 20] = keys([
        "held",
        "kept",
        "read",
        "made",
        "labelled",
        "stored",
        "phrased",
        "worded",
        "expressed",
        "framed",
        "counted",
        "sorted",
        "recorded",
        "described",
        "obtained",
        "calculated",
        "collected",
        "done",
        "put",
        "organised",
    ]);
    const CHOOSE: [u64; 11] =
        keys(["choose", "chose", "wish", "like", "phrase", "word", "express", "put", "send", "submit", "prefer"]);
    const WOULD: u64 = keys(["would"])[0];
    const NOT: [u64; 5] = keys(["not", "cannot", "no", "never", "only"]);
    let words = &letter.words;
    let last = clause(letter, from, end).last().unwrap_or(from);
    let denied = (from..=last).any(|at| NOT.contains(&words[at].key));
    let chooses = |at: usize| words.get(at).is_some_and(|verb| CHOOSE.contains(&verb.key));
    let chosen = chooses(from + 1) || words.get(from + 1).is_some_and(|verb| verb.key == WOULD) && chooses(from + 2);
    !denied && (chosen || WAYS.contains(&words[last].key))
}

/// "…, however during this time we …", "…, therefore in order to help we …": an introduction, a pronoun and its verb.
fn introduced(letter: &Letter, from: usize, end: usize) -> bool {
    const LEADS: [u64; 8] = keys(["in", "during", "for", "under", "at", "on", "as", "after"]);
    const WE: [u64; 3] = keys(["we", "i", "it"]);
    const REACH: usize = 16;
    let words = &letter.words;
    let reach = end.saturating_sub(2).min(from + REACH);
    let noun = |at: usize| classes(words[at].key).may_be(Classes::NOUN.with(Classes::PLURAL));
    LEADS.contains(&words[from].key)
        && (from + 2..reach)
            .take_while(|&at| words[at].gap.is_plain_space() || is_after_comma(&words[at]))
            .find(|&at| WE.contains(&words[at].key))
            .is_some_and(|at| (is_after_comma(&words[at]) || noun(at - 1)) && is_verb_of(letter, at + 1))
}

/// "…, however in order to help a search was made": nothing is done in order to in whatever way.
fn in_order(letter: &Letter, from: usize, end: usize) -> bool {
    const IN_ORDER_TO: [u64; 3] = keys(["in", "order", "to"]);
    let words = &letter.words;
    let leads =
        IN_ORDER_TO.iter().enumerate().all(|(ahead, key)| words.get(from + ahead).is_some_and(|word| word.key == *key));
    leads && verbs(words, (from + IN_ORDER_TO.len()).min(end)..end).main.is_some()
}

/// Whether a word can be the verb of a pronoun before it.
fn is_verb_of(letter: &Letter, at: usize) -> bool {
    let key = letter.words[at].key;
    clauses().is_finite(key) || classes(key).may_be(Classes::PAST)
}

/// "…, therefore clarification is needed": a noun without a determiner and its verb.
fn bare_noun(letter: &Letter, at: usize) -> bool {
    let words = &letter.words;
    let noun = classes(words[at].key).may_be(Classes::PLURAL.with(Classes::MASS));
    noun && words.get(at + 1).is_some_and(|verb| verb.gap.is_plain_space() && is_verb(verb.key))
}

/// "…, however, in weighing the two we found that …"
fn in_doing_so(letter: &Letter, from: usize, end: usize) -> bool {
    const IN: [u64; 4] = keys(["in", "on", "by", "after"]);
    const WE: [u64; 2] = keys(["we", "i"]);
    const FOUND: [u64; 10] = keys([
        "considered",
        "consider",
        "found",
        "find",
        "concluded",
        "conclude",
        "decided",
        "determined",
        "believe",
        "believed",
    ]);
    const THAT: u64 = keys(["that"])[0];
    const REACH: usize = 10;
    let words = &letter.words;
    let doing = words.get(from + 1).is_some_and(|next| classes(next.key).may_be(Classes::ING));
    let inside = from + 2..end.saturating_sub(3).min(from + REACH);
    IN.contains(&words[from].key)
        && doing
        && inside
            .into_iter()
            .any(|at| WE.contains(&words[at].key) && FOUND.contains(&words[at + 1].key) && words[at + 2].key == THAT)
}

/// "…, therefore on this occasion we …"
fn on_this_occasion(letter: &Letter, from: usize) -> bool {
    const ON: u64 = keys(["on"])[0];
    const OCCASION: u64 = keys(["occasion"])[0];
    let words = &letter.words;
    let key = |at: usize| words.get(at).map(|word| word.key);
    let plain = |at: usize| words.get(at).is_some_and(|word| word.gap.is_plain_space() || is_after_comma(word));
    key(from) == Some(ON)
        && key(from + 1) == Some(THIS[0])
        && key(from + 2) == Some(OCCASION)
        && plain(from + 3)
        && key(from + 3).is_some_and(|next| SUBJECTS[..8].contains(&next))
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
