//! Where subtitles come from that are checked and fixed, and what they are held against.

use std::path::Path;

use sunting_core::render::text::fonts::can_draw;
use sunting_core::workspace::editing::look;
use sunting_session::subtitles::{caption_text, is_caption};
use sunting_timeline::captions::profile::{INDONESIAN, PROFILES, Profile, VERTICAL, profile};
use sunting_timeline::captions::reading::Limits;
use sunting_timeline::captions::{Cue, Repair};
use sunting_timeline::{Clip, Project};

use crate::failure::Failure;
use crate::verbs::cue_file::read_cues;

/// Subtitles of a file or a project.
pub struct Source {
    /// Those that are seen at the same time as others have a row of their own, as in a project.
    pub rows: Vec<Vec<Cue>>,
    /// What was wrong with the file, and is no more.
    pub repairs: Vec<Repair>,
    /// What they are held against where nobody says otherwise.
    usual: Profile,
    is_project: bool,
}

impl Source {
    /// Reads a file of subtitles, those inside a media file, or those of a project.
    ///
    /// # Errors
    /// What is wrong with the file; `captions-none` for a project without subtitles.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("sunting")) {
            return Self::of_project(&look(path)?.project).ok_or(Failure::new("captions-none", Vec::new()).at(path));
        }
        let read = read_cues(path, None)?;
        Ok(Self { rows: vec![read.cues], repairs: read.repairs, usual: INDONESIAN, is_project: false })
    }

    fn of_project(project: &Project) -> Option<Self> {
        let cue = |clip: &Clip| Cue {
            timeline_range: clip.timeline_range,
            text: caption_text(clip).to_owned(),
            details: clip.details.clone(),
        };
        let rows = project.tracks.iter().map(|track| track.clips.iter().filter(|clip| is_caption(clip)).map(cue));
        let rows: Vec<Vec<Cue>> = rows.map(Iterator::collect).filter(|row: &Vec<Cue>| !row.is_empty()).collect();
        let is_upright = project.canvas.height_px > project.canvas.width_px;
        let usual = if is_upright { VERTICAL } else { INDONESIAN };
        (!rows.is_empty()).then(|| Self { rows, repairs: Vec::new(), usual, is_project: true })
    }

    /// The profile that was asked for, else the usual one.
    pub fn profile(&self, asked: Option<&Profile>) -> Profile {
        asked.copied().unwrap_or(self.usual)
    }

    /// What they are held against as they are: a project breaks lines anew where it draws them.
    pub fn limits(&self, profile: &Profile) -> Limits {
        Limits { lines_as_written: !self.is_project, ..limits(profile) }
    }
}

/// The limits of a file of subtitles.
pub fn limits(profile: &Profile) -> Limits {
    Limits { can_draw, ..profile.limits() }
}

/// The profile of a name that was asked for.
///
/// # Errors
/// `unknown-profile`.
pub fn asked(name: Option<&str>) -> Result<Option<&'static Profile>, Failure> {
    let Some(name) = name else { return Ok(None) };
    let known = || PROFILES.map(|profile| profile.name).join(", ");
    let unknown = || vec![("name", name.to_owned().into()), ("known", known().into())];
    profile(name).map(Some).ok_or_else(|| Failure::wrong_usage("unknown-profile", unknown()))
}
