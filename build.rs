//! Lists the lint files, phrase files and semantic lints, so that adding one touches no list, and reads the phrase files
//! with foilint's own code, so that no run need do it.

#[path = "build/data.rs"]
mod data;
#[path = "build/lists.rs"]
mod lists;

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
    data::write(&root);
    phrasebook(&root);
    written_for(&root);
    fs::write(env::var("OUT_DIR").expect("cargo sets it") + "/lints.rs", out).expect("the build folder can be written");
    println!("cargo:rerun-if-changed=build\ncargo:rerun-if-changed=lints\ncargo:rerun-if-changed=src/lints");
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
    let source = format!(
        "{}{}pub static APART: &[u64] = &{apart:?};\npub static PAIRS: &[u64] = &{:?};\n",
        book.source(),
        classes.source(),
        book.pairs()
    );
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
