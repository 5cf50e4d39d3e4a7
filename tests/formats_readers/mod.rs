//! Readers of the formats, as strict as those that matter.

use std::path::Path;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, XmlString};
use serde::Deserialize;
use serde_json::Value;

/// A published schema.
pub struct Schema(jsonschema::Validator);

impl Schema {
    /// The value is as the schema says.
    pub fn holds(&self, value: &Value) {
        let faults: Vec<String> =
            self.0.iter_errors(value).take(5).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/formats").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The schema of this name, with the forms of its strings.
pub fn schema(name: &str) -> Schema {
    Schema(jsonschema::options().should_validate_formats(true).build(&read(name)).expect("a schema"))
}

/// The schema of this name, with every field refused that it does not name.
pub fn strict(name: &str) -> Schema {
    fn close(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                // beside a reference it would refuse what the reference allows
                let open = fields.get("properties").is_some() && fields.get("$ref").is_none();
                if open {
                    fields.insert("additionalProperties".into(), false.into());
                }
                fields.values_mut().for_each(close);
            }
            Value::Array(items) => items.iter_mut().for_each(close),
            _ => {}
        }
    }
    let mut schema = read(name);
    close(&mut schema);
    Schema(jsonschema::options().build(&schema).expect("a schema"))
}

/// A JUnit report.
pub fn junit(text: &str) -> Report {
    Report::deserialize_from_str(text).unwrap_or_else(|error| panic!("{error:?}"))
}

/// The message of a test that failed; an error is another matter.
pub fn failure(case: &TestCase) -> Option<String> {
    match &case.status {
        TestCaseStatus::NonSuccess { kind: NonSuccessKind::Failure, message, .. } => {
            Some(message.as_ref().expect("a failure has a message").to_string())
        }
        _ => None,
    }
}

/// A Checkstyle report: the fields that Checkstyle writes, and no others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkstyle {
    #[serde(rename = "@version")]
    pub version: String,
    #[serde(default)]
    pub file: Vec<CheckstyleFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckstyleFile {
    #[serde(rename = "@name")]
    pub name: String,
    #[serde(default)]
    pub error: Vec<CheckstyleError>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckstyleError {
    #[serde(rename = "@line")]
    pub line: usize,
    #[serde(rename = "@column")]
    pub column: Option<usize>,
    #[serde(rename = "@severity")]
    pub severity: String,
    #[serde(rename = "@message")]
    pub message: String,
    #[serde(rename = "@source")]
    pub source: String,
}

impl Checkstyle {
    pub fn read(text: &str) -> Checkstyle {
        let read: Checkstyle = quick_xml::de::from_str(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(read.version, "4.3");
        read
    }
}

/// Texts as XML 1.0 can hold them: pictures and replacement characters stand for what it cannot.
pub fn in_xml(texts: &[String]) -> Vec<String> {
    let one = |character: char| match character {
        '\t' | '\n' | '\r' => character,
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).unwrap(),
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        _ => character,
    };
    texts.iter().map(|text| text.chars().map(one).collect()).collect()
}

/// The same as this reader of JUnit keeps them: without tabs and carriage returns.
pub fn in_junit(texts: &[String]) -> Vec<String> {
    in_xml(texts).iter().map(|text| XmlString::new(text).as_str().to_owned()).collect()
}

/// A text as it may be shown on a terminal, but for line ends, which a workflow command keeps.
pub fn shown(text: &str) -> String {
    let keep = |piece: &str| foilint::text::visible(piece).into_owned();
    text.split_inclusive(['\r', '\n'])
        .map(|piece| match piece.char_indices().next_back() {
            Some((at, end @ ('\r' | '\n'))) => format!("{}{end}", keep(&piece[..at])),
            _ => keep(piece),
        })
        .collect()
}

/// The path of a relative URI.
pub fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, tail @ ..] = rest {
        if let (b'%', [high, low, after @ ..]) = (first, tail) {
            let digits = std::str::from_utf8(&[*high, *low]).unwrap().to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
            rest = after;
        } else {
            assert!(first.is_ascii_alphanumeric() || b"-._~/".contains(first), "{uri}");
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// A message of SARIF as its reader shows it: no placeholder, no link, doubled braces single.
pub fn message(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text.chars().peekable());
    while let Some(character) = rest.next() {
        if matches!(character, '{' | '}') {
            assert_eq!(rest.next(), Some(character), "a placeholder in {text}");
        }
        out.push(character);
    }
    assert!(!out.replace("\\](", "").contains("]("), "a link in {text}");
    out.replace("\\](", "](")
}

/// A workflow command, read as the runner reads it (`ActionCommand.TryParseV2` of actions/runner).
pub struct Command {
    pub name: String,
    pub properties: Vec<(String, String)>,
    pub data: String,
}

impl Command {
    pub fn read(line: &str) -> Command {
        let rest = line.trim_start().strip_prefix("::").unwrap_or_else(|| panic!("no command: {line}"));
        let (head, data) = rest.split_once("::").unwrap_or_else(|| panic!("no end of the command: {line}"));
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        assert!(["error", "warning", "notice"].contains(&name), "{line}");
        let property = |one: &str| {
            let (key, value) = one.split_once('=').unwrap_or_else(|| panic!("{one} in {line}"));
            let known = ["file", "line", "endLine", "col", "endColumn", "title"];
            assert!(known.contains(&key), "{key} in {line}");
            (key.to_owned(), unescaped(value, &["%0D", "%0A", "%3A", "%2C"]))
        };
        Command {
            name: name.to_owned(),
            properties: properties.trim().split(',').filter(|one| !one.is_empty()).map(property).collect(),
            data: unescaped(data, &["%0D", "%0A"]),
        }
    }

    pub fn property(&self, key: &str) -> Option<&str> {
        self.properties.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// The runner puts back each of these, and the `%` last.
fn unescaped(text: &str, escapes: &[&str]) -> String {
    let character = |escape: &str| char::from(u8::from_str_radix(&escape[1..], 16).unwrap()).to_string();
    let all = escapes.iter().fold(text.to_owned(), |text, escape| text.replace(escape, &character(escape)));
    all.replace("%25", "%")
}
