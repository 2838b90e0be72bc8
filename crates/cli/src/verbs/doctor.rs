//! `sunting doctor`: what this machine has, and what is missing.

use serde_json::json;
use sunting_core::export::SegmentStore;
use sunting_core::media::capabilities::{capabilities, library_versions};

use crate::context::{Context, path_text};
use crate::failure::Failure;

/// Looks and tells.
pub fn run(context: &Context) -> Result<(), Failure> {
    let found = capabilities();
    let missing: Vec<&str> = found.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let store = &context.options().store;
    let (free_bytes, memory_bytes) = (SegmentStore::free_bytes(store), sunting_core::machine::memory_bytes());
    let object = json!({
        "version": env!("CARGO_PKG_VERSION"),
        "ffmpeg": library_versions(),
        "capabilities": found.iter().map(|(name, there)| (name.to_string(), json!(there))).collect::<serde_json::Map<_, _>>(),
        "missing": missing,
        "cores": cores,
        "memory_bytes": memory_bytes,
        "store": path_text(store),
        "free_bytes": free_bytes,
    });
    let messages = &context.messages;
    let size = |bytes: Option<u64>| bytes.map_or("?".to_owned(), |bytes| messages.size(bytes));
    let verdict = if missing.is_empty() {
        messages.text("doctor-well", &[])
    } else {
        messages.text("doctor-missing", &[("what", missing.join(", "))])
    };
    let words = messages.text(
        "doctor",
        &[
            ("version", env!("CARGO_PKG_VERSION").to_owned()),
            ("ffmpeg", library_versions()),
            ("cores", cores.to_string()),
            ("memory", size(memory_bytes)),
            ("store", path_text(store)),
            ("free", size(free_bytes)),
        ],
    );
    context.give(&object, &format!("{words}\n{verdict}"));
    Ok(())
}
