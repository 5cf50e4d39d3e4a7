//! Questions and answers: which numbered or lettered questions a request puts, and which of them the answer speaks of.
//! Read so that a doubtful question counts as answered: only what is surely passed over is ever missing.

mod alibi;
mod cues;
mod label;
mod mentions;
mod ordinals;
mod table;
#[cfg(test)]
mod tests;
mod touch;
mod turns;

use std::ops::Range;

pub use alibi::Alibi;
pub use label::{Mark, Style, mark_at};

use crate::letter::{BlockKind, Letter, Region};
use crate::text::Span;

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
    /// Where each question stands above its answer, the last one if it has none.
    pub unanswered_turn: Option<Span>,
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
    let (unanswered_rows, unanswered_turn) = (table::unanswered(letter), turns::unanswered(letter));
    let mut questions = Questions { unanswered_rows, unanswered_turn, ..Questions::default() };
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
