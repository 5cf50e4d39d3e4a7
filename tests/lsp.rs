//! The language server as a client meets it: what it answers, publishes and survives. `lsp_stdio.rs` does the same over
//! the streams of a process, `neovim.rs` with an editor.

mod common;
#[path = "common/lsp.rs"]
mod session;

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicI16, Ordering};

use common::{Folder, LATE};
use foilint::check::{self, Options};
use foilint::diagnostic::Severity;
use foilint::facts::Given;
use foilint::lsp::{Settings, serve};
use foilint::text::{Format, LineIndex};
use lsp_server::{Connection, Message, Notification, Request};
use proptest::prelude::*;
use serde_json::{Value, json};
use session::{Session, edited, full, range, today};

const URI: &str = "file:///letters/answer.md";

/// A letter with a finding of each sort after characters of two and three bytes.
const LETTER: &str = "Freedom of Information Act 2000\n\nYour request received on 3 May 2023\n\n10 May 2023\n\nYou asked:\n\n> How many bins are there?\n\nOur response\n\nWe spent £4,000 – the Council’s own money – on the the new bins.\n\nYou may ask for an internal review within 20 working days of this letter.\n\nYours sincerely\n\nInformation Officer\n";

/// A text with one finding.
const SHORT: &str = "We spent money on the the bins that we own.\n";

/// The URI of a file in a folder of the test.
fn uri(folder: &Folder, name: &str) -> String {
    let path = folder.path().join(name).to_string_lossy().replace('\\', "/").replace('%', "%25").replace(' ', "%20");
    format!("file://{}{path}", if path.starts_with('/') { "" } else { "/" })
}

fn codes(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap_or("none")).collect()
}

fn old() -> Value {
    json!({ "capabilities": {} })
}

#[test]
fn a_session_is_as_it_was_before() {
    let mut session = Session::full();
    session.opened(URI, "markdown", LETTER);
    let place = range((12, 56), (12, 56));
    session.actions(URI, &place, None);
    let at = json!({ "textDocument": { "uri": URI }, "position": { "line": 12, "character": 56 } });
    session.ask("textDocument/hover", at).unwrap();
    let explain = json!({ "command": "foilint.explain", "arguments": ["doubled-word", URI] });
    session.ask("workspace/executeCommand", explain).unwrap();
    session.change(URI, 2, &LETTER.replace("the the", "the"));
    session.published(URI);
    session.notify("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    session.published(URI);
    assert_eq!(session.close(), 0);
    let said = session.transcript.iter().map(|(ours, message)| {
        let message = serde_json::to_string_pretty(message).unwrap().replace(env!("CARGO_PKG_VERSION"), "[version]");
        format!("{} {message}\n", if *ours { "client" } else { "server" })
    });
    insta::assert_snapshot!(said.collect::<String>());
}

/// What the command line finds in a file: lint, severity, message, fingerprint, and the place in UTF-16 from 0.
fn by_command(path: &Path, show_notes: bool) -> Vec<Value> {
    let given = Given { today: Some(today()), ..Given::default() };
    let options = Options { paths: vec![path.to_owned()], given, show_notes, ..Options::default() };
    let (run, _) = check::run(&options, &mut std::io::empty()).unwrap();
    assert!(run.errors.is_empty(), "{:?}", run.errors);
    let findings = run.findings.iter().map(|reported| {
        let found = &reported.diagnostic;
        let text = run.letters[0].source.as_ref().unwrap().text();
        let lines = LineIndex::new(text);
        let place = |byte| {
            let at = lines.position(text, byte);
            json!({ "line": at.line - 1, "character": at.utf16 - 1 })
        };
        let severity = match found.severity {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Note => 3,
        };
        let related: Vec<Value> = found.related.iter().map(|related| place(related.place.span.start)).collect();
        json!([found.lint, severity, found.message, reported.fingerprint,
            { "start": place(found.primary.span.start), "end": place(found.primary.span.end) }, related])
    });
    findings.collect()
}

/// The same of published diagnostics.
fn by_server(diagnostics: &[Value]) -> Vec<Value> {
    let shown = diagnostics.iter().map(|it| {
        assert_eq!(it["source"], "foilint");
        let related = it["relatedInformation"].as_array().cloned().unwrap_or_default();
        let related: Vec<Value> = related.iter().map(|one| one["location"]["range"]["start"].clone()).collect();
        json!([it["code"], it["severity"], it["message"], it["data"]["fingerprint"], it["range"], related])
    });
    shown.collect()
}

#[test]
fn the_findings_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let mut capabilities = full();
    capabilities["general"]["positionEncodings"] = json!(["utf-16"]);
    let options = json!({ "showNotes": true });
    let (mut session, _) = Session::open(json!({ "capabilities": capabilities, "initializationOptions": options }));
    let mut found = 0;
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        let path = entry.path();
        let name = entry.file_name().into_string().unwrap();
        // in an editor the text is there already, whatever the bytes of the file
        let (Some(_), Ok(text)) = (Format::of_path(&name), fs::read_to_string(&path)) else { continue };
        let uri = format!("file://{}/{name}", folder.to_string_lossy().replace('\\', "/").replace(' ', "%20"));
        let said = by_server(&session.opened(&uri, "anything", &text));
        assert_eq!(said, by_command(&path, true), "{name}");
        found += said.len();
    }
    assert!(found > 100, "{found} findings were compared");
    assert_eq!(session.close(), 0);
}

#[test]
fn a_configuration_counts_as_on_the_command_line() {
    let config = "regime = \"foia\"\n[lints]\ndoubled-word = \"warning\"\n[[overrides]]\nfiles = [\"drafts/**\"]\nlints = { rights = \"off\", review-deadline-short = \"off\" }\n";
    let folder = Folder::new(&[
        ("foilint.toml", config),
        ("answer.md", LETTER),
        ("drafts/my answer 100%.md", LETTER),
        ("none/foilint.toml", "[lints]\nwording = \"off\"\ndates = \"off\"\n"),
        ("none/answer.md", LETTER),
    ]);
    let mut capabilities = full();
    capabilities["general"] = json!({});
    let (mut session, _) = Session::open(json!({ "capabilities": capabilities }));
    let mut shown = Vec::new();
    for name in ["answer.md", "drafts/my answer 100%.md", "none/answer.md"] {
        let said = session.opened(&uri(&folder, name), "markdown", LETTER);
        assert_eq!(by_server(&said), by_command(&folder.path().join(name), false), "{name}");
        shown.push(codes(&said).join(" "));
    }
    assert_eq!(shown, ["doubled-word review-deadline-short", "doubled-word", ""]);
}

#[test]
fn characters_are_counted_as_the_client_asked() {
    let found = |capabilities: Value| {
        let (mut session, answer) = Session::open(json!({ "capabilities": capabilities }));
        let said = session.opened(URI, "markdown", LETTER);
        assert_eq!(codes(&said), ["doubled-word", "review-deadline-short"]);
        let range = &said[0]["range"];
        let character = |end: &str| range[end]["character"].as_u64().unwrap() as usize;
        let said = answer["capabilities"]["positionEncoding"].as_str().unwrap().to_owned();
        (said, answer["offsetEncoding"].clone(), character("start"), character("end"))
    };
    let line = LETTER.lines().nth(12).unwrap();
    let byte = line.find("the the").unwrap();
    let utf16 = line[..byte].encode_utf16().count();
    assert!(byte > utf16);
    let (utf8, utf16) = ((byte, byte + 7), (utf16, utf16 + 7));
    let expect = |name: &str, old: Value, place: (usize, usize)| (name.to_owned(), old, place.0, place.1);
    assert_eq!(
        found(json!({ "general": { "positionEncodings": ["utf-16", "utf-8"] } })),
        expect("utf-8", Value::Null, utf8)
    );
    assert_eq!(
        found(json!({ "general": { "positionEncodings": ["utf-32", "utf-16"] } })),
        expect("utf-16", Value::Null, utf16)
    );
    assert_eq!(found(json!({})), expect("utf-16", Value::Null, utf16));
    assert_eq!(found(json!({ "offsetEncoding": ["utf-8", "utf-16"] })), expect("utf-8", json!("utf-8"), utf8));
    assert_eq!(found(json!({ "offsetEncoding": ["utf-16"] })), expect("utf-16", json!("utf-16"), utf16));
}

#[test]
fn a_fix_mends_what_it_is_offered_for() {
    let mut capabilities = full();
    capabilities["general"] = json!({});
    for versioned in [true, false] {
        capabilities["workspace"]["workspaceEdit"]["documentChanges"] = json!(versioned);
        let (mut session, _) = Session::open(json!({ "capabilities": capabilities }));
        let said = session.opened(URI, "markdown", LETTER);
        let actions = session.actions(URI, &said[0]["range"], Some(&["quickfix"]));
        let mend = &actions[0];
        assert_eq!((&mend["kind"], &mend["isPreferred"]), (&json!("quickfix"), &json!(true)));
        assert_eq!(mend["diagnostics"][0], said[0], "it says what it is for");
        assert_eq!(mend["edit"]["documentChanges"].is_array(), versioned);
        let mended = edited(LETTER, &mend["edit"]);
        assert_eq!(mended, LETTER.replace("the the", "the"));
        session.change(URI, 2, &mended);
        assert_eq!(codes(&session.published(URI).1), ["review-deadline-short"]);
    }
}

#[test]
fn everything_safe_is_mended_at_once_and_nothing_else() {
    let text = LETTER.replace("Our response", "Our response  is is below. We can not not say.");
    let (mut session, _) = Session::open(json!({ "capabilities": {
        "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } } }));
    session.opened(URI, "markdown", &text);
    let everywhere = range((0, 0), (text.lines().count() as u32, 0));
    for only in [&["source.fixAll"][..], &["source.fixAll.foilint"], &["source"]] {
        let actions = session.actions(URI, &range((0, 0), (0, 0)), Some(only));
        assert_eq!(actions.len(), 1, "{only:?}");
        assert_eq!(actions[0]["kind"], "source.fixAll.foilint");
        let mended = edited(&text, &actions[0]["edit"]);
        let safe = text.replace("response  is", "response is").replace("not not", "not").replace("the the", "the");
        assert_eq!(mended, safe);
        session.change(URI, 2, &mended);
        let rest = session.published(URI).1;
        assert_eq!(codes(&rest), ["doubled-word", "review-deadline-short"], "‘is is’ is for a person to mend");
        session.change(URI, 3, &text);
        session.published(URI);
    }
    assert!(session.actions(URI, &everywhere, Some(&["refactor", "source.organizeImports"])).is_empty());
    let kinds: Vec<Value> =
        session.actions(URI, &everywhere, None).iter().map(|action| action["kind"].clone()).collect();
    assert!(kinds.contains(&json!("quickfix")) && kinds.contains(&json!("source.fixAll.foilint")));
    assert!(!session.actions(URI, &everywhere, Some(&["quickfix"])).iter().any(|it| it["kind"] != "quickfix"));
}

#[test]
fn a_client_without_literal_actions_is_given_commands_alone() {
    let (mut session, _) = Session::open(old());
    let said = session.opened(URI, "markdown", LETTER);
    let actions = session.actions(URI, &said[0]["range"], None);
    assert_eq!(actions.len(), 1);
    assert_eq!(actions[0]["command"], "foilint.explain", "a command has its name where an action has an object");
    let params = json!({ "command": actions[0]["command"], "arguments": actions[0]["arguments"] });
    assert_eq!(session.ask("workspace/executeCommand", params), Ok(Value::Null));
    let shown = session.told("window/showMessage");
    assert!(shown["message"].as_str().unwrap().contains("Source: "), "{shown}");
}

/// The text after the action that allows the first finding.
fn allowed(text: &str, language: &str) -> Option<String> {
    let (mut session, _) = Session::open(json!({ "capabilities": {
        "textDocument": { "codeAction": { "codeActionLiteralSupport": {} } } } }));
    let uri = if language == "markdown" { "untitled:a.md" } else { "untitled:a.txt" };
    let said = session.opened(uri, language, text);
    assert_eq!(said[0]["code"], "doubled-word", "{said:?}");
    let actions = session.actions(uri, &said[0]["range"], None);
    let action = actions.iter().find(|action| action["title"].as_str().unwrap().starts_with("Allow"))?;
    assert_eq!(action["isPreferred"], Value::Null);
    Some(edited(text, &action["edit"]))
}

#[test]
fn a_finding_is_allowed_above_its_block() {
    let comment = "<!-- foilint: allow(doubled-word) … -->";
    let line = "We spent £4,000";
    assert_eq!(allowed(LETTER, "markdown").unwrap(), LETTER.replace(line, &format!("{comment}\n{line}")));
    let wrapped = LETTER.replace("own money", "own\nmoney");
    assert_eq!(allowed(&wrapped, "markdown").unwrap(), wrapped.replace(line, &format!("{comment}\n{line}")));
    let crlf = LETTER.replace('\n', "\r\n");
    assert_eq!(allowed(&crlf, "markdown").unwrap(), crlf.replace(line, &format!("{comment}\r\n{line}")));
    assert_eq!(allowed(SHORT, "markdown").unwrap(), format!("{comment}\n{SHORT}"));
    let item = LETTER.replace(line, &format!("- We own bins.\n  - {line}"));
    assert_eq!(allowed(&item, "markdown").unwrap(), item.replace("  - We", &format!("  {comment}\n  - We")));
    assert_eq!(allowed(LETTER, "plaintext"), None, "plain text has no comments");
}

#[test]
fn notes_are_shown_when_wished_for() {
    let text =
        LETTER.replace("20 working days", "40 working days").replace("new bins", "new bins (the “bins\" bought)");
    let said = |options: Value| {
        let params = json!({ "capabilities": full(), "initializationOptions": options });
        let (mut session, _) = Session::open(params);
        let found = session.opened(URI, "markdown", &text);
        let severities: Vec<i64> = found.iter().map(|found| found["severity"].as_i64().unwrap()).collect();
        (session, severities)
    };
    let (mut session, plain) = said(Value::Null);
    assert_eq!(plain, [1]);
    let (_, with_notes) = said(json!({ "showNotes": true }));
    assert_eq!(with_notes, [1, 3]);
    session.notify("workspace/didChangeConfiguration", json!({ "settings": { "foilint": { "showNotes": true } } }));
    assert_eq!(session.published(URI).1.len(), 2);
    let (mut wrong, found) = said(json!({ "showNotes": "yes" }));
    assert_eq!(found, plain);
    assert!(wrong.told("window/showMessage")["message"].as_str().unwrap().contains("showNotes"));
}

#[test]
fn a_changed_configuration_counts_at_once_or_at_the_next_change() {
    let folder = Folder::new(&[("foilint.toml", "lints-dir = \"own\"\n"), ("own/readme", "")]);
    let uri = uri(&folder, "answer.md");
    let mut session = Session::full();
    let asked = session.transcript.len();
    assert_eq!(codes(&session.opened(&uri, "markdown", LETTER)), ["doubled-word", "review-deadline-short"]);
    let registered = session.transcript[asked..].iter().any(|(_, message)| {
        message["method"] == "client/registerCapability"
            && message.pointer("/params/registrations/0/registerOptions/watchers/0/globPattern")
                == Some(&json!("**/foilint.toml"))
    });
    assert!(registered);
    folder.write("foilint.toml", b"lints-dir = \"own\"\n[lints]\ndates = \"off\"\n");
    session.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(codes(&session.published(&uri).1), ["doubled-word"]);
    let lint = "id = 'no-bins'\ntitle = 'No bins'\ngroup = 'house'\nseverity = 'warning'\nsince = '0.1.0'\nexplain = 'Why.'\nsource = { name = 'House style' }\n[match]\nkind = 'phrase'\nany = ['new bins']\nmessage = 'Write ‘containers’.'\n";
    folder.write("own/no-bins.toml", lint.as_bytes());
    session.change(&uri, 2, &format!("{LETTER}\n"));
    assert_eq!(codes(&session.published(&uri).1), ["doubled-word", "no-bins"]);
    folder.write("own/no-bins.toml", lint.replace("new bins", "newer bins").as_bytes());
    session.notify("textDocument/didSave", json!({ "textDocument": { "uri": uri } }));
    assert_eq!(codes(&session.published(&uri).1), ["doubled-word"]);
}

#[test]
fn a_wrong_configuration_is_said_in_the_letter() {
    let folder = Folder::new(&[("foilint.toml", "regime = \"foia\"\nautority = \"x\"\n")]);
    let uri = uri(&folder, "answer.md");
    let mut session = Session::full();
    let said = session.opened(&uri, "markdown", LETTER);
    assert_eq!((said.len(), &said[0]["severity"]), (1, &json!(1)));
    assert!(said[0]["message"].as_str().unwrap().contains("did you mean ‘authority’?"), "{said:?}");
    let location = &said[0]["relatedInformation"][0]["location"];
    assert!(location["uri"].as_str().unwrap().ends_with("/foilint.toml"));
    assert_eq!(location["range"]["start"], json!({ "line": 1, "character": 0 }));
    assert!(session.actions(&uri, &range((0, 0), (0, 0)), None).is_empty());
    let hover = json!({ "textDocument": { "uri": uri }, "position": { "line": 0, "character": 0 } });
    assert_eq!(session.ask("textDocument/hover", hover), Ok(Value::Null));
    folder.write("foilint.toml", b"regime = \"foia\"\n");
    session.notify("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(codes(&session.published(&uri).1), ["doubled-word", "review-deadline-short"]);
}

#[test]
fn a_document_left_out_by_the_configuration_is_not_checked() {
    let folder = Folder::new(&[("foilint.toml", "exclude = [\"archive/**\"]\n")]);
    let mut session = Session::full();
    assert!(session.opened(&uri(&folder, "archive/a.md"), "markdown", LETTER).is_empty());
    assert!(session.opened(&uri(&folder, "foilint.toml"), "toml", "authority = 'the the'").is_empty());
    assert!(session.opened(&uri(&folder, "a.rs"), "rust", LETTER).is_empty());
    assert_eq!(session.opened(&uri(&folder, "b"), "markdown", LETTER).len(), 2, "its language says the format");
}

const NOT_INITIALIZED: i32 = -32002;
const INVALID_REQUEST: i32 = -32600;
const UNKNOWN: i32 = -32601;
const INVALID: i32 = -32602;

#[test]
fn a_bad_request_is_an_error_answer_and_never_the_end() {
    let mut session = Session::new();
    assert_eq!(session.ask("textDocument/hover", json!({})), Err(NOT_INITIALIZED));
    assert_eq!(session.ask("shutdown", Value::Null), Err(NOT_INITIALIZED));
    session.notify("textDocument/didOpen", json!({ "textDocument": 5 }));
    assert!(session.ask("initialize", json!({ "capabilities": full() })).is_ok());
    session.notify("initialized", json!({}));
    assert_eq!(session.ask("initialize", json!({})), Err(INVALID_REQUEST));
    session.opened(URI, "markdown", LETTER);

    assert_eq!(session.ask("textDocument/rename", json!({})), Err(UNKNOWN));
    assert_eq!(session.ask("$/unheard-of", json!({})), Err(UNKNOWN));
    assert_eq!(session.ask("", Value::Null), Err(UNKNOWN));
    for params in [Value::Null, json!([]), json!({}), json!({ "textDocument": {} }), json!("x"), json!(5)] {
        for method in ["textDocument/hover", "textDocument/codeAction", "workspace/executeCommand"] {
            assert_eq!(session.ask(method, params.clone()), Err(INVALID), "{method} {params}");
        }
    }
    let hover = |uri: &str, line: Value, character: Value| json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
    assert_eq!(session.ask("textDocument/hover", hover("file:///not-open.md", json!(0), json!(0))), Err(INVALID));
    for (line, character) in [(json!(99), json!(0)), (json!(u32::MAX), json!(u32::MAX)), (json!(-1), json!(0))] {
        assert_eq!(session.ask("textDocument/hover", hover(URI, line, character)), Err(INVALID));
    }
    assert!(session.ask("textDocument/hover", hover(URI, json!(0), json!(u32::MAX))).is_ok(), "that is the line's end");
    let backwards =
        json!({ "textDocument": { "uri": URI }, "range": range((2, 0), (1, 0)), "context": { "diagnostics": [] } });
    assert_eq!(session.ask("textDocument/codeAction", backwards), Err(INVALID));
    for (command, arguments) in [
        ("foilint.forget", json!([])),
        ("foilint.explain", json!([])),
        ("foilint.explain", json!(["x"])),
        ("foilint.explain", json!([5])),
    ] {
        let params = json!({ "command": command, "arguments": arguments });
        assert_eq!(session.ask("workspace/executeCommand", params), Err(INVALID));
    }

    let lost =
        json!({ "textDocument": { "uri": "file:///lost.md", "version": 2 }, "contentChanges": [{ "text": "" }] });
    session.notify("textDocument/didChange", lost);
    assert!(session.told("window/logMessage")["message"].as_str().unwrap().contains("not open"));
    session.notify("textDocument/didChange", json!({ "textDocument": { "uri": URI } }));
    assert!(session.told("window/logMessage")["message"].as_str().unwrap().contains("parameters"));
    let part = json!({ "range": range((99, 0), (99, 1)), "text": "x" });
    session.notify(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": [part] }),
    );
    assert!(session.told("window/logMessage")["message"].as_str().unwrap().contains("outside"));
    session.notify("$/cancelRequest", json!({ "id": 77 }));
    session.notify("nobody/knows", json!([1]));

    session.change(URI, 3, LETTER);
    assert_eq!(session.published(URI).0, Some(3), "it still serves");
    assert_eq!(session.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(session.ask("textDocument/hover", hover(URI, json!(0), json!(0))), Err(INVALID_REQUEST));
    assert_eq!(session.ask("shutdown", Value::Null), Err(INVALID_REQUEST));
    assert_eq!(session.ask("initialize", json!({})), Err(INVALID_REQUEST));
}

#[test]
fn a_part_of_a_text_may_change_too() {
    let mut session = Session::full();
    session.opened(URI, "markdown", LETTER);
    let line = LETTER.lines().nth(12).unwrap();
    let at = line.find("the the").unwrap() as u32;
    let part = json!({ "range": range((12, at), (12, at + 4)), "text": "" });
    let params = json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": [part] });
    session.notify("textDocument/didChange", params);
    assert_eq!(codes(&session.published(URI).1), ["review-deadline-short"]);
}

#[test]
fn the_exit_code_says_whether_leave_was_taken() {
    let ended = |messages: &[(&str, bool)]| {
        let (server, client) = Connection::memory();
        for (method, request) in messages {
            let params = json!({ "capabilities": {} });
            client
                .sender
                .send(match request {
                    true => Message::Request(Request::new(1.into(), (*method).to_owned(), params)),
                    false => Message::Notification(Notification::new((*method).to_owned(), params)),
                })
                .unwrap();
        }
        let Connection { sender, receiver } = client;
        drop(sender);
        let code = serve(server, &Settings::default());
        drop(receiver);
        code
    };
    assert_eq!(ended(&[("initialize", true), ("initialized", false), ("shutdown", true), ("exit", false)]), 0);
    assert_eq!(ended(&[("initialize", true), ("exit", false)]), 1);
    assert_eq!(ended(&[("exit", false)]), 1);
    assert_eq!(ended(&[("shutdown", true), ("exit", false)]), 1);
    assert_eq!(ended(&[("initialize", true), ("shutdown", true)]), 1);
    assert_eq!(ended(&[]), 1);
}

#[test]
fn of_a_burst_of_changes_the_last_one_is_told() {
    let mut session = Session::full();
    session.opened(URI, "markdown", LETTER);
    let before = session.transcript.len();
    for version in 2..200 {
        session.change(URI, version, &LETTER.replace("the the", &format!("the {version}")));
    }
    session.change(URI, 200, &LETTER.replace("20 working", "40 working"));
    loop {
        let (version, found) = session.published(URI);
        if version == Some(200) {
            assert_eq!(codes(&found), ["doubled-word"]);
            break;
        }
    }
    let published = |(ours, message): &&(bool, Value)| !ours && message["method"] == "textDocument/publishDiagnostics";
    let versions: Vec<i64> = session.transcript[before..]
        .iter()
        .filter(published)
        .map(|(_, message)| message["params"]["version"].as_i64().unwrap())
        .collect();
    assert!(versions.is_sorted(), "{versions:?}");
    assert_eq!(session.close(), 0);
}

#[test]
fn a_request_is_about_the_newest_text() {
    let mut session = Session::full();
    session.opened(URI, "markdown", LETTER);
    session.change(URI, 2, SHORT);
    let hover = json!({ "textDocument": { "uri": URI }, "position": { "line": 0, "character": 20 } });
    let said = session.ask("textDocument/hover", hover).unwrap();
    assert_eq!(said["range"], range((0, 18), (0, 25)));
    assert!(said["contents"]["value"].as_str().unwrap().contains("stands twice"), "{said}");
}

#[test]
fn a_document_may_be_called_anything() {
    let folder = Folder::new(&[("foilint.toml", "[lints]\ndates = \"off\"\n")]);
    let root = uri(&folder, "");
    let open = |root: Value| Session::open(json!({ "capabilities": full(), "rootUri": root })).0;
    let mut session = open(Value::Null);
    for uri in [
        "untitled:Untitled-1",
        "untitled:letter.md",
        "file:///c%3A/My%20letters/a.md",
        "file:///C:/My letters/a.md",
        "file://server/share/%E2%80%99.md",
        "file:///letters/%zz%00%ff.md",
        "git:/a/b.md?%7B%22ref%22%3A%22%22%7D",
        "vscode-notebook-cell:/a.md#ch01",
        "",
        "file:",
        "\u{202e}\n",
    ] {
        assert_eq!(session.opened(uri, "markdown", LETTER).len(), 2, "{uri}");
    }
    assert_eq!(session.close(), 0);
    let mut session = open(json!(root));
    let said = session.opened("untitled:Untitled-1", "markdown", LETTER);
    assert_eq!(codes(&said), ["doubled-word"], "what was never saved is checked as a file of the open folder");
}

#[test]
fn a_text_that_is_no_letter_is_refused_as_on_the_command_line() {
    let mut session = Session::full();
    let said = session.opened(URI, "markdown", "a\0b");
    assert_eq!((said.len(), said[0]["severity"].as_i64()), (1, Some(1)));
    assert!(said[0]["message"].as_str().unwrap().contains("binary"), "{said:?}");
    assert!(session.opened("untitled:empty.md", "markdown", "").is_empty());
}

#[test]
fn a_mark_of_the_byte_order_that_was_left_in_is_counted() {
    let mut session = Session::full();
    let said = session.opened(URI, "markdown", &format!("\u{feff}{SHORT}"));
    assert_eq!(said[0]["range"], range((0, 21), (0, 28)));
}

#[test]
fn the_day_is_read_again_for_every_check() {
    static DAY: AtomicI16 = AtomicI16::new(2);
    let clock = || jiff::civil::date(2026, 11, DAY.load(Ordering::Relaxed) as i8);
    let (server, client) = Connection::memory();
    let settings = Settings { clock: Some(clock), ..Settings::default() };
    let server = std::thread::spawn(move || serve(server, &settings));
    let mut session = Session::of(client, server);
    session.ask("initialize", json!({ "capabilities": full() })).unwrap();
    let text = LETTER.replace("10 May 2023", "10 November 2026").replace("3 May 2023", "3 November 2026");
    let before = session.opened(URI, "markdown", &text);
    DAY.store(21, Ordering::Relaxed);
    session.change(URI, 2, &text);
    let after = session.published(URI).1;
    assert_ne!(before, after, "a letter with a date to come is not as one with a date gone by");
    assert_eq!(session.close(), 0);
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[a-z/:%£]{0,8}".prop_map(Value::from),
        Just(json!(URI)),
        Just(json!({ "uri": URI })),
        Just(range((0, 0), (3, 4))),
    ];
    let key = prop_oneof![
        Just("textDocument"),
        Just("uri"),
        Just("position"),
        Just("range"),
        Just("context"),
        Just("contentChanges"),
        Just("text"),
        Just("version"),
        Just("line"),
        Just("character"),
        Just("start"),
        Just("end"),
        Just("only"),
        Just("diagnostics"),
        Just("command"),
        Just("arguments"),
        Just("settings"),
        Just("foilint"),
        Just("showNotes"),
    ];
    leaf.prop_recursive(4, 24, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..5)
                .prop_map(|fields| fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn no_parameters_end_the_server(said in prop::collection::vec((0usize..10, any_json()), 1..20)) {
        const METHODS: [&str; 10] = [
            "textDocument/hover", "textDocument/codeAction", "workspace/executeCommand", "initialize", "x",
            "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
            "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles",
        ];
        let mut session = Session::full();
        session.opened(URI, "markdown", SHORT);
        for (method, params) in said {
            if method < 5 {
                let _ = session.ask(METHODS[method], params);
            } else {
                session.notify(METHODS[method], params);
            }
        }
        prop_assert_eq!(session.opened("untitled:last.txt", "", LATE).len(), 1);
        prop_assert_eq!(session.close(), 0);
    }
}
