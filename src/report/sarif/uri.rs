//! Paths and links as URIs (RFC 3986).

use std::fmt::Write;

use super::super::shared;

/// A path as a URI: relative to where foilint was started, or `file:` for an absolute one. What is not a letter, a
/// digit or one of `-._~` is percent-encoded, so that no file name is taken for a scheme, a query or a fragment.
pub(super) fn of_path(path: &str) -> String {
    let path = shared::path_or_here(path);
    let drive = matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic() && cfg!(windows));
    let mut out = String::with_capacity(path.len() + 8);
    if drive {
        out.push_str("file:///");
    } else if path.starts_with('/') {
        out.push_str("file://");
    }
    for (at, byte) in path.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            b':' if drive && at == 1 => out.push(':'),
            // a string takes whatever is written to it
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

/// A link, if it is one to the web: what no URI holds is percent-encoded.
pub(super) fn of_link(link: &str) -> Option<String> {
    let rest = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.is_empty() || !host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte)) {
        return None;
    }
    let mut out = String::with_capacity(link.len());
    for byte in link.bytes() {
        match byte {
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~' => out.push(char::from(byte)),
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_more_than_a_name() {
        assert_eq!(of_path("./letters/a b.md"), "letters/a%20b.md");
        assert_eq!(of_path("../http://x?y#z%41.txt"), "../http%3A//x%3Fy%23z%2541.txt");
        assert_eq!(of_path("draft:é\n\".txt"), "draft%3A%C3%A9%0A%22.txt");
        assert_eq!(of_path(""), ".");
    }

    #[test]
    fn an_absolute_path_is_a_file_uri() {
        assert_eq!(of_path("/letters/a b.txt"), "file:///letters/a%20b.txt");
    }

    #[test]
    fn a_link_is_one_or_left_out() {
        assert_eq!(of_link("https://example.org/a b#c").as_deref(), Some("https://example.org/a%20b#c"));
        assert_eq!(of_link("https://example.org/%41?x=[1]").as_deref(), Some("https://example.org/%41?x=%5B1%5D"));
        for no in ["", "javascript:alert(1)", "https://", "https://a b/", "see above", "https:///etc"] {
            assert_eq!(of_link(no), None, "{no}");
        }
    }
}
