//! Packing a project for another computer: one zip that opens as a project once it is unpacked.
//!
//! ```text
//! Aktivasi IKD.zip
//!   Aktivasi IKD/Aktivasi IKD.sunting     paths relative to it
//!   Aktivasi IKD/Bahan/                   its media: whole, or only what the video uses of them
//! ```

mod archive;
mod used;

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use sunting_timeline::project_text::to_text;
use sunting_timeline::{Media, MediaId, Project, TimeRange};

use crate::error::{MediaError, MediaProblem};
use crate::export::{ExportError, Progress, RunOptions, TrimMode, Watcher, check_destination, check_room, trim_probed};
use crate::fingerprint::fingerprint;
use crate::library::Library;
use crate::media::probe::probe;
use crate::media_paths::MediaPaths;
use crate::naming::safe_name;
use crate::ordinary_file;
use crate::stop::never;
use crate::swallowed::warn_of;
use archive::{Archive, Names};
use used::{Taking, Uses, taking};

/// How much of the footage goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All media files are packed whole.
    Whole,
    /// What the video uses of them, and two seconds before and behind each part.
    Used,
}

/// How large a pack becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// If all files are packed whole.
    pub whole_bytes: u64,
    /// With the used parts, roughly.
    pub used_bytes: u64,
}

impl Sizes {
    /// The one of an extent.
    pub fn of(self, extent: Extent) -> u64 {
        match extent {
            Extent::Whole => self.whole_bytes,
            Extent::Used => self.used_bytes,
        }
    }
}

/// What is to be packed, and how.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The project that is packed.
    pub project: &'a Project,
    /// The paths of its media files.
    pub paths: &'a MediaPaths,
    /// The project's name; folder and file in the zip have it.
    pub name: &'a str,
    /// How much of the footage.
    pub extent: Extent,
}

/// The zip that packing made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// The zip that was written.
    pub output: PathBuf,
    /// How large the zip is.
    pub size_bytes: u64,
    /// How many media files are in it.
    pub files: usize,
    /// Files that could not be shortened and went along whole.
    pub kept_whole: Vec<PathBuf>,
    /// Media whose files are not there; the project in the zip misses them too.
    pub missing: Vec<MediaId>,
    /// Files that are neither film, sound nor photo; the project in the zip misses them too.
    pub left_out: Vec<PathBuf>,
}

/// Is told how many bytes of footage are done and of how many; packing stops when it returns `false`. It is called from
/// several threads.
pub type Tell<'a> = dyn Fn(u64, u64) -> bool + Sync + 'a;

/// Estimates how large the packed project would be, from the sizes of its files.
pub fn estimate(project: &Project, paths: &MediaPaths) -> Sizes {
    let of =
        |extent| materials(&Order { project, paths, name: "", extent }).iter().map(|material| material.bytes).sum();
    Sizes { whole_bytes: of(Extent::Whole), used_bytes: of(Extent::Used) }
}

/// The files that would be packed although they do not lie in the project's folder, with links followed. Whoever packs
/// a project that somebody sent has to be shown them first.
pub fn outside(order: &Order<'_>, folder: &Path, library: &Library) -> Vec<PathBuf> {
    let home = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let is_outside = |path: &PathBuf| path.canonicalize().is_ok_and(|real| !real.starts_with(&home));
    let files: BTreeSet<PathBuf> = materials(order).into_iter().map(|material| material.path).collect();
    files.into_iter().filter(|path| is_outside(path) && library.facts(path, None, &never).is_ok()).collect()
}

/// Packs a project. Shortened files are made through the store in `options`, which also says whether an existing zip
/// may be replaced.
///
/// # Errors
/// [`ExportError::DestinationExists`], [`ExportError::DestinationIsInput`], [`ExportError::NotEnoughSpace`],
/// [`ExportError::Cancelled`], or [`ExportError::Media`] with the file that could not be read or written. Nothing is
/// left at the destination then.
pub fn pack(
    order: &Order<'_>,
    destination: &Path,
    options: &RunOptions,
    tell: &Tell<'_>,
) -> Result<Packed, ExportError> {
    let materials = materials(order);
    check(order, &materials, destination, options)?;
    let name = safe_name(order.name);
    let archive = Archive::begin(destination, &name, options.force)?;
    let missing = materials.iter().filter(|material| !material.path.is_file()).map(|material| material.media).collect();
    let mut packer = Packer {
        project: order.project.clone(),
        archive,
        library: Library::open(&options.store),
        names: Names::default(),
        written: HashMap::new(),
        meter: ByteCounter { tell, done: 0, whole: materials.iter().map(|material| material.bytes).sum() },
        packed: Packed {
            output: destination.to_owned(),
            size_bytes: 0,
            files: 0,
            kept_whole: Vec::new(),
            missing,
            left_out: Vec::new(),
        },
    };
    let taken: HashSet<MediaId> = materials.iter().map(|material| material.media).collect();
    packer.project.media.retain(|media| taken.contains(&media.id));
    for material in &materials {
        packer.take(material, options)?;
    }
    let text = to_text(&packer.project);
    packer.archive.add_bytes(&format!("{name}.sunting"), text.as_bytes())?;
    packer.packed.size_bytes = packer.archive.finish()?;
    Ok(packer.packed)
}

/// A media that goes along.
struct Material {
    media: MediaId,
    path: PathBuf,
    taking: Taking,
    /// That it adds to the zip, roughly.
    bytes: u64,
}

fn materials(order: &Order<'_>) -> Vec<Material> {
    let mut whole: HashSet<PathBuf> = HashSet::new();
    let mut found = Vec::new();
    let uses = Uses::of(order.project);
    for media in &order.project.media {
        let taking = taking(&uses, media, order.extent);
        let path = order.paths.of(media.id).to_owned();
        let size = fs::metadata(&path).map_or(0, |facts| facts.len());
        let bytes = match &taking {
            Taking::Nothing => continue,
            // One file may stand for several media.
            Taking::Whole if whole.contains(&path) => 0,
            Taking::Whole => size,
            Taking::Parts(parts) => used::share(size, parts, media.duration),
        };
        if taking == Taking::Whole {
            whole.insert(path.clone());
        }
        found.push(Material { media: media.id, path, taking, bytes });
    }
    found
}

fn check(
    order: &Order<'_>,
    materials: &[Material],
    destination: &Path,
    options: &RunOptions,
) -> Result<(), ExportError> {
    check_destination(destination, order.paths.0.values().map(PathBuf::as_path), options.force)?;
    check_room(destination, materials.iter().map(|material| material.bytes).sum())
}

struct Packer<'a> {
    /// With the paths that hold in the zip.
    project: Project,
    archive: Archive,
    library: Library,
    names: Names,
    /// Files that are in the zip as a whole, and their names there.
    written: HashMap<PathBuf, String>,
    meter: ByteCounter<'a>,
    packed: Packed,
}

impl Packer<'_> {
    fn take(&mut self, material: &Material, options: &RunOptions) -> Result<(), ExportError> {
        let path = &material.path;
        self.meter.add_once(0)?;
        let Some(media) = self.project.find_media(material.media).cloned() else { return Ok(()) };
        if !path.is_file() {
            let name = self.names.free(Path::new(&media.path), None);
            self.name(media.id, name);
            return Ok(());
        }
        let mut is_whole_instead = false;
        if let Taking::Parts(parts) = &material.taking {
            match self.shorten(&media, path, parts, material.bytes, options) {
                Ok(()) => return Ok(()),
                Err(ExportError::Cancelled) => return Err(ExportError::Cancelled),
                Err(error) if self.archive.has_failed() => return Err(error),
                Err(error) => {
                    warn_of("shortening a film", path, &error);
                    is_whole_instead = true;
                }
            }
        }
        if let Some(name) = self.written.get(path).cloned() {
            self.name(media.id, name);
            return Ok(());
        }
        let name = self.names.free(path, None);
        // A project that somebody sent may name any file of this computer.
        let read = self.library.facts(path, None, &|| self.meter.is_stopped());
        if read.as_ref().is_err_and(|error| error.problem == MediaProblem::Stopped) {
            return Err(ExportError::Cancelled);
        }
        if read.is_err() {
            self.packed.left_out.push(path.clone());
            self.name(media.id, name);
            return self.meter.add_once(material.bytes);
        }
        self.archive.add_file(&name, path, &mut |bytes| self.meter.add(bytes))?;
        self.packed.files += 1;
        self.packed.kept_whole.extend(is_whole_instead.then(|| path.clone()));
        self.written.insert(path.clone(), name.clone());
        self.name(media.id, name);
        Ok(())
    }

    /// Takes the used parts of a file alone, and lets the clips follow.
    fn shorten(
        &mut self,
        media: &Media,
        path: &Path,
        parts: &[TimeRange],
        bytes: u64,
        options: &RunOptions,
    ) -> Result<(), ExportError> {
        let failed = |error: &std::io::Error| ExportError::from_io(&options.store, error);
        let wish = media.audio.and_then(|audio| audio.track);
        let facts = self.library.facts(path, wish, &|| self.meter.is_stopped())?;
        if facts.audio_track != wish {
            // The file's own choice, which the shortened file would not follow.
            return Err(ExportError::problem(path, MediaProblem::Changed));
        }
        // A film of ours would be black where it is clear.
        let frames = facts.video.as_ref().filter(|video| !video.may_be_clear()).map(|video| &video.frames);
        let kept = frames.and_then(|frames| used::aligned(&self.project, media.id, parts, frames));
        let kept = kept.ok_or_else(|| ExportError::problem(path, MediaProblem::NoVideo))?;
        fs::create_dir_all(&options.store).map_err(|error| failed(&error))?;
        let folder = tempfile::Builder::new().prefix("packing-").tempdir_in(&options.store);
        let short = folder.as_ref().map_err(failed)?.path().join("short.mp4");
        let watcher = Shortening { meter: &self.meter, bytes, stopped: AtomicBool::new(false) };
        trim_probed(&facts, &kept, TrimMode::Encode, &short, options, &watcher)?;
        let made = Media {
            fingerprint: fingerprint(&short).map_err(|error| failed(&error))?,
            ..used::facts_of(media, &probe(&short)?)
        };
        let project = used::moved(&self.project, &made, &kept);
        let project = project.ok_or_else(|| ExportError::problem(path, MediaProblem::Changed))?;
        let name = self.names.free(path, Some("mp4"));
        // It counts as done already; only stopping is asked for.
        self.meter.add_once(bytes)?;
        self.archive.add_file(&name, &short, &mut |_| self.meter.add(0))?;
        self.project = project;
        self.packed.files += 1;
        self.name(media.id, name);
        Ok(())
    }

    fn name(&mut self, media: MediaId, name: String) {
        if let Some(media) = self.project.media.iter_mut().find(|known| known.id == media) {
            Arc::make_mut(media).path = name;
        }
    }
}

struct ByteCounter<'a> {
    tell: &'a Tell<'a>,
    done: u64,
    whole: u64,
}

impl ByteCounter<'_> {
    /// Counts; whether to go on.
    fn add(&mut self, bytes: u64) -> bool {
        self.done += bytes;
        (self.tell)(self.done.min(self.whole), self.whole)
    }

    fn is_stopped(&self) -> bool {
        !(self.tell)(self.done.min(self.whole), self.whole)
    }

    fn add_once(&mut self, bytes: u64) -> Result<(), ExportError> {
        if self.add(bytes) { Ok(()) } else { Err(ExportError::Cancelled) }
    }
}

/// Turns the frames of a trim into bytes of the pack.
struct Shortening<'a> {
    meter: &'a ByteCounter<'a>,
    bytes: u64,
    stopped: AtomicBool,
}

impl Watcher for Shortening<'_> {
    fn progress(&self, progress: &Progress) {
        let share = u128::from(self.bytes) * u128::from(progress.frames_done);
        let share = (share / u128::from(progress.frames_total.max(1))) as u64;
        let ByteCounter { tell, done, whole } = self.meter;
        if !tell((done + share).min(*whole), *whole) {
            self.stopped.store(true, Ordering::Relaxed);
        }
    }

    fn is_cancelled(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// Opens a file and says how long it is.
fn opened(path: &Path) -> Result<(File, u64), MediaError> {
    let opened = ordinary_file::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    opened.map(|(bytes, file)| (file, bytes)).map_err(|error| MediaError::from_io(path, &error))
}
