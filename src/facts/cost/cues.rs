//! The wordings of a refusal because of the cost, from `lints/cues-cost.toml`.

use std::sync::OnceLock;

use crate::facts::time_cues::CueSet;
use crate::text::data;

/// Every set of wordings, named as in the file.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CostCues {
    pub(super) refuses: CueSet,
    pub(super) exceeds: CueSet,
    pub(super) supposing: CueSet,
    pub(super) waived: CueSet,
    pub(super) limit: CueSet,
    pub(super) between: CueSet,
    pub(super) before_amount: CueSet,
    pub(super) goes_on: CueSet,
    pub(super) called: CueSet,
    pub(super) disclaims: CueSet,
    pub(super) makes_equal: CueSet,
    pub(super) not_equal: CueSet,
    pub(super) over: CueSet,
    pub(super) yardstick: CueSet,
    pub(super) redaction: CueSet,
    pub(super) exemptions: CueSet,
    pub(super) counted: CueSet,
    pub(super) not_counted: CueSet,
    pub(super) advice: CueSet,
}

/// The wordings that foilint brings.
pub(super) fn cues() -> &'static CostCues {
    static CUES: OnceLock<CostCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-cost"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_cues_can_be_read() {
        super::cues();
    }
}
