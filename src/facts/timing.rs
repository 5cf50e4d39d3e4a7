//! What a letter says of its own timing: an apology for lateness, a clock that stopped, an extension; and whether it
//! answers a request at all or reviews, acknowledges or asks.

use crate::facts::authorities::Named;
use crate::letter::words::fixed_key;
use crate::letter::{Block, BlockKind, Kind, Letter, Region, Sentence};
use crate::text::Span;

use super::Profile;
use super::time_cues::{CueSet, cues};

/// What a letter is for, as far as the time for an answer goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// It answers a request.
    #[default]
    Answer,
    /// It gives the outcome of an internal review.
    Review,
    /// It acknowledges a request or tells the requester to wait.
    Acknowledgement,
    /// It asks the requester to say more clearly what is wanted.
    Clarification,
    /// It adds to an answer that was given before.
    Supplement,
}

/// What a letter says of its own timing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timing {
    /// The first words (at most three) of the sentence that speaks of the request or its receipt.
    pub opening: Option<Span>,
    /// The words that tell of clarification, a refined request or a fee: the time ran from that day, not from receipt.
    pub restarted: Option<Span>,
    /// The words that refer to an extension of time.
    pub extended: Option<Span>,
    /// The words that refer to 40 working days under reg.7(1) of the EIR or reg.7 of the EI(S)R.
    pub extended_to_40: Option<Span>,
    /// What the letter is for.
    pub purpose: Purpose,
    /// Whether the authority's name is that of a school, an archive or the armed forces, which have a limit of their own
    /// (SI 2004/3364; FOISA 2002 s.10(2)).
    pub own_limit: bool,
}

/// In the first paragraphs, this many of them.
const OPENING: usize = 6;
/// Shorter blocks are headings and lines of an address.
const SHORTEST_PROSE: usize = 9;

/// Read a letter's timing.
pub fn find(letter: &Letter, profile: &Profile, named: &Named) -> Timing {
    let cues = cues();
    Timing {
        opening: opening(letter),
        restarted: said(letter, &cues.restarted, Where::Anywhere, false),
        extended: said(letter, &cues.extended, Where::Anywhere, false),
        extended_to_40: said(letter, &cues.extended_eir, Where::Own, false),
        purpose: purpose(letter),
        own_limit: own_limit(letter, profile, named),
    }
}

/// The words by which the letter apologises for its lateness. "We apologise for any inconvenience" is none.
pub fn apology(letter: &Letter) -> Option<Span> {
    let (words, cues) = (&letter.words, cues());
    // in every region: to miss an apology would be a false alarm, and requesters hardly ever make one
    cues.apology.in_letter(letter).into_iter().find_map(|sorry| {
        let index = letter.sentence_index(sorry.start)?;
        let sentence = &letter.sentences[index];
        let mut beside = letter.sentences[index.saturating_sub(1)..letter.sentences.len().min(index + 2)]
            .iter()
            .filter(|other| other.block == sentence.block);
        let plain = cues.apology_plain.is_in(words, sentence.words.clone())
            && !cues.apology_other.is_in(words, sentence.words.clone());
        let sorry_for_delay = plain || beside.any(|other| cues.lateness.is_in(words, other.words.clone()));
        sorry_for_delay.then(|| letter.words_span(sorry))
    })
}

/// Where a wording is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// In the authority's first paragraphs.
    Opening,
    /// In the authority's words, its statements of rights left out.
    Own,
    /// In the requester's words too: a refined request may say itself that it is one.
    Anywhere,
}

/// Whether a sentence may be one that speaks of this request, not of rights or of what might be.
pub(super) fn speaks_of_now(letter: &Letter, sentence: &Sentence, place: Where) -> bool {
    is_of_now(&letter.blocks[sentence.block], place)
}

fn is_of_now(block: &Block, place: Where) -> bool {
    let rights =
        matches!(block.region, Region::ReviewRights | Region::ComplaintRights | Region::Statute | Region::Residue);
    !rights && block.kind != BlockKind::Literal && (place == Where::Anywhere || block.region != Region::Request)
}

/// Where a wording of `set` first stands; not in a sentence with an "if" unless `conditional`.
fn said(letter: &Letter, set: &CueSet, place: Where, conditional: bool) -> Option<Span> {
    let found = set.in_letter(letter).into_iter().find(|found| {
        letter.sentence_of(found.start).is_some_and(|sentence| {
            speaks_of_now(letter, sentence, place)
                && (conditional || !is_conditional(letter, sentence))
                && (place != Where::Opening || is_opening(letter, sentence.block))
        })
    })?;
    Some(letter.words_span(found))
}

/// Whether a block is among the authority's first paragraphs.
fn is_opening(letter: &Letter, block: usize) -> bool {
    let prose = |block: &&Block| {
        let long = block.words.len() >= SHORTEST_PROSE && block.region != Region::Letterhead;
        long && is_of_now(block, Where::Opening)
    };
    letter.blocks[..=block].iter().filter(prose).count() <= OPENING
}

fn is_conditional(letter: &Letter, sentence: &Sentence) -> bool {
    cues().conditional.is_in(&letter.words, sentence.words.clone())
}

fn purpose(letter: &Letter) -> Purpose {
    let cues = cues();
    let body = letter
        .blocks
        .iter()
        .position(|block| block.region != Region::Letterhead && block.words.len() >= SHORTEST_PROSE);
    let head = letter.blocks[..body.unwrap_or(0)].iter().filter(|block| block.words.len() <= 25);
    let subject = head.clone().any(|block| cues.review_subject.is_in(&letter.words, block.words.clone()));
    if subject
        || said(letter, &cues.review, Where::Opening, false).is_some()
        || said(letter, &cues.review_surely, Where::Own, false).is_some()
    {
        return Purpose::Review;
    }
    if letter.kind != Kind::Letter && letter.kind != Kind::Fragment {
        return Purpose::Answer;
    }
    if said(letter, &cues.acknowledgement, Where::Own, false).is_some() {
        return Purpose::Acknowledgement;
    }
    // "would help" and "if" are how a clarification is asked for
    if said(letter, &cues.clarification_request, Where::Own, true).is_some()
        || said(letter, &cues.clarification_surely, Where::Anywhere, true).is_some()
    {
        return Purpose::Clarification;
    }
    if said(letter, &cues.answered_before, Where::Opening, false).is_some() {
        return Purpose::Supplement;
    }
    Purpose::Answer
}

/// The first words of the sentence that speaks of the request, else of the first sentence of the letter proper.
fn opening(letter: &Letter) -> Option<Span> {
    let prose = |sentence: &&Sentence| {
        let block = &letter.blocks[sentence.block];
        let short = sentence.words.len() < 4 || !sentence.terminated && sentence.words.len() < SHORTEST_PROSE;
        !short && !matches!(block.kind, BlockKind::Heading | BlockKind::Literal | BlockKind::Row)
    };
    let own = |sentence: &&Sentence| letter.blocks[sentence.block].region.is_own_prose();
    // under a heading "Your request" the authority's own sentence may pass for the requester's
    let speaks = |sentence: &&Sentence| cues().own_voice.is_in(&letter.words, sentence.words.clone());
    let sentences = letter.sentences.iter().filter(prose);
    let sentence = sentences.clone().take(OPENING).find(speaks).or_else(|| sentences.clone().find(own))?;
    let end = sentence.words.end.min(sentence.words.start + 3);
    Some(letter.words_span(sentence.words.start..end))
}

/// By the authority's name, where one is known, else by the lines of the letterhead and below the sign-off.
fn own_limit(letter: &Letter, profile: &Profile, named: &Named) -> bool {
    if let Some(name) = profile.authority.as_deref().or(named.own.as_ref().map(|own| own.name.as_str())) {
        let mut words = Vec::new();
        crate::letter::words::tokenise(name, Span::new(0, name.len()), 0, &mut words);
        let count = words.len();
        return cues().own_limit.find_last(&words, 0..count).is_some_and(|found| !is_street(&words, found.end, count));
    }
    let lines = letter
        .blocks
        .iter()
        .filter(|block| matches!(block.region, Region::Letterhead | Region::SignOff) && block.words.len() <= 12);
    lines.into_iter().any(|block| {
        let subject = block.words.clone().any(|at| {
            letter.words[at].key == const { fixed_key("request") } || letter.words[at].key == const { fixed_key("re") }
        });
        let found = cues().own_limit.find_last(&letter.words, block.words.clone());
        !subject && found.is_some_and(|found| !is_street(&letter.words, found.end, block.words.end))
    })
}

/// "School Lane", "College Green", "London School of Economics".
fn is_street(words: &[crate::letter::Word], at: usize, end: usize) -> bool {
    at < end && cues().street.at(words, at).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::Cues;
    use crate::text::{Format, Source};

    fn with<T>(text: &str, read: impl Fn(&Letter) -> T) -> T {
        let source = Source::from_text("a.txt", Format::Text, text);
        read(&Letter::read(&source, Cues::builtin(), Some(Kind::Letter)))
    }

    fn timing(text: &str) -> Timing {
        with(text, |letter| find(letter, &Profile::default(), &Named::default()))
    }

    #[test]
    fn regret_counts_only_for_lateness() {
        let sorry = |text: &str| with(text, |letter| apology(letter).is_some());
        for text in [
            "We apologise for the delay in responding to you.",
            "I am sorry that it has taken so long to reply.",
            "This is outside the twenty working days. Please accept our apologies.",
            "We apologise for any inconvenience that this delay may have caused.",
        ] {
            assert!(sorry(text), "{text}");
        }
        for text in [
            "We apologise for any inconvenience.",
            "I regret that I cannot help.",
            "I am sorry to say that it is exempt.",
        ] {
            assert!(!sorry(text), "{text}");
        }
    }

    #[test]
    fn the_clock_begins_anew_by_what_was_done_and_not_by_what_might_be() {
        assert!(timing("Thank you for your clarification of 3 May 2021.").restarted.is_some());
        assert!(timing("Your request was held until your fee was received.").restarted.is_some());
        assert!(timing("If you need clarification of this letter, please write to us.").restarted.is_none());
        assert!(timing("Please contact us should you require clarification.").restarted.is_none());
    }

    #[test]
    fn letters_that_answer_no_request_are_known() {
        for (text, purpose) in [
            ("I have now carried out an internal review of the answer that you were sent.", Purpose::Review),
            (
                "Your request is being processed and we will reply by 3 May 2021 at the latest.",
                Purpose::Acknowledgement,
            ),
            (
                "We need further information from you, because the request does not say which road.",
                Purpose::Clarification,
            ),
            ("Further to our response of 3 May 2021, we enclose the second annex to it.", Purpose::Supplement),
            ("The information that you asked for is held and is set out below this line.", Purpose::Answer),
            ("If you are dissatisfied, you may ask for an internal review of this answer.", Purpose::Answer),
        ] {
            assert_eq!(timing(text).purpose, purpose, "{text}");
        }
    }

    #[test]
    fn a_street_is_no_school() {
        assert!(timing("Hillside Primary School\n\nDear Applicant\n").own_limit);
        assert!(!timing("A Council\n12 School Lane\nCollege Green\n\nDear Applicant\n").own_limit);
    }
}
