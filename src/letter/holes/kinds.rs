//! What will stand in a hole, by the words of its name.

use super::cues::cues;
use crate::letter::Wordings;

/// What will stand in a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HoleKind {
    /// A day.
    Date,
    /// The name of a person.
    Name,
    /// A figure, a sum or an amount of something.
    Number,
    /// A public authority, the regulator or another body.
    Authority,
    /// A provision: a section, an exemption.
    Section,
    /// The reference of a case.
    Reference,
    /// An address of any kind.
    Contact,
    /// Free text, or something whose name does not say what it is.
    Text,
    /// Nothing: a direction to whoever fills the template in, `[delete as appropriate]`, `{% if refused %}`.
    Direction,
}

impl HoleKind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            HoleKind::Date => "date",
            HoleKind::Name => "name",
            HoleKind::Number => "number",
            HoleKind::Authority => "authority",
            HoleKind::Section => "section",
            HoleKind::Reference => "reference",
            HoleKind::Contact => "contact",
            HoleKind::Text => "text",
            HoleKind::Direction => "direction",
        }
    }
}

/// The words of a name in small letters: `dateReceived`, `date_received` and `Date received` are the same.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let (mut open, mut lower) = (false, false);
    for char in name.chars() {
        if !char.is_alphanumeric() {
            (open, lower) = (matches!(char, '’' | '\'') && open, false);
            continue;
        }
        let camel = lower && char.is_uppercase();
        if !open || camel {
            words.push(String::new());
        }
        words.last_mut().expect("one was pushed before the first letter").extend(char.to_lowercase());
        (open, lower) = (true, char.is_lowercase());
    }
    words
}

/// The kind that the words of a name tell, the surest first: a `reference number` is a reference, an `authority
/// address` an address.
pub(super) fn kind_of(words: &[String]) -> HoleKind {
    let cues = cues();
    let has = |list: &Wordings| words.iter().any(|word| list.contains(word));
    let kinds = [
        (&cues.reference, HoleKind::Reference),
        (&cues.contact, HoleKind::Contact),
        (&cues.date, HoleKind::Date),
        (&cues.number, HoleKind::Number),
        (&cues.section, HoleKind::Section),
        (&cues.authority, HoleKind::Authority),
        (&cues.name, HoleKind::Name),
    ];
    kinds.into_iter().find(|(list, _)| has(list)).map_or(HoleKind::Text, |(_, kind)| kind)
}

/// Whether words in brackets can only be the name of a hole: each is a word of such names, and one says of what kind.
pub(super) fn is_name_of_one(words: &[String]) -> bool {
    let cues = cues();
    let lists = [&cues.reference, &cues.contact, &cues.date, &cues.number, &cues.section, &cues.authority, &cues.name];
    let typed = |word: &String| lists.iter().any(|list| list.contains(word));
    words.len() <= 5 && words.iter().any(typed) && words.iter().all(|word| typed(word) || cues.filler.contains(word))
}
