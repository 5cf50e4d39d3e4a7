//! Whatever a letter holds and wherever a finding points, every format is written, and a terminal is safe.

use proptest::prelude::*;

use super::*;

/// Texts with what is hard to show: long lines, wide, combining and control characters, all line ends.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "word ",
        "the the ",
        " ",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "\0",
        "\u{1b}[31m",
        "é",
        "£5",
        "’",
        "–",
        "\u{ad}",
        "\u{200b}",
        "\u{301}",
        "\u{feff}",
        "\u{85}",
        "\u{202e}",
        "\u{2028}",
        "漢字",
        "😀",
        "antidisestablishmentarianism",
    ];
    let some = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..120);
    prop_oneof![some.prop_map(|pieces| pieces.concat()), any::<String>()]
}

/// Three numbers to choose a letter and a span with.
fn any_place() -> impl Strategy<Value = (usize, usize, usize)> {
    (0..2usize, any::<usize>(), any::<usize>())
}

fn chosen(run: &Run, (letter, one, other): (usize, usize, usize)) -> Place {
    let text = run.letters[letter].source.as_ref().expect("hand-made letters keep their text").text();
    let ends: Vec<usize> = (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)).collect();
    let (one, other) = (ends[one % ends.len()], ends[other % ends.len()]);
    place(letter, Span::new(one.min(other), one.max(other)))
}

/// Why an XML text cannot be read, or where it has a character that XML may not have.
fn unreadable(text: &str) -> Option<String> {
    let allowed = |c: char| matches!(c, '\t' | '\n' | ' '..='\u{7E}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..);
    if let Some(bad) = text.chars().find(|character| !allowed(*character)) {
        return Some(format!("{bad:?}"));
    }
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return None,
            Ok(quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag)) => {
                if let Some(error) = tag.attributes().find_map(Result::err) {
                    return Some(error.to_string());
                }
            }
            Ok(_) => {}
            Err(error) => return Some(error.to_string()),
        }
    }
}

proptest! {
    #[test]
    fn every_format_is_written(
        texts in (any_text(), any_text()),
        places in prop::collection::vec(any_place(), 1..6),
        said in any_text(),
        width in 0..140usize,
    ) {
        let mut run = run(&[&texts.0, &texts.1]);
        run.letters[1].path.clone_from(&said);
        let places: Vec<Place> = places.into_iter().map(|place| chosen(&run, place)).collect();
        let words = places[0].span.of(run.letter(places[0].letter).source.as_ref().expect("kept").text());
        let seen = words.contains(|character: char| character.is_ascii_alphanumeric());
        let mut diagnostic = finding("late", places[0]);
        (diagnostic.message, diagnostic.label) = (said.clone(), said.clone());
        diagnostic.notes = vec![said.clone()];
        diagnostic.related = places[1..].iter().map(|place| related(*place, &said)).collect();
        diagnostic.fix = Some(Fix { title: said.clone(), applicability: Applicability::Unsafe, edits: Vec::new() });
        found(&mut run, diagnostic);
        run.not_checked = vec![said.clone()];
        run.errors = vec![RunError { path: said.clone(), message: said.clone() }];
        for (_, format) in ReportFormat::NAMES {
            let mut out = Vec::new();
            write(format, &run, &lints(), &Style { color: false, width }, &mut out).expect("a vector takes all");
            let text = String::from_utf8(out).expect("reports are UTF-8");
            match format {
                ReportFormat::Human => {
                    let raw = text.chars().find(|character| character.is_control() && *character != '\n');
                    prop_assert_eq!(raw, None);
                    prop_assert!(text.contains('^') || !seen, "nothing is marked in {}", text);
                }
                ReportFormat::Concise => {
                    prop_assert_eq!(text.lines().count(), 2);
                    prop_assert!(!text.contains(|character: char| character.is_control() && character != '\n'));
                }
                ReportFormat::Json | ReportFormat::Sarif | ReportFormat::Gitlab | ReportFormat::Rdjson => prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
                ReportFormat::Jsonl => prop_assert_eq!(text.split_terminator('\n').count(), 3),
                ReportFormat::Github => {
                    prop_assert_eq!(text.lines().count(), 2);
                    prop_assert!(text.lines().all(|line| line.starts_with("::error ")));
                    prop_assert!(!text.contains(|character: char| character.is_control() && character != '\n'));
                }
                ReportFormat::Junit | ReportFormat::Checkstyle => prop_assert_eq!(unreadable(&text), None),
            }
        }
    }

    #[test]
    fn a_place_that_is_none_is_no_panic(text in any_text(), start in 0..2000usize, length in 0..2000usize, letter in 0..3usize) {
        let mut run = run(&[&text]);
        let diagnostic = finding("late", place(letter, Span::new(start, start + length)));
        run.findings.push(Reported { diagnostic, fingerprint: String::new() });
        for (_, format) in ReportFormat::NAMES {
            report(format, &run);
        }
        run.letters[0].source = None;
        for (_, format) in ReportFormat::NAMES {
            report(format, &run);
        }
    }
}
