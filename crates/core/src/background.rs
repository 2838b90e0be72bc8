//! Work that nobody waits for at this moment.

use thread_priority::{ThreadPriority, set_current_thread_priority};

/// Lets everything else on the machine go before the calling thread and, on Linux, before the threads that it starts.
/// Where the system refuses, the work goes on as it was.
pub fn step_back() {
    let _ = set_current_thread_priority(ThreadPriority::Min);
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    /// The nice value in the kernel's account of the calling thread.
    fn nice() -> i32 {
        let account = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
        let fields: Vec<&str> = account.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[16].parse().unwrap()
    }

    #[test]
    fn a_thread_and_those_it_starts_step_back_and_others_do_not() {
        let before = nice();
        let stepped = std::thread::spawn(|| {
            step_back();
            (nice(), std::thread::spawn(nice).join().unwrap())
        });
        let (own, started) = stepped.join().unwrap();
        assert!(own > before, "{own} after {before}");
        assert_eq!((started, nice()), (own, before));
    }
}
