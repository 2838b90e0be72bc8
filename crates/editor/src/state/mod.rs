//! How a session is looked at, and everything that can be done in the window: no drawing, no files, no threads.

pub mod action;
pub mod command;
pub mod graphic_kind;
pub mod keys;
pub mod moments;
pub mod numbers;
pub mod office;
pub mod places;
pub mod request;
pub mod sample;
pub mod script_files;
pub mod sentences;
pub mod stray_typing;
pub mod table_files;
pub mod text_tab;
pub mod view;

pub use action::{About, Action, Notice, NoticeButton, Overlay, Step};
pub use command::Command;
pub use request::Request;
