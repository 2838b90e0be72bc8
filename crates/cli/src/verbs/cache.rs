//! `cache`: the store of finished segments.

use serde_json::json;
use sunting_core::export::SegmentStore;

use super::{Outcome, store};
use crate::args::{Cache, Common};
use crate::output::Console;
use crate::shown;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(action: Cache, common: &Common, console: &Console) -> Outcome {
    let store = SegmentStore::open(&store(common))?;
    let (key, size) = match action {
        Cache::Show => ("cache-shown", store.show()?),
        Cache::Clear => ("cache-cleared", store.clear()?),
    };
    let folder = shown::path(store.root());
    let object = json!({ "path": folder, "segments": size.segments, "size_bytes": size.bytes });
    let arguments = [
        ("folder", folder.into()),
        ("count", size.segments.into()),
        ("size", console.messages.size(size.bytes).into()),
    ];
    console.report(&object, &console.messages.text(key, &arguments));
    Ok(())
}
