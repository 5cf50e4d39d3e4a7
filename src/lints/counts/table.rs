//! The packed counts, read where they lie: nothing is parsed, so a run that looks up little reads little. The form is
//! told in `lints/words/pack_counts.py`, which writes them.

/// Bytes before the tables.
const HEAD: usize = 16;
/// Bits of a slot that hold the level of the count.
const LEVEL_BITS: u16 = 5;
/// Up to this level a pair is rare: a count of 17, genre's words thrice.
const RARE: u16 = 5;
/// The counts of the levels: `3 × 1.5527^(level - 1)`.
const COUNTS: [f32; 32] = [
    0.0, 3.0, 4.658, 7.233, 11.23, 17.44, 27.07, 42.04, 65.27, 101.3, 157.4, 244.3, 379.4, 589.1, 914.7, 1420.0,
    2205.0, 3424.0, 5316.0, 8255.0, 12820.0, 19900.0, 30900.0, 47980.0, 74500.0, 115700.0, 179600.0, 278900.0,
    433000.0, 672400.0, 1044000.0, 1621000.0,
];

/// The hash of a run of words, built a word at a time.
#[derive(Clone, Copy, Debug, Default)]
pub struct Run(u64);

impl Run {
    /// The run with one more word, by its key.
    #[inline]
    pub fn and(self, key: u64) -> Run {
        let hash = (self.0.rotate_left(29) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Run(hash ^ hash >> 32)
    }
}

/// Counts of single words, pairs and triples.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    short: &'static [u8],
    long: &'static [u8],
    total: u32,
}

impl Counts {
    /// Those of a packed file.
    ///
    /// # Panics
    /// When it is not what the packing script writes.
    pub fn of(packed: &'static [u8]) -> Counts {
        let number = |at: usize| {
            let bytes = packed[at..at + 4].try_into().expect("four bytes were taken");
            u32::from_le_bytes(bytes)
        };
        let (short, long) = packed[HEAD..].split_at(number(0) as usize * 2);
        assert_eq!(long.len(), number(4) as usize * 2, "the tables fill the file");
        Counts { short, long, total: number(8) }
    }

    /// The words that were counted.
    pub fn total(&self) -> f32 {
        self.total as f32
    }

    /// The rounded count of a word or pair; 0 where there is none.
    #[inline]
    pub fn short(&self, run: Run) -> f32 {
        COUNTS[usize::from(level(self.short, run))]
    }

    /// Whether a pair was seen.
    #[inline]
    pub fn has(&self, first: u64, second: u64) -> bool {
        level(self.short, Run::default().and(first).and(second)) > 0
    }

    /// Whether a count is that of a rare pair.
    pub fn is_few(count: f32) -> bool {
        count <= COUNTS[RARE as usize]
    }

    /// The rounded count of a triple; 0 where there is none.
    #[inline]
    pub fn long(&self, run: Run) -> f32 {
        COUNTS[usize::from(level(self.long, run))]
    }

    /// Whether a word or pair was never or hardly ever seen.
    #[inline]
    pub fn is_rare(&self, run: Run) -> bool {
        level(self.short, run) <= RARE
    }
}

/// The level of the count of a run in a table; 0 where it is not in it.
#[inline]
fn level(table: &[u8], Run(hash): Run) -> u16 {
    let slots = table.len() as u64 / 2;
    let mut slot = (((hash >> 32) * slots) >> 32) as usize;
    let fingerprint = (hash & 0x7ff) as u16;
    loop {
        let Some(&entry) = table[slot * 2..].first_chunk() else { return 0 };
        let entry = u16::from_le_bytes(entry);
        if entry == 0 {
            return 0;
        }
        if entry >> LEVEL_BITS == fingerprint {
            return entry & ((1 << LEVEL_BITS) - 1);
        }
        slot += 1;
        if slot as u64 == slots {
            slot = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::words::key;

    fn run(words: &str) -> Run {
        words.split(' ').fold(Run::default(), |run, word| run.and(key(word)))
    }

    #[test]
    fn known_counts_are_found() {
        let counts = super::super::counts();
        // counts of the files in lints/words/ngrams, the genre's three times
        for (words, known) in [
            ("the", 1_215_271.0),
            ("information", 29_416.0),
            ("of the", 155_420.0),
            ("<s> the", 97_107.0),
            ("section <sec>", 6_981.0),
            (", however", 2_050.0),
            ("public interest", 1_049.0),
            ("commissioner's office", 621.0),
        ] {
            let ratio = counts.short(run(words)) / known;
            assert!((0.8..1.25).contains(&ratio), "{words}: {ratio}");
        }
        for (words, known) in [("in relation to", 9_078.0), ("request for information", 110.0), ("held by the", 145.0)]
        {
            let ratio = counts.long(run(words)) / known;
            assert!((0.8..1.25).contains(&ratio), "{words}: {ratio}");
        }
    }

    #[test]
    fn what_was_never_seen_is_hardly_ever_found() {
        let counts = super::super::counts();
        assert!(["they duty", "xyzzy", "of of of"].iter().all(|words| counts.short(run(words)) == 0.0));
        let wrong = |table: fn(&Counts, Run) -> f32| {
            (0..100_000).filter(|number| table(&counts, run(&format!("no{number} such{number}"))) > 0.0).count()
        };
        let (short, long) = (wrong(Counts::short), wrong(Counts::long));
        assert!(short < 100 && long < 150, "{short} and {long} of 100,000 are found by mistake");
    }
}
