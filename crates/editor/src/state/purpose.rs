//! What a video is made for, what that asks of it, and what it will become.

use std::sync::Arc;

use sunting_core::export::{ExportSettings, Platform, platform};
use sunting_timeline::edit::{Edit, apply};
use sunting_timeline::style::{HorizontalAnchor, TextStyle, VerticalAnchor};
use sunting_timeline::{Canvas, Color, Content, FitMode, Placement, Project, Text, Time, TimeRange, TrackKind};

use super::numbers::short_clock;
use crate::look::icons;

/// The style of the mark on a draft.
const DRAFT_STYLE: &str = "draft";
/// Sound of a talk, in bits a second.
const SOUND_BITS: f64 = 72_000.0;
/// Below so many bits a pixel a picture is not sharp any more,
const SHARP: f64 = 0.045;
/// small words are hard to read,
const READABLE: f64 = 0.022;
/// and nothing can be seen.
const LEAST: f64 = 0.011;

/// What a video is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A chat or a group.
    #[default]
    WhatsApp,
    /// Seen for a day by all contacts.
    Status,
    /// Upright, short.
    Reels,
    /// A page.
    Facebook,
    /// A channel.
    YouTube,
    /// For the superior to look at.
    Draft,
    /// For later.
    Archive,
    /// Anything else.
    Other,
}

impl Purpose {
    /// In the order that they are offered.
    pub const ALL: [Self; 8] = [
        Self::WhatsApp,
        Self::Status,
        Self::Reels,
        Self::Facebook,
        Self::YouTube,
        Self::Draft,
        Self::Archive,
        Self::Other,
    ];

    /// What settings call it.
    pub fn code(self) -> &'static str {
        match self {
            Self::WhatsApp => "whatsapp",
            Self::Status => "status",
            Self::Reels => "reels",
            Self::Facebook => "facebook",
            Self::YouTube => "youtube",
            Self::Draft => "draft",
            Self::Archive => "archive",
            Self::Other => "other",
        }
    }

    /// The purpose of that code.
    pub fn of_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code).unwrap_or_default()
    }

    /// The keys of its name and of the line under it.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::WhatsApp => ("purpose-whatsapp", "purpose-whatsapp-line"),
            Self::Status => ("purpose-status", "purpose-status-line"),
            Self::Reels => ("purpose-reels", "purpose-reels-line"),
            Self::Facebook => ("purpose-facebook", "purpose-facebook-line"),
            Self::YouTube => ("purpose-youtube", "purpose-youtube-line"),
            Self::Draft => ("purpose-draft", "purpose-draft-line"),
            Self::Archive => ("purpose-archive", "purpose-archive-line"),
            Self::Other => ("purpose-other", "purpose-other-line"),
        }
    }

    /// Its icon.
    pub fn icon(self) -> char {
        match self {
            Self::WhatsApp => icons::WHATSAPP_LOGO,
            Self::Status => icons::CIRCLE_DASHED,
            Self::Reels => icons::INSTAGRAM_LOGO,
            Self::Facebook => icons::FACEBOOK_LOGO,
            Self::YouTube => icons::YOUTUBE_LOGO,
            Self::Draft => icons::STAMP,
            Self::Archive => icons::ARCHIVE,
            Self::Other => icons::DOTS_THREE,
        }
    }

    /// The platform whose limits it keeps.
    pub fn platform(self) -> Option<&'static Platform> {
        let name = match self {
            Self::WhatsApp => "whatsapp",
            Self::Status => "whatsapp-status",
            Self::Reels => "instagram-reels",
            Self::YouTube => "youtube",
            Self::Other => "telegram",
            Self::Facebook | Self::Draft | Self::Archive => return None,
        };
        platform(name).ok()
    }

    /// What the engine is asked for.
    pub fn settings(self) -> ExportSettings {
        let settings = ExportSettings { platform: self.platform().map(|own| own.name.clone()), ..Default::default() };
        match self {
            Self::Draft => ExportSettings { height_px: Some(480), crf: Some(28), ..settings },
            Self::Archive => ExportSettings { crf: Some(18), keep_metadata: true, ..settings },
            Self::Facebook => ExportSettings { crf: Some(23), ..settings },
            _ => settings,
        }
    }

    /// A limit in bytes that someone would notice.
    pub fn limit_bytes(self) -> Option<u64> {
        self.platform().and_then(|own| own.max_bytes).filter(|bytes| *bytes < 1_000_000_000)
    }

    /// The longest that it takes in one piece.
    pub fn longest(self) -> Option<Time> {
        let seconds = self.platform().and_then(|own| own.max_duration_s)?;
        Some(Time::from_seconds(i64::from(seconds)))
    }

    /// The size that the picture will have, in pixels.
    pub fn size_px(self, canvas: Canvas) -> (u32, u32) {
        let canvas = self.canvas(canvas);
        let short = canvas.width_px.min(canvas.height_px);
        let most = match self {
            Self::Draft => Some(480),
            _ => self.platform().and_then(|own| own.max_short_side_px),
        };
        let part = f64::from(most.unwrap_or(short).min(short)) / f64::from(short.max(1));
        let side = |px: u32| ((f64::from(px) * part / 2.0).round() as u32) * 2;
        (side(canvas.width_px), side(canvas.height_px))
    }

    /// Frames a second.
    pub fn rate(self, canvas: Canvas) -> f64 {
        let most = f64::from(self.platform().and_then(|own| own.max_frame_rate).unwrap_or(u32::MAX));
        let own = canvas.frame_rate.as_f64();
        (1..=16).map(|part| own / f64::from(part)).find(|rate| *rate <= most).unwrap_or(own)
    }

    /// The shape that it wants.
    pub fn canvas(self, canvas: Canvas) -> Canvas {
        match self {
            Self::Reels if canvas.width_px >= canvas.height_px => Canvas { width_px: 1080, height_px: 1920, ..canvas },
            _ => canvas,
        }
    }

    /// The project as it is made for this purpose.
    pub fn project(self, project: &Arc<Project>) -> Arc<Project> {
        let canvas = self.canvas(project.canvas);
        let shaped = if canvas == project.canvas { project.clone() } else { reshaped(project, canvas) };
        if self == Self::Draft { marked_as_draft(&shaped) } else { shaped }
    }
}

/// The project in another shape: pictures that do not fill it get blurred sides.
pub fn reshaped(project: &Arc<Project>, canvas: Canvas) -> Arc<Project> {
    reshaping(project, canvas)
        .iter()
        .fold(project.clone(), |project, edit| apply(&project, edit).map_or(project, Arc::new))
}

/// The edits that give a project another shape.
pub fn reshaping(project: &Project, canvas: Canvas) -> Vec<Edit> {
    let mut edits = vec![Edit::SetCanvas { canvas }];
    let pictures = project.tracks.iter().filter(|track| track.kind == TrackKind::Video && !track.locked);
    for clip in pictures.flat_map(|track| &track.clips) {
        let video = clip.content.media().and_then(|id| project.find_media(id)).and_then(|media| media.video);
        let Some(video) = video.filter(|_| clip.placement.mode == FitMode::Fit) else { continue };
        let (own, wanted) = (ratio(video.width_px, video.height_px), ratio(canvas.width_px, canvas.height_px));
        if (own / wanted - 1.0).abs() > 0.02 {
            let placement = Placement { mode: FitMode::BlurredSides, ..clip.placement };
            edits.push(Edit::SetPlacement { clip: clip.id, placement });
        }
    }
    edits
}

fn ratio(width_px: u32, height_px: u32) -> f64 {
    f64::from(width_px) / f64::from(height_px.max(1))
}

/// "KONSEP" and the running time in the picture, second by second.
fn marked_as_draft(project: &Arc<Project>) -> Arc<Project> {
    let style = TextStyle {
        name: DRAFT_STYLE.to_owned(),
        size: 0.05,
        color: Color::rgb(255, 255, 255),
        outline_width: 0.0,
        box_color: Color { r: 0, g: 0, b: 0, a: 160 },
        horizontal: HorizontalAnchor::Right,
        vertical: VerticalAnchor::Top,
        margin_x: 0.03,
        margin_y: 0.03,
        max_lines: 1,
        ..TextStyle::default()
    };
    let mut marked = project.clone();
    let mut edit = |edit: Edit| {
        if let Ok(after) = apply(&marked, &edit) {
            marked = Arc::new(after);
        }
        marked.tracks.last().map(|track| track.id)
    };
    edit(Edit::SetStyle { style });
    let Some(track) = edit(Edit::AddTrack { kind: TrackKind::Text, name: String::new() }) else { return marked };
    let duration = project.duration();
    let mut at = Time::ZERO;
    while at < duration {
        let length = Time::from_seconds(1).min(duration - at);
        let text = Text::Title { text: format!("KONSEP  {}", short_clock(at)), style: DRAFT_STYLE.to_owned() };
        edit(Edit::Overwrite { track, at: at.into(), duration: length.into(), content: Content::Text(text) });
        at = at + Time::from_seconds(1);
    }
    marked
}

/// The project between two times alone.
pub fn part_of(project: &Arc<Project>, range: TimeRange) -> Arc<Project> {
    let remove = |project: Arc<Project>, start: Time, end: Time| {
        let edit = Edit::RemoveRange { start: start.into(), end: end.into() };
        apply(&project, &edit).map_or(project, Arc::new)
    };
    let shortened = remove(project.clone(), range.end(), project.duration());
    remove(shortened, Time::ZERO, range.start())
}

/// Where a video is cut into so many parts of the same length, moved to a cut or a pause between subtitles nearby.
pub fn parts(project: &Project, count: u32, longest: Option<Time>) -> Vec<TimeRange> {
    let duration = project.duration();
    let rate = project.canvas.frame_rate;
    let step = longest.unwrap_or_else(|| duration.scaled(1, i64::from(count.max(1))));
    let mut parts = Vec::new();
    let mut start = Time::ZERO;
    for number in 1..=count {
        let end = if number == count { duration } else { rate.snap(start + step).min(duration) };
        parts.extend(TimeRange::new(start, end).filter(|range| !range.is_empty()));
        start = end;
    }
    parts
}

/// How well a video will look at the size that it has to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// Sharp.
    Well,
    /// Sharp enough on a phone.
    Smaller,
    /// Small words are hard to read.
    Tight,
    /// It would blur.
    Not,
}

/// What a video becomes, before it is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prediction {
    /// About.
    pub bytes: u64,
    /// At most.
    pub limit_bytes: Option<u64>,
    /// In a word.
    pub fit: Fit,
    /// Parts that would look well, or that the longest length asks for.
    pub parts: u32,
    /// In pixels.
    pub size_px: (u32, u32),
    /// Frames a second.
    pub rate: f64,
}

/// Predicts; `bits_per_pixel` is measured by a sample, or 0.075 before there is one.
pub fn predict(purpose: Purpose, project: &Project, duration: Time, bits_per_pixel: f64) -> Prediction {
    let (size_px, rate) = (purpose.size_px(project.canvas), purpose.rate(project.canvas));
    let seconds = duration.as_seconds_f64().max(0.1);
    let pixels = f64::from(size_px.0) * f64::from(size_px.1) * rate;
    let natural = (pixels * bits_per_pixel + SOUND_BITS) * seconds / 8.0;
    let limit_bytes = purpose.limit_bytes();
    let room = limit_bytes.map(|limit| (limit as f64 * 0.97 * 8.0 / seconds - SOUND_BITS).max(0.0) / pixels);
    let fit = match room {
        Some(room) if room < LEAST => Fit::Not,
        Some(room) if room < READABLE => Fit::Tight,
        Some(room) if room < SHARP.min(bits_per_pixel) => Fit::Smaller,
        _ => Fit::Well,
    };
    let by_size = limit_bytes.map_or(1, |limit| {
        let sharp = (pixels * READABLE * 1.3 + SOUND_BITS) * seconds / 8.0;
        (sharp / (limit as f64 * 0.97)).ceil() as u32
    });
    let by_length = purpose.longest().map_or(1, |longest| (seconds / longest.as_seconds_f64()).ceil() as u32);
    let bytes = limit_bytes.map_or(natural, |limit| natural.min(limit as f64 * 0.985)) as u64;
    Prediction { bytes, limit_bytes, fit, parts: by_size.max(by_length).max(1), size_px, rate }
}

/// The figure before a sample has measured it.
pub const USUAL_BITS_PER_PIXEL: f64 = 0.075;

#[cfg(test)]
mod tests {
    use super::*;

    fn project(seconds: i64) -> Arc<Project> {
        let project = Project::new(Canvas::default());
        let track = project.tracks[0].id;
        let content = Content::Color { color: Color::rgb(9, 9, 9) };
        let edit = Edit::Append { track, duration: Time::from_seconds(seconds).into(), content };
        Arc::new(apply(&project, &edit).unwrap())
    }

    #[test]
    fn longer_videos_fit_worse_and_are_told_to_split() {
        let fit = |minutes: i64| {
            let project = project(minutes * 60);
            predict(Purpose::WhatsApp, &project, project.duration(), USUAL_BITS_PER_PIXEL)
        };
        assert_eq!(fit(1).fit, Fit::Well);
        assert_eq!(fit(1).size_px, (854, 480));
        assert!(fit(1).bytes < 16_000_000 && fit(9).bytes < 16_000_000);
        assert_eq!([fit(5).fit, fit(8).fit, fit(30).fit], [Fit::Smaller, Fit::Tight, Fit::Not]);
        assert!(fit(30).parts > 2);
    }

    #[test]
    fn a_status_is_split_every_minute() {
        let project = project(150);
        let prediction = predict(Purpose::Status, &project, project.duration(), USUAL_BITS_PER_PIXEL);
        assert_eq!(prediction.parts, 3);
        let parts = parts(&project, 3, Purpose::Status.longest());
        let seconds: Vec<i64> = parts.iter().map(|part| part.duration().as_millis() / 1000).collect();
        assert_eq!(seconds, [60, 60, 30]);
        assert_eq!(part_of(&project, parts[1]).duration(), Time::from_seconds(60));
    }

    #[test]
    fn a_draft_says_so_and_reels_stand_upright() {
        let project = project(3);
        let draft = Purpose::Draft.project(&project);
        let marks = draft.tracks.last().unwrap();
        assert_eq!((marks.clips.len(), draft.duration()), (3, project.duration()));
        let reels = Purpose::Reels.project(&project);
        assert_eq!((reels.canvas.width_px, reels.canvas.height_px), (1080, 1920));
        assert_eq!(Purpose::WhatsApp.project(&project).canvas, project.canvas);
    }
}
