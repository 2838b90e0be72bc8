//! Marks as SVG: what resvg draws, and what `sunting graphic -o FILE.svg` writes.

use std::fmt::Write;

use sunting_timeline::Color;

use crate::drawing::{Anchor, Drawing, Extent, Form, Line, Mark, Stroke};
use crate::fonts::{FAMILY, Ruler};
use crate::icon::ICON_UNITS;
use crate::shaping::{is_simple, runs};

/// A whole drawing as it stands, as a document of its own.
pub fn document(drawing: &Drawing) -> String {
    of_marks(drawing.marks(), drawing.size_px())
}

/// Marks as a document of that size.
pub fn of_marks<'a>(marks: impl IntoIterator<Item = &'a Mark>, (width_px, height_px): (f32, f32)) -> String {
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {w} {h}' width='{w}' height='{h}' font-family='{FAMILY}'>\n",
        w = Number(width_px),
        h = Number(height_px)
    );
    for mark in marks {
        // Writing to a string cannot fail.
        let _ = write_form(&mut svg, &mark.form);
    }
    svg.push_str("</svg>\n");
    svg
}

/// A length with at most two decimals.
struct Number(f32);

impl std::fmt::Display for Number {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = format!("{:.2}", self.0);
        formatter.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

fn write_form(svg: &mut String, form: &Form) -> std::fmt::Result {
    match form {
        Form::Rect { extent, radius_px, fill, stroke } => {
            let Extent { x_px, y_px, width_px, height_px } = *extent;
            let (x, y, width, height) = (Number(x_px), Number(y_px), Number(width_px), Number(height_px));
            write!(svg, "<rect x='{x}' y='{y}' width='{width}' height='{height}'")?;
            if *radius_px > 0.0 {
                write!(svg, " rx='{}'", Number(*radius_px))?;
            }
            writeln!(svg, "{}{}/>", filled(*fill), stroked(*stroke))
        }
        Form::Path { data, fill, stroke, dash_px } => {
            write!(svg, "<path d='{data}'{}{}", filled(*fill), stroked(*stroke))?;
            if let Some((dash, gap)) = dash_px {
                write!(svg, " stroke-dasharray='{} {}'", Number(*dash), Number(*gap))?;
            }
            svg.write_str(" stroke-linejoin='round' stroke-linecap='round'/>\n")
        }
        Form::Circle { x_px, y_px, radius_px, fill, stroke } => {
            let (x, y, radius) = (Number(*x_px), Number(*y_px), Number(*radius_px));
            writeln!(svg, "<circle cx='{x}' cy='{y}' r='{radius}'{}{}/>", filled(Some(*fill)), stroked(*stroke))
        }
        Form::Sector { x_px, y_px, outer_px, inner_px, from_deg, to_deg, fill, stroke } => {
            let data = sector((*x_px, *y_px), *outer_px, *inner_px, (*from_deg, *to_deg));
            writeln!(svg, "<path d='{data}'{}{} stroke-linejoin='round'/>", filled(Some(*fill)), stroked(*stroke))
        }
        Form::Icon { icon, x_px, y_px, size_px, fill } => {
            let (left, top) = (Number(x_px - size_px / 2.0), Number(y_px - size_px / 2.0));
            let (scale, path) = (size_px / ICON_UNITS, icon.path());
            let fill = filled(Some(*fill));
            writeln!(svg, "<path transform='translate({left} {top}) scale({scale:.5})'{fill} d='{path}'/>")
        }
        Form::Text(line) => write_line(svg, line),
        Form::Art { svg: art, size_px, extent, .. } => {
            let (x, y) = (Number(extent.x_px), Number(extent.y_px));
            let (across, down) = (extent.width_px / size_px.0, extent.height_px / size_px.1);
            writeln!(svg, "<g transform='translate({x} {y}) scale({across:.6} {down:.6})'>{art}</g>")
        }
        Form::Logo { logo, extent, opacity } => {
            let Extent { x_px, y_px, width_px, height_px } = *extent;
            let (x, y, width, height) = (Number(x_px), Number(y_px), Number(width_px), Number(height_px));
            // A logo that was read can be written.
            let data = logo.stored().map(|stored| stored.data_url()).unwrap_or_default();
            write!(svg, "<image x='{x}' y='{y}' width='{width}' height='{height}' href='{data}'")?;
            if *opacity < 1.0 {
                write!(svg, " opacity='{}'", Number(*opacity))?;
            }
            svg.write_str("/>\n")
        }
    }
}

fn write_line(svg: &mut String, line: &Line) -> std::fmt::Result {
    if !is_simple(&line.text) {
        return write_runs(svg, line);
    }
    write!(svg, "<text xml:space='preserve' x='{}'{}", places(line), look_of(line))?;
    if !line.in_cells {
        let anchor = match line.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor='middle'",
            Anchor::End => " text-anchor='end'",
        };
        svg.write_str(anchor)?;
        write_tracking(svg, line)?;
    }
    writeln!(svg, ">{}</text>", escaped(&line.text))
}

/// A line of several fonts or directions, run by run.
fn write_runs(svg: &mut String, line: &Line) -> std::fmt::Result {
    let left_px = line.extent().x_px;
    for run in runs(&line.text, line.face.weight) {
        let x_px = left_px + (run.x + line.face.tracking * run.letters_before as f32) * line.size_px;
        let (x, family) = (Number(x_px), run.family);
        write!(svg, "<text xml:space='preserve' x='{x}' font-family=\"'{family}'\"{}", look_of(line))?;
        write_tracking(svg, line)?;
        writeln!(svg, ">{}</text>", escaped(&run.text))?;
    }
    Ok(())
}

fn look_of(line: &Line) -> String {
    let (y, size) = (Number(line.baseline_px), Number(line.size_px));
    let (weight, fill) = (line.face.weight.number(), filled(Some(line.fill)));
    format!(" y='{y}' font-size='{size}' font-weight='{weight}'{fill}")
}

fn write_tracking(svg: &mut String, line: &Line) -> std::fmt::Result {
    if line.face.tracking == 0.0 {
        return Ok(());
    }
    write!(svg, " letter-spacing='{}'", Number(line.face.tracking * line.size_px))
}

/// Where a line starts; where its letters stand, if they stand in cells.
fn places(line: &Line) -> String {
    let tracking_px = line.face.tracking * line.size_px;
    if !line.in_cells {
        // The last letter's tracking stands between the line and the edge that it ends at.
        let spare_px = if line.anchor == Anchor::End { tracking_px } else { 0.0 };
        return Number(line.x_px + spare_px).to_string();
    }
    let ruler = Ruler::of(line.face.weight);
    let mut left_px = line.extent().x_px;
    let mut places = Vec::new();
    for letter in line.text.chars() {
        let cell = line.face.cell(letter);
        places.push(Number(left_px + (cell - ruler.advance(letter)) / 2.0 * line.size_px).to_string());
        left_px += cell * line.size_px + tracking_px;
    }
    places.join(" ")
}

fn filled(fill: Option<Color>) -> String {
    fill.map_or_else(|| " fill='none'".to_owned(), |fill| painted("fill", fill))
}

fn stroked(stroke: Option<Stroke>) -> String {
    let write =
        |stroke: Stroke| format!("{} stroke-width='{}'", painted("stroke", stroke.color), Number(stroke.width_px));
    stroke.map_or_else(String::new, write)
}

fn painted(what: &str, Color { r, g, b, a }: Color) -> String {
    let opacity = if a == 255 { String::new() } else { format!(" {what}-opacity='{:.3}'", f32::from(a) / 255.0) };
    format!(" {what}='#{r:02X}{g:02X}{b:02X}'{opacity}")
}

/// A piece of a ring, clockwise.
fn sector((x_px, y_px): (f32, f32), outer_px: f32, inner_px: f32, (from_deg, to_deg): (f32, f32)) -> String {
    // A full turn would end where it starts, and be nothing.
    let to_deg = to_deg.min(from_deg + 359.99);
    let at = |degrees: f32, radius: f32| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        format!("{} {}", Number(x_px + radius * cos), Number(y_px + radius * sin))
    };
    let large = u8::from(to_deg - from_deg > 180.0);
    let (outer, inner) = (Number(outer_px), Number(inner_px));
    format!(
        "M{}A{outer} {outer} 0 {large} 1 {}L{}A{inner} {inner} 0 {large} 0 {}Z",
        at(from_deg, outer_px),
        at(to_deg, outer_px),
        at(to_deg, inner_px),
        at(from_deg, inner_px)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
