//! Project files: readable JSON, relative paths, saved so that nothing is ever lost.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use sunting_timeline::described::{Argument, Described, ErrorKind};
use sunting_timeline::project_text::{ProjectTextError, check_version, from_text, to_text};
use sunting_timeline::validate::{Violation, validate};
use sunting_timeline::{Media, MediaId, Project};

use crate::atomic_file::{self, folder_of};
use crate::error::{MediaError, MediaProblem};
use crate::media_paths::MediaPaths;
use crate::ordinary_file;
use crate::servers::{is_allowed, server_behind, server_of};

/// A project with the largest allowed number of clips takes about as much.
pub const MOST_BYTES: u64 = 64 << 20;

/// A project that was read from its file.
#[derive(Clone, Debug)]
pub struct LoadedProject {
    /// The project as the file holds it.
    pub project: Project,
    /// The paths of its media, whether or not the files exist. Media on a server other than the project's own are left
    /// out.
    pub media_paths: MediaPaths,
    /// Media whose files are not there.
    pub missing: Vec<MediaId>,
}

/// Why a project could not be read or written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum ProjectFileError {
    /// The file could not be read or written.
    #[error(transparent)]
    File(#[from] MediaError),
    /// It is no project, or a newer one.
    #[error("{}: {error}", path.display())]
    Text {
        path: PathBuf,
        #[source]
        error: ProjectTextError,
    },
    /// The project breaks a rule of [`validate`].
    #[error("{}: {violation}", path.display())]
    Invalid {
        path: PathBuf,
        #[source]
        violation: Violation,
    },
    /// A media's name cannot be written as text.
    #[error("{}: the name cannot be written as text", path.display())]
    NotText { path: PathBuf },
}

impl Described for ProjectFileError {
    fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::Text { error, .. } => error.code(),
            Self::Invalid { violation, .. } => violation.code(),
            Self::NotText { .. } => "name-not-text",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::File(error) => error.arguments(),
            Self::Text { error, .. } => error.arguments(),
            Self::Invalid { violation, .. } => violation.arguments(),
            Self::NotText { .. } => Vec::new(),
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::File(error) => error.file(),
            Self::Text { path, .. } | Self::Invalid { path, .. } | Self::NotText { path } => Some(path),
        }
    }

    fn kind(&self) -> ErrorKind {
        if let Self::File(error) = self { error.kind() } else { ErrorKind::Failure }
    }
}

/// Reads a project and finds its media.
///
/// # Errors
/// [`ProjectFileError`]. Missing media are no error.
pub fn load(path: &Path) -> Result<LoadedProject, ProjectFileError> {
    load_in(path, folder_of(path))
}

/// Reads a project whose relative paths start from `folder`, for an earlier version that lies in another folder.
///
/// # Errors
/// As [`load`].
pub fn load_in(path: &Path, folder: &Path) -> Result<LoadedProject, ProjectFileError> {
    parse(path, folder, &read_bytes(path)?)
}

/// A project file as it lies on the disk.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, ProjectFileError> {
    Ok(ordinary_file::read(path, MOST_BYTES).map_err(|error| MediaError::from_io(path, &error))?)
}

/// A project from the bytes of its file.
pub(crate) fn parse(path: &Path, folder: &Path, bytes: &[u8]) -> Result<LoadedProject, ProjectFileError> {
    let text = String::from_utf8_lossy(bytes);
    let project = from_text(&text).map_err(|error| ProjectFileError::Text { path: path.to_owned(), error })?;
    validate(&project).map_err(|violation| ProjectFileError::Invalid { path: path.to_owned(), violation })?;
    let folder = absolute(folder)?;
    let placed = |media: &Arc<Media>| Some((media.id, place_of(&folder, &media.path)?));
    let media_paths = MediaPaths(project.media.iter().filter_map(placed).collect());
    let missing = project.media.iter().map(|media| media.id).filter(|id| !media_paths.of(*id).is_file()).collect();
    Ok(LoadedProject { project, media_paths, missing })
}

/// The path of a media file that is stored as `stored` in a project in `folder`. `None` if it leads to a server other
/// than the project's own: such a server is not contacted before the user has allowed it by searching for the file.
pub fn place_of(folder: &Path, stored: &str) -> Option<PathBuf> {
    server_on_the_way(folder, stored).is_none().then(|| normal(&folder.join(&*understood(stored))))
}

/// The server that a stored path leads to, unless it is the project's own or the user has allowed it. Both the path as
/// written and where it leads count: `../../net/server` also leads to a server.
pub fn server_on_the_way(folder: &Path, stored: &str) -> Option<String> {
    let near = server_of(&folder.to_string_lossy());
    let place = folder.join(&*understood(stored));
    let place = normal(&std::path::absolute(&place).unwrap_or(place));
    let is_far = |server: &String| Some(server) != near.as_ref() && !is_allowed(server);
    let named = [server_of(stored), server_of(&place.to_string_lossy())].into_iter().flatten().find(is_far);
    // Where no server is named, links and mounted disks may still lead to one.
    named.or_else(|| {
        let behind = server_behind(&place).filter(is_far)?;
        (server_behind(folder).as_ref() != Some(&behind)).then_some(behind)
    })
}

/// The project file that a link leads to, so that saving writes into that file and does not replace the link.
pub fn followed(path: &Path) -> PathBuf {
    let real = if path.is_symlink() { path.canonicalize().ok() } else { None };
    real.unwrap_or_else(|| path.to_owned())
}

/// Writes a project. Paths of media below or beside its folder are written as relative, others as absolute. A file that
/// a newer program wrote is not overwritten.
///
/// # Errors
/// [`ProjectFileError`]; an existing file is untouched then.
pub fn save(project: &Project, media_paths: &MediaPaths, path: &Path) -> Result<(), ProjectFileError> {
    if let Ok(existing) = ordinary_file::read(path, MOST_BYTES)
        && let Err(error @ ProjectTextError::Newer { .. }) = check_version(&String::from_utf8_lossy(&existing))
    {
        return Err(ProjectFileError::Text { path: path.to_owned(), error });
    }
    let bytes = to_bytes(project, media_paths, folder_of(path))?;
    if bytes.len() as u64 > MOST_BYTES {
        // It would never open again.
        return Err(MediaError::new(path, MediaProblem::Oversized).into());
    }
    atomic_file::write(path, &bytes).map_err(|error| MediaError::from_io(path, &error).into())
}

/// A project as its file holds it, with paths that start from `folder`.
///
/// # Errors
/// [`ProjectFileError::NotText`].
pub fn to_bytes(project: &Project, media_paths: &MediaPaths, folder: &Path) -> Result<Vec<u8>, ProjectFileError> {
    let folder = absolute(folder)?;
    let mut stored = project.clone();
    for media in &mut stored.media {
        if let Some(at) = media_paths.0.get(&media.id) {
            let relative = stored_path(&absolute(at)?, &folder)?;
            Arc::make_mut(media).path = relative;
        }
    }
    Ok(to_text(&stored).into_bytes())
}

fn absolute(path: &Path) -> Result<PathBuf, MediaError> {
    std::path::absolute(path).map(|path| normal(&path)).map_err(|error| MediaError::from_io(path, &error))
}

/// Without `.` and, where that is sure, without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if normal.file_name().is_some() => {
                normal.pop();
            }
            // Above the root is the root.
            Component::ParentDir if normal.has_root() => {}
            part => normal.push(part),
        }
    }
    normal
}

/// A path that Windows wrote as its system does: elsewhere only `/` stands between folders, and a file that cannot be there
/// is looked for by its own name, not by its whole path.
fn understood(stored: &str) -> Cow<'_, str> {
    let mut letters = stored.chars();
    let has_drive =
        letters.next().is_some_and(|first| first.is_ascii_alphabetic()) && letters.as_str().starts_with(":\\");
    let is_of_windows = has_drive || stored.starts_with("\\\\");
    if is_of_windows && !cfg!(windows) { stored.replace('\\', "/").into() } else { stored.into() }
}

/// How many folders up a relative path may lead: beside the project, not across the disk.
const MAX_STEPS_UP: usize = 2;

/// Windows does not care how a folder's letters are written.
fn is_same_part(a: Component<'_>, b: Component<'_>) -> bool {
    a == b || (cfg!(windows) && a.as_os_str().eq_ignore_ascii_case(b.as_os_str()))
}

fn stored_path(media: &Path, folder: &Path) -> Result<String, ProjectFileError> {
    let shared = media.components().zip(folder.components()).take_while(|(a, b)| is_same_part(*a, *b)).count();
    let up = folder.components().count() - shared;
    let as_text = |part: Component<'_>| {
        let text = part.as_os_str().to_str().map(str::to_owned);
        text.ok_or_else(|| ProjectFileError::NotText { path: media.to_owned() })
    };
    if up > MAX_STEPS_UP || shared < 2 {
        let text = media.to_str().map(str::to_owned);
        return text.ok_or_else(|| ProjectFileError::NotText { path: media.to_owned() });
    }
    let mut parts = vec!["..".to_owned(); up];
    for part in media.components().skip(shared) {
        parts.push(as_text(part)?);
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_timeline::{Canvas, Time};

    fn with_media(path: &Path) -> (Project, MediaPaths) {
        let mut project = Project::new(Canvas::default());
        let media = Media {
            id: MediaId(3),
            path: String::new(),
            fingerprint: String::new(),
            duration: Time::from_seconds(1),
            video: None,
            audio: None,
            extra: Default::default(),
        };
        project.media.push(Arc::new(media));
        project.next_id = 4;
        (project, MediaPaths([(MediaId(3), path.to_owned())].into()))
    }

    #[test]
    fn media_are_found_again_after_the_folder_has_moved() {
        let root = tempfile::tempdir().unwrap();
        let home = root.path().join("satu/proyek");
        std::fs::create_dir_all(home.join("Bahan")).unwrap();
        let clip = home.join("Bahan/klip é.mp4");
        std::fs::write(&clip, "x").unwrap();
        let (project, paths) = with_media(&clip);
        save(&project, &paths, &home.join("p.sunting")).unwrap();
        let moved = root.path().join("dua");
        std::fs::rename(root.path().join("satu"), &moved).unwrap();
        let loaded = load(&moved.join("proyek/p.sunting")).unwrap();
        assert_eq!(loaded.project.media[0].path, "Bahan/klip é.mp4");
        assert_eq!(loaded.media_paths.of(MediaId(3)), moved.join("proyek/Bahan/klip é.mp4"));
        assert!(loaded.missing.is_empty());
    }

    #[test]
    fn paths_lead_beside_the_project_but_not_across_the_disk() {
        let stored = |media: &str| stored_path(Path::new(media), Path::new("/home/ani/Video/proyek")).unwrap();
        assert_eq!(stored("/home/ani/Video/proyek/a.mp4"), "a.mp4");
        assert_eq!(stored("/home/ani/Video/b.mp4"), "../b.mp4");
        assert_eq!(stored("/home/ani/Unduhan/c.mp4"), "../../Unduhan/c.mp4");
        assert_eq!(stored("/media/stik/d.mp4"), "/media/stik/d.mp4");
    }

    #[cfg(windows)]
    #[test]
    fn paths_stay_on_their_drive_and_have_the_separators_of_all_systems() {
        let stored = |media: &str| stored_path(Path::new(media), Path::new(r"C:\Users\Ani\Video\proyek")).unwrap();
        assert_eq!(stored(r"C:\Users\Ani\Video\proyek\Bahan\a.mp4"), "Bahan/a.mp4");
        assert_eq!(stored(r"c:\users\ani\video\b.mp4"), "../b.mp4");
        assert_eq!(stored(r"E:\DCIM\c.mp4"), r"E:\DCIM\c.mp4");
        assert_eq!(stored(r"\\server\bagi\d.mp4"), r"\\server\bagi\d.mp4");
    }

    #[test]
    fn a_project_from_windows_opens_everywhere_and_goes_back_as_it_was() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("p.sunting");
        for stored in [r"E:\DCIM\klip é.mp4", "/home/ani/klip é.mp4"] {
            let mut project = with_media(Path::new("")).0;
            Arc::make_mut(&mut project.media[0]).path = stored.to_owned();
            std::fs::write(&path, to_text(&project)).unwrap();
            let loaded = load(&path).unwrap();
            let place = loaded.media_paths.of(MediaId(3));
            assert_eq!(place.file_name(), Some("klip é.mp4".as_ref()), "{stored}");
            assert_eq!(loaded.missing, [MediaId(3)]);
        }
    }

    #[test]
    fn a_server_is_not_asked_for_what_a_project_from_elsewhere_names() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("p.sunting");
        for stored in
            [r"\\asing\bagi\klip.mp4", r"\\?\UNC\asing\bagi\klip.mp4", "//asing/bagi/klip.mp4", "smb://asing/a"]
        {
            let mut project = with_media(Path::new("")).0;
            Arc::make_mut(&mut project.media[0]).path = stored.to_owned();
            std::fs::write(&path, to_text(&project)).unwrap();
            let loaded = load(&path).unwrap();
            assert_eq!(loaded.missing, [MediaId(3)], "{stored}");
            assert_eq!(loaded.media_paths.0.len(), 0, "nothing leads there");
            save(&loaded.project, &loaded.media_paths, &path).unwrap();
            assert_eq!(load(&path).unwrap().project.media[0].path, stored, "it is still known where it was");
        }
        let near = place_of(Path::new("//Kantor/rapat"), "//kantor/rapat/Bahan/a.mp4");
        assert!(near.is_some(), "what lies beside the project is as near as the project");
    }

    #[test]
    fn missing_media_are_told_and_a_newer_project_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("p.sunting");
        let (project, paths) = with_media(&root.path().join("tidak ada.mp4"));
        save(&project, &paths, &path).unwrap();
        assert_eq!(load(&path).unwrap().missing, [MediaId(3)]);
        let newer = std::fs::read_to_string(&path).unwrap().replace("\"version\": 1", "\"version\": 99");
        std::fs::write(&path, &newer).unwrap();
        assert_eq!(load(&path).unwrap_err().code(), "project-newer");
        assert_eq!(save(&project, &paths, &path).unwrap_err().code(), "project-newer");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), newer);
    }
}
