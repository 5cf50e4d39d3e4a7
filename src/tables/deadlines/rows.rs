//! The rows of the table of limits, as they are written and as they are used.

use jiff::civil::Date;
use serde::Deserialize;

use crate::tables::{Checked, Regime, load};
use crate::text::data::Text;

/// What is to be done within the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// The authority answers the request or refuses it.
    Respond,
    /// The authority's longer time for an answer, counted from the same day.
    Extend,
    /// The requester asks the authority to review its answer.
    AskReview,
    /// The authority answers the review.
    AnswerReview,
    /// The requester complains or applies to the commissioner.
    Complain,
    /// An appeal against the commissioner's decision, to the tribunal or the court.
    Appeal,
    /// The authority asks for particulars of the request.
    Clarify,
    /// The requester pays a fees notice.
    PayFee,
    /// The authority publishes what it refused because it will be published.
    Publish,
    /// The authority answers a request for the requester's own personal data.
    SubjectAccess,
}

/// What a limit is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Working days under the limit's regime.
    #[default]
    WorkingDays,
    /// All days.
    CalendarDays,
    /// Weeks of seven days.
    Weeks,
    /// Months by the calendar.
    Months,
}

/// Whom a limit binds. All but ordinary authorities have a limit of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Every authority without a limit of its own.
    #[default]
    Ordinary,
    /// Maintained schools and nurseries, schools of the Ministry of Defence (SI 2004/3364 reg.3).
    Schools,
    /// Schools in Northern Ireland and pupil referral units (SI 2009/1369).
    SchoolsNiAndPupilReferralUnits,
    /// Academies.
    Academies,
    /// Transferred public records (SI 2004/3364 reg.4).
    Archives,
    /// Information needed from people on military operations (SI 2004/3364 reg.5).
    ArmedForces,
    /// Information held outside the UK (SI 2004/3364 reg.6).
    OutsideUk,
    /// The Keeper of the Records of Scotland (FOISA 2002 s.10(2)).
    Keeper,
}

/// What makes a limit bind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// An Act or regulations.
    Statutory,
    /// An Act or regulations, where the regulator agreed beforehand.
    Agreed,
    /// Rules of procedure.
    Rules,
    /// The regulator's own policy.
    Policy,
    /// A code of practice or guidance.
    GoodPractice,
    /// Nothing: the row says that none was set.
    None,
}

/// A time limit.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its own id: "foia-response".
    pub id: String,
    /// The law; `None` for a limit of data protection law.
    pub regime: Option<Regime>,
    /// What is to be done.
    pub act: Act,
    /// Whom it binds.
    pub who: Who,
    /// How many of `unit`; `None` where no number is set.
    pub count: Option<u16>,
    /// The most that the same rule allows, in `unit`.
    pub max: Option<u16>,
    /// What it is counted in.
    pub unit: Unit,
    /// The first day it held; `None` for as long as there has been the law.
    pub from: Option<Date>,
    /// The last day it held; `None` while it holds.
    pub until: Option<Date>,
    /// Whether it is known since when it holds. If not, it is known on the table's `checked_on` and later only.
    pub start_known: bool,
    /// What makes it bind.
    pub force: Force,
    /// The provision or page.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

/// The cost above which an authority need not comply.
#[derive(Clone, Debug)]
pub struct CostLimit {
    /// Its own id: "foia-other".
    pub id: String,
    /// The law.
    pub regime: Regime,
    /// Which authorities.
    pub who: String,
    /// The limit in pounds.
    pub pounds: u16,
    /// Pounds counted for an hour of work.
    pub pounds_per_hour: u16,
    /// The limit in hours of work.
    pub hours: u16,
    /// The provision.
    pub source: Text,
    /// How it is known.
    pub checked: Checked,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTable {
    #[serde(deserialize_with = "load::date")]
    pub(super) checked_on: Date,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
    #[serde(default)]
    pub(super) limit: Vec<RawLimit>,
    #[serde(default)]
    pub(super) cost: Vec<RawCost>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimit {
    pub(super) id: String,
    pub(super) regime: Option<Regime>,
    pub(super) act: Act,
    #[serde(default)]
    pub(super) who: Who,
    pub(super) count: Option<u16>,
    pub(super) max: Option<u16>,
    #[serde(default)]
    pub(super) unit: Unit,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) from: Option<Date>,
    #[serde(default, deserialize_with = "load::maybe_date")]
    pub(super) until: Option<Date>,
    pub(super) start_known: Option<bool>,
    pub(super) force: Force,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCost {
    pub(super) id: String,
    pub(super) regime: Regime,
    pub(super) who: String,
    pub(super) pounds: u16,
    pub(super) pounds_per_hour: u16,
    pub(super) hours: u16,
    pub(super) source: Option<Text>,
    pub(super) checked: Option<Checked>,
}
