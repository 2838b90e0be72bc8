//! What else a state can look like: details and menus open, every sentence told, every purpose at every verdict.

use eframe::egui::{Context, PointerButton};
use sunting_core::error::{MediaError, MediaProblem};
use sunting_core::project_file::ProjectFileError;
use sunting_core::workspace::autosave::SaveState;
use sunting_editor::layout::Class;
use sunting_editor::model::{Failure, Incoming, Model};
use sunting_editor::state::sample::Sample;
use sunting_editor::window::Window;
use sunting_session::purpose::{Other, Purpose};

use super::sheet::Sheet;
use super::{LETTERS, support};
use support::{making, media, sentences, states};

/// What is clicked, by its label.
type Clicked = (fn(&Model) -> String, PointerButton);
/// What is different.
type Change = Box<dyn Fn(&mut Window)>;

/// A state, and what happens in it.
pub struct Variation {
    /// For the report.
    pub name: String,
    /// What changes one after the other while the window is open, each with a name for the report.
    pub changes: Vec<(String, Change)>,
    state: &'static str,
    has_details: bool,
    clicked: Option<Clicked>,
}

impl Variation {
    fn of(state: &'static str) -> Self {
        Self { name: state.to_owned(), changes: Vec::new(), state, has_details: false, clicked: None }
    }

    fn details(state: &'static str) -> Self {
        Self { name: format!("{state} with details"), has_details: true, ..Self::of(state) }
    }

    fn menu(name: &str, state: &'static str, label: fn(&Model) -> String, button: PointerButton) -> Self {
        Self { name: name.to_owned(), clicked: Some((label, button)), ..Self::of(state) }
    }

    fn series(name: &str, state: &'static str, changes: Vec<(String, Change)>) -> Self {
        Self { name: name.to_owned(), changes, ..Self::of(state) }
    }

    /// Whether names of that length and a window of that size can show something new in it.
    pub fn is_worth(&self, letters: usize, size: [f32; 2]) -> bool {
        let is_longest = letters == LETTERS[LETTERS.len() - 1];
        // Wide windows have the details beside the stage, always.
        let has_drawer = Class::of(size.into(), Class::Wide) != Class::Wide;
        if self.has_details { is_longest && has_drawer } else { is_longest || self.changes.is_empty() }
    }

    /// The window in it.
    pub fn window(&self, context: &Context, language: &str) -> Window {
        let mut window = states::window(context, self.state, language);
        let is_open = window.model.chrome.details_open() || self.has_details;
        window.model.chrome.open_details(is_open);
        window
    }

    /// Opens what is to be open; whether there is such a thing at this size.
    pub fn open(&self, sheet: &mut Sheet) -> bool {
        let Some((label, button)) = self.clicked else { return true };
        let label = label(&sheet.window.model);
        sheet.click(&label, button)
    }
}

/// All of them.
pub fn all() -> Vec<Variation> {
    let names = || states::names().filter(|name| *name != "long");
    let mut all: Vec<_> = names().map(Variation::of).collect();
    let has_details = |name: &&str| {
        let window = states::window(&Context::default(), name, "id");
        window.model.overlays.shown().is_none() && !window.model.is_start() && !window.model.chrome.details_open()
    };
    all.extend(names().filter(has_details).map(Variation::details));
    all.extend(menus());
    all.extend(told());
    all.extend([not_saved(), purposes()]);
    all
}

fn menus() -> Vec<Variation> {
    let (first, second) = (PointerButton::Primary, PointerButton::Secondary);
    vec![
        Variation::menu("project menu", "edit", |model| model.t("project-menu"), first),
        Variation::menu("more", "edit", |model| model.t("more"), first),
        Variation::menu("volume", "edit", |model| model.t("control-volume"), first),
        Variation::menu("shapes", "edit", Model::shape_words, first),
        Variation::menu("ways to subtitles", "subtitles", |model| model.t("subtitles-fill"), first),
        Variation::menu("menu of a subtitle", "typing", |model| model.t("subtitle-menu"), first),
        Variation::menu("other purposes", "make-own", |model| model.t("other-own"), first),
        Variation::menu("steps back", "edit", |model| model.t("cmd-undo"), second),
        Variation::menu("menu of a clip", "edit", |_| "10.15.30".to_owned(), second),
        Variation::menu("menu of a file", "unused", |_| "083112".to_owned(), second),
    ]
}

/// Every sentence where it is told: on the stage, of a file that does not come in, of a video that was not made.
fn told() -> [Variation; 3] {
    let series = |name: &str, state: &'static str, change: fn(&mut Window, String, &str)| {
        let one = |key: &'static str| {
            let change = move |window: &mut Window| change(window, sentences::told(window, key), key);
            (key.to_owned(), Box::new(change) as Change)
        };
        Variation::series(name, state, sentences::keys().into_iter().map(one).collect())
    };
    [
        series("told", "edit", |window, told, key| media::told(window, &told, key.starts_with("window-error"))),
        series("not made", "make-failed", |window, told, _| {
            making::fail_first(window, Failure { sentence: told, ..Failure::default() });
        }),
        series("not in", "incoming", |window, told, _| {
            let first = window.model.shelf.incoming()[0].0.clone();
            media::coming(window, [(first, Incoming::Failed(told))]);
        }),
    ]
}

/// Every reason why the work is not saved.
fn not_saved() -> Variation {
    let problems =
        [MediaProblem::NotFound, MediaProblem::PermissionDenied, MediaProblem::DiskFull, MediaProblem::Changed];
    let failed = problems.map(|problem| {
        let error = MediaError::new("Aktivasi IKD.sunting", problem);
        SaveState::Failed(ProjectFileError::File(error))
    });
    let change = |state: SaveState| {
        let name = format!("{state:?}");
        let change = move |window: &mut Window| window.model.safety.note_save(state.clone());
        (name, Box::new(change) as Change)
    };
    Variation::series("not saved", "edit", failed.into_iter().chain([SaveState::Ended]).map(change).collect())
}

/// Every purpose, each at every verdict.
fn purposes() -> Variation {
    let others = [Other::Email, Other::SmallEmail, Other::Telegram, Other::X, Other::Document].map(Purpose::Other);
    let mut changes: Vec<(String, Change)> = Vec::new();
    for purpose in Purpose::ALL.into_iter().chain(others) {
        for bits_per_pixel in [0.06, 0.3, 0.65, 1.6] {
            let change = move |window: &mut Window| {
                making::plan(window, purpose, bits_per_pixel);
                window.model.chrome.open_details(true);
                window.model.making.note_sample(if bits_per_pixel > 1.0 { Sample::Making } else { Sample::None });
            };
            changes.push((format!("{purpose:?} at {bits_per_pixel}"), Box::new(change)));
        }
    }
    Variation::series("purposes", "make", changes)
}
