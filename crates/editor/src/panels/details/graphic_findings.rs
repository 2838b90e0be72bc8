//! What is wrong with a graphic, each with the button that mends it, and how the words of a field fit.

use std::sync::Arc;

use eframe::egui::{Rect, Ui, pos2, vec2};
use sunting_core::resolved::shown_graphic_of;
use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::chart::SOURCE;
use sunting_graphics::field_fit::{FieldFit, field_fits};
use sunting_graphics::prompts::prompted;
use sunting_graphics::template::Field;
use sunting_session::Session;
use sunting_session::graphic_findings::GraphicFinding;
use sunting_timeline::{Clip, ClipId, Project};

use super::super::{Cx, id};
use super::page::Page;
use crate::look::widgets::Button;
use crate::look::{fonts, icons};
use crate::state::Action;

/// So many letters that no font has are named.
const MOST_LETTERS: usize = 8;

/// What is known of the chosen graphic in one state of the project.
pub struct Known {
    project: Arc<Project>,
    clip: ClipId,
    findings: Vec<GraphicFinding>,
    /// How its text fields fit, in their order.
    fits: Vec<(String, FieldFit)>,
}

impl Known {
    fn of(session: &Session, clip: &Clip) -> Self {
        let project = session.project().clone();
        let canvas_px = (project.canvas.width_px, project.canvas.height_px);
        let mut shown = shown_graphic_of(&project, clip);
        // As on the stage: what lacks a required field would not be drawn.
        if let Some(shown) = &mut shown
            && let Some(graphic) = prompted(&shown.graphic, shown.own.as_ref(), shown.language)
        {
            shown.graphic = graphic;
        }
        Self {
            clip: clip.id,
            findings: session.graphic_findings(clip),
            fits: shown.map_or_else(Vec::new, |shown| field_fits(&shown, canvas_px)),
            project,
        }
    }
}

/// What is known of the graphic, found out once for each state of the project.
fn known<'a>(cx: &'a mut Cx<'_>, clip: &Clip) -> &'a Known {
    let session = &cx.model.session;
    let is_same = |known: &Known| known.clip == clip.id && Arc::ptr_eq(&known.project, session.project());
    let kept = cx.drafts.known_graphic.take().filter(is_same);
    cx.drafts.known_graphic.insert(kept.unwrap_or_else(|| Known::of(session, clip)))
}

/// Says under a field that its words take more lines or smaller letters than they would alone.
pub(super) fn fit(ui: &Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, field: &Field) {
    let letters = Session::graphic_of(clip).map_or(0, |graphic| graphic.text(field.id).chars().count());
    let fit = known(cx, clip).fits.iter().find(|(own, _)| *own == field.id).map(|(_, fit)| *fit);
    let Some(fit) = fit else { return };
    if !fit.is_smaller() {
        return;
    }
    let is_too_long = fit.is_smallest() && letters > field.most_characters;
    let words = match (is_too_long, fit.lines) {
        (true, _) => {
            let language = sunting_session::graphics::language_of(cx.words().language());
            cx.t1("graphic-too-long", "field", field.names.of(language).to_lowercase())
        }
        (false, lines) => {
            let percent = (fit.part * 100.0).round().to_string();
            cx.t1(if lines == 2 { "graphic-two-lines" } else { "graphic-smaller" }, "percent", percent)
        }
    };
    let (look, theme) = (*cx.look(), *cx.theme());
    let ink = if is_too_long { theme.warn } else { theme.muted };
    let galley = look.lines(ui.painter(), &words, fonts::HELP, ink, page.width(), 3);
    let row = page.row(galley.size().y + 4.0);
    ui.painter().galley(row.min + vec2(0.0, 2.0), galley, ink);
}

/// What is wrong, each with a reason and one button. How long it is seen is said elsewhere.
pub(super) fn show(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip) {
    let findings = known(cx, clip).findings.clone();
    for (index, finding) in findings.iter().enumerate() {
        if !matches!(finding, GraphicFinding::TooQuick { .. }) {
            one(ui, cx, page, clip, (index, finding));
        }
    }
}

fn one(ui: &mut Ui, cx: &mut Cx<'_>, page: &mut Page, clip: &Clip, (index, finding): (usize, &GraphicFinding)) {
    let (look, theme) = (*cx.look(), *cx.theme());
    let (reason, fix) = words_of(cx, clip, finding);
    let galley = look.sentence(ui.painter(), &reason, fonts::HELP_STRONG, theme.warn, page.width() - 22.0, 3);
    let row = page.row(galley.size().y + 4.0);
    look.icon(ui.painter(), pos2(row.left() + 8.0, row.top() + 10.0), icons::WARNING, 16.0, theme.warn);
    ui.painter().galley(pos2(row.left() + 22.0, row.top()), galley, theme.warn);
    let row = page.row(32.0);
    let width = look.width(ui.painter(), &fix, fonts::HELP_STRONG) + 24.0;
    let rect = Rect::from_min_size(pos2(row.left() + 22.0, row.top()), vec2(width, 32.0));
    let edits = cx.model.session.mend_graphic(clip, finding);
    let no_room = cx.t("reason-no-free-time");
    let is_possible = matches!(finding, GraphicFinding::Empty { .. }) || !edits.is_empty();
    let button = Button { font: Some(fonts::HELP_STRONG), ..Button::words(&fix) };
    let button = button.disabled((!is_possible).then_some(no_room.as_str()));
    if button.show(ui, &look, rect, id(("graphic-fix", index))).clicked() {
        cx.push(match finding {
            GraphicFinding::Empty { field } => Action::WriteInto(clip.id, Some(field.clone())),
            GraphicFinding::SeenWith { .. } => Action::Edit("undo-graphic-tidy", edits),
            _ => Action::Edit("undo-graphic-words", edits),
        });
    }
    page.space(4.0);
}

/// What is wrong, and what mends it.
fn words_of(cx: &Cx<'_>, clip: &Clip, finding: &GraphicFinding) -> (String, String) {
    match finding {
        GraphicFinding::Empty { field } if field == SOURCE => (cx.t("finding-no-source"), cx.t("fix-fill-in")),
        GraphicFinding::Empty { field } => {
            let project = cx.model.session.project();
            let template = Session::graphic_of(clip).and_then(|own| AnyTemplate::of(own, project.own_template(own)));
            let fields = template.as_ref().map_or_else(Vec::new, AnyTemplate::fields);
            let own = fields.iter().find(|own| own.id == field);
            let language = sunting_session::graphics::language_of(cx.words().language());
            let name = own.map_or_else(|| cx.t("field-heading"), |own| own.names.of(language).to_owned());
            (cx.t1("finding-empty-field", "field", name), cx.t("fix-fill-in"))
        }
        GraphicFinding::SeenWith { name, .. } => (cx.t1("finding-seen-with", "name", name), cx.t("fix-tidy")),
        GraphicFinding::TooQuick { .. } => (cx.t("graphic-too-quick"), cx.t("fix-tidy")),
        GraphicFinding::Emoji { .. } => (cx.t("finding-emoji"), cx.t("fix-emoji")),
        GraphicFinding::UnknownLetters { letters, .. } => {
            let letters: String = letters.iter().take(MOST_LETTERS).collect();
            (cx.t1("finding-unknown-letters", "letters", letters), cx.t("fix-unknown-letters"))
        }
        GraphicFinding::AllCapitals { .. } => (cx.t("finding-capitals"), cx.t("fix-capitals")),
    }
}
