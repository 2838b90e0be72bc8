//! What is offered under "other": e-mail, Telegram, X, a document, a size of one's own.

use eframe::egui::{Popup, Rect, Sense, Ui, pos2, vec2};
use sunting_session::purpose::{Other, Purpose};
use sunting_words::Language;
use sunting_words::numbers::number;

use crate::look::widgets::{Button, field};
use crate::look::{fonts, icons};
use crate::panels::{Cx, id, menu, painter};
use crate::state::Action;

/// The draft of the field.
const OWN_SIZE: &str = "own-size";
/// What the field takes, in megabytes.
const LEAST_MB: f64 = 1.0;
const MOST_MB: f64 = 2000.0;

/// Draws the choice, the field where it has one, and what is good to know about it.
pub fn show(ui: &mut Ui, cx: &mut Cx<'_>, other: Other, width: f32) {
    let (row, _) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    let is_own = matches!(other, Other::Own(_));
    let select = if is_own { row.with_max_x(row.right() - 132.0) } else { row };
    let words = cx.t(other.name());
    let label = cx.t("other-choose");
    let button = Button { left: true, tip: &label, ..Button::words(&words) };
    let response = button.show(ui, cx.look(), select, id("other"));
    let caret = pos2(select.right() - 18.0, select.center().y);
    cx.look().icon(&painter(ui), caret, icons::CARET_DOWN, 14.0, cx.theme().ink);
    Popup::menu(&response).show(|ui| {
        for choice in Other::all(cx.model.making.own_bytes()) {
            let words = cx.t(choice.name());
            if menu::entry(ui, cx, &words) {
                cx.push(Action::ChoosePurpose(Purpose::Other(choice)));
            }
        }
    });
    if let Other::Own(bytes) = other {
        own_size(ui, cx, row.with_min_x(select.right() + 8.0), bytes);
    }
    let help = match other {
        Other::Email | Other::SmallEmail => cx.t("other-email-help"),
        Other::Document => cx.t("other-document-help"),
        Other::Telegram | Other::X | Other::Own(_) => String::new(),
    };
    ui.add_space(8.0);
    if !help.is_empty() {
        let galley = cx.look().lines(ui.painter(), &help, fonts::HELP, cx.theme().muted, width, 2);
        let (rect, _) = ui.allocate_exact_size(vec2(width, galley.size().y + 8.0), Sense::hover());
        ui.painter().galley(rect.left_top(), galley, cx.theme().muted);
    }
}

fn own_size(ui: &mut Ui, cx: &mut Cx<'_>, rect: Rect, bytes: u64) {
    let (look, language) = (*cx.look(), cx.words().language());
    let shown = || number(language, bytes as f64 / 1e6, 1);
    let mut text = cx.drafts.texts.remove(OWN_SIZE).unwrap_or_else(shown);
    let (label, unit) = (cx.t("other-own-size"), cx.t("unit-mb"));
    let box_ = rect.with_max_x(rect.right() - 36.0);
    let response = field(ui, &look, box_, id(OWN_SIZE), &label, &mut text, fonts::BODY);
    look.text(&painter(ui), pos2(box_.right() + 8.0, rect.center().y), &unit, fonts::BODY, cx.theme().ink);
    if response.lost_focus() {
        // What is no size leaves the one before.
        if let Some(typed) = typed_bytes(language, &text).filter(|typed| *typed != bytes) {
            cx.push(Action::SetOwnSize(typed));
        }
    } else if response.has_focus() {
        cx.drafts.texts.insert(OWN_SIZE, text);
    }
}

/// `12,5` or `12.5`, in megabytes; what is beyond the ends becomes the nearest of them.
fn typed_bytes(language: Language, text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches(|letter: char| !letter.is_ascii_digit());
    // A thousand is written with the other language's decimal mark.
    let text = match language {
        Language::Id if text.contains(',') => text.replace('.', ""),
        Language::En if text.contains('.') => text.replace(',', ""),
        _ => text.to_owned(),
    };
    let megabytes: f64 = text.replace(',', ".").parse().ok()?;
    (megabytes > 0.0).then(|| (megabytes.clamp(LEAST_MB, MOST_MB) * 1e6) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_type_them() {
        let id = |text| typed_bytes(Language::Id, text);
        assert_eq!([id("20"), id("12,5 MB"), id("12.5")], [Some(20_000_000), Some(12_500_000), Some(12_500_000)]);
        assert_eq!([id("1.500,5"), id("9999"), id("0,1")], [Some(1_500_500_000), Some(2_000_000_000), Some(1_000_000)]);
        assert_eq!([id(""), id("besar"), id("-3"), id("0")], [None; 4]);
        assert_eq!(typed_bytes(Language::En, "12.5"), Some(12_500_000));
    }
}
