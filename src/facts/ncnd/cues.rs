//! The wordings of neither confirming nor denying. They are data (`lints/cues-ncnd.toml`), because every authority words
//! its own stance.

use std::sync::OnceLock;

use crate::facts::time_cues::CueSet;
use crate::text::data;

/// Every set of wordings, named as in the file.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct NcndCues {
    pub(super) stance: CueSet,
    pub(super) spoken_of: CueSet,
    pub(super) supposing: CueSet,
    pub(super) other: CueSet,
    pub(super) part: CueSet,
    pub(super) whole: CueSet,
    pub(super) reason: CueSet,
    pub(super) held: CueSet,
    pub(super) found: CueSet,
    pub(super) unstated: CueSet,
    pub(super) announced: CueSet,
    pub(super) pointing: CueSet,
    pub(super) other_information: CueSet,
    pub(super) given_before: CueSet,
    pub(super) given_after: CueSet,
    pub(super) no_inference: CueSet,
    pub(super) denying: CueSet,
    pub(super) exists_or_not: CueSet,
    pub(super) confirming: CueSet,
    pub(super) on_disclosure: CueSet,
    pub(super) withholds: CueSet,
    pub(super) overridden: CueSet,
    pub(super) openness: CueSet,
}

/// The wordings that foilint brings.
pub(super) fn cues() -> &'static NcndCues {
    static CUES: OnceLock<NcndCues> = OnceLock::new();
    CUES.get_or_init(|| data::cues("cues-ncnd"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_cues_can_be_read() {
        super::cues();
    }
}
