//! A slip of the keyboard in an authority's name: one word a letter or two from the right one, the others right. Names
//! that the table knows in any form are never slips of others ("Gwent Police" is two letters from "Kent Police").

use std::collections::HashMap;

use crate::diagnostic::{Applicability, Fix};
use crate::facts::authorities::{Naming, bare_text, folded};
use crate::letter::words::key;
use crate::letter::{Gap, Region, WordKind};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::How;
use crate::text::{Edit, Span};

/// A right name, word by word.
struct Name<'a> {
    words: Vec<(u64, &'a str)>,
    written: &'a str,
}

/// English words and other names that are a letter from a word of a right name.
const NO_SLIPS: [&str; 16] = [
    "policy", "policed", "polices", "policing", "polite", "durban", "thame", "counsel", "wales", "whales", "north", "south", "kent",
    "west", "worth", "survey",
];

pub fn check(cx: &Cx, findings: &mut Findings) {
    let own = own_names(cx);
    let table = cx.tables.authorities();
    let known: Vec<(String, String)> =
        table.right_names().map(|(folded, written)| (folded.to_owned(), written.to_owned())).chain(own).collect();
    let names: Vec<Name> = known.iter().map(|(folded, written)| Name::of(folded, written)).collect();
    let mut by_word: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for (index, name) in names.iter().enumerate().filter(|(_, name)| name.is_plain()) {
        for (place, (key, _)) in name.words.iter().enumerate() {
            by_word.entry(*key).or_default().push((index, place));
        }
    }
    let mut reported: Vec<Span> = Vec::new();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    cx.facts.named.mentions.iter().for_each(|mention| *uses.entry(&mention.text).or_default() += 1);
    for at in 0..cx.letter.words.len() {
        let word = &cx.letter.words[at];
        if !word.capital || word.kind != WordKind::Plain {
            continue;
        }
        let Some(hits) = by_word.get(&bare_key(cx, at)) else { continue };
        let mut best: Option<(usize, Vec<&Name>, Span)> = None;
        for (index, place) in hits {
            let name = &names[*index];
            let Some((distance, span)) = at.checked_sub(*place).and_then(|start| slip(cx, name, start)) else { continue };
            match &mut best {
                Some((least, found, _)) if *least == distance => found.push(name),
                Some((least, ..)) if *least < distance => {}
                _ => best = Some((distance, vec![name], span)),
            }
        }
        let Some((_, found, span)) = best else { continue };
        if reported.iter().rev().take(4).any(|before| before.overlaps(span)) || !is_one(&found, cx) || is_address_of_others(cx, found[0], span) || is_right(cx, &uses, span) {
            continue;
        }
        reported.push(span);
        let right = found[0].written;
        let message = format!(
            "‘{}’ is no authority foilint knows, and is a slip away from ‘{right}’. Write ‘{right}’.",
            span.of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ")
        );
        findings.push(Finding::new(span, message).label(format!("write ‘{right}’")).fix(Fix {
            title: format!("Write ‘{right}’"),
            applicability: Applicability::Unsafe,
            edits: vec![Edit::replace(span, right)],
        }));
    }
}

impl<'a> Name<'a> {
    fn of(folded: &'a str, written: &'a str) -> Name<'a> {
        Name { words: folded.split(' ').map(|word| (key(word), word)).collect(), written }
    }

    /// Whether it is more than one word, with no commas between.
    fn is_plain(&self) -> bool {
        self.words.len() > 1 && !self.written.contains(',')
    }
}

/// The profile's name, and what the letter calls its sender at least twice.
fn own_names(cx: &Cx) -> Vec<(String, String)> {
    let Some(own) = &cx.facts.named.own else { return Vec::new() };
    let name = folded(&own.name);
    let uses = cx.facts.named.mentions.iter().filter(|mention| folded(&mention.text) == name).count();
    let known = cx.tables.authorities().by_name(&own.name).is_some_and(|found| found.how != How::Wrong);
    if known || !own.given && uses < 2 { Vec::new() } else { vec![(name, own.name.clone())] }
}

fn bare_key(cx: &Cx, at: usize) -> u64 {
    let word = cx.letter.word(at);
    let bare = bare_text(word);
    if bare.len() == word.len() { cx.letter.words[at].key } else { key(bare) }
}

/// The distance and place of a slip of `name` that begins at word `start`: exactly one word near, the others right.
fn slip(cx: &Cx, name: &Name, start: usize) -> Option<(usize, Span)> {
    let words = &cx.letter.words;
    let text = cx.letter.text();
    let (mut at, mut distance, mut end) = (start, 0, 0);
    let mut place = 0;
    while place < name.words.len() {
        let (wanted, right) = name.words[place];
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
        if let (Some((head, tail)), Some((_, next))) = (written.split_once('-'), name.words.get(place + 1)) {
            let same = head.eq_ignore_ascii_case(right) && tail.eq_ignore_ascii_case(next);
            if same {
                (at, place) = (at + 1, place + 2);
                continue;
            }
        }
        let right_word = word.key == wanted || last && key(bare) == wanted;
        if !right_word {
            let initial = |word: &str| word.bytes().next().map(|byte| byte.to_ascii_lowercase());
            if !word.capital || distance > 0 || initial(bare) != initial(right) || bare.len().abs_diff(right.len()) > 4 {
                return None;
            }
            let near = near(&bare.to_lowercase(), right)?;
            distance = near;
        }
        (at, place) = (at + 1, place + 1);
    }
    if distance == 0 || !is_place_for(cx, start) {
        return None;
    }
    Some((distance, Span::new(words[start].span().start, end)))
}

/// How near a word is to the right one, where that is near enough for a slip.
fn near(word: &str, right: &str) -> Option<usize> {
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
    if plural || adjective || apostrophe || !same_start {
        return None;
    }
    Some(strsim::osa_distance(word, right)).filter(|distance| (1..=most).contains(distance))
}

/// Whether a slip at this word is the authority's own: not the requester's, not a line of somebody's address.
fn is_place_for(cx: &Cx, start: usize) -> bool {
    let region = cx.letter.region_of(start);
    let foreign = start > 0 && cx.letter.word(start - 1) == "New" && !cx.letter.words[start].gap.has(Gap::SENTENCE);
    let quoted = cx.letter.words[start].gap.has(Gap::QUOTE);
    !matches!(region, Region::Request | Region::Residue | Region::Statute) && !foreign && !quoted
}

/// Whether the slip stands above or below the letter, in an address that is not the sender's.
fn is_address_of_others(cx: &Cx, name: &Name, span: Span) -> bool {
    let region = cx.letter.region_of(cx.letter.word_from(span.start));
    let own = cx.facts.named.own.as_ref().is_some_and(|own| {
        let found = cx.tables.authorities().by_name(name.written);
        folded(&own.name) == folded(name.written)
            || found.is_some_and(|found| found.ids.iter().any(|id| own.ids.iter().any(|own| own == id)))
    });
    matches!(region, Region::Letterhead | Region::SignOff) && !own
}

/// Whether all found names are one authority's.
fn is_one(found: &[&Name], cx: &Cx) -> bool {
    let ids = |name: &&Name| {
        cx.tables.authorities().by_name(name.written).map(|found| found.ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
    };
    let first = found.first().map(ids);
    found.iter().all(|name| Some(ids(name)) == first)
}

/// Whether the words are a name that the table knows, or one that the letter uses so often that it is a name.
fn is_right(cx: &Cx, uses: &HashMap<&str, usize>, span: Span) -> bool {
    if cx.tables.authorities().by_name(bare_text(span.of(cx.letter.text()))).is_some() {
        return true;
    }
    let mentions = &cx.facts.named.mentions;
    let from = mentions.partition_point(|mention| mention.span.end <= span.start);
    mentions[from..].iter().take_while(|mention| mention.span.start < span.end).any(|mention| {
        let known = matches!(mention.naming, Naming::Known(_)) && mention.span.contains(span);
        let used = mention.span == span && uses.get(mention.text.as_str()).is_some_and(|uses| *uses > 2);
        known || used
    })
}
