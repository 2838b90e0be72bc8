//! The details of what is selected: a clip, several, a file, a subtitle; the video itself when nothing is.

mod audio_tracks;
mod chart;
mod chart_rows;
mod clip;
mod contrast;
mod facts;
mod fields;
mod fit;
mod graphic;
pub mod graphic_findings;
mod graphic_more;
mod head;
mod locking;
mod looks;
mod media;
mod more_style;
mod nine_places;
mod office;
mod page;
mod said;
mod sample;
mod several;
mod sound;
mod style;
mod subtitle;
mod times;
mod used;
mod video;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Id, Rect, ScrollArea, Ui};
use sunting_graphics::chart::CHART_PREFIX;
use sunting_session::subtitles::is_caption;
use sunting_session::{Selection, Session};

use sunting_timeline::Clip;

use super::{Cx, id, inside};
use crate::state::Step;
use crate::state::text_tab::TextTab;
pub use chart_rows::ChartRows;
pub use office::OfficeDraft;
use page::Page;
pub use sample::Samples;
pub use used::UsedDraft;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect) {
    inside(ui, rect, "details", |ui| {
        ScrollArea::vertical().id_salt("details").auto_shrink(false).show(ui, |ui| {
            let top = ui.max_rect().top();
            let mut page = Page::new(rect, top);
            content(ui, cx, &mut page);
            // Not a least height from here on: fields have moved the place where the next widget would go.
            ui.expand_to_include_y(page.y + page.margin);
            follow_focus(ui, cx, rect);
        });
    });
}

fn content(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page) {
    let session = &cx.model.session;
    let is_text = cx.model.chrome.step() == Step::Text;
    // In *Teks* the style stands under a subtitle, and above what is no subtitle.
    let is_own = session.selection.only_clip().and_then(|id| session.clip(id)).is_some_and(is_caption);
    let is_card = session.selection.only_clip().and_then(|id| session.clip(id)).is_some_and(is_graphic);
    let is_about_subtitles = cx.drafts.text_tab == TextTab::Subtitles;
    let style_first = is_text && !is_own && !is_card && is_about_subtitles;
    if style_first {
        style::show(ui, cx, page);
        if cx.model.session.selection != Selection::Nothing {
            page.wide_line(ui, cx);
        }
    }
    let session = &cx.model.session;
    match &session.selection {
        Selection::Media(media) => media::show(ui, cx, page, *media),
        Selection::Clips(clips) if clips.len() > 1 => several::show(ui, cx, page),
        Selection::Clips(_) => match session.selection.only_clip().and_then(|id| session.clip(id)) {
            Some(clip) if is_caption(clip) => subtitle::show(ui, cx, page, clip),
            Some(clip) if is_chart(clip) => chart::show(ui, cx, page, clip),
            Some(clip) if is_graphic(clip) => graphic::show(ui, cx, page, clip),
            Some(clip) => clip::show(ui, cx, page, clip),
            None => {}
        },
        Selection::Nothing if is_text && !is_about_subtitles => office::show(ui, cx, page),
        Selection::Nothing if is_text => {}
        Selection::Nothing => video::show(ui, cx, page),
    }
    if is_text && is_own {
        page.wide_line(ui, cx);
        style::show(ui, cx, page);
    }
}

fn is_chart(clip: &Clip) -> bool {
    Session::graphic_of(clip).is_some_and(|graphic| graphic.template.starts_with(CHART_PREFIX))
}

fn is_graphic(clip: &Clip) -> bool {
    Session::graphic_of(clip).is_some()
}

/// Brings what the keyboard has just come to into view.
fn follow_focus(ui: &Ui, cx: &Cx<'_>, rect: Rect) {
    let memory = id("details-focus");
    let focused = ui.memory(|memory| memory.focused());
    let before = ui.data(|data| data.get_temp::<Option<Id>>(memory)).flatten();
    if focused == before {
        return;
    }
    ui.data_mut(|data| data.insert_temp(memory, focused));
    let place = focused.and_then(|focused| ui.ctx().read_response(focused)).map(|response| response.rect);
    if let Some(place) = place.filter(|place| cx.look().keyboard && rect.x_range().contains(place.center().x)) {
        ui.scroll_to_rect_animation(place.expand(8.0), None, ScrollAnimation::none());
    }
}
