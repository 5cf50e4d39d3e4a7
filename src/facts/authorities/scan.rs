//! Finding the names, in one pass from left to right. At each capitalised word the table is asked first; a name that
//! is made the usual way wins only where it is the longer one ("Leicestershire Police Service").

use super::cues::{self, AuthorityCues, Style};
use super::names::{bare_text, folded, places, split};
use super::{Mention, Naming, Sector, Setting};
use crate::letter::words::{key, keys};
use crate::letter::{Gap, Letter, WordKind};
use crate::tables::{How, Kind, Tables};
use crate::text::Span;

/// A name has at most this many words.
pub(super) const LONGEST: usize = 12;

/// The keys of the short forms.
const SHORT_KEYS: [u64; 9] = keys([
    "force",
    "constabulary",
    "constabularies",
    "forces",
    "council",
    "trust",
    "board",
    "university",
    "department",
]);
/// A name is looked for among so many before it.
const AGAIN: usize = 32;
/// What a short form may be, in the same order.
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

/// A name with single spaces and without marks of emphasis.
fn as_written(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !written.is_empty() {
            written.push(' ');
        }
        written.push_str(word);
    }
    if written.contains(['*', '_']) { written.replace(['*', '_'], "") } else { written }
}

/// Every name, in order; they do not overlap.
pub(super) fn find(letter: &Letter, tables: &Tables) -> Vec<Mention> {
    let mut scan = Scan { letter, tables, cues: cues::builtin(), table_names: Vec::new() };
    let capitals = letter.words.iter().enumerate().filter(|(_, word)| word.capital && word.kind == WordKind::Plain);
    let names = capitals.filter_map(|(at, _)| Some((at, scan.look_up(at)?)));
    scan.table_names = names.collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < letter.words.len() {
        let name = if letter.words[at].capital { scan.name(at, &found) } else { None };
        match name.or_else(|| scan.short(at)) {
            Some(mention) => {
                at = mention.words.end;
                if !scan.is_another_body(at, &mention) && !scan.is_abroad(&mention) {
                    found.push(mention);
                }
            }
            None => at += 1,
        }
    }
    found
}

pub(super) struct Scan<'a> {
    pub(super) letter: &'a Letter<'a>,
    tables: &'a Tables,
    pub(super) cues: &'static AuthorityCues,
    /// The longest name of the table that begins at a word, in words: looked up once, asked for often.
    table_names: Vec<(usize, (usize, How))>,
}

impl Scan<'_> {
    /// The key of a word without the ending of the possessive.
    pub(super) fn bare_key(&self, at: usize) -> u64 {
        if !self.letter.words[at].apostrophe {
            return self.letter.words[at].key;
        }
        let word = self.letter.word(at);
        let bare = bare_text(word);
        if bare.len() == word.len() { self.letter.words[at].key } else { key(bare) }
    }

    /// The key of the first or last part of a word, without the ending of the possessive.
    fn edge_key(&self, at: usize, part: fn(&str) -> Option<&str>) -> u64 {
        if !self.letter.words[at].hyphen {
            return self.bare_key(at);
        }
        let word = self.letter.word(at);
        let folded = bare_text(word).replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}'], "-");
        key(part(&folded).unwrap_or_default())
    }

    /// Whether word `at` goes on with the name of the word before it.
    pub(super) fn continues(&self, at: usize) -> bool {
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

    /// The name that begins at word `at`; `before` are those that were found before it.
    fn name(&self, at: usize, before: &[Mention]) -> Option<Mention> {
        let known = self.known(at);
        let made = self.made(at, known.as_ref().map_or(0, |(len, _)| *len));
        match (known, made) {
            (_, Some((len, style))) => Some(self.mention(at, len, Naming::Made, Some(&style), before)),
            (Some((len, how)), None) => Some(self.mention(at, len, Naming::Known(how), None, before)),
            _ => None,
        }
    }

    pub(super) fn known(&self, at: usize) -> Option<(usize, How)> {
        self.table_names.binary_search_by_key(&at, |(at, _)| *at).ok().map(|found| self.table_names[found].1)
    }

    /// The longest name of the table that begins at word `at`, a capitalised one, in words.
    fn look_up(&self, at: usize) -> Option<(usize, How)> {
        let words = &self.letter.words;
        let table = self.tables.authorities();
        let index = table.index_by(key);
        let most = index.longest_from(self.edge_key(at, |word| word.split('-').next()))?.min(LONGEST);
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
        let ends = |len: &usize| index.ends_with(self.edge_key(at + len - 1, |word| word.rsplit('-').next()));
        let (len, how) = (1..=run).rev().filter(ends).find_map(|len| {
            let span = self.letter.words_span(at..at + len);
            let text = bare_text(span.of(self.letter.text()));
            table.known_as(text).map(|how| (len, how))
        })?;
        let initials_in_prose = how == How::Abbreviation
            && len == 1
            && (words[at].gap.has(Gap::SENTENCE)
                && !self.letter.word(at).bytes().all(|byte| byte.is_ascii_uppercase())
                || self.continues(at + 1) && words[at + 1].capital);
        (!initials_in_prose).then_some((len, how))
    }

    fn mention(&self, at: usize, len: usize, naming: Naming, style: Option<&Style>, before: &[Mention]) -> Mention {
        let text = self.letter.text();
        let whole = self.letter.words_span(at..at + len);
        let bare = bare_text(whole.of(text)).len();
        // the stop of "Univ." belongs to it
        let stop = usize::from(text[whole.end..].starts_with('.') && whole.of(text).ends_with("Univ"));
        let span = Span::new(whole.start, whole.start + bare + stop);
        let written = as_written(span.of(text));
        let short = naming == Naming::Short;
        // a name of the table that was met before is the same again
        let again = before
            .iter()
            .rev()
            .take(AGAIN)
            .find(|one| matches!(naming, Naming::Known(_)) && one.naming == naming && one.text == written);
        if let Some(one) = again {
            let possessive = bare < whole.len() || text[whole.end..].starts_with(['’', '\'']) && written.ends_with('s');
            let (words, article) = (at..at + len, self.article(at));
            return Mention { possessive, span, words, article, ..one.clone() };
        }
        let (mut stem, name_style, mut sector) =
            if short { Default::default() } else { split(folded(&written).trim_end_matches('.')) };
        if let Some(style) = style {
            sector = style.sector;
        }
        let mut ids: Vec<String> = Vec::new();
        if short {
            // the style says all
        } else if let Some(found) = self.tables.authorities().by_name(&written) {
            ids = found.ids.iter().map(|id| (*id).to_owned()).collect();
            let bodies = self.tables.authorities().bodies();
            let is_body = |id: &&str| bodies.iter().any(|body| body.id == *id && body.kind != Kind::Abroad);
            let body = found.ids.iter().all(is_body);
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
        const THE: [u64; 1] = keys(["the"]);
        let the = self.letter.words[before].key == THE[0];
        (the && self.letter.words[at].gap.is_plain_space()).then(|| self.letter.words[before].span())
    }

    /// "the Force", "The Council".
    fn short(&self, at: usize) -> Option<Mention> {
        const THE: [u64; 1] = keys(["the"]);
        if at == 0 || self.letter.words[at - 1].key != THE[0] {
            return None;
        }
        let wanted = self.bare_key(at);
        let (name, sector) = SHORT[SHORT_KEYS.iter().position(|key| *key == wanted)?];
        self.article(at)?;
        Some(Mention {
            stem: String::new(),
            style: name.to_owned(),
            sector,
            ids: Vec::new(),
            ..self.mention(at, 1, Naming::Short, None, &[])
        })
    }

    /// "New South Wales Police" is no force of ours.
    fn is_abroad(&self, mention: &Mention) -> bool {
        let first = mention.words.start;
        first > 0 && self.continues(first) && self.letter.word(first - 1).eq_ignore_ascii_case("new")
    }

    /// "Kent Police Federation", "Kent Police and Crime Commissioner": others, though the name stands in theirs.
    fn is_another_body(&self, after: usize, mention: &Mention) -> bool {
        if mention.is_short() || !self.continues(after) || mention.possessive {
            return false;
        }
        let words = &self.letter.words;
        const AND_CRIME: [u64; 2] = keys(["and", "crime"]);
        let follows = words[after].capital && self.cues.another_body.contains(&words[after].key);
        let commissioner =
            words[after].key == AND_CRIME[0] && words.get(after + 1).is_some_and(|word| word.key == AND_CRIME[1]);
        follows || commissioner
    }

    /// The ids of forces that have exactly these places, each known; empty where one is not.
    pub(super) fn ids_of_places(&self, wanted: &[String]) -> Vec<String> {
        let by_places = self.tables.authorities().by_places(|name| places(&split(&folded(name)).0));
        if let Some(id) = by_places.get(wanted) {
            return vec![id.clone()];
        }
        let ids: Option<Vec<String>> =
            wanted.iter().map(|place| by_places.get(std::slice::from_ref(place)).cloned()).collect();
        let mut ids = ids.unwrap_or_default();
        ids.sort();
        ids
    }
}
