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

/// The largest step from one sample of the left channel to the next within so many samples around a place.
fn jump_around(samples: &[f32], at: usize, reach: usize) -> f32 {
    let left: Vec<f32> = samples.chunks_exact(2).map(|pair| pair[0]).collect();
    left[at - reach..at + reach].windows(2).map(|pair| (pair[1] - pair[0]).abs()).fold(0.0, f32::max)
}

#[test]
fn where_a_part_was_taken_out_no_sample_jumps_and_a_seam_is_not_faded() {
    const FRAME: usize = 1600;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tone.mkv");
    let made = std::process::Command::new("ffmpeg")
        .args(["-v", "error", "-y", "-f", "lavfi", "-i", "color=gray:s=64x64:r=30:d=4"])
        .args(["-f", "lavfi", "-i", "aevalsrc=0.5*sin(2*PI*107*t):s=48000:d=4", "-c:v", "libx264", "-c:a", "pcm_s16le"])
        .arg(&path)
        .status();
    assert!(made.unwrap().success());
    // Half a period is missing between the second and the third: the tone would jump from one crest to the other.
    let (project, paths) = project_of(&path, &[(0, 20), (20, 20), (57, 20)], None);
    let mixed = Mixer::new(Arc::new(Scene::of(&project)), paths).read(0, 60 * FRAME).unwrap();
    let of_tone = jump_around(&mixed, 10 * FRAME, 1000);
    let (at_seam, at_join) = (jump_around(&mixed, 20 * FRAME, 300), jump_around(&mixed, 40 * FRAME, 300));
    assert!((0.006..0.008).contains(&of_tone), "{of_tone}");
    assert!(at_seam <= of_tone * 1.01, "{at_seam} of {of_tone}");
    // Going to nothing within 3 ms adds at most a step of the fade itself: 0.5 / 144.
    assert!(at_join <= of_tone + 0.5 / 144.0, "{at_join} of {of_tone}");
    let loudest =
        |from: usize, to: usize| mixed[2 * from..2 * to].iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
    assert!(loudest(40 * FRAME - 3, 40 * FRAME + 3) < 0.02, "it is silent at the join");
    assert!(loudest(40 * FRAME - 600, 40 * FRAME - 144) > 0.49 && loudest(40 * FRAME + 144, 40 * FRAME + 600) > 0.49);
}
