//! One frame of the window: every panel at its place.

use eframe::egui::{OutputCommand, Rect, Stroke, StrokeKind, Ui, pos2, vec2};
use sunting_timeline::{Canvas, Time};

use super::regions::{region, region_id};
use super::{Window, dividers};
use crate::layout::{Class, Preview, Regions, Wishes, picture, regions};
use crate::look::fonts;
use crate::model::Actions;
use crate::panels::{
    Cx, charts, details, make, media_list, notice, overlays, queue, start, subtitles, text_tabs, timeline, titles,
    tools, top_bar, transport_bar, viewer,
};
use crate::settings::Dividers;
use crate::state::action::Seeking;
use crate::state::text_tab::TextTab;
use crate::state::{Action, Step};

impl Window {
    /// Draws everything. What panels ask for waits for [`Window::logic`].
    pub fn ui(&mut self, ui: &mut Ui) {
        let whole = ui.ctx().content_rect();
        self.model.chrome.fit(Class::of(whole.size(), self.model.chrome.class()));
        let wishes = Wishes {
            step: self.model.chrome.step(),
            is_narrow: !self.model.is_start() && self.model.is_narrow(),
            all_tracks_open: self.model.chrome.all_tracks_open(),
            dividers: if self.model.is_start() { Dividers::default() } else { self.model.dividers() },
        };
        let regions = regions(whole.size(), self.model.chrome.class(), wishes);
        self.model.chrome.place_lane(regions.header, (whole.width() - regions.header).max(1.0));
        self.measure_preview(&regions, whole, ui.pixels_per_point());
        let mut asked = Actions::new();
        self.wishes.clear();
        self.drafts.hovered_tool = None;
        self.let_go_of_field();
        self.drafts.regions_shown = Default::default();
        let mut cx = Cx { model: &self.model, out: &mut asked, wishes: &mut self.wishes, drafts: &mut self.drafts };
        if cx.model.chrome.is_full_screen() {
            let bar = regions.bar.translate(vec2(0.0, whole.bottom() - regions.bar.bottom()));
            let stage = whole.with_max_y(bar.top());
            region(ui, &mut cx, 2, stage);
            viewer::show(ui, &mut cx, stage, stage);
            region(ui, &mut cx, 4, bar);
            transport_bar::show(ui, &mut cx, bar);
            notice::show(ui, &mut cx, stage);
        } else {
            region(ui, &mut cx, 0, regions.top);
            top_bar::show(ui, &mut cx, regions.top);
            // Before the panels: what reaches up to a border is theirs.
            dividers::show(ui, &mut cx, &regions, (whole.size(), wishes));
            work_zone(ui, &mut cx, &regions);
            foot(ui, &mut cx, &regions);
            put_dropped_card(&mut cx, &regions);
            let stage = uncovered(&cx, &regions);
            notice::show(ui, &mut cx, stage);
        }
        if let Some(wanted) = self.focus_region.take() {
            ui.memory_mut(|memory| memory.request_focus(region_id(wanted)));
        }
        subtitles::settle(ui, &mut cx);
        overlays::show(ui, &mut cx, whole);
        if cx.model.chrome.is_dropping() {
            dropping(ui, &cx, whole);
        }
        // What is copied out of a field takes the place of the video on the clipboard.
        let is_copy =
            |command: &OutputCommand| matches!(command, OutputCommand::CopyText(_) | OutputCommand::CopyImage(_));
        if ui.ctx().output(|output| output.commands.iter().any(is_copy)) {
            self.note_copied(None);
        }
        self.was_typing = ui.ctx().text_edit_focused();
        if !asked.is_empty() {
            self.asked.append(&mut asked);
            ui.ctx().request_repaint();
        }
    }
}

impl Window {
    /// The player makes pictures of exactly the size that they have on the screen.
    fn measure_preview(&mut self, regions: &Regions, whole: Rect, pixels_per_point: f32) {
        let canvas = self.preview_canvas();
        let picture = match (self.model.chrome.is_full_screen(), self.model.chrome.step()) {
            (true, _) => {
                let stage = whole.with_max_y(whole.bottom() - regions.bar.height());
                picture(stage, canvas.width_px, canvas.height_px)
            }
            (false, Step::Make) => Preview::of(regions).picture(canvas.width_px, canvas.height_px),
            (false, _) => picture(regions.center, canvas.width_px, canvas.height_px),
        };
        let side = |points: f32| (points * pixels_per_point).round().max(2.0) as usize;
        self.preview_px = (side(picture.width()), side(picture.height()));
    }

    /// The shape of what is on the stage.
    fn preview_canvas(&self) -> Canvas {
        let canvas = self.model.session.project().canvas;
        let file = self.model.viewing.file().and_then(|(media, _)| self.model.session.project().find_media(media));
        match file.and_then(|media| media.video) {
            Some(video) => Canvas { width_px: video.width_px, height_px: video.height_px, ..canvas },
            None if self.model.chrome.step() == Step::Make => self.model.making.purpose().canvas(canvas),
            None => canvas,
        }
    }
}

fn work_zone(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions) {
    if cx.model.is_start_page() {
        let zone = Rect::from_min_max(pos2(0.0, regions.top.bottom()), pos2(regions.top.right(), regions.bar.top()));
        region(ui, cx, 1, zone);
        start::show(ui, cx, zone);
        return;
    }
    region(ui, cx, 1, regions.left);
    if regions.class == Class::Compact {
        compact_panel(ui, cx, regions.left);
    } else {
        left(ui, cx, regions.left);
        cx.look().vline(ui.painter(), regions.left.right() - 1.0, regions.left.top(), regions.left.bottom());
    }
    region(ui, cx, 2, regions.center);
    if cx.model.chrome.step() == Step::Make {
        make::preview(ui, cx, Preview::of(regions).stage);
    } else {
        viewer::show(ui, cx, regions.center, uncovered(cx, regions));
    }
    if regions.class == Class::Compact {
        return;
    }
    if regions.right_is_fixed || has_drawer(cx, regions) {
        if !regions.right_is_fixed {
            ui.painter().rect_filled(regions.right, 0.0, cx.theme().surface);
        }
        region(ui, cx, 3, regions.right);
        right(ui, cx, regions.right);
        cx.look().vline(ui.painter(), regions.right.left(), regions.right.top(), regions.right.bottom());
    }
}

/// Whether the details lie over the stage.
fn has_drawer(cx: &Cx<'_>, regions: &Regions) -> bool {
    let is_wanted = cx.model.chrome.details_open() || cx.model.chrome.step() == Step::Make;
    regions.class == Class::Medium && is_wanted && !cx.model.is_start_page()
}

/// The stage without what a drawer covers of it.
fn uncovered(cx: &Cx<'_>, regions: &Regions) -> Rect {
    let right = if has_drawer(cx, regions) { regions.right.left() } else { regions.center.right() };
    regions.center.with_max_x(right)
}

/// What belongs to the step.
fn left(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    match cx.model.chrome.step() {
        Step::Import => media_list::show(ui, cx, rect),
        Step::Trim => tools::show(ui, cx, rect),
        Step::Text => texts(ui, cx, rect),
        Step::Make => make::purposes(ui, cx, rect),
    }
}

/// What *Teks* is about: one of its tabs.
fn texts(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    // A page takes the place of the tabs, too.
    if cx.drafts.tap.is_open() && cx.drafts.text_tab == TextTab::Subtitles {
        return subtitles::tap_page(ui, cx, rect);
    }
    if cx.drafts.script.is_open() && cx.drafts.text_tab == TextTab::Subtitles {
        return subtitles::script_page(ui, cx, rect);
    }
    // A small window has the tabs in the row above.
    let is_compact = cx.model.chrome.class() == Class::Compact;
    let room = if is_compact { rect } else { text_tabs::show(ui, cx, rect) };
    match cx.drafts.text_tab {
        TextTab::Subtitles => subtitles::show(ui, cx, room),
        TextTab::Titles => titles::show(ui, cx, room),
        TextTab::Charts => charts::show(ui, cx, room),
    }
}

/// What belongs to the selection.
fn right(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    match cx.model.chrome.step() {
        Step::Make => make::plan(ui, cx, rect),
        Step::Import | Step::Trim | Step::Text => details::show(ui, cx, rect),
    }
}

/// One panel with two tabs: the step, and the details.
fn compact_panel(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    let look = *cx.look();
    look.vline(ui.painter(), rect.left(), rect.top(), rect.bottom());
    let tabs = Rect::from_min_max(rect.min + vec2(12.0, 8.0), pos2(rect.right() - 12.0, rect.top() + 40.0));
    let step = cx.t(cx.model.chrome.step().command().label());
    let details = cx.t(if cx.model.chrome.step() == Step::Make { "what-will-happen" } else { "cmd-details" });
    compact_tabs(ui, cx, tabs, &step, &details);
    let room = rect.with_min_y(tabs.bottom() + 4.0);
    // The one filled button stays in view, whichever tab is open.
    let foot = room.with_min_y(room.bottom() - 52.0);
    let button = Rect::from_min_size(foot.min + vec2(16.0, 8.0), vec2(foot.width() - 32.0, 36.0));
    let is_cut =
        cx.model.chrome.step() == Step::Trim && cx.model.chrome.details_open() && cx.model.session.marked().is_some();
    let room = match cx.model.chrome.step() {
        Step::Make => {
            make::button(ui, cx, button);
            room.with_max_y(foot.top())
        }
        Step::Import | Step::Trim | Step::Text if is_cut => {
            tools::remove_part(ui, cx, button);
            room.with_max_y(foot.top())
        }
        Step::Import | Step::Trim | Step::Text => room,
    };
    if room.bottom() == foot.top() {
        look.hline(ui.painter(), button.left(), button.right(), foot.top());
    }
    if cx.model.chrome.details_open() { right(ui, cx, room) } else { left(ui, cx, room) }
}

/// The step and the details; *Teks* has its own tabs in the same row.
fn compact_tabs(ui: &mut Ui, cx: &mut Cx<'_>, place: Rect, step: &str, details: &str) {
    let (look, id) = (*cx.look(), crate::panels::id("compact-tabs"));
    let is_open = cx.model.chrome.details_open();
    if cx.model.chrome.step() != Step::Text {
        let chosen = usize::from(is_open);
        if crate::look::widgets::segmented(ui, &look, place, id, &[step, details], chosen).is_some() {
            cx.run(crate::state::Command::Details);
        }
        return;
    }
    let names = TextTab::ALL.map(|tab| cx.t(tab.label()));
    let [first, second, third] = names.each_ref().map(String::as_str);
    let own = TextTab::ALL.iter().position(|tab| *tab == cx.drafts.text_tab).unwrap_or_default();
    let chosen = if is_open { TextTab::ALL.len() } else { own };
    let labels = [first, second, third, details];
    text_tabs::take_focus(ui, cx, id.with(chosen));
    let Some(clicked) = crate::look::widgets::segmented(ui, &look, place, id, &labels, chosen) else { return };
    if (clicked == TextTab::ALL.len()) != is_open {
        cx.run(crate::state::Command::Details);
    }
    cx.drafts.text_tab = TextTab::ALL.get(clicked).copied().unwrap_or(cx.drafts.text_tab);
}

fn foot(ui: &mut Ui, cx: &mut Cx<'_>, regions: &Regions) {
    if cx.model.chrome.step() == Step::Make {
        let room = Rect::from_min_max(regions.bar.min, regions.timeline.max);
        cx.look().hline(ui.painter(), room.left(), room.right(), room.top());
        region(ui, cx, 4, room);
        queue::show(ui, cx, room);
        return;
    }
    region(ui, cx, 4, regions.bar);
    transport_bar::show(ui, cx, regions.bar);
    region(ui, cx, 5, regions.timeline);
    timeline::show(ui, cx, regions);
}

/// A card that was let go over the timeline goes to the time there; over the stage, to the red line.
fn put_dropped_card(cx: &mut Cx<'_>, regions: &Regions) {
    let Some((put_in, at)) = cx.drafts.dropped_card.take() else { return };
    if regions.timeline.contains(at) {
        let (chrome, session) = (&cx.model.chrome, &cx.model.session);
        let (left, width) = chrome.lane();
        let time = chrome.view().scale(left, width, session.scaled_duration()).time(at.x);
        cx.push(Action::Seek(time.max(Time::ZERO).min(session.duration()), Seeking::Exact));
    } else if !regions.center.contains(at) {
        return;
    }
    cx.push(put_in);
}

/// The whole window takes what is dropped.
fn dropping(ui: &Ui, cx: &Cx<'_>, whole: Rect) {
    let layer = eframe::egui::LayerId::new(eframe::egui::Order::Foreground, crate::panels::id("dropping"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_stroke(whole, 0.0, Stroke::new(3.0, cx.theme().accent), StrokeKind::Inside);
    let words = cx.t("drop-here");
    let width = cx.look().width(&painter, &words, fonts::LEAD) + 48.0;
    let card = Rect::from_center_size(whole.center(), vec2(width, 56.0));
    cx.look().floating(&painter, card, 12);
    cx.look().text_center(&painter, card.center(), &words, fonts::LEAD, cx.theme().accent);
}
