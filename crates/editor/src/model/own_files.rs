//! The templates that lie in the user's folder, as they were read last.

use std::sync::Arc;

use sunting_core::error::MediaError;
use sunting_graphics::own_template::{OwnTemplate, OwnTemplateError};
use sunting_timeline::described::Described;

/// A file in the folder for templates.
pub struct OwnFile {
    /// Of the template in projects.
    pub id: String,
    /// As people call it.
    pub name: String,
    pub template: Result<Arc<OwnTemplate>, RefusedTemplate>,
}

/// Why a file is no template.
pub enum RefusedTemplate {
    File(MediaError),
    Template(OwnTemplateError),
}

impl RefusedTemplate {
    pub fn error(&self) -> &dyn Described {
        match self {
            Self::File(error) => error,
            Self::Template(error) => error,
        }
    }
}
