//! Whose letter it is. The profile says so, or the letter does by signs that do not depend on each other: its head, its
//! foot, its addresses, and the places where only the sender can stand. Where they are not clear-cut nothing is said.

use std::collections::BTreeMap;

use super::names::{folded, places, split};
use super::{Mention, Naming, Sector, Setting, Voice, cues, title};
use crate::facts::Profile;
use crate::letter::words::keys;
use crate::letter::{Block, Letter, Region, WordKind};
use crate::tables::{How, Tables};

/// The authority that sends a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Its name, as profile or letter write it.
    pub name: String,
    /// Its ids in the table: several for a joint unit, none where the table does not know it.
    pub ids: Vec<String>,
    /// Its places (or task) in small letters, in order of the alphabet.
    pub places: Vec<String>,
    /// The style of its name in small letters.
    pub style: String,
    /// What sort of authority it is.
    pub sector: Sector,
    /// Whether the profile says so.
    pub given: bool,
}

/// One authority of a letter: forces by their ids, others by sort and place.
type Identity = (Sector, Vec<String>);

#[derive(Default)]
struct Signs {
    /// The head of the letter is its name: the first line, the first heading, the line of the sender.
    title: bool,
    head: bool,
    foot: bool,
    domain: bool,
    often: bool,
    voices: usize,
    strong: usize,
    uses: usize,
}

impl Signs {
    fn count(&self) -> usize {
        usize::from(self.head)
            + usize::from(self.title)
            + usize::from(self.foot)
            + usize::from(self.domain)
            + usize::from(self.often)
            + self.voices.min(2)
    }

    /// The signs that no slip in the text touches.
    fn firm(&self) -> usize {
        usize::from(self.head) + usize::from(self.foot) + usize::from(self.domain)
    }

    /// Whether these signs cast doubt on those of `best`.
    fn rivals(&self, best: &Signs) -> bool {
        let named_apart = best.head || best.foot;
        let sender = best.firm() >= 2
            || named_apart && (best.strong >= self.strong.max(1) || best.uses > self.uses)
            || best.title && best.uses >= self.uses;
        if sender && self.firm() == 0 {
            return false;
        }
        self.count() >= best.count() || self.strong > 0 && self.strong >= best.strong
    }

    /// Whether these signs are enough. An address or a weak wording alone may be that of a third party that the letter
    /// says much of, unless it names nobody else.
    fn is_clear(&self, sole: bool) -> bool {
        let kinds = [self.head, self.title, self.foot, self.domain, self.often, self.voices > 0];
        let two = kinds.iter().filter(|sign| **sign).count() >= 2;
        let sender = self.head || self.title || self.foot || self.strong > 0;
        two && (sender || sole) || self.strong >= 1 && self.voices >= 2 || sole && self.voices >= 2 && self.often
    }
}

pub(super) fn infer(
    letter: &Letter,
    tables: &Tables,
    profile: &Profile,
    mentions: &[Mention],
    starts: &[usize],
) -> Option<Own> {
    if let Some(name) = profile.authority.as_deref().filter(|name| !name.trim().is_empty()) {
        return Some(named(name, tables));
    }
    let mut signs: BTreeMap<Key, Signs> = BTreeMap::new();
    let named_ones = mentions.iter().filter(|mention| counts(mention));
    for mention in named_ones {
        let sign = signs.entry(Key::of(mention)).or_default();
        match mention.setting {
            Setting::Letterhead => sign.head = true,
            Setting::Line if title::is_title(letter, starts, mention) => sign.head = true,
            Setting::SignOff => sign.foot = true,
            Setting::Prose if !mention.third_party && !mention.listed => {
                sign.voices += usize::from(mention.voice.is_some());
                sign.strong += usize::from(mention.voice == Some(Voice::Strong));
            }
            _ => {}
        }
        sign.title |= sign.head && title::is_title(letter, starts, mention);
        sign.uses += 1;
    }
    let domains = domains(letter, tables);
    for (key, sign) in &mut signs {
        sign.often = sign.uses >= 3;
        sign.domain = key.0.1.iter().any(|id| domains.contains_key(id.as_str())) || has_address(letter, key);
        // the address for reviews is the sender's
        sign.foot |= domains.len() == 1 && key.0.1.iter().any(|id| domains.get(id.as_str()) == Some(&true));
    }
    let (best, sign) = signs.iter().max_by_key(|(key, sign)| (sign.count(), sign.strong, sign.uses, key.0.1.len()))?;
    let rival = signs.iter().any(|(key, other)| !key.overlaps(best) && other.rivals(sign));
    if !sign.is_clear(signs.len() == 1) || rival {
        return None;
    }
    Some(written(best, mentions, tables))
}

/// Whether a mention may tell whose letter it is.
fn counts(mention: &Mention) -> bool {
    let body = mention.sector == Sector::Other;
    let initials = mention.naming == Naming::Known(How::Abbreviation);
    let unknown = mention.sector == Sector::Police && mention.ids.is_empty();
    // a force that has ended writes no letters; it may have written this one, if it stands at its head or foot
    let ended = mention.naming == Naming::Known(How::Former) && mention.setting == Setting::Prose;
    !mention.is_short() && !mention.asked && !body && !initials && !unknown && !ended && !mention.past
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key((u8, Vec<String>));

impl Key {
    fn of(mention: &Mention) -> Key {
        let (sector, what) = identity(mention);
        Key((sector as u8, what))
    }

    fn overlaps(&self, other: &Key) -> bool {
        self.0.0 == other.0.0 && self.0.1.iter().any(|id| other.0.1.contains(id))
    }
}

fn identity(mention: &Mention) -> Identity {
    (mention.sector, if mention.ids.is_empty() { places(&mention.stem) } else { mention.ids.clone() })
}

/// The authorities whose addresses stand in the letter outside the request, and whether one stands where the letter says
/// how to ask for a review.
fn domains<'a>(letter: &Letter, tables: &'a Tables) -> BTreeMap<&'a str, bool> {
    let mut domains = BTreeMap::new();
    let own = letter.blocks.iter().filter(|block| block.region != Region::Request);
    for block in own {
        for at in block.words.clone() {
            if !matches!(letter.words[at].kind, WordKind::Url | WordKind::Email) {
                continue;
            }
            let Some(row) = tables.authorities().by_domain(letter.word(at)) else { continue };
            let email = letter.words[at].kind == WordKind::Email;
            let home = email && tells_of_reviews(letter, block) && !cues::builtin().third_party(letter, at);
            *domains.entry(row.id.as_str()).or_default() |= home;
        }
    }
    domains
}

/// Whether an e-mail address of the letter is at the place's own domain: "foi@leeds.gov.uk" for Leeds City Council. The
/// table knows those of police forces.
fn has_address(letter: &Letter, key: &Key) -> bool {
    let (sector, places) = &key.0;
    let [place] = places.as_slice() else { return false };
    let endings = [(Sector::Council, ".gov.uk"), (Sector::University, ".ac.uk"), (Sector::Nhs, ".nhs.uk")];
    let Some((_, ending)) = endings.iter().find(|(of, _)| *of as u8 == *sector) else { return false };
    let place: String = place.chars().filter(char::is_ascii_alphabetic).collect();
    let own = letter.blocks.iter().filter(|block| block.region != Region::Request);
    place.len() >= 4
        && own.flat_map(|block| block.words.clone()).filter(|&at| letter.words[at].kind == WordKind::Email).any(|at| {
            let host = letter.word(at).split_once('@').map_or("", |(_, host)| host);
            host.to_ascii_lowercase().strip_suffix(ending) == Some(&place)
        })
}

fn tells_of_reviews(letter: &Letter, block: &Block) -> bool {
    const WORDS: [u64; 6] = keys(["review", "commissioner", "ico", "complain", "dissatisfied", "unhappy"]);
    block.words.clone().any(|at| WORDS.contains(&letter.words[at].key))
}

/// The own authority by a name from outside.
fn named(name: &str, tables: &Tables) -> Own {
    let (stem, style, mut sector) = split(&folded(name));
    let stem = stem.strip_prefix("the ").unwrap_or(&stem).to_owned();
    let ids: Vec<String> = tables
        .authorities()
        .by_name(name)
        .map(|found| found.ids.iter().map(|id| (*id).to_owned()).collect())
        .unwrap_or_default();
    if !ids.is_empty() {
        sector = Sector::Police;
    }
    Own { name: name.trim().to_owned(), ids, places: places(&stem), style, sector, given: true }
}

/// The own authority under the right name that the letter uses most; the table's where it uses none.
fn written(best: &Key, mentions: &[Mention], tables: &Tables) -> Own {
    let mut uses: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let same = mentions.iter().enumerate().filter(|(_, mention)| counts(mention) && Key::of(mention) == *best);
    for (index, mention) in same.clone() {
        let right = match mention.naming {
            Naming::Known(How::Wrong | How::Former) => 0,
            Naming::Known(_) => 2,
            _ => 1,
        };
        let shouted = !mention.text.chars().any(char::is_lowercase);
        let stands = usize::from(matches!(mention.setting, Setting::Letterhead | Setting::SignOff));
        let entry = uses.entry(&mention.text).or_insert((if shouted { 0 } else { right }, 0, usize::MAX - index));
        entry.1 += 1 + stands;
    }
    let name = uses.iter().max_by_key(|(_, weight)| **weight).map(|(name, _)| (*name).to_owned());
    let first = same.clone().next().map(|(_, mention)| mention);
    let ids = first.map(|mention| mention.ids.clone()).unwrap_or_default();
    let known = match ids.as_slice() {
        [] => None,
        [id] => tables.authorities().by_id(id).map(|row| row.name.to_string()),
        _ => tables
            .authorities()
            .joint(&ids.iter().map(String::as_str).collect::<Vec<_>>())
            .map(|unit| unit.name.to_string()),
    };
    let right = |name: &String| {
        ids.is_empty() || tables.authorities().by_name(name).is_some_and(|found| found.how != How::Wrong)
    };
    let name = name.filter(right).or(known).or_else(|| first.map(|mention| mention.text.clone())).unwrap_or_default();
    Own { ids, given: false, ..named(&name, tables) }
}
