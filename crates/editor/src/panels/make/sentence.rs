//! What will happen, in words.

use sunting_session::prediction::{Fit, Prediction};
use sunting_session::purpose::{Other, Purpose};
use sunting_session::sentence::about;
use sunting_timeline::Time;

use crate::panels::Cx;

/// The sentence over everything: what the video becomes and how it will look.
pub fn prediction(cx: &Cx<'_>, prediction: &Prediction) -> String {
    let words = cx.words();
    let time = words.in_words(cx.model.session.duration());
    if is_hopeless(cx, prediction) {
        let limit = in_one_piece(&words.size(prediction.limit_bytes.unwrap_or(prediction.bytes)));
        return words.text("predict-not", &[("time", time.into()), ("limit", limit.into())]);
    }
    let size = in_one_piece(&about(words, prediction.bytes));
    if !cx.model.making.is_measured() {
        return unmeasured(cx, prediction, &time, &size);
    }
    let parts = prediction.made_parts;
    let becomes = match parts {
        1 => words.text("predict-becomes", &[("time", time.into()), ("size", size.into())]),
        _ => words.text("predict-parts", &[("time", time.into()), ("count", parts.into()), ("size", size.into())]),
    };
    format!("{becomes} {}", prediction.looks(words, cx.model.making.purpose()))
}

/// Whether a video would blur: measured, or known by its length alone.
pub fn is_hopeless(cx: &Cx<'_>, prediction: &Prediction) -> bool {
    prediction.fit == Fit::Not && (cx.model.making.is_measured() || !prediction.can_be_made)
}

/// What is true before anything was measured: the limit, or about what such videos take.
fn unmeasured(cx: &Cx<'_>, prediction: &Prediction, time: &str, size: &str) -> String {
    let words = cx.words();
    let (key, size) = match prediction.limit_bytes {
        Some(limit_bytes) => ("predict-at-most", in_one_piece(&words.size(limit_bytes))),
        None => ("predict-roughly", size.to_owned()),
    };
    let arguments = [("time", time.to_owned().into()), ("size", size.into()), ("count", prediction.made_parts.into())];
    words.text(key, &arguments)
}

/// "1280 × 720, 30 gambar per detik".
pub fn technical_line(cx: &Cx<'_>, prediction: &Prediction) -> String {
    let words = cx.words();
    let (width, height) = prediction.size_px;
    let rate = sunting_words::numbers::number(words.language(), prediction.rate, 2);
    let size = format!("{width} × {height}");
    words.text("make-technical-line", &[("size", size.into()), ("rate", rate.into())])
}

/// "9,6 MB dari 16 MB", carefully until it is measured.
pub fn size_line(cx: &Cx<'_>, prediction: &Prediction, limit_bytes: u64) -> String {
    let words = cx.words();
    let (size, limit) = (about(words, prediction.bytes), words.size(limit_bytes));
    let key = if cx.model.making.is_measured() { "make-size" } else { "make-size-about" };
    words.text(key, &[("size", size.into()), ("limit", limit.into())])
}

/// "Perlu sekitar 1 menit di laptop ini", once that was measured.
pub fn time_line(cx: &Cx<'_>, prediction: &Prediction) -> String {
    let told = |time: Time| cx.t1("takes-about", "time", cx.words().in_words(time));
    prediction.making_time().map_or_else(|| cx.t("takes-waiting"), told)
}

/// What the one filled button says.
pub fn make_button(cx: &Cx<'_>) -> String {
    match cx.model.making.purpose() {
        Purpose::Draft => cx.t("make-draft"),
        Purpose::Other(Other::Own(bytes)) => cx.t1("make-own", "size", cx.words().size(bytes)),
        purpose => cx.t1("make-for", "purpose", cx.t(purpose.name())),
    }
}

/// A figure and its unit stay in one line.
fn in_one_piece(figure: &str) -> String {
    figure.replace(' ', "\u{a0}")
}
