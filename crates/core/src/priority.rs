//! Lowering the priority of threads whose work nobody is waiting for.

use std::cell::Cell;

use thread_priority::{ThreadPriority, set_current_thread_priority};

thread_local! {
    static IS_BEHIND: Cell<bool> = const { Cell::new(false) };
}

/// Gives the calling thread the lowest priority, and also the threads that it starts through [`inherit_priority`]. If
/// the system refuses, the work goes on at its usual priority.
pub fn lower_priority() {
    IS_BEHIND.set(true);
    // Where the system refuses, the work goes on as it was.
    let _ = set_current_thread_priority(ThreadPriority::Min);
}

/// Wraps the work of a new thread so that it has the low priority of the calling one. Windows starts every thread with
/// the usual priority.
pub fn inherit_priority<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let is_behind = IS_BEHIND.get();
    move || {
        if is_behind {
            lower_priority();
        }
        work()
    }
}

#[cfg(test)]
#[cfg(any(target_os = "linux", windows))]
mod tests {
    use std::thread::Builder;

    use super::*;

    /// The nice value in the kernel's account of the calling thread.
    #[cfg(target_os = "linux")]
    fn niceness() -> i64 {
        let account = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        let fields: Vec<&str> = account.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[16].parse().unwrap()
    }

    /// How far the calling thread steps back.
    #[cfg(windows)]
    fn niceness() -> i64 {
        let usual = ThreadPriority::Os(thread_priority::WinAPIThreadPriority::Normal.into());
        i64::from(thread_priority::get_current_thread_priority().unwrap() != usual)
    }

    #[test]
    fn a_thread_and_those_it_starts_are_lowered_and_others_are_not() {
        let usual = niceness();
        let stepped = Builder::new().spawn(|| {
            lower_priority();
            (niceness(), Builder::new().spawn(inherit_priority(niceness)).unwrap().join().unwrap())
        });
        let (own, started) = stepped.unwrap().join().unwrap();
        assert!(own > usual, "{own} after {usual}");
        assert_eq!(started, own);
        assert_eq!(Builder::new().spawn(inherit_priority(niceness)).unwrap().join().unwrap(), usual);
    }
}
