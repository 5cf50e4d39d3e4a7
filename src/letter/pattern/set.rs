//! Many patterns as one program. They are compiled as they are read; the table by which they are found is laid out
//! when they are first looked for.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::parse::{Build, build};
use super::{Elem, PatternError, Slot};

/// A set of patterns, found by their first word.
#[derive(Clone, Debug, Default)]
pub struct PatternSet {
    program: Cow<'static, [Step]>,
    /// The beginnings of the patterns, in the order in which they were added.
    begun: Vec<(u64, Way)>,
    table: OnceLock<Table>,
}

/// One step of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The word with this key.
    Word(u64),
    /// What fills this slot.
    Slot(Slot),
    /// Go on with the next step, or else with this one.
    Split(u32),
    /// Go on with this step.
    Jump(u32),
    /// A pattern ends; its number.
    End(u32),
}

/// How a pattern goes on after its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    /// The second word; [`ANY`] where too many others may follow to list them, or none.
    pub second: u64,
    /// The step after the words that it names.
    pub then: u32,
}

/// In place of a second word: whatever follows.
pub const ANY: u64 = 0;

/// So many steps are made room for where lists are joined, and so many beginnings: room that is never written costs
/// nothing, and what has to move is written twice.
const ROOM: usize = 2048;

/// The most second words of a pattern that are listed one by one.
const MOST_SECONDS: usize = 24;

/// Which words begin the patterns of a set, and how these go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The first words, in the order of their keys.
    pub firsts: Cow<'static, [First]>,
    /// The ways after each of them, in the order of the second words.
    pub ways: Cow<'static, [Way]>,
    /// One bit for each first word, by the low bits of its key; a power of two of them.
    pub bits: Cow<'static, [u64]>,
}

/// A first word of patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct First {
    /// Its key.
    pub key: u64,
    /// One bit for each second word.
    pub second_bits: [u64; 4],
    /// Its first way, and one past its last.
    pub ways: (u32, u32),
}

impl PatternSet {
    /// Add a pattern under a number of the caller's choice.
    ///
    /// # Errors
    /// When the pattern cannot be read or one of its ways begins with a slot or has no word.
    pub fn add(&mut self, id: usize, pattern: &str) -> Result<(), PatternError> {
        self.open();
        let program = self.program.to_mut();
        let start = program.len();
        let added = build(pattern, &mut Compiler { steps: program, open: Vec::new() }).and_then(|()| {
            program.push(Step::End(id as u32));
            begin(program, start, pattern, &mut self.begun)
        });
        if added.is_err() {
            program.truncate(start);
        }
        added
    }

    /// Add the patterns of a set that all have the number 0, under a number of the caller's choice.
    pub fn join(&mut self, id: usize, mut other: PatternSet) {
        if self.program.is_empty() && id == 0 {
            *self = other;
            return;
        }
        self.open();
        other.open();
        if self.program.is_empty() || matches!(self.program, Cow::Borrowed(_)) {
            let mut own = Vec::with_capacity(self.program.len() + ROOM);
            own.extend_from_slice(&self.program);
            self.program = Cow::Owned(own);
            self.begun.reserve(ROOM);
        }
        let program = self.program.to_mut();
        let by = program.len() as u32;
        program.extend(other.program.iter().map(|step| match *step {
            Step::Split(to) => Step::Split(to + by),
            Step::Jump(to) => Step::Jump(to + by),
            Step::End(_) => Step::End(id as u32),
            step => step,
        }));
        self.begun.extend(other.begun.iter().map(|(first, way)| (*first, Way { then: way.then + by, ..*way })));
    }

    /// Make ready for further patterns: the table will be laid out anew.
    fn open(&mut self) {
        if let Some(table) = self.table.take().filter(|_| self.begun.is_empty()) {
            self.begun = table.begun();
        }
    }

    /// A set that was compiled when foilint was built.
    pub fn compiled(program: &'static [Step], table: Table) -> PatternSet {
        PatternSet { program: Cow::Borrowed(program), begun: Vec::new(), table: OnceLock::from(table) }
    }

    /// Its steps.
    pub fn program(&self) -> &[Step] {
        &self.program
    }

    /// Its first words.
    #[inline]
    pub fn table(&self) -> &Table {
        self.table.get_or_init(|| Table::new(self.begun.clone()))
    }
}

/// Append the beginnings of the pattern whose steps begin at `start`.
fn begin(program: &[Step], start: usize, pattern: &str, begun: &mut Vec<(u64, Way)>) -> Result<(), PatternError> {
    words_at(program, start, &mut |_, _| {}).map_err(|stop| match stop {
        Step::Slot(_) => PatternError(format!("‘{pattern}’ must begin with a word")),
        _ => super::empty(pattern),
    })?;
    let _ = words_at(program, start, &mut |first, step| {
        let (after, from) = (step + 1, begun.len());
        let mut take = |second, step: usize| begun.push((first, Way { second, then: step as u32 + 1 }));
        // a slot may follow, or the pattern may end
        let told = words_at(program, after, &mut take).is_ok();
        if !told || begun.len() - from > MOST_SECONDS {
            begun.truncate(from);
            begun.push((first, Way { second: ANY, then: after as u32 }));
        }
    });
    Ok(())
}

/// Call `take` with each word that may come next at a step of a program, and its own step; stops at a slot or the end of
/// the pattern and gives it.
fn words_at(program: &[Step], step: usize, take: &mut impl FnMut(u64, usize)) -> Result<(), Step> {
    match program[step] {
        Step::Word(key) => take(key, step),
        Step::Split(other) => {
            words_at(program, step + 1, take)?;
            words_at(program, other as usize, take)?;
        }
        Step::Jump(to) => words_at(program, to as usize, take)?,
        stop => return Err(stop),
    }
    Ok(())
}

impl Table {
    /// What it was made of.
    fn begun(&self) -> Vec<(u64, Way)> {
        self.firsts.iter().flat_map(|first| self.ways_of(first).iter().map(|way| (first.key, *way))).collect()
    }

    fn new(mut begun: Vec<(u64, Way)>) -> Table {
        // joined sets are in order each
        begun.sort();
        begun.dedup();
        let mut firsts: Vec<First> = Vec::new();
        for (at, (key, way)) in (0u32..).zip(&begun) {
            if firsts.last().is_none_or(|last| last.key != *key) {
                firsts.push(First { key: *key, second_bits: [0; 4], ways: (at, at) });
            }
            let first = firsts.last_mut().expect("one was just added");
            let (word, bit) = second_bit(way.second);
            first.second_bits[word] |= bit;
            first.ways.1 = at + 1;
        }
        // eight bits for each first word, so that few other words share one
        let mut bits = vec![0; (firsts.len() / 8).next_power_of_two().min(64)];
        for first in &firsts {
            let (word, bit) = first_bit(first.key, bits.len());
            bits[word] |= bit;
        }
        let ways: Vec<Way> = begun.into_iter().map(|(_, way)| way).collect();
        Table { firsts: firsts.into(), ways: ways.into(), bits: bits.into() }
    }

    /// Whether a pattern may begin with this word, by one look at a bit.
    #[inline]
    pub fn may_begin(&self, key: u64) -> bool {
        let (word, bit) = first_bit(key, self.bits.len());
        self.bits[word] & bit != 0
    }

    /// This first word, if it is one.
    pub fn first(&self, key: u64) -> Option<&First> {
        let at = self.firsts.binary_search_by_key(&key, |first| first.key).ok()?;
        Some(&self.firsts[at])
    }

    /// The ways that may go on with any word.
    pub fn whatever_follows(&self, first: &First) -> &[Way] {
        let ways = self.ways_of(first);
        &ways[..ways.iter().take_while(|way| way.second == ANY).count()]
    }

    /// The ways that go on with this word.
    pub fn followed_by(&self, first: &First, second: u64) -> &[Way] {
        if !first.may_have(second) {
            return &[];
        }
        let ways = self.ways_of(first);
        let from = ways.partition_point(|way| way.second < second);
        let count = ways[from..].iter().take_while(|way| way.second == second).count();
        &ways[from..from + count]
    }

    fn ways_of(&self, first: &First) -> &[Way] {
        &self.ways[first.ways.0 as usize..first.ways.1 as usize]
    }
}

impl First {
    /// Whether a way may go on with this word or the end of the letter, as far as one bit tells.
    #[inline]
    pub fn may_go_on(&self, second: Option<u64>) -> bool {
        self.may_have(ANY) || second.is_some_and(|key| self.may_have(key))
    }

    #[inline]
    fn may_have(&self, second: u64) -> bool {
        let (word, bit) = second_bit(second);
        self.second_bits[word] & bit != 0
    }
}

/// The word and the bit of [`First::second_bits`] for a key.
#[inline]
fn second_bit(key: u64) -> (usize, u64) {
    ((key >> 46) as usize & 3, 1 << (key >> 40 & 63))
}

/// The word, of so many, and the bit of [`Table::bits`] for a key.
#[inline]
fn first_bit(key: u64, words: usize) -> (usize, u64) {
    ((key >> 6) as usize & (words - 1), 1 << (key & 63))
}

/// Makes steps of the parts of a pattern as they are read.
struct Compiler<'s> {
    steps: &'s mut Vec<Step>,
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
        self.steps.push(Step::Jump(*jumps));
        *jumps = self.steps.len() as u32 - 1;
        self.steps[*split] = Step::Split(self.steps.len() as u32);
    }
}

impl Build for Compiler<'_> {
    fn elem(&mut self, elem: Elem) {
        self.steps.push(match elem {
            Elem::Word { key, .. } => Step::Word(key),
            Elem::Slot(slot) => Step::Slot(slot),
        });
    }

    fn open(&mut self, _: bool) {
        self.open.push((self.steps.len(), NONE));
        self.steps.push(Step::Split(0));
    }

    fn next(&mut self) {
        self.end_alternative();
        let group = self.open.last_mut().expect("an alternative is in a group");
        group.0 = self.steps.len();
        self.steps.push(Step::Split(0));
    }

    fn close(&mut self, optional: bool) {
        let (split, mut jumps) = self.open.pop().expect("a group that closes was opened");
        let end = self.steps.len() as u32;
        // there is no other way than the last alternative, or that of leaving the group out
        self.steps[split] = if optional { Step::Split(end) } else { Step::Jump(split as u32 + 1) };
        while let Some(Step::Jump(before)) = self.steps.get(jumps as usize).copied() {
            self.steps[jumps as usize] = Step::Jump(end);
            jumps = before;
        }
    }
}
