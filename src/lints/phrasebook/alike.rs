//! Whether two words are easily written for one another: a slip of the finger, the same sound, another form.

use crate::text::distance;

/// Words that sound alike or are often taken for each other, more than one letter apart.
const TAKEN_FOR: [(&str, &str); 40] = [
    ("would", "wood"),
    ("disclosure", "disclose"),
    ("response", "respond"),
    ("information", "informed"),
    ("which", "witch"),
    ("information", "informations"),
    ("whether", "weather"),
    ("principles", "principals"),
    ("principle", "principal"),
    ("there", "their"),
    ("accept", "except"),
    ("personal", "personnel"),
    ("advice", "advise"),
    ("council", "counsel"),
    ("formally", "formerly"),
    ("prosecution", "persecution"),
    ("detection", "detention"),
    ("apprehension", "apprehensive"),
    ("maintaining", "maintenance"),
    ("disclosing", "disclosed"),
    ("locating", "location"),
    ("retrieving", "retrieval"),
    ("determining", "determined"),
    ("communicated", "communication"),
    ("processed", "possessed"),
    ("process", "possess"),
    ("exempt", "except"),
    ("virtue", "virtual"),
    ("addressed", "assessed"),
    ("consistent", "consisted"),
    ("elapsed", "lapsed"),
    ("deliberation", "liberation"),
    ("inhibit", "inhabit"),
    ("perform", "preform"),
    ("receipt", "recipient"),
    ("requester", "requested"),
    ("estimates", "estimated"),
    ("conduct", "contact"),
    ("statutory", "statuary"),
    ("subsequent", "consequent"),
];

/// Whether two words are one slip of the finger apart, sound alike, or one lost its ending: form/from, bases/basis,
/// use/useful, whether/weather.
pub fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    if a.len().min(b.len()) < 3 {
        return false;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    distance(&a, &b, 1) == Some(1)
        || long.strip_prefix(short.as_str()).is_some_and(|ending| matches!(ending, "ful" | "less" | "ment" | "ness"))
        || TAKEN_FOR.iter().any(|(x, y)| a == *x && b == *y || a == *y && b == *x)
}

/// Whether two words are forms of one word: letters vary them freely.
pub fn is_inflected(a: &str, b: &str) -> bool {
    const ENDINGS: [&str; 9] = ["", "s", "es", "ed", "d", "ing", "'s", "’s", "ly"];
    const VARYING: [(&str, &str); 19] = [
        // no forms of one word, but either may stand where the other does
        ("police", "policy"),
        ("commissioner", "commission"),
        // "notice under section 17 of the fact that"
        ("act", "fact"),
        ("country", "county"),
        ("exception", "exemption"),
        ("made", "make"),
        ("sent", "send"),
        ("gave", "give"),
        ("came", "come"),
        ("held", "hold"),
        ("found", "find"),
        ("spent", "spend"),
        ("wrote", "write"),
        ("built", "build"),
        ("kept", "keep"),
        ("began", "begin"),
        ("begun", "began"),
        ("knew", "know"),
        ("known", "knows"),
    ];
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    if a == "informations" || b == "informations" {
        return false;
    }
    let stem = |word: &str, ending: &str| word.strip_suffix(ending).map(str::to_owned);
    let regular = ENDINGS.iter().any(|x| {
        ENDINGS.iter().any(|y| {
            stem(&a, x).is_some_and(|stem_a| stem_a.len() >= 3 && stem(&b, y).is_some_and(|stem_b| stem_a == stem_b))
        })
    });
    let spelling =
        |word: &str| word.replace("ize", "ise").replace("yze", "yse").replace('-', "").replace(['\'', '’'], "");
    regular || spelling(&a) == spelling(&b) || VARYING.iter().any(|(x, y)| a == *x && b == *y || a == *y && b == *x)
}

/// What a word is by its ending, as far as endings tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A plain form: comply, request.
    Plain,
    /// -s: complies, requests.
    S,
    /// -ed and irregular participles: complied, held.
    Past,
    /// -ing: complying.
    Ing,
}

/// Participles and past tenses that do not end in -ed.
const IRREGULAR: [(&str, &str); 16] = [
    ("held", "hold"),
    ("made", "make"),
    ("given", "give"),
    ("sent", "send"),
    ("found", "find"),
    ("taken", "take"),
    ("dealt", "deal"),
    ("spent", "spend"),
    ("sought", "seek"),
    ("drawn", "draw"),
    ("written", "write"),
    ("met", "meet"),
    ("kept", "keep"),
    ("known", "know"),
    ("shown", "show"),
    ("done", "do"),
];

/// The forms of two words of one stem: of `a` and of `b`. `None` where they are not forms of one verb or noun.
pub fn forms(a: &str, b: &str) -> Option<(Form, Form)> {
    let (a, b) = (a.to_ascii_lowercase(), b.to_ascii_lowercase());
    if b == "informations" {
        return None;
    }
    let (a_stem, a_form) = stem(&a);
    let (b_stem, b_form) = stem(&b);
    let bare = |stem: &str| stem.trim_end_matches('e').replace("ies", "y").trim_end_matches('i').to_owned();
    let same = |one: &str, other: &str| {
        let (one, other) = (bare(one), bare(other));
        one == other || one.trim_end_matches('y') == other.trim_end_matches('y') && one.len().min(other.len()) >= 3
    };
    (same(a_stem, b_stem) && a_form != b_form).then_some((a_form, b_form))
}

fn stem(word: &str) -> (&str, Form) {
    if let Some((_, base)) = IRREGULAR.iter().find(|(past, _)| *past == word) {
        return (base, Form::Past);
    }
    // "need", "during": no forms
    if word.len() < 5 {
        return match word.strip_suffix('s').filter(|stem| stem.len() == 3 && !stem.ends_with('s')) {
            Some(stem) => (stem, Form::S),
            None => (word, Form::Plain),
        };
    }
    if let Some(stem) = word.strip_suffix("ing").filter(|stem| stem.len() >= 3) {
        return (stem, Form::Ing);
    }
    if let Some(stem) = word.strip_suffix("ed").filter(|stem| stem.len() >= 3) {
        return (stem, Form::Past);
    }
    match word.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u', 'i'])) {
        Some(stem) => (stem, Form::S),
        None => (word, Form::Plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_are_told_by_their_endings() {
        assert_eq!(forms("comply", "complied"), Some((Form::Plain, Form::Past)));
        assert_eq!(forms("maintaining", "maintain"), Some((Form::Ing, Form::Plain)));
        assert_eq!(forms("disclosing", "disclose"), Some((Form::Ing, Form::Plain)));
        assert_eq!(forms("held", "hold"), Some((Form::Past, Form::Plain)));
        assert_eq!(forms("principles", "principle"), Some((Form::S, Form::Plain)));
        assert_eq!(forms("request", "interest"), None);
        assert_eq!(forms("process", "processes"), Some((Form::Plain, Form::S)));
    }

    #[test]
    fn words_are_near_by_a_letter_or_by_their_sound() {
        assert!(is_near("form", "from") && is_near("Whether", "weather"));
        assert!(!is_near("of", "or") && !is_near("request", "response"));
    }
}
