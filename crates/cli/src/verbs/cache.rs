//! `sunting cache`: the segment store.

use serde_json::json;
use sunting_core::export::SegmentStore;

use crate::args::Cache;
use crate::context::{Context, path_text};
use crate::failure::Failure;

/// Shows or clears it.
pub fn run(context: &Context, verb: &Cache) -> Result<(), Failure> {
    let store = SegmentStore::open(&context.options().store)?;
    let (key, size) = match verb {
        Cache::Show => ("cache-shown", store.show()?),
        Cache::Clear => ("cache-cleared", store.clear()?),
    };
    let folder = path_text(store.root());
    let object = json!({"store": folder, "segments": size.segments, "size_bytes": size.bytes});
    let arguments =
        [("folder", folder), ("count", size.segments.to_string()), ("size", context.messages.size(size.bytes))];
    context.give(&object, &context.text(key, &arguments));
    Ok(())
}
