//! A provision that lifted the duty to confirm or deny, or exempted personal data, before the Act was amended: section
//! 40(5), 40(3) and 40(4) after 25 May 2018. Only
//! what the letter applies or heads a part with counts, in a letter whose own day and request are of the new law.

use jiff::civil::Date;

use crate::facts::exemptions::{Citation, Place};
use crate::facts::{Purpose, timing};
use crate::letter::Region;
use crate::lints::cited::{at_start, either, stands};
use crate::lints::{Cx, Finding, Findings};
use crate::tables::{Exemption, Provision};

/// A quoted provision stands within this many blocks of the heading that cites it.
const QUOTED_WITHIN: usize = 4;

pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(sent) = cx.facts.sent.map(|sent| sent.date) else { return };
    let old = |one: &&Citation| stands(one) && replaced(cx, one, sent).is_some();
    let cited: Vec<&Citation> = cx.facts.exemptions.citations.iter().filter(old).collect();
    let Some(first) = cited.iter().copied().find(|one| one.is_relied()).or(cited.first().copied()) else { return };
    let Some(row) = replaced(cx, first, sent) else { return };
    if decided_before(cx, row) {
        return;
    }
    let since = row.from.map_or(String::new(), |from| from.strftime(" on %-d %B %Y").to_string());
    let message = format!(
        "{} was replaced{since} ({}). Cite {}.",
        at_start(first.regime, gone(row, first)),
        row.source,
        either(if first.provisions().any(|provision| row.had(provision)) { &row.instead } else { &row.ncnd })
    );
    let mut finding = Finding::new(first.span, message).label("no longer in force");
    for other in cited.iter().filter(|other| other.span != first.span && replaced(cx, other, sent).is_some()) {
        finding = finding.related(other.span, "here too");
    }
    if let Some(quoted) = cited.iter().find_map(|one| quotation(cx, one)) {
        finding = finding.related(quoted, "the old text");
    }
    findings.push(finding);
}

/// The form that took the place of what a citation names, where that was right once and is no longer.
fn replaced<'a>(cx: &Cx<'a>, citation: &Citation, sent: Date) -> Option<&'a Exemption> {
    let table = cx.tables.exemptions();
    let now = table.find(citation.regime, &citation.provision, Some(sent))?;
    let was = |row: &Exemption| {
        row.regime == citation.regime
            && row.provision == now.provision
            && row.until.is_some_and(|until| until < sent)
            && citation.provisions().any(|provision| row.lifts_duty(provision))
    };
    let is = citation.provisions().any(|provision| now.lifts_duty(provision));
    let had = citation.provisions().any(|provision| now.had(provision));
    (had || !is && table.all().iter().any(was)).then_some(now)
}

/// Of the provisions that a citation names, the one that is no longer there.
fn gone<'a>(row: &Exemption, citation: &'a Citation) -> &'a Provision {
    citation.provisions().find(|provision| row.had(provision)).unwrap_or(&citation.provision)
}

/// Whether the request was decided under the old law: received then, or a review of an answer given then.
fn decided_before(cx: &Cx, row: &Exemption) -> bool {
    let Some(from) = row.from else { return true };
    let old = |date: Date| date < from;
    let early = || cx.facts.dates.iter().any(|fact| !fact.asked && fact.date.is_some_and(old));
    cx.facts.received.is_some_and(|received| old(received.date))
        || cx.facts.timing.purpose == timing::Purpose::Review && early()
        || cx.facts.timing.purpose == Purpose::Supplement
}

/// The quotation of the provision below the citation: "(5) The duty to confirm or deny—".
fn quotation(cx: &Cx, citation: &Citation) -> Option<crate::text::Span> {
    let number = citation.provision.below().first()?.text();
    if citation.place != Place::Heading {
        return None;
    }
    let below = cx.letter.blocks.iter().skip(citation.block + 1).take(QUOTED_WITHIN);
    let begins = |text: &str| text.strip_prefix('(').is_some_and(|rest| rest.starts_with(number));
    below
        .take_while(|block| block.region == Region::Statute || block.words.is_empty())
        .find(|block| begins(block.span.of(cx.letter.text())))
        .map(|block| block.span)
}
