//! Which sound devices there are: asked on a thread, because a system may take its time.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use super::Wake;
use crate::sound_output::device_names;

/// The window's end of it.
pub struct SoundDevices {
    outbox: Sender<Vec<String>>,
    news: Receiver<Vec<String>>,
    wake: Wake,
}

impl SoundDevices {
    /// Nothing was asked yet.
    pub fn new(wake: Wake) -> Self {
        let (outbox, news) = channel();
        Self { outbox, news, wake }
    }

    /// Asks the system.
    pub fn ask(&self) {
        let (outbox, wake) = (self.outbox.clone(), self.wake.clone());
        // Without a thread the list stays as it was.
        let _ = Builder::new().name("sound devices".to_owned()).spawn(move || {
            // The window may be gone.
            let _ = outbox.send(device_names());
            wake();
        });
    }

    /// The newest answer since the last call.
    pub fn news(&self) -> Option<Vec<String>> {
        self.news.try_iter().last()
    }
}
