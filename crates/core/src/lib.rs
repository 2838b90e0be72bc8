//! The engine: media (the FFmpeg fence), render, audio, export, project files.
//!
//! Probe a file, make a project of it, edit the project, export it:
//!
//! ```
//! use std::path::Path;
//! use std::sync::Arc;
//!
//! use sunting_core::export::{ExportSettings, RunOptions, Unwatched, export};
//! use sunting_core::media::probe::probe;
//! use sunting_core::project_from_media::project_of_file;
//! use sunting_timeline::Time;
//! use sunting_timeline::edit::{Edit, apply};
//!
//! let facts = probe(Path::new("../../assets/sample/Isi formulir.mp4"))?;
//! assert_eq!(facts.duration, Time::from_seconds(9));
//!
//! let (project, paths) = project_of_file(&facts);
//! let (start, end) = (Time::from_seconds(1).into(), Time::from_seconds(9).into());
//! let project = apply(&project, &Edit::RemoveRange { start, end })?;
//!
//! // The store keeps finished segments, so that a second export makes only what has changed.
//! let folder = tempfile::tempdir()?;
//! let options = RunOptions { store: folder.path().join("store"), memory_bytes: None, force: false };
//! let settings = ExportSettings { height_px: Some(240), ..ExportSettings::default() };
//! let output = folder.path().join("short.mp4");
//! let report = export(&Arc::new(project), &Arc::new(paths), &settings, &output, &options, &Unwatched)?;
//! assert_eq!((report.frames, report.height_px), (30, 240));
//! assert_eq!(probe(&output)?.duration, Time::from_seconds(1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `examples/` has small programs of this kind: trimming, burning captions in, one frame as a picture.

pub mod atomic_file;
pub mod audio;
pub mod caption_boxes;
mod counted;
pub mod disk;
pub mod ending;
pub mod error;
pub mod export;
pub mod fingerprint;
pub mod folders;
pub mod json_size;
pub mod library;
pub mod machine;
pub mod media;
pub mod media_cache;
pub mod media_paths;
pub mod naming;
pub mod ordinary_file;
pub mod packing;
pub mod part_file;
pub mod picture;
pub mod preview;
pub mod priority;
pub mod project_file;
pub mod project_from_media;
mod reader_pool;
pub mod render;
pub mod resolved;
pub mod script_file;
pub mod servers;
pub mod stop;
mod store;
pub mod swallowed;
pub mod workspace;

#[cfg(test)]
mod once_tests;
