//! Characters that were read in the wrong encoding and saved so: "â€™" for an apostrophe, "Â£" for a pound sign. Only
//! pairs that no English or Welsh text has count, so that "Â" in a Welsh word is none.

use memchr::memchr_iter;

use crate::letter::Region;
use crate::lints::{Cx, Finding, Findings};
use crate::text::Span;

/// What the remains of a character look like, and what it was.
const REMAINS: [(&str, &str); 16] = [
    ("â€™", "’"),
    ("â€˜", "‘"),
    ("â€œ", "“"),
    ("â€\u{9d}", "”"),
    ("â€“", "–"),
    ("â€”", "—"),
    ("â€¦", "…"),
    ("â€¢", "•"),
    ("â€", "a quotation mark or dash"),
    ("Â£", "£"),
    ("Â§", "§"),
    ("Â°", "°"),
    ("Â©", "©"),
    ("Â\u{a0}", "a space"),
    ("Ã©", "é"),
    ("Ã´", "ô"),
];

/// Report the remains of characters, all of one letter at once.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let text = cx.letter.text();
    let mut found: Vec<(Span, &str)> = Vec::new();
    // the first byte of "â", "Â" and "Ã"
    for at in memchr_iter(0xC3, text.as_bytes()) {
        let Some((remains, was)) = REMAINS.iter().find(|(remains, _)| text[at..].starts_with(remains)) else { continue };
        let span = Span::new(at, at + remains.len());
        let asked = cx.letter.blocks.iter().find(|block| block.span.contains(span)).is_some_and(|block| block.region == Region::Request);
        if !asked {
            found.push((span, was));
        }
    }
    let Some(((first, was), rest)) = found.split_first() else { return };
    let written = first.of(text).replace('\u{9d}', "").replace('\u{a0}', " ");
    let message = format!("‘{}’ is what is left of {} that was read in the wrong encoding. Type it again.", written.trim(), shown(was));
    let mut finding = Finding::new(*first, message).label(format!("was {}", shown(was)));
    for (span, was) in rest.iter().take(20) {
        finding = finding.related(*span, format!("was {}", shown(was)));
    }
    findings.push(finding);
}

fn shown(was: &str) -> String {
    if was.chars().count() > 1 { was.to_owned() } else { format!("‘{was}’") }
}
