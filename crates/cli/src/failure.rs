//! What went wrong, on its way to the user.

use std::path::{Path, PathBuf};

use sunting_core::swallowed::warn_of;
use sunting_timeline::described::{Argument, Described, ErrorKind};

use crate::exit::Exit;
use crate::shown;
use sunting_words::Messages;

/// One thing that went wrong: enough for a sentence in any language.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// The sentence's key in the translation files.
    key: String,
    arguments: Vec<Argument>,
    pub file: Option<PathBuf>,
    /// Of several edits, the one that was refused, from 1.
    edit: Option<usize>,
    /// Said where no sentence is known.
    detail: String,
    pub exit: Exit,
}

/// Sentences of their own about what scripts know by one code.
const CODES_OF_SENTENCES: [(&str, &str); 1] = [("log-is-other-file", "destination-exists")];

impl Failure {
    /// A failure of that name.
    pub fn new(code: &str, arguments: Vec<Argument>) -> Self {
        let (key, detail) = (format!("error-{code}"), code.to_owned());
        Self { key, arguments, file: None, edit: None, detail, exit: Exit::Failed }
    }

    /// Wrong usage that scripts know by a name of its own.
    pub fn wrong_usage(code: &str, arguments: Vec<Argument>) -> Self {
        Self { exit: Exit::Usage, ..Self::new(code, arguments) }
    }

    /// A command line that makes no sense; `key` is the sentence's.
    pub fn usage(key: &str, arguments: Vec<Argument>) -> Self {
        Self { key: key.to_owned(), ..Self::wrong_usage("usage", arguments) }
    }

    /// Its name, for programs: one for each sentence, but "usage" for all wrong usage of the command line.
    pub fn code(&self) -> &str {
        let code = self.key.strip_prefix("error-").unwrap_or("usage");
        let known = CODES_OF_SENTENCES.iter().find(|(sentence, _)| *sentence == code);
        known.map_or(code, |(_, code)| code)
    }

    /// The same, with the file that it happened to.
    pub fn at(self, file: &Path) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }

    /// The same, with a file where none is named yet.
    pub fn or_at(self, file: &Path) -> Self {
        if self.file.is_none() { self.at(file) } else { self }
    }

    /// What befell a result, with the sentence about a missing folder where it is the output that was not found.
    pub fn of_output(error: impl Described, output: &Path) -> Self {
        let missing = error.is_not_found() && error.file() == Some(output);
        if missing { Self::new("folder-not-found", Vec::new()).at(output) } else { error.into() }
    }

    /// The same, as what one of several edits ran into; `number` counts from 1.
    pub fn in_edit(self, number: usize) -> Self {
        Self { edit: Some(number), ..self }
    }

    /// Leaves a line in the program's log, unless it is only about how the command line was typed, or wanted.
    pub fn trace(&self) {
        if self.exit == Exit::Failed {
            warn_of(self.code(), self.file.as_deref().unwrap_or(Path::new("")), &self.detail);
        }
    }

    /// What happened and what to do next.
    pub fn message(&self, messages: &Messages) -> String {
        let known = messages.of_error(&[&self.key], &self.arguments, shown::name);
        let message =
            known.unwrap_or_else(|| messages.text("error-other", &[("detail", shown::name(&self.detail).into())]));
        match self.edit {
            Some(number) => messages.text("error-edit-step", &[("number", number.into()), ("what", message.into())]),
            None => message,
        }
    }

    /// The message behind the file's name.
    pub fn line(&self, messages: &Messages) -> String {
        let message = self.message(messages);
        self.file.as_ref().map_or_else(|| message.clone(), |file| format!("{}: {message}", shown::path(file)))
    }
}

impl<E: Described> From<E> for Failure {
    fn from(error: E) -> Self {
        let file = error.file().filter(|file| !file.as_os_str().is_empty()).map(Path::to_owned);
        let exit = match error.kind() {
            ErrorKind::Failure | ErrorKind::NotFound => Exit::Failed,
            ErrorKind::WrongUsage => Exit::Usage,
            ErrorKind::Stopped => Exit::Interrupted,
        };
        Self { file, detail: error.to_string(), exit, ..Self::new(error.code(), error.arguments()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_core::error::{MediaError, MediaProblem};
    use sunting_core::export::ExportError;
    use sunting_timeline::described::Value;
    use sunting_timeline::{Time, TimeRange};
    use sunting_words::{Language, Scope};

    #[test]
    fn the_file_stands_before_what_happened() {
        let failure = Failure::from(MediaError::new("a/b.mp4", MediaProblem::NotFound));
        assert_eq!((failure.code(), failure.exit), ("not-found", Exit::Failed));
        let line = failure.line(&Messages::new(Language::Id, Scope::CommandLine));
        assert!(line.starts_with("a/b.mp4: File tidak ditemukan"), "{line}");
    }

    #[test]
    fn bytes_and_times_are_read_as_people_read_them() {
        let arguments = vec![("needed", Value::Bytes(2_500_000)), ("free", Value::Bytes(1000))];
        let message =
            Failure::new("not-enough-space", arguments).message(&Messages::new(Language::Id, Scope::CommandLine));
        assert!(message.contains("2,5 MB") && message.contains("1 kB"), "{message}");
    }

    #[test]
    fn what_has_no_sentence_yet_is_still_told() {
        let failure = Failure { detail: "broken pipe".to_owned(), ..Failure::new("brand-new", Vec::new()) };
        assert!(failure.message(&Messages::new(Language::En, Scope::CommandLine)).contains("broken pipe"));
    }

    #[test]
    fn wrong_usage_and_stopping_have_exits_of_their_own() {
        let of_file = |problem| Failure::from(MediaError::new("a.mp4", problem)).exit;
        assert_eq!(of_file(MediaProblem::DiskFull), Exit::Failed);
        assert_eq!(of_file(MediaProblem::NoAudioTrack { track: 3, tracks: 2 }), Exit::Usage);
        assert_eq!(of_file(MediaProblem::Stopped), Exit::Interrupted);
        let of = |error: ExportError| Failure::from(error).exit;
        let asked_wrongly = [
            ExportError::UnknownContainer("a.avi".into()),
            ExportError::UnknownPlatform("friendster".to_owned()),
            ExportError::EmptyRange(TimeRange::between(Time::ZERO, Time::ZERO)),
            ExportError::NotYet("trim"),
            ExportError::LimitNeedsResults,
            ExportError::Problem(MediaProblem::NoAudioTrack { track: 3, tracks: 2 }),
        ];
        assert!(asked_wrongly.into_iter().all(|error| of(error) == Exit::Usage));
        assert_eq!(of(ExportError::Cancelled), Exit::Interrupted);
        assert_eq!(of(ExportError::Nothing), Exit::Failed);
    }
}
