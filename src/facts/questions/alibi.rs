//! What may answer a question that no answer names: words for all questions or for the rest, a paragraph without a number
//! where its answer would stand, a sentence that speaks of what only this question asks about.
//!
//! Where such a thing stands is half of what it means. "The latter are recycled", "withdrawn" or "neither confirm nor deny"
//! under the number of another question belong to that one; before the first answer, behind the last, or where the lost
//! answer would stand, they may be said of anything. Reasons behind the last answer ("Section 43 is a qualified exemption")
//! belong to the answers that refuse under their numbers, where these cite the same sections.

use std::ops::Range;

use super::cues::{CueSet, cues};
use super::{Mention, Question, Questions, touch};
use crate::facts::exemptions::Exemptions;
use crate::letter::{BlockKind, Letter, Region};
use crate::tables::Part;

/// Provisions of which every letter may speak: they refuse nothing.
const FRAME: [&str; 6] = ["1", "2", "10", "14", "16", "17"];

/// An answer says within so many words that there is nothing.
const OPENING: usize = 8;

/// The parts of the answer as seen from the questions that nothing names.
pub struct Alibi<'a> {
    letter: &'a Letter<'a>,
    questions: &'a Questions,
    exemptions: &'a Exemptions,
    /// The blocks from the first answer with a number to the last.
    labelled: Range<usize>,
    /// What the answers with a number cite.
    cited: Vec<Part>,
}

impl<'a> Alibi<'a> {
    /// Look at the answers of a letter.
    pub fn new(letter: &'a Letter<'a>, questions: &'a Questions, exemptions: &'a Exemptions) -> Alibi<'a> {
        let heads = || heads(questions);
        let first = heads().map(|mention| head(letter, mention)).min().unwrap_or(letter.blocks.len());
        let last = heads().map(|mention| answer(letter, mention)).max().unwrap_or(first);
        let last = (last + 1..letter.blocks.len()).take_while(|index| goes_on(letter, *index)).last().unwrap_or(last);
        let mut alibi = Alibi { letter, questions, exemptions, labelled: first..last + 1, cited: Vec::new() };
        alibi.cited = (first..=last).flat_map(|index| alibi.cites(index)).collect();
        alibi
    }

    /// Whether something may answer a question that no answer names.
    pub fn of(&self, question: &Question) -> bool {
        let (room, before) = self.room(question);
        let letter = self.letter;
        let own = |index: &usize| {
            let block = &letter.blocks[*index];
            !block.words.is_empty() && block.region.is_own_prose() && !block.region.is_rights()
        };
        room.clone().any(|index| own(&index) && self.is_room(index, before))
            || (self.questions.run.end..letter.blocks.len()).filter(own).any(|index| {
                let says = |wordings| is_answered(letter, index, wordings);
                let outside = !self.labelled.contains(&index);
                let above = before == Some(index);
                let near = outside || room.contains(&index) || above && !says(&cues().item);
                says(&cues().blanket)
                    || near && says(&cues().loose)
                    || outside && !is_only_a_pointer(letter, index) && self.answers_generally(index)
                    || above && says(&cues().sheet)
            })
            || depends(letter, question)
            || self.is_numbered_twice(question)
            || self.is_given_beside(question, before)
            || before.is_some_and(|before| self.falls_away(before))
            || self.may_number_other_things()
            || touch::is_touched(letter, self.questions, question, |index| {
                self.labelled.contains(&index) && !room.contains(&index) || self.is_reason(index)
            })
    }

    /// Whether the label before or after it stands over two answers, where others stand over one: one of them may be its.
    fn is_numbered_twice(&self, question: &Question) -> bool {
        let count = |number: u32| heads(self.questions).filter(|mention| mention.numbers == [number]).count();
        let counts = || self.questions.asked.iter().map(|other| count(other.number)).filter(|count| *count > 0);
        let usual = counts().min().unwrap_or(0);
        [question.number - 1, question.number + 1].iter().any(|number| count(*number) > usual)
    }

    /// Whether a question asks for money, and an answer names a sum for which its own question did not ask; or for a day
    /// or a name, and the answer before it has one.
    fn is_given_beside(&self, question: &Question, before: Option<usize>) -> bool {
        let letter = self.letter;
        let asks = |question: &Question, what: &CueSet| what.is_in(&letter.words, question.words.clone());
        let asked = |number: &u32| self.questions.asked.get((*number as usize).checked_sub(1)?);
        let without = |mention: &Mention, what: &CueSet| {
            !mention.numbers.iter().filter_map(asked).any(|question| asks(question, what))
        };
        let sum = |mention: &Mention| {
            letter.blocks[answer(letter, mention)].span.of(letter.text()).contains('£')
                && without(mention, &cues().money)
        };
        let above = || heads(self.questions).filter(|mention| before == Some(answer(letter, mention)));
        let gives =
            |what: &CueSet| before.is_some_and(|index| what.is_in(&letter.words, letter.blocks[index].words.clone()));
        asks(question, &cues().money) && heads(self.questions).any(sum)
            || asks(question, &cues().when) && gives(&cues().day) && above().all(|one| without(one, &cues().when))
            || asks(question, &cues().who) && gives(&cues().firm) && above().all(|one| without(one, &cues().who))
    }

    /// Whether the answer before says that there is nothing: "None", "It does not". What is asked of it falls away.
    fn falls_away(&self, before: usize) -> bool {
        let letter = self.letter;
        let block = &letter.blocks[before];
        let words = block.words.clone();
        cues().nothing.is_in(&letter.words, words.start..words.end.min(words.start + OPENING))
    }

    /// Whether labels that do not say that they are of questions begin below a paragraph of the answer: they may number
    /// notes, steps, documents.
    fn may_number_other_things(&self) -> bool {
        let letter = self.letter;
        let named = heads(self.questions).any(|mention| mention.named);
        let own = |index: &usize| {
            let block = &letter.blocks[*index];
            !block.words.is_empty() && block.region.is_own_prose() && block.kind != BlockKind::Heading
        };
        !named && (self.questions.run.end..self.labelled.start).filter(own).any(|index| !is_frame(letter, index, true))
    }

    /// The blocks in which an answer that has lost its number would stand, and the answer before them.
    fn room(&self, question: &Question) -> (Range<usize>, Option<usize>) {
        let letter = self.letter;
        let heads = || heads(self.questions);
        let before = heads().filter(|mention| mention.numbers.iter().any(|number| *number < question.number));
        let after = heads().filter(|mention| mention.numbers.iter().any(|number| *number > question.number));
        let after = after.map(|mention| head(letter, mention));
        let Some(before) = before.map(|mention| answer(letter, mention)).max() else {
            return (self.questions.run.end..self.labelled.start, None);
        };
        let after = after.filter(|after| *after > before).min().unwrap_or(letter.blocks.len());
        (before + 1..after, Some(before))
    }

    /// Whether a block may be an answer without a number, `before` being the answer above it.
    fn is_room(&self, index: usize, before: Option<usize>) -> bool {
        let letter = self.letter;
        letter.blocks[index].kind != BlockKind::Heading
            && !is_frame(letter, index, before.is_none())
            && !goes_on(letter, index)
            && !self.is_reason(index)
    }

    /// Whether a block outside the answers with a number says what may go for any question: "attached", "is exempt".
    fn answers_generally(&self, index: usize) -> bool {
        let says = |wordings| is_answered(self.letter, index, wordings);
        (says(&cues().general) || says(&cues().refusing)) && !self.is_reason(index)
    }

    /// Whether a block gives the reasons for what is refused under a number.
    fn is_reason(&self, index: usize) -> bool {
        let region = self.letter.blocks[index].region;
        let argues = matches!(region, Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance)
            || self.exemptions.arguments.iter().any(|argument| argument.block == index);
        argues && !self.cited.is_empty() && self.cites(index).all(|section| self.cited.contains(&section))
    }

    /// The exemptions that a block cites.
    fn cites(&self, index: usize) -> impl Iterator<Item = Part> {
        let from = self.exemptions.citations.partition_point(|citation| citation.block < index);
        let here = self.exemptions.citations[from..].iter().take_while(move |citation| citation.block == index);
        here.map(|citation| citation.section())
            .filter(|section| !FRAME.iter().any(|frame| Part::new(frame) == Some(*section)))
    }
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

/// Whether a paragraph has nothing but sentences of the frame: "This letter is a refusal notice."; before the first answer
/// also "I can confirm that we hold the information."
fn is_frame(letter: &Letter, index: usize, opens: bool) -> bool {
    let frame = |words: Range<usize>| {
        cues().formula.is_in(&letter.words, words.clone()) || opens && cues().opening.is_in(&letter.words, words)
    };
    let mut sentences = letter.sentences.iter().filter(|sentence| sentence.block == index).peekable();
    sentences.peek().is_some()
        && sentences.all(|one| frame(one.words.clone()))
        && (opens && is_only_a_pointer(letter, index)
            || !is_answered(letter, index, &cues().general) && !is_answered(letter, index, &cues().refusing))
}

/// Whether a block goes on with what the one above has announced: the rows of a table, the items of a list.
fn goes_on(letter: &Letter, index: usize) -> bool {
    let listed = |index: usize| {
        let block = &letter.blocks[index];
        matches!(block.kind, BlockKind::Row | BlockKind::Item) || !block.apart
    };
    let announces = |index: usize| {
        let body = letter.blocks[index].span.of(letter.text()).trim_end_matches(['*', '_', ' ', '\t', '\n', '\r']);
        body.ends_with(':') || ["follows.", "below.", "table."].iter().any(|end| body.ends_with(end))
    };
    let mut below = index;
    for above in (0..index).rev().filter(|above| !letter.blocks[*above].words.is_empty()) {
        if announces(above) {
            return true;
        }
        if !listed(below) {
            return false;
        }
        below = above;
    }
    false
}

/// The labels of answers to questions that were asked: no paragraph that begins with "12 January".
fn heads(questions: &Questions) -> impl Iterator<Item = &Mention> {
    let asked = |number: &u32| (1..=questions.asked.len() as u32).contains(number);
    questions.mentions.iter().filter(move |mention| mention.heads && mention.numbers.iter().any(asked))
}

/// The block that a label heads.
fn head(letter: &Letter, mention: &Mention) -> usize {
    letter.block_of(letter.word_from(mention.span.start))
}

/// The block in which the answer of a label begins: its own, or the next where it is a heading, "Question 3", or the
/// question again.
fn answer(letter: &Letter, mention: &Mention) -> usize {
    let at = head(letter, mention);
    let block = &letter.blocks[at];
    let alone = letter.words_span(block.words.clone()).end <= mention.span.end
        || block.region == Region::Request
        || block.kind == BlockKind::Heading;
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

/// Whether the answer to another question may answer this one: "if so, who made them?", "how many of these …?"
fn depends(letter: &Letter, question: &Question) -> bool {
    cues().depends.is_in(&letter.words, question.words.clone())
}
