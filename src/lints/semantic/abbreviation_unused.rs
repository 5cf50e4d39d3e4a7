//! An abbreviation that brackets explain and the letter never uses. The ones that everybody knows help a reader to look
//! something up, and so do those of the bodies named at the end.

use crate::letter::words::keys;
use crate::lints::{Cx, Finding, Findings, abbreviations};

/// The laws of the genre: their short names help a reader even where the letter does not come back to them.
const LAWS: [u64; 7] = keys(["foia", "foisa", "eir", "eirs", "dpa", "gdpr", "ico"]);

/// Report each explanation that serves nothing.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    let known = abbreviations::known();
    for definition in abbreviations::definitions(letter) {
        let key = abbreviations::key_of(letter, definition.word);
        let written = letter.word(definition.word).trim_end_matches('s');
        let rights = letter.region_of(definition.word).is_rights();
        if rights || known.everyone.contains(&key) || LAWS.contains(&key) || definition.first == definition.word {
            continue;
        }
        let text = letter.text();
        let elsewhere = memchr::memmem::find_iter(text.as_bytes(), written).count() > 1;
        if !elsewhere {
            let message = format!("‘{written}’ is explained here and used nowhere. Leave it out.");
            findings.push(Finding::new(letter.words[definition.word].span(), message));
        }
    }
}
