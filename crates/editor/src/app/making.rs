//! What will be made: its prediction, its name, the orders for the queue, the sample.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use sunting_core::naming::with_ending;
use sunting_core::preview::{Precision, Rate};
use sunting_session::complexity::{Taken, most_complex_span};
use sunting_session::making::{part_of, parts, today};
use sunting_session::prediction::predict_in_parts;
use sunting_session::purpose::Purpose;
use sunting_timeline::described::Described;
use sunting_timeline::{Project, Time};

use super::App;
use crate::look::icons;
use crate::model::{JobState, JobView};
use crate::services::Wake;
use crate::services::files::Task;
use crate::services::forecast::{ForecastNews, ForecastOrder, ForecastService};
use crate::services::jobs::{JobOrder, Jobs};
use crate::services::sample::{LENGTH, SampleNews, SampleOrder, SampleResult, SampleService};
use crate::state::request::JobWish;
use crate::state::sample::Sample;
use crate::state::sentences::sentence;
use crate::state::{About, Command, Request, Step};

/// What a prediction follows beside the project: the purpose, its parts, the bits a pixel, and whether a forecast is
/// there of another state or of this one.
type Wanted = (Purpose, u32, (u64, bool, bool));

/// What makes videos, samples and forecasts, and what they were asked for.
pub(super) struct MakingVideos {
    pub jobs: Jobs,
    pub sample: SampleService,
    pub forecast: ForecastService,
    made: Made,
    /// Whether it was told that a video was not finished.
    told_stopped: bool,
}

impl MakingVideos {
    /// Starts the threads.
    ///
    /// # Errors
    /// When the system gives none.
    pub fn start(cache: &Path, wake: &Wake) -> anyhow::Result<Self> {
        Ok(Self {
            jobs: Jobs::start(cache.to_owned(), wake.clone()).context("starting the queue")?,
            sample: SampleService::start(cache.to_owned(), wake.clone()).context("starting the samples")?,
            forecast: ForecastService::start(cache.to_owned(), wake.clone()).context("starting the forecasts")?,
            made: Made::default(),
            told_stopped: false,
        })
    }
}

/// What the last prediction was made of.
#[derive(Default)]
struct Made {
    /// The project and the purpose that the prediction is of.
    predicted: Option<(Arc<Project>, Wanted)>,
    /// The project and the purpose that a forecast was asked for, and how many videos were made before.
    asked: Option<(Arc<Project>, (Purpose, usize))>,
    /// The name that was asked for.
    named: Option<(PathBuf, String, usize)>,
    /// Where the user wants the next one, when not at the usual place.
    chosen: Option<PathBuf>,
    /// How many projects were in the window before this one.
    session: u64,
    /// What the project was for when that was remembered.
    purpose: Option<Purpose>,
    /// How many videos in the queue lack a file.
    lacking: usize,
}

impl App {
    /// Jobs, prediction and name follow the project.
    pub(super) fn follow_making(&mut self) {
        let jobs = self.videos.jobs.views(self.window.words());
        let lacking = jobs.iter().filter(|job| job.lacks_a_file()).count();
        if lacking > std::mem::replace(&mut self.videos.made.lacking, lacking) {
            self.look_for_missing();
        }
        let finished = jobs.iter().filter(|job| !job.is_open()).count();
        self.tell_stopped(&jobs);
        let purpose = self.window.model.making.purpose();
        if self.videos.made.purpose.replace(purpose).is_some_and(|before| before != purpose) {
            self.remember_project();
        }
        self.window.list_jobs(jobs);
        self.predict();
        self.follow_forecast(finished);
        let stem = self.stem();
        let folder = self.services.places.results();
        let wanted = (folder, stem, finished);
        if self.videos.made.named.as_ref() != Some(&wanted) {
            self.services.files.ask(Task::FreeName(wanted.0.clone(), wanted.1.clone()));
            self.videos.made.named = Some(wanted);
        }
    }

    /// The prediction follows the project, the purpose and what was measured.
    fn predict(&mut self) {
        let (making, session) = (&self.window.model.making, self.window.session());
        let (project, purpose) = (session.project().clone(), making.purpose());
        let measured = making.forecast();
        let exact = measured.filter(|(content, _)| Arc::ptr_eq(content, &project)).map(|(_, forecast)| forecast);
        let known = (making.bits_per_pixel().to_bits(), measured.is_some(), exact.is_some());
        let wanted = (purpose, making.parts(), known);
        let is_same = self.videos.made.predicted.as_ref().is_some_and(|(before, predicted)| {
            Arc::ptr_eq(before, &project) && *predicted == wanted && making.prediction().is_some()
        });
        if is_same {
            return;
        }
        let duration = session.duration();
        let usual = predict_in_parts(purpose, &project, duration, making.bits_per_pixel(), making.parts());
        let prediction = exact.map_or(usual, |forecast| usual.measured(purpose, &project, forecast));
        let is_measured = measured.is_some();
        self.window.predict((duration > Time::ZERO).then_some(prediction), is_measured);
        self.videos.made.predicted = Some((project, wanted));
    }

    /// While somebody looks at what will be made and nothing is being made, it is measured.
    fn follow_forecast(&mut self, finished: usize) {
        let model = &self.window.model;
        let project = model.session.project();
        let wanted = model.chrome.step() == Step::Make && !model.session.is_empty() && !self.videos.jobs.is_busy();
        if !wanted {
            self.videos.forecast.leave();
            self.videos.made.asked = None;
            return;
        }
        let purpose = model.making.purpose();
        let is_asked = self
            .videos
            .made
            .asked
            .as_ref()
            .is_some_and(|(content, asked)| Arc::ptr_eq(content, project) && *asked == (purpose, finished));
        if is_asked {
            return;
        }
        self.videos.made.asked = Some((project.clone(), (purpose, finished)));
        self.videos.forecast.ask(ForecastOrder {
            purpose,
            content: project.clone(),
            project: purpose.project(project, today()),
            paths: model.session.paths().clone(),
            settings: purpose.settings(),
        });
    }

    /// What a video becomes is measured.
    pub(super) fn foreseen(&mut self, news: ForecastNews) {
        let ForecastNews { purpose, content, forecast } = news;
        let is_of_now = Arc::ptr_eq(&content, self.window.session().project());
        if let Some(forecast) = forecast.filter(|_| is_of_now) {
            self.window.note_forecast(content, purpose, forecast);
            self.videos.made.predicted = None;
        }
    }

    /// A name that nobody has yet; what the user chose goes before it.
    pub(super) fn named(&mut self, free: PathBuf) {
        self.window.make_into(self.videos.made.chosen.clone().unwrap_or(free));
    }

    /// Another project comes: what was chosen or is being sampled belongs to the one before.
    pub(super) fn forget_making(&mut self) {
        self.videos.made = Made { session: self.videos.made.session + 1, ..Made::default() };
        self.window.note_sample(Sample::None);
    }

    /// Whether a video, a packed project or a sample is being made.
    pub(super) fn is_making(&self) -> bool {
        let model = &self.window.model;
        self.videos.jobs.is_busy() || model.packing.progress().is_some() || *model.making.sample() == Sample::Making
    }

    /// What the last window did not finish is offered, once.
    fn tell_stopped(&mut self, jobs: &[JobView]) {
        // The newest are first: the others waited for it.
        let stopped = jobs.iter().rfind(|job| matches!(job.state, JobState::Paused { is_asked: false, .. }));
        let Some(job) = stopped.filter(|_| !self.videos.told_stopped && self.window.model.queue.jobs().is_empty())
        else {
            return;
        };
        self.videos.told_stopped = true;
        let percent = i64::from(job.percent());
        let text = self.window.words().text("notice-video-stopped", &[("percent", percent.into())]);
        let go_on = ("continue-making", Request::Job(JobWish::Resume, job.id).into());
        self.window.say_of(About::StoppedVideo(job.id), icons::FILM_SLATE, text, Some(go_on));
    }

    /// "Aktivasi IKD - WhatsApp".
    fn stem(&self) -> String {
        let model = &self.window.model;
        format!("{} - {}", model.name(), model.t(model.making.purpose().name()))
    }

    /// Another place for the next video.
    pub(super) fn choose_result(&mut self, path: PathBuf) {
        let path = with_ending(&path, "mp4");
        self.window.make_into(path.clone());
        self.videos.made.chosen = Some(path);
    }

    /// Puts what is to be made into the queue.
    pub(super) fn make(&mut self) {
        self.window.leave_file();
        let model = &self.window.model;
        let purpose = model.making.purpose();
        let whole = model.session.project().clone();
        let settings = purpose.settings();
        let destination = model.making.destination().to_owned();
        let folder = destination.parent().map_or_else(|| self.services.places.results(), PathBuf::from);
        let stem = destination.file_stem().map_or_else(|| self.stem(), |stem| stem.to_string_lossy().into_owned());
        let picture = model.session.first_picture();
        let count = model.making.prediction().map_or(1, |prediction| prediction.made_parts).max(model.making.parts());
        let pieces = parts(&whole, count, purpose.longest());
        let all = pieces.len() as u32;
        // Marked as a whole first: in a part, the clock of a draft goes on.
        let made = purpose.project(&whole, today());
        for (index, range) in pieces.into_iter().enumerate() {
            let number = index as u32 + 1;
            let (project, stem, part) = match all {
                1 => (made.clone(), stem.clone(), None),
                _ => (part_of(&made, range), format!("{stem} {number}"), Some((number, all))),
            };
            self.videos.jobs.add(JobOrder {
                purpose,
                part,
                content: whole.clone(),
                project,
                paths: self.window.session().paths().clone(),
                settings: settings.clone(),
                folder: folder.clone(),
                stem,
                picture: picture.clone(),
            });
        }
        (self.videos.made.named, self.videos.made.chosen) = (None, None);
    }

    /// Really makes the hardest five seconds; those around the playhead where no file says what it took.
    pub(super) fn make_sample(&mut self) {
        let model = &self.window.model;
        if model.session.is_empty() {
            return;
        }
        let purpose = model.making.purpose();
        self.window.note_sample(Sample::Making);
        let model = &self.window.model;
        let taken = |media| {
            let video = model.cached_media.facts.get(model.session.paths().of(media))?.video.as_ref()?;
            let pixels = u64::from(video.width_px) * u64::from(video.height_px);
            Some(Taken { pixels, bytes: &video.picture_bytes })
        };
        let seconds = (LENGTH.as_millis() / 1000).unsigned_abs() as usize;
        let hardest = most_complex_span(model.session.project(), taken, seconds);
        let around = model.session.playhead - LENGTH.scaled(1, 2);
        self.videos.sample.make(SampleOrder {
            session: self.videos.made.session,
            purpose,
            project: purpose.project(model.session.project(), today()),
            paths: model.session.paths().clone(),
            settings: purpose.settings(),
            start: hardest.unwrap_or(around),
        });
    }

    pub(super) fn sampled(&mut self, news: SampleNews) {
        if news.session != self.videos.made.session {
            return;
        }
        match news.result {
            SampleResult::Ready { purpose, file, scene } => {
                let making = &self.window.model.making;
                if purpose == making.purpose() && *making.sample() == Sample::Making {
                    self.window.note_sample(Sample::Ready(file));
                    self.services.preview.set_sample(scene.0, scene.1);
                    self.follow_preview(&self.services.context.clone());
                    self.services.preview.seek(Time::ZERO, Precision::Exact);
                    self.services.preview.play(Rate::times(1));
                }
            }
            SampleResult::Failed(error) => {
                self.window.note_sample(Sample::None);
                let text = sentence(self.window.words(), error.code(), &error.arguments(), None);
                self.window.complain(text);
            }
        }
    }

    /// The commands of the step.
    pub(super) fn make_or_say_why_not(&mut self) {
        self.window.stand_in(Step::Make);
        match self.window.model.reason(Command::MakeVideo) {
            Some(reason) => {
                let text = self.window.t(reason);
                self.window.say(icons::INFO, text, None);
            }
            None => self.make(),
        }
    }
}
