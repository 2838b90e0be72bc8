//! Sentences are ticked, taken out of the video and brought back, by labels and without a display.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{By, NodeT, Queryable};
use sunting_editor::state::{Action, Command, Request, Step};
use sunting_editor::window::{Effect, Window};
use sunting_session::repeats::Repeated;
use sunting_session::subtitles::caption_text;
use sunting_timeline::{ClipId, Time};
use support::hands::{harness, harness_of, press, steps_back, subtitle};
use support::ticked;

type Shown = Harness<'static, Window>;

fn row(harness: &Shown, words: &str, modifiers: Modifiers) {
    let of = |role: Role| harness.query(By::new().role(role).label_contains(words));
    let row = of(Role::CheckBox).or_else(|| of(Role::ListBoxOption));
    row.unwrap().click_modifiers(modifiers);
}

fn click(harness: &mut Shown, words: &str, modifiers: Modifiers) {
    row(harness, words, modifiers);
    harness.run_steps(3);
}

fn set(harness: &Shown) -> Vec<String> {
    let boxes = harness.query_all(By::new().role(Role::CheckBox));
    let set = boxes.filter(|node| node.accesskit_node().toggled() == Some(Toggled::True));
    set.filter_map(|node| node.accesskit_node().label()).collect()
}

fn words(harness: &Shown) -> Vec<String> {
    harness.state().model.session.subtitles().iter().map(|clip| caption_text(clip).replace('\n', " ")).collect()
}

fn duration(harness: &Shown) -> Time {
    harness.state().model.session.duration()
}

#[test]
fn two_sentences_are_out_by_two_clicks_and_a_button_and_come_back_one_by_one() {
    let mut harness = harness(Step::Text);
    let before = (words(&harness), duration(&harness));
    click(&mut harness, "Namanya Identitas", Modifiers::COMMAND);
    click(&mut harness, "Aktivasinya gratis", Modifiers::COMMAND);
    assert_eq!(
        set(&harness),
        ["Namanya Identitas Kependudukan Digital.", "Aktivasinya gratis dan selesai dalam sepuluh menit."]
    );
    assert_eq!(harness.state().drafts.to_remove.len(), 2, "what goes is marked on the timeline");
    harness.get_by_label("Buang 2 kalimat ini dari video").click();
    harness.run_steps(3);
    assert_eq!((words(&harness).len(), steps_back(&harness, "undo-remove-sentence")), (10, 1));
    assert!(duration(&harness) < before.1 - Time::from_seconds(6));
    assert!(harness.query_by_role(Role::CheckBox).is_none() && harness.state().drafts.to_remove.is_empty());
    let gone = "Aktivasinya gratis dan selesai dalam sepuluh menit., sudah dibuang dari video";
    assert!(harness.query_by_label(gone).is_some(), "the row stays");
    harness.get_by_label("Kembalikan: Aktivasinya gratis dan selesai dalam sepuluh menit.").click();
    harness.run_steps(3);
    assert!(harness.query_by_label(gone).is_none());
    assert_eq!(words(&harness).iter().position(|own| own.starts_with("Aktivasinya")), Some(2), "in its place");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!((words(&harness), duration(&harness)), before);
    assert!(harness.query_by_label(gone).is_none(), "what was taken back is no more gone");
}

#[test]
fn shift_ticks_all_between_and_a_plain_click_ticks_once_ticks_are_there() {
    let mut harness = harness(Step::Text);
    click(&mut harness, "Sekarang KTP", Modifiers::NONE);
    click(&mut harness, "Saya Rina", Modifiers::SHIFT);
    assert_eq!(set(&harness).len(), 3, "with the one that was chosen: {:?}", set(&harness));
    click(&mut harness, "Aktivasinya gratis", Modifiers::NONE);
    assert_eq!(set(&harness).len(), 4);
    click(&mut harness, "Aktivasinya gratis", Modifiers::NONE);
    assert_eq!(set(&harness).len(), 3);
    harness.get_by_label("Lepas pilihan").click();
    harness.run_steps(3);
    assert!(harness.query_by_role(Role::CheckBox).is_none());
}

#[test]
fn by_keys_alone() {
    let mut harness = harness(Step::Trim);
    harness.state_mut().model.session.playhead = Time::ZERO;
    harness.state_mut().apply(Action::Run(Command::SelectSentences));
    harness.run_steps(3);
    let button = harness.get_by_label("Buang 1 kalimat ini dari video");
    assert!(button.accesskit_node().is_disabled());
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Space);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Space);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(set(&harness).len(), 2);
    assert!(
        !harness.state().effects.iter().any(|effect| matches!(effect, Effect::Play(_))),
        "the space bar plays nothing"
    );
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().effects.iter().any(|effect| matches!(effect, Effect::PlayPart(..))), "Enter listens");
    assert_eq!(set(&harness).len(), 2);
    press(&mut harness, Modifiers::COMMAND, Key::Enter);
    assert_eq!(words(&harness).len(), 10);
    // Esc takes ticks away, and nothing else.
    harness.state_mut().apply(Action::Run(Command::SelectSentences));
    harness.run_steps(3);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_role(Role::CheckBox).is_none());
    assert_eq!(harness.state().model.chrome.step(), Step::Text);
    // The row still has the keyboard, and the space bar plays again.
    harness.state_mut().effects.clear();
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(
        harness.state().effects.iter().any(|effect| matches!(effect, Effect::Play(_))),
        "{:?}",
        harness.state().effects
    );
}

#[test]
fn another_step_or_tab_takes_the_ticks_away() {
    let mut harness = harness(Step::Text);
    for key in [Key::Num2, Key::Num3] {
        harness.get_by_label("Pilih beberapa").click();
        harness.run_steps(3);
        assert!(harness.query_all(By::new().role(Role::CheckBox)).next().is_some());
        let modifiers = if key == Key::Num3 { Modifiers::ALT | Modifiers::SHIFT } else { Modifiers::ALT };
        press(&mut harness, modifiers, key);
        press(&mut harness, Modifiers::ALT, Key::Num3);
        press(&mut harness, Modifiers::ALT | Modifiers::SHIFT, Key::Num1);
        assert!(harness.query_by_role(Role::CheckBox).is_none());
    }
}

#[test]
fn what_was_said_again_is_ticked_the_earlier_time_and_both_are_heard() {
    let mut harness = harness(Step::Text);
    harness.get_by_label("Pilih beberapa").click();
    harness.run_steps(3);
    harness.get_by_label("Cari yang diulang").click();
    harness.run_steps(3);
    let asks = |effect: &Effect| *effect == Effect::Request(Request::FindRepeats);
    assert!(harness.state().effects.iter().any(asks));
    harness.state_mut().model.repeat_search.note_share(Some(0.25));
    harness.run_steps(3);
    assert!(harness.query_by_label("Mendengarkan… 25%").is_some());
    harness.get_by_label("Hentikan").click();
    harness.run_steps(3);
    harness.state_mut().model.repeat_search.note_share(None);
    let clips: Vec<ClipId> = harness.state().model.session.subtitles().iter().map(|clip| clip.id).collect();
    harness.state_mut().offer_repeats(&[Repeated { earlier: clips[1], later: clips[2] }]);
    harness.run_steps(3);
    assert_eq!(set(&harness), ["Namanya Identitas Kependudukan Digital., diulang"]);
    let told = "1 kalimat diulang. Yang lebih awal dicentang; yang terakhir tetap dipakai.";
    assert_eq!(harness.state().model.notice.shown().unwrap().text, told);
    harness.state_mut().effects.clear();
    harness.get_by_label("Dengar keduanya").click();
    harness.run_steps(3);
    let (first, second) = (subtitle(&harness, 1).timeline_range, subtitle(&harness, 2).timeline_range);
    let part = harness.state().effects.iter().find_map(|effect| match effect {
        Effect::PlayPart(whole, without) => Some((whole.start(), whole.end(), without.unwrap().start())),
        _ => None,
    });
    assert_eq!(part, Some((first.start(), second.end(), first.end())));
}

#[test]
fn what_cannot_come_back_says_why() {
    let mut window = support::window(&eframe::egui::Context::default(), "id", Step::Text);
    ticked::gone_for_good(&mut window);
    let harness = harness_of([1366.0, 688.0], window);
    let button = harness.get_by_label("Kembalikan: Eee, jadi begini, Bapak Ibu,");
    assert!(button.accesskit_node().is_disabled());
    let reason = "Bagian di sekitarnya sudah tidak ada di video. Pakai Urungkan.";
    assert_eq!(button.accesskit_node().description().as_deref(), Some(reason));
}

#[test]
fn the_menu_of_a_row_takes_out_one_sentence() {
    let mut harness = harness(Step::Text);
    let clip = subtitle(&harness, 3).id;
    harness.state_mut().apply(Action::SelectClip(clip, false));
    harness.run_steps(3);
    harness.state_mut().apply(Action::Run(Command::RemoveSentence));
    harness.run_steps(3);
    assert_eq!((words(&harness).len(), steps_back(&harness, "undo-remove-sentence")), (11, 1));
    assert_eq!(harness.state().model.session.removed_rows().len(), 1);
}
