//! What foilint knows of English words, packed when the data was made and read in place: nothing is parsed at the start.

pub mod words;
