//! An office's look: a name, two colours, a logo. It is part of a project, and so plain data of its own crate.

pub use sunting_timeline::kit::{Kit, MOST_LOGO_BYTES, StoredLogo};
