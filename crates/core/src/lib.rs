//! The engine: media (the FFmpeg fence), render, audio, export, project files.

pub mod audio;
pub mod error;
pub mod export;
pub mod fingerprint;
pub mod media;
pub mod media_paths;
pub mod picture;
pub mod render;
