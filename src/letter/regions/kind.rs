//! What sort of file it is, where the configuration does not say.

use crate::letter::cues::Cues;
use crate::letter::pattern::NoSlots;
use crate::letter::{Kind, Letter, Region};

/// From this many placeholders on a file is a template; a letter may have one or two left over.
const FEWEST_PLACEHOLDERS: usize = 3;

/// Letter, template, fragment or other.
pub fn kind_of(letter: &Letter, cues: &Cues) -> Kind {
    if placeholders(letter.text()) >= FEWEST_PLACEHOLDERS {
        return Kind::Template;
    }
    if letter.whole {
        return Kind::Letter;
    }
    let cue = letter
        .blocks
        .iter()
        .any(|block| !matches!(block.region, Region::Letterhead | Region::Response | Region::Residue));
    let regime = || (0..letter.words.len()).any(|at| cues.regimes.longest_at(&letter.words, at, &NoSlots).is_some());
    if cue || regime() { Kind::Fragment } else { Kind::Other }
}

/// How many `{{x}}`, `«x»`, `${x}` a text has, up to a few of each.
fn placeholders(text: &str) -> usize {
    if memchr::memchr2(b'{', 0xC2, text.as_bytes()).is_none() {
        return 0;
    }
    let count = |open: &str, close: &str| {
        let filled = |at: usize| {
            let rest = &text[at + open.len()..];
            rest.find(close).is_some_and(|len| (1..=60).contains(&len) && !rest[..len].contains('\n'))
        };
        if memchr::memchr(open.as_bytes()[0], text.as_bytes()).is_none() {
            return 0;
        }
        text.match_indices(open).take(64).filter(|(at, _)| filled(*at)).take(FEWEST_PLACEHOLDERS).count()
    };
    count("{{", "}}") + count("«", "»") + count("${", "}")
}
