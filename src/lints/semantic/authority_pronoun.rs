//! "It" for several authorities, and a name that takes verbs of both numbers. "It" is read back to the nearest noun that
//! can hold information; where another noun of one thing stands between, nothing is said.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::diagnostic::{Applicability, Confidence, Fix, Severity};
use crate::facts::authorities::{Mention, Setting};
use crate::letter::pattern::{NoSlots, PatternSet};
use crate::letter::words::key;
use crate::letter::{BlockKind, Gap, WordList};
use crate::lints::{Cx, Finding, Findings};
use crate::text::{Edit, Span, data};

/// The noun of "it" stands at most this many words before.
const FARTHEST: usize = 40;
/// At most this many other places are shown.
const MOST_RELATED: usize = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    acts: PatternSet,
    several: WordList,
    single: WordList,
    leads: WordList,
    neutral: WordList,
    singular: WordList,
    plural: WordList,
    under: WordList,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-pronoun"))
}

/// Report "it" for several authorities, and one authority in both numbers.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let mut places: Vec<usize> = ["it", "its"].into_iter().flat_map(|it| cx.letter.places_of(key(it))).collect();
    places.sort_unstable();
    for at in places {
        let Some(sentence) = cx.letter.sentence_of(at).filter(|sentence| sentence.words.start < at) else { continue };
        let block = &cx.letter.blocks[sentence.block];
        if !block.region.is_own_prose() || matches!(block.kind, BlockKind::Row | BlockKind::Literal) {
            continue;
        }
        let act = cues().acts.longest_at(&cx.letter.words, at, &NoSlots);
        let Some(act) = act.filter(|act| act.end <= sentence.words.end) else { continue };
        let floor = sentence.words.start.max(at.saturating_sub(FARTHEST));
        if let Some(noun) = several_before(cx, floor, at) {
            findings.push(finding(cx, cx.letter.words_span(act.start..act.end), noun));
        }
    }
    mixed(cx, findings);
}

/// The name of several authorities that "it" at word `at` stands for.
fn several_before(cx: &Cx, floor: usize, at: usize) -> Option<Span> {
    let (cues, words) = (cues(), &cx.letter.words);
    let mentions = &cx.facts.named.mentions;
    let last = mentions.partition_point(|mention| mention.words.end <= at).checked_sub(1).map(|index| &mentions[index]);
    let mut here = at;
    while here > floor {
        here -= 1;
        if let Some(mention) = last.filter(|mention| mention.words.contains(&here)) {
            return is_several(mention).then_some(mention.span);
        }
        let word = &words[here];
        if cues.several.contains(&word.key) {
            return Some(word.span());
        }
        let led = || words.get(here + 1).is_some_and(|after| !cues.neutral.contains(&after.key));
        if cues.single.contains(&word.key) || cues.leads.contains(&word.key) && led() {
            return None;
        }
    }
    None
}

/// "Norfolk and Suffolk Constabularies", "the Constabularies", and two forces by any name.
fn is_several(mention: &Mention) -> bool {
    let plural = ["constabularies", "forces", "councils", "authorities", "trusts"];
    let many = plural.iter().any(|ending| mention.style.ends_with(ending));
    // "Joint Information Management Unit" answers for two and is one
    let joined = mention.text.contains([',', '&']) || mention.text.contains(" and ");
    mention.ids.len() > 1 && (many || joined) || mention.ids.is_empty() && many
}

fn finding(cx: &Cx, span: Span, noun: Span) -> Finding {
    let text = |span: Span| span.of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let written = text(span);
    let right = plural_of(&written);
    let message = format!("‘{}’ are several, but ‘{written}’ speaks of one. Write ‘{right}’.", text(noun));
    Finding::new(span, message).label(format!("write ‘{right}’")).related(noun, "several").fix(Fix {
        title: format!("Write ‘{right}’"),
        applicability: Applicability::Unsafe,
        edits: vec![Edit::replace(span, right)],
    })
}

/// "it holds" in the plural.
fn plural_of(written: &str) -> String {
    let mut words = written.split(' ');
    let first = words.next().unwrap_or_default();
    let they = match first {
        "Its" => "Their",
        "its" => "their",
        _ if first.starts_with('I') => "They",
        _ => "they",
    };
    let verb = |word: &str| match word {
        "holds" => "hold".to_owned(),
        "does" => "do".to_owned(),
        "has" => "have".to_owned(),
        "relies" => "rely".to_owned(),
        "considers" | "believes" => word.trim_end_matches('s').to_owned(),
        other => other.to_owned(),
    };
    std::iter::once(they.to_owned()).chain(words.map(verb)).collect::<Vec<_>>().join(" ")
}

/// The own name with verbs of both numbers: one finding at the number that is rarer.
fn mixed(cx: &Cx, findings: &mut Findings) {
    let Some(own) = &cx.facts.named.own else { return };
    let (mut one, mut many): (Vec<Span>, Vec<Span>) = (Vec::new(), Vec::new());
    for mention in &cx.facts.named.mentions {
        let name = mention.setting == Setting::Prose && !mention.listed && !mention.asked && !mention.possessive;
        if !name
            || mention.is_short()
            || is_several(mention)
            || !mention.shares_with(own)
            || mention.sector != own.sector
        {
            continue;
        }
        let words = &cx.letter.words;
        let first = mention.words.start - usize::from(mention.article.is_some());
        let subject = words[first].gap.has(Gap::SENTENCE) || !cues().under.contains(&words[first - 1].key);
        let Some(verb) = words.get(mention.words.end).filter(|verb| subject && verb.gap.is_plain_space()) else {
            continue;
        };
        let span = mention.span.cover(verb.span());
        if cues().singular.contains(&verb.key) {
            one.push(span);
        } else if cues().plural.contains(&verb.key) {
            many.push(span);
        }
    }
    let (rare, usual) = if many.len() <= one.len() { (&many, &one) } else { (&one, &many) };
    let (Some(first), Some(other)) = (rare.first(), usual.first()) else { return };
    let text = |span: &Span| span.of(cx.letter.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let message = format!("‘{}’ here, ‘{}’ elsewhere: keep one number for the authority.", text(first), text(other));
    let mut finding = Finding::new(*first, message).label("the other number").severity(Severity::Note);
    for (span, what) in rare[1..]
        .iter()
        .map(|span| (span, "here too"))
        .chain(usual.iter().map(|span| (span, "the usual one")))
        .take(MOST_RELATED)
    {
        finding = finding.related(*span, what);
    }
    findings.push(finding.confidence(Confidence::Medium));
}
