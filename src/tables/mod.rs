//! Floor 1: dated reference rows.
