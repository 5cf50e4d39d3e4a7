//! Which part of the letter a block is. One pass in reading order: a cue opens a part, and the part goes on until the
//! next cue. The requester's words matter most: nobody may correct them.

use super::cues::{Cues, Meaning};
use super::pattern::NoSlots;
use super::read;
use super::words::{Gap, WordKind};
use super::{Block, BlockKind, Kind, Letter, Region};
use crate::text::Span;

/// A heading has at most this many words.
const LONGEST_HEADING: usize = 22;
/// A cue of a heading stands within this many words of its beginning ("Section 24 – Factors favouring …").
const CUE_WITHIN: usize = 6;
/// From this many words on a paragraph before any cue is the letter itself and no letterhead.
const SHORTEST_PROSE: usize = 9;

/// Give every block its region, and find out whether the letter is whole.
pub fn assign(letter: &mut Letter, cues: &Cues) {
    let mut state = Region::Letterhead;
    let mut seen = Seen::default();
    for index in 0..letter.blocks.len() {
        let here = classify(letter, cues, index, state, &mut seen);
        let block = &mut letter.blocks[index];
        block.region = here.region;
        if here.heading && block.kind == BlockKind::Paragraph {
            block.kind = BlockKind::Heading;
        }
        state = here.next;
    }
    mark_statutes(letter);
    letter.whole = seen.sign_off || seen.request && seen.response;
}

#[derive(Default)]
struct Seen {
    request: bool,
    response: bool,
    sign_off: bool,
    /// Blocks of the request read so far.
    asked: usize,
    /// The words of the request began inside the paragraph that introduces it.
    inline: bool,
}

struct Here {
    region: Region,
    heading: bool,
    /// The region of the block after it, unless a cue says otherwise.
    next: Region,
}

fn classify(letter: &Letter, cues: &Cues, index: usize, state: Region, seen: &mut Seen) -> Here {
    let block = &letter.blocks[index];
    let stay = |region| Here { region, heading: false, next: region };
    if block.words.is_empty() || block.kind == BlockKind::Literal {
        return stay(state);
    }
    // inside the request only a clear sign ends it: a heading of the response, the authority's own voice, the sign-off
    let quoted = matches!(block.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Row) || block.emphasised;
    if let Some(meaning) = line_cue(letter, cues, block).or_else(|| heading_cue(letter, cues, block)) {
        match meaning {
            Meaning::Region(Region::Request) if state != Region::SignOff || !seen.request => {
                seen.request = true;
                seen.asked = 0;
                seen.inline = false;
                // the label is the authority's; what follows is the requester's
                return Here { region: Region::Response, heading: true, next: Region::Request };
            }
            Meaning::Region(Region::Residue) => return Here { region: Region::Residue, heading: false, next: state },
            Meaning::Region(Region::SignOff) => {
                seen.sign_off = true;
                return stay(Region::SignOff);
            }
            Meaning::Region(region) if state != Region::Request || !quoted => {
                seen.response |= region != Region::Request;
                return Here { region, heading: true, next: region };
            }
            _ => {}
        }
    }
    if state == Region::Request {
        let own = !quoted
            && seen.asked > 0
            && (start_cue(letter, cues, block).is_some() || seen.inline && !looks_asked(letter, block));
        if !own {
            seen.asked += 1;
            return stay(Region::Request);
        }
        seen.response = true;
    }
    if lead_in(letter, cues, block) == Some(Region::Request) && introduces(letter, index) {
        seen.request = true;
        seen.asked = 0;
        seen.inline = block_runs_on(letter, index);
        let region = if state == Region::Request { Region::Response } else { own_region(state) };
        return Here { region, heading: false, next: Region::Request };
    }
    if let Some(meaning) = start_cue(letter, cues, block) {
        return match meaning {
            Meaning::Region(Region::Response) => {
                seen.response = true;
                let keep =
                    matches!(state, Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance);
                stay(if keep { state } else { Region::Response })
            }
            Meaning::Region(region) => {
                seen.response = true;
                stay(region)
            }
            Meaning::Salutation => Here { region: Region::Letterhead, heading: false, next: Region::Response },
        };
    }
    if state == Region::Response && echoes_a_question(letter, block, seen) {
        return Here { region: Region::Request, heading: false, next: Region::Response };
    }
    if lead_in(letter, cues, block) == Some(Region::ExemptionList) {
        return Here { region: Region::Response, heading: false, next: Region::ExemptionList };
    }
    let heading = reads_as_heading(letter, block);
    let region = match state {
        Region::ExemptionList if !(quoted || starts_with_section(letter, block)) => Region::Response,
        Region::Letterhead if !heading && block.kind == BlockKind::Paragraph && begins_the_letter(letter, block) => {
            Region::Response
        }
        Region::SignOff if block.words.len() > SHORTEST_PROSE && ends_a_sentence(letter, block) => Region::Response,
        Region::Request => Region::Response,
        _ => state,
    };
    Here { region, heading, next: region }
}

/// Prose: long, or a sentence with its stop.
fn begins_the_letter(letter: &Letter, block: &Block) -> bool {
    block.words.len() >= SHORTEST_PROSE || block.words.len() >= 4 && ends_a_sentence(letter, block)
}

fn own_region(state: Region) -> Region {
    if state == Region::Letterhead { Region::Response } else { state }
}

/// A block whose words are all of one cue.
fn line_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<Meaning> {
    let skip = usize::from(numbered_heading(letter, block));
    let start = block.words.start + skip;
    let found = cues.lines.longest_at(&letter.words, start, &NoSlots)?;
    (found.end == block.words.end && block.words.len() <= 8).then(|| Cues::meaning(found.id))
}

/// A short block with a cue among its first words.
fn heading_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<Meaning> {
    if block.words.len() > LONGEST_HEADING || block.kind == BlockKind::Row || block.sentences.len() > 1 {
        return None;
    }
    let terminated = ends_a_sentence(letter, block);
    if terminated && block.words.len() > 12 || block.kind == BlockKind::Item && terminated {
        return None;
    }
    let last = block.words.end.min(block.words.start + CUE_WITHIN);
    (block.words.start..last)
        // before the cue only a title may stand: "Section 24 – Factors favouring …"
        .take_while(|&at| at == block.words.start || !terminated && is_title_word(letter, at - 1))
        .find_map(|at| cues.headings.longest_at(&letter.words, at, &NoSlots))
        .filter(|found| found.end <= block.words.end)
        .map(|found| Cues::meaning(found.id))
        // a sentence that happens to begin like a heading has a verb of its own
        .filter(|_| !terminated || reads_as_heading(letter, block) || block.words.len() <= 8)
}

fn is_title_word(letter: &Letter, at: usize) -> bool {
    let word = &letter.words[at];
    word.capital || matches!(word.kind, WordKind::Number | WordKind::Reference) || letter.word(at) == "and"
}

fn start_cue(letter: &Letter, cues: &Cues, block: &Block) -> Option<Meaning> {
    let found = cues.starts.longest_at(&letter.words, block.words.start, &NoSlots)?;
    (found.end <= block.words.end).then(|| Cues::meaning(found.id))
}

/// The region that a lead-in anywhere in the block opens.
fn lead_in(letter: &Letter, cues: &Cues, block: &Block) -> Option<Region> {
    let found = block
        .words
        .clone()
        .filter_map(|at| cues.lead_ins.longest_at(&letter.words, at, &NoSlots))
        .find(|found| found.end <= block.words.end)?;
    match Cues::meaning(found.id) {
        Meaning::Region(region) => Some(region),
        Meaning::Salutation => None,
    }
}

/// Whether a block with a lead-in really hands over to the blocks after it: it ends in a colon, or was cut after one,
/// or what follows is set apart as a quotation.
fn introduces(letter: &Letter, index: usize) -> bool {
    if block_runs_on(letter, index) {
        return true;
    }
    let block = &letter.blocks[index];
    let last = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '-', '–', '—']);
    let next = letter.blocks[index + 1..].iter().find(|block| !block.words.is_empty());
    last.ends_with(':')
        || next.is_some_and(|next| {
            let set_apart = matches!(next.kind, BlockKind::Item | BlockKind::Quote | BlockKind::Row) || next.emphasised;
            let quoted = next.span.of(letter.text()).starts_with(['“', '"', '‘', '\'']);
            set_apart && !last.ends_with('.') || quoted || next.emphasised || next.kind == BlockKind::Quote
        })
}

/// Whether the block was cut in two because the request begins inside its paragraph.
fn block_runs_on(letter: &Letter, index: usize) -> bool {
    letter.blocks.get(index + 1).is_some_and(|next| {
        next.span.start == letter.blocks[index].span.end && next.kind == BlockKind::Quote && !next.words.is_empty()
    })
}

/// Where, in the words of a block just read (from `first` on), the requester's own words begin inside the paragraph
/// that introduces them: "You asked: How many …", "You requested “all e-mails …”".
pub fn inline_request(letter: &Letter, cues: &Cues, first: usize, span: Span) -> Option<usize> {
    let words = &letter.words;
    if words.len() < first + 5 {
        return None;
    }
    let text = letter.text();
    let request = |id| Cues::meaning(id) == Meaning::Region(Region::Request);
    let found = (first..words.len())
        .find_map(|at| cues.lead_ins.longest_at(words, at, &NoSlots).filter(|found| request(found.id)))?;
    // the colon may stand some words after the cue, but in the same sentence
    let limit = words.len().min(found.end + 14);
    for at in found.end..limit {
        let between = &text[words[at - 1].span().end..words[at].span().start];
        if between.contains(':') || between.contains(['“', '"']) {
            return (words.len() - at >= 3 && span.end > words[at].span().start).then_some(at);
        }
        if words[at].gap.has(Gap::STOP) && words[at].capital {
            return None;
        }
    }
    None
}

/// "3. How many officers …?" before its answer, in a response that takes the questions one by one.
fn echoes_a_question(letter: &Letter, block: &Block, seen: &Seen) -> bool {
    let body = block.span.of(letter.text()).trim_end_matches(['*', '_', ' ', '"', '”', '’']);
    let marked =
        read::marker_len(block.span.of(letter.text())) > 0 || block.emphasised || block.kind == BlockKind::Quote;
    body.ends_with('?') && (marked || seen.request && block.words.len() <= 60 && !speaks_as_authority(letter, block))
}

/// Whether a block in the request still sounds like the requester.
fn looks_asked(letter: &Letter, block: &Block) -> bool {
    block.kind != BlockKind::Paragraph || block.emphasised || block.span.of(letter.text()).trim_end().ends_with('?')
}

fn speaks_as_authority(letter: &Letter, block: &Block) -> bool {
    block.words.clone().take(3).any(|index| matches!(letter.word(index).to_ascii_lowercase().as_str(), "we" | "our"))
}

fn starts_with_section(letter: &Letter, block: &Block) -> bool {
    let mut words = block.words.clone().map(|index| &letter.words[index]);
    let first = words.next();
    let second = words.next();
    first.is_some_and(|word| word.kind == WordKind::Reference)
        || second.is_some_and(|word| matches!(word.kind, WordKind::Reference | WordKind::Number))
            && first.is_some_and(|word| word.capital)
}

fn numbered_heading(letter: &Letter, block: &Block) -> bool {
    block.words.len() > 1 && letter.words[block.words.start].kind == WordKind::Number && block.kind != BlockKind::Row
}

/// Whether the last words of a block end in a full stop, question mark or exclamation mark.
fn ends_a_sentence(letter: &Letter, block: &Block) -> bool {
    letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated)
}

/// A line without a stop whose words are capitalised as in a title, or all of it in capitals.
fn reads_as_heading(letter: &Letter, block: &Block) -> bool {
    if block.kind == BlockKind::Heading {
        return true;
    }
    if block.kind != BlockKind::Paragraph || block.words.len() > LONGEST_HEADING || block.sentences.len() > 1 {
        return false;
    }
    let body = block.span.of(letter.text());
    if body.ends_with(['.', '?', '!', ';', ',']) && !body.ends_with("(2000).") {
        return false;
    }
    let long = |index: &usize| letter.words[*index].kind == WordKind::Plain && letter.words[*index].span().len() > 3;
    let total = block.words.clone().filter(long).count();
    let capital = block.words.clone().filter(long).filter(|&index| letter.words[index].capital).count();
    total > 0 && capital * 10 >= total * 8 && letter.words[block.words.start].capital
}

/// A provision quoted with its enumerators: "(5) The duty …", "(b) does not arise …", "(i) the giving …".
fn mark_statutes(letter: &mut Letter) {
    for index in 0..letter.blocks.len() {
        let block = &letter.blocks[index];
        if block.kind != BlockKind::Item || !block.region.is_own_prose() || block.region == Region::ExemptionList {
            continue;
        }
        let body = block.span.of(letter.text());
        let marker = read::marker_len(body);
        let bracketed = body.starts_with('(') && marker > 2;
        let legal = [
            "of this act",
            "apart from this act",
            "does not arise",
            "section 1(1)(a) does",
            "would, or would be likely",
            "subsection",
            "duty to confirm or deny",
        ];
        let lower = body.to_lowercase();
        let follows = index > 0 && letter.blocks[index - 1].region == Region::Statute;
        if bracketed && (follows || legal.iter().any(|phrase| lower.contains(phrase))) {
            letter.blocks[index].region = Region::Statute;
        }
    }
}

/// What sort of file it is, where the configuration does not say.
pub fn kind_of(letter: &Letter, cues: &Cues) -> Kind {
    if placeholders(letter.text()) >= 3 {
        return Kind::Template;
    }
    if letter.whole {
        return Kind::Letter;
    }
    let regime = (0..letter.words.len()).any(|at| cues.regimes.longest_at(&letter.words, at, &NoSlots).is_some());
    let cue = letter
        .blocks
        .iter()
        .any(|block| !matches!(block.region, Region::Letterhead | Region::Response | Region::Residue));
    if regime || cue { Kind::Fragment } else { Kind::Other }
}

/// How many `{{x}}`, `«x»`, `${x}` a text has.
fn placeholders(text: &str) -> usize {
    let count = |open: &str, close: &str| {
        text.match_indices(open)
            .filter(|(at, _)| {
                let rest = &text[at + open.len()..];
                rest.find(close).is_some_and(|len| (1..=60).contains(&len) && !rest[..len].contains('\n'))
            })
            .take(3)
            .count()
    };
    count("{{", "}}") + count("«", "»") + count("${", "}")
}
