//! The styles that subtitles may have, each as it looks.

use eframe::egui::accesskit::Role;
use eframe::egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use sunting_session::subtitles::{SubtitleEdit, office_style};
use sunting_timeline::style::{ShippedStyle, TextStyle, offered};
use sunting_words::Language;

use super::super::{Cx, id, painter};
use super::page::Page;
use super::sample;
use crate::look::fonts;
use crate::state::Action;

/// So many stand beside each other, with room between them.
const COLUMNS: usize = 3;
const GAP: f32 = 4.0;
/// A sample, and the words under it.
const SAMPLE: f32 = 44.0;
const UNDER: f32 = 28.0;

pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, style: &TextStyle) {
    let kit = cx.model.session.project().graphics_look.kit.clone();
    let office = kit.map(|kit| office_style(&kit, style));
    let is_office = office.as_ref() == Some(style);
    let chosen = Some(style.base().base).filter(|_| !is_office);
    let language = cx.words().language();
    let mut looks: Vec<Look> = offered().map(|shipped| Look::of(shipped, style, language, chosen.as_deref())).collect();
    // The rest is under "Lainnya…", unless one of it is chosen.
    if !cx.drafts.more_style && !looks.iter().skip(COLUMNS).any(|look| look.is_chosen) {
        looks.truncate(COLUMNS);
    }
    looks.extend(office.map(|style| Look { key: "office", words: cx.t("style-office"), style, is_chosen: is_office }));
    for row_of_looks in looks.chunks(COLUMNS) {
        let row = page.row(SAMPLE + UNDER);
        let width = (row.width() - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32;
        let mut left = row.left();
        for look in row_of_looks {
            let rect = Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()));
            if one(ui, cx, rect, look) && !look.is_chosen {
                cx.push(Action::Subtitle(SubtitleEdit::SetStyle(look.style.clone())));
            }
            left += width + GAP;
        }
    }
}

/// A style that is offered.
struct Look {
    key: &'static str,
    words: String,
    style: TextStyle,
    is_chosen: bool,
}

impl Look {
    /// The chosen one is shown as it is, with all that was changed about it.
    fn of(shipped: &'static ShippedStyle, style: &TextStyle, language: Language, chosen: Option<&str>) -> Self {
        let key = shipped.style.name.as_str();
        let is_chosen = chosen == Some(key);
        let own = if is_chosen { style.clone() } else { style.with_base(shipped) };
        let words = match language {
            Language::Id => &shipped.title_id,
            Language::En => &shipped.title_en,
        };
        Self { key, words: words.clone(), style: own, is_chosen }
    }
}

fn one(ui: &Ui, cx: &mut Cx<'_>, rect: Rect, look_of: &Look) -> bool {
    let (theme, look, painter) = (*cx.theme(), *cx.look(), painter(ui));
    let Look { key, words, style, is_chosen } = look_of;
    let response = ui.interact(rect, id(("style-look", *key)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, *is_chosen, words));
    let picture = Rect::from_min_size(rect.min, vec2(rect.width(), SAMPLE));
    sample::show(ui, cx, picture, key, style);
    if *is_chosen {
        let stroke = Stroke::new(2.0, theme.accent);
        painter.rect_stroke(picture.expand(1.0), CornerRadius::same(7), stroke, StrokeKind::Inside);
    }
    let at = pos2(rect.center().x, picture.bottom() + 16.0);
    let is_marked = *is_chosen || response.hovered();
    let (font, ink) = if is_marked { (fonts::SMALL_STRONG, theme.accent) } else { (fonts::SMALL, theme.ink) };
    look.text_center(&painter, at, words, font, ink);
    if look.keyboard && response.has_focus() {
        look.focus_ring(&painter, picture, 6);
    }
    response.clicked()
}
