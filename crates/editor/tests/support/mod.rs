//! A window with a made-up project: pictures are drawn here, no file is read.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; a fixture may fail loudly")]

pub mod facts;
pub mod further;
pub mod graphics;
pub mod hands;
pub mod making;
pub mod media;
pub mod pictures;
pub mod script;
pub mod sentences;
pub mod shown;
pub mod states;
pub mod ticked;
pub mod versions;

use std::cell::Cell;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use eframe::egui::{Context, Ui};
use sunting_core::workspace::open::ProjectPlace;
use sunting_core::workspace::recents::Recent;
use sunting_editor::model::{JobState, JobView, Surroundings};
use sunting_editor::settings::Settings;
use sunting_editor::state::request::PathWish;
use sunting_editor::state::view::TimelineView;
use sunting_editor::state::{Overlay, Step};
use sunting_editor::window::Window;
use sunting_session::purpose::Purpose;
use sunting_session::subtitle_file::SubtitleFile;
use sunting_session::{Selection, Session};
use sunting_timeline::captions::Cue;
use sunting_timeline::edit::{CaptionText, Edit, TrackSwitch};
use sunting_timeline::footage::whole_content;
use sunting_timeline::{
    AudioInfo, Canvas, Content, FitMode, FrameRate, Media, MediaId, Placement, Speed, Time, TimeRange, TrackId,
    TrackKind, VideoInfo,
};

/// Files of the made-up project: name, seconds, width, height.
pub const FILES: [(&str, i64, u32, u32); 4] = [
    ("VID_20261124_094210.mp4", 15, 1920, 1080),
    ("WhatsApp Video 2026-11-24 at 10.15.30.mp4", 48, 1920, 1080),
    ("VID_20261124_103355.mp4", 24, 1920, 1080),
    ("musik-tenang.mp3", 220, 0, 0),
];

/// What is said in it: start in milliseconds, length, words.
pub const SUBTITLES: [(i64, i64, &str); 12] = [
    (800, 4800, "Sekarang KTP ada\ndi ponsel Anda."),
    (6600, 3800, "Namanya Identitas Kependudukan Digital."),
    (10_800, 3200, "Saya Rina, dari Dinas Dukcapil."),
    (14_400, 3400, "Aktivasinya gratis dan selesai\ndalam sepuluh menit."),
    (18_200, 3200, "Siapkan ponsel, NIK, dan alamat email."),
    (21_800, 2400, "Unduh aplikasi IKD, lalu isi NIK,\nalamat email, dan nomor ponsel."),
    (25_800, 3400, "Berikutnya, ambil swafoto\nuntuk mencocokkan wajah."),
    (29_600, 4600, "Datang ke kantor Dukcapil\ndan pindai kode QR dari petugas."),
    (34_800, 2000, "Kode aktivasi masuk ke email."),
    (37_400, 3000, "Masukkan kode itu, selesai."),
    (44_000, 5000, "Simpan PIN Anda baik-baik."),
    (55_000, 5000, "Terima kasih, sampai jumpa."),
];

fn media(name: &str, seconds: i64, width_px: u32, height_px: u32) -> Media {
    let video = VideoInfo { width_px, height_px, frame_rate: FrameRate::FPS_30, still: seconds == 0 };
    Media {
        id: MediaId(0),
        path: format!("Bahan/{name}"),
        fingerprint: String::new(),
        duration: Time::from_seconds(seconds),
        video: (width_px > 0).then_some(video),
        audio: (seconds > 0).then_some(AudioInfo::new(48_000, 2)),
        extra: Default::default(),
    }
}

/// Where the made-up files would lie.
pub fn folder() -> PathBuf {
    PathBuf::from("/home/rina/Dokumen/Sunting/Aktivasi IKD")
}

thread_local! {
    static LETTERS: Cell<usize> = const { Cell::new(0) };
}

/// From now on, names in this thread's windows have at least so many letters.
pub fn lengthen_names(letters: usize) {
    LETTERS.set(letters);
}

/// A name as long as wanted; its ending stays.
pub fn named(name: &str) -> String {
    let (stem, ending) = name.rfind('.').map_or((name, ""), |dot| name.split_at(dot));
    let more = " wawancara dengan kepala dinas tentang layanan keliling di kecamatan dan kelurahan".chars().cycle();
    let missing = LETTERS.get().saturating_sub(name.chars().count());
    let more: String = more.take(missing).collect();
    format!("{stem}{}{ending}", if more.ends_with(' ') { more.trim_end().to_owned() + "a" } else { more })
}

/// Puts a file in the list; nothing else happens.
pub fn add_media(session: &mut Session, name: &str, seconds: i64, width_px: u32, height_px: u32) -> MediaId {
    let name = named(name);
    let name = name.as_str();
    session.edit("undo-import", &[Edit::AddMedia { media: media(name, seconds, width_px, height_px) }]).unwrap();
    let id = session.project().media.last().unwrap().id;
    session.media_lies_at(id, folder().join("Bahan").join(name));
    id
}

/// Appends a piece of a file to a track.
pub fn append(session: &mut Session, track: TrackId, id: MediaId, from_ms: i64, length_ms: i64) {
    let media = session.project().find_media(id).unwrap().clone();
    let content = match whole_content(&media) {
        Content::Media { media, .. } => {
            Content::Media { media, source_start: Time::from_millis(from_ms), speed: Speed::default() }
        }
        other => other,
    };
    session
        .edit("undo-use", &[Edit::Append { track, duration: Time::from_millis(length_ms).into(), content }])
        .unwrap();
}

/// The project of the mock-ups: six pieces, music, twelve subtitles; the playhead at 24 s.
pub fn session() -> Session {
    let mut session = Session::default();
    let ids: Vec<MediaId> = FILES.iter().map(|(name, s, w, h)| add_media(&mut session, name, *s, *w, *h)).collect();
    let storyline = session.project().storyline().unwrap().id;
    for (file, from_ms, length_ms) in
        [(0, 0, 6300), (1, 0, 14_300), (1, 19_000, 16_300), (2, 0, 10_100), (2, 10_100, 8400), (1, 36_000, 9000)]
    {
        append(&mut session, storyline, ids[file], from_ms, length_ms);
    }
    session.edit("undo-track", &[Edit::AddTrack { kind: TrackKind::Audio, name: String::new() }]).unwrap();
    let sound = session.track_of(TrackKind::Audio).unwrap().id;
    append(&mut session, sound, ids[3], 0, 64_400);
    let captions = SUBTITLES
        .iter()
        .map(|(start, length, text)| CaptionText {
            start: Time::from_millis(*start).into(),
            end: Time::from_millis(start + length).into(),
            text: (*text).to_owned(),
            unsure: false,
            details: Default::default(),
        })
        .collect();
    session
        .edit("undo-import-subtitles", &[Edit::AddCaptions { track: None, captions, style: String::new() }])
        .unwrap();
    session.playhead = Time::from_seconds(24);
    session
}

/// A window with the made-up project, at a step.
pub fn window(context: &Context, language: &str, step: Step) -> Window {
    let mut window = empty_window(context, language);
    window.model.session = session();
    window.model.safety.lie_at(ProjectPlace::of(&folder().join(named("Aktivasi IKD.sunting"))));
    window.model.chrome.go_to(step);
    window
}

/// A window without a project.
pub fn empty_window(context: &Context, language: &str) -> Window {
    let mut settings = Settings { appearance: "light".to_owned(), ..Settings::default() };
    language.clone_into(&mut settings.common.language);
    let mut window = Window::new(context, settings);
    window.model.surroundings.put_projects_in(folder().parent().unwrap().to_owned());
    window
}

/// Draws a frame of a window in a test; the first one only gets the fonts ready.
pub fn frame(ui: &mut Ui, window: &mut Window) {
    let context = ui.ctx().clone();
    if has_fonts(&context) {
        window.logic(&context);
        window.ui(ui);
    }
}

/// Whether texts can be measured; in the first frame the fonts are only put in.
pub fn has_fonts(context: &Context) -> bool {
    let is_first = context.cumulative_frame_nr() == 0;
    if is_first {
        sunting_editor::look::fonts::install(context);
    }
    !is_first
}

/// A window without a project, with seven that were open before.
pub fn later_window(context: &Context, language: &str) -> Window {
    let mut window = empty_window(context, language);
    let day = 24 * 3600;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let recents = [
        ("Aktivasi IKD", 1, 62),
        ("Loket pelayanan", 3, 38),
        ("Cara mengisi formulir KK", 5, 100),
        ("Unggah akta lewat ponsel", 12, 55),
        ("Sapa warga dari Bu Rina", 16, 125),
        ("Jam layanan akhir tahun", 21, 24),
        ("Video 7 November", 30, 192),
    ]
    .map(|(name, days, seconds)| {
        let name = named(name);
        Recent {
            file: folder().parent().unwrap().join(&name).join(format!("{name}.sunting")),
            opened_s: now - days * day,
            duration: Time::from_seconds(seconds),
            picture: Some((PathBuf::from(name), Time::ZERO)),
            purpose: String::new(),
            is_gone: false,
        }
    })
    .to_vec();
    window.model.surroundings.list_recents(recents);
    window
}

/// Changes what is known of the projects that were open before.
pub fn change_recents(window: &mut Window, change: impl FnOnce(&mut Vec<Recent>)) {
    let mut recents = window.model.surroundings.recents().to_vec();
    change(&mut recents);
    window.model.surroundings.list_recents(recents);
}

/// A window with the made-up project, and something over it.
pub fn overlay_window(context: &Context, language: &str, name: &str) -> Option<Window> {
    let mut window = window(context, language, Step::Trim);
    let videos = PathBuf::from("/home/rina/Video");
    window.model.overlays.show(Some(match name {
        "palette" => Overlay::Palette,
        "help" => Overlay::Help,
        "settings" => Overlay::Settings,
        "versions" => Overlay::Versions,
        "moving" => Overlay::Moving,
        "phone" => Overlay::Phone,
        "sending" => Overlay::Sending(1),
        "path" => Overlay::PathField(PathWish::Project),
        "leaving" | "leaving-work" => Overlay::Leaving,
        "missing" => Overlay::Missing,
        "subtitle-file" => Overlay::SubtitleFile,
        "repairs" => Overlay::Repairs(
            (3..9).map(|cue| format!("Subtitel {cue} (baris {}): nomornya tidak ada.", cue * 4)).collect(),
        ),
        _ => return None,
    }));
    let model = &mut window.model;
    if name == "missing" {
        model.missing.note(model.session.project().media.iter().map(|media| media.id).take(3).collect());
    }
    if name == "leaving-work" {
        model.safety.let_go();
    }
    if name == "subtitle-file" {
        let cue = |index: i64| {
            Cue::new(
                TimeRange::between(Time::from_seconds(3600 + index), Time::from_seconds(3601 + index)),
                format!("Kalimat {index}"),
            )
        };
        let cues: Vec<Cue> = (0..40).map(cue).collect();
        let shift = model.session.shift_of(&cues, None);
        model.overlays.ask_about(SubtitleFile { cues, repairs: Vec::new(), shift, shifts: true });
    }
    let (projects, downloads) = (model.surroundings.projects().to_owned(), PathBuf::from("/home/rina/Unduhan"));
    model.surroundings = Surroundings::new(projects, downloads, videos.clone());
    model.safety.note_sudden_end(Some(SystemTime::now()));
    model.surroundings.list_sound_devices(vec!["Built-in Audio Analog Stereo".to_owned(), "HDMI".to_owned()]);
    model.surroundings.note_cache(1_240_000_000);
    let zip = folder().with_file_name(named("Aktivasi IKD.zip"));
    model.packing.note_counted((5_200_000_000, 240_000_000), Vec::new(), zip);
    model.safety.list_versions(versions::earlier());
    let content = model.session.project().clone();
    let job = |id, state| JobView {
        id,
        purpose: Purpose::WhatsApp,
        part: None,
        content: content.clone(),
        destination: videos.join("Sunting").join(named("Aktivasi IKD - WhatsApp.mp4")),
        duration: Time::from_seconds(64),
        picture: None,
        state,
    };
    let done = JobState::Done {
        bytes: 15_600_000,
        limit_bytes: Some(16_000_000),
        size_px: (1280, 720),
        took: Duration::from_secs(40),
        damaged_frames: 0,
    };
    let running = JobState::Running { done: 0.62, left: None, pieces: (4, 7), is_checking: false };
    model.queue.list(vec![job(2, running), job(1, done)]);
    Some(window)
}

/// The third piece, chosen, with a part of it marked.
pub fn choose_and_mark(window: &mut Window) {
    let session = &mut window.model.session;
    let clip = session.project().storyline().unwrap().clips[2].id;
    session.selection = Selection::clip(clip);
    session.marks.set_start(Time::from_millis(21_600));
    session.marks.set_end(Time::from_seconds(24));
}

/// Something chosen: the sixth subtitle with the hand in its text, its style unfolded, several clips, or the music.
pub fn choose(window: &mut Window, what: &str) {
    let session = &mut window.model.session;
    let storyline: Vec<_> = session.project().storyline().unwrap().clips.iter().map(|clip| clip.id).collect();
    let subtitle = session.subtitles()[5].id;
    let music = session.track_of(TrackKind::Audio).unwrap().clips[0].id;
    session.playhead = Time::from_millis(22_600);
    session.selection = match what {
        "several" => Selection::Clips([storyline[1], storyline[2]].into()),
        "music" => Selection::clip(music),
        _ => Selection::clip(subtitle),
    };
    window.drafts.focus_subtitle = Some(subtitle).filter(|_| what == "typing");
    window.drafts.more_style = what == "style";
}

/// The made-up project before anything is written.
pub fn window_without_subtitles(context: &Context, language: &str) -> Window {
    let mut window = window(context, language, Step::Text);
    let session = &mut window.model.session;
    let all: Vec<Edit> = session.subtitles().iter().map(|clip| Edit::Delete { clip: clip.id }).collect();
    session.edit("undo-delete-subtitle", &all).unwrap();
    window
}

/// An upright video with a lying piece between blurred sides, or with two photos; that one is chosen.
pub fn narrow_window(context: &Context, language: &str, photo: bool) -> Window {
    let mut window = empty_window(context, language);
    let mut session = Session::default();
    let canvas = Canvas { width_px: 1080, height_px: 1920, ..session.project().canvas };
    session.edit("undo-shape", &[Edit::SetCanvas { canvas }]).unwrap();
    let storyline = session.project().storyline().unwrap().id;
    let upright = add_media(&mut session, "VID_20261125_083112.mp4", 12, 1080, 1920);
    let other = match photo {
        true => add_media(&mut session, "IMG_20261125_084530.jpg", 0, 1920, 1080),
        false => add_media(&mut session, "WhatsApp Video 2026-11-25 at 08.02.14.mp4", 20, 1920, 1080),
    };
    for (media, length_ms) in [(upright, 9600), (other, 6400), (upright, 8000), (other, 5000)] {
        append(&mut session, storyline, media, 0, length_ms);
    }
    let clip = session.project().storyline().unwrap().clips[1].id;
    let placement = Placement { mode: FitMode::BlurredSides, ..Placement::default() };
    let edits = [Edit::SetPlacement { clip, placement }, Edit::SetGain { clip, gain_db: -7.96 }];
    session.edit("undo-fit", &edits).unwrap();
    session.selection = Selection::clip(clip);
    session.playhead = Time::from_seconds(12);
    window.model.session = session;
    window.model.safety.lie_at(ProjectPlace::of(&folder().join(named("Loket pelayanan.sunting"))));
    window.model.chrome.go_to(Step::Trim);
    window
}

/// Looks so closely at the same part of the timeline.
pub fn zoom(window: &mut Window, px_per_second: f32) {
    let view = TimelineView { px_per_second: Some(px_per_second), ..window.model.chrome.view() };
    window.model.chrome.look_at(view);
}

/// All tracks open, with clips that are not as usual: muted, locked, hidden, missing, photos, places to fill.
pub fn odd_tracks(window: &mut Window) {
    window.model.chrome.open_tracks();
    let session = &mut window.model.session;
    let photo = add_media(session, "Foto kantor.jpg", 0, 1600, 1200);
    let gone = add_media(session, "VID_hilang.mp4", 20, 1080, 1920);
    let storyline = session.project().storyline().unwrap().id;
    append(session, storyline, photo, 0, 5000);
    append(session, storyline, gone, 0, 6000);
    let content = Content::Slot { prompt: "Wawancara dengan warga".to_owned() };
    let duration = Time::from_seconds(8).into();
    session.edit("undo-use", &[Edit::Append { track: storyline, duration, content }]).unwrap();
    let muted = session.project().storyline().unwrap().clips[1].id;
    let sound = session.track_of(TrackKind::Audio).unwrap();
    let (sound, music) = (sound.id, sound.clips[0].id);
    let fades = sunting_timeline::Fades::new(Time::from_seconds(4), Time::from_seconds(6));
    let texts = session.track_of(TrackKind::Text).unwrap().id;
    let edits = [
        Edit::SetMuted { clip: muted, muted: true },
        Edit::SetFades { clip: music, fades },
        Edit::SetGain { clip: music, gain_db: -6.0 },
        TrackSwitch::Muted(true).of(sound),
        TrackSwitch::Hidden(true).of(texts),
        TrackSwitch::Locked(true).of(texts),
    ];
    session.edit("undo-track", &edits).unwrap();
    session.selection = Selection::clip(session.project().storyline().unwrap().clips[6].id);
    window.model.missing.note(vec![gone]);
}

/// A long project: so many pieces of a second and subtitles of half a second.
pub fn long_session(pieces: i64, subtitles: i64) -> Session {
    let mut session = Session::default();
    let media = add_media(&mut session, FILES[1].0, 7200, 1920, 1080);
    let track = session.project().storyline().unwrap().id;
    let content = Content::Media { media, source_start: Time::ZERO, speed: Speed::default() };
    session.edit("undo-use", &[Edit::Append { track, duration: Time::from_seconds(pieces).into(), content }]).unwrap();
    let mut edits: Vec<Edit> =
        (1..pieces).map(|second| Edit::Split { at: Time::from_seconds(second).into(), track: Some(track) }).collect();
    let captions = (0..subtitles)
        .map(|index| CaptionText {
            start: Time::from_millis(index * 500).into(),
            end: Time::from_millis(index * 500 + 450).into(),
            text: format!("Kalimat ke-{index} dari yang diucapkan"),
            unsure: false,
            details: Default::default(),
        })
        .collect();
    edits.push(Edit::AddCaptions { track: None, captions, style: String::new() });
    session.edit("undo-use", &edits).unwrap();
    session
}
