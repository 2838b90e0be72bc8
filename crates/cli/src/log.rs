//! A report to send to a help desk: what was asked, on what machine, and what came of it. Base names only.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use sunting_core::atomic_file::AtomicFile;
use sunting_core::error::MediaError;
use sunting_core::ordinary_file;

use crate::exit::Exit;
use crate::failure::Failure;

/// The first words of every log, by which an older one is known and may be replaced.
const HEAD: &str = "Sunting ";

/// What has been noted so far.
pub struct Log {
    path: Option<PathBuf>,
    started: Instant,
    lines: Vec<String>,
}

impl Log {
    /// A log for that path; one without a path notes nothing.
    ///
    /// # Errors
    /// `destination-exists` for a file that is no log of ours: it may be somebody's film.
    pub fn start(path: Option<&Path>, command_line: &[OsString]) -> Result<Self, Failure> {
        let path = path.map(Path::to_owned);
        path.as_deref().map_or(Ok(()), check)?;
        let lines = vec![
            format!("{HEAD}{}", env!("CARGO_PKG_VERSION")),
            format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            format!("> sunting {}", asked(command_line)),
        ];
        Ok(Self { path, started: Instant::now(), lines })
    }

    /// A log that notes nothing.
    pub fn silent() -> Self {
        Self { path: None, started: Instant::now(), lines: Vec::new() }
    }

    /// Notes some lines, with the names of folders taken out.
    pub fn note(&mut self, text: &str) {
        if self.path.is_some() {
            let seconds = self.started.elapsed().as_secs_f64();
            self.lines.extend(text.lines().map(|line| format!("{seconds:8.2} s  {}", without_folders(line))));
        }
    }

    /// Writes what was noted.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, exit: Exit) -> Result<(), Failure> {
        let Some(path) = &self.path else { return Ok(()) };
        // The run itself may have put its result there.
        check(path)?;
        let written = || {
            let mut file = AtomicFile::create(path)?;
            let seconds = self.started.elapsed().as_secs_f64();
            writeln!(file, "{}\n{seconds:8.2} s  exit {}", self.lines.join("\n"), exit.code())?;
            file.commit()
        };
        written().map_err(|error| MediaError::from_io(path, &error).into())
    }
}

fn check(path: &Path) -> Result<(), Failure> {
    let is_foreign = path.symlink_metadata().is_ok() && !is_log(path);
    if is_foreign { Err(Failure::new("log-is-other-file", Vec::new()).at(path)) } else { Ok(()) }
}

fn is_log(path: &Path) -> bool {
    let mut head = String::new();
    let read = ordinary_file::open(path).and_then(|file| file.take(HEAD.len() as u64).read_to_string(&mut head));
    read.is_ok() && head == HEAD
}

/// What was asked, without the program's own name.
pub fn asked(command_line: &[OsString]) -> String {
    let words = command_line.iter().skip(1).map(|word| {
        let word = word.to_string_lossy();
        let (option, value) = word.split_at(word.find('=').filter(|_| word.starts_with('-')).map_or(0, |at| at + 1));
        format!("{option}{}", base_name(value))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn base_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or_default()
}

/// Every word that names a file in a folder becomes the file's name; before a colon, all words together may be one name.
fn without_folders(text: &str) -> String {
    let text = sunting_trace::without_folders(text);
    let (file, rest) = text.split_at(text.find(": ").unwrap_or(0));
    base_name(file).to_owned() + &rest.split(' ').map(base_name).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_nobodys_business() {
        assert_eq!(without_folders("/home/ani/klip.mp4: File rusak"), "klip.mp4: File rusak");
        assert_eq!(without_folders("C:\\Users\\Ani\\a.mp4 ok"), "a.mp4 ok");
        assert_eq!(without_folders("/home/Budi Santoso/Rapat Akbar/klip.mp4: rusak"), "klip.mp4: rusak");
        assert_eq!(without_folders("Rapat Akbar/a b.mp4: lihat Hasil/b.mp4"), "a b.mp4: lihat b.mp4");
        let words = ["sunting", "trim", "Rapat Akbar/a b.mp4", "--output=Rapat Akbar/b.mp4"].map(OsString::from);
        assert_eq!(asked(&words), "trim a b.mp4 --output=b.mp4");
    }

    #[test]
    fn a_log_replaces_an_older_log_but_no_other_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("laporan.txt");
        let words = ["sunting", "probe", "/home/ani/klip.mp4"].map(OsString::from);
        for _ in 0..2 {
            let mut log = Log::start(Some(&path), &words).unwrap();
            log.note("/home/ani/klip.mp4: beres");
            log.write(Exit::Done).unwrap();
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains("> sunting probe klip.mp4\n") && text.ends_with("exit 0\n"), "{text}");
        assert!(!text.contains("ani"));
        std::fs::write(&path, "film").unwrap();
        let later = Log::start(Some(&folder.path().join("film.mp4")), &words).unwrap();
        std::fs::write(folder.path().join("film.mp4"), "film").unwrap();
        assert!(later.write(Exit::Done).is_err());
        let refused = Log::start(Some(&path), &words).err().unwrap();
        assert_eq!(refused.code(), "destination-exists");
        let words = sunting_words::Messages::new(sunting_words::Language::En, sunting_words::Scope::CommandLine);
        assert!(!refused.message(&words).contains("--force"), "which would not help");
    }
}
