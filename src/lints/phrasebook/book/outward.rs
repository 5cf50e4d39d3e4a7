//! Formulae as steps outward from the words by which their halves are found. Those of the built-in formulae are worked
//! out when foilint is built; those of a user's are when they are first met in a letter, because most never are.

use std::sync::OnceLock;

use super::{Anchor, Formula};
use crate::letter::pattern::{self, Item, Op, bit_of, emit};

/// The steps of one side of a formula.
#[derive(Clone, Copy, Debug)]
pub struct Steps<'a> {
    /// Steps of this side and of others.
    pub ops: &'a [Op],
    /// Where those of this side begin, and what words they have.
    pub side: Side,
}

/// One side of a formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Its first step.
    pub first: u32,
    /// Its words as bits; all of them where a slot may hold any word.
    pub words: u64,
}

/// The side before the shared words, from the last word to the first, and the one after them.
pub type Sides = [Side; 2];

impl Side {
    fn lay(items: &[Item], backward: bool, ops: &mut Vec<Op>) -> Side {
        let first = ops.len();
        emit(items, backward, ops);
        let bits = |op: &Op| match op {
            Op::Word { key, .. } => bit_of(*key),
            Op::Slot(_) => u64::MAX,
            _ => 0,
        };
        let words = ops[first..].iter().fold(0, |words, op| words | bits(op));
        ops.push(Op::End(0));
        Side { first: first as u32, words }
    }
}

/// Append the steps of a formula, whose words are `written`, outward from an anchor.
pub fn lay(formula: Formula, written: &str, anchor: &Anchor, ops: &mut Vec<Op>) -> Sides {
    let items = pattern::parse(written).expect("a formula was read when the book was made");
    let first = usize::from(formula.anchors[usize::from(anchor.second)]);
    let (before, after) = (&items[..first], &items[first + usize::from(anchor.len)..]);
    [Side::lay(before, true, ops), Side::lay(after, false, ops)]
}

/// The steps of many formulae, by formula and half.
pub enum Outward {
    /// Worked out when foilint was built.
    Compiled(&'static [Op], &'static [[Sides; 2]]),
    /// Worked out when they are first met.
    Met(Vec<[OnceLock<Box<Met>>; 2]>),
}

/// The steps around the shared words of one half.
pub struct Met {
    ops: Vec<Op>,
    sides: Sides,
}

impl Outward {
    /// For formulae of which none was met.
    pub fn of(formulae: &[Formula]) -> Outward {
        Outward::Met(formulae.iter().map(|_| [OnceLock::new(), OnceLock::new()]).collect())
    }

    /// The steps of a formula outward from an anchor. `formula` gives the formula and its words.
    pub fn around<'a>(&'a self, anchor: &Anchor, formula: impl FnOnce() -> (Formula, &'a str)) -> [Steps<'a>; 2] {
        let (at, half) = (anchor.formula as usize, usize::from(anchor.second));
        let (ops, sides) = match self {
            Outward::Compiled(ops, sides) => (*ops, sides[at][half]),
            Outward::Met(met) => {
                let met = met[at][half].get_or_init(|| {
                    let (formula, written) = formula();
                    let mut ops = Vec::new();
                    let sides = lay(formula, written, anchor, &mut ops);
                    Box::new(Met { ops, sides })
                });
                (&*met.ops, met.sides)
            }
        };
        sides.map(|side| Steps { ops, side })
    }
}
