//! What will happen, in words.

use sunting_timeline::Time;

use crate::panels::Cx;
use crate::state::numbers;
use crate::state::prediction::{Fit, Prediction};
use crate::state::purpose::{Other, Purpose};

/// The sentence over everything: what the video becomes and how it will look.
pub fn prediction(cx: &Cx<'_>, prediction: &Prediction) -> String {
    let words = cx.words();
    let time = numbers::in_words(words, cx.model.session.duration());
    if prediction.fit == Fit::Not {
        let limit = in_one_piece(&words.size(prediction.limit_bytes.unwrap_or(prediction.bytes)));
        return words.text("predict-not", &[("time", time.into()), ("limit", limit.into())]);
    }
    let size = in_one_piece(&words.size(rounded(prediction.bytes)));
    let parts = prediction.made_parts;
    let becomes = match parts {
        1 => words.text("predict-becomes", &[("time", time.into()), ("size", size.into())]),
        _ => words.text("predict-parts", &[("time", time.into()), ("count", parts.into()), ("size", size.into())]),
    };
    let key = match prediction.fit {
        // A draft is small by intention.
        Fit::Well if cx.model.making.purpose == Purpose::Draft => "predict-smaller",
        Fit::Well => "predict-well",
        Fit::Smaller => "predict-smaller",
        Fit::Tight | Fit::Not => "predict-tight",
    };
    let sound = if prediction.has_sound { "yes" } else { "no" };
    let looks = words.text(key, &[("sound", sound.into()), ("count", prediction.parts.into())]);
    format!("{becomes} {looks}")
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
    let (size, limit) = (words.size(rounded(prediction.bytes)), words.size(limit_bytes));
    let key = if cx.model.making.is_measured { "make-size" } else { "make-size-about" };
    words.text(key, &[("size", size.into()), ("limit", limit.into())])
}

/// "Perlu sekitar 1 menit di laptop ini".
pub fn time_line(cx: &Cx<'_>, time: Time) -> String {
    cx.t1("takes-about", "time", numbers::in_words(cx.words(), time))
}

/// What the one filled button says.
pub fn make_button(cx: &Cx<'_>) -> String {
    match cx.model.making.purpose {
        Purpose::Draft => cx.t("make-draft"),
        Purpose::Other(Other::Own(bytes)) => cx.t1("make-own", "size", cx.words().size(bytes)),
        purpose => cx.t1("make-for", "purpose", cx.t(purpose.name())),
    }
}

/// A figure and its unit stay in one line.
fn in_one_piece(figure: &str) -> String {
    figure.replace(' ', "\u{a0}")
}

/// Tenths and whole megabytes are as much as a prediction knows.
fn rounded(bytes: u64) -> u64 {
    let step = if bytes < 20_000_000 { 100_000 } else { 1_000_000 };
    ((bytes + step / 2) / step * step).max(step)
}
