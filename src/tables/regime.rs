//! The access regime of a letter. It decides which days count, which limits run and which provisions may be cited.

use serde::Deserialize;

/// The law under which a request is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Regime {
    /// Freedom of Information Act 2000.
    Foia,
    /// Environmental Information Regulations 2004 (SI 2004/3391).
    Eir,
    /// Freedom of Information (Scotland) Act 2002.
    Foisa,
    /// Environmental Information (Scotland) Regulations 2004 (SSI 2004/520).
    Eisr,
}

impl Regime {
    /// All of them.
    pub const ALL: [Regime; 4] = [Regime::Foia, Regime::Eir, Regime::Foisa, Regime::Eisr];

    /// Its name in configuration and reports: "foia".
    pub fn name(self) -> &'static str {
        match self {
            Regime::Foia => "foia",
            Regime::Eir => "eir",
            Regime::Foisa => "foisa",
            Regime::Eisr => "eisr",
        }
    }

    /// Its name as a letter or a message cites it: "FOIA 2000".
    pub fn title(self) -> &'static str {
        match self {
            Regime::Foia => "FOIA 2000",
            Regime::Eir => "EIR 2004",
            Regime::Foisa => "FOISA 2002",
            Regime::Eisr => "EI(S)R 2004",
        }
    }

    /// The regime of that name, in any case; `None` for any other word.
    pub fn parse(name: &str) -> Option<Regime> {
        Regime::ALL.into_iter().find(|regime| regime.name().eq_ignore_ascii_case(name))
    }
}
