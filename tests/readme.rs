//! The README and CONTRIBUTING say only what is true: their commands, options, paths, examples and the screen of output.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use foilint::cli::{self, CLEAN, Environment, FAILED, FINDINGS, Streams};
use foilint::config::Config;
use serde_json::Value;

const README: &str = include_str!("../README.md");
const CONTRIBUTING: &str = include_str!("../CONTRIBUTING.md");
const LETTER: &str = "fixtures/letters/bad-05-gwent-2022-03.txt";

/// The code blocks of a page: language, text.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let (mut found, mut open): (Vec<(&str, String)>, bool) = (Vec::new(), false);
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(language) if !open => found.push((language, String::new())),
            None if open => found.last_mut().expect("a block is open").1 += &format!("{line}\n"),
            _ => {}
        }
        open ^= line.starts_with("```");
    }
    found
}

/// The block that begins with a comment which names a file.
fn file_block(name: &str) -> String {
    let head = format!("# {name}\n");
    blocks(README).into_iter().find(|(_, text)| text.starts_with(&head)).expect("the README shows this file").1
}

/// The pieces of `code` in the running text of a page.
fn spans(page: &str) -> Vec<&str> {
    page.split("\n```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// What follows `foilint` in every command of both pages, whether run by cargo or not.
fn commands() -> Vec<Vec<String>> {
    let shell = [README, CONTRIBUTING].into_iter().flat_map(blocks).filter(|(language, _)| *language == "sh");
    let lines = shell.flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>());
    let inline = [README, CONTRIBUTING].into_iter().flat_map(spans).map(str::to_owned);
    let of = |line: String| {
        let rest = line.strip_prefix("foilint ").or_else(|| line.split_once(" -- ").map(|(_, rest)| rest))?;
        Some(rest.split_whitespace().map(|word| word.replace("letter.txt", LETTER)).collect())
    };
    lines.chain(inline).filter_map(of).collect()
}

/// Run foilint here: exit code, standard output, standard error.
fn foilint(args: &[String]) -> (u8, String, String) {
    let environment = Environment { today: Some("2026-11-21".parse().unwrap()), ..Environment::default() };
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut streams = Streams { stdin: &mut std::io::empty(), stdout: &mut stdout, stderr: &mut stderr };
    let words = std::iter::once("foilint").chain(args.iter().map(String::as_str)).map(OsString::from);
    let code = cli::run(words, &environment, &mut streams);
    (code, String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

/// A folder with the README's configuration, lint and phrases, for one test.
fn folder(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme").join(name);
    for part in ["lints", "phrases", "tables", "approved"] {
        fs::create_dir_all(root.join("foi").join(part)).unwrap();
    }
    fs::write(root.join("foilint.toml"), file_block("foilint.toml")).unwrap();
    fs::write(root.join("foilint-baseline.txt"), "# foilint baseline 1\n").unwrap();
    fs::write(root.join("foi/lints/pursuant-to.toml"), file_block("pursuant-to.toml")).unwrap();
    fs::write(root.join("foi/phrases/house.txt"), file_block("house.txt")).unwrap();
    for table in ["threat-levels.toml", "superseded.toml"] {
        fs::write(root.join("foi/tables").join(table), file_block(table)).unwrap();
    }
    root
}

/// What is found in a text under the README's configuration.
fn check(name: &str, lint: &str, text: &str) -> Vec<Value> {
    let root = folder(name);
    let letter = root.join("letter.txt");
    fs::write(root.join("foilint.toml"), file_block("foilint.toml").replace("[kind]", "[kind]\n\"**\" = \"letter\""))
        .unwrap();
    fs::write(&letter, text).unwrap();
    let mut args = words("check --format json --select");
    args.extend([lint.to_owned(), letter.to_str().unwrap().to_owned()]);
    let (code, stdout, stderr) = foilint(&args);
    assert_ne!(code, FAILED, "{stderr}");
    serde_json::from_str::<Value>(&stdout).unwrap()["diagnostics"].as_array().unwrap().clone()
}

#[test]
fn the_screen_is_what_the_first_command_prints() {
    let blocks = blocks(README);
    assert_eq!(blocks[0].1, format!("cargo run --release -- check {LETTER}\n"));
    let (code, stdout, _) = foilint(&words(&format!("check {LETTER}")));
    assert_eq!(code, FINDINGS, "the README says that it ends with 1");
    let mut printed = stdout.lines().map(str::trim_end);
    for line in blocks[1].1.lines().filter(|line| !matches!(*line, "" | "…")) {
        assert!(printed.any(|printed| printed == line), "not printed, or not in this order: {line}\n\n{stdout}");
    }
}

#[test]
fn the_second_command_is_the_tests() {
    let (_, section) = README.split_once("\n## Tests\n").expect("`.ci/run` looks for this heading");
    assert_eq!(blocks(section)[0].1, "cargo test\n");
    assert_eq!(blocks(README)[2].1, "cargo test\n");
}

#[test]
fn every_command_and_option_exists() {
    let commands = commands();
    assert!(commands.len() > 10, "the commands were not found");
    for command in commands {
        // `foilint explain` in a sentence lacks what it explains
        let args = if command.len() == 1 { vec![command[0].clone(), "--help".into()] } else { command.clone() };
        let (code, _, stderr) = foilint(&args);
        assert!(code != FAILED, "foilint {}: {stderr}", command.join(" "));
    }
    let (_, help, _) = foilint(&words("check --help"));
    for option in [README, CONTRIBUTING].into_iter().flat_map(spans).filter(|span| span.starts_with("--")) {
        let name = option.split([' ', '=']).next().unwrap();
        assert!(help.contains(&format!("{name} <")) || help.contains(&format!("{name}  ")), "{option} is no option");
    }
}

#[test]
fn the_paths_exist() {
    let links = [README, CONTRIBUTING].into_iter().flat_map(|page| page.split("](").skip(1));
    let links = links.map(|rest| rest.split([')', '#']).next().unwrap()).filter(|link| !link.starts_with("http"));
    let roots = ["src/", "lints/", "tests/", "fixtures/", ".ci/", ".github/", "build.rs", "deny.toml"];
    let named = [README, CONTRIBUTING].into_iter().flat_map(spans);
    let named = named.filter(|span| roots.iter().any(|root| span.starts_with(root)) && !span.contains(['<', '*']));
    let paths: BTreeSet<&str> = links.chain(named).collect();
    assert!(paths.len() > 10, "the paths were not found");
    for path in paths {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path} does not exist");
    }
}

#[test]
fn the_configuration_is_accepted_and_has_every_key() {
    let root = folder("config");
    let config = Config::read(&root.join("foilint.toml")).unwrap_or_else(|error| panic!("{error}"));
    let set: BTreeSet<&str> = config.settings.iter().map(|setting| setting.key.as_str()).collect();
    // a key that is nothing like any other is answered with the list of all
    for (table, prefix) in [("", ""), ("[deadlines]\n", "deadlines."), ("[contact]\n", "contact.")] {
        let file = root.join("unknown.toml");
        fs::write(&file, format!("{table}zzzzzzzzzz = 1\n")).unwrap();
        let error = Config::read(&file).err().expect("this is no key").message;
        for key in error.split_once("the keys are ").expect("it lists the keys").1.split(", ") {
            let key = format!("{prefix}{key}");
            let sets =
                |set: &&&str| set.strip_prefix(&key).is_some_and(|rest| rest.is_empty() || ".[".contains(&rest[..1]));
            assert!(set.iter().any(|name| sets(&name)), "the example lacks {key}");
        }
    }
    let args = ["config".to_owned(), root.join("foilint.toml").to_str().unwrap().to_owned()];
    assert_eq!(foilint(&args).0, CLEAN);
}

#[test]
fn the_lint_does_what_its_examples_say() {
    let file: toml::Table = file_block("pursuant-to.toml").parse().unwrap();
    let examples = |name: &str| file[name].as_array().unwrap().clone();
    assert!(examples("bad").len() >= 2 && examples("good").len() >= 3);
    for example in examples("good") {
        let found = check("lint", "pursuant-to", example["text"].as_str().unwrap());
        assert!(found.is_empty(), "{found:?}");
    }
    for example in examples("bad") {
        let marked = example["text"].as_str().unwrap();
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (wrong, after) = rest.split_once('⟧').unwrap();
        let found = check("lint", "pursuant-to", &format!("{before}{wrong}{after}"));
        assert_eq!(found.len(), 1, "{marked}");
        assert_eq!(found[0]["span"]["start"]["byte"], before.len());
        assert_eq!(found[0]["excerpt"], wrong);
        if let Some(becomes) = example.get("becomes") {
            let instead = found[0]["fix"]["edits"][0]["replacement"].as_str().unwrap();
            assert_eq!(becomes.as_str().unwrap(), format!("{before}{instead}{after}"));
        }
    }
}

#[test]
fn the_phrases_are_used() {
    let near = "Thank you writing to the information rights team about Ann Example. We hold none.\n";
    assert_eq!(check("phrases", "broken-phrase", near).len(), 1);
    let broken = "Please write to the information right team. We hold none.\n";
    assert_eq!(check("phrases", "broken-phrase", broken).len(), 1);
    let good = "Thank you for writing to the information rights team about Ann Example. We hold none.\n";
    assert!(check("phrases", "broken-phrase", good).is_empty());
}
