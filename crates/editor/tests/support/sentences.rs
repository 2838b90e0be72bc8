//! Every sentence that the window tells by itself, with all that it can mention.

use sunting_editor::window::Window;

/// The keys of what is told on the stage, of a file that does not come in, and of a video that was not made.
pub fn keys() -> Vec<&'static str> {
    let source = include_str!("../../../../assets/locales/window.id.ftl");
    let keys = source.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key);
    // Those two are a label, and said outside of the window.
    let is_told = |key: &&str| !["notice-close", "window-error-no-window"].contains(key);
    keys.filter(|key| key.starts_with("notice-") || key.starts_with("window-error-")).filter(is_told).collect()
}

/// A sentence, the values in it as long as they come.
pub fn told(window: &Window, key: &str) -> String {
    let session = &window.model.session;
    let name = session.file_name(session.project().media[1].id);
    let place = format!("Dokumen › Sunting › {name}");
    let values = [
        ("name", name.as_str()),
        ("place", &place),
        ("detail", "Invalid data found when processing input"),
        ("what", "Kalimat ini tidak ada di video."),
        ("step", "Buang bagian ini"),
        ("check", "durasi"),
        ("time", "1:02:34,5"),
        ("size", "999,9 MB"),
        ("duration", "1:02:34,5"),
        ("least", "999,9 MB"),
        ("limit", "999,9 MB"),
        ("count", "128"),
        ("unsure", "32"),
        ("missing", "12"),
        ("index", "12"),
        ("percent", "62"),
        ("shape", "mendatar 16:9"),
    ];
    window.model.words.text(key, &values.map(|(name, value)| (name, value.into())))
}
