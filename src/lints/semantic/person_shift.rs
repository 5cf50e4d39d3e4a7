//! "We have … and I provide": the writer changes from "we" to "I" for one and the same act. "I can confirm that we hold"
//! is right: an officer speaks for the authority.

use crate::letter::words::keys;
use crate::letter::{Gap, WordKind};
use crate::lints::{Cx, Finding, Findings};

const I: [u64; 1] = keys(["i"]);
const WE: [u64; 1] = keys(["we"]);
const AND: [u64; 2] = keys(["and", "but"]);

/// Report each "and I" in a sentence that begins with "We".
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for at in letter.places_of(I[0]).filter(|at| letter.word(*at) == "I") {
        let Some(sentence) = letter.sentence_of(at) else { continue };
        let joined = at > sentence.words.start && AND.contains(&letter.words[at - 1].key);
        let first = sentence.words.start;
        let verb = letter
            .words
            .get(at + 1)
            .filter(|next| next.gap.is_plain_space() && next.kind == WordKind::Plain && !next.capital);
        let plain = !letter.words[at].gap.has(Gap::COLON.with(Gap::QUOTE).with(Gap::OPEN))
            && !letter.words[at - usize::from(at > 0)].gap.has(Gap::STOP);
        if joined
            && plain
            && verb.is_some()
            && letter.words[first].key == WE[0]
            && letter.region_of(at).is_own_prose()
            && at + 1 < sentence.words.end
        {
            let message = "The sentence goes from ‘we’ to ‘I’. Keep to one of the two.";
            findings.push(
                Finding::new(letter.words_span(at - 1..at + 2), message)
                    .related(letter.words[first].span(), "here ‘we’"),
            );
        }
    }
}
