//! Which frame times an export has: a constant rate, or those of its source.

use serde::{Deserialize, Serialize};
use sunting_timeline::FrameRate;

/// Where the frames' times come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Timing {
    /// Each frame of the one source keeps its distance to the next.
    Source,
    /// Composed frames on a grid.
    Constant(FrameRate),
}
