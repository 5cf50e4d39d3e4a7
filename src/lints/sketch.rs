//! What little of a letter is kept to tell requests and departments apart when letters are compared.

use crate::letter::words::{key, keys};
use crate::letter::{Gap, Kind, Letter, Region, WordKind};

/// A word of fewer bytes is said in any request.
const SHORT: usize = 5;
/// So many words of a request are kept.
const MOST: usize = 96;
/// A line that names a department has at most this many words.
const LONGEST_LINE: usize = 9;
/// Words that are said in any request.
const ANY: [u64; 24] = keys([
    "please",
    "provide",
    "information",
    "freedom",
    "request",
    "requests",
    "following",
    "would",
    "could",
    "under",
    "number",
    "total",
    "these",
    "those",
    "which",
    "where",
    "details",
    "confirm",
    "years",
    "between",
    "during",
    "their",
    "there",
    "force",
]);
/// Words by which a part of an authority is named.
const UNITS: [&str; 14] = [
    "department",
    "directorate",
    "division",
    "school",
    "faculty",
    "hospital",
    "library",
    "services",
    "service",
    "unit",
    "bureau",
    "branch",
    "section",
    "region",
];

/// What is kept.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// The words of the request that tell it from others, as hashes in order.
    pub asked: Box<[u32]>,
    /// The part of the authority that head or foot of the letter name, as a hash.
    pub unit: Option<u64>,
}

impl Sketch {
    /// That of a letter.
    pub fn of(letter: &Letter) -> Sketch {
        if letter.kind == Kind::Other {
            return Sketch::default();
        }
        let blocks = letter.blocks_in(Region::Request);
        let words = blocks.flat_map(|block| &letter.words[block.words.clone()]);
        let telling =
            words.filter(|word| word.kind == WordKind::Plain && word.span().len() >= SHORT && !ANY.contains(&word.key));
        let mut asked: Vec<u32> = telling.map(|word| (word.key >> 32) as u32).collect();
        asked.sort_unstable();
        asked.dedup();
        asked.truncate(MOST);
        Sketch { asked: asked.into(), unit: unit(letter) }
    }
}

/// The line of the head or the foot that names a part of the authority.
fn unit(letter: &Letter) -> Option<u64> {
    let ends = [Region::Letterhead, Region::SignOff];
    for block in letter.blocks.iter().filter(|block| ends.contains(&block.region)) {
        let mut first = block.words.start;
        for at in block.words.clone().skip(1).chain([block.words.end]) {
            if at < block.words.end && !letter.words[at].gap.has(Gap::NEWLINE) {
                continue;
            }
            let line = &letter.words[first..at];
            let names = line.iter().any(|word| word.capital && UNITS.iter().any(|unit| key(unit) == word.key));
            if names && line.len() <= LONGEST_LINE {
                return Some(line.iter().fold(0, |hash: u64, word| hash.rotate_left(7) ^ word.key));
            }
            first = at;
        }
    }
    None
}
