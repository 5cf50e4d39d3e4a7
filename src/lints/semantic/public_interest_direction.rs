//! The public interest weighed the wrong way: a test on disclosure where the letter neither confirms nor denies all that
//! was asked for, and the stock sentence that has the interest in openness "only be overridden in exceptional
//! circumstances". Silent where anything else is withheld or given, because then there is a test on disclosure too. And a
//! balance that comes out for openness in a letter that gives nothing, or in a sentence that withholds all the same.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::diagnostic::Severity;
use crate::facts::answer::Kind;
use crate::facts::ncnd;
use crate::letter::pattern::{Found, NoSlots, PatternSet};
use crate::letter::words::keys;
use crate::letter::{BlockKind, Gap, Letter, Sentence, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{ExemptionKind, Regime};
use crate::text::Span;
use crate::text::data;

/// Report the first wording of either kind, with the further ones of the first.
pub fn check(cx: &Cx, findings: &mut Findings) {
    reversed(cx, findings);
    same_sides(cx.letter, findings);
    let stances = &cx.facts.ncnd;
    let Some(stance) = stances.first() else { return };
    let (test, instead) = match cx.facts.regime {
        Regime::Foia => ("s.2(1)(b) FOIA 2000", "on confirming or denying whether the information is held"),
        Regime::Foisa => ("s.18(1) FOISA 2002", "on revealing whether the information is held"),
        // reg.12(6) has no test of its own wording
        Regime::Eir | Regime::Eisr => return,
    };
    let places = ncnd::on_disclosure(cx.letter, stances);
    if let Some((first, more)) = places.split_first() {
        let message = format!(
            "The letter neither confirms nor denies, but weighs disclosure here. The test is another one ({test}): write ‘{instead}’."
        );
        let finding = Finding::new(*first, message).related(stance.span, "neither confirmed nor denied");
        findings.push(more.iter().fold(finding, |finding, span| finding.related(*span, "likewise")));
    }
    if let Some(span) = ncnd::overridden(cx.letter) {
        let message = "As it stands, the interest in openness is what ‘will only be overridden in exceptional circumstances’. Say what outweighs it, such as ‘there is a stronger public interest in protecting law enforcement’.";
        findings.push(Finding::new(span, message).severity(Severity::Note));
    }
}

/// A letter that refuses everything, and whose balance favours openness, or a sentence that withholds upon such a balance.
fn reversed(cx: &Cx, findings: &mut Findings) {
    let answer = &cx.facts.answer;
    // what a full neither-confirm-nor-deny gives is beside the request
    let refuses = match answer.kind {
        Kind::FullRefusal => answer.gives.is_none(),
        Kind::NeitherConfirmNorDeny => cx.facts.ncnd.is_full(),
        _ => false,
    };
    let (letter, partly) = (cx.letter, answer.kind == Kind::PartialRefusal);
    let balances = balances(letter);
    let first = balances.first().map(|words| letter.words_span(words.clone()));
    let weighed = first.filter(|_| refuses || partly).or_else(|| made_out(cx, refuses || partly));
    // what confirms nothing is judged by its own wording
    let stands = |span: &Span| cx.facts.ncnd.first().is_some() || is_withheld(cx, *span);
    let at_once = || {
        let turned = balances.iter().find(|words| withholds_behind(letter, words.end));
        turned.map(|words| letter.words_span(words.clone()))
    };
    let Some(span) = weighed.filter(stands).or_else(at_once) else { return };
    let message = "As it stands, the balance favours openness, and the letter refuses. Turn it round: ‘the public interest in maintaining the exemption outweighs …’.";
    findings.push(Finding::new(span, message).label("the wrong way round?"));
}

/// Whether what a balance is about is withheld, in a letter that gives a part: a qualified exemption is relied on, no other
/// sentence finds for one, and nothing is given in the paragraph or the next.
fn is_withheld(cx: &Cx, balance: Span) -> bool {
    let letter = cx.letter;
    let block = letter.block_of(letter.word_from(balance.start));
    let qualified = cx.facts.exemptions.relied().any(|one| {
        let row = one.exemption(cx.tables, cx.facts.sent.as_ref().map(|sent| sent.date));
        row.is_some_and(|row| row.kind_of(&one.provision) == ExemptionKind::Qualified)
    });
    let near = (block..letter.blocks.len()).filter(|index| !letter.blocks[*index].words.is_empty()).take(2);
    // a sheet about rights is enclosed with every refusal
    let told = |index: &usize| !WORDS.rights.is_in(&letter.words, letter.blocks[*index].words.clone(), &NoSlots);
    let gives =
        near.filter(told).any(|index| WORDS.given.is_in(&letter.words, letter.blocks[index].words.clone(), &NoSlots));
    // "Considerations favouring non-disclosure" heads what is weighed
    let heads = |at: usize| letter.blocks[letter.block_of(at)].kind == BlockKind::Heading;
    let kept = WORDS.kept.in_letter(letter, &NoSlots).into_iter().filter(|found| !heads(found.start)).any(|found| {
        letter.sentence_of(found.start).is_some_and(|sentence| {
            let words = sentence.words.clone();
            !words.contains(&letter.word_from(balance.start)) && WORDS.found.is_in(&letter.words, words, &NoSlots)
        })
    });
    qualified && !gives && !kept
}

/// "The public interest in disclosure outweighs that in disclosure": nobody can tell which is meant.
fn same_sides(letter: &Letter, findings: &mut Findings) {
    const WEIGHS: [u64; 3] = keys(["outweigh", "outweighs", "outweighed"]);
    const EXEMPTION: [u64; 6] = keys(["the", "this", "that", "exemption", "exception", "exemptions"]);
    let words = &letter.words;
    for at in WEIGHS.iter().flat_map(|key| letter.places_of(*key)) {
        let Some(sentence) = letter.sentence_of(at).filter(|_| letter.region_of(at).is_own_prose()) else { continue };
        let by = usize::from(words[at].key == WEIGHS[2]);
        // "outweighed by" and "outweighs", each with nothing between but "the exemption"
        let goes_on = |from: usize| (from..sentence.words.end).find(|&at| !EXEMPTION.contains(&words[at].key));
        let linked = by == 0 || words.get(at + 1).is_some_and(|word| word.key == BY[0]);
        let is_verb = |at: usize| by == 1 && matches!(letter.word(at), "is" | "are");
        for set in [&WORDS.openness, &WORDS.secrecy] {
            let ends =
                |found: &Found| goes_on(found.end).is_some_and(|next| next == at || is_verb(next) && next + 1 == at);
            let from = sentence.words.start.max(at.saturating_sub(REACH));
            let first = (from..at).filter_map(|at| set.longest_at(words, at, &NoSlots)).find(ends);
            let second = set.longest_at(words, at + 1 + by, &NoSlots).filter(|_| linked);
            let Some((first, second)) = first.zip(second) else { continue };
            let closed = goes_on(second.end).is_none_or(|next| !words[next].gap.is_plain_space());
            if closed && words[first.end - 1].key == words[second.end - 1].key {
                let message = "Both sides of this balance are the same. Write ‘the public interest in maintaining the exemption’ on one side and ‘in disclosure’ on the other.";
                let span = letter.words_span(first.start..second.end);
                findings.push(Finding::new(span, message).label("weighed against itself"));
            }
        }
    }
}

/// "The balance lies in favour of disclosure", "the balance test for confirming … is made out".
fn made_out(cx: &Cx, refuses: bool) -> Option<Span> {
    let letter = cx.letter;
    let stands = |set: &PatternSet, range: Range<usize>| set.is_in(&letter.words, range, &NoSlots);
    let places = |set: &PatternSet| set.in_letter(letter, &NoSlots).into_iter();
    let favours = places(&WORDS.favours).filter(|_| refuses).map(|found| (found.start, found.end));
    // a test on confirming is one of a letter that confirms nothing
    let tests = places(&WORDS.test).filter(|_| cx.facts.ncnd.first().is_some()).filter_map(|found| {
        let rest = found.end..letter.sentence_of(found.start)?.words.end;
        let end = WORDS.made_out.find_all(&letter.words, rest.clone(), &NoSlots).first()?.end;
        (!stands(&WORDS.denied, rest)).then_some((found.start, end))
    });
    let first = favours.chain(tests).filter(|(start, _)| {
        letter.sentence_of(*start).is_some_and(|sentence| {
            letter.blocks[sentence.block].region.is_own_prose()
                && !stands(&WORDS.doubt, concluding(letter, sentence.words.start..*start))
        })
    });
    first.min().map(|(start, end)| letter.words_span(start..end))
}

/// The words from ", therefore I" on: "It is not for us to hinder the inquiry, therefore I find that …" is not in doubt.
fn concluding(letter: &Letter, before: Range<usize>) -> Range<usize> {
    const THEREFORE: [u64; 3] = keys(["therefore", "accordingly", "consequently"]);
    const SUBJECT: [u64; 5] = keys(["i", "we", "it", "the", "our"]);
    let words = &letter.words;
    let begins = |at: &usize| {
        THEREFORE.contains(&words[*at].key)
            && words[*at].gap.has(Gap::COMMA)
            && SUBJECT.contains(&words[*at + 1].key)
            && words[*at + 1].gap.is_plain_space()
    };
    let last = (before.start..before.end.saturating_sub(1)).rev().find(begins);
    last.unwrap_or(before.start)..before.end
}

/// The most words between an interest and the word that weighs it.
const REACH: usize = 16;

/// Whether the sentence of a balance for openness goes on to withhold behind word `at`, or the next draws that conclusion.
fn withholds_behind(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at.saturating_sub(1)) else { return false };
    let is_in = |set: &PatternSet, range: Range<usize>| set.is_in(&letter.words, range, &NoSlots);
    // "… so the prices are enclosed, but the names are withheld under section 40(2)"
    let other = |range: &Range<usize>| range.clone().any(|at| letter.words[at].kind == WordKind::Reference);
    let withholds = |range: Range<usize>| {
        is_in(&WORDS.withholds, range.clone())
            && !is_in(&WORDS.given, range.clone())
            && !other(&range)
            && !is_in(&WORDS.doubt, range)
    };
    let readable = |next: &&Sentence| next.block == sentence.block && next.is_readable();
    let next = letter.sentence_of(sentence.words.end).filter(readable);
    withholds(at..sentence.words.end.max(at))
        || next.is_some_and(|next| is_in(&WORDS.therefore, next.words.clone()) && withholds(next.words.clone()))
}

/// Where the interest in secrecy is outweighed by the one in openness, or the latter outweighs the former.
fn balances(letter: &Letter) -> Vec<Range<usize>> {
    const WEIGHS: [u64; 2] = keys(["outweighs", "outweighed"]);
    let mut places: Vec<usize> = WEIGHS.iter().flat_map(|key| letter.places_of(*key)).collect();
    places.sort_unstable();
    let found = places.into_iter().filter_map(|at| {
        let sentence = letter.sentence_of(at).filter(|sentence| sentence.is_readable())?;
        let block = &letter.blocks[sentence.block];
        let passive = letter.words[at].key == WEIGHS[1];
        let (less, more) = match passive {
            true => (&WORDS.secrecy, &WORDS.openness),
            false => (&WORDS.openness, &WORDS.secrecy),
        };
        let before = sentence.words.start.max(at.saturating_sub(REACH))..at;
        let is_in = |set: &PatternSet, range: Range<usize>| set.is_in(&letter.words, range, &NoSlots);
        let after = more.longest_at(&letter.words, at + 1 + usize::from(passive), &NoSlots)?;
        let subject = before.clone().find(|&at| less.longest_at(&letter.words, at, &NoSlots).is_some())?;
        let agent = !passive || letter.words.get(at + 1)?.key == BY[0];
        let sure = agent
            && block.region.is_own_prose()
            && !is_in(more, before.clone())
            && !is_in(&WORDS.doubt, sentence.words.start..subject)
            && !is_in(&WORDS.denied, subject..at)
            && !letter.words[subject + 1..at].iter().any(|word| word.gap.has(Gap::COLON));
        sure.then_some(subject..after.end)
    });
    found.collect()
}

const BY: [u64; 1] = keys(["by"]);

/// `[words]` of the lint's file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Words {
    favours: PatternSet,
    test: PatternSet,
    made_out: PatternSet,
    given: PatternSet,
    kept: PatternSet,
    rights: PatternSet,
    found: PatternSet,
    openness: PatternSet,
    secrecy: PatternSet,
    denied: PatternSet,
    doubt: PatternSet,
    withholds: PatternSet,
    therefore: PatternSet,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| data::words("public-interest-direction"));
