//! Patterns as steps: what a set of patterns runs, and what a formula is laid along a text by.

use super::parse::{Build, Item, build};
use super::{Elem, PatternError, Slot};

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// This word: its key, and where it stands in the text of the pattern.
    Word {
        /// What is compared.
        key: u64,
        /// First byte.
        start: u32,
        /// One past the last byte.
        end: u32,
    },
    /// What fills this slot.
    Slot(Slot),
    /// Go on with the next step, or else with this one.
    Split(u32),
    /// Go on with this step.
    Jump(u32),
    /// A pattern ends; its number.
    End(u32),
}

/// Append the steps of a pattern.
///
/// # Errors
/// When it cannot be read; then some of its steps may have been appended.
pub fn compile(pattern: &str, ops: &mut Vec<Op>) -> Result<(), PatternError> {
    build(pattern, &mut Compiler { ops, open: Vec::new() })
}

/// Makes steps of the parts of a pattern as they are read.
struct Compiler<'o> {
    ops: &'o mut Vec<Op>,
    /// For each group around the place: the step that may go on with the next alternative, and the last of the jumps to
    /// the end of the group; each of these names the one before it until the end is known.
    open: Vec<(usize, u32)>,
}

/// No jump.
const NONE: u32 = u32::MAX;

impl Compiler<'_> {
    /// An alternative ends: a jump to the end of the group, and the next alternative may begin.
    fn end_alternative(&mut self) {
        let (split, jumps) = self.open.last_mut().expect("an alternative is in a group");
        self.ops.push(Op::Jump(*jumps));
        *jumps = self.ops.len() as u32 - 1;
        self.ops[*split] = Op::Split(self.ops.len() as u32);
    }
}

impl Build for Compiler<'_> {
    fn elem(&mut self, elem: Elem) {
        self.ops.push(match elem {
            Elem::Word { key, start, end } => Op::Word { key, start, end },
            Elem::Slot(slot) => Op::Slot(slot),
        });
    }

    fn open(&mut self, _: bool) {
        self.open.push((self.ops.len(), NONE));
        self.ops.push(Op::Split(0));
    }

    fn next(&mut self) {
        self.end_alternative();
        let group = self.open.last_mut().expect("an alternative is in a group");
        group.0 = self.ops.len();
        self.ops.push(Op::Split(0));
    }

    fn close(&mut self, optional: bool) {
        let (split, mut jumps) = self.open.pop().expect("a group that closes was opened");
        let end = self.ops.len() as u32;
        // there is no other way than the last alternative, or that of leaving the group out
        self.ops[split] = if optional { Op::Split(end) } else { Op::Jump(split as u32 + 1) };
        while let Some(Op::Jump(before)) = self.ops.get(jumps as usize).copied() {
            self.ops[jumps as usize] = Op::Jump(end);
            jumps = before;
        }
    }
}

/// Append the steps of items, in their order or, `backward`, from the last word to the first.
pub fn emit(items: &[Item], backward: bool, ops: &mut Vec<Op>) {
    let one = |item: &Item, ops: &mut Vec<Op>| match item {
        Item::Elem(Elem::Word { key, start, end }) => ops.push(Op::Word { key: *key, start: *start, end: *end }),
        Item::Elem(Elem::Slot(slot)) => ops.push(Op::Slot(*slot)),
        Item::Group { alternatives, optional } => group(alternatives, *optional, backward, ops),
    };
    if backward {
        items.iter().rev().for_each(|item| one(item, ops));
    } else {
        items.iter().for_each(|item| one(item, ops));
    }
}

fn group(alternatives: &[Vec<Item>], optional: bool, backward: bool, ops: &mut Vec<Op>) {
    let mut jumps = Vec::new();
    for (index, alternative) in alternatives.iter().enumerate() {
        let last = index + 1 == alternatives.len() && !optional;
        let split = ops.len();
        if !last {
            ops.push(Op::Split(0));
        }
        emit(alternative, backward, ops);
        if !last {
            jumps.push(ops.len());
            ops.push(Op::Jump(0));
            ops[split] = Op::Split(ops.len() as u32);
        }
    }
    let end = ops.len() as u32;
    jumps.into_iter().for_each(|jump| ops[jump] = Op::Jump(end));
}
