//! The timeline alone: what clicks, drags and keys on it ask for, and how much of a long project it draws.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::{
    Context, DragAndDrop, Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Shape, TouchPhase, pos2, vec2,
};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use sunting_editor::layout::{Class, Regions, Wishes, regions};
use sunting_editor::panels::{Cx, timeline};
use sunting_editor::state::{Action, Command, Step, action::Seeking, view::TimelineView};
use sunting_editor::window::Window;
use sunting_session::Selection;
use sunting_timeline::edit::CaptionText;
use sunting_timeline::{ClipId, Edge, Edit, MediaId, Time, TimeRange, TrackKind};

const SIZE: [f32; 2] = [1366.0, 688.0];

/// The panel with a model that stays as it is, and what was asked for.
struct Panel {
    window: Window,
    asked: Vec<Action>,
}

impl Panel {
    fn regions(&self) -> Regions {
        let size = SIZE.into();
        let model = &self.window.model;
        let (all_tracks_open, dividers) = (model.chrome.all_tracks_open(), model.dividers());
        let wishes = Wishes { step: model.chrome.step(), is_narrow: false, all_tracks_open, dividers };
        regions(size, Class::of(size, Class::Wide), wishes)
    }

    /// Where a time lies.
    fn x(&self, millis: i64) -> f32 {
        let regions = self.regions();
        let left = regions.timeline.left() + regions.header;
        let (model, width) = (&self.window.model, regions.timeline.right() - left);
        model.chrome.view().scale(left, width, model.session.duration()).x(Time::from_millis(millis))
    }

    fn clip(&self, index: usize) -> ClipId {
        self.window.model.session.project().storyline().unwrap().clips[index].id
    }
}

fn harness(step: Step, prepare: impl FnOnce(&mut Window)) -> Harness<'static, Panel> {
    let mut window = support::window(&Context::default(), "id", step);
    prepare(&mut window);
    let mut harness = Harness::builder().with_size(SIZE).with_max_steps(12).build_ui_state(
        |ui, panel: &mut Panel| {
            if !support::has_fonts(ui.ctx()) {
                return;
            }
            let regions = panel.regions();
            let Window { model, drafts, wishes, .. } = &mut panel.window;
            wishes.clear();
            let mut cx = Cx { model, out: &mut panel.asked, wishes, drafts };
            timeline::show(ui, &mut cx, &regions);
        },
        Panel { window, asked: Vec::new() },
    );
    harness.run();
    harness.state_mut().asked.clear();
    harness
}

/// What was asked for since the last call.
fn asked(harness: &mut Harness<'_, Panel>) -> Vec<Action> {
    std::mem::take(&mut harness.state_mut().asked)
}

/// Presses at a place and moves to another, with these modifiers held; the button stays down.
fn press_and_move(harness: &mut Harness<'_, Panel>, from: Pos2, to: Pos2, modifiers: Modifiers) {
    harness.hover_at(from);
    harness.event(Event::ModifiersChanged(modifiers));
    harness.drag_at(from);
    harness.hover_at(from + (to - from) / 2.0);
    harness.hover_at(to);
    harness.run();
}

fn let_go(harness: &mut Harness<'_, Panel>, at: Pos2) {
    harness.drop_at(at);
    harness.event(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

fn ms(millis: i64) -> Time {
    Time::from_millis(millis)
}

const STORYLINE_Y: f32 = 575.0;
const FREE: Modifiers = Modifiers::ALT;

#[test]
fn a_click_on_a_clip_moves_the_red_line_and_chooses_it() {
    let mut harness = harness(Step::Trim, |_| {});
    let (clip, at) = (harness.state().clip(1), pos2(harness.state().x(10_000), STORYLINE_Y));
    harness.hover_at(at);
    harness.drag_at(at);
    harness.drop_at(at);
    harness.run();
    let expected = [Action::Seek(ms(10_000), Seeking::Exact), Action::SelectClip(clip, false)];
    assert_eq!(asked(&mut harness), expected);
    let label = "Klip video VID_20261124_103355.mp4, mulai 0:36,9, durasi 10,1 detik, 4 dari 6";
    harness.get_by_label(label).click_modifiers(Modifiers::CTRL | Modifiers::COMMAND);
    harness.run();
    assert!(asked(&mut harness).contains(&Action::SelectClip(harness.state().clip(3), true)));
}

#[test]
fn a_screen_reader_hears_of_clips_subtitles_and_the_red_line() {
    let harness = harness(Step::Text, support::choose_and_mark);
    let chosen =
        "Klip video WhatsApp Video 2026-11-24 at 10.15.30.mp4, mulai 0:20,6, durasi 16,3 detik, terpilih, 3 dari 6";
    assert_eq!(harness.get_by_label(chosen).accesskit_node().is_selected(), Some(true));
    let fast =
        "Unduh aplikasi IKD, lalu isi NIK, alamat email, dan nomor ponsel., terlalu cepat, 27 karakter per detik";
    harness.get_by_label(fast);
    assert_eq!(harness.get_by_label("Garis merah").value().as_deref(), Some("0:24,0"));
}

#[test]
fn trimming_is_one_step_with_the_picture_at_the_edge() {
    let mut harness = harness(Step::Trim, |_| {});
    let clip = harness.state().clip(1);
    let (from, to) =
        (pos2(harness.state().x(20_600) - 4.0, STORYLINE_Y), pos2(harness.state().x(18_600) - 4.0, STORYLINE_Y));
    let end = to;
    press_and_move(&mut harness, from, end, FREE);
    let done = asked(&mut harness);
    assert!(done.contains(&Action::BeginGesture("tracks-undo-trim")));
    let trim = done.iter().rev().find_map(|action| if let Action::Drag(edits) = action { Some(edits) } else { None });
    let [Edit::RippleTrim { clip: trimmed, edge: Edge::Out, to }] = &trim.unwrap()[..] else { panic!("{done:?}") };
    assert_eq!(*trimmed, clip);
    assert_eq!(*to, ms(18_600).into());
    let frame = ms(18_600) - harness.state().window.model.session.project().canvas.frame_rate.period();
    assert_eq!(done.last(), Some(&Action::Seek(frame, Seeking::Dragging)));
    let_go(&mut harness, end);
    assert_eq!(asked(&mut harness), [Action::EndGesture, Action::Seek(frame, Seeking::Exact)]);
}

#[test]
fn the_scale_does_not_run_away_from_the_hand() {
    let mut window = support::window(&Context::default(), "id", Step::Trim);
    let before = window.scale();
    window.model.session.begin_drag("tracks-undo-trim");
    window.model.session.drag(&[Edit::RemoveRange { start: ms(1000).into(), end: ms(9000).into() }]);
    assert_eq!(window.scale(), before, "everything is in view, and the video became shorter");
    window.model.session.end_drag(true);
    assert!(window.scale().px_per_second > before.px_per_second);
}

#[test]
fn escape_takes_a_drag_back_and_returns_the_red_line() {
    let mut harness = harness(Step::Trim, support::choose_and_mark);
    let (from, to) = (pos2(harness.state().x(20_600) + 4.0, STORYLINE_Y), pos2(harness.state().x(22_000), STORYLINE_Y));
    press_and_move(&mut harness, from, to, FREE);
    assert!(asked(&mut harness).contains(&Action::BeginGesture("tracks-undo-trim")));
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(asked(&mut harness), [Action::CancelGesture, Action::Seek(ms(24_000), Seeking::Exact)]);
    let_go(&mut harness, to);
    assert_eq!(asked(&mut harness), []);
}

#[test]
fn an_edge_is_drawn_to_the_red_line_unless_alt_holds_it_off() {
    for (modifiers, expected) in [(Modifiers::NONE, ms(24_000)), (FREE, ms(23_900))] {
        let mut harness = harness(Step::Trim, |_| {});
        let y = STORYLINE_Y;
        let (from, to) = (pos2(harness.state().x(20_600) + 4.0, y), pos2(harness.state().x(23_900) + 4.0, y));
        press_and_move(&mut harness, from, to, modifiers);
        let edge = asked(&mut harness).into_iter().rev().find_map(|action| match action {
            Action::Drag(edits) => Some(edits),
            _ => None,
        });
        let clip = harness.state().clip(2);
        assert_eq!(edge.unwrap(), [Edit::RippleTrim { clip, edge: Edge::In, to: expected.into() }]);
    }
}

#[test]
fn a_storyline_clip_is_put_elsewhere_in_the_order() {
    let mut harness = harness(Step::Trim, |_| {});
    let clip = harness.state().clip(3);
    let (from, to) = (pos2(harness.state().x(42_000), STORYLINE_Y), pos2(harness.state().x(7_000), STORYLINE_Y));
    press_and_move(&mut harness, from, to, Modifiers::NONE);
    let_go(&mut harness, to);
    let done = asked(&mut harness);
    assert!(done.contains(&Action::Edit("tracks-undo-reorder", vec![Edit::Reorder { clip, index: 1 }])), "{done:?}");
}

#[test]
fn a_click_beside_a_chosen_narrow_subtitle_chooses_its_neighbour_and_edits_nothing() {
    // Edge to edge but for 3 ms, at about 28 points each: the chosen one wears its handles outside.
    let mut harness = harness(Step::Text, |window| {
        let gone: Vec<Edit> =
            window.model.session.subtitles().iter().map(|clip| Edit::Delete { clip: clip.id }).collect();
        window.model.session.edit("undo-delete-subtitle", &gone).unwrap();
        let captions = [(30_000, 31_497), (31_500, 33_000), (33_000, 34_500)].map(|(start, end)| {
            let (start, end) = (ms(start).into(), ms(end).into());
            CaptionText { start, end, text: "Ya.".to_owned(), unsure: false, details: Default::default() }
        });
        let edit = Edit::AddCaptions { track: None, captions: captions.to_vec(), style: String::new() };
        window.model.session.edit("undo-import-subtitles", &[edit]).unwrap();
        let first = window.model.session.subtitles()[0].id;
        window.model.session.selection = Selection::clip(first);
    });
    let second = harness.state().window.model.session.subtitles()[1].id;
    let y = 560.0;
    let edits = |asked: &[Action]| asked.iter().any(|action| matches!(action, Action::Drag(_) | Action::Edit(..)));
    for (millis, beside_px) in [(32_250, 0.0), (31_500, 2.0)] {
        let at = pos2(harness.state().x(millis) + beside_px, y);
        harness.hover_at(at);
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run();
        let asked = asked(&mut harness);
        assert!(!edits(&asked), "{asked:?}");
        assert!(beside_px > 0.0 || asked.contains(&Action::SelectClip(second, false)), "{asked:?}");
    }
}

#[test]
fn a_subtitle_moves_into_free_room_and_never_over_another() {
    let mut harness = harness(Step::Text, |_| {});
    let clip = harness.state().window.model.session.subtitles()[10].id;
    let y = 560.0;
    let (from, to) = (pos2(harness.state().x(46_000), y), pos2(harness.state().x(48_000), y));
    press_and_move(&mut harness, from, to, FREE);
    let moved = Edit::Move { clip, to: ms(46_000).into(), track: None };
    assert_eq!(last_drag(&mut harness), [moved]);
    harness.hover_at(pos2(harness.state().x(57_000), y));
    harness.run();
    assert_eq!(last_drag(&mut harness), [Edit::Nudge { clip, by: ms(11_000).into() }]);
}

fn last_drag(harness: &mut Harness<'_, Panel>) -> Vec<Edit> {
    let mut drags = asked(harness).into_iter().rev().filter_map(|action| match action {
        Action::Drag(edits) => Some(edits),
        _ => None,
    });
    let mut edits = drags.next().unwrap();
    // To the tenth of a second: a point is wider than that.
    for edit in &mut edits {
        let (Edit::Move { to: time, .. } | Edit::Nudge { by: time, .. }) = edit else { continue };
        let sunting_timeline::edit::TimeArg::Ticks(ticks) = time else { continue };
        *time = ms((ticks.as_millis() + 50) / 100 * 100).into();
    }
    edits
}

#[test]
fn the_ruler_scrubs_and_marks() {
    let mut harness = harness(Step::Trim, |_| {});
    let y = 515.0;
    let (from, to) = (pos2(harness.state().x(30_000), y), pos2(harness.state().x(40_000), y));
    press_and_move(&mut harness, from, to, Modifiers::NONE);
    assert_eq!(asked(&mut harness).last(), Some(&Action::Seek(ms(40_000), Seeking::Dragging)));
    let_go(&mut harness, to);
    assert_eq!(asked(&mut harness), [Action::Seek(ms(40_000), Seeking::Exact)]);
    press_and_move(&mut harness, from, to, Modifiers::SHIFT);
    let part = TimeRange::between(ms(30_000), ms(40_000));
    assert_eq!(asked(&mut harness).last(), Some(&Action::Mark(Some(part))));
}

#[test]
fn ctrl_draws_a_box_around_clips() {
    let mut harness = harness(Step::Trim, |_| {});
    let (from, to) = (pos2(harness.state().x(66_000), 600.0), pos2(harness.state().x(50_000), 640.0));
    press_and_move(&mut harness, from, to, Modifiers::COMMAND | Modifiers::CTRL);
    let_go(&mut harness, to);
    let state = harness.state();
    let sound = state.window.model.session.track_of(TrackKind::Audio).unwrap().clips[0].id;
    let expected = vec![state.clip(4), state.clip(5), sound];
    assert_eq!(asked(&mut harness).last(), Some(&Action::SelectClips(expected)));
}

#[test]
fn the_volume_line_and_the_fade_knobs_are_dragged_and_sideways_along_the_line_the_clip() {
    let mut harness = harness(Step::Trim, |_| {});
    let music = harness.state().window.model.session.track_of(TrackKind::Audio).unwrap().clips[0].id;
    // At 100 % the line lies in the middle between 22 and 4 points from the edges.
    let line = 628.0 + (22.0 + 40.0) / 2.0;
    press_and_move(&mut harness, pos2(700.0, line), pos2(700.0, line - 20.0), Modifiers::NONE);
    let done = asked(&mut harness);
    let Some(Action::Drag(edits)) = done.last() else { panic!("{done:?}") };
    let [Edit::SetGain { clip, gain_db }] = &edits[..] else { panic!("{edits:?}") };
    assert!(*clip == music && (gain_db - 2.92).abs() < 0.01, "100 % and 20 points make 140 %: {gain_db}");
    let_go(&mut harness, pos2(700.0, line - 20.0));
    assert_eq!(asked(&mut harness), [Action::EndGesture]);
    // Quiet music has its line at the lower edge: a hand that goes sideways there means the clip.
    press_and_move(&mut harness, pos2(700.0, line), pos2(760.0, line - 3.0), FREE);
    assert!(asked(&mut harness).contains(&Action::BeginGesture("tracks-undo-move")));
    let_go(&mut harness, pos2(760.0, line - 3.0));
    let (knob, to) = (pos2(harness.state().x(64_400) - 17.0, line), pos2(harness.state().x(60_400), line));
    press_and_move(&mut harness, knob, to, Modifiers::NONE);
    let done = asked(&mut harness);
    let Some(Action::Drag(edits)) = done.last() else { panic!("{done:?}") };
    let [Edit::SetFades { fades, .. }] = &edits[..] else { panic!("{edits:?}") };
    assert_eq!((fades.fade_in, fades.fade_out), (Time::ZERO, ms(4000)));
}

#[test]
fn a_locked_track_says_so_and_offers_to_be_unlocked() {
    let mut harness = harness(Step::Text, support::odd_tracks);
    harness.get_by_label("Terima kasih, sampai jumpa., pas, 5 karakter per detik").click();
    harness.run();
    let done = asked(&mut harness);
    let Some(Action::Notify(notice)) = done.last() else { panic!("{done:?}") };
    let button = notice.button.as_ref().unwrap();
    assert_eq!((notice.text.as_str(), button.label), ("Jalur ini dikunci.", "unlock-track"));
    harness.get_by_label("Buka kunci: Subtitel").click();
    harness.run();
    assert_eq!(asked(&mut harness), [*button.action.clone()]);
}

#[test]
fn switches_edit_the_track_and_a_line_opens_all() {
    let mut harness = harness(Step::Trim, |_| {});
    harness.get_by_label("Bisukan: Video").click();
    harness.run();
    let done = asked(&mut harness);
    let Some(Action::Edit("undo-track", edits)) = done.last() else { panic!("{done:?}") };
    assert!(matches!(edits[..], [Edit::SetTrack { muted: Some(true), locked: None, .. }]));
    harness.get_all_by_label("Subtitel: tampilkan semua jalur").next().unwrap().click();
    harness.run();
    assert_eq!(asked(&mut harness), [Action::OpenTracks]);
}

#[test]
fn tab_goes_from_clip_to_clip_and_enter_chooses() {
    let mut harness = harness(Step::Trim, |_| {});
    harness.get_by_label_contains("1 dari 6").focus();
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert!(harness.get_by_label_contains("2 dari 6").is_focused());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert!(harness.get_by_label_contains("2 dari 6").is_focused(), "arrows move the playhead");
    harness.key_press(Key::Enter);
    harness.run();
    let (clip, done) = (harness.state().clip(1), asked(&mut harness));
    assert!(done.contains(&Action::SelectClip(clip, false)));
    assert!(done.contains(&Action::Seek(ms(6300), Seeking::Exact)), "the tools work where the playhead is: {done:?}");
}

#[test]
fn the_wheel_scrolls_and_zooms_at_the_pointer() {
    let mut harness = harness(Step::Trim, |_| {});
    let wheel = |delta: f32, modifiers| Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, delta),
        modifiers,
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
    };
    let at = pos2(harness.state().x(30_000), STORYLINE_Y);
    harness.hover_at(at);
    harness.event(wheel(-100.0, Modifiers::NONE));
    harness.run();
    assert_eq!(asked(&mut harness), [], "everything is in view");
    harness.event_modifiers(wheel(50.0, Modifiers::CTRL | Modifiers::COMMAND), Modifiers::CTRL | Modifiers::COMMAND);
    harness.run();
    let done = asked(&mut harness);
    let Some(Action::ZoomTo(px_per_second, scroll)) = done.first() else { panic!("{done:?}") };
    let view = TimelineView { scroll: *scroll, px_per_second: Some(*px_per_second) };
    harness.state_mut().window.model.chrome.look_at(view);
    harness.run();
    assert!((harness.state().x(30_000) - at.x).abs() < 1.0);
    support::zoom(&mut harness.state_mut().window, 60.0);
    harness.run();
    asked(&mut harness);
    harness.event(wheel(-100.0, Modifiers::NONE));
    harness.run();
    assert!(asked(&mut harness).iter().any(|action| matches!(action, Action::Scroll(to) if *to > *scroll)));
}

#[test]
fn the_page_turns_when_the_red_line_leaves_the_view() {
    let mut harness = harness(Step::Trim, |window| support::zoom(window, 100.0));
    harness.state_mut().window.model.preview.note_playing(true);
    harness.state_mut().window.model.session.playhead = ms(5_000);
    harness.run();
    asked(&mut harness);
    harness.state_mut().window.model.session.playhead = ms(12_500);
    harness.step();
    assert_eq!(asked(&mut harness), [Action::Scroll(ms(12_500))]);
}

#[test]
fn a_file_of_the_media_list_is_dropped_on_the_timeline() {
    let mut harness = harness(Step::Import, |_| {});
    harness.hover_at(pos2(300.0, 300.0));
    harness.drag_at(pos2(300.0, 300.0));
    harness.run();
    DragAndDrop::set_payload(&harness.ctx, MediaId(7));
    harness.hover_at(pos2(700.0, 600.0));
    harness.run();
    harness.drop_at(pos2(700.0, 600.0));
    harness.run();
    assert_eq!(asked(&mut harness), [Action::PlaceMedia(MediaId(7), 6)]);
}

#[test]
fn a_long_project_is_drawn_with_what_is_in_view() {
    let mut harness = harness(Step::Trim, |window| {
        window.model.session = support::long_session(1000, 2000);
        window.model.chrome.open_tracks();
    });
    let drawn = |harness: &Harness<'_, Panel>| {
        let shapes = harness.output().shapes.iter().filter(|clipped| !matches!(clipped.shape, Shape::Noop)).count();
        (shapes, harness.root().children_recursive().count())
    };
    let whole = drawn(&harness);
    assert!(whole.0 < 250 && whole.1 < 30, "all of it: {whole:?} shapes and nodes");
    for (zoom, at) in [(8.0, 0), (40.0, 500_000), (360.0, 900_000)] {
        let view = TimelineView { px_per_second: Some(zoom), scroll: ms(at) };
        harness.state_mut().window.model.chrome.look_at(view);
        harness.run();
        let part = drawn(&harness);
        assert!(part.0 < 2600 && part.1 < 500, "at {zoom} points a second: {part:?} shapes and nodes");
    }
}

#[test]
fn what_a_tool_would_take_is_shaded_in_every_track() {
    let count = |harness: &Harness<'_, Panel>| harness.output().shapes.len();
    let mut harness = harness(Step::Trim, |_| {});
    let before = count(&harness);
    harness.state_mut().window.drafts.hovered_tool = Some(Command::RemoveAfter);
    harness.run();
    assert_eq!(count(&harness) - before, 3 * 2, "a plane and its outline for three rows");
    assert_eq!(harness.state().window.model.session.selection, Selection::Nothing);
}

#[test]
fn a_clip_without_room_for_its_name_tells_it_under_the_pointer() {
    let mut harness = harness(Step::Trim, |_| {});
    let name_at = |harness: &mut Harness<'_, Panel>, index: usize, millis: i64| {
        let clip = harness.state().clip(index);
        let session = &harness.state().window.model.session;
        let name = session.name_of(session.clip(clip).unwrap());
        harness.hover_at(pos2(harness.state().x(millis), STORYLINE_Y));
        // Longer than it takes until a tooltip is there.
        (0..8).for_each(|_| harness.step());
        (harness.query_all_by_label(&name).count(), name)
    };
    assert_eq!(name_at(&mut harness, 0, 3_000).0, 1, "narrow");
    assert_eq!(name_at(&mut harness, 2, 28_000).0, 1, "cut in its middle");
    support::zoom(&mut harness.state_mut().window, 40.0);
    harness.run();
    assert_eq!(name_at(&mut harness, 2, 28_000).0, 0, "all of it is there");
}
