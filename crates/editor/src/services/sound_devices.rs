//! Which sound devices there are and what becomes of the chosen one: told by threads, because a system may take its time.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use super::Wake;
use crate::sound_output::{Device, Teller, Trouble, device_names};

/// What there is to say about sound devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SoundNews {
    Names(Vec<String>),
    /// What became of the one that plays.
    Trouble(Trouble),
}

/// The window's end of it.
pub struct SoundDevices {
    outbox: Sender<SoundNews>,
    news: Receiver<SoundNews>,
    wake: Wake,
}

impl SoundDevices {
    /// Nothing was asked yet.
    pub fn new(wake: Wake) -> Self {
        let (outbox, news) = channel();
        Self { outbox, news, wake }
    }

    /// Asks the system for all names.
    pub fn ask(&self) {
        let (outbox, wake) = (self.outbox.clone(), self.wake.clone());
        // Without a thread the list stays as it was.
        let _ = Builder::new().name("sound devices".to_owned()).spawn(move || {
            // The window may be gone.
            let _ = outbox.send(SoundNews::Names(device_names()));
            wake();
        });
    }

    /// The device of that name, not opened yet; its trouble becomes news.
    pub fn device(&self, name: Option<String>) -> Device {
        Device::new(name, self.teller())
    }

    fn teller(&self) -> Teller {
        let (outbox, wake) = (self.outbox.clone(), self.wake.clone());
        Arc::new(move |trouble| {
            // The window may be gone.
            let _ = outbox.send(SoundNews::Trouble(trouble));
            wake();
        })
    }

    /// Says what a device would say.
    #[cfg(test)]
    pub(crate) fn report(&self, trouble: Trouble) {
        (self.teller())(trouble);
    }

    /// What was said since the last call.
    pub fn news(&self) -> Vec<SoundNews> {
        self.news.try_iter().collect()
    }
}
