//! Where everything stands: one place decides every region from the window's size and the step.

use eframe::egui::{Rect, Vec2, pos2, vec2};

pub use crate::divider::Divider;
use crate::settings::Dividers;
use crate::state::Step;

/// How much room there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Class {
    #[default]
    Wide,
    /// The right panel is a drawer.
    Medium,
    /// One panel with two tabs.
    Compact,
}

/// A class is left only when the window is this much beyond its border.
const HYSTERESIS: f32 = 16.0;

impl Class {
    /// The class of a window's inner size; near a border it stays what it was.
    pub fn of(size: Vec2, before: Self) -> Self {
        let at_least = |width: f32, height: f32, grow: f32| size.x >= width + grow && size.y >= height + grow;
        let keep = |class: Self| if before == class { -HYSTERESIS } else { 0.0 };
        if at_least(1200.0, 600.0, keep(Self::Wide)) {
            Self::Wide
        } else if at_least(900.0, 500.0, keep(Self::Medium)) {
            Self::Medium
        } else {
            Self::Compact
        }
    }
}

/// How the timeline's tracks are drawn, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackHeights {
    pub ruler: f32,
    /// Subtitles; 16 is a line, 0 is not there.
    pub subtitle: f32,
    pub video: f32,
    /// Sound; 16 is a line, 0 is not there.
    pub sound: f32,
    /// The overview at the foot.
    pub overview: f32,
}

/// A track as a line.
pub const LINE: f32 = 16.0;
/// A track for words or sound that is open, in a low window.
const OPEN: f32 = 44.0;
/// Between tracks.
pub const GAP: f32 = 4.0;

impl TrackHeights {
    /// The heights for a window of that height.
    pub fn of(class: Class, height: f32, step: Step, all_open: bool) -> Self {
        let (ruler, overview) = (24.0, 12.0);
        if class == Class::Compact {
            let subtitle = if step == Step::Text { 32.0 } else { 0.0 };
            let video = if step == Step::Text { 32.0 } else { 48.0 };
            return Self { ruler: 20.0, subtitle, video, sound: 0.0, overview };
        }
        if height >= 720.0 {
            return Self { ruler, subtitle: 48.0, video: 96.0, sound: 64.0, overview };
        }
        let open = Self { ruler, subtitle: OPEN, video: 68.0, sound: OPEN, overview };
        match step {
            _ if all_open => open,
            Step::Text => Self { sound: LINE, ..open },
            Step::Trim if height < 600.0 => Self { subtitle: LINE, sound: LINE, ..open },
            _ => Self { subtitle: LINE, ..open },
        }
    }

    /// Gives tracks more room: closed ones open first, then the pictures grow, then the others.
    fn grow(&mut self, mut room: f32) {
        for line in [&mut self.subtitle, &mut self.sound] {
            if *line == LINE && room >= OPEN - LINE {
                room -= OPEN - LINE;
                *line = OPEN;
            }
        }
        let video = room.clamp(0.0, self.video);
        self.video += video;
        for track in [&mut self.subtitle, &mut self.sound] {
            if *track > LINE {
                *track += ((room - video) / 2.0).clamp(0.0, *track);
            }
        }
    }

    /// All of them with the gaps between them.
    pub fn total(&self) -> f32 {
        let tracks = [self.subtitle, self.video, self.sound];
        let shown = tracks.iter().filter(|height| **height > 0.0).count() as f32;
        self.ruler + tracks.iter().sum::<f32>() + GAP * (shown + 1.0) + self.overview
    }
}

/// The regions of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regions {
    /// How much room there is.
    pub class: Class,
    /// Name, steps, undo, tools.
    pub top: Rect,
    /// What can be done. In a compact window the panel with its tabs.
    pub left: Rect,
    pub center: Rect,
    /// Details; a drawer over the centre in a medium window, the panel itself in a compact one.
    pub right: Rect,
    /// Whether the details have a place of their own.
    pub right_is_fixed: bool,
    pub bar: Rect,
    pub timeline: Rect,
    /// The timeline's tracks.
    pub tracks: TrackHeights,
    /// The width of the tracks' headers.
    pub header: f32,
}

/// What the regions depend on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wishes {
    pub step: Step,
    /// Whether the project is upright or square: its picture needs little width.
    pub is_narrow: bool,
    /// Whether every track is open.
    pub all_tracks_open: bool,
    /// Where somebody moved the borders between panels in this step.
    pub dividers: Dividers,
}

impl Divider {
    /// How far what it moves reaches: its panel's width, or the timeline's height.
    pub fn extent(self, regions: &Regions) -> f32 {
        match self {
            Self::Left => regions.left.width(),
            Self::Right => regions.right.width(),
            Self::Timeline => regions.timeline.height(),
        }
    }

    /// The least and the largest extent that it can be given, the other borders staying where they are.
    pub fn reach(self, size: Vec2, class: Class, wishes: Wishes) -> (f32, f32) {
        let at = |points: f32| {
            let mut wishes = wishes;
            wishes.dividers = self.moved(wishes.dividers, Some(points));
            self.extent(&regions(size, class, wishes))
        };
        (at(0.0), at(f32::MAX))
    }
}

/// The widest left panel.
const LEFT: f32 = 560.0;
/// The widest right panel.
const RIGHT: f32 = 520.0;
/// The lowest timeline, and the largest part of the window that it takes.
const TIMELINE: (f32, f32) = (180.0, 0.6);
/// What stands above the timeline is never lower, where the timeline was drawn up: in less, words would be cut off. By
/// itself the layout leaves it more, but a hand may take that up to the timeline's largest part.
const LEAST_WORK: f32 = 176.0;

/// The narrowest left panel, stage and right panel of a step: in less, words would be cut off.
fn least_widths(step: Step) -> (f32, f32, f32) {
    match step {
        Step::Import | Step::Trim => (280.0, 320.0, 240.0),
        Step::Text => (400.0, 320.0, 264.0),
        Step::Make => (280.0, 480.0, 400.0),
    }
}

/// The regions of a window of that size.
pub fn regions(size: Vec2, class: Class, wishes: Wishes) -> Regions {
    let mut tracks = TrackHeights::of(class, size.y, wishes.step, wishes.all_tracks_open);
    let (top, bar) = if class == Class::Compact { (44.0, 40.0) } else { (56.0, 48.0) };
    let wanted = match wishes.step {
        // The queue takes the place of the transport bar as well, and gives way first.
        Step::Make => (size.y - top - 404.0 - bar).clamp(164.0 - bar, 300.0),
        _ => tracks.total(),
    };
    let mut work = (size.y - top - bar - wanted).max(if class == Class::Compact { 152.0 } else { 260.0 });
    if let Some(height) = wishes.dividers.timeline.filter(|_| class != Class::Compact && wishes.step != Step::Make) {
        let height = height.clamp(TIMELINE.0, (size.y * TIMELINE.1).max(TIMELINE.0));
        let height = height.min(size.y - top - bar - LEAST_WORK);
        work = size.y - top - bar - height;
        tracks.grow(height - tracks.total());
    }
    let timeline_top = (top + work + bar).min(size.y);
    let rect = |left: f32, top: f32, right: f32, bottom: f32| {
        Rect::from_min_max(pos2(left, top), pos2(right.max(left), bottom.max(top)))
    };
    let (left, right) = side_widths(size, class, wishes);
    let work_bottom = top + work;
    let (left_rect, center, right_rect) = match class {
        Class::Compact => {
            let panel = (size.x - 400.0).max(size.x * 0.4);
            let panel_rect = rect(panel, top, size.x, work_bottom);
            (panel_rect, rect(0.0, top, panel, work_bottom), panel_rect)
        }
        Class::Medium => {
            let drawer = rect(size.x - 320.0, top, size.x, work_bottom);
            (rect(0.0, top, left, work_bottom), rect(left, top, size.x, work_bottom), drawer)
        }
        Class::Wide => (
            rect(0.0, top, left, work_bottom),
            rect(left, top, size.x - right, work_bottom),
            rect(size.x - right, top, size.x, work_bottom),
        ),
    };
    Regions {
        class,
        top: rect(0.0, 0.0, size.x, top),
        left: left_rect,
        center,
        right: right_rect,
        right_is_fixed: class == Class::Wide,
        bar: rect(0.0, work_bottom, size.x, timeline_top),
        timeline: rect(0.0, timeline_top, size.x, size.y),
        tracks,
        header: match class {
            Class::Compact => 44.0,
            _ if size.x >= 1800.0 => 200.0,
            _ => 160.0,
        },
    }
}

fn side_widths(size: Vec2, class: Class, wishes: Wishes) -> (f32, f32) {
    let large = size.x >= 1800.0;
    let usual: f32 = if large { 320.0 } else { 280.0 };
    let broad: f32 = if large { 520.0 } else { 440.0 };
    let narrow: f32 = if large { 400.0 } else { 360.0 };
    let least = |width: f32| if wishes.is_narrow { width.max(narrow) } else { width };
    match (class, wishes.step) {
        (Class::Medium, Step::Make) => (280.0, 0.0),
        (Class::Medium | Class::Compact, _) => (400.0, 0.0),
        (Class::Wide, Step::Text) => moved(size, (least(broad), least(usual)), wishes),
        (Class::Wide, Step::Make) => moved(size, (usual, broad), wishes),
        (Class::Wide, _) => moved(size, (least(usual), least(usual)), wishes),
    }
}

/// The widths that somebody chose, as far as the stage has room.
fn moved(size: Vec2, usual: (f32, f32), wishes: Wishes) -> (f32, f32) {
    let (least_left, stage, least_right) = least_widths(wishes.step);
    let left = wishes.dividers.left.map_or(usual.0, |width| width.clamp(least_left, LEFT));
    let right = wishes.dividers.right.map_or(usual.1, |width| width.clamp(least_right, RIGHT));
    let room = (size.x - stage).max(least_left + least_right);
    let left = left.min(room - right.min(room - least_left));
    (left, right.min(room - left))
}

/// The largest picture of that shape on the stage.
pub fn picture(stage: Rect, width_px: u32, height_px: u32) -> Rect {
    let margin = vec2(if stage.width() < 400.0 { 8.0 } else { 16.0 }, 12.0);
    crate::look::brush::fitted(width_px as f32, height_px as f32, stage.shrink2(margin))
}

/// Where the result is previewed: the step's stage without its head and its transport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preview {
    pub stage: Rect,
    pub room: Rect,
}

impl Preview {
    /// The preview in the regions of that step.
    pub fn of(regions: &Regions) -> Self {
        // The plan covers a part of the stage where it has no place of its own.
        let right = if regions.class == Class::Medium { regions.right.left() } else { regions.center.right() };
        Self::on(regions.center.with_max_x(right), regions.class)
    }

    /// The preview on a stage.
    pub fn on(stage: Rect, class: Class) -> Self {
        let (head, foot, margin) = if class == Class::Compact { (24.0, 40.0, 8.0) } else { (40.0, 58.0, 16.0) };
        Self { stage, room: Rect::from_min_max(stage.min + vec2(margin, head), stage.max - vec2(margin, foot)) }
    }

    /// The largest picture of that shape in it.
    pub fn picture(&self, width_px: u32, height_px: u32) -> Rect {
        crate::look::brush::fitted(width_px as f32, height_px as f32, self.room)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn regions_of(width: f32, height: f32, step: Step) -> Regions {
        let size = vec2(width, height);
        let wishes = Wishes { step, is_narrow: false, all_tracks_open: false, dividers: Dividers::default() };
        regions(size, Class::of(size, Class::Wide), wishes)
    }

    #[test]
    fn the_regions_of_the_mock_ups() {
        let edit = regions_of(1366.0, 688.0, Step::Trim);
        assert_eq!((edit.left.width(), edit.center.width(), edit.right.width()), (280.0, 806.0, 280.0));
        assert_eq!((edit.bar.top(), edit.timeline.top()), (460.0, 508.0));
        let stage = picture(edit.center, 1920, 1080);
        assert_eq!((stage.width().round(), stage.height().round()), (676.0, 380.0));
        let text = regions_of(1366.0, 688.0, Step::Text);
        assert_eq!((text.left.width(), text.center.width()), (440.0, 646.0));
        let large = regions_of(1920.0, 1000.0, Step::Trim);
        assert_eq!((large.left.width(), large.bar.top()), (320.0, 692.0));
        let medium = regions_of(1093.0, 550.0, Step::Trim);
        assert_eq!((medium.class, medium.bar.top()), (Class::Medium, 350.0));
        let compact = regions_of(683.0, 344.0, Step::Trim);
        assert_eq!((compact.class, compact.bar.top()), (Class::Compact, 216.0));
        let stage = picture(compact.center, 1920, 1080);
        assert!((stage.width() - 251.0).abs() < 20.0, "{stage:?}");
        let make = regions_of(1366.0, 688.0, Step::Make);
        assert_eq!((make.center.width(), make.right.width(), make.bar.top()), (646.0, 440.0, 460.0));
        let picture = Preview::of(&make).picture(1920, 1080);
        assert_eq!((picture.left(), picture.top(), picture.right(), picture.bottom()), (331.0, 96.0, 875.0, 402.0));
    }

    #[test]
    fn borders_move_within_their_limits_and_leave_the_stage_its_room() {
        let size = vec2(1366.0, 688.0);
        let moved = |left, right, timeline| {
            let dividers = Dividers { left: Some(left), right: Some(right), timeline: Some(timeline) };
            let wishes = Wishes { step: Step::Trim, is_narrow: false, all_tracks_open: false, dividers };
            regions(size, Class::Wide, wishes)
        };
        let near = moved(300.0, 400.0, 240.0);
        assert_eq!((near.left.width(), near.right.width(), near.timeline.height()), (300.0, 400.0, 240.0));
        assert_eq!(near.tracks.total(), 240.0, "{:?}", near.tracks);
        assert_eq!(near.tracks.subtitle, 44.0, "a closed track opens first");
        let far = moved(2000.0, 2000.0, 2000.0);
        assert_eq!((far.left.width(), far.center.width(), far.right.width()), (526.0, 320.0, 520.0));
        assert!(far.timeline.height() <= 0.6 * size.y + 0.1 && far.tracks.total() <= far.timeline.height() + 0.1);
        let least = moved(0.0, 0.0, 0.0);
        assert_eq!((least.left.width(), least.right.width(), least.timeline.height()), (280.0, 240.0, 180.0));
    }

    #[test]
    fn six_sizes_have_their_classes() {
        let class = |width: f32, height: f32| Class::of(vec2(width, height), Class::Wide);
        let classes =
            [(1366.0, 688.0), (1093.0, 550.0), (911.0, 459.0), (1280.0, 640.0), (1536.0, 784.0), (683.0, 344.0)];
        let expected = [Class::Wide, Class::Medium, Class::Compact, Class::Wide, Class::Wide, Class::Compact];
        assert_eq!(classes.map(|(width, height)| class(width, height)), expected);
    }

    #[test]
    fn near_a_border_a_class_stays() {
        assert_eq!(Class::of(vec2(1190.0, 700.0), Class::Wide), Class::Wide);
        assert_eq!(Class::of(vec2(1190.0, 700.0), Class::Medium), Class::Medium);
        assert_eq!(Class::of(vec2(1180.0, 700.0), Class::Wide), Class::Medium);
    }
}
