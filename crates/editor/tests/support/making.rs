//! The step *Jadikan video* in its states.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sunting_editor::model::{Failure, JobState, JobView};
use sunting_editor::state::sample::Sample;
use sunting_editor::window::Window;
use sunting_session::prediction::predict_in_parts;
use sunting_session::purpose::{Other, Purpose};
use sunting_timeline::{Canvas, Project, Time};

use super::named;

/// The states, as the gallery names them.
pub const STATES: [&str; 11] = [
    "make",
    "make-smaller",
    "make-tight",
    "make-not",
    "make-parts",
    "make-done",
    "make-paused",
    "make-failed",
    "make-own",
    "make-reels",
    "make-sample",
];

/// Brings a window into one of them.
pub fn show(window: &mut Window, state: &str) {
    window.drafts.technical = state == "make-own";
    // In a compact window this is the plan's tab.
    window.model.chrome.open_details(!matches!(state, "make" | "make-done"));
    let (purpose, bits_per_pixel) = match state {
        "make-smaller" => (Purpose::WhatsApp, 0.3),
        "make-tight" => (Purpose::WhatsApp, 0.65),
        "make-not" => (Purpose::WhatsApp, 1.6),
        "make-parts" => (Purpose::Status, 0.06),
        "make-done" => (Purpose::YouTube, 0.06),
        "make-own" => (Purpose::Other(Other::Own(12_500_000)), 0.06),
        "make-reels" => (Purpose::Reels, 0.06),
        _ => (Purpose::WhatsApp, 0.06),
    };
    plan(window, purpose, bits_per_pixel);
    let making = &mut window.model.making;
    making.predict(making.prediction(), state != "make-smaller");
    window.model.queue.list(match state {
        "make-done" => vec![running(2, Purpose::YouTube), done(1), waiting(3)],
        "make-paused" => vec![job(4, Purpose::WhatsApp, JobState::Paused { done: 0.62, is_asked: false })],
        "make-failed" => vec![failed(5)],
        _ => Vec::new(),
    });
    window.model.queue.note_copied((state == "make-done").then_some(1));
    if state == "make-sample" {
        window.model.making.note_sample(Sample::Ready(PathBuf::from("/tmp/sample.mp4")));
    }
}

/// The first video in the queue could not be made.
pub fn fail_first(window: &mut Window, failure: Failure) {
    let mut jobs = window.model.queue.jobs().to_vec();
    jobs[0].state = JobState::Failed(failure);
    window.model.queue.list(jobs);
}

/// Chooses a purpose and predicts.
pub fn plan(window: &mut Window, purpose: Purpose, bits_per_pixel: f64) {
    let model = &mut window.model;
    model.making.choose(purpose);
    let (project, duration) = (model.session.project().clone(), model.session.duration());
    let parts = model.making.parts();
    model.making.predict(Some(predict_in_parts(purpose, &project, duration, bits_per_pixel, parts)), false);
    let name = model.t(purpose.name());
    let file = PathBuf::from("/home/rina/Video/Sunting").join(named(&format!("Aktivasi IKD - {name}.mp4")));
    model.making.put_into(file);
}

/// A job of the made-up project.
pub fn job(id: u64, purpose: Purpose, state: JobState) -> JobView {
    let name = if purpose == Purpose::YouTube { "YouTube" } else { "WhatsApp" };
    JobView {
        id,
        purpose,
        part: None,
        content: Arc::new(Project::new(Canvas::default())),
        destination: PathBuf::from("/home/rina/Video/Sunting").join(named(&format!("Aktivasi IKD - {name}.mp4"))),
        duration: Time::from_seconds(62),
        picture: None,
        state,
    }
}

/// At 62 %.
pub fn running(id: u64, purpose: Purpose) -> JobView {
    let left = Some(Duration::from_secs(45));
    job(id, purpose, JobState::Running { done: 0.62, left, pieces: (13, 21), is_checking: false })
}

/// Made for WhatsApp, with 9.6 MB.
pub fn done(id: u64) -> JobView {
    let (bytes, took) = (9_600_000, Duration::from_secs(31));
    let limit_bytes = Some(16_000_000);
    job(id, Purpose::WhatsApp, JobState::Done { bytes, limit_bytes, size_px: (854, 480), took, damaged_frames: 0 })
}

/// Behind another one.
pub fn waiting(id: u64) -> JobView {
    job(id, Purpose::Facebook, JobState::Waiting)
}

/// With the sentence that says why.
pub fn failed(id: u64) -> JobView {
    let sentence = "Ruang penyimpanan tidak cukup. Perlu 240 MB lagi di Video.".to_owned();
    job(id, Purpose::WhatsApp, JobState::Failed(Failure { sentence, done: 0.62, ..Failure::default() }))
}
