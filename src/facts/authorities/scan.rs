//! Finding the names, in one pass from left to right. At each capitalised word the table is asked first; a name that
//! is made the usual way wins only where it is the longer one ("Leicestershire Police Service").

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::cues::{self, AuthorityCues, Style};
use super::names::{bare_text, folded, places, split};
use super::{Mention, Naming, Sector, Setting};
use crate::letter::words::key;
use crate::letter::{Gap, Letter, WordKind};
use crate::tables::{How, Tables};
use crate::text::Span;

/// A name has at most this many words.
const LONGEST: usize = 12;

/// What a short form may be.
const SHORT: [(&str, Sector); 9] = [
    ("force", Sector::Police),
    ("constabulary", Sector::Police),
    ("constabularies", Sector::Police),
    ("forces", Sector::Police),
    ("council", Sector::Council),
    ("trust", Sector::Nhs),
    ("board", Sector::Nhs),
    ("university", Sector::University),
    ("department", Sector::Government),
];

/// Every name, in order; they do not overlap.
pub(super) fn find(letter: &Letter, tables: &Tables) -> Vec<Mention> {
    let scan = Scan { letter, tables, cues: cues::builtin(), by_places: OnceCell::new() };
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letter.words.len() {
        let name = if letter.words[at].capital { scan.name(at) } else { None };
        match name.or_else(|| scan.short(at)) {
            Some(mention) => {
                at = mention.words.end;
                if !scan.is_another_body(at, &mention) {
                    found.push(mention);
                }
            }
            None => at += 1,
        }
    }
    found
}

struct Scan<'a> {
    letter: &'a Letter<'a>,
    tables: &'a Tables,
    cues: &'static AuthorityCues,
    /// The forces' ids by their places; worked out when first asked for.
    by_places: OnceCell<BTreeMap<Vec<String>, &'a str>>,
}

impl Scan<'_> {
    /// The key of a word without the ending of the possessive.
    fn bare_key(&self, at: usize) -> u64 {
        let word = self.letter.word(at);
        let bare = bare_text(word);
        if bare.len() == word.len() { self.letter.words[at].key } else { key(bare) }
    }

    /// Whether word `at` goes on with the name of the word before it.
    fn continues(&self, at: usize) -> bool {
        let Some(word) = self.letter.words.get(at) else { return false };
        if word.kind != WordKind::Plain || at == 0 {
            return false;
        }
        let own_prose = || self.letter.region_of(at).is_own_prose();
        if word.gap.is_plain_space() {
            return !word.gap.has(Gap::NEWLINE) || own_prose();
        }
        let between = &self.letter.text()[self.letter.words[at - 1].span().end..word.span().start];
        !word.gap.has(Gap::SENTENCE.with(Gap::BLOCK)) && between.trim() == "&"
    }

    fn name(&self, at: usize) -> Option<Mention> {
        // "New South Wales Police" is no force of ours
        if at > 0 && self.continues(at) && self.letter.word(at - 1).eq_ignore_ascii_case("new") {
            return None;
        }
        let known = self.known(at);
        let made = self.made(at, known.as_ref().map_or(0, |(len, _)| *len));
        match (known, made) {
            (_, Some((len, style))) => Some(self.mention(at, len, Naming::Made, Some(&style))),
            (Some((len, how)), None) => Some(self.mention(at, len, Naming::Known(how), None)),
            _ => None,
        }
    }

    /// The longest name of the table that begins at word `at`, in words.
    fn known(&self, at: usize) -> Option<(usize, How)> {
        let words = &self.letter.words;
        if words[at].kind != WordKind::Plain || !words[at].capital {
            return None;
        }
        let table = self.tables.authorities();
        let most = table.longest_from(bare_text(self.letter.word(at)))?.min(LONGEST);
        // a comma may stand in a name: "Bedfordshire, Cambridgeshire and Hertfordshire"
        let joins = |next: &usize| {
            self.continues(*next)
                || words.get(*next).is_some_and(|word| {
                    word.kind == WordKind::Plain
                        && word.gap.has(Gap::COMMA)
                        && !word.gap.has(Gap::SENTENCE.with(Gap::BLOCK).with(Gap::STOP).with(Gap::QUOTE))
                })
        };
        let run = 1 + (at + 1..at + most).take_while(joins).count();
        let (len, found) = (1..=run).rev().find_map(|len| {
            let span = self.letter.words_span(at..at + len);
            let text = bare_text(span.of(self.letter.text()));
            table.by_name(text).map(|found| (len, found))
        })?;
        let initials_in_prose = found.how == How::Abbreviation
            && len == 1
            && (words[at].gap.has(Gap::SENTENCE)
                && !self.letter.word(at).bytes().all(|byte| byte.is_ascii_uppercase())
                || self.continues(at + 1) && words[at + 1].capital);
        (!initials_in_prose).then_some((len, found.how))
    }

    /// A name made the usual way that begins at word `at` and is longer than `known` words.
    fn made(&self, at: usize, known: usize) -> Option<(usize, Style)> {
        if let Some(found) = self.made_with_prefix(at).filter(|(len, _)| *len > known) {
            return Some(found);
        }
        let words = &self.letter.words;
        if words[at].kind != WordKind::Plain || known == 0 && self.cues.not_names.contains(&words[at].key) {
            return None;
        }
        let mut next = at + 1;
        while next < at + LONGEST && self.continues(next) {
            // after a known name nothing but more of its style: "Leicestershire Police Service"
            if known > 0 && next >= at + known {
                return None;
            }
            let style = self.style_at(next).filter(|style| next + style.keys.len() > at + known);
            if let Some(style) = style {
                let len = next + style.keys.len() - at;
                return self.may_lead(at, next, len, style.sector).then(|| (len, style.clone()));
            }
            if known == 0 && self.known(next).is_some() && !self.joined_places(at, next) {
                return None;
            }
            if !self.may_be_inside(next) {
                return None;
            }
            next += 1;
        }
        None
    }

    /// "Department for …", "University of …", "London Borough of …".
    fn made_with_prefix(&self, at: usize) -> Option<(usize, Style)> {
        let words = &self.letter.words;
        let fits = |style: &&Style| {
            style.keys.iter().enumerate().all(|(offset, key)| {
                words.get(at + offset).is_some_and(|word| word.key == *key)
                    && (offset == 0 || self.continues(at + offset))
            })
        };
        let style = self.cues.prefixes.get(&words[at].key)?.iter().find(fits)?;
        let first = at + style.keys.len();
        let mut end = first;
        while end < at + LONGEST && self.continues(end) {
            let capital = words[end].capital && !self.cues.not_names.contains(&words[end].key);
            // "Hammersmith and Fulham", "Work and Pensions"; but not "Transport and Kent Police"
            let link = end > first
                && matches!(self.letter.word(end), "and" | "of" | "upon" | "for" | "the")
                && words.get(end + 1).is_some_and(|word| word.capital)
                && self.continues(end + 1)
                && self.known(end + 1).is_none()
                && !self.cues.prefixes.contains_key(&words[end + 1].key);
            if !capital && !link || end > first && self.style_at(end).is_some() && style.sector != Sector::Government {
                break;
            }
            end += 1;
            if bare_text(self.letter.word(end - 1)).len() < self.letter.word(end - 1).len() {
                break;
            }
        }
        while end > first && !words[end - 1].capital {
            end -= 1;
        }
        let styled = self.style_at(first).is_some();
        (end > first && !styled).then(|| (end - at, style.clone()))
    }

    /// The longest style that begins at word `at`, all its words capitalised but "and".
    fn style_at(&self, at: usize) -> Option<&Style> {
        let words = &self.letter.words;
        let fits = |style: &&Style| {
            style.keys.iter().enumerate().all(|(offset, key)| {
                let place = at + offset;
                words.get(place).is_some_and(|word| {
                    (word.key == *key || offset + 1 == style.keys.len() && self.bare_key(place) == *key)
                        && (word.capital || self.letter.word(place) == "and")
                        && (offset == 0 || self.continues(place))
                })
            })
        };
        let first = words.get(at)?;
        let of = |key: u64| self.cues.suffixes.get(&key).and_then(|styles| styles.iter().find(fits));
        of(first.key).or_else(|| of(self.bare_key(at)))
    }

    /// Whether word `at` may stand between the first word of a name and its style.
    fn may_be_inside(&self, at: usize) -> bool {
        let word = &self.letter.words[at];
        let text = self.letter.word(at);
        if word.capital {
            return !self.cues.not_names.contains(&word.key) || matches!(text, "New" | "And" | "Of" | "AND" | "OF");
        }
        let before = self.letter.word(at - 1).to_ascii_lowercase();
        match text {
            "and" | "upon" | "on" | "under" | "le" | "by" | "in" => self.letter.words[at - 1].capital,
            "of" => matches!(
                before.as_str(),
                "city"
                    | "isle"
                    | "isles"
                    | "vale"
                    | "borough"
                    | "county"
                    | "port"
                    | "forest"
                    | "royal"
                    | "council"
                    | "bank"
            ),
            "the" => matches!(before.as_str(), "on" | "in" | "of"),
            _ => false,
        }
    }

    /// Whether the words from `at` to the style at `style` can be the place of a name that long.
    fn may_lead(&self, at: usize, style: usize, len: usize, sector: Sector) -> bool {
        let last = self.letter.word(style - 1);
        let shape = self.letter.words[style - 1].capital && bare_text(last).len() == last.len() || last == "Bart's";
        // "Ed Trust" is no authority unless it says that it is of the health service
        let style_words = len - (style - at);
        shape && !(sector == Sector::Nhs && style_words == 1 && style - at == 1)
    }

    /// Whether the words from `at` on and the known name at `next` are the places of one name: "Norfolk and Suffolk
    /// Constabulary", where "Suffolk Constabulary" is known.
    fn joined_places(&self, at: usize, next: usize) -> bool {
        let linked =
            next > at && (self.letter.word(next - 1) == "and" || !self.letter.words[next].gap.is_plain_space());
        let end = next - usize::from(self.letter.word(next - 1) == "and");
        if !linked || end <= at {
            return false;
        }
        let place = folded(self.letter.words_span(at..end).of(self.letter.text()));
        places(&place).iter().all(|place| !self.ids_of_places(std::slice::from_ref(place)).is_empty())
    }

    fn mention(&self, at: usize, len: usize, naming: Naming, style: Option<&Style>) -> Mention {
        let text = self.letter.text();
        let whole = self.letter.words_span(at..at + len);
        let bare = bare_text(whole.of(text)).len();
        // the stop of "Univ." belongs to it
        let stop = usize::from(text[whole.end..].starts_with('.') && whole.of(text).ends_with("Univ"));
        let span = Span::new(whole.start, whole.start + bare + stop);
        let written = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ").replace(['*', '_'], "");
        let (mut stem, name_style, mut sector) = split(folded(&written).trim_end_matches('.'));
        if let Some(style) = style {
            sector = style.sector;
        }
        let mut ids: Vec<String> = Vec::new();
        if let Some(found) = self.tables.authorities().by_name(&written) {
            ids = found.ids.iter().map(|id| (*id).to_owned()).collect();
            let body = found.ids.iter().all(|id| self.tables.authorities().bodies().iter().any(|body| body.id == *id));
            sector = if body { Sector::Other } else { Sector::Police };
        } else if sector == Sector::Police {
            ids = self.ids_of_places(&places(&stem));
        }
        if stem.starts_with("the ") {
            stem = stem.split_off(4);
        }
        Mention {
            possessive: bare < whole.len() || text[whole.end..].starts_with(['’', '\'']) && written.ends_with('s'),
            span,
            words: at..at + len,
            article: self.article(at),
            text: written,
            naming,
            ids,
            stem,
            style: name_style,
            sector,
            setting: Setting::Prose,
            asked: false,
            voice: None,
            third_party: false,
            past: false,
            listed: false,
        }
    }

    /// "the" directly before word `at`.
    fn article(&self, at: usize) -> Option<Span> {
        let before = at.checked_sub(1)?;
        let joined = self.letter.words[at].gap.is_plain_space() && self.letter.word(before).eq_ignore_ascii_case("the");
        joined.then(|| self.letter.words[before].span())
    }

    /// "the Force", "The Council".
    fn short(&self, at: usize) -> Option<Mention> {
        let word = bare_text(self.letter.word(at));
        if word.len() < 5 || word.len() > 14 {
            return None;
        }
        let (name, sector) = *SHORT.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?;
        self.article(at)?;
        Some(Mention {
            stem: String::new(),
            style: name.to_owned(),
            sector,
            ids: Vec::new(),
            ..self.mention(at, 1, Naming::Short, None)
        })
    }

    /// "Kent Police Federation", "Kent Police and Crime Commissioner": others, though the name stands in theirs.
    fn is_another_body(&self, after: usize, mention: &Mention) -> bool {
        if mention.is_short() || !self.continues(after) || mention.possessive {
            return false;
        }
        let words = &self.letter.words;
        let follows = words[after].capital && self.cues.another_body.contains(&words[after].key);
        let commissioner = self.letter.word(after).eq_ignore_ascii_case("and")
            && words.get(after + 1).is_some_and(|word| word.key == key("crime"));
        follows || commissioner
    }

    /// The ids of forces that have exactly these places, each known; empty where one is not.
    fn ids_of_places(&self, wanted: &[String]) -> Vec<String> {
        if wanted.is_empty() {
            return Vec::new();
        }
        let by_places = self.by_places.get_or_init(|| {
            let forces = self.tables.authorities().forces();
            forces.iter().map(|row| (places(&split(&folded(&row.name)).0), row.id.as_str())).collect()
        });
        if let Some(id) = by_places.get(wanted) {
            return vec![(*id).to_owned()];
        }
        let mut ids = Vec::new();
        for place in wanted {
            let Some(id) = by_places.get(std::slice::from_ref(place)) else { return Vec::new() };
            ids.push((*id).to_owned());
        }
        ids.sort();
        ids
    }
}
