//! Reading packets as the container gives them. Unreadable places are skipped, incomplete packets at the end are left
//! out, and times are still the container's own.

use std::path::{Path, PathBuf};

use ffmpeg_next::{Packet, ffi};
use tracing::Span;

use super::head::Head;
use super::streams::{Chosen, choose};
use super::sys::Code;
use super::sys::input::{Input, Kind};
use crate::error::{MediaError, MediaProblem};

/// So many unreadable packets in a row end the file.
const MAX_FAILURES: u32 = 32;

/// Of which streams packets come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The picture and all sounds.
    Media,
    /// Subtitles too.
    Subtitles,
    /// Everything but data.
    All,
}

/// Not `Send`: it stays with the thread that opened it.
pub(super) struct PacketReader {
    path: PathBuf,
    input: Input,
    /// The log names the file with what FFmpeg says while it is read.
    in_log: Span,
    size_bytes: u64,
    is_photo: bool,
    selected: Vec<usize>,
    failures: u32,
    cut_short: bool,
}

impl PacketReader {
    /// Opens a file and chooses its streams, with the sound track of that number, if one is given.
    ///
    /// # Errors
    /// A [`MediaError`] that says why the file cannot be used.
    pub fn open(path: &Path, track: Option<u16>, wanted: Wanted) -> Result<(Self, Chosen), MediaError> {
        let fail = |problem| MediaError::new(path, problem);
        let head = Head::read(path)?;
        let large_png = head.large_png(path);
        let open = if large_png.is_some() { Input::open_unread } else { Input::open };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let in_log = tracing::error_span!("file", %name);
        let input = in_log.in_scope(|| open(path, head.photo_format())).map_err(|code| fail(head.explain(code)))?;
        let is_photo = head.photo_format().is_some();
        let mut streams = input.streams();
        if let (Some((width_px, height_px)), Some(picture)) = (large_png, streams.first_mut()) {
            (picture.width_px, picture.height_px) = (width_px, height_px);
        }
        let chosen = choose(&streams, is_photo, track).map_err(|problem| fail(head.name_photo(path, problem)))?;
        let size_bytes = head.size_bytes;
        let selected = match wanted {
            Wanted::All => {
                streams.iter().filter(|stream| stream.kind != Kind::Other).map(|stream| stream.index).collect()
            }
            Wanted::Subtitles | Wanted::Media => {
                let subtitles = chosen.subtitles.iter().filter(|_| wanted == Wanted::Subtitles);
                let streams = chosen.video.iter().chain(chosen.usable_sounds()).chain(subtitles);
                streams.map(|stream| stream.index).collect()
            }
        };
        let path = path.to_owned();
        let mut reader = Self { path, input, in_log, size_bytes, is_photo, selected, failures: 0, cut_short: false };
        reader.input.select(&reader.selected);
        Ok((reader, chosen))
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Whether the file starts like a photo.
    pub fn is_photo(&self) -> bool {
        self.is_photo
    }

    /// The open file, for decoders and descriptions.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// Reads packets of these streams only, from now on.
    pub fn select(&mut self, streams: &[usize]) {
        self.input.select(streams);
        self.selected = streams.to_vec();
    }

    /// The next packet of the selected streams in the file's order; `None` at the end.
    ///
    /// # Errors
    /// [`MediaProblem::TimedOut`]; unreadable places are skipped.
    pub fn read(&mut self) -> Result<Option<Packet>, MediaError> {
        let mut packet = Packet::empty();
        loop {
            match self.in_log.in_scope(|| self.input.read(&mut packet)) {
                // What was read ahead to describe the streams comes although it is no longer wanted.
                Ok(Some(())) if !self.selected.contains(&packet.stream()) => {}
                Ok(Some(())) if self.is_cut_off(&packet) => {
                    self.failures += 1;
                    self.cut_short = true;
                }
                Ok(Some(())) => {
                    self.failures = 0;
                    return Ok(Some(packet));
                }
                Ok(None) => return Ok(None),
                Err(Code(ffi::AVERROR_EXIT)) => return Err(MediaError::new(&self.path, MediaProblem::TimedOut)),
                Err(_) => self.failures += 1,
            }
            if self.failures > MAX_FAILURES {
                return Ok(None);
            }
        }
    }

    /// Whether the packet's bytes end beyond the file's.
    fn is_cut_off(&self, packet: &Packet) -> bool {
        let end = packet.position() as i64 + packet.size() as i64;
        packet.position() >= 0 && end >= self.size_bytes as i64 && (packet.is_corrupt() || end > self.size_bytes as i64)
    }

    /// Whether packets were met whose bytes are not in the file.
    pub fn is_cut_short(&self) -> bool {
        self.cut_short
    }

    /// Goes to the last place before `timestamp` (in the stream's time base) where decoding can start.
    ///
    /// # Errors
    /// When the container cannot seek.
    pub fn seek(&mut self, stream: usize, timestamp: i64) -> Result<(), MediaError> {
        self.failures = 0;
        self.input.seek(stream, timestamp).map_err(|code| self.cannot_seek(code))
    }

    /// Goes to a byte of the file.
    ///
    /// # Errors
    /// When the container cannot do that.
    pub fn seek_byte(&mut self, position: i64) -> Result<(), MediaError> {
        self.failures = 0;
        self.input.seek_byte(position).map_err(|code| self.cannot_seek(code))
    }

    fn cannot_seek(&self, code: Code) -> MediaError {
        MediaError::new(&self.path, MediaProblem::Io(code.text()))
    }
}
