//! What the end-to-end tests share: running the program, footage whose frames carry their number, and reading it back.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod signals;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// Where the corpus lies, when it lies beside the project.
pub fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    folder.is_dir().then_some(folder)
}

/// A folder of its own with a segment store in it.
pub struct Workplace {
    folder: tempfile::TempDir,
}

/// What a run of the program gave.
pub struct Run {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The object on stdout's last line.
    pub fn json(&self) -> Value {
        let line = self.stdout.lines().last().unwrap_or_else(|| panic!("no output; stderr: {}", self.stderr));
        serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// The code of the error on stdout.
    pub fn error_code(&self) -> String {
        assert!(!self.stderr.is_empty(), "an error says something on stderr");
        assert!(!self.stderr.contains("panicked"), "{}", self.stderr);
        self.json()["error"]["code"].as_str().unwrap_or_else(|| panic!("no error: {}", self.stdout)).to_owned()
    }

    /// The same, when it went well.
    pub fn ok(self) -> Self {
        assert_eq!(self.exit, 0, "{}{}", self.stdout, self.stderr);
        self
    }
}

impl Workplace {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the program leaves behind for a help desk.
    pub fn log(&self) -> PathBuf {
        self.path("cache/sunting/sunting.log")
    }

    /// The program with this workplace's store, ready to be given arguments.
    pub fn command(&self) -> Command {
        self.prepared(Command::new(env!("CARGO_BIN_EXE_sunting")))
    }

    fn prepared(&self, mut command: Command) -> Command {
        let cache = if cfg!(windows) { "LOCALAPPDATA" } else { "XDG_CACHE_HOME" };
        command.env(cache, self.path("cache")).current_dir(self.folder.path());
        command.args(["--json", "--quiet", "--lang", "en", "--store"]).arg(self.path("store"));
        command
    }

    /// Runs the program, within limits.
    pub fn run<I: IntoIterator<Item: AsRef<OsStr>>>(&self, arguments: I) -> Run {
        let mut command = self.prepared(limited(env!("CARGO_BIN_EXE_sunting")));
        let output = command.args(arguments).output().expect("the program runs");
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let exit = output.status.code().unwrap_or(-1);
        assert_ne!(exit, 124, "it took longer than two minutes");
        Run { exit, stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Names of the files here, without the store and the cache.
    pub fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder is there");
        let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name != "store" && name != "cache").collect();
        names.sort();
        names
    }

    /// Runs FFmpeg's program in this folder.
    pub fn ffmpeg(&self, arguments: &[&str]) {
        let done = Command::new("ffmpeg")
            .current_dir(self.folder.path())
            .args(["-nostdin", "-v", "error", "-y"])
            .args(arguments)
            .status()
            .expect("ffmpeg runs");
        assert!(done.success(), "ffmpeg {arguments:?}");
    }

    /// A clip whose frames carry their number and whose sound clicks at each whole second; H.264 with B-frames unless
    /// the options say otherwise. Returns its path.
    pub fn numbered(&self, name: &str, rate: &str, frames: u32, options: &[&str]) -> PathBuf {
        let path = self.path(name);
        let mut child = Command::new("ffmpeg")
            .args(["-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "gray", "-s", "320x180", "-r", rate, "-i", "-"])
            .args(["-f", "lavfi", "-i", "aevalsrc=0.9*lt(mod(t\\,1)\\,0.001):s=48000"])
            .args(["-shortest", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-g", "50", "-bf", "2"])
            .args(["-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "128k"])
            .args(options)
            .arg(&path)
            .stdin(Stdio::piped())
            .spawn()
            .expect("ffmpeg runs");
        let mut input = child.stdin.take().expect("a pipe");
        for number in 0..frames {
            input.write_all(&drawn(number)).expect("ffmpeg reads");
        }
        drop(input);
        assert!(child.wait().expect("ffmpeg ends").success(), "{name} was not made");
        path
    }
}

/// A program that has two minutes and 6 GB of address space; on Windows, which has no such tools, as much as it likes.
fn limited(program: &str) -> Command {
    if cfg!(windows) {
        return Command::new(program);
    }
    let mut command = Command::new("prlimit");
    command.args(["--as=6000000000", "timeout", "120", program]);
    command
}

const WIDTH: usize = 320;
const HEIGHT: usize = 180;
const BITS: usize = 12;

/// A grey frame with the number as twelve black or white blocks in two rows of six, and its complement below.
fn drawn(number: u32) -> Vec<u8> {
    let mut frame = vec![128; WIDTH * HEIGHT];
    for bit in 0..BITS {
        let set = number >> bit & 1 == 1;
        for (row, value) in [(bit / 6, set), (bit / 6 + 2, !set)] {
            let (left, top) = (16 + bit % 6 * 48, 10 + row * 40);
            for y in top..top + 36 {
                frame[y * WIDTH + left..y * WIDTH + left + 44].fill(if value { 235 } else { 16 });
            }
        }
    }
    frame
}

/// The number that a grey frame of 320 x 180 carries; `None` when the blocks contradict their complement.
fn number_of(frame: &[u8]) -> Option<u32> {
    let mut number = 0;
    for bit in 0..BITS {
        let mean = |row: usize| {
            let (left, top) = (16 + bit % 6 * 48 + 12, 10 + row * 40 + 10);
            let sum: u32 = (top..top + 16)
                .flat_map(|y| &frame[y * WIDTH + left..y * WIDTH + left + 20])
                .map(|&v| u32::from(v))
                .sum();
            sum / 320
        };
        let (value, complement) = (mean(bit / 6), mean(bit / 6 + 2));
        if value.abs_diff(complement) < 60 {
            return None;
        }
        number |= u32::from(value > complement) << bit;
    }
    Some(number)
}

/// The numbers of all frames of a file, in the order of showing, turned back by `filter` first.
pub fn numbers_through(path: &Path, filter: &str) -> Vec<Option<u32>> {
    let filter = format!("{filter}scale=320:180:flags=area,format=gray");
    let output = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-i"])
        .arg(path)
        .args(["-map", "0:v:0", "-vsync", "passthrough", "-vf", &filter, "-f", "rawvideo", "-"])
        .output()
        .expect("ffmpeg runs");
    output.stdout.chunks_exact(WIDTH * HEIGHT).map(number_of).collect()
}

/// The numbers of all frames of a file, in the order of showing.
pub fn numbers(path: &Path) -> Vec<u32> {
    let read = numbers_through(path, "");
    read.into_iter()
        .enumerate()
        .map(|(n, number)| number.unwrap_or_else(|| panic!("frame {n} is unreadable")))
        .collect()
}

/// What `ffprobe` says, one value a line.
pub fn ffprobe(path: &Path, arguments: &[&str]) -> Vec<String> {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-of", "csv=p=0"])
        .args(arguments)
        .arg(path)
        .output()
        .expect("ffprobe runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines().map(|line| line.trim_end_matches(',').to_owned()).filter(|line| !line.is_empty()).collect()
}

/// One property of a file's first video stream.
pub fn video(path: &Path, property: &str) -> String {
    let found = ffprobe(path, &["-select_streams", "v:0", "-show_entries", &format!("stream={property}")]);
    found.first().cloned().unwrap_or_default()
}

/// When the frames are shown, in seconds, sorted.
pub fn frame_times(path: &Path) -> Vec<f64> {
    let lines = ffprobe(path, &["-select_streams", "v:0", "-show_entries", "packet=pts_time"]);
    let mut times: Vec<f64> = lines.iter().filter_map(|line| line.parse().ok()).collect();
    times.sort_by(f64::total_cmp);
    times
}

/// When the sound clicks, in seconds on the file's own clock, with or without its edit lists.
pub fn clicks(path: &Path, honour_edit_lists: bool) -> Vec<f64> {
    let options: &[&str] = if honour_edit_lists { &[] } else { &["-ignore_editlist", "1"] };
    let output = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error"])
        .args(options)
        .arg("-i")
        .arg(path)
        .args(["-map", "0:a:0", "-af", "aresample=48000:async=1:first_pts=0", "-ac", "1", "-f", "f32le", "-"])
        .output()
        .expect("ffmpeg runs");
    let bytes = output.stdout.chunks_exact(4);
    let samples: Vec<f32> = bytes.map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]).abs()).collect();
    let mut found: Vec<f64> = Vec::new();
    for (n, &sample) in samples.iter().enumerate() {
        let time = n as f64 / 48_000.0;
        if sample > 0.3 && found.last().is_none_or(|last| time - last > 0.3) {
            found.push(time);
        }
    }
    found
}

/// The first frame after `at` seconds, as grey rows of the file's own size.
pub fn gray_frame(path: &Path, at: &str) -> Vec<u8> {
    let output = Command::new("ffmpeg")
        .args(["-nostdin", "-v", "error", "-ss", at, "-i"])
        .arg(path)
        .args(["-frames:v", "1", "-vf", "format=gray", "-f", "rawvideo", "-"])
        .output()
        .expect("ffmpeg runs");
    output.stdout
}

/// The names of an MP4's top-level boxes, in order.
pub fn boxes(path: &Path) -> Vec<String> {
    let bytes = std::fs::read(path).expect("the file is there");
    let (mut at, mut names) = (0, Vec::new());
    while at + 8 <= bytes.len() {
        let size = u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]) as usize;
        names.push(String::from_utf8_lossy(&bytes[at + 4..at + 8]).into_owned());
        at += size.max(8);
    }
    names
}

/// Whether a box of that name stands anywhere in the file's index.
pub fn has_box(path: &Path, name: &str) -> bool {
    let bytes = std::fs::read(path).expect("the file is there");
    let index = bytes.windows(4).position(|window| window == b"mdat").unwrap_or(bytes.len());
    bytes[..index].windows(4).any(|window| window == name.as_bytes())
}
