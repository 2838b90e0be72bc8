//! How the window looks: colours, type, icons, and drawing with them.

pub mod brush;
pub mod chart_icon;
pub mod crisp;
pub mod fonts;
pub mod icons;
mod purpose_icon;
pub mod short_names;
pub mod slider;
pub mod theme;
pub mod tips;
pub mod widgets;

pub use brush::Look;
pub use purpose_icon::purpose_icon;
