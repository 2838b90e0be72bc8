//! Subtitles and details by their labels, without a display.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, Queryable};
use sunting_editor::state::action::Seeking;
use sunting_editor::state::{Action, Request, Step};
use sunting_editor::window::Window;
use sunting_session::Selection;
use sunting_session::subtitle_file::Onto;
use sunting_session::subtitles::SubtitleEdit;
use sunting_session::subtitles::caption_text;
use sunting_timeline::captions::Cue;
use sunting_timeline::edit::{CaptionText, Edit};
use sunting_timeline::style::VerticalAnchor;
use sunting_timeline::{Clip, Time, TimeRange};
use support::hands::{SIXTH, harness, harness_of, press, steps_back, subtitle, typing, write};

fn row<'a>(harness: &'a Harness<'_, Window>, words: &'a str) -> egui_kittest::Node<'a> {
    harness.get(By::new().role(Role::ListBoxOption).label_contains(words))
}

fn text<'a>(harness: &'a Harness<'_, Window>, index: usize) -> &'a str {
    caption_text(subtitle(harness, index))
}

fn chosen(harness: &Harness<'_, Window>) -> Option<usize> {
    let session = &harness.state().model.session;
    let chosen = session.selection.only_clip()?;
    session.subtitles().iter().position(|clip| clip.id == chosen)
}

#[test]
fn what_is_typed_is_kept_after_a_rest_and_is_one_step() {
    let mut harness = typing(0);
    write(&mut harness, " Ya");
    write(&mut harness, "!");
    assert_eq!(text(&harness, 0), "Sekarang KTP ada\ndi ponsel Anda.");
    harness.run_steps(6);
    assert_eq!(text(&harness, 0), "Sekarang KTP ada\ndi ponsel Anda. Ya!");
    assert_eq!(steps_back(&harness, "undo-type"), 1);
}

#[test]
fn what_is_typed_without_a_rest_is_kept_meanwhile_and_is_still_one_step() {
    let mut harness = typing(0);
    let before = text(&harness, 0).to_owned();
    let mut typed = before.clone();
    for letter in "tanpa jeda sama sekali".chars() {
        write(&mut harness, &letter.to_string());
        typed.push(letter);
        // Of half a second at most, and the letter that came in this frame.
        let kept = text(&harness, 0).chars().count();
        assert!(typed.chars().count() - kept <= 5, "{}", text(&harness, 0));
    }
    harness.run_steps(4);
    assert_eq!((text(&harness, 0), steps_back(&harness, "undo-type")), (typed.as_str(), 1));
    // All of it is one step, whatever was kept meanwhile.
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(text(&harness, 0), before);
}

#[test]
fn what_is_typed_into_two_subtitles_is_two_steps() {
    let mut harness = typing(0);
    write(&mut harness, " Ya");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    write(&mut harness, " Ya");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(steps_back(&harness, "undo-type"), 2);
}

#[test]
fn undo_right_after_a_split_or_a_new_subtitle_takes_that_back() {
    let mut harness = typing(1);
    let whole = text(&harness, 1).to_owned();
    let clip = subtitle(&harness, 1).id;
    harness.state_mut().apply(Action::Subtitle(SubtitleEdit::SplitAt(clip, 8)));
    harness.run_steps(4);
    assert_eq!((chosen(&harness), text(&harness, 2)), (Some(2), "Identitas Kependudukan Digital."));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!((harness.state().model.session.subtitles().len(), text(&harness, 1)), (12, whole.as_str()));
    assert!(harness.get_by_label("Teks subtitel 2").is_focused(), "the hand goes on typing");
    press(&mut harness, Modifiers::COMMAND, Key::Y);
    assert_eq!(text(&harness, 2), "Identitas Kependudukan Digital.");
    let mut harness = typing(11);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().model.session.subtitles().len(), 13);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().model.session.subtitles().len(), 12);
}

#[test]
fn a_field_takes_back_its_own_letters_first() {
    let mut harness = typing(1);
    let clip = subtitle(&harness, 1).id;
    harness.state_mut().apply(Action::Subtitle(SubtitleEdit::SplitAt(clip, 8)));
    harness.run_steps(4);
    write(&mut harness, " Ya");
    harness.run_steps(6);
    assert_eq!(text(&harness, 2), "Identitas Kependudukan Digital. Ya");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.run_steps(6);
    assert_eq!(text(&harness, 2), "Identitas Kependudukan Digital.");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().model.session.subtitles().len(), 12, "then the split");
}

/// The number of an undone half goes to the half of another subtitle.
#[test]
fn a_field_never_takes_back_into_another_subtitles_words() {
    let mut harness = typing(1);
    let first = subtitle(&harness, 1).id;
    harness.state_mut().apply(Action::Subtitle(SubtitleEdit::SplitAt(first, 8)));
    harness.run_steps(4);
    let half = subtitle(&harness, 2).id;
    write(&mut harness, " Ya");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().model.session.subtitles().len(), 12);
    let other = subtitle(&harness, 6).id;
    let whole = text(&harness, 6).to_owned();
    harness.state_mut().apply(Action::SelectClip(other, false));
    harness.state_mut().apply(Action::Subtitle(SubtitleEdit::SplitAt(other, 6)));
    harness.run_steps(4);
    assert_eq!(subtitle(&harness, 7).id, half, "the same number again");
    let second = text(&harness, 7).to_owned();
    assert!(whole.ends_with(&second));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.run_steps(6);
    assert_eq!(text(&harness, 6), whole);
    let all: Vec<&Clip> = harness.state().model.session.subtitles();
    assert!(all.iter().all(|clip| !caption_text(clip).contains("Digital. Ya")));
}

#[test]
fn esc_leaves_the_text_keeps_it_and_the_subtitle_stays_chosen() {
    let mut harness = typing(0);
    write(&mut harness, " Ya");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(text(&harness, 0).ends_with("Anda. Ya"));
    assert_eq!(chosen(&harness), Some(0));
    assert!(!harness.get_by_label("Teks subtitel 1").is_focused());
}

#[test]
fn another_step_keeps_what_was_typed() {
    let mut harness = typing(0);
    write(&mut harness, " Ya");
    press(&mut harness, Modifiers::ALT, Key::Num2);
    assert_eq!(harness.state().model.chrome.step(), Step::Trim);
    assert!(text(&harness, 0).ends_with("Anda. Ya"));
}

#[test]
fn enter_goes_on_to_the_next_and_behind_the_last_makes_a_new_one() {
    let mut harness = typing(0);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(chosen(&harness), Some(1));
    assert!(harness.get_by_label("Teks subtitel 2").is_focused());
    assert_eq!(harness.state().model.session.playhead, subtitle(&harness, 1).timeline_range.start());
    let mut harness = typing(11);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().model.session.subtitles().len(), 13);
    assert_eq!(chosen(&harness), Some(12));
    assert!(harness.get_by_label("Teks subtitel 13").is_focused());
    // An empty one makes no further one.
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().model.session.subtitles().len(), 13);
}

#[test]
fn shift_enter_is_a_new_line() {
    let mut harness = typing(1);
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    write(&mut harness, "Ya.");
    harness.run_steps(6);
    assert_eq!(text(&harness, 1), "Namanya Identitas Kependudukan Digital.\nYa.");
}

#[test]
fn ctrl_enter_splits_at_the_text_cursor_and_backspace_joins_again() {
    let mut harness = typing(1);
    let left = " Kependudukan Digital.".chars().count();
    (0..left).for_each(|_| harness.key_press(Key::ArrowLeft));
    harness.run_steps(2);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!((text(&harness, 1), text(&harness, 2)), ("Namanya Identitas", "Kependudukan Digital."));
    assert_eq!(chosen(&harness), Some(2));
    write(&mut harness, "Si ");
    press(&mut harness, Modifiers::NONE, Key::Home);
    press(&mut harness, Modifiers::NONE, Key::Backspace);
    assert_eq!(text(&harness, 1), "Namanya Identitas Si Kependudukan Digital.");
    assert_eq!(chosen(&harness), Some(1));
    write(&mut harness, "| ");
    harness.run_steps(6);
    assert_eq!(text(&harness, 1), "Namanya Identitas | Si Kependudukan Digital.");
}

#[test]
fn all_subtitles_move_or_stretch_until_one_begins_at_the_red_line() {
    let mut harness = harness(Step::Text);
    let starts = |harness: &Harness<'_, Window>| -> Vec<i64> {
        let subtitles = harness.state().model.session.subtitles();
        subtitles.iter().map(|clip| clip.timeline_range.start().as_millis()).collect()
    };
    let before = starts(&harness);
    let (third, late) = (subtitle(&harness, 2).clone(), Time::from_millis(1500));
    harness.state_mut().apply(Action::SelectClip(third.id, false));
    harness.state_mut().apply(Action::Seek(third.timeline_range.start() + late, Seeking::Exact));
    harness.run_steps(4);
    harness.get_by_label("Menu subtitel ini").click();
    harness.run_steps(4);
    harness.get_by_label("Geser semua: yang ini mulai di garis merah").click();
    harness.run_steps(4);
    assert_eq!(starts(&harness), before.iter().map(|start| start + 1500).collect::<Vec<_>>());
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(starts(&harness), before);
    harness.state_mut().apply(Action::Subtitle(SubtitleEdit::StretchAll(third.id)));
    harness.run_steps(4);
    let after = starts(&harness);
    assert_eq!((after[0], after[2]), (before[0], before[2] + 1500));
    assert!(after[11] > before[11] + 1500);
}

#[test]
fn a_click_on_a_row_chooses_it_and_shows_its_picture() {
    let mut harness = harness(Step::Text);
    row(&harness, "Saya Rina, dari Dinas Dukcapil., pas").click();
    harness.run_steps(4);
    assert_eq!(chosen(&harness), Some(2));
    assert_eq!(harness.state().model.session.playhead, subtitle(&harness, 2).timeline_range.start());
    assert!(harness.get_by_label("Teks subtitel 3").is_focused());
}

#[test]
fn what_is_too_fast_is_found_and_put_right() {
    let mut harness = harness(Step::Text);
    harness.get_by_label("1 perlu diperiksa").click();
    harness.run_steps(3);
    assert_eq!(harness.get_all_by_role(Role::ListBoxOption).count(), 1);
    row(&harness, "terlalu cepat, 27 karakter per detik").click();
    harness.run_steps(4);
    let before = subtitle(&harness, SIXTH).timeline_range.duration();
    harness.get_by_label("Tambah 1,4 detik").click();
    harness.run_steps(3);
    assert_eq!(subtitle(&harness, SIXTH).timeline_range.duration() - before, Time::from_millis(1400));
    // Nothing is left to check: the filter goes, all are listed again.
    assert!(!harness.state().drafts.only_findings);
    assert!(harness.query_by_label("1 perlu diperiksa").is_none());
}

#[test]
fn of_two_thousand_subtitles_only_those_in_view_are_drawn() {
    let mut window = support::window_without_subtitles(&eframe::egui::Context::default(), "id");
    let caption = |index: i64| CaptionText {
        start: Time::from_millis(index * 3000).into(),
        end: Time::from_millis(index * 3000 + 2500).into(),
        text: format!("Kalimat nomor {index}"),
        unsure: false,
        details: Default::default(),
    };
    let captions = (0..2000).map(caption).collect();
    let edit = Edit::AddCaptions { track: None, captions, style: String::new() };
    window.model.session.edit("undo-import-subtitles", &[edit]).unwrap();
    let clip = window.model.session.subtitles()[1500].id;
    let mut harness = harness_of([1366.0, 688.0], window);
    assert!(harness.get_all_by_role(Role::ListBoxOption).count() < 14);
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.run_steps(3);
    // Chosen elsewhere, it comes into view.
    harness.get_by_label("Teks subtitel 1501");
    assert!(harness.get_all_by_role(Role::ListBoxOption).count() < 14);
}

#[test]
fn subtitles_that_are_seen_together_are_all_listed_and_saved() {
    let mut window = support::window_without_subtitles(&eframe::egui::Context::default(), "id");
    let cue = |start, end, text: &str| {
        Cue::new(TimeRange::between(Time::from_seconds(start), Time::from_seconds(end)), text.to_owned())
    };
    let cues = [cue(0, 7, "Judul yang lama"), cue(2, 4, "Selamat pagi"), cue(6, 8, "Mari mulai")];
    let edits = window.model.session.importing(&cues, Onto::Replace).edits;
    window.model.session.edit("undo-import-subtitles", &edits).unwrap();
    let session = &window.model.session;
    assert_eq!(session.cues(), cues);
    let [title, first, second] = session.subtitles()[..] else { panic!("three are listed") };
    assert!([title, first, second].iter().all(|clip| session.findings(clip).is_empty()));
    // Only what lies on one track is joined.
    assert_eq!(session.beside(title), [None, None]);
    assert_eq!(session.beside(first), [None, Some(second)]);
    let clip = first.id;
    let mut harness = harness_of([1366.0, 688.0], window);
    row(&harness, "Judul yang lama");
    row(&harness, "Mari mulai");
    harness.state_mut().model.session.selection = Selection::clip(clip);
    harness.state_mut().drafts.focus_subtitle = Some(clip);
    harness.run_steps(3);
    write(&mut harness, " semuanya");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!([text(&harness, 0), text(&harness, 1)], ["Judul yang lama", "Selamat pagi semuanya"]);
}

#[test]
fn a_list_without_subtitles_offers_the_ways_to_begin() {
    for size in [[1366.0, 688.0], [683.0, 344.0]] {
        let window = support::window_without_subtitles(&eframe::egui::Context::default(), "id");
        let mut harness = harness_of(size, window);
        harness.get_by_label("Dari file…");
        harness.get_by_label("Ketik sendiri").click();
        harness.run_steps(4);
        assert_eq!(harness.state().model.session.subtitles().len(), 1, "{size:?}");
        assert!(harness.get_by_label("Teks subtitel 1").is_focused(), "{size:?}");
    }
}

#[test]
fn the_look_of_all_subtitles_is_chosen_and_measured() {
    let mut harness = harness(Step::Text);
    harness.get_by_label("Kotak terang").click();
    harness.run_steps(2);
    harness.get_by_label("Atas").click();
    harness.run_steps(2);
    let style = harness.state().model.session.subtitle_style();
    assert_eq!((style.base.as_str(), style.vertical), ("light_box", VerticalAnchor::Top));
    harness.get_by_label("Lainnya…").click();
    harness.run_steps(2);
    harness.get_by_label("Putih").click();
    harness.run_steps(2);
    harness.get_by_label("Lebih sedikit").click();
    harness.run_steps(2);
    // White on white: the way out is offered.
    harness.get_by_label("Pasang kotak gelap").click();
    harness.run_steps(2);
    let style = harness.state().model.session.subtitle_style();
    assert_eq!(style.base, "dark_box");
    assert!(harness.query_by_label("Pasang kotak gelap").is_none());
}

#[test]
fn text_subtitles_inside_a_film_are_offered_and_come_where_the_video_shows_them() {
    use sunting_editor::window::Effect;

    let mut window = support::window_without_subtitles(&eframe::egui::Context::default(), "id");
    let films: Vec<_> = window.model.session.project().media.iter().map(|media| media.id).collect();
    support::facts::with_subtitles(&mut window, films[1], &[("", "ind"), ("Untuk penonton tuli", "ind")]);
    let mut harness = harness_of([1366.0, 688.0], window);
    harness.get_by_label("Dari film atau file").click();
    harness.run_steps(3);
    harness.get_by_label("Dari file…");
    harness.get_by_label_contains("2: Untuk penonton tuli").click();
    harness.run_steps(3);
    let asked = Effect::Request(Request::TakeSubtitles(films[1], 2));
    assert!(harness.state().effects.contains(&asked), "{:?}", harness.state().effects);

    let cue = |start_ms, end_ms| {
        Cue::new(TimeRange::between(Time::from_millis(start_ms), Time::from_millis(end_ms)), format!("dari {start_ms}"))
    };
    let session = &harness.state().model.session;
    let as_cut = |film: usize, cues: &[Cue]| -> Vec<(i64, i64)> {
        let path = session.paths().of(films[film]);
        let ranges = session.as_cut(cues, path).into_iter().map(|cue| cue.timeline_range);
        ranges.map(|range| (range.start().as_millis(), range.end().as_millis())).collect()
    };
    // The video shows 0–14.3, 19–35.3 and 36–45 s of it.
    let cues = [cue(1000, 3000), cue(14_000, 20_000), cue(15_000, 16_000), cue(40_000, 40_300)];
    assert_eq!(as_cut(1, &cues), [(7300, 9300), (20_300, 21_600), (59_400, 59_700)]);
    // This one is only divided at 10.1 s.
    assert_eq!(as_cut(2, &[cue(9800, 10_400)]), [(46_700, 47_300)]);
    let other = session.as_cut(&cues, std::path::Path::new("lain.mkv"));
    assert_eq!(other, cues);
}
