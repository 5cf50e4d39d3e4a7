//! The sample template repository is what it shows: adopted with its old faults, checked on a pull request.

mod common;
mod sample;

use common::Folder;
use serde_json::Value;

/// Check it as the action does.
fn check(repository: &Folder) -> common::Said {
    repository.check(&["--format=github", "--fail-on=error", "."])
}

fn json(repository: &Folder) -> Value {
    let said = repository.check(&["--format=json", "."]);
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error} in {}", said.err))
}

#[test]
fn its_baseline_holds_its_faults_back_and_no_more() {
    let repository = sample::repository();
    let said = check(&repository);
    assert_eq!(
        said.code, 0,
        "if lints are new, make the baseline again: ‘foilint baseline create --force’\n{}",
        said.out
    );
    assert!(!said.out.contains("::error"), "{}", said.out);
    assert_eq!(json(&repository)["summary"]["suppressed"], sample::FAULTS.len());
    let pruned = repository.run(&["baseline", "prune"]);
    let kept = std::fs::read_to_string(repository.path().join("foilint-baseline.txt")).unwrap();
    assert_eq!(pruned.code, 0, "{}", pruned.err);
    assert_eq!(kept, include_str!("../fixtures/template-repository/foilint-baseline.txt"), "every row is in use");
}

#[test]
fn its_faults_are_remarked_on_at_their_lines() {
    let repository = sample::without_baseline();
    let said = check(&repository);
    assert_eq!(said.code, 1, "{}", said.err);
    sample::assert_remarks(&said.out);
}

#[test]
fn its_configuration_says_what_is_a_template() {
    let report = json(&sample::repository());
    let letters = report["letters"].as_array().unwrap();
    assert_eq!(letters.len(), 6, "five templates and the README");
    for letter in letters {
        let path = letter["path"].as_str().unwrap();
        let kind = if path.contains("templates/") { "template" } else { "other" };
        assert_eq!(letter["kind"], kind, "{path}");
    }
}

#[test]
fn a_new_error_is_remarked_on_and_its_fix_silences_it() {
    let repository = sample::repository();
    let path = repository.path().join("templates/information-not-held.md");
    let whole = std::fs::read_to_string(&path).unwrap();
    let line = whole.lines().position(|line| line.contains("We have searched")).expect("it stands there");
    let remark = format!("file=templates/information-not-held.md,line={}", line + 1);
    assert!(!check(&repository).out.contains(&remark));
    repository.write(
        "templates/information-not-held.md",
        whole.replace("We have searched", "We have have searched").as_bytes(),
    );
    let said = check(&repository);
    assert_eq!(said.code, 1, "what is new is not held back");
    let found = said.out.lines().any(|line| line.starts_with("::error ") && line.contains(&remark));
    assert!(found, "{}", said.out);
    repository.write("templates/information-not-held.md", whole.as_bytes());
    assert_eq!(check(&repository).code, 0);
}
