//! The command line as a person or a script meets it: exit codes, streams, messages, configuration.

mod common;

use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;

use common::{CLEAN, Folder, LATE, WARNED};
use foilint::report::ReportFormat;
use serde_json::Value;

const FORMATS: [(&str, ReportFormat); ReportFormat::NAMES.len()] = ReportFormat::NAMES;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

#[test]
fn exit_codes_are_the_same_in_every_format() {
    let folder = Folder::new(&[
        ("clean.txt", CLEAN),
        ("error.txt", LATE),
        ("warned.txt", WARNED),
        ("empty.txt", ""),
        ("none/a.csv", "1"),
    ]);
    for (format, _) in FORMATS {
        let code = |arguments: &[&str]| folder.check(&[arguments, &["--format", format]].concat()).code;
        assert_eq!(code(&["clean.txt"]), 0, "{format}: clean");
        assert_eq!(code(&["error.txt"]), 1, "{format}: an error");
        assert_eq!(code(&["warned.txt"]), 0, "{format}: only warnings");
        assert_eq!(code(&["warned.txt", "--fail-on", "warning"]), 1, "{format}: --fail-on warning");
        assert_eq!(code(&["warned.txt", "--fail-on", "note"]), 1, "{format}: --fail-on note");
        assert_eq!(code(&["error.txt", "--fail-on", "never"]), 0, "{format}: --fail-on never");
        assert_eq!(code(&["missing.txt", "error.txt"]), 2, "{format}: 2 beats 1");
        assert_eq!(code(&["missing.txt", "--fail-on", "never"]), 2, "{format}: missing");
        assert_eq!(code(&["empty.txt"]), 0, "{format}: empty");
        assert_eq!(code(&["none"]), 2, "{format}: folder without letters");
    }
}

#[test]
fn a_missing_file_is_named_and_the_good_one_still_reported() {
    let folder = Folder::new(&[("error.txt", LATE)]);
    for (format, _) in FORMATS {
        let said = folder.check(&["missing.txt", "error.txt", "--format", format]);
        assert!(said.out.contains("missing.txt") && said.out.contains("check the spelling"), "{format}: {}", said.out);
        assert!(said.out.contains("doubled-word"), "{format}: {}", said.out);
    }
}

#[test]
fn an_empty_file_is_noted() {
    let folder = Folder::new(&[("empty.txt", "")]);
    for format in ["human", "concise"] {
        assert!(folder.check(&["empty.txt", "--format", format]).out.contains("empty.txt: "), "{format}");
    }
    assert!(folder.check(&["empty.txt"]).out.contains("the file is empty"));
    let report = json(&folder.check(&["empty.txt", "--format", "json"]).out);
    assert_eq!(
        report["summary"]["not_checked"],
        serde_json::json!([
            "empty.txt: the file is empty, so nothing was checked; see whether it is the one you meant"
        ])
    );
}

#[test]
fn a_folder_without_letters_says_what_is_looked_for() {
    let folder = Folder::new(&[("none/a.csv", "1")]);
    assert!(folder.check(&["none"]).out.contains("no letters are in this folder; foilint looks for .txt and .md"));
}

#[test]
fn a_closed_pipe_is_no_error() {
    let many = "The the cost. ".repeat(20_000);
    let folder = Folder::new(&[("many.txt", &many)]);
    for format in ["concise", "json", "jsonl"] {
        let mut child = folder
            .command(&["check", "many.txt", "--format", format, "--fail-on", "never"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 10];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut first).unwrap();
        drop(out);
        let ended = child.wait_with_output().unwrap();
        assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(0), &b""[..]), "{format}");
    }
}

#[test]
fn standard_input_takes_its_name_and_format_from_stdin_name() {
    let folder = Folder::new(&[]);
    let piped = |arguments: &[&str]| {
        let mut child = folder.command(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(LATE.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, out) = piped(&["check", "-", "--format", "json"]);
    let report = json(&out);
    assert_eq!((code, &report["letters"][0]["path"]), (Some(1), &Value::from("stdin.txt")));
    let (_, out) = piped(&["check", "-", "--stdin-name", "x/letter.md", "--format", "json"]);
    let report = json(&out);
    assert_eq!(report["letters"][0]["path"], "x/letter.md");
    assert_eq!(report["letters"][0]["format"], "markdown");
}

#[test]
fn a_case_is_for_one_letter_and_must_be_right() {
    let folder = Folder::new(&[
        ("a.txt", CLEAN),
        ("b.txt", CLEAN),
        ("case.json", "{\"received\": \"2023-05-03\"}"),
        ("other.json", "{\"received\": \"2023-05-02\"}"),
        ("slip.json", "{\"recieved\": \"2023-05-02\"}"),
        ("cut.json", "{\"received\": "),
    ]);
    assert_eq!(folder.check(&["a.txt", "--case", "case.json"]).code, 0);
    let said = folder.check(&["a.txt", "--case", "other.json", "--format", "concise"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("[case-mismatch]"), "{}", said.out);
    folder.check(&["a.txt", "b.txt", "--case", "case.json"]).refused(&["--case", "one letter at a time"]);
    for file in ["slip.json", "cut.json", "none.json"] {
        let said = folder.check(&["a.txt", "--case", file]);
        said.refused(&[file, "case file"]);
        assert_eq!(said.err.trim_end().lines().count(), 1, "{}", said.err);
    }
}

#[test]
fn the_schema_of_a_case_has_the_keys_of_the_reader() {
    let schema: Value = serde_json::from_str(include_str!("../src/check/case.schema.json")).unwrap();
    let keys: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    let folder = Folder::new(&[("a.txt", CLEAN), ("case.json", "{\"zzz\": 1}")]);
    let said = folder.check(&["a.txt", "--case", "case.json"]);
    for key in &keys {
        assert!(said.err.contains(&format!("`{key}`")), "{key}: {}", said.err);
    }
    assert_eq!(said.err.matches('`').count(), 2 * (keys.len() + 1));
}

#[test]
fn received_is_for_one_letter() {
    let folder = Folder::new(&[("a.txt", CLEAN), ("b.txt", CLEAN)]);
    let said = folder.check(&["a.txt", "b.txt", "--received", "2021-07-01"]);
    said.refused(&["--received", "one letter at a time"]);
    assert_eq!(folder.check(&["a.txt", "--received", "2023-05-01"]).code, 0);
}

#[test]
fn what_is_typed_wrong_is_one_line_that_names_it_and_the_remedy() {
    let folder = Folder::new(&[
        ("a.txt", CLEAN),
        ("key.toml", "autority = \"x\"\n"),
        ("lint.toml", "[lints]\ndoubled-wrod = \"off\"\n"),
    ]);
    let cases: [(&[&str], &[&str]); 14] = [
        (&["check", "a.txt", "--formt", "json"], &["--formt", "--format"]),
        (&["check", "a.txt", "--select", "doubled-wrod"], &["‘doubled-wrod’", "did you mean ‘doubled-word’?"]),
        (&["check", "a.txt", "--ignore", "wordng"], &["‘wordng’", "did you mean ‘wording’?"]),
        (&["check", "a.txt", "--ignore", "zzzzzzzzzz"], &["‘zzzzzzzzzz’", "‘foilint lints’ lists them"]),
        (&["check", "a.txt", "--format", "jsn"], &["jsn", "json"]),
        (&["check", "a.txt", "--config", "key.toml"], &["key.toml:1:1", "‘autority’", "did you mean ‘authority’?"]),
        (&["check", "a.txt", "--config", "lint.toml"], &["lint.toml:2:1", "did you mean ‘doubled-word’?"]),
        (&["check", "a.txt", "--config", "none.toml"], &["none.toml", "cannot be read"]),
        (&["explain", "doubled-wrod"], &["‘doubled-wrod’", "did you mean ‘doubled-word’?"]),
        (
            &["check", "a.txt", "--date", "2021-02-30"],
            &["‘2021-02-30’ is not a day of the calendar", "such as 2026-11-21"],
        ),
        (&["check", "a.txt", "--date", "yesterday"], &["‘yesterday’", "such as 2026-11-21"]),
        (&["check", "a.txt", "--regime", "fola"], &["‘fola’", "foia, eir, foisa or eisr"]),
        (&["check", "a.txt", "--threads", "0"], &["‘0’", "from 1 to 256"]),
        (&["chekc", "a.txt"], &["chekc", "check"]),
    ];
    for (arguments, parts) in cases {
        folder.run(arguments).refused(parts);
    }
    folder.run(&["check"]).refused(&["FILE OR FOLDER"]);
}

#[test]
fn the_order_of_the_output_does_not_depend_on_threads() {
    let names: Vec<String> = (0..40).map(|index| format!("f{}/l{index}.txt", index % 3)).collect();
    let files: Vec<(&str, &str)> = names
        .iter()
        .enumerate()
        .map(|(index, name)| (name.as_str(), if index % 2 == 0 { LATE } else { WARNED }))
        .collect();
    let folder = Folder::new(&files);
    for (format, _) in FORMATS {
        let one = folder.check(&[".", "--format", format, "--threads", "1", "--show-notes"]);
        assert!(one.out.contains("l0.txt") && one.out.contains("l39.txt"));
        for _ in 0..3 {
            assert_eq!(
                one.out,
                folder.check(&[".", "--format", format, "--threads", "8", "--show-notes"]).out,
                "{format}"
            );
        }
    }
    let report = json(&folder.check(&[".", "--format", "json"]).out);
    let order: Vec<(String, u64, String)> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |value: &Value| value.as_str().unwrap().to_owned();
            (text(&one["path"]), one["span"]["start"]["byte"].as_u64().unwrap(), text(&one["lint"]))
        })
        .collect();
    assert!(order.len() >= 40 && order.is_sorted(), "{order:?}");
}

#[test]
fn ignored_and_hidden_files_are_not_read_in_a_walk() {
    let folder = Folder::new(&[
        ("read.txt", CLEAN),
        (".hidden.txt", LATE),
        (".folder/a.txt", LATE),
        ("old/a.txt", LATE),
        ("b-old.md", LATE),
        ("draft.txt", LATE),
        (".gitignore", "old/\n"),
        (".foilintignore", "*-old.md\ndraft.txt\n"),
    ]);
    let report = json(&folder.check(&[".", "--format", "json"]).out);
    let paths: Vec<&str> =
        report["letters"].as_array().unwrap().iter().map(|letter| letter["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["./read.txt"]);
    assert_eq!(folder.check(&["draft.txt"]).code, 1, "a named file is read all the same");
}

#[test]
fn a_word_processor_file_that_is_named_is_an_error_with_a_remedy() {
    let folder = Folder::new(&[("letter.docx", "PK\u{3}\u{4}")]);
    let said = folder.check(&["letter.docx"]);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("foilint does not read .docx files; save the letter as .txt or .md"), "{}", said.out);
}

#[test]
fn the_nearest_configuration_counts_alone() {
    let folder = Folder::new(&[
        ("foilint.toml", "[lints]\ndoubled-word = \"off\"\n"),
        ("a.txt", LATE),
        ("below/foilint.toml", "regime = \"foia\"\n"),
        ("below/deep/a.txt", LATE),
    ]);
    assert_eq!(folder.check(&["a.txt"]).code, 0);
    assert_eq!(folder.check(&["below/deep/a.txt"]).code, 1, "nothing of the upper one is merged");
    assert_eq!(folder.check(&["below/deep/a.txt", "--config", "foilint.toml"]).code, 0);
}

#[test]
fn the_last_override_wins_and_flags_win_over_the_configuration() {
    let config = "[lints]\nwording = \"off\"\n[[overrides]]\nfiles = [\"t/**\"]\nlints = { doubled-word = \"error\" }\n[[overrides]]\nfiles = [\"t/x/**\"]\nlints = { doubled-word = \"note\" }\n";
    let folder = Folder::new(&[("foilint.toml", config), ("a.txt", LATE), ("t/a.txt", LATE), ("t/x/a.txt", LATE)]);
    assert_eq!(folder.check(&["a.txt"]).code, 0, "off");
    assert_eq!(folder.check(&["t/a.txt"]).code, 1, "the override");
    assert_eq!(folder.check(&["t/x/a.txt"]).code, 0, "the last override");
    assert_eq!(folder.check(&["t/x/a.txt", "--show-notes", "--fail-on", "note"]).code, 1);
    assert_eq!(folder.check(&["a.txt", "--select", "doubled-word"]).code, 1, "--select turns on");
    assert_eq!(folder.check(&["t/a.txt", "--ignore", "wording"]).code, 0, "--ignore turns off");
}

const OWN: &str = r#"
id = "house-herewith"
title = "House style: no ‘herewith’"
group = "house"
severity = "error"
since = "0.1.0"
source = { name = "House style" }
explain = "The house style says what is enclosed in plain words, because requesters are not lawyers. Write ‘with this letter’."
[match]
kind = "phrase"
any = ["herewith"]
message = "House style: write ‘with this letter’."
"#;

#[test]
fn own_lints_and_phrases_work_without_compiling() {
    let letter = CLEAN.replace(
        "We hold it",
        "We send herewith what we hold, and the bins that are collected by they council every week,",
    );
    let folder = Folder::new(&[
        ("foilint.toml", "lints-dir = \"own\"\nphrases-dir = \"phrases\"\n"),
        ("own/house-herewith.toml", OWN),
        ("phrases/own.txt", "bins that are collected by the council every week\n"),
        ("a.txt", &letter),
        ("plain.txt", CLEAN),
    ]);
    let said = folder.check(&["a.txt", "--format", "concise"]);
    assert!(said.out.contains("error[house-herewith]"), "{}{}", said.out, said.err);
    assert!(said.out.contains("broken-phrase"), "{}{}", said.out, said.err);
    assert_eq!(folder.check(&["plain.txt"]).code, 0);
    assert!(folder.run(&["explain", "house-herewith", "--config", "foilint.toml"]).out.contains("not lawyers"));
}

#[test]
fn an_own_lint_with_the_id_of_a_built_in_one_is_an_error() {
    let folder = Folder::new(&[
        ("foilint.toml", "lints-dir = \"own\"\n"),
        ("own/a.toml", &OWN.replace("house-herewith", "doubled-word")),
        ("a.txt", CLEAN),
    ]);
    folder.check(&["a.txt"]).refused(&["own/a.toml", "there is a lint ‘doubled-word’ already", "choose another id"]);
}

#[test]
fn the_configuration_says_what_kind_a_file_is() {
    let folder =
        Folder::new(&[("foilint.toml", "[kind]\n\"t/*\" = \"template\"\n"), ("t/a.txt", CLEAN), ("a.txt", CLEAN)]);
    let report = json(&folder.check(&["t", "a.txt", "--format", "json"]).out);
    assert_eq!(report["letters"][0]["kind"], "letter");
    assert_eq!(report["letters"][1]["kind"], "template");
}

#[test]
fn the_other_commands_answer() {
    let folder = Folder::new(&[
        ("foilint.toml", "authority = \"Kent Police\"\n[lints]\nwording = \"note\"\n"),
        ("a.txt", CLEAN),
    ]);
    let text = folder.run(&["text", "a.txt"]);
    assert!(
        text.code == 0 && text.out.contains("a.txt: text, utf-8, letter, whole") && text.out.contains("sign-off"),
        "{}",
        text.out
    );
    assert!(folder.run(&["tables"]).out.contains("threat-levels"));
    assert!(json(&folder.run(&["tables", "--format", "json"]).out)["bank-holidays"].is_string());
    let lints = json(&folder.run(&["lints", "--format", "json"]).out);
    let lints = lints.as_array().unwrap();
    assert!(lints.len() >= 19);
    for lint in lints {
        for field in ["id", "title", "group", "severity", "confidence", "since", "scope", "source", "explain"] {
            assert!(lint[field].as_str().is_some_and(|text| !text.is_empty()), "{field} in {lint}");
        }
        assert_eq!(folder.run(&["explain", lint["id"].as_str().unwrap()]).code, 0);
    }
    let config = folder.run(&["config", "a.txt"]);
    assert!(config.out.contains("line   1  authority = \"Kent Police\""), "{}", config.out);
    assert!(config.out.contains("doubled-word: note (its own level is error)"), "{}", config.out);
    folder.run(&["config", "none.txt"]).refused(&["none.txt", "check the spelling"]);
    folder.run(&["text", "none.txt"]).refused(&["none.txt", "check the spelling"]);
    assert_eq!(folder.run(&["--help"]).code, 0);
    assert!(folder.run(&["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
}

/// An object with exactly these fields, in any order.
fn fields(value: &Value, names: &[&str]) {
    let mut found: Vec<&str> =
        value.as_object().unwrap_or_else(|| panic!("an object: {value}")).keys().map(String::as_str).collect();
    let mut names = names.to_vec();
    found.sort_unstable();
    names.sort_unstable();
    assert_eq!(found, names);
}

fn span(value: &Value) {
    fields(value, &["start", "end"]);
    for end in ["start", "end"] {
        fields(&value[end], &["byte", "line", "column", "utf16"]);
        assert!(value[end].as_object().unwrap().values().all(Value::is_u64));
    }
}

#[test]
fn the_json_report_has_every_field_with_its_type() {
    let folder = Folder::new(&[("a.txt", LATE), ("two.txt", TWO_LIMITS)]);
    let report = json(&folder.check(&["a.txt", "two.txt", "missing.txt", "--format", "json", "--show-notes"]).out);
    fields(&report, &["schema", "version", "tables", "errors", "letters", "diagnostics", "summary"]);
    assert_eq!(
        (&report["schema"], &report["version"]),
        (&Value::from("foilint/1"), &Value::from(env!("CARGO_PKG_VERSION")))
    );
    assert!(report["tables"]["threat-levels"].as_str().unwrap().len() == 10);
    fields(&report["errors"][0], &["path", "message"]);
    let letter = &report["letters"][0];
    fields(
        letter,
        &["path", "format", "encoding", "bytes", "kind", "date", "received", "authority", "regime", "diagnostics"],
    );
    assert_eq!(
        (&letter["bytes"], &letter["encoding"], &letter["regime"]),
        (&"file".into(), &"utf-8".into(), &"foia".into())
    );
    fields(&report["summary"], &["letters", "error", "warning", "note", "suppressed", "not_checked"]);
    let all = report["diagnostics"].as_array().unwrap();
    assert!(
        all.iter().any(|one| one["fix"].is_object())
            && all.iter().any(|one| one["related"].as_array().is_some_and(|list| !list.is_empty()))
    );
    for one in all {
        fields(
            one,
            &[
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
            ],
        );
        for field in ["path", "lint", "group", "severity", "confidence", "message", "excerpt", "source", "fingerprint"]
        {
            assert!(one[field].is_string(), "{field} in {one}");
        }
        assert!(one["place"].is_null() && one["notes"].is_array() && one["fingerprint"].as_str().unwrap().len() == 16);
        span(&one["span"]);
        for related in one["related"].as_array().unwrap() {
            fields(related, &["path", "span", "message"]);
            span(&related["span"]);
        }
        if !one["fix"].is_null() {
            fields(&one["fix"], &["title", "applicability", "edits"]);
            for edit in one["fix"]["edits"].as_array().unwrap() {
                fields(edit, &["path", "span", "replacement"]);
                span(&edit["span"]);
            }
        }
    }
}

const TWO_LIMITS: &str = "Freedom of Information Act 2000\n\nYour request received on 3 May 2023\n\n10 May 2023\n\nWe hold it and enclose it.\n\nYou may ask for an internal review within 40 working days of this letter.\n\nA request for an internal review must reach us within 60 working days of this letter.\n\nYours sincerely\n\nInformation Officer\n";

#[test]
fn columns_count_characters_and_bytes_are_those_of_the_file() {
    let line = "The cost was £5 – the Council’s 😀 the the end.";
    let letter = CLEAN.replace("We hold it", &format!("{line}\n\nWe hold it"));
    let at = letter.find("the the end").unwrap();
    let number = letter[..at].matches('\n').count() + 1;
    let column = line[..line.find("the the end").unwrap()].chars().count() + 1;
    let utf8 = letter.as_bytes().to_vec();
    let bom = [b"\xEF\xBB\xBF".to_vec(), utf8.clone()].concat();
    let le: Vec<u8> = [0xFF, 0xFE].into_iter().chain(letter.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(letter.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    for (name, bytes, encoding, of, start) in [
        ("utf8", utf8, "utf-8", "file", at),
        ("bom", bom, "utf-8", "file", at + 3),
        ("le", le, "utf-16le", "text", at),
        ("be", be, "utf-16be", "text", at),
    ] {
        let folder = Folder::new(&[]);
        folder.write("a.txt", &bytes);
        let report = json(&folder.check(&["a.txt", "--format", "json", "--select", "doubled-word"]).out);
        assert_eq!(
            (&report["letters"][0]["encoding"], &report["letters"][0]["bytes"]),
            (&encoding.into(), &of.into()),
            "{name}"
        );
        let place = &report["diagnostics"][0]["span"]["start"];
        assert_eq!(
            *place,
            serde_json::json!({ "byte": start, "line": number, "column": column, "utf16": column + 1 }),
            "{name}"
        );
    }
}

#[test]
fn a_letter_in_windows_1252_is_told_in_bytes_of_its_text() {
    let letter = CLEAN.replace("We hold it", "The fee is \u{1}5 the the end. We hold it");
    let at = letter.find("the the end").unwrap();
    let bytes: Vec<u8> = letter.bytes().map(|byte| if byte == 1 { 0xA3 } else { byte }).collect();
    let folder = Folder::new(&[]);
    folder.write("a.txt", &bytes);
    let report = json(&folder.check(&["a.txt", "--format", "json", "--select", "doubled-word"]).out);
    assert_eq!(
        (&report["letters"][0]["encoding"], &report["letters"][0]["bytes"]),
        (&"windows-1252".into(), &"text".into())
    );
    assert_eq!(report["diagnostics"][0]["span"]["start"]["byte"], at + 1, "£ is two bytes of the text");
}

#[test]
fn nothing_is_written_beside_the_letters() {
    let folder = Folder::new(&[("a.txt", LATE)]);
    folder.check(&["a.txt"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap(), LATE);
}
