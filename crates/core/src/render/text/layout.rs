//! Breaking texts into lines, by the rules of [`breaking`](sunting_timeline::captions::breaking). It is done in canvas
//! pixels and without hinting, so that lines break at the same words at every output size.

use std::ops::Range;

use sunting_graphics::shape::Shape;
use sunting_timeline::scene::Words;
use sunting_timeline::{HorizontalAnchor, Text, TextStyle, VerticalAnchor};

use super::fonts::{Ruler, Weight};
use super::measured::{Paragraph, TextLine, Told};
use super::paragraphs::{Breaks, may_join, paragraphs_of};

/// Distance of baselines, in font sizes.
const LINE_HEIGHT: f32 = 1.22;
/// Height of the letters above and below the baseline, in font sizes.
const ASCENT: f32 = 0.97;
const DESCENT: f32 = 0.25;
/// Between the letters and the edge of their box, in font sizes.
const PADDING_X: f32 = 0.42;
const PADDING_Y: f32 = 0.2;
/// A text that needs more lines than allowed shrinks in these steps, down to this part of its size.
const SHRINK: f32 = 0.94;
const SMALLEST: f32 = 0.5;
/// As many lines stand in the lane of subtitles; for that, letters shrink down to this part of their size.
const LANE_LINES: usize = 2;
const SMALLEST_IN_LANE: f32 = 0.8;
/// As many lines have two languages together.
const LINES_OF_TWO_LANGUAGES: usize = 3;
/// Kerning may make a line a little wider than its characters add up to.
const SAFETY: f32 = 1.01;

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    /// Where each of its words stands in the text.
    pub words: Vec<(Range<usize>, Told)>,
    /// In canvas pixels.
    pub size_px: f32,
    pub weight: Weight,
    /// Where it starts, from the canvas's left.
    pub x_px: f32,
    /// Where its letters stand, from the canvas's top.
    pub baseline_px: f32,
    pub width_px: f32,
}

/// A rectangle in canvas pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub x_px: f32,
    pub y_px: f32,
    pub width_px: f32,
    pub height_px: f32,
}

/// Lines and the box around them.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// From top to bottom.
    pub lines: Vec<Line>,
    /// The letters with their padding.
    pub bounds: Bounds,
    /// The size of the first line's font.
    pub size_px: f32,
}

impl Layout {
    /// The same, so many canvas pixels further down.
    pub fn shifted(mut self, down_px: f32) -> Self {
        self.bounds.y_px += down_px;
        self.lines.iter_mut().for_each(|line| line.baseline_px += down_px);
        self
    }
}

/// Lays a text out on a canvas; `None` when there is nothing to show.
pub fn layout(words: &Words, canvas_px: (u32, u32)) -> Option<Layout> {
    let style = &words.style;
    let (typed, most) = (paragraphs_of(words, Breaks::Typed), most_lines(words));
    let (lane, full) = (Lane::of(words, canvas_px), style.size * canvas_px.0.min(canvas_px.1) as f32);
    let joined = || may_join(words).then(|| paragraphs_of(words, Breaks::Joined));
    let (size, lines) = within_lane(words, &typed, joined, (lane, full))
        .or_else(|| fitted(&typed, lane, sizes(full, SMALLEST), most))
        .unwrap_or_else(|| {
            let smallest = sizes(full, SMALLEST).last().unwrap_or_default();
            (smallest, lines_of(&typed, lane, smallest))
        });
    (!lines.is_empty()).then(|| place(measured(lines), style, size, lane))
}

/// So many lines at most; two languages share them.
fn most_lines(words: &Words) -> usize {
    let own = usize::from(words.style.max_lines.max(1));
    if words.second.is_empty() { own } else { own.min(LINES_OF_TWO_LANGUAGES) }
}

/// A subtitle in as many lines as its lane holds, if letters that are hardly smaller, or other breaks than those that
/// were typed for a wider picture, suffice for that: graphics stand right above the lane.
fn within_lane(
    words: &Words,
    typed: &[Paragraph],
    joined: impl FnOnce() -> Option<Vec<Paragraph>>,
    (lane, full): (Lane, f32),
) -> Option<(f32, Vec<Broken>)> {
    if !is_in_lane(words) {
        return None;
    }
    let of_one = if words.second.is_empty() { LANE_LINES } else { LINES_OF_TWO_LANGUAGES };
    let most = most_lines(words).min(of_one);
    let fitted = |paragraphs: &[Paragraph]| fitted(paragraphs, lane, sizes(full, SMALLEST_IN_LANE), most);
    fitted(typed).or_else(|| fitted(&joined()?))
}

/// The first of some sizes, the largest ahead, at which a text needs so many lines at most.
fn fitted(
    paragraphs: &[Paragraph],
    lane: Lane,
    mut sizes: impl Iterator<Item = f32>,
    most: usize,
) -> Option<(f32, Vec<Broken>)> {
    sizes.find_map(|size| Some((size, lines_of(paragraphs, lane, size))).filter(|(_, lines)| lines.len() <= most))
}

/// From the full size down to a part of it.
fn sizes(full: f32, smallest: f32) -> impl Iterator<Item = f32> {
    let smaller = std::iter::successors(Some(full), |size| Some(size * SHRINK));
    smaller.take_while(move |size| *size >= full * smallest)
}

/// Whether it is a subtitle at the foot of the picture.
fn is_in_lane(words: &Words) -> bool {
    matches!(words.text, Text::Caption { .. }) && words.style.vertical == VerticalAnchor::Bottom
}

/// Where a text may stand.
#[derive(Clone, Copy)]
struct Lane {
    left_px: f32,
    right_px: f32,
    top_px: f32,
    bottom_px: f32,
    /// Of the whole canvas.
    height_px: f32,
}

impl Lane {
    /// Within the style's margins; a subtitle also clear of what apps draw over an upright picture: names at its head,
    /// buttons at its right, words at its foot.
    fn of(words: &Words, (width, height): (u32, u32)) -> Self {
        let style = &words.style;
        let shape = Shape::of_picture(width, height);
        let canvas_px = width.min(height) as f32 / shape.short_px();
        let (width_px, height_px) = (width as f32, height as f32);
        let (left_px, top_px) = (style.margin_x * width_px, style.margin_y * height_px);
        let mut lane = Self { left_px, right_px: width_px - left_px, top_px, bottom_px: height_px - top_px, height_px };
        let is_caption = matches!(words.text, Text::Caption { .. });
        match style.vertical {
            VerticalAnchor::Top if is_caption => lane.top_px = lane.top_px.max(shape.top_px * canvas_px),
            VerticalAnchor::Middle | VerticalAnchor::Bottom if is_caption => {
                lane.right_px = lane.right_px.min(shape.rail_px * canvas_px);
                lane.bottom_px = lane.bottom_px.min(shape.foot_px * canvas_px);
            }
            _ => {}
        }
        lane
    }
}

/// A line that is not measured yet.
struct Broken {
    line: TextLine,
    size_px: f32,
    weight: Weight,
}

struct Unplaced {
    line: TextLine,
    size_px: f32,
    weight: Weight,
    width_px: f32,
}

fn lines_of(paragraphs: &[Paragraph], lane: Lane, size: f32) -> Vec<Broken> {
    let room = lane.right_px - lane.left_px - 2.0 * PADDING_X * size;
    let of_paragraph = |paragraph: &Paragraph| {
        let (size_px, weight) = (size * paragraph.size, paragraph.weight);
        let lines = paragraph.lines(room / (size_px * SAFETY)).into_iter();
        lines.map(|line| Broken { line, size_px, weight }).collect::<Vec<_>>()
    };
    paragraphs.iter().flat_map(of_paragraph).collect()
}

/// Kerning joins words otherwise than their widths add up to.
fn measured(lines: Vec<Broken>) -> Vec<Unplaced> {
    let measured = |Broken { line, size_px, weight }| {
        let width_px = Ruler::of(weight).width(&line.text) * size_px;
        Unplaced { line, size_px, weight, width_px }
    };
    lines.into_iter().map(measured).collect()
}

fn place(lines: Vec<Unplaced>, style: &TextStyle, size_px: f32, lane: Lane) -> Layout {
    let (padding_x, padding_y) = (PADDING_X * size_px, PADDING_Y * size_px);
    let widest = lines.iter().map(|line| line.width_px).fold(0.0, f32::max);
    let advance = |line: &Unplaced| LINE_HEIGHT * line.size_px;
    let first = lines.first().map_or(0.0, |line| ASCENT * line.size_px);
    let last = lines.last().map_or(0.0, |line| DESCENT * line.size_px);
    let letters_height = first + lines.iter().skip(1).map(advance).sum::<f32>() + last;
    let (box_width, box_height) = (widest + 2.0 * padding_x, letters_height + 2.0 * padding_y);
    let x = match style.horizontal {
        HorizontalAnchor::Left => lane.left_px,
        HorizontalAnchor::Center => (lane.left_px + lane.right_px - box_width) / 2.0,
        HorizontalAnchor::Right => lane.right_px - box_width,
    };
    let y = match style.vertical {
        VerticalAnchor::Top => lane.top_px,
        VerticalAnchor::Middle => (lane.height_px - box_height) / 2.0,
        VerticalAnchor::Bottom => lane.bottom_px - box_height,
    };
    let mut baseline = y + padding_y + first;
    let mut placed = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            baseline += advance(&line);
        }
        let spare = widest - line.width_px;
        let indent = match style.horizontal {
            HorizontalAnchor::Left => 0.0,
            HorizontalAnchor::Center => spare / 2.0,
            HorizontalAnchor::Right => spare,
        };
        placed.push(Line {
            x_px: x + padding_x + indent,
            baseline_px: baseline,
            text: line.line.text,
            words: line.line.words,
            size_px: line.size_px,
            weight: line.weight,
            width_px: line.width_px,
        });
    }
    let bounds = Bounds { x_px: x, y_px: y, width_px: box_width, height_px: box_height };
    Layout { lines: placed, bounds, size_px }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(text: &Text, style: &TextStyle, canvas_px: (u32, u32)) -> Option<Layout> {
        super::layout(&Words::of(text.clone(), style.clone()), canvas_px)
    }
    use proptest::prelude::*;

    fn caption(text: &str) -> Text {
        Text::Caption { text: text.to_owned(), style: String::new() }
    }

    fn lines(text: &str, canvas: (u32, u32)) -> Vec<String> {
        let layout = layout(&caption(text), &TextStyle::default(), canvas);
        layout.map_or(Vec::new(), |layout| layout.lines.into_iter().map(|line| line.text).collect())
    }

    #[test]
    fn a_subtitle_of_an_upright_picture_stands_clear_of_the_buttons_of_apps() {
        let layout = layout(&caption(SENTENCE), &TextStyle::default(), (1080, 1920)).unwrap();
        let (bottom, right) =
            (layout.bounds.y_px + layout.bounds.height_px, layout.bounds.x_px + layout.bounds.width_px);
        assert!((bottom - 0.79 * 1920.0).abs() < 0.5 && right <= 0.87 * 1080.0 + 0.5, "{layout:?}");
        let wide = self::layout(&caption(SENTENCE), &TextStyle::default(), (1920, 1080)).unwrap();
        assert!((wide.bounds.y_px + wide.bounds.height_px - 0.93 * 1080.0).abs() < 0.5);
        assert!((wide.bounds.x_px + wide.bounds.width_px / 2.0 - 960.0).abs() < 0.5);
    }

    #[test]
    fn a_subtitle_does_not_reach_what_stands_above_its_lane() {
        let upright = |text: &str| layout(&caption(text), &TextStyle::default(), (1080, 1920)).unwrap();
        let typed_for_a_wide_picture = "Hari ini kita mengaktifkan\nidentitas digital bersama-sama.";
        let own = upright(typed_for_a_wide_picture);
        assert_eq!(own.lines.len(), 2, "{own:?}");
        assert!(own.bounds.y_px >= 0.702 * 1920.0 - 1.0 && own.size_px >= 0.8 * 0.055 * 1080.0, "{own:?}");
        assert_eq!(upright("Satu\nDua").lines.len(), 2, "a break that was typed stays where it costs nothing");
        assert_eq!(
            upright("– Sudah punya akunnya?\n– Belum, saya baru mau mendaftar.").lines.len(),
            3,
            "each line is one's own"
        );
        assert_eq!(upright(SENTENCE).lines.len(), 3, "letters do not get much smaller for it");
    }

    const SENTENCE: &str = "Kebijakan publik harus dijelaskan dengan bahasa yang sederhana dan menarik.";

    #[test]
    fn a_sentence_breaks_into_balanced_lines() {
        let broken = lines(SENTENCE, (1920, 1080));
        assert_eq!(broken, ["Kebijakan publik harus dijelaskan", "dengan bahasa yang sederhana dan menarik."]);
        assert_eq!(lines(SENTENCE, (854, 480)), broken);
        assert_eq!(lines("Satu\nDua", (854, 480)), ["Satu", "Dua"]);
        assert!(lines(" \n\t ", (854, 480)).is_empty());
    }

    #[test]
    fn lines_do_not_end_on_words_that_lead_on_and_amounts_stay_whole() {
        let text = "Pemerintah menyiapkan anggaran Rp 1,2 triliun untuk perbaikan jalan desa dan jembatan.";
        for canvas in [(1920, 1080), (1080, 1080), (1080, 1920)] {
            let broken = lines(text, canvas);
            assert!(broken.len() > 1 && broken.join(" ") == text, "{broken:?}");
            let ends: Vec<&str> = broken.iter().filter_map(|line| line.split(' ').next_back()).collect();
            assert!(!ends.iter().any(|end| ["Rp", "1,2", "untuk", "dan"].contains(end)), "{broken:?}");
        }
    }

    #[test]
    fn a_word_that_is_doubled_is_parted_at_its_hyphen() {
        let style = TextStyle { size: 0.16, ..TextStyle::default() };
        let doubled = layout(&caption("undang-undang"), &style, (1080, 1920)).unwrap();
        let lines: Vec<&str> = doubled.lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(lines, ["undang-", "undang"]);
    }

    #[test]
    fn what_the_font_lacks_is_a_box_and_not_nothing() {
        assert_eq!(lines("a漢b\u{200D}", (854, 480)), ["a\u{25A1}b"]);
    }

    #[test]
    fn composed_and_unseen_letters_are_drawn_as_they_are_meant() {
        assert_eq!(lines("kafe\u{301}", (854, 480)), ["kafé"]);
        assert_eq!(lines("pe\u{AD}la\u{200B}ti\u{200E}han\u{FEFF}\u{FE0F}", (854, 480)), ["pelatihan"]);
        assert_eq!(lines("Satu\ttab dua\u{B}baris\u{2028}lain", (854, 480)), ["Satu tab dua", "baris", "lain"]);
    }

    proptest! {
        #[test]
        fn letters_keep_inside_the_margins(text in "\\PC{0,160}", portrait: bool, title: bool) {
            let canvas = if portrait { (1080, 1920) } else { (1920, 1080) };
            let style = TextStyle::shipped(if title { "title" } else { "caption" }).unwrap();
            if let Some(layout) = layout(&caption(&text), &style, canvas) {
                let (left, right) = (style.margin_x * canvas.0 as f32, (1.0 - style.margin_x) * canvas.0 as f32);
                for line in &layout.lines {
                    prop_assert!(line.x_px >= left - 0.5 && line.x_px + line.width_px <= right + 0.5, "{line:?}");
                }
            }
        }
    }
}
