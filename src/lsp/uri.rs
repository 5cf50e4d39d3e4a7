//! Document URIs to paths and back. Only a `file:` URI has a path; what another one names (a document that was never
//! saved, one side of a comparison) has a name at most.

use std::path::{Path, PathBuf};

/// The path of a `file:` URI; `None` for any other. A `%` that begins no escape stands for itself.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    decoded(uri, cfg!(windows)).map(native)
}

/// What a document is called: the last part of its URI, without what follows `?` or `#` where it is no file.
pub(super) fn name(uri: &str) -> String {
    let rest = match uri.split_once(':') {
        Some((scheme, rest)) if !scheme.eq_ignore_ascii_case("file") => rest.split(['?', '#']).next().unwrap_or(rest),
        _ => uri,
    };
    let last = rest.trim_end_matches('/').rsplit(['/', ':']).next().unwrap_or(rest);
    String::from_utf8_lossy(&unescaped(last)).into_owned()
}

/// The URI of a path.
pub(super) fn of_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    let slash = if text.starts_with('/') { "" } else { "/" };
    let mut uri = format!("file://{slash}");
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The bytes of a `file:` URI's path, as the system writes it.
fn decoded(uri: &str, windows: bool) -> Option<Vec<u8>> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let (host, path) = match rest.strip_prefix("//") {
        Some(rest) => rest.split_at(rest.find('/')?),
        None => ("", rest),
    };
    let host = if host.eq_ignore_ascii_case("localhost") { "" } else { host };
    let mut path = unescaped(path);
    if !windows {
        return Some(path);
    }
    // file:///c%3A/letters and file:///C:/letters, but //server/share keeps its slashes
    if host.is_empty() && matches!(path.as_slice(), [b'/', drive, b':' | b'|', ..] if drive.is_ascii_alphabetic()) {
        path.remove(0);
        path[1] = b':';
    } else if !host.is_empty() {
        path.splice(0..0, [b"//", host.as_bytes()].concat());
    }
    path.iter_mut().filter(|byte| **byte == b'/').for_each(|byte| *byte = b'\\');
    Some(path)
}

fn unescaped(text: &str) -> Vec<u8> {
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        match (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push((high << 4 | low) as u8);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}

/// A path of these bytes; on Unix a name need not be UTF-8.
#[cfg(unix)]
fn native(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

#[cfg(not(unix))]
fn native(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(uri: &str, windows: bool) -> Option<String> {
        decoded(uri, windows).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(text("file:///a%20b/r%C3%A9ponse%25.md", false).as_deref(), Some("/a b/réponse%.md"));
        assert_eq!(text("file:///a b/100%/%zz%2", false).as_deref(), Some("/a b/100%/%zz%2"));
        assert_eq!(text("FILE://localhost/a#1?.md", false).as_deref(), Some("/a#1?.md"));
        assert_eq!(text("file:/a.md", false).as_deref(), Some("/a.md"));
    }

    #[test]
    fn windows_has_drives_and_shares() {
        assert_eq!(text("file:///c%3A/My%20letters/a.md", true).as_deref(), Some(r"c:\My letters\a.md"));
        assert_eq!(text("file:///C:/a.md", true).as_deref(), Some(r"C:\a.md"));
        assert_eq!(text("file://server/share/a.md", true).as_deref(), Some(r"\\server\share\a.md"));
    }

    #[test]
    fn only_a_file_has_a_path() {
        for uri in ["untitled:Untitled-1", "git:/a/b.md?x", "https://example.org/a.md", "", "file", "file://nowhere"] {
            assert_eq!(path(uri), None, "{uri}");
        }
    }

    #[test]
    fn what_was_never_saved_has_a_name() {
        assert_eq!(name("untitled:Untitled-1"), "Untitled-1");
        assert_eq!(name("git:/a/the%20letter.md?%7B%22ref%22"), "the letter.md");
        assert_eq!(name("untitled:/c:/a/b.md#x"), "b.md");
        assert_eq!(name("file:///a/100%25#1.md"), "100%#1.md");
        assert_eq!(name(""), "");
    }

    #[test]
    #[cfg(unix)]
    fn a_path_comes_back_from_its_uri() {
        for text in ["/a b/ü%20[1]#?.md", "/plain.toml", "/'quoted\"\n.md"] {
            assert_eq!(path(&of_path(Path::new(text))).as_deref(), Some(Path::new(text)));
        }
    }
}
