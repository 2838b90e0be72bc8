//! Which sound track of a file is heard: only of files that have several.

use eframe::egui::Ui;
use sunting_timeline::{AudioTrack, Edit, Media};

use super::super::{Cx, id};
use super::page::Page;
use crate::look::fonts;
use crate::look::widgets::segmented;
use crate::state::Action;

/// More do not fit side by side.
const MOST: u16 = 5;
/// The words before the choices and behind them need so much.
const LEAST: f32 = 180.0;

/// Draws the choice.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, media: &Media) {
    let Some(audio) = media.audio.filter(|audio| audio.tracks > 1) else { return };
    page.space(4.0);
    let row = page.row(32.0);
    let label =
        cx.look().text(ui.painter(), row.left_center(), &cx.t("details-audio-track"), fonts::BODY, cx.theme().ink);
    let beside = row.with_min_x((row.right() - 240.0).max(row.left() + label + 12.0));
    let place = if beside.width() >= LEAST { beside } else { page.row(32.0) };
    let tracks: Vec<AudioTrack> =
        (1..=audio.tracks.min(MOST)).map(AudioTrack::Number).chain([AudioTrack::Mix]).collect();
    let words: Vec<String> = tracks
        .iter()
        .map(|track| match track {
            AudioTrack::Number(number) => number.to_string(),
            AudioTrack::Mix => cx.t("details-audio-track-all"),
        })
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let chosen = tracks.iter().position(|track| Some(*track) == audio.track).unwrap_or(tracks.len());
    if let Some(index) = segmented(ui, cx.look(), place, id("details-audio-track"), &words, chosen) {
        cx.push(Action::Edit("undo-audio-track", edits(cx, media, tracks[index])));
    }
}

/// The file's choice, for each time that the project knows it.
fn edits(cx: &Cx<'_>, media: &Media, track: AudioTrack) -> Vec<Edit> {
    let session = &cx.model.session;
    let path = session.paths.of(media.id);
    let same = |other: &&std::sync::Arc<Media>| session.paths.of(other.id) == path && other.audio == media.audio;
    let known = session.project().media.iter().filter(same);
    known.map(|other| Edit::SetAudioTrack { media: other.id, track }).collect()
}
