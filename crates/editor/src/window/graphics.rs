//! Titles, cards and charts: put in, and filled in while they are typed.

use sunting_session::Selection;
use sunting_session::graphics::language_of;
use sunting_timeline::ClipId;
use sunting_timeline::graphic::{FieldValue, Graphic, Table};

use super::Window;
use crate::look::icons;

impl Window {
    /// Puts a graphic in at the playhead, or behind what is seen there, and its first field takes the focus.
    pub(super) fn add_graphic(&mut self, graphic: Graphic) {
        self.leave_file();
        self.forget_undo_button();
        let language = language_of(self.model.words.language());
        match self.model.session.add_graphic("undo-add-graphic", graphic, language) {
            Ok((clip, placed)) => {
                self.model.session.selection = Selection::clip(clip);
                self.bring_line_into(clip);
                self.drafts.focus_field = Some(clip);
                if let Some(name) = placed.behind {
                    let text = self.model.words.text("notice-text-behind", &[("name", name.into())]);
                    self.say(icons::INFO, text, None);
                }
            }
            Err(error) => self.refuse(&error),
        }
    }

    pub(super) fn type_field(&mut self, clip: ClipId, field: &'static str, value: Option<FieldValue>) {
        self.note_typed_graphic(clip);
        self.leave_file();
        self.forget_undo_button();
        if let Err(error) = self.model.session.type_field("undo-graphic-words", clip, field, value) {
            self.refuse(&error);
        }
    }

    pub(super) fn type_table(&mut self, clip: ClipId, table: Table) {
        self.leave_file();
        self.forget_undo_button();
        if let Err(error) = self.model.session.type_table("undo-graphic-table", clip, table) {
            self.refuse(&error);
        }
    }
}
