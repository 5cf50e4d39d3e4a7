//! One message after the other. A letter is checked when nothing is left to read, so that of a burst of changes only the
//! last one is; what was found is told only if no newer change came meanwhile. No message ends the server but `exit`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use gen_lsp_types::MessageType;
use jiff::civil::Date;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, Response, ResponseError};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::client::{Client, Wishes};
use super::diagnostics;
use super::documents::Documents;
use super::places::Places;
use crate::check::{Options, Run, RunError};
use crate::config::{Config, FILE_NAME, Watched};
use crate::diagnostic::Confidence;
use crate::facts::Given;

/// What a server is started with.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Check as if today were this day.
    pub today: Option<Date>,
    /// What says which day it is, where `today` does not: a server may run over midnight.
    pub clock: Option<fn() -> Date>,
    /// The configuration to use for every letter instead of the nearest one.
    pub config: Option<PathBuf>,
}

/// What is said of a letter on which foilint fails: one that could not be checked never looks clean.
const FAILED: &str = "foilint failed on this letter, which is a fault of foilint; please report it";

/// Where a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Before `initialize`.
    New,
    /// At work.
    Open,
    /// After `shutdown`.
    Down,
}

/// A session with one client.
pub(super) struct Server {
    connection: Connection,
    settings: Settings,
    pub(super) stage: Stage,
    pub(super) client: Client,
    pub(super) wishes: Wishes,
    pub(super) configs: Watched,
    pub(super) documents: Documents,
    today: Option<Date>,
}

/// Serve the client at the other end until it says `exit` or goes away. The exit code is 0 when it said `shutdown`
/// before, else 1.
pub fn serve(connection: Connection, settings: &Settings) -> u8 {
    let mut server = Server {
        connection,
        settings: settings.clone(),
        stage: Stage::New,
        client: Client::default(),
        wishes: Wishes { show_notes: false, min_confidence: Confidence::Medium },
        configs: Watched::new(settings.config.clone()),
        documents: Documents::new(),
        today: None,
    };
    loop {
        let message = if server.has_work() {
            match server.connection.receiver.try_recv() {
                Ok(message) => Some(message),
                Err(error) if error.is_empty() => None,
                Err(_) => return 1,
            }
        } else {
            match server.connection.receiver.recv() {
                Ok(message) => Some(message),
                Err(_) => return 1,
            }
        };
        match message {
            Some(Message::Notification(said)) if said.method == "exit" => return u8::from(server.stage != Stage::Down),
            Some(message) => server.take(message),
            None => server.work(),
        }
    }
}

impl Server {
    /// Answer a request, heed a notification.
    fn take(&mut self, message: Message) {
        match message {
            Message::Request(Request { id, method, params }) => {
                let answer = catch_unwind(AssertUnwindSafe(|| self.answer(&method, params)));
                let response_result = answer.unwrap_or_else(|_| {
                    Err(failure(ErrorCode::InternalError, format!("foilint failed on ‘{method}’; please report it")))
                });
                self.send(Message::Response(Response { id, response_result }));
            }
            Message::Notification(Notification { method, params }) => {
                // there is nobody to tell before the client has introduced itself, nor after it has taken its leave
                if self.stage != Stage::Open {
                    return;
                }
                let heeded = catch_unwind(AssertUnwindSafe(|| self.heed(&method, params)));
                let heeded = heeded.unwrap_or_else(|_| Err(format!("foilint failed on ‘{method}’; please report it")));
                if let Err(what) = heeded {
                    self.tell("window/logMessage", MessageType::Warning, &what);
                }
            }
            // the answer to a registration: where the client refused, changes are noticed at the next check
            Message::Response(_) => {}
        }
    }

    fn has_work(&self) -> bool {
        self.documents.values().any(|document| document.checked.is_none() || !document.published)
    }

    /// Do one piece of the work that waits: check a letter, or tell what was found in one.
    fn work(&mut self) {
        let unchecked = self.documents.iter().find(|(_, document)| document.checked.is_none());
        if let Some(uri) = unchecked.map(|(uri, _)| uri.clone()) {
            self.check(&uri);
            return;
        }
        let untold = self.documents.iter_mut().find(|(_, document)| !document.published);
        if let Some((uri, document)) = untold {
            document.published = true;
            let Some(checked) = &document.checked else { return };
            let shown = catch_unwind(AssertUnwindSafe(|| diagnostics::all(uri, document, checked, &self.client)));
            let shown = shown.unwrap_or_else(|_| vec![diagnostics::whole(FAILED.to_owned())]);
            let params = json!({ "uri": uri, "version": document.version, "diagnostics": shown });
            let message = Notification::new("textDocument/publishDiagnostics".to_owned(), params);
            // when the client is gone, the next message to be read is the end of the stream
            let _ = self.connection.sender.send(message.into());
        }
    }

    /// Check a document, unless that was done for this state of its text and of its configuration.
    pub(super) fn check(&mut self, uri: &str) {
        let today = self.settings.today.or_else(|| self.settings.clock.map(|clock| clock()));
        if today != self.today {
            self.today = today;
            self.documents.values_mut().for_each(|document| document.forget());
        }
        let options = Options {
            given: Given { today, ..Given::default() },
            show_notes: self.wishes.show_notes,
            min_confidence: self.wishes.min_confidence,
            threads: Some(1),
            ..Options::default()
        };
        let Some(document) = self.documents.get_mut(uri) else { return };
        let (client, configs) = (&self.client, &mut self.configs);
        if catch_unwind(AssertUnwindSafe(|| document.check(client, configs, &options))).is_err() {
            let error = RunError { path: String::new(), message: FAILED.to_owned() };
            let run = Run { errors: vec![error], ..Run::default() };
            document.checked = Some(super::documents::Checked {
                run,
                letter: None,
                places: Places::new(&document.text, self.client.unit),
                config: Ok(std::sync::Arc::new(Config::default())),
            });
        }
    }

    /// Ask the client to say when a configuration changes, if it can.
    pub(super) fn watch(&self) {
        if !self.client.watches_files {
            return;
        }
        let watchers = json!([{ "globPattern": format!("**/{FILE_NAME}") }]);
        let registration = json!({
            "id": "foilint-config",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        let params = json!({ "registrations": [registration] });
        self.send(Request::new("foilint-1".to_owned().into(), "client/registerCapability".to_owned(), params).into());
    }

    /// Say something to the user: `window/showMessage`, or in the log `window/logMessage`.
    pub(super) fn tell(&self, method: &str, kind: MessageType, message: &str) {
        self.notify(method, json!({ "type": kind, "message": crate::text::visible(message) }));
    }

    /// Send a notification.
    pub(super) fn notify(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    fn send(&self, message: Message) {
        // when the client is gone, the next message to be read is the end of the stream
        let _ = self.connection.sender.send(message);
    }
}

/// An answer that says what is wrong.
pub(super) fn failure(code: ErrorCode, message: impl Into<String>) -> ResponseError {
    ResponseError { code: code as i32, message: message.into(), data: None }
}

/// The parameters of a message, or what is wrong with them.
pub(super) fn read<T: DeserializeOwned>(method: &str, params: Value) -> Result<T, String> {
    serde_json::from_value(params).map_err(|error| format!("the parameters of ‘{method}’ are wrong: {error}"))
}
