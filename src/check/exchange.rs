//! A letter is changed only while it is the one that was read: whoever saved it meanwhile loses nothing.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::write::{Mode, replace_after};

/// Put `after` in the place of a file that still holds `before`. Its permissions stay, and a symbolic link is followed.
///
/// # Errors
/// When the file or its folder is read-only or cannot be written to, and when the file holds other bytes by now; the
/// file is as it was then, and the error says in words for the user what is the matter with it.
pub fn exchange(path: &Path, before: &[u8], after: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    writable(&target)?;
    let unchanged = |target: &Path| match holds(target, before)? {
        true => Ok(()),
        false => Err(io::Error::other("changed while foilint read it, so it was left alone; check it again")),
    };
    replace_after(&target, after, Mode::AsBefore, unchanged).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            denied("is in a folder that cannot be written to; check who may write there")
        }
        _ => error,
    })
}

/// A file that is marked as read-only is not replaced, although its folder would allow it.
fn writable(file: &Path) -> io::Result<()> {
    let may_not = |error: io::Error| error.kind() == ErrorKind::PermissionDenied;
    let marked = |path: &Path| fs::metadata(path).map(|found| found.permissions().readonly());
    if marked(file)? || fs::OpenOptions::new().write(true).open(file).is_err_and(may_not) {
        return Err(denied("is read-only; allow writing to it first"));
    }
    // Windows marks folders for other reasons
    match file.parent() {
        Some(folder) if cfg!(unix) && marked(folder)? => {
            Err(denied("is in a folder that is read-only; allow writing to that first"))
        }
        _ => Ok(()),
    }
}

fn denied(message: &str) -> io::Error {
    io::Error::new(ErrorKind::PermissionDenied, message)
}

/// Whether a file holds exactly these bytes.
fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut found = Vec::with_capacity(bytes.len());
    // one byte more than is expected shows that there is more
    File::open(path)?.take(bytes.len() as u64 + 1).read_to_end(&mut found)?;
    Ok(found == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("there is a folder for temporary files")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_that_changed_meanwhile_is_left_as_it_is() {
        let folder = folder();
        let path = folder.path().join("a.txt");
        for now in ["the them", "the", "the the ", ""] {
            fs::write(&path, now).unwrap();
            let error = exchange(&path, b"the the", b"the").unwrap_err();
            assert!(error.to_string().starts_with("changed while foilint read it"), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), now);
        }
        fs::write(&path, "the the").unwrap();
        exchange(&path, b"the the", b"the").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "the");
        assert_eq!(names(folder.path()), ["a.txt"]);
        fs::remove_file(&path).unwrap();
        assert_eq!(exchange(&path, b"the", b"x").unwrap_err().kind(), ErrorKind::NotFound);
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("a.txt");
        fs::write(&path, "a").unwrap();
        for wanted in [0o640, 0o664, 0o600, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(wanted)).unwrap();
            exchange(&path, b"a", b"a").unwrap();
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, wanted);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_the_file_it_names_is_replaced() {
        let folder = folder();
        let (file, link) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        fs::write(&file, "a").unwrap();
        std::os::unix::fs::symlink("a.txt", &link).unwrap();
        exchange(&link, b"a", b"b").unwrap();
        assert_eq!(fs::read_link(&link).unwrap(), Path::new("a.txt"));
        assert_eq!(fs::read_to_string(&file).unwrap(), "b");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_read_only_is_refused_even_to_who_could() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("a.txt");
        fs::write(&path, "a").unwrap();
        let refused = |what: &str| {
            let error = exchange(&path, b"a", b"b").unwrap_err();
            assert!(error.kind() == ErrorKind::PermissionDenied && error.to_string().contains(what), "{error}");
            assert_eq!(fs::read_to_string(&path).unwrap(), "a");
        };
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        refused("is read-only");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        refused("folder that is read-only");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(names(folder.path()), ["a.txt"]);
    }
}
