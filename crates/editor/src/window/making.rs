//! What will be made, as it is chosen, predicted and tried.

use std::path::PathBuf;
use std::sync::Arc;

use sunting_core::export::Forecast;
use sunting_session::prediction::Prediction;
use sunting_session::purpose::Purpose;
use sunting_timeline::Project;

use super::Window;
use crate::state::sample::Sample;

impl Window {
    pub(super) fn choose_purpose(&mut self, purpose: Purpose) {
        self.leave_file();
        self.make_for(purpose);
    }

    /// The video is for that.
    pub fn make_for(&mut self, purpose: Purpose) {
        self.model.making.choose(purpose);
    }

    /// Another project is there.
    pub(super) fn make_anew(&mut self) {
        self.model.making.begin_anew();
    }

    pub(super) fn split_into(&mut self, parts: u32) {
        self.model.making.split_into(parts);
    }

    /// Notes what the video becomes, and whether that rests on a forecast for its purpose.
    pub fn predict(&mut self, prediction: Option<Prediction>, is_measured: bool) {
        self.model.making.predict(prediction, is_measured);
    }

    /// Notes what a project was measured to become.
    pub fn note_forecast(&mut self, project: Arc<Project>, purpose: Purpose, forecast: Forecast) {
        self.model.making.note_forecast(project, purpose, forecast);
    }

    /// The video goes there.
    pub fn make_into(&mut self, destination: PathBuf) {
        self.model.making.put_into(destination);
    }

    /// Notes how far the sample is.
    pub fn note_sample(&mut self, sample: Sample) {
        self.model.making.note_sample(sample);
    }
}
