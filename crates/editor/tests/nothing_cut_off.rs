//! Every screen in both languages at six sizes with long names: what is written there can be read.
#![allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]

mod support;

use eframe::egui::epaint::{ClippedShape, TextShape};
use eframe::egui::{
    Context, Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, Shape, TextureId, TouchPhase,
    Vec2, vec2,
};
use sunting_core::workspace::settings::Dividers;
use sunting_editor::window::Window;
use support::{lengthen_names, making, named, states};

/// In points: 1366 × 768 at 100 %, 125 % and 150 %, a beamer, a larger laptop, and 200 %.
const SIZES: [Vec2; 6] = [
    vec2(1366.0, 688.0),
    vec2(1093.0, 550.0),
    vec2(911.0, 459.0),
    vec2(1280.0, 640.0),
    vec2(1536.0, 784.0),
    vec2(683.0, 344.0),
];
/// A phone's name for a file sent by WhatsApp with two suffixes, and what people write.
const LETTERS: [usize; 2] = [52, 80];
/// Letters may lean over their places by so much.
const SLACK: f32 = 1.0;

/// A text on the screen.
struct Written {
    text: String,
    rect: Rect,
    clip: Rect,
    is_elided: bool,
    /// Its place in the order of painting.
    order: usize,
}

/// A window without a display.
struct Screen {
    context: Context,
    window: Window,
    rect: Rect,
    frame: u32,
}

impl Screen {
    fn new(state: &str, language: &str, size: Vec2) -> Self {
        let context = Context::default();
        let window = states::window(&context, state, language);
        Self { context, window, rect: Rect::from_min_size(Pos2::ZERO, size), frame: 0 }
    }

    /// Draws the next frames, an event before each; what the last one paints.
    fn draw(&mut self, frames: usize, event: Option<&Event>) -> Painted {
        let mut painted = Painted::default();
        for _ in 0..frames {
            self.frame += 1;
            let (screen_rect, time) = (Some(self.rect), Some(f64::from(self.frame) / 30.0));
            let events = event.cloned().into_iter().collect();
            let input = RawInput { screen_rect, time, events, ..RawInput::default() };
            let mut output = self.context.run_ui(input, |ui| support::frame(ui, &mut self.window));
            output.textures_delta.clear();
            painted = Painted::default();
            painted.veil = veil(&output.shapes, self.rect);
            for (order, ClippedShape { clip_rect, shape, .. }) in output.shapes.iter().enumerate() {
                painted.add(order, *clip_rect, shape);
            }
        }
        painted
    }

    /// Whether the wheel over a text's place moves it, up or down.
    fn scrolls(&mut self, text: &Written) -> bool {
        let at = text.rect.intersect(text.clip).intersect(self.rect).center();
        [-40.0, 80.0].into_iter().any(|way| {
            self.draw(1, Some(&Event::PointerMoved(at)));
            let (unit, phase, modifiers) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE);
            let (delta, source) = (vec2(0.0, way), MouseWheelSource::Unknown);
            self.draw(1, Some(&Event::MouseWheel { unit, delta, phase, modifiers, source }));
            let after = self.draw(8, None);
            let same = |other: &Written| other.text == text.text && other.rect == text.rect;
            !after.texts.iter().any(same)
        })
    }
}

/// What a frame paints.
#[derive(Default)]
struct Painted {
    texts: Vec<Written>,
    /// Opaque planes, by their order.
    covers: Vec<(usize, Rect)>,
    /// Where the veil is that a dialog lays over the window: what lies under it cannot be used.
    veil: usize,
}

impl Painted {
    fn add(&mut self, order: usize, clip: Rect, shape: &Shape) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(order, clip, shape)),
            Shape::Text(text) => self.texts.extend(written(order, clip, text)),
            Shape::Rect(rect) if rect.fill.is_opaque() => self.covers.push((order, rect.rect.intersect(clip))),
            Shape::Mesh(mesh) if mesh.texture_id == TextureId::default() => {
                let opaque = mesh.vertices.iter().filter(|vertex| vertex.color.is_opaque()).count();
                if 2 * opaque > mesh.vertices.len() {
                    self.covers.push((order, mesh.calc_bounds().intersect(clip)));
                }
            }
            Shape::Mesh(mesh) => self.covers.push((order, mesh.calc_bounds().intersect(clip))),
            _ => {}
        }
    }

    fn is_covered(&self, text: &Written, place: Rect, until: usize) -> bool {
        self.covers
            .iter()
            .any(|(order, cover)| (text.order..until).contains(order) && cover.expand(SLACK).contains_rect(place))
    }
}

fn veil(shapes: &[ClippedShape], screen: Rect) -> usize {
    let covers_all = |shape: &Shape| match shape {
        Shape::Rect(rect) => rect.rect.contains_rect(screen),
        Shape::Mesh(mesh) => mesh.calc_bounds().contains_rect(screen),
        _ => false,
    };
    shapes.iter().rposition(|clipped| covers_all(&clipped.shape)).unwrap_or(0)
}

fn written(order: usize, clip: Rect, shape: &TextShape) -> Option<Written> {
    let (text, rect) = (shape.galley.job.text.clone(), shape.galley.mesh_bounds.translate(shape.pos.to_vec2()));
    let is_there = !text.trim().is_empty() && rect.is_positive() && rect.intersects(clip);
    is_there.then(|| Written { text, rect, clip, is_elided: shape.galley.elided, order })
}

/// Whether it is, or shortens, a name that users gave.
fn is_name(text: &str) -> bool {
    let names = [named("VID_20261124_094210.mp4"), named("Aktivasi IKD")];
    let added: String = names[1].chars().skip("Aktivasi IKD".len()).collect();
    let ends = text.split('…').map(str::trim).filter(|part| part.chars().count() >= 3);
    let parts: Vec<&str> = ends.collect();
    text.contains(added.trim()) || parts.len() < 2 || added.contains(parts[0])
}

fn problems(mut shown: Screen) -> Vec<String> {
    let painted = shown.draw(5, None);
    let screen = shown.rect;
    let mut found = Vec::new();
    // Regions that the wheel moves: one text in each is tried.
    let mut regions: Vec<(Rect, bool)> = Vec::new();
    let visible: Vec<&Written> = painted
        .texts
        .iter()
        .filter(|text| text.order >= painted.veil)
        .filter(|text| !painted.is_covered(text, text.rect.intersect(text.clip).intersect(screen), usize::MAX))
        .collect();
    for text in &visible {
        let room = text.clip.intersect(screen).expand(SLACK);
        let short: String = text.text.chars().take(60).collect();
        if text.rect.left() < room.left() || text.rect.right() > room.right() {
            found.push(format!("cut at the side: {short:?} {:?} in {room:?}", text.rect));
        }
        let is_cut = text.rect.top() < room.top() || text.rect.bottom() > room.bottom();
        if is_cut && !scrolls(&mut shown, &mut regions, text) {
            found.push(format!("cut in its height: {short:?} {:?} in {room:?}", text.rect));
        }
        if text.is_elided && !is_name(&text.text) {
            found.push(format!("elided: {short:?}"));
        }
    }
    for (index, a) in visible.iter().enumerate() {
        for b in &visible[index + 1..] {
            let common = a.rect.intersect(b.rect).intersect(a.clip).intersect(b.clip);
            if common.is_positive() && common.size().min_elem() > 2.0 && !painted.is_covered(a, common, b.order) {
                found.push(format!("one over the other: {:?} and {:?} at {common:?}", a.text, b.text));
            }
        }
    }
    found
}

fn scrolls(shown: &mut Screen, regions: &mut Vec<(Rect, bool)>, text: &Written) -> bool {
    if let Some((_, scrolls)) = regions.iter().find(|(region, _)| *region == text.clip) {
        return *scrolls;
    }
    let scrolls = shown.scrolls(text);
    regions.push((text.clip, scrolls));
    scrolls
}

#[test]
fn nothing_is_cut_off_in_any_state() {
    let names = states::STATES.iter().chain(&making::STATES).filter(|name| **name != "long");
    let mut found = Vec::new();
    for letters in LETTERS {
        lengthen_names(letters);
        for (language, size) in ["id", "en"].into_iter().flat_map(|language| SIZES.map(|size| (language, size))) {
            for state in names.clone() {
                let place = format!("{state} {language} {}x{} {letters}", size.x, size.y);
                let problems = problems(Screen::new(state, language, size));
                found.extend(problems.into_iter().map(|problem| format!("{place}: {problem}")));
            }
        }
    }
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}

#[test]
fn nothing_is_cut_off_where_borders_were_moved() {
    let (least, most) = ((Some(0.0), Some(0.0)), (Some(999.0), Some(999.0)));
    let mut found = Vec::new();
    for (language, (left, right), timeline) in
        ["id", "en"].into_iter().flat_map(|language| [(language, least, Some(0.0)), (language, most, Some(999.0))])
    {
        let names = states::STATES.iter().chain(&making::STATES).filter(|name| **name != "long");
        for (state, size) in names.flat_map(|state| [(state, SIZES[0]), (state, SIZES[1])]) {
            let mut shown = Screen::new(state, language, size);
            for step in ["import", "trim", "text", "make"] {
                shown.window.model.settings.dividers.insert(step.to_owned(), Dividers { left, right, timeline });
            }
            found.extend(problems(shown).into_iter().map(|problem| format!("{state} {language} {left:?}: {problem}")));
        }
    }
    assert!(found.is_empty(), "{} places:\n{}", found.len(), found.join("\n"));
}
