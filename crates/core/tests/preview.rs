//! Playing, on footage whose frames carry their number.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use sunting_core::preview::{
    OpenOutput, Player, Precision, Rate, ShownFrame, Silence, SoundOutput, SoundOutputError, SoundSource,
};
use sunting_timeline::{FrameRate, Time, TimeRange};
use support::{HEIGHT, WIDTH, X264, number_of_luma, numbered_clip, project_of};

/// A device that takes samples only when the test says so.
#[derive(Clone, Default)]
struct Hand(Arc<Mutex<Option<SoundSource>>>);

struct Held;

impl OpenOutput for Held {
    fn run(&mut self, _: bool) {}
}

impl SoundOutput for Hand {
    fn open(&mut self, source: SoundSource) -> Result<Box<dyn OpenOutput>, SoundOutputError> {
        *self.0.lock().unwrap() = Some(source);
        Ok(Box::new(Held))
    }
}

impl Hand {
    /// Takes so many milliseconds of sound, in small bites; its loudest sample.
    fn take(&self, millis: usize) -> f32 {
        let mut loudest: f32 = 0.0;
        for _ in 0..millis / 5 {
            let mut out = [0.0; 480];
            if let Some(source) = self.0.lock().unwrap().as_mut() {
                source.fill(&mut out, Duration::ZERO);
            }
            loudest = out.iter().fold(loudest, |loudest, sample| loudest.max(sample.abs()));
            std::thread::sleep(Duration::from_millis(5));
        }
        loudest
    }
}

fn number(frame: &ShownFrame) -> usize {
    assert_eq!((frame.width_px, frame.height_px), (WIDTH, HEIGHT));
    // Number bars are black and white: green serves as luma.
    let row: Vec<u8> = frame.rgba[4 * WIDTH * (HEIGHT / 4)..][..4 * WIDTH].chunks(4).map(|pixel| pixel[1]).collect();
    number_of_luma(&row)
}

fn next(player: &Player) -> ShownFrame {
    let start = Instant::now();
    loop {
        if let Some(frame) = player.take_frame() {
            return frame;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "no picture: {:?}", player.status());
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// The picture of the last wish.
fn settled(player: &Player, at: Time) -> usize {
    loop {
        let frame = next(player);
        if frame.timeline_time == at {
            return number(&frame);
        }
    }
}

fn player(folder: &Path, output: Box<dyn SoundOutput>) -> Player {
    let clip = numbered_clip(folder, "a.mp4", 300, "30", &[&X264[..], &["-g", "100"]].concat());
    let (project, paths) = project_of(&clip, &[(0, 300)], None);
    let player = Player::start(output, Arc::new(|| {})).unwrap();
    player.set_size(WIDTH, HEIGHT);
    player.show(project, paths.clone(), paths);
    player
}

/// A player that has begun to play, with the device in the hand of the test.
fn playing_by_hand() -> (Hand, Player, tempfile::TempDir) {
    let (folder, hand) = (tempfile::tempdir().unwrap(), Hand::default());
    let player = player(folder.path(), Box::new(hand.clone()));
    number(&next(&player));
    player.play(Rate::times(1));
    (hand, player, folder)
}

fn at(frame: i64) -> Time {
    FrameRate::FPS_30.time_of(frame)
}

#[test]
fn the_very_frame_is_shown_and_the_latest_wish_wins() {
    let folder = tempfile::tempdir().unwrap();
    let player = player(folder.path(), Box::new(Silence));
    assert_eq!(number(&next(&player)), 0);
    for frame in [137, 12, 299, 100] {
        player.seek(at(frame), Precision::Exact);
        assert_eq!(settled(&player, at(frame)), frame as usize);
    }
    for frame in 0..200 {
        player.seek(at(frame), Precision::Exact);
    }
    assert_eq!(settled(&player, at(199)), 199);
    assert_eq!(player.position(), at(199));
}

#[test]
fn while_the_hand_moves_a_keyframe_will_do() {
    let folder = tempfile::tempdir().unwrap();
    let player = player(folder.path(), Box::new(Silence));
    number(&next(&player));
    player.seek(at(250), Precision::Rough);
    assert_eq!(settled(&player, at(250)), 200);
    player.seek(at(250), Precision::Exact);
    assert_eq!(settled(&player, at(250)), 250);
}

#[test]
fn without_a_device_the_wall_leads_and_frames_come_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let player = player(folder.path(), Box::new(Silence));
    number(&next(&player));
    player.seek(at(30), Precision::Exact);
    settled(&player, at(30));
    player.play(Rate::times(1));
    let mut seen = Vec::new();
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(900) {
        seen.push(number(&next(&player)));
    }
    assert!(seen.is_sorted() && *seen.last().unwrap() >= 40, "{seen:?}");
    assert!(player.status().silent);
    player.pause();
    let stands = player.position();
    std::thread::sleep(Duration::from_millis(60));
    assert_eq!(player.position(), stands);
    assert!(!player.is_playing());
}

#[test]
fn the_device_leads_the_picture() {
    let (hand, player, _folder) = playing_by_hand();
    let start = Instant::now();
    while hand.take(50) == 0.0 {
        assert!(start.elapsed() < Duration::from_secs(10), "no sound");
    }
    hand.take(200);
    assert!(player.position() > Time::from_millis(100), "{}", player.position());
    // The device stops asking: for a moment the picture waits for it.
    let before = player.position();
    std::thread::sleep(Duration::from_millis(150));
    assert!(player.position() - before < Time::from_millis(100));
    assert!(!player.status().silent);
}

#[test]
fn a_part_is_played_without_what_is_left_out_and_ends_where_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let player = player(folder.path(), Box::new(Silence));
    number(&next(&player));
    player.play_part(TimeRange::between(at(10), at(50)), TimeRange::new(at(20), at(40)));
    let mut seen = Vec::new();
    while player.is_playing() {
        seen.extend(player.take_frame().map(|frame| number(&frame)));
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(seen.iter().all(|frame| (10..20).contains(frame) || (40..=50).contains(frame)), "{seen:?}");
    assert_eq!(player.position(), at(50));
}

#[test]
fn an_edit_or_a_leap_while_playing_backward_changes_neither_way_nor_speed() {
    let folder = tempfile::tempdir().unwrap();
    let player = player(folder.path(), Box::new(Silence));
    number(&next(&player));
    player.seek(at(290), Precision::Exact);
    settled(&player, at(290));
    player.play(Rate::times(-2));
    let (shorter, paths) = project_of(&folder.path().join("a.mp4"), &[(0, 250)], None);
    player.show(shorter, paths.clone(), paths);
    let start = player.position();
    assert!(start <= at(250), "beyond the new end: {start}");
    std::thread::sleep(Duration::from_millis(200));
    assert!(player.is_playing() && start - player.position() >= Time::from_millis(300));
    player.seek(at(100), Precision::Exact);
    std::thread::sleep(Duration::from_millis(200));
    assert!(player.position() <= at(100) - Time::from_millis(300));
}

#[test]
fn an_edit_is_seen_at_once_and_a_missing_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let player = player(folder.path(), Box::new(Silence));
    player.seek(at(10), Precision::Exact);
    assert_eq!(settled(&player, at(10)), 10);
    let clip = folder.path().join("a.mp4");
    let (edited, paths) = project_of(&clip, &[(100, 50)], None);
    player.show(edited.clone(), paths.clone(), paths);
    assert_eq!(number(&next(&player)), 110);
    player.show(edited, Arc::default(), Arc::default());
    let start = Instant::now();
    while player.status().problem.is_none() && start.elapsed() < Duration::from_secs(10) {
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(player.status().problem.is_some());
}

#[test]
fn a_device_that_was_slow_to_wake_is_heard_the_next_time() {
    let (hand, player, _folder) = playing_by_hand();
    let start = Instant::now();
    while !player.status().silent {
        assert!(start.elapsed() < Duration::from_secs(5), "the wall takes over");
        std::thread::sleep(Duration::from_millis(10));
    }
    hand.take(20);
    player.pause();
    let start = Instant::now();
    while player.status().silent {
        assert!(start.elapsed() < Duration::from_secs(5), "it is there again");
        std::thread::sleep(Duration::from_millis(10));
    }
    player.play(Rate::times(1));
    let from = player.position();
    hand.take(300);
    assert!(player.position() > from && !player.status().silent);
}

#[test]
fn a_new_subtitle_is_seen_and_the_sound_goes_on_without_a_break() {
    let (hand, player, folder) = playing_by_hand();
    let start = Instant::now();
    while hand.take(50) == 0.0 {
        assert!(start.elapsed() < Duration::from_secs(10), "no sound");
    }
    let before = player.position();
    let (project, paths) = project_of(&folder.path().join("a.mp4"), &[(0, 300)], Some((0, 300, "Halo.")));
    player.show(project, paths.clone(), paths);
    assert!(hand.take(5) > 0.0, "what was mixed before is heard");
    assert!(player.is_playing() && player.position() >= before);
    // Another length is heard otherwise, and begins anew.
    let (shorter, paths) = project_of(&folder.path().join("a.mp4"), &[(0, 250)], None);
    player.show(shorter, paths.clone(), paths);
    assert_eq!(hand.take(5), 0.0);
}

#[test]
fn slowly_four_thirds_of_the_sound_are_heard_of_a_part() {
    let (hand, player, _folder) = playing_by_hand();
    player.play(Rate::SLOW);
    let start = Instant::now();
    while hand.take(20) == 0.0 {
        assert!(start.elapsed() < Duration::from_secs(10), "no sound");
    }
    let from = player.position();
    assert!(hand.take(400) > 0.0);
    let passed = player.position() - from;
    assert!((Time::from_millis(200)..Time::from_millis(400)).contains(&passed), "{passed}: 400 ms are 300 of the film");
}
