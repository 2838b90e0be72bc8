//! Which rows the list has and how tall they are, without drawing them.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use eframe::egui::{Galley, Ui};
use sunting_core::media::warning::Warning;
use sunting_core::workspace::arrival::Foreign;
use sunting_session::Session;
use sunting_timeline::{Media, MediaId, Time};

use super::GAP;
use crate::look::fonts;
use crate::model::{Incoming, Model};
use crate::panels::{Cx, painter};

/// A row without anything special.
pub const ROW: f32 = 64.0;
/// A line of findings under the tile.
pub const LINE: f32 = 20.0;
/// A sentence of two lines under the tile.
pub const SENTENCE: f32 = 36.0;
/// Buttons under the tile.
pub const BUTTONS: f32 = 40.0;

/// Everything in the list, from top to bottom.
pub struct Rows<'a> {
    pub list: Vec<MediaRow<'a>>,
    /// All of them with their gaps.
    pub height: f32,
    /// Files that no clip uses.
    pub unused: Vec<MediaId>,
    names: OnceCell<Vec<String>>,
}

/// A row and its place in the list.
pub struct MediaRow<'a> {
    pub kind: RowKind<'a>,
    /// From the list's top.
    pub top: f32,
    pub height: f32,
}

/// What a row is about.
pub enum RowKind<'a> {
    /// A file of the project.
    File(FileRow<'a>),
    /// A file that has not come in.
    Coming(ComingRow<'a>),
}

/// A file of the project.
pub struct FileRow<'a> {
    pub media: &'a Media,
    pub path: &'a Path,
    /// Whether a clip shows or plays it.
    pub is_used: bool,
    /// Whether the file is gone.
    pub is_missing: bool,
    /// Whether it lights up because it came twice.
    pub is_lit: bool,
    /// How much of it is copied into the project, 0 to 1, while it is.
    pub copied: Option<f32>,
    /// What should be known about it.
    pub findings: Findings,
}

/// What should be known about a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// It is upright and the video is not.
    pub is_portrait: bool,
    /// One would turn the volume up.
    pub is_quiet: bool,
    /// So many pictures are damaged, the first one at that time.
    pub damaged: Option<(u64, Time)>,
    /// It was not copied to its end: so long is what is there.
    pub cut_off: Option<Time>,
}

/// A file that has not come in.
pub struct ComingRow<'a> {
    pub path: &'a Path,
    pub state: &'a Incoming,
    /// Why it does not come in, as it is written.
    pub sentence: Option<Arc<Galley>>,
}

impl<'a> Rows<'a> {
    /// The rows of a panel that wide.
    pub fn of(ui: &Ui, cx: &Cx<'a>, width: f32) -> Self {
        let model = cx.model;
        let project = model.session.project();
        let used: HashSet<MediaId> =
            project.tracks.iter().flat_map(|track| &track.clips).filter_map(|clip| clip.content.media()).collect();
        let mut rows = Self { list: Vec::new(), height: 0.0, unused: Vec::new(), names: OnceCell::new() };
        for media in &project.media {
            let file = FileRow::of(model, media, &used);
            if !file.is_used && !file.is_missing {
                rows.unused.push(media.id);
            }
            rows.add(file.height(), RowKind::File(file));
        }
        for (path, state) in model.shelf.incoming() {
            let row = ComingRow { path, state, sentence: sentence(ui, cx, state, width) };
            rows.add(row.height(), RowKind::Coming(row));
        }
        rows
    }

    /// The names of all files in the list: a shortened one has to be unlike the others.
    pub fn names(&self, session: &Session) -> impl Iterator<Item = &str> {
        let name = |row: &MediaRow<'_>| match &row.kind {
            RowKind::File(file) => session.file_name(file.media.id),
            RowKind::Coming(coming) => coming.name(),
        };
        self.names.get_or_init(|| self.list.iter().map(name).collect()).iter().map(String::as_str)
    }

    fn add(&mut self, height: f32, kind: RowKind<'a>) {
        self.list.push(MediaRow { kind, top: self.height, height });
        self.height += height + GAP;
    }
}

impl<'a> FileRow<'a> {
    fn of(model: &'a Model, media: &'a Media, used: &HashSet<MediaId>) -> Self {
        let path = model.session.paths().of(media.id);
        let is_missing = model.missing.has(media.id);
        Self {
            media,
            path,
            is_used: used.contains(&media.id),
            is_missing,
            is_lit: model.shelf.lit().is_some_and(|(lit, until)| lit == media.id && Instant::now() < until),
            copied: model.shelf.copied_part(media.id),
            findings: if is_missing { Findings::default() } else { Findings::of(model, media, path) },
        }
    }

    fn height(&self) -> f32 {
        let line = if self.findings.is_portrait || self.findings.is_quiet { LINE } else { 0.0 };
        let sentences = usize::from(self.findings.damaged.is_some()) + usize::from(self.findings.cut_off.is_some());
        ROW + line + SENTENCE * sentences as f32 + if self.is_missing { BUTTONS } else { 0.0 }
    }
}

impl Findings {
    fn of(model: &Model, media: &Media, path: &Path) -> Self {
        let is_upright = media.video.is_some_and(|video| video.width_px < video.height_px);
        let mut findings = Self {
            is_portrait: is_upright && !model.is_narrow(),
            is_quiet: model.shelf.is_quiet(media.id),
            ..Self::default()
        };
        for warning in model.cached_media.facts.get(path).iter().flat_map(|facts| &facts.warnings) {
            match warning {
                Warning::DamagedPackets { count, from } => findings.damaged = Some((*count, *from)),
                Warning::CutOff { end, .. } => findings.cut_off = Some(*end),
                _ => {}
            }
        }
        findings
    }
}

impl ComingRow<'_> {
    pub fn name(&self) -> String {
        self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    fn height(&self) -> f32 {
        let sentence = self.sentence.as_ref().map_or(0.0, |galley| galley.size().y + BUTTONS + 4.0);
        ROW + sentence
    }
}

fn sentence(ui: &Ui, cx: &Cx<'_>, state: &Incoming, width: f32) -> Option<Arc<Galley>> {
    let words = match state {
        Incoming::Foreign(kind) => cx.t(match kind {
            Foreign::PowerPoint => "media-foreign-powerpoint",
            Foreign::Pdf => "media-foreign-pdf",
            Foreign::Word => "media-foreign-word",
            Foreign::Heic => "media-foreign-heic",
            Foreign::Zip => "media-foreign-zip",
        }),
        Incoming::Failed(sentence) => sentence.clone(),
        Incoming::Checking | Incoming::StillArriving => return None,
    };
    Some(cx.look().lines(&painter(ui), &words, fonts::SMALL, cx.theme().ink, width - 36.0, usize::MAX))
}
