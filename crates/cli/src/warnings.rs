//! What a user should know of the files that were used, in words and as JSON.

use std::path::Path;

use serde_json::{Value, json};
use sunting_core::export::{ExportSettings, platform};
use sunting_core::media::warning::Warning;
use sunting_core::resolved::shown_graphic_of;
use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::chart::CHART_PREFIX;
use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::lack::{Lack, lack};
use sunting_graphics::show::is_crowded;
use sunting_session::graphics::language_of;
use sunting_timeline::graphic::Graphic;
use sunting_timeline::{AudioTrack, Clip, Content, Project, Time};
use sunting_words::Messages;

use crate::shown;

/// Sentences with their names for programs.
#[derive(Default)]
pub struct Warnings(Vec<(&'static str, String)>);

impl Warnings {
    pub fn of_file(messages: &Messages, warnings: &[Warning]) -> Self {
        Self(warnings.iter().map(|warning| told(messages, warning)).collect())
    }

    /// Of a project: which of several sounds of a file is heard, and which graphics are not drawn as they should be.
    pub fn of_project(messages: &Messages, project: &Project) -> Self {
        let used =
            |id| project.tracks.iter().flat_map(|track| &track.clips).any(|clip| clip.content.media() == Some(id));
        let heard = project.media.iter().filter(|media| used(media.id)).filter_map(|media| {
            let audio = media.audio.filter(|audio| audio.tracks > 1)?;
            let Some(AudioTrack::Number(used)) = audio.track else { return None };
            let (code, sentence) = told(messages, &Warning::AudioTracksLeftOut { used, tracks: audio.tracks });
            let name = Path::new(&media.path).file_name().unwrap_or_default().to_string_lossy().into_owned();
            Some((code, format!("{}: {sentence}", shown::name(&name))))
        });
        let clips = || project.tracks.iter().flat_map(|track| &track.clips);
        let lacking = clips().filter_map(|clip| of_graphic(messages, project, clip));
        let crowded = clips().filter_map(|clip| of_crowded(messages, project, clip));
        Self(heard.chain(lacking).chain(crowded).collect())
    }

    /// Of a graphic that is drawn by itself.
    pub fn of_drawn(messages: &Messages, is_crowded: bool) -> Self {
        Self(is_crowded.then(|| ("graphic-crowded", messages.text("warning-drawn-crowded", &[]))).into_iter().collect())
    }

    /// With one for a film that is longer than its platform takes in one piece.
    pub fn and_length(mut self, messages: &Messages, settings: &ExportSettings, duration: Time) -> Self {
        let platform = settings.platform.as_deref().and_then(|name| platform(name).ok());
        let longest = platform.and_then(|platform| platform.max_duration_s);
        let longest = longest.map(|seconds| Time::from_seconds(i64::from(seconds)));
        if let Some(longest) = longest.filter(|longest| duration > *longest) {
            let arguments = [("longest", messages.duration(longest).into())];
            self.0.push(("longer-than-platform", messages.text("warning-longer-than-platform", &arguments)));
        }
        self
    }

    /// Without those of that name.
    pub fn without(mut self, code: &str) -> Self {
        self.0.retain(|(own, _)| *own != code);
        self
    }

    /// As the contract has it.
    pub fn json(&self) -> Value {
        self.0.iter().map(|(code, message)| json!({ "code": code, "message": message })).collect()
    }

    pub fn lines(&self, messages: &Messages) -> impl Iterator<Item = String> {
        self.0.iter().map(|(_, sentence)| messages.text("probe-note", &[("note", sentence.as_str().into())]))
    }

    /// Adds them to a report of one line or several, beside those that it has.
    pub fn add_to(&self, messages: &Messages, object: &mut Value, words: &mut String) {
        let mut all = object["warnings"].as_array().cloned().unwrap_or_default();
        all.extend(self.json().as_array().into_iter().flatten().cloned());
        object["warnings"] = all.into();
        for line in self.lines(messages) {
            words.push('\n');
            words.push_str(&line);
        }
    }
}

/// What a graphic lacks, and when it would be seen.
fn of_graphic(messages: &Messages, project: &Project, clip: &Clip) -> Option<(&'static str, String)> {
    let Content::Graphic(graphic) = &clip.content else { return None };
    let language = language_of(messages.language());
    let template = project.own_template(graphic);
    let (code, what) = match lack(graphic, template, language)? {
        Lack::Template => ("graphic-template-unknown", shown::name(&graphic.template)),
        Lack::Fields(names) => ("graphic-fields-missing", names.join(", ")),
        Lack::Table => ("graphic-table-missing", String::new()),
        Lack::Source => ("graphic-source-missing", String::new()),
    };
    Some((code, about(messages, (project, clip, graphic), code, what)))
}

/// A graphic whose words became too small to be read, as its picture has no room for them.
fn of_crowded(messages: &Messages, project: &Project, clip: &Clip) -> Option<(&'static str, String)> {
    let Content::Graphic(graphic) = &clip.content else { return None };
    let (canvas, code) = (project.canvas, "graphic-crowded");
    let shown = shown_graphic_of(project, clip)?;
    let crowded = is_crowded(&shown, (canvas.width_px, canvas.height_px));
    crowded.then(|| (code, about(messages, (project, clip, graphic), code, String::new())))
}

/// The sentence that warns of a graphic, with its name and when it would be seen.
fn about(
    messages: &Messages,
    (project, clip, graphic): (&Project, &Clip, &Graphic),
    code: &str,
    what: String,
) -> String {
    let language = language_of(messages.language());
    let own = AnyTemplate::of(graphic, project.own_template(graphic));
    let own = own.map(|template| template.name(language).to_owned());
    let chart = || {
        let kind = graphic.template.strip_prefix(CHART_PREFIX).and_then(ChartKind::from_id);
        let kind = kind.filter(|kind| *kind != ChartKind::BigNumber)?;
        Some(messages.text(&format!("chart-{}", kind.id()), &[]))
    };
    let name = match graphic.title() {
        "" => own.or_else(chart).unwrap_or_else(|| shown::name(&graphic.template)),
        title => shown::name(title),
    };
    let at = messages.clock(clip.timeline_range.start());
    let arguments = [("at", at.into()), ("name", name.into()), ("what", what.into())];
    messages.text(&format!("warning-{code}"), &arguments)
}

fn told(messages: &Messages, warning: &Warning) -> (&'static str, String) {
    let (code, arguments) = match warning {
        Warning::VideoStreamsLeftOut(count) => ("video-streams-left-out", vec![("value", (*count).into())]),
        Warning::AudioTracksLeftOut { used, tracks } => {
            ("audio-tracks-left-out", vec![("used", u32::from(*used).into()), ("count", u32::from(*tracks).into())])
        }
        Warning::SubtitlesLeftOut(count) => ("subtitles-left-out", vec![("value", (*count).into())]),
        Warning::VideoUndecodable(codec) => ("video-undecodable", vec![("value", codec.as_str().into())]),
        Warning::AudioUndecodable(codec) => ("audio-undecodable", vec![("value", codec.as_str().into())]),
        Warning::DamagedPackets { count, .. } => ("damaged-packets", vec![("value", (*count).into())]),
        Warning::CutOff { end, .. } => ("cut-off", vec![("value", (end.as_millis() / 1000).into())]),
        Warning::MendedTimes(count) => ("mended-times", vec![("value", (*count).into())]),
        Warning::Pieces(count) => ("pieces", vec![("value", (*count).into())]),
    };
    (code, messages.text(&format!("warning-{code}"), &arguments))
}
