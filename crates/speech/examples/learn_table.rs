//! Learns what sounds are like from speech of which it is known where each sound is; writes `src/table.rs` to stdout.
//!
//! usage: `learn_table FOLDER`, with pairs of `x.wav` (16-bit mono) and `x.txt` (lines of: sample, sound); what is no
//! sound of Indonesian is a pause. `scripts/speech/learn_table.py` makes the folder.

use std::error::Error;
use std::io::Write;
use std::path::Path;
use std::{env, fs};

use sunting_speech::{FRAME_RATE, Listener, Phone, SHAPE, Sound};

/// This much at the start and end of a sound belongs to its neighbours too, as part of its length.
const EDGE: f64 = 0.2;

#[derive(Clone, Copy, Default)]
struct Sum {
    shape: [f64; SHAPE],
    count: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("usage: learn_table FOLDER")?;
    let mut sums = [Sum::default(); Phone::ALL.len()];
    let mut names: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.path()).collect();
    names.sort();
    for path in names.iter().filter(|path| path.extension().is_some_and(|extension| extension == "wav")) {
        learn(path, &mut sums)?;
    }
    write(&sums, &mut std::io::stdout().lock())?;
    Ok(())
}

/// Adds what one recording teaches.
fn learn(path: &Path, sums: &mut [Sum]) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(path)?;
    let rate_hz = u32::from_le_bytes(bytes.get(24..28).ok_or("no WAV file")?.try_into()?);
    let samples = bytes[44..].chunks_exact(2).map(|pair| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32_768.0);
    let mut listener = Listener::new(rate_hz);
    listener.hear(&samples.collect::<Vec<f32>>());
    let sound = Sound::of(listener);
    let labels = fs::read_to_string(path.with_extension("txt"))?;
    let labels: Vec<(f64, &str)> = labels
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(at, name)| Ok((at.parse::<f64>()? / f64::from(rate_hz), name)))
        .collect::<Result<_, std::num::ParseFloatError>>()?;
    for pair in labels.windows(2) {
        let ((start, name), (end, _)) = (pair[0], pair[1]);
        let Some(phone) = Phone::ALL.into_iter().find(|phone| format!("{phone:?}").eq_ignore_ascii_case(name)) else {
            continue;
        };
        // A frame is centred 12.5 ms behind its start.
        let frame = |seconds: f64| ((seconds - 0.0125) * FRAME_RATE as f64).round().max(0.0) as usize;
        let edge = EDGE * (end - start);
        for at in frame(start + edge)..frame(end - edge).max(frame(start + edge) + 1).min(sound.frames()) {
            let sum = &mut sums[phone as usize];
            sum.shape.iter_mut().zip(sound.features[at]).for_each(|(sum, value)| *sum += f64::from(value));
            sum.count += 1.0;
        }
    }
    Ok(())
}

fn write(sums: &[Sum], out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    writeln!(out, "//! What sounds are like, from synthetic speech. Written by `scripts/speech/learn_table.py`.\n")?;
    writeln!(out, "use crate::phone::PHONES;\nuse crate::sound::SHAPE;\n")?;
    writeln!(out, "/// The mean shape of each sound's spectrum, in the order of [`crate::Phone::ALL`].")?;
    writeln!(out, "#[rustfmt::skip]\npub const SHAPES: [[f32; SHAPE]; PHONES] = [")?;
    for (phone, sum) in Phone::ALL.into_iter().zip(sums) {
        if sum.count == 0.0 {
            return Err(format!("nothing teaches {phone:?}").into());
        }
        let shape: Vec<String> = sum.shape.iter().map(|value| format!("{:.2}", value / sum.count)).collect();
        writeln!(out, "    [{}], // {}", shape.join(", "), format!("{phone:?}").to_lowercase())?;
    }
    writeln!(out, "];")?;
    Ok(())
}
