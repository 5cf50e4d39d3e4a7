//! The language server over the streams of a process, with a client that frames its messages well and badly.

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use common::Folder;
use serde_json::{Value, json};

const TEXT: &str = "We spent £4,000 – the Council’s own – on the the bins that we own.\n";

/// `foilint lsp` as a child, with its streams.
struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    _folder: Folder,
}

fn framed(message: &Value) -> Vec<u8> {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes()
}

fn request(id: Value, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

fn notification(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

fn opened() -> Value {
    let document = json!({ "uri": "untitled:a.md", "languageId": "markdown", "version": 1, "text": TEXT });
    notification("textDocument/didOpen", json!({ "textDocument": document }))
}

impl Process {
    fn new(arguments: &[&str]) -> Process {
        let folder = Folder::new(&[]);
        let mut command = folder.command(&[&["lsp"], arguments].concat());
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().unwrap());
        Process { child, input, output, _folder: folder }
    }

    /// A process that was greeted.
    fn greeted() -> Process {
        let mut process = Process::new(&[]);
        process.say(&request(json!(1), "initialize", json!({ "capabilities": {} })));
        assert_eq!(process.hear()["result"]["serverInfo"]["name"], "foilint");
        process.say(&notification("initialized", json!({})));
        process
    }

    fn bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn say(&mut self, message: &Value) {
        self.bytes(&framed(message));
    }

    /// The next message.
    fn hear(&mut self) -> Value {
        let mut header = String::new();
        self.output.read_line(&mut header).unwrap();
        let length = header.strip_prefix("Content-Length: ").and_then(|length| length.trim_end().parse().ok());
        let length: usize = length.unwrap_or_else(|| panic!("a header, not {header:?}"));
        self.output.read_line(&mut header).unwrap();
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        let message: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(message["jsonrpc"], "2.0");
        message
    }

    /// The code of the next message, which is an error for this id.
    fn error(&mut self, id: Value) -> i64 {
        let message = self.hear();
        assert_eq!(message["id"], id, "{message}");
        message["error"]["code"].as_i64().unwrap_or_else(|| panic!("an error, not {message}"))
    }

    /// It still serves: a letter is checked.
    fn serves(&mut self) {
        self.say(&opened());
        let said = self.hear();
        let range = &said["params"]["diagnostics"][0]["range"];
        assert_eq!(range["start"], json!({ "line": 0, "character": 41 }), "{said}");
    }

    /// The exit code, once its input has ended; it says nothing on standard error.
    fn ended(mut self) -> i32 {
        drop(self.input.take());
        let mut rest = Vec::new();
        self.output.read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty(), "{}", String::from_utf8_lossy(&rest));
        let output = self.child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
        output.status.code().unwrap()
    }
}

#[test]
fn a_session_over_the_streams_ends_with_0() {
    let mut process = Process::greeted();
    process.serves();
    process.say(&request(json!("last"), "shutdown", Value::Null));
    let said = process.hear();
    assert_eq!((&said["id"], said.get("result")), (&json!("last"), Some(&Value::Null)));
    process.say(&notification("exit", Value::Null));
    // the input stays open: the server does not wait for its end
    let mut rest = Vec::new();
    process.output.read_to_end(&mut rest).unwrap();
    assert_eq!(process.child.wait().unwrap().code(), Some(0));
}

#[test]
fn without_leave_it_ends_with_1() {
    let mut process = Process::greeted();
    process.say(&notification("exit", Value::Null));
    assert_eq!(process.ended(), 1);
    assert_eq!(Process::greeted().ended(), 1);
    assert_eq!(Process::new(&["--stdio"]).ended(), 1);
}

const PARSE: i64 = -32700;
const INVALID: i64 = -32600;

#[test]
fn a_bad_frame_is_an_error_answer_and_the_next_one_is_read() {
    let mut process = Process::greeted();
    for frame in [
        &b"Content-Length: 18446744073709551615\r\n\r\n"[..],
        b"Content-Length: 99999999999999999999999999\r\n\r\n",
        b"Content-Length: 4000000000\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: twelve\r\n\r\n",
        b"Content-Length:\r\n\r\n",
        b"Content-Length: 5\r\n\r\n{\"a\":",
        b"Content-Length: 4\r\n\r\n\xff\xfe\x00\x01",
        b"Content-Length: 0\r\n\r\n",
    ] {
        process.bytes(frame);
        assert_eq!(process.error(Value::Null), PARSE, "{}", String::from_utf8_lossy(frame));
        process.serves();
    }
    let deep = "[".repeat(100_000);
    process.bytes(format!("Content-Length: {}\r\n\r\n{deep}", deep.len()).as_bytes());
    assert_eq!(process.error(Value::Null), PARSE);
    process.serves();
    assert_eq!(process.ended(), 1);
}

#[test]
fn what_stands_between_two_frames_is_an_error_answer_and_the_next_one_is_read() {
    let mut process = Process::greeted();
    for rubbish in [
        &b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"[..],
        b"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"shutdown\"}",
        b"Content-Length",
        &[b'\n', 0xff].repeat(100_000),
    ] {
        process.bytes(rubbish);
        process.say(&opened());
        assert_eq!(process.error(Value::Null), PARSE);
        assert_eq!(process.hear()["method"], "textDocument/publishDiagnostics");
    }
    // a length that is too short leaves the rest of its message there
    process.bytes(b"Content-Length: 2\r\n\r\n{} and more than was said\r\n");
    assert_eq!(process.error(Value::Null), INVALID);
    process.say(&opened());
    assert_eq!(process.error(Value::Null), PARSE);
    process.hear();
    assert_eq!(process.ended(), 1);
}

#[test]
fn json_that_is_no_message_is_answered_with_its_id() {
    let mut process = Process::greeted();
    for (message, id) in [
        (json!([]), Value::Null),
        (json!([request(json!(5), "shutdown", Value::Null)]), Value::Null),
        (json!("shutdown"), Value::Null),
        (json!(null), Value::Null),
        (json!({}), Value::Null),
        (json!({ "id": 7 }), json!(7)),
        (json!({ "id": 8, "method": 8 }), json!(8)),
        (json!({ "method": ["exit"] }), Value::Null),
        (request(Value::Null, "shutdown", Value::Null), Value::Null),
        (request(json!(3_000_000_000_u64), "shutdown", Value::Null), json!(3_000_000_000_u64)),
        (request(json!(1.5), "shutdown", Value::Null), json!(1.5)),
        (request(json!({ "a": 1 }), "shutdown", Value::Null), json!({ "a": 1 })),
    ] {
        process.say(&message);
        assert_eq!(process.error(id), INVALID, "{message}");
    }
    // an answer to nothing is answered by nothing
    process.say(&json!({ "id": null, "error": { "code": -32700, "message": "" } }));
    process.say(&json!({ "id": 99, "result": {} }));
    process.serves();
    assert_eq!(process.ended(), 1);
}

#[test]
fn a_frame_may_come_in_pieces_and_two_at_once() {
    let mut process = Process::greeted();
    for byte in framed(&opened()) {
        process.bytes(&[byte]);
    }
    assert_eq!(process.hear()["params"]["diagnostics"][0]["code"], "doubled-word");
    let body = opened().to_string();
    let headers = [
        format!("content-length:{}\r\ncontent-type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n", body.len()),
        format!("Content-Type: application/vscode-jsonrpc\r\nCONTENT-LENGTH:   {}  \r\n\r\n", body.len()),
        format!("Content-Length: {}\n\n", body.len()),
    ];
    for header in headers {
        process.bytes(format!("{header}{body}").as_bytes());
        assert_eq!(process.hear()["method"], "textDocument/publishDiagnostics", "{header}");
    }
    let hover = |id| request(json!(id), "textDocument/hover", json!({}));
    process.bytes(&[framed(&hover(2)), framed(&hover(3))].concat());
    assert_eq!((process.error(json!(2)), process.error(json!(3))), (-32602, -32602));
    assert_eq!(process.ended(), 1);
}

#[test]
fn a_frame_that_never_ends_ends_with_its_stream() {
    let mut process = Process::greeted();
    process.bytes(b"Content-Length: 90000000\r\n\r\n{\"jsonrpc\"");
    assert_eq!(process.ended(), 1);
    let mut process = Process::greeted();
    process.bytes(b"Content-Length: 5");
    assert_eq!(process.ended(), 1);
}

#[test]
fn a_day_and_a_configuration_may_be_given() {
    let folder = Folder::new(&[("house.toml", "[lints]\nwording = \"off\"\n")]);
    let config = folder.path().join("house.toml");
    let mut process = Process::new(&["--today", "2026-11-21", "--config", config.to_str().unwrap()]);
    process.say(&request(json!(1), "initialize", json!({ "capabilities": {} })));
    process.hear();
    process.say(&opened());
    assert_eq!(process.hear()["params"]["diagnostics"], json!([]));
    assert_eq!(process.ended(), 1);
}
