//! Two computations at once, on two cores.

use std::thread;

/// The results of both; the second runs on a thread of its own if there is one.
pub fn both<A, B: Send>(first: impl FnOnce() -> A, second: impl Fn() -> B + Send + Sync) -> (A, B) {
    thread::scope(|scope| {
        let other = thread::Builder::new().name("speech".to_owned()).spawn_scoped(scope, &second);
        let first = first();
        let other = other.ok().and_then(|other| other.join().ok());
        (first, other.unwrap_or_else(&second))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn both_are_done() {
        assert_eq!(super::both(|| 1, || "two"), (1, "two"));
    }
}
