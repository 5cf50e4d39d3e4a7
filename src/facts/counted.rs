//! Figures on requests: "Of the 94 refusals, 31 were under section 12 and 22 under section 21". Nothing is refused there.

use crate::facts::{number, year};
use crate::letter::words::keys;
use crate::letter::{Gap, Letter, Sentence, WordKind};

/// What is counted.
const REQUESTS: [u64; 4] = keys(["requests", "refusals", "responses", "reviews"]);
/// What an answer says of the requests that it answers.
const NOW: [u64; 14] = keys([
    "your",
    "these",
    "refuse",
    "refuses",
    "refusing",
    "withhold",
    "withholds",
    "withholding",
    "rely",
    "relies",
    "apply",
    "applies",
    "exempt",
    "engaged",
]);
/// What stands before the number of a provision.
const LAW: [u64; 5] = keys(["section", "sections", "regulation", "regulations", "s"]);
const IN: u64 = keys(["in"])[0];
/// So many figures count several sorts.
const FEWEST: usize = 3;

/// Whether a sentence counts requests by provision.
pub(super) fn is_counted(letter: &Letter, sentence: &Sentence) -> bool {
    let words = &letter.words;
    let has = |wanted: &[u64]| sentence.words.clone().any(|at| wanted.contains(&words[at].key));
    if !sentence.is_readable() || has(&NOW) {
        return false;
    }
    let counts = |at: &usize| {
        let word = &words[*at];
        let law = *at > 0 && LAW.contains(&words[*at - 1].key);
        let plain = matches!(word.kind, WordKind::Number | WordKind::Plain) && !word.gap.has(Gap::OTHER);
        plain && !law && year(letter.word(*at)).is_none() && number(letter.word(*at)).is_some()
    };
    // "Section 40 was relied on in 402 of the 610, section 44 in 233 and section 31 in 149"
    let each = |at: &usize| *at > sentence.words.start && words[*at - 1].key == IN && counts(at);
    let cited = sentence.words.clone().filter(|at| LAW.contains(&words[*at].key)).count();
    let in_each = || cited >= FEWEST && sentence.words.clone().filter(each).count() >= FEWEST;
    has(&REQUESTS) && sentence.words.clone().filter(counts).count() >= FEWEST || in_each()
}

#[cfg(test)]
mod tests {
    use super::is_counted;
    use crate::letter::{Cues, Kind, Letter};
    use crate::text::{Format, Source};

    fn counted(text: &str) -> bool {
        let source = Source::from_text("a.txt", Format::Text, text);
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        is_counted(&letter, &letter.sentences[0])
    }

    #[test]
    fn requests_are_counted_and_not_refused() {
        assert!(counted("Of the 94 refusals, 31 were under section 12 and 22 under section 21."));
        assert!(counted("Section 40 was relied on in 402 of the 610, section 44 in 233 and section 31 in 149."));
        assert!(counted("We applied section 12 to 31 requests, section 21 to 22 and section 40 to 17."));
    }

    #[test]
    fn what_is_refused_now_is_not_counted() {
        for refusal in [
            "Of your 14 requests we refuse 3 under section 12 and 2 under section 14.",
            "These 12 requests, of which 4 are of May and 3 of June, are refused under section 14(1).",
            "The 12 pages, 4 maps and 3 letters are withheld under section 40(2).",
        ] {
            assert!(!counted(refusal), "{refusal}");
        }
    }
}
