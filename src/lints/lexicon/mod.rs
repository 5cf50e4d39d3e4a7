//! What is known of single words, whatever stands around them: packed when the data is made and used in place, so that
//! nothing is read when foilint starts.

mod classes;
mod nearest;
pub mod words;

pub use classes::{Classes, classes};
pub use nearest::nearest;
