//! What only a requester says, whatever stands above it: a question with no label, a wish, an account of why they ask.

use super::asking;
use super::shapes::{is_question, next_below};
use super::voice::{is_own_voice, wishes};
use super::{answered, headings, start_cue};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::read;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region, Sentence};

/// A question has at least this many words.
const FEWEST: usize = 3;
/// Of whom an authority speaks as itself.
const US: [u64; 4] = keys(["we", "our", "us", "ours"]);
/// What a letter speaks of that asks the requester something.
const ASKS_BACK: [u64; 7] =
    keys(["clarify", "clarification", "clarifying", "narrow", "refine", "identification", "particulars"]);

/// What the letter tells of itself before a block is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Words of the requester's were found before.
    pub known: bool,
    /// It asks the requester something, so that a question may be its own.
    pub asks_back: bool,
}

/// Whether a block under no label can only be the requester's: a question or a wish, with no word of the authority's.
pub(super) fn speaks(letter: &Letter, cues: &Cues, index: usize, told: Told) -> bool {
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text());
    let first = behind_marks(letter, block);
    let begins = cues.wants.longest_at(&letter.words, first, &NoSlots).is_some();
    // "We ask for a copy" is a group's
    let group = || begins && letter.words[first].key == US[0];
    let us = || !group() && block.words.clone().any(|at| US.contains(&letter.words[at].key));
    let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
    (prose || block.kind == BlockKind::Heading && body.contains('?'))
        && block.words.len() >= FEWEST
        && !us()
        && !asks_back(letter, block)
        && !is_own_voice(letter, cues, block)
        && (begins
            || (asks(letter, block, first) || requests(letter, cues, index, first, told.known))
                && !told.asks_back
                && is_answered(letter, cues, index)
            || names_what_is_wanted(letter, index, first))
}

/// "Number plate thefts": a heading, and no number of anything.
fn names_a_part(letter: &Letter, noun: usize) -> bool {
    const OF: [u64; 8] = keys(["of", "who", "that", "which", "for", "in", "on", "paid"]);
    const NUMBER: u64 = keys(["number"])[0];
    letter.words[noun].key == NUMBER
        && letter
            .words
            .get(noun + 1)
            .is_none_or(|next| !OF.contains(&next.key) && !letter.word(noun + 1).ends_with("ed"))
}

/// "Number of fixed penalty notices", "*The reasons for refusal.*", right above a bare answer.
fn names_what_is_wanted(letter: &Letter, index: usize, first: usize) -> bool {
    const THINGS: [u64; 14] = keys([
        "number", "total", "amount", "cost", "costs", "copy", "copies", "list", "details", "highest", "largest",
        "reasons", "names", "average",
    ]);
    const THE: [u64; 3] = keys(["the", "a", "any"]);
    let block = &letter.blocks[index];
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']);
    let word = |at: usize| letter.words[at].key;
    let last = block.words.end;
    let noun = first + usize::from(first < last && THE.contains(&word(first)));
    let next = next_below(letter, index);
    // "2. Of these, the number placed outside London"
    let numbered = block.apart
        && body.starts_with(|char: char| char.is_ascii_digit())
        && read::marker_len(body) > 1
        && last - first >= FEWEST;
    noun < last
        && (numbered || THINGS.contains(&word(noun)) && !names_a_part(letter, noun))
        && (block.emphasised || !body.ends_with(['.', ':', ';', ',']))
        && !answered::is_bare_answer(letter, block)
        && next.is_some_and(|next| {
            answered::is_bare_answer(letter, next) && (!numbered || read::marker_len(next.span.of(letter.text())) == 0)
        })
}

/// "Please give the year that you mean": the authority asks what is wanted.
fn asks_back(letter: &Letter, block: &Block) -> bool {
    const YOU: u64 = keys(["you"])[0];
    const WANT: [u64; 7] = keys(["mean", "meant", "want", "wish", "require", "seek", "prefer"]);
    let words = &letter.words[block.words.clone()];
    words.windows(2).any(|pair| pair[0].key == YOU && WANT.contains(&pair[1].key))
}

/// Whether a block is a question, alone or with what a requester says behind it.
fn asks(letter: &Letter, block: &Block, first: usize) -> bool {
    // the number of a heading may be a sentence of its own: "5. Is …?"
    let mut sentences = letter.sentences[block.sentences.clone()].iter().filter(|sentence| sentence.words.end > first);
    let questions = sentences.next().is_some_and(|sentence| is_question(sentence.span.of(letter.text())));
    questions
        && asking::begins_to_ask(letter, block, first)
        && sentences.all(|sentence| is_question(sentence.span.of(letter.text())) || says_me(letter, sentence))
}

/// Whether a block begins as requesters do that ask for something: "Please state …", "Please provide me with …".
/// Instructions to the reader begin so, too: only above what answers, or among others.
fn requests(letter: &Letter, cues: &Cues, index: usize, first: usize, known: bool) -> bool {
    /// What a reader is told to send or state.
    const READERS: [u64; 9] =
        keys(["your", "payment", "cheque", "passport", "proof", "identity", "reply", "licence", "reference"]);
    const GIVEN: [u64; 5] = keys(["attached", "enclosed", "held", "hold", "released"]);
    let block = &letter.blocks[index];
    let asks = cues.first.longest_at(&letter.words, first, &NoSlots).is_some() || wishes(letter, block);
    let told = || block.words.clone().any(|at| READERS.contains(&letter.words[at].key));
    let next = next_below(letter, index);
    let answers = |next: &Block| {
        answered::is_bare_answer(letter, next)
            || answered::tells_what_there_is(letter, next)
            || is_own_voice(letter, cues, next)
            || next.words.clone().any(|at| GIVEN.contains(&letter.words[at].key))
    };
    // "For each ward I'd like:" and a list
    let leads = || block.span.of(letter.text()).trim_end().ends_with(':') && wishes(letter, block);
    asks && !told() && (known || leads() || next.is_some_and(answers))
}

/// Whether a sentence is somebody's who asks: "Please say so", "I am told that", "If so, which one".
fn says_me(letter: &Letter, sentence: &Sentence) -> bool {
    const IF: u64 = keys(["if"])[0];
    const PLEASE: u64 = keys(["please"])[0];
    let first = sentence.words.start;
    letter.words[first].key == IF
        || sentence.words.clone().any(|at| letter.words[at].key == PLEASE || asking::is_me(letter, at))
}

/// Whether an answer stands below block `index`, so that it is no question of the authority's: these stand at the end, and
/// in a letter that says what they are for.
fn is_answered(letter: &Letter, cues: &Cues, index: usize) -> bool {
    let next = next_below(letter, index);
    let rights =
        |meaning| matches!(meaning, Meaning::Region(Region::ReviewRights | Region::ComplaintRights | Region::SignOff));
    let ends = |next: &Block| {
        start_cue(letter, cues, next).is_some_and(rights)
            || headings::line_cue(letter, cues, next).is_some_and(|(meaning, _)| rights(meaning))
    };
    next.is_some_and(|next| !ends(next))
}

/// Whether a letter asks the requester something: "please clarify", and not "if you require any clarification".
pub(super) fn is_asked_back(letter: &Letter) -> bool {
    const ANY: [u64; 2] = keys(["any", "further"]);
    let asked = |at: usize| at == 0 || !ANY.contains(&letter.words[at - 1].key);
    ASKS_BACK.into_iter().flat_map(|key| letter.places_of(key)).any(asked)
}

/// The first word of a block behind the marks of its layout and of a list: "#### 5. Is …".
pub(super) fn behind_marks(letter: &Letter, block: &Block) -> usize {
    let body = block.span.of(letter.text());
    let marks = body.len() - body.trim_start_matches(['#', '*', '_', ' ']).len();
    letter.word_from(block.span.start + marks + read::marker_len(&body[marks..]))
}

#[cfg(test)]
mod tests {
    use crate::letter::regions::tests::asked;

    const THANKS: &str = "Dear Ms Example\n\nThank you for your letter of May about bins.\n\n";

    #[test]
    fn a_question_under_no_label_is_the_requesters() {
        let text = format!(
            "{THANKS}How many bins have you got?\n\n420\n\nIs each of them emptied? I have not seen it.\n\nYes, each week.\n\nIf \
             not, why not?\n\nThis does not arise.\n"
        );
        assert_eq!(asked(&text), ["How", "Is", "If"]);
    }

    #[test]
    fn what_is_wanted_needs_no_label() {
        for wish in [
            "I'd also like to know who empties the bins",
            "I am looking for the cost of bins",
            "Please state the number of bins in each ward",
            "For 2023 please say how many bins were lost",
        ] {
            let text = format!("{THANKS}{wish}.\n\nThere were nine.\n\nYours sincerely\n");
            assert_eq!(asked(&text).len(), 1, "{wish}");
        }
        let list = format!(
            "{THANKS}For each ward I'd like:\n\n- the number of bins\n- their cost\n\nThere were nine in all.\n"
        );
        assert_eq!(asked(&list).len(), 3);
    }

    #[test]
    fn the_name_of_a_thing_is_wanted_above_a_bare_answer() {
        let text = format!("{THANKS}Number of bins lost in 2023\n\n28\n\nNumber plate thefts\n\n31\n");
        assert_eq!(asked(&text), ["Number"]);
        let text = format!("{THANKS}2. Of these, the bins outside the town\n\n2020: 61; 2021: 58\n");
        assert_eq!(asked(&text).len(), 1);
    }

    #[test]
    fn an_authority_asks_back() {
        for own in [
            "Which years do you mean?\n\nWe will then look again.\n",
            "Could you please tell us the ward?\n\nWe will then look again.\n",
            "Please provide proof of address.\n\nYours sincerely\n",
            "Please send payment by cheque.\n\nThe plan is enclosed.\n",
            "Please state the year on the form.\n\nThe list is long.\n",
            "I would like the opportunity to explain.\n\nThe list is long.\n",
            "For the purposes of this request, we have counted bins.\n\nThe list is long.\n",
            "Can you narrow it to one ward?\n\nThe list is long.\n",
            "I would like to know which of them you mean.\n\nThe list is long.\n",
        ] {
            assert_eq!(asked(&format!("{THANKS}{own}")), [""; 0], "{own}");
        }
    }
}
