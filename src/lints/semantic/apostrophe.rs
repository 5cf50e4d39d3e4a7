//! Apostrophes lost from possessives ("the Councils website") and strayed into plurals ("FOI's are"). A plural before a
//! noun is a possessive only where the noun cannot be a verb and nothing gives the one to the other.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, WordKind};
use crate::lints::clause::List;
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span, data};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Cues {
    possessors: Vec<String>,
    single: List,
    no_plural: List,
    things: List,
    weak: List,
    adjectives: List,
    after_adjectives: List,
    determiners: List,
    givers: List,
    names_before: List,
    its: List,
    whose: List,
    pronouns: List,
    acronyms: List,
    counted: List,
    counts: List,
    after_counted: List,
    after_acronym: List,
    spans: Vec<String>,
    lasting: List,
    working: List,
    after_days: List,
    numbers: List,
    contractions: Vec<String>,
    after_plural: List,
    near: List,
    periods: List,
    period_things: List,
    #[serde(skip)]
    keys: Vec<u64>,
    #[serde(skip)]
    contraction_keys: Vec<u64>,
    #[serde(skip)]
    span_keys: Vec<u64>,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| {
        let mut cues: Cues = data::read(data::builtin("cues-apostrophes"))
            .unwrap_or_else(|error| panic!("the built-in cues of apostrophes are tested: {}", error.message));
        cues.keys = cues.possessors.iter().map(|word| key(word)).collect();
        cues.contraction_keys = cues.contractions.iter().map(|word| key(word)).collect();
        cues.span_keys = cues.spans.iter().map(|word| key(word)).collect();
        cues
    })
}

/// How far back something may be given to a plural.
const GIVEN: usize = 5;

/// Report apostrophes that are lost or stray.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in cues().keys.iter().flat_map(|key| letter.places_of(*key)) {
        if is_own(letter, at) {
            possessive(letter, at, findings);
        }
    }
    for at in cues().span_keys.iter().flat_map(|key| letter.places_of(*key)) {
        if is_own(letter, at) {
            lasting(letter, at, findings);
            near(letter, at, findings);
        }
    }
    for at in cues().contraction_keys.iter().flat_map(|key| letter.places_of(*key)) {
        let word = letter.words[at];
        // "I dont": the requester speaks, whatever the paragraph looks like
        let own = is_own(letter, at) && !(at > 0 && letter.words[at - 1].key == I);
        if own && !letter.word(at).bytes().all(|byte| byte.is_ascii_uppercase()) {
            let shown = letter.word(at);
            let cut = shown.len() - if shown.ends_with("re") { 2 } else { 1 };
            let text = format!("{}{}{}", &shown[..cut], mark(letter), &shown[cut..]);
            let message = format!("An apostrophe is missing: write ‘{text}’.");
            findings.push(Finding::new(word.span(), message).fix(Fix {
                title: format!("Write ‘{text}’"),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::insert(word.span().start + cut, mark(letter))],
            }));
        }
    }
    for at in letter.places_of(COMMISSIONERS) {
        of_several(letter, at, findings);
    }
    for at in letter.places_of(COMMISSIONER) {
        one_commissioner(letter, at, findings);
    }
    for (at, word) in letter.words.iter().enumerate() {
        if word.apostrophe && is_own(letter, at) {
            stray(letter, at, findings);
        } else if word.gap.has(Gap::QUOTE) && at > 0 && cues().after_plural.contains(&word.key) && is_own(letter, at) {
            plural_with_mark(letter, at - 1, findings);
        }
    }
}

const I: u64 = keys(["i"])[0];
const COMMISSIONER: u64 = keys(["commissioner"])[0];
const INFORMATION: u64 = keys(["information"])[0];
const ITS_OWN: [u64; 3] = keys(["office", "website", "guidance"]);

const COMMISSIONERS: u64 = keys(["commissioners"])[0];

/// "the Information Commissioners’ Office": there is one Commissioner.
fn of_several(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let named = at > 0 && words[at - 1].key == INFORMATION && plain(letter, at) && words[at].capital;
    let Some(next) = words.get(at + 1).filter(|next| ITS_OWN.contains(&next.key)) else { return };
    let span = Span::new(words[at].span().start, next.span().start);
    let marked = matches!(&span.of(letter.text())["commissioners".len()..], "' " | "’ ");
    if !named || !marked || !is_own(letter, at) {
        return;
    }
    let text = singular(letter.word(at), mark(letter));
    let span = Span::new(span.start, span.end - 1);
    findings.push(Finding::new(span, format!("There is one Commissioner: write ‘{text}’.")).fix(Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(span, text)],
    }));
}

/// "the Information Commissioner Office".
fn one_commissioner(letter: &Letter, at: usize, findings: &mut Findings) {
    let words = &letter.words;
    let named = at > 0 && words[at - 1].key == INFORMATION && plain(letter, at) && words[at].capital;
    if !named || !plain(letter, at + 1) || !ITS_OWN.contains(&words[at + 1].key) || !is_own(letter, at) {
        return;
    }
    let text = format!("{}{}s", letter.word(at), mark(letter));
    let message = format!("An apostrophe and an s are missing: write ‘{text} {}’.", letter.word(at + 1));
    findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(words[at].span(), text)],
    }));
}

/// "members' of the public", "authorities' are".
fn plural_with_mark(letter: &Letter, at: usize, findings: &mut Findings) {
    let (word, next) = (letter.words[at], letter.words[at + 1]);
    let between = &letter.text()[word.span().end..next.span().start];
    let plain = word.kind == WordKind::Plain && !word.apostrophe && matches!(between, "' " | "’ ");
    let shown = letter.word(at);
    let plural = shown.len() > 4 && shown.ends_with('s') && !shown.ends_with("ss") && shown.is_ascii();
    if !plain || !plural || is_single_quoted(letter, at) || next.gap.has(Gap::SENTENCE) || cues().spans.iter().any(|span| span == shown) {
        return;
    }
    let end = word.span().end;
    let mark = Span::new(end, end + between.len() - 1);
    let message = format!("Nothing belongs to ‘{shown}’ here, so it takes no apostrophe.");
    findings.push(Finding::new(Span::new(word.span().start, mark.end), message).fix(delete(mark)));
}

/// Whether the authority itself speaks here, in prose and not in a quotation of one block.
fn is_own(letter: &Letter, at: usize) -> bool {
    let block = &letter.blocks[letter.block_of(at)];
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    prose && block.region.is_own_prose() && !block.emphasised && !is_quoted(letter, block.span, at)
}

/// Whether an odd number of double quotes stands before a word in its block.
fn is_quoted(letter: &Letter, block: Span, at: usize) -> bool {
    let head = &letter.text()[block.start..letter.words[at].span().start];
    let straight = memchr::memchr_iter(b'"', head.as_bytes()).count();
    straight % 2 == 1 || head.matches('“').count() > head.matches('”').count()
}

fn plain(letter: &Letter, at: usize) -> bool {
    letter.words.get(at).is_some_and(|word| word.gap.is_plain_space() && !word.gap.has(Gap::SENTENCE.with(Gap::BLOCK)))
}

/// The apostrophe that the letter uses.
fn mark(letter: &Letter) -> &'static str {
    if letter.text().contains('’') { "’" } else { "'" }
}

/// "the Constabularies law enforcement", "Information Commissioners guidance".
fn possessive(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    if !plain(letter, at + 1) || words[at + 1].kind != WordKind::Plain {
        return;
    }
    let (own, thing) = (words[at], words[at + 1]);
    let no_plural = cues.no_plural.contains(&own.key);
    let before = at.checked_sub(1).filter(|_| plain(letter, at)).map(|before| words[before]);
    let single = before.is_some_and(|before| cues.single.contains(&before.key)) && SINGLE.contains(&own.key);
    // "a persons right": one of them
    let one = before.is_some_and(|before| SINGULAR.contains(&before.key));
    let sure = no_plural || single || one;
    let fits = cues.things.contains(&thing.key)
        && (sure || !cues.weak.contains(&thing.key) || STRONG.contains(&own.key) && !VERBS.contains(&thing.key));
    let described = cues.adjectives.contains(&thing.key)
        && plain(letter, at + 2)
        && cues.after_adjectives.contains(&words[at + 2].key);
    if !fits && !described || !sure && !is_spoken_of(letter, at) {
        return;
    }
    // capitals after one in small letters: a title; all in capitals: a heading
    let title = !sure && thing.capital && !own.capital;
    if title || before.is_some_and(|before| cues.names_before.contains(&before.key)) || is_title(letter, at) {
        return;
    }
    let last = if described && !fits { at + 2 } else { at + 1 };
    let first = if before.is_some() { at - 1 } else { at };
    let mark = mark(letter);
    let plural = letter.word(at);
    let what = letter.words_span(at + 1..last + 1).of(letter.text());
    let singular = singular(plural, mark);
    let finding = |message: String| Finding::new(letter.words_span(first..last + 1), message).label("an apostrophe is missing");
    if sure {
        let fix = Fix {
            title: format!("Write ‘{singular}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(own.span(), singular.clone())],
        };
        findings.push(finding(format!("An apostrophe is missing: write ‘{singular} {what}’.")).fix(fix));
    } else {
        findings.push(finding(format!(
            "An apostrophe is missing before ‘{what}’. Write ‘{plural}{mark}’ for several, ‘{singular}’ for one."
        )));
    }
}

/// "Councils" as "Council's", "authorities" as "authority's".
fn singular(plural: &str, mark: &str) -> String {
    let stem = match plural {
        _ if plural.ends_with("ies") => format!("{}y", &plural[..plural.len() - 3]),
        _ => plural[..plural.len() - 1].to_owned(),
    };
    let stem = stem.strip_suffix('\'').map_or(stem.clone(), str::to_owned);
    format!("{stem}{mark}s")
}

/// Possessors that may be one person or body by name.
const SINGLE: [u64; 3] = keys(["commissioners", "constables", "ministers"]);
/// Possessors after a determiner that nearly always have something.
const STRONG: [u64; 11] = keys([
    "constabularies", "councils", "forces", "trusts", "requesters", "applicants", "commissioners", "subjects",
    "individuals", "persons", "parties",
]);
const SINGULAR: [u64; 5] = keys(["a", "an", "each", "every", "another"]);
const AFTER_THESE: [u64; 8] = keys(["to", "of", "on", "by", "from", "with", "at", "under"]);
/// What these plurals may do: "the Councils request", "the forces review".
const VERBS: [u64; 14] = keys([
    "request", "review", "view", "trust", "staff", "address", "own", "right", "interest", "name", "age", "position", "budget",
    "approach",
]);

/// Whether a plural follows a determiner and nothing gives it what follows.
fn is_spoken_of(letter: &Letter, at: usize) -> bool {
    let (words, cues) = (&letter.words, cues());
    let before = at.checked_sub(2).map_or(0, |before| words[before].key);
    let determined = at > 0 && plain(letter, at) && cues.determiners.contains(&words[at - 1].key);
    let from = at.saturating_sub(GIVEN);
    let given = (from..at).rev().take_while(|&index| !words[index + 1].gap.has(Gap::SENTENCE)).any(|index| cues.givers.contains(&words[index].key));
    // "sent to the Councils information team": the preposition takes the plural
    determined && (!given || AFTER_THESE.contains(&before))
}

/// Whether the words around are set as a title, where apostrophes are often left out of names.
fn is_title(letter: &Letter, at: usize) -> bool {
    letter.word(at).chars().all(|char| !char.is_lowercase())
}

/// "14 days notice".
fn lasting(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let Some(number) = numbered(letter, at) else { return };
    let text = letter.text();
    let end = words[at].span().end;
    let marked = text[end..].starts_with(['\'', '’']);
    let Some(next) = words.get(at + 1) else { return };
    if marked {
        // "within 20 working days' of"; a quotation may end here
        let mut rest = text[end..].chars();
        let space = rest.nth(1).is_some_and(char::is_whitespace);
        let opened = text[letter.blocks[letter.block_of(at)].span.start..end].contains([' ', '(']) && is_single_quoted(letter, at);
        if space && !opened && cues.after_days.contains(&next.key) && !next.gap.has(Gap::COMMA.with(Gap::STOP)) {
            let span = Span::new(words[number].span().start, end + text[end..].chars().next().map_or(0, char::len_utf8));
            let mark = Span::new(end, span.end);
            let message = format!("Nothing belongs to these {} here, so they take no apostrophe.", letter.word(at));
            findings.push(Finding::new(span, message).fix(delete(mark)));
        }
        return;
    }
    if !plain(letter, at + 1) || !cues.lasting.contains(&next.key) {
        return;
    }
    // "in 14 days time": but "two years pay more" is none
    if next.key == TIME && !(number > 0 && IN.contains(&words[number - 1].key)) {
        return;
    }
    let mark = mark(letter);
    let shown = letter.word(at);
    let message = format!("An apostrophe is missing: write ‘{shown}{mark} {}’.", letter.word(at + 1));
    let fix = Fix {
        title: format!("Write ‘{shown}{mark}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::insert(end, mark)],
    };
    findings.push(Finding::new(letter.words_span(number..at + 2), message).label("an apostrophe is missing").fix(fix));
}

const TIME: u64 = keys(["time"])[0];
const IN: [u64; 3] = keys(["in", "within", "of"]);

fn delete(mark: Span) -> Fix {
    Fix {
        title: "Delete the apostrophe".to_owned(),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::delete(mark)],
    }
}

/// Whether a single quotation mark opens before a word in its sentence.
fn is_single_quoted(letter: &Letter, at: usize) -> bool {
    let Some(sentence) = letter.sentence_of(at) else { return true };
    let head = &letter.text()[sentence.span.start.saturating_sub(1)..letter.words[at].span().start];
    head.contains([' ', '(']) && (head.contains(" '") || head.contains(" ‘") || head.contains("(‘") || head.contains("('") || head.starts_with(['\'', '‘']))
}

/// The number before "days", "working days".
fn numbered(letter: &Letter, at: usize) -> Option<usize> {
    let words = &letter.words;
    let mut before = at.checked_sub(1)?;
    if cues().working.contains(&words[before].key) {
        before = before.checked_sub(1)?;
    }
    let inside = (before + 1..=at).all(|index| plain(letter, index));
    let number = words[before].kind == WordKind::Number || cues().numbers.contains(&words[before].key);
    (inside && number).then_some(before)
}

/// "this years budget".
fn near(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let fits = at > 0
        && plain(letter, at)
        && plain(letter, at + 1)
        && cues.periods.contains(&words[at].key)
        && cues.near.contains(&words[at - 1].key)
        && cues.period_things.contains(&words[at + 1].key);
    if !fits {
        return;
    }
    let shown = singular(letter.word(at), mark(letter));
    let message = format!("An apostrophe is missing: write ‘{} {shown} {}’.", letter.word(at - 1), letter.word(at + 1));
    findings.push(Finding::new(letter.words_span(at - 1..at + 2), message).label("an apostrophe is missing").fix(Fix {
        title: format!("Write ‘{shown}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(words[at].span(), shown)],
    }));
}

const ITS: u64 = keys(["it's"])[0];
const WHOS: u64 = keys(["who's"])[0];
const ONE: [u64; 5] = keys(["the", "a", "an", "this", "each"]);
const BEFORE_DECADE: [u64; 5] = keys(["the", "early", "late", "mid", "mid-"]);
const NUMERIC: [u64; 1] = keys(["number"]);

/// An apostrophe in a word: "it's powers", "FOI's are", "the 1990's".
fn stray(letter: &Letter, at: usize, findings: &mut Findings) {
    let (words, cues) = (&letter.words, cues());
    let word = words[at];
    let next = words.get(at + 1).filter(|_| plain(letter, at + 1));
    let next_key = next.map_or(0, |next| next.key);
    let shown = letter.word(at);
    let without = || shown.replace(['\'', '’'], "");
    let fix = |text: String| Fix {
        title: format!("Write ‘{text}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(word.span(), text)],
    };
    if word.key == ITS && cues.its.contains(&next_key) {
        // "it's current and legal", "it's work to rule": the noun has to go on or end
        if (ADJECTIVES.contains(&next_key) || MASS.contains(&next_key)) && !is_object(letter, at) {
            return;
        }
        let its = without();
        let message = format!("‘{shown}’ means ‘it is’. Write ‘{its}’.");
        findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(fix(its)));
    } else if word.key == WHOS && cues.whose.contains(&next_key) {
        let whose = if word.capital { "Whose" } else { "whose" };
        let message = format!("‘{shown}’ means ‘who is’. Write ‘{whose}’.");
        findings.push(Finding::new(letter.words_span(at..at + 2), message).fix(fix(whose.to_owned())));
    } else if cues.pronouns.contains(&word.key) {
        let message = format!("‘{}’ has no apostrophe.", without());
        findings.push(Finding::new(word.span(), message).fix(fix(without())));
    } else if is_plural(letter, at, next_key) {
        let plural = plural_of(shown);
        let message = format!("This is a plural, which takes no apostrophe. Write ‘{plural}’.");
        findings.push(Finding::new(word.span(), message).label("a plural").fix(fix(plural)));
    } else if is_decade(letter, at) {
        let message = format!("A decade is a plural and takes no apostrophe. Write ‘{}’.", without());
        findings.push(Finding::new(word.span(), message).fix(fix(without())));
    }
}

const ADJECTIVES: [u64; 5] = keys(["current", "existing", "statutory", "legal", "own"]);
const MASS: [u64; 10] = keys(["use", "work", "staff", "review", "guidance", "release", "search", "content", "request", "format"]);

/// Whether a word stands after a preposition or a verb that takes an object, where "it is" cannot.
fn is_object(letter: &Letter, at: usize) -> bool {
    at > 0 && plain(letter, at) && BEFORE_OBJECT.contains(&letter.words[at - 1].key)
}

const BEFORE_OBJECT: [u64; 26] = keys([
    "of", "in", "to", "for", "on", "with", "by", "from", "under", "within", "all", "and", "has", "have", "meet",
    "fulfil", "exercise", "carry", "about", "through", "complete", "completed", "undertake", "conduct", "publish", "against",
]);

/// "FOI's are", "these record's", "the authority's have".
fn is_plural(letter: &Letter, at: usize, next: u64) -> bool {
    let (words, cues) = (&letter.words, cues());
    let word = words[at];
    let ends = at + 1 >= words.len() || !plain(letter, at + 1);
    let counted = at > 0
        && plain(letter, at)
        && (cues.counts.contains(&words[at - 1].key) || words[at - 1].kind == WordKind::Number && !is_year(letter, at - 1));
    if cues.acronyms.contains(&word.key) {
        let many = counted || at > 1 && words[at - 1].key == OF && NUMERIC.contains(&words[at - 2].key);
        let alone = ends || cues.after_acronym.contains(&next);
        return alone && (many || cues.after_counted.contains(&next) || FOI.contains(&word.key) && (cues.after_counted.contains(&next) || !of_one(letter, at)));
    }
    if !cues.counted.contains(&word.key) {
        return false;
    }
    // "20 working day's" has its own meaning; a possessive has its noun after it
    // "ours and the council's have been read"
    let joined = (at.saturating_sub(3)..at).any(|index| words[index].key == AND);
    let verb = cues.after_counted.contains(&next) && !joined;
    let several = at > 0 && plain(letter, at) && cues.counts.contains(&words[at - 1].key) && DEMONSTRATIVE.contains(&words[at - 1].key);
    verb || several && (ends || cues.after_acronym.contains(&next))
}

const FOI: [u64; 6] = keys(["foi's", "sar's", "dsar's", "pcn's", "fpn's", "ehcp's"]);
const OF: u64 = keys(["of"])[0];
const AND: u64 = keys(["and"])[0];
const DEMONSTRATIVE: [u64; 9] =
    keys(["these", "those", "several", "many", "various", "numerous", "following", "multiple", "few"]);

/// "an FOI's", "the FOI's": one, perhaps, that has something.
fn of_one(letter: &Letter, at: usize) -> bool {
    at == 0 || !plain(letter, at) || ONE.contains(&letter.words[at - 1].key)
}

fn is_year(letter: &Letter, at: usize) -> bool {
    let word = letter.word(at);
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// "the 1990's" with no noun after it.
fn is_decade(letter: &Letter, at: usize) -> bool {
    let text = letter.word(at);
    let figure = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or_default();
    let decade = figure.len() == 4 && figure.ends_with('0') && figure.bytes().all(|byte| byte.is_ascii_digit());
    decade && at > 0 && plain(letter, at) && BEFORE_DECADE.contains(&letter.words[at - 1].key)
}

/// "policy's" as "policies".
fn plural_of(shown: &str) -> String {
    let stem = shown.split(['\'', '’']).next().unwrap_or(shown);
    match stem.strip_suffix('y') {
        Some(head) if !head.ends_with(['a', 'e', 'o', 'u']) && !head.chars().any(char::is_uppercase) => format!("{head}ies"),
        _ if stem.ends_with('s') => stem.to_owned(),
        _ => format!("{stem}s"),
    }
}
