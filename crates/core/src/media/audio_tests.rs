//! Sound keeps its place, to the sample, through reading, encoding and writing.

use std::path::Path;
use std::process::Command;

use sunting_timeline::Speed;

use super::AudioReader;
use crate::media::container::Container;
use crate::media::encode_audio::AudioEncoder;
use crate::media::mux::Muxer;
use crate::media::packet::OutputStream;

const RATE: usize = 48_000;

/// Silence with one loud sample at the start of each second but the first.
fn clicks(seconds: usize) -> Vec<f32> {
    let mut samples = vec![0.0; 2 * RATE * seconds];
    for second in 1..seconds {
        samples[2 * RATE * second] = 0.9;
        samples[2 * RATE * second + 1] = 0.9;
    }
    samples
}

fn write_m4a(path: &Path, samples: &[f32]) {
    write_m4a_at(path, samples, RATE as u32);
}

fn write_m4a_at(path: &Path, samples: &[f32], sample_rate: u32) {
    let mut encoder = AudioEncoder::new(sample_rate, 2, 128_000).unwrap();
    let parameters = encoder.parameters();
    let mut packets = Vec::new();
    // In pieces, as a mix comes.
    samples.chunks(2 * RATE / 3).for_each(|samples| encoder.encode(samples, &mut packets).unwrap());
    encoder.finish(&mut packets).unwrap();
    let stream = OutputStream { parameters, display_matrix: None, frame_rate: None, tags: Vec::new() };
    let mut muxer = Muxer::create(path, Container::M4a, &[stream], &[]).unwrap();
    for packet in &packets {
        muxer.write(0, packet).unwrap();
    }
    muxer.finish().unwrap();
}

/// Left samples as FFmpeg's own program decodes them.
fn decoded(path: &Path, options: &[&str]) -> Vec<f32> {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error"]).args(options).arg("-i").arg(path);
    let output = command.args(["-f", "f32le", "-ac", "1", "-ar", "48000", "-"]).output().expect("ffmpeg runs");
    output.stdout.chunks_exact(4).map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect()
}

/// The loudest sample within a tenth of a second of each whole second.
fn peaks(samples: &[f32], seconds: usize) -> Vec<usize> {
    let loudest = |second: usize| {
        let start = RATE * second - RATE / 10;
        let window = &samples[start..(RATE * second + RATE / 10).min(samples.len())];
        start + (0..window.len()).max_by(|&a, &b| window[a].abs().total_cmp(&window[b].abs())).unwrap()
    };
    (1..seconds).map(loudest).collect()
}

fn assert_on_time(peaks: &[usize]) {
    for (index, &peak) in peaks.iter().enumerate() {
        let off = peak.abs_diff(RATE * (index + 1));
        assert!(off <= RATE / 1000, "the click of second {} is {off} samples off", index + 1);
    }
}

#[test]
fn clicks_are_exact_with_and_without_edit_lists_at_every_sample_rate() {
    let folder = tempfile::tempdir().unwrap();
    for sample_rate in [48_000, 32_000, 24_000] {
        let path = folder.path().join(format!("{sample_rate}.m4a"));
        write_m4a_at(&path, &clicks(5), sample_rate);
        for options in [&[][..], &["-ignore_editlist", "1"]] {
            let samples = decoded(&path, options);
            assert_on_time(&peaks(&samples, 5));
            let packet = 1024 * RATE / sample_rate as usize;
            assert!(samples.len().abs_diff(5 * RATE) <= packet, "{} samples at {sample_rate}", samples.len());
        }
    }
}

#[test]
fn a_reader_finds_the_same_samples_after_a_seek() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tone.m4a");
    let tone: Vec<f32> = (0..8 * RATE).flat_map(|n| [(n as f32 * 0.05).sin() * 0.3; 2]).collect();
    write_m4a(&path, &tone);
    let mut whole = Vec::new();
    let mut reader = AudioReader::open(&path, Speed::default(), None).unwrap();
    reader.read(8 * RATE, &mut whole).unwrap();
    assert!(whole.len() / 2 >= 8 * RATE - 1024);
    for start in [300_000, 7, 100_003, 250_000] {
        let mut part = Vec::new();
        reader.seek(start as i64).unwrap();
        assert_eq!(reader.read(5000, &mut part).unwrap(), 5000);
        let worst = (0..10_000).map(|n| (part[n] - whole[2 * start + n]).abs()).fold(0.0_f32, f32::max);
        assert!(worst < 1e-3, "{worst} off at {start}");
    }
}

/// What a phone records: mono at 44.1 kHz, beginning after the picture does.
#[test]
fn late_mono_sound_stays_late_and_fills_both_sides() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("late.mp4");
    let click = "aevalsrc='0.9*lt(mod(t,1),0.002)*gt(t,0.5)':s=44100:d=4";
    let done = Command::new("ffmpeg")
        .args(["-v", "error", "-y", "-f", "lavfi", "-i", "color=gray:size=64x64:rate=25:duration=5"])
        .args(["-itsoffset", "0.5", "-f", "lavfi", "-i", click])
        .args(["-c:v", "libx264", "-c:a", "aac", "-b:a", "128k"])
        .arg(&path)
        .status()
        .expect("ffmpeg runs");
    assert!(done.success());
    let mut samples = Vec::new();
    AudioReader::open(&path, Speed::default(), None).unwrap().read(4 * RATE, &mut samples).unwrap();
    assert!(samples[..RATE / 2].iter().all(|&sample| sample == 0.0), "sound before its start");
    assert!(samples.chunks_exact(2).all(|pair| pair[0] == pair[1]), "the sides differ");
    let first = samples.chunks_exact(2).position(|pair| pair[0] > 0.3).unwrap();
    assert!(first.abs_diff(RATE * 3 / 2) <= RATE / 500, "the click is at sample {first}");
}
