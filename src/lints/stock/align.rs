//! Two sentences word by word: what stands in both, and what differs between.

use std::ops::Range;

use super::Token;
use super::tokens::MOST;

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
pub(super) fn common(left: &[Token], right: &[Token]) -> Vec<Same> {
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

/// The same for what is left when both ends are cut off. Both begin at token `from`.
///
/// For each pair of beginnings it takes how many tokens the rests share. From one column of the second wording to the
/// one before, that is one more or the same: so a row is a bit for each column, the last column first, and is worked out
/// from the row below by one addition (Hyyrö, Bit-Parallel LCS-length Computation Revisited, 2004).
fn longest(left: &[Token], right: &[Token], from: usize, runs: &mut Vec<Same>) {
    if left.is_empty() || right.is_empty() {
        return;
    }
    let (places, words) = (Columns::of(right), right.len().div_ceil(64));
    let mut rows = vec![0u64; (left.len() + 1) * words];
    for (row, token) in left.iter().enumerate().rev() {
        let same = places.same(*token, right);
        let (above, below) = rows[row * words..][..2 * words].split_at_mut(words);
        let mut carry = false;
        for ((above, below), same) in above.iter_mut().zip(below).zip(same) {
            let same = !*below & same;
            let (sum, over) = (!*below).overflowing_add(same);
            let (sum, again) = sum.overflowing_add(u64::from(carry));
            carry = over | again;
            *above = !(sum | !*below & !same);
        }
    }
    // how many tokens the rests share from a row and a column
    let shared = |row: usize, column: usize| -> u32 {
        let (bits, columns) = (&rows[row * words..][..words], right.len() - column);
        let whole: u32 = bits[..columns / 64].iter().map(|bits| bits.count_ones()).sum();
        whole + bits.get(columns / 64).map_or(0, |bits| (bits & ((1 << (columns % 64)) - 1)).count_ones())
    };
    let (mut row, mut column) = (0, 0);
    while row < left.len() && column < right.len() {
        if left[row].key() == right[column].key() {
            push(runs, Same { left: from + row, right: from + column, len: 1 });
            (row, column) = (row + 1, column + 1);
        } else if shared(row + 1, column) >= shared(row, column + 1) {
            row += 1;
        } else {
            column += 1;
        }
    }
}

/// Where the tokens of a wording stand, counted from the last, in lists by a part of their keys.
struct Columns {
    /// The last of each list, one more than its place; 0 for an empty list.
    last: [u8; 64],
    /// For each the one before it in its list.
    before: [u8; MOST + 1],
}

impl Columns {
    fn of(tokens: &[Token]) -> Columns {
        let mut columns = Columns { last: [0; 64], before: [0; MOST + 1] };
        for (at, token) in tokens.iter().rev().enumerate() {
            let last = &mut columns.last[Columns::list(*token)];
            columns.before[at + 1] = std::mem::replace(last, at as u8 + 1);
        }
        columns
    }

    fn list(token: Token) -> usize {
        (token.key() >> 58) as usize
    }

    /// A bit for each of the tokens that is the same.
    fn same(&self, token: Token, tokens: &[Token]) -> [u64; MOST.div_ceil(64)] {
        let mut bits = [0; MOST.div_ceil(64)];
        let mut at = usize::from(self.last[Columns::list(token)]);
        while at > 0 {
            let found = tokens[tokens.len() - at].key() == token.key();
            bits[(at - 1) / 64] |= u64::from(found) << ((at - 1) % 64);
            at = usize::from(self.before[at]);
        }
        bits
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
