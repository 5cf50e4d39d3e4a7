//! Two words that lost the space between them: after an enumerator ("(5)The"), after a stop ("trust.We") or nowhere in
//! particular ("toinformation"). The last kind is sure only where both halves are words of the genre, the whole is none,
//! and either one half is a function word that forms no compounds or edited English has the two side by side.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::letter::words::key;
use crate::letter::{Block, BlockKind, Gap, Letter, Region, Word, WordKind};
use crate::lints::lexicon::words::{Known, is_pair, known, known_piece, respelt};
use crate::lints::phrasebook::Classes;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span};

/// Function words that begin no longer English word, so that before another word they are a word of their own.
const BEFORE: [&str; 49] = [
    "to", "of", "the", "and", "that", "from", "this", "which", "your", "our", "has", "have", "was", "were", "will",
    "would", "any", "their", "these", "been", "being", "whether", "is", "or", "if", "who", "when", "where", "because",
    "they", "are", "had", "should", "could", "must", "its", "not", "we", "those", "such", "every", "between", "within",
    "without", "does", "while", "cannot", "may", "nor",
];
/// Function words that end no longer English word.
const AFTER: [&str; 37] = [
    "to", "of", "the", "and", "that", "for", "from", "which", "is", "was", "were", "with", "has", "will", "would",
    "been", "are", "have", "had", "should", "could", "must", "this", "their", "these", "your", "our", "who", "when",
    "because", "within", "without", "whether", "while", "or", "under", "them",
];
/// Words of two letters with which a sentence may end: a shorter last word is rather an abbreviation.
const ENDS: [&str; 6] = ["it", "us", "so", "do", "me", "in"];
/// The shortest half that is not a function word, where the other half proves nothing by itself.
const SHORTEST: usize = 4;

/// Report every pair of words that has run together.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let (letter, classes) = (cx.letter, cx.lints.classes());
    for block in letter.blocks.iter().filter(|block| block.region.is_own_prose() || block.region == Region::Statute) {
        if matches!(block.kind, BlockKind::Literal | BlockKind::Row) {
            continue;
        }
        for at in block.words.clone() {
            let Some((cut, span)) = joined(letter, block, at, classes) else { continue };
            findings.push(finding(letter, cut, span));
        }
    }
    for &(at, known) in cx.found.strange.of(letter) {
        if known != Known::No {
            continue;
        }
        let Some((cut, sure)) = inside(letter, at, classes) else { continue };
        // "Mainpoint, 102 West Port", "Norchester", "Crediton Road"
        if !sure && is_name(letter, at) || is_place(letter, at, cut) || is_part_of_name(letter, at, cut) {
            continue;
        }
        let found = finding(letter, cut, letter.words[at].span());
        findings.push(if sure { found } else { found.severity(Severity::Warning) });
    }
}

/// Whether a word is the name of a house in an address: a figure or another name follows behind a comma.
fn is_name(letter: &Letter, at: usize) -> bool {
    let goes_on = |next: &Word| next.gap.has(Gap::COMMA) && (next.capital || next.kind == WordKind::Number);
    letter.words[at].capital && letter.words.get(at + 1).is_some_and(goes_on)
}

/// Whether a word with a capital, cut at byte `cut`, begins a name of several words: one with a capital follows, and its
/// first half is none that begins a sentence, nor its second one in which no name ends.
fn is_part_of_name(letter: &Letter, at: usize, cut: usize) -> bool {
    let span = letter.words[at].span();
    let (first, second) = (letter.text()[span.start..cut].to_ascii_lowercase(), &letter.text()[cut..span.end]);
    let in_none = matches!(second, "of" | "the" | "and" | "for" | "with");
    let goes_on = |next: &Word| next.gap.is_plain_space() && next.capital && letter.word(at + 1).len() > 1;
    let begins = is_one_of(&BEFORE, &first);
    letter.words[at].capital && !begins && !in_none && letter.words.get(at + 1).is_some_and(goes_on)
}

/// Whether a word with a capital, cut at byte `cut`, ends as places do.
fn is_place(letter: &Letter, at: usize, cut: usize) -> bool {
    const ENDINGS: [&str; 18] = [
        "chester", "cester", "ham", "ton", "ford", "bury", "burgh", "field", "bridge", "wick", "port", "mouth",
        "stead", "worth", "minster", "dale", "combe", "hill",
    ];
    let span = letter.words[at].span();
    let (first, second) = (&letter.text()[span.start..cut], &letter.text()[cut..span.end]);
    letter.words[at].capital && !first.eq_ignore_ascii_case("the") && ENDINGS.contains(&second)
}

fn finding(letter: &Letter, cut: usize, span: Span) -> Finding {
    let (first, second) = (&letter.text()[span.start..cut], &letter.text()[cut..span.end]);
    // "26(1)a": no word, but the limb of the provision
    if first.ends_with(')') && second.len() == 1 && second.as_bytes()[0].is_ascii_lowercase() {
        let message = format!("The limb of a provision stands in brackets. Write ‘{first}({second})’.");
        return Finding::new(span, message).fix(Fix {
            title: format!("Write ‘{first}({second})’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(Span::new(cut, span.end), format!("({second})"))],
        });
    }
    Finding::new(span, format!("A space is missing. Write ‘{first} {second}’.")).fix(Fix {
        title: format!("Write ‘{first} {second}’"),
        applicability: Applicability::Safe,
        edits: vec![Edit::insert(cut, " ")],
    })
}

/// The byte where the space is missing, and the words that ran together.
fn joined(letter: &Letter, block: &Block, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let word = letter.words[at];
    if word.kind != WordKind::Plain {
        return None;
    }
    if at > block.words.start && !word.gap.has(Gap::SPACE) {
        return after_mark(letter, block, at, classes);
    }
    None
}

/// `(5)The`, `31(3)of`, `trust.We`, `staff).We`, `held,and`.
fn after_mark(letter: &Letter, block: &Block, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let (before, word) = (letter.words[at - 1], letter.words[at]);
    let text = letter.text();
    let between = &text[before.span().end..word.span().start];
    let (left, right) = (before.span().of(text), word.span().of(text));
    let letters = |word: &str| word.len() >= 2 && word.chars().all(char::is_alphabetic);
    let whole = before.span().cover(word.span());
    let plain = before.kind == WordKind::Plain && letters(left);
    let joined = match between {
        ")" => return after_enumerator(letter, block, at, classes),
        "" => before.kind == WordKind::Reference && left.ends_with(')') && classes.is_known(word.key),
        "." | "?" | "!" | ")." | ")?" => {
            plain
                && (left.len() >= 3 || ENDS.contains(&left))
                && begins_a_sentence(letter, at, classes)
                && !left.ends_with(char::is_uppercase)
        }
        "," | ";" => plain && letters(right) && !word.capital && classes.is_known(word.key),
        _ => false,
    };
    joined.then_some((word.span().start, whole))
}

/// `(5)The`, `(b)does`, `(iii)any`: an enumerator at the beginning of a block or after a space.
fn after_enumerator(letter: &Letter, block: &Block, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let (before, word) = (letter.words[at - 1], letter.words[at]);
    let text = letter.text();
    let (left, right) = (before.span().of(text), word.span().of(text));
    let open = before.span().start.checked_sub(1)?;
    let starts = text.as_bytes()[open] == b'(' && (at - 1 == block.words.start || before.gap.has(Gap::SPACE));
    let figure = left.bytes().all(|byte| byte.is_ascii_digit());
    let numeral = figure || left.len() == 1 || left.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    // "(s)he", "(a)typical": a bracketed beginning of one word
    let one_word = left == "s" || !figure && !word.capital && !classes.is_function(word.key);
    let found =
        starts && left.len() <= 4 && numeral && !one_word && right.len() >= 2 && right.chars().all(char::is_alphabetic);
    found.then(|| (word.span().start, Span::new(open, word.span().end)))
}

/// A word with a capital that may begin a sentence, and is not part of an address or file name.
fn begins_a_sentence(letter: &Letter, at: usize, classes: &Classes) -> bool {
    let word = letter.words[at];
    let right = word.span().of(letter.text());
    let rest = &letter.text()[word.span().end..];
    let alone = !rest.starts_with(['.', '@', '/', '_', '\\']) || rest.starts_with(". ");
    word.capital
        && alone
        && right.chars().skip(1).all(char::is_lowercase)
        && (classes.is_known(word.key) || matches!(right, "A" | "I"))
}

/// The byte inside a word that no list has at which two words meet, and whether one of them is a function word that no
/// compound has: `toinformation`, `publicinterest`.
fn inside(letter: &Letter, at: usize, classes: &Classes) -> Option<(usize, bool)> {
    let span = letter.words[at].span();
    let text = letter.word(at).to_ascii_lowercase();
    if !(3..=40).contains(&text.len()) || classes.is_known(letter.words[at].key) || respelt(&text).is_some() {
        return None;
    }
    if is_derived(&text) {
        return None;
    }
    let mut best: Option<(usize, usize, bool)> = None;
    for cut in 1..text.len() {
        let (first, second) = text.split_at(cut);
        let Some(sure) = is_pair_of_words(first, second, classes) else { continue };
        // of two ways to cut, the one that leaves no scrap: "use of", not "us eof"
        let shorter = first.len().min(second.len()) + if sure { 2 } else { 0 };
        if best.is_none_or(|(_, known, _)| shorter > known) {
            best = Some((cut, shorter, sure));
        }
    }
    best.map(|(cut, _, sure)| (span.start + cut, sure))
}

/// Whether a word that no list has is made of one that is: "reallocations", "formatters", "chargeable".
fn is_derived(word: &str) -> bool {
    let is_word = |rest: &str| rest.len() >= SHORTEST && known_piece(rest) != Known::No;
    let doubled = |stem: &str| {
        let bytes = stem.as_bytes();
        bytes.len() > SHORTEST && bytes[bytes.len() - 1] == bytes[bytes.len() - 2] && is_word(&stem[..stem.len() - 1])
    };
    let stem = |ending: &&str| word.strip_suffix(*ending).is_some_and(|stem| is_word(stem) || doubled(stem));
    PREFIXES.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(is_word)) || SUFFIXES.iter().any(stem)
}

/// Whether two words that stand without a space were two words, and whether that is beyond doubt.
fn is_pair_of_words(first: &str, second: &str, classes: &Classes) -> Option<bool> {
    let (a, b) = (key(first), key(second));
    let (left, right) = (known(a), known(b));
    let function = |word: u64| classes.is_function(word);
    // "thefarms": what follows need not be a common word
    let article = matches!(first, "the" | "of" | "and" | "your" | "our" | "this" | "that") && second.len() > SHORTEST;
    // "tacticsare", "apprehensionof": nor need what stands before one that ends no word
    let before = is_one_of(&AFTER, second) && first.len() > SHORTEST;
    if left == Known::No || left == Known::Rare && !before || right == Known::No || right == Known::Rare && !article {
        return None;
    }
    // "confirmingor", but "processor"
    let noun = second == "or" && !(first.ends_with("ing") || first.ends_with("ion") || first.ends_with("ed"));
    let free = is_one_of(&BEFORE, first) || is_one_of(&AFTER, second) && !noun;
    if free && (first.len().max(second.len()) >= SHORTEST && second.len() > 1 || function(a) && function(b)) {
        return (first.len() + second.len() >= 4).then_some(true);
    }
    let bound = is_one_of(&BOUND_SECOND, second) && (first.len() < LONG || !function(b));
    let cited = first == "under" && is_one_of(&CITED, second);
    if bound || is_one_of(&BOUND_FIRST, first) && !function(b) && !cited {
        return None;
    }
    let (shorter, both) = (first.len().min(second.len()), first.len() + second.len());
    let grammar = function(a) || function(b);
    if is_pair(a, b) {
        // "arequest", "ifyou", "heldby"; a name or a new compound of two short words looks the same
        let enough = match shorter {
            1 => first == "a" && second.len() >= 4 || second == "a" || first == "i" && function(b),
            2 => grammar && both >= 4,
            _ => grammar || both >= 7,
        };
        return enough.then_some(grammar);
    }
    // no compound begins with a plural: "officersconcerned"; a long one of two common words is hardly a new one
    let plural = first.ends_with('s') && !first.ends_with("ss") && first.len() >= LONG && shorter >= SHORTEST;
    let long = shorter >= SHORTEST && both >= 12 && !is_one_of(&MAKES_COMPOUNDS, second);
    (plural || long).then_some(false)
}

/// Beginnings and endings with which words are made freely.
const PREFIXES: [&str; 13] =
    ["re", "un", "de", "non", "pre", "mis", "dis", "over", "sub", "inter", "co", "micro", "cyber"];
const SUFFIXES: [&str; 17] = [
    "s", "es", "er", "ers", "ors", "ing", "ed", "able", "less", "ly", "ness", "like", "wide", "ability", "wise",
    "ship", "hood",
];
/// From this length on a first half is no stem of a noun such as "checkin".
const LONG: usize = 6;
/// Beginnings of longer words that are words too: "overpayment", "nonpayment", "onboarding".
const BOUND_FIRST: [&str; 49] = [
    "on", "off", "out", "over", "up", "down", "through", "non", "pre", "post", "anti", "co", "re", "sub", "multi",
    "inter", "semi", "un", "de", "counter", "cross", "self", "cyber", "micro", "mini", "no", "back", "mid", "half",
    "trans", "super", "hyper", "meta", "photo", "electro", "radio", "video", "audio", "tele", "step", "grand", "great",
    "fore", "ever", "well", "extra", "under", "my", "your",
];
/// What stands under nothing but itself: "undersection".
const CITED: [&str; 5] = ["section", "sections", "regulation", "regulations", "article"];
/// Endings of longer words that are words too: "countywide", "actionable", "statesman", "checkin".
const BOUND_SECOND: [&str; 32] = [
    "able", "less", "like", "wide", "ship", "ward", "wards", "wise", "man", "men", "woman", "women", "fold", "some",
    "free", "proof", "one", "in", "on", "off", "out", "up", "over", "down", "self", "person", "line", "lines", "ion",
    "back", "file", "files",
];
/// Words with which new compounds are made: "policymaker", "homeworking".
const MAKES_COMPOUNDS: [&str; 32] = [
    "making",
    "maker",
    "makers",
    "working",
    "worker",
    "workers",
    "holder",
    "holders",
    "holding",
    "holdings",
    "keeping",
    "keeper",
    "keepers",
    "based",
    "related",
    "building",
    "buildings",
    "writing",
    "schooling",
    "sharing",
    "owner",
    "owners",
    "house",
    "houses",
    "works",
    "times",
    "rooms",
    "board",
    "boards",
    "lands",
    "books",
    "sheets",
];

fn is_one_of(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}
