//! What the window has done elsewhere: on threads, on the disk, by the system. Nothing here draws.

pub mod jobs;
