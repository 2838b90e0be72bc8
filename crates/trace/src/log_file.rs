//! Two files of a bounded size, shared by as many programs as like.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Neither file grows larger.
pub const MOST_BYTES: u64 = 1_000_000;

/// Where lines go that are no longer in the log itself.
pub fn older(file: &Path) -> PathBuf {
    file.with_extension("old.log")
}

/// A log on the disk. It is opened for each writing: another program may have moved it, or somebody removed it.
#[derive(Clone)]
pub struct LogFile(PathBuf);

impl LogFile {
    pub fn at(file: PathBuf) -> Self {
        Self(file)
    }

    /// Adds whole lines. What the log has no room for begins a new one; the one before becomes the older.
    pub fn append(&self, lines: &str) -> io::Result<()> {
        fs::create_dir_all(self.0.parent().unwrap_or(Path::new(".")))?;
        // Freed when it is closed, or when its program ends.
        let turn = OpenOptions::new().create(true).truncate(false).write(true).open(self.0.with_extension("lock"))?;
        // A share that knows no locks still takes each writing whole.
        let _ = turn.lock();
        let mut log = self.open()?;
        if log.metadata()?.len() + lines.len() as u64 > MOST_BYTES {
            drop(log);
            fs::rename(&self.0, older(&self.0))?;
            log = self.open()?;
        }
        log.write_all(lines.as_bytes())
    }

    fn open(&self) -> io::Result<File> {
        OpenOptions::new().create(true).append(true).open(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(writer: usize, number: usize) -> String {
        format!("writer {writer} line {number:06} {} end\n", "x".repeat(120))
    }

    fn written(file: &Path) -> String {
        let [old, new] = [older(file), file.to_owned()].map(|file| fs::read_to_string(file).unwrap());
        assert!(old.len() as u64 <= MOST_BYTES && new.len() as u64 <= MOST_BYTES, "{} and {}", old.len(), new.len());
        old + &new
    }

    #[test]
    fn thousands_of_lines_stay_within_two_files_and_the_newest_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("not yet there/editor.log");
        let log = LogFile::at(file.clone());
        for start in (0..30_000).step_by(100) {
            log.append(&(start..start + 100).map(|number| line(0, number)).collect::<String>()).unwrap();
        }
        let text = written(&file);
        assert!(text.ends_with(&line(0, 29_999)));
        let first: usize = text.split(' ').nth(3).unwrap().parse().unwrap();
        let expected: String = (first..30_000).map(|number| line(0, number)).collect();
        assert!(text == expected && text.len() as u64 > MOST_BYTES, "none is missing from there on");
    }

    /// Each has a handle of its own, as programs have.
    #[test]
    fn several_writers_do_not_tear_each_others_lines() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("editor.log");
        std::thread::scope(|scope| {
            for writer in 0..4 {
                let log = LogFile::at(file.clone());
                scope.spawn(move || (0..3000).for_each(|number| log.append(&line(writer, number)).unwrap()));
            }
        });
        let text = written(&file);
        for writer in 0..4 {
            let mine: Vec<&str> = text.lines().filter(|line| line.starts_with(&format!("writer {writer} "))).collect();
            let numbers = 3000 - mine.len()..3000;
            let expected: Vec<String> = numbers.map(|number| line(writer, number).trim_end().to_owned()).collect();
            assert_eq!(mine, expected);
        }
        assert!(text.lines().all(|line| line.starts_with("writer ") && line.ends_with(" end")));
    }

    #[test]
    fn where_nothing_can_be_written_an_error_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        assert!(LogFile::at(folder.path().join("file/editor.log")).append("a\n").is_err());
    }
}
