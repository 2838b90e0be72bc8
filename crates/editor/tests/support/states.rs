//! The states of the window, by name.

use eframe::egui::Context;
use sunting_editor::state::Step;
use sunting_editor::window::Window;
use sunting_session::Selection;

/// The states, besides those of *Jadikan video* and those that differ little from another one.
const STATES: [&str; 37] = [
    "start",
    "start-later",
    "import",
    "incoming",
    "unused",
    "viewing",
    "placed-nothing",
    "media",
    "trouble",
    "edit",
    "look-only",
    "portrait",
    "blurred",
    "photo",
    "several",
    "music",
    "shading",
    "trim-nothing",
    "tracks",
    "long",
    "subtitles",
    "typing",
    "style",
    "no-subtitles",
    "palette",
    "help",
    "settings",
    "versions",
    "moving",
    "phone",
    "sending",
    "path",
    "leaving",
    "leaving-work",
    "missing",
    "repairs",
    "subtitle-file",
];

/// The names of all states.
pub fn names() -> impl Iterator<Item = &'static str> {
    let further = super::further::STATES.iter().map(|(name, ..)| *name);
    STATES.into_iter().chain(super::making::STATES).chain(further)
}

/// A window in a state.
pub fn window(context: &Context, state: &str, language: &str) -> Window {
    match super::further::STATES.iter().find(|(name, ..)| *name == state) {
        Some((_, from, change)) => {
            let mut window = usual(context, from, language);
            change(&mut window);
            if window.model.session.graphics().next().is_some() {
                super::pictures::show_picture(&mut window, context);
            }
            window
        }
        None => usual(context, state, language),
    }
}

fn usual(context: &Context, state: &str, language: &str) -> Window {
    let at = |step| super::window(context, language, step);
    let mut window = match state {
        "start" => super::empty_window(context, language),
        "start-later" => super::later_window(context, language),
        "import" => at(Step::Import),
        "incoming" => super::media::incoming(context, language),
        "unused" => super::media::unused(context, language),
        "viewing" => super::media::viewing(context, language),
        "placed-nothing" => super::media::nothing_placed(context, language, Step::Import),
        "trim-nothing" => super::media::nothing_placed(context, language, Step::Trim),
        "trouble" => super::media::trouble(context, language),
        "portrait" => super::media::portrait(context, language),
        "edit" | "look-only" => at(Step::Trim),
        "subtitles" => at(Step::Text),
        "tracks" | "long" | "shading" => at(Step::Trim),
        "typing" | "style" | "several" | "music" => {
            let mut window = at(if state == "typing" || state == "style" { Step::Text } else { Step::Trim });
            super::choose(&mut window, state);
            window
        }
        "no-subtitles" => super::window_without_subtitles(context, language),
        "media" => {
            let mut window = at(Step::Import);
            let media = window.model.session.project().media[1].id;
            window.model.session.selection = Selection::Media(media);
            window
        }
        "blurred" | "photo" => super::narrow_window(context, language, state == "photo"),
        state if super::making::STATES.contains(&state) => at(Step::Make),
        other => super::overlay_window(context, language, other).unwrap_or_else(|| panic!("{other} is not a state")),
    };
    if state == "import" {
        super::media::recorded(&mut window);
        let shape = window.model.t(window.model.shape()).to_lowercase();
        let told = window.model.words.text("notice-placed", &[("count", 4.into()), ("shape", shape.into())]);
        super::media::told(&mut window, &told, false);
    }
    if state == "edit" {
        super::choose_and_mark(&mut window);
    }
    if state == "look-only" {
        window.model.safety.note_look_only(true);
        window.tell_look_only();
    }
    if state == "tracks" {
        super::odd_tracks(&mut window);
    }
    if state == "shading" {
        window.drafts.hovered_tool = Some(sunting_editor::state::Command::RemoveAfter);
    }
    if state == "long" {
        window.model.session = super::long_session(1000, 2000);
        window.model.chrome.open_tracks();
    }
    if window.model.chrome.step() == Step::Make {
        super::making::show(&mut window, state);
    }
    if !state.starts_with("start") {
        super::pictures::show_picture(&mut window, context);
    }
    window
}
