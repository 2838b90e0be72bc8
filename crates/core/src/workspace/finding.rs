//! Finding media files that were moved or renamed, all of a project's files in one search.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sunting_timeline::{Media, MediaId, Project, Time};

use super::below::{ending, files_below};
use crate::library::Library;
use crate::stop::Stop;

/// Folders inside folders are looked into so deep.
const DEEPEST: usize = 8;
/// More files are not looked at: whoever chose the whole disk did not mean it.
const MOST_FILES: usize = 50_000;
/// A copy that another program wrote may be so much longer or shorter.
const SAME_DURATION: Time = Time::from_millis(100);

/// Searches for missing media below a folder, or in a file and those beside it. A file is recognised by its content
/// under any name, else by its name, duration and shape of picture. The search ends early when `go_on` returns `false`.
pub fn find(
    project: &Project,
    missing: &[MediaId],
    place: &Path,
    library: &Library,
    go_on: &mut dyn FnMut() -> bool,
) -> BTreeMap<MediaId, PathBuf> {
    let go_on = RefCell::new(go_on);
    let stop = || !(*go_on.borrow_mut())();
    let media = project.media_by_id();
    let mut search = MediaSearch::new(missing.iter().filter_map(|id| media.get(*id)).collect(), library);
    let chosen = place.is_file().then_some(place);
    let mut files = match chosen.and_then(Path::parent) {
        Some(beside) => files_below(beside, 1, MOST_FILES),
        None => files_below(place, DEEPEST, MOST_FILES),
    };
    files.retain(|file| Some(file.as_path()) != chosen && search.may_be(file));
    // The first of two equal files is the one whose name is right; the one that somebody chose goes before all.
    let names: BTreeSet<String> = search.sought.iter().map(|media| name_of(media).to_lowercase()).collect();
    files.sort_by_cached_key(|file| !names.contains(&lowercase_name(file)));
    files.splice(..0, chosen.map(Path::to_owned));
    for file in &files {
        if search.sought.is_empty() || stop() {
            return search.found;
        }
        search.try_content(file);
    }
    for file in &files {
        if search.sought.is_empty() || stop() {
            break;
        }
        if search.is_named(file) {
            search.try_name(file, &stop);
        }
    }
    search.found
}

struct MediaSearch<'a> {
    library: &'a Library,
    sought: Vec<&'a Media>,
    found: BTreeMap<MediaId, PathBuf>,
    endings: BTreeSet<String>,
}

impl<'a> MediaSearch<'a> {
    fn new(sought: Vec<&'a Media>, library: &'a Library) -> Self {
        let endings = sought.iter().map(|media| ending(Path::new(name_of(media)))).collect();
        Self { library, sought, found: BTreeMap::new(), endings }
    }

    /// Renamed files keep their ending.
    fn may_be(&self, file: &Path) -> bool {
        self.endings.contains(&ending(file))
    }

    fn is_named(&self, file: &Path) -> bool {
        self.sought.iter().any(|media| has_name(file, media))
    }

    fn try_content(&mut self, file: &Path) {
        if self.sought.iter().any(|media| !media.fingerprint.is_empty())
            && let Ok(print) = self.library.fingerprint(file)
        {
            self.settle(file, |media| media.fingerprint == print);
        }
    }

    fn try_name(&mut self, file: &Path, stop: Stop<'_>) {
        let Ok(facts) = self.library.facts(file, None, stop) else { return };
        let shape = facts.video.as_ref().map(|video| (video.width_px, video.height_px));
        self.settle(file, |media| {
            let distance = if media.duration > facts.duration {
                media.duration - facts.duration
            } else {
                facts.duration - media.duration
            };
            has_name(file, media)
                && distance <= SAME_DURATION
                && media.video.map(|video| (video.width_px, video.height_px)) == shape
        });
    }

    fn settle(&mut self, file: &Path, is_it: impl Fn(&Media) -> bool) {
        let (found, sought) = self.sought.drain(..).partition(|media| is_it(media));
        self.sought = sought;
        let found: Vec<&Media> = found;
        self.found.extend(found.iter().map(|media| (media.id, file.to_owned())));
    }
}

/// The name of a media's file, whichever system wrote the path.
fn name_of(media: &Media) -> &str {
    media.path.rsplit(['/', '\\']).next().unwrap_or_default()
}

fn lowercase_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn has_name(file: &Path, media: &Media) -> bool {
    lowercase_name(file) == name_of(media).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fingerprint::fingerprint;
    use std::fs;
    use std::sync::Arc;
    use sunting_timeline::Canvas;

    fn project(files: &[(u64, &str, &str)]) -> Project {
        let mut project = Project::new(Canvas::default());
        for (id, path, content) in files {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("x");
            fs::write(&file, content).unwrap();
            project.media.push(Arc::new(Media {
                id: MediaId(*id),
                path: (*path).to_owned(),
                fingerprint: fingerprint(&file).unwrap(),
                duration: Time::from_seconds(1),
                video: None,
                audio: None,
                extra: Default::default(),
            }));
        }
        project
    }

    #[test]
    fn a_chosen_file_is_taken_and_those_beside_it_are_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::create_dir(path("dalam")).unwrap();
        for (name, content) in [("rapat.mov", "satu"), ("a.mp4", "satu"), ("dua.mp4", "dua"), ("dalam/c.mp4", "tiga")] {
            fs::write(path(name), content).unwrap();
        }
        let project = project(&[(11, "a.mp4", "satu"), (12, "b.mp4", "dua"), (13, "c.mp4", "tiga")]);
        let (ids, library) = ([MediaId(11), MediaId(12), MediaId(13)], Library::nowhere());
        let found = find(&project, &ids, &path("rapat.mov"), &library, &mut || true);
        assert_eq!(found, [(MediaId(11), path("rapat.mov")), (MediaId(12), path("dua.mp4"))].into());
        assert!(find(&project, &ids, &path("tidak ada.mp4"), &library, &mut || true).is_empty());
    }

    #[test]
    fn all_are_found_at_once_by_their_content() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::create_dir_all(path("Foto/2026/.thumbnails")).unwrap();
        fs::write(path("Foto/2026/Rapat é.MP4"), "satu").unwrap();
        fs::write(path("b.mp4"), "lain").unwrap();
        fs::write(path("Foto/b.mp4"), "dua").unwrap();
        fs::write(path("z.mp4"), "dua").unwrap();
        fs::write(path("Foto/2026/.thumbnails/c.mp4"), "tiga").unwrap();
        let project = project(&[(11, r"C:\Video\a.mp4", "satu"), (12, "../b.mp4", "dua"), (13, "Bahan/c.mp4", "tiga")]);
        let (ids, library) = ([MediaId(11), MediaId(12), MediaId(13)], Library::nowhere());
        let found = find(&project, &ids, root.path(), &library, &mut || true);
        assert_eq!(
            found,
            [(MediaId(11), path("Foto/2026/Rapat é.MP4")), (MediaId(12), path("Foto/b.mp4"))].into(),
            "the right name counts among equal files, and hidden folders do not"
        );
        let mut looks = 0;
        let stopped = find(&project, &ids, root.path(), &library, &mut || {
            looks += 1;
            looks < 2
        });
        assert!(stopped.len() <= 1 && looks == 2);
    }
}
