//! The lint files, cue files and tables as MessagePack, which is read many times as fast as TOML.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::files;
use crate::lists::Lists;

/// Writes each lint without its examples, each cue file and each table as MessagePack, which is read many times as fast.
pub fn write(root: &Path) {
    let mut out = "const DATA_FILES: &[(&str, (u32, u32))] = &[\n".to_owned();
    let mut packed = Vec::new();
    let (mut lists, mut prose) = (Lists::default(), Prose::default());
    // a lint file is named like its lint: in the order of the ids
    let mut paths = files(&root.join("lints"), "toml");
    paths.sort_by_key(|path| path.file_stem().map(ToOwned::to_owned));
    for path in paths {
        let name = path.strip_prefix(root.join("lints")).expect("it was found there").with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).expect("a file that was listed can be read");
        let mut value: toml::Table = toml::from_str(&text).unwrap_or_else(|error| panic!("lints/{name}.toml: {error}"));
        value.retain(|key, _| key != "bad" && key != "good");
        if name.starts_with("cues") {
            value.iter_mut().for_each(|(_, value)| lists.compile(value));
        }
        let own_words = if name.contains('/') { value.remove("words") } else { None };
        if let (Some(mut words), Some((_, id))) = (own_words, name.rsplit_once('/')) {
            lists.compile(&mut words);
            let from = packed.len();
            rmp_serde::encode::write(&mut packed, &words).expect("what TOML says can be said in MessagePack");
            let _ = writeln!(out, "    (\"words:{id}\", ({from}, {})),", packed.len());
        }
        value.iter_mut().for_each(|(_, value)| dates(value));
        match name.split_once('/') {
            Some(("tables", _)) => value.iter_mut().for_each(|(key, value)| prose.set_apart_in_rows(key, value)),
            Some(_) => prose.set_apart_in_lint(&mut value),
            None => {}
        }
        let from = packed.len();
        rmp_serde::encode::write(&mut packed, &value).expect("what TOML says can be said in MessagePack");
        let _ = writeln!(out, "    ({name:?}, ({from}, {})),", packed.len());
    }
    let _ = writeln!(
        out,
        "];\nconst PROSE: &str = {:?};\nstatic PIECES: &[(u32, u32)] = &{:?};\nstatic PACKED: &[u8] = include_bytes!(concat!(env!(\"OUT_DIR\"), \"/data.bin\"));",
        prose.text, prose.pieces
    );
    for (file, source) in [("/data.bin", packed), ("/data.rs", out.into()), ("/lists.rs", lists.source().into())] {
        fs::write(env::var("OUT_DIR").expect("cargo sets it") + file, source).expect("the build folder can be written");
    }
}

/// What most runs never read: it is set apart, and its number stands in its place.
#[derive(Default)]
struct Prose {
    text: String,
    pieces: Vec<(u32, u32)>,
}

impl Prose {
    /// What is written in tables and read as it stands.
    const IN_ROWS: [&str; 19] = [
        "source",
        "title",
        "titles",
        "note",
        "notice",
        "name",
        "old",
        "new",
        "match",
        "needs",
        "formal",
        "welsh",
        "aliases",
        "abbreviations",
        "wrong",
        "domains",
        "retired",
        "why",
        "elsewhere",
    ];

    fn set_apart(&mut self, value: &mut toml::Value) {
        let number = toml::Value::Integer(self.pieces.len() as i64);
        if let toml::Value::String(text) = std::mem::replace(value, number) {
            let start = self.text.len() as u32;
            self.text += &text;
            self.pieces.push((start, self.text.len() as u32));
        }
    }

    fn set_apart_in_lint(&mut self, lint: &mut toml::Table) {
        for key in ["title", "since", "explain"] {
            lint.get_mut(key).into_iter().for_each(|value| self.set_apart(value));
        }
        if let Some(source) = lint.get_mut("source").and_then(toml::Value::as_table_mut) {
            source.iter_mut().for_each(|(_, value)| self.set_apart(value));
        }
    }

    /// The value of a key of a table, or what is in it.
    fn set_apart_in_rows(&mut self, key: &str, value: &mut toml::Value) {
        match value {
            toml::Value::String(_) if Prose::IN_ROWS.contains(&key) => self.set_apart(value),
            toml::Value::Array(items) => items.iter_mut().for_each(|item| self.set_apart_in_rows(key, item)),
            toml::Value::Table(table) => table.iter_mut().for_each(|(key, value)| self.set_apart_in_rows(key, value)),
            _ => {}
        }
    }
}

/// Puts a number such as 20240229 in place of each date.
fn dates(value: &mut toml::Value) {
    match value {
        toml::Value::Datetime(toml::value::Datetime { date: Some(date), time: None, offset: None }) => {
            let number = i64::from(date.year) * 10_000 + i64::from(date.month) * 100 + i64::from(date.day);
            *value = toml::Value::Integer(number);
        }
        toml::Value::Array(items) => items.iter_mut().for_each(dates),
        toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| dates(value)),
        _ => {}
    }
}
