//! What whoever helps has to know of a video that could not be made: the machine, what was to be made, and why it was
//! not. Files are named, their folders are not.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use sunting_core::atomic_file;
use sunting_core::error::MediaError;
use sunting_core::export::SegmentStore;
use sunting_core::folders;
use sunting_core::machine::memory_bytes;
use sunting_core::media::capabilities::{Component, capabilities};
use sunting_core::naming::free_file;
use sunting_core::ordinary_file;
use sunting_core::swallowed::if_there;
use sunting_words::{Language, Messages, Scope};

use crate::model::{JobState, JobView};

/// So many of the log's last lines go along, of so many bytes.
const LOG_LINES: usize = 200;
const LOG_BYTES: usize = 32 << 10;
/// Of a longer log nothing goes along: it is none that this program wrote.
const MOST_LOG_BYTES: u64 = 64 << 20;

/// What is told of a job.
pub struct Report {
    job: JobView,
    log: PathBuf,
    language: Language,
}

impl Report {
    /// Of that job, with the window's log.
    pub fn new(job: JobView, log: PathBuf, language: Language) -> Self {
        Self { job, log, language }
    }

    /// Writes it beside where the video would have gone.
    ///
    /// # Errors
    /// [`MediaError`]; nothing is there then.
    pub fn write(&self) -> Result<PathBuf, MediaError> {
        let words = Messages::new(self.language, Scope::Window);
        let folder = self.job.destination.parent().unwrap_or(Path::new("."));
        let path = free_file(folder, &words.text("report-name", &[]), "txt");
        let written =
            folders::create_all(folder).and_then(|()| atomic_file::write(&path, self.text(&words, folder).as_bytes()));
        match written {
            Ok(()) => Ok(path),
            Err(error) => Err(MediaError::from_io(&path, &error)),
        }
    }

    fn text(&self, words: &Messages, folder: &Path) -> String {
        let line = |key: &str, value: String| words.text(key, &[("value", value.into())]);
        let found = capabilities();
        let present = |parts: &[Component]| {
            parts.iter().filter(|part| part.present).map(|part| part.name).collect::<Vec<_>>().join(", ")
        };
        let canvas = self.job.content.canvas;
        let free = SegmentStore::free_bytes(folder);
        let mut lines = vec![
            format!("Sunting {} ({} {})", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH),
            line("doctor-cores", std::thread::available_parallelism().map_or(1, usize::from).to_string()),
            line("doctor-memory", memory_bytes().map_or_else(|| "?".to_owned(), |bytes| words.size(bytes))),
            line("doctor-free", free.map_or_else(|| "?".to_owned(), |bytes| words.size(bytes))),
            line("doctor-ffmpeg", found.libraries.clone()),
            line("doctor-writes", present(&found.encoders)),
            line("doctor-reads", present(&found.decoders)),
            String::new(),
            line("report-video", self.job.file_name()),
            line("report-purpose", words.text(self.job.purpose.name(), &[])),
            line("report-length", words.in_words(self.job.duration)),
            line("report-canvas", format!("{} × {}", canvas.width_px, canvas.height_px)),
            line("report-media", self.media_names()),
        ];
        if let JobState::Failed(failure) = &self.job.state {
            lines.push(line("report-reason", failure.sentence.clone()));
        }
        lines.push(String::new());
        lines.extend(last_lines(&self.log));
        lines.join("\n") + "\n"
    }

    /// Of the files that the video is made of.
    fn media_names(&self) -> String {
        let content = &self.job.content;
        let used: BTreeSet<_> =
            content.tracks.iter().flat_map(|track| &track.clips).filter_map(|clip| clip.content.media()).collect();
        let media = used.into_iter().filter_map(|id| content.find_media(id));
        // Projects are carried from Windows to Linux and back.
        media.map(|media| media.path.rsplit(['/', '\\']).next().unwrap_or_default()).collect::<Vec<_>>().join(", ")
    }
}

/// The newest lines of the log, the oldest of them first. Earlier programs wrote whole paths into it.
fn last_lines(log: &Path) -> Vec<String> {
    sunting_trace::flush();
    let mut text = String::new();
    for file in [sunting_trace::older(log), log.to_owned()] {
        let read = if_there(ordinary_file::read_ours(&file, MOST_LOG_BYTES), "reading the log", &file);
        text += &String::from_utf8_lossy(&read.unwrap_or_default());
    }
    let mut left_bytes = LOG_BYTES;
    let fits = |line: &&str| {
        let left = left_bytes.checked_sub(line.len() + 1);
        left_bytes = left.unwrap_or(0);
        left.is_some()
    };
    let newest: Vec<&str> = text.lines().rev().take(LOG_LINES).take_while(fits).collect();
    newest.into_iter().rev().map(sunting_trace::without_folders).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Failure;
    use std::sync::Arc;
    use sunting_session::purpose::Purpose;
    use sunting_timeline::{Canvas, Project, Time};

    #[test]
    fn a_report_tells_why_and_names_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("editor.log");
        let lines = |numbers: std::ops::Range<usize>| numbers.map(|line| format!("baris {line}\n")).collect::<String>();
        std::fs::write(sunting_trace::older(&log), lines(0..250)).unwrap();
        let named = r"2026-11-29 17:10:27 C:\Users\Budi Santoso\Rapat Rahasia\klip.mp4: rusak".to_owned() + "\n";
        std::fs::write(&log, lines(250..300) + &named).unwrap();
        let job = JobView {
            id: 1,
            purpose: Purpose::Status,
            part: None,
            content: Arc::new(Project::new(Canvas::default())),
            destination: folder.path().join("Hasil/Rapat - Status.mp4"),
            duration: Time::from_seconds(62),
            picture: None,
            state: JobState::Failed(Failure {
                sentence: "Ruang penyimpanan tidak cukup.".to_owned(),
                ..Failure::default()
            }),
        };
        let report = Report::new(job, log.clone(), Language::Id);
        let path = report.write().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(path.starts_with(folder.path().join("Hasil")), "{}", path.display());
        for told in [
            "Rapat - Status.mp4",
            "Ruang penyimpanan tidak cukup.",
            "1 menit 2 detik",
            "libx264",
            "baris 299",
            "baris 101\n",
            "17:10:27 klip.mp4: rusak",
        ] {
            assert!(text.contains(told), "{told} in {text}");
        }
        for untold in ["baris 100\n", "Budi", "Santoso", "Rahasia", &*folder.path().to_string_lossy()] {
            assert!(!text.contains(untold), "{untold} in {text}");
        }
        std::fs::write(&log, format!("{}\n", "x".repeat(999)).repeat(100)).unwrap();
        let long: usize = last_lines(&log).iter().map(|line| line.len() + 1).sum();
        assert!((LOG_BYTES - 1000..=LOG_BYTES).contains(&long), "{long}");
    }
}
