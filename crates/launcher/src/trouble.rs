//! Why the editor did not start, and what to do about it.

use std::io;
use std::path::Path;

use sunting_words::{Language, Messages, Scope};

/// Why the editor did not start.
#[derive(Debug, PartialEq, Eq)]
pub enum Trouble {
    /// This program runs from inside a zip.
    InZip,
    /// The folder with the editor is not beside it.
    Apart,
    /// The editor is there, but the system does not start it.
    Refused(String),
}

impl Trouble {
    /// What keeps the editor from starting, when this program is `own` and temporary files go to `temporary`.
    pub fn of(own: &Path, temporary: &Path, is_there: bool, error: &io::Error) -> Self {
        match is_there {
            true => Self::Refused(error.to_string()),
            false if is_in_zip(own, temporary) => Self::InZip,
            false => Self::Apart,
        }
    }

    /// What to do, in both languages: where this program runs for the first time there are no settings to choose by.
    pub fn sentences(&self) -> String {
        let (key, detail) = match self {
            Self::InZip => ("launcher-in-zip", ""),
            Self::Apart => ("launcher-apart", ""),
            Self::Refused(detail) => ("launcher-refused", detail.as_str()),
        };
        let sentence = |language| {
            Messages::new(language, Scope::Window).text(key, &[("detail", detail.trim_end_matches('.').into())])
        };
        format!("{}\n\n{}", sentence(Language::Id), sentence(Language::En))
    }
}

/// Explorer and other programs unpack a file that is opened inside a zip into the temporary folder; some show a zip as a
/// folder.
fn is_in_zip(own: &Path, temporary: &Path) -> bool {
    let lower = |path: &Path| path.to_string_lossy().to_lowercase();
    let (own, temporary) = (lower(own), lower(temporary));
    Path::new(&own).starts_with(&temporary)
        || Path::new(&own).iter().any(|part| part.to_string_lossy().contains(".zip"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(own: &str, is_there: bool) -> Trouble {
        let missing = io::Error::other("Akses ditolak.");
        // Separators of both systems are told apart only on their own.
        let path = |text: &str| text.replace('/', std::path::MAIN_SEPARATOR_STR);
        Trouble::of(Path::new(&path(own)), Path::new(&path("C:/Users/Ani/AppData/Local/Temp")), is_there, &missing)
    }

    #[test]
    fn what_was_opened_inside_a_zip_is_told_to_unpack() {
        for own in [
            "C:/Users/Ani/AppData/Local/Temp/Temp1_sunting-0.1.0-windows-x86_64.zip/Sunting.exe",
            "c:/users/ani/appdata/local/temp/7zO4A/Sunting.exe",
            "D:/Unduhan/Sunting.ZIP/Sunting.exe",
        ] {
            assert_eq!(trouble(own, false), Trouble::InZip, "{own}");
        }
        let text = Trouble::InZip.sentences();
        assert!(text.starts_with("Ekstrak dulu: klik kanan zip-nya, pilih \u{201c}Ekstrak semua\u{201d}"), "{text}");
        assert!(text.contains("Extract All"), "{text}");
    }

    #[test]
    fn a_program_that_was_moved_alone_is_told_from_one_that_is_refused() {
        assert_eq!(trouble("D:/Sunting.exe", false), Trouble::Apart);
        assert!(Trouble::Apart.sentences().contains("folder \u{201c}program\u{201d}"));
        let refused = trouble("D:/Sunting/Sunting.exe", true);
        assert_eq!(refused, Trouble::Refused("Akses ditolak.".to_owned()));
        assert!(refused.sentences().contains("(Akses ditolak)"), "{}", refused.sentences());
    }
}
