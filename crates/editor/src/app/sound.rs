//! The sound device: opened, changed, and what is told of one that is gone.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::App;
use crate::look::icons;
use crate::services::Wake;
use crate::services::sound_devices::{SoundDevices, SoundNews};
use crate::sound_output::Trouble;
use crate::state::{About, Action, Overlay};

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

impl Sound {
    /// Nothing is opened yet.
    pub fn new(wake: Wake) -> Self {
        let devices = SoundDevices::new(wake);
        Self { devices, told_silent: false, missing: None, told_missing: None, replaced: None }
    }
}

impl App {
    pub(super) fn hear_sound(&mut self) {
        for news in self.sound.devices.news() {
            match news {
                SoundNews::Names(names) => self.list_sound_devices(names),
                SoundNews::Trouble(Trouble::Missing(name)) => self.note_missing_device(name),
                SoundNews::Trouble(Trouble::Gone) => self.replace_device(),
            }
        }
    }

    /// It may have been told already, and another may have been chosen meanwhile.
    fn note_missing_device(&mut self, name: String) {
        let is_chosen = self.window.model.settings.sound_device.as_ref() == Some(&name);
        if is_chosen && self.sound.told_missing.as_ref() != Some(&name) {
            self.sound.missing = Some(name);
        }
    }

    /// Somebody chose a device, or the system's own.
    pub(super) fn choose_device(&mut self, name: Option<String>) {
        (self.sound.told_missing, self.sound.replaced) = (None, None);
        self.open_device(name);
    }

    /// Sound goes on through the chosen device, or the system's own where that one has gone.
    fn replace_device(&mut self) {
        if self.sound.replaced.is_none_or(|last| last.elapsed() > PATIENCE) {
            self.sound.replaced = Some(Instant::now());
            self.open_device(self.window.model.settings.sound_device.clone());
        }
    }

    /// Playing stops; the red line stays.
    fn open_device(&mut self, name: Option<String>) {
        let context = self.context.clone();
        let wake: Wake = Arc::new(move || context.request_repaint());
        let device = self.sound.devices.device(name);
        // Without a thread the device stays the one that it was.
        if self.stage.change_output(Box::new(device), wake).is_ok() {
            (self.sound.missing, self.sound.told_silent) = (None, false);
            self.stage.set_volume(self.window.model.settings.volume);
            self.stand_still();
        }
    }

    /// Tells, once, that a chosen device is not there or that there is none. It waits while another sentence is being
    /// read, until somebody wants to hear something.
    pub(super) fn tell_of_sound(&mut self) {
        let model = &self.window.model;
        let plays = model.stage.is_playing();
        if plays && model.stage.is_silent() && !self.sound.told_silent {
            self.sound.told_silent = true;
            let text = model.t("notice-silent");
            self.window.say_of(About::NoSound, icons::SPEAKER_SLASH, text, None);
        } else if (plays || model.notice.shown().is_none())
            && let Some(name) = self.sound.missing.take()
        {
            let text = model.words.text("notice-device-missing", &[("name", name.as_str().into())]);
            self.sound.told_missing = Some(name);
            let settings = ("cmd-settings", Action::Show(Some(Overlay::Settings)));
            self.window.say(icons::SPEAKER_HIGH, text, Some(settings));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::Context;
    use sunting_core::preview::Silence;
    use sunting_core::workspace::places::Places;

    fn app(root: &tempfile::TempDir) -> App {
        App::at(&Context::default(), Places::under(root.path()), Box::new(Silence), Vec::new()).unwrap()
    }

    fn text(app: &App) -> Option<String> {
        app.window.model.notice.shown().map(|notice| notice.text.clone())
    }

    /// What is told after the chosen device was found missing.
    fn told_of(app: &mut App, name: &str) -> Option<String> {
        app.window.model.notice.clear();
        app.window.model.settings.sound_device = Some(name.to_owned());
        app.sound.devices.report(Trouble::Missing(name.to_owned()));
        app.hear_sound();
        app.tell_of_sound();
        text(app)
    }

    #[test]
    fn a_missing_device_is_told_once_by_its_name() {
        let root = tempfile::tempdir().unwrap();
        let mut app = app(&root);
        assert!(told_of(&mut app, "Speaker USB").is_some_and(|text| text.contains("Speaker USB")));
        assert_eq!(told_of(&mut app, "Speaker USB"), None, "the same one at another opening");
        assert!(told_of(&mut app, "Headset").is_some());
        app.choose_device(Some("Headset".to_owned()));
        assert!(told_of(&mut app, "Headset").is_some(), "it was chosen once more");
        app.sound.devices.report(Trouble::Missing("Speaker USB".to_owned()));
        app.hear_sound();
        assert_eq!(app.sound.missing, None, "nobody wants that one any more");
    }

    #[test]
    fn it_waits_for_a_sentence_that_is_being_read_unless_something_plays() {
        let root = tempfile::tempdir().unwrap();
        let mut app = app(&root);
        app.window.say(icons::INFO, "lain".to_owned(), None);
        app.sound.missing = Some("Headset".to_owned());
        app.tell_of_sound();
        assert_eq!(text(&app).as_deref(), Some("lain"));
        app.window.model.stage.note_playing(true);
        app.tell_of_sound();
        assert!(text(&app).is_some_and(|text| text.contains("Headset")));
    }

    #[test]
    fn a_device_that_goes_is_replaced_but_not_again_and_again() {
        let root = tempfile::tempdir().unwrap();
        let mut app = app(&root);
        app.window.model.stage.note_playing(true);
        app.sound.devices.report(Trouble::Gone);
        app.hear_sound();
        assert!(!app.window.model.stage.is_playing());
        let replaced = app.sound.replaced;
        assert!(replaced.is_some());
        app.sound.devices.report(Trouble::Gone);
        app.hear_sound();
        assert_eq!(app.sound.replaced, replaced);
    }
}
