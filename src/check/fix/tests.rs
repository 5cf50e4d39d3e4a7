//! What the core of fixing promises.

use super::{HeldBack, fixed};
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Fix, LetterId, Place, Severity};
use crate::letter::write::Refusal;
use crate::text::{Edit, Format, Source, Span};

/// A finding at the first `old` that writes `new` there.
fn finding(lint: &str, text: &str, old: &str, new: &str, applicability: Applicability) -> Diagnostic {
    let start = text.find(old).expect("the words are in the text");
    with(
        lint,
        Span::new(start, start + old.len()),
        vec![Edit::replace(Span::new(start, start + old.len()), new)],
        applicability,
    )
}

fn with(lint: &str, span: Span, edits: Vec<Edit>, applicability: Applicability) -> Diagnostic {
    Diagnostic {
        lint: lint.to_owned(),
        severity: Severity::Warning,
        confidence: Confidence::High,
        message: String::new(),
        primary: Place { letter: LetterId(0), span },
        label: String::new(),
        related: Vec::new(),
        notes: Vec::new(),
        fix: Some(Fix { title: String::new(), applicability, edits }),
    }
}

/// The text after fixing, and why each fix that was not made was held back.
fn fix(text: &str, findings: &[Diagnostic], unsafe_too: bool) -> (String, Vec<HeldBack>) {
    let source = Source::from_text("a.txt", Format::Text, text);
    let found: Vec<&Diagnostic> = findings.iter().collect();
    let fixed = fixed(&source, &found, unsafe_too).expect("there are fixes");
    let why = fixed.held_back.iter().map(|(_, why)| *why).collect();
    (if fixed.applied.is_empty() { text.to_owned() } else { fixed.text }, why)
}

use Applicability::{Safe, Unsafe};

#[test]
fn only_what_is_safe_is_made_unless_more_is_asked_for() {
    let text = "The the duty of teh council.";
    let all = [finding("a", text, "The the", "The", Safe), finding("b", text, "teh", "the", Unsafe)];
    assert_eq!(fix(text, &all, false), ("The duty of teh council.".into(), vec![HeldBack::Unsafe]));
    assert_eq!(fix(text, &all, true), ("The duty of the council.".into(), vec![]));
}

#[test]
fn of_two_that_meet_the_first_is_made() {
    let text = "The the duty.";
    let [first, second] = [finding("a", text, "The the", "The", Safe), finding("b", text, "the duty", "x", Safe)];
    for all in [[first.clone(), second.clone()], [second, first]] {
        assert_eq!(fix(text, &all, false), ("The duty.".into(), vec![HeldBack::Overlaps]));
    }
}

#[test]
fn of_two_at_one_place_the_lint_decides() {
    let text = "The duty.";
    let insert = |lint, text: &str| with(lint, Span::new(4, 8), vec![Edit::insert(8, text)], Safe);
    assert_eq!(fix(text, &[insert("b", "!"), insert("a", "?")], false).0, "The duty?.");
    let touching = [insert("a", "?"), with("b", Span::new(8, 9), vec![Edit::replace(Span::new(8, 9), "!")], Safe)];
    assert_eq!(fix(text, &touching, false), ("The duty?.".into(), vec![HeldBack::Overlaps]));
}

#[test]
fn two_deletions_side_by_side_are_one() {
    let text = "the the the duty";
    let delete = |start, end| with("a", Span::new(start, end), vec![Edit::delete(Span::new(start, end))], Safe);
    assert_eq!(fix(text, &[delete(3, 7), delete(7, 11)], false), ("the duty".into(), vec![]));
    assert_eq!(fix(text, &[delete(3, 8), delete(7, 11)], false), ("thethe duty".into(), vec![HeldBack::Overlaps]));
}

#[test]
fn a_fix_of_several_edits_is_made_whole_or_not_at_all() {
    let text = "one two three";
    let ends = with("b", Span::new(4, 7), vec![Edit::delete(Span::new(0, 4)), Edit::delete(Span::new(7, 13))], Safe);
    let first = with("a", Span::new(0, 3), vec![Edit::replace(Span::new(0, 3), "1st")], Unsafe);
    assert_eq!(fix(text, &[first, ends], true), ("1st two three".into(), vec![HeldBack::Overlaps]));
}

#[test]
fn a_fix_that_changes_a_figure_is_never_safe() {
    let text = "It has 20  20 pages.";
    let all = [finding("a", text, "  20", "", Safe)];
    assert_eq!(fix(text, &all, false).1, [HeldBack::Unsafe]);
    assert_eq!(fix(text, &all, true).0, "It has 20 pages.");
}

#[test]
fn words_that_are_not_the_authoritys_own_stay() {
    let text = "You asked:\n\nHow many teh bins are there?\n\nOur response\n\nThe policy says “keep teh bins” and ‘the officers’ teh bins’ too. It is \"teh rule\". We say teh end.\n";
    for at in text.match_indices("teh").map(|(at, _)| at) {
        let edit = Edit::replace(Span::new(at, at + 3), "the");
        let own = text[at..].starts_with("teh end");
        let (after, why) = fix(text, &[with("a", Span::new(at, at + 3), vec![edit], Safe)], true);
        assert_eq!((after == *text, why == [HeldBack::Quoted]), (!own, !own), "{}", &text[at - 10..at + 8]);
    }
    let close = text.find('”').unwrap();
    assert_eq!(
        fix(text, &[with("a", Span::new(close, close + 3), vec![Edit::insert(close, ".")], Safe)], true).1,
        [HeldBack::Quoted]
    );
}

#[test]
fn one_fix_that_would_change_the_markup_does_not_stop_the_others() {
    let text = "The the duty of teh council is *here*.";
    let source = Source::from_text("a.md", Format::Markdown, text);
    let all = [
        finding("a", text, "The the", "The", Safe),
        finding("b", text, "teh", "*the*", Safe),
        finding("c", text, "here", "there", Safe),
    ];
    let fixed = fixed(&source, &all.iter().collect::<Vec<_>>(), false).unwrap();
    assert_eq!(fixed.text, "The duty of teh council is *there*.");
    assert_eq!((fixed.applied, fixed.held_back), (vec![0, 2], vec![(1, HeldBack::Refused(Refusal::Markup))]));
}

#[test]
fn a_damaged_source_is_refused_with_its_reason() {
    let bytes = b"\xE2\x80\x9CThe the\xE2\x80\x9D duty \xFF.".to_vec();
    let source = Source::decode("a.txt", Format::Text, bytes).unwrap();
    let found = finding("a", source.text(), "The the", "The", Safe);
    let fixed = fixed(&source, &[&found], true).unwrap();
    assert_eq!((fixed.applied, fixed.held_back), (vec![], vec![(0, HeldBack::Refused(Refusal::Damaged))]));
}
