//! What went wrong, on its way to the user: one message, one exit status.

use std::path::{Path, PathBuf};

use sunting_core::error::{Described, MediaError};
use sunting_core::export::ExportError;
use sunting_core::project_file::ProjectFileError;
use sunting_core::render::renderer::RenderError;
use sunting_timeline::captions::CaptionError;
use sunting_timeline::edit::EditError;

/// It failed.
pub const FAILED: u8 = 1;
/// It was asked for in a wrong way, or does not exist yet.
pub const USAGE: u8 = 2;
/// The user stopped it.
pub const STOPPED: u8 = 130;

/// An error with the name of its message.
#[derive(Debug)]
pub struct Failure {
    /// The message is `error-{code}`.
    pub code: &'static str,
    /// What the message mentions.
    pub arguments: Vec<(&'static str, String)>,
    /// The file that it happened to.
    pub file: Option<PathBuf>,
    /// The exit status.
    pub exit: u8,
}

impl Failure {
    /// A failure without arguments.
    pub fn new(code: &'static str, exit: u8) -> Self {
        Self { code, arguments: Vec::new(), file: None, exit }
    }

    /// Wrong usage, in the words of the argument parser.
    pub fn usage(detail: String) -> Self {
        Self { arguments: vec![("detail", detail)], ..Self::new("usage", USAGE) }
    }

    /// Something that is announced but not built yet.
    pub fn not_yet(what: &str) -> Self {
        Self { arguments: vec![("what", what.to_owned())], ..Self::new("not-yet", USAGE) }
    }

    /// The same, about a file.
    pub fn at(self, file: &Path) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }

    fn described(error: &dyn Described, exit: u8) -> Self {
        let file = error.file().map(Path::to_owned).filter(|file| !file.as_os_str().is_empty());
        Self { code: error.code(), arguments: error.arguments(), file, exit }
    }

    /// What the system said about a file.
    pub fn io(file: &Path, error: &std::io::Error) -> Self {
        MediaError::from_io(file, error).into()
    }
}

impl From<MediaError> for Failure {
    fn from(error: MediaError) -> Self {
        Self::described(&error, FAILED)
    }
}

impl From<ProjectFileError> for Failure {
    fn from(error: ProjectFileError) -> Self {
        Self::described(&error, FAILED)
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        Self::described(&error, FAILED)
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        let exit = match error {
            ExportError::Cancelled => STOPPED,
            ExportError::EmptyRange(_)
            | ExportError::NotYet(_)
            | ExportError::UnknownPlatform(_)
            | ExportError::UnknownContainer(_)
            | ExportError::LimitNeedsResults => USAGE,
            _ => FAILED,
        };
        Self::described(&error, exit)
    }
}

impl From<EditError> for Failure {
    fn from(error: EditError) -> Self {
        Self { arguments: error.arguments(), ..Self::new(error.code(), FAILED) }
    }
}

impl From<CaptionError> for Failure {
    fn from(error: CaptionError) -> Self {
        Self::new(error.code(), FAILED)
    }
}
