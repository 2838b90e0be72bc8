//! The window in one of its states, with made-up material: `states STATE [id|en] [light|dark] [WxH]`. For screenshots.
//! `states --list` names the states. With `--frames N` behind it all, N frames are drawn without a pause and what one takes
//! is printed, in milliseconds.

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

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

/// The first frames load fonts and pictures.
const WARM_UP: usize = 20;

struct Gallery {
    window: Window,
    /// When frames began, and how many are wanted; none when nobody counts.
    begun: Vec<Instant>,
    frames: usize,
}

impl eframe::App for Gallery {
    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        self.window.logic(context);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.window.ui(ui);
        if support::fulfil(&mut self.window, &ui.ctx().clone()) {
            ui.ctx().request_repaint();
        }
        if self.frames > 0 {
            self.begun.push(Instant::now());
            ui.ctx().request_repaint();
            if self.begun.len() > self.frames + WARM_UP {
                tell(&self.begun[WARM_UP..]);
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
                self.frames = 0;
            }
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.window.model.look.theme.surface.to_normalized_gamma_f32()
    }
}

#[allow(clippy::print_stdout)] // Whoever asks for the figures reads them there.
fn tell(begun: &[Instant]) {
    let mut taken: Vec<f64> = begun.windows(2).map(|pair| 1000.0 * (pair[1] - pair[0]).as_secs_f64()).collect();
    taken.sort_by(f64::total_cmp);
    let at = |percent: usize| taken[(taken.len() - 1) * percent / 100];
    println!("{{\"median\": {:.2}, \"p99\": {:.2}, \"least\": {:.2}}}", at(50), at(99), at(0));
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
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let counting = words.iter().position(|word| word == "--frames");
    let frames = counting.map_or(0, |at| words.drain(at..).nth(1).and_then(|count| count.parse().ok()).unwrap_or(0));
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
            Ok(Box::new(Gallery { window, begun: Vec::new(), frames }))
        }),
    )
}
