//! Which sound track of a file is heard: only of files that have several.

use eframe::egui::{Popup, Rect, Ui};
use sunting_core::media::tracks::AudioTrackFacts;
use sunting_timeline::{AudioTrack, Edit, Media};

use super::super::{Cx, id, menu};
use super::page::Page;
use crate::look::fonts;
use crate::look::widgets::{Button, segmented};
use crate::state::Action;

/// More do not fit side by side.
const MOST: usize = 5;
/// The words before the choices and behind them need so much.
const LEAST: f32 = 180.0;
/// The longest title of a track in a menu, in points.
const TITLE: f32 = 200.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, media: &Media) {
    let numbers = usable(cx, media);
    let Some(audio) = media.audio.filter(|_| numbers.len() > 1) else { return };
    page.space(4.0);
    let row = page.row(32.0);
    let label =
        cx.look().text(ui.painter(), row.left_center(), &cx.t("details-audio-track"), fonts::BODY, cx.theme().ink);
    let beside = row.with_min_x((row.right() - 240.0).max(row.left() + label + 12.0));
    let place = if beside.width() >= LEAST { beside } else { page.row(32.0) };
    let is_few = numbers.len() <= MOST;
    let tracks: Vec<AudioTrack> = numbers.into_iter().map(AudioTrack::Number).chain([AudioTrack::Mix]).collect();
    let chosen = tracks.iter().position(|track| Some(*track) == audio.track);
    let picked = if is_few {
        let words: Vec<String> = tracks.iter().map(|track| in_short(cx, *track)).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        segmented(ui, cx.look(), place, id("details-audio-track"), &words, chosen.unwrap_or(tracks.len()))
    } else {
        from_menu(ui, cx, place, media, &tracks, chosen)
    };
    if let Some(index) = picked {
        cx.push(Action::Edit("undo-audio-track", edits(cx, media, tracks[index])));
    }
}

/// The numbers of the tracks that can be heard; as long as nothing is known of them, of all.
fn usable(cx: &Cx<'_>, media: &Media) -> Vec<u16> {
    let all = media.audio.map_or(0, |audio| audio.tracks);
    let is_usable = |number: &u16| facts_of(cx, media, *number).is_none_or(|facts| facts.usable);
    (1..=all).filter(is_usable).collect()
}

fn facts_of<'a>(cx: &Cx<'a>, media: &Media, number: u16) -> Option<&'a AudioTrackFacts> {
    let model = cx.model;
    let facts = model.cached_media.facts.get(model.session.paths().of(media.id))?;
    facts.audio_tracks.iter().find(|track| track.number == number)
}

fn in_short(cx: &Cx<'_>, track: AudioTrack) -> String {
    match track {
        AudioTrack::Number(number) => number.to_string(),
        AudioTrack::Mix => cx.t("details-audio-track-all"),
    }
}

/// A button with what is heard now, and a menu of all tracks with their titles or languages.
fn from_menu(
    ui: &mut Ui,
    cx: &Cx<'_>,
    place: Rect,
    media: &Media,
    tracks: &[AudioTrack],
    chosen: Option<usize>,
) -> Option<usize> {
    let words = chosen.map_or_else(|| cx.t("details-audio-track-choose"), |index| in_short(cx, tracks[index]));
    let button = Button { opens_menu: true, ..Button::words(&words) };
    let response = button.show(ui, cx.look(), place, id("details-audio-track"));
    let mut picked = None;
    Popup::menu(&response).show(|ui| {
        menu::scrolled(ui, |ui| {
            for (index, track) in tracks.iter().enumerate() {
                let words = in_full(ui, cx, media, *track);
                if menu::choice(ui, cx, &words, chosen == Some(index)) {
                    picked = Some(index);
                }
            }
        });
    });
    picked
}

/// "3: Terjemahan".
fn in_full(ui: &Ui, cx: &Cx<'_>, media: &Media, track: AudioTrack) -> String {
    let short = in_short(cx, track);
    let AudioTrack::Number(number) = track else { return short };
    let Some(facts) = facts_of(cx, media, number) else { return short };
    match [&facts.title, &facts.language].into_iter().find(|name| !name.is_empty()) {
        Some(name) => format!("{short}: {}", cx.look().middle_elided(ui.painter(), name, fonts::BODY, TITLE)),
        None => short,
    }
}

/// The file's choice, for each time that the project knows it.
fn edits(cx: &Cx<'_>, media: &Media, track: AudioTrack) -> Vec<Edit> {
    let session = &cx.model.session;
    let path = session.paths().of(media.id);
    let same = |other: &&std::sync::Arc<Media>| session.paths().of(other.id) == path && other.audio == media.audio;
    let known = session.project().media.iter().filter(same);
    known.map(|other| Edit::SetAudioTrack { media: other.id, track }).collect()
}
