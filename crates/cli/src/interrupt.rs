//! Stopping by Ctrl-C: at once, or, while something has to be cleaned up, by a flag that the engine looks at.

use std::process;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::exit::Exit;

static STOPPED: AtomicBool = AtomicBool::new(false);
static HOLDS: AtomicUsize = AtomicUsize::new(0);

/// Where the system does not let us, Ctrl-C always ends the program at once.
static CAUGHT: LazyLock<bool> = LazyLock::new(|| ctrlc::set_handler(interrupted).is_ok());

fn interrupted() {
    if HOLDS.load(Ordering::SeqCst) == 0 {
        sunting_trace::flush();
        process::exit(Exit::Interrupted.code().into());
    }
    STOPPED.store(true, Ordering::SeqCst);
}

/// While it lives, Ctrl-C does not end the program: who holds it looks at [`is_stopped`].
#[derive(Debug)]
pub struct Hold(());

/// Catches Ctrl-C from now on, so that it ends the program with the status that says so.
pub fn catch() {
    LazyLock::force(&CAUGHT);
}

/// Holds Ctrl-C back from ending the program.
pub fn hold() -> Hold {
    HOLDS.fetch_add(1, Ordering::SeqCst);
    Hold(())
}

impl Drop for Hold {
    fn drop(&mut self) {
        HOLDS.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Whether the user has pressed Ctrl-C.
pub fn is_stopped() -> bool {
    STOPPED.load(Ordering::SeqCst)
}
