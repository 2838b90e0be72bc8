//! What lies over the window, with what it asks about.

use sunting_session::subtitle_file::SubtitleFile;

use crate::state::Overlay;

/// What lies over the window. Written by `window/`.
#[derive(Default)]
pub struct Overlays {
    shown: Option<Overlay>,
    path_problem: Option<String>,
    subtitle_file: Option<SubtitleFile>,
}

impl Overlays {
    pub fn shown(&self) -> Option<&Overlay> {
        self.shown.as_ref()
    }

    /// What is wrong with the path that was typed, while a path field is shown.
    pub fn path_problem(&self) -> Option<&str> {
        self.path_problem.as_deref()
    }

    /// A subtitle file that is asked about.
    pub fn subtitle_file(&self) -> Option<&SubtitleFile> {
        self.subtitle_file.as_ref()
    }

    /// Shows something, or nothing any more. A question that is closed is not answered.
    pub fn show(&mut self, overlay: Option<Overlay>) {
        if overlay != Some(Overlay::SubtitleFile) {
            self.subtitle_file = None;
        }
        self.path_problem = None;
        self.shown = overlay;
    }

    /// Says what is wrong with the path that was typed.
    pub fn refuse_path(&mut self, problem: String) {
        self.path_problem = Some(problem);
    }

    /// A subtitle file that is to be asked about, or goes in at once.
    pub fn ask_about(&mut self, file: SubtitleFile) {
        self.subtitle_file = Some(file);
    }

    /// Whether its times are to be shifted.
    pub fn shift_subtitle_file(&mut self, shifts: bool) {
        if let Some(file) = &mut self.subtitle_file {
            file.shifts = shifts;
        }
    }

    /// The answer is there: the file goes in, and nothing is asked any more.
    pub fn take_subtitle_file(&mut self) -> Option<SubtitleFile> {
        let file = self.subtitle_file.take()?;
        self.shown = None;
        Some(file)
    }
}
