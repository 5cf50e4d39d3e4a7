//! What a lint says. The type is ours: it knows nothing of terminals, JSON or editors, and one inconsistency with
//! many places is one value of it.

use crate::text::{Edit, Span};

/// How bad it is. The order is the order of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Consistency and style; left out of reports unless asked for.
    Note,
    /// A careful officer would change it.
    Warning,
    /// A provision, a table, a sum or the letter itself refutes the text.
    Error,
}

impl Severity {
    /// Its name in reports and in configuration.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// How sure foilint is, apart from how bad it would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A hint; hidden by default.
    Low,
    /// Right more often than not.
    Medium,
    /// As good as certain.
    High,
}

impl Confidence {
    /// Its name in reports and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// Whether a fix may be made without a person reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Mends form only: states no new fact and chooses no word.
    Safe,
    /// Chooses words; a person should read the result.
    Unsafe,
}

impl Applicability {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Applicability::Safe => "safe",
            Applicability::Unsafe => "unsafe",
        }
    }
}

/// Which letter of a run a place is in: its index in the run's list of letters, in order of path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LetterId(pub usize);

/// A place in one of the letters of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The letter.
    pub letter: LetterId,
    /// The bytes of that letter's text.
    pub span: Span,
}

/// A further place that belongs to a diagnostic, with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there; may be empty.
    pub message: String,
}

/// A proposed change to the letter of the diagnostic's primary place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the change does, as an instruction: "Write ‘the duty’".
    pub title: String,
    /// Whether a person must read it first.
    pub applicability: Applicability,
    /// The changes; they never overlap.
    pub edits: Vec<Edit>,
}

/// One thing wrong with a letter: what, where, by whose authority (through its lint) and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the lint that says it.
    pub lint: String,
    /// How bad.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// What is wrong, and what to write instead, in a sentence or two.
    pub message: String,
    /// The words to change, or for something absent the words that create the duty. Never empty.
    pub primary: Place,
    /// What to see at the primary place, in a few words; may be empty.
    pub label: String,
    /// Other places of the same thing.
    pub related: Vec<Related>,
    /// How the finding was worked out: sums, holidays, table rows.
    pub notes: Vec<String>,
    /// A change that mends it.
    pub fix: Option<Fix>,
}
