//! Work that nobody waits for at this moment.

use thread_priority::{ThreadPriority, set_current_thread_priority};

/// Lets everything else on the machine go before the calling thread and, on Linux, before the threads that it starts.
/// Where the system refuses, the work goes on as it was.
pub fn step_back() {
    let _ = set_current_thread_priority(ThreadPriority::Min);
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(target_os = "linux")]
    fn a_thread_and_those_it_starts_step_back_and_others_do_not() {
        use std::thread::Builder;

        /// The nice value in the kernel's account of the calling thread.
        fn nice() -> i32 {
            let account = std::fs::read_to_string("/proc/thread-self/stat").unwrap();
            let fields: Vec<&str> = account.rsplit(')').next().unwrap().split_whitespace().collect();
            fields[16].parse().unwrap()
        }

        let before = nice();
        let stepped = Builder::new().spawn(|| {
            super::step_back();
            (nice(), Builder::new().spawn(nice).unwrap().join().unwrap())
        });
        let (own, started) = stepped.unwrap().join().unwrap();
        assert!(own > before, "{own} after {before}");
        assert_eq!((started, nice()), (own, before));
    }
}
