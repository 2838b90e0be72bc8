//! Every colour of the window. Nothing else names one.

use eframe::egui::style::{ScrollFadeStyle, ScrollStyle};
use eframe::egui::{Color32, Context, CornerRadius, Shadow, Stroke, Style, Theme as Mode, Visuals};

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// The three colours of a kind of clip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClipColors {
    pub fill: Color32,
    /// Bar, outline, icon and waveform.
    pub strong: Color32,
    pub text: Color32,
}

/// A look: light or dark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Whether light stands on dark.
    pub is_dark: bool,
    /// The stage around the picture.
    pub bg: Color32,
    /// Panels, bars, menus.
    pub surface: Color32,
    /// Track lanes, segmented controls, a running job.
    pub well: Color32,
    pub hover: Color32,
    pub line: Color32,
    /// Outlines of what can be used.
    pub border: Color32,
    /// Text, icons, the selection.
    pub ink: Color32,
    pub muted: Color32,
    pub off: Color32,
    /// The active step, the one filled button, focus, the marked part.
    pub accent: Color32,
    pub on: Color32,
    /// A filled button under the pointer.
    pub accent_hover: Color32,
    pub soft: Color32,
    pub ok: Color32,
    pub ok_soft: Color32,
    pub warn: Color32,
    pub warn_soft: Color32,
    /// It went wrong, or it goes away.
    pub bad: Color32,
    pub bad_soft: Color32,
    /// The playhead and its flag.
    pub play: Color32,
    pub on_play: Color32,
    pub video: ClipColors,
    pub sound: ClipColors,
    pub subtitle: ClipColors,
    /// Titles, names, positions.
    pub title: ClipColors,
    /// Charts, lists, numbers.
    pub chart: ClipColors,
}

/// Dark on light.
pub const LIGHT: Theme = Theme {
    is_dark: false,
    bg: hex(0xEDF0F3),
    surface: hex(0xFFFFFF),
    well: hex(0xF5F7F9),
    hover: hex(0xE6EBF0),
    line: hex(0xD3DAE1),
    border: hex(0x74808C),
    ink: hex(0x16202A),
    muted: hex(0x4D5A66),
    off: hex(0x8A95A0),
    accent: hex(0x00628F),
    on: hex(0xFFFFFF),
    accent_hover: hex(0x004D72),
    soft: hex(0xDCEDF7),
    ok: hex(0x1A6B3C),
    ok_soft: hex(0xE2F2E7),
    warn: hex(0x8A4B00),
    warn_soft: hex(0xFCEFD6),
    bad: hex(0xB3261E),
    bad_soft: hex(0xFBE7E5),
    play: hex(0xC6281C),
    on_play: hex(0xFFFFFF),
    video: ClipColors { fill: hex(0xD3E4F9), strong: hex(0x0D6CC0), text: hex(0x0E3157) },
    sound: ClipColors { fill: hex(0xCDF3E2), strong: hex(0x17684B), text: hex(0x0B3F2E) },
    subtitle: ClipColors { fill: hex(0xF3EDB5), strong: hex(0x867429), text: hex(0x3F3608) },
    title: ClipColors { fill: hex(0xFADBCB), strong: hex(0x6E3316), text: hex(0x552408) },
    chart: ClipColors { fill: hex(0xEBCBEA), strong: hex(0x8B4480), text: hex(0x4B1F45) },
};

/// Light on dark.
pub const DARK: Theme = Theme {
    is_dark: true,
    bg: hex(0x0F1317),
    surface: hex(0x191F25),
    well: hex(0x20272E),
    hover: hex(0x2A333C),
    line: hex(0x36414B),
    border: hex(0x7D8995),
    ink: hex(0xE9EEF2),
    muted: hex(0xAAB6C1),
    off: hex(0x6E7A86),
    accent: hex(0x6CC3F0),
    on: hex(0x06202E),
    accent_hover: hex(0x9AD7F7),
    soft: hex(0x123447),
    ok: hex(0x7BD09A),
    ok_soft: hex(0x15351F),
    warn: hex(0xF2B950),
    warn_soft: hex(0x3B2B0C),
    bad: hex(0xFF9A90),
    bad_soft: hex(0x451A17),
    play: hex(0xFF6B5E),
    on_play: hex(0x1A0604),
    video: ClipColors { fill: hex(0x1A3460), strong: hex(0x8DBDF9), text: hex(0xE3EEFA) },
    sound: ClipColors { fill: hex(0x204A3C), strong: hex(0x66E6B4), text: hex(0xDFF5EA) },
    subtitle: ClipColors { fill: hex(0x474207), strong: hex(0xE3C648), text: hex(0xFBF4CF) },
    title: ClipColors { fill: hex(0x50220A), strong: hex(0xEA8630), text: hex(0xFDE7DB) },
    chart: ClipColors { fill: hex(0x3D2135), strong: hex(0xC79AC3), text: hex(0xF8E6F5) },
};

/// How long a switch, a tab or a fold takes, in seconds.
const ANIMATION_S: f32 = 0.08;

/// Behind a time on a picture, and behind a dialog.
pub const VEIL: Color32 = Color32::from_black_alpha(102);
/// Around a picture that fills the screen.
pub const SCREEN: Color32 = Color32::BLACK;
/// Behind words on a picture.
pub const PICTURE_TAG: Color32 = Color32::from_black_alpha(184);
/// Behind samples of subtitles: a picture, neither light nor dark.
pub const SAMPLE_PICTURE: Color32 = hex(0x5E7C86);
/// Words on a picture's tag.
pub const ON_PICTURE: Color32 = Color32::WHITE;

impl Theme {
    /// The shadow of menus, tooltips, notices and dialogs.
    pub fn shadow(&self) -> Shadow {
        let alpha = if self.is_dark { 115 } else { 36 };
        Shadow { offset: [0, 4], blur: 12, spread: 0, color: Color32::from_black_alpha(alpha) }
    }

    /// A colour with some of it taken away: 1 leaves all.
    pub fn faint(color: Color32, part: f32) -> Color32 {
        color.gamma_multiply(part)
    }

    /// Makes egui's own fields, menus and scroll bars look like the rest; with less motion, all changes at once.
    pub fn apply(&self, context: &Context, less_motion: bool) {
        let mode = if self.is_dark { Mode::Dark } else { Mode::Light };
        context.set_theme(mode);
        context.style_mut_of(mode, |style| self.style(style, if less_motion { 0.0 } else { ANIMATION_S }));
    }

    fn style(&self, style: &mut Style, animation_s: f32) {
        let mut visuals = if self.is_dark { Visuals::dark() } else { Visuals::light() };
        let radius = CornerRadius::same(6);
        let widgets = &mut visuals.widgets;
        for (widget, fill, handle, outline, text) in [
            (&mut widgets.noninteractive, self.surface, self.border, self.line, self.ink),
            (&mut widgets.inactive, self.surface, self.border, self.border, self.ink),
            (&mut widgets.hovered, self.hover, self.muted, self.border, self.ink),
            (&mut widgets.active, self.soft, self.muted, self.accent, self.ink),
            (&mut widgets.open, self.surface, self.border, self.border, self.ink),
        ] {
            // Only the handles of scroll bars are painted with it here.
            widget.bg_fill = handle;
            widget.weak_bg_fill = fill;
            widget.bg_stroke = Stroke::new(1.0, outline);
            widget.fg_stroke = Stroke::new(1.0, text);
            widget.corner_radius = radius;
            widget.expansion = 0.0;
        }
        visuals.selection.bg_fill = self.soft;
        visuals.selection.stroke = Stroke::new(1.0, self.accent);
        visuals.text_cursor.blink = false;
        visuals.text_cursor.stroke = Stroke::new(2.0, self.ink);
        visuals.window_fill = self.surface;
        visuals.panel_fill = self.surface;
        visuals.extreme_bg_color = self.surface;
        visuals.window_stroke = Stroke::new(1.0, self.line);
        visuals.window_shadow = self.shadow();
        visuals.popup_shadow = self.shadow();
        visuals.window_corner_radius = CornerRadius::same(12);
        visuals.menu_corner_radius = CornerRadius::same(8);
        visuals.disabled_alpha = 1.0;
        style.visuals = visuals;
        style.animation_time = animation_s;
        style.spacing.scroll = scroll_bars();
        style.spacing.interact_size.y = 32.0;
    }
}

/// Thin, always there where something scrolls, broader under the pointer; nothing fades out at the edges.
fn scroll_bars() -> ScrollStyle {
    let usual = ScrollStyle::floating();
    ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 12.0,
        active_background_opacity: 0.0,
        interact_background_opacity: 0.0,
        dormant_handle_opacity: 0.5,
        active_handle_opacity: 0.5,
        interact_handle_opacity: 0.7,
        fade: ScrollFadeStyle { strength: 0.0, ..usual.fade },
        ..usual
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast ratio of WCAG 2.1, 1.4.3.
    fn contrast(a: Color32, b: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let luminance =
            |color: Color32| 0.2126 * channel(color.r()) + 0.7152 * channel(color.g()) + 0.0722 * channel(color.b());
        let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
        if a > b { a / b } else { b / a }
    }

    /// Fails where a pair, to one decimal, is below its floor.
    fn demand(front: Color32, back: Color32, floor: f64) {
        let found = (contrast(front, back) * 10.0).round() / 10.0;
        assert!(found >= floor, "{front:?} on {back:?}: {found} is less than {floor}");
    }

    #[test]
    fn every_pair_that_is_drawn_is_as_clear_as_agreed() {
        for (t, look) in [(LIGHT, 0), (DARK, 1)] {
            let planes = [t.surface, t.bg, t.well, t.hover, t.soft];
            let pairs: [(Color32, &[Color32], [f64; 2]); 17] = [
                (t.ink, &planes[..1], [16.5, 14.2]),
                (t.ink, &planes, [4.5, 4.5]),
                (t.muted, &planes, [5.9, 6.2]),
                (t.off, &planes[..1], [3.0, 3.8]),
                (t.border, &planes[..1], [3.5, 4.7]),
                (t.border, &planes, [3.0, 3.0]),
                (t.accent, &planes[..1], [6.7, 8.5]),
                (t.accent, &planes, [5.6, 6.5]),
                (t.on, &[t.accent, t.accent_hover], [6.7, 8.5]),
                (t.ok, &[t.surface, t.ok_soft], [5.6, 7.3]),
                (t.warn, &[t.surface, t.warn_soft], [6.0, 7.7]),
                (t.bad, &[t.surface, t.bad_soft], [5.5, 7.3]),
                // A warning in the chosen row, a running job, over the stage.
                (t.warn, &planes, [4.5, 4.5]),
                (t.ok, &planes[..3], [4.5, 4.5]),
                (t.bad, &planes[..3], [4.5, 4.5]),
                (t.on_play, &[t.play], [5.6, 7.0]),
                (ON_PICTURE, &[Color32::WHITE.blend(PICTURE_TAG)], [4.5, 4.5]),
            ];
            for (front, backs, floors) in pairs {
                backs.iter().for_each(|back| demand(front, *back, floors[look]));
            }
            for colors in [t.video, t.sound, t.subtitle, t.title, t.chart] {
                demand(colors.text, colors.fill, 8.7);
                demand(colors.strong, t.well, 4.3);
                demand(t.play, colors.fill, [3.8, 3.6][look]);
            }
        }
    }
}
