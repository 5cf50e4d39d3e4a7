//! Lists the lint files, phrase files and semantic lints, so that adding one touches no list, and reads the phrase files
//! with foilint's own code, so that no run need do it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

// what reads a phrase file, under the names by which its parts know one another
#[allow(dead_code, unused_imports)]
#[path = "src/lints/phrasebook/book/mod.rs"]
mod book;
#[allow(dead_code, unused_imports)]
#[path = "src/letter/pattern/mod.rs"]
mod pattern;
#[allow(dead_code)]
#[path = "src/lints/counts/runs.rs"]
mod runs;
#[allow(dead_code)]
#[path = "src/text/span.rs"]
mod span;
#[allow(dead_code, unused_imports)]
#[path = "src/letter/words/mod.rs"]
mod words;
#[allow(dead_code)]
#[path = "src/lints/counts/written.rs"]
mod written;
mod letter {
    pub use crate::words::{Gap, Word, WordKind};
    pub(crate) use crate::{pattern, words};
}
mod text {
    pub use crate::span::Span;
}

fn main() {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut out = String::new();
    texts(&mut out, "PHRASE_FILES", &root, &files(&root.join("lints/phrases"), "txt"));
    for (folder, check) in [("semantic", "Check"), ("across", "CheckAcross")] {
        let sources = files(&root.join("src/lints").join(folder), "rs");
        let mut rows = String::new();
        let _ = writeln!(out, "mod {folder} {{");
        for path in &sources {
            let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a source file has a plain name");
            let _ = writeln!(out, "    #[path = {path:?}]\n    pub mod {name};");
            let _ = writeln!(rows, "    ({:?}, {folder}::{name}::check),", name.replace('_', "-"));
        }
        let _ = writeln!(
            out,
            "}}\n/// The functions of `{folder}/`, by lint id.\npub const {}: &[(&str, {check})] = &[\n{rows}];",
            folder.to_uppercase()
        );
    }
    data(&root);
    phrasebook(&root);
    written_for(&root);
    fs::write(env::var("OUT_DIR").expect("cargo sets it") + "/lints.rs", out).expect("the build folder can be written");
    println!("cargo:rerun-if-changed=lints\ncargo:rerun-if-changed=src/lints");
}

/// Writes each lint without its examples, each cue file and each table as MessagePack, which is read many times as fast.
fn data(root: &Path) {
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

/// The lists of wordings of the cue files, compiled; `src/letter/wordings.rs` says what each part is.
#[derive(Default)]
struct Lists {
    texts: String,
    steps: Vec<pattern::Step>,
    firsts: Vec<pattern::First>,
    ways: Vec<pattern::Way>,
    bits: Vec<u64>,
    rows: String,
    count: i64,
}

impl Lists {
    /// Puts the number of its list in place of each list of wordings.
    fn compile(&mut self, value: &mut toml::Value) {
        match value {
            toml::Value::Array(items) if items.iter().all(toml::Value::is_str) && !items.is_empty() => {
                let texts: Vec<&str> = items.iter().filter_map(toml::Value::as_str).collect();
                // a list of something else stays as it is
                if let Some(number) = self.add(&texts) {
                    *value = toml::Value::Integer(number);
                }
            }
            toml::Value::Array(items) => items.iter_mut().for_each(|item| self.compile(item)),
            toml::Value::Table(table) => table.iter_mut().for_each(|(_, value)| self.compile(value)),
            _ => {}
        }
    }

    /// The number of the list, if it is one of wordings.
    fn add(&mut self, texts: &[&str]) -> Option<i64> {
        let mut set = pattern::PatternSet::default();
        texts.iter().try_for_each(|text| set.add(0, text)).ok()?;
        let (table, joined) = (set.table(), texts.join("\n"));
        let single = texts.iter().zip(set.program().chunks(2)).all(|(text, steps)| {
            matches!(steps, [pattern::Step::Word(key), pattern::Step::End(_)] if *key == words::key(text))
        }) && set.program().len() == 2 * texts.len();
        let range = |from: usize, count: usize| (from, from + count);
        let _ = writeln!(
            self.rows,
            "    Compiled {{ text: {:?}, steps: {:?}, firsts: {:?}, ways: {:?}, bits: {:?}, single: {single} }},",
            range(self.texts.len(), joined.len()),
            range(self.steps.len(), set.program().len()),
            range(self.firsts.len(), table.firsts.len()),
            range(self.ways.len(), table.ways.len()),
            range(self.bits.len(), table.bits.len()),
        );
        self.texts += &joined;
        self.steps.extend(set.program());
        self.firsts.extend(table.firsts.iter());
        self.ways.extend(table.ways.iter());
        self.bits.extend(table.bits.iter());
        self.count += 1;
        Some(self.count - 1)
    }

    fn source(&self) -> String {
        let Lists { texts, steps, firsts, ways, bits, rows, .. } = self;
        format!(
            "const TEXTS: &str = {texts:?};\nstatic STEPS: &[Step] = &{steps:?};\nstatic FIRSTS: &[First] = &{firsts:?};\n\
             static WAYS: &[Way] = &{ways:?};\nstatic BITS: &[u64] = &{bits:?};\nstatic LISTS: &[Compiled] = &[\n{rows}];\n"
        )
    }
}

/// Writes the contents of the phrase files as constants.
fn phrasebook(root: &Path) {
    let read = |path: &Path| fs::read_to_string(path).expect("a file that was listed can be read");
    let classes =
        book::Classes::parse(&read(&root.join("lints/words/classes.txt")), &read(&root.join("lints/words/genre.txt")));
    let classes = classes.unwrap_or_else(|error| panic!("lints/words: {error}"));
    let named = files(&root.join("lints/phrases"), "txt").into_iter();
    let texts: Vec<(String, String)> = named.map(|path| (path.display().to_string(), read(&path))).collect();
    let texts = texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let book = book::Book::read(texts, &classes).unwrap_or_else(|error| panic!("{error}"));
    let apart = book::apart(&read(&root.join("lints/words/apart.txt"))).unwrap_or_else(|error| panic!("{error}"));
    let source = format!("{}{}pub static APART: &[u64] = &{apart:?};\n", book.source(), classes.source());
    fs::write(env::var("OUT_DIR").expect("cargo sets it") + "/book.rs", source)
        .expect("the build folder can be written");
}

/// Writes which words are written for which as a constant.
fn written_for(root: &Path) {
    let read = |name: &str| fs::read_to_string(root.join("lints/words").join(name)).expect("the file is there");
    let written = written::Written::read(&read("confusables.txt"), &read("confusable-rules.txt"));
    let source = written.unwrap_or_else(|error| panic!("lints/words: {error}")).source();
    fs::write(env::var("OUT_DIR").expect("cargo sets it") + "/written.rs", source)
        .expect("the build folder can be written");
}

/// A constant of (path below `lints/`, text) pairs.
fn texts(out: &mut String, name: &str, root: &Path, paths: &[PathBuf]) {
    let _ = writeln!(out, "/// Built-in files: path below `lints/`, text.\npub const {name}: &[(&str, &str)] = &[");
    for path in paths {
        let short =
            path.strip_prefix(root.join("lints")).expect("it was found there").to_string_lossy().replace('\\', "/");
        let _ = writeln!(out, "    ({short:?}, include_str!({path:?})),");
    }
    let _ = writeln!(out, "];");
}

/// The files with this ending in a folder and the folders below it, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match path.is_dir() {
            true => found.extend(files(&path, ending)),
            false if path.extension().is_some_and(|found| found == ending) => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}
