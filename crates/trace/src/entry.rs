//! From what was said to a line of the log.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::sync::PoisonError;
use std::time::Instant;

use tracing::Metadata;
use tracing_subscriber::fmt::MakeWriter;

use crate::Trace;
use crate::base_names::without_folders;

/// Longer lines end here.
const MOST_LETTERS: usize = 1500;

/// One event: it comes as a whole, in one piece.
pub struct Entry<'a> {
    trace: &'a Trace,
    is_own: bool,
}

impl<'a> MakeWriter<'a> for Trace {
    type Writer = Entry<'a>;

    fn make_writer(&'a self) -> Entry<'a> {
        Entry { trace: self, is_own: true }
    }

    fn make_writer_for(&'a self, meta: &Metadata<'_>) -> Entry<'a> {
        Entry { trace: self, is_own: meta.target().starts_with("sunting") }
    }
}

impl io::Write for Entry<'_> {
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        self.trace.note(&String::from_utf8_lossy(event), self.is_own);
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Trace {
    fn note(&self, event: &str, is_own: bool) {
        let text = one_line(event);
        let kind = kind(&text, is_own);
        // What a broken file makes FFmpeg say may not hide what the program itself has to say.
        let (repeats, others) = match is_own {
            true => (&self.own_repeats, &self.foreign_repeats),
            false => (&self.foreign_repeats, &self.own_repeats),
        };
        let admitted = repeats.lock().unwrap_or_else(PoisonError::into_inner).admit(kind, Instant::now());
        let Some(left_out) = admitted else { return };
        let left_out = left_out + others.lock().unwrap_or_else(PoisonError::into_inner).take_left_out();
        let head = format!("{} [{}]", chrono::Local::now().format("%Y-%m-%d %H:%M:%S"), std::process::id());
        if left_out > 0 {
            self.writer.write(format!("{head} {left_out} lines like those before were left out\n"));
        }
        self.writer.write(format!("{head} {text}\n"));
    }
}

/// A file's name may hold the end of a line and what looks like the next, or what a terminal obeys.
fn one_line(event: &str) -> String {
    let letters = event.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    without_folders(&letters.collect::<String>()).chars().take(MOST_LETTERS).collect()
}

/// What makes a line a repetition. FFmpeg tells the same of each block of a picture, with other numbers; of ours the
/// numbers may be all that tells two files apart.
fn kind(text: &str, is_own: bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    match is_own {
        true => text.hash(&mut hasher),
        false => text.chars().filter(|letter| !letter.is_numeric()).for_each(|letter| letter.hash(&mut hasher)),
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_whatever_a_file_is_called() {
        assert_eq!(one_line(" WARN a\n2026-01-01 [1] ERROR b\u{1b}[31m\n"), "WARN a 2026-01-01 [1] ERROR b [31m");
        assert_eq!(one_line(&"é".repeat(5000)).chars().count(), MOST_LETTERS);
    }

    #[test]
    fn numbers_tell_our_files_apart_and_not_ffmpegs_blocks() {
        assert_eq!(kind("error while decoding MB 45 12", false), kind("error while decoding MB 7 103", false));
        assert_ne!(kind("IMG_0001.mp4: broken", true), kind("IMG_0002.mp4: broken", true));
    }
}
