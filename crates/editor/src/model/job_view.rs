//! What the window shows of a video that is made.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sunting_session::purpose::Purpose;
use sunting_timeline::{Project, Time};

/// A video that is being made, waits, or is made.
#[derive(Clone, Debug, PartialEq)]
pub struct JobView {
    pub id: u64,
    pub purpose: Purpose,
    /// Which of how many, when a video is made in parts: (1, 3).
    pub part: Option<(u32, u32)>,
    /// The whole project, as it was edited.
    pub content: Arc<Project>,
    /// Where the file goes or is.
    pub destination: PathBuf,
    /// How long the video is.
    pub duration: Time,
    /// The file and source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
    pub state: JobState,
}

/// How far a job is.
#[derive(Clone, Debug, PartialEq)]
pub enum JobState {
    /// Others come first.
    Waiting,
    Running {
        /// 0 to 1; never falls.
        done: f32,
        /// Until it is ready, once that can be said.
        left: Option<Duration>,
        /// Pieces that are made, and all of them.
        pieces: (u32, u32),
        /// The result is being looked at.
        is_checking: bool,
    },
    /// Stopped; what is made is kept.
    Paused {
        /// 0 to 1.
        done: f32,
        /// The user stopped it, not the end of a window.
        is_asked: bool,
    },
    Done {
        bytes: u64,
        /// It was promised to stay below.
        limit_bytes: Option<u64>,
        /// In pixels.
        size_px: (u32, u32),
        took: Duration,
        /// Source frames that were concealed.
        damaged_frames: u64,
    },
    /// It could not be made. What is made is kept.
    Failed(Failure),
}

/// Why a video could not be made, and what mends that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Failure {
    /// In the window's language.
    pub sentence: String,
    /// What to do before it is tried again.
    pub remedy: Option<Remedy>,
    /// How much is made, 0 to 1.
    pub done: f32,
}

/// What has to be done before a video is tried again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remedy {
    FindFile,
    /// Nothing can be written where the file was to go.
    ChooseFolder,
}

impl JobView {
    pub fn file_name(&self) -> String {
        self.destination.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
    }

    /// Whether it is being made now.
    pub fn is_running(&self) -> bool {
        matches!(self.state, JobState::Running { .. })
    }

    /// Whether it still has something to do.
    pub fn is_open(&self) -> bool {
        matches!(self.state, JobState::Running { .. } | JobState::Waiting | JobState::Paused { .. })
    }

    /// Whether the same is being made already, or will be without anybody's doing.
    pub fn is_under_way(&self, purpose: Purpose, project: &Arc<Project>) -> bool {
        let goes_on = self.is_running() || self.state == JobState::Waiting;
        goes_on && self.purpose == purpose && Arc::ptr_eq(&self.content, project)
    }

    /// Whether it failed because a file is gone.
    pub fn lacks_a_file(&self) -> bool {
        matches!(&self.state, JobState::Failed(Failure { remedy: Some(Remedy::FindFile), .. }))
    }

    /// How much of it is made, 0 to 1.
    pub fn part_done(&self) -> f32 {
        match self.state {
            JobState::Waiting => 0.0,
            JobState::Running { done, .. } | JobState::Paused { done, .. } => done,
            JobState::Failed(ref failure) => failure.done,
            JobState::Done { .. } => 1.0,
        }
    }

    /// The same in whole percents.
    pub fn percent(&self) -> u32 {
        (self.part_done() * 100.0).floor() as u32
    }
}
