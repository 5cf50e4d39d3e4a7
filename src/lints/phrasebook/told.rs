//! How a slip is told: the words that are wrong, what is meant, and the changes that mend them.

use super::align::Slip;
use super::{Broken, Miss};
use crate::letter::pattern::{self, Slots};
use crate::letter::{Letter, Word};
use crate::text::{Edit, Span};

/// What is said of a wording that is always broken, found at `hit`, and of what is meant by it.
pub fn always_broken([wording, meant]: [&str; 2], letter: &Letter, hit: pattern::Found, slots: &dyn Slots) -> Broken {
    let span = letter.words_span(hit.start..hit.end);
    let (meant, literal) = meant_by(wording, meant, letter, hit, slots);
    let meant = cased_as(&meant, &letter.words[hit.start..hit.end]);
    let what = format!("‘{}’ is a slip", one_line(span.of(letter.text())));
    let edits = if literal { vec![Edit::replace(span, meant.clone())] } else { Vec::new() };
    Broken { span, edits, meant, what }
}

/// What is said of a near miss of a formula.
pub fn near_miss(letter: &Letter, miss: &Miss) -> Broken {
    let text = letter.text();
    let word = |index: usize| letter.words[index].span();
    let locus = miss.slip.words();
    let context = locus.start..locus.end;
    let span = letter.words_span(context.clone());
    let found = one_line(span.of(text));
    let (edit, what) = match miss.slip {
        Slip::Wrong { meant, at } => {
            let right = cased(meant.of(miss.written), letter.words[at].capital);
            (
                vec![Edit::replace(word(at), right.clone())],
                format!("‘{found}’: ‘{right}’ is meant, not ‘{}’", letter.word(at)),
            )
        }
        Slip::Lost { meant, before } => {
            let lost = meant.of(miss.written);
            (vec![Edit::insert(word(before).start, format!("{lost} "))], format!("‘{found}’ has lost ‘{lost}’"))
        }
        Slip::Added { at } => {
            let gone = Span::new(word(at - 1).end, word(at).end);
            (vec![Edit::delete(gone)], format!("‘{found}’ has ‘{}’ too many", letter.word(at)))
        }
        Slip::Moved { at } => {
            let (a, b) = (word(at), word(at + 1));
            (
                vec![Edit::replace(a, b.of(text)), Edit::replace(b, a.of(text))],
                format!("‘{found}’ has two words in the wrong order"),
            )
        }
    };
    let local: Vec<Edit> = edit
        .iter()
        .map(|edit| Edit { span: Span::new(edit.span.start - span.start, edit.span.end - span.start), ..edit.clone() })
        .collect();
    let meant = Edit::apply_all(&local, span.of(text)).map_or_else(|| found.clone(), |meant| one_line(&meant));
    Broken { span, meant, what, edits: edit }
}

/// What is meant by a broken wording where it stands, and whether it can take its place letter for letter. Where what is
/// meant has the same alternatives as the wording, the way that was found has its own meaning. What stands in a slot (a
/// name, a figure) stays, if what is meant has the same slots; else it would be lost, and the wording is not replaced.
fn meant_by(wording: &str, meant: &str, letter: &Letter, hit: pattern::Found, slots: &dyn Slots) -> (String, bool) {
    let typical = (meant.to_owned(), !wording.contains(['(', '[', '{']));
    if !meant.contains(['(', '{']) {
        return typical;
    }
    let (Ok(wrong), Ok(right)) = (pattern::expand(wording), pattern::expand(meant)) else { return typical };
    if wrong.len() != right.len() {
        return typical;
    }
    let found = wrong.iter().zip(&right).find_map(|(wrong, right)| {
        let (end, filled) = pattern::match_at(wrong, &letter.words, hit.start, slots)?;
        (end == hit.end).then_some((right, filled))
    });
    let Some((right, filled)) = found else { return typical };
    let filled: Vec<String> =
        filled.into_iter().map(|words| one_line(letter.words_span(words).of(letter.text()))).collect();
    let same = right.iter().filter(|elem| matches!(elem, pattern::Elem::Slot(_))).count() == filled.len();
    (pattern::shown(right, meant, &filled), same)
}

/// Words without line ends and runs of spaces, for a message.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With a capital where the words it replaces have one: each word of as many, else the first.
fn cased_as(words: &str, replaced: &[Word]) -> String {
    if words.split(' ').count() != replaced.len() {
        return cased(words, replaced.first().is_some_and(|word| word.capital));
    }
    let cased: Vec<String> =
        words.split(' ').zip(replaced).map(|(word, replaced)| cased(word, replaced.capital)).collect();
    cased.join(" ")
}

/// With a capital first letter where the words it replaces had one.
fn cased(words: &str, capital: bool) -> String {
    if capital { crate::text::capitalised(words) } else { words.to_owned() }
}
