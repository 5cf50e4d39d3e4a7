//! Marks beside and inside web addresses: a semicolon where a colon introduces the link, the next sentence glued to it,
//! and an address broken by a space or comma, which nobody can follow.

use crate::diagnostic::{Applicability, Fix};
use crate::letter::words::{key, keys};
use crate::letter::{BlockKind, Gap, Letter, WordKind};
use crate::lints::phrasebook::Classes;
use crate::lints::{Cx, Finding, Findings, prose};
use crate::text::{Edit, Span};

/// Words that lead to a link.
const LEADING: [u64; 35] = keys([
    "link",
    "links",
    "website",
    "websites",
    "web-site",
    "site",
    "page",
    "pages",
    "webpage",
    "address",
    "addresses",
    "at",
    "here",
    "below",
    "following",
    "found",
    "from",
    "visit",
    "see",
    "via",
    "viewed",
    "view",
    "log",
    "guidance",
    "information",
    "available",
    "online",
    "on-line",
    "accessed",
    "seen",
    "url",
    "portal",
    "using",
    "follow",
    "website's",
]);
/// How many words before the link may lead to it.
const WITHIN: usize = 6;
/// The beginnings of addresses.
const BEGINNINGS: [u64; 3] = keys(["www", "http", "https"]);
const UK: [u64; 1] = keys(["uk"]);

/// Report each mark that is wrong beside a link, and each broken link.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let letter = cx.letter;
    for (at, word) in letter.words.iter().enumerate().filter(|(_, word)| word.kind == WordKind::Url) {
        if at > 0
            && word.gap.has(Gap::COLON.with(Gap::BLOCK))
            && let Some(mark) = semicolon(letter, at)
        {
            let message = "A semicolon stands before this link. A colon introduces what follows: write ‘:’.";
            findings.push(Finding::new(mark, message).fix(Fix {
                title: "Write a colon".to_owned(),
                applicability: Applicability::Unsafe,
                edits: vec![Edit::replace(mark, ":")],
            }));
        }
        if let Some((cut, span)) = glued(letter, at, cx.lints.classes()) {
            let message =
                "The next sentence is joined to this address, so the link leads nowhere. Put a space after the stop.";
            findings.push(Finding::new(span, message).fix(Fix {
                title: "Put a space after the stop".to_owned(),
                applicability: Applicability::Safe,
                edits: vec![Edit::insert(cut, " ")],
            }));
        }
    }
    for span in broken(letter) {
        let message = "This address is broken by a space or a wrong mark, so nobody can follow it. Copy it anew.";
        findings.push(Finding::new(span, message));
    }
}

/// The semicolon between a link and the words that lead to it, in the same block or at the end of the one before.
fn semicolon(letter: &Letter, at: usize) -> Option<Span> {
    let text = letter.text();
    let (before, url) = (letter.words[at - 1], letter.words[at]);
    let between = Span::new(before.span().end, url.span().start);
    let marks: String = between.of(text).chars().filter(|char| !char.is_whitespace()).collect();
    let plain = marks.trim_matches(['<', '(', '[', '*', '_', '-']) == ";";
    if !plain || !marks.starts_with(';') || before.kind != WordKind::Plain {
        return None;
    }
    let (block, own) = (letter.block_of(at), letter.block_of(at - 1));
    let led = prose::at(letter, before.span().start)?;
    let mark = between.start + between.of(text).find(';')?;
    // "the disclosure log; www.example.gov.uk" in a list of places
    let alone = block != own && letter.blocks[block].kind != BlockKind::Item && led.kind == BlockKind::Paragraph;
    let first = at.saturating_sub(WITHIN).max(led.words.start);
    let leads = (first..at).any(|at| LEADING.contains(&letter.words[at].key));
    let earlier = (led.words.start..at).any(|at| matches!(letter.words[at].kind, WordKind::Url | WordKind::Email));
    let item = led.kind == BlockKind::Item && block != own;
    ((alone || leads) && !earlier && !item).then_some(Span::new(mark, mark + 1))
}

/// `www.example.gov.uk.We`, `…/foi.If`: where the space is missing, and the address with the next word.
fn glued(letter: &Letter, at: usize, classes: &Classes) -> Option<(usize, Span)> {
    let span = letter.words[at].span();
    let (address, last) = span.of(letter.text()).rsplit_once('.')?;
    let word = last.len() >= 2 || matches!(last, "A" | "I");
    let capital = last.starts_with(|char: char| char.is_ascii_uppercase());
    let rest = last.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let known = word && capital && rest && classes.is_function(key(last)) && address.len() > 6;
    let own = prose::at(letter, span.start).is_some();
    let next = letter.words.get(at + 1).is_some_and(|next| !next.gap.has(Gap::BLOCK) && next.gap.has(Gap::SPACE));
    (known && own && next).then(|| (span.start + address.len() + 1, span))
}

/// `www. example.gov.uk`, `http:// www`, `https:/example`, `www,ico.org.uk`, `ico.org. uk`, `foi @kent.police.uk`.
fn broken(letter: &Letter) -> Vec<Span> {
    let text = letter.text();
    let mut found = Vec::new();
    for (at, word) in letter.words.iter().enumerate().filter(|(_, word)| word.kind == WordKind::Url) {
        let next = letter.words.get(at + 1).filter(|next| next.kind == WordKind::Url && !next.gap.has(Gap::BLOCK));
        if let Some(next) = next
            && word.span().of(text).ends_with("://")
        {
            found.push(word.span().cover(next.span()));
        }
    }
    for at in BEGINNINGS.iter().flat_map(|key| letter.places_of(*key)) {
        let word = letter.words[at].span();
        let Some(next) = letter.words.get(at + 1).filter(|next| !next.gap.has(Gap::BLOCK)) else { continue };
        let between = &text[word.end..next.span().start];
        let www = letter.words[at].key == BEGINNINGS[0];
        let wrong = if www {
            matches!(between, ". " | "," | ", " | " ." | ".." | ":" | ";" | "/")
        } else {
            matches!(between, ":/" | "://." | "//" | ";//" | ": //" | "/" | ":" | ":\\\\" | ":///")
        };
        let host = next.kind == WordKind::Url || BEGINNINGS.contains(&next.key) || www && is_host(text, next.span());
        if wrong && host {
            found.push(word.cover(next.span()));
        }
    }
    for at in letter.places_of(UK[0]).filter(|at| letter.word(*at) == "uk" && *at > 0) {
        let (before, word) = (letter.words[at - 1], letter.words[at]);
        let between = &text[before.span().end..word.span().start];
        let host = before.kind == WordKind::Plain && text[..before.span().start].ends_with(['.', '@']);
        let url = matches!(before.kind, WordKind::Url | WordKind::Email);
        if matches!(between, ". " | " ." | "," | ". ." | "..") && (host || url) {
            found.push(before.span().cover(word.span()));
        }
    }
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let (left, right) = (&text[..at], &text[at + 1..]);
        let name = |char: char| char.is_ascii_alphanumeric();
        let before = left.ends_with(name) && right.starts_with(' ') && right[1..].starts_with(name);
        let after = left.ends_with(' ') && left.trim_end().ends_with(name) && right.starts_with(name);
        if !before && !after {
            continue;
        }
        let next = letter.word_from(at);
        let (Some(last), Some(word)) = (next.checked_sub(1), letter.words.get(next)) else { continue };
        // a name on a social network is no host
        if word.kind == WordKind::Url && !word.span().of(text).starts_with("www") {
            found.push(letter.words[last].span().cover(word.span()));
        }
    }
    found.retain(|span| {
        let block = letter.blocks.get(letter.block_of(letter.word_from(span.start)));
        block.is_some_and(|block| block.region != crate::letter::Region::Request && block.kind != BlockKind::Literal)
    });
    found
}

/// Whether a dot and letters follow the word, as in an address.
fn is_host(text: &str, word: Span) -> bool {
    let rest = &text.as_bytes()[word.end..];
    rest.first() == Some(&b'.') && rest.get(1).is_some_and(u8::is_ascii_lowercase)
}
