//! Whether a letter speaks of the terrorism threat level at all. "The current threat level is set at severe" says it by
//! itself in the letter of a UK authority, unless something nearby has a scale of its own.

use std::ops::Range;

use super::list::WordList;
use super::read::{Hit, Reading};
use super::topics::Firm;
use crate::letter::Letter;
use crate::tables::Level;

/// Words without which no sentence states a level.
static TOPIC: WordList = WordList::new("threat level levels threat-level threat-levels terror");
/// Words without one of which a letter has nothing to read here.
static THREAT: WordList =
    WordList::new("threat threats threat-level threat-levels terror terrorism terrorist terrorists");
/// Words that make a letter's threat level that of terrorism in the UK.
static PUBLISHED: WordList = WordList::new("mi5 jtac uk uk's national counter-terror");
/// What has a scale of levels of its own, wherever in the letter it stands.
static OTHER_KIND: WordList = WordList::new(
    "cyber cyber-attack cyber-attacks cyber-security cybersecurity ransomware malware phishing covid covid-19 coronavirus \
    pandemic flu influenza avian flood floods flooding wildfire wildfires weather drought heatwave tree trees species \
    invasive disease pollution animal dog dogs offender offenders gang gangs witness stalking domestic conservation \
    wildlife habitat fraud corporate patient patients clinical triage",
);
/// What has a scale of its own if it stands in the paragraph or beside it: places, and other countries.
static OTHER_PLACE: WordList = WordList::new(
    "building buildings premises site sites campus school schools prison prisons station stations stadium airport port \
    heightened response-level venue hospital ward office offices court courts france french germany german belgium \
    belgian spain spanish sweden swedish denmark danish norway norwegian netherlands dutch italy italian usa american \
    america australia australian canada canadian israel overseas abroad embassy embassies",
);
/// What may stand between "the current threat level" and its level where nothing else tells that it is the published one.
static SAYS: WordList = WordList::new(
    "is set at as currently now still remains remained stands being has been of assessed again to raised lowered \
    presently at level",
);
/// After the level, what would tie it to something in particular.
static TIES: WordList = WordList::new("for to in at within across on against towards under when where if until while");

/// Whether a letter has a word of this subject.
pub(super) fn has_threat(letter: &Letter) -> bool {
    THREAT.is_in(letter)
}

/// The blocks with a word that a statement of a level needs, in order.
pub(super) fn blocks(letter: &Letter) -> Vec<usize> {
    TOPIC.blocks(letter)
}

/// Whether words have one that a statement of a level needs.
pub(super) fn speaks(letter: &Letter, mut words: Range<usize>) -> bool {
    words.any(|at| TOPIC.has(letter, at))
}

/// Whether a letter speaks of terrorism in the UK at all: a threat level of anything else is not in the table.
pub(super) fn about_terrorism(letter: &Letter) -> bool {
    PUBLISHED.is_in(letter) || (0..letter.words.len()).any(|at| is_terror(letter, at))
}

/// Whether word `at` is "terrorism", "terrorist" or the like.
pub(super) fn is_terror(letter: &Letter, at: usize) -> bool {
    letter.word(at).get(..6).is_some_and(|head| head.eq_ignore_ascii_case("terror"))
}

/// What a letter's threat level can be the level of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The letter speaks of terrorism, or of the country as a whole.
    Terrorism,
    /// It does not say, and has no other scale.
    Unsaid,
    /// It has a scale of another kind.
    Other,
}

impl About {
    /// What the threat level of a letter is of.
    pub(super) fn of(letter: &Letter) -> About {
        if about_terrorism(letter) {
            return About::Terrorism;
        }
        if OTHER_KIND.is_in(letter) { About::Other } else { About::Unsaid }
    }
}

/// Whether a block, or one beside it, speaks of a place that may have a threat level of its own.
pub(super) fn other_place(letter: &Letter, block: usize) -> bool {
    let near = block.saturating_sub(1)..(block + 2).min(letter.blocks.len());
    near.into_iter()
        .filter(|&near| near == block || letter.blocks[near].region.is_own_prose())
        .any(|near| letter.blocks[near].words.clone().any(|at| OTHER_PLACE.has(letter, at)))
}

impl Reading<'_> {
    /// Whether a level is in the words of the published one: "the current threat level is set at severe".
    pub(super) fn plainly(&self, hit: &Hit) -> bool {
        let level = matches!(hit.level, Level::Substantial | Level::Severe | Level::Critical);
        let start = self.article(hit.topic);
        level
            && hit.topic.firm == Firm::Level
            && self.is(start, &["the"])
            && hit.topic.end <= hit.at
            && (hit.topic.end..hit.at).all(|at| SAYS.has(self.letter, at))
            && (!self.listed(hit.at + 1, &TIES))
    }
}
