//! A small generator of random numbers (xorshift64*), so that a seed gives the same slips on every machine and with
//! every version of every library.

/// Numbers that follow from a seed.
pub struct Random(u64);

impl Random {
    /// From a seed and what the numbers are for, so that one use does not disturb another.
    pub fn new(seed: u64, purpose: &str) -> Random {
        let start = purpose.bytes().fold(seed ^ 0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut random = Random(start | 1);
        // the first numbers of nearby seeds are alike
        for _ in 0..8 {
            random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`, which is above 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// Take `count` of some things at random, or all where there are fewer.
    pub fn choose<T>(&mut self, mut from: Vec<T>, count: usize) -> Vec<T> {
        let mut chosen = Vec::new();
        while chosen.len() < count && !from.is_empty() {
            let at = self.below(from.len());
            chosen.push(from.swap_remove(at));
        }
        chosen
    }
}
