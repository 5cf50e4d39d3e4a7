//! What the matching view promises.

use super::{Span, View};
use proptest::prelude::*;
use std::borrow::Cow;

/// The text behind the first place where `wanted` stands in the view.
fn behind<'a>(text: &'a str, wanted: &str) -> &'a str {
    let view = View::new(text);
    let start = view.as_str().find(wanted).expect("the words are in the view");
    view.original(Span::new(start, start + wanted.len())).of(text)
}

#[test]
fn typographic_variants_are_plain() {
    assert_eq!(View::new("‘a’ ‚b‛ “c” „d").as_str(), "'a' 'b' \"c\" \"d");
    assert_eq!(View::new("a‐b‑c‒d–e—f―g\u{2212}h").as_str(), "a-b-c-d-e-f-g-h");
    assert_eq!(View::new("a\u{a0}b\u{202f}c\u{2007}d\u{2009}e").as_str(), "a b c d e");
    assert_eq!(View::new("\u{feff}co\u{ad}oper\u{200b}ate").as_str(), "cooperate");
    assert_eq!(View::new("£5 é € \u{fffd} 😀 ﬁ\r\n").as_str(), "£5 é € \u{fffd} 😀 ﬁ\r\n");
}

#[test]
fn a_text_with_nothing_to_fold_is_borrowed() {
    for text in ["", "the public authority's duty", "£5 and €6"] {
        assert!(matches!(View::new(text).folded, Cow::Borrowed(_)), "{text}");
    }
}

#[test]
fn what_is_found_is_reported_in_the_letters_own_bytes() {
    assert_eq!(behind("£ – the Council’s duty", "Council's"), "Council’s");
    assert_eq!(behind("the “duty” is", "\"duty\""), "“duty”");
    assert_eq!(behind("section\u{a0}10", " "), "\u{a0}");
    assert_eq!(behind("é—é", "é-é"), "é—é");
}

#[test]
fn what_vanished_is_inside_a_span_but_never_at_its_ends() {
    assert_eq!(behind("\u{feff}\u{ad}co\u{ad}\u{200b}operate\u{ad} now", "cooperate"), "co\u{ad}\u{200b}operate");
    assert_eq!(behind("’\u{ad}a", "'"), "’");
    assert_eq!(behind("\u{ad}’\u{ad}", "'"), "’");
}

#[test]
fn an_empty_span_lies_after_a_mark() {
    assert_eq!(View::new("\u{feff}Dear").original(Span::at(0)), Span::at(3));
}

#[test]
fn a_byte_of_the_text_has_a_byte_in_the_view() {
    let view = View::new("\u{ad}a’b");
    let folded: Vec<usize> = (0..=8).map(|byte| view.folded(byte)).collect();
    assert_eq!(folded, [0, 0, 0, 1, 1, 1, 2, 3, 3]);
}

#[test]
fn a_span_beyond_the_view_is_cut_to_it() {
    let view = View::new("a’£");
    assert_eq!(view.original(Span::new(1, 99)), Span::new(1, 6));
    assert_eq!(view.original(Span::new(3, 4)), Span::new(4, 6));
}

fn any_text() -> impl Strategy<Value = String> {
    let pieces = ["a", " ", "\n", "é", "£", "’", "“", "–", "\u{a0}", "\u{ad}", "\u{200b}", "\u{feff}", "€", "😀", "ı"];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn mapped_spans_are_whole_characters_of_the_text_in_order(text in any_text()) {
        let view = View::new(&text);
        let length = view.as_str().len();
        let ends: Vec<usize> = (0..=length).filter(|&byte| view.as_str().is_char_boundary(byte)).collect();
        for (index, &start) in ends.iter().enumerate() {
            let mut last = view.original(Span::at(start)).start;
            for &end in &ends[index + 1..] {
                let span = view.original(Span::new(start, end));
                prop_assert!(!span.is_empty() && span.end > last);
                prop_assert!(text.get(span.start..span.end).is_some());
                let again = View::new(span.of(&text));
                prop_assert_eq!(again.as_str(), &view.as_str()[start..end]);
                prop_assert_eq!((view.folded(span.start), view.folded(span.end)), (start, end));
                last = span.end;
            }
        }
        for pair in ends.windows(2) {
            prop_assert!(view.original(Span::at(pair[0])).start < view.original(Span::at(pair[1])).start);
        }
    }

    #[test]
    fn the_way_into_the_view_never_goes_back(text in any_text()) {
        let view = View::new(&text);
        let folded: Vec<usize> = (0..=text.len() + 2).map(|byte| view.folded(byte)).collect();
        prop_assert!(folded.is_sorted());
        prop_assert!(folded.iter().all(|&byte| view.as_str().is_char_boundary(byte)));
        prop_assert_eq!(folded.last(), Some(&view.as_str().len()));
    }
}
