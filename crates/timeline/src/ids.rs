//! The ids of media files, tracks and clips within a project.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);
    };
}

id!(
    /// Names a [`Media`](crate::Media) within its project.
    MediaId
);
id!(
    /// Names a [`Track`](crate::Track) within its project.
    TrackId
);
id!(
    /// Names a [`Clip`](crate::Clip) within its project, whatever track it is on.
    ClipId
);
