//! What can be changed about an office's look.

use sunting_timeline::Color;
use sunting_timeline::graphic::{Corner, CornerLogo};

/// A change of the look that all graphics share; each is one step.
#[derive(Clone, Debug, PartialEq)]
pub enum OfficeEdit {
    /// While it is typed: one step until something else happens.
    Name(String),
    Primary(Color),
    Accent(Color),
    WithoutLogo,
    /// The logo over the film, or none.
    CornerLogo(Option<CornerLogo>),
    ReducedMotion(bool),
    /// The laptop's look instead of the project's.
    TakeOwn,
    /// A name that is not offered any more.
    ForgetPerson(String),
    /// A source that is not offered any more.
    ForgetSource(String),
}

/// The logo in that corner, otherwise as it was.
pub fn in_corner(before: Option<CornerLogo>, corner: Option<Corner>) -> Option<CornerLogo> {
    corner.map(|corner| CornerLogo { corner, ..before.unwrap_or_default() })
}
