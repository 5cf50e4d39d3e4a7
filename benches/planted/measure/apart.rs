//! What is no slip although it was made like one: dropping an adjective leaves good English. The rules are data with
//! their reasons (`apart.toml`), and so are the classes of words that they name (`words.toml`).

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

/// The words beside a slip, in small letters; an empty one is the edge of a sentence.
#[derive(Default)]
pub struct Around<'a> {
    /// The column of the table.
    pub kind: &'a str,
    /// What was done.
    pub how: &'a str,
    /// The word touched, of two the first.
    pub word: String,
    /// The second word, where there are two.
    pub second: String,
    /// What stands in its place.
    pub becomes: String,
    /// The word before.
    pub prev: String,
    /// The word after.
    pub next: String,
    /// The six words before it.
    pub near: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    kinds: Vec<String>,
    how: Option<Vec<String>>,
    word: Option<Vec<String>>,
    second: Option<Vec<String>>,
    becomes: Option<Vec<String>>,
    prev: Option<Vec<String>>,
    next: Option<Vec<String>>,
    near: Option<Vec<String>>,
    reason: String,
}

#[derive(Deserialize)]
struct Rules {
    rule: Vec<Rule>,
}

/// The data of the evaluation.
pub struct Data {
    classes: BTreeMap<String, BTreeSet<String>>,
    /// Finite verbs and the other number of each.
    pub verbs: BTreeMap<String, String>,
    /// Real words that are typed for one another.
    pub confusables: BTreeMap<String, Vec<String>>,
    rules: Vec<Rule>,
}

impl Data {
    /// Read the files beside this one.
    ///
    /// # Panics
    /// When one of them cannot be read, which a test sees.
    pub fn read() -> Data {
        let words: toml::Table = toml::from_str(include_str!("../words.toml")).expect("words.toml can be read");
        let mut classes = BTreeMap::new();
        let mut verbs = BTreeMap::new();
        for (name, value) in words {
            match value {
                toml::Value::String(list) => {
                    let list: BTreeSet<String> = list.split_whitespace().map(str::to_owned).collect();
                    classes.insert(name, list);
                }
                other => verbs = other.try_into().expect("the verbs are pairs of words"),
            }
        }
        let rules: Rules = toml::from_str(include_str!("../apart.toml")).expect("apart.toml can be read");
        assert!(rules.rule.iter().all(|rule| !rule.reason.is_empty()), "every rule has its reason");
        let confusables = include_str!("../confusables.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once(": "))
            .map(|(word, others)| (word.to_owned(), others.split(' ').map(str::to_owned).collect()))
            .collect();
        Data { classes, verbs, confusables, rules: rules.rule }
    }

    /// Whether a word belongs to a class.
    pub fn is(&self, word: &str, class: &str) -> bool {
        let of = |class: &str| self.classes.get(class).is_some_and(|words| words.contains(word));
        match class {
            "nouns" => of("noun") || of("plural") || of("mass"),
            "content" => !word.is_empty() && !of("function"),
            class => {
                assert!(self.classes.contains_key(class), "there is no class ‘{class}’");
                of(class)
            }
        }
    }

    /// The reason for which something is no slip.
    pub fn apart(&self, slip: &Around) -> Option<&str> {
        let holds = |rule: &&Rule| {
            let any = |list: &Option<Vec<String>>, word: &str| {
                list.as_ref().is_none_or(|list| {
                    list.iter().any(|one| one.strip_prefix('@').map_or(one == word, |class| self.is(word, class)))
                })
            };
            rule.kinds.iter().any(|kind| kind == slip.kind)
                && any(&rule.how, slip.how)
                && any(&rule.word, &slip.word)
                && any(&rule.second, &slip.second)
                && any(&rule.becomes, &slip.becomes)
                && any(&rule.prev, &slip.prev)
                && any(&rule.next, &slip.next)
                && (rule.near.is_none() || slip.near.iter().any(|word| any(&rule.near, word)))
        };
        self.rules.iter().find(holds).map(|rule| rule.reason.as_str())
    }
}
