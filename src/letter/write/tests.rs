//! What the way back promises.

use super::{Refusal, Writer};
use crate::text::{Edit, Format, Source, Span};

fn source(format: Format, text: &str) -> Source {
    Source::from_text("a", format, text)
}

/// The edit that puts `new` in the place of the first `old`.
fn swap(text: &str, old: &str, new: &str) -> Edit {
    let at = text.find(old).expect("the words are in the text");
    Edit::replace(Span::new(at, at + old.len()), new)
}

/// The text with `new` for the first `old`, written alone.
fn written(source: &Source, old: &str, new: &str) -> Result<String, Refusal> {
    let writer = Writer::new(source)?;
    let edits = writer.prepared(&[swap(source.text(), old, new)])?;
    let text = writer.text(&edits)?;
    writer.bytes(&text)?;
    Ok(text)
}

fn markdown(text: &str, old: &str, new: &str) -> Result<String, Refusal> {
    written(&source(Format::Markdown, text), old, new)
}

#[test]
fn plain_words_of_markdown_are_edited() {
    assert_eq!(markdown("# The **the duty**", "the duty", "duty").as_deref(), Ok("# The **duty**"));
    assert_eq!(markdown("- one\n- tow\n", "tow", "two").as_deref(), Ok("- one\n- two\n"));
    assert_eq!(markdown("| a | teh |\n|---|---|\n| 1 | 2 |\n", "teh", "the").as_deref().map(str::len), Ok(32));
    assert_eq!(markdown("See [the teh](http://a.uk).", "teh", "the").as_deref(), Ok("See [the the](http://a.uk)."));
}

#[test]
fn no_edit_reaches_into_markup() {
    for text in [
        "<!-- teh -->\n\nWords.",
        "Some <b title=\"teh\">words</b>.",
        "Some `teh` words.",
        "```\nteh\n```\n",
        "    teh\n",
        "[here](http://teh.uk)",
        "<http://teh.uk>",
        "[here]\n\n[here]: http://teh.uk\n",
        "![a](b.png \"teh\")",
        "<div>\nteh\n</div>\n",
    ] {
        assert_eq!(markdown(text, "teh", "the"), Err(Refusal::Markup), "{text}");
    }
}

#[test]
fn no_words_become_markup() {
    for (text, old, new) in [
        ("the duty", "duty", "*duty*"),
        ("the duty", "duty", "<b>"),
        ("the duty", "duty", "&amp;"),
        ("the duty", "duty", "`"),
        ("the duty", "duty", "\\"),
        ("the\nduty", "duty", "- duty"),
        ("the\nduty", "duty", "---"),
        ("the duty", "the", "1."),
        ("the duty", "the", "#"),
        ("| a | b |\n|---|---|\n| 1 | x |\n", "x", "x | y"),
        ("[the](duty)", "the", "]"),
        ("the # duty", "the ", ""),
        ("# duty", "# ", ""),
        ("some **the** duty", "the", ""),
        ("a \\*b", "*b", "b"),
    ] {
        assert_eq!(markdown(text, old, new), Err(Refusal::Markup), "{text:?}: {old:?} to {new:?}");
    }
    assert!(written(&source(Format::Text, "the duty"), "duty", "*duty*").is_ok());
}

#[test]
fn edits_that_do_not_fit_are_refused() {
    let text = "\u{feff}the £5\r\nduty";
    let source = source(Format::Text, text);
    let writer = Writer::new(&source).unwrap();
    let no = |edits: &[Edit]| assert_eq!(writer.prepared(edits), Err(Refusal::Place), "{edits:?}");
    no(&[Edit::insert(0, "x")]);
    no(&[Edit::delete(Span::new(8, 9))]);
    no(&[Edit::insert(11, "x")]);
    no(&[Edit::delete(Span::new(5, 99))]);
    no(&[Edit::delete(Span::new(3, 6)), Edit::delete(Span::new(4, 7))]);
    no(&[Edit::insert(4, "a"), Edit::insert(4, "b")]);
    assert_eq!(writer.prepared(&[Edit::insert(3, "\u{1b}[2J")]), Err(Refusal::Control));
    assert_eq!(writer.prepared(&[Edit::insert(3, "\u{202e}")]), Err(Refusal::Control));
}

#[test]
fn new_lines_end_as_the_files_own_do() {
    for (text, wanted) in [("a\r\nb x\r\n", "a\r\nb y\r\nz\r\n"), ("a\rb x\r", "a\rb y\rz\r"), ("b x", "b y\nz")] {
        assert_eq!(written(&source(Format::Text, text), "x", "y\nz").as_deref(), Ok(wanted));
    }
}

#[test]
fn what_the_encoding_cannot_hold_is_refused() {
    let source = Source::decode("a", Format::Text, b"the Council\x92s x".to_vec()).unwrap();
    assert_eq!(written(&source, "x", "→"), Err(Refusal::Encoding("windows-1252")));
    let text = written(&source, "x", "“€5”").unwrap();
    assert_eq!(Writer::new(&source).unwrap().bytes(&text).unwrap(), b"the Council\x92s \x93\x805\x94");
}

#[test]
fn bytes_that_would_be_read_as_another_text_are_refused() {
    // "Ã©" is the UTF-8 of "é"; only the lone \x92 says that the file is Windows-1252
    let source = Source::decode("a", Format::Text, b"\xC3\xA9 s\x92".to_vec()).unwrap();
    assert_eq!(source.text(), "Ã© s’");
    assert_eq!(written(&source, "’", ""), Err(Refusal::Encoding("windows-1252")));
}

#[test]
fn a_damaged_file_is_refused() {
    let source = Source::decode("a", Format::Text, "“the” £5 ’".bytes().chain([0xFF]).collect()).unwrap();
    assert_eq!(Writer::new(&source).err(), Some(Refusal::Damaged));
}
