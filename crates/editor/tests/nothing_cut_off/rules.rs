//! What must hold for everything that is painted.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::sync::LazyLock;

use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, Rect};
use sunting_editor::layout::{Wishes, regions};
use sunting_editor::model::readable;
use sunting_editor::settings::Dividers;
use sunting_editor::state::Step;
use sunting_editor::window::Window;

use super::sheet::{Layer, Sheet, Target, Text};

/// Anti-aliasing and rounding to pixels.
const SLACK: f32 = 1.0;
/// Two texts may touch, not cover each other.
const TOUCH: f32 = 1.5;
/// A finger, or a hand that is not steady.
const HIT: f32 = 32.0;
/// What a scroll bar takes from a row.
const BAR: f32 = 12.0;
/// Of a name that is too long at least so many of its last letters stay: "10.mp4".
const LEAST_ENDING: usize = 6;

/// What may lose letters.
pub struct Content {
    /// Names of files and projects, and where projects were: their middle may go.
    names: Vec<String>,
    /// The ends of all sentences of the window that end in "…" because more is asked.
    asking: &'static BTreeSet<String>,
}

impl Content {
    /// What a window mentions.
    pub fn of(window: &Window) -> Self {
        let model = &window.model;
        let media = model.session.project().media.iter().map(|media| model.session.file_name(media.id));
        let recents = model.surroundings.recents();
        let incoming = model.shelf.incoming().iter().map(|(path, _)| path.as_path());
        let jobs = model.queue.jobs().iter().map(|job| job.destination.as_path());
        let made = [model.making.destination(), model.packing.destination()];
        let paths = recents.iter().map(|recent| recent.file.as_path()).chain(incoming).chain(jobs).chain(made);
        let text = |name: Option<&OsStr>| name.unwrap_or_default().to_string_lossy().into_owned();
        let of_paths = paths.flat_map(|path| [text(path.file_name()), text(path.file_stem())]);
        let places = recents.iter().filter_map(|recent| recent.file.parent()).map(|folder| readable(folder, 2));
        let gone = places.map(|place| model.words.text("recent-gone-from", &[("place", place.into())]));
        let sheets = window.drafts.charts.sheets.iter().map(|sheets| sheets.file.clone());
        let names = media.chain([model.name()]).chain(of_paths).chain(gone).chain(sheets);
        Self { names: names.collect(), asking: asking() }
    }
}

/// The last letters before each "…" of the window's own sentences.
fn asking() -> &'static BTreeSet<String> {
    static ASKING: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let texts = [
            include_str!("../../../../assets/locales/window.id.ftl"),
            include_str!("../../../../assets/locales/window.en.ftl"),
        ];
        let ends = texts.iter().flat_map(|text| text.lines()).filter_map(|line| line.rsplit_once('…'));
        ends.map(|(line, _)| {
            let words = line.split_once(" = ").map_or(line, |(_, words)| words);
            let letters: Vec<char> = words.chars().collect();
            letters[letters.len().saturating_sub(6)..].iter().collect::<String>().trim_start().to_owned()
        })
        .collect()
    });
    &ASKING
}

/// What is known about a sheet before its texts are looked at.
struct Places {
    screen: Rect,
    /// The bars of all views that scroll up and down.
    bars: Vec<Rect>,
    /// The timeline, with its tracks: it is looked at through a window of its own.
    timeline: Rect,
    /// The lanes of its tracks.
    lanes: Rect,
    /// Fields show the part of their text in which the text cursor is.
    fields: Vec<Rect>,
}

impl Places {
    fn of(sheet: &Sheet) -> Self {
        let fields = sheet.targets.iter().filter(|target| is_field(target)).map(|target| target.rect.expand(SLACK));
        let (timeline, lanes) = timeline(sheet);
        let screen = Rect::from_min_size(Pos2::ZERO, sheet.size);
        Self { screen, bars: sheet.bars(), timeline, lanes, fields: fields.collect() }
    }

    /// Whether what shows through `room` can be scrolled up and down: all of the room, or a low one past the edge of its
    /// view at which the ink is cut.
    fn scrolls(&self, room: Rect, ink: Rect) -> bool {
        let beside = |bar: &&Rect| bar.center().x > room.left() && bar.left() < room.right() + 16.0;
        self.bars.iter().filter(beside).any(|bar| {
            let height = bar.y_range().intersection(room.y_range()).span();
            let is_edge = |own: f32, view: f32| (own - view).abs() < 2.0 * SLACK;
            let is_below = ink.top() >= room.top() - SLACK || is_edge(room.top(), bar.top());
            let is_above = ink.bottom() <= room.bottom() + SLACK || is_edge(room.bottom(), bar.bottom());
            height > 0.6 * bar.height() || is_below && is_above
        })
    }
}

/// Everything that is wrong.
pub fn faults(sheet: &Sheet, content: &Content) -> Vec<String> {
    let places = Places::of(sheet);
    let mut faults = Vec::new();
    for layer in &sheet.layers {
        for text in &layer.texts {
            faults.extend(cut(text, &places));
            faults.extend(elided(text, content, &places));
        }
        covered(layer, &places, &mut faults);
    }
    for target in &sheet.targets {
        faults.extend(out_of_reach(target, &places));
        faults.extend(too_small(target, &places));
    }
    faults
}

/// Where the timeline is, and in it the lanes.
fn timeline(sheet: &Sheet) -> (Rect, Rect) {
    let model = &sheet.window.model;
    if model.chrome.step() == Step::Make || model.chrome.is_full_screen() {
        return (Rect::NOTHING, Rect::NOTHING);
    }
    let wishes = Wishes {
        step: model.chrome.step(),
        is_narrow: !model.is_start() && model.is_narrow(),
        all_tracks_open: model.chrome.all_tracks_open(),
        dividers: if model.is_start() { Dividers::default() } else { model.dividers() },
    };
    let regions = regions(sheet.size, model.chrome.class(), wishes);
    let timeline = regions.timeline.expand(SLACK);
    (timeline, timeline.with_min_x(regions.header - SLACK))
}

fn is_field(target: &Target) -> bool {
    matches!(target.role, Some(Role::TextInput | Role::MultilineTextInput))
}

/// A view that scrolls up and down may hide what is above or below it; nothing else may hide anything.
fn cut(text: &Text, places: &Places) -> Option<String> {
    if places.fields.iter().any(|field| field.contains_rect(text.clip)) {
        return None;
    }
    let (room, ink) = (text.clip.intersect(places.screen).expand(SLACK), text.ink);
    let sideways = ink.left() < room.left() || ink.right() > room.right();
    let updown = ink.top() < room.top() || ink.bottom() > room.bottom();
    let moves_sideways = places.lanes.contains_rect(text.clip);
    let moves_updown = places.timeline.contains_rect(text.clip) || places.scrolls(text.clip, ink);
    (sideways && !moves_sideways || updown && !moves_updown)
        .then(|| format!("cut: {:?} {} in {}", text.words, place(ink), place(room)))
}

/// Only labels of clips and names of files lose letters; names in their middle.
fn elided(text: &Text, content: &Content, places: &Places) -> Option<String> {
    let words = text.words.trim();
    let (head, tail) = words.split_once('…').or_else(|| text.is_elided.then_some((words, "")))?;
    let asks = content.asking.iter().any(|end| head.ends_with(end.as_str()));
    if (!text.is_elided && asks) || places.lanes.contains_rect(text.clip) {
        return None;
    }
    // A path goes before the name, or a sentence quotes it.
    let head = head.rsplit(" › ").next().unwrap_or(head).trim_end_matches(" ›").rsplit('"').next().unwrap_or(head);
    let is_path = words.contains(" › ");
    let is_part = |name: &String| (is_path || name.starts_with(head)) && name.ends_with(ending(tail));
    let is_name = tail.chars().count() >= LEAST_ENDING && content.names.iter().any(is_part);
    (!is_name).then(|| format!("left out: {words:?}"))
}

/// What is left of an ending without what stands behind the name.
fn ending(tail: &str) -> &str {
    [" · ", "\"", ": "].into_iter().fold(tail, |tail, mark| tail.split_once(mark).map_or(tail, |(name, _)| name))
}

/// No text lies on another, and no plane on a part of one. On the lanes the playhead and the marks cross names.
fn covered(layer: &Layer, places: &Places, faults: &mut Vec<String>) {
    let shows = |text: &Text| text.ink.intersect(text.clip).intersect(places.screen);
    for (index, text) in layer.texts.iter().enumerate() {
        let ink = shows(text);
        let planes = || layer.planes.iter().filter(|(order, _)| *order > text.order);
        if !ink.is_positive() || planes().any(|(_, plane)| plane.expand(SLACK).contains_rect(ink)) {
            continue;
        }
        // A notice may end on an icon; words it hides as a whole, or not at all.
        let is_icon = text.words.chars().all(|letter| ('\u{e000}'..='\u{f8ff}').contains(&letter));
        let may_be_halved = is_icon || places.lanes.contains_rect(ink);
        let half = planes().find(|(_, plane)| is_over(*plane, ink) && !may_be_halved);
        if let Some((_, plane)) = half {
            faults.push(format!("half covered: {:?} {} by a plane {}", text.words, place(ink), place(*plane)));
        }
        for other in &layer.texts[index + 1..] {
            let both = shows(other).intersect(ink);
            let lies_between = |(order, plane): &(usize, Rect)| {
                *order > text.order && *order < other.order && plane.expand(SLACK).contains_rect(both)
            };
            // Outlines are the same words several times.
            let is_fault = other.words != text.words && is_over(shows(other), ink);
            if is_fault && !layer.planes.iter().any(lies_between) {
                let (a, b) = (place(ink), place(shows(other)));
                faults.push(format!("on each other: {:?} {a} and {:?} {b}", text.words, other.words));
            }
        }
    }
}

fn is_over(a: Rect, b: Rect) -> bool {
    let both = a.intersect(b);
    both.width() > TOUCH && both.height() > TOUCH
}

/// What can be used is on the screen, or can be scrolled there.
fn out_of_reach(target: &Target, places: &Places) -> Option<String> {
    let is_known = !target.label.is_empty() || target.role.is_some();
    if !is_known || places.lanes.contains(target.rect.center()) || !target.shown.is_positive() {
        return None;
    }
    let shown = target.shown.intersect(places.screen).expand(SLACK);
    let bar = places.bars.iter().find(|bar| {
        let is_beside = bar.right() > target.rect.left() && bar.y_range().intersection(shown.y_range()).span() > 0.0;
        is_beside && bar.top() < shown.bottom()
    });
    // Rows go on under the bar.
    let under = bar.map_or(0.0, |_| BAR);
    let sideways = target.rect.left() < shown.left() || target.rect.right() > shown.right() + under;
    let updown = target.rect.top() < shown.top() || target.rect.bottom() > shown.bottom();
    let moves_updown = bar.is_some() || places.timeline.contains_rect(target.shown);
    (sideways || updown && !moves_updown)
        .then(|| format!("out of reach: {:?} {} shows {}", target.label, place(target.rect), place(target.shown)))
}

/// All can be hit. Clips are as wide as they are long, and tracks as high as there is room for: a click on them is
/// never the only way. Borders between panels are thin.
fn too_small(target: &Target, places: &Places) -> Option<String> {
    let is_track = places.timeline.contains_rect(target.rect) && target.role != Some(Role::ScrollBar);
    let is_bar = target.role == Some(Role::ScrollBar) && target.label.is_empty() || target.role == Some(Role::Splitter);
    let is_small = target.rect.width() < HIT - 0.5 || target.rect.height() < HIT - 0.5;
    let is_used = target.sense.senses_click() && !is_field(target);
    (is_small && is_used && !is_track && !is_bar)
        .then(|| format!("small: {:?} {:?} {}", target.label, target.role, place(target.rect)))
}

fn place(rect: Rect) -> String {
    format!("{:.0},{:.0}–{:.0},{:.0}", rect.left(), rect.top(), rect.right(), rect.bottom())
}
