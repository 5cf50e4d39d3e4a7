//! Which words are written for which, and what betrays them: `lints/words/confusables.txt` and `confusable-rules.txt`.
//! `build.rs` reads both with this very code and leaves constants, so that no run reads them.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::runs::{Field, Lists};
use crate::letter::words::{KeyTable, key};

/// Both files.
pub struct Written {
    /// The words that are meant, one after the other.
    text: Cow<'static, str>,
    /// Where in `others` those of each wrong word stand.
    places: KeyTable<(u16, u16)>,
    others: Cow<'static, [Other]>,
    rules: Cow<'static, [Rule]>,
    /// The neighbours that the rules ask for.
    pub neighbours: Lists,
}

/// A word for which another is written.
#[derive(Clone, Copy, Debug)]
pub struct Other {
    /// Its key.
    pub key: u64,
    /// Its first byte in the text of all of them.
    pub start: u16,
    /// One past its last.
    pub end: u16,
}

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The wrong word.
    pub found: u64,
    /// What was meant.
    pub meant: Other,
    /// What stands before it.
    pub before: Field,
    /// What stands behind it.
    pub behind: Field,
    /// What does not stand before it.
    pub not_before: Field,
    /// What does not stand behind it.
    pub not_behind: Field,
}

impl Written {
    /// Read both files.
    ///
    /// # Errors
    /// The line that cannot be read.
    pub fn read(sets: &str, rules: &str) -> Result<Written, String> {
        let (mut text, mut neighbours) = (String::new(), Lists::default());
        let mut pairs: Vec<(u64, Other)> = Vec::new();
        for line in meaningful(sets) {
            let (found, meant) = line.split_once('>').unwrap_or((line, line));
            for found in found.split_ascii_whitespace().map(key) {
                let meant = meant.split_ascii_whitespace().filter(|meant| key(meant) != found);
                pairs.extend(meant.map(|meant| (found, Other::add(meant, &mut text))));
            }
        }
        pairs.sort_by_key(|(found, meant)| (*found, meant.key));
        let wrong = pairs.chunk_by(|one, other| one.0 == other.0);
        let mut end = 0;
        let places = wrong.map(|same| {
            let start = end;
            end += same.len() as u16;
            (same[0].0, (start, end))
        });
        let places = KeyTable::new(places.collect::<Vec<_>>().into_iter());
        let rule = |line| Rule::read(line, &mut text, &mut neighbours).ok_or_else(|| format!("‘{line}’ is not a rule"));
        let mut rules = meaningful(rules).map(rule).collect::<Result<Vec<_>, _>>()?;
        rules.sort_by_key(|rule| rule.found);
        let others = pairs.into_iter().map(|(_, other)| other).collect();
        Ok(Written { text: text.into(), places, others, rules: rules.into(), neighbours })
    }

    /// What was read when foilint was built: the constants that [`Written::source`] writes.
    pub const fn compiled(
        text: &'static str,
        places: &'static [(u64, (u16, u16))],
        others: &'static [Other],
        rules: &'static [Rule],
        neighbours: Lists,
    ) -> Written {
        Written {
            text: Cow::Borrowed(text),
            places: KeyTable::compiled(places),
            others: Cow::Borrowed(others),
            rules: Cow::Borrowed(rules),
            neighbours,
        }
    }

    /// As a constant in Rust.
    pub fn source(&self) -> String {
        let Written { text, places, others, rules, neighbours: Lists { words, bounds } } = self;
        let places = places.places();
        let mut out = String::new();
        let _ = writeln!(
            out,
            "/// What is read of both files.\npub static WRITTEN: Written = Written::compiled(\n    {text:?},\n    &{places:?},\n    \
             &{others:?},\n    &{rules:?},\n    Lists::compiled(&{words:?}, &{bounds:?}),\n);"
        );
        out
    }

    /// The words for which the word with this key is written.
    #[inline]
    pub fn written_for(&self, word: u64) -> &[Other] {
        let (start, end) = self.places.get(word);
        &self.others[usize::from(start)..usize::from(end)]
    }

    /// The letters of a word that is meant.
    pub fn word(&self, meant: Other) -> &str {
        &self.text[usize::from(meant.start)..usize::from(meant.end)]
    }

    /// The rules, those of one wrong word side by side, in their order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }
}

impl Other {
    fn add(word: &str, text: &mut String) -> Other {
        let start = text.find(word).unwrap_or_else(|| {
            text.push_str(word);
            text.len() - word.len()
        });
        let place = |at: usize| u16::try_from(at).expect("the words that are meant are few");
        Other { key: key(word), start: place(start), end: place(start + word.len()) }
    }
}

impl Rule {
    /// A line of the file: words before | found > meant | words behind | not before these | not behind these.
    fn read(line: &str, text: &mut String, lists: &mut Lists) -> Option<Rule> {
        let mut fields = line.split('|').map(str::trim);
        let before = lists.before(fields.next()?);
        let (found, meant) = fields.next()?.split_once(" > ")?;
        let (found, meant) = (key(found.trim()), Other::add(meant.trim(), text));
        let behind = lists.behind(fields.next()?);
        let (not_before, not_behind) = (lists.before(fields.next()?), lists.behind(fields.next()?));
        Some(Rule { found, meant, before, behind, not_before, not_behind })
    }
}

fn meaningful(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}
