//! What an action does.

use std::time::Duration;

use eframe::egui::{Context, Event, FocusDirection, Key, Modifiers, Popup};
use sunting_core::preview::{Precision, Rate};
use sunting_session::purpose::{Other, Purpose};
use sunting_session::{Selection, Session};
use sunting_timeline::edit::{Edit, EditError};
use sunting_timeline::{ClipId, Time, TimeRange};

use super::Window;
use crate::panels::charts;
use crate::panels::subtitles::tap_button;
use crate::settings::{Settings, TEXT_SIZES};
use crate::state::action::{Appearance, Seeking, Setting};
use crate::state::stray_typing::HeardKeys;
use crate::state::view::TimelineView;
use crate::state::{Action, Command, Overlay, Request, Step, keys};

/// How long a sentence stays.
pub const NOTICE: Duration = Duration::from_secs(6);

/// What only the services can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Shows the picture at a time of what is on the stage.
    Seek(Time, Precision),
    /// Plays from where it is.
    Play(Rate),
    /// Plays a part, without what is left out of it.
    PlayPart(TimeRange, Option<TimeRange>),
    Pause,
    /// The preview's loudness, 0 to 1.
    Volume(f32),
    /// Puts words on the system's clipboard.
    CopyText(String),
    /// Fills the screen, or stops.
    FullScreen(bool),
    KeepSettings,
    /// Something for the other services.
    Request(Request),
}

impl Window {
    /// Hears the keyboard and carries out what was asked for.
    pub fn logic(&mut self, context: &Context) {
        self.hear_keys(context);
        for action in std::mem::take(&mut self.asked) {
            self.apply(action);
        }
        self.follow_office();
        self.follow_tapping();
        self.outdate_notice();
        if std::mem::take(&mut self.dress_again) {
            self.dress(context);
        }
    }

    fn hear_keys(&mut self, context: &Context) {
        // The cells of a table take letters and arrows as a text does.
        let is_in_table = context.memory(|memory| memory.focused()) == Some(charts::own_id());
        let typing = context.text_edit_focused() || is_in_table;
        let lent = crate::look::slider::lent_arrows(context);
        let lent_space = crate::look::slider::lent_space(context);
        let has_popup = Popup::is_any_open(context);
        let focused = context.memory(|memory| memory.focused());
        // What an open menu does with a key, nothing below it does.
        let overlay = self.model.overlays.shown().is_some() || has_popup;
        let takes = !typing && !overlay;
        let taps = takes && self.is_tapping();
        let (tapped, pressed, pasted, arrows, heard) = context.input_mut(|input| {
            let pointer = input.events.iter().any(|event| matches!(event, Event::PointerButton { .. }));
            let tab = input.key_pressed(Key::Tab) || input.key_pressed(Key::F6);
            if pointer || tab {
                self.model.look.keyboard = tab;
            }
            let arrows = keys::moves_by_arrows(input);
            let pasted = self.pasting.hear(input, &self.model.session.copied_line, takes);
            if !takes {
                self.stray_typing.forget();
            }
            let heard = if takes { self.stray_typing.hear(input) } else { HeardKeys::default() };
            let tapped =
                if taps { keys::tapped(input, focused.is_none_or(|own| own == tap_button())) } else { Vec::new() };
            let pressed = keys::pressed(input, &keys::Situation { typing, overlay, lent, lent_space });
            (tapped, pressed, pasted, arrows, heard)
        });
        // Arrow keys go through an open menu; everywhere else they move no focus.
        if arrows && !has_popup {
            context.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        match pasted {
            Some(_) if self.model.safety.look_only() => self.tell_look_only(),
            Some(keys::Pasted::Clips) => self.run(Command::Paste),
            Some(keys::Pasted::Words(words)) if self.paste_chart(&words) || self.paste_script(&words) => {}
            Some(keys::Pasted::FromSystem | keys::Pasted::Words(_)) => self.ask(Request::PasteFiles),
            None => {}
        }
        if heard.begins || !takes {
            self.by_letters = None;
        }
        tapped.into_iter().for_each(|act| self.apply(Action::Tap(act)));
        pressed.into_iter().for_each(|command| self.run_by_key(command));
        if heard.is_word {
            self.take_back_letters();
        }
        // A field has lost the keyboard by this very Esc, before anybody hears it here: it leaves the field, nothing else.
        // What the hand holds is let go by the panel that it is on.
        let is_free = !typing && !self.was_typing && !overlay && self.drafts.grip.is_free();
        if is_free && context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.one_level_back();
        }
    }

    /// Esc: out of a drag, the full screen, a file, the marks, the selection; one at a time.
    fn one_level_back(&mut self) {
        let is_tapping = self.is_tapping();
        let model = &mut self.model;
        if model.session.is_dragging() {
            model.session.end_drag(false);
        } else if model.chrome.is_full_screen() {
            self.run(Command::FullScreen);
        } else if model.viewing.file().is_some()
            || model.viewing.version().is_some()
            || model.making.sample().is_ready()
        {
            self.leave_file();
        } else if is_tapping {
            self.leave_tapping();
        } else if self.drafts.script.is_open() && model.chrome.step() == Step::Text {
            self.drafts.script.close();
        } else if self.drafts.subtitles.ticks.is_on() {
            self.drafts.subtitles.ticks.close();
        } else if model.session.marks != Default::default() {
            model.session.marks = Default::default();
        } else if model.notice.shown().is_some() {
            self.close_notice();
        } else {
            model.session.selection = Selection::Nothing;
        }
    }

    pub fn apply(&mut self, action: Action) {
        if self.model.safety.look_only() && action.changes_project() {
            self.tell_look_only();
            return;
        }
        let session = &mut self.model.session;
        match action {
            Action::Run(command) => self.run(command),
            Action::Ask(request) => self.ask(request),
            Action::Seek(to, seeking) => {
                self.leave_file();
                self.move_playhead(to, seeking);
            }
            Action::SelectClip(clip, more) => self.select(clip, more),
            Action::SelectClips(clips) if clips.is_empty() => session.selection = Selection::Nothing,
            Action::SelectClips(clips) => session.selection = Selection::Clips(clips.into_iter().collect()),
            Action::SelectNothing => session.selection = Selection::Nothing,
            Action::ShowOffice => self.show_office(),
            Action::ViewMedia(media) => self.view_media(media),
            Action::LeaveFile => self.leave_file(),
            Action::Mark(range) => session.marks = range.map(Into::into).unwrap_or_default(),
            Action::Edit(label, edits) => drop(self.edit(label, &edits)),
            Action::BeginGesture(label) => self.begin_gesture(label),
            Action::Drag(edits) => session.drag(&edits),
            Action::EndGesture => self.end_gesture(true),
            Action::CancelGesture => self.end_gesture(false),
            Action::UseMedia(media) => self.use_media(|session| session.use_media(&media)),
            Action::PlaceMedia(media, before) => self.use_media(|session| session.place_media(media, before)),
            Action::PlaceSound(media, at) => self.use_media(|session| session.place_sound(media, at)),
            Action::RemoveMedia(media) => drop(self.edit("undo-remove-media", &[Edit::RemoveMedia { media }])),
            Action::Subtitle(change) => self.change_subtitle(&change),
            Action::RemoveSentences(clips) => self.remove_sentences(&clips),
            Action::BringBack(number) => self.bring_back(number),
            Action::HearBoth(first, second) => self.hear_both(first, second),
            Action::Tap(act) => self.act_on_taps(act),
            Action::AddGraphic(graphic) => self.add_graphic(graphic, None),
            Action::AddOwnGraphic(graphic, own) => self.add_graphic(graphic, Some(own)),
            Action::ShowGraphic(clip) => self.show_graphic(clip),
            Action::WriteInto(clip, field) => self.write_into(clip, field),
            Action::TypeField(clip, field, value) => self.type_field(clip, &field, value),
            Action::TypePlace(clip, place) => self.type_place(clip, place),
            Action::TypeTable(clip, table) => self.type_table(clip, table),
            Action::Office(edit) => self.change_office(edit),
            Action::EndTyping => session.end_typing(),
            Action::AddChart(table) => self.add_chart(&table),
            Action::TypeChart => self.type_chart(),
            Action::ShiftSubtitleFile(shifts) => self.model.overlays.shift_subtitle_file(shifts),
            Action::PutInSubtitles(onto) => self.put_in_subtitles(onto),
            Action::ChoosePurpose(purpose) => self.choose_purpose(purpose),
            Action::SetOwnSize(bytes) => self.choose_purpose(Purpose::Other(Other::Own(bytes))),
            Action::SplitInto(parts) => self.split_into(parts),
            Action::UndoSteps(steps) => (0..steps).for_each(|_| self.run(Command::Undo)),
            Action::SetVolume(volume) => self.set_volume(volume),
            Action::Scroll(to) => {
                let px_per_second = self.scale().px_per_second;
                self.look_at(px_per_second, to);
            }
            Action::ZoomTo(px_per_second, scroll) => self.look_at(px_per_second, scroll),
            Action::Show(overlay) => self.show(overlay),
            Action::Notify(notice) => self.tell(notice),
            Action::CloseNotice => self.close_notice(),
            Action::Set(setting) => self.set(setting),
            Action::OpenTracks => self.model.chrome.open_tracks(),
            Action::Divide(divider, points) => self.divide(divider, points),
            Action::KeepDividers => self.effects.push(Effect::KeepSettings),
        }
    }

    /// Passes on what services are asked.
    pub(super) fn ask(&mut self, request: Request) {
        self.effects.push(Effect::Request(request));
    }

    fn look_at(&mut self, px_per_second: f32, scroll: Time) {
        let scroll = scroll.max(Time::ZERO);
        self.model.chrome.look_at(TimelineView { scroll, px_per_second: Some(px_per_second) });
    }

    /// Shows something over the window, or nothing any more.
    pub fn show(&mut self, overlay: Option<Overlay>) {
        self.drafts.palette_row = 0;
        match &overlay {
            Some(Overlay::Settings) => self.ask(Request::ListSoundDevices),
            Some(Overlay::Versions) => self.ask(Request::ListVersions),
            Some(Overlay::Moving) => self.ask(Request::WeighProject),
            Some(
                Overlay::Palette
                | Overlay::Help
                | Overlay::Phone
                | Overlay::Sending(_)
                | Overlay::PathField(_)
                | Overlay::Leaving
                | Overlay::Missing
                | Overlay::SubtitleFile
                | Overlay::Repairs(_),
            )
            | None => {}
        }
        self.model.overlays.show(overlay);
    }

    /// The same without asking services for what it shows: it is there, or comes by itself.
    pub fn lay_over(&mut self, overlay: Overlay) {
        self.model.overlays.show(Some(overlay));
    }

    /// Whether that lies over the window.
    pub fn is_under(&self, overlay: &Overlay) -> bool {
        self.model.overlays.shown() == Some(overlay)
    }

    /// Says what is wrong with the path that was typed.
    pub fn refuse_path(&mut self, problem: String) {
        self.model.overlays.refuse_path(problem);
    }

    fn select(&mut self, clip: ClipId, more: bool) {
        let session = &mut self.model.session;
        session.end_typing();
        match more {
            true => session.selection.toggle(clip),
            false => session.selection = Selection::clip(clip),
        }
        if !more {
            self.bring_line_into(clip);
        }
    }

    /// The tools work at the playhead: a clip that is chosen takes it in, where it is elsewhere.
    pub(super) fn bring_line_into(&mut self, clip: ClipId) {
        let session = &self.model.session;
        let Some(range) = session.clip(clip).map(|clip| clip.timeline_range) else { return };
        if session.playhead < range.start() || session.playhead > range.end() {
            self.leave_file();
            self.move_playhead(range.start(), Seeking::Exact);
        }
    }

    /// Does edits as one step, tells what went, and whether they were done.
    pub(super) fn edit(&mut self, label: &'static str, edits: &[Edit]) -> bool {
        self.leave_file();
        self.forget_undo_button();
        let before = self.model.session.project().clone();
        match self.model.session.edit(label, edits) {
            Ok(()) => {
                // Of two merged subtitles no word is gone.
                if label != "undo-merge" {
                    self.tell_removed(&before);
                }
                true
            }
            Err(error) => {
                self.refuse(&error);
                false
            }
        }
    }

    fn begin_gesture(&mut self, label: &'static str) {
        self.leave_file();
        self.forget_undo_button();
        self.before_gesture = Some(self.model.session.project().clone());
        self.model.session.begin_drag(label);
    }

    fn end_gesture(&mut self, keep: bool) {
        self.model.session.end_drag(keep);
        if let Some(before) = self.before_gesture.take() {
            self.tell_removed(&before);
        }
    }

    fn use_media(&mut self, put: impl FnOnce(&mut Session) -> Result<(), EditError>) {
        self.forget_undo_button();
        self.leave_file();
        if let Err(error) = put(&mut self.model.session) {
            self.refuse(&error);
        }
    }

    fn set_volume(&mut self, volume: f32) {
        let volume = volume.clamp(0.0, 1.0);
        self.effects.push(Effect::Volume(volume));
        self.change_settings(|settings| settings.volume = volume);
    }

    /// Changes settings, and has them kept.
    pub fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.model.settings);
        self.effects.push(Effect::KeepSettings);
    }

    fn set(&mut self, setting: Setting) {
        let settings = &mut self.model.settings;
        match setting {
            Setting::Language(language) => {
                language.code().clone_into(&mut settings.common.language);
                self.model.words = sunting_words::Messages::new(language, sunting_words::Scope::Window);
            }
            Setting::Appearance(appearance) => appearance.code().clone_into(&mut settings.appearance),
            Setting::TextSize(size) => settings.text_size = size.clamp(TEXT_SIZES.0, TEXT_SIZES.1),
            Setting::LessMotion(less) => settings.less_motion = less,
            Setting::SoundDevice(name) => {
                settings.sound_device.clone_from(&name);
                self.ask(Request::UseSoundDevice(name));
            }
            Setting::CacheQuota(bytes) => settings.common.cache_bytes = bytes,
            Setting::ResetLayout => {
                settings.text_size = 1.0;
                settings.dividers.clear();
                self.model.chrome.reset();
            }
        }
        self.dress_again = true;
        self.effects.push(Effect::KeepSettings);
    }

    pub(super) fn next_appearance(&mut self) {
        let next = if self.model.look.theme.is_dark { Appearance::Light } else { Appearance::Dark };
        self.set(Setting::Appearance(next));
    }

    pub(super) fn set_text_size(&mut self, change: f32) {
        let size = if change == 0.0 { 1.0 } else { self.model.settings.text_size + change };
        self.set(Setting::TextSize((size * 10.0).round() / 10.0));
    }

    pub(super) fn next_language(&mut self) {
        let next = match self.model.words.language() {
            sunting_words::Language::Id => sunting_words::Language::En,
            sunting_words::Language::En => sunting_words::Language::Id,
        };
        self.set(Setting::Language(next));
    }
}
