//! One clip: its sound, its picture, how it comes and goes.

use eframe::egui::{Align2, Rect, Ui, pos2, vec2};
use sunting_timeline::edit::{Edge, Edit, TrackSwitch};
use sunting_timeline::{Clip, Content, Fades, Media, Time, Track, TrackKind};

use super::super::{Cx, id};
use super::fields::{self, TimeField, Unit};
use super::page::{Page, reset};
use super::{audio_tracks, facts, fit, locking, sound};
use crate::look::fonts;
use crate::look::widgets::{self, Button};
use crate::model::shape_of;
use crate::state::request::PathWish;
use crate::state::{Action, Command, Request};

/// The shortest and the longest that a photo is shown.
const PHOTO: (Time, Time) = (Time::from_millis(500), Time::from_seconds(600));

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let model = cx.model;
    let Some((track, _)) = model.session.project().find_clip(clip.id) else { return };
    let Some(media) = model.session.media_of(clip) else { return };
    let source = clip.source_from_timeline(clip.timeline_range.start()).unwrap_or(Time::ZERO);
    let about = about(cx, track, clip, media);
    facts::head(ui, cx, page, media.id, source, &about);
    locking::unless_locked(ui, cx, page, &[clip], |ui, cx, page| changes(ui, cx, page, (track, clip, media)));
    facts::technical(ui, cx, page, media.id, media.audio.is_some().then_some(clip.gain_db));
}

/// All that can be changed about a clip.
fn changes(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, (track, clip, media): (&Track, &Clip, &Media)) {
    let has_picture = track.kind == TrackKind::Video && media.video.is_some();
    if media.is_still() {
        photo_length(ui, cx, page, clip);
        page.line(ui, cx);
    }
    if media.audio.is_some() {
        sound::show(ui, cx, page, &[clip]);
        audio_tracks::show(ui, cx, page, media);
        if track.kind == TrackKind::Audio {
            outlasting(ui, cx, page, track);
        }
        page.line(ui, cx);
    }
    if has_picture {
        fit::show(ui, cx, page, clip, Some(media));
        page.line(ui, cx);
    }
    coming_and_going(ui, cx, page, clip, has_picture && media.audio.is_some());
    page.line(ui, cx);
    others(ui, cx, page, clip);
}

/// "Klip video, 6,4 detik · mendatar": the shape only where it is another one than the video's.
fn about(cx: &Cx<'_>, track: &Track, clip: &Clip, media: &Media) -> String {
    let key = match track.kind {
        TrackKind::Audio => "details-sound-clip",
        _ if media.is_still() => "details-photo",
        _ if media.video.is_none() => "details-sound-clip",
        _ => "details-video-clip",
    };
    let about = cx.t1(key, "duration", cx.words().duration(clip.timeline_range.duration()));
    let is_other = fit::differs(media, clip, cx.model.session.project().canvas);
    match fit::sides(media, clip).filter(|_| is_other) {
        Some((width, height)) => {
            let shape = match shape_of(width, height) {
                "shape-landscape" => "details-landscape",
                "shape-square" => "details-square",
                _ => "details-upright",
            };
            format!("{about} · {}", cx.t(shape))
        }
        None => about,
    }
}

fn photo_length(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    page.space(8.0);
    let session = &cx.model.session;
    let (id_, start) = (clip.id, clip.timeline_range.start());
    let value = clip.timeline_range.duration();
    let label = cx.t("details-length");
    let row = page.row(32.0);
    let field = TimeField {
        key: "photo-length",
        label: &label,
        value,
        range: PHOTO,
        unit: Unit::Seconds,
        align: Align2::RIGHT_CENTER,
    };
    let is_on_storyline = session.is_on_storyline(id_);
    if let Some(turn) = fields::row(ui, cx, row, &field) {
        fields::ask(cx, "undo-photo-length", turn, |length| vec![lasting(id_, start, length, is_on_storyline)]);
    }
    let others = photos(cx, clip);
    if !others.is_empty() {
        page.space(4.0);
        let row = page.row(32.0);
        let words = cx.t("details-all-photos");
        let width = cx.look().width(ui.painter(), &words, fonts::BUTTON);
        let rect = Rect::from_min_size(row.min, vec2(width, 32.0));
        if Button::words(&words).link().show(ui, cx.look(), rect, id("details-all-photos")).clicked() {
            let edits = others.iter().map(|other| lasting(other.id, other.timeline_range.start(), value, true));
            let edits = edits.collect();
            cx.push(Action::Edit("undo-photo-length", edits));
        }
    }
}

/// The edit that lets a clip last so long; on the storyline, what follows moves along.
fn lasting(clip: sunting_timeline::ClipId, start: Time, length: Time, ripples: bool) -> Edit {
    let (edge, to) = (Edge::Out, (start + length).into());
    if ripples { Edit::RippleTrim { clip, edge, to } } else { Edit::Trim { clip, edge, to } }
}

/// The other photos of the storyline that last longer or shorter, from the back: what is trimmed moves none of them.
fn photos<'a>(cx: &Cx<'a>, clip: &Clip) -> Vec<&'a Clip> {
    let model = cx.model;
    let clips = model.session.project().storyline().map_or(&[][..], |track| track.clips.as_slice());
    let length = clip.timeline_range.duration();
    let is_other =
        |other: &&Clip| matches!(other.content, Content::Image { .. }) && other.timeline_range.duration() != length;
    clips.iter().rev().filter(is_other).collect()
}

/// Music ends with the picture unless it is told not to.
fn outlasting(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, track: &Track) {
    let words = cx.t("details-outlasts");
    let row = page.row(32.0);
    if widgets::toggle(ui, cx.look(), row, id("details-outlasts"), &words, !track.ends_with_storyline) {
        let edit = TrackSwitch::EndsWithStoryline(!track.ends_with_storyline).of(track.id);
        cx.push(Action::Edit("undo-music-end", vec![edit]));
    }
}

fn coming_and_going(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, has_both: bool) {
    let fades = clip.fades;
    let length = clip.timeline_range.duration();
    let (come, go) = (cx.t("details-fade-in"), cx.t("details-fade-out"));
    page.space(8.0);
    let top = page.y;
    for (key, label, value, most) in [
        ("fade-in", &come, fades.fade_in, length - fades.fade_out),
        ("fade-out", &go, fades.fade_out, length - fades.fade_in),
    ] {
        let row = page.row(32.0);
        let range = (Time::ZERO, most.max(Time::ZERO));
        let align = Align2::RIGHT_CENTER;
        let field = TimeField { key, label, value, range, unit: Unit::Seconds, align };
        if let Some(turn) = fields::row(ui, cx, row, &field) {
            let with = |time| match key {
                "fade-in" => Fades { fade_in: time, ..fades },
                _ => Fades { fade_out: time, ..fades },
            };
            fields::ask(cx, "undo-fades", turn, |time| vec![Edit::SetFades { clip: clip.id, fades: with(time) }]);
        }
        page.space(4.0);
    }
    page.space(-2.0);
    if !has_both && fades == Fades::default() {
        return;
    }
    if has_both {
        let line = page.row(20.0);
        let (look, muted) = (cx.look(), cx.theme().muted);
        look.text(ui.painter(), line.left_center(), &cx.t("details-what-fades"), fonts::HELP, muted);
    }
    let row = page.row(32.0);
    if has_both {
        what_fades(ui, cx, row, clip);
    }
    let section = Rect::from_min_max(pos2(row.left(), top), row.max);
    if fades != Fades::default() && reset(ui, cx, "fades", row, section) {
        cx.push(Action::Edit("undo-fades", vec![Edit::SetFades { clip: clip.id, fades: Fades::default() }]));
    }
}

/// Whether the picture, the sound or both come and go.
fn what_fades(ui: &mut Ui, cx: &mut Cx<'_>, row: Rect, clip: &Clip) {
    let fades = clip.fades;
    // In a narrow panel the second box moves up, so that "reset" has room behind it.
    let second = if row.width() < 300.0 { 88.0 } else { 124.0 };
    let boxes = [
        ("details-picture-box", 0.0, fades.picture, Fades { picture: !fades.picture, ..fades }),
        ("details-sound-box", second, fades.sound, Fades { sound: !fades.sound, ..fades }),
    ];
    for (key, x, on, changed) in boxes {
        let words = cx.t(key);
        let at = pos2(row.left() + x, row.center().y);
        if widgets::check_box(ui, cx.look(), at, id(("details-box", key)), &words, on) {
            cx.push(Action::Edit("undo-fades", vec![Edit::SetFades { clip: clip.id, fades: changed }]));
        }
    }
}

/// Another file, the same once more.
fn others(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    page.space(8.0);
    let row = page.row(36.0);
    let half = (row.width() - 8.0) / 2.0;
    let (replace, duplicate) = (cx.t("replace-file"), cx.t(Command::Duplicate.label()));
    let left = Rect::from_min_size(row.min, vec2(half, 36.0));
    if Button::words(&replace).show(ui, cx.look(), left, id("details-replace")).clicked() {
        cx.push(Request::AskPath(PathWish::Replace(clip.id)));
    }
    let right = left.translate(vec2(half + 8.0, 0.0));
    if Button::words(&duplicate)
        .tip(&cx.tip(Command::Duplicate))
        .show(ui, cx.look(), right, id("details-twice"))
        .clicked()
    {
        cx.run(Command::Duplicate);
    }
}
