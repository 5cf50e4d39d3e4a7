//! Articles: "a" or "an" by the sound of what follows, and set phrases that have lost theirs. What is known of words is
//! data, `lints/words/articles.txt`.

mod sound;

use std::sync::OnceLock;

use crate::letter::pattern::{KeySet, PatternSet};
use crate::letter::words::key;

pub use sound::Sound;

/// The data.
#[derive(Default)]
pub struct Articles {
    vowel: KeySet,
    consonant: KeySet,
    either: KeySet,
    vowel_heads: Vec<&'static str>,
    consonant_heads: Vec<&'static str>,
    initials_vowel: KeySet,
    initials_consonant: KeySet,
    /// Words that make an "a" after them a label.
    pub labels: KeySet,
    /// The set phrases without their article.
    pub lost: PatternSet,
    /// The words before the article, how many they are, and the article, by the number of the phrase.
    pub phrases: Vec<(usize, &'static str)>,
}

/// The data, read when first needed.
pub fn articles() -> &'static Articles {
    static ARTICLES: OnceLock<Articles> = OnceLock::new();
    ARTICLES.get_or_init(|| {
        Articles::parse(include_str!("../../../lints/words/articles.txt")).expect("the built-in list is tested")
    })
}

impl Articles {
    fn parse(text: &'static str) -> Result<Articles, String> {
        let mut read = Articles::default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let fault = || format!("‘{line}’ cannot be read");
            let (name, words) = line.split_once(':').ok_or_else(fault)?;
            let keys = || words.split_whitespace().map(key);
            match name {
                "vowel" => read.vowel.extend(keys()),
                "consonant" => read.consonant.extend(keys()),
                "either" => read.either.extend(keys()),
                "vowel-heads" => read.vowel_heads.extend(words.split_whitespace()),
                "consonant-heads" => read.consonant_heads.extend(words.split_whitespace()),
                "initials-vowel" => read.initials_vowel.extend(keys()),
                "initials-consonant" => read.initials_consonant.extend(keys()),
                "labels" => read.labels.extend(keys()),
                "lost" => read.phrase(words).ok_or_else(fault)?,
                _ => return Err(fault()),
            }
        }
        Ok(read)
    }

    /// A phrase whose article stands between `_`.
    fn phrase(&mut self, phrase: &'static str) -> Option<()> {
        let mut parts = phrase.split('_');
        let (before, article, after) = (parts.next()?, parts.next()?, parts.next()?);
        self.lost.add(self.phrases.len(), &format!("{before}{}", after.trim_start())).ok()?;
        let groups = before.trim().split(['(', ')']).map(|part| match part.contains('|') {
            true => 1,
            false => part.split_whitespace().count(),
        });
        self.phrases.push((groups.sum(), article));
        Some(())
    }
}
