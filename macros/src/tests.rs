//! The language without rustc.
