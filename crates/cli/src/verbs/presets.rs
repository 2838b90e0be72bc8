//! `sunting presets`: platforms and their limits, with date and source.

use serde_json::json;
use sunting_core::export::platforms;

use crate::context::Context;
use crate::failure::Failure;

/// Lists them.
pub fn run(context: &Context) -> Result<(), Failure> {
    let platforms = platforms()?;
    let mut lines = Vec::new();
    for platform in platforms {
        let limit = platform.max_bytes.map_or("-".to_owned(), |bytes| context.messages.size(bytes));
        let side = platform.max_short_side_px.map_or("-".to_owned(), |side| format!("{side}p"));
        let (name, title) = (&platform.name, &platform.title);
        lines.push(format!("{name:<18} {title:<28} {limit:>9}  {side:>6}  {} ({})", platform.checked, platform.grade));
    }
    context.give(&json!({"platforms": platforms}), &lines.join("\n"));
    Ok(())
}
