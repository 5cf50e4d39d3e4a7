//! A folder of letters and the command run in it, with everything that could change its output taken away.
#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

/// A whole letter with nothing to report.
pub const CLEAN: &str = "Freedom of Information Act 2000\n\nYour request received on 3 May 2023\n\n10 May 2023\n\nYou asked:\n\nHow many bins are there?\n\nOur response\n\nWe hold it and enclose it with this letter.\n\nYou may ask for an internal review within 40 working days of this letter.\n\nYours sincerely\n\nInformation Officer\n";

/// The same with an error.
pub const LATE: &str = "Freedom of Information Act 2000\n\nYour request received on 3 May 2023\n\n10 May 2023\n\nYou asked:\n\nHow many bins are there?\n\nOur response\n\nWe hold it and enclose the the figures with this letter.\n\nYou may ask for an internal review within 40 working days of this letter.\n\nYours sincerely\n\nInformation Officer\n";

/// The same with warnings alone.
pub const WARNED: &str = "Freedom of Information Act 2000\n\nYour request received on 3 May 2023\n\n10 May 2023\n\nYou asked:\n\nHow many bins are there?\n\nOur response\n\nWe hold it and enclose it with this letter.\n\nYou may ask for an internal review within 20 working days of this letter.\n\nYours sincerely\n\nInformation Officer\n";

/// A folder of its own, removed in the end.
pub struct Folder(PathBuf);

/// What a command did.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Folder(env::temp_dir().join(format!("foilint-test-{}-{number}", process::id())));
        fs::create_dir_all(&folder.0).unwrap();
        files.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()));
        folder
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// `foilint` in this folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_foilint"));
        for name in [
            "NO_COLOR",
            "COLUMNS",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "TERM",
            "LINES",
            "RUST_BACKTRACE",
            "RAYON_NUM_THREADS",
        ] {
            command.env_remove(name);
        }
        command.current_dir(&self.0).args(arguments);
        if arguments.first() == Some(&"check") {
            command.args(["--today", "2026-11-21"]);
        }
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = self.command(arguments).output().unwrap();
        let here = self.0.to_string_lossy().into_owned();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&here, "[folder]");
        Said { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    pub fn check(&self, arguments: &[&str]) -> Said {
        self.run(&[&["check"], arguments].concat())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Said {
    /// The command was refused in one clear line on standard error that holds these parts.
    pub fn refused(&self, parts: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (2, ""), "{}", self.err);
        assert!(self.err.starts_with("error: ") && self.err.trim_end().lines().count() == 1, "{}", self.err);
        parts.iter().for_each(|part| assert!(self.err.contains(part), "‘{part}’ in {}", self.err));
    }
}
