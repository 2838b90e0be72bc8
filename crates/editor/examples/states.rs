//! The window in one of its states, with made-up material: `states STATE [id|en] [light|dark] [WxH]`. For screenshots.
//! `states --list` names the states.

#[path = "../tests/support/mod.rs"]
mod support;

use eframe::egui;
use sunting_editor::state::{Selection, Step};
use sunting_editor::window::Window;

/// Every state that there is, besides those of *Jadikan video*.
const STATES: [&str; 33] = [
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
    "repairs",
];

struct Gallery(Window);

impl eframe::App for Gallery {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.0.logic(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.0.ui(ui);
        if support::fulfil(&mut self.0, &ui.ctx().clone()) {
            ui.ctx().request_repaint();
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.0.model.look.theme.surface.to_normalized_gamma_f32()
    }
}

fn window(context: &egui::Context, state: &str, language: &str) -> Window {
    let at = |step| support::window(context, language, step);
    let mut window = match state {
        "start" => support::empty_window(context, language),
        "start-later" => support::later_window(context, language),
        "import" => at(Step::Import),
        "incoming" => support::media::incoming(context, language),
        "unused" => support::media::unused(context, language),
        "viewing" => support::media::viewing(context, language),
        "placed-nothing" => support::media::nothing_placed(context, language, Step::Import),
        "trim-nothing" => support::media::nothing_placed(context, language, Step::Trim),
        "trouble" => support::media::trouble(context, language),
        "portrait" => support::media::portrait(context, language),
        "edit" => at(Step::Trim),
        "subtitles" => at(Step::Text),
        "tracks" | "long" | "shading" => at(Step::Trim),
        "typing" | "style" | "several" | "music" => {
            let mut window = at(if state == "typing" || state == "style" { Step::Text } else { Step::Trim });
            support::choose(&mut window, state);
            window
        }
        "no-subtitles" => support::window_without_subtitles(context, language),
        "media" => {
            let mut window = at(Step::Import);
            let media = window.model.session.project().media[1].id;
            window.model.session.selection = Selection::Media(media);
            window
        }
        "blurred" | "photo" => support::narrow_window(context, language, state == "photo"),
        state if support::making::STATES.contains(&state) => at(Step::Make),
        other => support::overlay_window(context, language, other).unwrap_or_else(|| panic!("{other} is not a state")),
    };
    if state == "import" {
        support::media::recorded(&mut window);
        let shape = window.model.t(window.model.shape()).to_lowercase();
        let told = window.model.words.text("notice-placed", &[("count", 4.into()), ("shape", shape.into())]);
        support::media::told(&mut window, &told, false);
    }
    if state == "edit" {
        support::choose_and_mark(&mut window);
    }
    if state == "tracks" {
        support::odd_tracks(&mut window);
    }
    if state == "shading" {
        window.drafts.hovered_tool = Some(sunting_editor::state::Command::RemoveAfter);
    }
    if state == "long" {
        window.model.session = support::long_session(1000, 2000);
        window.model.all_tracks_open = true;
    }
    if window.model.step == Step::Make {
        support::making::show(&mut window, state);
    }
    if !state.starts_with("start") {
        support::show_picture(&mut window, context);
    }
    window
}

fn main() -> eframe::Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == "--list") {
        #[allow(clippy::print_stdout)] // Whoever asks for the list reads it there.
        STATES.iter().chain(&support::making::STATES).for_each(|state| println!("{state}"));
        return Ok(());
    }
    let word = |at: usize, usual: &str| words.get(at).cloned().unwrap_or_else(|| usual.to_owned());
    let (state, language, appearance) = (word(0, "edit"), word(1, "id"), word(2, "light"));
    let size: Vec<f32> = word(3, "1366x688").split('x').filter_map(|side| side.parse().ok()).collect();
    let viewport = egui::ViewportBuilder::default().with_inner_size([size[0], size[1]]).with_title("Sunting");
    let options = eframe::NativeOptions { viewport, dithering: false, ..Default::default() };
    eframe::run_native(
        "states",
        options,
        Box::new(move |context| {
            let mut window = window(&context.egui_ctx, &state, &language);
            window.model.settings.appearance = appearance;
            window.dress(&context.egui_ctx);
            Ok(Box::new(Gallery(window)))
        }),
    )
}
