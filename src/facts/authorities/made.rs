//! Names that no table lists, read by the way names of authorities are made: a place or task, led or followed by a style
//! ("… City Council", "Department for …").

use super::Sector;
use super::cues::Style;
use super::names::{bare_text, folded, places};
use super::scan::{LONGEST, Scan};
use crate::letter::WordKind;

impl Scan<'_> {
    /// A name made the usual way that begins at word `at` and is longer than `known` words.
    pub(super) fn made(&self, at: usize, known: usize) -> Option<(usize, Style)> {
        if let Some(found) = self.made_with_prefix(at).filter(|(len, _)| *len > known) {
            return Some(found);
        }
        self.made_with_suffix(at, known)
    }

    /// "Leeds City Council", "Barts Health NHS Trust".
    fn made_with_suffix(&self, at: usize, known: usize) -> Option<(usize, Style)> {
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
            // "Ashgrove University Hospital NHS Trust" is no university
            let style =
                style.filter(|style| style.sector != Sector::University || !self.is_hospital(next + style.keys.len()));
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

    /// Whether the name goes on with "Hospital" at word `at`.
    fn is_hospital(&self, at: usize) -> bool {
        self.continues(at) && matches!(self.letter.word(at), "Hospital" | "Hospitals")
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
                && !self.begins_another(end + 1)
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

    /// Whether a name with a style of its own begins at word `at`, before any further "and".
    fn begins_another(&self, at: usize) -> bool {
        let Some((len, style)) = self.made_with_suffix(at, 0) else { return false };
        let place = at..at + len.saturating_sub(style.keys.len());
        place.into_iter().all(|at| self.letter.word(at) != "and")
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
        let before = self.letter.word(at - 1);
        let one_of = |words: &[&str]| words.iter().any(|word| before.eq_ignore_ascii_case(word));
        match text {
            "and" | "upon" | "on" | "under" | "le" | "by" | "in" => self.letter.words[at - 1].capital,
            "of" => one_of(&[
                "city", "isle", "isles", "vale", "borough", "county", "port", "forest", "royal", "council", "bank",
            ]),
            "the" => one_of(&["on", "in", "of"]),
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
}
