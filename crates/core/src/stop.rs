//! How work that takes long is asked to stop.

/// Asked again and again by what takes long: `true` from it stops the work within a moment.
pub type Stop<'a> = &'a dyn Fn() -> bool;

/// The answer of those who let work go on to its end.
pub fn never() -> bool {
    false
}
