//! The reports for programs: every field is there, in its order, and means what the format says.

use insta::assert_snapshot;
use serde_json::Value;

use super::*;

/// The keys of an object, sorted; their order in the text is what the snapshots hold.
fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn sorted<const N: usize>(mut keys: [&str; N]) -> [&str; N] {
    keys.sort_unstable();
    keys
}

#[test]
fn the_formats_as_they_are_written() {
    let stable = |text: String| text.replace(env!("CARGO_PKG_VERSION"), "VERSION");
    assert_snapshot!("json", stable(report(ReportFormat::Json, &full())));
    assert_snapshot!("jsonl", stable(report(ReportFormat::Jsonl, &full())));
    assert_snapshot!("concise", report(ReportFormat::Concise, &full()));
    assert_snapshot!("sarif", stable(report(ReportFormat::Sarif, &full())));
    assert_snapshot!("github", report(ReportFormat::Github, &full()));
    assert_snapshot!("gitlab", report(ReportFormat::Gitlab, &full()));
    assert_snapshot!("junit", report(ReportFormat::Junit, &full()));
    assert_snapshot!("checkstyle", report(ReportFormat::Checkstyle, &full()));
    assert_snapshot!("rdjson", report(ReportFormat::Rdjson, &full()));
}

#[test]
fn json_has_every_field() {
    let json: Value = serde_json::from_str(&report(ReportFormat::Json, &full())).unwrap();
    assert_eq!(keys(&json), sorted(["schema", "version", "tables", "errors", "letters", "diagnostics", "summary"]));
    assert_eq!((&json["schema"], &json["version"]), (&"foilint/1".into(), &env!("CARGO_PKG_VERSION").into()));
    assert_eq!(keys(&json["errors"][0]), sorted(["path", "message"]));
    let letter =
        ["path", "format", "encoding", "bytes", "kind", "date", "received", "authority", "regime", "diagnostics"];
    let fields = [
        "path",
        "lint",
        "group",
        "severity",
        "confidence",
        "message",
        "span",
        "place",
        "excerpt",
        "related",
        "notes",
        "source",
        "fix",
        "fingerprint",
    ];
    for (list, expected) in [("letters", sorted(letter).to_vec()), ("diagnostics", sorted(fields).to_vec())] {
        for item in json[list].as_array().unwrap() {
            assert_eq!(keys(item), expected);
        }
    }
    let first = &json["diagnostics"][0];
    for span in [&first["span"], &first["related"][0]["span"], &first["fix"]["edits"][0]["span"]] {
        assert_eq!(keys(span), ["end", "start"]);
        assert_eq!(keys(&span["start"]), sorted(["byte", "line", "column", "utf16"]));
    }
    assert_eq!(keys(&first["related"][0]), sorted(["path", "span", "message"]));
    assert_eq!(keys(&first["fix"]), sorted(["title", "applicability", "edits"]));
    assert_eq!(keys(&first["fix"]["edits"][0]), sorted(["path", "span", "replacement"]));
    let summary = ["letters", "error", "warning", "note", "suppressed", "not_checked"];
    assert_eq!(keys(&json["summary"]), sorted(summary));
}

#[test]
fn what_is_hidden_or_unknown_is_null() {
    let json: Value = serde_json::from_str(&report(ReportFormat::Json, &full())).unwrap();
    let (hidden, unknown) = (&json["diagnostics"][1], &json["diagnostics"][2]);
    assert_eq!((&hidden["group"], &hidden["excerpt"]), (&"hidden".into(), &Value::Null));
    assert_eq!((&unknown["group"], &unknown["source"], &unknown["fix"]), (&Value::Null, &Value::Null, &Value::Null));
    assert_eq!(unknown["excerpt"], "2021.");
}

#[test]
fn places_count_as_the_format_says() {
    let json: Value = serde_json::from_str(&report(ReportFormat::Json, &full())).unwrap();
    let start = &json["diagnostics"][0]["span"]["start"];
    let text = "\u{feff}Dear Sir,\r\nThe fee is £5 – 😀 ";
    assert_eq!(start["byte"], text.len());
    assert_eq!((&start["line"], &start["column"], &start["utf16"]), (&2.into(), &19.into(), &20.into()));
}

#[test]
fn each_line_of_jsonl_says_what_it_is() {
    let text = report(ReportFormat::Jsonl, &full());
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let types: Vec<&str> = lines.iter().map(|line| line["type"].as_str().unwrap()).collect();
    assert_eq!(types, ["error", "diagnostic", "diagnostic", "diagnostic", "summary"]);
    let summary = lines.last().unwrap();
    assert_eq!(keys(summary), sorted(["type", "schema", "version", "tables", "letters", "summary"]));
    assert!(text.lines().all(|line| line.starts_with("{\"type\":\"")));
}

#[test]
fn a_run_without_letters_is_a_report_too() {
    assert_eq!(report(ReportFormat::Concise, &Run::default()), "");
    let json: Value = serde_json::from_str(&report(ReportFormat::Json, &Run::default())).unwrap();
    assert_eq!(json["diagnostics"], Value::Array(Vec::new()));
    assert_eq!(report(ReportFormat::Jsonl, &Run::default()).lines().count(), 1);
}

#[test]
fn no_format_for_programs_repeats_what_is_hidden() {
    let mut run = run(&["The author was Zanzibar, and nobody knew."]);
    let mut hidden = finding("tracked", of(&run, 0, "Zanzibar"));
    hidden.label = "Zanzibar".into();
    found(&mut run, hidden);
    for format in ["concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"] {
        let text = report(ReportFormat::parse(format).expect("a format"), &run);
        assert!(text.contains("tracked") && !text.contains("Zanzibar"), "{format}: {text}");
    }
}
