//! `doctor`: what this machine has, and what is missing. Nothing personal, nothing sent anywhere.

use std::path::PathBuf;

use serde_json::{Value, json};
use sunting_core::export::SegmentStore;
use sunting_core::machine::memory_bytes;
use sunting_core::media::capabilities::{Capabilities, Component, capabilities};
use sunting_core::render::text::fonts;

use super::transcribe::models::Models;
use super::{Outcome, store};
use crate::args::Common;
use crate::output::Console;
use crate::shown;
use sunting_words::Messages;

/// With less than this, exports fail soon.
const LOW_DISK_BYTES: u64 = 1_000_000_000;

struct Machine {
    capabilities: Capabilities,
    cores: usize,
    memory_bytes: Option<u64>,
    fonts: Vec<String>,
    store: PathBuf,
    free_bytes: Option<u64>,
    models: Models,
}

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(common: &Common, console: &Console) -> Outcome {
    let machine = look(common);
    let missing = missing(&console.messages, &machine);
    console.report(&as_json(&machine, &missing), &in_words(&console.messages, &machine, &missing));
    Ok(())
}

fn look(common: &Common) -> Machine {
    let store = store(common);
    Machine {
        capabilities: capabilities(),
        cores: std::thread::available_parallelism().map_or(1, usize::from),
        memory_bytes: memory_bytes(),
        fonts: fonts::names(),
        free_bytes: SegmentStore::free_bytes(&store),
        store,
        models: Models::look(),
    }
}

fn missing(messages: &Messages, machine: &Machine) -> Vec<String> {
    let capabilities = &machine.capabilities;
    let needed =
        capabilities.encoders.iter().chain(&capabilities.filters).filter(|part| part.required && !part.present);
    let mut missing: Vec<String> =
        needed.map(|part| messages.text("doctor-part-missing", &[("name", part.name.into())])).collect();
    if let Some(free) = machine.free_bytes.filter(|&free| free < LOW_DISK_BYTES) {
        missing.push(messages.text("doctor-disk-low", &[("size", messages.size(free).into())]));
    }
    if machine.fonts.is_empty() {
        missing.push(messages.text("doctor-fonts-missing", &[]));
    }
    missing
}

fn as_json(machine: &Machine, missing: &[String]) -> Value {
    let coders = |coders: &[Component]| -> Value {
        coders.iter().map(|coder| json!({ "name": coder.name, "present": coder.present })).collect()
    };
    json!({
        "version": env!("CARGO_PKG_VERSION"),
        "system": format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        "cores": machine.cores,
        "memory_bytes": machine.memory_bytes,
        "ffmpeg": machine.capabilities.libraries,
        "encoders": coders(&machine.capabilities.encoders),
        "decoders": coders(&machine.capabilities.decoders),
        "filters": coders(&machine.capabilities.filters),
        "fonts": machine.fonts,
        "store": { "path": machine.store.to_string_lossy(), "free_bytes": machine.free_bytes },
        "transcribe": machine.models.as_json(),
        "missing": missing,
    })
}

fn in_words(messages: &Messages, machine: &Machine, missing: &[String]) -> String {
    let names = |coders: &[Component], present| -> String {
        let chosen = coders.iter().filter(|coder| coder.present == present).map(|coder| coder.name);
        chosen.collect::<Vec<_>>().join(", ")
    };
    let capabilities = &machine.capabilities;
    let line = |key: &str, value: String| messages.text(key, &[("value", value.into())]);
    let mut lines = vec![
        format!("Sunting {} ({} {})", env!("CARGO_PKG_VERSION"), std::env::consts::OS, std::env::consts::ARCH),
        line("doctor-cores", machine.cores.to_string()),
        line("doctor-memory", machine.memory_bytes.map_or_else(|| "?".to_owned(), |bytes| messages.size(bytes))),
        line("doctor-ffmpeg", capabilities.libraries.clone()),
        line("doctor-writes", names(&capabilities.encoders, true)),
        line("doctor-reads", names(&capabilities.decoders, true)),
        line("doctor-fonts", machine.fonts.join(", ")),
        line("doctor-store", shown::path(&machine.store)),
    ];
    lines.extend(machine.free_bytes.map(|free| line("doctor-free", messages.size(free))));
    lines.extend(machine.models.in_words(messages));
    if missing.is_empty() {
        lines.push(messages.text("doctor-fine", &[]));
    }
    lines.extend(missing.iter().cloned());
    lines.join("\n")
}
