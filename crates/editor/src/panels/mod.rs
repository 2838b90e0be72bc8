//! The panels: each draws from the model and pushes actions. None knows another.

pub mod charts;
pub mod details;
pub mod make;
pub mod media_list;
pub mod menu;
pub mod notice;
pub mod overlays;
pub mod queue;
pub mod standing;
pub mod start;
pub mod subtitles;
pub mod text_tabs;
pub mod timeline;
pub mod titles;
pub mod tools;
pub mod top_bar;
pub mod transport_bar;
pub mod viewer;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Id, Painter, Pos2, Rect, Response, Sense, TextureHandle, Ui, WidgetInfo, vec2};
use sunting_core::media_cache::{CacheItem, CacheRequest, Peaks};
use sunting_session::graphic_findings::GraphicFinding;
use sunting_timeline::{AudioTrack, ClipId, Project, Time, TimeRange};
use sunting_words::Messages;

use crate::look::Look;
use crate::look::fonts::Type;
use crate::look::theme::Theme;
use crate::look::widgets::Button;
use crate::model::{Actions, Model};
use crate::state::command::key_cap;
use crate::state::text_tab::TextTab;
use crate::state::{Action, Command, numbers};

/// A project, and its graphics that people should look at, each with the worst that is wrong with it.
type CheckedGraphics = (Arc<Project>, Vec<(ClipId, GraphicFinding)>);

/// What someone is typing, dragging or unfolding: it belongs to the window, not to the project.
#[derive(Default)]
pub struct Drafts {
    /// Text in fields, by the field's name.
    pub texts: HashMap<&'static str, String>,
    /// The subtitle that is being typed, and its words.
    pub subtitle: Option<(ClipId, String)>,
    /// A subtitle whose field takes the focus.
    pub focus_subtitle: Option<ClipId>,
    /// The list of subtitles: what it measured, and what it does next.
    pub subtitles: subtitles::List,
    /// The parts of the video that ticked sentences take away: they are marked on the timeline.
    pub to_remove: Vec<TimeRange>,
    /// A script that is pasted, until it becomes subtitles.
    pub script: subtitles::ScriptDraft,
    /// Times that are tapped while the film plays.
    pub tap: subtitles::TapDraft,
    /// What *Teks* is about.
    pub text_tab: TextTab,
    /// That tab takes the keyboard.
    pub focus_text_tab: bool,
    /// The pictures on the cards of templates.
    pub cards: titles::Cards,
    /// What the styles of subtitles look like.
    pub samples: details::Samples,
    /// What a card of a template puts in, and where it was let go.
    pub dropped_card: Option<(Action, Pos2)>,
    /// What the tab of charts remembers.
    pub charts: charts::Charts,
    /// What the details of a chart offer.
    pub chart_rows: details::ChartRows,
    /// A graphic whose first field takes the focus.
    pub focus_field: Option<ClipId>,
    /// A graphic that was typed into: its names are remembered when it is left.
    pub typed_graphic: Option<ClipId>,
    /// Which of the names that were used before the keyboard is on.
    pub used: details::UsedDraft,
    /// What the page of the office's look remembers.
    pub office_page: details::OfficeDraft,
    /// Which of its fields takes it instead.
    pub focus_part: Option<String>,
    /// What is known of the chosen graphic.
    pub known_graphic: Option<details::graphic_findings::Known>,
    /// The further choices of a graphic are unfolded.
    pub more_graphic: bool,
    /// The graphics that people should look at: found once.
    pub graphics_to_check: Option<CheckedGraphics>,
    /// What the window remembers of the graphics on the stage.
    pub stage: viewer::Stage,
    /// The value of the number that is being dragged, as it was at first.
    pub dragged_from: Option<Time>,
    /// Only subtitles with findings are listed.
    pub only_findings: bool,
    /// The removing tool under the pointer.
    pub hovered_tool: Option<Command>,
    /// The region that the keyboard entered last.
    pub region: usize,
    /// Which regions the last frame showed.
    pub regions_shown: [bool; 6],
    /// What the hand does on the timeline.
    pub grip: timeline::Grip,
    /// What the timeline remembers from frame to frame.
    pub timeline: timeline::TimelineMemory,
    /// The chosen row of the palette.
    pub palette_row: usize,
    /// The technical details are unfolded.
    pub technical: bool,
    /// How many subtitles of that project are too fast to read, and how many hold letters that no font has: counted
    /// once.
    pub faulty_subtitles: Option<(Arc<Project>, [usize; 2])>,
    /// The style's further fields are unfolded.
    pub more_style: bool,
    /// What the open overlay remembers.
    pub overlay: overlays::OverlayMemory,
    /// The text size under the hand, until it lets go.
    pub text_size: Option<f32>,
    /// Only the parts in use are packed for another computer.
    pub pack_used_only: bool,
}

/// What a panel draws from, and where it puts what it asks for.
pub struct Cx<'a> {
    pub model: &'a Model,
    pub out: &'a mut Actions,
    /// Pictures and sound shapes that are in view and wanted.
    pub wishes: &'a mut Vec<CacheRequest>,
    pub drafts: &'a mut Drafts,
}

impl Cx<'_> {
    pub fn look(&self) -> &Look {
        &self.model.look
    }

    pub fn theme(&self) -> &Theme {
        &self.model.look.theme
    }

    pub fn words(&self) -> &Messages {
        &self.model.words
    }

    /// The graphics that people should look at before the video is made, with the worst finding of each.
    pub fn graphics_to_check(&mut self) -> &[(ClipId, GraphicFinding)] {
        let session = &self.model.session;
        let is_same = |found: &(Arc<Project>, _)| Arc::ptr_eq(&found.0, session.project());
        let kept = self.drafts.graphics_to_check.take().filter(is_same);
        let found = kept.unwrap_or_else(|| (session.project().clone(), session.graphics_to_check()));
        &self.drafts.graphics_to_check.insert(found).1
    }

    /// Whether a graphic is one of them, as they were found last.
    pub fn is_graphic_to_check(&self, clip: ClipId) -> bool {
        let found = self.drafts.graphics_to_check.as_ref();
        found.is_some_and(|(_, found)| found.iter().any(|(to_check, _)| *to_check == clip))
    }

    /// The sentence of a key.
    pub fn t(&self, key: &str) -> String {
        self.model.t(key)
    }

    /// The sentence of a key that mentions one thing.
    pub fn t1(&self, key: &str, name: &str, value: impl Into<String>) -> String {
        let value: String = value.into();
        self.words().text(key, &[(name, sunting_words::messages::count_or_text(&value))])
    }

    /// `0:12,6`.
    pub fn clock(&self, time: Time) -> String {
        numbers::clock(self.words().language(), time)
    }

    /// `2,4`.
    pub fn tenths(&self, time: Time) -> String {
        numbers::tenths(self.words().language(), time)
    }

    pub fn push(&mut self, action: impl Into<Action>) {
        self.out.push(action.into());
    }

    pub fn run(&mut self, command: Command) {
        self.out.push(Action::Run(command));
    }

    /// The picture of a file at a time, that high; the nearest time of that file stands in until it is there. Callers
    /// snap times to a grid, so that the same ones come again.
    pub fn tile(&mut self, path: &Path, height_px: u32, source_time: Time) -> Option<TextureHandle> {
        self.wishes.push(CacheRequest { path: path.to_owned(), what: CacheItem::Thumbnail { source_time, height_px } });
        self.model.cached_media.tile(path, height_px, source_time).cloned()
    }

    /// The picture that stands for a file from a time on: where it is black there, as many films begin, a later one.
    pub fn poster(&mut self, path: &Path, height_px: u32, from: Time) -> Option<TextureHandle> {
        let time = self.model.cached_media.lit_from(path, height_px, from);
        self.tile(path, height_px, time)
    }

    /// The shape of a file's sound, as far as it has been read; of another of its tracks until this one was.
    pub fn peaks(&mut self, path: &Path, track: Option<AudioTrack>) -> Option<Arc<Peaks>> {
        self.wishes.push(CacheRequest { path: path.to_owned(), what: CacheItem::Peaks { track } });
        self.model.cached_media.peaks.get(path).cloned()
    }

    /// A command's words with its key, for a tooltip.
    pub fn tip(&self, command: Command) -> String {
        let words = self.t(command.label());
        match command.row().keys.first() {
            Some(&(modifiers, key)) => format!("{words} ({})", key_cap(modifiers, key)),
            None => words,
        }
    }

    /// A button that runs a command when it is pressed.
    pub fn command(&mut self, ui: &mut Ui, rect: Rect, command: Command, button: Button<'_>) -> Response {
        let tip = self.tip(command);
        let response = Button { tip: &tip, ..button }.show(ui, self.look(), rect, id(("command", command)));
        if response.clicked() {
            self.run(command);
        }
        response
    }
}

/// An id of the window.
pub fn id(source: impl std::hash::Hash + std::fmt::Debug) -> Id {
    Id::unique(source)
}

/// Makes words that are painted known to screen readers.
pub fn told(ui: &Ui, rect: Rect, words: &str) -> Response {
    // The same words may stand twice on a page, which may be scrolled.
    let place = (rect.min - ui.max_rect().min).round();
    let response = ui.interact(rect, id(("told", words, place.x as i32, place.y as i32)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    response
}

/// A name in one line from its left end and middle height on; its width. Where its middle has no room, pointing at it
/// tells the whole.
pub fn name_line(ui: &Ui, look: &Look, at: Pos2, name: &str, (font, ink): (Type, Color32), room: f32) -> f32 {
    let shown = look.middle_elided(ui.painter(), name, font, room);
    let width = look.text(ui.painter(), at, &shown, font, ink);
    if shown != name {
        let line = Rect::from_min_size(at - vec2(0.0, font.line() / 2.0), vec2(width, font.line()));
        told(ui, line, name).on_hover_text(name);
    }
    width
}

/// A child of a region that draws only inside it.
pub fn inside<R>(ui: &mut Ui, rect: Rect, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = eframe::egui::UiBuilder::new().max_rect(rect).id_salt(name);
    let mut child = ui.new_child(builder);
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut child)
}

/// A region whose content is drawn at places of its own and may be higher: it gets its top and what is in view. The bar
/// lies in the margin at the right.
pub fn scrolling<R>(ui: &mut Ui, rect: Rect, name: &str, height: f32, add: impl FnOnce(&mut Ui, f32, Rect) -> R) -> R {
    inside(ui, rect, name, |ui| {
        ui.spacing_mut().scroll.floating_allocated_width = 0.0;
        let area = eframe::egui::ScrollArea::vertical().id_salt(name).auto_shrink(false);
        let shown = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(height);
            let top = ui.max_rect().top();
            add(ui, top, viewport)
        });
        shown.inner
    })
}

/// The painter of a scrolled region that also reaches what the scroll bar keeps free, as far as `right`.
pub fn painter_up_to(ui: &Ui, right: f32) -> Painter {
    let mut painter = ui.painter().clone();
    painter.set_clip_rect(painter.clip_rect().with_max_x(right));
    painter
}

/// The painter of a region.
pub fn painter(ui: &Ui) -> Painter {
    ui.painter().clone()
}
