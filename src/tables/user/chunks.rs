//! A table's text in parts: its head, and one chunk of lines for each `[[row]]`.

use jiff::civil::Date;

/// Where a line of a merged text came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The built-in table.
    Builtin,
    /// This line of the user's file, from 1.
    User(usize),
}

/// A row with its lines.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    /// Its header as written: `[[row]]`, `[structure.foia]`.
    pub(super) header: String,
    /// Its lines, the header's first.
    pub(super) lines: Vec<(String, Line)>,
    /// The line of its header in its own file, from 1.
    pub(super) line: usize,
    /// What it says; empty for a part that is no row.
    pub(super) row: toml::Table,
}

/// A text in parts.
pub(super) struct Parts {
    pub(super) head: Vec<String>,
    pub(super) chunks: Vec<Chunk>,
}

impl Parts {
    /// The parts of a text; `user` where it is a user's.
    pub(super) fn of(text: &str, user: Option<()>) -> Parts {
        let mut parts = Parts { head: Vec::new(), chunks: Vec::new() };
        for (number, line) in text.lines().enumerate() {
            let line_of = if user.is_some() { Line::User(number + 1) } else { Line::Builtin };
            if line.starts_with('[') {
                let header = line.split('#').next().unwrap_or(line).trim_end().to_owned();
                let lines = vec![(line.to_owned(), line_of)];
                parts.chunks.push(Chunk { header, lines, line: number + 1, row: toml::Table::new() });
            } else if let Some(chunk) = parts.chunks.last_mut() {
                chunk.lines.push((line.to_owned(), line_of));
            } else {
                parts.head.push(line.to_owned());
            }
        }
        parts.chunks.iter_mut().for_each(Chunk::read);
        parts
    }

    /// The line of the head that sets a key.
    pub(super) fn head_value(&self, key: &str) -> Option<&String> {
        self.head.iter().find(|line| key_of(line) == Some(key))
    }
}

/// The key that a line sets.
pub(super) fn key_of(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim()).filter(|key| !key.is_empty() && !key.starts_with('#'))
}

impl Chunk {
    fn read(&mut self) {
        let body: Vec<&str> = self.lines[1..].iter().map(|(line, _)| line.as_str()).collect();
        // a row that cannot be read alone is a fault of the whole text, and told with it
        self.row = toml::from_str(&body.join("\n")).unwrap_or_default();
    }

    /// The place of its header.
    pub(super) fn place(&self) -> Line {
        self.lines[0].1
    }

    /// Whether the row, or everything in its list, says where it was read.
    pub(super) fn says_source(&self) -> bool {
        let says = |table: &toml::Table| {
            table.get("source").and_then(toml::Value::as_str).is_some_and(|source| !source.trim().is_empty())
        };
        let list = ["changes", "days"].iter().find_map(|key| self.row.get(*key).and_then(toml::Value::as_array));
        let all = |list: &Vec<toml::Value>| !list.is_empty() && list.iter().all(|one| one.as_table().is_some_and(says));
        says(&self.row) || list.is_some_and(all) || self.row.is_empty()
    }

    /// A text that it says.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        self.row.get(key).and_then(toml::Value::as_str)
    }

    /// By what its readers name it.
    pub(super) fn names(&self) -> impl Iterator<Item = String> + '_ {
        ["id", "name", "old", "provision"].iter().filter_map(|key| self.text(key).map(str::to_owned))
    }

    /// The day from which it counts: its own first day, else that on which its table was made sure of.
    pub(super) fn day(&self, checked_on: Date) -> Date {
        let date = |key: &&str| self.row.get(*key)?.as_datetime()?.date?.to_string().parse().ok();
        ["from", "date", "until"].iter().find_map(date).unwrap_or(checked_on)
    }

    /// Say something more, straight after the header.
    pub(super) fn say(&mut self, line: &str) {
        let place = self.place();
        self.lines.insert(1, (line.to_owned(), place));
    }
}
