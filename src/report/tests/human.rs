//! The report for a person, seen with the eyes of one.

use insta::assert_snapshot;

use super::*;

fn shown(run: &Run) -> String {
    report(ReportFormat::Human, run)
}

/// The report of one finding about `words` of a letter with this text, labelled "here".
fn one(text: &str, words: &str) -> String {
    let mut run = run(&[text]);
    let mut diagnostic = finding("late", of(&run, 0, words));
    diagnostic.label = "here".into();
    found(&mut run, diagnostic);
    shown(&run)
}

/// A paragraph as word processors save it: one line.
fn paragraph() -> String {
    let sentences: Vec<String> =
        (1..=12).map(|n| format!("This is sentence {n} of the Council’s reply – it costs £{n}.")).collect();
    sentences.join(" ")
}

#[test]
fn everything_a_run_holds() {
    assert_snapshot!(shown(&full()));
}

#[test]
fn labels_far_apart_in_a_long_line() {
    let mut run = run(&[&format!("Dear Sir,\n\n{}\n\nYours", paragraph())]);
    let mut diagnostic = finding("late", of(&run, 0, "sentence 9"));
    diagnostic.label = "the odd one".into();
    diagnostic.related = vec![
        related(of(&run, 0, "sentence 2"), "the first"),
        related(of(&run, 0, "£2"), ""),
        related(of(&run, 0, "£12."), "the last"),
        related(of(&run, 0, "Yours"), "the end"),
    ];
    found(&mut run, diagnostic);
    assert_snapshot!(shown(&run));
}

#[test]
fn two_labels_in_a_row() {
    let mut run = run(&["The fee is £5 and the limit £450."]);
    let mut diagnostic = finding("late", of(&run, 0, "£450"));
    diagnostic.label = "more".into();
    diagnostic.related = vec![related(of(&run, 0, "£5"), "less")];
    found(&mut run, diagnostic);
    assert_snapshot!(shown(&run));
}

#[test]
fn a_label_across_rows_and_lines() {
    let text = format!("First.\n{}\r\n\r\nSecond line.\n\tThird line.\nFourth.\nFifth.", paragraph());
    assert_snapshot!("label_across_lines", one(&text, &text[text.find("sentence 10").unwrap()..text.len() - 3]));
    assert_snapshot!("label_across_rows", one(&paragraph(), &paragraph()[100..600]));
}

#[test]
fn tabs_line_ends_and_the_end_of_the_file() {
    assert_snapshot!("tab", one("a\tb\tthe the\r\nnext", "the the"));
    assert_snapshot!("carriage_returns", one("one\rtwo the the\rthree", "the the"));
    assert_snapshot!("end_of_file", one("Yours\nfaithfully", "faithfully"));
    assert_snapshot!("only_a_line_end", one("Yours\r\nfaithfully", "\r\n"));
}

#[test]
fn control_characters_are_shown_wherever_they_stand() {
    let mut run = run(&["The \u{1b}[31mred\u{1b}[0m\0 words\u{202e} are £5\u{85} here\0\0"]);
    run.letters[0].path = "evil\u{1b}[2J.txt".into();
    let mut diagnostic = finding("la\u{7}te", of(&run, 0, "words"));
    diagnostic.message = "Delete ‘\u{1b}[31m’,\nplease".into();
    diagnostic.label = "a\u{1b}b".into();
    diagnostic.notes = vec!["first\nsecond \u{9b}31m".into()];
    diagnostic.related = vec![related(of(&run, 0, "here"), "c\rd")];
    found(&mut run, diagnostic);
    run.errors = vec![RunError { path: "x\u{1b}.txt".into(), message: "no\u{8}".into() }];
    run.not_checked = vec!["y\u{1b}: no date".into()];
    let shown = shown(&run);
    assert!(!shown.contains(|character: char| character.is_control() && character != '\n'));
    assert_snapshot!(shown);
    assert_snapshot!("concise_control_characters", report(ReportFormat::Concise, &run));
}

#[test]
fn sixty_findings_of_a_lint() {
    let mut run = run(&[&"the the\n".repeat(60), "the the"]);
    for line in 0..60 {
        let diagnostic = finding("late", place(0, Span::new(line * 8, line * 8 + 7)));
        found(&mut run, diagnostic);
    }
    let other = finding("late", of(&run, 1, "the the"));
    found(&mut run, other);
    let shown = shown(&run);
    assert_eq!(shown.matches("error[late]").count(), 51);
    assert!(shown.contains("\nand 10 more of ‘late’ in a.txt\n\nb.txt\n"), "{shown}");
    assert!(shown.ends_with("\n61 errors in 2 letters\n"), "{shown}");
}

#[test]
fn many_related_places_are_cut() {
    let mut run = run(&[&"the the\n".repeat(60)]);
    let mut diagnostic = finding("late", place(0, Span::new(0, 7)));
    diagnostic.related = (1..60).map(|line| related(place(0, Span::new(line * 8, line * 8 + 7)), "")).collect();
    found(&mut run, diagnostic);
    assert!(shown(&run).contains("= and 29 more places\n"));
}

#[test]
fn hidden_words_stay_hidden() {
    let mut run = run(&["A secret."]);
    let diagnostic = finding("tracked", of(&run, 0, "secret"));
    found(&mut run, diagnostic);
    let shown = shown(&run);
    assert!(!shown.contains("secret") && shown.contains("= at a.txt:1:3\n"), "{shown}");
}

#[test]
fn the_last_lines() {
    assert_eq!(shown(&Run::default()), "no letter was read, so nothing was checked\n");
    let mut clean = run(&["a", "b", "c"]);
    assert_eq!(shown(&clean), "nothing found in 3 letters\n");
    clean.not_checked = vec!["a.txt: no date: lateness".into()];
    assert_eq!(shown(&clean), "nothing found in 3 letters; not checked: a.txt: no date: lateness\n");
    clean.not_checked = (0..12).map(|n| format!("a.txt: reason {n}")).collect();
    clean.not_checked.push("b.txt: reason 1".into());
    clean.not_checked.push("no table of holidays".into());
    clean.suppressed = 1;
    assert_snapshot!(shown(&clean));
    let unread =
        Run { errors: vec![RunError { path: String::new(), message: "no such file".into() }], ..Run::default() };
    let expected = "error: no such file\n\nno letter was read, so nothing was checked; 1 file could not be read\n";
    assert_eq!(shown(&unread), expected);
}

#[test]
fn colours_only_when_wanted() {
    let mut out = Vec::new();
    let style = Style { color: true, width: 100 };
    write(ReportFormat::Human, &full(), &lints(), &style, &mut out).unwrap();
    let colored = String::from_utf8(out).unwrap();
    assert!(colored.contains("\u{1b}[31m"));
    assert_eq!(anstream::adapter::strip_str(&colored).to_string(), shown(&full()));
}

#[test]
fn rows_fit_the_terminal() {
    for width in [0, 30, 60, 100, 200] {
        let mut run = run(&[&paragraph()]);
        let mut diagnostic = finding("late", of(&run, 0, "sentence 9 of the"));
        diagnostic.related = vec![related(of(&run, 0, "reply"), ""), related(of(&run, 0, "£12"), "")];
        found(&mut run, diagnostic);
        let mut out = Vec::new();
        write(ReportFormat::Human, &run, &lints(), &Style { color: false, width }, &mut out).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let rows: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("1 │ ")).collect();
        assert!(rows.iter().all(|row| row.chars().count() <= width.saturating_sub(10).max(20)), "{shown}");
        assert!(rows.iter().any(|row| row.contains("sentence 9 of the")), "{shown}");
    }
}

#[test]
fn a_line_of_megabytes_is_quick() {
    let text = "the Council’s reply the the ".repeat(180_000);
    let mut run = run(&[&text]);
    for at in (0..text.len()).step_by(text.len() / 200) {
        let at = text[..(at + 4).min(text.len())].rfind("the").unwrap_or_default();
        let mut diagnostic = finding("late", place(0, Span::new(at, at + 3)));
        diagnostic.lint = format!("lint-{at}");
        diagnostic.related = vec![related(place(0, Span::new(0, text.len())), "all")];
        found(&mut run, diagnostic);
    }
    // far under a second when it is optimised; minutes if a row were looked for from the start of its line
    assert!(shown(&run).len() > 10_000);
}
