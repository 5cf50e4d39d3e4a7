//! Levels that stand as a value beside their label: a line "Threat level: SEVERE", a table row, a heading with the level
//! below it. Only a bare label with one level is read, with no date in its row or in the row of headings above: a label
//! with more words is a title, and several labels with different levels explain the scale.

use super::about::about_terrorism;
use super::scope::scope;
use super::topics::{is_one, topics};
use super::{ThreatStatement, Threats};
use crate::facts::dates::month_name;
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::tables::Level;

/// What may stand before "threat level" in a label.
const BEFORE: [&str; 13] = [
    "national",
    "uk",
    "the",
    "current",
    "terrorism",
    "terrorist",
    "terror",
    "international",
    "present",
    "overall",
    "our",
    "united",
    "kingdom",
];
/// What makes it the published level of terrorism.
const NAMED: [&str; 6] = ["national", "uk", "terrorism", "terrorist", "terror", "kingdom"];
/// No row that states a level is longer, in words.
const LONGEST: usize = 20;

/// Add the levels of labels in these blocks to `threats`.
pub(super) fn labels(letter: &Letter, blocks: &[usize], threats: &mut Threats) {
    let (mut found, mut heading): (Vec<ThreatStatement>, Option<usize>) = (Vec::new(), None);
    for (index, block) in letter.blocks.iter().enumerate() {
        let row = block.kind == BlockKind::Row;
        // the first row of a table, or what reads as a heading straight above it
        let above = index.checked_sub(1).filter(|&above| letter.blocks[above].kind == BlockKind::Row);
        heading = match above {
            Some(above) if row => heading.or(Some(above)),
            _ => index.checked_sub(1).filter(|&above| row && letter.blocks[above].kind == BlockKind::Heading),
        };
        let dated = |at: usize| letter.blocks[at].words.clone().take(60).any(|at| dates(letter, at));
        if blocks.binary_search(&index).is_ok() {
            found.extend(label(letter, block, index).filter(|_| !heading.is_some_and(dated)));
        }
    }
    let same =
        |label: &ThreatStatement, other: &ThreatStatement| label.level == other.level || label.scope != other.scope;
    if found.iter().any(|label| !same(label, &found[0])) {
        // the scale explained, level by level
        threats.current.retain(|stated| found.iter().all(|label| label.span != stated.span));
        return;
    }
    let fresh = |label: &ThreatStatement| threats.current.iter().all(|stated| stated.span != label.span);
    found.retain(fresh);
    if !found.is_empty() && about_terrorism(letter) {
        threats.current.extend(found);
        threats.current.sort_by_key(|stated| stated.span.start);
    }
}

fn dates(letter: &Letter, at: usize) -> bool {
    letter.words[at].kind == WordKind::Number
        || (1..=12).any(|month| letter.word(at).eq_ignore_ascii_case(month_name(month)))
}

fn label(letter: &Letter, block: &Block, index: usize) -> Option<ThreatStatement> {
    let kind = !matches!(block.kind, BlockKind::Literal | BlockKind::Quote);
    let region = block.region.is_own_prose() || block.region == Region::Letterhead;
    let row = block.kind == BlockKind::Row;
    if !kind || !region || block.words.is_empty() || block.words.len() > LONGEST {
        return None;
    }
    if block.words.clone().any(|at| dates(letter, at)) {
        return None;
    }
    let sentence = letter.sentences.get(block.sentences.start).filter(|sentence| sentence.block == index)?;
    let found = topics(letter, sentence, false);
    let [topic] = found[..] else { return None };
    let before = block.words.start..topic.start;
    let named = before.clone().any(|at| is_one(letter, at, &NAMED));
    if !before.into_iter().all(|at| is_one(letter, at, &BEFORE)) || row && !named {
        return None;
    }
    let at = topic.end;
    let level = letter.words.get(at).filter(|word| word.capital).and_then(|_| Level::parse(letter.word(at)))?;
    let between = letter.text().get(letter.words[at - 1].span().end..letter.words[at].span().start)?;
    if !between.contains([':', '|', '\t', '\n', '–', '-']) {
        return None;
    }
    let inside = block.words.contains(&at);
    let alone = if inside {
        at + 1 == block.words.end || row && !(at + 1..block.words.end).any(|at| Level::parse(letter.word(at)).is_some())
    } else {
        // the value below its label, with nothing beside it
        named
            && !letter.blocks[index].words.is_empty()
            && letter.blocks.get(index + 1).is_some_and(|next| next.words == (at..at + 1))
    };
    if !alone {
        return None;
    }
    let scope = scope(letter, block.words.start..at + 1, at)?;
    Some(ThreatStatement {
        span: letter.words[at].span(),
        level,
        scope,
        since: None,
        after: at + 1..at + 1,
        loose: false,
    })
}
