//! Earlier versions of a project, with what tells them apart: what is in them, and a picture of what is not in the one
//! before.

use std::path::Path;

use sunting_core::media_paths::MediaPaths;
use sunting_core::project_file::load_in;
use sunting_core::workspace::open::ProjectPlace;
use sunting_core::workspace::versions;
use sunting_session::subtitles::is_caption;
use sunting_timeline::{Clip, Project};

use crate::model::{EarlierVersion, VersionContent};

/// The versions of a project, the newest first.
pub(super) fn earlier_versions(place: &ProjectPlace) -> Vec<EarlierVersion> {
    let mut older: Option<Project> = None;
    // From the oldest on, so that only two are in memory.
    let seen = versions::list(place).into_iter().rev().map(|version| {
        let content = read(&version.file, &place.folder).map(|(project, paths)| {
            let content = content_of(&project, &paths, older.as_ref());
            older = Some(project);
            content
        });
        EarlierVersion { version, content }
    });
    let mut all: Vec<EarlierVersion> = seen.collect();
    all.reverse();
    all
}

fn read(file: &Path, folder: &Path) -> Option<(Project, MediaPaths)> {
    load_in(file, folder).ok().map(|loaded| (loaded.project, loaded.media_paths))
}

fn content_of(project: &Project, paths: &MediaPaths, older: Option<&Project>) -> VersionContent {
    let clips = clips_of(project);
    let all = project.tracks.iter().flat_map(|track| &track.clips);
    VersionContent {
        duration: project.duration(),
        clips: clips.len(),
        subtitles: all.filter(|clip| is_caption(clip)).count(),
        picture: new_clip(clips, older.map_or(&[], clips_of)).and_then(|clip| paths.first_picture(clip)),
    }
}

fn clips_of(project: &Project) -> &[Clip] {
    project.storyline().map_or(&[], |track| &track.clips)
}

/// The first clip that the version before has not at its place; the first of all where it has the same.
fn new_clip<'a>(clips: &'a [Clip], older: &[Clip]) -> Option<&'a Clip> {
    let is_same =
        |(clip, older): &(&Clip, &Clip)| (&clip.content, clip.source_range()) == (&older.content, older.source_range());
    let same = clips.iter().zip(older).take_while(is_same).count();
    clips.get(same).or(clips.first())
}

#[cfg(test)]
mod tests {
    use sunting_timeline::edit::apply;
    use sunting_timeline::footage::whole_content;
    use sunting_timeline::{Canvas, Content, Edit, FrameRate, Media, MediaId, VideoInfo};

    use super::*;
    use sunting_timeline::Time;

    /// A project whose video shows these seconds of a film, one clip each.
    fn project(seconds: &[i64]) -> Project {
        let video = VideoInfo { width_px: 320, height_px: 180, frame_rate: FrameRate::FPS_30, still: false };
        let media = Media {
            id: MediaId(0),
            path: "a.mp4".to_owned(),
            fingerprint: String::new(),
            duration: Time::from_seconds(60),
            video: Some(video),
            audio: None,
            extra: Default::default(),
        };
        let mut project = Project::new(Canvas::default());
        project = apply(&project, &Edit::AddMedia { media }).unwrap();
        let (track, media) = (project.storyline().unwrap().id, project.media[0].clone());
        for start in seconds {
            let mut content = whole_content(&media);
            if let Content::Media { source_start, .. } = &mut content {
                *source_start = Time::from_seconds(*start);
            }
            let append = Edit::Append { track, duration: Time::from_seconds(1).into(), content };
            project = apply(&project, &append).unwrap();
        }
        project
    }

    #[test]
    fn versions_of_one_film_have_pictures_of_what_was_new_in_them() {
        let paths = MediaPaths::default();
        let picture_s = |seconds: &[i64], older: &[i64]| {
            let content = content_of(&project(seconds), &paths, Some(&project(older)));
            content.picture.unwrap().1.as_millis() / 1000
        };
        assert_eq!(picture_s(&[0, 5, 20], &[0, 5, 9]), 20, "another clip at the end");
        assert_eq!(picture_s(&[0, 9], &[0, 5, 9]), 9, "the join");
        assert_eq!(picture_s(&[0, 5], &[0, 5]), 0, "the same");
        assert_eq!(picture_s(&[3], &[]), 3);
    }
}
