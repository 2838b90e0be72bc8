//! Why a file is no template.

use sunting_timeline::described::{Argument, Described, Value};
use sunting_timeline::own_template::MOST_TEMPLATE_BYTES;

use crate::guarded_svg::SvgRefusal;

/// More boxes than that nobody reads.
pub const MOST_BOXES: usize = 24;

/// The most of a value that a sentence repeats.
const MOST_REPEATED: usize = 40;

/// Why a file is no template.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum OwnTemplateError {
    /// More than [`MOST_TEMPLATE_BYTES`].
    #[error("the template's file has {bytes} bytes")]
    FileTooLarge { bytes: u64 },
    /// No SVG at all.
    #[error("the template is no SVG")]
    NotSvg,
    /// Broken, or not what it says it is.
    #[error("the template cannot be read: {0}")]
    Damaged(String),
    /// It holds scripts, or pages of another kind.
    #[error("the template holds a program")]
    Active,
    /// It refers to other files.
    #[error("the template refers to other files")]
    External,
    /// It defines entities, whose text may unfold without end.
    #[error("the template defines entities")]
    Entities,
    /// It takes too long to draw.
    #[error("the template is too complex")]
    TooComplex,
    /// A picture in it is broken or has too many pixels.
    #[error("a picture in the template is too large or broken")]
    Picture,
    /// It does not say how large it is, or is far from any picture's shape.
    #[error("the template has no size that a picture can have")]
    Size,
    /// No box for words.
    #[error("the template has no box for words")]
    NoBoxes,
    /// More boxes than anybody reads.
    #[error("the template has {count} boxes")]
    TooManyBoxes { count: u64 },
    /// A box cannot be used as it stands.
    #[error("the box {field}: {problem}")]
    Box { field: String, problem: BoxProblem },
}

/// What is wrong with a box.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum BoxProblem {
    /// Its field's name has other letters than a to z, digits and hyphens.
    #[error("its name")]
    Name,
    /// Another box has the same name.
    #[error("its name comes twice")]
    Twice,
    /// It is no rectangle.
    #[error("it is no rectangle")]
    NoRectangle,
    /// It is turned or slanted.
    #[error("it is turned")]
    Turned,
    /// It is hidden, or has no size.
    #[error("it is not seen")]
    Unseen,
    /// Not all of it is in the picture.
    #[error("it is not in the picture")]
    Outside,
    /// Too small for letters.
    #[error("it is too small")]
    Small,
    /// An attribute does not say what it may.
    #[error("{name} is \"{value}\"")]
    Attribute { name: &'static str, value: String, allowed: String },
}

impl OwnTemplateError {
    pub(super) fn of_box(field: &str, problem: BoxProblem) -> Self {
        Self::Box { field: short(field), problem }
    }
}

impl BoxProblem {
    pub(super) fn attribute(name: &'static str, value: &str, allowed: &str) -> Self {
        Self::Attribute { name, value: short(value), allowed: allowed.to_owned() }
    }
}

fn short(text: &str) -> String {
    text.chars().take(MOST_REPEATED).collect()
}

impl From<SvgRefusal> for OwnTemplateError {
    fn from(refusal: SvgRefusal) -> Self {
        match refusal {
            SvgRefusal::Damaged(detail) => Self::Damaged(detail),
            SvgRefusal::Active => Self::Active,
            SvgRefusal::External => Self::External,
            SvgRefusal::Entities => Self::Entities,
            SvgRefusal::TooComplex => Self::TooComplex,
        }
    }
}

impl Described for OwnTemplateError {
    fn code(&self) -> &'static str {
        match self {
            Self::FileTooLarge { .. } => "own-template-file-too-large",
            Self::NotSvg => "own-template-not-svg",
            Self::Damaged(_) => "own-template-damaged",
            Self::Active => "own-template-active",
            Self::External => "own-template-external",
            Self::Entities => "own-template-entities",
            Self::TooComplex => "own-template-too-complex",
            Self::Picture => "own-template-picture",
            Self::Size => "own-template-size",
            Self::NoBoxes => "own-template-no-boxes",
            Self::TooManyBoxes { .. } => "own-template-too-many-boxes",
            Self::Box { problem, .. } => match problem {
                BoxProblem::Name => "own-template-box-name",
                BoxProblem::Twice => "own-template-box-twice",
                BoxProblem::NoRectangle => "own-template-box-no-rectangle",
                BoxProblem::Turned => "own-template-box-turned",
                BoxProblem::Unseen => "own-template-box-unseen",
                BoxProblem::Outside => "own-template-box-outside",
                BoxProblem::Small => "own-template-box-small",
                BoxProblem::Attribute { .. } => "own-template-box-attribute",
            },
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::FileTooLarge { bytes } => {
                vec![("size", Value::Bytes(*bytes)), ("most", Value::Bytes(MOST_TEMPLATE_BYTES as u64))]
            }
            Self::Damaged(detail) => vec![("detail", detail.clone().into())],
            Self::TooManyBoxes { count } => {
                vec![("count", Value::Count(*count)), ("most", Value::Count(MOST_BOXES as u64))]
            }
            Self::Box { field, problem: BoxProblem::Attribute { name, value, allowed } } => vec![
                ("box", field.clone().into()),
                ("name", (*name).into()),
                ("value", value.clone().into()),
                ("allowed", allowed.clone().into()),
            ],
            Self::Box { field, .. } => vec![("box", field.clone().into())],
            _ => Vec::new(),
        }
    }
}
