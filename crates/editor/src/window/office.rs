//! The office's colours and logo: changed in the project, and kept for this laptop.

use std::path::Path;
use std::sync::Arc;

use sunting_graphics::kit_file::{KitFile, MOST_CHARACTERS};
use sunting_graphics::palette::{Ground, Palette};
use sunting_session::Session;
use sunting_timeline::edit::Edit;
use sunting_timeline::graphic::{CornerLogo, GraphicsLook};
use sunting_timeline::kit::Kit;
use sunting_timeline::{Canvas, ClipId, History, Project};

use super::Window;
use crate::look::icons;
use crate::model::LogoLook;
use crate::services::logo::ReadLogo;
use crate::state::Step;
use crate::state::office::OfficeEdit;
use crate::state::text_tab::TextTab;

/// The fields of a person, and of a source.
const NAME: &str = "nama";
const POSITION: &str = "jabatan";
const SOURCE: &str = "sumber";

impl Window {
    /// Changes the look of all graphics, and with it the laptop's, if they are the same office's.
    pub(super) fn change_office(&mut self, edit: OfficeEdit) {
        let before = self.model.session.project().graphics_look.clone();
        let kit = || before.kit.as_deref().cloned().unwrap_or_default();
        let with_kit = |kit: Kit| GraphicsLook { kit: Some(Arc::new(kit)), ..before.clone() };
        let look = match edit {
            OfficeEdit::Name(name) => {
                let name = name.chars().take(MOST_CHARACTERS).collect();
                return self.type_look(with_kit(Kit { name, ..kit() }));
            }
            OfficeEdit::Primary(primary) => with_kit(Kit { primary, ..kit() }),
            OfficeEdit::Accent(accent) => with_kit(Kit { accent, ..kit() }),
            OfficeEdit::WithoutLogo => {
                self.model.office.end_reading(None);
                with_kit(Kit { logo: None, ..kit() })
            }
            OfficeEdit::CornerLogo(corner_logo) => GraphicsLook { corner_logo, ..before.clone() },
            OfficeEdit::ReducedMotion(reduced_motion) => GraphicsLook { reduced_motion, ..before.clone() },
            OfficeEdit::TakeOwn => match self.model.office.own() {
                Some(own) => look_of(own, &before),
                None => return,
            },
            OfficeEdit::ForgetPerson(name) => return self.model.office.change(|own| own.forget_person(&name)),
            OfficeEdit::ForgetSource(source) => return self.model.office.change(|own| own.forget_source(&source)),
        };
        self.set_look(&before, look);
    }

    fn set_look(&mut self, before: &GraphicsLook, look: GraphicsLook) {
        let follows = self.model.office.follows(before);
        let is_set = look == *before || self.edit("undo-office", &[Edit::SetGraphicsLook { look: look.clone() }]);
        if is_set && follows {
            self.model.office.wear(&look);
        }
    }

    fn type_look(&mut self, look: GraphicsLook) {
        self.leave_file();
        self.forget_undo_button();
        let follows = self.model.office.follows(&self.model.session.project().graphics_look);
        match self.model.session.type_look("undo-office", look.clone()) {
            Ok(()) if follows => self.model.office.wear(&look),
            Ok(()) => {}
            Err(error) => self.refuse(&error),
        }
    }

    /// A logo's file is asked for from services.
    pub fn begin_reading_logo(&mut self) {
        self.model.office.begin_reading();
    }

    /// A chosen logo gives the office its colours; it stands in the corner of the film unless that was decided before.
    pub fn take_logo(&mut self, read: ReadLogo) {
        if self.model.safety.look_only() {
            self.model.office.end_reading(None);
            return self.tell_look_only();
        }
        let told = [(read.edges_cleared, "office-edges-cleared"), (read.words_left_out, "office-words-left-out")];
        let told: Vec<String> = told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| self.t(key)).collect();
        self.model.office.end_reading((!told.is_empty()).then(|| (told.join(" "), false)));
        let before = self.model.session.project().graphics_look.clone();
        let had_logo = before.kit.as_ref().is_some_and(|kit| kit.logo.is_some());
        let kit = Kit {
            primary: read.primary,
            accent: read.accent,
            logo: Some(read.look.stored.clone()),
            ..before.kit.as_deref().cloned().unwrap_or_default()
        };
        let corner_logo = if had_logo { before.corner_logo } else { Some(before.corner_logo.unwrap_or_default()) };
        self.model.office.show_logo(read.look);
        let is_mended = !Palette::of(&kit, Ground::Light).adjusted.is_empty();
        self.set_look(&before, GraphicsLook { kit: Some(Arc::new(kit)), corner_logo, ..before.clone() });
        if is_mended {
            self.say(icons::INFO, self.t("office-adjusted"), None);
        }
    }

    /// Says why a logo cannot be taken.
    pub fn refuse_logo(&mut self, why: String) {
        self.model.office.end_reading(Some((why, true)));
    }

    /// How a logo of a project is shown.
    pub fn show_logo(&mut self, look: LogoLook) {
        self.model.office.show_logo(look);
    }

    /// What the laptop keeps. A project that nobody has begun gets it.
    pub fn found_office(&mut self, own: Option<KitFile>) {
        self.model.office.found(own);
        let session = &self.model.session;
        let is_begun = session.history().labels().next().is_some() || self.model.safety.place().is_some();
        if !is_begun && self.model.is_start() {
            self.model.session = self.new_session();
        }
    }

    /// A new project in the laptop's look.
    pub fn new_session(&self) -> Session {
        let mut project = Project::new(Canvas::default());
        if let Some(own) = self.model.office.own().filter(|_| self.model.office.own_kit().is_some()) {
            project.graphics_look = look_of(own, &project.graphics_look);
        }
        Session::new(History::new(Arc::new(project)), Arc::default())
    }

    /// A colleague's office becomes the laptop's and the project's; whom and what both remember is kept.
    pub fn take_office(&mut self, mut taken: KitFile) {
        if self.model.safety.look_only() {
            return self.tell_look_only();
        }
        let before = self.model.session.project().graphics_look.clone();
        let look = look_of(&taken, &before);
        if let Some(own) = self.model.office.own() {
            taken.take_over((**own).clone());
        }
        self.model.office.take(taken);
        self.model.office.wear(&look);
        self.set_look(&before, look);
        let name = self.model.office.own_kit().map(|kit| kit.name.clone()).unwrap_or_default();
        let text = self.words().text("office-taken", &[("name", name.into())]);
        self.say(icons::CHECK_CIRCLE, text, None);
    }

    /// The laptop goes along when a step of its look is taken back, and remembers the names in what was left.
    pub(super) fn follow_office(&mut self) {
        let look = self.model.session.project().graphics_look.clone();
        if self.model.office.is_foreign(&look) && self.model.office.follows(&look) {
            self.model.office.wear(&look);
        }
        self.remember_used();
    }

    /// A step that changed where the logo stands in the film is taken back: the laptop's habit with it.
    pub(super) fn follow_corner_logo(&mut self, before: Option<CornerLogo>) {
        let look = self.model.session.project().graphics_look.clone();
        if look.corner_logo != before && !self.model.office.is_foreign(&look) {
            self.model.office.wear(&look);
        }
    }

    /// What is new about the laptop's office, once, and whether it goes into a file of its own.
    pub fn office_to_keep(&mut self) -> Option<(KitFile, bool)> {
        self.model.office.take_unkept()
    }

    /// The project's office, with whom and what the laptop remembers; `None` where it has none.
    pub fn office_to_give(&self) -> Option<KitFile> {
        let look = &self.model.session.project().graphics_look;
        let mut file = KitFile::new(look.kit.as_deref()?.clone());
        file.corner_logo = look.corner_logo;
        if let Some(own) = self.model.office.own() {
            (file.people, file.sources) = (own.people.clone(), own.sources.clone());
        }
        Some(file)
    }

    /// Notes that somebody types into a graphic: its names are remembered when it is left.
    pub(super) fn note_typed_graphic(&mut self, clip: ClipId) {
        self.drafts.typed_graphic = Some(clip);
    }

    fn remember_used(&mut self) {
        let chosen = self.model.session.selection.only_clip();
        if let Some(clip) = self.drafts.typed_graphic.filter(|clip| chosen != Some(*clip)) {
            self.drafts.typed_graphic = None;
            self.remember_words_of(clip);
        }
    }

    fn remember_words_of(&mut self, clip: ClipId) {
        let Some(graphic) = self.model.session.clip(clip).and_then(Session::graphic_of).cloned() else { return };
        let text = |field: &str| graphic.text(field).trim().to_owned();
        let (name, position, source) = (text(NAME), text(POSITION), text(SOURCE));
        let is_new = self.model.office.own().is_none_or(|own| {
            let first = own.people.first().map(|person| (person.name.as_str(), person.position.as_str()));
            let has_person = name.is_empty() || first == Some((&name, &position));
            !has_person || !(source.is_empty() || own.sources.first() == Some(&source))
        });
        if is_new && !(name.is_empty() && source.is_empty()) {
            self.model.office.change(|own| remember(own, (&name, &position), &source));
        }
    }

    /// Remembers what still stands in a graphic that is open: the project is about to be left.
    pub(super) fn keep_used(&mut self) {
        if let Some(clip) = self.drafts.typed_graphic.take() {
            self.remember_words_of(clip);
        }
    }

    /// Whether the page of the office's look can be seen.
    pub fn shows_office(&self) -> bool {
        let is_there = self.model.chrome.step() == Step::Text && self.drafts.text_tab != TextTab::Subtitles;
        is_there && self.model.session.selection == sunting_session::Selection::Nothing && !self.model.is_start()
    }

    /// The logo that a dropped file is meant as, if it is dropped where one is asked for.
    pub fn dropped_logo<'a>(&self, files: &'a [std::path::PathBuf]) -> Option<&'a Path> {
        let [file] = files else { return None };
        let ending = file.extension()?.to_string_lossy().to_lowercase();
        let is_asked = self.shows_office() && self.model.overlays.shown().is_none();
        (is_asked && ["svg", "png", "jpg", "jpeg"].contains(&ending.as_str())).then_some(file)
    }
}

/// The look that an office's file gives a project.
fn look_of(file: &KitFile, before: &GraphicsLook) -> GraphicsLook {
    let corner_logo: Option<CornerLogo> = file.corner_logo.filter(|_| file.kit.logo.is_some());
    GraphicsLook { kit: Some(Arc::new(file.kit.clone())), corner_logo, ..before.clone() }
}

fn remember(own: &mut KitFile, (name, position): (&str, &str), source: &str) {
    if !name.is_empty() {
        own.remember_person(name, position);
    }
    if !source.is_empty() {
        own.remember_source(source);
    }
}
