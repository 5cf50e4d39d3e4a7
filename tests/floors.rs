//! Imports go downward only: a module uses lower floors, never its own floor's other modules, never a higher one.

use std::fs;
use std::path::{Path, PathBuf};

/// The floors, lowest first.
const FLOORS: [&[&str]; 8] = [
    &["text"],
    &["diagnostic", "tables", "letter"],
    &["facts"],
    &["lints"],
    &["config"],
    &["check"],
    &["report", "lsp"],
    &["cli", "api"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|modules| modules.contains(&module))
}

/// The module path of a source file below `src`: `lints/kinds/phrase.rs` is `lints::kinds::phrase`.
fn module_path(file: &str) -> Vec<&str> {
    file.trim_end_matches(".rs").split('/').filter(|part| *part != "mod").collect()
}

/// Every import of a source text that points up or sideways, as "file: path".
fn faults(file: &str, text: &str) -> Vec<String> {
    let path = module_path(file);
    let Some(own) = path.first().and_then(|module| floor(module)) else {
        return if matches!(file, "lib.rs" | "main.rs") {
            Vec::new()
        } else {
            vec![format!("{file}: its module stands on no floor")]
        };
    };
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let mut used: Vec<String> = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        used.extend(first_segments(&code[at + "crate::".len()..]));
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") || code[..at].ends_with(|char: char| char.is_alphanumeric() || char == '_') {
            continue;
        }
        let mut rest = &code[at..];
        let mut up = 0;
        while let Some(next) = rest.strip_prefix("super::") {
            (rest, up) = (next, up + 1);
        }
        // an inner `mod x { … }` is one deeper than its file
        let inner = code[..at].match_indices("mod ").any(|(at, _)| {
            code[at..].split([';', '{']).next().is_some_and(|head| code[at + head.len()..].starts_with('{'))
        });
        if up > path.len() || up == path.len() && !inner {
            used.extend(first_segments(rest));
        }
    }
    let points_up =
        |module: &String| floor(module).is_none_or(|other| other > own || other == own && module != path[0]);
    used.iter().filter(|module| points_up(module)).map(|module| format!("{file}: crate::{module}")).collect()
}

/// The first names of an import: one, or each of a `{…}` group.
fn first_segments(rest: &str) -> Vec<String> {
    let name =
        |text: &str| text.trim().chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let (mut depth, mut names, mut start) = (0, Vec::new(), 0);
    for (at, char) in group.char_indices() {
        match char {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(&group[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(&group[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn imports_go_downward_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 30, "the sources were found");
    let faults: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let short = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            faults(&short, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn an_import_that_points_up_is_found() {
    assert_eq!(faults("text/span.rs", "use crate::letter::Letter;"), ["text/span.rs: crate::letter"]);
    assert_eq!(faults("facts/dates.rs", "fn f() -> crate::lints::Spec { todo() }"), ["facts/dates.rs: crate::lints"]);
    assert_eq!(faults("text/a.rs", "use crate::{text::Span, check::{Run, Options}};"), ["text/a.rs: crate::check"]);
}

#[test]
fn an_import_that_points_sideways_is_found() {
    assert_eq!(faults("tables/events.rs", "use crate::letter::Letter;"), ["tables/events.rs: crate::letter"]);
    assert_eq!(faults("letter/words.rs", "use super::super::tables::Tables;"), ["letter/words.rs: crate::tables"]);
}

#[test]
fn an_import_that_points_down_or_stays_inside_is_fine() {
    assert!(
        faults("lints/kinds/phrase.rs", "use super::super::{Cx, Findings};\nuse crate::letter::Block; // crate::check")
            .is_empty()
    );
    assert!(faults("letter/words.rs", "mod tests { use super::super::words::key; }").is_empty());
}

#[test]
fn a_module_without_a_floor_is_found() {
    assert_eq!(faults("helpers.rs", ""), ["helpers.rs: its module stands on no floor"]);
}

#[test]
fn only_main_reads_the_clock_and_the_environment() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let own =
        |path: &&PathBuf| !path.ends_with("main.rs") && !path.components().any(|part| part.as_os_str() == "tests");
    for path in sources(&root).iter().filter(own) {
        let text = fs::read_to_string(path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for forbidden in ["std::env", "env::var", "SystemTime", "Timestamp::now", "Instant::now"] {
            assert!(!code.contains(forbidden), "{} uses {forbidden}", path.display());
        }
    }
}

#[test]
fn only_config_and_check_read_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let short = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        if ["fs::read", "File::open", "read_dir"].iter().any(|call| code.contains(call)) {
            assert!(short.starts_with("config/") || short.starts_with("check/"), "{short} reads files");
        }
    }
}

#[test]
fn main_is_thin() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(main.lines().count() < 40, "main.rs has {} lines", main.lines().count());
}
