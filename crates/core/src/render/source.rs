//! The pictures of one media file at any source time. Reading forward is cheap, going back is not.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use sunting_timeline::Time;

use crate::error::{MediaError, MediaProblem};
use crate::media::conform::Conformer;
use crate::media::decode::DecodeEffort;
use crate::media::decoded_frame::DecodedFrame;
use crate::media::frame_reader::FrameReader;
use crate::media::keyframe::KeyframeReader;
use crate::media::photo;
use crate::picture::Picture;

/// A place further ahead than this is sought instead of decoded up to.
const FAR_AHEAD: Time = Time::from_seconds(2);

/// So close ahead, decoding up to a place is quicker than seeking.
const CLOSE: Time = Time::from_millis(150);

/// How a media's picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub width_px: usize,
    pub height_px: usize,
    /// Degrees clockwise beyond upright.
    pub rotation: u16,
}

/// An open file with the frame on screen and the one after it. Not `Send`.
pub struct FrameSource {
    path: PathBuf,
    reader: FrameReader,
    /// For pictures while the hand moves; opened with the first one.
    near: Option<KeyframeReader>,
    /// The last frame that it gave, with the place it was asked for.
    near_frame: Option<(Time, Rc<DecodedFrame>)>,
    current: Option<DecodedFrame>,
    next: Option<DecodedFrame>,
    studio: Studio,
    effort: DecodeEffort,
}

/// Forms that are made at a time: of one file, more are rarely seen at once.
const MOST_FORMS: usize = 3;

/// Converts frames, each form on a bench of its own: a frame shown twice is converted once, and no form throws out what
/// another one needs.
#[derive(Default)]
struct Studio {
    /// The most recently used last.
    benches: Vec<Bench>,
}

struct Bench {
    form: Form,
    conformer: Conformer,
    /// The last picture, with the frame's time and whether the frame was decoded without care.
    made: Option<(Time, bool, Arc<Picture>)>,
}

impl Studio {
    /// `rough`: made without care, so that it is not to be shown when care is asked for.
    fn picture(&mut self, frame: &DecodedFrame, form: Form, rough: bool) -> Result<Arc<Picture>, MediaProblem> {
        let bench = self.bench(form);
        if let Some((time, made_rough, picture)) = &bench.made
            && (*time, *made_rough) == (frame.time, rough)
        {
            return Ok(picture.clone());
        }
        bench.conformer.set_quick(rough);
        let picture = Arc::new(bench.conformer.conform(frame, form.width_px, form.height_px, form.rotation)?);
        bench.made = Some((frame.time, rough, picture.clone()));
        Ok(picture)
    }

    fn bench(&mut self, form: Form) -> &mut Bench {
        let bench = match self.benches.iter().position(|bench| bench.form == form) {
            Some(index) => self.benches.remove(index),
            None => {
                if self.benches.len() >= MOST_FORMS {
                    self.benches.remove(0);
                }
                Bench { form, conformer: Conformer::new(), made: None }
            }
        };
        self.benches.push(bench);
        let last = self.benches.len() - 1;
        &mut self.benches[last]
    }
}

impl FrameSource {
    /// Opens a file with so many codec threads.
    ///
    /// # Errors
    /// As [`FrameReader::open`].
    pub fn open(path: &Path, threads: usize) -> Result<Self, MediaError> {
        let mut reader = FrameReader::open(path, threads)?;
        let current = reader.next_frame()?;
        let next = reader.next_frame()?;
        Ok(Self {
            path: path.to_owned(),
            reader,
            near: None,
            near_frame: None,
            current,
            next,
            studio: Studio::default(),
            effort: DecodeEffort::Full,
        })
    }

    /// The picture on screen at `source_time`: the first frame for times before it, the last one for times after it.
    ///
    /// # Errors
    /// As [`FrameReader::next_frame`]; [`crate::error::MediaProblem::Conversion`].
    pub fn picture(&mut self, source_time: Time, form: Form) -> Result<Option<Arc<Picture>>, MediaError> {
        self.go_to(source_time)?;
        self.current_picture(form)
    }

    /// The size of the frame on screen at `source_time`, upright with square pixels: it may change inside a file.
    /// `near`: of the frame that [`FrameSource::picture_near`] shows.
    ///
    /// # Errors
    /// As [`FrameReader::next_frame`].
    pub fn shown_size_px(&mut self, source_time: Time, near: bool) -> Result<Option<(u32, u32)>, MediaError> {
        if near && !self.is_here(source_time) {
            return Ok(Some(self.frame_near(source_time)?.shown_size_px()));
        }
        self.go_to(source_time)?;
        Ok(self.current.as_ref().map(DecodedFrame::shown_size_px))
    }

    /// The picture of a keyframe near `source_time`, found quickly; the exact picture if it is close ahead.
    ///
    /// # Errors
    /// As [`FrameSource::picture`].
    pub fn picture_near(&mut self, source_time: Time, form: Form) -> Result<Option<Arc<Picture>>, MediaError> {
        if self.is_here(source_time) {
            return self.picture(source_time, form);
        }
        let frame = self.frame_near(source_time)?;
        let picture = self.studio.picture(&frame, form, true);
        picture.map(Some).map_err(|problem| self.reader.failed(problem))
    }

    /// Whether the frame at a place is close enough to be decoded up to.
    fn is_here(&self, source_time: Time) -> bool {
        self.current.as_ref().is_some_and(|frame| {
            frame.time <= source_time && self.next.as_ref().is_none_or(|next| source_time < next.time + CLOSE)
        })
    }

    fn frame_near(&mut self, source_time: Time) -> Result<Rc<DecodedFrame>, MediaError> {
        if let Some((time, frame)) = &self.near_frame
            && *time == source_time
        {
            return Ok(frame.clone());
        }
        let reader = match self.near.take() {
            Some(reader) => reader,
            None => KeyframeReader::open(&self.path)?,
        };
        let frame = self.near.insert(reader).frame_near(source_time)?;
        self.near_frame = Some((source_time, frame.clone()));
        Ok(frame)
    }

    /// How carefully the next frames are decoded and scaled.
    pub fn set_effort(&mut self, effort: DecodeEffort) {
        self.effort = effort;
        self.reader.set_effort(effort);
    }

    fn current_picture(&mut self, form: Form) -> Result<Option<Arc<Picture>>, MediaError> {
        let Some(frame) = &self.current else { return Ok(None) };
        let picture = self.studio.picture(frame, form, self.effort != DecodeEffort::Full);
        picture.map(Some).map_err(|problem| self.reader.failed(problem))
    }

    /// Frames that were concealed or lost so far.
    pub fn damaged_frames(&self) -> u64 {
        self.reader.damaged_frames()
    }

    fn go_to(&mut self, source_time: Time) -> Result<(), MediaError> {
        let passed = self.current.as_ref().is_none_or(|frame| source_time < frame.time);
        let far = self.next.as_ref().is_some_and(|next| source_time > next.time + FAR_AHEAD);
        // Before the first frame there is nothing to go back to.
        let behind = passed && (source_time > Time::ZERO || self.is_past_start());
        if behind || far {
            self.reader.seek(source_time)?;
            self.current = self.reader.next_frame()?;
            self.next = self.reader.next_frame()?;
        }
        while self.next.as_ref().is_some_and(|next| next.time <= source_time) {
            self.current = self.next.take();
            self.next = self.reader.next_frame()?;
        }
        Ok(())
    }

    fn is_past_start(&self) -> bool {
        self.current.as_ref().is_none_or(|frame| frame.time > Time::ZERO)
    }
}

/// A photo's picture.
///
/// # Errors
/// As [`photo::read`]; [`MediaProblem::Conversion`].
pub fn photo_picture(path: &Path, form: Form) -> Result<Arc<Picture>, MediaError> {
    let frame = photo::read(path, (form.width_px, form.height_px))?;
    let picture = Conformer::new().conform(&frame, form.width_px, form.height_px, form.rotation);
    picture.map(Arc::new).map_err(|problem| MediaError::new(path, problem))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn each_form_of_a_film_has_one_scaler_for_all_its_frames() {
        let folder = tempfile::tempdir().unwrap();
        let film = folder.path().join("a.mp4");
        let source = ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x96:rate=30:duration=10"];
        assert!(Command::new("ffmpeg").args(source).arg(&film).status().unwrap().success());
        let mut source = FrameSource::open(&film, 1).unwrap();
        let form = |width_px, height_px| Form { width_px, height_px, rotation: 0 };
        for frame in 0..300 {
            for form in [form(32, 48), form(64, 36)] {
                assert!(source.picture(Time::from_millis(1000 * frame / 30), form).unwrap().is_some());
            }
        }
        let contexts: Vec<usize> = source.studio.benches.iter().map(|bench| bench.conformer.contexts()).collect();
        assert_eq!(contexts, [1, 1]);
    }
}
