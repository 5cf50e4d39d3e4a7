//! `foilint.toml` as typed: every key is known or an error with its place, and every value of its right type.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{ConfigError, Setting};
use crate::facts::{Profile, Stage};
use crate::letter::Kind;
use crate::lints::Level;
use crate::tables::Regime;
use crate::text::LineIndex;

/// What the file says, before any file that it names is read.
#[derive(Default)]
pub(super) struct Raw {
    pub profile: Profile,
    pub levels: NamedLevels,
    pub overrides: Vec<Override>,
    pub kinds: Vec<(Named, Kind)>,
    pub include: Vec<Named>,
    pub exclude: Vec<Named>,
    pub lints_dir: Vec<Named>,
    pub phrases_dir: Vec<Named>,
    pub tables_dir: Vec<Named>,
    pub baseline: Option<Named>,
    pub approved: Vec<Named>,
    pub settings: Vec<Setting>,
}

/// Lints and groups with the level each is given.
pub(super) type NamedLevels = Vec<(Named, Level)>;
/// File patterns, and the levels for the files they match.
pub(super) type Override = (Vec<Named>, NamedLevels);

/// A string of the file and where it stands, for an error that is found later.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub text: String,
    pub place: String,
}

impl Named {
    pub fn fault(&self, message: impl Into<String>) -> ConfigError {
        ConfigError { place: self.place.clone(), message: message.into() }
    }
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    lines: LineIndex,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

/// Read the text of a configuration.
pub(super) fn parse(file: &str, text: &str) -> Result<Raw, ConfigError> {
    let reader = Reader { file, text, lines: LineIndex::new(text) };
    let table = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        reader.fault(at, error.message().lines().next().unwrap_or("it is not TOML").to_owned())
    })?;
    let mut raw = Raw::default();
    const KEYS: [&str; 16] = [
        "authority",
        "regime",
        "stage",
        "complete",
        "deadlines",
        "contact",
        "lints",
        "overrides",
        "kind",
        "include",
        "exclude",
        "lints-dir",
        "phrases-dir",
        "tables-dir",
        "baseline",
        "approved",
    ];
    for (key, value) in table.get_ref().iter() {
        match key.get_ref().as_ref() {
            "authority" => raw.profile.authority = Some(reader.string(value, "a name")?.text),
            "regime" => {
                raw.profile.regime = Some(reader.one_of(value, &Regime::ALL.map(|regime| (regime.name(), regime)))?)
            }
            "stage" => {
                raw.profile.stage = reader
                    .one_of(value, &[("draft", Stage::Draft), ("final", Stage::Final), ("publish", Stage::Publish)])?
            }
            "complete" => raw.profile.complete = Some(reader.boolean(value)?),
            "deadlines" => {
                for (key, value) in reader.table(value)? {
                    match key.get_ref().as_ref() {
                        "review-ask" => raw.profile.review_ask = Some(reader.number(value)?),
                        "review-answer" => raw.profile.review_answer = Some(reader.number(value)?),
                        _ => return Err(reader.unknown(key, "deadlines", &["review-ask", "review-answer"])),
                    }
                }
            }
            "contact" => {
                for (key, value) in reader.table(value)? {
                    if !["email", "web", "phone", "address"].contains(&key.get_ref().as_ref()) {
                        return Err(reader.unknown(key, "contact", &["email", "web", "phone", "address"]));
                    }
                    raw.profile.contact.extend(reader.strings(value)?.into_iter().map(|named| named.text));
                }
            }
            "lints" => raw.levels = reader.levels(value)?,
            "overrides" => {
                let tables = value.get_ref().as_array().ok_or_else(|| reader.wrong(value, "[[overrides]] tables"))?;
                raw.overrides = tables.iter().map(|table| reader.an_override(table)).collect::<Result<_, _>>()?;
            }
            "kind" => {
                for (key, value) in reader.table(value)? {
                    raw.kinds.push((reader.named(key), reader.one_of(value, &Kind::NAMES)?));
                }
            }
            "include" => raw.include = reader.strings(value)?,
            "exclude" => raw.exclude = reader.strings(value)?,
            "lints-dir" => raw.lints_dir = reader.strings(value)?,
            "phrases-dir" => raw.phrases_dir = reader.strings(value)?,
            "tables-dir" => raw.tables_dir = reader.strings(value)?,
            "baseline" => {
                let named = reader.string(value, "a file name")?;
                if named.text.trim().is_empty() {
                    return Err(named.fault("a file name is wanted here, such as \"foilint-baseline.txt\""));
                }
                raw.baseline = Some(named);
            }
            "approved" => raw.approved = reader.strings(value)?,
            _ => return Err(reader.unknown(key, "", &KEYS)),
        }
        reader.settings(key.get_ref(), key, value, &mut raw.settings);
    }
    raw.settings.sort_by_key(|setting| setting.line);
    Ok(raw)
}

impl Reader<'_> {
    fn place(&self, at: usize) -> String {
        let position = self.lines.position(self.text, at);
        format!("{}:{}:{}", self.file, position.line, position.column)
    }

    fn fault(&self, at: usize, message: String) -> ConfigError {
        ConfigError { place: self.place(at), message }
    }

    fn unknown(&self, key: &Key, table: &str, known: &[&str]) -> ConfigError {
        let name = key.get_ref();
        let place = if table.is_empty() { String::new() } else { format!(" in [{table}]") };
        let hint = match nearest_name(name, known.iter().copied()) {
            Some(near) => format!("did you mean ‘{near}’?"),
            None => format!("the keys are {}", known.join(", ")),
        };
        self.fault(key.span().start, format!("‘{name}’ is not a key{place}; {hint}"))
    }

    fn wrong(&self, value: &Value, wanted: &str) -> ConfigError {
        let found = value.get_ref().type_str();
        self.fault(value.span().start, format!("{wanted} is wanted here, this is of type {found}"))
    }

    fn named(&self, key: &Key) -> Named {
        Named { text: key.get_ref().to_string(), place: self.place(key.span().start) }
    }

    fn string(&self, value: &Value, wanted: &str) -> Result<Named, ConfigError> {
        let text = value.get_ref().as_str().ok_or_else(|| self.wrong(value, &format!("{wanted} in quotes")))?;
        Ok(Named { text: text.to_owned(), place: self.place(value.span().start) })
    }

    /// One string or a list of them.
    fn strings(&self, value: &Value) -> Result<Vec<Named>, ConfigError> {
        match value.get_ref().as_array() {
            Some(list) => list.iter().map(|item| self.string(item, "a text")).collect(),
            None => Ok(vec![self.string(value, "a text or a list of texts")?]),
        }
    }

    fn boolean(&self, value: &Value) -> Result<bool, ConfigError> {
        value.get_ref().as_bool().ok_or_else(|| self.wrong(value, "true or false"))
    }

    fn number(&self, value: &Value) -> Result<u32, ConfigError> {
        let number =
            value.get_ref().as_integer().and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok());
        number.filter(|number| (1..=1000).contains(number)).ok_or_else(|| self.wrong(value, "a number of working days"))
    }

    fn table<'a, 'b>(
        &self,
        value: &'a Value<'b>,
    ) -> Result<impl Iterator<Item = (&'a Key<'b>, &'a Value<'b>)>, ConfigError> {
        Ok(value.get_ref().as_table().ok_or_else(|| self.wrong(value, "a table"))?.iter())
    }

    fn one_of<T: Copy>(&self, value: &Value, names: &[(&str, T)]) -> Result<T, ConfigError> {
        let all = || names.iter().map(|(name, _)| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
        let named = self.string(value, &format!("one of {}", all()))?;
        let found = names.iter().find(|(name, _)| *name == named.text).map(|(_, it)| *it);
        found.ok_or_else(|| named.fault(format!("‘{}’ is not known here; write one of {}", named.text, all())))
    }

    fn levels(&self, value: &Value) -> Result<NamedLevels, ConfigError> {
        self.table(value)?.map(|(key, value)| Ok((self.named(key), self.one_of(value, &Level::NAMES)?))).collect()
    }

    fn an_override(&self, value: &Value) -> Result<Override, ConfigError> {
        let (mut files, mut levels) = (Vec::new(), Vec::new());
        for (key, value) in self.table(value)? {
            match key.get_ref().as_ref() {
                "files" => files = self.strings(value)?,
                "lints" => levels = self.levels(value)?,
                _ => return Err(self.unknown(key, "overrides", &["files", "lints"])),
            }
        }
        if files.is_empty() {
            return Err(
                self.fault(value.span().start, "an override names its files: files = [\"templates/**\"]".into())
            );
        }
        Ok((files, levels))
    }

    /// Every key that a value sets, for `foilint config`.
    fn settings(&self, name: &str, key: &Key, value: &Value, out: &mut Vec<Setting>) {
        if let Some(table) = value.get_ref().as_table() {
            table.iter().for_each(|(key, value)| self.settings(&format!("{name}.{}", key.get_ref()), key, value, out));
            return;
        }
        let tables = value
            .get_ref()
            .as_array()
            .filter(|list| !list.is_empty() && list.iter().all(|item| item.get_ref().is_table()));
        if let Some(list) = tables {
            list.iter()
                .enumerate()
                .for_each(|(index, item)| self.settings(&format!("{name}[{index}]"), key, item, out));
            return;
        }
        let written = self.text.get(value.span()).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        out.push(Setting {
            key: name.to_owned(),
            value: written,
            line: self.lines.position(self.text, key.span().start).line,
        });
    }
}

/// The known name that an unknown one was probably meant to be.
pub fn nearest_name<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).clamp(1, 4);
    known
        .map(|known| (strsim::osa_distance(name, known), known))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> String {
        parse("foilint.toml", text).err().expect("it has a fault").to_string()
    }

    #[test]
    fn an_unknown_key_has_its_place_and_a_near_miss() {
        assert_eq!(
            fault("regime = \"foia\"\nautority = \"Kent Police\"\n"),
            "foilint.toml:2:1: ‘autority’ is not a key; did you mean ‘authority’?"
        );
        assert_eq!(
            fault("[deadlines]\nreview-aks = 40"),
            "foilint.toml:2:1: ‘review-aks’ is not a key in [deadlines]; did you mean ‘review-ask’?"
        );
    }

    #[test]
    fn a_value_of_the_wrong_type_says_what_is_wanted() {
        assert!(fault("regime = 5").contains("foilint.toml:1:10: one of \"foia\""));
        assert!(fault("regime = \"fola\"").contains("‘fola’ is not known here"));
        assert!(fault("[deadlines]\nreview-ask = \"40\"").contains("a number of working days"));
        assert!(fault("[[overrides]]\nlints = { wording = \"off\" }").contains("names its files"));
    }

    #[test]
    fn a_text_that_is_no_toml_has_its_place() {
        assert!(fault("authority = \n").starts_with("foilint.toml:1:"));
    }

    #[test]
    fn every_setting_keeps_its_line() {
        let raw = parse("f", "authority = \"Kent Police\"\n[lints]\nwording = \"off\"\n").unwrap();
        let shown: Vec<String> = raw.settings.iter().map(|s| format!("{} {} {}", s.line, s.key, s.value)).collect();
        assert_eq!(shown, ["1 authority \"Kent Police\"", "3 lints.wording \"off\""]);
    }
}
