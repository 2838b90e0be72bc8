//! Adding files to the project. If the timeline is empty, they are also placed on it.

use std::path::Path;
use std::sync::Arc;

use sunting_core::media::probe::MediaFacts;
use sunting_core::project_from_media::media_of;
use sunting_timeline::edit::{Edit, EditError, TrackSwitch};
use sunting_timeline::footage::{is_same_shape, usual_duration, whole_content};
use sunting_timeline::{FitMode, Media, MediaId, Placement, Time, TimeRange, Track, TrackId, TrackKind};

use super::making::following;
use super::session::Session;

/// Sound that comes with the first files lies this much under the talk: 20 %.
const UNDER_TALK_DB: f32 = -13.98;

/// A file that is ready to be put in.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// What probing found out about it.
    pub facts: MediaFacts,
    /// Identifies the content: see the engine's `fingerprint`. Empty if the file could not be read.
    pub fingerprint: String,
}

/// What putting files in did.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// Files that are new in the list.
    pub added: Vec<MediaId>,
    /// Whether they went straight into the video.
    pub placed: bool,
    /// A file that was there already.
    pub known: Option<MediaId>,
}

impl Session {
    /// A new project of these files, in the order given, placed as in an empty window.
    ///
    /// # Errors
    /// As [`Session::import`].
    pub fn of_files(files: &[Arrived]) -> Result<Self, EditError> {
        let mut session = Self::default();
        session.import(files)?;
        Ok(session)
    }

    /// Adds files to the list of media, in the order given. If the timeline is empty, they are also placed on it.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn import(&mut self, files: &[Arrived]) -> Result<Imported, EditError> {
        let paths = self.paths.clone();
        let done = self.step("undo-import", |session| session.take_in(files));
        if done.is_err() {
            self.paths = paths;
        }
        done
    }

    fn take_in(&mut self, files: &[Arrived]) -> Result<Imported, EditError> {
        let mut done = Imported::default();
        let place = self.is_empty();
        let mut shown = Vec::new();
        for Arrived { facts, fingerprint } in files {
            if let Some(id) = self.known(&facts.path, fingerprint) {
                done.known = Some(id);
                // Who names a file twice wants it twice; a copy of it under another name came along unnoticed.
                if done.added.contains(&id) && self.paths.of(id) == facts.path {
                    shown.push(id);
                }
                continue;
            }
            let media = Media { fingerprint: fingerprint.clone(), ..media_of(MediaId(0), facts) };
            self.add(&Edit::AddMedia { media })?;
            let Some(id) = self.project().media.last().map(|media| media.id) else { continue };
            Arc::make_mut(&mut self.paths).0.insert(id, facts.path.clone());
            done.added.push(id);
            shown.push(id);
        }
        if !done.added.is_empty() {
            following(self.project()).iter().try_for_each(|edit| self.add(edit))?;
        }
        if place && !done.added.is_empty() {
            shown.into_iter().try_for_each(|id| self.put_at_end(id))?;
            done.placed = true;
        }
        Ok(done)
    }

    /// The media that is this file, or has its content.
    fn known(&self, path: &Path, fingerprint: &str) -> Option<MediaId> {
        let is_same = |media: &Media| {
            self.paths.of(media.id) == path || !fingerprint.is_empty() && media.fingerprint == fingerprint
        };
        self.project().media.iter().find(|media| is_same(media)).map(|media| media.id)
    }

    /// Places media of the list at the end of the video, as one step.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn use_media(&mut self, media: &[MediaId]) -> Result<(), EditError> {
        self.step("undo-use", |session| media.iter().try_for_each(|id| session.put_at_end(*id)))
    }

    /// Places a sound of the list at a time, as one step; if there is other sound already, after that.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn place_sound(&mut self, id: MediaId, at: Time) -> Result<(), EditError> {
        let Some(media) = self.project().find_media(id).cloned() else { return Err(EditError::NoMedia(id)) };
        let range = TimeRange::from_duration(at, media.duration);
        let is_free = |track: &Track| track.clips.iter().all(|clip| !clip.timeline_range.overlaps(range));
        let is_free = self.track_of(TrackKind::Audio).is_none_or(is_free);
        self.step("undo-use", |session| {
            session.put_sound(&media)?;
            let clip = session.track_of(TrackKind::Audio).and_then(|track| track.clips.last()).map(|clip| clip.id);
            match clip.filter(|_| is_free && at > Time::ZERO) {
                Some(clip) => session.add(&Edit::Move { clip, to: at.into(), track: None }),
                None => Ok(()),
            }
        })
    }

    /// Inserts a film or photo of the list before the clip with that index, as one step. Later clips move to make room.
    ///
    /// # Errors
    /// [`EditError`]; nothing has changed then.
    pub fn place_media(&mut self, id: MediaId, before: usize) -> Result<(), EditError> {
        let next = self.project().storyline().and_then(|track| track.clips.get(before));
        let Some(at) = next.map(|clip| clip.timeline_range.start()) else { return self.use_media(&[id]) };
        let Some(media) = self.project().find_media(id).cloned() else { return Err(EditError::NoMedia(id)) };
        let storyline = self.project().storyline().map(|track| track.id);
        let Some(track) = storyline.filter(|_| media.video.is_some()) else { return self.use_media(&[id]) };
        let (duration, content) = (usual_duration(&media).into(), whole_content(&media));
        self.step("undo-use", |session| {
            session.add(&Edit::Insert { track, at: at.into(), duration, content })?;
            session.fit_shape(&media, before)
        })
    }

    fn put_at_end(&mut self, id: MediaId) -> Result<(), EditError> {
        let Some(media) = self.project().find_media(id).cloned() else { return Err(EditError::NoMedia(id)) };
        if media.video.is_none() {
            return self.put_sound(&media);
        }
        let Some(track) = self.project().storyline().map(|track| track.id) else { return Ok(()) };
        let index = self.project().storyline().map_or(0, |track| track.clips.len());
        self.add(&Edit::Append { track, duration: usual_duration(&media).into(), content: whole_content(&media) })?;
        self.fit_shape(&media, index)
    }

    /// A clip of another shape gets blurred sides.
    fn fit_shape(&mut self, media: &Media, index: usize) -> Result<(), EditError> {
        let Some(video) = media.video else { return Ok(()) };
        let canvas = self.project().canvas;
        let fills = is_same_shape((video.width_px, video.height_px), (canvas.width_px, canvas.height_px));
        let clip = self.project().storyline().and_then(|track| track.clips.get(index)).map(|clip| clip.id);
        match clip.filter(|_| !fills) {
            Some(clip) => {
                let placement = Placement { mode: FitMode::BlurredSides, ..Placement::default() };
                self.add(&Edit::SetPlacement { clip, placement })
            }
            None => Ok(()),
        }
    }

    /// Sound lies under the talk from the start; a second one behind it.
    fn put_sound(&mut self, media: &Media) -> Result<(), EditError> {
        let track = self.sound_track()?;
        self.add(&Edit::Append { track, duration: media.duration.into(), content: whole_content(media) })?;
        let clip = self.project().find_track(track).and_then(|track| track.clips.last()).map(|clip| clip.id);
        clip.map_or(Ok(()), |clip| self.add(&Edit::SetGain { clip, gain_db: UNDER_TALK_DB }))
    }

    fn sound_track(&mut self) -> Result<TrackId, EditError> {
        if let Some(track) = self.track_of(TrackKind::Audio) {
            return Ok(track.id);
        }
        self.add(&Edit::AddTrack { kind: TrackKind::Audio, name: String::new() })?;
        let track = self.track_of(TrackKind::Audio).map(|track: &Track| track.id);
        let track = track.ok_or(EditError::NothingThere(Time::ZERO))?;
        self.add(&TrackSwitch::EndsWithStoryline(true).of(track))?;
        Ok(track)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]
mod tests {
    use std::process::Command;

    use sunting_core::media::probe::probe;

    use super::super::making::{choosing_lines, choosing_shape};
    use super::*;

    fn film(folder: &Path, size: &str, seconds: u32) -> Arrived {
        let path = folder.join(format!("{size}-{seconds}.mp4"));
        let source = format!("color=gray:s={size}:r=25:d={seconds}");
        let made = Command::new("ffmpeg").args(["-v", "error", "-y", "-f", "lavfi", "-i", &source]).arg(&path).status();
        assert!(made.unwrap().success());
        Arrived { facts: probe(&path).unwrap(), fingerprint: String::new() }
    }

    fn size_px(session: &Session) -> (u32, u32) {
        (session.project().canvas.width_px, session.project().canvas.height_px)
    }

    #[test]
    fn a_small_clip_put_in_first_decides_neither_shape_nor_size() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::default();
        session.import(&[film(folder.path(), "320x180", 1)]).unwrap();
        assert_eq!(size_px(&session), (1280, 720));
        session.import(&[film(folder.path(), "1080x1920", 3)]).unwrap();
        assert_eq!(size_px(&session), (1080, 1920), "decided again with each file");
        let first = &session.project().storyline().unwrap().clips[0];
        assert_eq!(first.placement.mode, FitMode::BlurredSides, "what does not fill it any more");
        let lines = choosing_lines(session.project(), Some(720));
        session.edit("undo-size", &lines).unwrap();
        assert_eq!(size_px(&session), (720, 1280));
        let shape = choosing_shape(session.project(), (1, 1));
        session.edit("undo-shape", &shape).unwrap();
        session.import(&[film(folder.path(), "1920x1080", 9)]).unwrap();
        assert_eq!(size_px(&session), (720, 720), "what was chosen stays");
        let automatic = choosing_lines(session.project(), None);
        session.edit("undo-size", &automatic).unwrap();
        assert_eq!(size_px(&session), (1080, 1080));
    }
}
