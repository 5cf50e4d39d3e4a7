//! How foilint writes a file: all of it or nothing. What was there stays as it was until the new file is complete, and
//! nobody ever reads half of one.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Who may read what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Its owner only, whatever was there before: a report carries personal data.
    OwnerOnly,
    /// Whoever could before; a file that was not there is made as any other program would.
    AsBefore,
}

/// How many symbolic links are followed one after the other, as Linux does.
const MOST_LINKS: usize = 40;

/// Put `bytes` in place of what is at `path`, or where nothing is yet. They are written to a new file in the same
/// folder, which then takes the name; a symbolic link stays, and what it points to is replaced.
///
/// # Errors
/// When the folder is not there, something else than a file has the name, or anything cannot be written. The new file is
/// removed then, and what was there is untouched.
pub fn replace(path: &Path, bytes: &[u8], mode: Mode) -> io::Result<()> {
    let target = followed(path)?;
    let before = match fs::metadata(&target) {
        Ok(found) if found.is_file() => Some(found),
        Ok(_) => return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a file")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut new = temporary(mode, before.is_none()).tempfile_in(folder)?;
    new.write_all(bytes)?;
    if let (Mode::AsBefore, Some(before)) = (mode, &before) {
        as_before(new.as_file(), before)?;
    }
    new.as_file().sync_all()?;
    new.persist(&target).map(drop).map_err(|refused| refused.error)
}

/// What is at the end of a chain of symbolic links, whether it is there yet or not.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !fs::symlink_metadata(&path).is_ok_and(|found| found.is_symlink()) {
            return Ok(path);
        }
        let to = fs::read_link(&path)?;
        path = path.parent().map_or_else(|| to.clone(), |folder| folder.join(&to));
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "too many symbolic links"))
}

/// The new file, which has a name that nobody can guess and is its owner's alone unless it is to be as any other.
fn temporary(mode: Mode, new: bool) -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".foilint-").suffix(".tmp");
    #[cfg(unix)]
    if mode == Mode::AsBefore && new {
        use std::os::unix::fs::PermissionsExt;
        // the system takes away what the user's mask says
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    #[cfg(not(unix))]
    let _ = (mode, new);
    builder
}

/// Give the new file the owner, as far as that is allowed, and the permissions of the one before.
fn as_before(new: &fs::File, before: &fs::Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let made = new.metadata()?;
        if (made.uid(), made.gid()) != (before.uid(), before.gid()) {
            // only the administrator may give a file away, and a group is kept where the user is in it
            let _ =
                fchown(new, Some(before.uid()), Some(before.gid())).or_else(|_| fchown(new, None, Some(before.gid())));
        }
    }
    new.set_permissions(before.permissions())
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
