//! Every screen in both languages at six sizes with long names: what is written there can be read.
#![allow(clippy::unwrap_used, reason = "a fixture may fail loudly")]

mod support;

use eframe::egui::epaint::{ClippedShape, TextShape};
use eframe::egui::{Context, Pos2, RawInput, Rect, Shape, TextureId, Vec2, vec2};
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

/// What a state paints, laid out without a display.
struct Painted {
    texts: Vec<Written>,
    /// Opaque planes, by their order.
    covers: Vec<(usize, Rect)>,
}

fn paint(state: &str, language: &str, size: Vec2) -> Painted {
    let context = Context::default();
    let mut window = states::window(&context, state, language);
    let mut shapes = Vec::new();
    for _ in 0..5 {
        let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..RawInput::default() };
        let mut output = context.run_ui(input, |ui| support::frame(ui, &mut window));
        output.textures_delta.clear();
        shapes = std::mem::take(&mut output.shapes);
    }
    let mut painted = Painted { texts: Vec::new(), covers: Vec::new() };
    for (order, ClippedShape { clip_rect, shape }) in shapes.iter().enumerate() {
        painted.add(order, *clip_rect, shape);
    }
    painted
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
        self.covers.iter().any(|(order, cover)| {
            (text.order..until).contains(order) && cover.expand(SLACK).contains_rect(place)
        })
    }
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

fn problems(painted: &Painted, size: Vec2) -> Vec<String> {
    let screen = Rect::from_min_size(Pos2::ZERO, size);
    let mut found = Vec::new();
    let visible: Vec<&Written> = painted
        .texts
        .iter()
        .filter(|text| !painted.is_covered(text, text.rect.intersect(text.clip).intersect(screen), usize::MAX))
        .collect();
    for text in &visible {
        let room = text.clip.intersect(screen).expand(SLACK);
        let short: String = text.text.chars().take(60).collect();
        if text.rect.left() < room.left() || text.rect.right() > room.right() {
            found.push(format!("cut at the side: {short:?} {:?} in {room:?}", text.rect));
        }
        if text.rect.top() < room.top() || text.rect.bottom() > room.bottom() {
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

#[test]
fn nothing_is_cut_off_in_any_state() {
    let mut found: Vec<(String, usize)> = Vec::new();
    let names: Vec<&str> = states::STATES.iter().chain(&making::STATES).copied().filter(|name| *name != "long").collect();
    for letters in LETTERS {
        lengthen_names(letters);
        for language in ["id", "en"] {
            for size in SIZES {
                for state in &names {
                    for problem in problems(&paint(state, language, size), size) {
                        let line = format!("{state} {language} {}x{} {letters}: {problem}", size.x, size.y);
                        found.push((line, 1));
                    }
                }
            }
        }
    }
    let lines: Vec<&str> = found.iter().map(|(line, _)| line.as_str()).collect();
    assert!(lines.is_empty(), "{} places:\n{}", lines.len(), lines.join("\n"));
}
