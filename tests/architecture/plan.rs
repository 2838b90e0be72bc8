//! The plan of the house, as data: who stands above whom.

/// A crate: its first file, and its rooms on floors, the ground first. A room is a folder or a file right below `src`.
/// It may name rooms on lower floors; those on its own know nothing of each other.
pub struct House {
    pub first: &'static str,
    pub floors: &'static [&'static [&'static str]],
}

pub const HOUSES: [House; 12] = [
    House {
        first: "crates/timeline/src/lib.rs",
        floors: &[
            &["color", "extra", "ids", "time"],
            &["audio_track", "described", "kit", "own_template", "said", "style"],
            &["graphic"],
            &["clip"],
            &["project"],
            &["footage", "project_text", "scene", "validate"],
            &["edit"],
            &["captions", "history"],
        ],
    },
    House {
        first: "crates/graphics/src/lib.rs",
        floors: &[
            &[
                "recent",
                "typeface",
                "guarded_svg",
                "icon",
                "kit",
                "language",
                "months",
                "motion",
                "reading",
                "shape",
                "type_scale",
                "unpacked",
                "color",
            ],
            &["shaping"],
            &["fonts"],
            &["chart_kind", "day", "fit", "logo", "number", "palette"],
            &["clock"],
            &["drawing", "kit_file", "table", "vector_picture"],
            &["check", "faint", "place", "suggest", "svg"],
            &["raster", "sheet"],
            &["chart", "picture", "template"],
            &["own_template"],
            &["any_template"],
            &["lack", "prompts", "show"],
            &["field_fit"],
        ],
    },
    House {
        first: "crates/speech/src/lib.rs",
        floors: &[
            &["phone", "placing", "sound", "together", "trellis"],
            &["script", "spoken", "table"],
            &["anchor", "tapping"],
            &["refine"],
            &["evidence", "lineup", "repeats"],
            &["lines"],
        ],
    },
    House {
        first: "crates/transcribe/src/lib.rs",
        floors: &[&["model", "resample"], &["packing"], &["talk"], &["engine", "words"], &["draft"]],
    },
    House { first: "crates/words/src/lib.rs", floors: &[&["messages"], &["numbers", "spelled"], &["errors"]] },
    House {
        first: "crates/trace/src/lib.rs",
        floors: &[&["base_names", "log_file", "repeats"], &["writer"], &["entry"]],
    },
    House {
        first: "crates/core/src/lib.rs",
        floors: &[
            &[
                "priority",
                "counted",
                "ending",
                "machine",
                "media_paths",
                "naming",
                "ordinary_file",
                "picture",
                "reader_pool",
                "stop",
                "swallowed",
            ],
            &["disk", "fingerprint", "json_size", "part_file"],
            &["atomic_file", "servers"],
            &["error", "folders"],
            &["store"],
            &["media", "project_file", "script_file"],
            &["library"],
            &["audio", "render", "project_from_media"],
            &["caption_boxes", "resolved"],
            &["export", "media_cache", "preview", "workspace"],
            &["packing"],
        ],
    },
    House {
        first: "crates/session/src/lib.rs",
        floors: &[
            &[
                "caption",
                "complexity",
                "edit_log",
                "hearing",
                "loudness",
                "making",
                "reading_time",
                "removed_sentence",
                "selection",
            ],
            &["purpose", "session"],
            &[
                "film_subtitles",
                "graphic_findings",
                "graphic_kind",
                "graphics",
                "import",
                "places",
                "prediction",
                "stage",
                "subtitles",
                "tools",
            ],
            &["charts"],
            &["arrange", "sentence"],
            &["removing_sentences", "repeats", "script", "subtitle_file"],
            &["tapping"],
        ],
    },
    // One room for each verb and each way of speaking; circles alone are looked for.
    House { first: "crates/cli/src/main.rs", floors: &[] },
    House {
        first: "crates/editor/src/lib.rs",
        floors: &[
            &["look", "settings", "sound_output"],
            &["divider"],
            &["state"],
            &["layout"],
            &["model"],
            &["panels", "services"],
            &["window"],
            &["app"],
            &["renderer"],
        ],
    },
    House { first: "crates/editor/src/main.rs", floors: &[] },
    House { first: "crates/launcher/src/main.rs", floors: &[] },
];

/// What panels may name of each other: menus, and how a project stands.
pub const TOOLKIT: [&str; 2] = ["menu", "standing"];
