//! Which part of the letter a block is. One pass in reading order: a cue opens a part, and the part goes on until the
//! next cue. The requester's words matter most (`asked`): nobody may correct them.

mod again;
mod answered;
mod asked;
mod asking;
mod bounds;
mod columns;
mod echoes;
mod halves;
mod headings;
mod inline;
mod items;
mod kind;
mod labels;
mod leads;
mod lines;
mod logs;
mod mail;
#[cfg(test)]
mod manners_tests;
mod over;
mod pairs;
mod quotation;
mod reported;
mod requester;
mod shapes;
mod statutes;
#[cfg(test)]
mod tests;
mod told;
mod turns;
mod voice;
mod walk;

use super::cues::{Cues, Meaning};
use super::pattern::NoSlots;
use super::words::keys;
use super::{Block, Letter, Region, WordKind};

use statutes::mark_statutes;
use walk::Walk;

pub use columns::{answer_of, heads, is_one_table};
pub use inline::{after_quotation, inline_request};
pub use kind::{is_template, kind_of};
pub use lines::with_labels_apart;

/// Give every block its region, and find out whether the letter is whole.
pub fn assign(letter: &mut Letter, cues: &Cues) {
    let read = Walk::through(letter, cues);
    columns::answers_are_prose(letter);
    mark_statutes(letter);
    let asked = letter.blocks_in(Region::Request).count();
    // one question with its label may be a piece of any letter
    let quoted = asked >= if read.asked.numbered { 2 } else { 1 };
    let rights =
        letter.blocks_in(Region::ReviewRights).chain(letter.blocks_in(Region::ComplaintRights)).next().is_some();
    let received = || rights && (asked > read.spoke || tells_of_a_request(letter));
    // a page of a log is no whole letter because it has both halves
    let halves = quoted && read.asked.seen && read.answered && !read.logged;
    letter.whole = read.signed || halves || read.answered && received();
}

/// "Your request was received on 20 May", "I refer to your request dated 4 May", "your request of 4 May".
fn tells_of_a_request(letter: &Letter) -> bool {
    const ABOUT: [u64; 3] = keys(["received", "dated", "submitted"]);
    const REQUEST: u64 = keys(["request"])[0];
    const OF: [u64; 2] = keys(["of", "on"]);
    let words = &letter.words;
    letter.own_sentences().any(|(sentence, _)| {
        let end = sentence.words.end;
        let told = || sentence.words.clone().any(|at| ABOUT.contains(&words[at].key));
        let dated =
            |at: usize| at + 2 < end && OF.contains(&words[at + 1].key) && words[at + 2].kind == WordKind::Number;
        let mut requests = sentence.words.clone().filter(|&at| words[at].key == REQUEST).peekable();
        requests.peek().is_some() && (told() || requests.any(dated))
    })
}

/// What the wording with which a block begins opens.
fn start_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<Meaning> {
    let found = cues.starts.longest_at(&letter.words, block.words.start, &NoSlots)?;
    (found.end <= block.words.end).then(|| Cues::meaning(found.id))
}
