//! The window in one of its states, with made-up material: `states STATE [id|en] [light|dark] [WxH]`. For screenshots.
//! `states --list` names the states. With `--frames N` behind it all, N frames are drawn without a pause and what one takes
//! is printed, in milliseconds; with `--drag` as well, the pointer drags what is in the middle of the timeline meanwhile.

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use eframe::egui;
use sunting_editor::window::Window;
use support::states::{names, window};

/// The first frames load fonts and pictures; none of them counts.
const WARM_UP: usize = 20;

/// Where a drag begins: on the video track of a window of 1366 × 688.
const GRIP: egui::Pos2 = egui::pos2(700.0, 590.0);

struct Gallery {
    window: Window,
    counting: Option<Counting>,
}

/// What frames take, from their beginnings to the next one's and in the window's own part.
struct Counting {
    frames: usize,
    drags: bool,
    begun: Vec<Instant>,
    own_ms: Vec<f64>,
}

impl Counting {
    /// What was asked for behind the other words.
    fn from(words: &[String]) -> Option<Self> {
        let frames = words.iter().position(|word| word == "--frames").and_then(|at| words.get(at + 1)?.parse().ok())?;
        let drags = words.iter().any(|word| word == "--drag");
        Some(Self { frames, drags, begun: Vec::new(), own_ms: Vec::new() })
    }

    /// A press, and then a hand that swings to and fro.
    fn pointer(&self) -> Vec<egui::Event> {
        let frame = self.begun.len();
        let swing = (frame as f32 / 20.0).sin() * 300.0;
        let at = if frame < WARM_UP { GRIP } else { GRIP + egui::vec2(swing, 0.0) };
        let mut events = vec![egui::Event::PointerMoved(at)];
        if frame == WARM_UP / 2 {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            events.push(egui::Event::PointerButton { pos: at, button, pressed: true, modifiers });
        }
        events
    }

    #[allow(clippy::print_stdout)] // Whoever asks for the figures reads them there.
    fn tell(&self) {
        let sorted = |mut taken: Vec<f64>| {
            taken.sort_by(f64::total_cmp);
            taken
        };
        let at = |taken: &[f64], percent: usize| taken[(taken.len() - 1) * percent / 100];
        let begun = self.begun[WARM_UP..].windows(2);
        let whole = sorted(begun.map(|pair| 1000.0 * (pair[1] - pair[0]).as_secs_f64()).collect());
        let own = sorted(self.own_ms[WARM_UP..].to_vec());
        println!(
            "{{\"median\": {:.2}, \"p99\": {:.2}, \"least\": {:.2}, \"own_median\": {:.3}, \"own_p99\": {:.3}}}",
            at(&whole, 50),
            at(&whole, 99),
            at(&whole, 0),
            at(&own, 50),
            at(&own, 99)
        );
    }
}

impl eframe::App for Gallery {
    fn raw_input_hook(&mut self, _context: &egui::Context, input: &mut egui::RawInput) {
        if let Some(counting) = self.counting.as_ref().filter(|counting| counting.drags) {
            input.events.extend(counting.pointer());
        }
    }

    fn logic(&mut self, context: &egui::Context, _frame: &mut eframe::Frame) {
        let started = Instant::now();
        self.window.logic(context);
        if let Some(counting) = &mut self.counting {
            counting.begun.push(started);
            counting.own_ms.push(1000.0 * started.elapsed().as_secs_f64());
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let started = Instant::now();
        self.window.ui(ui);
        let own_ms = 1000.0 * started.elapsed().as_secs_f64();
        if support::pictures::fulfil(&mut self.window, &ui.ctx().clone()) {
            ui.ctx().request_repaint();
        }
        let Some(counting) = &mut self.counting else { return };
        if let Some(own) = counting.own_ms.last_mut() {
            *own += own_ms;
        }
        ui.ctx().request_repaint();
        if counting.begun.len() > counting.frames + WARM_UP {
            counting.tell();
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
            self.counting = None;
        }
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.window.model.look.theme.surface.to_normalized_gamma_f32()
    }
}

fn main() -> eframe::Result {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == "--list") {
        #[allow(clippy::print_stdout)] // Whoever asks for the list reads it there.
        names().for_each(|state| println!("{state}"));
        return Ok(());
    }
    let word = |at: usize, usual: &str| words.get(at).cloned().unwrap_or_else(|| usual.to_owned());
    let (state, language, appearance) = (word(0, "edit"), word(1, "id"), word(2, "light"));
    let size: Vec<f32> = word(3, "1366x688").split('x').filter_map(|side| side.parse().ok()).collect();
    let viewport = egui::ViewportBuilder::default().with_inner_size([size[0], size[1]]).with_title("Sunting");
    let renderer = eframe::Renderer::Glow;
    let options = eframe::NativeOptions { renderer, viewport, dithering: false, ..Default::default() };
    eframe::run_native(
        "states",
        options,
        Box::new(move |context| {
            let mut window = window(&context.egui_ctx, &state, &language);
            window.model.settings.appearance = appearance;
            window.dress(&context.egui_ctx);
            Ok(Box::new(Gallery { window, counting: Counting::from(&words) }))
        }),
    )
}
