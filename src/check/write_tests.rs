//! What writing a file promises.

use std::fs;

use super::{Mode, replace};

/// The names in a folder.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_made_or_replaced_and_nothing_else_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    for (mode, text) in [(Mode::AsBefore, "one"), (Mode::OwnerOnly, "two"), (Mode::AsBefore, "")] {
        replace(&path, text.as_bytes(), mode).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(names(folder.path()), ["a.txt"]);
    }
}

#[test]
fn a_folder_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    for mode in [Mode::AsBefore, Mode::OwnerOnly] {
        assert!(replace(&folder.path().join("a"), b"x", mode).is_err());
        assert!(replace(&folder.path().join("missing/a"), b"x", mode).is_err());
    }
    assert_eq!(names(folder.path()), ["a"]);
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &std::path::Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_report_is_its_owners_alone_whatever_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.html");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        replace(&path, b"new", Mode::OwnerOnly).unwrap();
        assert_eq!(mode(&path), 0o600);
        replace(&folder.path().join("other"), b"new", Mode::OwnerOnly).unwrap();
        assert_eq!(mode(&folder.path().join("other")), 0o600);
    }

    #[test]
    fn a_letter_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        for before in [0o640, 0o604, 0o444, 0o755] {
            let _ = fs::remove_file(&path);
            fs::write(&path, "old").unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(before)).unwrap();
            replace(&path, b"new", Mode::AsBefore).unwrap();
            assert_eq!((mode(&path), fs::read(&path).unwrap().as_slice()), (before, &b"new"[..]));
        }
    }

    #[test]
    fn a_new_file_is_as_any_other() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("other"), "").unwrap();
        replace(&folder.path().join("a"), b"x", Mode::AsBefore).unwrap();
        assert_eq!(mode(&folder.path().join("a")), mode(&folder.path().join("other")));
    }

    #[test]
    fn a_link_is_followed_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("below")).unwrap();
        symlink("below/real.txt", at("one")).unwrap();
        symlink(at("one"), at("two")).unwrap();
        for text in ["made where it points", "replaced there"] {
            replace(&at("two"), text.as_bytes(), Mode::AsBefore).unwrap();
            assert_eq!(fs::read_to_string(at("below/real.txt")).unwrap(), text);
            assert!(fs::symlink_metadata(at("one")).unwrap().is_symlink());
            assert!(fs::symlink_metadata(at("two")).unwrap().is_symlink());
        }
        assert_eq!(
            (names(folder.path()), names(&at("below"))),
            (vec!["below".to_owned(), "one".to_owned(), "two".to_owned()], vec!["real.txt".to_owned()])
        );
    }

    #[test]
    fn links_in_a_circle_are_an_error() {
        let folder = tempfile::tempdir().unwrap();
        symlink("b", folder.path().join("a")).unwrap();
        symlink("a", folder.path().join("b")).unwrap();
        assert!(replace(&folder.path().join("a"), b"x", Mode::OwnerOnly).is_err());
        assert_eq!(names(folder.path()), ["a", "b"]);
    }

    #[test]
    fn what_is_no_file_is_never_replaced() {
        let error = replace(std::path::Path::new("/dev/null"), b"x", Mode::OwnerOnly).unwrap_err();
        assert_eq!(error.to_string(), "not a file");
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
