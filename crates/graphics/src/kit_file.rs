//! The file `{name}.kantor`: an office's look, and the names and sources that it has used, to give to colleagues.

use serde::{Deserialize, Serialize};
use sunting_timeline::Extra;
use sunting_timeline::described::{Argument, Described, Value};
use sunting_timeline::graphic::CornerLogo;

use crate::kit::Kit;
use crate::logo::{Logo, LogoError};

/// The ending of a kit's file, without the dot.
pub const EXTENSION: &str = "kantor";
/// The largest file that is read: a logo in base64 and full lists take less.
pub const MOST_FILE_BYTES: usize = 4 << 20;
/// As many people, and as many sources, are remembered.
pub const MOST_REMEMBERED: usize = 200;
/// The longest name, position or source, in characters.
pub const MOST_CHARACTERS: usize = 200;

/// The newest version that can be read.
const VERSION: u32 = 1;

/// Who has spoken in a film.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// With titles.
    pub name: String,
    /// May be empty.
    #[serde(default)]
    pub position: String,
    /// Fields that only newer programs know; kept as they are.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a kit's file holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KitFile {
    /// Says what the file is, too.
    #[serde(rename = "sunting_kantor")]
    version: u32,
    /// The office's look.
    pub kit: Kit,
    /// How its logo lies over new films; not at all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corner_logo: Option<CornerLogo>,
    /// Who has spoken, the latest first; at most [`MOST_REMEMBERED`].
    #[serde(default)]
    pub people: Vec<Person>,
    /// Where numbers came from, the latest first; at most [`MOST_REMEMBERED`].
    #[serde(default)]
    pub sources: Vec<String>,
    /// Fields that only newer programs know; kept as they are.
    #[serde(flatten)]
    pub extra: Extra,
}

/// Why a file is no kit's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum KitFileError {
    /// More than [`MOST_FILE_BYTES`].
    #[error("the kit's file has {bytes} bytes")]
    TooLarge { bytes: u64 },
    /// Not JSON, or not a kit's.
    #[error("it is not a kit's file: {0}")]
    NotAKit(String),
    /// Made by a newer program.
    #[error("it has version {found}, and this program knows versions up to {known}")]
    Newer {
        found: u64,
        /// The newest that can be read.
        known: u32,
    },
    /// More than [`MOST_REMEMBERED`] people or sources, or more than [`MOST_CHARACTERS`] in one.
    #[error("its lists of people or sources, or texts in them, are too long")]
    TooLong,
    /// Its logo cannot be read.
    #[error(transparent)]
    Logo(#[from] LogoError),
}

impl Described for KitFileError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "kit-file-too-large",
            Self::NotAKit(_) => "not-a-kit-file",
            Self::Newer { .. } => "kit-file-newer",
            Self::TooLong => "kit-file-too-long",
            Self::Logo(error) => error.code(),
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::TooLarge { bytes } => {
                vec![("size", Value::Bytes(*bytes)), ("most", Value::Bytes(MOST_FILE_BYTES as u64))]
            }
            Self::NotAKit(detail) => vec![("detail", detail.clone().into())],
            Self::Newer { found, known } => {
                vec![("found", Value::Count(*found)), ("known", Value::Count(u64::from(*known)))]
            }
            Self::TooLong => Vec::new(),
            Self::Logo(error) => error.arguments(),
        }
    }
}

impl KitFile {
    /// A kit that has not been used yet.
    pub fn new(kit: Kit) -> Self {
        let (people, sources) = (Vec::new(), Vec::new());
        Self { version: VERSION, kit, corner_logo: None, people, sources, extra: Extra::default() }
    }

    /// Reads a file's bytes; its logo is tried, too.
    ///
    /// # Errors
    /// [`KitFileError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KitFileError> {
        if bytes.len() > MOST_FILE_BYTES {
            return Err(KitFileError::TooLarge { bytes: bytes.len() as u64 });
        }
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        check_version(bytes)?;
        let mut file: Self = serde_json::from_slice(bytes).map_err(refused)?;
        file.version = VERSION;
        file.check_lengths()?;
        if let Some(logo) = &file.kit.logo {
            Logo::of_stored(logo)?;
        }
        Ok(file)
    }

    /// The file's text, always in the same order.
    pub fn to_text(&self) -> String {
        // Plain data with string keys always becomes JSON; were it not so, the empty text would be refused on reading.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Puts a person first, with the position of today; the oldest is forgotten if there are too many.
    pub fn remember_person(&mut self, name: &str, position: &str) {
        if fits(name) && fits(position) {
            self.people.retain(|person| person.name != name);
            self.people.truncate(MOST_REMEMBERED - 1);
            let person = Person { name: name.to_owned(), position: position.to_owned(), extra: Extra::default() };
            self.people.insert(0, person);
        }
    }

    /// Puts a source first; the oldest is forgotten if there are too many.
    pub fn remember_source(&mut self, source: &str) {
        if fits(source) {
            self.sources.retain(|known| known != source);
            self.sources.truncate(MOST_REMEMBERED - 1);
            self.sources.insert(0, source.to_owned());
        }
    }

    /// Forgets a person of that name.
    pub fn forget_person(&mut self, name: &str) {
        self.people.retain(|person| person.name != name);
    }

    /// Forgets a source.
    pub fn forget_source(&mut self, source: &str) {
        self.sources.retain(|known| known != source);
    }

    /// Adds who and what another office's file remembers, behind its own.
    pub fn take_over(&mut self, other: Self) {
        let is_new = |person: &Person| !self.people.iter().any(|own| own.name == person.name);
        let people: Vec<Person> = other.people.into_iter().filter(is_new).collect();
        self.people.extend(people);
        self.people.truncate(MOST_REMEMBERED);
        let sources: Vec<String> = other.sources.into_iter().filter(|source| !self.sources.contains(source)).collect();
        self.sources.extend(sources);
        self.sources.truncate(MOST_REMEMBERED);
    }

    fn check_lengths(&self) -> Result<(), KitFileError> {
        let lists_fit = self.people.len() <= MOST_REMEMBERED && self.sources.len() <= MOST_REMEMBERED;
        let people = self.people.iter().flat_map(|person| [&person.name, &person.position]);
        let mut texts = people.chain(&self.sources).chain([&self.kit.name]);
        if lists_fit && texts.all(|text| fits(text)) { Ok(()) } else { Err(KitFileError::TooLong) }
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= MOST_CHARACTERS
}

/// Nothing else of a newer file may be understood.
fn check_version(bytes: &[u8]) -> Result<(), KitFileError> {
    #[derive(Deserialize)]
    struct Head {
        sunting_kantor: u64,
    }
    let head: Head = serde_json::from_slice(bytes).map_err(refused)?;
    match head.sunting_kantor {
        found if found > u64::from(VERSION) => Err(KitFileError::Newer { found, known: VERSION }),
        _ => Ok(()),
    }
}

fn refused(error: serde_json::Error) -> KitFileError {
    KitFileError::NotAKit(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kit::StoredLogo;
    use proptest::prelude::*;

    const LEAST: &str = r##"{"sunting_kantor":1,"kit":{"name":"A","primary":"#0B4A6F","accent":"#F5B335"}"##;

    fn full() -> KitFile {
        let logo =
            Logo { width_px: 1, height_px: 1, rgba: vec![200, 0, 0, 255], edges_cleared: false, words_left_out: false };
        let logo = Some(logo.stored().unwrap());
        let mut file = KitFile::new(Kit { name: "Disdukcapil".to_owned(), logo, ..Kit::default() });
        file.remember_person("Dra. Siti Rahmawati, M.Si.", "Kepala Dinas");
        file.remember_source("BPS, 2026");
        file
    }

    fn read(text: &str) -> Result<KitFile, KitFileError> {
        KitFile::from_bytes(text.as_bytes())
    }

    #[test]
    fn a_file_survives_its_text() {
        assert_eq!(read(&full().to_text()), Ok(full()));
        assert_eq!(read(&format!("\u{feff}{}", full().to_text())), Ok(full()));
        let least = read(&format!("{LEAST}}}")).unwrap();
        assert_eq!((least.kit.name.as_str(), least.people.len(), least.sources.len()), ("A", 0, 0));
    }

    #[test]
    fn fields_that_only_newer_programs_know_are_kept() {
        let person = r#"{"name":"B","position":"","phone":"1"}"#;
        let text = format!(r#"{LEAST},"people":[{person}],"sources":[],"voices":["a",{{"b":1.5}}]}}"#);
        assert_eq!(serde_json::to_string(&read(&text).unwrap()).unwrap(), text);
    }

    #[test]
    fn the_latest_names_and_sources_come_first_and_the_oldest_go() {
        let mut file = KitFile::new(Kit::default());
        for number in 0..MOST_REMEMBERED + 5 {
            file.remember_person(&format!("{number}"), "Camat");
            file.remember_source(&format!("{number}"));
        }
        file.remember_person("100", "Lurah");
        file.remember_source("100");
        file.remember_source(&"x".repeat(MOST_CHARACTERS + 1));
        assert_eq!((file.people.len(), file.sources.len()), (MOST_REMEMBERED, MOST_REMEMBERED));
        assert_eq!((file.people[0].name.as_str(), file.people[0].position.as_str()), ("100", "Lurah"));
        assert_eq!((file.sources[0].as_str(), file.sources[1].as_str()), ("100", "204"));
        assert_eq!(read(&file.to_text()), Ok(file));
    }

    #[test]
    fn what_a_colleague_remembers_comes_behind_and_can_be_forgotten() {
        let (mut own, mut other) = (KitFile::new(Kit::default()), KitFile::new(Kit::default()));
        own.remember_person("Siti", "Camat");
        other.remember_person("Siti", "Lurah");
        for number in 0..MOST_REMEMBERED {
            other.remember_person(&format!("{number}"), "");
            other.remember_source(&format!("{number}"));
        }
        own.take_over(other);
        assert_eq!((own.people.len(), own.sources.len()), (MOST_REMEMBERED, MOST_REMEMBERED));
        assert_eq!((own.people[0].position.as_str(), own.people[1].name.as_str()), ("Camat", "199"));
        own.forget_person("Siti");
        own.forget_source("199");
        assert_eq!((own.people[0].name.as_str(), own.sources[0].as_str()), ("199", "198"));
        assert_eq!(read(&own.to_text()), Ok(own));
    }

    #[test]
    fn a_file_that_is_no_kit_is_refused_with_its_reason() {
        for text in ["", "{}", "[]", "null", r#"{"sunting_kantor":1}"#, r#"{"sunting_kantor":-1}"#] {
            assert!(matches!(read(text), Err(KitFileError::NotAKit(_))), "{text}");
        }
        let newer = r#"{"sunting_kantor":2,"kit":7}"#;
        assert_eq!(read(newer), Err(KitFileError::Newer { found: 2, known: 1 }));
        let large = " ".repeat(MOST_FILE_BYTES + 1);
        assert_eq!(read(&large), Err(KitFileError::TooLarge { bytes: large.len() as u64 }));
        let deep = format!("{LEAST},\"a\":{}", "[".repeat(100_000));
        assert!(matches!(read(&deep), Err(KitFileError::NotAKit(_))));
    }

    #[test]
    fn a_file_with_lists_or_names_that_are_too_long_is_refused() {
        let sources = vec!["\"a\""; MOST_REMEMBERED + 1].join(",");
        assert_eq!(read(&format!("{LEAST},\"sources\":[{sources}]}}")), Err(KitFileError::TooLong));
        let name = "é".repeat(MOST_CHARACTERS);
        assert!(read(&format!("{LEAST},\"people\":[{{\"name\":\"{name}\"}}]}}")).is_ok());
        assert_eq!(read(&format!("{LEAST},\"people\":[{{\"name\":\"{name}x\"}}]}}")), Err(KitFileError::TooLong));
    }

    #[test]
    fn a_file_with_a_logo_that_is_none_is_refused() {
        let logo = StoredLogo::new(b"GIF89a".to_vec());
        let file = KitFile::new(Kit { logo, ..Kit::default() });
        assert_eq!(read(&file.to_text()), Err(KitFileError::Logo(LogoError::UnknownFormat)));
    }

    proptest! {
        #[test]
        fn no_bytes_make_trouble(bytes: Vec<u8>, cut in 0usize..400) {
            drop(KitFile::from_bytes(&bytes));
            let text = full().to_text();
            prop_assert!(KitFile::from_bytes(&text.as_bytes()[..cut.min(text.len() - 2)]).is_err());
        }
    }
}
