//! What `doctor` says of speech to text: whether it is in this build, and the models that are there and could be.

use std::path::PathBuf;

use serde_json::{Value, json};
use sunting_core::workspace::places::Places;
use sunting_timeline::described::Described;
use sunting_transcribe::HAS_ENGINE;
use sunting_transcribe::model::{Model, ModelError, SIZES, models_in};
use sunting_words::Messages;

use crate::failure::Failure;
use crate::shown;

/// The folder for models, and what lies in it.
pub struct Models {
    folder: PathBuf,
    found: Vec<(PathBuf, Result<Model, ModelError>)>,
}

impl Models {
    /// Looks.
    pub fn look() -> Self {
        let folder = Places::of_system().models();
        Self { found: models_in(&folder), folder }
    }

    pub fn as_json(&self) -> Value {
        let model = |(path, model): &(PathBuf, Result<Model, ModelError>)| {
            let model_facts = model.as_ref().ok();
            json!({
                "path": path.to_string_lossy(),
                "size": model_facts.map(|model| model.size.name),
                "size_bytes": model_facts.map(|model| model.file_bytes),
                "memory_bytes": model_facts.map(|model| model.memory_bytes),
                "problem": model.as_ref().err().map(Described::code),
            })
        };
        let known = SIZES.iter().map(|size| {
            json!({
                "name": size.name,
                "file_name": size.file_name,
                "size_bytes": size.file_bytes,
                "memory_bytes": size.memory_bytes,
            })
        });
        json!({
            "present": HAS_ENGINE,
            "folder": self.folder.to_string_lossy(),
            "models": self.found.iter().map(model).collect::<Vec<_>>(),
            "known": known.collect::<Vec<_>>(),
        })
    }

    pub fn in_words(&self, messages: &Messages) -> Vec<String> {
        if !HAS_ENGINE {
            return vec![messages.text("doctor-transcribe-missing", &[])];
        }
        let mut lines = vec![messages.text("doctor-models", &[("value", shown::path(&self.folder).into())])];
        lines.extend(self.found.iter().map(|(path, model)| match model {
            Ok(model) => line(messages, &shown::path(path), model.file_bytes, model.memory_bytes),
            Err(error) => {
                let what = Failure::new(error.code(), error.arguments()).message(messages);
                messages.text("doctor-model-wrong", &[("name", shown::path(path).into()), ("what", what.into())])
            }
        }));
        if self.found.is_empty() {
            lines.push(messages.text("doctor-models-none", &[]));
            lines.extend(SIZES.map(|size| line(messages, size.file_name, size.file_bytes, size.memory_bytes)));
        }
        lines
    }
}

fn line(messages: &Messages, name: &str, file_bytes: u64, memory_bytes: u64) -> String {
    let arguments = [
        ("name", name.to_owned().into()),
        ("size", messages.size(file_bytes).into()),
        ("memory", messages.size(memory_bytes).into()),
    ];
    messages.text("doctor-model", &arguments)
}
