//! Telling what kind of file a user puts in, before anything is decoded.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::below::{ending, files_below};
use crate::disk::disk_of;
use crate::ordinary_file;

/// The endings of file names that may be media, in lower case.
pub const MEDIA_ENDINGS: [&str; 38] = [
    "mp4", "mov", "m4v", "3gp", "mkv", "webm", "avi", "mpg", "mpeg", "mts", "m2ts", "ts", "wmv", "flv", "ogv", "vob",
    "jpg", "jpeg", "png", "apng", "webp", "svg", "svgz", "bmp", "gif", "tif", "tiff", "heic", "mp3", "m4a", "aac",
    "wav", "ogg", "opus", "flac", "amr", "wma", "mka",
];
const CAPTION_ENDINGS: [&str; 8] = ["srt", "vtt", "sbv", "ass", "ssa", "ttml", "dfxp", "itt"];
/// A folder is looked into so deep: a phone's DCIM, or a folder for each day.
const FOLDER_DEPTH: usize = 4;
/// More files are not looked at: whoever dropped the whole disk did not mean it.
const MOST_LOOKED_AT: usize = 50_000;
/// More at once is more than a video is made of.
pub const MOST_AT_ONCE: usize = 1000;
/// Names of files that a browser or a phone is still writing.
const UNFINISHED: [&str; 5] = ["part", "crdownload", "download", "tmp", "opdownload"];
/// Whoever still writes a file has done so within this time.
const FRESH: Duration = Duration::from_secs(60);
/// File systems that sit on sticks, cards, networks or in memory.
const PASSING_SYSTEMS: [&str; 12] =
    ["vfat", "fat", "fat32", "exfat", "fuseblk", "iso9660", "udf", "cifs", "smb3", "nfs", "nfs4", "fuse.gvfsd-fuse"];
/// Where sticks and cards appear.
const PASSING_PLACES: [&str; 4] = ["/media/", "/run/media/", "/mnt/", "/tmp/"];

/// A kind of file that is not media, with something to say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A presentation made with PowerPoint.
    PowerPoint,
    /// A document in the format PDF.
    Pdf,
    /// A document made with Word.
    Word,
    /// A photo of an iPhone.
    Heic,
    /// A zip that is no packed project.
    Zip,
}

/// A file's size and time of change. If these differ between two looks, the file is still being written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How large it is so far.
    pub size_bytes: u64,
    /// When its content was last written, as far as the file system tells. The usual modification time of a copy may be
    /// that of its original.
    pub modified: Option<SystemTime>,
}

impl Written {
    /// How far the file is whose facts these are.
    pub fn of(facts: &fs::Metadata) -> Self {
        Self { size_bytes: facts.len(), modified: facts.modified().ok() }
    }

    /// Whether it was written a moment ago, so that more may follow. After the clock was set back, a file may be dated
    /// in the future; that counts as fresh too.
    pub fn is_fresh(&self) -> bool {
        self.modified.is_some_and(|then| then.elapsed().map_or(true, |since| since < FRESH))
    }
}

/// What a file is that the user puts in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Arrival {
    /// It may be media: probing tells.
    Media(Written),
    /// A file that holds subtitles.
    Captions,
    /// A project of this program.
    Project,
    /// A folder with these projects: which one is meant is for the user to say.
    Projects(Vec<PathBuf>),
    /// A folder and what is meant by it: its only project, else the media and subtitles in it and below it, the nearest
    /// [`MOST_AT_ONCE`] of them.
    Folder {
        files: Vec<PathBuf>,
        /// Whether there were no more.
        is_whole: bool,
    },
    /// By its name it is still being written.
    StillArriving(Written),
    /// A file of another kind, which cannot be used.
    Foreign(Foreign),
    /// There is no file at that path.
    Missing,
}

/// Looks at a file's name and first bytes.
pub fn look(path: &Path) -> Arrival {
    let Ok(facts) = fs::metadata(path) else { return Arrival::Missing };
    if facts.is_dir() {
        return meant_by(path);
    }
    let extension = ending(path);
    match extension.as_str() {
        ext if UNFINISHED.contains(&ext) => return Arrival::StillArriving(Written::of(&facts)),
        "sunting" => return Arrival::Project,
        ext if CAPTION_ENDINGS.contains(&ext) => return Arrival::Captions,
        _ => {}
    }
    match foreign(&first_bytes(path), &extension) {
        Some(foreign) => Arrival::Foreign(foreign),
        None => Arrival::Media(Written::of(&facts)),
    }
}

/// The final name of a file that a browser is still downloading under a name with an extra ending.
pub fn finished_name(path: &Path) -> Option<PathBuf> {
    UNFINISHED.contains(&ending(path).as_str()).then(|| path.with_extension(""))
}

/// A folder of footage often holds letters, lists and thumbnails too: nobody wants to be told about each.
fn meant_by(folder: &Path) -> Arrival {
    let mut files = files_below(folder, FOLDER_DEPTH, MOST_LOOKED_AT);
    let mut is_whole = files.len() < MOST_LOOKED_AT;
    let projects = projects_among(&files, folder);
    match projects.len() {
        0 => {}
        1 => return Arrival::Folder { files: projects, is_whole: true },
        _ => return Arrival::Projects(projects),
    }
    files.retain(|file| {
        let ending = ending(finished_name(file).as_deref().unwrap_or(file));
        MEDIA_ENDINGS.contains(&ending.as_str()) || CAPTION_ENDINGS.contains(&ending.as_str())
    });
    is_whole &= files.len() <= MOST_AT_ONCE;
    files.truncate(MOST_AT_ONCE);
    Arrival::Folder { files, is_whole }
}

/// The projects that may be meant by a folder: the one whose own folder it is; else the project files in it; else the
/// projects whose folders it contains.
pub fn projects_in(folder: &Path) -> Vec<PathBuf> {
    let files = files_below(folder, 2, MOST_LOOKED_AT);
    let own = projects_among(&files, folder);
    if !own.is_empty() {
        return own;
    }
    let mut folders: Vec<&Path> = files.iter().filter_map(|file| file.parent()).collect();
    folders.dedup();
    folders.into_iter().flat_map(|folder| projects_among(&files, folder)).collect()
}

/// The projects of these files that lie in that folder; the one of its name alone, for the others are its copies.
fn projects_among(files: &[PathBuf], folder: &Path) -> Vec<PathBuf> {
    let is_project = |file: &&PathBuf| file.parent() == Some(folder) && ending(file) == "sunting";
    let all: Vec<PathBuf> = files.iter().filter(is_project).cloned().collect();
    let own = all.iter().find(|file| file.file_stem() == folder.file_name());
    own.map_or(all.clone(), |own| vec![own.clone()])
}

fn first_bytes(path: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Ok(file) = ordinary_file::open(path) {
        // What cannot be read is judged by its name.
        let _ = file.take(64).read_to_end(&mut bytes);
    }
    bytes
}

fn foreign(bytes: &[u8], extension: &str) -> Option<Foreign> {
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    if brand.is_some_and(|brand| {
        [b"heic", b"heix", b"mif1", b"hevc", b"msf1"].contains(&brand.try_into().unwrap_or(b"    "))
    }) {
        return Some(Foreign::Heic);
    }
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    let is_old_office = bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    match extension {
        "pptx" | "pptm" | "ppsx" | "odp" if is_zip => Some(Foreign::PowerPoint),
        "ppt" | "pps" if is_old_office => Some(Foreign::PowerPoint),
        "docx" | "docm" | "odt" if is_zip => Some(Foreign::Word),
        "doc" if is_old_office => Some(Foreign::Word),
        _ if is_zip => Some(Foreign::Zip),
        _ if bytes.starts_with(b"%PDF") => Some(Foreign::Pdf),
        "heic" | "heif" => Some(Foreign::Heic),
        _ => None,
    }
}

/// Whether a file may soon be gone, because it lies on a stick, a phone, a network share or in a temporary folder.
pub fn is_passing(path: &Path) -> bool {
    let text = path.to_string_lossy().replace('\\', "/");
    if text.starts_with("//") || PASSING_PLACES.iter().any(|place| text.starts_with(place)) {
        return true;
    }
    if path.starts_with(std::env::temp_dir()) {
        return true;
    }
    is_on_passing_drive(path)
}

/// Sticks and cards are removable or formatted as such; a network's drive on Windows is no disk of this machine. Where not
/// even the disk of temporary files is listed, the list says nothing.
fn is_on_passing_drive(path: &Path) -> bool {
    match disk_of(path) {
        Some(disk) => disk.is_removable || PASSING_SYSTEMS.contains(&disk.file_system.as_str()),
        None => cfg!(windows) && disk_of(&std::env::temp_dir()).is_some(),
    }
}

/// When a file was recorded: by its tags, else by its name, else by its last change; as a clock on the wall there showed
/// it, in seconds since it showed 1970. Names tell the wall's time, tags and disks UTC: `on_the_wall` makes the one of
/// the other.
pub fn recorded_at_s(tags: &[(String, String)], path: &Path, on_the_wall: impl Fn(i64) -> i64) -> i64 {
    let tagged = tags.iter().filter(|(name, _)| name == "creation_time").find_map(|(_, value)| date_in(value));
    let named = || date_in(&path.file_stem()?.to_string_lossy());
    let changed = || {
        let modified = fs::metadata(path).and_then(|facts| facts.modified()).ok()?;
        i64::try_from(modified.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_secs()).ok()
    };
    tagged.map(&on_the_wall).or_else(named).or_else(|| changed().map(&on_the_wall)).unwrap_or(0)
}

/// The first date in a text, with the time behind it where there is one: `20261124_101530`, `2026-11-24 at 10.15.30`.
fn date_in(text: &str) -> Option<i64> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let start = ["19", "20"].iter().filter_map(|century| digits.find(century)).min()?;
    let number = |from: usize, length: usize| digits.get(start + from..start + from + length)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 2)?, number(6, 2)?);
    if !(1990..2100).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let part = |from: usize, most: i64| number(from, 2).filter(|value| *value < most).unwrap_or(0);
    Some(days_since_1970(year, month, day) * 86_400 + part(8, 24) * 3600 + part(10, 60) * 60 + part(12, 60))
}

/// Days from 1 January 1970 in the proleptic Gregorian calendar.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_files_are_known_by_their_bytes_not_only_their_names() {
        let folder = tempfile::tempdir().unwrap();
        let arrives = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).unwrap();
            look(&path)
        };
        assert_eq!(arrives("a.pptx", b"PK\x03\x04xx"), Arrival::Foreign(Foreign::PowerPoint));
        assert_eq!(arrives("b.pdf", b"%PDF-1.7"), Arrival::Foreign(Foreign::Pdf));
        assert_eq!(arrives("c.docx", b"PK\x03\x04xx"), Arrival::Foreign(Foreign::Word));
        assert_eq!(arrives("d.jpg", b"\0\0\0\x18ftypheic\0\0\0\0"), Arrival::Foreign(Foreign::Heic));
        assert_eq!(arrives("e.mp4", b"PK\x03\x04xx"), Arrival::Foreign(Foreign::Zip));
        let film = arrives("f.mp4", b"\0\0\0\x18ftypisom\0\0\0\0");
        assert!(matches!(film, Arrival::Media(written) if written.is_fresh() && written.size_bytes == 16), "{film:?}");
        let download = arrives("g.mp4.crdownload", b"");
        assert!(matches!(download, Arrival::StillArriving(written) if written.is_fresh()), "{download:?}");
        let old = Written { size_bytes: 0, modified: Some(SystemTime::now() - 2 * FRESH) };
        let future = Written { size_bytes: 0, modified: Some(SystemTime::now() + 2 * FRESH) };
        assert!(!old.is_fresh() && future.is_fresh());
        assert_eq!(finished_name(Path::new("g.mp4.crdownload")), Some(PathBuf::from("g.mp4")));
        assert_eq!(finished_name(Path::new("g.mp4")), None);
        assert_eq!(arrives("h.srt", b"1"), Arrival::Captions);
        assert_eq!(look(&folder.path().join("tidak ada.mp4")), Arrival::Missing);
    }

    #[test]
    fn a_folder_means_its_project_or_the_media_below_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in [
            "DCIM/Camera/a.MP4",
            "d.mov.part",
            "e.tmp",
            "DCIM/Camera/Thumbs.db",
            "DCIM/.thumbnails/b.jpg",
            "surat.docx",
            "c.srt",
        ] {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "isi").unwrap();
        }
        let whole =
            |files: &[&str]| Arrival::Folder { files: files.iter().map(|name| at(name)).collect(), is_whole: true };
        assert_eq!(look(folder.path()), whole(&["c.srt", "d.mov.part", "DCIM/Camera/a.MP4"]));
        fs::write(at("Rapat.sunting"), "{}").unwrap();
        assert_eq!(look(folder.path()), whole(&["Rapat.sunting"]), "not its material once more");
        fs::write(at("Rapat (terbaru).sunting"), "{}").unwrap();
        let several = vec![at("Rapat (terbaru).sunting"), at("Rapat.sunting")];
        assert_eq!(look(folder.path()), Arrival::Projects(several), "neither the one nor all of their material");
        fs::create_dir(at("kosong")).unwrap();
        assert_eq!(look(&at("kosong")), whole(&[]));
    }

    #[test]
    fn the_folder_of_a_project_means_that_project_and_the_folder_of_projects_all_of_them() {
        let home = tempfile::tempdir().unwrap();
        let at = |name: &str| home.path().join(name);
        let files =
            ["Rapat/Rapat.sunting", "Rapat/Rapat (terbaru).sunting", "Rapat/Bahan/a.mp4", "Rapat/.sunting/b.sunting"];
        for name in files {
            fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            fs::write(at(name), "{}").unwrap();
        }
        assert_eq!(projects_in(&at("Rapat")), [at("Rapat/Rapat.sunting")]);
        assert_eq!(projects_in(home.path()), [at("Rapat/Rapat.sunting")]);
        assert_eq!(projects_in(&at("Rapat/Bahan")), [] as [PathBuf; 0]);
        fs::create_dir(at("Loket")).unwrap();
        fs::write(at("Loket/Loket.sunting"), "{}").unwrap();
        assert_eq!(projects_in(home.path()), [at("Loket/Loket.sunting"), at("Rapat/Rapat.sunting")]);
    }

    #[test]
    fn letters_do_not_take_the_places_of_films() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: String| fs::write(folder.path().join(name), "isi").unwrap();
        (0..=MOST_AT_ONCE).for_each(|index| write(format!("a{index:04}.docx")));
        (0..MOST_AT_ONCE).for_each(|index| write(format!("b{index:04}.mp4")));
        let found = || match look(folder.path()) {
            Arrival::Folder { files, is_whole } => (files.len(), is_whole),
            other => panic!("{other:?}"),
        };
        assert_eq!(found(), (MOST_AT_ONCE, true));
        write("c.mp4".to_owned());
        assert_eq!(found(), (MOST_AT_ONCE, false));
    }

    #[test]
    fn recording_times_come_from_tags_then_names() {
        let at = |tag: &str, name: &str| {
            let tags = if tag.is_empty() { vec![] } else { vec![("creation_time".to_owned(), tag.to_owned())] };
            recorded_at_s(&tags, Path::new(name), |utc_s| utc_s + 7 * 3600)
        };
        assert_eq!(at("1970-01-02T00:00:10Z", "x"), 0, "a camera without a clock says nothing");
        assert_eq!(at("2026-11-24T03:15:30.000000Z", "x"), 1_795_515_330, "seven hours behind Jakarta");
        assert_eq!(at("", "VID_20261124_101530.mp4"), 1_795_515_330);
        assert_eq!(at("", "WhatsApp Video 2026-11-24 at 10.15.30.mp4"), 1_795_515_330);
    }

    #[test]
    fn sticks_and_temporary_folders_pass() {
        assert!(is_passing(Path::new("/media/ani/STIK/a.mp4")));
        assert!(is_passing(Path::new(r"\\server\bagi\a.mp4")));
        assert!(is_passing(&std::env::temp_dir().join("a.mp4")));
        let at_home = if cfg!(windows) { r"C:\Users\ani\Videos\a.mp4" } else { "/home/ani/Video/a.mp4" };
        assert!(!is_passing(Path::new(at_home)));
    }
}
