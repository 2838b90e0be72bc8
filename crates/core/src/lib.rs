//! The engine: media (the FFmpeg fence), render, audio, export, project files.

pub mod atomic_file;
pub mod audio;
pub mod background;
mod counted;
pub mod disk;
pub mod error;
pub mod export;
pub mod fingerprint;
pub mod folders;
pub mod glance;
pub mod json_size;
pub mod library;
pub mod machine;
pub mod media;
pub mod media_paths;
pub mod naming;
pub mod ordinary_file;
pub mod packing;
pub mod part_file;
pub mod picture;
pub mod preview;
pub mod project_file;
mod reader_pool;
pub mod render;
pub mod servers;
pub mod single;
pub mod stop;
mod store;
pub mod swallowed;
pub mod workspace;

#[cfg(test)]
mod once_tests;
