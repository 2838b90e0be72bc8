//! Users' own templates: SVG files in which plain rectangles say where words go. `docs/templates.md` tells how to draw
//! one.

mod art;
mod draw;
mod error;
mod findings;
mod paint;
mod source;
#[cfg(test)]
mod tests;
mod text_box;

use resvg::usvg::Tree;
use resvg::usvg::roxmltree::{Document, Node};
use sunting_timeline::graphic::{FieldValue, Graphic};
use sunting_timeline::own_template::{MOST_TEMPLATE_BYTES, StoredTemplate};

pub use self::error::{BoxProblem, OwnTemplateError};
pub use self::findings::Finding;
use self::source::{Places, is_plate, mark};
use self::text_box::{TextBox, paint_of};
use crate::drawing::Extent;
use crate::guarded_svg;
use crate::kit::Kit;
use crate::palette::{Ground, Palette};
use crate::shape::{SHORT_SIDE_PX, Shape};
use crate::template::{Field, Names};

/// How long one is seen when its words need no more, in seconds.
pub const SECONDS: f64 = 5.0;

/// The most nodes of a file, and the most that its parts unfold to: it is drawn while people wait.
const MOST_NODES: u32 = 20_000;
/// The sides that a template may have, in its own pixels, and how much longer than the other one may be.
const SIDES_PX: std::ops::RangeInclusive<f32> = 16.0..=20_000.0;
const MOST_RATIO: f32 = 3.0;
/// The least side of a box, of the template's shorter side.
const LEAST_BOX: f32 = 0.02;
/// The longest title, in letters.
const MOST_TITLE: usize = 60;

/// A user's own template, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnTemplate {
    title: String,
    stored: StoredTemplate,
    places: Places,
    boxes: Vec<TextBox>,
    logos: Vec<Extent>,
    shape: Shape,
    /// What is told about it without looking at it.
    slips: Vec<Finding>,
}

impl OwnTemplate {
    /// Reads a file's bytes.
    ///
    /// # Errors
    /// [`OwnTemplateError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, OwnTemplateError> {
        let too_large = || OwnTemplateError::FileTooLarge { bytes: bytes.len() as u64 };
        if bytes.len() > MOST_TEMPLATE_BYTES {
            return Err(too_large());
        }
        let text = guarded_svg::text_of(bytes).ok_or(OwnTemplateError::NotSvg)?;
        Self::read(StoredTemplate::new(text).ok_or_else(too_large)?)
    }

    /// Reads what a project carries.
    ///
    /// # Errors
    /// [`OwnTemplateError`].
    pub fn read(stored: StoredTemplate) -> Result<Self, OwnTemplateError> {
        let svg = stored.clone();
        let document = guarded_svg::parse(svg.svg(), MOST_NODES)?;
        check_root(document.root_element())?;
        let mut places = Places::default();
        let mut boxes = boxes_of(&document, &mut places)?;
        let logo_nodes = logos_of(&document, &mut places)?;
        for node in document.descendants().filter(Node::is_element) {
            let paint = |name| paint_of(node, name).map_err(|problem| of_box(node, problem));
            places.add_painted(node, paint("data-fill")?, paint("data-stroke")?);
        }
        let tree = art::tree(&places.measured(svg.svg()))?;
        let (shape, scale) = measured(&tree)?;
        let place = |index: usize| in_picture(art::place_of(&tree, &mark(index))?, scale, &shape);
        for (index, text_box) in boxes.iter_mut().enumerate() {
            text_box.extent = place(index).map_err(|problem| OwnTemplateError::of_box(&text_box.field, problem))?;
        }
        let mut logos = Vec::new();
        for (index, node) in logo_nodes.into_iter().enumerate() {
            logos.push(place(boxes.len() + index).map_err(|problem| of_box(node, problem))?);
        }
        let (title, slips) = (title_of(&document), findings::slips(&document));
        let template = Self { title, stored, places, boxes, logos, shape, slips };
        // It is drawn once, so that a picture in it is refused here and not in the film.
        art::tree(&template.painted(&Palette::of(&Kit::default(), Ground::Light), true))?;
        Ok(template)
    }

    /// As its `<title>` says; empty where it has none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The shape that it is drawn for; in films of others it is fitted whole into the picture.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// As a project carries it.
    pub fn stored(&self) -> &StoredTemplate {
        &self.stored
    }

    /// What can be filled in, in the order of the file.
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.boxes.iter().map(|text_box| {
            let names = Names::new(&text_box.label, &text_box.label_en);
            let field = Field::text(&text_box.field, names, text_box.most_characters, &text_box.example);
            Field { required: text_box.required, ..field }
        })
    }

    /// A graphic of that id with the examples filled in; a box without one has its label.
    pub fn example(&self, id: &str) -> Graphic {
        let mut graphic = Graphic::new(id);
        for text_box in &self.boxes {
            let words = if text_box.example.is_empty() { &text_box.label } else { &text_box.example };
            graphic.fields.insert(text_box.field.clone(), FieldValue::Text(words.clone()));
        }
        graphic
    }

    fn painted(&self, palette: &Palette, has_logo: bool) -> String {
        self.places.painted(self.stored.svg(), palette, has_logo)
    }
}

/// The boxes for words, not measured yet.
fn boxes_of(document: &Document<'_>, places: &mut Places) -> Result<Vec<TextBox>, OwnTemplateError> {
    let mut boxes = Vec::new();
    for node in document.descendants().filter(|node| node.has_attribute("data-field")) {
        boxes.push(TextBox::read(node).map_err(|problem| of_box(node, problem))?);
        places.add_box(node);
    }
    check_boxes(&boxes)?;
    Ok(boxes)
}

/// The places for the office's logo.
fn logos_of<'a, 'input>(
    document: &'a Document<'input>,
    places: &mut Places,
) -> Result<Vec<Node<'a, 'input>>, OwnTemplateError> {
    let is_logo =
        |node: &Node<'_, '_>| node.has_attribute("data-logo") && !node.has_attribute("data-field") && !is_plate(*node);
    let logos: Vec<Node<'a, 'input>> = document.descendants().filter(is_logo).collect();
    check_count(logos.len())?;
    logos.iter().for_each(|node| places.add_box(*node));
    Ok(logos)
}

/// The template's shape, and how many reference pixels each of its own is, across and down: a page of 854 × 480 fills
/// 1920 × 1080.
fn measured(tree: &Tree) -> Result<(Shape, (f32, f32)), OwnTemplateError> {
    let (width_px, height_px) = (tree.size().width(), tree.size().height());
    let ratio = width_px.max(height_px) / width_px.min(height_px);
    if !SIDES_PX.contains(&width_px) || !SIDES_PX.contains(&height_px) || ratio > MOST_RATIO {
        return Err(OwnTemplateError::Size);
    }
    let shape = Shape::of_picture(width_px.round() as u32, height_px.round() as u32);
    Ok((shape, (shape.width_px / width_px, shape.height_px / height_px)))
}

/// A box in reference pixels of the template.
fn in_picture(measured: Extent, (across, down): (f32, f32), shape: &Shape) -> Result<Extent, BoxProblem> {
    let Extent { x_px, y_px, width_px, height_px } = measured;
    let extent =
        Extent { x_px: x_px * across, y_px: y_px * down, width_px: width_px * across, height_px: height_px * down };
    let is_in = extent.x_px >= -1.0
        && extent.y_px >= -1.0
        && extent.right_px() <= shape.width_px + 1.0
        && extent.bottom_px() <= shape.height_px + 1.0;
    let is_large = extent.width_px.min(extent.height_px) >= LEAST_BOX * SHORT_SIDE_PX;
    match (is_in, is_large) {
        (false, _) => Err(BoxProblem::Outside),
        (_, false) => Err(BoxProblem::Small),
        _ => Ok(extent),
    }
}

/// A file says how large it is by its `viewBox`, or by width and height.
fn check_root(root: Node<'_, '_>) -> Result<(), OwnTemplateError> {
    let is_sized = match root.attribute("viewBox") {
        Some(text) => is_view_box(text),
        None => root.has_attribute("width") && root.has_attribute("height"),
    };
    match (guarded_svg::name(root) == "svg", is_sized) {
        (false, _) => Err(OwnTemplateError::NotSvg),
        (_, false) => Err(OwnTemplateError::Size),
        _ => Ok(()),
    }
}

fn is_view_box(text: &str) -> bool {
    let numbers = text.split(|letter: char| letter.is_whitespace() || letter == ',').filter(|part| !part.is_empty());
    let numbers: Vec<f32> = numbers.filter_map(|part| part.parse().ok()).collect();
    matches!(numbers[..], [_, _, width, height] if width > 0.0 && height > 0.0)
        && numbers.iter().all(|number| number.is_finite())
}

fn check_boxes(boxes: &[TextBox]) -> Result<(), OwnTemplateError> {
    let mut names: Vec<&str> = boxes.iter().map(|text_box| text_box.field.as_str()).collect();
    names.sort_unstable();
    if let Some(pair) = names.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(OwnTemplateError::of_box(pair[0], BoxProblem::Twice));
    }
    if boxes.is_empty() { Err(OwnTemplateError::NoBoxes) } else { check_count(boxes.len()) }
}

fn check_count(count: usize) -> Result<(), OwnTemplateError> {
    if count > error::MOST_BOXES { Err(OwnTemplateError::TooManyBoxes { count: count as u64 }) } else { Ok(()) }
}

/// What people find an element by: its field, its id, or what it is.
fn of_box(node: Node<'_, '_>, problem: BoxProblem) -> OwnTemplateError {
    let names = ["data-field", "id"].into_iter().find_map(|name| node.attribute(name));
    OwnTemplateError::of_box(names.unwrap_or(node.tag_name().name()), problem)
}

fn title_of(document: &Document<'_>) -> String {
    let mut children = document.root_element().children();
    let title = children.find(|child| guarded_svg::name(*child) == "title").and_then(|title| title.text());
    let words = title.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().take(MOST_TITLE).collect()
}
