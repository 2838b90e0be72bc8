//! Waiting for threads that were told to end, but may hang in a file on a dead network drive.

use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Waits until the threads have ended, but no longer than `patience`; those that hang end later, by themselves. Whether
/// all have ended. A thread that panicked has nothing left to end.
pub fn ended_within(patience: Duration, threads: impl IntoIterator<Item = JoinHandle<()>>) -> bool {
    let deadline = Instant::now() + patience;
    let threads: Vec<JoinHandle<()>> = threads.into_iter().collect();
    while threads.iter().any(|thread| !thread.is_finished()) {
        if Instant::now() >= deadline {
            return false;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::thread::Builder;

    #[test]
    fn a_thread_that_hangs_is_left_behind() {
        let (release, released) = channel::<()>();
        let named = || Builder::new().name("ending".to_owned());
        let hanging = named().spawn(move || {
            let _ = released.recv();
        });
        let (hanging, quick) = (hanging.unwrap(), || named().spawn(|| ()).unwrap());
        assert!(!ended_within(Duration::from_millis(30), [quick(), hanging]));
        assert!(ended_within(Duration::from_secs(20), [quick(), quick()]));
        drop(release);
    }
}
