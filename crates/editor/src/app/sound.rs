//! The sound device: opened, changed, and what is told of one that is gone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sunting_words::Messages;

use super::App;
use crate::look::icons;
use crate::model::{NoticeBoard, PreviewState};
use crate::services::Wake;
use crate::services::sound_devices::{SoundDevices, SoundNews};
use crate::sound_output::Trouble;
use crate::state::{About, Action, Notice, Overlay};

/// A device that goes again so soon is let go: what replaces it would go as well.
const PATIENCE: Duration = Duration::from_secs(5);

/// The devices, and what was told of them.
pub(super) struct Sound {
    pub devices: SoundDevices,
    /// Whether it was told that there is no device at all.
    told_silent: bool,
    /// A chosen device that is not there, until that is told.
    missing: Option<String>,
    /// The one of which that was told last.
    told_missing: Option<String>,
    /// When a device that had gone was last replaced.
    replaced: Option<Instant>,
}

/// What is looked at before something is told of sound.
pub(super) struct Parts<'a> {
    pub stage: &'a PreviewState,
    pub notice: &'a NoticeBoard,
    pub words: &'a Messages,
}

impl Sound {
    pub fn new(wake: Wake) -> Self {
        let devices = SoundDevices::new(wake);
        Self { devices, told_silent: false, missing: None, told_missing: None, replaced: None }
    }

    /// Hears of a trouble with the device, while that one is chosen; whether it has to be opened again: sound goes on
    /// through it, or the system's own where it has gone.
    fn hear(&mut self, trouble: Trouble, chosen: Option<&str>) -> bool {
        match trouble {
            Trouble::Missing(name) => {
                // It may have been told already, and another may have been chosen meanwhile.
                if chosen == Some(name.as_str()) && self.told_missing.as_ref() != Some(&name) {
                    self.missing = Some(name);
                }
                false
            }
            Trouble::Gone => {
                let replaces = self.replaced.is_none_or(|last| last.elapsed() > PATIENCE);
                if replaces {
                    self.replaced = Some(Instant::now());
                }
                replaces
            }
        }
    }

    /// Somebody chose a device, or the system's own: its troubles are new.
    fn forget_troubles(&mut self) {
        (self.told_missing, self.replaced) = (None, None);
    }

    /// What is to be told, once, of a chosen device that is not there or of none at all. It waits while another
    /// sentence is being read, until somebody wants to hear something.
    fn tell(&mut self, parts: &Parts<'_>) -> Option<Notice> {
        let Parts { stage, notice, words } = parts;
        let plays = stage.is_playing();
        if plays && stage.is_silent() && !self.told_silent {
            self.told_silent = true;
            let text = words.text("notice-silent", &[]);
            return Some(Notice::plain(icons::SPEAKER_SLASH, text).about(About::NoSound));
        }
        let name = self.missing.take_if(|_| plays || notice.shown().is_none())?;
        let text = words.text("notice-device-missing", &[("name", name.as_str().into())]);
        self.told_missing = Some(name);
        let settings = Action::Show(Some(Overlay::Settings));
        Some(Notice::plain(icons::SPEAKER_HIGH, text).with("cmd-settings", settings))
    }
}

impl App {
    pub(super) fn hear_sound(&mut self) {
        for news in self.sound.devices.news() {
            match news {
                SoundNews::Names(names) => self.list_sound_devices(names),
                SoundNews::Trouble(trouble) => {
                    let chosen = self.window.model.settings.sound_device.clone();
                    if self.sound.hear(trouble, chosen.as_deref()) {
                        self.open_device(chosen);
                    }
                }
            }
        }
    }

    /// Somebody chose a device, or the system's own.
    pub(super) fn choose_device(&mut self, name: Option<String>) {
        self.sound.forget_troubles();
        self.open_device(name);
    }

    /// Playing stops; the playhead stays.
    fn open_device(&mut self, name: Option<String>) {
        let context = self.services.context.clone();
        let wake: Wake = Arc::new(move || context.request_repaint());
        let device = self.sound.devices.device(name);
        // Without a thread the device stays the one that it was.
        if self.services.preview.change_output(Box::new(device), wake).is_ok() {
            (self.sound.missing, self.sound.told_silent) = (None, false);
            self.services.preview.set_volume(self.window.model.settings.volume);
            self.stand_still();
        }
    }

    /// Tells what there is to tell of sound.
    pub(super) fn tell_of_sound(&mut self) {
        let model = &self.window.model;
        let parts = Parts { stage: &model.preview, notice: &model.notice, words: &model.words };
        if let Some(notice) = self.sound.tell(&parts) {
            self.window.tell(notice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Context;
    use sunting_core::preview::Silence;
    use sunting_core::workspace::places::Places;
    use sunting_timeline::{Canvas, Project};
    use sunting_words::{Language, Scope};

    fn sound() -> Sound {
        Sound::new(Arc::new(|| {}))
    }

    /// What is told, while something plays or not and a sentence is being read or not.
    fn told(sound: &mut Sound, plays: bool, read: Option<Notice>) -> Option<String> {
        let (mut stage, mut notice) = (PreviewState::default(), NoticeBoard::default());
        stage.note_playing(plays);
        if let Some(read) = read {
            notice.say(read, &Arc::new(Project::new(Canvas::default())), Instant::now());
        }
        let words = Messages::new(Language::Id, Scope::Window);
        sound.tell(&Parts { stage: &stage, notice: &notice, words: &words }).map(|notice| notice.text)
    }

    /// What is told after the chosen device was found missing.
    fn told_of(sound: &mut Sound, name: &str) -> Option<String> {
        assert!(!sound.hear(Trouble::Missing(name.to_owned()), Some(name)));
        told(sound, false, None)
    }

    #[test]
    fn a_missing_device_is_told_once_by_its_name() {
        let mut sound = sound();
        assert!(told_of(&mut sound, "Speaker USB").is_some_and(|text| text.contains("Speaker USB")));
        assert_eq!(told_of(&mut sound, "Speaker USB"), None, "the same one at another opening");
        assert!(told_of(&mut sound, "Headset").is_some());
        sound.forget_troubles();
        assert!(told_of(&mut sound, "Headset").is_some(), "it was chosen once more");
        sound.hear(Trouble::Missing("Speaker USB".to_owned()), Some("Headset"));
        assert_eq!(sound.missing, None, "nobody wants that one any more");
    }

    #[test]
    fn it_waits_for_a_sentence_that_is_being_read_unless_something_plays() {
        let mut sound = sound();
        let other = || Some(Notice::plain(icons::INFO, "lain".to_owned()));
        sound.missing = Some("Headset".to_owned());
        assert_eq!(told(&mut sound, false, other()), None);
        assert!(told(&mut sound, true, other()).is_some_and(|text| text.contains("Headset")));
    }

    #[test]
    fn a_device_that_goes_is_replaced_but_not_again_and_again() {
        let root = tempfile::tempdir().unwrap();
        let places = Places::under(root.path());
        let mut app = App::at(&Context::default(), places, Box::new(Silence), Vec::new()).unwrap();
        app.window.model.preview.note_playing(true);
        app.sound.devices.report(Trouble::Gone);
        app.hear_sound();
        assert!(!app.window.model.preview.is_playing());
        let replaced = app.sound.replaced;
        assert!(replaced.is_some());
        app.sound.devices.report(Trouble::Gone);
        app.hear_sound();
        assert_eq!(app.sound.replaced, replaced);
    }
}
