//! The file: a first line that says what it is, then a row a line in order, its parts parted by tabs. Lines are whole
//! rows, so that a difference between two versions reads as findings that came and went, and git can merge them.

use super::Row;
use crate::text::visible;

/// The first line.
const HEAD: &str = "# foilint baseline 1";
/// What the next lines say to a person who opens it.
const ABOUT: &str = "# Findings that were known when foilint was taken up: letter, lint, fingerprint, how many.\n# It holds no words of a letter. See ‘foilint baseline --help’.\n";

/// Whether a text begins as a baseline does.
pub fn is_baseline(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').lines().next().is_some_and(|line| line.trim_end() == HEAD)
}

/// The text of rows, which are in order.
pub fn render(rows: &[Row]) -> String {
    let mut text = format!("{HEAD}\n{ABOUT}");
    for Row { path, lint, fingerprint, count, .. } in rows {
        text.push_str(&format!("{}\t{lint}\t{fingerprint}\t{count}\n", escaped(path)));
    }
    text
}

/// The rows of a text in order; or the line, from 1, and what is wrong with it.
pub fn parse(text: &str) -> Result<Vec<Row>, (usize, String)> {
    if text.lines().next().is_some_and(is_merge_mark) {
        return Err((1, UNMERGED.into()));
    }
    if !is_baseline(text) {
        return Err((1, format!("this is no baseline: its first line is not ‘{HEAD}’")));
    }
    let mut rows: Vec<Row> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if !line.starts_with('#') && !line.trim().is_empty() && index > 0 {
            rows.push(row(line.trim_end(), index + 1).map_err(|message| (index + 1, message))?);
        }
    }
    rows.sort();
    // a merge may leave a row twice; what both sides knew is known once
    rows.dedup_by(|next, row| {
        let same = next.is_same(row);
        if same {
            row.count = row.count.max(next.count);
        }
        same
    });
    Ok(rows)
}

const UNMERGED: &str = "git could not merge here: keep the rows of both sides and take out its marks";

fn is_merge_mark(line: &str) -> bool {
    ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
}

fn row(line: &str, number: usize) -> Result<Row, String> {
    if is_merge_mark(line) {
        return Err(UNMERGED.into());
    }
    let wrong = || "this is no row: it needs letter, lint, fingerprint and how many, with tabs between".to_owned();
    // from the right, because a path may hold spaces
    let mut parts = line.rsplitn(4, ['\t', ' ']);
    let (count, fingerprint, lint) = (parts.next(), parts.next(), parts.next());
    let (Some(count), Some(fingerprint), Some(lint), Some(path)) = (count, fingerprint, lint, parts.next()) else {
        return Err(wrong());
    };
    let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if fingerprint.len() != 16 || !fingerprint.bytes().all(is_hex) {
        return Err(format!("‘{}’ is no fingerprint, which has 16 digits from 0 to f", short(fingerprint)));
    }
    let count = count.parse::<usize>().ok().filter(|count| *count > 0);
    let count = count.ok_or("the last part is how many: a number from 1")?;
    if lint.is_empty() || !lint.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Err(format!("‘{}’ is no name of a lint", short(lint)));
    }
    let path = unescaped(path.trim_end()).filter(|path| !path.is_empty()).ok_or_else(wrong)?;
    Ok(Row { path, lint: lint.to_owned(), fingerprint: fingerprint.to_owned(), count, line: number })
}

fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A path on one line: what a terminal or an editor would not show, and what would be read as something else, is written
/// as `\u{…}`.
fn escaped(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let last = path.char_indices().next_back().map_or(0, |(at, _)| at);
    for (at, char) in path.char_indices() {
        let mut utf8 = [0; 4];
        let text: &str = char.encode_utf8(&mut utf8);
        let edge = at == 0 && matches!(char, '#' | '<' | '=' | '>' | '|' | '\u{feff}');
        let space = char.is_whitespace() && (char != ' ' || at == 0 || at == last);
        match char {
            '\\' => out.push_str("\\\\"),
            _ if edge || space || visible(text) != text => out.push_str(&format!("\\u{{{:x}}}", u32::from(char))),
            _ => out.push(char),
        }
    }
    out
}

/// The path that was escaped; `None` where a `\` is followed by nothing known.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix('\\') {
            out.push('\\');
            rest = after;
            continue;
        }
        let (hex, after) = rest.strip_prefix("u{")?.split_once('}')?;
        out.push(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(path: &str, count: usize) -> Row {
        Row { path: path.into(), lint: "doubled-word".into(), fingerprint: "0123456789abcdef".into(), count, line: 4 }
    }

    fn fault(row: &str) -> (usize, String) {
        parse(&format!("{HEAD}\n{row}\n")).expect_err(row)
    }

    #[test]
    fn a_row_is_a_line_with_tabs() {
        let text = render(&[row("a letter.md", 2)]);
        assert!(text.ends_with("\na letter.md\tdoubled-word\t0123456789abcdef\t2\n"), "{text}");
        assert_eq!(parse(&text), Ok(vec![row("a letter.md", 2)]));
    }

    #[test]
    fn spaces_for_tabs_windows_lines_a_mark_and_notes_do_no_harm() {
        let text = format!("\u{feff}{HEAD}\r\n# note\r\n\r\na letter.md  doubled-word 0123456789abcdef 2\r\n");
        let text = text.replace(".md  ", ".md ");
        assert_eq!(parse(&text), Ok(vec![row("a letter.md", 2)]));
    }

    #[test]
    fn a_row_that_a_merge_doubled_counts_once() {
        let text = format!("{HEAD}\nb\tx\t0123456789abcdef\t1\na\tx\t0123456789abcdef\t1\nb\tx\t0123456789abcdef\t2\n");
        let rows = parse(&text).unwrap();
        assert_eq!(rows.iter().map(|row| (row.path.as_str(), row.count)).collect::<Vec<_>>(), [("a", 1), ("b", 2)]);
    }

    #[test]
    fn what_is_no_row_has_its_line_and_what_is_wrong() {
        assert_eq!(parse("").unwrap_err().0, 1);
        assert!(parse("Dear Applicant,\n").unwrap_err().1.contains("no baseline"));
        for (line, part) in [
            ("a.md", "no row"),
            ("doubled-word\t0123456789abcdef\t1", "no row"),
            ("\tdoubled-word\t0123456789abcdef\t1", "no row"),
            ("a.md\tdoubled-word\t0123456789ABCDEF\t1", "no fingerprint"),
            ("a.md\tdoubled-word\t01234567\t1", "no fingerprint"),
            ("a.md\tdoubled-word\t0123456789abcdef\t0", "how many"),
            ("a.md\tdoubled-word\t0123456789abcdef\tone", "how many"),
            ("a.md\tdoubled_word\t0123456789abcdef\t1", "name of a lint"),
            ("a\\x.md\tdoubled-word\t0123456789abcdef\t1", "no row"),
            ("<<<<<<< HEAD", "git"),
            ("=======", "git"),
        ] {
            let (number, message) = fault(line);
            assert!(number == 2 && message.contains(part), "{line}: {number} {message}");
        }
    }

    proptest! {
        #[test]
        fn any_path_comes_back(path in "\\PC{1,20}|[ #\\\\<=>|\t\n\r\u{202e}\u{feff}a]{1,8}") {
            let text = render(&[row(&path, 1)]);
            prop_assert_eq!(text.lines().count(), 4);
            prop_assert_eq!(parse(&text), Ok(vec![row(&path, 1)]));
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,60}") {
            let _ = parse(&format!("{HEAD}\n{text}"));
        }
    }
}
