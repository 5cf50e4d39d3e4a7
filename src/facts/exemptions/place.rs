//! Where a citation stands, and what it is for. A provision in the list of reliance is relied on; in running text only where
//! the sentence applies it and does not set it aside; a heading counts where nothing else relies on its section.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;

use super::cite::is_one;
use super::cues::{Cue, Hits, near};
use super::{Citation, Ncnd, Place, Purpose};
use crate::facts::counted::is_counted;
use crate::letter::{Block, BlockKind, Letter, Region, WordKind};
use crate::tables::{Part, Provision, Regime, Tables};

/// A line of a list, and a heading, have at most this many words.
const LINE: usize = 26;
/// An entry with a stop at its end has at most this many words.
const SHORT: usize = 12;
/// A heading's citation stands within this many words of its beginning.
const WITHIN: usize = 8;
/// Between a list and its lead-in are at most this many entries.
const ENTRIES: usize = 12;

/// Say of each citation where it stands.
pub(super) fn assign(letter: &Letter, hits: &Hits, tables: &Tables, date: Option<Date>, citations: &mut [Citation]) {
    let mut listed: BTreeSet<(Regime, Provision)> = BTreeSet::new();
    for one in citations {
        let block = &letter.blocks[one.block];
        let place = match block.region {
            Region::Request => Place::Request,
            Region::Statute => Place::Statute,
            Region::ReviewRights | Region::ComplaintRights => Place::Rights,
            Region::Letterhead | Region::SignOff | Region::Residue => Place::Frame,
            _ if block.kind == BlockKind::Literal => Place::Frame,
            // "Section 43(2)" once more on a line of its own heads what is said of it
            _ if block.kind != BlockKind::Item && listed.contains(&(one.regime, one.provision)) => {
                if is_label(letter, block, one.words.start) { Place::Heading } else { Place::Text }
            }
            _ if one.exemption(tables, date).is_some() && is_entry(letter, hits, one) => {
                listed.insert((one.regime, one.provision));
                Place::List
            }
            _ if is_label(letter, block, one.words.start) => Place::Heading,
            _ => Place::Text,
        };
        one.place = place;
    }
}

/// Say of each citation what it is for. Where something is withheld beside it, the letter does not neither confirm nor
/// deny the whole.
pub(super) fn purposes(
    letter: &Letter,
    hits: &Hits,
    tables: &Tables,
    date: Option<Date>,
    ncnd: &mut Option<Ncnd>,
    citations: &mut [Citation],
) {
    let mut pending = Vec::new();
    // FOISA section 18, which does what a subsection of each exemption does in FOIA
    let is_eighteen =
        |one: &&Citation| one.regime == Regime::Foisa && one.section().number() == 18 && one.place.is_own();
    let eighteens: Vec<usize> = citations.iter().filter(is_eighteen).map(|one| one.block).collect();
    let cited = |from: usize, to: usize| {
        let at = eighteens.partition_point(|block| *block < from);
        eighteens.get(at).is_some_and(|block| *block <= to)
    };
    for (index, citation) in citations.iter_mut().enumerate() {
        let Some(row) = citation.exemption(tables, date) else { continue };
        let sentence = || letter.sentence_of(citation.words.start);
        let said = match citation.place {
            Place::List => denies(letter, hits, lead_in(letter, citation.block)),
            Place::Text if applies(letter, hits, citation) => {
                sentence().is_some_and(|sentence| hits.has(Cue::Ncnd, near(&sentence.words, citation.words.start)))
            }
            _ => continue,
        };
        let said = said
            || ncnd.is_some()
                && citation.regime == Regime::Foisa
                && match citation.place {
                    Place::List => lead_in(letter, citation.block).is_some_and(|lead| cited(lead, lead)),
                    _ => cited(citation.block.saturating_sub(2), citation.block + 2),
                };
        let lifts = ncnd.is_some() && citation.provisions().any(|provision| row.lifts_duty(provision));
        let denies = lifts || said && !row.ncnd.is_empty();
        citation.purpose = if denies { Purpose::Ncnd } else { Purpose::Withhold };
        // a bare section may serve for either
        if !denies && citation.provision.is_bare() && !row.ncnd.is_empty() {
            pending.push(index);
        }
    }
    let withheld = (0..citations.len())
        .any(|index| citations[index].purpose == Purpose::Withhold && pending.binary_search(&index).is_err());
    let whole = ncnd.as_mut().is_some_and(|ncnd| {
        ncnd.whole &= !withheld;
        ncnd.whole
    });
    if whole {
        pending.iter().for_each(|&index| citations[index].purpose = Purpose::Ncnd);
    }
    headings(letter, hits, tables, date, ncnd.as_ref(), citations);
}

/// A heading relies on its section where nothing else does and it argues nothing.
fn headings(
    letter: &Letter,
    hits: &Hits,
    tables: &Tables,
    date: Option<Date>,
    ncnd: Option<&Ncnd>,
    citations: &mut [Citation],
) {
    const ARGUES: [Cue; 6] = [Cue::Harm, Cue::Favouring, Cue::Against, Cue::Balance, Cue::Interest, Cue::NotRelied];
    let relied: BTreeSet<(Regime, Part)> =
        citations.iter().filter(|one| one.is_relied()).map(|one| (one.regime, one.section())).collect();
    for citation in citations.iter_mut().filter(|one| one.place == Place::Heading) {
        let Some(row) = citation.exemption(tables, date) else { continue };
        let block = &letter.blocks[citation.block];
        let argues =
            matches!(block.region, Region::Harm | Region::FactorsFor | Region::FactorsAgainst | Region::Balance)
                || hits.within(block.words.clone()).iter().any(|hit| ARGUES.contains(&hit.cue));
        if argues || relied.contains(&(citation.regime, citation.section())) {
            continue;
        }
        let lifts = ncnd.is_some() && citation.provisions().any(|provision| row.lifts_duty(provision));
        let whole = ncnd.is_some_and(|ncnd| ncnd.whole) && !row.ncnd.is_empty();
        citation.purpose = if lifts || whole { Purpose::Ncnd } else { Purpose::Withhold };
    }
}

/// An entry of a list of reliance: it begins with the citation, and a lead-in to exemptions stands above.
fn is_entry(letter: &Letter, hits: &Hits, citation: &Citation) -> bool {
    let block = &letter.blocks[citation.block];
    // the last entry may have a stop
    let short = block.words.len() <= SHORT && block.sentences.len() == 1 && citation.words.start == block.words.start;
    if !(is_line(letter, citation.block) || short) || begins_a_sentence(letter, citation) {
        return false;
    }
    let near = citation.words.start <= block.words.start + 3
        || citation.title.is_some_and(|title| title.end <= citation.span.start);
    let later = |at: usize| {
        (block.words.start..at).any(|word| is_one(letter.word(word), &["section", "sections", "s", "regulation"]))
    };
    if !near && !later(citation.words.start) && block.kind != BlockKind::Row {
        return false;
    }
    block.region == Region::ExemptionList
        || lead_in(letter, citation.block).is_some_and(|lead| introduces(letter, hits, lead))
}

/// "Section 23 is …": a sentence, cut short by the end of a page.
fn begins_a_sentence(letter: &Letter, citation: &Citation) -> bool {
    const VERBS: [&str; 22] = [
        "is", "are", "was", "were", "has", "have", "does", "do", "requires", "provides", "states", "says", "applies",
        "apply", "exempts", "covers", "protects", "allows", "permits", "of", "may", "would",
    ];
    let next = citation.words.end;
    next < letter.blocks[citation.block].words.end && is_one(letter.word(next), &VERBS)
}

/// A short block that is no sentence.
fn is_line(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let set = matches!(block.kind, BlockKind::Item | BlockKind::Row);
    let terminated = letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated);
    !block.words.is_empty() && block.words.len() <= LINE && (set || !terminated)
}

/// The block that leads in the list in which a block stands: the first above it that is no line of the list.
fn lead_in(letter: &Letter, index: usize) -> Option<usize> {
    let mut above = letter.blocks[..index].iter().enumerate().rev().filter(|(_, block)| !block.words.is_empty());
    let first = above.next()?.0;
    let leads = |index: usize| ends_open(letter, index) || !is_line(letter, index) || heads(letter, index);
    if leads(first) {
        return Some(first);
    }
    above.take(ENTRIES).map(|(index, _)| index).find(|&index| leads(index)).or(Some(first))
}

/// A heading that is no entry itself: "Exemptions applied".
fn heads(letter: &Letter, index: usize) -> bool {
    let block = &letter.blocks[index];
    let provision = |at: usize| {
        letter.words[at].kind == WordKind::Reference
            || is_one(letter.word(at), &["section", "sections", "regulation", "s"])
    };
    block.kind == BlockKind::Heading && !block.words.clone().any(provision)
}

/// "… the following exemptions:", "… by virtue of:-", "Exemptions relied on".
fn introduces(letter: &Letter, hits: &Hits, lead: usize) -> bool {
    let block = &letter.blocks[lead];
    let Some(last) = letter.sentences[block.sentences.clone()].last() else { return false };
    let names =
        last.words.clone().any(|at| is_one(letter.word(at), &["exemption", "exemptions", "exception", "exceptions"]));
    let open = ends_open(letter, lead);
    let follows = last.words.clone().any(|at| is_one(letter.word(at), &["following", "below"]));
    let applied = hits.has(Cue::Relied, last.words.clone()) || hits.has(Cue::Ncnd, last.words.clone());
    block.region.is_own_prose()
        && (open && (names || applied) || follows && names || block.kind == BlockKind::Heading && names)
}

/// "…:", "…:-", "… –".
fn ends_open(letter: &Letter, index: usize) -> bool {
    let body = letter.blocks[index].span.of(letter.text()).trim_end_matches(['*', '_', ' ', '\n', '\r']);
    body.ends_with([':', '–']) || body.ends_with(":-") || body.ends_with(": -")
}

fn denies(letter: &Letter, hits: &Hits, lead: Option<usize>) -> bool {
    lead.is_some_and(|lead| hits.has(Cue::Ncnd, letter.blocks[lead].words.clone()))
}

/// A heading, or a short line that begins with the citation.
pub(super) fn is_label(letter: &Letter, block: &Block, citation: usize) -> bool {
    if block.words.len() > LINE || block.sentences.len() > 1 || block.kind == BlockKind::Row {
        return false;
    }
    let terminated = letter.sentences[block.sentences.clone()].last().is_some_and(|sentence| sentence.terminated);
    block.kind == BlockKind::Heading || !terminated && (citation < block.words.start + WITHIN || block.emphasised)
}

/// Whether the sentence applies the citation and does not set it aside.
fn applies(letter: &Letter, hits: &Hits, citation: &Citation) -> bool {
    let Some(sentence) = letter.sentence_of(citation.words.start) else { return false };
    if is_counted(letter, sentence) {
        return false;
    }
    let clause = clause(letter, near(&sentence.words, citation.words.start), citation.words.start);
    let aside = hits.within(clause.clone()).iter().any(|hit| {
        let lone = is_one(letter.word(hit.start), &["if", "unless"]);
        hit.cue == Cue::NotRelied && (!lone || hit.start < citation.words.start)
    });
    if aside {
        return false;
    }
    let described = hits
        .within(clause.clone())
        .iter()
        .any(|hit| matches!(hit.cue, Cue::Absolute | Cue::Qualified | Cue::Class | Cue::Prejudice));
    hits.within(clause).iter().any(|hit| {
        let weak = || is_one(letter.word(hit.end - 1), &["to", "apply", "applies", "engaged"]);
        hit.cue == Cue::Ncnd || hit.cue == Cue::Relied && !(described && weak())
    })
}

/// The part of a sentence between semicolons that holds a word.
fn clause(letter: &Letter, sentence: Range<usize>, at: usize) -> Range<usize> {
    let semicolon = |word: usize| {
        let from = letter.words[word - 1].span().end;
        letter.text()[from..letter.words[word].span().start].contains(';')
    };
    let start = (sentence.start + 1..=at).rev().find(|&word| semicolon(word)).unwrap_or(sentence.start);
    let end = (at + 1..sentence.end).find(|&word| semicolon(word)).unwrap_or(sentence.end);
    start..end
}
