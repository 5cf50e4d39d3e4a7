//! The letter points at something that it does not have: "the above address" with no address above, "the enclosed
//! information" where nothing is given, "the link is as follows:" with the next answer right under it. Anything that might
//! be what is meant keeps it quiet.

use crate::facts::questions::{Style, mark_at};
use crate::letter::pattern::Found;
use crate::letter::{Block, BlockKind, Kind, Letter, Region, WordKind};
use crate::lints::leftovers::cues;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;
use std::collections::BTreeMap;

/// A line of an address has at most this many words.
const ADDRESS_LINE: usize = 12;

/// A line that leads on has at least this many words: shorter ones are fields and headings.
const LEAD_IN: usize = 8;

/// Report addresses and enclosures that are not there.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    if letter.kind == Kind::Template {
        return;
    }
    for (set, above) in [(&cues().address_above, true), (&cues().address_below, false)] {
        for found in set.in_letter(letter) {
            address(letter, found, above, findings);
        }
    }
    enclosed(letter, findings);
    email_below(letter, findings);
    tables(cx, findings);
    lead_ins(letter, findings);
}

/// "the e-mail below" with none below.
fn email_below(letter: &Letter, findings: &mut Findings) {
    for found in cues().email_below.in_letter(letter) {
        let rest = found.end..letter.words.len();
        let own = letter.region_of(found.start).is_own_prose();
        // an address that was taken out, or is still to be filled in
        let held = rest.clone().any(|at| matches!(letter.words[at].kind, WordKind::Email | WordKind::Hole));
        let span = letter.words_span(found.start..found.end);
        if own && !held && !letter.text()[span.end..].contains(['[', '@', '<', '{']) {
            let message = "The letter has no e-mail address below. Write the address out here.";
            findings.push(Finding::new(span, message).label("no e-mail address below"));
        }
    }
}

/// "in the table overleaf" in a letter that is all sentences.
fn tables(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let pointed: Vec<Found> = cues().table_apart.in_letter(letter);
    if pointed.is_empty() {
        return;
    }
    let sentences = |block: &Block| {
        let prose = !matches!(block.kind, BlockKind::Row | BlockKind::Literal);
        let terminated = letter.sentence_of(block.words.end - 1).is_some_and(|last| last.terminated);
        let figures = block.words.clone().any(|at| letter.words[at].kind == WordKind::Number);
        prose && (!figures || terminated || !block.region.is_own_prose())
    };
    if !cx.facts.tables.is_empty() || !letter.blocks.iter().all(|block| block.words.is_empty() || sentences(block)) {
        return;
    }
    let sent = cues().goes_with_it.in_letter(letter);
    for found in pointed {
        let inside = |other: &Found| found.start <= other.start && other.end <= found.end;
        if letter.region_of(found.start).is_own_prose() && sent.iter().all(inside) {
            let span = letter.words_span(found.start..found.end);
            let message = "The letter has no table. Put the table in, or take out the words that point at it.";
            findings.push(Finding::new(span, message).label("no table"));
        }
    }
}

/// A line that leads to what stands under it, and the next answer or the sign-off right under it.
fn lead_ins(letter: &Letter, findings: &mut Findings) {
    let blocks: Vec<usize> = (0..letter.blocks.len()).filter(|&at| !letter.blocks[at].words.is_empty()).collect();
    let leads: Vec<usize> =
        (0..blocks.len()).filter(|&place| leads_on(letter, &letter.blocks[blocks[place]])).collect();
    if leads.is_empty() {
        return;
    }
    let ends = |found: Vec<Found>| found.into_iter().map(|found| (found.end, found.start)).collect::<BTreeMap<_, _>>();
    let (links, others) = (ends(cues().link_follows.in_letter(letter)), ends(cues().leads_on.in_letter(letter)));
    for place in leads {
        let index = blocks[place];
        let end = letter.blocks[index].words.end;
        let ends = |found: &BTreeMap<usize, usize>| found.get(&end).map(|start| *start..end);
        let link = ends(&links);
        let nothing = match blocks.get(place + 1).map(|&next| (next, &letter.blocks[next])) {
            Some((next, _)) if is_next_answer(letter, index, next) => true,
            // what goes with a letter may stand under the name
            Some((_, next)) if next.region == Region::SignOff => {
                link.is_some() && blocks[place + 1..].iter().all(|&at| is_closing(letter, &letter.blocks[at]))
            }
            _ => false,
        };
        if let Some(words) = link.or_else(|| ends(&others)).filter(|_| nothing) {
            let message = "Nothing stands behind this colon. Add what the line leads to, or end the sentence.";
            findings.push(Finding::new(letter.words_span(words), message).label("nothing follows"));
        }
    }
}

/// Whether a line of the authority's own ends in a colon and is long enough to lead on.
fn leads_on(letter: &Letter, block: &Block) -> bool {
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '\n', '\r', '\t']);
    let own = block.region.is_own_prose() && block.kind != BlockKind::Row;
    own && body.ends_with(':') && block.words.len() >= LEAD_IN
}

/// Whether a block begins with the number after that of the block before.
fn is_next_answer(letter: &Letter, index: usize, next: usize) -> bool {
    let (Some(own), Some(after)) = (mark_at(letter, index), mark_at(letter, next)) else { return false };
    let goes_on = own.style == Style::Number && after.style == own.style && after.number == own.number + 1;
    let block = &letter.blocks[next];
    // a field to fill in, or one of several links
    let sentence = letter.sentence_of(block.words.start).is_some_and(|sentence| sentence.terminated);
    let link = block.words.clone().any(|at| matches!(letter.words[at].kind, WordKind::Url | WordKind::Email));
    goes_on && sentence && !link
}

/// Whether a block closes a letter: the sign-off, or the rights under it.
fn is_closing(letter: &Letter, block: &Block) -> bool {
    let link = block.words.clone().any(|at| letter.words[at].kind == WordKind::Url);
    !link && block.kind != BlockKind::Row && (block.region == Region::SignOff || block.region.is_rights())
}

fn address(letter: &Letter, found: Found, above: bool, findings: &mut Findings) {
    let index = letter.block_of(found.start);
    let words = if above { 0..found.start } else { found.end..letter.words.len() };
    let blocks = if above { &letter.blocks[..index] } else { &letter.blocks[index + 1..] };
    let own = letter.blocks[index].region.is_own_prose();
    if !own || has_place(letter, words) || blocks.iter().any(|block| is_address_line(letter, block)) {
        return;
    }
    let where_to = if above { "above" } else { "below" };
    let span = letter.words_span(found.start..found.end);
    let message = format!("The letter has no address {where_to}. Write the address out here.");
    findings.push(Finding::new(span, message).label(format!("no address {where_to}")));
}

/// Whether a postcode, an e-mail address or a PO box stands in a run of words.
fn has_place(letter: &Letter, words: std::ops::Range<usize>) -> bool {
    words.clone().any(|index| {
        let word = letter.words[index];
        match word.kind {
            WordKind::Email => true,
            WordKind::Mixed | WordKind::Number | WordKind::Reference => is_inward(letter.word(index)),
            _ => false,
        }
    })
}

/// "9DS": the second half of a postcode.
fn is_inward(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() == 3 && bytes[0].is_ascii_digit() && bytes[1..].iter().all(u8::is_ascii_uppercase)
        || (5..=7).contains(&bytes.len()) && is_inward(&word[word.len().saturating_sub(3)..]) && word.is_ascii()
}

/// "Civic Hall, Station Road": a short line with a word of addresses, outside sentences.
fn is_address_line(letter: &Letter, block: &Block) -> bool {
    // the lines of a head are one block where nothing marks their ends
    let most = if block.region == Region::Letterhead { 3 * ADDRESS_LINE } else { ADDRESS_LINE };
    let short = (1..=most).contains(&block.words.len());
    let own = !matches!(block.region, Region::Request | Region::Statute);
    let stop = block.span.of(letter.text()).trim_end().ends_with(['.', '?', ':']) && block.words.len() > 5;
    short
        && own
        && !stop
        && block
            .words
            .clone()
            .any(|index| letter.words[index].capital && cues().address_word.at(&letter.words, index).is_some())
}

/// "the enclosed information" in a passage on copyright, where the letter gives nothing and names nothing that goes
/// with it.
fn enclosed(letter: &Letter, findings: &mut Findings) {
    let block_of = |found: &Found| &letter.blocks[letter.block_of(found.start)];
    let things: Vec<(&Block, Found)> = cues()
        .thing_with_it
        .in_letter(letter)
        .into_iter()
        .map(|found| (block_of(&found), found))
        .filter(|(block, _)| block.region != Region::Request)
        .collect();
    let lawyers = |block: &Block| cues().copyright.is_in(&letter.words, block.words.clone());
    if things.is_empty() || !things.iter().all(|(block, _)| lawyers(block)) {
        return;
    }
    let own = |found: &Found| block_of(found).region != Region::Request;
    let elsewhere = cues()
        .goes_with_it
        .in_letter(letter)
        .into_iter()
        .any(|hit| own(&hit) && !things.iter().any(|(_, thing)| thing.start <= hit.start && hit.end <= thing.end));
    let nothing = cues().nothing_given.in_letter(letter).iter().any(own);
    if elsewhere || !nothing {
        return;
    }
    let mut paragraphs: Vec<(Span, Finding)> = Vec::new();
    for (block, thing) in things {
        let span = letter.words_span(thing.start..thing.end);
        match paragraphs.last_mut() {
            Some((place, finding)) if *place == block.span => *finding = finding.clone().related(span, "and here"),
            _ => {
                let message = "Nothing goes with this letter: no other sentence encloses or attaches anything. Take the sentence out, or name what is sent.";
                paragraphs.push((block.span, Finding::new(span, message).label("nothing is sent")));
            }
        }
    }
    paragraphs.into_iter().for_each(|(_, finding)| findings.push(finding));
}
