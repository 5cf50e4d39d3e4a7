//! What goes with the sentence before and stands alone as one: "Which would lead to harm.", "The effect of which would be
//! …", "Such as replacing the lamps.", "After which you may apply."

use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter};
use crate::lints::clause::{own_sentence, verbs};
use crate::lints::lexicon::{Classes, classes};
use crate::lints::{Finding, Findings};

/// A sentence has more words than a heading.
const FEWEST_ALONE: usize = 6;

/// Report each of them.
pub(super) fn check(letter: &Letter, findings: &mut Findings) {
    for at in letter.places_of(WHICH) {
        which_stands_alone(letter, at, findings);
        of_which_stands_alone(letter, at, findings);
    }
    letter.places_of(SUCH).for_each(|at| such_as_stands_alone(letter, at, findings));
    letter.places_of(AFTER).for_each(|at| after_which_stands_alone(letter, at, findings));
}

const WHICH: u64 = keys(["which"])[0];
const SAYS: [u64; 10] = keys(["would", "could", "is", "are", "was", "were", "means", "may", "will", "includes"]);

/// "Which would lead to harm." as a whole sentence.
fn which_stands_alone(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return };
    let range = sentence.words.clone();
    let alone = range.start == at
        && range.len() >= FEWEST_ALONE
        && range.start > block.words.start
        && sentence.terminated
        && !words[at].gap.has(Gap::OPEN)
        && SAYS.contains(&words[at + 1].key);
    if !alone || block.kind != BlockKind::Paragraph {
        return;
    }
    let message = "A sentence cannot begin with ‘Which’ unless it asks something. Write ‘This’, or join it to the sentence before.";
    findings.push(Finding::new(letter.words_span(at..at + 2), message).label("part of the sentence before"));
}

/// "The effect of which would be that crime rises."
fn of_which_stands_alone(letter: &Letter, at: usize, findings: &mut Findings) {
    const THE: u64 = keys(["the"])[0];
    const OF: u64 = keys(["of"])[0];
    const PARTS: [u64; 12] =
        keys(["part", "parts", "half", "most", "many", "some", "few", "all", "none", "each", "both", "several"]);
    /// "The", a noun and one word that describes it.
    const MOST_BEFORE: usize = 3;
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return };
    let range = sentence.words.clone();
    let Some(of) = at.checked_sub(1).filter(|&of| of > range.start && words[of].key == OF) else { return };
    let noun = classes(words[of - 1].key);
    let thing = noun.may_be(Classes::NOUN.with(Classes::PLURAL))
        && !noun.may_be(Classes::DETERMINER.with(Classes::PRONOUN))
        && !PARTS.contains(&words[of - 1].key);
    // "The report most of which is exempt" goes on
    let described = of - range.start < MOST_BEFORE || classes(words[of - 2].key).may_be(Classes::ADJECTIVE);
    let begins = words[range.start].key == THE && of - range.start <= MOST_BEFORE && range.start > block.words.start;
    let alone = begins
        && thing
        && described
        && range.len() >= FEWEST_ALONE
        && sentence.terminated
        && (range.start + 1..=at + 1).all(|at| words[at].gap.is_plain_space())
        && SAYS.contains(&words[at + 1].key);
    if alone && block.kind == BlockKind::Paragraph {
        let noun = letter.words_span(range.start..of).of(letter.text());
        let message =
            format!("‘{noun} of which’ goes with the sentence before. Write ‘{noun} of this’, or join the two.");
        findings
            .push(Finding::new(letter.words_span(range.start..at + 2), message).label("part of the sentence before"));
    }
}

const SUCH: u64 = keys(["such"])[0];
const AFTER: u64 = keys(["after"])[0];

/// "Such as replacing the lamps.": an example that was cut off from what it is an example of.
fn such_as_stands_alone(letter: &Letter, at: usize, findings: &mut Findings) {
    const AS: u64 = keys(["as"])[0];
    /// "Such as they are, the notes …"
    const HOWEVER_LITTLE: [u64; 7] = keys(["it", "they", "these", "are", "is", "was", "were"]);
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return };
    let Some(next) = words.get(at + 2).filter(|_| at + 2 < sentence.words.end) else { return };
    let begins = sentence.words.start == at && at > block.words.start && sentence.terminated;
    let such_as = words[at + 1].key == AS && !HOWEVER_LITTLE.contains(&next.key);
    if begins && such_as && block.kind == BlockKind::Paragraph && verbs(words, at..sentence.words.end).main.is_none() {
        let message = "These examples stand alone. Join them to the sentence before with a comma.";
        findings.push(Finding::new(letter.words_span(at..at + 2), message).label("part of the sentence before"));
    }
}

/// "After which you may apply to the Commissioner."
fn after_which_stands_alone(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, block)) = own_sentence(letter, at) else { return };
    let begins = sentence.words.start == at && at > block.words.start && sentence.terminated;
    let which = words.get(at + 1).is_some_and(|next| next.key == WHICH && next.gap.is_plain_space());
    if begins && which && at + 3 < sentence.words.end {
        let message =
            "A sentence cannot begin with ‘After which’. Write ‘After that’, or join it to the sentence before.";
        findings.push(Finding::new(letter.words_span(at..at + 2), message).label("part of the sentence before"));
    }
}
