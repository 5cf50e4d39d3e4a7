//! The folder of approved text that a configuration names: stock paragraphs that letters leave as they are.

use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::read::Named;
use super::{ConfigError, shown};
use crate::lints::Approved;
use crate::text::{Format, Source};

/// Approved text and the files it came from.
pub(super) struct Read {
    pub text: Approved,
    /// Absolute, by path.
    pub files: Vec<PathBuf>,
}

/// Read the `.txt` and `.md` files of the folders that the key `approved` names, and of the folders below. A README
/// there is for people.
pub(super) fn read(names: &[Named], root: &Path) -> Result<Read, ConfigError> {
    let (mut files, mut texts) = (Vec::new(), Vec::new());
    for name in names {
        let folder = root.join(&name.text);
        if folder.canonicalize().ok() == root.canonicalize().ok() {
            return Err(name.fault("approved text needs a folder of its own, such as \"approved\""));
        }
        if !folder.is_dir() {
            return Err(name.fault(format!("the folder ‘{}’ of approved text is not there", name.text)));
        }
        let walker = WalkBuilder::new(&folder)
            .require_git(false)
            .add_custom_ignore_filename(".foilintignore")
            .sort_by_file_path(Path::cmp)
            .build();
        for entry in walker {
            let entry = entry.map_err(|error| name.fault(format!("‘{}’ cannot be read ({error})", name.text)))?;
            let path: PathBuf = entry.path().components().collect();
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            let readme = path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
            let short = shown(path.strip_prefix(root).unwrap_or(&path));
            let Some(format) = Format::of_path(&short).filter(|_| is_file && !readme && !files.contains(&path)) else {
                continue;
            };
            let fault = |error: &dyn std::fmt::Display| name.fault(format!("‘{short}’ cannot be read ({error})"));
            let bytes = std::fs::read(&path).map_err(|error| fault(&error))?;
            // as in a folder of letters
            let Ok(source) = Source::decode(short.clone(), format, bytes) else { continue };
            texts.push((short, format, source.text().to_owned()));
            files.push(path);
        }
    }
    Ok(Read { text: Approved::new(texts), files })
}
