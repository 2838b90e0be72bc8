//! What is heard twice at once is as loud as twice what is heard.
#![allow(clippy::unwrap_used)]

mod support;

use std::sync::Arc;

use sunting_core::audio::mix::Mixer;
use sunting_timeline::scene::Scene;
use sunting_timeline::{ClipId, TrackId, TrackKind};
use support::{numbered_clip, project_of};

#[test]
fn a_clip_that_is_doubled_on_another_track_is_not_sought_at_every_block() {
    let folder = tempfile::tempdir().unwrap();
    // At another rate than the mix, sound that is sought begins anew in the resampler.
    let arguments = ["-c:v", "libx264", "-c:a", "aac", "-ar", "44100", "-b:a", "128k"];
    let clip = numbered_clip(folder.path(), "a.mp4", 120, "30", &arguments);
    let (project, paths) = project_of(&clip, &[(0, 120)], None);
    let mut once = (*project).clone();
    // Far below what is limited.
    Arc::make_mut(&mut once.tracks[0]).clips[0].gain_db = -20.0;
    let mut twice = once.clone();
    let mut other = (*twice.tracks[0]).clone();
    (other.id, other.kind, other.clips[0].id) = (TrackId(900), TrackKind::Audio, ClipId(901));
    twice.tracks.push(Arc::new(other));
    let mixers = [&once, &twice].map(|project| Mixer::new(Arc::new(Scene::of(project)), paths.clone()));
    let [once, twice] = mixers.map(|mut mixer| {
        let blocks = (0..150).map(|block| mixer.read(1024 * block, 1024).unwrap());
        blocks.collect::<Vec<_>>().concat()
    });
    let loudest = once.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    let worst = once.iter().zip(&twice).map(|(once, twice)| (2.0 * once - twice).abs()).fold(0.0, f32::max);
    assert!(loudest > 0.02 && worst < 1e-4, "{worst} of {loudest}");
}
