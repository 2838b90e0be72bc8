//! What a program leaves behind for a help desk: its warnings and errors, those of FFmpeg and of whoever draws the
//! window, in two files that never grow beyond [`MOST_BYTES`] each. Libraries say `tracing::warn!`; a program calls
//! [`start`] once and [`flush`] before it ends.
//!
//! ```text
//! tracing::warn! ─▶ entry (one line, no folders, no repeats) ─▶ writer (one thread) ─▶ editor.log ─▶ editor.old.log
//! ```
//!
//! No line tells where somebody keeps files: of a path only the file's own name is written ([`without_folders`]).
//! Nothing here can fail the program or hold it up: what cannot be written is not written, and no thread and no file
//! is there before the first line.

mod base_names;
mod entry;
mod log_file;
mod repeats;
mod writer;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::util::SubscriberInitExt;

pub use base_names::without_folders;
pub use log_file::{MOST_BYTES, older};

use repeats::Repeats;
use writer::Writer;

/// The log of this program, once it is started.
static STARTED: OnceLock<Trace> = OnceLock::new();

/// A log, and the way to it.
#[derive(Clone)]
pub struct Trace {
    own_repeats: Arc<Mutex<Repeats>>,
    foreign_repeats: Arc<Mutex<Repeats>>,
    writer: Arc<Writer>,
}

impl Trace {
    /// A log in that file and the [`older`] one beside it. Nothing is opened yet.
    pub fn to(file: impl Into<PathBuf>) -> Self {
        let writer = Arc::new(Writer::to(file.into()));
        Self { own_repeats: Arc::default(), foreign_repeats: Arc::default(), writer }
    }

    /// What hears warnings and errors for it.
    pub fn subscriber(&self) -> impl Subscriber + Send + Sync + 'static {
        tracing_subscriber::fmt()
            .with_max_level(LevelFilter::WARN)
            .with_ansi(false)
            .without_time()
            .with_writer(self.clone())
            .finish()
    }

    /// Waits until all that was said is written, but no longer than a second: the disk may be gone.
    pub fn flush(&self) {
        self.writer.flush();
    }
}

/// Has this whole program's warnings, errors and panics written down in that file and the [`older`] one beside it. Costs
/// nothing until there is one. Called again, it does nothing.
pub fn start(file: impl Into<PathBuf>) {
    let trace = Trace::to(file);
    if trace.subscriber().try_init().is_err() || STARTED.set(trace).is_err() {
        return;
    }
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        tracing::error!("{panic}");
        // It may be the program's end.
        flush();
        usual(panic);
    }));
}

/// [`Trace::flush`] of the log that was started.
pub fn flush() {
    if let Some(trace) = STARTED.get() {
        trace.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use tracing::subscriber::with_default;
    use tracing::{error, info, warn};

    #[test]
    fn nothing_is_opened_before_there_is_something_to_write() {
        let folder = tempfile::tempdir().unwrap();
        let trace = Trace::to(folder.path().join("editor.log"));
        with_default(trace.subscriber(), || info!("opened in 12 ms"));
        trace.flush();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_broken_file_is_told_once_and_hides_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("editor.log");
        let trace = Trace::to(&file);
        with_default(trace.subscriber(), || {
            for block in 0..5000 {
                error!(target: "ffmpeg", "[h264] error while decoding MB {block} 12");
            }
            warn!("making a small picture: /home/ani/Rapat Rahasia/klip.mp4: the disk is full");
        });
        trace.flush();
        let text = fs::read_to_string(&file).unwrap();
        let told: Vec<&str> = text.lines().filter_map(|line| Some(line.split_once("] ")?.1)).collect();
        assert_eq!(
            told,
            [
                "ERROR ffmpeg: [h264] error while decoding MB 0 12",
                "4999 lines like those before were left out",
                "WARN sunting_trace::tests: making a small picture: klip.mp4: the disk is full",
            ]
        );
        let stamp = format!(" [{}] ", std::process::id());
        assert!(text.starts_with("20") && text.lines().all(|line| line.contains(&stamp)), "{text}");
    }

    #[test]
    fn a_log_that_cannot_be_written_fails_and_holds_up_nobody() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let trace = Trace::to(folder.path().join("file/editor.log"));
        with_default(trace.subscriber(), || (0..2000).for_each(|number| warn!("line {number}")));
        trace.flush();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
