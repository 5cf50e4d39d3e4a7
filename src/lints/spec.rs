//! A lint file: what is wrong, by whose authority, why it matters, and the examples that are its tests. Everything
//! that describes a lint (the index, `explain`, reports, hover) reads this and nothing else.

use serde::Deserialize;

use super::kinds::Matcher;
use crate::diagnostic::{Confidence, Severity};
use crate::text::data::{self, DataFile, Text};

/// Whose authority a lint rests on.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// A provision, code, standard or book of English.
    pub name: Text,
    /// Where to read it.
    #[serde(default)]
    pub link: Option<Text>,
}

/// What a lint looks at.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// One letter.
    #[default]
    Letter,
    /// All letters of a run that share a configuration.
    Letters,
    /// The run itself: what `check` finds out while it collects what the other lints say.
    Run,
}

/// What a lint needs of the file it reads.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// Nothing: it runs on any file, even one that is no letter.
    Text,
    /// A letter, template or fragment.
    #[default]
    Letter,
    /// A whole letter: something absent is only absent there.
    WholeLetter,
}

/// A lint file, examples apart.
#[derive(Clone, Debug)]
pub struct Spec {
    /// Its name in reports and configuration.
    pub id: String,
    /// What is wrong, in a few words.
    pub title: Text,
    /// The folder it is in, a configuration key too.
    pub group: String,
    /// The most it reports.
    pub severity: Severity,
    /// How sure its findings are, unless they say otherwise.
    pub confidence: Confidence,
    /// The version that brought it.
    pub since: Text,
    /// Whose authority.
    pub source: Card,
    /// What, why it matters to the person who signs, what to write instead, when it is fine.
    pub explain: Text,
    /// One letter or many.
    pub scope: Reach,
    /// What it needs of the file.
    pub needs: Needs,
    /// Whether a lint that needs a whole letter reads whole templates too: what is absent there is absent from every letter.
    pub templates: bool,
    /// Whether it reads what stands in quotation marks; a lint about wording leaves that to whoever is quoted.
    pub reads_quotations: bool,
    /// The lints that say more of the same place: where one of them reports, this one is silent.
    pub yields_to: Vec<String>,
    /// How it finds.
    pub matcher: Matcher,
}

/// Why a lint file cannot be used: the file and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecError {
    /// The file.
    pub file: String,
    /// What is wrong.
    pub message: String,
}

impl std::fmt::Display for SpecError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.file, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    id: String,
    title: Text,
    group: String,
    severity: Level,
    #[serde(default)]
    confidence: Sureness,
    since: Text,
    source: Card,
    explain: Text,
    #[serde(default)]
    scope: Reach,
    needs: Option<Needs>,
    quotations: Option<bool>,
    #[serde(default)]
    templates: bool,
    #[serde(default, rename = "yields-to")]
    yields_to: Vec<String>,
    kind: Option<String>,
    r#match: Option<toml::Table>,
    /// What a semantic lint reads by [`data::words`].
    words: Option<toml::Table>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Note,
    Warning,
    Error,
}

#[derive(Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sureness {
    Low,
    Medium,
    #[default]
    High,
}

impl Spec {
    /// Read a lint file. Its examples, which only tests need, are not looked at.
    ///
    /// # Errors
    /// When a key is missing, unknown or wrong, or a wording cannot be read.
    pub fn parse(file: &str, text: &str) -> Result<Spec, SpecError> {
        let read = toml::from_str(head(text));
        Spec::of(|| file.to_owned(), read.map_err(|error: toml::de::Error| error.to_string().trim_end().to_owned()))
    }

    /// Read a lint file that foilint brings: its path below `lints/` without the ending, and what it says.
    ///
    /// # Errors
    /// When a key is missing, unknown or wrong, or a wording cannot be read.
    pub fn builtin(name: &str, file: DataFile) -> Result<Spec, SpecError> {
        Spec::of(|| format!("{name}.toml"), data::read(file).map_err(|error| error.message))
    }

    fn of(file: impl Fn() -> String, head: Result<File, String>) -> Result<Spec, SpecError> {
        let fault = |message: String| SpecError { file: file(), message };
        let head = head.map_err(fault)?;
        let matcher = match (head.kind.as_deref(), head.r#match) {
            (Some("semantic"), None) => Matcher::Semantic,
            (None, Some(_)) if head.words.is_some() => return Err(fault("only a semantic lint has [words]".into())),
            (None, Some(table)) => Matcher::parse(table).map_err(fault)?,
            _ => return Err(fault("it needs either kind = \"semantic\" or a [match] table".into())),
        };
        // a lint about language reads any English text where it is sure, and nobody else's words
        let language = head.group == "wording";
        let any_text = language && matches!(head.severity, Level::Error);
        Ok(Spec {
            needs: head.needs.unwrap_or(if any_text { Needs::Text } else { Needs::Letter }),
            reads_quotations: head.quotations.unwrap_or(!language),
            templates: head.templates,
            yields_to: head.yields_to,
            id: head.id,
            title: head.title,
            group: head.group,
            severity: match head.severity {
                Level::Note => Severity::Note,
                Level::Warning => Severity::Warning,
                Level::Error => Severity::Error,
            },
            confidence: match head.confidence {
                Sureness::Low => Confidence::Low,
                Sureness::Medium => Confidence::Medium,
                Sureness::High => Confidence::High,
            },
            since: head.since,
            source: head.source,
            explain: head.explain,
            scope: head.scope,
            matcher,
        })
    }
}

/// The part of a lint file before its first example.
fn head(text: &str) -> &str {
    let cut = ["\n[[bad]]", "\n[[good]]"].iter().filter_map(|mark| text.find(mark)).min();
    cut.map_or(text, |cut| &text[..cut + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "id = 'x'\ntitle = 'X'\ngroup = 'wording'\nseverity = 'error'\nsince = '0.1.0'\nexplain = 'Why.'\nsource = { name = 'English' }\n";

    #[test]
    fn examples_are_not_part_of_the_head() {
        let spec = Spec::parse("x.toml", &format!("{FILE}kind = 'semantic'\n[[bad]]\nnot = even\ntoml")).unwrap();
        assert_eq!((spec.id.as_str(), spec.needs), ("x", Needs::Text));
    }

    #[test]
    fn an_unknown_key_is_an_error_that_names_it() {
        let error = Spec::parse("x.toml", &format!("{FILE}kind = 'semantic'\nseverty = 'x'\n")).unwrap_err();
        assert!(error.to_string().contains("severty"), "{error}");
    }

    #[test]
    fn a_lint_finds_in_exactly_one_way() {
        assert!(Spec::parse("x.toml", FILE).is_err());
        assert!(
            Spec::parse(
                "x.toml",
                &format!("{FILE}kind = 'semantic'\n[match]\nkind = 'phrase'\nany = ['a b']\nmessage = 'm'\n")
            )
            .is_err()
        );
    }

    #[test]
    fn only_a_semantic_lint_has_words_of_its_own() {
        let words = "[words]\nplaces = ['online']\n";
        assert!(Spec::parse("x.toml", &format!("{FILE}kind = 'semantic'\n{words}")).is_ok());
        let phrase = "[match]\nkind = 'phrase'\nany = ['a b']\nmessage = 'm'\n";
        assert!(Spec::parse("x.toml", &format!("{FILE}{phrase}")).is_ok());
        assert!(Spec::parse("x.toml", &format!("{FILE}{phrase}{words}")).is_err());
    }
}
