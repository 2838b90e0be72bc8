//! The FFmpeg fence: files, streams and times. Nothing in here knows of projects.

pub mod packet;
