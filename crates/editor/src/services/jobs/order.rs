//! A video that is to be made, and how it stands.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sunting_core::export::ExportSettings;
use sunting_core::media_paths::MediaPaths;
use sunting_timeline::described::Value;
use sunting_timeline::{Project, Time};

use crate::model::{Failure, JobState, Remedy};
use sunting_session::purpose::Purpose;

/// A video to be made.
#[derive(Clone, Debug)]
pub struct JobOrder {
    pub purpose: Purpose,
    pub part: Option<(u32, u32)>,
    /// The whole project, as it was edited.
    pub content: Arc<Project>,
    /// As it is to be made: in the purpose's shape.
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    pub settings: ExportSettings,
    pub folder: PathBuf,
    /// What it is called, when nobody is called so yet.
    pub stem: String,
    /// The file and source time of the picture that stands for it.
    pub picture: Option<(PathBuf, Time)>,
}

/// Why a video could not be made: the name of the sentence and what it mentions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    pub(super) code: String,
    pub(super) arguments: Vec<(String, Value)>,
    pub(super) file: Option<PathBuf>,
    pub(super) remedy: Option<Remedy>,
}

/// How a video stands that is not being made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Standing {
    /// The window ended before it was made.
    #[default]
    Stopped,
    Paused,
    Failed(Problem),
}

impl Standing {
    /// What is shown of it; the sentence is put in where the language is known.
    pub(super) fn state(&self, done: f32) -> JobState {
        match self {
            Self::Stopped => JobState::Paused { done, is_asked: false },
            Self::Paused => JobState::Paused { done, is_asked: true },
            Self::Failed(problem) => {
                JobState::Failed(Failure { sentence: String::new(), remedy: problem.remedy, done })
            }
        }
    }
}

#[derive(Clone, Serialize, Deserialize)]
pub struct Noted {
    pub destination: PathBuf,
    /// How far it is, 0 to 1.
    pub done: f32,
    /// Whether it was stopped, and by what.
    #[serde(default)]
    pub standing: Standing,
}
