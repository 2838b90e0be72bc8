//! The editor's window.
//!
//! ```text
//! keys, panels ── Action ─▶ Window::apply ─▶ Session (the project)      state: pure
//!                                 │ Effect
//!                                 ▼
//!                              services: player, media cache, autosave, jobs, files     threads, disk, system
//!                                 │ news
//!                                 ▼
//!                               Model ─▶ panels draw it
//! ```
#![allow(missing_docs, reason = "a program's items are public for its tests alone")]

pub mod app;
pub mod divider;
pub mod layout;
pub mod look;
pub mod model;
pub mod panels;
pub mod renderer;
pub mod services;
pub mod settings;
pub mod sound_output;
pub mod state;
pub mod window;
