//! The sample template repository, copied so that a test may change it.
#![allow(dead_code)]

use std::fs;
use std::path::Path;

use crate::common::Folder;

/// What stands wrong in it, and in its baseline: file, lint.
pub const FAULTS: [(&str, &str); 3] = [
    ("templates/internal-review.txt", "doubled-word"),
    ("templates/refusal-section-31.md", "doubled-word"),
    ("templates/refusal-section-31.md", "drift-deadline"),
];

/// A copy of it.
pub fn repository() -> Folder {
    let copy = Folder::new(&[]);
    copy_into(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/template-repository"), copy.path());
    copy
}

/// A copy of it as it was before foilint was taken up with a baseline.
pub fn without_baseline() -> Folder {
    let copy = repository();
    let config = copy.path().join("foilint.toml");
    let text = fs::read_to_string(&config).unwrap();
    let line = "baseline = \"foilint-baseline.txt\"\n";
    assert!(text.contains(line), "its configuration names the baseline");
    fs::write(config, text.replace(line, "")).unwrap();
    fs::remove_file(copy.path().join("foilint-baseline.txt")).unwrap();
    copy
}

fn copy_into(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy_into(&path, &target),
            false => drop(fs::copy(&path, &target).unwrap()),
        }
    }
}

/// Each fault is a workflow command that GitHub shows at its line.
pub fn assert_remarks(said: &str) {
    for (file, lint) in FAULTS {
        let found = said.lines().any(|line| {
            line.starts_with(&format!("::error file={file},line=")) && line.contains(&format!("title={lint}"))
        });
        assert!(found, "{lint} in {file} is not remarked on:\n{said}");
    }
}
