//! Comparing a letter with its case: references, names, the words of the request.

pub mod name;
pub mod reference;
pub mod request;
