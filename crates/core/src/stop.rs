//! How work that takes long is asked to stop.

/// A function that long work calls again and again. When it returns `true`, the work stops within a moment.
pub type Stop<'a> = &'a dyn Fn() -> bool;

/// A [`Stop`] that never stops the work.
pub fn never() -> bool {
    false
}
