//! What every verb has at hand: the user's wishes, the words, and where results and errors go.

use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sunting_core::export::RunOptions;

use crate::args::Common;
use crate::failure::Failure;
use crate::messages::Messages;
use crate::progress::Progress;

/// The common arguments, resolved.
pub struct Context {
    /// One JSON object a line instead of a report.
    pub json: bool,
    /// No progress.
    pub quiet: bool,
    /// The user's language.
    pub messages: Messages,
    options: RunOptions,
    log: Option<PathBuf>,
}

impl Context {
    /// Resolves the common arguments.
    pub fn new(common: &Common, messages: Messages) -> Self {
        let options = RunOptions {
            store: common.store.clone().unwrap_or_else(default_store),
            memory_bytes: common.memory.map(|size| size.0),
            force: common.force,
        };
        Self { json: common.json, quiet: common.quiet, messages, options, log: common.log.clone() }
    }

    /// Where and how a job runs.
    pub fn options(&self) -> &RunOptions {
        &self.options
    }

    /// Watches a job for this user.
    pub fn progress(&self) -> Progress<'_> {
        Progress::new(&self.messages, self.quiet)
    }

    /// Gives a result: the object, or the words.
    pub fn give(&self, object: &Value, words: &str) {
        let text = if self.json { object.to_string() } else { words.trim_end().to_owned() };
        // A closed pipe has nobody to tell.
        let _ = writeln!(std::io::stdout().lock(), "{text}");
    }

    /// Says something beside the result.
    pub fn warn(&self, words: &str) {
        let _ = writeln!(std::io::stderr().lock(), "sunting: {words}");
    }

    /// A message in the user's language.
    pub fn text(&self, key: &str, arguments: &[(&str, String)]) -> String {
        self.messages.text(key, arguments)
    }

    /// Tells of a failure; its exit status.
    pub fn fail(&self, failure: &Failure) -> u8 {
        self.note(&format!("{}: {:?}", failure.code, failure.arguments));
        report_failure(&self.messages, self.json, failure)
    }

    /// Adds a line to the report for a help desk.
    pub fn note(&self, line: &str) {
        let Some(log) = &self.log else { return };
        let file = std::fs::OpenOptions::new().create(true).append(true).open(log);
        if let Err(error) = file.and_then(|mut file| writeln!(file, "{}", without_folders(line))) {
            self.warn(&format!("{}: {error}", log.display()));
        }
    }
}

/// Every path cut down to its last part: a report names files, not people.
fn without_folders(line: &str) -> String {
    let base = |word: &str| match word.rfind(['/', '\\']) {
        Some(slash) if slash + 1 < word.len() => word[slash + 1..].to_owned(),
        _ => word.to_owned(),
    };
    line.split(' ').map(base).collect::<Vec<_>>().join(" ")
}

/// The message of a failure, to stderr and with `--json` to stdout too; its exit status.
pub fn report_failure(messages: &Messages, json: bool, failure: &Failure) -> u8 {
    let key = format!("error-{}", failure.code);
    let key = if messages.has(&key) { key } else { "error-other".to_owned() };
    let mut arguments = failure.arguments.clone();
    arguments.push(("code", failure.code.to_owned()));
    let message = messages.text(&key, &arguments);
    let file = failure.file.as_deref().map(|file| file.display().to_string());
    let shown = file.as_ref().map_or(message.clone(), |file| format!("{file}: {message}"));
    let _ = writeln!(std::io::stderr().lock(), "sunting: {shown}");
    if json {
        let object = json!({"error": {"code": failure.code, "message": message, "file": file}});
        let _ = writeln!(std::io::stdout().lock(), "{object}");
    }
    failure.exit
}

fn default_store() -> PathBuf {
    let folders = directories::ProjectDirs::from("", "", "sunting");
    folders.map_or_else(|| std::env::temp_dir().join("sunting"), |folders| folders.cache_dir().to_owned())
}

/// A path as JSON has it.
pub fn path_text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_no_folders() {
        assert_eq!(without_folders("trim /home/ani/Video/a.mp4 10..20"), "trim a.mp4 10..20");
        assert_eq!(without_folders(r"C:\Users\ani\b.mp4 failed"), "b.mp4 failed");
    }
}
