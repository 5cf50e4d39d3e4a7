//! "Not only" that promises a second half which never comes.

use crate::letter::Gap;
use crate::letter::words::keys;
use crate::lints::clause::{clauses, is_after_comma, own_sentence};
use crate::lints::{Cx, Finding, Findings};

const NOT: u64 = keys(["not"])[0];
const ONLY: u64 = keys(["only"])[0];
/// What keeps the promise.
const KEEPS: [u64; 8] = keys(["but", "also", "too", "well", "rather", "and", "additionally", "likewise"]);

/// Report a sentence that begins with "Not only would …" and has no "but" or "also".
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let words = &letter.words;
    for only in letter.places_of(ONLY) {
        let Some(not) = only.checked_sub(1).filter(|&not| words[not].key == NOT) else { continue };
        let Some((sentence, _)) = own_sentence(letter, not) else { continue };
        let end = sentence.words.end;
        // the verb before its subject: "Not only would the fraternity be …"
        let turned = words.get(only + 1).is_some_and(|next| clauses().is_finite(next.key));
        if sentence.words.start != not || !turned || only + 3 >= end {
            continue;
        }
        let kept = (only + 1..end).any(|at| KEEPS[..5].contains(&words[at].key) || words[at].gap.has(Gap::COLON));
        let comma = (only + 3..end).find(|&at| is_after_comma(&words[at]));
        let (Some(comma), false) = (comma, kept) else { continue };
        // a list or an aside before the second half
        if (comma + 1..end).any(|at| is_after_comma(&words[at]) && KEEPS.contains(&words[at].key)) {
            continue;
        }
        let message =
            "‘Not only’ leads to ‘but also’, which never comes. Put ‘but’ after the comma, or leave ‘Not only’ out.";
        let finding = Finding::new(letter.words_span(not..only + 2), message);
        findings.push(finding.related(letter.words_span(comma - 1..comma + 1), "‘but’ is missing here"));
    }
}
