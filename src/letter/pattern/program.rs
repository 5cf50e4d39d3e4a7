//! Patterns as steps that know their letters: what a formula is laid along a text by.

use super::parse::Item;
use super::{Elem, Slot};

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
