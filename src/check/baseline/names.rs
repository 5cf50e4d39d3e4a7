//! What a letter is called in a baseline: its path from the baseline's folder, with `/`, whatever folder the command was
//! typed in.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::config::shown;

/// Names of letters, from one folder.
pub(super) struct Names {
    folder: PathBuf,
    /// Folders as typed, and as they are.
    known: HashMap<PathBuf, PathBuf>,
}

impl Names {
    /// Names as the baseline of this path has them.
    pub(super) fn new(baseline: &Path) -> Names {
        Names { folder: whole(parent(baseline)), known: HashMap::new() }
    }

    /// The name of a letter, given as it is shown.
    pub(super) fn of(&mut self, letter: &str) -> String {
        let letter = Path::new(letter);
        let Some(file) = letter.file_name() else { return shown(letter) };
        let typed = parent(letter).to_owned();
        let folder = self.known.entry(typed).or_insert_with_key(|typed| whole(typed)).join(file);
        shown(&from(&self.folder, &folder))
    }

    /// Where the letter of a name is.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A folder without links and steps back; as typed where it is not there.
fn whole(folder: &Path) -> PathBuf {
    folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}

/// The way from a folder to a file.
fn from(folder: &Path, file: &Path) -> PathBuf {
    let same = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    // on another drive there is no way
    if same == 0 {
        return file.to_owned();
    }
    let up = folder.components().skip(same).map(|_| Component::ParentDir);
    up.chain(file.components().skip(same)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_leads_down_or_up() {
        let way = |folder: &str, file: &str| shown(&from(Path::new(folder), Path::new(file)));
        assert_eq!(way("/a/b", "/a/b/c/d.md"), "c/d.md");
        assert_eq!(way("/a/b", "/a/c/d.md"), "../c/d.md");
        assert_eq!(way("/", "/d.md"), "d.md");
    }
}
