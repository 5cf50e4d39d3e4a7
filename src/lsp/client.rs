//! What the client can do and wants. It is read leniently: clients send much that is no business of foilint's, and a
//! slip there is no reason to refuse to serve.

use std::path::PathBuf;

use serde_json::Value;

use super::places::Unit;
use super::uri;
use crate::diagnostic::Confidence;

/// A client, as it described itself in `initialize`.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    /// The unit of positions that was agreed on.
    pub unit: Unit,
    /// Whether it asked for a unit as clients of before protocol 3.17 did, and so is told in the same way.
    pub old_encoding: bool,
    /// Whether a diagnostic may carry further places.
    pub related: bool,
    /// Whether code actions may be more than commands.
    pub literal_actions: bool,
    /// Whether edits may name the version of the document they are for.
    pub versioned_edits: bool,
    /// Whether a hover may be Markdown.
    pub markdown_hover: bool,
    /// Whether it watches files when asked to.
    pub watches_files: bool,
    /// The folder that is open, for documents that have no path.
    pub root: Option<PathBuf>,
}

impl Client {
    /// Read the parameters of `initialize`.
    pub(super) fn new(params: &Value) -> Client {
        let capability = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let can = |path: &str| capability(path).and_then(Value::as_bool).unwrap_or_default();
        let lists = |path: &str, wanted: &str| {
            capability(path).and_then(Value::as_array).is_some_and(|list| list.iter().any(|item| item == wanted))
        };
        let old_encoding = capability("general/positionEncodings").is_none() && capability("offsetEncoding").is_some();
        let utf8 = lists("general/positionEncodings", "utf-8") || old_encoding && lists("offsetEncoding", "utf-8");
        let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri"));
        let root_path = || params.get("rootPath").and_then(Value::as_str).map(PathBuf::from);
        Client {
            unit: if utf8 { Unit::Utf8 } else { Unit::Utf16 },
            old_encoding,
            related: can("textDocument/publishDiagnostics/relatedInformation"),
            literal_actions: capability("textDocument/codeAction/codeActionLiteralSupport")
                .is_some_and(Value::is_object),
            versioned_edits: can("workspace/workspaceEdit/documentChanges"),
            markdown_hover: lists("textDocument/hover/contentFormat", "markdown"),
            watches_files: can("workspace/didChangeWatchedFiles/dynamicRegistration"),
            root: folder.and_then(Value::as_str).and_then(uri::path).or_else(root_path),
        }
    }
}

/// What the user set in the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wishes {
    /// Whether notes are shown.
    pub show_notes: bool,
    /// The least confidence that is shown.
    pub min_confidence: Confidence,
}

impl Wishes {
    /// Take over what `settings` says, as `initializationOptions` or as the client's configuration, which may stand
    /// under the key `foilint`. Gives what is wrong with it, in one line each; what is wrong changes nothing.
    pub(super) fn take(&mut self, settings: &Value) -> Vec<String> {
        let settings = settings.get("foilint").unwrap_or(settings);
        let mut faults = Vec::new();
        match settings.get("showNotes") {
            None | Some(Value::Null) => {}
            Some(Value::Bool(show)) => self.show_notes = *show,
            Some(other) => faults.push(format!("the setting showNotes is true or false, not {other}")),
        }
        let least = [Confidence::Low, Confidence::Medium, Confidence::High];
        match settings.get("minConfidence") {
            None | Some(Value::Null) => {}
            Some(value) => match least.into_iter().find(|known| value == known.name()) {
                Some(known) => self.min_confidence = known,
                None => {
                    faults.push(format!("the setting minConfidence is \"low\", \"medium\" or \"high\", not {value}"))
                }
            },
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn unit(capabilities: Value) -> (Unit, bool) {
        let client = Client::new(&json!({ "capabilities": capabilities }));
        (client.unit, client.old_encoding)
    }

    #[test]
    fn utf8_is_taken_where_it_is_offered_and_utf16_else() {
        let offered = |list: Value| unit(json!({ "general": { "positionEncodings": list } }));
        assert_eq!(offered(json!(["utf-16", "utf-8"])), (Unit::Utf8, false));
        assert_eq!(offered(json!(["utf-32", "utf-16"])), (Unit::Utf16, false));
        assert_eq!(offered(json!("utf-8")), (Unit::Utf16, false));
        assert_eq!(unit(json!({})), (Unit::Utf16, false));
    }

    #[test]
    fn an_old_client_is_understood_in_its_own_way() {
        assert_eq!(unit(json!({ "offsetEncoding": ["utf-8", "utf-16"] })), (Unit::Utf8, true));
        assert_eq!(unit(json!({ "offsetEncoding": ["utf-16"] })), (Unit::Utf16, true));
        let both = json!({ "offsetEncoding": ["utf-8"], "general": { "positionEncodings": ["utf-16"] } });
        assert_eq!(unit(both), (Unit::Utf16, false));
    }

    #[test]
    fn any_parameters_are_a_client() {
        for params in [json!(null), json!([]), json!({ "capabilities": 5, "rootUri": {} }), json!("x")] {
            assert!(!Client::new(&params).literal_actions);
        }
    }

    #[test]
    fn a_wrong_wish_is_said_and_changes_nothing() {
        let mut wishes = Wishes { show_notes: false, min_confidence: Confidence::Medium };
        let faults = wishes.take(&json!({ "foilint": { "showNotes": 1, "minConfidence": "lots" } }));
        assert_eq!(faults.len(), 2);
        assert_eq!(wishes, Wishes { show_notes: false, min_confidence: Confidence::Medium });
        assert!(wishes.take(&json!({ "showNotes": true, "minConfidence": "low" })).is_empty());
        assert_eq!(wishes, Wishes { show_notes: true, min_confidence: Confidence::Low });
    }
}
