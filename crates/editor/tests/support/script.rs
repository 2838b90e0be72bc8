//! Scripts, and subtitles that one has become.

use sunting_editor::state::action::{Seeking, TapAct};
use sunting_editor::state::{Action, Command};
use sunting_editor::window::Window;
use sunting_session::script::Matching;
use sunting_timeline::{CaptionDetails, Edit, Time};

/// What is said in the made-up project.
pub const SCRIPT: &str = "Sekarang KTP ada di ponsel Anda. Namanya Identitas Kependudukan Digital.\n\n\
    Saya Rina, dari Dinas Dukcapil. Aktivasinya gratis dan selesai dalam sepuluh menit.\n\n\
    Siapkan ponsel, NIK, dan alamat email. Unduh aplikasi IKD, lalu isi NIK, alamat email, dan nomor ponsel.\n\n\
    Berikutnya, ambil swafoto untuk mencocokkan wajah. Datang ke kantor Dukcapil dan pindai kode QR dari petugas.\n\n\
    Kode aktivasi masuk ke email. Masukkan kode itu, selesai.\n\nSimpan PIN Anda baik-baik. Terima kasih, sampai jumpa.";

/// With names of those who speak, and with directions.
pub const WITH_SPEAKERS: &str = "NARATOR:\nSekarang KTP ada di ponsel Anda.\n(musik pelan)\n\
    Bu Rina: Aktivasinya gratis dan selesai dalam sepuluh menit.\nPak Budi: Apa saja syaratnya?\n[gambar: loket]\n\
    PETUGAS LOKET: Siapkan ponsel, NIK, dan alamat email.\nPETUGAS 2: Sampai jumpa.\nMC: Terima kasih.\n(tersenyum)";

/// The page with a script from the clipboard.
pub fn pasted(window: &mut Window, text: &str) {
    window.apply(Action::Run(Command::PasteScript));
    if !text.is_empty() {
        window.note_clipboard_script(Some(text.to_owned()));
    }
    window.effects.clear();
}

/// The same while it is matched.
pub fn matching(window: &mut Window, progress: Matching) {
    pasted(window, SCRIPT);
    window.model.script_matching.note_progress(Some(progress));
}

/// The first subtitles say the same in English, one of them too much of it.
pub fn two_languages(window: &mut Window) {
    let english = [
        "Your ID card is now on your phone.",
        "Its name is Digital Population Identity, and nobody who reads as calmly as we all do gets to the end of this.",
        "I am Rina, from the civil registry.",
    ];
    let session = &mut window.model.session;
    let clips: Vec<_> = session.subtitles().into_iter().map(|clip| (clip.id, clip.details.clone())).collect();
    let told = clips.into_iter().zip(english).map(|((clip, details), second)| Edit::SetDetails {
        clip,
        details: CaptionDetails { second: second.to_owned(), ..details },
    });
    session.edit("undo-type", &told.collect::<Vec<_>>()).unwrap();
}

/// Two of the subtitles are not sure, as after matching.
pub fn unsure(window: &mut Window) {
    let session = &mut window.model.session;
    let clips: Vec<_> = session.subtitles().iter().skip(6).take(2).map(|clip| clip.id).collect();
    let edits: Vec<Edit> = clips.into_iter().map(|clip| Edit::SetUnsure { clip, unsure: true }).collect();
    session.edit("undo-script", &edits).unwrap();
    let text = window.model.words.text("notice-script-unsure", &[("count", 12.into()), ("unsure", 2.into())]);
    super::media::told(window, &text, false);
}

/// The hand is in the first of them.
pub fn unsure_chosen(window: &mut Window) {
    unsure(window);
    let clip = window.model.session.subtitles()[6].clone();
    window.apply(Action::SelectClip(clip.id, false));
    window.apply(Action::Seek(clip.timeline_range.start(), Seeking::Exact));
    window.drafts.focus_subtitle = Some(clip.id);
    window.effects.clear();
}

/// So many of the subtitles were tapped where they begin, and the film plays or stands.
pub fn tapping(window: &mut Window, taps: usize, plays: bool) {
    window.model.session.playhead = Time::ZERO;
    window.apply(Action::Run(Command::TapTimes));
    let starts: Vec<Time> =
        window.model.session.subtitles().iter().map(|clip| clip.timeline_range.start()).take(taps).collect();
    window.model.preview.note_playing(true);
    for start in starts {
        window.model.session.playhead = start + Time::from_millis(120);
        window.apply(Action::Tap(TapAct::Mark));
    }
    window.model.preview.note_playing(plays);
    window.effects.clear();
}
