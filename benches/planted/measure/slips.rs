//! Every slip of a kind that could be planted in a letter. One is a single edit, and the place at which a reader would
//! see it.

use std::ops::Range;

use foilint::letter::{BlockKind, Letter, WordKind};
use foilint::text::{Edit, Span};

use super::apart::{Around, Data};

/// The kinds, in the order of the table's columns.
pub const KINDS: [&str; 10] = [
    "doubled",
    "split",
    "joined",
    "apostrophe",
    "lost stop",
    "confusable",
    "swapped",
    "agreement",
    "lost word",
    "inside a formula",
];

/// The fewest words of a block in which slips are planted: shorter ones are labels and greetings.
const FEWEST_WORDS: usize = 6;

/// One slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The change to the clean letter.
    pub edit: Edit,
    /// The words it spoils, in the changed text.
    pub place: Span,
    /// What was done: within a column the same word for all, but for the slips inside a formula.
    pub how: &'static str,
}

impl Slip {
    fn replace(span: Span, with: impl Into<String>, how: &'static str) -> Slip {
        let edit = Edit::replace(span, with);
        let place = Span::new(span.start, span.start + edit.replacement.len());
        Slip { edit, place, how }
    }
}

/// A letter in which slips are planted.
pub struct Ground<'a> {
    letter: &'a Letter<'a>,
    data: &'a Data,
    quotations: Vec<Span>,
    /// The formulae that stand whole in it, as runs of words.
    formulae: Vec<Range<usize>>,
}

impl<'a> Ground<'a> {
    /// A clean letter, and the formulae that stand whole in it.
    pub fn new(letter: &'a Letter<'a>, data: &'a Data, formulae: Vec<Range<usize>>) -> Ground<'a> {
        Ground { letter, data, quotations: letter.quotations(), formulae }
    }

    /// All slips of a kind that leave no good English, and how many were set apart because they do.
    pub fn slips(&self, kind: &str) -> (Vec<Slip>, usize) {
        let mut all = Vec::new();
        match kind {
            "lost stop" => self.stops(&mut all),
            "inside a formula" => self.inside(&mut all),
            _ => self.prose().for_each(|at| self.at(kind, at, &mut all)),
        }
        let before = all.len();
        let slips: Vec<Slip> = all.into_iter().filter_map(|(slip, apart)| (!apart).then_some(slip)).collect();
        let apart = before - slips.len();
        (slips, apart)
    }

    /// The words of the response in which a slip may be planted: plain ones in small letters, in prose and out of
    /// quotations.
    fn prose(&self) -> impl Iterator<Item = usize> + '_ {
        let blocks = self.letter.blocks.iter().filter(|block| {
            block.region.is_own_prose()
                && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
                && block.words.len() >= FEWEST_WORDS
        });
        blocks.flat_map(|block| block.words.clone()).filter(|&at| self.is_plain(at))
    }

    fn is_plain(&self, at: usize) -> bool {
        let word = self.letter.words[at];
        let letters = self.letter.word(at).chars().all(|char| char.is_ascii_lowercase() || matches!(char, '\'' | '’'));
        word.kind == WordKind::Plain && letters && !self.quotations.iter().any(|quoted| quoted.contains(word.span()))
    }

    /// Whether nothing but one space stands before a word.
    fn follows(&self, at: usize) -> bool {
        at > 0 && self.letter.text()[..self.span(at).start].ends_with(' ') && {
            let between = Span::new(self.span(at - 1).end, self.span(at).start);
            between.of(self.letter.text()) == " "
        }
    }

    fn span(&self, at: usize) -> Span {
        self.letter.words[at].span()
    }

    /// The word at a place of the same sentence, in small letters; empty past its edge.
    fn beside(&self, of: usize, at: Option<usize>) -> String {
        let sentence = self.letter.sentence_index(of);
        match at.filter(|&at| at < self.letter.words.len() && self.letter.sentence_index(at) == sentence) {
            Some(at) => self.letter.word(at).to_lowercase().replace('’', "'"),
            None => String::new(),
        }
    }

    fn around(&self, kind: &'static str, how: &'static str, at: usize, len: usize, becomes: &str) -> Around<'static> {
        let word = |at: usize| self.beside(at, Some(at));
        Around {
            kind,
            how,
            word: word(at),
            second: if len > 1 { word(at + 1) } else { String::new() },
            becomes: becomes.to_owned(),
            prev: self.beside(at, at.checked_sub(1)),
            next: self.beside(at, Some(at + len)),
            near: (1..=6).map(|back| self.beside(at, at.checked_sub(back))).collect(),
        }
    }

    fn apart(&self, kind: &'static str, how: &'static str, at: usize, len: usize, becomes: &str) -> bool {
        self.data.apart(&self.around(kind, how, at, len, becomes)).is_some()
    }

    fn at(&self, kind: &str, at: usize, all: &mut Vec<(Slip, bool)>) {
        match kind {
            "doubled" => self.doubled(at, all),
            "split" => self.split(at, all),
            "joined" => self.joined(at, all),
            "apostrophe" => self.apostrophe(at, all),
            "confusable" => self.wrong("confusable", at, all),
            "swapped" => self.moved("swapped", at, all),
            "agreement" => self.agreement(at, all),
            "lost word" => self.lost("lost", at, all),
            other => panic!("there is no kind ‘{other}’"),
        }
    }

    fn doubled(&self, at: usize, all: &mut Vec<(Slip, bool)>) {
        let (span, word) = (self.span(at), self.letter.word(at));
        let slip = Slip::replace(span, format!("{word} {word}"), "doubled");
        all.push((slip, self.apart("doubled", "doubled", at, 1, "")));
    }

    fn split(&self, at: usize, all: &mut Vec<(Slip, bool)>) {
        let (span, word) = (self.span(at), self.letter.word(at));
        if word.len() < 5 || !word.is_ascii() || word.contains('\'') {
            return;
        }
        for cut in 2..word.len() - 1 {
            let (first, second) = word.split_at(cut);
            let around = Around {
                word: first.to_owned(),
                second: second.to_owned(),
                ..self.around("split", "split", at, 1, "")
            };
            let slip = Slip::replace(span, format!("{first} {second}"), "split");
            all.push((slip, self.data.apart(&around).is_some()));
        }
    }

    fn joined(&self, at: usize, all: &mut Vec<(Slip, bool)>) {
        if !self.follows(at) || !self.is_plain(at - 1) {
            return;
        }
        let whole = self.span(at - 1).cover(self.span(at));
        let slip = Slip::replace(whole, format!("{}{}", self.letter.word(at - 1), self.letter.word(at)), "joined");
        all.push((slip, self.apart("joined", "joined", at - 1, 2, "")));
    }

    fn apostrophe(&self, at: usize, all: &mut Vec<(Slip, bool)>) {
        let (span, word) = (self.span(at), self.letter.word(at));
        let lower = word.replace('’', "'");
        // ‘officers' reports’: the apostrophe stands after the word
        let after = self.letter.text()[span.end..].chars().next().filter(|char| matches!(char, '\'' | '’'));
        let next = self.beside(at, Some(at + 1));
        if lower.contains('\'') {
            let bare: String = word.chars().filter(|char| !matches!(char, '\'' | '’')).collect();
            all.push((Slip::replace(span, bare, "apostrophe"), false));
        } else if let Some(mark) = after.filter(|_| word.ends_with('s')) {
            let whole = Span::new(span.start, span.end + mark.len_utf8());
            all.push((Slip::replace(whole, word, "apostrophe"), false));
        } else if self.data.is(&lower, "plural") && lower.ends_with('s') && self.data.is(&next, "after-plural")
            || lower == "its" && self.data.is(&next, "content")
        {
            let wrong = format!("{}'s", &word[..word.len() - 1]);
            all.push((Slip::replace(span, wrong.clone(), "apostrophe"), self.apart("apostrophe", "", at, 1, &wrong)));
        }
    }

    fn stops(&self, all: &mut Vec<(Slip, bool)>) {
        for block in &self.letter.blocks {
            let prose = block.kind == BlockKind::Paragraph && block.region.is_own_prose();
            if !prose || block.words.len() < FEWEST_WORDS {
                continue;
            }
            let last = block.words.end - 1;
            let (span, word) = (self.span(last), self.letter.words[last]);
            let rest = self.letter.text()[span.end..block.span.end].trim_end();
            if rest == "." && !matches!(word.kind, WordKind::Url | WordKind::Email) {
                let stop = Span::new(span.end, span.end + 1);
                all.push((Slip { edit: Edit::delete(stop), place: span, how: "lost stop" }, false));
            }
        }
    }

    fn wrong(&self, kind: &'static str, at: usize, all: &mut Vec<(Slip, bool)>) {
        let others = self.data.confusables.get(self.letter.word(at)).map_or(&[][..], Vec::as_slice);
        for other in others {
            let slip = Slip::replace(self.span(at), other.clone(), "wrong");
            all.push((slip, self.apart(kind, "wrong", at, 1, other)));
        }
    }

    fn moved(&self, kind: &'static str, at: usize, all: &mut Vec<(Slip, bool)>) {
        if !self.follows(at) || !self.is_plain(at - 1) || self.letter.words[at].key == self.letter.words[at - 1].key {
            return;
        }
        let whole = self.span(at - 1).cover(self.span(at));
        let slip = Slip::replace(whole, format!("{} {}", self.letter.word(at), self.letter.word(at - 1)), "moved");
        all.push((slip, self.apart(kind, "moved", at - 1, 2, "")));
    }

    fn agreement(&self, at: usize, all: &mut Vec<(Slip, bool)>) {
        let Some(other) = self.data.verbs.get(self.letter.word(at)) else { return };
        let slip = Slip::replace(self.span(at), other.clone(), "agreement");
        all.push((slip, self.apart("agreement", "agreement", at, 1, other)));
    }

    fn lost(&self, kind: &'static str, at: usize, all: &mut Vec<(Slip, bool)>) {
        let block = &self.letter.blocks[self.letter.block_of(at)];
        if !self.follows(at) || at + 1 >= block.words.end {
            return;
        }
        let (prev, next) = (self.span(at - 1), self.span(at + 1));
        let gone = Span::new(prev.end, self.span(at).end);
        let place = Span::new(prev.start, next.end - gone.len());
        let slip = Slip { edit: Edit::delete(gone), place, how: "lost" };
        all.push((slip, self.apart(kind, "lost", at, 1, "")));
    }

    fn added(&self, at: usize, all: &mut Vec<(Slip, bool)>) {
        const ADDED: [&str; 14] =
            ["the", "of", "to", "in", "is", "a", "for", "be", "that", "by", "on", "and", "it", "as"];
        if !self.follows(at) {
            return;
        }
        let (prev, word) = (self.letter.word(at - 1), self.letter.word(at));
        for added in ADDED.iter().filter(|added| !prev.eq_ignore_ascii_case(added) && !word.eq_ignore_ascii_case(added))
        {
            let around = Around {
                next: self.beside(at, Some(at)),
                becomes: (*added).to_owned(),
                ..self.around("inside", "added", at, 1, added)
            };
            let edit = Edit::insert(self.span(at).start, format!("{added} "));
            let place = Span::new(edit.span.start, edit.span.start + added.len());
            all.push((Slip { edit, place, how: "added" }, self.data.apart(&around).is_some()));
        }
    }

    /// Slips of one word strictly inside a formula that stands whole.
    fn inside(&self, all: &mut Vec<(Slip, bool)>) {
        let mut seen: Vec<usize> = Vec::new();
        for run in self.formulae.iter().filter(|run| run.len() > 2) {
            for at in run.start + 1..run.end - 1 {
                if seen.contains(&at) || !self.is_plain(at) {
                    continue;
                }
                seen.push(at);
                self.wrong("inside", at, all);
                self.lost("inside", at, all);
                self.added(at, all);
                if at > run.start + 1 {
                    self.moved("inside", at, all);
                }
            }
        }
    }

    /// For the slips inside a formula, the same share of each way to spoil one.
    pub fn ways(kind: &str) -> &'static [&'static str] {
        match kind {
            "inside a formula" => &["wrong", "lost", "moved", "added"],
            _ => &[""],
        }
    }
}
