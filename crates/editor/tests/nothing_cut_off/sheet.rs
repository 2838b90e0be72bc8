//! A window that is laid out without a display, and what was painted on it.

use std::collections::HashMap;

use eframe::egui::accesskit::{NodeId, Role};
use eframe::egui::{
    Context, Event, LayerId, Modifiers, MouseWheelSource, MouseWheelUnit, Order, PointerButton, Pos2, RawInput, Rect,
    Sense, Shape, TouchPhase, Ui, Vec2, pos2, vec2,
};
use sunting_editor::window::Window;

/// Popups measure themselves in the first frames, fonts and sizes are known from the second on.
const SETTLING: usize = 4;

/// A text that was painted.
pub struct Text {
    /// What it says.
    pub words: String,
    /// Where its letters have ink.
    pub ink: Rect,
    /// Nothing outside of this shows.
    pub clip: Rect,
    /// Whether something of it was left out.
    pub is_elided: bool,
    /// How many shapes of its layer were painted before it.
    pub order: usize,
}

/// What was painted on one layer.
#[derive(Default)]
pub struct Layer {
    /// In the order of painting.
    pub texts: Vec<Text>,
    /// Planes that cover what was painted before them, with their place in that order.
    pub planes: Vec<(usize, Rect)>,
}

/// Something that can be clicked or dragged.
pub struct Target {
    /// What a screen reader says; empty for what it does not know.
    pub label: String,
    /// As what.
    pub role: Option<Role>,
    /// All of it.
    pub rect: Rect,
    /// What shows of it.
    pub shown: Rect,
    /// Whether it can be clicked, not only dragged.
    pub sense: Sense,
}

/// The window, and what was painted last.
pub struct Sheet {
    context: Context,
    /// The window.
    pub window: Window,
    /// In points.
    pub size: Vec2,
    time: f64,
    /// By layer.
    pub layers: Vec<Layer>,
    /// What can be used, in the order in which it was laid out.
    pub targets: Vec<Target>,
}

impl Sheet {
    /// Lays a window out.
    pub fn new(context: &Context, window: Window, size: [f32; 2]) -> Self {
        context.enable_accesskit();
        let context = context.clone();
        let size = vec2(size[0], size[1]);
        // One context draws many windows: its clock goes on, and the hand leaves.
        let time = context.input(|input| input.time);
        let mut sheet = Self { context, window, size, time, layers: Vec::new(), targets: Vec::new() };
        sheet.draw(vec![Event::PointerGone]);
        (1..SETTLING).for_each(|_| sheet.draw(Vec::new()));
        sheet
    }

    /// Draws frames until what has changed is at its place.
    pub fn settle(&mut self) {
        (0..2).for_each(|_| self.draw(Vec::new()));
    }

    /// Draws a frame, half a second after the one before it.
    pub fn draw(&mut self, events: Vec<Event>) {
        self.time += 0.5;
        let screen = Rect::from_min_size(Pos2::ZERO, self.size);
        let input = RawInput {
            screen_rect: Some(screen),
            time: Some(self.time),
            predicted_dt: 0.5,
            events,
            ..RawInput::default()
        };
        let mut layers = Vec::new();
        let window = &mut self.window;
        let output = self.context.clone().run_ui(input, |ui| {
            let context = ui.ctx().clone();
            window.logic(&context);
            window.ui(ui);
            layers = painted(ui);
        });
        self.layers = layers;
        let nodes = output.platform_output.accesskit_update.as_ref().map(|update| update.nodes.as_slice());
        let nodes: HashMap<NodeId, (Role, String)> = nodes
            .unwrap_or_default()
            .iter()
            .map(|(id, node)| (*id, (node.role(), node.label().unwrap_or_default().to_owned())))
            .collect();
        self.targets = self.context.viewport(|viewport| {
            let all = viewport.prev_pass.widgets.layers().flat_map(|(_, rects)| rects);
            let used = all.filter(|widget| widget.enabled && widget.sense.interactive());
            used.map(|widget| {
                let node = nodes.get(&widget.id.accesskit_id()).cloned();
                let (role, label) = node.map_or((None, String::new()), |(role, label)| (Some(role), label));
                let (rect, shown) = (widget.rect, widget.interact_rect);
                Target { label, role, rect, shown, sense: widget.sense }
            })
            .collect()
        });
        output.drop_without_applying_deltas();
    }

    /// Clicks what is called so, or has that in its name; whether it is there.
    pub fn click(&mut self, label: &str, button: PointerButton) -> bool {
        let mut shown = self.targets.iter().filter(|target| target.shown.is_positive());
        let target = shown.clone().find(|target| target.label == label);
        let target = target.or_else(|| shown.find(|target| target.label.contains(label)));
        let Some(at) = target.map(|target| target.shown.center()) else { return false };
        let press = |pressed| Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE };
        self.draw(vec![Event::PointerMoved(at)]);
        self.draw(vec![press(true)]);
        // No double click, and no tip over the menu.
        self.draw(vec![press(false), Event::PointerGone]);
        (0..SETTLING).for_each(|_| self.draw(Vec::new()));
        true
    }

    /// What scrolls up and down now: the bar of each such view, as far as it is seen. A table lies in a tab that scrolls as
    /// well, and may show hardly more than a row.
    pub fn bars(&self) -> Vec<Rect> {
        let bars = self.targets.iter().filter(|target| target.role == Some(Role::ScrollBar) && target.label.is_empty());
        bars.map(|target| target.rect.intersect(target.shown)).filter(|rect| rect.height() > rect.width()).collect()
    }

    /// Turns the wheel over a view by four fifths of its height; whether that moved anything.
    pub fn scroll(&mut self, bar: Rect) -> bool {
        let before = self.fingerprint();
        let at = pos2(bar.left() - 24.0, bar.center().y);
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -0.8 * bar.height()),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        };
        self.draw(vec![Event::PointerMoved(at), wheel]);
        self.settle();
        self.fingerprint() != before
    }

    fn fingerprint(&self) -> f64 {
        let texts = self.layers.iter().flat_map(|layer| &layer.texts);
        texts.map(|text| f64::from(text.ink.top().clamp(-9999.0, 9999.0)) * (1.0 + text.words.len() as f64)).sum()
    }
}

/// All that was painted so far, by layer.
fn painted(ui: &Ui) -> Vec<Layer> {
    let context = ui.ctx();
    let mut ids = vec![LayerId::background()];
    ids.extend(context.memory(|memory| memory.layer_ids().collect::<Vec<_>>()));
    ids.push(LayerId::new(Order::Foreground, sunting_editor::panels::id("dropping")));
    ids.dedup();
    context.graphics(|graphics| {
        let lists = ids.into_iter().filter_map(|id| graphics.get(id));
        lists.map(|list| layer(list.all_entries().map(|entry| (entry.clip_rect, &entry.shape)))).collect()
    })
}

fn layer<'a>(shapes: impl Iterator<Item = (Rect, &'a Shape)>) -> Layer {
    let mut layer = Layer::default();
    shapes.enumerate().for_each(|(order, (clip, shape))| add(&mut layer, order, clip, shape));
    layer
}

fn add(layer: &mut Layer, order: usize, clip: Rect, shape: &Shape) {
    match shape {
        Shape::Text(text) => {
            let galley = &text.galley;
            if galley.text().trim().is_empty() {
                return;
            }
            layer.texts.push(Text {
                words: galley.text().to_owned(),
                ink: galley.mesh_bounds.translate(text.pos.to_vec2()),
                clip,
                is_elided: galley.elided,
                order,
            });
        }
        Shape::Rect(rect) if rect.fill.a() == 255 => layer.planes.push((order, rect.rect.intersect(clip))),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| add(layer, order, clip, shape)),
        _ => {}
    }
}
