//! The configuration of another authority: it says whose letters these are, the letter never names that authority, and
//! names one of the same sort at its head or foot.

use crate::facts::authorities::{Mention, Sector, Setting};
use crate::lints::{Cx, Finding, Findings};

/// Report an authority of the configuration that the letter does not know.
pub fn check(cx: &Cx, findings: &mut Findings) {
    let Some(own) = cx.facts.named.own.as_ref().filter(|own| own.given && own.sector != Sector::Other) else { return };
    let spoken = || cx.facts.named.mentions.iter().filter(|mention| !mention.asked && !mention.is_short());
    let same_text = |mention: &Mention| mention.text.eq_ignore_ascii_case(&own.name);
    if spoken().any(|mention| mention.shares_with(own) || same_text(mention)) {
        return;
    }
    let stands = |mention: &&Mention| {
        let known = own.ids.is_empty() || !mention.ids.is_empty();
        matches!(mention.setting, Setting::Letterhead | Setting::SignOff) && mention.sector == own.sector && known
    };
    let Some(other) = spoken().find(stands) else { return };
    let message = format!(
        "The configuration says that this letter is from ‘{}’; the letter names ‘{}’ and never that. See ‘foilint config’ for the one that applies.",
        own.name, other.text
    );
    findings.push(Finding::new(other.span, message).label("another authority than the configuration's"));
}
