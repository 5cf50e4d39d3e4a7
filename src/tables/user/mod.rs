//! A user's own rows beside the built-in ones: the level that changed this morning, the force that was renamed. A user's
//! file has the form of the built-in table. The two are put together as one text, row by row, and read as any table is;
//! every line remembers where it came from, so that a fault is told with the file and line of whoever wrote it.

mod chunks;
mod merge;

use jiff::civil::Date;

use super::load::{self, LoadError};
use chunks::{Chunk, Line, Parts};

/// A file of rows that a user wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserTable {
    /// The table its rows belong to: "threat-levels".
    pub name: String,
    /// The file, as it is shown.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// What is known of a user's file once its rows are in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRows {
    /// The table its rows belong to.
    pub table: &'static str,
    /// The file, as it is shown.
    pub file: String,
    /// The last day on which its rows are known true.
    pub checked_on: Date,
    /// How many rows it has.
    pub rows: usize,
}

/// A built-in table and a user's rows as one text.
pub(super) struct Merged {
    pub(super) text: String,
    pub(super) checked_on: Date,
    pub(super) rows: UserRows,
    lines: Vec<Line>,
    headers: Vec<(String, Line)>,
    identities: Vec<(String, Line)>,
    file: String,
}

/// Put a user's rows beside the built-in ones.
///
/// # Errors
/// When the file is not TOML, has no `checked_on`, or a row of it has no source.
pub(super) fn merge(name: &'static str, builtin: &str, user: &UserTable) -> Result<Merged, LoadError> {
    let at = |line: usize, error: LoadError| LoadError { line: u32::try_from(line).ok(), ..error }.in_file(&user.file);
    if let Err(error) = toml::from_str::<toml::Table>(&user.text) {
        let before = error.span().map_or("", |span| user.text.get(..span.start).unwrap_or_default());
        let message =
            format!("{}; the built-in table shows the form", error.message().lines().next().unwrap_or_default());
        return Err(at(before.matches('\n').count() + 1, LoadError::table(name, message)));
    }
    let checked_on = load::checked_on(&user.text).ok_or_else(|| {
        let message =
            "no line `checked_on = DATE` at its head (a date without quotes); write the day on which you last made sure of these rows";
        at(1, LoadError::table(name, message))
    })?;
    let own = Parts::of(&user.text, Some(()));
    for (number, chunk) in own.chunks.iter().enumerate() {
        // a list of subsections goes with the rows of its exemptions
        let row = !chunk.header.starts_with("[structure.");
        if row && !chunk.says_source() && own.head_value("source").is_none() {
            let row = format!("{} {}", chunk.header, number + 1);
            let message = "every row says where it was read; add source = \"…\" with a link or a provision";
            return Err(at(chunk.line, LoadError::row(name, row, "source", message)));
        }
    }
    let built = Parts::of(builtin, None);
    let built_on = load::checked_on(builtin).unwrap_or(checked_on);
    let newest = built_on.max(checked_on);
    let rows = UserRows { table: name, file: user.file.clone(), checked_on, rows: own.chunks.len() };
    let head = merge::head(&built, &own, newest);
    let chunks = merge::chunks(name, built, built_on, own, checked_on);
    let mut merged = Merged {
        text: String::with_capacity(builtin.len() + user.text.len()),
        checked_on: newest,
        rows,
        lines: Vec::new(),
        headers: Vec::new(),
        identities: Vec::new(),
        file: user.file.clone(),
    };
    head.iter().for_each(|line| merged.add(line, Line::Builtin));
    chunks.iter().for_each(|chunk| merged.add_chunk(chunk));
    Ok(merged)
}

impl Merged {
    fn add(&mut self, text: &str, line: Line) {
        self.text.push_str(text);
        self.text.push('\n');
        self.lines.push(line);
    }

    fn add_chunk(&mut self, chunk: &Chunk) {
        let first = chunk.place();
        self.headers.push((chunk.header.clone(), first));
        self.identities.extend(chunk.names().map(|name| (name, first)));
        for (text, line) in &chunk.lines {
            self.add(text, *line);
        }
    }

    /// A fault of the merged text as one of the file it stands in. A fault of a built-in row is the user's too: without
    /// their rows it would not be.
    pub(super) fn blame(&self, error: LoadError) -> LoadError {
        let merged = error.line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
        let place = merged.and_then(|line| self.lines.get(line).copied()).or_else(|| self.row_of(&error.row));
        let user = match place {
            Some(Line::User(line)) => Some(line),
            _ => self.line_that_says(&error),
        };
        let row = user.and_then(|line| self.own_label(&error.row, line)).unwrap_or_else(|| error.row.clone());
        let line = user.and_then(|line| u32::try_from(line).ok());
        LoadError { row, line, ..error.with_remedy() }.in_file(&self.file)
    }

    /// The label of a row with its number in the user's own file, where it has one: "[[row]] 98, line 700" is their
    /// second row.
    fn own_label(&self, label: &str, line: usize) -> Option<String> {
        let (header, rest) = label.split_once("]] ")?;
        let header = format!("{header}]]");
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return None;
        }
        let before = |place: &Line| matches!(place, Line::User(own) if *own <= line);
        let number = self.headers.iter().filter(|(known, place)| *known == header && before(place)).count();
        let rest = rest[digits..].split(", line ").next().unwrap_or_default();
        Some(format!("{header} {number}{rest}"))
    }

    /// The user's line that holds the date or the quoted name of a fault that has no place of its own.
    fn line_that_says(&self, error: &LoadError) -> Option<usize> {
        let quoted = error.message.split('"').nth(1).filter(|name| name.len() > 1);
        let date = error.row.split([' ', ',']).find(|word| word.parse::<Date>().is_ok());
        let wanted = date.or(quoted)?;
        self.text.lines().zip(&self.lines).find_map(|(text, line)| match line {
            Line::User(line) if text.contains(wanted) => Some(*line),
            _ => None,
        })
    }

    /// The place of a row by the label that its readers know it by: "[[row]] 98 (ACPO)", "[[force]] norfolk".
    fn row_of(&self, label: &str) -> Option<Line> {
        let (header, rest) = label.split_once("]] ")?;
        let header = format!("{header}]]");
        let number = rest.split([' ', ',']).next().and_then(|number| number.parse::<usize>().ok());
        if let Some(number) = number {
            return self
                .headers
                .iter()
                .filter(|(known, _)| *known == header)
                .nth(number.checked_sub(1)?)
                .map(|(_, line)| *line);
        }
        // of two rows with one name the user's is the one that may be changed
        let named = self.identities.iter().filter(|(name, _)| rest == name || rest.starts_with(&format!("{name}, ")));
        named.map(|(_, line)| *line).max_by_key(|line| matches!(line, Line::User(_)))
    }
}

#[cfg(test)]
mod tests;
