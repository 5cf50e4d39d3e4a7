//! Two sentences word by word: what stands in both, and what differs between.

use std::ops::Range;

use super::Token;

/// So many words of their own two wordings of one sentence share at least.
const FEWEST: usize = 6;
/// So many, where the shorter is all but a part of the longer.
const FEWEST_OF_A_PART: usize = 5;
/// The share of the shorter wording that must stand in the other, in percent.
const SHARE: usize = 50;
/// The same for a short sentence that is a part.
const SHARE_OF_A_PART: usize = 85;
/// Of what differs behind the last word that both share so many tokens are looked at, and no more may differ before the
/// first.
pub const EDGE: usize = 4;

/// A place where two wordings differ: tokens of the first and of the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Of the first.
    pub left: Range<usize>,
    /// Of the second.
    pub right: Range<usize>,
    /// Whether it was cut: the two go on, and not in the same words.
    pub cut: bool,
}

/// Two wordings of one sentence side by side.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The tokens that are the same: of the first and of the second, in order.
    pub pairs: Vec<(usize, usize)>,
    /// Where they differ, in order; where only the comma before a pair differs, both ranges are empty.
    pub hunks: Vec<Hunk>,
    /// How many words of their own are the same, in percent of the longer.
    pub share_of_longer: usize,
}

/// Align two sentences, if they are wordings of one.
pub fn align(left: &[Token], right: &[Token]) -> Option<Alignment> {
    let mut pairs = common(left, right);
    drop_islands(&mut pairs, left.len(), right.len());
    let own = |tokens: &[Token]| tokens.iter().filter(|token| !token.slot).count().max(1);
    let same = pairs.iter().filter(|(at, _)| !left[*at].slot).count();
    let (short, long) = (own(left).min(own(right)), own(left).max(own(right)));
    let share = same * 100 / short;
    let part = same >= FEWEST_OF_A_PART && share >= SHARE_OF_A_PART;
    if !part && (same < FEWEST || share < SHARE) {
        return None;
    }
    let hunks = hunks(&pairs, left, right);
    Some(Alignment { pairs, hunks, share_of_longer: same * 100 / long })
}

/// The longest run of tokens in both, in order, gaps allowed.
fn common(left: &[Token], right: &[Token]) -> Vec<(usize, usize)> {
    let same = |a: usize, b: usize| left[a].key == right[b].key;
    let most = left.len().min(right.len());
    let head = (0..most).take_while(|&at| same(at, at)).count();
    let tail = (0..most - head).take_while(|&back| same(left.len() - 1 - back, right.len() - 1 - back)).count();
    let (rows, columns) = (left.len() - head - tail, right.len() - head - tail);
    let width = columns + 1;
    let mut lengths = vec![0u16; (rows + 1) * width];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            lengths[row * width + column] = if same(head + row, head + column) {
                lengths[(row + 1) * width + column + 1] + 1
            } else {
                lengths[(row + 1) * width + column].max(lengths[row * width + column + 1])
            };
        }
    }
    let mut pairs: Vec<(usize, usize)> = (0..head).map(|at| (at, at)).collect();
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        if same(head + row, head + column) {
            pairs.push((head + row, head + column));
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs.extend((0..tail).rev().map(|back| (left.len() - 1 - back, right.len() - 1 - back)));
    pairs
}

/// A single word that both share amid much that differs ("the", "of") says nothing.
fn drop_islands(pairs: &mut Vec<(usize, usize)>, left: usize, right: usize) {
    /// So many tokens differ on both sides together.
    const MUCH: usize = 4;
    let old = std::mem::take(pairs);
    let apart = |one: (usize, usize), two: (usize, usize)| (two.0 - one.0 - 1) + (two.1 - one.1 - 1);
    for (at, &pair) in old.iter().enumerate() {
        let before = match at.checked_sub(1) {
            Some(before) => apart(old[before], pair),
            None => pair.0 + pair.1,
        };
        let after = match old.get(at + 1) {
            Some(&next) => apart(pair, next),
            None => (left - pair.0 - 1) + (right - pair.1 - 1),
        };
        if before == 0 || after == 0 || before + after < MUCH {
            pairs.push(pair);
        }
    }
}

fn hunks(pairs: &[(usize, usize)], left: &[Token], right: &[Token]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    let mut push = |hunk: Hunk| match hunks.last_mut() {
        // what touches is one difference
        Some(last) if last.left.end == hunk.left.start && last.right.end == hunk.right.start => {
            last.left.end = hunk.left.end;
            last.right.end = hunk.right.end;
            last.cut |= hunk.cut;
        }
        _ => hunks.push(hunk),
    };
    let (Some(&first), Some(&last)) = (pairs.first(), pairs.last()) else { return hunks };
    // other words before what both share make another sentence of it
    if first != (0, 0) && first.0 <= EDGE && first.1 <= EDGE {
        push(Hunk { left: 0..first.0, right: 0..first.1, cut: false });
    }
    let mut before: Option<(usize, usize)> = None;
    for &(at, other) in pairs {
        let (from, from_other) = before.map_or((at, other), |(at, other)| (at + 1, other + 1));
        let comma = before.is_some() && left[at].comma != right[other].comma;
        if from < at || from_other < other || comma {
            push(Hunk { left: from..at, right: from_other..other, cut: false });
        }
        before = Some((at, other));
    }
    let (rest, rest_other) = (left.len() - last.0 - 1, right.len() - last.1 - 1);
    if rest + rest_other > 0 {
        let cut = rest > EDGE || rest_other > EDGE;
        let end = |at: usize, rest: usize| at + 1..at + 1 + rest.min(EDGE);
        push(Hunk { left: end(last.0, rest), right: end(last.1, rest_other), cut });
    }
    hunks
}
