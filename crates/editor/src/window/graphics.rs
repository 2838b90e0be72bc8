//! Titles, cards and charts: put in, and filled in while they are typed.

use sunting_graphics::chart::CHART_PREFIX;
use sunting_session::graphics::language_of;
use sunting_session::{Selection, Session};
use sunting_timeline::ClipId;
use sunting_timeline::graphic::{FieldValue, Graphic, Place, Table};
use sunting_timeline::own_template::StoredTemplate;

use super::Window;
use crate::look::icons;
use crate::state::Command;
use crate::state::text_tab::TextTab;

impl Window {
    /// Puts a graphic, maybe of a user's own template, in at the playhead, or behind what is seen there, and its first field takes the focus.
    pub(super) fn add_graphic(&mut self, graphic: Graphic, own: Option<StoredTemplate>) {
        self.leave_file();
        self.forget_undo_button();
        let language = language_of(self.model.words.language());
        let added = match own {
            Some(own) => self.model.session.add_own_graphic("undo-add-graphic", graphic, own, language),
            None => self.model.session.add_graphic("undo-add-graphic", graphic, language),
        };
        match added {
            Ok((clip, placed)) => {
                self.model.session.selection = Selection::clip(clip);
                self.bring_line_into(clip);
                self.write_into(clip, None);
                if let Some(name) = placed.behind {
                    let text = self.model.words.text("notice-text-behind", &[("name", name.into())]);
                    self.say(icons::INFO, text, None);
                }
            }
            Err(error) => self.refuse(&error),
        }
    }

    /// Shows a graphic where it is edited: in *Teks*, chosen, at its time.
    pub(super) fn show_graphic(&mut self, clip: ClipId) {
        self.run(Command::StepText);
        let graphic = self.model.session.clip(clip).and_then(Session::graphic_of);
        let is_chart = graphic.is_some_and(|graphic| graphic.template.starts_with(CHART_PREFIX));
        self.drafts.text_tab = if is_chart { TextTab::Charts } else { TextTab::Titles };
        self.model.session.selection = Selection::clip(clip);
        self.bring_line_into(clip);
        self.model.chrome.lend_details();
    }

    /// Colours and logo of the office are what is seen while nothing is chosen.
    pub(super) fn show_office(&mut self) {
        self.model.session.selection = Selection::Nothing;
        self.model.chrome.open_details(true);
    }

    /// The text cursor goes into a field of a graphic, which has to be in view for that.
    pub(super) fn write_into(&mut self, clip: ClipId, field: Option<String>) {
        self.model.session.selection = Selection::clip(clip);
        self.model.chrome.lend_details();
        (self.drafts.focus_field, self.drafts.focus_part) = (Some(clip), field);
    }

    /// A field waits for the text cursor only as long as its graphic is chosen.
    pub(super) fn let_go_of_field(&mut self) {
        if self.model.session.selection == Selection::Nothing {
            self.model.chrome.take_back_details();
        }
        if self.drafts.focus_field != self.model.session.selection.only_clip() {
            (self.drafts.focus_field, self.drafts.focus_part) = (None, None);
        }
    }

    pub(super) fn type_field(&mut self, clip: ClipId, field: &str, value: Option<FieldValue>) {
        self.note_typed_graphic(clip);
        self.leave_file();
        self.forget_undo_button();
        if let Err(error) = self.model.session.type_field("undo-graphic-words", clip, field, value) {
            self.refuse(&error);
        }
    }

    pub(super) fn type_place(&mut self, clip: ClipId, place: Place) {
        self.leave_file();
        self.forget_undo_button();
        if let Err(error) = self.model.session.type_place("undo-graphic-place", clip, place) {
            self.refuse(&error);
        }
    }

    pub(super) fn type_table(&mut self, clip: ClipId, table: Table) {
        self.leave_file();
        self.forget_undo_button();
        let kind_follows = self.drafts.charts.kind_follows == Some(clip);
        if let Err(error) = self.model.session.type_table("undo-graphic-table", clip, table, kind_follows) {
            self.refuse(&error);
        }
    }
}
