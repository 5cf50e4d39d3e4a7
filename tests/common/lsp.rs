//! A client of the language server: it speaks to a server in this process and keeps all that was said.

use std::collections::VecDeque;
use std::thread::JoinHandle;
use std::time::Duration;

use foilint::lsp::{Settings, serve};
use lsp_server::{Connection, Message, Notification, Request};
use serde_json::{Value, json};

/// Far longer than any answer takes: only a server that hangs meets it.
const PATIENCE: Duration = Duration::from_secs(120);

/// The day on which every session takes place.
pub fn today() -> jiff::civil::Date {
    "2026-11-21".parse().unwrap()
}

/// A session with a server.
pub struct Session {
    client: Option<Connection>,
    server: Option<JoinHandle<u8>>,
    said: VecDeque<Notification>,
    asked: i32,
    /// Every message of the session, in order: whether the client sent it, and what.
    pub transcript: Vec<(bool, Value)>,
}

impl Session {
    /// A server that was not yet spoken to.
    pub fn new() -> Session {
        let (server, client) = Connection::memory();
        let settings = Settings { clock: Some(today), ..Settings::default() };
        Session::of(client, std::thread::spawn(move || serve(server, &settings)))
    }

    /// A client of this server.
    pub fn of(client: Connection, server: JoinHandle<u8>) -> Session {
        Session { client: Some(client), server: Some(server), said: VecDeque::new(), asked: 0, transcript: Vec::new() }
    }

    /// A server that was told what the client can do, with its answer.
    pub fn open(params: Value) -> (Session, Value) {
        let mut session = Session::new();
        let answer = session.ask("initialize", params).unwrap();
        session.notify("initialized", json!({}));
        (session, answer)
    }

    /// A server for a client that can do everything.
    pub fn full() -> Session {
        Session::open(json!({ "capabilities": full() })).0
    }

    /// Send a message.
    pub fn send(&mut self, message: Message) {
        self.transcript.push((true, serde_json::to_value(&message).unwrap()));
        self.client.as_ref().unwrap().sender.send(message).unwrap();
    }

    /// Send a notification.
    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    /// Send a request and wait for its answer: a result, or the code of an error.
    pub fn ask(&mut self, method: &str, params: Value) -> Result<Value, i32> {
        self.asked += 1;
        let id = lsp_server::RequestId::from(self.asked);
        self.send(Request::new(id.clone(), method.to_owned(), params).into());
        loop {
            if let Message::Response(response) = self.receive() {
                assert_eq!(response.id, id, "answers come in order");
                return response.response_result.map_err(|error| {
                    assert!(!error.message.is_empty());
                    error.code
                });
            }
        }
    }

    fn receive(&mut self) -> Message {
        let message = self.client.as_ref().unwrap().receiver.recv_timeout(PATIENCE).expect("the server is alive");
        self.transcript.push((false, serde_json::to_value(&message).unwrap()));
        match &message {
            Message::Notification(said) => self.said.push_back(said.clone()),
            Message::Request(asked) => {
                let answer = lsp_server::Response::new_ok(asked.id.clone(), Value::Null);
                self.send(answer.into());
            }
            Message::Response(_) => {}
        }
        message
    }

    /// The parameters of the next notification of a method.
    pub fn told(&mut self, method: &str) -> Value {
        loop {
            if let Some(at) = self.said.iter().position(|said| said.method == method) {
                return self.said.remove(at).unwrap().params;
            }
            self.receive();
        }
    }

    /// What is published next for a document: version and diagnostics.
    pub fn published(&mut self, uri: &str) -> (Option<i64>, Vec<Value>) {
        loop {
            let params = self.told("textDocument/publishDiagnostics");
            if params["uri"] == uri {
                return (params["version"].as_i64(), params["diagnostics"].as_array().unwrap().clone());
            }
        }
    }

    /// Open a document and wait for what is found in it.
    pub fn opened(&mut self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
        self.published(uri).1
    }

    /// Give a document a new text.
    pub fn change(&mut self, uri: &str, version: i32, text: &str) {
        let params =
            json!({ "textDocument": { "uri": uri, "version": version }, "contentChanges": [{ "text": text }] });
        self.notify("textDocument/didChange", params);
    }

    /// The code actions for a range, of some kinds.
    pub fn actions(&mut self, uri: &str, range: &Value, only: Option<&[&str]>) -> Vec<Value> {
        let context = json!({ "diagnostics": [], "only": only });
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": context });
        self.ask("textDocument/codeAction", params).unwrap().as_array().unwrap().clone()
    }

    /// Take leave as the protocol has it: the exit code.
    pub fn close(&mut self) -> u8 {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.notify("exit", Value::Null);
        self.server.take().unwrap().join().expect("the server does not panic")
    }
}

/// What a client of today can do.
pub fn full() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-8", "utf-16"] },
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true, "versionSupport": true, "codeDescriptionSupport": true, "dataSupport": true },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "source.fixAll"] } }, "isPreferredSupport": true },
            "hover": { "contentFormat": ["markdown", "plaintext"] },
        },
        "workspace": {
            "workspaceEdit": { "documentChanges": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    })
}

/// The range from one place to another, each a line and a character.
pub fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let place = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
    json!({ "start": place(start), "end": place(end) })
}

/// A text with the edits of a workspace edit made, by a client that counts in UTF-16.
pub fn edited(text: &str, edit: &Value) -> String {
    let edits = edit.pointer("/documentChanges/0/edits").cloned().unwrap_or_else(|| {
        edit["changes"].as_object().unwrap().values().next().expect("one document is edited").clone()
    });
    let lines = foilint::text::LineIndex::new(text);
    let byte = |place: &Value| {
        let number = |key: &str| place[key].as_u64().unwrap() as usize;
        lines.byte_utf16(text, number("line") + 1, number("character") + 1).expect("the place exists")
    };
    let edits: Vec<foilint::text::Edit> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let span = foilint::text::Span::new(byte(&edit["range"]["start"]), byte(&edit["range"]["end"]));
            foilint::text::Edit::replace(span, edit["newText"].as_str().unwrap())
        })
        .collect();
    foilint::text::Edit::apply_all(&edits, text).expect("edits do not overlap")
}
