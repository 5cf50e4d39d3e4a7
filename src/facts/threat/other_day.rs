//! Of what day a level is stated: the present tense of another day, or one of several times gone by.

use super::frame_words::NOW;
use super::read::Reading;
use super::times::Time;
use super::topics::Topic;

impl Reading<'_> {
    /// Whether the present tense is that of another day: "In January 2022 the level is", "at the time of your request".
    pub(super) fn of_another_day(&self, topic: Topic, at: usize, all: &[Time]) -> bool {
        let np = self.article(topic);
        let start = self.sentence.words.start;
        if self.any_listed(np..at, &NOW) {
            return false;
        }
        let dated = all.iter().any(|time| {
            let end = time.words.end;
            let led =
                time.words.start > start && self.is(time.words.start - 1, &["in", "on", "at", "of", "dated", "during"]);
            led && end <= np && np - end <= 3
        });
        let then = (start..np).any(|word| {
            self.is(word, &["time", "date", "day"])
                && !self.any(word + 1..np, &["writing", "response", "reply", "this", "letter", "our"])
                && self.any(word.saturating_sub(3).max(start)..word, &["at", "on"])
                && !self.any(word.saturating_sub(2).max(start)..word, &["this", "present"])
        });
        dated || then
    }

    /// Whether "been raised to" is told as one of several times, or of a time gone by.
    pub(super) fn gone_by(&self, from: usize, at: usize) -> bool {
        let past = self.any(
            from..at,
            &["twice", "thrice", "times", "occasions", "often", "sometimes", "occasionally", "frequently", "past"],
        );
        let recent = (from..at).any(|word| {
            self.is(word, &["year", "winter", "summer", "autumn", "spring", "years", "months"])
                && self.any(word.saturating_sub(2).max(from)..word, &["this", "last", "recent", "earlier"])
        });
        past || recent
    }
}
