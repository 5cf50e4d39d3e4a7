//! "These exemptions" for one, "this exemption" for several: left from another letter, and a sign that one was taken out or
//! put in. Counted against the list straight above, in a letter that relies on nothing else, and in a sentence that names
//! several and explains "why this exemption applies".

use crate::facts::exemptions::{Citation, Place};
use crate::letter::words::keys;
use crate::lints::cited::is_one;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// The words stand at the beginning of a sentence within this many blocks below the list.
const BELOW: usize = 2;

pub fn check(cx: &Cx, findings: &mut Findings) {
    cx.letter.places_of(WHY).for_each(|at| why_this_applies(cx, at, findings));
    let exemptions = &cx.facts.exemptions;
    let listed: Vec<&Citation> = exemptions.citations.iter().filter(|one| one.place == Place::List).collect();
    let Some(last) = listed.last() else { return };
    let sections = exemptions.sections_relied();
    // limbs count: "section 31(1)(a) and (b)" may be called one exemption or two
    let lone = sections.len() == 1 && listed.iter().all(|one| one.more.is_empty()) && listed.len() == 1;
    let several = sections.len() > 1 && listed.len() == sections.len() && is_one_list(cx, &listed);
    if !lone && !several {
        return;
    }
    // other exemptions may be named in passing
    let others =
        exemptions.citations.iter().filter(|one| one.place.is_own() && one.exemption(cx.tables, None).is_some());
    if others.into_iter().any(|one| !sections.contains(&(one.regime, one.section()))) {
        return;
    }
    let below = last.block + 1..(last.block + 1 + BELOW).min(cx.letter.blocks.len());
    for sentence in cx.letter.sentences.iter().filter(|sentence| below.contains(&sentence.block)) {
        let first = sentence.words.start;
        if sentence.words.len() < 3 || first != cx.letter.blocks[sentence.block].words.start {
            continue;
        }
        let span = cx.letter.words_span(first..first + 2);
        let plural = is_one(cx, first, &["these", "both"]) && is_one(cx, first + 1, &["exemptions", "exceptions"]);
        let singular = is_one(cx, first, &["this"]) && is_one(cx, first + 1, &["exemption", "exception"]);
        if lone && plural {
            findings.push(finding(
                span,
                last,
                "One exemption is relied on, and here several are spoken of. Write ‘this exemption’.",
            ));
        } else if several && singular && !sentence_names(cx, sentence.words.clone()) {
            let message = format!(
                "{} exemptions are relied on, and here one is spoken of. Write ‘these exemptions’, or name the one that is meant.",
                sections.len()
            );
            findings.push(finding(span, last, message));
        }
    }
}

const WHY: u64 = keys(["why"])[0];

/// "… exempt by virtue of sections 30 and 40, and we explain why this exemption applies".
fn why_this_applies(cx: &Cx, at: usize, findings: &mut Findings) {
    let own = cx.letter.region_of(at).is_own_prose();
    if !own || !is_one(cx, at + 1, &["this"]) || !is_one(cx, at + 2, &["exemption", "exception"]) {
        return;
    }
    let Some(sentence) = cx.letter.sentence_of(at).filter(|sentence| sentence.words.contains(&(at + 2))) else {
        return;
    };
    let before = sentence.words.start..at;
    let named = cx.facts.exemptions.citations.iter().filter(|one| before.contains(&one.words.start) && one.is_relied());
    let mut sections: Vec<_> = named.map(|one| one.section()).collect();
    sections.sort_unstable();
    sections.dedup();
    if sections.len() > 1 {
        let message = format!(
            "{} exemptions are named in this sentence, and here one is spoken of. Write ‘these exemptions’.",
            sections.len()
        );
        findings.push(Finding::new(cx.letter.words_span(at + 1..at + 3), message).label("counted in this sentence"));
    }
}

fn finding(span: Span, last: &Citation, message: impl Into<String>) -> Finding {
    Finding::new(span, message).label("counted against the list above").related(last.span, "the list")
}

/// Whether the entries stand one below the other.
fn is_one_list(cx: &Cx, listed: &[&Citation]) -> bool {
    let apart = |from: usize, to: usize| cx.letter.blocks[from + 1..to].iter().any(|block| !block.words.is_empty());
    listed.windows(2).all(|pair| pair[0].block >= pair[1].block || !apart(pair[0].block, pair[1].block))
}

fn sentence_names(cx: &Cx, words: std::ops::Range<usize>) -> bool {
    cx.facts.exemptions.citations.iter().any(|one| words.contains(&one.words.start))
}
