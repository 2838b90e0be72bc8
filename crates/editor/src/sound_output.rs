//! Sound through the system's own device.

use std::time::Duration;

use cpal::traits::{DeviceTrait, HostTrait, StreamTrait};
use cpal::{BufferSize, Stream, StreamConfig};
use sunting_core::preview::{OpenOutput, SoundOutput, SoundOutputError, SoundSource};

const SAMPLE_RATE: u32 = 48_000;
/// Small enough to be heard at once, large enough for slow machines.
const BUFFER_SAMPLES: u32 = 1024;

/// The system's default device.
#[derive(Clone, Copy, Debug, Default)]
pub struct Device;

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
        let device = host.default_output_device().ok_or_else(|| SoundOutputError("no device".to_owned()))?;
        device.default_output_config().map_err(failed)?;
        let config =
            StreamConfig { channels: 2, sample_rate: SAMPLE_RATE, buffer_size: BufferSize::Fixed(BUFFER_SAMPLES) };
        let stream = device.build_output_stream(
            config,
            move |samples: &mut [f32], info: &cpal::OutputCallbackInfo| {
                let times = info.timestamp();
                let latency = times.playback.duration_since(times.callback);
                source.fill(samples, latency.min(Duration::from_millis(500)));
            },
            // Streams stumble and go on; one that has died is found out by the clock.
            |_| {},
            None,
        );
        let stream = stream.map_err(failed)?;
        stream.pause().map_err(failed)?;
        Ok(Box::new(Open(stream)))
    }
}
