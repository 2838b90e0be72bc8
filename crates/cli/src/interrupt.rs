//! Stopping by Ctrl-C: a flag that the engine looks at, so that it can clean up first.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Catches Ctrl-C from now on. Where the system does not let us, Ctrl-C ends the program at once.
static CAUGHT: LazyLock<bool> = LazyLock::new(|| ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed)).is_ok());

/// Catches Ctrl-C from now on; to be called where [`is_stopped`] is looked at.
pub fn catch() {
    LazyLock::force(&CAUGHT);
}

/// Whether the user has pressed Ctrl-C.
pub fn is_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}
