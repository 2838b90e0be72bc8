//! What verbs work on: a media file or a project, opened alike.

use std::path::Path;
use std::sync::Arc;

use sunting_core::atomic_file::folder_of;
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::library::Library;
use sunting_core::media::probe::MediaFacts;
use sunting_core::media::scan::FrameTimes;
use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::server_on_the_way;
use sunting_core::project_from_media::project_of_file;
use sunting_core::resolved::scene_of;
use sunting_core::stop::never;
use sunting_core::workspace::editing::look;
use sunting_session::Session;
use sunting_session::import::Arrived;
use sunting_session::making::today;
use sunting_session::purpose::Purpose;
use sunting_timeline::described::Value;
use sunting_timeline::edit::apply;
use sunting_timeline::scene::Scene;
use sunting_timeline::{AudioTrack, Edit, FrameRate, Media, MediaId, Project, Time};
use sunting_words::Messages;

use crate::args::Wishes;
use crate::failure::Failure;
use crate::times::Moment;
use crate::warnings::Warnings;

/// An opened input: always a project, made on the fly for a media file.
pub struct Input {
    /// What is shown and heard.
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    /// Of the media file, when it is one.
    pub facts: Option<MediaFacts>,
}

/// Opens a media file, at its own size and rate, or a `.sunting` project.
///
/// # Errors
/// What is wrong with the file; `media-missing` for a project whose media are not all there.
pub fn open(path: &Path, library: &Library) -> Result<Input, Failure> {
    open_for(path, None, library)
}

/// The same with a wish for which sound track is heard: of a project, the wish of every file that has several.
///
/// # Errors
/// As [`open`]; `no-audio-track`.
pub fn open_for(path: &Path, track: Option<AudioTrack>, library: &Library) -> Result<Input, Failure> {
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("sunting")) {
        return open_project(path, track);
    }
    let facts = library.facts(path, track, &never)?;
    let (project, paths) = project_of_file(&facts);
    Ok(Input { project: Arc::new(project), paths: Arc::new(paths), facts: Some(facts) })
}

/// The same, a media file as a film of that file alone: as `project new` would place it. Sound alone stays as loud as
/// it is.
///
/// # Errors
/// As [`open_for`].
fn open_as_film(path: &Path, track: Option<AudioTrack>, library: &Library) -> Result<Input, Failure> {
    let input = open_for(path, track, library)?;
    let Some(facts) = input.facts.as_ref().filter(|facts| facts.video.is_some()) else { return Ok(input) };
    let file = Arrived { facts: facts.clone(), fingerprint: String::new() };
    let film = Session::of_files(&[file]).map_err(|error| Failure::from(error).at(path))?;
    Ok(Input { project: film.project().clone(), paths: film.paths().clone(), ..input })
}

/// The same as it is made for the platform that is asked for, if that asks for a shape or a mark.
///
/// # Errors
/// As [`open_for`].
pub fn open_for_export(path: &Path, wishes: &Wishes, library: &Library) -> Result<Input, Failure> {
    let input = open_as_film(path, wishes.audio_track, library)?;
    let purpose = wishes.platform.as_deref().and_then(Purpose::of_platform);
    let project = purpose.map_or_else(|| input.project.clone(), |purpose| purpose.project(&input.project, today()));
    Ok(Input { project, ..input })
}

fn open_project(path: &Path, track: Option<AudioTrack>) -> Result<Input, Failure> {
    let loaded = look(path)?;
    let shown = Scene::of_files(&loaded.project);
    let is_shown = |id: &&MediaId| shown.files.iter().any(|file| file.media == **id);
    if let Some(missing) = loaded.missing.iter().find(is_shown).and_then(|id| loaded.project.find_media(*id)) {
        // Where nothing leads, nobody has looked.
        let failure = match loaded.media_paths.0.contains_key(&missing.id) {
            true => Failure::new("media-missing", vec![("name", missing.path.clone().into())]),
            false => on_server(folder_of(path), &missing.path),
        };
        return Err(failure.at(path));
    }
    let project = track.map_or(Ok(loaded.project.clone()), |track| with_audio_track(&loaded.project, track));
    let project = project.map_err(|failure| failure.at(path))?;
    Ok(Input { project: Arc::new(project), paths: Arc::new(loaded.media_paths), facts: None })
}

/// A file on a server that the user has not said yes to.
pub fn on_server(folder: &Path, stored: &str) -> Failure {
    let server = server_on_the_way(folder, stored).unwrap_or_default();
    Failure::new("media-on-server", vec![("name", stored.into()), ("server", server.into())])
}

/// The project with that track heard of every file that has several.
fn with_audio_track(project: &Project, track: AudioTrack) -> Result<Project, Failure> {
    let several = |media: &&Arc<Media>| media.audio.is_some_and(|audio| audio.tracks > 1);
    project.media.iter().filter(several).try_fold(project.clone(), |project, media| {
        let edited = apply(&project, &Edit::SetAudioTrack { media: media.id, track });
        edited.map_err(Failure::from)
    })
}

impl Input {
    /// As it is seen and heard.
    pub fn scene(&self) -> Arc<Scene> {
        Arc::new(scene_of(&self.project))
    }

    /// What the user should know of what was opened.
    pub fn warnings(&self, messages: &Messages) -> Warnings {
        match &self.facts {
            Some(facts) => Warnings::of_file(messages, &facts.warnings),
            None => Warnings::of_project(messages, &self.project),
        }
    }

    /// The files that a result must not overwrite.
    pub fn files<'a>(&'a self, path: &'a Path) -> impl Iterator<Item = &'a Path> {
        self.paths.0.values().map(AsRef::as_ref).chain(std::iter::once(path))
    }

    /// The timeline time at which the frame that `moment` means is on screen: of the file for a media file, of the
    /// canvas for a project.
    ///
    /// # Errors
    /// `beyond-end`.
    pub fn time_of(&self, moment: Moment) -> Result<Time, Failure> {
        let rate = self.project.canvas.frame_rate;
        let frames = self.facts.as_ref().filter(|facts| !facts.still).and_then(|facts| facts.video.as_ref());
        let duration = self.project.duration();
        let (time, end) = match frames.map(|video| &video.frames) {
            Some(frames) => (time_in_file(frames, rate, moment), frames.end),
            None => (time_on_canvas(rate, moment).filter(|time| *time < duration), duration),
        };
        // The last frame of a file may start behind the last one of the canvas.
        let time = time.map(|time| time.min(duration - rate.period()).max(Time::ZERO));
        time.ok_or_else(|| Failure::new("beyond-end", vec![("duration", Value::Length(end))]))
    }

    /// # Errors
    /// `no-video` when no picture is in it.
    pub fn require_picture(&self, path: &Path) -> Result<(), Failure> {
        let seen = self.project.tracks.iter().any(|track| {
            track.clips.iter().any(|clip| {
                let media = clip.content.media();
                media.is_none_or(|id| self.project.find_media(id).is_some_and(|media| media.video.is_some()))
            })
        });
        if seen { Ok(()) } else { Err(MediaError::new(path, MediaProblem::NoVideo).into()) }
    }
}

/// The frame start that `moment` means on a canvas; `None` where no time is that late.
pub fn time_on_canvas(rate: FrameRate, moment: Moment) -> Option<Time> {
    match moment {
        Moment::Frame(number) => i64::try_from(number).ok().map(|number| rate.time_of(number)),
        Moment::Time(time) => Some(rate.snap(time)),
    }
}

/// `None` beyond the last frame.
fn time_in_file(frames: &FrameTimes, rate: FrameRate, moment: Moment) -> Option<Time> {
    let number = match moment {
        Moment::Frame(number) => usize::try_from(number).ok()?,
        Moment::Time(time) if time >= frames.end => return None,
        Moment::Time(time) => frames.on_screen(frames.cut_at(time)),
    };
    let start = *frames.times.get(number)?;
    // The renderer shows the last frame that starts within half a canvas frame from now: frames that follow each other
    // faster than that are asked for a little earlier.
    let distance = frames.start_of(number + 1) - start;
    Some(start - (rate.period() - distance).max(Time::ZERO).scaled(1, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(millis: &[i64], end: i64) -> FrameTimes {
        let times = millis.iter().copied().map(Time::from_millis).collect();
        FrameTimes { times, end: Time::from_millis(end), ..FrameTimes::default() }
    }

    #[test]
    fn a_frame_of_a_file_is_found_by_number_and_by_the_nearest_start() {
        let frames = frames(&[0, 40, 80, 120], 160);
        let rate = FrameRate::new(25, 1).unwrap();
        let at = |moment| time_in_file(&frames, rate, moment).map(Time::as_millis);
        assert_eq!(at(Moment::Frame(2)), Some(80));
        assert_eq!(at(Moment::Frame(4)), None);
        let time = |millis| at(Moment::Time(Time::from_millis(millis)));
        assert_eq!([time(59), time(60), time(159), time(160)], [Some(40), Some(80), Some(120), None]);
    }

    #[test]
    fn a_time_inside_a_held_picture_shows_that_picture() {
        let frames = frames(&[0, 40, 80, 9000], 9040);
        let at = time_in_file(&frames, FrameRate::new(25, 1).unwrap(), Moment::Time(Time::from_millis(8000)));
        assert_eq!(at.map(Time::as_millis), Some(80));
    }

    #[test]
    fn of_two_frames_in_quick_succession_the_first_is_shown() {
        let frames = frames(&[0, 40, 45, 80], 120);
        let rate = FrameRate::new(25, 1).unwrap();
        let at = time_in_file(&frames, rate, Moment::Frame(1)).unwrap();
        let shown_until = at + rate.period().scaled(1, 2);
        assert!(shown_until >= Time::from_millis(40) && shown_until < Time::from_millis(45), "{shown_until}");
    }
}
