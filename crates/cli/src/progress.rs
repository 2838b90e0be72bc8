//! How far a job is: a bar on a terminal, a line every few seconds elsewhere; and Ctrl-C.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use sunting_core::export::{Progress as JobProgress, Stage, Watcher};

use crate::messages::Messages;

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Where there is no terminal, a line comes this often.
const LINE_EVERY: Duration = Duration::from_secs(5);
const BAR_WIDTH: usize = 24;

/// Shows progress on stderr and hears Ctrl-C.
pub struct Progress<'a> {
    messages: &'a Messages,
    quiet: bool,
    terminal: bool,
    last: Mutex<Instant>,
}

impl<'a> Progress<'a> {
    /// A watcher for one job.
    pub fn new(messages: &'a Messages, quiet: bool) -> Self {
        static HANDLER: Once = Once::new();
        // Without a handler Ctrl-C ends the program at once, which loses nothing but the `.part`.
        HANDLER.call_once(|| {
            let _ = ctrlc::set_handler(|| STOPPED.store(true, Ordering::Relaxed));
        });
        let terminal = std::io::stderr().is_terminal();
        Self { messages, quiet, terminal, last: Mutex::new(Instant::now()) }
    }

    fn line(&self, progress: &JobProgress) -> String {
        let stage = match progress.stage {
            Stage::Planning => "stage-planning",
            Stage::Encoding => "stage-encoding",
            Stage::Joining => "stage-joining",
            Stage::Verifying => "stage-verifying",
        };
        let part = progress.frames_done as f64 / progress.frames_total.max(1) as f64;
        let mut line = format!("{} {:3.0} %", self.messages.text(stage, &[]), 100.0 * part);
        if progress.speed > 0.0 && progress.stage == Stage::Encoding {
            line.push_str(&format!("  {}×", self.messages.number(progress.speed, 1)));
            if let Some(left) = progress.seconds_left {
                let left = self.messages.duration(left);
                line.push_str(&format!("  {}", self.messages.text("time-left", &[("time", left)])));
            }
        }
        if self.terminal {
            let full = (part * BAR_WIDTH as f64) as usize;
            let bar = format!("{}{}", "█".repeat(full.min(BAR_WIDTH)), "░".repeat(BAR_WIDTH.saturating_sub(full)));
            return format!("\r{bar} {line}\x1b[K");
        }
        line + "\n"
    }
}

impl Watcher for Progress<'_> {
    fn progress(&self, progress: &JobProgress) {
        if self.quiet {
            return;
        }
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if self.terminal || last.elapsed() >= LINE_EVERY {
            *last = Instant::now();
            let _ = write!(std::io::stderr().lock(), "{}", self.line(progress));
        }
    }

    fn is_cancelled(&self) -> bool {
        STOPPED.load(Ordering::Relaxed)
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.terminal && !self.quiet {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
