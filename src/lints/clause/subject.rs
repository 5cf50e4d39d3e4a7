//! Where the subject of a verb begins, and whether it is one of those the genre is made of.

use super::{clauses, segment_start, verbs};
use crate::letter::words::keys;
use crate::letter::{Letter, Sentence};

/// What a subject begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// "Confirming or denying", "Disclosing".
    Gerund,
    /// "To confirm or deny", "to do so".
    Infinitive,
    /// "Any disclosure", "The balancing test".
    Noun,
}

/// A subject found before a verb.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// Its first word.
    pub start: usize,
}

const TO: u64 = keys(["to"])[0];
const SO: u64 = keys(["so"])[0];
const DO: u64 = keys(["do"])[0];
const DOING: u64 = keys(["doing"])[0];
/// What may be done: "to do so", "doing this".
const DONE: [u64; 4] = keys(["so", "this", "that", "otherwise"]);
/// What a purpose goes on with: "to provide you with", "to comply with your".
const PURPOSES: [u64; 6] = keys(["you", "help", "assist", "further", "context", "clarity"]);

/// The head of a subject at a word, if one stands there.
pub fn head_at(letter: &Letter, at: usize, end: usize) -> Option<Head> {
    let lists = clauses();
    let words = &letter.words;
    let word = words.get(at).filter(|_| at < end)?;
    let next = words.get(at + 1).filter(|_| at + 1 < end);
    if lists.gerunds.contains(&word.key) {
        let done = word.key != DOING || next.is_some_and(|next| DONE.contains(&next.key));
        return done.then_some(Head::Gerund);
    }
    if word.key == TO {
        let verb = next.filter(|next| lists.infinitives.contains(&next.key))?;
        let after = words.get(at + 2).filter(|_| at + 2 < end);
        let stands = match verb.key {
            DO => after.is_some_and(|after| DONE.contains(&after.key)),
            _ => after.is_some_and(|after| !PURPOSES.contains(&after.key)),
        };
        return stands.then_some(Head::Infinitive);
    }
    if lists.bare_nouns.contains(&word.key) {
        return Some(Head::Noun);
    }
    if !lists.leads.contains(&word.key) {
        return None;
    }
    let noun = (at + 1..end.min(at + 5)).find(|&index| {
        let goes_on = words
            .get(index + 1)
            .is_some_and(|next| lists.nouns.contains(&next.key) || lists.between.contains(&next.key));
        !lists.between.contains(&words[index].key) || lists.nouns.contains(&words[index].key) && !goes_on
    })?;
    // "public" and the like may be the noun itself, but then the subject is another
    lists.nouns.contains(&words[noun].key).then_some(Head::Noun)
}

/// The subject that runs without a comma up to word `verb` and has no verb of its own yet.
pub fn subject_before(letter: &Letter, sentence: &Sentence, verb: usize) -> Option<Subject> {
    let lists = clauses();
    let first = sentence.words.start;
    let start = segment_start(letter, sentence, verb);
    let words = &letter.words;
    let led = |at: usize| at > start && lists.joins.contains(&words[at - 1].key) && words[at - 1].key != AND;
    let may_start = |at: usize| at == start || led(at);
    let subject = (start..verb).rev().filter(|&at| may_start(at)).find_map(|at| {
        let head = head_at(letter, at, verb)?;
        // ", if to do so, would", but not ", if the request covers it, would"
        let aside = at == start + 1 && start > first && !CONCLUDES.contains(&words[start].key);
        if aside && head != Head::Infinitive {
            return None;
        }
        verbs(words, at..verb).main.is_none().then_some(Subject { start: at })
    })?;
    // after a comma, the subject must not stand in a parenthesis inside another one
    let whole = subject.start > start && verbs(words, start..subject.start).main.is_some();
    let clear = start == first || introduces(letter, sentence, start) || whole || subject.start == start + 1;
    clear.then_some(subject)
}

/// What leads to a new main clause after a comma.
const CONCLUDES: [u64; 7] = keys(["that", "therefore", "thus", "so", "but", "hence", "however"]);
const AND: u64 = keys(["and"])[0];

/// Whether what stands in the sentence before word `at`, to which a comma or another mark leads, is an introduction.
pub fn introduces(letter: &Letter, sentence: &Sentence, at: usize) -> bool {
    let lists = clauses();
    let words = &letter.words;
    let first = sentence.words.start;
    if at > first && !super::is_after_comma(&words[at]) {
        return words[at].gap.has(crate::letter::Gap::COLON);
    }
    let before = segment_start(letter, sentence, at);
    // "It is our view that for these reasons, the …"
    let lead = (before..at)
        .any(|index| index > before && words[index - 1].key == THAT && lists.intro.contains(&words[index].key));
    if lead {
        return true;
    }
    if before != first || !lists.intro.contains(&words[first].key) {
        return false;
    }
    // "Whilst the Force, to comply, would": the clause has to be whole
    let needs_verb = lists.subordinates.contains(&words[first].key) && at > first + 1;
    let found = verbs(words, first + 1..at);
    !needs_verb
        || found.last.is_some()
        || (first..at).any(|index| letter.word(index).ends_with("ing"))
        || SO == words[first].key
}

const THAT: u64 = keys(["that"])[0];
