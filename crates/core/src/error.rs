//! Errors of reading and writing files, as codes and arguments that a program turns into a sentence in the user's
//! language.

use std::path::{Path, PathBuf};

use sunting_graphics::logo::LogoError;
use sunting_timeline::described::{Argument, Described, ErrorKind, Value};

use crate::atomic_file::is_held;
use crate::ordinary_file::{Refusal, refusal};

/// What systems say when a disk fails: EIO; on Windows a CRC error, a sector that is not found, a fault of the device.
const FAILING: &[i32] = if cfg!(windows) { &[23, 27, 483, 1117] } else { &[5] };
/// What they say when it was pulled out: ENXIO, ENODEV; on Windows not ready, no such device, a share that went away.
const GONE: &[i32] = if cfg!(windows) { &[21, 55, 64, 433, 1167] } else { &[6, 19] };

/// What can go wrong with a media file, be it read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum MediaProblem {
    /// There is no such file.
    #[error("the file does not exist")]
    NotFound,
    /// It is a folder, not a file.
    #[error("it is a folder, not a file")]
    IsFolder,
    /// A folder is needed there.
    #[error("it is not a folder")]
    NotFolder,
    /// It is a pipe, a device or a socket.
    #[error("it is not a regular file")]
    NotRegular,
    /// It only leads somewhere else, and is no link that this program made.
    #[error("it is a link to another place")]
    IsLink,
    /// It stands where the program keeps what belongs to a project: a file in the place of a folder, or the reverse.
    #[error("it stands where the notes of a project are kept")]
    InTheWay,
    /// It is larger than any file of its kind, or holds more.
    #[error("it holds more than any file of its kind")]
    Oversized,
    /// The system does not let us.
    #[error("permission denied")]
    PermissionDenied,
    /// The file does not hold a single byte.
    #[error("the file is empty")]
    Empty,
    /// It is in no format that can be read.
    #[error("it is not a video, sound or picture file that can be read")]
    NotMedia,
    /// It only points at other files, which is refused.
    #[error("it is a playlist that points at other files")]
    Playlist,
    /// Its index is missing, so nothing in it can be found.
    #[error("the file is incomplete: its index is missing")]
    Incomplete,
    /// It has neither picture nor sound that can be read.
    #[error("there is neither picture nor sound in it")]
    NoStreams,
    /// It has no picture, and one is needed.
    #[error("there is no picture in it")]
    NoVideo,
    /// It has no sound, and some is needed.
    #[error("there is no sound in it")]
    NoAudio,
    /// It has no sound track of that number.
    #[error("there is no sound track {track} in it, but {tracks}")]
    NoAudioTrack {
        /// The wanted one, from 1.
        track: u16,
        tracks: usize,
    },
    /// It has no text subtitles, or none of that number.
    #[error("there are no text subtitles in it")]
    NoSubtitles,
    /// No decoder for it here.
    #[error("it was made with {codec}, which cannot be decoded here")]
    UnknownCodec { codec: String },
    /// A file of that kind cannot hold what the source was made with.
    #[error("a file that ends in {ending} cannot hold {codec}")]
    NotInContainer {
        /// FFmpeg's name of the codec.
        codec: String,
        /// With its point.
        ending: &'static str,
    },
    /// Its content is encrypted.
    #[error("it is encrypted")]
    Encrypted,
    /// A film beyond 8192 pixels a side.
    #[error("its picture of {width_px} x {height_px} pixels is too large")]
    TooLarge { width_px: u32, height_px: u32 },
    /// A photo of more than 200 million pixels.
    #[error("the photo of {width_px} x {height_px} pixels is too large")]
    PhotoTooLarge { width_px: u32, height_px: u32 },
    /// An SVG that holds more than a picture.
    #[error(transparent)]
    Svg(LogoError),
    /// Reading took longer than a local file may.
    #[error("reading it took too long")]
    TimedOut,
    /// Whoever asked for it no longer wants it.
    #[error("stopped")]
    Stopped,
    /// Packets are there, but none could be decoded.
    #[error("nothing in it can be decoded")]
    Undecodable,
    /// It changed since it was looked at.
    #[error("the file changed while it was being used")]
    Changed,
    /// The system refused to read or write.
    #[error("{0}")]
    Io(String),
    /// The system takes no file of that name, or takes it for something else.
    #[error("no file can have this name")]
    BadName,
    /// Another program has it open and shares it with nobody.
    #[error("another program has it open")]
    InUse,
    /// The disk takes no file of that size.
    #[error("the disk takes no file of 4 GB or more")]
    TooLargeForDisk,
    /// The disk answers with input/output errors.
    #[error("the disk fails")]
    DiskFailed,
    /// The disk was pulled out or its share went away.
    #[error("the disk is no longer there")]
    DiskGone,
    /// There is no room left on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// An encoder would not start or failed.
    #[error("the encoder failed: {0}")]
    Encoder(String),
    /// A muxer would not start or failed.
    #[error("the file could not be written: {0}")]
    Muxer(String),
    /// A filter or scaler failed.
    #[error("the picture could not be converted: {0}")]
    Conversion(String),
}

/// A [`MediaProblem`] with the file that it happened to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct MediaError {
    /// The file that it happened to.
    pub path: PathBuf,
    /// What happened to the file.
    pub problem: MediaProblem,
}

impl MediaError {
    /// A problem with a file.
    pub fn new(path: impl Into<PathBuf>, problem: MediaProblem) -> Self {
        Self { path: path.into(), problem }
    }

    /// What the system said about a file.
    pub fn from_io(path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        Self::new(path, MediaProblem::from(error))
    }
}

impl From<&std::io::Error> for MediaProblem {
    fn from(error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        match refusal(error) {
            Some(Refusal::NotRegular) => return Self::NotRegular,
            Some(Refusal::IsLink) => return Self::IsLink,
            Some(Refusal::TooLarge) => return Self::Oversized,
            None => {}
        }
        match error.kind() {
            _ if is_held(error) => Self::InUse,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NotFound,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::PermissionDenied,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::InvalidFilename => Self::BadName,
            ErrorKind::FileTooLarge => Self::TooLargeForDisk,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::StaleNetworkFileHandle => Self::DiskGone,
            _ if error.raw_os_error().is_some_and(|number| FAILING.contains(&number)) => Self::DiskFailed,
            _ if error.raw_os_error().is_some_and(|number| GONE.contains(&number)) => Self::DiskGone,
            // A temporary file's name beside it would tell nobody anything.
            _ => Self::Io(error.to_string().split(" at path ").next().unwrap_or_default().to_owned()),
        }
    }
}

impl Described for MediaProblem {
    fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::IsFolder => "is-folder",
            Self::NotFolder => "not-folder",
            Self::NotRegular => "not-regular",
            Self::IsLink => "is-link",
            Self::InTheWay => "in-the-way",
            Self::Oversized => "oversized",
            Self::PermissionDenied => "permission-denied",
            Self::Empty => "empty-file",
            Self::NotMedia => "not-media",
            Self::Playlist => "playlist",
            Self::Incomplete => "incomplete",
            Self::NoStreams => "no-streams",
            Self::NoVideo => "no-video",
            Self::NoAudio => "no-audio",
            Self::NoAudioTrack { .. } => "no-audio-track",
            Self::NoSubtitles => "no-subtitles",
            Self::UnknownCodec { .. } => "unknown-codec",
            Self::NotInContainer { .. } => "not-in-container",
            Self::Encrypted => "encrypted",
            Self::TooLarge { .. } => "too-large",
            Self::PhotoTooLarge { .. } => "photo-too-large",
            Self::Svg(refused) => refused.code(),
            Self::TimedOut => "timed-out",
            Self::Stopped => "cancelled",
            Self::Undecodable => "undecodable",
            Self::Changed => "source-changed",
            Self::Io(_) => "io",
            Self::BadName => "bad-name",
            Self::InUse => "in-use",
            Self::TooLargeForDisk => "too-large-for-disk",
            Self::DiskFailed => "disk-failed",
            Self::DiskGone => "disk-gone",
            Self::DiskFull => "disk-full",
            Self::Encoder(_) => "encoder",
            Self::Muxer(_) => "muxer",
            Self::Conversion(_) => "conversion",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::NoAudioTrack { track, tracks } => {
                vec![("track", Value::Count(u64::from(*track))), ("count", Value::Count(*tracks as u64))]
            }
            Self::UnknownCodec { codec } => vec![("codec", codec.clone().into())],
            Self::NotInContainer { codec, ending } => {
                vec![("codec", codec.clone().into()), ("ending", (*ending).into())]
            }
            Self::TooLarge { width_px, height_px } | Self::PhotoTooLarge { width_px, height_px } => {
                vec![("width", Value::Count(u64::from(*width_px))), ("height", Value::Count(u64::from(*height_px)))]
            }
            Self::Io(detail) | Self::Encoder(detail) | Self::Muxer(detail) | Self::Conversion(detail) => {
                vec![("detail", detail.clone().into())]
            }
            _ => Vec::new(),
        }
    }

    fn kind(&self) -> ErrorKind {
        match self {
            Self::NotFound => ErrorKind::NotFound,
            Self::NoAudioTrack { .. } => ErrorKind::WrongUsage,
            Self::Stopped => ErrorKind::Stopped,
            _ => ErrorKind::Failure,
        }
    }
}

impl Described for MediaError {
    fn code(&self) -> &'static str {
        self.problem.code()
    }

    fn arguments(&self) -> Vec<Argument> {
        self.problem.arguments()
    }

    fn file(&self) -> Option<&Path> {
        Some(&self.path)
    }

    fn kind(&self) -> ErrorKind {
        self.problem.kind()
    }
}

/// Why what a file holds cannot be taken: for the file's sake, or for its content's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentError<C> {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] MediaError),
    /// It holds nothing of the kind, or nothing within the limits.
    #[error(transparent)]
    Content(C),
}

impl<C: Described + 'static> ContentError<C> {
    fn own(&self) -> &dyn Described {
        match self {
            Self::File(error) => error,
            Self::Content(error) => error,
        }
    }
}

impl<C: Described + 'static> Described for ContentError<C> {
    fn code(&self) -> &'static str {
        self.own().code()
    }

    fn arguments(&self) -> Vec<Argument> {
        self.own().arguments()
    }

    fn file(&self) -> Option<&Path> {
        self.own().file()
    }

    fn kind(&self) -> ErrorKind {
        self.own().kind()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_a_file_took_the_place_of_is_not_found_and_no_temporary_file_is_named() {
        let root = tempfile::tempdir().unwrap();
        let taken = root.path().join("Rapat");
        std::fs::write(&taken, "").unwrap();
        let path = taken.join("Rapat.sunting");
        let error = crate::atomic_file::write(&path, b"{}").unwrap_err();
        assert_eq!(MediaError::from_io(&path, &error).problem, MediaProblem::NotFound);
        let failing = std::io::Error::from_raw_os_error(FAILING[0]);
        assert_eq!(MediaError::from_io(&path, &failing).code(), "disk-failed");
        let gone = std::io::Error::from_raw_os_error(GONE[0]);
        assert_eq!(MediaError::from_io(&path, &gone).code(), "disk-gone");
        let odd = std::io::Error::other("Odd error (os error 500) at path \"/a/.sunting-x\"");
        let MediaProblem::Io(detail) = MediaError::from_io(&path, &odd).problem else { panic!("no other kind") };
        assert_eq!(detail, "Odd error (os error 500)");
    }
}
