//! Where each name stands: in a sentence of the authority's own, where the letter speaks of itself, or on a line of an
//! address, which says nothing.

use super::{Mention, Naming, Setting, Voice, cues, voices};
use crate::letter::{Block, BlockKind, Gap, Letter, Region, WordKind};

/// A line of an address or a title has at most this many words.
const LONGEST_LINE: usize = 8;

/// Give every mention its setting and what follows from it.
pub(super) fn assign(letter: &Letter, mentions: &mut [Mention]) {
    let cues = cues::builtin();
    for index in 0..mentions.len() {
        let listed = is_listed(letter, mentions, index);
        let mention = &mentions[index];
        let setting = setting_of(letter, mention);
        let prose = setting == Setting::Prose;
        let voice = if prose { voices::voice(letter, mention) } else { None };
        // what others did matters only where the letter may speak of itself
        let third_party = voice.is_some()
            && (cues.third_party(letter, mention.words.start)
                || voice == Some(Voice::Strong) && led_by_others(letter, mention));
        let past = prose && !mention.is_short() && cues.past(letter, mention.words.start);
        let mention = &mut mentions[index];
        mention.asked = setting == Setting::Request;
        (mention.setting, mention.voice, mention.listed) = (setting, voice, listed);
        (mention.third_party, mention.past) = (third_party, past);
    }
}

/// Whether the sentence before speaks of others' doings: "We consulted the owner. Kent Police considers …". Where the
/// letter tells of reviews it speaks of itself, and "contact us" is no sign.
fn led_by_others(letter: &Letter, mention: &Mention) -> bool {
    let block = &letter.blocks[letter.block_of(mention.words.start)];
    if block.region.is_rights() {
        return false;
    }
    let before = letter.sentence_of(mention.words.start).and_then(|sentence| sentence.words.start.checked_sub(1));
    before.filter(|at| *at >= block.words.start).is_some_and(|at| cues::builtin().third_party(letter, at))
}

fn setting_of(letter: &Letter, mention: &Mention) -> Setting {
    let block = &letter.blocks[letter.block_of(mention.words.start)];
    match block.region {
        Region::Request if answers(letter, mention, block) => return Setting::Prose,
        Region::Request => return Setting::Request,
        Region::Letterhead => return Setting::Letterhead,
        Region::SignOff => return Setting::SignOff,
        Region::Residue | Region::Statute => return Setting::Line,
        _ => {}
    }
    let quoted = letter.words[mention.words.start].gap.has(Gap::QUOTE);
    if block.kind == BlockKind::Heading || block.kind == BlockKind::Literal || quoted {
        return Setting::Line;
    }
    if is_line(letter, mention) || is_copyright(letter, mention) { Setting::Line } else { Setting::Prose }
}

/// Whether a paragraph that follows the request is the answer to it: it begins with the name, and only the sender can
/// go on as it does.
fn answers(letter: &Letter, mention: &Mention, block: &Block) -> bool {
    let first = mention.words.start - usize::from(mention.article.is_some());
    let plain = block.kind == BlockKind::Paragraph && !block.emphasised && first == block.words.start;
    let cues = cues::builtin();
    plain && !mention.is_short() && voices::voice(letter, mention) == Some(Voice::Strong) && cues.answers(letter, block)
}

/// Whether the line of a name is a short one all of whose words are capitalised.
fn is_line(letter: &Letter, mention: &Mention) -> bool {
    let block = &letter.blocks[letter.block_of(mention.words.start)];
    let (mut first, mut last) = (mention.words.start, mention.words.end);
    while first > block.words.start && !letter.words[first].gap.has(Gap::NEWLINE) && last - first <= LONGEST_LINE {
        first -= 1;
    }
    while last < block.words.end && !letter.words[last].gap.has(Gap::NEWLINE) && last - first <= LONGEST_LINE {
        last += 1;
    }
    if last - first > LONGEST_LINE {
        return false;
    }
    let small = ["and", "of", "the", "for", "on", "upon", "at", "in", "to"];
    let title = (first..last).all(|at| {
        let word = &letter.words[at];
        word.capital || word.kind != WordKind::Plain || small.contains(&letter.word(at))
    });
    title && !letter.text()[letter.words[last - 1].span().end..].starts_with(['.', '?', '!'])
}

fn is_copyright(letter: &Letter, mention: &Mention) -> bool {
    let first = mention.words.start - usize::from(mention.article.is_some());
    let from = first.checked_sub(1).map_or(0, |before| letter.words[before].span().end);
    text_has_mark(&letter.text()[from..mention.span.start])
        || first > 0 && letter.word(first - 1).eq_ignore_ascii_case("copyright")
}

fn text_has_mark(between: &str) -> bool {
    between.contains(['©', '®', '™'])
}

/// Whether another name stands beside it, joined by a comma, "and" or "or".
fn is_listed(letter: &Letter, mentions: &[Mention], index: usize) -> bool {
    let joined = |left: &Mention, right: &Mention| {
        if left.naming == Naming::Short || right.naming == Naming::Short {
            return false;
        }
        // "Police Service of Northern Ireland (PSNI)" is one name and its initials
        if !left.ids.is_empty() && left.ids == right.ids {
            return false;
        }
        let between = left.words.end..right.words.start;
        between.len() <= 3
            && letter.words.get(right.words.start).is_some_and(|word| !word.gap.has(Gap::SENTENCE))
            && between.clone().all(|at| {
                let word = letter.word(at).to_ascii_lowercase();
                !letter.words[at].gap.has(Gap::SENTENCE)
                    && matches!(word.as_str(), "and" | "or" | "nor" | "the" | "both")
            })
    };
    let here = &mentions[index];
    // "neither Kent or …", "Norfolk or Suffolk Constabulary": each singly
    let singly = here.words.start.checked_sub(1).is_some_and(|before| {
        matches!(letter.word(before).to_ascii_lowercase().as_str(), "or" | "nor")
            && !letter.words[here.words.start].gap.has(Gap::SENTENCE)
    });
    singly
        || index.checked_sub(1).is_some_and(|before| joined(&mentions[before], here))
        || mentions.get(index + 1).is_some_and(|after| joined(here, after))
}
