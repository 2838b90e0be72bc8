//! From a project to its scene.

use std::collections::BTreeMap;

use super::graphics::{CaptionTimes, lay_logo};
use super::{
    Band, File, Layer, Level, STORYLINE_END_FADE, Scene, Shown, ShownGraphic, Speaker, SpokenWord, Voice, Words,
};
use crate::clip::{Clip, Content, Fades, Text};
use crate::project::{Media, MediaById, MediaId, Project, Track, TrackKind};
use crate::said::{WordKind, label_of, word_kinds, word_starts};
use crate::style::TextStyle;
use crate::time::{Time, TimeRange};

/// The captions of so many tracks stand clear of each other: nobody reads more at once.
const MOST_STACKED: usize = 64;

impl Scene {
    /// The scene of a whole project. Hidden tracks, slots, transparent clips and clips of unknown files are left out.
    pub fn of(project: &Project) -> Self {
        Resolving::of(project).scene(|kind| kind != TrackKind::Audio)
    }

    /// The scene without text tracks, for callers that only ask what becomes of files: resolving subtitles takes the most
    /// time.
    pub fn of_files(project: &Project) -> Self {
        Resolving::of(project).scene(|kind| kind == TrackKind::Video)
    }
}

struct Resolving<'a> {
    project: &'a Project,
    media: MediaById<'a>,
    file_of: BTreeMap<MediaId, usize>,
    files: Vec<File>,
    words: Vec<Words>,
    graphics: Vec<ShownGraphic>,
    captions: CaptionTimes,
    /// The number of each speaker, by the name in small letters.
    speakers: BTreeMap<String, usize>,
}

/// The captions of a track that others may stand on, with their places among the words.
type Standing<'a> = Vec<(&'a Clip, usize)>;

impl<'a> Resolving<'a> {
    fn of(project: &'a Project) -> Self {
        let media = project.media_by_id();
        let captions = CaptionTimes::of(project);
        let (files, words, graphics) = (Vec::new(), Vec::new(), Vec::new());
        let (file_of, speakers) = (BTreeMap::new(), BTreeMap::new());
        Self { project, media, file_of, files, words, graphics, captions, speakers }
    }

    fn scene(mut self, is_shown: fn(TrackKind) -> bool) -> Scene {
        let (mut bands, voices) = (self.bands(is_shown), self.voices());
        let (canvas, duration) = (self.project.canvas, self.project.duration());
        let Self { files, words, mut graphics, .. } = self;
        let has_pictures = bands.iter().any(|band| band.kind != TrackKind::Text);
        if is_shown(TrackKind::Graphic) && has_pictures {
            lay_logo(&mut bands, &mut graphics, self.project);
        }
        Scene { canvas, duration, files, words, graphics, bands, voices }
    }

    fn bands(&mut self, is_shown: fn(TrackKind) -> bool) -> Vec<Band> {
        let mut below: Vec<Standing<'a>> = Vec::new();
        let shown = self.project.tracks.iter().filter(|track| is_shown(track.kind) && !track.hidden);
        let bands = shown.map(|track| self.band(track, &mut below)).filter(|band| !band.layers.is_empty());
        bands.collect()
    }

    fn band(&mut self, track: &'a Track, below: &mut Vec<Standing<'a>>) -> Band {
        let mut captions = Vec::new();
        let mut layers = Vec::with_capacity(track.clips.len());
        for clip in track.clips.iter().filter(|clip| clip.opacity > 0.0 && !clip.timeline_range.is_empty()) {
            let Some(shown) = self.shown(track, clip, below, &mut captions) else { continue };
            let fades = if clip.fades.picture {
                clip.fades
            } else {
                Fades { fade_in: Time::ZERO, fade_out: Time::ZERO, ..clip.fades }
            };
            layers.push(Layer {
                range: clip.timeline_range,
                level: Level::constant(clip.opacity).faded(clip.timeline_range, fades),
                placement: clip.placement,
                shown,
            });
        }
        if !captions.is_empty() {
            below.push(captions);
        }
        Band { kind: track.kind, layers }
    }

    fn shown(
        &mut self,
        track: &Track,
        clip: &'a Clip,
        below: &[Standing<'a>],
        captions: &mut Standing<'a>,
    ) -> Option<Shown> {
        match &clip.content {
            Content::Media { media, source_start, speed } => {
                let media = self.media.get(*media).filter(|media| media.video.is_some())?;
                let file = self.file(media);
                Some(match media.is_still() {
                    true => Shown::Photo { file },
                    false => Shown::Film { file, source_start: *source_start, speed: *speed },
                })
            }
            Content::Image { media } => {
                let media = self.media.get(*media).filter(|media| media.video.is_some())?;
                Some(Shown::Photo { file: self.file(media) })
            }
            Content::Color { color } => Some(Shown::Color(*color)),
            Content::Text(text) => {
                let words = self.words.len();
                let is_caption = track.kind == TrackKind::Text && matches!(text, Text::Caption { .. });
                let is_stacked = is_caption && below.len() < MOST_STACKED;
                let stands_on = if is_stacked { seen_with(clip, below) } else { Vec::new() };
                captions.extend(is_caption.then_some((clip, words)));
                let own = self.words_of(clip, text);
                self.words.push(Words { stands_on, ..own });
                Some(Shown::Text { words })
            }
            Content::Graphic(graphic) => {
                let look = &self.project.graphics_look;
                let shown = ShownGraphic::of(graphic, clip.timeline_range, look, &self.captions);
                let own = self.project.own_template(graphic).cloned();
                self.graphics.push(ShownGraphic { own, ..shown });
                Some(Shown::Graphic { graphic: self.graphics.len() - 1, since: Time::ZERO })
            }
            Content::Slot { .. } => None,
        }
    }

    /// The words of a clip with what its style shows beside them.
    fn words_of(&mut self, clip: &Clip, text: &Text) -> Words {
        // What a style was made of, and what it allows, is nothing that is seen.
        let style = self.project.style(text.style_name());
        let style = if clip.details.boxed && style.may_be_boxed() { style.boxed() } else { style };
        let may_be_boxed = style.may_be_boxed();
        let style = TextStyle { base: String::new(), auto_box: true, ..style };
        let words = Words { may_be_boxed, ..Words::of(text.clone(), style) };
        let Text::Caption { text, .. } = text else { return words };
        let speaker = if words.style.speakers { self.speaker_of(clip, text) } else { None };
        let spoken = if words.style.highlight { spoken_words(clip, text) } else { Vec::new() };
        Words { second: clip.details.second.clone(), speaker, spoken, ..words }
    }

    fn speaker_of(&mut self, clip: &Clip, text: &str) -> Option<Speaker> {
        let own = Some(clip.details.speaker.trim()).filter(|speaker| !speaker.is_empty());
        let name = own.or_else(|| label_of(text))?;
        let key = name.to_lowercase();
        let next = self.speakers.len();
        let number = *self.speakers.entry(key).or_insert(next);
        Some(Speaker { name: own.unwrap_or_default().to_owned(), number })
    }

    fn file(&mut self, media: &Media) -> usize {
        *self.file_of.entry(media.id).or_insert_with(|| {
            let shown_px = media.video.map(|video| (video.width_px, video.height_px));
            self.files.push(File { media: media.id, shown_px, audio: media.audio });
            self.files.len() - 1
        })
    }

    fn voices(&mut self) -> Vec<Vec<Voice>> {
        let storyline_end = self.project.storyline().map_or(Time::ZERO, Track::end);
        let is_heard = |track: &Track| !matches!(track.kind, TrackKind::Text | TrackKind::Graphic) && !track.muted;
        let heard = self.project.tracks.iter().filter(|track| is_heard(track));
        let voices =
            heard.map(|track| self.voices_of(track, if track.ends_with_storyline { storyline_end } else { Time::MAX }));
        voices.filter(|voices| !voices.is_empty()).collect()
    }

    fn voices_of(&mut self, track: &Track, end: Time) -> Vec<Voice> {
        let mut voices: Vec<Voice> = Vec::new();
        // The clip before, where it is heard.
        let mut before: Option<&Clip> = None;
        for clip in &track.clips {
            let last = before.take();
            let Some((media, range)) = heard(clip, &self.media, end) else { continue };
            let Content::Media { source_start, speed, .. } = clip.content else { continue };
            let cut_off = range.end() < clip.timeline_range.end();
            let end_fade = if cut_off { STORYLINE_END_FADE.min(range.duration()) } else { Time::ZERO };
            let level = Level::constant(1.0);
            let level = if clip.fades.sound { level.faded(clip.timeline_range, clip.fades) } else { level };
            let continues = last.is_some_and(|last| plays_on(last, clip));
            if let Some(continued) = voices.last_mut().filter(|_| continues) {
                continued.is_continued = true;
            }
            voices.push(Voice {
                range,
                file: self.file(media),
                track: media.audio.and_then(|audio| audio.track),
                source_start,
                speed,
                gain_db: clip.gain_db,
                level: level.falling(range.end(), end_fade),
                continues,
                is_continued: false,
            });
            before = Some(clip);
        }
        voices
    }
}

/// When each word of a caption is said; names and sounds are not.
fn spoken_words(clip: &Clip, text: &str) -> Vec<SpokenWord> {
    let range = clip.timeline_range;
    let starts = word_starts(text, &clip.details.word_starts, range.duration());
    let words = starts.into_iter().zip(word_kinds(text)).enumerate();
    let said = words.filter(|(_, (_, kind))| *kind == WordKind::Said);
    said.map(|(word, (start, _))| SpokenWord { start: range.start() + start, word }).collect()
}

/// The places of the captions on lower tracks that one is seen with at some time.
fn seen_with(caption: &Clip, below: &[Standing<'_>]) -> Vec<usize> {
    let range = caption.timeline_range;
    let of_track = |standing: &Standing<'_>| {
        let first = standing.partition_point(|(clip, _)| clip.timeline_range.end() <= range.start());
        let after = standing.partition_point(|(clip, _)| clip.timeline_range.start() < range.end());
        standing[first.min(after)..after].iter().map(|(_, words)| *words).collect::<Vec<_>>()
    };
    below.iter().flat_map(of_track).collect()
}

/// The file whose sound a clip plays, and when it is heard on a track that ends at some time.
fn heard<'a>(clip: &Clip, media: &MediaById<'a>, end: Time) -> Option<(&'a Media, TimeRange)> {
    let range = TimeRange::new(clip.timeline_range.start(), clip.timeline_range.end().min(end))?;
    let media = media.get(clip.content.media()?).filter(|media| media.audio.is_some())?;
    (!clip.muted && !range.is_empty()).then_some((media, range))
}

/// Whether `after` plays on exactly where `before` ends, in place and in source.
fn plays_on(before: &Clip, after: &Clip) -> bool {
    let touches = before.timeline_range.end() == after.timeline_range.start();
    let same = before.content.media() == after.content.media() && before.gain_db == after.gain_db;
    let source = before.source_range().zip(after.source_range());
    touches && same && source.is_some_and(|(before, after)| before.end() == after.start())
}
