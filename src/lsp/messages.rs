//! What each message asks for. A request that is unknown, malformed, out of order or about a place that does not exist
//! is answered with an error; a notification of that sort changes nothing and is noted in the client's log.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, ExecuteCommandOptions, ExecuteCommandParams, HoverParams,
    InitializeResult, MessageType, PositionEncodingKind, ServerCapabilities, ServerInfo,
    TextDocumentContentChangeEvent as Change, TextDocumentIdentifier, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use lsp_server::{ErrorCode, ResponseError};
use serde_json::{Value, json};

use super::actions::{self, EXPLAIN, FIX_ALL, Scene};
use super::client::Client;
use super::documents::Document;
use super::hover;
use super::places::{Places, Unit};
use super::server::{Server, Stage, failure, read};

/// What a request is answered with.
type Answer = Result<Value, ResponseError>;

impl Server {
    /// The answer to a request.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Answer {
        let wrong = |what| failure(ErrorCode::InvalidParams, what);
        match (self.stage, method) {
            (Stage::New, "initialize") => Ok(self.initialize(&params)),
            (Stage::New, _) => Err(failure(ErrorCode::ServerNotInitialized, "‘initialize’ comes first")),
            (Stage::Down, _) => Err(failure(ErrorCode::InvalidRequest, "after ‘shutdown’ only ‘exit’ may come")),
            (Stage::Open, "initialize") => Err(failure(ErrorCode::InvalidRequest, "‘initialize’ comes only once")),
            (Stage::Open, "shutdown") => {
                self.stage = Stage::Down;
                self.documents.clear();
                Ok(Value::Null)
            }
            (Stage::Open, "textDocument/hover") => self.hover(read(method, params).map_err(wrong)?),
            (Stage::Open, "textDocument/codeAction") => self.code_actions(read(method, params).map_err(wrong)?),
            (Stage::Open, "workspace/executeCommand") => self.execute(read(method, params).map_err(wrong)?),
            (Stage::Open, _) => Err(failure(ErrorCode::MethodNotFound, format!("foilint knows no request ‘{method}’"))),
        }
    }

    /// Do what a notification says.
    ///
    /// # Errors
    /// When it cannot be done; then nothing was changed.
    pub(super) fn heed(&mut self, method: &str, params: Value) -> Result<(), String> {
        match method {
            "initialized" => self.watch(),
            "textDocument/didOpen" => {
                let opened = read::<DidOpenTextDocumentParams>(method, params)?.text_document;
                let language = String::from(opened.language_id);
                let document = Document::new(&opened.uri.0, &language, opened.version, opened.text, &self.client);
                self.documents.insert(opened.uri.0, document);
            }
            "textDocument/didChange" => self.change(read(method, params)?)?,
            "textDocument/didClose" => {
                let closed: DidCloseTextDocumentParams = read(method, params)?;
                let uri = closed.text_document.uri.0;
                self.documents.remove(&uri).ok_or_else(|| not_open(&uri))?;
                self.notify("textDocument/publishDiagnostics", json!({ "uri": uri, "diagnostics": [] }));
            }
            // the configuration may have been saved, whether or not the client watches it
            "textDocument/didSave" => {
                let _: DidSaveTextDocumentParams = read(method, params)?;
                self.forget_all();
            }
            "workspace/didChangeWatchedFiles" => self.forget_all(),
            "workspace/didChangeConfiguration" => {
                let settings = params.get("settings").unwrap_or(&Value::Null);
                let faults = self.wishes.take(settings);
                self.forget_all();
                faults.iter().for_each(|fault| self.tell("window/showMessage", MessageType::Warning, fault));
            }
            // cancelling too: a request is answered before the next message is read
            _ => {}
        }
        Ok(())
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.stage = Stage::Open;
        self.client = Client::new(params);
        let faults = params.get("initializationOptions").map(|options| self.wishes.take(options)).unwrap_or_default();
        faults.iter().for_each(|fault| self.tell("window/showMessage", MessageType::Warning, fault));
        let capabilities = ServerCapabilities {
            position_encoding: Some(match self.client.unit {
                Unit::Utf8 => PositionEncodingKind::UTF8,
                Unit::Utf16 => PositionEncodingKind::UTF16,
            }),
            text_document_sync: Some(
                TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::Full),
                    save: Some(true.into()),
                    ..TextDocumentSyncOptions::default()
                }
                .into(),
            ),
            hover_provider: Some(true.into()),
            code_action_provider: Some(
                CodeActionOptions {
                    code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::new(FIX_ALL)]),
                    ..CodeActionOptions::default()
                }
                .into(),
            ),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: vec![EXPLAIN.to_owned()],
                ..ExecuteCommandOptions::default()
            }),
            ..ServerCapabilities::default()
        };
        let info = ServerInfo { name: "foilint".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        let result = InitializeResult { capabilities, server_info: Some(info) };
        let mut result = serde_json::to_value(result).expect("what a server can do is made of JSON");
        if self.client.old_encoding {
            result["offsetEncoding"] = json!(self.client.unit.name());
        }
        result
    }

    fn change(&mut self, params: DidChangeTextDocumentParams) -> Result<(), String> {
        let uri = params.text_document.text_document_identifier.uri.0;
        let document = self.documents.get_mut(&uri).ok_or_else(|| not_open(&uri))?;
        let mut text = None;
        for change in params.content_changes {
            text = Some(match change {
                Change::TextDocumentContentChangeWholeDocument(whole) => whole.text,
                // whole texts were asked for; a client that sends parts all the same is understood
                Change::TextDocumentContentChangePartial(part) => {
                    let mut text = text.unwrap_or_else(|| document.text.clone());
                    let span = Places::new(&text, self.client.unit).span(&text, part.range);
                    let span = span.ok_or_else(|| format!("a change of ‘{uri}’ is outside its text"))?;
                    text.replace_range(span.start..span.end, &part.text);
                    text
                }
            });
        }
        let text = text.unwrap_or_else(|| std::mem::take(&mut document.text));
        document.change(params.text_document.version, text);
        Ok(())
    }

    fn hover(&mut self, params: HoverParams) -> Answer {
        let params = params.text_document_position_params;
        let scene = self.scene(&params.text_document)?;
        let byte = scene.checked.places.byte(&scene.document.text, params.position);
        let byte = byte.ok_or_else(|| outside("the position is"))?;
        Ok(json!(hover::at(&scene, byte)))
    }

    fn code_actions(&mut self, params: CodeActionParams) -> Answer {
        let scene = self.scene(&params.text_document)?;
        let place = scene.checked.places.span(&scene.document.text, params.range);
        let place = place.ok_or_else(|| outside("the range ends before it starts or is"))?;
        Ok(json!(actions::at(&scene, place, params.context.only.as_deref())))
    }

    fn execute(&mut self, params: ExecuteCommandParams) -> Answer {
        let wrong = |what: String| failure(ErrorCode::InvalidParams, what);
        if params.command != EXPLAIN {
            return Err(wrong(format!("foilint knows no command ‘{}’", params.command)));
        }
        let arguments = params.arguments.unwrap_or_default();
        let Some(id) = arguments.first().and_then(Value::as_str) else {
            return Err(wrong(format!("the first argument of {EXPLAIN} is the id of a lint")));
        };
        let uri = arguments.get(1).and_then(Value::as_str);
        let checked = uri.and_then(|uri| self.documents.get(uri)).and_then(|document| document.checked.as_ref());
        let config = match checked.map(|checked| &checked.config) {
            Some(Ok(config)) => config.clone(),
            _ => self.configs.of(None).map_err(|error| wrong(error.to_string()))?,
        };
        let spec = config.lints.get(id).ok_or_else(|| wrong(format!("there is no lint ‘{id}’")))?;
        let text = hover::explanation(spec);
        self.notify("window/showMessage", json!({ "type": MessageType::Info, "message": text }));
        Ok(Value::Null)
    }

    /// An open document, checked in the state it is in.
    fn scene(&mut self, document: &TextDocumentIdentifier) -> Result<Scene<'_>, ResponseError> {
        let (uri, _) = self
            .documents
            .get_key_value(&document.uri.0)
            .ok_or_else(|| failure(ErrorCode::InvalidParams, not_open(&document.uri.0)))?;
        let uri = uri.clone();
        self.check(&uri);
        let (uri, document) = self.documents.get_key_value(&uri).expect("it is open");
        let checked = document.checked.as_ref().expect("it was checked just now");
        Ok(Scene { uri, document, checked, client: &self.client })
    }

    fn forget_all(&mut self) {
        self.documents.values_mut().for_each(Document::forget);
    }
}

fn not_open(uri: &str) -> String {
    format!("the document ‘{uri}’ is not open")
}

fn outside(what: &str) -> ResponseError {
    failure(ErrorCode::InvalidParams, format!("{what} outside the text"))
}
