//! Names for folders and files that are valid on every system and not taken yet.

use std::path::{Path, PathBuf};

/// Longer names make paths that Windows refuses.
const MAX_LETTERS: usize = 80;
/// Systems take 255 bytes or units of UTF-16, of which an ending and a number still need some.
const MAX_BYTES: usize = 200;
/// Of a whole name, in units of UTF-16 on Windows and in bytes elsewhere.
const MAX_NAME_UNITS: usize = 255;
/// Names of devices on Windows, whatever follows behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
/// With one digit behind them, from 1 to 9.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];
/// How cameras, phones and messengers begin the names of their files.
const CAMERA_STARTS: [&str; 22] = [
    "vid", "img", "dsc", "mvi", "mov", "pxl", "gopr", "gh0", "gx0", "dji", "whatsapp", "video-", "wp_", "screen",
    "rec", "ptt-", "aud-", "signal-", "telegram", "inshot", "capcut", "record",
];

/// A name without the characters that some file system refuses; "Video" when nothing is left.
pub fn safe_name(name: &str) -> String {
    let allowed = |letter: char| !letter.is_control() && !r#"<>:"/\|?*"#.contains(letter);
    let cleaned: String = name.chars().map(|letter| if allowed(letter) { letter } else { ' ' }).collect();
    let joined = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = joined.chars().take(MAX_LETTERS).collect();
    let name = beginning(&short, MAX_BYTES, char::len_utf8).trim_matches(['.', ' ']).to_owned();
    match (name.is_empty(), is_device(&name)) {
        (true, _) => "Video".to_owned(),
        (_, true) => format!("{name}_"),
        _ => name,
    }
}

/// As many whole letters of a text as are not longer together than `most`, each as long as `length` says.
fn beginning(text: &str, most: usize, length: fn(char) -> usize) -> String {
    let mut room = most;
    let fits = |&letter: &char| {
        let left = room.checked_sub(length(letter));
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).collect()
}

/// Whether Windows takes a name for one of its devices (`CON`, `NUL`, …), whatever follows after a dot.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let mut letters = stem.chars();
    let is_numbered = letters.next_back().is_some_and(|last| "123456789\u{b9}\u{b2}\u{b3}".contains(last));
    DEVICES.contains(&stem.as_str()) || (is_numbered && NUMBERED_DEVICES.contains(&letters.as_str()))
}

/// A folder of that name that is not there yet: "Nama", "Nama 2", …
pub fn free_folder(parent: &Path, name: &str) -> PathBuf {
    free(|number| parent.join(numbered(name, number)))
}

/// A file of that name that is not there yet: "Nama.mp4", "Nama 2.mp4", …; without an ending where it has none.
pub fn free_file(parent: &Path, stem: &str, extension: &str) -> PathBuf {
    let ending = if extension.is_empty() { String::new() } else { format!(".{extension}") };
    free(|number| parent.join(with_room(stem, &format!("{}{ending}", numbered("", number)))))
}

/// A name with that ending, and with as much of the stem as file systems allow.
pub fn with_room(stem: &str, ending: &str) -> String {
    let units = |letter: char| if cfg!(windows) { letter.len_utf16() } else { letter.len_utf8() };
    let room = MAX_NAME_UNITS.saturating_sub(ending.chars().map(units).sum());
    format!("{}{ending}", beginning(stem, room, units))
}

/// The path with an ending appended. The whole name stays, because in "Rapat 12.5" the "5" is no ending.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|now| now.eq_ignore_ascii_case(ending)) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// A name with a number behind it, from the second one on.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    if number == 1 { name.to_owned() } else { format!("{name} {number}") }
}

/// The folder that a file lies in; the current one for a bare name.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn free(candidate: impl Fn(u32) -> PathBuf) -> PathBuf {
    let taken = |path: &PathBuf| path.symlink_metadata().is_ok();
    (1..u32::MAX).map(&candidate).find(|path| !taken(path)).unwrap_or_else(|| candidate(u32::MAX))
}

/// Whether a file's name was made up by a camera, a phone or a messenger, so that it says nothing about the content.
pub fn is_camera_name(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    let letters = lower.chars().filter(|letter| letter.is_alphabetic()).count();
    let digits = lower.chars().filter(char::is_ascii_digit).count();
    let starts = CAMERA_STARTS.iter().any(|start| lower.starts_with(start));
    (starts && digits >= 3) || (digits >= 6 && letters <= 3) || letters == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_refuses_are_mended() {
        let names = ["Aktivasi: IKD?", "CON", "nul.mp4", "com1", "com", "conduct", " .. ", "a/b\\c", "Kom. "];
        let mended = ["Aktivasi IKD", "CON_", "nul.mp4_", "com1_", "com", "conduct", "Video", "a b c", "Kom"];
        assert_eq!(names.map(safe_name), mended);
        for name in ["CON", "con .mp4", "Lpt9.a.b", "COM\u{b9}", "CONOUT$.txt"] {
            assert!(is_device(name), "{name}");
        }
        for name in ["com0", "com10", "Kontrol", "a.con", "lpt"] {
            assert!(!is_device(name), "{name}");
        }
        assert_eq!(safe_name(&"é".repeat(200)).chars().count(), MAX_LETTERS);
        assert_eq!(safe_name(&"🎬".repeat(80)), "🎬".repeat(50));
    }

    #[test]
    fn a_dot_in_a_chosen_name_is_no_ending() {
        for (chosen, file) in [("Rapat 12.30", "Rapat 12.30.mp4"), ("a.mp4", "a.mp4"), ("b.MP4", "b.MP4")] {
            assert_eq!(with_ending(Path::new(chosen), "mp4"), PathBuf::from(file));
        }
    }

    #[test]
    fn camera_names_say_nothing() {
        for name in
            ["VID_20261124_094210", "WhatsApp Video 2026-11-24 at 10.15.30", "20261124_101530", "IMG_0042", "00012"]
        {
            assert!(is_camera_name(name), "{name}");
        }
        for name in ["Sambutan Camat", "Rapat 3", "Video profil", "Imunisasi 2026"] {
            assert!(!is_camera_name(name), "{name}");
        }
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(free_folder(folder.path(), "Rapat"), folder.path().join("Rapat"));
        std::fs::create_dir(folder.path().join("Rapat")).unwrap();
        assert_eq!(free_folder(folder.path(), "Rapat"), folder.path().join("Rapat 2"));
        std::fs::write(folder.path().join("a.mp4"), "").unwrap();
        assert_eq!(free_file(folder.path(), "a", "mp4"), folder.path().join("a 2.mp4"));
        let long = "b".repeat(251);
        std::fs::write(folder.path().join(long.clone() + ".mp4"), "").unwrap();
        std::fs::write(free_file(folder.path(), &long, "mp4"), "").unwrap();
        assert!(folder.path().join("b".repeat(249) + " 2.mp4").exists());
    }
}
