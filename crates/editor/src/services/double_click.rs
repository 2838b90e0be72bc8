//! Projects that open by double click, where the user's own part of the system says so: looked at and changed by
//! threads, because a registry in an office may be slow.

#[cfg(windows)]
mod registry;

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use super::Wake;

/// Why it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DoubleClickError {
    #[error("{0} opens them")]
    Taken(String),
    #[error("{0}")]
    Refused(String),
}

impl From<std::io::Error> for DoubleClickError {
    fn from(error: std::io::Error) -> Self {
        Self::Refused(error.to_string())
    }
}

/// Whether a double click opens projects with this program now.
pub type IsOn = Result<bool, DoubleClickError>;

/// `None` where that is settled when a program is installed.
type SystemAnswer = Option<IsOn>;

/// Elsewhere the package says which files are the program's.
#[cfg(not(windows))]
mod registry {
    use super::SystemAnswer;

    pub fn follow() -> SystemAnswer {
        None
    }

    pub fn set(_on: bool, _kind: &str) -> SystemAnswer {
        None
    }
}

/// The window's end of it.
pub struct DoubleClick {
    outbox: Sender<IsOn>,
    news: Receiver<IsOn>,
    wake: Wake,
}

impl DoubleClick {
    /// Nothing was asked yet.
    pub fn new(wake: Wake) -> Self {
        let (outbox, news) = channel();
        Self { outbox, news, wake }
    }

    /// Asks whether it is on; where this program was moved since, the system learns where it lies now.
    pub fn look(&self) {
        self.ask(registry::follow);
    }

    /// Turns it on or off. `kind` is what the system calls such a file.
    pub fn set(&self, on: bool, kind: String) {
        self.ask(move || registry::set(on, &kind));
    }

    fn ask(&self, work: impl FnOnce() -> SystemAnswer + Send + 'static) {
        let (outbox, wake) = (self.outbox.clone(), self.wake.clone());
        // Without a thread it stays as it was.
        let _ = Builder::new().name("double click".to_owned()).spawn(move || {
            if let Some(answer) = work() {
                // The window may be gone.
                let _ = outbox.send(answer);
                wake();
            }
        });
    }

    pub fn news(&self) -> Vec<IsOn> {
        self.news.try_iter().collect()
    }
}
