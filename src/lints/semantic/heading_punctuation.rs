//! A heading with a full stop among headings that have none.

use crate::letter::words::keys;
use crate::letter::{Block, BlockKind, Letter, WordKind};
use crate::lints::variants::{self, Use};
use crate::lints::{Cx, Findings, prose};
use crate::text::Span;

/// What stands below a heading has at least this many words; below a line of an address stands another.
const FEWEST_BELOW: usize = 8;
/// Words of a sentence, or of a short answer.
const SENTENCE: [u64; 24] = keys([
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "do", "does", "did", "can", "may", "must",
    "please", "not", "no", "none", "held", "see", "we", "i", "as",
]);

/// Report the headings with a stop, where most have none.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let mut uses: Vec<Use> = Vec::new();
    for (index, block) in letter.blocks.iter().enumerate() {
        if !is_heading(letter, block, letter.blocks.get(index + 1)) {
            continue;
        }
        let end = block.span.start + prose::body(letter, block).len();
        let stopped = letter.text()[..end].ends_with('.') && !letter.text()[..end].ends_with("..");
        let last = letter.words[block.words.end - 1].span();
        uses.push(Use { form: usize::from(stopped), span: Span::new(last.start, end.max(last.end)) });
    }
    let stopped = uses.iter().filter(|one| one.form == 1).count();
    if stopped == 0 || uses.len() < 3 || stopped * 2 >= uses.len() {
        return;
    }
    uses.retain(|one| one.form == 1);
    let message = "This heading ends in a full stop, and others of the letter have none. Leave it out.";
    findings.extend(variants::finding(letter, &uses, 1, message));
}

/// A line of title words above a paragraph.
fn is_heading(letter: &Letter, block: &Block, next: Option<&Block>) -> bool {
    let own = block.kind == BlockKind::Heading && block.apart && block.region.is_own_prose() && block.words.len() >= 2;
    let above = next.is_some_and(|next| next.words.len() >= FEWEST_BELOW && next.apart);
    own && above
        && block.words.clone().all(|at| !SENTENCE.contains(&letter.words[at].key))
        && letter.words[block.words.start].kind == WordKind::Plain
}
