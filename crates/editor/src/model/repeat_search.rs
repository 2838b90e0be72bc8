//! Sentences that were said twice are looked for in the video's sound.

/// Sentences that were said twice are looked for in the video's sound. Written by `app/repeats.rs`.
#[derive(Default)]
pub struct RepeatSearch {
    share: Option<f32>,
}

impl RepeatSearch {
    /// How much of it is done, 0 to 1, while it goes on.
    pub fn share(&self) -> Option<f32> {
        self.share
    }

    /// Notes how much of it is done; `None` when it is over.
    pub fn note_share(&mut self, share: Option<f32>) {
        self.share = share;
    }
}
