//! Which part of the letter a block is. One pass in reading order: a cue opens a part, and the part goes on until the
//! next cue. The requester's words matter most (`asked`): nobody may correct them.

mod again;
mod asked;
mod asking;
mod columns;
mod echoes;
mod halves;
mod headings;
mod inline;
mod kind;
mod labels;
mod leads;
mod lines;
mod logs;
mod mail;
#[cfg(test)]
mod manners_tests;
mod pairs;
#[cfg(test)]
mod tests;
mod told;
mod turns;

use super::cues::{Cues, Meaning};
use super::pattern::{Found, NoSlots};
use super::read;
use super::words::{Gap, WordKind, keys};
use super::{Block, BlockKind, Letter, Region};

use asked::Asked;
use echoes::Echoes;
use headings::{heading_cue, line_cue, reads_as_heading};
use leads::{LeadIn, LeadIns};

pub use columns::{answer_of, heads, is_one_table};
pub use inline::{after_quotation, inline_request};
pub use kind::{is_template, kind_of};
pub use lines::with_labels_apart;

/// From this many words on a paragraph before any cue is the letter itself and no letterhead.
const SHORTEST_PROSE: usize = 9;
/// With more words a paragraph that begins with a greeting holds the letter.
const LONGEST_GREETING: usize = 30;

/// Give every block its region, and find out whether the letter is whole.
pub fn assign(letter: &mut Letter, cues: &Cues) {
    let mut walk = Walk {
        state: Region::Letterhead,
        asked: Asked::default(),
        answered: false,
        signed: false,
        in_columns: false,
        old_mail: false,
        logged: false,
        in_turns: cues.in_turns.anywhere(letter, &NoSlots),
        echoes: Echoes::default(),
        lead_ins: LeadIns(cues.lead_ins.anywhere(letter, &NoSlots)),
    };
    for index in 0..letter.blocks.len() {
        let here = walk.step(letter, cues, index);
        let answer = here.region.is_own_prose() && turns::answers_in_line(letter, index);
        if here.region == Region::Request {
            walk.echoes.learn(letter, &letter.blocks[index]);
        }
        let block = &mut letter.blocks[index];
        block.region = here.region;
        if here.heading && block.kind == BlockKind::Paragraph {
            block.kind = BlockKind::Heading;
        }
        if answer {
            block.kind = BlockKind::Paragraph;
        }
        walk.state = here.next;
    }
    columns::answers_are_prose(letter);
    mark_statutes(letter);
    let asked = letter.blocks_in(Region::Request).count();
    // one question with its label may be a piece of any letter
    let quoted = asked >= if walk.asked.numbered { 2 } else { 1 };
    let rights =
        letter.blocks_in(Region::ReviewRights).chain(letter.blocks_in(Region::ComplaintRights)).next().is_some();
    let received = || rights && (asked > 0 || tells_of_a_request(letter));
    // a page of a log is no whole letter because it has both halves
    let halves = quoted && walk.asked.seen && walk.answered && !walk.logged;
    letter.whole = walk.signed || halves || walk.answered && received();
}

/// "Your request was received on 20 May", "I refer to your request dated 4 May".
fn tells_of_a_request(letter: &Letter) -> bool {
    const ABOUT: [u64; 2] = keys(["received", "dated"]);
    const REQUEST: [u64; 1] = keys(["request"]);
    letter.own_sentences().any(|(sentence, _)| {
        let has = |wanted: &[_]| sentence.words.clone().any(|at| wanted.contains(&letter.words[at].key));
        has(&REQUEST) && has(&ABOUT)
    })
}

/// What has been read so far.
struct Walk {
    /// The region that goes on unless a cue ends it.
    state: Region,
    asked: Asked,
    answered: bool,
    signed: bool,
    /// The rows of a table of questions and answers go on.
    in_columns: bool,
    /// Old mail has begun below the letter: the requester's words to the end.
    old_mail: bool,
    /// The request stood first and under no label.
    logged: bool,
    /// Where the letter says that questions and answers take turns.
    in_turns: Vec<Found>,
    /// What was quoted, to be known again.
    echoes: Echoes,
    lead_ins: LeadIns,
}

/// What one block is.
struct Here {
    region: Region,
    heading: bool,
    /// The region of the block after it, unless a cue says otherwise.
    next: Region,
}

impl Here {
    fn stay(region: Region) -> Here {
        Here { region, heading: false, next: region }
    }

    /// A block of the authority's own, after which another region begins.
    fn opens(region: Region, next: Region, heading: bool) -> Here {
        Here { region, heading, next }
    }
}

impl Walk {
    fn step(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Here {
        let block = &letter.blocks[index];
        if block.words.is_empty() || block.kind == BlockKind::Literal {
            if block.kind == BlockKind::Literal && self.state == Region::Request {
                self.asked.fenced();
            }
            return Here::stay(self.state);
        }
        if self.state == Region::Request && self.asked.inside_quotation(letter, index) {
            return Here::stay(Region::Request);
        }
        if self.old_mail || self.old_mail_begins(letter, cues, index) {
            self.old_mail = true;
            return Here::stay(Region::Request);
        }
        if self.state == Region::Response && mail::begins(letter, index) {
            self.asked = Asked::labelled(false);
            self.asked.take(letter, block);
            return Here::stay(Region::Request);
        }
        if let Some(here) = self.row(letter, index) {
            return here;
        }
        if is_page_mark(letter, block) {
            return Here::opens(Region::Residue, self.state, false);
        }
        if self.state == Region::Request && self.is_their_sign_off(letter, cues, index) {
            self.asked.take(letter, block);
            return Here::stay(Region::Request);
        }
        if self.state != Region::Request && self.echoes.repeats(letter, block) {
            return Here::opens(Region::Request, own(self.state), false);
        }
        if let Some(here) = self.turn(letter, index) {
            return here;
        }
        if let Some(here) = self.label(letter, cues, index) {
            return here;
        }
        if let Some(here) = self.asked_on(letter, cues, index) {
            return here;
        }
        if self.takes_turns(block.words.end) {
            self.asked.seen = true;
        }
        if let Some(here) = self.logged(letter, cues, index) {
            return here;
        }
        let lead = self.lead_ins.of(letter, block);
        if leads::introduces(letter, lead, index) || self.follows(letter, cues, lead, index) {
            self.asked.begin(letter, index);
            let before = if self.state == Region::Request { Region::Response } else { own(self.state) };
            return Here::opens(before, Region::Request, false);
        }
        if self.state == Region::Letterhead && is_untitled_request(letter, cues, &self.lead_ins, index) {
            // such a page need not be a whole letter
            self.asked = Asked::default();
            self.asked.take(letter, block);
            return Here::stay(Region::Request);
        }
        if let Some(meaning) = start_cue(letter, cues, block) {
            // "Dear Professor Further to my letter of 19 April …": a greeting that has lost its line end
            let greets = meaning == Meaning::Salutation && block.words.len() <= LONGEST_GREETING;
            if greets || meaning != Meaning::Salutation {
                return self.start(meaning);
            }
            return Here::stay(Region::Response);
        }
        let quoted = again::is_quoted(letter, index, self.state);
        if quoted || self.state == Region::Response && self.is_repeated(letter, index) {
            return Here::opens(Region::Request, own(self.state), false);
        }
        if lead.region == Some(Region::ExemptionList) {
            return Here::opens(Region::Response, Region::ExemptionList, false);
        }
        self.goes_on(letter, block)
    }

    /// A block in the request, unless the request ends above it.
    fn asked_on(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        if self.state != Region::Request {
            return None;
        }
        let block = &letter.blocks[index];
        if let Some(answer) = self.asked.surely_until {
            if index >= answer {
                self.answered = true;
                return None;
            }
            self.asked.take(letter, block);
            return Some(Here::stay(Region::Request));
        }
        if self.asked.tells_first(letter, index) {
            let asked_after = again::is_asked_after(letter, index);
            let leads = leads::introduces(letter, self.lead_ins.of(letter, block), index);
            // "Here is my review of our answer to your request for:"
            let hands_over = self.asked.bounded && block.span.of(letter.text()).trim_end().ends_with(':');
            let next = if asked_after || leads || hands_over { Region::Request } else { Region::Response };
            return Some(Here::opens(Region::Response, next, false));
        }
        let turned = || {
            self.asked.count > 0 && self.takes_turns(block.words.start) && again::turns_to_answer(letter, cues, index)
        };
        if self.asked.ends_at(letter, cues, &self.lead_ins, index) || turned() {
            self.answered = true;
            return None;
        }
        self.asked.take(letter, block);
        Some(Here::stay(Region::Request))
    }

    /// The first block of a request under no label, on a page where nobody is greeted.
    fn logged(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        if self.state != Region::Letterhead || self.asked.seen {
            return None;
        }
        let until = match logs::request_begins(letter, cues, index)? {
            logs::Answer::Labelled(at) => Some(at),
            logs::Answer::Told => None,
        };
        self.logged = true;
        self.asked = Asked::logged(until);
        self.asked.take(letter, &letter.blocks[index]);
        Some(Here::stay(Region::Request))
    }

    /// "You asked for the following information." above what is not the authority's own.
    fn follows(&self, letter: &Letter, cues: &Cues, lead: LeadIn, index: usize) -> bool {
        let next = || letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty());
        lead.following
            && !lead.told
            && lead.region == Some(Region::Request)
            && next().is_some_and(|next| !asked::is_own_voice(letter, cues, next))
    }

    /// Whether the letter has said by word `end` that questions and answers take turns.
    fn takes_turns(&self, end: usize) -> bool {
        self.in_turns.first().is_some_and(|found| found.end <= end)
    }

    /// A question before its answer.
    fn is_repeated(&self, letter: &Letter, index: usize) -> bool {
        again::is_echo(letter, &self.asked, index)
            || again::is_question_by_figure(letter, index)
            || self.takes_turns(letter.blocks[index].words.start)
                && (again::is_plain_question(letter, index) || again::is_numbered_alone(letter, index))
    }

    /// A row of a table of questions and answers, cut where the answer begins; one without an answer is a question, too.
    fn row(&mut self, letter: &Letter, index: usize) -> Option<Here> {
        let block = &letter.blocks[index];
        if columns::is_answer(letter, index) {
            (self.answered, self.in_columns) = (true, true);
            return Some(Here::stay(own(self.state)));
        }
        let cut = columns::is_answer(letter, index + 1);
        self.in_columns &= block.kind == BlockKind::Row && !block.apart;
        if !cut && !self.in_columns {
            return None;
        }
        self.asked.seen = true;
        Some(Here::opens(Region::Request, own(self.state), false))
    }

    /// A question under a label and its answer.
    fn turn(&mut self, letter: &Letter, index: usize) -> Option<Here> {
        let next = letter.blocks[index + 1..].iter().find(|next| !next.words.is_empty());
        let answered = next.is_some_and(|next| labels::is_answer_label(letter, next));
        let asks = || {
            turns::asks(letter, index)
                || self.state == Region::Response
                    && next.is_some_and(|next| asking::asks_above_an_answer(letter, index, next))
        };
        if (answered || self.state != Region::Request) && asks() {
            self.asked.seen = true;
            return Some(Here::opens(Region::Request, own(self.state), false));
        }
        let block = &letter.blocks[index];
        let answers = turns::answers_in_line(letter, index) || labels::is_answer_label(letter, block);
        let alone = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ']).ends_with(':');
        // "Answer: …" below "Question 2"; "A: …" may be an item of the requester's anywhere else
        let short = letter.word(block.words.start).len() == 1;
        if self.state == Region::Request && self.asked.count > 0 && answers && (!short || self.asked.numbered) {
            self.answered = true;
            let heading = alone && block.words.len() <= 2;
            return Some(Here::opens(Region::Response, Region::Response, heading));
        }
        if self.state == Region::Request || !answers || alone || block.words.len() < 2 {
            return None;
        }
        self.answered = true;
        Some(Here::stay(own(self.state)))
    }

    /// "-----Original Message-----", "On 4 May, X wrote:", or below the sign-off a `>` or "From:".
    fn old_mail_begins(&self, letter: &Letter, cues: &Cues, index: usize) -> bool {
        let block = &letter.blocks[index];
        let body = block.span.of(letter.text());
        let words = &letter.words;
        // Markdown joins the lines below it
        let whole = |found: Found| found.end == block.words.end || words[found.end].gap.has(Gap::NEWLINE);
        let marked = cues.old_mail.longest_at(words, block.words.start, &NoSlots).is_some_and(whole);
        let wrote = block.words.len() <= 30 && body.ends_with("wrote:") && body.starts_with("On ");
        let quoted = block.kind == BlockKind::Quote && body.starts_with('>');
        marked && body.contains("--")
            || self.answered && (wrote || marked)
            || self.signed && marked
            || self.signed && (quoted || body.starts_with("From:") || mail::begins(letter, index))
    }

    /// A requester signs off too: a sign-off in the request, after which the authority still speaks, is theirs.
    fn is_their_sign_off(&self, letter: &Letter, cues: &Cues, index: usize) -> bool {
        let signs = |block: &Block| {
            line_cue(letter, cues, block).is_some_and(|(meaning, _)| meaning == Meaning::Region(Region::SignOff))
        };
        let own = |block: &Block| signs(block) || asked::is_own_voice(letter, cues, block);
        signs(&letter.blocks[index])
            && letter.blocks[index + 1..].iter().any(|block| !block.words.is_empty() && own(block))
    }

    /// A heading or a line on its own that names a part.
    fn label(&mut self, letter: &Letter, cues: &Cues, index: usize) -> Option<Here> {
        let block = &letter.blocks[index];
        let by_reference =
            || headings::is_request_by_reference(letter, cues, block) && halves::is_bounded(letter, cues, index);
        let request = (Meaning::Region(Region::Request), false);
        let line = line_cue(letter, cues, block).or_else(|| by_reference().then_some(request));
        let numbered = line.is_some_and(|(_, numbered)| numbered);
        let Meaning::Region(region) = line.map(|(meaning, _)| meaning).or_else(|| heading_cue(letter, cues, block))?
        else {
            return None;
        };
        match region {
            Region::Request if self.state == Region::SignOff && self.asked.seen => None,
            // the subject of a letter, above its date: "Your request received on 3 May"
            Region::Request if is_above_the_date(letter, index) => None,
            // "Question 2" above an answer, where the questions were all quoted before
            Region::Request
                if numbered
                    && self.asked.seen
                    && !self.asked.numbered
                    && !halves::has_an_answer(letter, cues, index) =>
            {
                Some(Here::opens(Region::Response, Region::Response, true))
            }
            // the label is the authority's; what follows is the requester's
            Region::Request => {
                let numbered = numbered || block.words.len() == 1 && letter.word(block.words.start).len() == 1;
                self.asked = Asked::labelled(numbered);
                if numbered {
                    self.asked.until = halves::unlabelled_answer(letter, cues, index);
                } else {
                    self.asked.paired = pairs::answered_at(letter, cues, index);
                }
                self.asked.bounded = !numbered && halves::is_bounded(letter, cues, index);
                Some(Here::opens(own(self.state), Region::Request, true))
            }
            Region::Residue => Some(Here::opens(Region::Residue, self.state, false)),
            Region::SignOff => {
                self.signed = true;
                Some(Here::stay(Region::SignOff))
            }
            _ if self.state == Region::Request
                && set_apart(letter, block)
                && !titles(letter, block, line.is_some()) =>
            {
                None
            }
            Region::ReviewRights if is_title_at_the_top(letter, cues, block) => None,
            Region::ComplaintRights if self.state == Region::Letterhead && is_title_at_the_top(letter, cues, block) => {
                None
            }
            // "The Information Commissioner's guidance states that:"
            Region::ComplaintRights if headings::quotes_guidance(letter, block) => None,
            // "Subject: Public interest test"
            _ if self.state == Region::Letterhead && headings::is_subject_line(letter, block) => None,
            _ => {
                self.answered = true;
                Some(Here::opens(region, region, true))
            }
        }
    }

    /// A paragraph that begins with the wording of a part.
    fn start(&mut self, meaning: Meaning) -> Here {
        let Meaning::Region(region) = meaning else { return Here::opens(Region::Letterhead, Region::Response, false) };
        self.answered = true;
        self.signed |= region == Region::SignOff;
        let inside_test =
            matches!(self.state, Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance);
        Here::stay(if region == Region::Response && inside_test { self.state } else { region })
    }

    /// No cue: the part before goes on, unless the block cannot belong to it.
    fn goes_on(&self, letter: &Letter, block: &Block) -> Here {
        let heading = reads_as_heading(letter, block);
        let prose = block.kind == BlockKind::Paragraph && !heading;
        let ends = ends_a_sentence(letter, block);
        let region = match self.state {
            Region::Request => Region::Response,
            Region::ExemptionList if !set_apart(letter, block) && (ends || !starts_with_section(letter, block)) => {
                Region::Response
            }
            Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance
                if heading && starts_with_section(letter, block) =>
            {
                Region::Response
            }
            Region::Letterhead if block.kind == BlockKind::Item => Region::Response,
            Region::Letterhead if prose && (block.words.len() >= SHORTEST_PROSE || block.words.len() >= 4 && ends) => {
                Region::Response
            }
            Region::SignOff if block.words.len() > SHORTEST_PROSE && ends => Region::Response,
            state => state,
        };
        Here { region, heading, next: region }
    }
}

/// Whether a block set apart still reads as a heading: "**Our answer**", "2. Our answer".
fn titles(letter: &Letter, block: &Block, whole_line: bool) -> bool {
    let in_marks = block.span.of(letter.text()).starts_with(['“', '"', '‘', '>']);
    whole_line && !in_marks && matches!(block.kind, BlockKind::Heading | BlockKind::Item)
}

/// "Internal review" above the answer to one: a title, unless the reader is told at once how to ask for one.
fn is_title_at_the_top(letter: &Letter, cues: &Cues, block: &Block) -> bool {
    if block.span.start * 2 >= letter.text().len() || block.words.is_empty() {
        return false;
    }
    let next = letter.blocks[letter.block_of(block.words.start) + 1..].iter().find(|next| !next.words.is_empty());
    let told = |next: &Block| {
        let first = letter.word(next.words.start).to_ascii_lowercase();
        matches!(first.as_str(), "you" | "should" | "if" | "requests" | "please" | "any" | "to")
            || matches!(
                start_cue(letter, cues, next),
                Some(Meaning::Region(Region::ReviewRights | Region::ComplaintRights))
            )
    };
    !next.is_some_and(told)
}

/// "Page 2 of 5", "2 | P a g e", or a bare number beside the end of a page.
fn is_page_mark(letter: &Letter, block: &Block) -> bool {
    let (first, words) = (block.words.start, &letter.words);
    let named = block.words.len() <= 4
        && letter.word(first).eq_ignore_ascii_case("page")
        && block.words.len() >= 2
        && words[first + 1].kind == WordKind::Number;
    let letters = || block.words.clone().skip(1).map(|at| letter.word(at)).collect::<String>();
    let number = words[first].kind == WordKind::Number && words[first].span().len() <= 3;
    let spaced = number && matches!(block.words.len(), 2 | 5) && letters().eq_ignore_ascii_case("page");
    named || spaced || number && block.words.len() == 1 && is_at_a_page_end(letter, block)
}

/// Whether only white space stands between a block and the end of a page.
fn is_at_a_page_end(letter: &Letter, block: &Block) -> bool {
    let (before, after) = (&letter.text()[..block.span.start], &letter.text()[block.span.end..]);
    let space = |char: &char| char.is_whitespace();
    after.chars().take_while(space).any(|char| char == '\x0c')
        || before.chars().rev().take_while(space).any(|char| char == '\x0c')
}

/// The region of the authority's own words around a request.
fn own(state: Region) -> Region {
    if matches!(state, Region::Letterhead | Region::Request) { Region::Response } else { state }
}

/// Whether a block is set apart from running prose, as quotations and lists are.
fn set_apart(letter: &Letter, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Row)
        || block.emphasised
        // "a) …": no list in Markdown
        || block.kind == BlockKind::Paragraph && read::marker_len(block.span.of(letter.text())) > 1
}

fn start_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<Meaning> {
    let found = cues.starts.longest_at(&letter.words, block.words.start, &NoSlots)?;
    (found.end <= block.words.end).then(|| Cues::meaning(found.id))
}

/// "Bins (12/24)" above "Please can you tell me …" and later "We can confirm": a page of a disclosure log that has lost
/// its labels. A letter to someone has a salutation.
fn is_untitled_request(letter: &Letter, cues: &Cues, lead_ins: &LeadIns, index: usize) -> bool {
    let salutes = |block: &Block| start_cue(letter, cues, block) == Some(Meaning::Salutation);
    index > 0
        && asking::asks_a_favour(letter, &letter.blocks[index])
        && !letter.blocks[..index].iter().any(salutes)
        && letter.blocks[index + 1..].iter().any(|block| {
            let refuses = || lead_ins.of(letter, block).region == Some(Region::ExemptionList);
            !block.words.is_empty()
                && !asking::asks_a_favour(letter, block)
                && (asked::is_own_voice(letter, cues, block) || refuses())
        })
}

/// Whether the next block is a date and no more.
fn is_above_the_date(letter: &Letter, index: usize) -> bool {
    let next = letter.blocks[index + 1..].iter().find(|block| !block.words.is_empty());
    next.is_some_and(|next| next.words.len() > 1 && headings::is_date(letter, next.words.clone()))
}

fn starts_with_section(letter: &Letter, block: &Block) -> bool {
    let mut words = block.words.clone().map(|index| &letter.words[index]);
    let (first, second) = (words.next(), words.next());
    let figure = |word: &super::Word| matches!(word.kind, WordKind::Reference | WordKind::Number);
    first.is_some_and(|word| word.kind == WordKind::Reference)
        || second.is_some_and(figure) && first.is_some_and(|word| word.capital)
}

/// Whether the last words of a block end in a full stop, question mark or exclamation mark.
fn ends_a_sentence(letter: &Letter, block: &Block) -> bool {
    letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated)
}

/// A provision quoted with its enumerators: "(5) The duty …", "(b) does not arise …", "(i) the giving …".
fn mark_statutes(letter: &mut Letter) {
    const LEGAL: [&str; 7] = [
        "of this act",
        "apart from this act",
        "does not arise",
        "section 1(1)(a) does",
        "would, or would be likely",
        "subsection",
        "duty to confirm or deny",
    ];
    for index in 0..letter.blocks.len() {
        let block = &letter.blocks[index];
        let own_item =
            block.kind == BlockKind::Item && block.region.is_own_prose() && block.region != Region::ExemptionList;
        let body = block.span.of(letter.text());
        if !own_item || !body.starts_with('(') || read::marker_len(body) < 3 {
            continue;
        }
        let follows = index > 0 && letter.blocks[index - 1].region == Region::Statute;
        let lower = body.to_lowercase();
        if follows || LEGAL.iter().any(|phrase| lower.contains(phrase)) {
            letter.blocks[index].region = Region::Statute;
        }
    }
}
