//! What a video is made for, and what that asks of it. The limits are data: `assets/presets/platforms.toml`.

use std::sync::Arc;

use sunting_core::export::{ExportSettings, Platform, most_lines_px, output_rate, output_size, platform};
use sunting_graphics::day::Day;
use sunting_timeline::scene::Scene;
use sunting_timeline::{Canvas, CanvasChoice, Project, Time};

use super::making::{marked_as_draft, reshaped};

/// Larger limits are not shown as limits.
const FAR_LIMIT_BYTES: u64 = 1_000_000_000;
/// The custom size limit until the user types one.
pub const USUAL_OWN_BYTES: u64 = 20_000_000;
/// What stands before a size of one's own in the settings.
const OWN_CODE: &str = "own-";

/// What a video is made for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// A chat or a group.
    #[default]
    WhatsApp,
    /// Seen for a day by all contacts.
    Status,
    /// Short, upright videos on Facebook or Instagram.
    Reels,
    /// A post on a Facebook page.
    Facebook,
    /// A video of a YouTube channel.
    YouTube,
    /// For the superior to look at.
    Draft,
    /// A good copy to keep.
    Archive,
    /// One of the less usual purposes.
    Other(Other),
}

/// What is offered under "other".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Other {
    /// Mail servers that take 25 MB.
    #[default]
    Email,
    /// Mail servers that take 10 MB.
    SmallEmail,
    /// A chat or a channel there.
    Telegram,
    /// A post on X.
    X,
    /// WhatsApp leaves documents as they are.
    Document,
    /// At most so many bytes.
    Own(u64),
}

impl Other {
    /// All, in the order in which they are offered, with that custom size.
    pub fn all(own_bytes: u64) -> [Self; 6] {
        [Self::Email, Self::SmallEmail, Self::Telegram, Self::X, Self::Document, Self::Own(own_bytes)]
    }

    /// The key of its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Email => "other-email",
            Self::SmallEmail => "other-email-small",
            Self::Telegram => "other-telegram",
            Self::X => "other-x",
            Self::Document => "other-document",
            Self::Own(_) => "other-own",
        }
    }

    fn code(self) -> String {
        match self {
            Self::Email => "email".to_owned(),
            Self::SmallEmail => "email-small".to_owned(),
            Self::Telegram => "telegram".to_owned(),
            Self::X => "x".to_owned(),
            Self::Document => "whatsapp-file".to_owned(),
            Self::Own(bytes) => format!("{OWN_CODE}{bytes}"),
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        let own = code.strip_prefix(OWN_CODE).and_then(|bytes| bytes.parse().ok());
        Self::all(own.unwrap_or(USUAL_OWN_BYTES)).into_iter().find(|other| other.code() == code)
    }
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
        Self::Other(Other::Email),
    ];

    /// Its name in settings and project files.
    pub fn code(self) -> String {
        let code = match self {
            Self::WhatsApp => "whatsapp",
            Self::Status => "status",
            Self::Reels => "reels",
            Self::Facebook => "facebook",
            Self::YouTube => "youtube",
            Self::Draft => "draft",
            Self::Archive => "archive",
            Self::Other(other) => return other.code(),
        };
        code.to_owned()
    }

    /// The purpose of that code.
    pub fn of_code(code: &str) -> Self {
        let other = Other::of_code(code).map(Self::Other);
        other.or_else(|| Self::ALL.into_iter().find(|purpose| purpose.code() == code)).unwrap_or_default()
    }

    /// The purpose that keeps the limits of the platform with that name.
    pub fn of_platform(name: &str) -> Option<Self> {
        let all = Self::ALL.into_iter().chain(Other::all(USUAL_OWN_BYTES).map(Self::Other));
        all.into_iter().find(|purpose| purpose.platform_name() == name)
    }

    /// Whether both are in the same row of the list.
    pub fn is_same_row(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }

    /// The translation keys of its row: its name and the line below, which may mention `size` and `seconds`.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::WhatsApp => ("purpose-whatsapp", "purpose-whatsapp-line"),
            Self::Status => ("purpose-status", "purpose-status-line"),
            Self::Reels => ("purpose-reels", "purpose-reels-line"),
            Self::Facebook => ("purpose-facebook", "purpose-facebook-line"),
            Self::YouTube => ("purpose-youtube", "purpose-youtube-line"),
            Self::Draft => ("purpose-draft", "purpose-draft-line"),
            Self::Archive => ("purpose-archive", "purpose-archive-line"),
            Self::Other(_) => ("purpose-other", "purpose-other-line"),
        }
    }

    /// The key of what file names call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Other(other) => other.name(),
            own => own.words().0,
        }
    }

    /// Whether it goes into WhatsApp.
    pub fn is_for_whatsapp(self) -> bool {
        self == Self::Status || self.is_sent_as_document()
    }

    /// Whether it should be sent in WhatsApp as a document, to stay sharp. A status cannot be sent so.
    pub fn is_sent_as_document(self) -> bool {
        matches!(self, Self::WhatsApp | Self::Other(Other::Document))
    }

    /// The platform whose limits it keeps.
    pub fn platform(self) -> Option<&'static Platform> {
        platform(self.platform_name()).ok()
    }

    fn platform_name(self) -> &'static str {
        match self {
            Self::WhatsApp => "whatsapp",
            Self::Status => "whatsapp-status",
            Self::Reels => "instagram-reels",
            Self::Facebook => "facebook",
            Self::YouTube => "youtube",
            Self::Draft => "draft",
            Self::Archive => "archive",
            Self::Other(Other::Email) => "email",
            Self::Other(Other::SmallEmail) => "email-small",
            Self::Other(Other::Telegram) => "telegram",
            Self::Other(Other::X) => "x",
            // What phones play, in a size that nobody knows beforehand.
            Self::Other(Other::Document | Other::Own(_)) => "whatsapp-file",
        }
    }

    /// What the engine is asked for.
    pub fn settings(self) -> ExportSettings {
        let own_bytes = match self {
            Self::Other(Other::Own(bytes)) => Some(bytes),
            _ => None,
        };
        ExportSettings {
            platform: Some(self.platform_name().to_owned()),
            max_bytes: own_bytes,
            keep_metadata: self == Self::Archive,
            ..ExportSettings::default()
        }
    }

    /// The limit in bytes, if it is one that matters.
    pub fn limit_bytes(self) -> Option<u64> {
        let platform = self.platform().and_then(|own| own.max_bytes);
        self.settings().max_bytes.or(platform).filter(|bytes| *bytes < FAR_LIMIT_BYTES)
    }

    /// The longest that it takes in one piece.
    pub fn longest(self) -> Option<Time> {
        let seconds = self.platform().and_then(|own| own.max_duration_s)?;
        Some(Time::from_seconds(i64::from(seconds)))
    }

    /// The picture's size in pixels, if no byte limit makes it smaller. The scene already has the purpose's shape.
    pub fn size_px(self, scene: &Scene, chosen: CanvasChoice) -> (u32, u32) {
        output_size(&scene.canvas, None, Some(most_lines_px(scene, chosen, self.platform())))
    }

    /// The frame rate, in frames a second.
    pub fn rate(self, canvas: Canvas) -> f64 {
        output_rate(&canvas, None, self.platform()).as_f64()
    }

    /// The shorter side in pixels from which on viewers see a sharp picture. Many videos are watched on phones.
    pub fn sharp_lines_px(self) -> u32 {
        let is_large = matches!(self, Self::YouTube | Self::Archive | Self::Facebook | Self::Reels);
        if is_large { 720 } else { 480 }
    }

    /// The shape that it wants.
    pub fn canvas(self, canvas: Canvas) -> Canvas {
        match self {
            Self::Reels if canvas.width_px >= canvas.height_px => Canvas { width_px: 1080, height_px: 1920, ..canvas },
            _ => canvas,
        }
    }

    /// The project as it is exported for this purpose; a draft says on which day it was made.
    pub fn project(self, project: &Arc<Project>, made_on: Day) -> Arc<Project> {
        let canvas = self.canvas(project.canvas);
        let shaped = if canvas == project.canvas { project.clone() } else { reshaped(project, canvas) };
        if self == Self::Draft { marked_as_draft(&shaped, made_on) } else { shaped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Purpose> {
        Purpose::ALL.into_iter().chain(Other::all(12_500_000).map(Purpose::Other))
    }

    #[test]
    fn every_purpose_has_its_row_of_data_and_a_code_of_its_own() {
        for purpose in all() {
            assert!(purpose.platform().is_some(), "{purpose:?}");
            assert_eq!(Purpose::of_code(&purpose.code()), purpose);
            let named = Purpose::of_platform(purpose.platform_name()).unwrap();
            assert_eq!(named.platform_name(), purpose.platform_name());
        }
        assert_eq!(Purpose::of_platform("whatsapp"), Some(Purpose::WhatsApp));
        assert_eq!(Purpose::of_platform("tiktok"), None);
        assert_eq!(Purpose::of_code("no such thing"), Purpose::WhatsApp);
        let own = Purpose::Other(Other::Own(12_500_000));
        assert_eq!((own.limit_bytes(), own.settings().max_bytes), (Some(12_500_000), Some(12_500_000)));
        assert!(own.is_same_row(Purpose::Other(Other::X)) && !own.is_same_row(Purpose::Draft));
    }

    #[test]
    fn limits_come_from_the_data() {
        assert_eq!(Purpose::WhatsApp.limit_bytes(), Some(16_000_000));
        assert_eq!(Purpose::Status.longest(), Some(Time::from_seconds(60)));
        assert_eq!((Purpose::YouTube.limit_bytes(), Purpose::Archive.limit_bytes()), (None, None));
        let project = Arc::new(Project::new(Canvas { width_px: 1920, height_px: 1080, ..Canvas::default() }));
        let size_px = |purpose: Purpose| {
            let made = purpose.project(&project, Day::default());
            purpose.size_px(&Scene::of(&made), made.canvas_choice)
        };
        assert_eq!(size_px(Purpose::Draft), (854, 480));
        assert_eq!(size_px(Purpose::WhatsApp), (1280, 720));
        assert_eq!(size_px(Purpose::Reels), (1080, 1920));
        assert_eq!(size_px(Purpose::Archive), (1920, 1080));
    }
}
