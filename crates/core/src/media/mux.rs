//! Muxing, which writes packets into a file: interleaved, with the index first and without an edit list.

use std::path::Path;

use ffmpeg_next::ffi;

use super::container::Container;
use super::packet::{EncodedPacket, OutputStream};
use super::sys::Code;
use super::sys::muxer::Output;
use crate::error::MediaProblem;

/// A file being written. Not `Send`.
pub struct Muxer(Output);

impl Muxer {
    /// Creates the file. Times start at 0 and no edit list is written, so that players that ignore edit lists and
    /// those that honour them show the same.
    ///
    /// # Errors
    /// [`MediaProblem::Muxer`]; what the system says, such as [`MediaProblem::DiskFull`], [`MediaProblem::DiskFailed`].
    pub fn create(
        path: &Path,
        container: Container,
        streams: &[OutputStream],
        metadata: &[(String, String)],
    ) -> Result<Self, MediaProblem> {
        let option = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        let options = match container {
            Container::Mkv => vec![],
            _ => vec![
                option("movflags", "+faststart+negative_cts_offsets+write_colr+use_metadata_tags"),
                option("use_editlist", "0"),
                option("avoid_negative_ts", "disabled"),
            ],
        };
        let begun = || -> Result<Output, Code> {
            let mut output = Output::create(path, container.format())?;
            streams.iter().try_for_each(|stream| output.add(stream))?;
            output.start(metadata, &options)?;
            Ok(output)
        };
        begun().map(Self).map_err(explain)
    }

    /// Writes a packet; each stream's in the order of decoding.
    ///
    /// # Errors
    /// As [`Muxer::create`].
    pub fn write(&mut self, stream: usize, packet: &EncodedPacket) -> Result<(), MediaProblem> {
        self.0.write(stream, packet).map_err(explain)
    }

    /// Writes the index and closes the file.
    ///
    /// # Errors
    /// As [`Muxer::create`].
    pub fn finish(self) -> Result<(), MediaProblem> {
        self.0.finish().map_err(explain)
    }
}

/// FFmpeg hands on what the system said.
pub(super) fn explain(code: Code) -> MediaProblem {
    let Code(number) = code;
    match ffi::AVUNERROR(number) {
        ffi::ENOSPC => MediaProblem::DiskFull,
        #[cfg(unix)]
        ffi::EDQUOT => MediaProblem::DiskFull,
        ffi::EFBIG => MediaProblem::TooLargeForDisk,
        ffi::EACCES | ffi::EPERM | ffi::EROFS => MediaProblem::PermissionDenied,
        ffi::EIO => MediaProblem::DiskFailed,
        ffi::ENODEV | ffi::ENXIO => MediaProblem::DiskGone,
        #[cfg(unix)]
        ffi::ESTALE => MediaProblem::DiskGone,
        ffi::ENOENT => MediaProblem::NotFound,
        _ => MediaProblem::Muxer(code.text()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_that_fails_or_is_gone_or_full_is_not_blamed_on_the_name() {
        let problem = |number: i32| explain(Code(ffi::AVERROR(number)));
        assert_eq!(problem(ffi::EIO), MediaProblem::DiskFailed);
        assert_eq!(problem(ffi::ENODEV), MediaProblem::DiskGone);
        assert_eq!(problem(ffi::ENOSPC), MediaProblem::DiskFull);
        assert_eq!(problem(ffi::EFBIG), MediaProblem::TooLargeForDisk);
        assert_eq!(problem(ffi::EROFS), MediaProblem::PermissionDenied);
        assert!(matches!(problem(ffi::EINVAL), MediaProblem::Muxer(_)));
        assert!(matches!(explain(Code(ffi::AVERROR_INVALIDDATA)), MediaProblem::Muxer(_)));
    }
}
