//! Floor 2: what a letter says, each fact with its place. Facts judge nothing; lints compare them with each other and
//! with the tables.

pub mod answer;
pub mod authorities;
mod case;
pub mod contacts;
pub mod cost;
mod counted;
pub mod dates;
pub mod days;
pub mod deadlines;
pub mod due;
mod exchange;
pub mod exemptions;
pub mod figures;
mod marks;
pub mod ncnd;
mod profile;
pub mod questions;
pub mod references;
pub mod regime;
pub mod rights;
pub mod sections;
mod slots;
pub mod superseded;
pub mod threat;
mod time_cues;
pub mod timing;

pub use answer::Answer;
pub use case::Case;
pub use contacts::{Contact, ContactKind};
pub use dates::{DateFact, Dated, Role};
pub use days::Days;
pub use deadlines::Deadline;
pub use exemptions::Exemptions;
pub use ncnd::Ncnd;
pub use profile::{Given, Profile, Stage};
pub use references::{Reference, Whose};
pub use regime::Regimes;
pub use rights::Rights;
pub use slots::{SlotTable, is_number, is_number_word, number, year};
pub use threat::ThreatStatement;
pub use timing::{Purpose, Timing};

use crate::letter::Letter;
use crate::tables::{Regime, Tables};
use crate::text::Span;

/// The facts of one letter.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The access regime it answers under; FOIA where nothing says.
    pub regime: Regime,
    /// Whether the profile or the letter says which regime it is.
    pub regime_known: bool,
    /// The regimes that it names.
    pub regimes: Regimes,
    /// What it does with the request.
    pub answer: Answer,
    /// What it says of reviews and of the regulator.
    pub rights: Rights,
    /// Every full date, in order.
    pub dates: Vec<DateFact>,
    /// When it was sent: what it says, else what was given from outside; never the clock.
    pub sent: Option<Dated>,
    /// When the request was received, likewise.
    pub received: Option<Dated>,
    /// The words by which it apologises for being late.
    pub apology: Option<Span>,
    /// What else it says of its own timing.
    pub timing: Timing,
    /// Limits of time it states.
    pub deadlines: Vec<Deadline>,
    /// Limits whose number a template leaves open.
    pub open_limits: Vec<deadlines::OpenLimit>,
    /// What it says of the terrorism threat level.
    pub threats: threat::Threats,
    /// The ways it gives to reach somebody.
    pub contacts: Vec<Contact>,
    /// The references of cases it gives.
    pub references: Vec<Reference>,
    /// What it names that has been replaced.
    pub superseded: Vec<superseded::OldForm>,
    /// The authorities it names.
    pub named: authorities::Named,
    /// The questions of the request, and which of them it answers.
    pub questions: questions::Questions,
    /// The tables in which it answers.
    pub tables: Vec<figures::Table>,
    /// The exemptions it cites, describes and argues, and whether it neither confirms nor denies.
    pub exemptions: Exemptions,
    /// What it says of a refusal because of the cost.
    pub cost: cost::Cost,
    /// Where it neither confirms nor denies.
    pub ncnd: Ncnd,
    /// What shows that letters come from one house where none names its authority: see [`marks::of`].
    pub marks: Vec<String>,
    /// The words that fill the slots of patterns.
    pub slots: SlotTable,
}

impl Facts {
    /// The limit that the letter gives for asking for a review, where it gives one.
    pub fn review_limit(&self) -> Option<&Deadline> {
        self.deadlines.iter().find(|limit| limit.act == crate::tables::Act::AskReview && !limit.extended)
    }

    /// The same without what no lint across letters looks at: it need not be kept for thousands of letters.
    pub fn without_details(&self) -> Facts {
        Facts {
            regime: self.regime,
            regime_known: self.regime_known,
            regimes: self.regimes,
            answer: self.answer.clone(),
            rights: self.rights.clone(),
            dates: self.dates.clone(),
            sent: self.sent,
            received: self.received,
            apology: self.apology,
            timing: self.timing.clone(),
            deadlines: self.deadlines.clone(),
            open_limits: self.open_limits.clone(),
            threats: self.threats.clone(),
            contacts: self.contacts.clone(),
            references: self.references.clone(),
            superseded: Vec::new(),
            named: self.named.clone(),
            questions: questions::Questions::default(),
            tables: Vec::new(),
            exemptions: Exemptions::default(),
            cost: self.cost.clone(),
            ncnd: self.ncnd.clone(),
            marks: self.marks.clone(),
            slots: SlotTable::default(),
        }
    }

    /// Read the facts of a letter.
    pub fn of(letter: &Letter, tables: &Tables, profile: &Profile, given: &Given) -> Facts {
        let regimes = regime::of(letter, profile.regime);
        let regime = regimes.main;
        let dates = dates::find(letter);
        let named = authorities::find(letter, tables, profile);
        let outside = |date: Option<jiff::civil::Date>| date.map(|date| Dated { date, span: None });
        let case = given.case.as_deref();
        let date_spans: Vec<Span> = dates.iter().map(|fact| fact.span).collect();
        let sent = dates::stated(&dates, Role::Sent).or_else(|| outside(given.date));
        let received = dates::stated(&dates, Role::Received)
            .or_else(|| outside(given.received.or(case.and_then(|case| case.received))));
        let mut timing = timing::find(letter, profile, &named);
        let known = timing.restarted.or(timing.extended).or(timing.extended_to_40);
        if let (None, Some(received), Some(sent)) = (known, received, sent) {
            timing.restarted = exchange::exchange(letter, &dates, received.date, sent.date);
        }
        let (mut deadlines, open_limits) = deadlines::find(letter);
        // "your FOI request" is said under every law
        if regime.is_some() && !regimes.has(Regime::Foia) {
            let foi = |limit: &&mut Deadline| limit.regime == Some(Regime::Foia);
            deadlines.iter_mut().filter(foi).for_each(|limit| limit.regime = None);
        }
        let exemptions = exemptions::find(letter, tables, regime.unwrap_or(Regime::Foia), sent.map(|sent| sent.date));
        let contacts = contacts::find(letter);
        let name_spans: Vec<Span> = named.mentions.iter().map(|mention| mention.span).collect();
        Facts {
            regime: regime.unwrap_or(Regime::Foia),
            regime_known: regime.is_some(),
            regimes,
            answer: answer::find(letter, &timing),
            rights: rights::find(letter),
            sent,
            received,
            apology: timing::apology(letter),
            timing,
            ncnd: ncnd::find(letter),
            marks: marks::of(letter),
            deadlines,
            open_limits,
            threats: threat::find(letter, tables),
            cost: cost::find(letter, &exemptions),
            exemptions,
            questions: questions::find(letter),
            tables: figures::find(letter),
            superseded: superseded::find(letter, tables, &contacts),
            references: references::find(letter, &dates, &contacts),
            contacts,
            slots: SlotTable::new(letter, &date_spans, &name_spans),
            dates,
            named,
        }
    }
}
