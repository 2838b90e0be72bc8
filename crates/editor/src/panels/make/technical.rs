//! How exactly it is made, for those who ask.

use eframe::egui::{Sense, Ui, vec2};

use crate::look::fonts;
use crate::panels::Cx;

const ROW: f32 = 24.0;

pub fn show(ui: &mut Ui, cx: &Cx<'_>, width: f32) {
    for line in lines(cx) {
        let galley = cx.look().lines(ui.painter(), &line, fonts::HELP, cx.theme().muted, width, 2);
        let height = (galley.size().y + 4.0).max(ROW);
        let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        ui.painter().galley(rect.left_top(), galley, cx.theme().muted);
    }
}

fn lines(cx: &Cx<'_>) -> Vec<String> {
    let Some(platform) = cx.model.making.purpose().platform() else { return Vec::new() };
    let words = cx.words();
    let mut profile = platform.profile.clone();
    if let Some(first) = profile.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let number = |value: f64| sunting_words::numbers::number(words.language(), value, 1);
    let seconds = number(f64::from(platform.max_keyframe_interval_ms) / 1000.0);
    let rates = format!("{}–{}", platform.audio_bit_rate_mono / 1000, platform.audio_bit_rate_stereo / 1000);
    let picture = [("profile", profile.into()), ("frames", platform.b_frames.into()), ("seconds", seconds.into())];
    let founded = [("date", platform.checked.as_str().into()), ("grade", platform.grade.as_str().into())];
    vec![
        words.text("technical-picture", &picture),
        words.text("technical-sound", &[("rates", rates.into())]),
        words.text("technical-file", &[]),
        words.text("technical-limits", &founded),
    ]
}
