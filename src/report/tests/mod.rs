//! Runs made by hand, and what each format makes of them.

mod any;
mod dom;
mod html;
mod human;
mod programs;

use jiff::civil::date;

use super::{ReportFormat, Style, write};
use crate::check::{CheckedLetter, DayCount, Reported, Run, RunError};
use crate::diagnostic::{Applicability, Confidence, Diagnostic, Fix, LetterId, Place, Related, Severity};
use crate::letter::Kind;
use crate::lints::LintSet;
use crate::tables::Regime;
use crate::text::{Edit, Encoding, Format, Source, Span};

/// Lints with a source to cite, one of a group whose words are never repeated.
fn lints() -> LintSet {
    let file = |id: &str, group: &str, source: &str| {
        let head = format!("id = '{id}'\ntitle = 'T'\ngroup = '{group}'\nseverity = 'error'\nsince = '0.1.0'\n");
        let rest = "explain = 'Why.'\n[match]\nkind = 'phrase'\nany = ['never to be met']\nmessage = 'm'\n";
        (format!("{group}/{id}.toml"), format!("{head}source = {{ name = '{source}' }}\n{rest}"))
    };
    let files = [file("late", "deadlines", "FOIA 2000 s.10(6)"), file("tracked", "hidden", "ICO guidance")];
    LintSet::with(&files).expect("the files are sound")
}

/// A run of letters with these texts: a.txt, b.txt, …
fn run(texts: &[&str]) -> Run {
    let letters = texts.iter().enumerate().map(|(index, text)| letter(index, text)).collect();
    Run { letters, tables: vec![("bank-holidays", date(2026, 9, 28))], ..Run::default() }
}

fn letter(index: usize, text: &str) -> CheckedLetter {
    let path = format!("{}.txt", char::from(b'a' + u8::try_from(index).expect("few letters")));
    CheckedLetter {
        source: Some(Source::from_text(path.clone(), Format::Text, text)),
        path,
        format: Format::Text,
        encoding: Encoding::Utf8,
        file_bytes: true,
        empty: false,
        kind: Kind::Letter,
        date: None,
        received: None,
        authority: None,
        regime: Some(Regime::Foia),
        days: None,
        findings: 0,
    }
}

fn place(letter: usize, span: Span) -> Place {
    Place { letter: LetterId(letter), span }
}

/// The place of the first `words` in a letter of the run.
fn of(run: &Run, letter: usize, words: &str) -> Place {
    let text = run.letters[letter].source.as_ref().expect("hand-made letters keep their text").text();
    let start = text.find(words).expect("the words are in the letter");
    place(letter, Span::new(start, start + words.len()))
}

fn finding(lint: &str, primary: Place) -> Diagnostic {
    Diagnostic {
        lint: lint.into(),
        severity: Severity::Error,
        confidence: Confidence::High,
        message: "The reply is late; write when it was due.".into(),
        primary,
        label: String::new(),
        related: Vec::new(),
        notes: Vec::new(),
        fix: None,
    }
}

fn related(place: Place, message: &str) -> Related {
    Related { place, message: message.into() }
}

fn found(run: &mut Run, diagnostic: Diagnostic) {
    run.letters[diagnostic.primary.letter.0].findings += 1;
    run.findings.push(Reported { diagnostic, fingerprint: "0123456789abcdef".into() });
}

/// A run with everything in it: two letters, an error, a fix, notes, a hidden finding.
fn full() -> Run {
    let mut run = run(&["\u{feff}Dear Sir,\r\nThe fee is £5 – 😀 the the sum.\r\n", "We write on 4 August 2021."]);
    run.letters[0].days = Some(DayCount {
        received: date(2021, 7, 1),
        due: date(2021, 7, 30),
        limit: 20,
        sent: date(2021, 8, 4),
        day: 24,
    });
    run.letters[0].date = Some(date(2021, 8, 4));
    run.letters[0].received = Some(date(2021, 7, 1));
    run.letters[0].authority = Some("Ambridge Council".into());
    let words = of(&run, 0, "the the");
    let mut first = finding("late", words);
    first.label = "day 24".into();
    first.related = vec![related(of(&run, 1, "4 August 2021"), "sent"), related(of(&run, 0, "£5"), "")];
    first.notes = vec!["30 August 2021 was a bank holiday.".into()];
    first.fix = Some(Fix {
        title: "Write ‘the’".into(),
        applicability: Applicability::Safe,
        edits: vec![Edit::replace(words.span, "the")],
    });
    found(&mut run, first);
    let mut second = finding("tracked", of(&run, 1, "We write"));
    (second.severity, second.confidence) = (Severity::Warning, Confidence::Medium);
    second.message = "A change is still tracked.".into();
    found(&mut run, second);
    let mut third = finding("unknown", of(&run, 1, "2021."));
    third.severity = Severity::Note;
    found(&mut run, third);
    run.errors = vec![RunError { path: "c.docx".into(), message: "is a binary file, not a text".into() }];
    run.not_checked = vec!["a.txt: no profile: contact details".into(), "b.txt: no profile: contact details".into()];
    run.not_checked.push("b.txt: no date: lateness".into());
    run.suppressed = 2;
    run
}

/// The report as text.
fn report(format: ReportFormat, run: &Run) -> String {
    let mut out = Vec::new();
    write(format, run, &lints(), &Style::default(), &mut out).expect("a vector takes all");
    String::from_utf8(out).expect("reports are UTF-8")
}

#[test]
fn formats_are_known_by_name() {
    for (name, format) in ReportFormat::NAMES {
        assert_eq!(ReportFormat::parse(name), Some(format));
    }
    assert_eq!(ReportFormat::parse("Human"), None);
    assert_eq!(ReportFormat::default(), ReportFormat::Human);
}

#[test]
fn a_closed_pipe_is_the_callers_error() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    // long enough that the writer fails while the report is being written, too
    let mut long = full();
    for _ in 0..400 {
        let again = long.findings[0].clone();
        long.findings.push(again);
    }
    for (_, format) in ReportFormat::NAMES {
        for run in [&full(), &long] {
            let error = write(format, run, &lints(), &Style::default(), &mut Closed).expect_err("the pipe is closed");
            assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe, "{format:?}");
        }
    }
}
