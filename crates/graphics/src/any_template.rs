//! What a graphic is made with, whether it ships or a user drew it.

use std::sync::Arc;

use sunting_timeline::graphic::Graphic;
use sunting_timeline::own_template::{MOST_OWN_TEMPLATES, StoredTemplate};

use crate::language::Language;
use crate::own_template::{self, OwnTemplate};
use crate::recent::Recent;
use crate::template::{self, Field, Template};

/// Own templates that stay read, as many as a project can carry: windows ask for their fields in every frame.
const MOST_READ: usize = MOST_OWN_TEMPLATES;

/// A template of either kind.
#[derive(Clone)]
pub enum AnyTemplate {
    /// One that ships with the engine.
    Shipped(&'static Template),
    /// A user's own.
    Own(Arc<OwnTemplate>),
}

impl AnyTemplate {
    /// What a graphic is made with; `own` is the template of its id that the project carries. `None` for charts, for
    /// templates that nobody knows, and for own ones that are refused.
    pub fn of(graphic: &Graphic, own: Option<&StoredTemplate>) -> Option<Self> {
        match own {
            Some(own) => read(own).map(Self::Own),
            None => template::find(&graphic.template).map(Self::Shipped),
        }
    }

    /// As people call it; empty for an own one that has no title.
    pub fn name(&self, language: Language) -> &str {
        match self {
            Self::Shipped(template) => template.names.of(language),
            Self::Own(template) => template.title(),
        }
    }

    /// What can be filled in, in the order in which it is asked for.
    pub fn fields(&self) -> Vec<Field<'_>> {
        match self {
            Self::Shipped(template) => template.fields.to_vec(),
            Self::Own(template) => template.fields().collect(),
        }
    }

    /// How long it is seen when nothing says otherwise, in seconds; 0 for as long as the film.
    pub fn seconds(&self) -> f64 {
        match self {
            Self::Shipped(template) => template.seconds,
            Self::Own(_) => own_template::SECONDS,
        }
    }

    /// Whether a graphic of it can be moved, if it has room: those that fill a side of the picture or all of it cannot.
    pub fn is_movable(&self) -> bool {
        match self {
            Self::Shipped(template) => !template.places().is_empty(),
            Self::Own(_) => true,
        }
    }

    /// The required fields that hold nothing.
    pub fn missing(&self, graphic: &Graphic) -> Vec<Field<'_>> {
        let mut fields = self.fields();
        fields.retain(|field| field.required && field.is_empty_in(graphic));
        fields
    }
}

fn read(stored: &StoredTemplate) -> Option<Arc<OwnTemplate>> {
    static RECENT: Recent<StoredTemplate, OwnTemplate> = Recent::new(MOST_READ);
    RECENT.of(stored, |stored| OwnTemplate::read(stored.clone()).ok())
}
