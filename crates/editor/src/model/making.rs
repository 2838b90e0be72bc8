//! What will be made.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::export::Forecast;
use sunting_session::prediction::{Prediction, USUAL_BITS_PER_PIXEL, measured_bits_per_pixel};
use sunting_session::purpose::{Other, Purpose, USUAL_OWN_BYTES};
use sunting_timeline::Project;

use crate::state::sample::Sample;

/// What will be made. Written by `window/making.rs`.
pub struct Making {
    purpose: Purpose,
    prediction: Option<Prediction>,
    bits_per_pixel: f64,
    forecast: Option<(Arc<Project>, Purpose, Forecast)>,
    is_measured: bool,
    parts: u32,
    destination: PathBuf,
    other: Other,
    own_bytes: u64,
    sample: Sample,
}

impl Default for Making {
    fn default() -> Self {
        Self {
            purpose: Purpose::default(),
            prediction: None,
            bits_per_pixel: USUAL_BITS_PER_PIXEL,
            forecast: None,
            is_measured: false,
            parts: 1,
            destination: PathBuf::new(),
            other: Other::default(),
            own_bytes: USUAL_OWN_BYTES,
            sample: Sample::None,
        }
    }
}

impl Making {
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    pub fn prediction(&self) -> Option<Prediction> {
        self.prediction
    }

    /// What the content takes, by the last forecast; what is usual before there is one.
    pub fn bits_per_pixel(&self) -> f64 {
        self.bits_per_pixel
    }

    /// The last forecast for the purpose, and of which project as it was edited.
    pub fn forecast(&self) -> Option<(&Arc<Project>, &Forecast)> {
        let (project, _, forecast) = self.forecast.as_ref().filter(|(_, purpose, _)| *purpose == self.purpose)?;
        Some((project, forecast))
    }

    /// Whether the prediction rests on a forecast for its purpose.
    pub fn is_measured(&self) -> bool {
        self.is_measured
    }

    pub fn parts(&self) -> u32 {
        self.parts
    }

    pub fn destination(&self) -> &Path {
        &self.destination
    }

    /// What was chosen last under "other".
    pub fn other(&self) -> Other {
        self.other
    }

    /// The largest file of a purpose of one's own.
    pub fn own_bytes(&self) -> u64 {
        self.own_bytes
    }

    pub fn sample(&self) -> &Sample {
        &self.sample
    }

    /// Another project is there: nothing is known of what its content takes, nor what it is for.
    pub fn begin_anew(&mut self) {
        (self.bits_per_pixel, self.forecast) = (USUAL_BITS_PER_PIXEL, None);
        (self.other, self.own_bytes) = (Other::default(), USUAL_OWN_BYTES);
        self.choose(Purpose::default());
    }

    /// Chooses a purpose: what was said about the one before is forgotten, but what its content takes.
    pub fn choose(&mut self, purpose: Purpose) {
        if let Purpose::Other(other) = purpose {
            self.other = other;
        }
        if let Purpose::Other(Other::Own(bytes)) = purpose {
            self.own_bytes = bytes;
        }
        self.purpose = purpose;
        (self.prediction, self.is_measured) = (None, false);
        self.parts = 1;
        self.sample = Sample::None;
    }

    /// It is made in so many videos.
    pub fn split_into(&mut self, parts: u32) {
        self.parts = parts.max(1);
    }

    /// Notes what it becomes, and whether that rests on a forecast for its purpose.
    pub fn predict(&mut self, prediction: Option<Prediction>, is_measured: bool) {
        (self.prediction, self.is_measured) = (prediction, is_measured);
    }

    /// Notes what a project was measured to become.
    pub fn note_forecast(&mut self, project: Arc<Project>, purpose: Purpose, forecast: Forecast) {
        self.bits_per_pixel = measured_bits_per_pixel(purpose, &project, &forecast);
        self.forecast = Some((project, purpose, forecast));
    }

    pub fn put_into(&mut self, destination: PathBuf) {
        self.destination = destination;
    }

    /// Notes how far the five seconds are.
    pub fn note_sample(&mut self, sample: Sample) {
        self.sample = sample;
    }
}
