//! `foilint.schema.json` and the reader of `foilint.toml` accept the same: every key, every name, every type. What an
//! editor offers is what foilint takes, and the file that `foilint init` writes is both.

mod common;

use std::collections::BTreeSet;
use std::fs;

use common::Folder;
use foilint::config::Config;
use jsonschema::Validator;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../foilint.schema.json");

/// The tables with keys of their own: what to write before a key, and where the schema has them.
const TABLES: [(&str, &str); 4] = [
    ("", ""),
    ("[deadlines]\n", "/properties/deadlines"),
    ("[contact]\n", "/properties/contact"),
    ("[[overrides]]\nfiles = \"*\"\n", "/properties/overrides/items"),
];

/// The keys with names to choose from: what to write so that a wrong name is there, and where the schema has them.
const CHOICES: [(&str, &str); 4] = [
    ("regime = \"zzz\"", "/properties/regime/enum"),
    ("stage = \"zzz\"", "/properties/stage/enum"),
    ("[lints]\nwording = \"zzz\"", "/$defs/levels/additionalProperties/enum"),
    ("[kind]\n\"*\" = \"zzz\"", "/properties/kind/additionalProperties/enum"),
];

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("foilint.schema.json is JSON")
}

fn validator() -> Validator {
    jsonschema::meta::validate(&schema()).unwrap_or_else(|error| panic!("foilint.schema.json is no schema: {error}"));
    jsonschema::validator_for(&schema()).unwrap_or_else(|error| panic!("foilint.schema.json is no schema: {error}"))
}

/// What foilint says of a configuration; `None` when it takes it.
fn fault(text: &str) -> Option<String> {
    let folder = Folder::new(&[("foilint.toml", text)]);
    for name in ["foilint/lints", "foilint/phrases", "foilint/tables", "foilint/approved", "foi"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    Config::read(&folder.path().join("foilint.toml")).err().map(|error| error.message)
}

/// A configuration as the schema sees it.
fn as_json(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error} in {text}"));
    serde_json::to_value(table).expect("what these tables hold is JSON too")
}

/// What an error lists after `head`, without quotation marks.
fn listed(error: &str, head: &str) -> BTreeSet<String> {
    let (_, rest) = error.split_once(head).unwrap_or_else(|| panic!("‘{head}’ is not in: {error}"));
    rest.split(", ").map(|name| name.trim_matches('"').to_owned()).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

fn same(what: &str, reader: &BTreeSet<String>, schema: &BTreeSet<String>) {
    let lacking: Vec<_> = reader.difference(schema).collect();
    assert!(
        lacking.is_empty(),
        "foilint takes {lacking:?} in {what}; add it to foilint.schema.json, with a description"
    );
    let odd: Vec<_> = schema.difference(reader).collect();
    assert!(odd.is_empty(), "foilint.schema.json has {odd:?} in {what}, which foilint refuses; take it out");
}

#[test]
fn the_schema_has_every_key_and_no_other() {
    for (head, place) in TABLES {
        // a key that is nothing like any other is answered with the list of all
        let error = fault(&format!("{head}zzzzzzzzzz = 1\n")).expect("this is no key");
        let table = if place.is_empty() { schema() } else { schema().pointer(place).expect("it is there").clone() };
        let keys = table["properties"].as_object().expect("it has properties").keys().map(String::as_str);
        same(if place.is_empty() { "the file" } else { head.trim() }, &listed(&error, "the keys are "), &set(keys));
        assert_eq!(table["additionalProperties"], json!(false), "{place}: any other key is an error");
    }
    let with_keys = schema()["properties"].as_object().expect("it has properties").clone();
    for (key, _) in with_keys.iter().filter(|(_, value)| value.get("properties").is_some()) {
        assert!(TABLES.iter().any(|(_, place)| *place == format!("/properties/{key}")), "add {key} to TABLES here");
    }
}

#[test]
fn the_schema_has_every_name_and_no_other() {
    for (text, place) in CHOICES {
        let error = fault(text).expect("this is no name");
        let schema = schema();
        let names = schema.pointer(place).and_then(Value::as_array).unwrap_or_else(|| panic!("{place} is not there"));
        same(text, &listed(&error, "write one of "), &set(names.iter().map(|name| name.as_str().expect("a name"))));
    }
}

#[test]
fn every_key_is_explained() {
    let schema = schema();
    for (_, place) in TABLES {
        let table = if place.is_empty() { &schema } else { schema.pointer(place).expect("it is there") };
        for (key, value) in table["properties"].as_object().expect("it has properties") {
            let text = value["description"].as_str().unwrap_or_default();
            assert!(text.ends_with('.'), "{place}: {key} has no description in whole sentences");
        }
    }
}

#[test]
fn every_lint_and_group_may_be_named() {
    let (config, validator) = (Config::default(), validator());
    let ids = config.lints.specs().iter().map(|spec| spec.id.as_str()).chain(config.lints.groups());
    for name in ids {
        assert!(validator.is_valid(&json!({ "lints": { name: "off" } })), "{name} does not fit the schema's pattern");
    }
}

#[test]
fn both_take_the_same_values() {
    let validator = validator();
    let taken = [
        "",
        "complete = false",
        "include = \"*.md\"",
        "include = [\"a\", \"b\"]",
        "exclude = []",
        "lints-dir = \"foi\"",
        "[contact]\nphone = [\"1\", \"2\"]\naddress = \"3\"",
        "[deadlines]\nreview-ask = 1\nreview-answer = 1000",
        "[lints]\ndates = \"off\"\ndoubled-word = \"error\"",
        "[[overrides]]\nfiles = [\"a\", \"b\"]\n[overrides.lints]\ndates = \"off\"",
        "[[overrides]]\nfiles = \"a\"",
        "[kind]\n\"a b/**\" = \"fragment\"",
    ];
    let refused = [
        "authority = 1",
        "authority = [\"a\"]",
        "regime = [\"foia\"]",
        "regime = \"FOIA\"",
        "stage = true",
        "complete = \"yes\"",
        "include = 5",
        "include = [1]",
        "deadlines = 20",
        "contact = \"foi@example.org\"",
        "[contact]\nfax = \"1\"",
        "[deadlines]\nreview-ask = 0",
        "[deadlines]\nreview-ask = 1001",
        "[deadlines]\nreview-ask = \"40\"",
        "[deadlines]\nreview-ask = 20.5",
        "lints = \"off\"",
        "[lints]\ndates = true",
        "[lints]\n\"Not a lint\" = \"off\"",
        "[[overrides]]\nlints = { dates = \"off\" }",
        "[[overrides]]\nfiles = []",
        "[[overrides]]\nfiles = \"a\"\nkind = \"letter\"",
        "[overrides]\nfiles = \"a\"",
        "[kind]\n\"*\" = 1",
    ];
    for text in taken {
        assert_eq!(fault(text), None, "foilint refuses what the schema should take: {text}");
        assert!(validator.is_valid(&as_json(text)), "the schema refuses what foilint takes: {text}");
    }
    for text in refused {
        assert!(fault(text).is_some(), "foilint takes what the schema should refuse: {text}");
        assert!(!validator.is_valid(&as_json(text)), "the schema takes what foilint refuses: {text}");
    }
}

/// What `foilint init` writes, and the same with every setting in use.
fn template() -> (String, String) {
    let said = Folder::new(&[]).run(&["init", "--stdout"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let used: Vec<&str> = said
        .out
        .lines()
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(' ')).unwrap_or(line))
        .collect();
    let used = used.join("\n");
    (said.out, used)
}

#[test]
fn the_file_of_init_sets_nothing_until_it_is_told_to() {
    let (text, used) = template();
    assert_eq!(as_json(&text), json!({}));
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')));
    for text in [&text, &used] {
        assert_eq!(fault(text), None, "foilint refuses what it wrote itself");
        let errors: Vec<String> = validator().iter_errors(&as_json(text)).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_file_of_init_has_every_key() {
    let used = as_json(&template().1);
    let schema = schema();
    for (head, place) in TABLES {
        let (known, used) = match place {
            "" => (&schema, &used),
            "/properties/overrides/items" => (schema.pointer(place).expect("it is there"), &used["overrides"][0]),
            _ => (schema.pointer(place).expect("it is there"), &used[head.trim().trim_matches(['[', ']'])]),
        };
        for key in known["properties"].as_object().expect("it has properties").keys() {
            assert!(used.get(key).is_some(), "src/cli/init.toml lacks {key} {}", head.trim());
        }
    }
}

#[test]
fn init_writes_once_and_never_over_a_file() {
    let folder = Folder::new(&[("letters/a.txt", common::CLEAN)]);
    let said = folder.run(&["init", "letters"]);
    assert_eq!((said.code, said.out.contains("letters/foilint.toml was written")), (0, true), "{}", said.err);
    assert_eq!(fs::read_to_string(folder.path().join("letters/foilint.toml")).unwrap(), template().0);
    assert_eq!(folder.check(&["letters"]).code, 0, "a letter is checked with it");
    folder.write("letters/foilint.toml", b"authority = \"Kent Police\"\n");
    folder.run(&["init", "letters"]).refused(&["letters/foilint.toml", "was not changed"]);
    let kept = fs::read_to_string(folder.path().join("letters/foilint.toml")).unwrap();
    assert_eq!(kept, "authority = \"Kent Police\"\n");
    folder.run(&["init", "nowhere"]).refused(&["nowhere", "no such folder"]);
    assert_eq!(folder.run(&["init"]).code, 0);
    assert!(folder.path().join("foilint.toml").exists(), "without a folder it is this one");
}

#[cfg(unix)]
#[test]
fn init_does_not_follow_a_link_that_leads_nowhere() {
    let folder = Folder::new(&[]);
    std::os::unix::fs::symlink("elsewhere.toml", folder.path().join("foilint.toml")).unwrap();
    folder.run(&["init"]).refused(&["foilint.toml", "was not changed"]);
    assert!(!folder.path().join("elsewhere.toml").exists());
}
