//! Bad input ends soon, never in a panic, says in one line what is wrong and takes no other file with it.

mod common;

use std::time::{Duration, Instant};

use common::{CLEAN, Folder, LATE, Said};
use foilint::diagnostic::{Diagnostic, LetterId};
use foilint::facts::{Facts, Given, Profile};
use foilint::letter::{Cues, Kind, Letter};
use foilint::lints::{Cx, Levels, LintSet};
use foilint::tables::Tables;
use foilint::text::{Format, Source};
use proptest::prelude::*;

/// Long for a debug build on a busy machine; what is quadratic takes minutes.
const SOON: Duration = Duration::from_secs(20);

fn soon(folder: &Folder, arguments: &[&str]) -> Said {
    let start = Instant::now();
    let said = folder.check(arguments);
    assert!(start.elapsed() < SOON, "{arguments:?} took {:?}", start.elapsed());
    assert!(!said.err.contains("panicked") && !said.out.contains("fault of foilint"), "{arguments:?}: {}", said.err);
    said
}

/// The bad file gives an error with this part, in every format, and the letter beside it is still reported.
fn refused(name: &str, bytes: &[u8], part: &str) {
    let folder = Folder::new(&[("good.txt", LATE)]);
    folder.write(name, bytes);
    for format in ["human", "concise", "json", "jsonl"] {
        let said = soon(&folder, &[name, "good.txt", "--format", format]);
        assert_eq!(said.code, 2, "{format}");
        assert!(said.out.contains(part) && said.out.contains(name), "{format}: {}", said.out);
        assert!(said.out.contains("doubled-word"), "{format}: the other is reported: {}", said.out);
    }
}

#[test]
fn a_file_that_may_not_be_opened_is_an_error() {
    let folder = Folder::new(&[("shut.txt", CLEAN), ("good.txt", LATE)]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let path = folder.path().join("shut.txt");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
        let said = soon(&folder, &["shut.txt", "good.txt"]);
        assert!(said.out.contains("doubled-word"));
        // whoever may open everything (root) reads it
        if std::fs::read(&path).is_err() {
            assert_eq!(said.code, 2);
            assert!(said.out.contains("shut.txt") && said.out.contains("check who may open it"), "{}", said.out);
        }
    }
}

#[test]
fn a_folder_named_like_a_letter_is_walked() {
    let folder = Folder::new(&[("a.txt/b.txt", LATE)]);
    assert_eq!(soon(&folder, &["a.txt"]).code, 1);
    assert_eq!(soon(&folder, &["."]).code, 1);
}

#[test]
fn a_binary_file_is_an_error_when_named_and_skipped_in_a_walk() {
    refused("binary.txt", b"PK\x03\x04\0\0\0 the the", "is a binary file");
    let folder = Folder::new(&[("good.txt", CLEAN)]);
    folder.write("binary.txt", b"PK\x03\x04\0\0\0");
    let said = soon(&folder, &["."]);
    assert_eq!(said.code, 0, "{}", said.out);
    assert!(!said.out.contains("binary"), "{}", said.out);
}

#[test]
fn a_file_of_50_megabytes_is_refused() {
    refused("big.txt", &vec![b'a'; 50 << 20], "is larger than 16 MB");
}

#[test]
fn utf16_without_a_mark_is_refused() {
    let bytes: Vec<u8> = LATE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("unmarked.txt", &bytes, "is a binary file");
}

#[test]
fn damaged_text_is_checked() {
    let folder = Folder::new(&[]);
    folder.write("latin.txt", &[LATE.as_bytes(), b"\x81\x8d\xff\xfe\xc3"].concat());
    folder.write("damaged.txt", &[LATE.as_bytes(), "’’’ £ é".as_bytes(), b"\xff"].concat());
    let units = LATE.encode_utf16().chain([0xD800, 0x41, 0xDC00, 0xD83D]);
    folder.write("surrogates.txt", &[vec![0xFF, 0xFE], units.flat_map(u16::to_le_bytes).collect(), vec![7]].concat());
    folder.write("returns.txt", LATE.replace('\n', "\r").as_bytes());
    for name in ["latin.txt", "damaged.txt", "surrogates.txt", "returns.txt"] {
        let said = soon(&folder, &[name, "--format", "concise"]);
        assert_eq!(said.code, 1, "{name}: {}", said.out);
        assert!(said.out.contains("doubled-word"), "{name}: {}", said.out);
    }
    assert!(soon(&folder, &["damaged.txt"]).out.contains("[damaged-text]"));
}

#[test]
fn control_characters_are_never_sent_as_they_are() {
    let bad = "\u{1b}[31m \u{202e}\u{2066}\u{8}\u{7f}\u{9b}";
    let letter = LATE.replace("the the", &format!("{bad} the the {bad}"));
    let folder = Folder::new(&[("a.txt", &letter), ("controls.txt", &bad.repeat(1000))]);
    for format in ["human", "concise", "json", "jsonl"] {
        let said = soon(&folder, &["a.txt", "controls.txt", "--format", format]);
        let raw = |one: char| one.is_control() && one != '\n';
        let turns = |one: char| matches!(one, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        assert!(
            !said.out.contains(|one| raw(one) && one as u32 != 0x7f && !(0x80..0xa0).contains(&(one as u32))),
            "{format}"
        );
        if format == "human" || format == "concise" {
            assert!(!said.out.contains(|one| raw(one) || turns(one)), "{format}");
        }
    }
}

/// One unit many times, `size` bytes of it.
fn much(unit: &str, size: usize) -> String {
    unit.repeat(size / unit.len() + 1)
}

#[test]
fn long_and_deep_files_are_checked_soon() {
    let lists: String = (0..600).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    let inputs = [
        ("quotes", ">".repeat(200_000)),
        ("list", (0..100_000).map(|item| format!("- item {item}\n")).collect()),
        ("words", "word\n".repeat(100_000)),
        ("brackets", "(".repeat(200_000)),
        ("links", "[".repeat(200_000)),
        ("lists", lists),
        (
            "prose",
            much("The Council has weighed the public interest in disclosing the information against it. ", 1 << 20),
        ),
    ];
    each_soon(&inputs);
}

/// Each as a text and as Markdown, in a letter, in one line.
fn each_soon(inputs: &[(&str, String)]) {
    for (name, text) in inputs {
        let letter = CLEAN.replace("We hold it", &format!("{text}\n\nWe hold it"));
        let (plain, markdown) = (format!("{name}.txt"), format!("{name}.md"));
        let folder = Folder::new(&[(&plain, &letter), (&markdown, &letter)]);
        for file in [&plain, &markdown] {
            assert!(soon(&folder, &[file, "--show-notes", "--min-confidence", "low"]).code < 2, "{file}");
        }
    }
}

/// Found to be quadratic once: a fingerprint for each finding of a long sentence, the line of each name in a long line,
/// the column of each finding in a long line that is not ASCII.
#[test]
fn one_thing_a_hundred_thousand_times_is_checked_soon() {
    let units = [
        "a.a.a.",
        "the ",
        "12",
        "working days 20 ",
        "threat level severe ",
        "Norfolk Constabulary ",
        "31 June 2020 ",
        "section 1(1)(a) ",
        "é\u{301}é ",
        "it's ",
        "(1)The ",
        "The attack in Manchester last year. ",
        "Xa Council. ",
        "The threat level was raised to SEVERE in May 2024. ",
        "NORFOLK POLICE ",
        "ofthe ",
        "You asked: ",
        " therefore The files of them",
        ", however the file is not held",
        ", the file is held for us if it is held",
        " we are not able and we hold information we have to see",
        ", As for question 1, 2",
        "5 sheds, ",
        "There were 5 sheds. Total 6. ",
        "Appendix 1 Appendix 2 Appendix 4 ",
        "a) 1 b) 2 d) 3\n\n",
        "the lamp. the quay (5) ",
        ", which is 70%",
        "section 14(2) ",
        ", in all",
        "You may complain to the Commissioner if you are dissatisfied with the outcome of our review.",
        "the officer who wrote  ",
        "the officer wrote to us  and said so, as it went on to the end of it\n",
        "the officers of the team   they would not\n",
        "Please see the link as follows:\n\n1. Yes.\n\n",
    ];
    let inputs: Vec<(&str, String)> = units.iter().map(|unit| ("unit", much(unit, 150_000))).collect();
    each_soon(&inputs);
}

/// What is read from the beginning of its sentence for each of them.
#[test]
fn many_places_behind_many_words_are_checked_soon() {
    let words = much("word ", 150_000);
    let behind = [", which is 70%", "section 14(2) ", ", in all", " each force have used"];
    let inputs: Vec<(&str, String)> =
        behind.iter().map(|unit| ("behind", words.clone() + &much(unit, 100_000))).collect();
    each_soon(&inputs);
}

#[test]
fn a_share_of_seventy_thousand_decimals_was_worked_out_to_the_last() {
    let noughts = "0".repeat(70_000);
    for text in [
        format!("Fifteen of the twenty boats were sold, which is 70.{noughts}%."),
        format!("In all 15 of the 20 boats (70.{noughts}%) were sold."),
    ] {
        prove(&Source::from_text("a", Format::Text, text)).unwrap();
    }
}

#[test]
fn a_bracket_after_a_no_break_space_was_looked_for_inside_it() {
    let source = Source::from_text("a", Format::Text, "held 34\u{a0}6)The list, \u{a0}1)The end of it.");
    prove(&source).unwrap();
}

#[test]
fn a_label_was_cut_inside_a_no_break_space() {
    for label in ["Question\u{a0}4: a", "Q\u{a0}4. a", "Q.\u{a0}1 a", "Appendix\u{a0}2: a"] {
        prove(&Source::from_text("a", Format::Text, format!("Dear Sir\n\n{label}\n\n{label}\n"))).unwrap();
    }
}

#[test]
fn a_single_part_before_its_total_began_the_text() {
    prove(&Source::from_text("a", Format::Text, "5 sheds, making 6 in all.")).unwrap();
}

/// Lints look at the words before the one that they are about. Found so: a letter that begins with "Such".
#[test]
fn a_text_may_begin_at_any_word() {
    prove(&Source::from_text("a", Format::Text, "Such files are not kept, therefore we cannot send them.")).unwrap();
    for (number, text) in examples().iter().enumerate() {
        let spaces = text.match_indices(char::is_whitespace).enumerate();
        for (_, (start, space)) in spaces.filter(|(index, _)| (index + number) % 3 == 0) {
            prove(&Source::from_text("a", Format::Text, &text[start + space.len()..])).unwrap();
        }
    }
}

/// Lints look at the words behind the one that they are about. Found so: a letter that ends in "why this".
#[test]
fn a_text_may_break_off_behind_any_word() {
    for (number, text) in examples().iter().enumerate() {
        let spaces = text.match_indices(char::is_whitespace).enumerate();
        // one cut in three is enough, and soon done
        for (_, (end, _)) in spaces.filter(|(index, _)| (index + number) % 3 == 0) {
            prove(&Source::from_text("a", Format::Text, &text[..end])).unwrap();
        }
    }
}

/// The texts of the examples of all lints, without their marks.
fn examples() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("lints");
    let groups = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let files = groups.flat_map(|group| std::fs::read_dir(group).unwrap().map(|entry| entry.unwrap().path()));
    let specs = files.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    let tables = specs.filter_map(|path| std::fs::read_to_string(path).unwrap().parse::<toml::Table>().ok());
    let bare = |text: &str| text.replace(['⟦', '⟧', '⟨', '⟩'], "");
    let texts = tables.flat_map(|table| {
        let listed = ["bad", "good"].into_iter().filter_map(move |key| table.get(key)?.as_array().cloned());
        listed.flatten().filter_map(move |one| Some(bare(one.get("text")?.as_str()?))).collect::<Vec<_>>()
    });
    let texts: Vec<String> = texts.collect();
    assert!(texts.len() > 1_000, "the examples were found");
    texts
}

/// What a text gives, every place of it proved: as a letter, of which most is asked, and as what it seems to be.
fn prove(source: &Source) -> Result<Vec<Diagnostic>, TestCaseError> {
    prove_as(source, Some(Kind::Letter))?;
    prove_as(source, None)
}

fn prove_as(source: &Source, kind: Option<Kind>) -> Result<Vec<Diagnostic>, TestCaseError> {
    use std::sync::LazyLock;
    static BUILT_IN: LazyLock<(Tables, LintSet)> = LazyLock::new(|| (Tables::builtin(), LintSet::builtin()));
    let (tables, lints) = &*BUILT_IN;
    let given = Given { today: Some("2026-11-21".parse().unwrap()), ..Given::default() };
    let profile = Profile::default();
    let letter = Letter::read(source, Cues::builtin(), kind);
    let facts = Facts::of(&letter, tables, &profile, &given);
    let cx = Cx {
        letter: &letter,
        facts: &facts,
        tables,
        profile: &profile,
        given: &given,
        lints,
        found: Default::default(),
    };
    let (found, _) = lints.check(&cx, LetterId(0), &Levels::default());
    for one in &found {
        prop_assert!(!one.primary.span.is_empty(), "{}: an empty place", one.lint);
        let edits = one.fix.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
        for span in
            [one.primary.span].into_iter().chain(one.related.iter().map(|related| related.place.span)).chain(edits)
        {
            prop_assert!(source.text().get(span.start..span.end).is_some(), "{}: {:?} is no place", one.lint, span);
        }
    }
    Ok(found)
}

/// Words, marks and line ends of the genre.
const PIECES: [&str; 60] = [
    "the ",
    "of ",
    "information ",
    "Norfolk Constabulary ",
    "Kent Police",
    "Gwnet Police ",
    "Council ",
    "the Force ",
    "SEVERE ",
    "threat level ",
    "current ",
    "raised to ",
    "since 2006 ",
    "6 August 2021 ",
    "31 June 2020",
    "01/07/2021 ",
    "Tuesday ",
    "last year ",
    "20 ",
    "working days ",
    "calendar days ",
    "review ",
    "within ",
    "of the date of this letter ",
    "received ",
    "your request ",
    "You asked:",
    "Response",
    "Yours sincerely",
    "section 1(1)(a) ",
    "s.17 ",
    "(5)The ",
    "toinformation ",
    "trust.We ",
    "deny that whether ",
    "public interest ",
    "outweighs ",
    "Freedom of Information Act 2000",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    ". ",
    ", ",
    "’",
    "‘",
    "£5 ",
    " – ",
    "é",
    "\u{ad}",
    "\u{feff}",
    "\u{301}",
    "\u{202e}",
    "> ",
    "- ",
    "1. ",
    "| ",
    "**",
    "```\n",
];

fn any_letter() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_places_inside_the_text(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Text, Format::Markdown] {
            if let Ok(source) = Source::decode("a", format, bytes.clone()) {
                prop_assert_eq!(prove(&source)?, prove(&source)?);
            }
        }
    }

    #[test]
    fn any_words_of_the_genre_give_places_inside_the_text(text in any_letter()) {
        for format in [Format::Text, Format::Markdown] {
            let source = Source::from_text("a", format, text.clone());
            prop_assert_eq!(prove(&source)?, prove(&source)?);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letters_are_reported_in_every_format(one in any_letter(), other in prop::collection::vec(any::<u8>(), 0..300)) {
        let folder = Folder::new(&[("a.txt", &one), ("a.md", &one)]);
        folder.write("b.txt", &other);
        for format in ["human", "concise", "json", "jsonl"] {
            let said = soon(&folder, &["a.txt", "a.md", "b.txt", "--format", format, "--show-notes"]);
            prop_assert_eq!(&said.err, "");
            prop_assert_eq!(&said.out, &folder.check(&["a.txt", "a.md", "b.txt", "--format", format, "--show-notes"]).out);
        }
    }
}
