//! What reaches a user beside the program: the package of crates.io, the manual, completions, hooks and their page.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use common::Folder;
use yaml_rust2::YamlLoader;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const PAGES: [&str; 2] = ["docs/ci.md", "docs/library.md"];

/// The commands that `--help` lists, `help` apart.
fn commands() -> BTreeSet<String> {
    let help = Folder::new(&[]).run(&["--help"]).out;
    let (_, list) = help.split_once("Commands:\n").expect("it lists the commands");
    let names = list.lines().take_while(|line| line.starts_with("  ")).filter(|line| !line.starts_with("   "));
    names.map(|line| line.split_whitespace().next().unwrap().to_owned()).filter(|name| name != "help").collect()
}

#[test]
fn the_package_holds_what_is_built_and_no_letter() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["package", "--list", "--allow-dirty", "--offline"]).current_dir(ROOT);
    let listed = cargo.output().unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap().replace('\\', "/");
    let packed: BTreeSet<&str> = listed.lines().collect();
    for name in [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "build.rs",
        "foilint.schema.json",
        "docs/library.md",
        "src/main.rs",
        "src/lib.rs",
        "src/cli/init.toml",
        "lints/wording/doubled-word.toml",
        "lints/tables/threat-levels.toml",
    ] {
        assert!(packed.contains(name), "{name} is not in the package");
    }
    // whatever is made part of the program must be there to build it
    for folder in ["src", "build", "lints"] {
        for name in files(folder).iter().filter(|name| !name.contains("/ngrams/") && !name.ends_with(".py")) {
            assert!(packed.contains(name.as_str()), "{name} is not in the package");
        }
    }
    for name in &packed {
        let top = name.split('/').next().unwrap();
        let inside = ["src", "build", "lints", "docs"].contains(&top);
        let own = inside || !name.contains('/');
        assert!(
            own && !name.starts_with('.') || *name == ".cargo_vcs_info.json",
            "{name} should not be in the package"
        );
    }
}

/// The files of a folder and those below it, from the root with `/`.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(Path::new(ROOT).join(folder)).unwrap().flatten() {
        let name = format!("{folder}/{}", entry.file_name().to_string_lossy());
        // what an editor or a test leaves behind is no part of the tree
        if name.contains("/.") || name.ends_with(".snap.new") {
            continue;
        }
        match entry.path().is_dir() {
            true => found.extend(files(&name)),
            false => found.push(name),
        }
    }
    found
}

#[test]
fn every_command_has_a_manual_page_with_its_options() {
    let folder = Folder::new(&[]);
    let said = folder.run(&["man", "--folder", "pages/man1"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let written: BTreeSet<String> = files_in(&folder.path().join("pages/man1"));
    let expected = commands().into_iter().map(|name| format!("foilint-{name}")).chain(["foilint".to_owned()]);
    for name in expected {
        assert!(written.contains(&format!("{name}.1")), "{name}.1 is not there: {written:?}");
        assert!(said.out.contains(&format!("pages/man1/{name}.1\n")), "{}", said.out);
    }
    let page = folder.run(&["man", "check"]).out;
    assert_eq!(page, fs::read_to_string(folder.path().join("pages/man1/foilint-check.1")).unwrap());
    let help = folder.run(&["check", "--help"]).out;
    let options: Vec<&str> = help.lines().filter_map(|line| line.trim_start().strip_prefix("--")).collect();
    assert!(options.len() > 15, "the options were not found");
    for option in options {
        let name = option.split([' ', '[', '=']).next().unwrap().replace('-', "\\-");
        assert!(page.contains(&format!("\\-\\-{name}")), "--{name} is not in the page");
    }
    assert!(folder.run(&["man"]).out.contains(".TH foilint 1"));
    folder.run(&["man", "chek"]).refused(&["did you mean ‘check’?"]);
    folder.run(&["man", "zzzzzzzz"]).refused(&["they are check, "]);
    folder.write("file", b"");
    folder.run(&["man", "--folder", "file"]).refused(&["file", "name another"]);
}

fn files_in(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn every_shell_completes_every_command() {
    let folder = Folder::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let said = folder.run(&["completions", shell]);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{shell}");
        for name in commands() {
            assert!(said.out.contains(&name), "{shell} does not know {name}");
        }
        assert!(said.out.contains("sarif"), "{shell} does not know the formats");
    }
    folder.run(&["completions", "csh"]).refused(&["csh", "bash"]);
}

#[cfg(unix)]
#[test]
fn bash_completes_for_real() {
    let folder = Folder::new(&[]);
    folder.write("foilint.bash", folder.run(&["completions", "bash"]).out.as_bytes());
    let completed = |line: &str, word: &str, before: &str| {
        let count = line.split(' ').count() - 1;
        let script = format!(
            "source ./foilint.bash; COMP_WORDS=({line}); COMP_CWORD={count}; _foilint foilint '{word}' '{before}'; echo \"${{COMPREPLY[*]}}\""
        );
        let output = Command::new("bash").args(["--norc", "-c", &script]).current_dir(folder.path()).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    };
    assert_eq!(completed("foilint comp", "comp", "foilint"), "completions");
    assert_eq!(completed("foilint check --show", "--show", "check"), "--show-notes");
    assert_eq!(completed("foilint check --fail-on nev", "nev", "--fail-on"), "never");
}

#[test]
fn the_hooks_are_commands_that_there_are() {
    let text = fs::read_to_string(Path::new(ROOT).join(".pre-commit-hooks.yaml")).unwrap();
    let hooks = YamlLoader::load_from_str(&text).unwrap().swap_remove(0);
    let page = fs::read_to_string(Path::new(ROOT).join("docs/ci.md")).unwrap();
    let mut languages = BTreeSet::new();
    for hook in hooks.as_vec().expect("it is a list") {
        assert!(page.contains(&format!("`{}`", hook["id"].as_str().unwrap())), "docs/ci.md says what it is");
        languages.insert(hook["language"].as_str().unwrap());
        let command: Vec<&str> = hook["entry"].as_str().unwrap().split(' ').collect();
        assert_eq!(command[0], "foilint");
        let folder = Folder::new(&[("a.txt", common::LATE), ("b.md", common::CLEAN)]);
        let said = folder.run(&[&command[1..], &["a.txt", "b.md"]].concat());
        assert_eq!((said.code, said.err.as_str()), (1, ""), "pre-commit puts the files after it");
    }
    assert_eq!(languages, BTreeSet::from(["rust", "system"]));
}

#[test]
fn the_pages_name_only_what_there_is() {
    for page in PAGES {
        let text = fs::read_to_string(Path::new(ROOT).join(page)).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap()) {
            let there = link.starts_with("http") || Path::new(ROOT).join("docs").join(link).exists();
            assert!(there, "{page}: {link} does not exist");
        }
        for block in text.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap()) {
            for line in block.lines() {
                let words: Vec<&str> = line.strip_prefix("foilint ").expect("a command").split(' ').collect();
                let said = Folder::new(&[]).run(&words);
                assert_eq!((said.code, said.err.as_str()), (0, ""), "{page}: {line}");
            }
        }
    }
}
