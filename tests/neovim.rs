//! The language server with a real editor: the recipe of docs/editors.md as Neovim's init.lua, and the session of
//! tests/neovim/session.lua. Where there is no Neovim it is skipped and says so, unless `FOILINT_NEOVIM` is `required`.

mod common;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::Folder;

const GUIDE: &str = include_str!("../docs/editors.md");

/// Whether there is a Neovim to test with.
fn neovim() -> bool {
    if Command::new("nvim").arg("--version").output().is_ok_and(|output| output.status.success()) {
        return true;
    }
    assert!(
        std::env::var_os("FOILINT_NEOVIM").is_none_or(|wanted| wanted != "required"),
        "Neovim is required and not installed"
    );
    // straight to the stream, which the test harness does not hold back
    let _ = std::io::stderr().write_all(b"SKIPPED: nvim is not installed, so nothing was tried with Neovim\n");
    false
}

/// The recipe in a language as the guide has it.
fn recipe(language: &str) -> &'static str {
    let fence = format!("```{language}\n");
    let start = GUIDE.find(&fence).expect("the guide has a recipe") + fence.len();
    let length = GUIDE[start..].find("\n```").expect("the recipe ends");
    &GUIDE[start..start + length]
}

/// Run the session with an init.lua.
fn session(init: &str, unit: &str) {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/neovim");
    let folder = Folder::new(&[("init.lua", init)]);
    let letter = folder.path().join("an answer £5 100%.md");
    std::fs::copy(data.join("answer.md"), &letter).unwrap();
    let own = Path::new(env!("CARGO_BIN_EXE_foilint")).parent().unwrap().to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(own).chain(std::env::split_paths(&path)).collect::<Vec<PathBuf>>();
    let mut command = Command::new("nvim");
    command.args(["--headless", "-n", "-i", "NONE", "-u", "init.lua", "-S"]).arg(data.join("session.lua"));
    command.current_dir(folder.path()).env("PATH", std::env::join_paths(paths).unwrap());
    for variable in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
        command.env(variable, folder.path());
    }
    command.env("FOILINT_LETTER", letter.file_name().unwrap()).env("FOILINT_UNIT", unit);
    command.env("FOILINT_MENDED", data.join("answer.mended.md"));
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("all is as it should be"), "{unit}: {said}");
}

#[test]
fn the_other_recipes_can_be_read_and_start_foilint() {
    let helix: toml::Table = recipe("toml").parse().unwrap();
    let server = &helix["language-server"]["foilint"];
    assert_eq!((server["command"].as_str(), server["args"][0].as_str()), (Some("foilint"), Some("lsp")));
    let tasks: serde_json::Value = serde_json::from_str(recipe("json")).unwrap();
    let task = &tasks["tasks"][0];
    let mut command: Vec<&str> = task["args"].as_array().unwrap().iter().filter_map(|word| word.as_str()).collect();
    command.iter_mut().filter(|word| **word == "${file}").for_each(|word| *word = "a.txt");
    let said = Folder::new(&[("a.txt", common::LATE)]).run(&command);
    let line = said.out.lines().next().unwrap();
    assert!(line.starts_with("a.txt:13:24: error[doubled-word]: "), "{line}");
}

#[test]
fn a_letter_is_mended_in_neovim() {
    if neovim() {
        session(recipe("lua"), "utf-16");
    }
}

#[test]
fn a_letter_is_mended_in_neovim_that_counts_in_bytes() {
    if neovim() {
        let settings = "cmd = { 'foilint', 'lsp' },\n";
        let bytes = "capabilities = vim.tbl_extend('force', vim.lsp.protocol.make_client_capabilities(), { offsetEncoding = { 'utf-8' }, general = { positionEncodings = { 'utf-8' } } }),\non_init = function(client, result) client.offset_encoding = result.offsetEncoding or result.capabilities.positionEncoding end,\n";
        let init = recipe("lua").replace(settings, &format!("{settings}{bytes}"));
        assert_ne!(init, recipe("lua"));
        session(&init, "utf-8");
    }
}
