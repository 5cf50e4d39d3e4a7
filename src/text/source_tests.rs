//! What decoding promises.

use super::{DecodeError, Encoding, Format, Source};
use proptest::prelude::*;

fn decode(bytes: &[u8]) -> Source {
    Source::decode("letter.txt", Format::Text, bytes.to_vec()).expect("the test's bytes are a text")
}

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    ['\u{feff}'].into_iter().chain(text.chars()).collect::<String>().encode_utf16().flat_map(bytes).collect()
}

#[test]
fn the_extension_names_the_format_in_any_case() {
    for (path, format) in [("a.txt", Format::Text), ("b/c.TEXT", Format::Text), ("d.e.Md", Format::Markdown)] {
        assert_eq!(Format::of_path(path), Some(format), "{path}");
    }
    assert_eq!(Format::of_path("README.markdown").map(Format::name), Some("markdown"));
    for path in ["", "letter", "letter.docx", ".md", "letters.md/reply", "a."] {
        assert_eq!(Format::of_path(path), None, "{path}");
    }
}

#[test]
fn intact_utf8_is_not_copied_and_keeps_its_offsets() {
    let bytes = "the Council’s £5".as_bytes().to_vec();
    let place = bytes.as_ptr();
    let source = Source::decode("letter.txt", Format::Text, bytes).expect("UTF-8 is a text");
    assert_eq!(source.text().as_ptr(), place);
    assert_eq!((source.encoding(), source.replaced(), source.body_start()), (Encoding::Utf8, 0, 0));
    assert!(source.offsets_are_file_bytes());
}

#[test]
fn a_utf8_mark_stays_in_the_text_so_that_offsets_are_those_of_the_file() {
    let source = decode(b"\xEF\xBB\xBFDear");
    assert_eq!((source.text(), source.body_start()), ("\u{feff}Dear", 3));
    assert!(source.offsets_are_file_bytes());
}

#[test]
fn utf16_is_known_by_its_mark_and_loses_it() {
    for (bytes, encoding) in [
        (utf16("§ 10 ’ 😀", u16::to_le_bytes), Encoding::Utf16Le),
        (utf16("§ 10 ’ 😀", u16::to_be_bytes), Encoding::Utf16Be),
    ] {
        let source = decode(&bytes);
        assert_eq!((source.text(), source.encoding(), source.body_start()), ("§ 10 ’ 😀", encoding, 0));
        assert!(!source.offsets_are_file_bytes());
        assert_eq!(source.replaced(), 0);
    }
}

#[test]
fn a_torn_utf16_file_is_read_with_replacements() {
    let source = decode(b"\xFF\xFEa\0b");
    assert_eq!((source.text(), source.replaced()), ("a\u{fffd}", 1));
    let lone_surrogate = decode(b"\xFE\xFF\xD8\x3D\0a");
    assert_eq!((lone_surrogate.text(), lone_surrogate.replaced()), ("\u{fffd}a", 1));
}

#[test]
fn a_nul_means_binary_and_so_does_utf32() {
    for bytes in [&b"a\0b"[..], b"\xFF\xFE\0\0a\0\0\0", b"\0\0\xFE\xFF\0\0\0a", b"P\0a\0"] {
        let decoded = Source::decode("x", Format::Text, bytes.to_vec());
        assert_eq!(decoded.err(), Some(DecodeError::Binary), "{bytes:?}");
    }
}

#[test]
fn one_byte_over_the_limit_is_too_long() {
    assert!(Source::decode("x", Format::Text, vec![b'a'; Source::MAX_BYTES]).is_ok());
    let over = Source::decode("x", Format::Text, vec![b'a'; Source::MAX_BYTES + 1]);
    assert_eq!(over.err(), Some(DecodeError::TooLong));
    assert_eq!(DecodeError::TooLong.to_string(), "is longer than 16 MiB");
}

#[test]
fn one_bad_byte_among_many_good_sequences_is_damage() {
    let source = decode(b"\xE2\x80\x9CCouncil\xE2\x80\x9D \xC2\xA35 \xFF.");
    assert_eq!((source.text(), source.encoding()), ("“Council” £5 \u{fffd}.", Encoding::Utf8));
    assert_eq!(source.replaced(), 1);
    assert!(!source.offsets_are_file_bytes());
}

#[test]
fn as_many_bad_sequences_as_good_ones_are_windows_1252() {
    let source = decode(b"the Council\x92s \xA35");
    assert_eq!((source.text(), source.encoding()), ("the Council’s £5", Encoding::Windows1252));
    assert!(!source.offsets_are_file_bytes());
    assert_eq!(source.replaced(), 0);
    assert_eq!(decode(b"\xC2\xA35 \xA35").encoding(), Encoding::Windows1252);
}

#[test]
fn an_empty_file_is_an_empty_text() {
    assert_eq!((decode(b"").text(), decode(b"").body_start()), ("", 0));
    assert_eq!(decode(b"\xFF\xFE").text(), "");
}

#[test]
fn a_text_at_hand_counts_as_utf8() {
    let source = Source::from_text("a/b.md", Format::Markdown, "# Reply");
    assert_eq!((source.path(), source.format(), source.encoding().name()), ("a/b.md", Format::Markdown, "utf-8"));
}

#[cfg(not(windows))]
#[test]
fn a_backslash_in_a_name_stays_where_it_is_no_separator() {
    assert_eq!(Source::from_text(r"a\b.md", Format::Markdown, "").path(), r"a\b.md");
}

proptest! {
    #[test]
    fn any_bytes_are_a_text_or_refused(head in 0..4usize, tail in prop::collection::vec(any::<u8>(), 0..64)) {
        let mut bytes = [&b""[..], b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"][head].to_vec();
        bytes.extend(tail);
        if let Ok(source) = Source::decode("x", Format::Text, bytes.clone()) {
            prop_assert!(!source.offsets_are_file_bytes() || source.text().as_bytes() == bytes);
            prop_assert!(!source.text().contains('\0'));
        }
    }
}
