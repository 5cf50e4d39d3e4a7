//! A slip of the keyboard in an authority's name: one word a letter or two from the right one, the others right. Names
//! that the table knows in any form are never slips of others ("Gwent Police" is two letters from "Kent Police").

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::authorities::{Mention, Naming, Setting, bare_text, folded};
use crate::letter::words::key;
use crate::letter::{Gap, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{How, IndexedName};
use crate::text::{Edit, Span, distance};

/// English words and other names that are a letter from a word of a right name.
const NO_SLIPS: [&str; 22] = [
    "policy",
    "policed",
    "polices",
    "policing",
    "polite",
    "durban",
    "thame",
    "counsel",
    "wales",
    "whales",
    "north",
    "south",
    "kent",
    "west",
    "worth",
    "survey",
    "hertfordshire",
    "herefordshire",
    "dumbarton",
    "dunbarton",
    "dumbartonshire",
    "dunbartonshire",
];

pub fn check(cx: &Cx, findings: &mut Findings) {
    let own = own_names(cx);
    let index = cx.tables.authorities().index_by(key);
    let mut known =
        cx.facts.named.mentions.iter().filter(|mention| matches!(mention.naming, Naming::Known(_))).peekable();
    let mut reported = 0;
    for at in 0..cx.letter.words.len() {
        let word = &cx.letter.words[at];
        if !word.capital || word.kind != WordKind::Plain || word.span().start < reported {
            continue;
        }
        while known.next_if(|mention| mention.words.end <= at).is_some() {}
        // "Transport Police" is a known form, "Britsh Transport Police" is none
        let led = |start: usize| {
            start > 0 && cx.letter.words[start].gap.is_plain_space() && cx.letter.words[start - 1].capital
        };
        if known.peek().is_some_and(|mention| mention.words.start <= at && !led(mention.words.start)) {
            continue;
        }
        let wanted = bare_key(cx, at);
        let of_own = own.iter().flat_map(|own| {
            let places = own.name.words.iter().enumerate().filter(move |(_, (key, ..))| *key == wanted);
            places.map(move |(place, _)| (&own.name, place, own.form))
        });
        let of_table = index.with_word(wanted).map(|(name, place)| (name, place, Form::Table));
        let mut best: Option<Best> = None;
        for (name, place, form) in of_table.chain(of_own) {
            let start = at.checked_sub(place).filter(|&start| may_begin(cx, name, start));
            let Some((distance, span)) = start.and_then(|start| slip(cx, name, form, start)) else { continue };
            match &mut best {
                Some((least, found, _)) if *least == distance => found.push((name, form)),
                Some((least, ..)) if *least < distance => {}
                _ => best = Some((distance, vec![(name, form)], span)),
            }
        }
        let Some((_, found, span)) = best else { continue };
        let (right, form) = found[0];
        if span.start < reported
            || !is_one(&found, cx)
            || is_address_of_others(cx, right, form, span)
            || is_right(cx, span)
        {
            continue;
        }
        reported = span.end;
        findings.push(finding(cx, right, form, span));
    }
}

/// The least distance, the names at that distance, and the place of the slip.
type Best<'a> = (usize, Vec<(&'a IndexedName, Form)>, Span);

fn finding(cx: &Cx, right: &IndexedName, form: Form, span: Span) -> Finding {
    let written = span.of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let right = &right.written;
    let message = match form {
        Form::Table => {
            format!("‘{written}’ is no authority foilint knows, and is a slip away from ‘{right}’. Write ‘{right}’.")
        }
        _ => format!(
            "‘{written}’ is a slip away from ‘{right}’, the name of the authority that sends the letter. Write ‘{right}’."
        ),
    };
    let mut finding = Finding::new(span, message).label(format!("write ‘{right}’"));
    if form == Form::Title {
        finding = finding.severity(Severity::Warning).confidence(Confidence::Medium);
    }
    finding.fix(Fix {
        title: format!("Write ‘{right}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(span, right.as_str())],
    })
}

/// Where a right name is from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The table.
    Table,
    /// The profile, or the letter's name for its sender.
    Own,
    /// The head of the letter, in a style that no list has.
    Title,
}

/// A right name that the table does not have.
struct OwnName {
    name: IndexedName,
    form: Form,
}

/// The profile's name, what the letter calls its sender at its head or foot or at least twice, and the name at its head.
fn own_names(cx: &Cx) -> Vec<OwnName> {
    let mut names = Vec::new();
    let named = &cx.facts.named;
    let mut add = |written: &str, form| {
        let folded = folded(written);
        if folded.contains(' ') && !written.contains(',') {
            names.push(OwnName { name: IndexedName::new(&folded, written, key), form });
        }
    };
    if let Some(own) = &named.own {
        let known = cx.tables.authorities().by_name(&own.name).is_some_and(|found| found.how != How::Wrong);
        let same = || named.mentions.iter().filter(|mention| !mention.asked && mention.text == own.name);
        let stands = |mention: &Mention| matches!(mention.setting, Setting::Letterhead | Setting::SignOff);
        if !known && (own.given || same().count() > 1 || same().any(stands)) {
            add(&own.name, Form::Own);
        }
    }
    if let Some(title) = named.title {
        add(title.of(cx.letter.text()), Form::Title);
    }
    names
}

fn bare_key(cx: &Cx, at: usize) -> u64 {
    if !cx.letter.words[at].apostrophe {
        return cx.letter.words[at].key;
    }
    let word = cx.letter.word(at);
    let bare = bare_text(word);
    if bare.len() == word.len() { cx.letter.words[at].key } else { key(bare) }
}

/// Whether a slip of a name of at least two words may begin at a word, by a look at its key and its first letter.
fn may_begin(cx: &Cx, name: &IndexedName, start: usize) -> bool {
    let word = &cx.letter.words[start];
    let first = |text: &str, at: usize| text.as_bytes().get(at).map(u8::to_ascii_lowercase);
    word.hyphen
        || word.key == name.words[0].0
        || word.capital && first(cx.letter.text(), word.span().start) == first(&name.folded, 0)
}

/// The distance and place of a slip of `name` that begins at word `start`: exactly one word near, the others right.
fn slip(cx: &Cx, name: &IndexedName, form: Form, start: usize) -> Option<(usize, Span)> {
    let words = &cx.letter.words;
    let text = cx.letter.text();
    let (mut at, mut distance, mut end) = (start, 0, 0);
    let mut place = 0;
    while place < name.words.len() {
        let (wanted, right) = name.word(place)?;
        let word = words.get(at)?;
        let joined = at == start || {
            let between = &text[words[at - 1].span().end..word.span().start];
            let clear = !word.gap.has(Gap::SENTENCE.with(Gap::BLOCK));
            clear && (word.gap.is_plain_space() || between.trim() == "&")
        };
        if word.kind != WordKind::Plain || !joined {
            return None;
        }
        // "&" is no word of the text
        if right == "and" && place > 0 && word.key != wanted {
            let between = &text[words[at - 1].span().end..word.span().start];
            if between.trim() != "&" {
                return None;
            }
            place += 1;
            continue;
        }
        let written = cx.letter.word(at);
        let last = place + 1 == name.words.len();
        let bare = if last { bare_text(written) } else { written };
        end = word.span().start + bare.len();
        // "Dyfed-Powys" is one word of the text and two of the name
        let parts = word.hyphen.then(|| written.split_once('-')).flatten();
        if let (Some((head, tail)), Some((_, next))) = (parts, name.word(place + 1)) {
            let same = head.eq_ignore_ascii_case(right) && tail.eq_ignore_ascii_case(next);
            if same {
                (at, place) = (at + 1, place + 2);
                continue;
            }
        }
        let right_word = word.key == wanted || last && bare.len() < written.len() && key(bare) == wanted;
        if !right_word {
            let initial = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
            if !word.capital || distance > 0 || initial(bare) != initial(right) || bare.len().abs_diff(right.len()) > 2
            {
                return None;
            }
            let plural = form == Form::Title && !last;
            let bare = bare.to_lowercase();
            // "Harrow" and "Harlow" are two places, and no table tells which there are
            if form != Form::Table && right.len() < 7 && !same_letters(&bare, right) {
                return None;
            }
            let near = near(&bare, right, plural)?;
            distance = near;
        }
        (at, place) = (at + 1, place + 1);
    }
    if distance == 0 || !is_place_for(cx, start) {
        return None;
    }
    Some((distance, Span::new(words[start].span().start, end)))
}

/// Whether two words have the same letters, in any order.
fn same_letters(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

/// How near a word is to the right one, where that is near enough for a slip.
fn near(word: &str, right: &str, plurals: bool) -> Option<usize> {
    let letters = right.chars().count();
    let most = match letters {
        0..=4 => return None,
        5..=7 => 1,
        _ => 2,
    };
    if word.chars().count().abs_diff(letters) > most || NO_SLIPS.contains(&word) {
        return None;
    }
    let plural = word.strip_suffix('s') == Some(right) || right.strip_suffix('s') == Some(word);
    let same_start = word.chars().next() == right.chars().next();
    let adjective = word.strip_suffix('n') == Some(right);
    // an apostrophe more or less is another form of the name
    let apostrophe = word.replace(['\'', '’'], "") == right.replace('\'', "");
    if plural && !plurals || adjective || apostrophe || !same_start {
        return None;
    }
    // "Chichester" and "Colchester" are two places
    let second = word.chars().nth(1) == right.chars().nth(1);
    let most = if second { most } else { 1 };
    distance(word, right, most).filter(|distance| *distance > 0)
}

/// Whether a slip at this word is the authority's own: not the requester's, not a line of somebody's address.
fn is_place_for(cx: &Cx, start: usize) -> bool {
    let region = cx.letter.region_of(start);
    let foreign = start > 0 && cx.letter.word(start - 1) == "New" && !cx.letter.words[start].gap.has(Gap::SENTENCE);
    let quoted = cx.letter.words[start].gap.has(Gap::QUOTE);
    !matches!(region, Region::Request | Region::Residue | Region::Statute) && !foreign && !quoted
}

/// Whether the slip stands above or below the letter, in an address that is not the sender's.
fn is_address_of_others(cx: &Cx, name: &IndexedName, form: Form, span: Span) -> bool {
    let region = cx.letter.region_of(cx.letter.word_from(span.start));
    let own = form != Form::Table
        || cx.facts.named.own.as_ref().is_some_and(|own| {
            let found = cx.tables.authorities().by_name(&name.written);
            found.is_some_and(|found| found.ids.iter().any(|id| own.ids.iter().any(|own| own == id)))
        });
    matches!(region, Region::Letterhead | Region::SignOff) && !own
}

/// Whether all found names are one authority's.
fn is_one(found: &[(&IndexedName, Form)], cx: &Cx) -> bool {
    let ids = |name: &IndexedName| cx.tables.authorities().by_name(&name.written).map(|found| found.ids);
    let same = |other: &IndexedName| {
        other.folded == found[0].0.folded || ids(other).is_some() && ids(other) == ids(found[0].0)
    };
    found.iter().all(|(name, _)| same(name))
}

/// Whether the words are a name that the table knows, or one that the letter uses so often that it is a name.
fn is_right(cx: &Cx, span: Span) -> bool {
    if cx.tables.authorities().by_name(bare_text(span.of(cx.letter.text()))).is_some() {
        return true;
    }
    let mentions = &cx.facts.named.mentions;
    let uses = |text: &str| mentions.iter().filter(|mention| mention.text == text).count();
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    mentions[from..].iter().take_while(|mention| mention.span.start < span.end).any(|mention| {
        let known = matches!(mention.naming, Naming::Known(_)) && mention.span.contains(span);
        known || mention.span == span && uses(&mention.text) > 2
    })
}
