//! Finds full dates among the words of a letter, in the forms that British letters use. What has day, month and year
//! is a date even where there is no such day; section numbers, references and cells of tables are none.

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use super::parts::{Name, day, figures, names, short_year};
use super::place;
use crate::facts::time_cues::cues;
use crate::facts::year;
use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, Letter, WordKind};

/// A date as it is written.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its words, the weekday included.
    pub(super) words: Range<usize>,
    /// Year, month and day as written.
    pub(super) numbers: (i16, i8, i8),
    /// The weekday and the word that names it.
    pub(super) weekday: Option<(Weekday, usize)>,
}

/// Every full date, in order.
pub(super) fn scan(letter: &Letter) -> Vec<Found> {
    let mut all = Vec::new();
    let mut named = vec![false; letter.words.len()];
    names().keys().flat_map(|&name| letter.places_of(name)).for_each(|at| named[at] = true);
    for block in letter.blocks.iter().filter(|block| block.kind != BlockKind::Literal) {
        let mut at = block.words.start;
        while at < block.words.end {
            // of plain words only months and weekdays begin a date
            let mut rest = letter.words[at..block.words.end].iter().zip(&named[at..]);
            let Some(skipped) = rest.position(|(word, named)| word.kind != WordKind::Plain || *named) else { break };
            at += skipped;
            let scan = Scan { letter, end: block.words.end };
            match scan.date(at) {
                Some(found) => {
                    at = found.words.end;
                    all.push(found);
                }
                None => at += 1,
            }
        }
    }
    all
}

struct Scan<'a> {
    letter: &'a Letter<'a>,
    /// The end of the block: a date never runs over it.
    end: usize,
}

/// The words of a date without its weekday: where they end, and year, month and day.
type Core = (usize, (i16, i8, i8));

impl Scan<'_> {
    fn date(&self, start: usize) -> Option<Found> {
        let mut weekday = self.weekday(start);
        let mut at = start;
        if weekday.is_some() {
            at += 1;
            if self.is(at, "the") && self.joined(at, Joint::Loose) {
                at += 1;
            }
            if !self.joined(at, Joint::Loose) {
                return None;
            }
        }
        let (mut end, numbers) = self.core(at)?;
        if weekday.is_none() && end < self.end && self.in_brackets(end) {
            weekday = self.weekday(end);
            end += usize::from(weekday.is_some());
        }
        Some(Found { words: start..end, numbers, weekday })
    }

    fn core(&self, at: usize) -> Option<Core> {
        let kind = self.letter.words.get(at).filter(|_| at < self.end)?.kind;
        match kind {
            WordKind::Number | WordKind::Mixed => self.numeric(at).or_else(|| self.day_first(at)),
            WordKind::Plain => self.month_first(at),
            _ => None,
        }
    }

    /// `01/07/2021`, `1.7.2021`, `01-07-2021`, `2021-08-06`, `06-Aug-21`: one word.
    fn numeric(&self, at: usize) -> Option<Core> {
        let gap = self.letter.words[at].gap;
        let tight = |gap: Gap| gap.has(Gap::SLASH) && !gap.has(Gap::SPACE);
        let next = self.letter.words.get(at + 1).filter(|_| at + 1 < self.end);
        if tight(gap) || next.is_some_and(|next| tight(next.gap)) {
            return None;
        }
        if at > 0 && !gap.has(Gap::NEWLINE.with(Gap::BLOCK)) && self.preceded(at, &cues().reference_word) {
            return None;
        }
        let numbers = figures(self.letter.word(at))?;
        Some((at + 1, numbers))
    }

    /// `17th [day] [of] December[,] 2019`.
    fn day_first(&self, start: usize) -> Option<Core> {
        let (day, mut ordinal) = day(self.letter.word(start))?;
        let mut at = start + 1;
        // a raised "th" becomes a word of its own
        if ["st", "nd", "rd", "th"].iter().any(|suffix| self.is(at, suffix))
            && !ordinal
            && self.joined(at, Joint::Raised)
        {
            (at, ordinal) = (at + 1, true);
        }
        for small in ["day", "of"] {
            if self.is(at, small) && self.joined(at, Joint::Close) {
                at += 1;
            }
        }
        let (month, short) = self.month(at).filter(|_| self.joined(at, Joint::Raised))?;
        let at = at + usize::from(self.named_again(at, month));
        let (end, year) = self.year(start, at + 1, if short { Joint::Short } else { Joint::Loose })?;
        let possible = Date::new(year, month, day).is_ok();
        let believed = possible || ordinal || day <= 31 && !(start > 0 && self.preceded(start, &cues().counted_thing));
        (believed && (ordinal || day <= 31)).then_some((end, (year, month, day)))
    }

    /// `December 17th, 2019`.
    fn month_first(&self, at: usize) -> Option<Core> {
        let (month, short) = self.month(at)?;
        let joint = if short { Joint::Short } else { Joint::Close };
        if !self.joined(at + 1, joint) {
            return None;
        }
        let (day, ordinal) = day(self.letter.word(at + 1)).filter(|(day, _)| *day <= 31)?;
        let (end, year) = self.year(at, at + 2, Joint::Loose)?;
        let sure = ordinal || self.letter.words[at + 2].gap.has(Gap::COMMA);
        (sure || Date::new(year, month, day).is_ok()).then_some((end, (year, month, day)))
    }

    /// Four figures; two only at the end of a line that begins with the date or its label.
    fn year(&self, start: usize, at: usize, joint: Joint) -> Option<(usize, i16)> {
        if !self.joined(at, joint) || self.letter.words[at].kind != WordKind::Number {
            return None;
        }
        let written = self.letter.word(at);
        if let Some(year) = year(written) {
            return Some((at + 1, year));
        }
        let near = self.letter.blocks[self.letter.block_of(start)].words.start + 3 >= start;
        let alone = near && place::ends_line(self.letter, self.letter.words[at].span().end);
        short_year(written).filter(|_| alone).map(|year| (at + 1, year))
    }

    /// "Tachwedd/November": whether the month at `at` stands there in another language too.
    fn named_again(&self, at: usize, month: i8) -> bool {
        let slash = |word: &crate::letter::Word| word.gap.has(Gap::SLASH);
        self.letter.words.get(at + 1).is_some_and(slash) && self.month(at + 1).is_some_and(|(other, _)| other == month)
    }

    fn month(&self, at: usize) -> Option<(i8, bool)> {
        let word = self.letter.words.get(at).filter(|_| at < self.end)?;
        match names().get(&word.key)? {
            Name::Month(month, short) => Some((*month, *short)),
            Name::Weekday(_) => None,
        }
    }

    fn weekday(&self, at: usize) -> Option<(Weekday, usize)> {
        let word = self.letter.words.get(at).filter(|word| at < self.end && word.capital)?;
        let Name::Weekday(day) = names().get(&word.key)? else { return None };
        // the night of "Friday/Saturday 6 August" belongs to both days, and only one of them can be right
        let named = |at: usize| {
            let key = self.letter.words.get(at).map(|word| word.key);
            matches!(key.and_then(|key| names().get(&key)), Some(Name::Weekday(_)))
        };
        let linked = at > 1 && ["and", "or", "to"].iter().any(|link| self.is(at - 1, link)) && named(at - 2);
        if linked || at > 0 && named(at - 1) {
            return None;
        }
        // the newspaper
        let paper = self.letter.word(at).eq_ignore_ascii_case("sun") && at > 0 && self.is(at - 1, "the");
        (!paper).then_some((*day, at))
    }

    fn in_brackets(&self, at: usize) -> bool {
        let span = self.letter.words[at].span();
        self.letter.words[at].gap.has(Gap::OPEN) && self.letter.text()[span.end..].starts_with([')', ']'])
    }

    fn is(&self, at: usize, word: &str) -> bool {
        at < self.end && self.letter.words.get(at).is_some_and(|found| found.key == key(word))
    }

    fn preceded(&self, at: usize, set: &crate::facts::time_cues::CueSet) -> bool {
        set.ends_at(&self.letter.words, at, at.saturating_sub(2)).is_some()
    }

    /// Whether word `at` belongs with the word before it.
    fn joined(&self, at: usize, joint: Joint) -> bool {
        if at == 0 || at >= self.end {
            return false;
        }
        let gap = self.letter.words[at].gap;
        let never = Gap::BLOCK.with(Gap::OPEN).with(Gap::CLOSE).with(Gap::QUOTE).with(Gap::COLON);
        let stops = Gap::STOP.with(Gap::SENTENCE);
        let tight = !gap.has(Gap::SPACE);
        if gap.has(never)
            || gap.has(stops) && joint != Joint::Short
            || gap.has(Gap::COMMA) && !matches!(joint, Joint::Loose | Joint::Short)
            || gap.has(Gap::OTHER) && joint != Joint::Raised
            || gap.has(Gap::SLASH.with(Gap::DASH)) && !tight
        {
            return false;
        }
        let between = &self.letter.text()[self.letter.words[at - 1].span().end..self.letter.words[at].span().start];
        !between.contains(['|', '\t']) && !between.contains("    ") && between.matches('\n').count() < 2
    }
}

/// What may stand between two words of a date beside white space and markup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// Nothing.
    Close,
    /// The sign for a raised letter.
    Raised,
    /// A comma.
    Loose,
    /// A comma or the stop of an abbreviation.
    Short,
}

/// Whether word `at` is a month with a figure beside it or run together with one, or a date without its year: "June 2018", "6 August".
pub(super) fn is_part_of_a_date(letter: &Letter, at: usize) -> bool {
    let Some(word) = letter.words.get(at).filter(|word| word.capital) else { return false };
    if word.kind == WordKind::Mixed {
        // "9 December2014"
        let written = letter.word(at);
        let name = written.trim_end_matches(|char: char| char.is_ascii_digit());
        return written.len() - name.len() == 4 && matches!(names().get(&key(name)), Some(Name::Month(..)));
    }
    let figure = |at: usize| letter.words.get(at).is_some_and(|word| word.kind == WordKind::Number);
    matches!(names().get(&word.key), Some(Name::Month(..))) && (figure(at + 1) || at > 0 && figure(at - 1))
}
