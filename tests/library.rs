//! The library as a program that embeds it meets it: through its public items alone.

mod common;

use common::{CLEAN, Folder, LATE, WARNED};
use foilint::{CheckOptions, Confidence, Date, ErrorKind, Linter, Severity};

#[test]
fn a_letter_is_checked_as_on_the_command_line() {
    let folder = Folder::new(&[("late.txt", LATE), ("warned.txt", WARNED), ("clean.txt", CLEAN)]);
    let said = folder.check(&["late.txt", "warned.txt", "clean.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let letters = [("late.txt", LATE), ("warned.txt", WARNED), ("clean.txt", CLEAN)];
    let options = CheckOptions::new().today("2026-11-21".parse().unwrap());
    let report = Linter::new().check_all(letters.map(|(name, text)| (name, text.as_bytes())), &options).unwrap();
    let told = json["diagnostics"].as_array().unwrap();
    assert!(!told.is_empty());
    assert_eq!(report.findings().len(), told.len());
    for (finding, told) in report.findings().iter().zip(told) {
        assert_eq!(finding.lint, told["lint"]);
        assert_eq!(finding.group, told["group"]);
        assert_eq!(finding.message, told["message"]);
        assert_eq!(finding.severity.name(), told["severity"]);
        assert_eq!(finding.confidence.name(), told["confidence"]);
        assert_eq!(finding.fingerprint, told["fingerprint"]);
        assert_eq!(finding.place.letter, told["path"]);
        assert_eq!(finding.excerpt.as_deref(), told["excerpt"].as_str());
        assert_eq!(finding.fix.is_some(), !told["fix"].is_null());
        for (end, at, byte) in [
            ("start", finding.place.start, finding.place.span.start),
            ("end", finding.place.end, finding.place.span.end),
        ] {
            let told = &told["span"][end];
            let own = [byte, at.line, at.column, at.utf16];
            assert_eq!(
                own.map(|number| number as u64),
                ["byte", "line", "column", "utf16"].map(|key| told[key].as_u64().unwrap())
            );
        }
    }
    assert_eq!(report.worst(), Some(Severity::Error));
}

#[test]
fn a_configuration_is_used_and_a_wrong_one_is_told() {
    let folder = Folder::new(&[("foilint.toml", "[lints]\nwording = \"off\"\n"), ("wrong.toml", "autority = \"X\"\n")]);
    let file = folder.path().join("foilint.toml");
    let check = |linter: &Linter| linter.check("late.txt", LATE.as_bytes(), &CheckOptions::new()).unwrap();
    assert_eq!(check(&Linter::with_config(&file).unwrap()).worst(), None);
    assert_eq!(check(&Linter::for_path(folder.path()).unwrap()).worst(), None);
    assert_eq!(check(&Linter::new()).worst(), Some(Severity::Error));
    let error = Linter::with_config(folder.path().join("wrong.toml")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    assert!(error.to_string().contains("did you mean ‘authority’?"), "{error}");
}

#[test]
fn options_do_what_the_flags_do() {
    let linter = Linter::new();
    let found = |text: &str, options: &CheckOptions| {
        let report = linter.check("letter.txt", text.as_bytes(), options).unwrap();
        report.findings().iter().map(|finding| finding.lint.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found(LATE, &CheckOptions::new()), ["doubled-word"]);
    assert!(found(LATE, &CheckOptions::new().ignore(["wording"])).is_empty());
    assert!(found(LATE, &CheckOptions::new().select(["dates"])).is_empty());
    assert_eq!(found(LATE, &CheckOptions::new().select(["doubled-word"])), ["doubled-word"]);
    let low = CheckOptions::new().show_notes(true).min_confidence(Confidence::Low);
    assert!(found(LATE, &low).len() >= found(LATE, &CheckOptions::new()).len());
    let undated = LATE.replace("Your request received on 3 May 2023\n\n10 May 2023\n\n", "").replace("the the", "the");
    let late = CheckOptions::new().select(["dates"]);
    let days = late.clone().received(Date::new(2023, 3, 1).unwrap()).date(Date::new(2023, 5, 10).unwrap());
    assert_eq!(found(&undated, &days), ["overdue-without-apology", "response-overdue"]);
    assert_eq!(found(&undated, &late), ["letter-date-missing"]);
}

#[test]
fn what_cannot_be_checked_is_an_error_of_its_sort() {
    let linter = Linter::new();
    let kind = |bytes: &[u8], options: &CheckOptions| linter.check("a.txt", bytes, options).unwrap_err().kind();
    assert_eq!(kind(b"PK\x03\x04\0\0", &CheckOptions::new()), ErrorKind::NotText);
    assert_eq!(kind(&vec![b'a'; (16 << 20) + 1], &CheckOptions::new()), ErrorKind::TooLarge);
    assert_eq!(kind(b"a", &CheckOptions::new().select(["doubled-wrod"])), ErrorKind::UnknownLint);
    assert_eq!("30 May".parse::<Date>().unwrap_err().kind(), ErrorKind::Date);
}

#[test]
fn an_empty_letter_is_told_and_no_letter_is_nothing() {
    let report = Linter::new().check("a.txt", b"", &CheckOptions::new()).unwrap();
    assert!(report.findings().is_empty() && report.not_checked()[0].contains("the file is empty"));
    let none = Linter::new().check_all([], &CheckOptions::new()).unwrap();
    assert!(none.findings().is_empty() && none.not_checked().is_empty());
}

#[test]
fn places_are_those_of_the_text_in_any_encoding() {
    let letter = "We’ve paid £5 – and enclose the the figures.";
    let mut utf16 = vec![0xff, 0xfe];
    utf16.extend(letter.encode_utf16().flat_map(u16::to_le_bytes));
    let windows: Vec<u8> = letter
        .chars()
        .map(|char| match char {
            '’' => 0x92,
            '£' => 0xa3,
            '–' => 0x96,
            _ => char as u8,
        })
        .collect();
    for bytes in [letter.as_bytes().to_vec(), utf16, windows] {
        let report = Linter::new().check("a.txt", &bytes, &CheckOptions::new().select(["doubled-word"])).unwrap();
        let finding = &report.findings()[0];
        assert_eq!(&report.text("a.txt").unwrap()[finding.place.span.clone()], "the the");
        assert_eq!(finding.place.start.column, 29);
    }
}

#[test]
fn a_fix_for_another_text_is_refused() {
    let report = Linter::new().check("a.txt", LATE.as_bytes(), &CheckOptions::new()).unwrap();
    let mut fix = report.findings()[0].fix.clone().unwrap();
    assert_eq!(fix.apply(LATE).unwrap(), LATE.replace("the the", "the"));
    assert_eq!(fix.apply("short"), None);
    fix.edits[0].span = std::ops::Range { start: 9, end: 3 };
    let _ = fix.apply(LATE);
}

#[test]
fn letters_are_held_against_each_other() {
    let other = CLEAN.replace("within 40 working days of this letter", "within 20 working days of this letter");
    let letters = [("a.txt", CLEAN), ("b.txt", other.as_str())].map(|(name, text)| (name, text.as_bytes()));
    let options = CheckOptions::new().select(["across"]).authority("Kent Police");
    let report = Linter::new().check_all(letters, &options).unwrap();
    let finding = report.findings().iter().find(|finding| finding.lint == "drift-deadline").expect("they differ");
    assert_ne!(finding.place.letter, finding.related[0].place.letter);
    assert_eq!(
        &report.text(&finding.related[0].place.letter).unwrap()[finding.related[0].place.span.clone()],
        "40 working days"
    );
}
