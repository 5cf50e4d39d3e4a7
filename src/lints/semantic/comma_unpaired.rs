//! Commas that come in pairs and have lost one ("information which if disclosed, would"), and pairs that fence off words
//! which belong to the noun before them.

use crate::diagnostic::Confidence;
use crate::letter::pattern::Found;
use crate::letter::words::keys;
use crate::letter::{Letter, Region};
use crate::lints::clause::{clauses, commas, is_after_comma, is_verb, one_sided, own_sentence, relative_aside};
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

const THAT: u64 = keys(["that"])[0];
const BY: u64 = keys(["by"])[0];
const HELD: [u64; 4] = keys(["held", "retained", "recorded", "owned"]);
/// The most words of "by Norfolk and Suffolk Constabularies".
const LONGEST_AGENT: usize = 8;

/// Report commas without a partner and pairs that should not be there.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for found in commas().aside.in_letter(letter) {
        after_relative(letter, found, findings);
    }
    for found in commas().introduction.in_letter(letter) {
        after_that(letter, found, findings);
    }
    for found in commas().restrictive.in_letter(letter) {
        restrictive(letter, found, findings);
    }
    for found in commas().alternative.in_letter(letter) {
        alternative(letter, found, findings);
    }
    for this in letter.places_of(THIS) {
        this_letter(letter, this, findings);
    }
    for however in letter.places_of(one_sided::HOWEVER) {
        one_sided::however(letter, however, findings);
    }
    for therefore in letter.places_of(one_sided::THEREFORE) {
        one_sided::therefore(letter, therefore, findings);
    }
    for applicant in letter.places_of(one_sided::APPLICANT) {
        one_sided::applicant(letter, applicant, findings);
    }
    for although in one_sided::ALTHOUGH.into_iter().flat_map(|word| letter.places_of(word)) {
        one_sided::although(letter, although, findings);
    }
    for that in letter.places_of(THAT) {
        one_sided::that(letter, that, findings);
    }
    for deny in DENY.into_iter().flat_map(|deny| letter.places_of(deny)) {
        what_is_denied(letter, deny, findings);
    }
    for held in HELD.into_iter().flat_map(|held| letter.places_of(held)) {
        agent(letter, held, findings);
    }
}

/// "which if disclosed, would" and "which, if disclosed would".
fn after_relative(letter: &Letter, aside: Found, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, aside.start) else { return };
    if aside.end >= sentence.words.end || aside.start == sentence.words.start || !is_verb(words[aside.end].key) {
        return;
    }
    let inside = (aside.start + 1..aside.end).all(|at| words[at].gap.is_plain_space());
    let Some((before, after)) = relative_aside(letter, aside) else { return };
    if before != after && inside {
        unpaired(letter, aside, findings);
    }
}

fn unpaired(letter: &Letter, aside: Found, findings: &mut Findings) {
    let text = |range| letter.words_span(range).of(letter.text());
    let message = format!(
        "One comma of a pair is missing. Write ‘{}, {}, {}’, or leave out both commas.",
        letter.word(aside.start - 1),
        text(aside.start..aside.end),
        letter.word(aside.end)
    );
    let span = letter.words_span(aside.start - 1..aside.end + 1);
    findings.push(Finding::new(span, message).label("one comma of two"));
}

/// "would, or would be likely to inhibit", also where the provision is quoted: it has both commas.
fn alternative(letter: &Letter, found: Found, findings: &mut Findings) {
    let words = &letter.words;
    let quoted = || letter.sentence_of(found.start).filter(|_| letter.region_of(found.start) == Region::Statute);
    let Some(sentence) = own_sentence(letter, found.start).map(|(sentence, _)| sentence).or_else(quoted) else {
        return;
    };
    let inside = (found.start + 1..found.end).all(|at| words[at].gap.is_plain_space());
    if !inside || found.end >= sentence.words.end || found.start <= sentence.words.start {
        return;
    }
    let modal = clauses().modals.contains(&words[found.start - 1].key);
    let [before, after] = [found.start, found.end].map(|at| &words[at]);
    let one =
        is_after_comma(before) && after.gap.is_plain_space() || before.gap.is_plain_space() && is_after_comma(after);
    if modal && one {
        unpaired(letter, found, findings);
    }
}

/// "that for these reasons, the".
fn after_that(letter: &Letter, found: Found, findings: &mut Findings) {
    let words = &letter.words;
    let Some((sentence, _)) = own_sentence(letter, found.start) else { return };
    if found.start == sentence.words.start || found.end >= sentence.words.end || words[found.start - 1].key != THAT {
        return;
    }
    let inside = (found.start..found.end).all(|at| words[at].gap.is_plain_space() || at == found.start);
    let (before, after) = (is_after_comma(&words[found.start]), is_after_comma(&words[found.end]));
    let clear = before || words[found.start].gap.is_plain_space();
    if inside && clear && before != after && (after || words[found.end].gap.is_plain_space()) {
        unpaired(letter, found, findings);
    }
}

/// "holds any other information, relevant to your request".
fn restrictive(letter: &Letter, found: Found, findings: &mut Findings) {
    let words = &letter.words;
    if own_sentence(letter, found.start).is_none() {
        return;
    }
    // the words "relevant to" end the pattern
    let fence = found.end - 2;
    if !is_after_comma(&words[fence]) || (found.start + 1..fence).any(|at| !words[at].gap.is_plain_space()) {
        return;
    }
    let noun = letter.word(fence - 1);
    let message = format!(
        "The words after ‘{noun}’ say which {noun} is meant, so no comma parts them from it. Leave the comma out, and the one that closes the phrase."
    );
    let finding = Finding::new(letter.words_span(fence - 1..found.end), message).label("no comma here");
    findings.push(finding.confidence(Confidence::Medium));
}

/// "This letter, in accordance with section 17 of the Act acts as a refusal notice."
fn this_letter(letter: &Letter, this: usize, findings: &mut Findings) {
    let words = &letter.words;
    let aside = this + 2;
    let named = words.get(this + 1).is_some_and(|next| LETTERS.contains(&next.key))
        && words.get(aside).is_some_and(|next| is_after_comma(next) && WITH.contains(&next.key));
    if !named {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, this) else { return };
    let end = sentence.words.end;
    let verb = (aside + 2..end.min(aside + LONGEST_ASIDE)).find(|&at| SERVES.contains(&words[at].key));
    let Some(verb) = verb.filter(|&verb| (aside + 1..=verb).all(|at| words[at].gap.is_plain_space())) else { return };
    let message = format!(
        "The comma after ‘{}’ opens an aside that none closes. Put one before ‘{}’.",
        letter.word(this + 1),
        letter.word(verb)
    );
    let finding = Finding::new(letter.words_span(verb - 1..verb + 1), message).label("the second comma is missing");
    findings.push(finding.related(letter.words_span(this + 1..aside + 1), "the first comma"));
}

const THIS: u64 = keys(["this"])[0];
const WITH: [u64; 4] = keys(["in", "under", "pursuant", "for"]);
const LETTERS: [u64; 5] = keys(["letter", "response", "notice", "email", "document"]);
const SERVES: [u64; 5] = keys(["acts", "serves", "represents", "constitutes", "is"]);
const LONGEST_ASIDE: usize = 20;

/// "is held, by the Council, would".
fn agent(letter: &Letter, held: usize, findings: &mut Findings) {
    let words = &letter.words;
    let by = held + 1;
    if !words.get(by).is_some_and(|word| word.key == BY && is_after_comma(word)) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, held) else { return };
    let end = sentence.words.end.min(by + LONGEST_AGENT + 1);
    let Some(close) = (by + 2..end).find(|&at| !words[at].gap.is_plain_space()) else { return };
    let named =
        words[by + 1].capital || letter.word(by + 1) == "the" && words[by + 2].capital || letter.word(by + 1) == "us";
    if !named || !is_after_comma(&words[close]) || !clauses().modals.contains(&words[close].key) {
        return;
    }
    let (first, last) = (words[held].span(), words[close].span());
    let message = "The words between these commas belong to ‘held’. Leave both commas out.";
    findings.push(Finding::new(Span::new(first.start, last.end), message).label("two commas too many"));
}

const DENY: [u64; 3] = keys(["deny", "denies", "denying"]);
const OR_NOR: [u64; 2] = keys(["or", "nor"]);
const THAT_WHETHER: [u64; 2] = keys(["that", "whether"]);

/// "can neither confirm nor deny, that it holds".
fn what_is_denied(letter: &Letter, deny: usize, findings: &mut Findings) {
    let words = &letter.words;
    let Some(that) = words.get(deny + 1).filter(|that| is_after_comma(that) && THAT_WHETHER.contains(&that.key)) else {
        return;
    };
    // "nor can we deny, that it exists" closes an aside
    let joined = deny > 1 && (deny - 1..=deny).all(|at| words[at].gap.is_plain_space());
    if !joined || !OR_NOR.contains(&words[deny - 1].key) {
        return;
    }
    let Some((sentence, _)) = own_sentence(letter, deny) else { return };
    let subject = words.get(deny + 2).filter(|word| deny + 4 < sentence.words.end && word.gap.is_plain_space());
    if !subject.is_some_and(|word| one_sided::OPENS_A_CLAUSE.contains(&word.key)) {
        return;
    }
    // "deny, whether in this letter or another, that": an aside
    let aside = that.key != THAT
        && (deny + 3..sentence.words.end).any(|at| is_after_comma(&words[at]) && words[at].key == THAT);
    if aside {
        return;
    }
    let (verb, that) = (letter.word(deny), letter.word(deny + 1));
    let message = format!("No comma parts ‘{verb}’ from what is denied. Write ‘{verb} {that}’.");
    findings.push(Finding::new(letter.words_span(deny..deny + 2), message).label("no comma here"));
}
