//! Which row stands where two are of one thing: the one that began later, and the user's where that does not tell. Rows of
//! different things stand side by side.

use jiff::civil::Date;

use super::chunks::{Chunk, Line, Parts, key_of};

/// The head of the built-in table, as far on as either is known true and covers.
pub(super) fn head(built: &Parts, own: &Parts, newest: Date) -> Vec<String> {
    let value =
        |line: &String| line.split_once('=').map(|(_, value)| value.split('#').next().unwrap_or("").trim().to_owned());
    let line = |line: &String| match key_of(line) {
        Some("checked_on") => format!("checked_on = {newest}"),
        Some("covers_until") => {
            let both = [value(line), own.head_value("covers_until").and_then(value)];
            format!("covers_until = {}", both.into_iter().flatten().max().unwrap_or_default())
        }
        _ => line.clone(),
    };
    built.head.iter().map(line).collect()
}

/// The rows of both.
pub(super) fn chunks(table: &str, built: Parts, built_on: Date, own: Parts, own_on: Date) -> Vec<Chunk> {
    let own_source = own.head_value("source").cloned();
    let own_checked = own.head_value("checked").cloned();
    let mut mine = own.chunks;
    for chunk in &mut mine {
        let rows = chunk.header.starts_with("[[");
        if rows && chunk.text("checked").is_none() {
            chunk.say(own_checked.as_deref().unwrap_or("checked = \"seen\""));
        }
        if let Some(source) = own_source.as_ref().filter(|_| rows && chunk.text("source").is_none()) {
            chunk.say(source);
        }
    }
    let mut kept = Vec::with_capacity(built.chunks.len() + mine.len());
    let mut former = Vec::new();
    for chunk in built.chunks {
        let same = mine.iter().position(|own| is_same(table, own, &chunk));
        let Some(at) = same else {
            kept.push(chunk);
            continue;
        };
        if mine[at].day(own_on) < chunk.day(built_on) {
            mine.remove(at);
            kept.push(chunk);
        } else {
            former.extend(former_name(table, &chunk, &mine, at));
        }
    }
    // of equal wordings the first is found
    let mut all: Vec<Chunk> = if table == "superseded" {
        mine.into_iter().chain(kept).collect()
    } else {
        kept.into_iter().chain(mine).collect()
    };
    all.extend(former);
    if table == "events" {
        all.sort_by_key(|event| event.day(Date::MAX));
    }
    all
}

/// Whether two rows are of one thing.
fn is_same(table: &str, own: &Chunk, built: &Chunk) -> bool {
    let one =
        |key: &str| own.text(key).is_some_and(|text| built.text(key).is_some_and(|other| fold(text) == fold(other)));
    if !own.header.starts_with("[[") {
        return own.header == built.header;
    }
    match table {
        "authorities" if own.text("id").is_some() => one("id"),
        "threat-levels" => false,
        _ if own.header != built.header => false,
        "bank-holidays" => one("regime"),
        "superseded" => one("old"),
        "events" => one("name"),
        "acts" => one("title"),
        _ if own.text("id").is_some() => one("id"),
        // an exemption in its form of a day: section 40 has two
        _ if own.text("provision").is_some() => {
            one("provision") && one("regime") && own.row.get("from") == built.row.get("from")
        }
        _ => one("name"),
    }
}

fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name that a renamed force had, so that letters of before still name it rightly.
fn former_name(table: &str, built: &Chunk, mine: &[Chunk], at: usize) -> Option<Chunk> {
    let (own, name, id) = (&mine[at], built.text("name")?, built.text("id")?);
    let force = table == "authorities" && built.header == "[[force]]" && own.header == "[[force]]";
    let said = mine.iter().any(|chunk| {
        let list = |key: &str| chunk.row.get(key).and_then(toml::Value::as_array);
        let lists = ["aliases", "wrong"].into_iter().filter_map(list).flatten().filter_map(toml::Value::as_str);
        let texts = ["name", "formal", "welsh"].into_iter().filter_map(|key| chunk.text(key));
        texts.chain(lists).any(|text| fold(text) == fold(name))
    });
    if !force || said {
        return None;
    }
    let place = own.place();
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let mut lines = vec![
        ("[[former]]".to_owned(), place),
        (format!("id = {}", quoted(&format!("{id}-before"))), place),
        (format!("name = {}", quoted(name)), place),
        (format!("successor = {}", quoted(id)), place),
        (format!("source = {}", quoted(own.text("source").unwrap_or("the row of the new name"))), place),
        ("checked = \"seen\"".to_owned(), place),
    ];
    let day = own.day(Date::MAX);
    if let Some(last) = day.yesterday().ok().filter(|_| day < Date::MAX) {
        lines.push((format!("until = {last}"), place));
    }
    let line = if let Line::User(line) = place { line } else { 1 };
    Some(Chunk { header: "[[former]]".to_owned(), lines, line, row: toml::Table::new() })
}
