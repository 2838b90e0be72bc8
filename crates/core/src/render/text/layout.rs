//! Breaking texts into lines, by the rules of [`breaking`](sunting_timeline::captions::breaking). It is done in canvas
//! pixels and without hinting, so that lines break at the same words at every output size.

use std::ops::Range;

use sunting_graphics::shape::Shape;
use sunting_graphics::shaping::whole_letters;
use sunting_timeline::captions::breaking::{Piece, into_lines};
use sunting_timeline::captions::lines::is_dialogue;
use sunting_timeline::captions::ties::{Tie, ties};
use sunting_timeline::{HorizontalAnchor, Text, TextStyle, VerticalAnchor};

use super::fonts::{REPLACEMENT, Ruler, Weight, drawn_letters};

/// Distance of baselines, in font sizes.
const LINE_HEIGHT: f32 = 1.22;
/// Height of the letters above and below the baseline, in font sizes.
const ASCENT: f32 = 0.97;
const DESCENT: f32 = 0.25;
/// Between the letters and the edge of their box, in font sizes.
const PADDING_X: f32 = 0.42;
const PADDING_Y: f32 = 0.2;
/// The second line of a lower third, in sizes of the first.
const ROLE_SIZE: f32 = 0.72;
/// A text that needs more lines than allowed shrinks in these steps, down to this part of its size.
const SHRINK: f32 = 0.94;
const SMALLEST: f32 = 0.5;
/// As many lines stand in the lane of subtitles; for that, letters shrink down to this part of their size.
const LANE_LINES: usize = 2;
const SMALLEST_IN_LANE: f32 = 0.8;
/// Kerning may make a line a little wider than its characters add up to.
const SAFETY: f32 = 1.01;

#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
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
pub fn layout(text: &Text, style: &TextStyle, canvas_px: (u32, u32)) -> Option<Layout> {
    let most = usize::from(style.max_lines.max(1));
    let (size, lines) = within_lane(text, style, canvas_px)
        .or_else(|| fitted(text, style, canvas_px, SMALLEST, most))
        .unwrap_or_else(|| {
            let smallest = sizes(style, canvas_px, SMALLEST).last().unwrap_or_default();
            (smallest, lines_of(text, style, smallest, canvas_px))
        });
    (!lines.is_empty()).then(|| place(lines, style, size, Lane::of(text, style, canvas_px)))
}

/// A subtitle in as many lines as its lane holds, if letters that are hardly smaller, or other breaks than those that
/// were typed for a wider picture, suffice for that: graphics stand right above the lane.
fn within_lane(text: &Text, style: &TextStyle, canvas_px: (u32, u32)) -> Option<(f32, Vec<Unplaced>)> {
    if !is_in_lane(text, style) {
        return None;
    }
    let most = usize::from(style.max_lines.max(1)).min(LANE_LINES);
    let fitted = |text: &Text| fitted(text, style, canvas_px, SMALLEST_IN_LANE, most);
    fitted(text).or_else(|| fitted(&in_one_paragraph(text)?))
}

/// A subtitle without the breaks that were typed; `None` for other texts, and where each line is somebody else's.
fn in_one_paragraph(text: &Text) -> Option<Text> {
    let Text::Caption { text: typed, style } = text else { return None };
    let joined = || typed.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    (!is_dialogue(typed)).then(|| Text::Caption { text: joined(), style: style.clone() })
}

/// The largest size, down to a part of the style's, at which a text needs so many lines at most.
fn fitted(
    text: &Text,
    style: &TextStyle,
    canvas_px: (u32, u32),
    smallest: f32,
    most: usize,
) -> Option<(f32, Vec<Unplaced>)> {
    let mut broken = sizes(style, canvas_px, smallest).map(|size| (size, lines_of(text, style, size, canvas_px)));
    broken.find(|(_, lines)| lines.len() <= most)
}

fn sizes(style: &TextStyle, canvas_px: (u32, u32), smallest: f32) -> impl Iterator<Item = f32> {
    let full = style.size * canvas_px.0.min(canvas_px.1) as f32;
    std::iter::successors(Some(full), |size| Some(size * SHRINK)).take_while(move |size| *size >= full * smallest)
}

/// Whether it is a subtitle at the foot of the picture.
fn is_in_lane(text: &Text, style: &TextStyle) -> bool {
    matches!(text, Text::Caption { .. }) && style.vertical == VerticalAnchor::Bottom
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
    /// Within the style's margins; a subtitle at the foot of an upright picture also above and beside what apps draw
    /// over it.
    fn of(text: &Text, style: &TextStyle, (width, height): (u32, u32)) -> Self {
        let shape = Shape::of_picture(width, height);
        let canvas_px = width.min(height) as f32 / shape.short_px();
        let (width_px, height_px) = (width as f32, height as f32);
        let (left_px, top_px) = (style.margin_x * width_px, style.margin_y * height_px);
        let mut lane = Self { left_px, right_px: width_px - left_px, top_px, bottom_px: height_px - top_px, height_px };
        if is_in_lane(text, style) {
            lane.right_px = lane.right_px.min(shape.rail_px * canvas_px);
            lane.bottom_px = lane.bottom_px.min(shape.foot_px * canvas_px);
        }
        lane
    }
}

struct Unplaced {
    text: String,
    size_px: f32,
    weight: Weight,
    width_px: f32,
}

fn lines_of(text: &Text, style: &TextStyle, size: f32, canvas_px: (u32, u32)) -> Vec<Unplaced> {
    let own = if style.bold { Weight::SemiBold } else { Weight::Regular };
    let parts = match text {
        Text::Caption { text, .. } | Text::Title { text, .. } => vec![(text, size, own)],
        Text::LowerThird { name, role, .. } => {
            vec![(name, size, Weight::SemiBold), (role, size * ROLE_SIZE, Weight::Regular)]
        }
    };
    let lane = Lane::of(text, style, canvas_px);
    let room = lane.right_px - lane.left_px - 2.0 * PADDING_X * size;
    let mut lines = Vec::new();
    for (text, size_px, weight) in parts {
        let ruler = Ruler::of(weight);
        for paragraph in clean(text, ruler).lines().filter(|line| !line.trim().is_empty()) {
            for text in broken(paragraph, ruler, room / (size_px * SAFETY)) {
                let width_px = ruler.width(&text) * size_px;
                lines.push(Unplaced { text, size_px, weight, width_px });
            }
        }
    }
    lines
}

/// A text as it is drawn: composed, without unseen letters, and with a box for what the fonts lack.
fn clean(text: &str, ruler: &Ruler) -> String {
    let boxed = |letter: char| if letter == '\n' || ruler.has(letter) { letter } else { REPLACEMENT };
    drawn_letters(text).chars().map(boxed).collect()
}

/// A paragraph as few lines, of widths as equal as the words allow. `room` is in font sizes.
fn broken(paragraph: &str, ruler: &Ruler, room: f32) -> Vec<String> {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let (mut parts, mut pieces) = (Vec::new(), Vec::new());
    for (word, tie) in words.iter().zip(ties(&words)) {
        let own = parts_that_fit(word, ruler, room);
        let last = own.len().saturating_sub(1);
        for (index, part) in own.into_iter().enumerate() {
            let (gap, tie) = if index == last { (ruler.advance(' '), tie) } else { (0.0, Tie::Free) };
            pieces.push(Piece { width: ruler.width(part), gap, tie });
            parts.push((part, if index == last { " " } else { "" }));
        }
    }
    let joined = |line: Range<usize>| parts[line].iter().flat_map(|(part, gap)| [*part, *gap]).collect::<String>();
    into_lines(&pieces, room).into_iter().map(|line| joined(line).trim_end().to_owned()).collect()
}

/// A word, or what of it fits in a line each: one that is longer is parted behind its hyphens ("undang-undang"), and
/// within letters only where that does not suffice.
fn parts_that_fit<'a>(word: &'a str, ruler: &Ruler, room: f32) -> Vec<&'a str> {
    if ruler.width(word) <= room {
        return vec![word];
    }
    let mut parts = Vec::new();
    for half in word.split_inclusive('-') {
        if ruler.width(half) <= room {
            parts.push(half);
            continue;
        }
        let (mut from, mut width) = (0, 0.0);
        for (at, letter) in whole_letters(half) {
            let advance: f32 = letter.chars().map(|character| ruler.advance(character)).sum();
            if width + advance > room && at > from {
                parts.push(&half[from..at]);
                (from, width) = (at, 0.0);
            }
            width += advance;
        }
        parts.push(&half[from..]);
    }
    parts
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
            text: line.text,
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
        let wide = super::layout(&caption(SENTENCE), &TextStyle::default(), (1920, 1080)).unwrap();
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
