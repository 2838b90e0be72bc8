//! A window with a made-up project: pictures are drawn here, no file is read.
#![allow(dead_code, clippy::unwrap_used, reason = "each test uses a part; a fixture may fail loudly")]

pub mod media;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use eframe::egui::{ColorImage, Context, TextureOptions};
use sunting_core::glance::What;
use sunting_core::workspace::open::ProjectPlace;
use sunting_core::workspace::recents::Recent;
use sunting_core::workspace::settings::Settings;
use sunting_core::workspace::versions::Version;
use sunting_editor::services::jobs::{JobState, JobView};
use sunting_editor::state::action::PathWish;
use sunting_editor::state::import::content_of;
use sunting_editor::state::purpose::Purpose;
use sunting_editor::state::{Overlay, Selection, Session, Step};
use sunting_editor::window::Window;
use sunting_timeline::edit::{CaptionText, Edit};
use sunting_timeline::{AudioInfo, Content, FrameRate, Media, MediaId, Speed, Time, TrackId, TrackKind, VideoInfo};

/// Files of the made-up project: name, seconds, width, height.
pub const FILES: [(&str, i64, u32, u32); 4] = [
    ("VID_20261124_094210.mp4", 15, 1920, 1080),
    ("WhatsApp Video 2026-11-24 at 10.15.30.mp4", 48, 1920, 1080),
    ("VID_20261124_103355.mp4", 24, 1920, 1080),
    ("musik-tenang.mp3", 220, 0, 0),
];

/// What is said in it: start in milliseconds, length, words.
pub const SUBTITLES: [(i64, i64, &str); 12] = [
    (800, 4800, "Sekarang KTP ada di\nponsel Anda."),
    (6600, 3800, "Namanya Identitas Kependudukan Digital."),
    (10_800, 3200, "Saya Rina, dari Dinas Dukcapil."),
    (14_400, 3400, "Aktivasinya gratis dan selesai\ndalam sepuluh menit."),
    (18_200, 3200, "Siapkan ponsel, NIK, dan alamat email."),
    (21_800, 2400, "Unduh aplikasi IKD, lalu isi NIK,\nalamat email, dan nomor ponsel."),
    (25_800, 3400, "Berikutnya, ambil swafoto untuk\nmencocokkan wajah."),
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
        audio: (seconds > 0).then_some(AudioInfo { sample_rate: 48_000, channels: 2 }),
        extra: Default::default(),
    }
}

/// Where the made-up files would lie.
pub fn folder() -> PathBuf {
    PathBuf::from("/home/rina/Dokumen/Sunting/Aktivasi IKD")
}

/// Puts a file in the list; nothing else happens.
pub fn add_media(session: &mut Session, name: &str, seconds: i64, width_px: u32, height_px: u32) -> MediaId {
    session.edit("undo-import", &[Edit::AddMedia { media: media(name, seconds, width_px, height_px) }]).unwrap();
    let id = session.project().media.last().unwrap().id;
    Arc::make_mut(&mut session.paths).0.insert(id, folder().join("Bahan").join(name));
    id
}

/// Appends a piece of a file to a track.
pub fn append(session: &mut Session, track: TrackId, id: MediaId, from_ms: i64, length_ms: i64) {
    let media = session.project().find_media(id).unwrap().clone();
    let content = match content_of(&media) {
        Content::Media { media, .. } => {
            Content::Media { media, source_start: Time::from_millis(from_ms), speed: Speed::default() }
        }
        other => other,
    };
    session
        .edit("undo-use", &[Edit::Append { track, duration: Time::from_millis(length_ms).into(), content }])
        .unwrap();
}

/// The project of the mock-ups: six pieces, music, twelve subtitles; the red line at 24 s.
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
        })
        .collect();
    session
        .edit("undo-import-subtitles", &[Edit::AddCaptions { track: None, captions, style: String::new() }])
        .unwrap();
    session.playhead = Time::from_seconds(24);
    session.take_entries();
    session
}

/// A window with the made-up project, at a step.
pub fn window(context: &Context, language: &str, step: Step) -> Window {
    let mut window = empty_window(context, language);
    window.model.session = session();
    window.model.place = Some(ProjectPlace::of(&folder().join("Aktivasi IKD.sunting")));
    window.model.step = step;
    window
}

/// A window without a project.
pub fn empty_window(context: &Context, language: &str) -> Window {
    let settings = Settings { language: language.to_owned(), appearance: "light".to_owned(), ..Settings::default() };
    let mut window = Window::new(context, settings);
    window.model.projects_folder = folder().parent().unwrap().to_owned();
    window
}

/// A window without a project, with seven that were open before.
pub fn later_window(context: &Context, language: &str) -> Window {
    let mut window = empty_window(context, language);
    let day = 24 * 3600;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    window.model.recents = [
        ("Aktivasi IKD", 1, 62),
        ("Loket pelayanan", 3, 38),
        ("Cara mengisi formulir KK", 5, 100),
        ("Unggah akta lewat ponsel", 12, 55),
        ("Sapa warga dari Bu Rina", 16, 125),
        ("Jam layanan akhir tahun", 21, 24),
        ("Video 7 November", 30, 192),
    ]
    .map(|(name, days, seconds)| Recent {
        file: folder().parent().unwrap().join(name).join(format!("{name}.sunting")),
        opened_s: now - days * day,
        duration: Time::from_seconds(seconds),
        picture: Some((PathBuf::from(name), Time::ZERO)),
    })
    .to_vec();
    window
}

/// A window with the made-up project, and something over it.
pub fn overlay_window(context: &Context, language: &str, name: &str) -> Option<Window> {
    let mut window = window(context, language, Step::Trim);
    let videos = PathBuf::from("/home/rina/Video");
    window.model.overlay = Some(match name {
        "palette" => Overlay::Palette,
        "help" => Overlay::Help,
        "settings" => Overlay::Settings,
        "versions" => Overlay::Versions,
        "moving" => Overlay::Moving,
        "phone" => Overlay::Phone,
        "sending" => Overlay::Sending,
        "path" => Overlay::PathField(PathWish::Project),
        "leaving" => Overlay::Leaving,
        "repairs" => Overlay::Repairs(
            (3..9).map(|cue| format!("Subtitel {cue} (baris {}): nomornya tidak ada.", cue * 4)).collect(),
        ),
        _ => return None,
    });
    let model = &mut window.model;
    model.folders = (PathBuf::from("/home/rina/Unduhan"), videos.clone());
    model.cache_bytes = 1_240_000_000;
    model.packing.sizes = Some((5_200_000_000, 240_000_000));
    model.packing.destination = PathBuf::from("/home/rina/Dokumen/Sunting/Aktivasi IKD.zip");
    model.versions = [20, 2000, 9000, 90_000, 200_000, 400_000]
        .map(|seconds| Version {
            file: PathBuf::from(format!("{seconds}.sunting")),
            saved_at: SystemTime::now() - Duration::from_secs(seconds),
        })
        .to_vec();
    let picture = (folder().join("Bahan").join(FILES[1].0), Time::from_seconds(3));
    model.version_pictures = model.versions.iter().map(|version| (version.file.clone(), picture.clone())).collect();
    let job = |id, state| JobView {
        id,
        purpose: Purpose::WhatsApp,
        part: None,
        destination: videos.join("Sunting/Aktivasi IKD - WhatsApp.mp4"),
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
    model.jobs = vec![job(2, running), job(1, done)];
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

/// Draws a picture for everything that the window wanted in its last frame; whether there was something.
pub fn fulfil(window: &mut Window, context: &Context) -> bool {
    let mut new = false;
    for wish in window.wishes.clone() {
        let What::Tile { source_time, height_px } = wish.what else { continue };
        let known = window.model.glances.tiles.get(&(wish.path.clone(), height_px));
        if known.is_some_and(|tiles| tiles.contains_key(&source_time)) {
            continue;
        }
        let picture = drawn(&wish.path, height_px as usize);
        let texture = context.load_texture("tile", picture, TextureOptions::LINEAR);
        window.model.glances.keep_tile(&wish.path, height_px, source_time, texture);
        new = true;
    }
    new
}

/// Shows a drawn picture on the stage.
pub fn show_picture(window: &mut Window, context: &Context) {
    let canvas = window.model.session.project().canvas;
    let (width, height) = (canvas.width_px as usize / 3, canvas.height_px as usize / 3);
    let mut picture = drawn(Path::new("stage"), height);
    if picture.size[0] != width {
        picture = picture.region_by_pixels([0, 0], [width.min(picture.size[0]), height]);
    }
    let size = picture.size;
    let texture = context.load_texture("stage", picture, TextureOptions::LINEAR);
    window.model.stage.picture = Some((texture.id(), size));
    // The stage keeps the texture's number only; the gallery keeps the texture.
    std::mem::forget(texture);
}

/// A wall, a table and somebody, in colours that the name decides.
fn drawn(path: &Path, height: usize) -> ColorImage {
    let width = height * 16 / 9;
    let seed = path.to_string_lossy().bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let tint = |shift: u32| 120 + (seed >> shift & 0x5f) as u8;
    let mut rgb = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let (across, down) = (x as f32 / width as f32, y as f32 / height as f32);
            let head = (across - 0.5).powi(2) * 3.2 + (down - 0.42).powi(2) < 0.028;
            let body = down > 0.6 && (across - 0.5).abs() < 0.12 + (down - 0.6) * 0.3;
            let colour = match () {
                () if head => [207, 156, 112],
                () if body => [tint(3), 90, tint(9)],
                () if down > 0.84 => [184, 136, 90],
                () => [tint(0), tint(5).max(200), 225],
            };
            rgb.extend(colour);
        }
    }
    ColorImage::from_rgb([width, height], &rgb)
}
