//! Sentences are taken out of the video with their speech, and brought back as long as the project is open.

use std::collections::HashSet;
use std::sync::Arc;

use sunting_core::media_cache::Peaks;
use sunting_timeline::captions::sentence_cut::{LEVEL_STEP, SentenceCut, sentence_cuts};
use sunting_timeline::edit::{Edit, part_of};
use sunting_timeline::scene::Scene;
use sunting_timeline::{Clip, ClipId, MediaId, Project, Time, TimeRange};

use super::arrange::delete;
use super::caption::caption_text;
use super::removed_sentence::{Belongs, RemovedSentence};
use super::session::Session;

/// Why it does nothing now: the key of the reason.
pub type Reason = &'static str;

/// What takes sentences out of the video.
#[derive(Clone, Debug, PartialEq)]
pub struct Removing {
    /// All of it is one step.
    pub edits: Vec<Edit>,
    /// What goes, for [`Session::keep_removed`].
    pub sentences: Vec<(TimeRange, RemovedSentence)>,
}

/// A sentence that can be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemovedRow {
    /// Its number, for [`Session::bringing_back`].
    pub number: usize,
    /// What is said.
    pub words: String,
    /// How long it is.
    pub duration: Time,
    /// Where it belongs; `None` where nothing is left of what was around it.
    pub at: Option<Time>,
}

impl Session {
    /// What is cut out with these subtitles, from the quietest places around their speech, in order. `peaks` are those of
    /// files whose sound is known; in others the subtitles' own times are the edges.
    pub fn cuts_of(&self, clips: &[ClipId], peaks: &dyn Fn(MediaId) -> Option<Arc<Peaks>>) -> Vec<SentenceCut> {
        let chosen: HashSet<ClipId> = clips.iter().copied().collect();
        let subtitles = self.subtitles().into_iter();
        let captions: Vec<(TimeRange, bool)> =
            subtitles.map(|clip| (clip.timeline_range, chosen.contains(&clip.id))).collect();
        let said = what_is_said(self.project());
        let levels = |range: TimeRange| levels(&said, range, peaks);
        sentence_cuts(&captions, &levels, self.project().canvas.frame_rate, self.duration())
    }

    /// The edits that take these subtitles out of the video with their speech.
    ///
    /// # Errors
    /// The reason why they cannot go.
    pub fn removing_sentences(
        &self,
        clips: &[ClipId],
        peaks: &dyn Fn(MediaId) -> Option<Arc<Peaks>>,
    ) -> Result<Removing, Reason> {
        if self.is_locked() {
            return Err("reason-locked");
        }
        let subtitles = self.subtitles();
        let cuts = self.cuts_of(clips, peaks);
        let sentence = |cut: &SentenceCut| {
            let gone: Vec<&Clip> =
                subtitles.iter().skip(cut.captions.start).take(cut.captions.len()).copied().collect();
            let captions: Vec<ClipId> = gone.iter().map(|clip| clip.id).collect();
            let words: Vec<String> = gone.iter().map(|clip| caption_text(clip).replace('\n', " ")).collect();
            let part = part_of(self.project(), cut.timeline_range, &captions);
            (cut.timeline_range, RemovedSentence { captions, words: words.join(" "), part, neighbours: [None; 2] })
        };
        let sentences: Vec<(TimeRange, RemovedSentence)> = cuts.iter().map(sentence).collect();
        let gone = sentences.iter().flat_map(|(_, sentence)| sentence.captions.clone()).collect();
        let ranges = cuts.iter().map(|cut| cut.timeline_range.into()).collect();
        let edits = delete(gone).into_iter().chain((!cuts.is_empty()).then_some(Edit::RemoveRanges { ranges }));
        Ok(Removing { edits: edits.collect(), sentences })
    }

    /// Remembers what was taken out, until the project is closed.
    pub fn keep_removed(&mut self, sentences: Vec<(TimeRange, RemovedSentence)>) {
        let mut removed = Time::ZERO;
        for (range, mut sentence) in sentences {
            let project = self.project().clone();
            sentence.note_neighbours(&project, range.start() - removed);
            removed = removed + range.duration();
            self.removed_sentences.push(sentence);
        }
    }

    /// How many were ever taken out: as long as neither this nor the project changes, [`Session::removed_rows`] gives the
    /// same.
    pub fn ever_removed(&self) -> usize {
        self.removed_sentences.len()
    }

    /// The sentences that are not in the video any more, by the place where they belong.
    pub fn removed_rows(&self) -> Vec<RemovedRow> {
        let row = |(number, sentence): (usize, &RemovedSentence)| {
            let at = match sentence.belongs(self.project()) {
                Belongs::At(at) => Some(at),
                Belongs::Nowhere => None,
                Belongs::IsThere => return None,
            };
            Some(RemovedRow { number, words: sentence.words.clone(), duration: sentence.part.duration, at })
        };
        let mut rows: Vec<RemovedRow> = self.removed_sentences.iter().enumerate().filter_map(row).collect();
        rows.sort_by_key(|row| (row.at.unwrap_or(Time::MAX), self.source_start(row.number)));
        rows
    }

    /// The edit that brings a sentence back, and where it begins then.
    ///
    /// # Errors
    /// The reason why it cannot come back.
    pub fn bringing_back(&self, number: usize) -> Result<(Edit, Time), Reason> {
        if self.is_locked() {
            return Err("reason-locked");
        }
        let sentence = self.removed_sentences.get(number).ok_or("reason-is-there")?;
        match sentence.belongs(self.project()) {
            Belongs::At(at) => Ok((Edit::InsertPart { at: at.into(), part: sentence.part.clone() }, at)),
            Belongs::IsThere => Err("reason-is-there"),
            Belongs::Nowhere => Err("reason-no-place"),
        }
    }

    fn source_start(&self, number: usize) -> Option<Time> {
        let clips = self.removed_sentences.get(number)?.part.tracks.iter().flat_map(|own| &own.clips);
        clips.filter_map(Clip::source_range).map(TimeRange::start).next()
    }

    /// Whether the storyline or the subtitles stay as they are.
    fn is_locked(&self) -> bool {
        self.project().storyline().is_some_and(|track| track.locked) || self.subtitle_tracks().any(|track| track.locked)
    }
}

/// What is heard of a project but for music that plays on under every cut.
fn what_is_said(project: &Project) -> Scene {
    let mut said = project.clone();
    said.tracks.retain(|track| !track.ends_with_storyline);
    Scene::of_files(&said)
}

/// The loudest sample of each 10 ms of it in a range.
fn levels(said: &Scene, range: TimeRange, peaks: &dyn Fn(MediaId) -> Option<Arc<Peaks>>) -> Vec<u8> {
    let place = |time: Time| usize::try_from((time - range.start()).ticks() / LEVEL_STEP.ticks()).unwrap_or(0);
    let mut loudest = vec![0; place(range.end())];
    for voice in said.voices_in(range) {
        let Some(heard) = voice.range.intersection(range) else { continue };
        let Some(peaks) = said.files.get(voice.file).and_then(|file| peaks(file.media)) else { continue };
        let source = |time: Time| voice.source_start + voice.speed.source_duration(time - voice.range.start());
        let first = place(heard.start());
        let columns = place(heard.end()).saturating_sub(first);
        let own = peaks.level(TimeRange::between(source(heard.start()), source(heard.end())), columns);
        loudest[first..].iter_mut().zip(own).for_each(|(most, level)| *most = level.max(*most));
    }
    loudest
}

#[cfg(test)]
#[path = "removing_sentences_tests.rs"]
mod tests;
