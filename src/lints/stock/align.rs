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

/// A run of tokens that both wordings have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Same {
    /// The first of it in the first wording.
    pub left: usize,
    /// The first of it in the second.
    pub right: usize,
    /// How many tokens it has: at least one.
    pub len: usize,
}

impl Same {
    /// One past its last token in both.
    fn end(self) -> (usize, usize) {
        (self.left + self.len, self.right + self.len)
    }
}

/// Two wordings of one sentence side by side.
#[derive(Clone, Debug)]
pub struct Alignment {
    /// The tokens that are the same, in order; at least one run.
    pub same: Vec<Same>,
    /// How many words of their own are the same, in percent of the longer.
    pub share_of_longer: usize,
}

/// What `same` words of their own in both make of two sentences that have so many: their percentage of the longer if
/// they are wordings of one, otherwise nothing.
pub fn share(same: usize, one: usize, other: usize) -> Option<usize> {
    let (short, long) = (one.min(other).max(1), one.max(other).max(1));
    let share = same * 100 / short;
    let part = same >= FEWEST_OF_A_PART && share >= SHARE_OF_A_PART;
    (part || same >= FEWEST && share >= SHARE).then_some(same * 100 / long)
}

/// Align two sentences, if they are wordings of one.
pub fn align(left: &[Token], right: &[Token]) -> Option<Alignment> {
    let mut same = common(left, right);
    drop_islands(&mut same, left.len(), right.len());
    let own = |tokens: &[Token]| tokens.iter().filter(|token| !token.slot()).count();
    let kept = same.iter().map(|run| own(&left[run.left..run.end().0])).sum();
    share(kept, own(left), own(right)).map(|share_of_longer| Alignment { same, share_of_longer })
}

/// The longest run of tokens in both, in order, gaps allowed.
fn common(left: &[Token], right: &[Token]) -> Vec<Same> {
    let same = |(a, b): (&Token, &Token)| a.key() == b.key();
    let head = left.iter().zip(right).take_while(|pair| same(*pair)).count();
    let (left, right) = (&left[head..], &right[head..]);
    let tail = left.iter().rev().zip(right.iter().rev()).take_while(|pair| same(*pair)).count();
    let mut runs = Vec::with_capacity(4);
    if head > 0 {
        runs.push(Same { left: 0, right: 0, len: head });
    }
    let ends = (left.len() - tail, right.len() - tail);
    longest(&left[..ends.0], &right[..ends.1], head, &mut runs);
    if tail > 0 {
        push(&mut runs, Same { left: head + ends.0, right: head + ends.1, len: tail });
    }
    runs
}

/// Append a run; what touches is one.
fn push(runs: &mut Vec<Same>, run: Same) {
    match runs.last_mut() {
        Some(last) if last.end() == (run.left, run.right) => last.len += run.len,
        _ => runs.push(run),
    }
}

/// The same for what is left when both ends are cut off, which is little as a rule. Both begin at token `from`.
fn longest(left: &[Token], right: &[Token], from: usize, runs: &mut Vec<Same>) {
    if left.is_empty() || right.is_empty() {
        return;
    }
    // for each pair of beginnings how many tokens the rests share, from the last pair to the first
    let width = right.len() + 1;
    let mut lengths = vec![0u8; (left.len() + 1) * width];
    for (row, token) in left.iter().enumerate().rev() {
        let (above, below) = lengths[row * width..][..2 * width].split_at_mut(width);
        let mut behind = 0;
        for ((cell, below), other) in above[..right.len()].iter_mut().zip(below.windows(2)).zip(right).rev() {
            behind = if token.key() == other.key() { below[1] + 1 } else { below[0].max(behind) };
            *cell = behind;
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < left.len() && column < right.len() {
        if left[row].key() == right[column].key() {
            push(runs, Same { left: from + row, right: from + column, len: 1 });
            (row, column) = (row + 1, column + 1);
        } else if lengths[(row + 1) * width + column] >= lengths[row * width + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// A single word that both share amid much that differs ("the", "of") says nothing.
fn drop_islands(runs: &mut Vec<Same>, left: usize, right: usize) {
    /// So many tokens differ on both sides together.
    const MUCH: usize = 4;
    if runs.iter().all(|run| run.len > 1) {
        return;
    }
    let apart = |end: (usize, usize), start: (usize, usize)| (start.0 - end.0) + (start.1 - end.1);
    let mut end = (0, 0);
    let mut at = 0;
    let starts: Vec<(usize, usize)> = runs.iter().map(|run| (run.left, run.right)).chain([(left, right)]).collect();
    runs.retain(|run| {
        let (before, after) = (apart(end, starts[at]), apart(run.end(), starts[at + 1]));
        (end, at) = (run.end(), at + 1);
        run.len > 1 || before == 0 || after == 0 || before + after < MUCH
    });
}

/// Where two aligned wordings differ, in order; where only the comma before a token differs, both ranges are empty.
pub fn hunks(same: &[Same], left: &[Token], right: &[Token]) -> Vec<Hunk> {
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
    let (Some(&first), Some(&last)) = (same.first(), same.last()) else { return hunks };
    // other words before what both share make another sentence of it
    if (first.left, first.right) != (0, 0) && first.left <= EDGE && first.right <= EDGE {
        push(Hunk { left: 0..first.left, right: 0..first.right, cut: false });
    }
    let mut end = (first.left, first.right);
    for run in same {
        let tokens = left[run.left..].iter().zip(&right[run.right..]).take(run.len);
        for (at, (one, other)) in tokens.enumerate() {
            let here = (run.left + at, run.right + at);
            let comma = here != (first.left, first.right) && one.comma() != other.comma();
            if comma || end != here {
                push(Hunk { left: end.0..here.0, right: end.1..here.1, cut: false });
            }
            end = (here.0 + 1, here.1 + 1);
        }
    }
    let end = last.end();
    let (rest, rest_other) = (left.len() - end.0, right.len() - end.1);
    if rest + rest_other > 0 {
        let cut = rest > EDGE || rest_other > EDGE;
        push(Hunk { left: end.0..end.0 + rest.min(EDGE), right: end.1..end.1 + rest_other.min(EDGE), cut });
    }
    hunks
}
