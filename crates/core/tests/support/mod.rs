//! Footage whose frames carry their own number, and reading the numbers back.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

pub mod webp;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use sunting_core::export::{RunOptions, Watcher};
use sunting_core::media::conform::Conformer;
use sunting_core::media::decode::VideoReader;
use sunting_core::media::probe::probe;
use sunting_core::media_paths::MediaPaths;
use sunting_core::picture::Picture;
use sunting_core::project_from_media::audio_of;
use sunting_timeline::{
    Canvas, Clip, ClipId, Content, Media, MediaId, Project, Speed, Text, Time, TimeRange, VideoInfo,
};

pub const WIDTH: usize = 320;
pub const HEIGHT: usize = 192;
/// Blocks side by side, the lowest bit first.
const BITS: usize = 10;
const BLOCK: usize = WIDTH / BITS;

/// A frame with its number in black and white blocks, over something that moves.
fn numbered_frame(number: usize) -> Vec<u8> {
    let luma = (0..WIDTH * HEIGHT).map(|at| {
        let (x, y) = (at % WIDTH, at / WIDTH);
        match (y < HEIGHT / 2, number >> (x / BLOCK) & 1) {
            (true, 1) => 220,
            (true, _) => 30,
            (false, _) => (40 + (x * 3 + y * 5 + number * 7) % 160) as u8,
        }
    });
    luma.chain(std::iter::repeat_n(128, WIDTH * HEIGHT / 2)).collect()
}

/// Makes a clip of `frames` numbered frames at `rate`, with a tone that clicks each second.
pub fn numbered_clip(folder: &Path, name: &str, frames: usize, rate: &str, arguments: &[&str]) -> PathBuf {
    let path = folder.join(name);
    let size = format!("{WIDTH}x{HEIGHT}");
    let click = "aevalsrc='0.02*sin(2*PI*440*t)+0.8*lt(mod(t,1),0.002)':s=48000";
    let picture = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", &size, "-r", rate, "-i", "-"];
    let mut ffmpeg = Command::new("ffmpeg");
    ffmpeg.args(["-v", "error", "-y"]).args(picture).args(["-f", "lavfi", "-i", click, "-shortest"]).args(arguments);
    let mut child = ffmpeg.arg(&path).stdin(Stdio::piped()).spawn().expect("ffmpeg runs");
    let mut input = child.stdin.take().unwrap();
    (0..frames).for_each(|number| input.write_all(&numbered_frame(number)).unwrap());
    drop(input);
    assert!(child.wait().unwrap().success(), "{name} was not made");
    path
}

pub const X264: [&str; 8] = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "16", "-c:a", "aac"];

/// The number that a picture carries.
pub fn number_of(picture: &Picture) -> usize {
    number_of_luma(picture.planes[0].row(picture.height() / 4))
}

/// The number that a row of the upper half carries.
pub fn number_of_luma(row: &[u8]) -> usize {
    let bright = |bit: usize| row[(2 * bit + 1) * row.len() / (2 * BITS)] > 128;
    (0..BITS).filter(|&bit| bright(bit)).map(|bit| 1 << bit).sum()
}

/// All frames of a file: time and picture.
pub fn frames_of(path: &Path) -> Vec<(Time, Picture)> {
    let (mut reader, mut conformer) = (VideoReader::open(path, 1).unwrap(), Conformer::new());
    let mut frames = Vec::new();
    while let Some(frame) = reader.next_frame().unwrap() {
        frames.push((frame.time, conformer.conform(&frame, WIDTH, HEIGHT, 0).unwrap()));
    }
    frames
}

/// The numbers that a file's frames carry, in order.
pub fn numbers_of(path: &Path) -> Vec<usize> {
    frames_of(path).iter().map(|(_, picture)| number_of(picture)).collect()
}

/// When a file's frames are shown.
pub fn times_of(path: &Path) -> Vec<Time> {
    frames_of(path).into_iter().map(|(time, _)| time).collect()
}

/// What ffprobe says, without labels.
pub fn ffprobe(path: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("ffprobe");
    command.args(["-v", "error", "-of", "csv=p=0"]).args(arguments).arg(path);
    String::from_utf8(command.output().expect("ffprobe runs").stdout).unwrap().trim().to_owned()
}

pub const MEDIA: MediaId = MediaId(90);

/// A project of pieces of one file, given as first frame and number of frames, with a caption over a range of frames.
pub fn project_of(
    path: &Path,
    pieces: &[(i64, i64)],
    caption: Option<(i64, i64, &str)>,
) -> (Arc<Project>, Arc<MediaPaths>) {
    let facts = probe(path).unwrap();
    let (audio, video) = (audio_of(&facts), facts.video.unwrap());
    let rate = video.frame_rate;
    let canvas = Canvas { width_px: video.width_px, height_px: video.height_px, frame_rate: rate, sample_rate: 48_000 };
    let mut project = Project::new(canvas);
    project.media.push(Arc::new(Media {
        id: MEDIA,
        path: String::new(),
        fingerprint: String::new(),
        duration: facts.duration,
        video: Some(VideoInfo { width_px: video.width_px, height_px: video.height_px, frame_rate: rate, still: false }),
        audio,
        extra: Default::default(),
    }));
    project.next_id = 1000;
    let mut start = 0;
    let clips = pieces.iter().enumerate().map(|(n, &(first, count))| {
        let range = TimeRange::between(rate.time_of(start), rate.time_of(start + count));
        start += count;
        let content = Content::Media { media: MEDIA, source_start: rate.time_of(first), speed: Speed::default() };
        Clip::new(ClipId(100 + n as u64), range, content)
    });
    Arc::make_mut(&mut project.tracks[0]).clips = clips.collect();
    if let Some((from, to, text)) = caption {
        let text = Text::Caption { text: text.to_owned(), style: String::new() };
        let range = TimeRange::between(rate.time_of(from), rate.time_of(to));
        Arc::make_mut(&mut project.tracks[1]).clips = vec![Clip::new(ClipId(50), range, Content::Text(text))];
    }
    (Arc::new(project), Arc::new(MediaPaths([(MEDIA, path.to_owned())].into())))
}

/// Seals a segment file anew after its content was changed.
pub fn reseal(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = std::fs::read(path).unwrap();
    bytes.truncate(bytes.len() - 32);
    change(&mut bytes);
    let hash = blake3::hash(&bytes);
    bytes.extend(hash.as_bytes());
    std::fs::write(path, bytes).unwrap();
}

/// A store in that folder.
pub fn run_options(folder: &Path) -> RunOptions {
    RunOptions { store: folder.join("store"), memory_bytes: None, force: false }
}

/// What lies in a folder.
pub fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Stops a job once so many frames are made.
pub struct StopAfter(pub u64, pub std::sync::atomic::AtomicU64);

impl Watcher for StopAfter {
    fn progress(&self, progress: &sunting_core::export::Progress) {
        self.1.fetch_max(progress.frames_done, std::sync::atomic::Ordering::Relaxed);
    }
    fn is_cancelled(&self) -> bool {
        self.1.load(std::sync::atomic::Ordering::Relaxed) >= self.0
    }
}
