//! `action.yml` as a runner meets it: its steps are taken out of the file and run under bash, with a release that is
//! packed as the release workflow packs it. Only the network is played, by a `curl` that copies.
#![cfg(unix)]

mod common;
mod sample;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::Folder;
use yaml_rust2::{Yaml, YamlLoader};

const ACTION: &str = include_str!("../action.yml");
const NAME: &str = concat!("foilint-", env!("CARGO_PKG_VERSION"), "-x86_64-unknown-linux-musl");

fn yaml(text: &str) -> Yaml {
    YamlLoader::load_from_str(text).unwrap_or_else(|error| panic!("{error}")).swap_remove(0)
}

/// A step of the action: its script, and its environment as written.
struct Step {
    script: String,
    env: Vec<(String, String)>,
}

fn steps() -> Vec<Step> {
    let action = yaml(ACTION);
    let text = |value: &Yaml| value.as_str().expect("it is a text").to_owned();
    let steps = action["runs"]["steps"].as_vec().expect("it has steps");
    let step = |step: &Yaml| {
        assert_eq!(step["shell"].as_str(), Some("bash"), "a composite step names its shell");
        let env = step["env"].as_hash().expect("it has an environment");
        let env = env.iter().map(|(key, value)| (text(key), text(value))).collect();
        Step { script: text(&step["run"]), env }
    };
    steps.iter().map(step).collect()
}

/// The inputs with their defaults.
fn inputs() -> BTreeMap<String, String> {
    let action = yaml(ACTION);
    let inputs = action["inputs"].as_hash().expect("it has inputs").iter();
    let text = |value: &Yaml| value.as_str().expect("it is a text").to_owned();
    inputs.map(|(key, input)| (text(key), text(&input["default"]))).collect()
}

/// A runner: the sample repository, a folder for what is installed, and what may be downloaded.
struct Runner {
    repository: Folder,
    folder: Folder,
    action_repository: &'static str,
}

/// What the steps did, up to the first that failed.
struct Ran {
    code: i32,
    said: String,
}

impl Runner {
    /// A runner whose releases hold this version.
    fn new() -> Runner {
        let runner = Runner::without_release();
        let packed = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/package"))
            .arg(runner.path("program/foilint"))
            .args(["x86_64-unknown-linux-musl"])
            .arg(runner.path("release"))
            .output()
            .unwrap();
        assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
        let sums = "cd \"$0\" && { sha256sum -- *.tar.gz || shasum -a 256 *.tar.gz; } > SHA256SUMS";
        assert!(Command::new("bash").args(["-c", sums]).arg(runner.path("release")).status().unwrap().success());
        runner
    }

    fn without_release() -> Runner {
        let folder = Folder::new(&[("temp/.keep", ""), ("release/.keep", "")]);
        // the program of a test is large: what is packed only calls it
        let calls = format!("#!/bin/sh\nexec '{}' \"$@\"\n", env!("CARGO_BIN_EXE_foilint"));
        let curl = "#!/bin/sh\nfor last; do :; done\necho \"$last\" >> \"$PLAYED/urls\"\nexec cp \"$PLAYED/release/${last##*/}\" .\n";
        let cargo = "#!/bin/sh\necho \"$*\" > \"$PLAYED/cargo\"\nmkdir -p bin && cp \"$PLAYED/program/foilint\" bin/\n";
        for (name, text) in [("program/foilint", &*calls), ("played/curl", curl), ("played/cargo", cargo)] {
            folder.write(name, text.as_bytes());
            fs::set_permissions(folder.path().join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        Runner { repository: sample::without_baseline(), folder, action_repository: "example/foilint" }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Run the steps with these inputs.
    fn run(&self, with: &[(&str, &str)]) -> Ran {
        let mut inputs = inputs();
        for (name, value) in with {
            assert!(inputs.insert((*name).to_owned(), (*value).to_owned()).is_some(), "{name} is no input");
        }
        self.folder.write("output", b"");
        let mut said = String::new();
        for step in steps() {
            self.folder.write("step.sh", step.script.as_bytes());
            let path = format!("{}:/usr/bin:/bin", self.path("played").display());
            let mut command = Command::new("bash");
            command.args(["--noprofile", "--norc", "-e", "-o", "pipefail"]).arg(self.path("step.sh"));
            command.current_dir(self.repository.path()).env_clear().env("PATH", path).env("PLAYED", self.folder.path());
            command
                .env("GITHUB_ACTION_PATH", env!("CARGO_MANIFEST_DIR"))
                .env("GITHUB_SERVER_URL", "https://github.test");
            command.env("GITHUB_OUTPUT", self.path("output")).env("RUNNER_TEMP", self.path("temp"));
            command.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
            command.envs(step.env.iter().map(|(key, value)| (key, self.value(value, &inputs))));
            let output = command.output().unwrap();
            said += &String::from_utf8_lossy(&output.stdout);
            said += &String::from_utf8_lossy(&output.stderr);
            if !output.status.success() {
                return Ran { code: output.status.code().unwrap_or(-1), said };
            }
        }
        Ran { code: 0, said }
    }

    /// What the runner puts in place of an expression.
    fn value(&self, written: &str, inputs: &BTreeMap<String, String>) -> String {
        let inside = written.strip_prefix("${{").and_then(|rest| rest.strip_suffix("}}"));
        let expression = inside.unwrap_or_else(|| panic!("{written} is more than one expression")).trim();
        if let Some(name) = expression.strip_prefix("inputs.") {
            return inputs.get(name).unwrap_or_else(|| panic!("{name} is no input")).clone();
        }
        if let Some(name) = expression.strip_prefix("steps.install.outputs.") {
            let output = self.read("output");
            let line = output.lines().find_map(|line| line.strip_prefix(&format!("{name}=")));
            return line.unwrap_or_default().to_owned();
        }
        assert_eq!(expression, "github.action_repository", "this test does not know the expression");
        self.action_repository.to_owned()
    }
}

#[test]
fn no_expression_stands_in_a_script() {
    let steps = steps();
    assert_eq!(steps.len(), 2);
    for step in &steps {
        assert!(!step.script.contains("${{"), "an input in a script is run as part of it");
    }
    for input in inputs().keys() {
        let used =
            steps.iter().flat_map(|step| &step.env).any(|(_, value)| *value == format!("${{{{ inputs.{input} }}}}"));
        assert!(used, "{input} is not used");
    }
}

#[test]
fn a_release_is_installed_and_remarks_stand_at_the_lines() {
    let runner = Runner::new();
    let ran = runner.run(&[]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    let base = concat!("https://github.test/example/foilint/releases/download/v", env!("CARGO_PKG_VERSION"));
    assert_eq!(runner.read("urls"), format!("{base}/{NAME}.tar.gz\n{base}/SHA256SUMS\n"));
    assert!(ran.said.contains(&format!("{NAME}.tar.gz: OK")), "{}", ran.said);
    sample::assert_remarks(&ran.said);
    assert_eq!(runner.read("cargo"), "", "nothing was built");
}

#[test]
fn the_sample_repository_passes_with_its_baseline() {
    let runner = Runner { repository: sample::repository(), ..Runner::new() };
    let ran = runner.run(&[]);
    assert_eq!(ran.code, 0, "make the baseline again if lints are new: {}", ran.said);
    assert!(!ran.said.contains("::error"), "{}", ran.said);
}

#[test]
fn a_program_with_another_checksum_is_never_run() {
    let runner = Runner::new();
    let archive = runner.path(&format!("release/{NAME}.tar.gz"));
    let mut bytes = fs::read(&archive).unwrap();
    bytes.push(0);
    fs::write(&archive, bytes).unwrap();
    let ran = runner.run(&[]);
    assert_eq!(ran.code, 2, "{}", ran.said);
    assert!(ran.said.contains("::error title=foilint::the checksum of"), "{}", ran.said);
    assert_eq!((runner.read("cargo"), runner.path("temp/foilint").join(NAME).exists()), (String::new(), false));
}

#[test]
fn a_program_without_a_checksum_is_never_run() {
    let runner = Runner::new();
    runner.folder.write("release/SHA256SUMS", format!("{}  other.tar.gz\n", "0".repeat(64)).as_bytes());
    let ran = runner.run(&[]);
    assert_eq!(ran.code, 2, "{}", ran.said);
    assert!(ran.said.contains("do not name foilint-"), "{}", ran.said);
    assert!(!runner.path("temp/foilint").join(NAME).exists());
}

#[test]
fn without_a_release_the_action_is_built_from_its_own_source() {
    let runner = Runner::without_release();
    let ran = runner.run(&[]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    sample::assert_remarks(&ran.said);
    let built = runner.read("cargo");
    assert!(built.starts_with(concat!("install --locked --path ", env!("CARGO_MANIFEST_DIR"), " --root ")), "{built}");
}

#[test]
fn an_action_that_lies_in_the_repository_itself_is_built() {
    let runner = Runner { action_repository: "", ..Runner::new() };
    assert_eq!(runner.run(&[]).code, 1);
    assert_eq!(runner.read("urls"), "", "there is nowhere to ask");
    assert!(!runner.read("cargo").is_empty());
}

#[test]
fn another_version_is_downloaded_or_refused_and_never_built() {
    let runner = Runner::new();
    let own = runner.run(&[("version", concat!("v", env!("CARGO_PKG_VERSION")))]);
    assert_eq!(own.code, 1, "the version with its v is a version too: {}", own.said);
    let other = runner.run(&[("version", "9.9.9")]);
    assert_eq!(other.code, 2, "{}", other.said);
    assert!(other.said.contains("there is no release 9.9.9 for this system"), "{}", other.said);
    assert!(runner.read("urls").contains("/v9.9.9/foilint-9.9.9-"));
    assert_eq!(runner.read("cargo"), "");
    for version in ["1; touch made", "../../other", "$(touch made)", "1\n::stop-commands::x"] {
        let ran = runner.run(&[("version", version)]);
        assert_eq!(ran.code, 2, "{version}: {}", ran.said);
        assert!(ran.said.contains("\"version\" is no version") && !ran.said.contains("stop-commands"), "{}", ran.said);
    }
    assert!(!runner.repository.path().join("made").exists());
}

#[test]
fn the_inputs_do_what_the_flags_do() {
    let runner = Runner::new();
    assert_eq!(runner.run(&[("fail-on", "never")]).code, 0);
    assert_eq!(runner.run(&[("paths", "templates/acknowledgement.md")]).code, 0);
    let ran =
        runner.run(&[("format", "concise"), ("paths", "templates/extension.txt\n\ntemplates/internal-review.txt\n")]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    assert!(
        ran.said.contains("templates/internal-review.txt:") && ran.said.contains("error[doubled-word]"),
        "{}",
        ran.said
    );
    let ran = runner.run(&[("fail-on", "sometimes")]);
    assert_eq!(ran.code, 2, "{}", ran.said);
}

#[test]
fn sarif_is_written_beside_the_remarks() {
    let runner = Runner::new();
    let ran = runner.run(&[("sarif", "found here.sarif")]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    sample::assert_remarks(&ran.said);
    let text = fs::read_to_string(runner.repository.path().join("found here.sarif")).unwrap();
    let sarif: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    assert!(sarif["runs"][0]["results"].as_array().unwrap().len() >= sample::FAULTS.len());
}

#[test]
fn an_input_is_a_value_and_never_a_command() {
    let runner = Runner::new();
    let letter = "Freedom of Information Act 2000\n\nWe enclose the the figures.\n";
    let strange = ["-x.txt", "a b.txt", "$(touch made).txt", "'; touch made; '.txt", "`touch made`.md", "*.txt"];
    for name in strange {
        runner.repository.write(name, letter.as_bytes());
    }
    let ran = runner.run(&[("paths", &strange.join("\r\n")), ("format", "concise")]);
    assert_eq!(ran.code, 1, "{}", ran.said);
    for name in strange {
        assert!(ran.said.contains(&format!("{name}:3:")), "{name} was not checked:\n{}", ran.said);
    }
    for (input, value) in [("format", "$(touch made)"), ("fail-on", "never; touch made"), ("sarif", "$(touch made)")] {
        runner.run(&[(input, value)]);
    }
    assert!(!runner.repository.path().join("made").exists());
    for empty in ["", "\n\n"] {
        let ran = runner.run(&[("paths", empty)]);
        assert_eq!(ran.code, 2);
        assert!(ran.said.contains("names no file or folder"), "{}", ran.said);
    }
}

#[test]
fn workflows_give_only_inputs_that_there_are() {
    let inputs = inputs();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_to_string(root.join("docs/ci.md")).unwrap();
    let shown = docs.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    let sample = fs::read_to_string(root.join("fixtures/template-repository/.github/workflows/letters.yml")).unwrap();
    assert_eq!(sample.lines().count(), 5, "it is five lines, as the page says");
    assert!(docs.contains(&sample), "docs/ci.md shows the workflow of the sample repository");
    let mut uses = 0;
    for workflow in shown.chain([sample]) {
        let jobs = &yaml(&workflow)["jobs"];
        for (_, job) in jobs.as_hash().into_iter().flatten() {
            for step in job["steps"].as_vec().expect("a job has steps") {
                if !step["uses"].as_str().unwrap_or_default().contains("/foilint@") {
                    continue;
                }
                uses += 1;
                for (name, _) in step["with"].as_hash().into_iter().flatten() {
                    assert!(inputs.contains_key(name.as_str().unwrap()), "{name:?} is no input of action.yml");
                }
            }
        }
    }
    assert!(uses >= 2, "the workflows were not found");
    for input in inputs.keys() {
        assert!(docs.contains(&format!("| `{input}` |")), "docs/ci.md does not explain {input}");
    }
}

#[test]
fn a_release_holds_what_it_should() {
    let runner = Runner::new();
    let list = Command::new("tar").arg("-tzf").arg(runner.path(&format!("release/{NAME}.tar.gz"))).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    for name in [
        "foilint",
        "README.md",
        "CHANGELOG.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
        "foilint.schema.json",
        "man/foilint.1",
        "man/foilint-check.1",
        "completions/foilint.bash",
        "completions/foilint.fish",
        "completions/foilint.powershell",
    ] {
        assert!(list.lines().any(|line| line == format!("{NAME}/{name}")), "{name} is not packed:\n{list}");
    }
}
