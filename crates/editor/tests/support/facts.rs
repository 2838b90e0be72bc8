//! What probing would say of the made-up films.

use sunting_core::media::probe::MediaFacts;
use sunting_core::media::subtitles::SubtitleFacts;
use sunting_core::media::tracks::AudioTrackFacts;
use sunting_core::media::warning::Warning;
use sunting_editor::window::Window;
use sunting_timeline::{AudioTrack, Edit, MediaId, Time};

/// Says that a film holds these text subtitles, by title and language, and is joined of three recordings.
pub fn with_subtitles(window: &mut Window, media: MediaId, tracks: &[(&str, &str)]) {
    let own = |(place, (title, language)): (usize, &(&str, &str))| SubtitleFacts {
        number: place as u16 + 1,
        codec: "subrip".to_owned(),
        language: (*language).to_owned(),
        title: (*title).to_owned(),
        text: true,
    };
    let subtitles = tracks.iter().enumerate().map(own).collect();
    change(window, media, |facts| {
        facts.subtitles = subtitles;
        facts.warnings = vec![Warning::Pieces(3)];
    });
}

/// Says that a film has so many sound tracks, of which those of these numbers cannot be heard; the second one is heard.
pub fn with_sounds(window: &mut Window, media: MediaId, count: u16, unusable: &[u16]) {
    let known = window.model.session.project().find_media(media).unwrap().clone();
    let mut heard = known.clone();
    heard.audio.as_mut().unwrap().tracks = count;
    let session = &mut window.model.session;
    // A file's facts come in with it and are never edited: here it comes in once more.
    session.edit("undo-import", &[Edit::AddMedia { media: heard }]).unwrap();
    let own = session.project().media.last().unwrap().id;
    let path = session.paths().of(media).to_owned();
    session.media_lies_at(own, path);
    let clip = session.project().storyline().unwrap().clips[1].clone();
    let content = sunting_timeline::footage::whole_content(session.project().find_media(own).unwrap());
    let track = AudioTrack::Number(2);
    let edits = [Edit::ReplaceContent { clip: clip.id, content }, Edit::SetAudioTrack { media: own, track }];
    session.edit("undo-replace", &edits).unwrap();
    session.selection = sunting_session::Selection::clip(clip.id);
    let sound = |number: u16| AudioTrackFacts {
        number,
        codec: "aac".to_owned(),
        channels: 2,
        sample_rate: 48_000,
        language: "ind".to_owned(),
        title: if number == 3 {
            "Terjemahan untuk peserta dari luar daerah dan tamu".to_owned()
        } else {
            String::new()
        },
        usable: !unusable.contains(&number),
        heard: None,
    };
    change(window, own, |facts| facts.audio_tracks = (1..=count).map(sound).collect());
}

/// Says that a film was not copied to its end, and holds damaged pictures.
pub fn with_damage(window: &mut Window, media: MediaId) {
    change(window, media, |facts| {
        let (end, whole) = (Time::from_seconds(96), Time::from_seconds(160));
        let damaged = Warning::DamagedPackets { count: 128, from: Time::from_seconds(42) };
        facts.warnings = vec![damaged, Warning::CutOff { end, whole }];
    });
}

fn change(window: &mut Window, media: MediaId, change: impl FnOnce(&mut MediaFacts)) {
    let path = window.model.session.paths().of(media).to_owned();
    let mut facts = MediaFacts {
        path: path.clone(),
        container: "matroska,webm".to_owned(),
        duration: Time::from_seconds(60),
        size_bytes: 48_000_000,
        video: None,
        audio: None,
        audio_tracks: Vec::new(),
        subtitles: Vec::new(),
        audio_track: None,
        still: false,
        tags: Vec::new(),
        warnings: Vec::new(),
    };
    change(&mut facts);
    window.model.cached_media.facts.insert(path, facts);
}
