//! Listening for nothing but where somebody speaks.

use super::activity::Activity;
use super::listener::Listener;
use super::logarithms_of_voices;

/// Hears mono sound as a [`Listener`] does, and keeps only how loud voices are: 4 bytes for each 10 ms.
pub struct Ear {
    listener: Listener,
    voices: Vec<f32>,
}

impl Ear {
    /// For mono sound of that rate, of 8000 Hz at least.
    pub fn new(rate_hz: u32) -> Self {
        Self { listener: Listener::new(rate_hz), voices: Vec::new() }
    }

    /// Hears what follows.
    pub fn hear(&mut self, samples: &[f32]) {
        self.listener.hear(samples);
        let heard = self.listener.take();
        self.voices.extend(heard.iter().map(|frame| frame.voice));
    }

    /// Where somebody spoke in all that was heard.
    pub fn activity(mut self) -> Activity {
        let rest = self.listener.finish();
        self.voices.extend(rest.iter().map(|frame| frame.voice));
        Activity::of(&logarithms_of_voices(self.voices))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Sound;
    use super::*;

    #[test]
    fn an_ear_hears_speech_where_a_listener_does() {
        let (mut ear, mut listener) = (Ear::new(16_000), Listener::new(16_000));
        let sound = (0..48_000).map(|n: u32| {
            let loud = if n / 8000 % 2 == 1 { 0.5 } else { 0.001 };
            loud * (n as f32 * 0.4).sin()
        });
        let sound: Vec<f32> = sound.collect();
        listener.hear(&sound);
        sound.chunks(1234).for_each(|piece| ear.hear(piece));
        let (own, whole) = (ear.activity(), Sound::of(listener).activity);
        assert_eq!(own, whole);
        assert_eq!((own.speech.len(), own.is_clear()), (300, true));
    }
}
