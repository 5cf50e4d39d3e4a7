//! Questions and answers: which numbered or lettered questions a request puts, and which of them the answer speaks of.
//! Read so that a doubtful question counts as answered: only what is surely passed over is ever missing.

mod cues;
mod label;
mod mentions;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub use label::{Mark, Style, mark_at};

use crate::letter::{BlockKind, Letter, Region};
use crate::text::Span;
use cues::{CueSet, cues};

/// The most questions that are followed.
const MOST: u32 = 60;

/// A numbered or lettered question of the request, not one nested below another.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its number, or its place in the alphabet.
    pub number: u32,
    /// Its first sentence without the label.
    pub span: Span,
    /// All its words, with those of the questions nested below it.
    pub words: Range<usize>,
}

/// A place where the answer names a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The label or the number as written.
    pub span: Span,
    /// The numbers that it names.
    pub numbers: Vec<u32>,
    /// Whether it stands at the beginning of a block, as labels of answers do.
    pub heads: bool,
    /// Whether it says that it is a question: "Q5", "Question 5".
    pub named: bool,
}

/// The questions of a letter and what the answer says of them.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    /// In order, from 1 on without a gap; empty where the request has no such list, or one that is not sure.
    pub asked: Vec<Question>,
    /// How they are numbered.
    pub style: Option<Style>,
    /// Where the answer names questions.
    pub mentions: Vec<Mention>,
    /// The blocks of the request that lists them.
    run: Range<usize>,
    /// In a table of questions and answers, the questions whose answer is empty.
    pub unanswered_rows: Vec<Span>,
}

impl Questions {
    /// Whether the answer names a question anywhere.
    pub fn is_named(&self, number: u32) -> bool {
        self.mentions.iter().any(|mention| mention.numbers.contains(&number))
    }

    /// The blocks of the request that lists them.
    pub fn run(&self) -> Range<usize> {
        self.run.clone()
    }

    /// How many of the questions have an answer that begins with their number.
    pub fn labelled(&self) -> usize {
        let heads = |number| self.mentions.iter().any(|mention| mention.heads && mention.numbers.contains(&number));
        self.asked.iter().filter(|question| heads(question.number)).count()
    }
}

/// Read the questions of a letter.
pub fn find(letter: &Letter) -> Questions {
    let mut questions = Questions { unanswered_rows: table::unanswered(letter), ..Questions::default() };
    let Some((run, style)) = numbered_run(letter) else { return questions };
    let Some(asked) = read(letter, run.clone(), style) else { return questions };
    questions.mentions = mentions::find(letter, run.clone(), style, asked.len() as u32);
    (questions.asked, questions.style, questions.run) = (asked, Some(style), run);
    questions
}

/// The first run of blocks of the request with at least two labels, and how these count.
fn numbered_run(letter: &Letter) -> Option<(Range<usize>, Style)> {
    let mut index = 0;
    while index < letter.blocks.len() {
        if letter.blocks[index].region != Region::Request {
            index += 1;
            continue;
        }
        let len = letter.blocks[index..]
            .iter()
            .take_while(|block| block.region == Region::Request || block.words.is_empty())
            .count();
        let run = index..index + len;
        let mut marks = run.clone().flat_map(|at| label::marks_in(letter, at));
        let first = marks.next();
        if let Some(first) = first.filter(|first| marks.any(|mark| mark.style == first.style)) {
            return Some((run, first.style));
        }
        index = run.end;
    }
    None
}

/// The questions of a run, if they count from 1 on.
fn read(letter: &Letter, run: Range<usize>, style: Style) -> Option<Vec<Question>> {
    let mut asked: Vec<Question> = Vec::new();
    for index in run {
        let block = &letter.blocks[index];
        let words = block.words.clone();
        if block.kind == BlockKind::Row {
            return None;
        }
        let marks = label::marks_in(letter, index);
        let ours = marks.iter().filter(|mark| mark.style == style);
        for (place, mark) in ours.clone().enumerate() {
            let first = letter.word_from(mark.span.end);
            let end = ours.clone().nth(place + 1).map_or(words.end, |next| letter.word_from(next.span.start));
            if mark.number as usize != asked.len() + 1 || mark.number > MOST || first >= end {
                return None;
            }
            let sentence = letter.sentence_of(first).map_or(end, |sentence| sentence.words.end.min(end));
            asked.push(Question { number: mark.number, span: letter.words_span(first..sentence), words: first..end });
        }
        if let Some(last) = asked.last_mut() {
            last.words.end = words.end.max(last.words.end);
        }
    }
    (asked.len() >= 2).then_some(asked)
}

/// Whether something in the answer may answer every question, or all that are left.
pub fn is_blanket(letter: &Letter, questions: &Questions) -> bool {
    let own = |index: &usize| {
        let block = &letter.blocks[*index];
        block.region.is_own_prose() && !matches!(block.region, Region::ReviewRights | Region::ComplaintRights)
    };
    let heads = questions.mentions.iter().filter(|mention| mention.heads).map(|mention| head(letter, mention));
    let ends = questions.mentions.iter().filter(|mention| mention.heads).map(|mention| answer(letter, mention));
    let (first, last) = (heads.min(), ends.max());
    (questions.run.end..letter.blocks.len()).filter(own).any(|index| {
        let outside = first.is_none_or(|first| index < first) || last.is_none_or(|last| index > last);
        is_answered(letter, index, &cues().blanket)
            || outside && !is_only_a_pointer(letter, index) && is_answered(letter, index, &cues().general)
    })
}

/// Whether a paragraph has a wording of an answer outside the formulae of the frame: "we do not intend to answer further
/// requests" is none for the questions that are left.
fn is_answered(letter: &Letter, index: usize, wordings: &CueSet) -> bool {
    let words = letter.blocks[index].words.clone();
    let found = wordings.find_all(&letter.words, words.clone());
    if found.is_empty() {
        return false;
    }
    let frame = cues().formula.find_all(&letter.words, words);
    found.iter().any(|one| !frame.iter().any(|formula| formula.start <= one.start && one.end <= formula.end))
}

/// Whether a paragraph has nothing but sentences of the frame: "This letter is a refusal notice."
fn is_frame(letter: &Letter, index: usize) -> bool {
    let mut sentences = letter.sentences.iter().filter(|sentence| sentence.block == index).peekable();
    sentences.peek().is_some()
        && sentences.all(|one| cues().formula.is_in(&letter.words, one.words.clone()))
        && !is_answered(letter, index, &cues().general)
}

/// The block that a label heads.
fn head(letter: &Letter, mention: &Mention) -> usize {
    letter.block_of(letter.word_from(mention.span.start))
}

/// The block in which the answer of a label begins: its own, or the next where it is a heading, "Question 3".
fn answer(letter: &Letter, mention: &Mention) -> usize {
    let at = head(letter, mention);
    let alone = letter.words_span(letter.blocks[at].words.clone()).end <= mention.span.end;
    let next = |index: &usize| {
        let block = &letter.blocks[*index];
        block.region.is_own_prose() && block.kind != BlockKind::Heading && !block.words.is_empty()
    };
    (at + 1..letter.blocks.len()).find(next).filter(|_| alone).unwrap_or(at)
}

/// "Our answers are below.": it answers nothing.
fn is_only_a_pointer(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let general = cues().general.find_all(&letter.words, block.words.clone());
    let below = general.iter().all(|found| letter.word(found.start).eq_ignore_ascii_case("below"));
    let says = |what: &str| block.words.clone().any(|at| letter.word(at).eq_ignore_ascii_case(what));
    !general.is_empty()
        && below
        && ["answers", "answer", "response", "responses", "reply", "turn"].iter().any(|what| says(what))
}

/// Whether a paragraph without a number stands where the answer to a question would: between the answers before and
/// after it, or behind the last one.
pub fn has_room(letter: &Letter, questions: &Questions, question: &Question) -> bool {
    let heads = || questions.mentions.iter().filter(|mention| mention.heads);
    let before = heads().filter(|mention| mention.numbers.iter().any(|number| *number < question.number));
    let after = heads().filter(|mention| mention.numbers.iter().any(|number| *number > question.number));
    let after = after.map(|mention| head(letter, mention));
    let Some(before) = before.map(|mention| answer(letter, mention)).max() else { return true };
    let after = after.filter(|after| *after > before).min().unwrap_or(letter.blocks.len());
    (before + 1..after).any(|index| {
        let block = &letter.blocks[index];
        let rights = matches!(block.region, Region::ReviewRights | Region::ComplaintRights);
        let own = !block.words.is_empty() && block.region.is_own_prose() && !rights;
        own && block.kind != BlockKind::Heading && !is_frame(letter, index)
    })
}

/// Whether the answer to another question may answer this one: "if so, who made them?", "how many of these …?"
pub fn depends(letter: &Letter, question: &Question) -> bool {
    cues().depends.is_in(&letter.words, question.words.clone())
}

/// Whether the answer speaks of what only this question asks about; true where nothing tells the question apart.
pub fn is_touched(letter: &Letter, questions: &Questions, question: &Question) -> bool {
    let telling = |index: usize| {
        let word = letter.word(index);
        word.len() >= 3 && word.chars().all(char::is_alphabetic) && !cues().idle.contains(&letter.words[index].key)
    };
    let same = |one: &str, other: &str| {
        let (one, other) = (one.to_lowercase(), other.to_lowercase());
        let shared = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        shared >= 5.min(one.chars().count().min(other.chars().count())) && shared >= 3
    };
    let elsewhere = |word: &str| {
        questions
            .asked
            .iter()
            .filter(|other| other.number != question.number)
            .any(|other| other.words.clone().any(|at| same(letter.word(at), word)))
    };
    let own: Vec<&str> = question
        .words
        .clone()
        .filter(|at| telling(*at))
        .map(|at| letter.word(at))
        .filter(|word| !elsewhere(word))
        .collect();
    let answered = |word: &&str| {
        letter
            .blocks
            .iter()
            .filter(|block| block.region.is_own_prose() && block.span.start > question.span.end)
            .any(|block| block.words.clone().any(|at| letter.word(at).len() >= 3 && same(letter.word(at), word)))
    };
    own.is_empty() || own.iter().any(answered)
}
