//! What the window has done elsewhere: on threads, on the disk, by the system. Nothing here draws.
//!
//! Each service is asked by a call that returns at once, and answers with news that the window takes when it is woken.

pub mod awake;
pub mod clipboard;
pub mod copies;
pub mod dialogs;
pub mod double_click;
pub mod earlier_versions;
pub mod file_tasks;
pub mod files;
pub mod forecast;
pub mod job_store;
pub mod jobs;
pub mod logo;
pub mod long_task;
pub mod media_cache;
mod own_templates;
pub mod packer;
pub mod path_check;
pub mod preview;
pub mod project_folders;
pub mod report;
pub mod sample;
pub mod sample_project;
mod script_files;
pub mod search;
pub mod sound_devices;
mod subtitle_files;
pub mod system;
mod table_files;

use std::sync::Arc;

/// Called from any thread when there is news.
pub type Wake = Arc<dyn Fn() + Send + Sync>;
