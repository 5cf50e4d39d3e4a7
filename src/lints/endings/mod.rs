//! Where a sentence ends, and where it only stops: a line cut off at a word that something must follow (`cut_off`), and a
//! sentence that has lost its stop and runs into the next one (`lost_stop`).

mod cut_off;
mod lost_stop;

pub use cut_off::{is_cut_off, stops_short};
pub use lost_stop::lost_stops;
