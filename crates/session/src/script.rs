//! A script becomes the subtitles of the video, at the times at which it is spoken.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sunting_core::error::ContentError;
use sunting_core::media_paths::MediaPaths;
pub use sunting_speech::{Doubt, TimedLine, Untimed};
use sunting_speech::{LeftOut, QUESTIONS, Script, spoken_part, time_script};
use sunting_timeline::captions::pieces::pieces;
use sunting_timeline::captions::reading::Limits;
use sunting_timeline::edit::{CaptionText, Edit};
use sunting_timeline::scene::Scene;
use sunting_timeline::{Project, Time};

use super::arrange::delete;
use super::caption::is_caption;
use super::hearing::listen;
use super::session::Session;

/// Words of fewer sentences than this may be anything.
const LEAST_SENTENCES: usize = 2;

/// Why a script could not be matched to the sound.
pub type MatchError = ContentError<Untimed>;

/// A script as it was read: what is spoken of it, and what is not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadScript {
    script: Script,
    left_out: LeftOut,
}

impl ReadScript {
    /// Reads a script as people write it: names of speakers and directions are no subtitles.
    pub fn of(text: &str) -> Self {
        let (spoken, left_out) = spoken_part(text);
        Self { script: Script::read(&spoken), left_out }
    }

    /// Whether nothing of it is spoken.
    pub fn is_empty(&self) -> bool {
        self.script.sentences.is_empty()
    }

    /// How many sentences are spoken.
    pub fn sentences(&self) -> usize {
        self.script.sentences.len()
    }

    /// Its sentences in the pieces that subtitles have room for.
    pub fn pieces(&self, limits: &Limits) -> Vec<String> {
        self.script.sentences.iter().flat_map(|sentence| pieces(sentence, limits)).collect()
    }

    /// How long it takes to read it aloud.
    pub fn read_aloud(&self) -> Time {
        self.script.read_aloud()
    }

    /// Who speaks, each name once.
    pub fn speakers(&self) -> &[String] {
        &self.left_out.speakers
    }

    /// What is done meanwhile.
    pub fn directions(&self) -> &[String] {
        &self.left_out.directions
    }
}

/// Whether words are a script: sentences, and no table.
pub fn is_script(text: &str) -> bool {
    !text.contains('\t') && ReadScript::of(text).sentences() >= LEAST_SENTENCES
}

/// How far matching is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Matching {
    /// So much of the video's sound was heard, of how much.
    Listening(Time, Time),
    /// All of it was; each sentence is looked for in it, by so many steps, of how many.
    Placing(usize, usize),
}

impl Matching {
    /// How much is done, 0 to 1. Each half takes about as long as the other.
    pub fn share(self) -> f32 {
        let (before, done, whole) = match self {
            Self::Listening(done, whole) => (0.0, done.as_millis() as f32, whole.as_millis() as f32),
            Self::Placing(done, whole) => (0.5, done as f32, whole as f32),
        };
        before + 0.5 * (done / whole.max(1.0)).clamp(0.0, 1.0)
    }
}

/// The lines of a script with the times at which they are spoken in a project, as it is heard after cuts. `tell` is told
/// how far it is, and says whether to go on.
///
/// # Errors
/// [`MatchError`]; [`Untimed::Stopped`] when `tell` says so.
pub fn match_to_sound(
    script: &ReadScript,
    project: &Project,
    paths: &Arc<MediaPaths>,
    limits: &Limits,
    tell: &(dyn Fn(Matching) -> bool + Sync),
) -> Result<Vec<TimedLine>, MatchError> {
    if script.is_empty() {
        return Err(ContentError::Content(Untimed::NoWords));
    }
    let scene = Arc::new(Scene::of(project));
    let sound = listen(&scene, paths, &|done, whole| tell(Matching::Listening(done, whole)))?;
    let sound = sound.ok_or(ContentError::Content(Untimed::Stopped))?;
    let asked = AtomicUsize::new(0);
    let stop = || !tell(Matching::Placing(asked.fetch_add(1, Ordering::Relaxed), QUESTIONS));
    time_script(&script.script, &sound, limits, &stop).map_err(ContentError::Content)
}

/// Whether the same is heard of two projects at the same times.
pub fn sounds_alike(one: &Project, other: &Project) -> bool {
    let (one, other) = (Scene::of(one), Scene::of(other));
    (one.duration, &one.files, &one.voices) == (other.duration, &other.files, &other.voices)
}

impl Session {
    /// The edits that make lines the subtitles of the video: those that are there give way, as a script is all that is
    /// said. Lines whose times are not sure say so.
    pub fn putting_in_script(&self, lines: &[TimedLine]) -> Vec<Edit> {
        let captions = lines.iter().map(|line| CaptionText {
            start: line.cue.timeline_range.start().into(),
            end: line.cue.timeline_range.end().into(),
            text: line.cue.text.clone(),
            unsure: !line.is_sure(),
            details: Default::default(),
        });
        self.replacing_subtitles(captions.collect())
    }

    /// The edits that put captions in the place of all subtitles.
    pub(super) fn replacing_subtitles(&self, captions: Vec<CaptionText>) -> Vec<Edit> {
        let there = self.subtitles().into_iter().filter(|clip| is_caption(clip)).map(|clip| clip.id).collect();
        let add = Edit::AddCaptions { track: None, captions, style: String::new() };
        delete(there).into_iter().chain([add]).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Command;

    use sunting_core::media::probe::probe;
    use sunting_core::project_from_media::project_of_file;
    use sunting_timeline::captions::Cue;
    use sunting_timeline::captions::reading::Finding;
    use sunting_timeline::{Canvas, Color, Content, History, TimeRange};

    use super::*;
    use crate::import::Arrived;
    use crate::subtitles::SubtitleEdit;

    const SENTENCES: [&str; 4] = [
        "Selamat datang di kantor kelurahan.",
        "Siapkan KTP, kartu keluarga, dan fotokopi akta kelahiran anak.",
        "Ambil nomor antrean di loket dua.",
        "Terima kasih, sampai jumpa.",
    ];

    /// A minute of one colour, with a subtitle of its own.
    fn session() -> Session {
        let mut session = Session::default();
        let track = session.project().tracks[0].id;
        let content = Content::Color { color: Color::rgb(1, 2, 3) };
        session.edit("undo-use", &[Edit::Append { track, duration: Time::from_seconds(60).into(), content }]).unwrap();
        let old = CaptionText {
            start: Time::from_seconds(5).into(),
            end: Time::from_seconds(7).into(),
            text: "Lama.".to_owned(),
            unsure: false,
            details: Default::default(),
        };
        let edit = Edit::AddCaptions { track: None, captions: vec![old], style: String::new() };
        session.edit("undo-new-subtitle", &[edit]).unwrap();
        session
    }

    fn line(start: i64, end: i64, text: &str, doubts: Vec<Doubt>) -> TimedLine {
        let timeline_range = TimeRange::between(Time::from_millis(start), Time::from_millis(end));
        let cue = Cue::new(timeline_range, text.to_owned());
        TimedLine { cue, spoken: timeline_range, confidence: 0.9, doubts }
    }

    /// Start and end in milliseconds, words, and whether they are unsure.
    fn told(session: &Session) -> Vec<(i64, i64, &str, bool)> {
        let told = |range: TimeRange| (range.start().as_millis(), range.end().as_millis());
        let subtitles = session.subtitles().into_iter().map(|clip| (told(clip.timeline_range), clip));
        subtitles
            .map(|((start, end), clip)| (start, end, super::super::caption::caption_text(clip), clip.unsure))
            .collect()
    }

    #[test]
    fn lines_become_all_subtitles_in_one_step_and_say_which_are_not_sure() {
        let mut session = session();
        let lines = [
            line(1_000, 3_010, "Selamat datang.", Vec::new()),
            line(3_010, 6_000, "Siapkan KTP.", vec![Doubt::Disagreed]),
            line(9_000, 11_000, "Sampai jumpa.", Vec::new()),
        ];
        let (edits, steps) = (session.putting_in_script(&lines), session.history().labels().count());
        session.edit("undo-script", &edits).unwrap();
        let all = [
            (1_000, 3_010, "Selamat datang.", false),
            (3_010, 6_000, "Siapkan KTP.", true),
            (9_000, 11_000, "Sampai jumpa.", false),
        ];
        assert_eq!(told(&session), all);
        assert_eq!(session.history().labels().count(), steps + 1);
        session.undo();
        assert_eq!(told(&session), [(5_000, 7_000, "Lama.", false)]);
        session.redo();
        // What is said to be right is right; of the one beside it nothing was said.
        let clip = session.subtitles()[1].id;
        let (label, edits) = session.subtitle_edits(&SubtitleEdit::Confirm(clip), None);
        session.edit(label, &edits).unwrap();
        assert!(told(&session).iter().all(|(.., unsure)| !unsure));
    }

    #[test]
    fn putting_right_how_a_subtitle_reads_confirms_no_time() {
        let mut session = session();
        let text = "Aktivasinya gratis dan selesai dalam sepuluh menit saja.";
        let lines = [
            line(1_000, 2_000, text, vec![Doubt::Unlike]),
            line(2_100, 4_000, "Sampai jumpa.", vec![Doubt::Unlike]),
            line(4_100, 6_000, "Terima kasih.", Vec::new()),
        ];
        session.edit("undo-script", &session.putting_in_script(&lines)).unwrap();
        let (clip, before) = (session.subtitles()[0].clone(), told(&session)[1].0);
        let findings = session.findings(&clip);
        let Some(finding @ Finding::TooFast { .. }) = findings.first() else { panic!("{findings:?}") };
        let (label, edits) = session.subtitle_edits(&SubtitleEdit::Fix(clip.id, *finding), None);
        session.edit(label, &edits).unwrap();
        assert_ne!(told(&session)[1].0, before, "it had to move");
        assert_eq!(told(&session).iter().map(|(.., unsure)| *unsure).collect::<Vec<_>>(), [true, true, false]);
    }

    #[test]
    fn words_of_two_sentences_are_a_script_and_a_table_is_none() {
        assert!(is_script("Sekarang KTP ada di ponsel Anda. Namanya IKD."));
        assert!(!is_script("Sekarang KTP ada di ponsel Anda."));
        assert!(!is_script("https://dukcapil.go.id"));
        assert!(!is_script("Kecamatan\tJiwa\nPahandut\t31.765"));
        let read = ReadScript::of("NARATOR:\nHalo. Apa kabar?\n(musik)");
        assert_eq!(
            (read.sentences(), read.speakers(), read.directions()),
            (2, &["NARATOR".to_owned()][..], &["musik".to_owned()][..])
        );
    }

    #[test]
    fn other_subtitles_change_nothing_that_is_heard() {
        let mut session = Session::default();
        assert!(sounds_alike(session.project(), &Project::new(Canvas::default())));
        let film = Path::new("../../assets/sample/Isi formulir.mp4");
        session = Session::of_files(&[Arrived { facts: probe(film).unwrap(), fingerprint: String::new() }]).unwrap();
        let before = session.project().clone();
        session.edit("undo-script", &session.putting_in_script(&[line(0, 900, "Halo.", Vec::new())])).unwrap();
        assert!(sounds_alike(&before, session.project()));
        let cut = Edit::RemoveRange { start: Time::ZERO.into(), end: Time::from_seconds(1).into() };
        session.edit("undo-remove", &[cut]).unwrap();
        assert!(!sounds_alike(&before, session.project()));
    }

    /// A file of speech with half a second of silence behind each sentence, and when each begins, in milliseconds; `None`
    /// where nobody can speak.
    fn speak(folder: &Path) -> Option<Vec<i64>> {
        let (mut starts, mut samples) = (Vec::new(), vec![0_u8; 22_050]);
        for sentence in SENTENCES {
            let file = folder.join("one.wav");
            let mut said = Command::new("espeak-ng");
            let said = said.args(["-v", "id", "-s", "150", "-w"]).arg(&file).arg(sentence).status();
            if !said.is_ok_and(|status| status.success()) {
                return None;
            }
            let own = std::fs::read(&file).unwrap().split_off(44);
            let loud = |pair: &[u8]| i16::from_le_bytes([pair[0], pair[1]]).unsigned_abs() > 200;
            let silent = own.chunks_exact(2).position(loud).unwrap();
            starts.push((samples.len() / 2 + silent) as i64 * 1000 / 22_050);
            samples.extend(own);
            samples.resize(samples.len() + 22_050, 0);
        }
        let size = samples.len() as u32;
        let header = [
            b"RIFF".as_slice(),
            &(36 + size).to_le_bytes(),
            b"WAVEfmt \x10\0\0\0\x01\0\x01\0",
            &22_050_u32.to_le_bytes(),
            &44_100_u32.to_le_bytes(),
            b"\x02\0\x10\0data",
            &size.to_le_bytes(),
        ];
        std::fs::write(folder.join("speech.wav"), [header.concat(), samples].concat()).unwrap();
        Some(starts)
    }

    #[test]
    fn a_script_is_found_in_what_is_heard_after_cuts() {
        let folder = tempfile::tempdir().unwrap();
        let Some(starts) = speak(folder.path()) else { return };
        let facts = probe(&folder.path().join("speech.wav")).unwrap();
        let (project, paths) = project_of_file(&facts);
        let mut session = Session::new(History::new(Arc::new(project)), Arc::new(paths));
        let cut = starts[1] - 200;
        let edit = Edit::RemoveRange { start: Time::ZERO.into(), end: Time::from_millis(cut).into() };
        session.edit("undo-remove", &[edit]).unwrap();
        let script = ReadScript::of(&format!("NARATOR:\n{}\n(musik)", SENTENCES[1..].join(" ")));
        let shares = std::sync::Mutex::new(Vec::new());
        let tell = |matching: Matching| {
            shares.lock().unwrap().push(matching.share());
            true
        };
        let lines = match_to_sound(&script, session.project(), session.paths(), &session.limits(), &tell).unwrap();
        session.edit("undo-script", &session.putting_in_script(&lines)).unwrap();
        let subtitles = told(&session);
        for (sentence, start) in SENTENCES.iter().zip(&starts).skip(1) {
            let begins = |(_, _, text, _): &&(i64, i64, &str, bool)| sentence.starts_with(&text.replace('\n', " "));
            let (own, _, _, unsure) = subtitles.iter().find(begins).unwrap();
            assert!((own - (start - cut - 100)).abs() < 200 && !unsure, "{sentence}: {own} {start}");
        }
        assert_eq!(session.history().labels().next(), Some("undo-script"));
        let shares = shares.into_inner().unwrap();
        assert!(shares[0] == 0.0 && shares.iter().any(|share| *share > 0.9), "{shares:?}");
        let stopped = match_to_sound(&script, session.project(), session.paths(), &session.limits(), &|_| false);
        assert_eq!(stopped, Err(ContentError::Content(Untimed::Stopped)));
    }
}
