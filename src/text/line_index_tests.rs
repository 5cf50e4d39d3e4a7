//! What the line index promises, in both directions.

use super::{LineIndex, Position, STRIDE};
use proptest::prelude::*;

fn at(text: &str, byte: usize) -> (usize, usize, usize) {
    let Position { line, column, utf16 } = LineIndex::new(text).position(text, byte);
    (line, column, utf16)
}

fn lines(text: &str) -> Vec<&str> {
    let index = LineIndex::new(text);
    (1..=index.lines()).map(|line| index.line_span(text, line).expect("the line is counted").of(text)).collect()
}

#[test]
fn lf_crlf_and_cr_end_lines_and_nothing_else_does() {
    assert_eq!(lines("a\nb\r\nc\rd"), ["a", "b", "c", "d"]);
    assert_eq!(lines("\n\r\r\n\n"), ["", "", "", "", ""]);
    assert_eq!(lines("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f").len(), 1);
}

#[test]
fn a_last_line_ending_leaves_an_empty_last_line() {
    assert_eq!(lines("a\n"), ["a", ""]);
    assert_eq!(lines("a"), ["a"]);
    assert_eq!(at("a\n", 2), (2, 1, 1));
}

#[test]
fn an_empty_text_is_one_empty_line() {
    let index = LineIndex::new("");
    assert_eq!(lines(""), [""]);
    assert_eq!(at("", 9), (1, 1, 1));
    assert_eq!(index.byte("", 1, 1), Some(0));
    assert_eq!((index.byte("", 1, 2), index.byte("", 2, 1), index.line_span("", 2)), (None, None, None));
}

#[test]
fn columns_count_characters_and_utf16_units() {
    let text = "\ta£€😀b";
    assert_eq!(at(text, text.find('b').expect("b is there")), (1, 6, 7));
    assert_eq!(at(text, text.len()), (1, 7, 8));
    let index = LineIndex::new(text);
    assert_eq!(index.byte(text, 1, 5), text.find('😀'));
    assert_eq!(index.byte_utf16(text, 1, 7), text.find('b'));
    assert_eq!((index.byte(text, 1, 8), index.byte_utf16(text, 1, 9)), (None, None));
}

#[test]
fn inside_a_surrogate_pair_is_where_the_character_begins() {
    let index = LineIndex::new("a😀b");
    assert_eq!(index.byte_utf16("a😀b", 1, 3), Some(1));
}

#[test]
fn a_byte_inside_a_character_is_that_characters_place() {
    assert_eq!(at("a😀b", 3), at("a😀b", 1));
}

#[test]
fn line_one_column_one_follows_a_mark() {
    let text = "\u{feff}Dear £\nb";
    for byte in 0..=3 {
        assert_eq!(at(text, byte), (1, 1, 1), "byte {byte}");
    }
    assert_eq!(at(text, 4), (1, 2, 2));
    let index = LineIndex::new(text);
    assert_eq!(index.byte(text, 1, 1), Some(3));
    assert_eq!(index.line_span(text, 1).map(|span| span.of(text)), Some("Dear £"));
    assert_eq!(at("\u{feff}", 0), (1, 1, 1));
}

#[test]
fn the_middle_of_a_crlf_is_the_end_of_its_line() {
    assert_eq!(at("a\r\nb", 2), (1, 2, 2));
    assert_eq!(at("é\r\nb", 3), (1, 2, 2));
    assert_eq!(at("a\r\nb", 3), (2, 1, 1));
}

#[test]
fn a_column_past_the_last_character_is_outside() {
    for text in ["ab\nc", "ab\rc", "ab\r\nc"] {
        let index = LineIndex::new(text);
        assert_eq!(index.byte(text, 1, 3), Some(2), "{text:?}");
        assert_eq!(index.byte(text, 1, 4), None, "{text:?}");
    }
    let index = LineIndex::new("é\nb");
    assert_eq!((index.byte("é\nb", 0, 1), index.byte("é\nb", 1, 0), index.byte("é\nb", 3, 1)), (None, None, None));
    assert_eq!(index.byte("é\nb", 2, usize::MAX), None);
}

#[test]
fn counts_hold_across_strides_and_at_their_edges() {
    for before in (STRIDE - 5..STRIDE + 2).chain(2 * STRIDE - 5..2 * STRIDE + 2) {
        let text = format!("{}😀£b{}", "a".repeat(before), "€".repeat(STRIDE));
        holds_in_both_directions(&text, (before..before + 8).chain([text.len() - 3, text.len()]));
    }
    let whole = "£".repeat(STRIDE / 2);
    assert_eq!(at(&whole, STRIDE), (1, STRIDE / 2 + 1, STRIDE / 2 + 1));
}

#[test]
fn thousands_of_look_ups_in_one_long_line_agree() {
    let text = "the public interest in ’withholding’ £ ".repeat(5_000_000 / 44);
    let index = LineIndex::new(&text);
    for byte in (0..text.len()).step_by(text.len() / 5_000) {
        let place = index.position(&text, byte);
        let back = index.byte(&text, place.line, place.column).expect("the place was just found");
        assert!(back <= byte && byte - back < 3);
    }
}

/// Checks the given bytes of a text against a count from the start of the line, and back again.
fn holds_in_both_directions(text: &str, bytes: impl Iterator<Item = usize>) {
    let index = LineIndex::new(text);
    let body = if text.starts_with('\u{feff}') { 3 } else { 0 };
    for byte in bytes.filter(|&byte| byte >= body && text.is_char_boundary(byte)) {
        if text[..byte].ends_with('\r') && text[byte..].starts_with('\n') {
            continue;
        }
        let place = index.position(text, byte);
        let start = text[..byte].rfind(['\n', '\r']).map_or(body, |end| end + 1);
        assert_eq!(place.column, text[start..byte].chars().count() + 1, "byte {byte}");
        assert_eq!(place.utf16, text[start..byte].encode_utf16().count() + 1, "byte {byte}");
        assert_eq!(index.byte(text, place.line, place.column), Some(byte));
        assert_eq!(index.byte_utf16(text, place.line, place.utf16), Some(byte));
    }
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec!["a", "\t", "\n", "\r", "\r\n", "£", "€", "😀", "\u{feff}", "\u{2028}"]);
    let long = (0..3usize, 0..9000usize).prop_map(|(kind, count)| ["a", "é", "😀"][kind].repeat(count / 4));
    (prop::collection::vec(piece, 0..40), long, "\\PC{0,20}").prop_map(|(pieces, long, tail)| {
        let (head, rest) = pieces.split_at(pieces.len() / 2);
        [&head.concat(), &long, &rest.concat(), &tail].map(String::as_str).concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_place_leads_back_to_its_byte(text in any_text()) {
        let near_the_ends = (0..text.len() + 1).filter(|&byte| byte < 200 || byte + 200 > text.len() || byte % 37 == 0);
        holds_in_both_directions(&text, near_the_ends);
    }

    #[test]
    fn no_look_up_panics_or_leaves_the_text(text in any_text(), byte: usize, near in 0..99usize, line in 0..9usize) {
        let index = LineIndex::new(&text);
        for byte in [byte, near, text.len().saturating_sub(near)] {
            let place = index.position(&text, byte);
            prop_assert!(index.byte(&text, place.line, place.column).is_some());
        }
        for column in [byte, near, 5000 + near] {
            for found in [index.byte(&text, line, column), index.byte_utf16(&text, line, column)].into_iter().flatten() {
                prop_assert!(index.line_span(&text, line).is_some_and(|span| span.start <= found && found <= span.end));
                prop_assert!(text.is_char_boundary(found));
            }
        }
    }
}
