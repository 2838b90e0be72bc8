//! Sound through the system's own device.

use std::sync::Arc;
use std::time::Duration;

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{BufferSize, ErrorKind, Stream, StreamConfig};
use sunting_core::preview::{OpenOutput, SoundOutput, SoundOutputError, SoundSource};

const SAMPLE_RATE: u32 = 48_000;
/// Small enough to be heard at once, large enough for slow machines.
const BUFFER_SAMPLES: u32 = 1024;

/// What becomes of a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no device of that name; the system's own plays instead.
    Missing(String),
    /// It was there, and is gone.
    Gone,
}

/// Hears of trouble, on any thread.
pub type Teller = Arc<dyn Fn(Trouble) + Send + Sync>;

/// A device by its name; the system's own where there is no such device, or no name.
pub struct Device {
    name: Option<String>,
    tell: Teller,
}

impl Device {
    /// The device of that name.
    pub fn new(name: Option<String>, tell: Teller) -> Self {
        Self { name, tell }
    }
}

/// What sound devices there are, by name. May take a while.
pub fn device_names() -> Vec<String> {
    let devices = cpal::default_host().output_devices().into_iter().flatten();
    let mut names: Vec<String> = devices.filter_map(|device| name_of(&device)).collect();
    names.sort();
    names.dedup();
    names
}

fn name_of(device: &cpal::Device) -> Option<String> {
    device.description().ok().map(|description| description.name().to_owned())
}

/// Whether a stream does not go on after that.
fn ends(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DeviceNotAvailable | ErrorKind::StreamInvalidated)
}

struct Open(Stream);

impl OpenOutput for Open {
    fn run(&mut self, running: bool) {
        // A device that does not obey is found out by the clock.
        let _ = if running { self.0.play() } else { self.0.pause() };
    }
}

impl SoundOutput for Device {
    fn open(&mut self, mut source: SoundSource) -> Result<Box<dyn OpenOutput>, SoundOutputError> {
        let failed = |error: cpal::Error| SoundOutputError(error.to_string());
        let host = cpal::default_host();
        let named = self
            .name
            .as_ref()
            .and_then(|name| host.output_devices().ok()?.find(|device| name_of(device).as_ref() == Some(name)));
        let missing = self.name.clone().filter(|_| named.is_none());
        let device = named.or_else(|| host.default_output_device());
        let device = device.ok_or_else(|| SoundOutputError("no device".to_owned()))?;
        device.default_output_config().map_err(failed)?;
        let config =
            StreamConfig { channels: 2, sample_rate: SAMPLE_RATE, buffer_size: BufferSize::Fixed(BUFFER_SAMPLES) };
        let tell = self.tell.clone();
        let stream = device.build_output_stream(
            config,
            move |samples: &mut [f32], info: &cpal::OutputCallbackInfo| {
                let times = info.timestamp();
                let latency = times.playback.duration_since(times.callback);
                source.fill(samples, latency.min(Duration::from_millis(500)));
            },
            // Streams stumble and go on; one that has died without a word is found out by the clock.
            move |error| {
                if ends(error.kind()) {
                    tell(Trouble::Gone);
                }
            },
            None,
        );
        let stream = stream.map_err(failed)?;
        stream.pause().map_err(failed)?;
        // Only now is it true that the system's own plays; without any device that is told instead.
        if let Some(name) = missing {
            (self.tell)(Trouble::Missing(name));
        }
        Ok(Box::new(Open(stream)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_only_stumbles_is_not_given_up() {
        assert!(ends(ErrorKind::DeviceNotAvailable) && ends(ErrorKind::StreamInvalidated));
        assert!(!ends(ErrorKind::Xrun) && !ends(ErrorKind::DeviceChanged) && !ends(ErrorKind::RealtimeDenied));
    }
}
