//! Small films, sounds and photos with a few wrong bytes, in a process of their own: what FFmpeg does there ends only
//! that.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use sunting_core::audio::mix::Mixer;
use sunting_core::export::{ExportSettings, plan};
use sunting_core::library::Library;
use sunting_core::media::probe::probe;
use sunting_core::project_from_media::project_of_file;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::Time;
use sunting_timeline::scene::Scene;

use crate::mutate::Dice;
use crate::texts::of_corpus;

/// The child's own input, in the folder that it works in.
const INPUT: &str = "input";
const FOLDER: &str = "SUNTING_FUZZ_FOLDER";
const FIRST: &str = "SUNTING_FUZZ_FIRST";
const SEED: &str = "SUNTING_FUZZ_SEED";
const CORPUS: &str = "SUNTING_FUZZ_CORPUS";
/// Inputs in every test run.
const IN_TESTS: u64 = 200;
/// Whoever takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);
/// Of address space: libraries and stacks take most of it.
const MEMORY_BYTES: u64 = 4 << 30;
/// A child makes way for a fresh one after so many.
const A_CHILD: u64 = 200;
/// Most of what is read first lies here.
const HEAD_BYTES: usize = 600;

/// How each seed is made.
const MADE: [(&str, &[&str]); 15] = [
    ("a.mp4", &["-c:v", "libx264", "-c:a", "aac"]),
    ("a.mkv", &["-c:v", "libx264", "-bf", "2", "-c:a", "libmp3lame"]),
    ("a.webm", &["-c:v", "libvpx", "-c:a", "libopus"]),
    ("a.ts", &["-c:v", "mpeg2video", "-c:a", "mp2"]),
    ("a.avi", &["-c:v", "mpeg4", "-c:a", "pcm_s16le"]),
    ("a.mov", &["-c:v", "mjpeg", "-c:a", "pcm_s16be"]),
    ("a.flv", &["-c:v", "flv", "-ar", "44100", "-c:a", "libmp3lame"]),
    ("a.ogg", &["-vn", "-c:a", "libvorbis"]),
    ("a.wav", &["-vn"]),
    ("a.mp3", &["-vn"]),
    ("a.jpg", &["-frames:v", "1", "-an"]),
    ("a.png", &["-frames:v", "1", "-an"]),
    ("a.gif", &["-an"]),
    ("a.apng", &["-an", "-f", "apng"]),
    ("a.webp", &["-an", "-c:v", "libwebp_anim"]),
];
/// A drawing, which FFmpeg makes none of.
const DRAWN: &str = r##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 48"><defs>
<linearGradient id="a"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-opacity="0"/></linearGradient>
<filter id="b"><feGaussianBlur stdDeviation="2"/></filter></defs><style>.c { fill: url(#a) }</style>
<rect class="c" width="64" height="48"/><g id="d" transform="rotate(9)"><path d="M9 9h9v9a9 9 0 0 1-9-9z" filter="url(#b)"/>
</g><use href="#d" x="20"/><text x="4" y="40" font-size="12">Rapat</text></svg>"##;

/// How much is tried.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// A little, the same each time.
    Test,
    /// As much as there is time for, from the corpus too.
    Fuzz,
}

/// What went wrong with an input.
pub struct Harm {
    pub what: String,
    pub input: PathBuf,
}

/// The seeds, each with the ending of its name.
fn seeds(folder: &Path, with_corpus: bool) -> Vec<(String, Vec<u8>)> {
    let files = MADE.map(|(name, _)| (ending(name), fs::read(folder.join(name)).unwrap()));
    let mut seeds: Vec<_> = files.into();
    seeds.push(("svg".to_owned(), DRAWN.as_bytes().to_vec()));
    let corpus = [("hostile", 40 << 10), ("formats", 40 << 10), ("images", 20 << 10)];
    for (name, most_bytes) in corpus.into_iter().filter(|_| with_corpus) {
        // Names are not believed; the first bytes are.
        seeds.extend(of_corpus(name, most_bytes).into_iter().map(|bytes| ("bin".to_owned(), bytes)));
    }
    seeds
}

fn ending(name: &str) -> String {
    name.split_once('.').map_or(name, |(_, ending)| ending).to_owned()
}

/// Makes what is mutated.
pub fn make_seeds(folder: &Path) {
    for (name, options) in MADE {
        let mut ffmpeg = Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=0.6"]);
        ffmpeg.args(["-f", "lavfi", "-i", "sine=r=44100:d=0.6"]).args(options).args(["-pix_fmt", "yuvj420p"]);
        let made = ffmpeg.arg(folder.join(name)).status().unwrap();
        assert!(made.success(), "{name} was not made");
    }
}

/// The child: looks at inputs until it has seen enough of them, or comes to harm.
pub fn work() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let number = |name: &str| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let (first, seed, seeds) = (number(FIRST), number(SEED), seeds(&folder, std::env::var_os(CORPUS).is_some()));
    println!("\nready");
    for run in first..first + A_CHILD {
        let mut dice = Dice(seed ^ run.wrapping_mul(0x9E37_79B9));
        let (ending, bytes) = mutated(&seeds, &mut dice);
        let input = folder.join(format!("{INPUT}.{ending}"));
        fs::write(&input, bytes).unwrap();
        println!("run {run} {ending}");
        look(&input);
    }
}

/// What `probe` and `frame` do, and the sound.
pub fn look(input: &Path) {
    let Ok(facts) = probe(input) else { return };
    let (project, paths) = project_of_file(&facts);
    let (project, paths) = (Arc::new(project), Arc::new(paths));
    let duration = project.duration();
    let scene = Arc::new(Scene::of(&project));
    let mut renderer = Renderer::new(scene.clone(), paths.clone(), 64, 48, 1);
    for at in [Time::ZERO, Time::from_ticks(duration.ticks() / 2), duration] {
        let _ = renderer.frame(at);
    }
    let _ = Mixer::new(scene, paths.clone()).read(0, 4800);
    let _ = plan(&project, &paths, &ExportSettings::default(), &Library::nowhere());
}

fn mutated(seeds: &[(String, Vec<u8>)], dice: &mut Dice) -> (String, Vec<u8>) {
    let (ending, bytes) = &seeds[dice.below(seeds.len())];
    let mut bytes = bytes.clone();
    for _ in 0..1 + dice.below(8) {
        if bytes.is_empty() {
            break;
        }
        // Heads and tails hold the indexes.
        let at = match dice.below(4) {
            0 | 1 => dice.below(HEAD_BYTES.min(bytes.len())),
            2 => bytes.len() - 1 - dice.below(4 * HEAD_BYTES.min(bytes.len() / 4)),
            _ => dice.below(bytes.len()),
        };
        match dice.below(8) {
            0 | 1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes[at] = dice.next() as u8,
            3..=5 => {
                let width = [1, 2, 4, 8][dice.below(4)].min(bytes.len() - at);
                let value = [0, u64::MAX, u64::MAX >> 1, 1, dice.next()][dice.below(5)];
                bytes[at..at + width].copy_from_slice(&value.to_be_bytes()[8 - width..]);
            }
            6 => bytes.truncate(at.max(1)),
            _ => {
                let length = dice.below(200).min(bytes.len() - at);
                let piece = bytes[at..at + length].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
        }
    }
    (ending.clone(), bytes)
}

/// Runs children until the time is over; how many inputs were looked at, and what harmed one.
pub fn fuzz(folder: &Path, seed: u64, until: Instant, effort: Effort) -> (u64, Vec<Harm>) {
    make_seeds(folder);
    let most = if effort == Effort::Test { IN_TESTS } else { u64::MAX };
    let (mut run, mut harms) = (0, Vec::new());
    while Instant::now() < until && run < most {
        let (mut child, lines) = start(folder, seed, run, effort);
        let (mut next, mut ending) = (run, None);
        let what = loop {
            match lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    let mut words = line.strip_prefix("run ").into_iter().flat_map(|rest| rest.split(' '));
                    if let (Some(number), Some(name)) = (words.next(), words.next()) {
                        (next, ending) = (number.parse::<u64>().unwrap() + 1, Some(name.to_owned()));
                    }
                }
                Err(RecvTimeoutError::Timeout) => break Some("it takes too long".to_owned()),
                Err(RecvTimeoutError::Disconnected) => break None,
            }
        };
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let what = what.or((!output.status.success()).then(|| format!("{}: {said}", output.status)));
        if let Some(what) = what {
            let ending = ending.unwrap_or_else(|| panic!("a child did not start: {what}"));
            let input = folder.join(format!("found-{next}.{ending}"));
            fs::copy(folder.join(format!("{INPUT}.{ending}")), &input).unwrap();
            harms.push(Harm { what, input });
        }
        run = next;
    }
    (run, harms)
}

fn start(folder: &Path, seed: u64, first: u64, effort: Effort) -> (Child, Receiver<String>) {
    let mut command = Command::new("prlimit");
    if effort == Effort::Fuzz {
        command.env(CORPUS, "1");
    }
    let mut child = command
        .arg(format!("--as={MEMORY_BYTES}"))
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", "media_child", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(FIRST, first.to_string())
        .env(SEED, seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (sender, lines) = channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    let read = std::thread::Builder::new().spawn(move || {
        out.lines().map_while(Result::ok).take_while(|line| sender.send(line.clone()).is_ok()).for_each(drop);
    });
    read.unwrap();
    (child, lines)
}
