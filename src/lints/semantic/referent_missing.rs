//! The letter points at something that it does not have: "the above address" with no address above, "the enclosed
//! information" where nothing is given. Anything that might be what is meant keeps it quiet.

use crate::letter::pattern::Found;
use crate::letter::{Block, Kind, Letter, Region, WordKind};
use crate::lints::leftovers::cues;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// A line of an address has at most this many words.
const ADDRESS_LINE: usize = 12;

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
