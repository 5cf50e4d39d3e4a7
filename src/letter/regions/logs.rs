//! Pages of a disclosure log: nobody is greeted, the request stands first and under no label, and the answer begins below
//! "Response" or where the authority speaks.

use super::headings::line_cue;
use super::shapes::{ends_a_sentence, starts_with_section};
use super::voice::is_own_voice;
use super::{asking, headings, start_cue};
use crate::letter::cues::{Cues, Meaning};
use crate::letter::pattern::NoSlots;
use crate::letter::read;
use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, Region};

/// A request has at least this many words.
const SHORTEST: usize = 5;
/// The label of the answer stands within this many blocks.
const LONGEST: usize = 80;

/// Where the answer begins to a request that begins with a block under no label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// At this block, which names it.
    Labelled(usize),
    /// The same, with the fields of the page above the request: both halves of the letter are there.
    Bounded(usize),
    /// Where the authority begins to speak.
    Told,
}

/// Whether the request begins with block `index`, above which nothing but titles and fields stands.
pub(super) fn request_begins(letter: &Letter, cues: &Cues, index: usize) -> Option<Answer> {
    let block = &letter.blocks[index];
    if let Some(answer) = answer_below_the_fields(letter, cues, index) {
        return Some(Answer::Bounded(answer));
    }
    if block.words.len() < SHORTEST || block.kind == BlockKind::Row || speaks_of_a_request(letter, block) {
        return None;
    }
    let first = letter.word_from(block.span.start + read::marker_len(block.span.of(letter.text())));
    let opens = cues.first.longest_at(&letter.words, first, &NoSlots).is_some();
    if !opens && !asking::begins_to_ask(letter, block, first) {
        return None;
    }
    let below = letter.blocks[index + 1..].iter().enumerate().filter(|(_, next)| !next.words.is_empty());
    for (at, next) in below.take(LONGEST) {
        match line_cue(letter, cues, next).map(|(meaning, _)| meaning) {
            Some(Meaning::Region(Region::Response)) => return Some(Answer::Labelled(index + 1 + at)),
            // the title of the exemption that answers it
            _ if opens && names_a_section(letter, next) => return Some(Answer::Labelled(index + 1 + at)),
            // the request has a label after all
            Some(Meaning::Region(Region::Request)) => return None,
            _ => {}
        }
        if start_cue(letter, cues, next) == Some(Meaning::Salutation) {
            return None;
        }
        if opens && is_own_voice(letter, cues, next) && !next.span.of(letter.text()).trim_end().ends_with('?') {
            return Some(Answer::Told);
        }
    }
    None
}

/// Below the fields "Requested Mon 4 May 2026" and "Responded Fri 8 May 2026" stands the request, until the line that names
/// the answer: that line.
fn answer_below_the_fields(letter: &Letter, cues: &Cues, index: usize) -> Option<usize> {
    let [requested, responded] = const { keys(["requested", "responded"]) };
    let filled = |at: &usize| !letter.blocks[*at].words.is_empty();
    let field = |at: usize, wanted: u64| {
        let words = letter.blocks[at].words.clone();
        letter.words[words.start].key == wanted
            && words.len() > 1
            && headings::is_date(letter, words.start + 1..words.end)
    };
    let mut above = (0..index).rev().filter(filled);
    if !field(above.next()?, responded) || !field(above.next()?, requested) {
        return None;
    }
    let response = |at: &usize| {
        line_cue(letter, cues, &letter.blocks[*at])
            .is_some_and(|(meaning, _)| meaning == Meaning::Region(Region::Response))
    };
    (index + 1..letter.blocks.len()).filter(filled).take(LONGEST).find(response)
}

/// "Section 21 – information already reasonably accessible": a title without a stop.
pub(super) fn names_a_section(letter: &Letter, block: &Block) -> bool {
    let section = const { keys(["section"]) };
    section.contains(&letter.words[block.words.start].key)
        && starts_with_section(letter, block)
        && block.kind != BlockKind::Item
        && !ends_a_sentence(letter, block)
}

/// "I am writing to advise you …", "Please provide … so that we can answer your request": the authority's.
fn speaks_of_a_request(letter: &Letter, block: &Block) -> bool {
    const SENT: [u64; 6] = keys(["request", "email", "e-mail", "letter", "enquiry", "questions"]);
    const TELLS: [u64; 5] = keys(["advise", "inform", "confirm", "apologise", "respond"]);
    let (your, to) = (const { keys(["your"]) }, const { keys(["to"]) });
    let words = &letter.words[block.words.clone()];
    words.windows(2).any(|pair| {
        your.contains(&pair[0].key) && SENT.contains(&pair[1].key)
            || to.contains(&pair[0].key) && TELLS.contains(&pair[1].key)
    })
}

#[cfg(test)]
mod tests {
    use crate::letter::regions::tests::asked;

    #[test]
    fn a_request_may_stand_first_on_a_page_without_a_label() {
        let page = "FOI request - Grit bins\n\nRequest 101002\n\nUnder the Freedom of Information Act 2002, please tell me \
                    how many bins there are.\n\nOur group are keen to know.\n\nResponse 04-05-2026\n\nThere are 41 bins.\n";
        assert_eq!(asked(page), ["Under", "Our"]);
        let list = "Bins\n\n1. Please supply the number of bins.\n2. Does the council fill them?\n\nResponse\n\nQ1. We have 41.\n";
        assert_eq!(asked(list).len(), 2);
        let told = "I am writing to enquire about the number of bins.\n\nCan they be moved?\n\nThank you for your FOI \
                    enquiry. There are 41 bins, and they cannot.\n";
        assert_eq!(asked(told).len(), 2);
    }

    #[test]
    fn an_authority_may_ask_and_request_too() {
        for text in [
            "Dear Ms Example\n\nPlease provide the year that you mean.\n\nThere are two.\n\nResponse\n\nWe hold one table.\n",
            "Please provide the year, so that we can answer your request.\n\nResponse\n\nWe hold one table.\n",
            "I am writing to confirm what we hold.\n\nResponse\n\nWe hold one table.\n",
            "Please find the table attached.\n\nResponse\n\nWe hold one table.\n",
        ] {
            assert_eq!(asked(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_title_of_an_exemption_answers() {
        let page = "I would like to make a request about the bins.\n\nAre they full?\n\nSection 21 – published already\n\nThis \
                    exemption applies where it is.\n";
        assert_eq!(asked(page), ["I", "Are"]);
    }

    #[test]
    fn labels_of_a_log_part_the_halves() {
        let page = "Request detail:\n\nI would like the number of bins.\n\nResponse detail:\n\nWe have 41.\n";
        assert_eq!(asked(page), ["I"]);
        let page = "You asked\n\nHow many bins?\n\nWe answered\n\nThank you for your request. We have 41.\n";
        assert_eq!(asked(page), ["How"]);
    }

    #[test]
    fn a_request_of_any_length_stands_between_two_labels() {
        let page = "FOI 2291 Bins\n\nRequest\n\nI am asking for the number of bins.\n\nThis FOI is like one of mine from \
                    May.\n\nIt was too wide then.\n\n1. The bins of each ward.\n\nResponse\n\nWe have 41.\n";
        assert_eq!(asked(page), ["I", "This", "It", "1"]);
        let letter = "Request\n\nBins of 2023\n\nDear Ms Example\n\nYou asked about bins.\n\nResponse\n\nWe have 41.\n";
        assert_eq!(asked(letter), ["Bins"]);
    }

    #[test]
    fn a_requester_goes_on_below_a_list() {
        let text = "You asked us:\n\nI would like:\n\n- the dates\n- the costs\n\nWe know of the log, and would also like \
                    the maps. We would also like the plans.\n\nIf you consider that a part is exempt, I request the \
                    rest.\n\nOur response\n\nWe hold them.\n";
        assert_eq!(asked(text).len(), 5);
        let text = "You asked:\n\n- the dates\n- the costs\n\nFor the costs, could you please tell me the year.\n\nWe hold both.\n";
        assert_eq!(asked(text).len(), 3);
        let text = "You asked:\n\n- the dates\n- the costs\n\nWe would like to apologise for the delay.\n";
        assert_eq!(asked(text).len(), 2);
    }

    #[test]
    fn what_a_colleague_answered_is_no_request() {
        let text = "Your request went to the works team, who replied to me as follows:\n\n“The bins were moved.\n\nThey are \
                    full.”\n";
        assert_eq!(asked(text), [""; 0]);
    }

    #[test]
    fn a_question_in_the_form_of_a_statement_has_its_answer_below() {
        let text = "Our response\n\nQ1. For years bins were said to be full, and I wonder why.\nA. They were.\n";
        assert_eq!(asked(text).len(), 1);
        let text = "Our response\n\nQ1 – bins as of May, by the ward’s own rule.\nA. red\nB. blue\n";
        assert_eq!(asked(text), [""; 0]);
    }
}
