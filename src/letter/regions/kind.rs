//! What sort of file it is, where the configuration does not say.

use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::words::fixed_key;
use crate::letter::{Kind, Letter, Region};

/// From this many placeholders on a file is a template; a letter may have one or two left over.
const FEWEST_PLACEHOLDERS: usize = 3;

/// Whether a text is plainly a template.
pub fn is_template(text: &str) -> bool {
    if placeholders(text) >= FEWEST_PLACEHOLDERS {
        return true;
    }
    let gaps = gaps_to_fill(text);
    is_in_brackets(text) || gaps >= FEWEST_PLACEHOLDERS || gaps > 0 && gaps + spelt_out(text) >= FEWEST_PLACEHOLDERS
}

/// How many of `DD/MM/YYYY`, crosses for a word or figure, and "delete as appropriate" a text has: beside a gap to fill,
/// where a letter alone may show how dates are written or have names taken out.
fn spelt_out(text: &str) -> usize {
    let has = |mark: &str| memchr::memmem::find(text.as_bytes(), mark.as_bytes()).is_some();
    let delete = has("delete as appropriate") || has("delete as applicable");
    usize::from(has("DD/MM/YY")) + usize::from(has("XXXX")) + if delete { FEWEST_PLACEHOLDERS } else { 0 }
}

/// Whether a text has so many different brackets with words in them, the date among them, that nobody has filled it in:
/// `[Date]`, `[Name of requester]`, `[where it will be published]`.
fn is_in_brackets(text: &str) -> bool {
    const FEWEST: usize = 6;
    let mut seen: Vec<&str> = Vec::new();
    for (inner, rest) in brackets(text) {
        let says = |part: &str| inner.to_ascii_lowercase().contains(part);
        let words = inner.starts_with(|first: char| first.is_alphabetic()) && inner.len() > 1;
        let taken_out = TAKEN_OUT.iter().any(|part| says(part));
        if words && !taken_out && !is_link(rest) && !seen.contains(&inner) {
            seen.push(inner);
        }
    }
    let date =
        |inner: &&str| inner.to_ascii_lowercase().split(|char: char| !char.is_alphabetic()).any(|word| word == "date");
    seen.len() >= FEWEST && seen.iter().any(date)
}

/// What a bracket says in place of words that were taken out of a finished letter.
const TAKEN_OUT: [&str; 6] = ["redact", "remov", "withheld", "omit", "exempt", "delet"];

/// What stands in the brackets of a text, and the text after each.
fn brackets(text: &str) -> impl Iterator<Item = (&str, &str)> {
    // a place to fill in is short; look no further
    const LONGEST: usize = 120;
    memchr::memchr_iter(b'[', text.as_bytes()).take(256).filter_map(|at| {
        let rest = &text[at + 1..];
        let len = rest.bytes().take(LONGEST).take_while(|byte| *byte != b'\n').position(|byte| byte == b']')?;
        Some((&rest[..len], &rest[len + 1..]))
    })
}

/// Whether what follows a bracket makes a link of it: "[FOI](https://…)".
fn is_link(rest: &str) -> bool {
    rest.starts_with(['(', '[', ':'])
}

/// Below a reference, a date and a subject a message greets within so many blocks.
const TOP: usize = 6;

/// Letter, fragment or other, of a file that is no template.
pub fn kind_of(letter: &Letter, cues: &Cues) -> Kind {
    if letter.whole {
        return Kind::Letter;
    }
    let cue = letter
        .blocks
        .iter()
        .any(|block| !matches!(block.region, Region::Letterhead | Region::Response | Region::Residue));
    let regime = || !cues.regimes.in_letter(letter, &NoSlots).is_empty();
    // "You asked … You may complain to the Information Commissioner" without the name of the law
    let answers = || !cues.regulator.in_letter(letter, &NoSlots).is_empty() && speaks_of_a_request(letter);
    // a message of a thread need not name the law
    let greets = || {
        let mut top = letter.blocks.iter().filter(|block| !block.words.is_empty()).take(TOP);
        top.any(|block| super::start_cue(letter, cues, block) == Some(Meaning::Salutation))
    };
    if cue || regime() || greets() || answers() { Kind::Fragment } else { Kind::Other }
}

/// "Your request", "you asked".
fn speaks_of_a_request(letter: &Letter) -> bool {
    const OF_YOU: [(u64, u64); 3] = [
        (fixed_key("your"), fixed_key("request")),
        (fixed_key("you"), fixed_key("asked")),
        (fixed_key("you"), fixed_key("requested")),
    ];
    let before = |at: usize| at.checked_sub(1).map_or(0, |before| letter.words[before].key);
    OF_YOU.into_iter().any(|(you, said)| letter.places_of(said).any(|at| before(at) == you))
}

/// How many `{{x}}`, `«x»`, `<<x>>`, `${x}`, `{ MERGEFIELD x }` a text has, up to a few of each.
fn placeholders(text: &str) -> usize {
    if memchr::memchr3(b'{', b'<', 0xC2, text.as_bytes()).is_none() {
        return hashes(text);
    }
    let count = |open: &str, close: &str| {
        let filled = |at: usize| {
            let rest = &text[at + open.len()..];
            rest.find(close).is_some_and(|len| (1..=60).contains(&len) && !rest[..len].contains('\n'))
        };
        let mut end = 0;
        let opens = memchr::memchr_iter(open.as_bytes()[0], text.as_bytes()).filter(|&at| {
            let opened = at >= end && text.as_bytes()[at..].starts_with(open.as_bytes());
            end = if opened { at + open.len() } else { end };
            opened
        });
        opens.take(64).filter(|at| filled(*at)).take(FEWEST_PLACEHOLDERS).count()
    };
    count("{{", "}}")
        + count("«", "»")
        + count("${", "}")
        + count("{ MERGEFIELD ", "}")
        + count("{MERGEFIELD ", "}")
        + count("<<", ">>")
        + hashes(text)
}

/// How many `#NAME#` a text has, up to a few.
fn hashes(text: &str) -> usize {
    let name = |piece: &&str| {
        piece.len() >= 2 && piece.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'0'..=b'9' | b'_'))
    };
    if memchr::memchr(b'#', text.as_bytes()).is_none() {
        return 0;
    }
    text.split('#').skip(1).filter(name).take(FEWEST_PLACEHOLDERS).count()
}

/// How many different `[NAME]`, `[insert date]`, `<insert name>` a text has, up to a few.
fn gaps_to_fill(text: &str) -> usize {
    let mut seen: Vec<&str> = Vec::new();
    for at in memchr::memchr2_iter(b'[', b'<', text.as_bytes()).take(512) {
        let close = if text[at..].starts_with('[') { ']' } else { '>' };
        // a placeholder is short; look no further
        let Some(len) = text[at + 1..]
            .char_indices()
            .take(60)
            .take_while(|(_, char)| *char != '\n')
            .find(|(_, char)| *char == close)
            .map(|(len, _)| len)
        else {
            continue;
        };
        let inner = &text[at + 1..at + 1 + len];
        let link = is_link(&text[at + len + 2..]);
        let insert = inner.get(..6).is_some_and(|word| word.eq_ignore_ascii_case("insert"));
        let letters = inner.chars().filter(|char| char.is_alphabetic()).count();
        let capitals = close == ']' && letters >= 3 && inner.chars().all(|char| !char.is_lowercase());
        if (insert || capitals && !link) && !seen.contains(&inner) {
            seen.push(inner);
        }
        if seen.len() >= FEWEST_PLACEHOLDERS {
            break;
        }
    }
    seen.len()
}
