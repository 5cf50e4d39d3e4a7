//! An approved paragraph laid against a passage of a letter, word by word. Whole sentences of the letter before and
//! after it are the writer's own and cost nothing; a hole takes a few words for nothing.

use std::ops::Range;

use super::tokens::Token;
use crate::letter::HoleKind;

/// Of so many approved words one may differ, or the passage is no copy.
const WORDS_A_CHANGE: usize = 8;
/// A copy has one changed place, and one more for so many words.
const WORDS_A_PLACE: usize = 40;
/// A shorter paragraph (words) is a copy only where it stands alone.
const FEWEST_BESIDE_OTHERS: usize = 24;
/// So many words at its beginning or end must be as approved.
const SAME_AT_AN_END: usize = 3;

/// Two texts side by side.
#[derive(Debug)]
pub(super) struct Laid {
    /// The words of the letter that the paragraph makes up, as indices into the passage.
    pub words: Range<usize>,
    /// The words that fill holes.
    pub fills: Vec<Range<usize>>,
    /// Where they differ.
    pub changes: Vec<Raw>,
    /// How many words differ.
    pub cost: usize,
    ends_alike: bool,
    /// The words that one lost stretch of whole sentences leaves.
    without_sentences: Option<usize>,
}

/// A difference as indices: into the paragraph, into the passage.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    pub approved: Range<usize>,
    pub found: Range<usize>,
}

impl Laid {
    /// Whether the passage is a copy of a paragraph of so many words with a little changed. In a block of so many words
    /// with sentences of the writer's own, one formula of the genre is no copy.
    pub fn is_near(&self, words: usize, block: usize) -> bool {
        let alone = self.words.len() == block;
        if !alone && (words < FEWEST_BESIDE_OTHERS || self.words.len() * 2 < block) {
            return false;
        }
        let little =
            self.cost * WORDS_A_CHANGE <= words && self.changes.len() <= 1 + words / WORDS_A_PLACE && self.ends_alike;
        // a sentence struck out, and nothing else
        let struck =
            alone && self.without_sentences.is_some_and(|left| left >= FEWEST_BESIDE_OTHERS && left * 5 >= words * 3);
        little || struck
    }
}

/// How many words a hole may take.
fn room(kind: HoleKind) -> usize {
    match kind {
        HoleKind::Number | HoleKind::Reference => 5,
        HoleKind::Date | HoleKind::Name => 6,
        HoleKind::Authority | HoleKind::Section => 12,
        HoleKind::Contact | HoleKind::Text => 25,
        HoleKind::Direction => 0,
    }
}

const NEVER: u16 = u16::MAX / 2;

/// Lay a paragraph against a passage; `None` where nothing of it is there.
pub(super) fn lay(approved: &[Token], found: &[Token]) -> Option<Laid> {
    let (rows, columns) = (approved.len(), found.len());
    let width = columns + 1;
    let mut costs = vec![NEVER; (rows + 1) * width];
    // at most one word in eight differs: what costs more need not be known, but a struck sentence may be long
    for at in 0..=columns {
        let fresh = found.get(at).is_some_and(|token| token.begins);
        costs[at] = if at == 0 || fresh { 0 } else { costs[at - 1].saturating_add(1) };
    }
    for (row, token) in approved.iter().enumerate() {
        let (above, here) = costs[row * width..(row + 2) * width].split_at_mut(width);
        for at in 0..=columns {
            here[at] = match token.hole {
                // nothing may stand there, or a few words
                Some(kind) => above[at.saturating_sub(room(kind))..=at].iter().copied().min().unwrap_or(NEVER),
                None => {
                    let lost = above[at] + 1;
                    let (mut best, before) = (lost, at.checked_sub(1));
                    if let Some(before) = before {
                        let wrong = u16::from(found[before].key != token.key);
                        best = best.min(above[before] + wrong).min(here[before] + 1);
                    }
                    best
                }
            };
        }
    }
    let last = &costs[rows * width..];
    let end = (1..=columns).filter(|&at| found[at - 1].ends).min_by_key(|&at| (last[at], std::cmp::Reverse(at)))?;
    Some(trace(approved, found, &costs, end))
}

/// Go back from the end by the cheapest way.
fn trace(approved: &[Token], found: &[Token], costs: &[u16], end: usize) -> Laid {
    let width = found.len() + 1;
    let cost = |row: usize, at: usize| costs[row * width + at];
    let (mut row, mut at) = (approved.len(), end);
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut fills: Vec<(usize, Range<usize>)> = Vec::new();
    while row > 0 {
        let token = &approved[row - 1];
        let here = cost(row, at);
        if let Some(kind) = token.hole {
            let taken = (0..=room(kind).min(at)).find(|taken| cost(row - 1, at - taken) == here).unwrap_or(0);
            fills.push((row - 1, at - taken..at));
            (row, at) = (row - 1, at - taken);
            continue;
        }
        let same = at > 0 && found[at - 1].key == token.key;
        if same && cost(row - 1, at - 1) == here {
            pairs.push((row - 1, at - 1));
            (row, at) = (row - 1, at - 1);
        } else if at > 0 && cost(row - 1, at - 1) + 1 == here {
            (row, at) = (row - 1, at - 1);
        } else if cost(row - 1, at) + 1 == here {
            row -= 1;
        } else {
            at -= 1;
        }
    }
    // what stands between the last sentence of the writer's own and the first word laid
    let mut start = at;
    while start > 0 && !found.get(start).is_some_and(|token| token.begins) {
        start -= 1;
    }
    pairs.reverse();
    fills.reverse();
    let changes = changes(approved, found, start..end, &pairs, &fills);
    let alike = |mut at: std::ops::RangeInclusive<usize>| {
        at.all(|at| approved[at].hole.is_some() || pairs.binary_search_by_key(&at, |pair| pair.0).is_ok())
    };
    let rows = approved.len();
    let ends_alike =
        rows >= SAME_AT_AN_END && (alike(0..=SAME_AT_AN_END - 1) || alike(rows - SAME_AT_AN_END..=rows - 1));
    let struck = match changes.as_slice() {
        [Raw { approved: lost, found: left }] if left.is_empty() && !lost.is_empty() => {
            let whole = approved[lost.start].begins && approved[lost.end - 1].ends;
            whole.then(|| rows - lost.len())
        }
        _ => None,
    };
    Laid {
        words: start..end,
        fills: fills.into_iter().map(|(_, range)| range).filter(|range| !range.is_empty()).collect(),
        cost: cost(rows, end).into(),
        changes,
        ends_alike,
        without_sentences: struck,
    }
}

/// The runs of words that differ, in order; a word that differs by its case or by the mark after it is one too. No two
/// touch.
fn changes(
    approved: &[Token],
    found: &[Token],
    words: Range<usize>,
    pairs: &[(usize, usize)],
    fills: &[(usize, Range<usize>)],
) -> Vec<Raw> {
    // what corresponds, holes included, in order
    let mut steps: Vec<(usize, Range<usize>)> = pairs.iter().map(|&(row, at)| (row, at..at + 1)).collect();
    steps.extend(fills.iter().cloned());
    steps.sort_by_key(|(row, _)| *row);
    let mut changes: Vec<Raw> = Vec::new();
    let mut push = |approved: Range<usize>, found: Range<usize>| match changes.last_mut() {
        // neighbours are one change
        Some(last) if last.approved.end == approved.start && last.found.end == found.start => {
            (last.approved.end, last.found.end) = (approved.end, found.end);
        }
        _ => changes.push(Raw { approved, found }),
    };
    let (mut row, mut at) = (0, words.start);
    for (next_row, next) in steps.iter().cloned().chain([(approved.len(), words.end..words.end)]) {
        if row < next_row || at < next.start {
            push(row..next_row, at..next.start);
        }
        if next_row < approved.len() && approved[next_row].hole.is_none() {
            let (here, there) = (&approved[next_row], &found[next.start]);
            let last = next_row + 1 == approved.len() || next.end == words.end;
            let beside_hole = approved.get(next_row + 1).is_some_and(|token| token.hole.is_some());
            // where something else follows, the change there takes the mark with it
            let marks = !beside_hole && next_step_follows(&steps, next_row, next.start);
            if here.folded != there.folded || marks && other_mark(here, there, last) {
                push(next_row..next_row + 1, next.clone());
            }
        }
        (row, at) = (next_row + 1, next.end);
    }
    changes
}

/// Whether what comes after a pair corresponds too, so that the mark between can be compared.
fn next_step_follows(steps: &[(usize, Range<usize>)], row: usize, at: usize) -> bool {
    let next = steps.partition_point(|step| step.0 <= row);
    steps.get(next).is_none_or(|step| step.0 == row + 1 && step.1.start == at + 1)
}

/// Whether another mark follows a word. White space at an end does not matter.
fn other_mark(approved: &Token, found: &Token, last: bool) -> bool {
    if last { approved.mark.trim() != found.mark.trim() } else { approved.mark != found.mark }
}
