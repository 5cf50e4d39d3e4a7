//! Provisions and questions labelled in two ways: "S24" and "s.31", "section 40 (5)" and "section 40(2)", "Q1" and
//! "Question 2". A short form in a heading beside the full word in the text is no such thing.

use crate::letter::words::keys;
use crate::letter::{Gap, Letter, WordKind};
use crate::lints::variants::{self, Use};
use crate::lints::{Cx, Findings};
use crate::text::Span;

const SECTION: [u64; 3] = keys(["section", "sections", "regulation"]);
/// How a short reference to a section begins.
const SHORT: [&str; 4] = ["s", "s.", "S", "S."];
/// Names of a question.
const QUESTION: [&str; 3] = ["q", "question", "qu"];

/// Report what is labelled in two ways, once each.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for uses in [short_forms(letter), brackets(letter), questions(cx)] {
        let Some((odd, usual)) = variants::odd_and_usual(&uses) else { continue };
        let shown = |form| uses.iter().find(|one| one.form == form).map_or("", |one| one.span.of(letter.text()));
        let message = format!("The letter writes ‘{}’, and here ‘{}’. Keep to one form.", shown(usual), shown(odd));
        findings.extend(variants::finding(letter, &uses, odd, message));
    }
}

fn is_own(letter: &Letter, at: usize) -> bool {
    letter.region_of(at).is_own_prose()
}

/// `s24`, `s.24`, `S24`.
fn short_forms(letter: &Letter) -> Vec<Use> {
    let references = letter.words.iter().enumerate().filter(|(_, word)| word.kind == WordKind::Reference);
    let forms = references.filter_map(|(at, word)| {
        let written = letter.word(at);
        let begin = written.find(|char: char| char.is_ascii_digit())?;
        let form = SHORT.iter().position(|short| *short == &written[..begin])?;
        // "S24 …" begins a sentence with its capital
        let first = word.gap.has(Gap::SENTENCE) && form >= 2;
        (is_own(letter, at) && !first && !is_postcode(letter, at)).then_some(Use { form, span: word.span() })
    });
    forms.collect()
}

/// The first half of `S10 2TN`.
fn is_postcode(letter: &Letter, at: usize) -> bool {
    letter.words.get(at + 1).is_some_and(|next| {
        let second = letter.word(at + 1).as_bytes();
        let [figure, letters @ ..] = second else { return false };
        next.gap.is_plain_space()
            && figure.is_ascii_digit()
            && letters.len() == 2
            && letters.iter().all(u8::is_ascii_alphabetic)
    })
}

/// `section 40 (5)` and `section 40(5)`.
fn brackets(letter: &Letter) -> Vec<Use> {
    let text = letter.text();
    let mut uses: Vec<Use> = Vec::new();
    for at in SECTION.iter().flat_map(|key| letter.places_of(*key)) {
        let Some(next) = letter.words.get(at + 1).filter(|next| next.gap.is_plain_space()) else { continue };
        let end = next.span().end;
        let form = match next.kind {
            WordKind::Reference if next.span().of(text).ends_with(')') => 0,
            WordKind::Number | WordKind::Reference => match group(&text[end..]) {
                Some(len) => {
                    uses.extend(
                        is_own(letter, at)
                            .then(|| Use { form: 1, span: Span::new(letter.words[at].span().start, end + len) }),
                    );
                    continue;
                }
                None => continue,
            },
            _ => continue,
        };
        uses.extend(is_own(letter, at).then(|| Use { form, span: Span::new(letter.words[at].span().start, end) }));
    }
    uses.sort_unstable_by_key(|one| one.span.start);
    uses
}

/// The length of ` (5)`, ` (a)`, ` (5B)`.
fn group(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix(" (")?;
    let len = inside.find(')').filter(|len| (1..=3).contains(len))?;
    let label = &inside.as_bytes()[..len];
    let fits = label[0].is_ascii_digit() || len == 1 && label[0].is_ascii_lowercase();
    (fits && label.iter().all(u8::is_ascii_alphanumeric)).then_some(len + 3)
}

/// `Q1` and `Question 2` at the head of an answer.
fn questions(cx: &Cx) -> Vec<Use> {
    let letter = cx.letter;
    let labels = cx.facts.questions.mentions.iter().filter(|mention| mention.heads && mention.named);
    let uses = labels.filter_map(|mention| {
        let written = mention.span.of(letter.text());
        let letters = written.bytes().take_while(u8::is_ascii_alphabetic).count();
        let form = QUESTION.iter().position(|name| written[..letters].eq_ignore_ascii_case(name))?;
        let at = letter.word_from(mention.span.start);
        let heads = letter.blocks[letter.block_of(at)].words.start == at;
        (heads && is_own(letter, at)).then_some(Use { form, span: mention.span })
    });
    uses.collect()
}
