//! Everything that reads or writes files for the window, one thing after the other on one thread; copies on a second.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;
use std::time::SystemTime;

use sunting_core::error::{Described, MediaError};
use sunting_core::export::SegmentStore;
use sunting_core::fingerprint::fingerprint;
use sunting_core::media::probe::MediaFacts;
use sunting_core::media_paths::MediaPaths;
use sunting_core::packing::estimate;
use sunting_core::project_file::{ProjectFileError, load_in};
use sunting_core::workspace::arrival::{Arrival, finished_name, is_passing, look, recorded_at_s};
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::finding::find;
use sunting_core::workspace::keeper::material;
use sunting_core::workspace::naming::{free_file, safe_name};
use sunting_core::workspace::open::{OpenError, Opened, ProjectPlace, create, open};
use sunting_core::workspace::recents::{self, Recent};
use sunting_core::workspace::settings::Settings;
use sunting_core::workspace::versions::{self, Version};
use sunting_timeline::captions::{self, CaptionError, Cue, ReadCues};
use sunting_timeline::{MediaId, Project, Time};

use super::job_store::clear_segments;
use super::path_check::{meant, path_problem};
use super::project_folders::{CopyOrder, copy, rename, version};
use super::{Wake, sample_project};
use crate::state::action::PathWish;
use crate::state::import::Arrived;
use crate::state::moments;

/// Something to be done with files.
pub enum Task {
    /// What are these?
    Look(Vec<PathBuf>),
    /// Sorts files by when they were recorded.
    Sort(Vec<MediaFacts>),
    /// Copies a file into a project's folder, when it may soon be gone from where it is.
    Copy(MediaId, PathBuf, PathBuf),
    /// Makes a project's folder.
    Create(PathBuf, String, Arc<Project>, Arc<MediaPaths>),
    /// Opens a project.
    Open(PathBuf),
    /// Unpacks the sample project below that folder, under that name, and opens it.
    Sample(PathBuf, String),
    /// Gives an open project's folder and file another name.
    Rename(ProjectPlace, String),
    /// Saves a project once more at another place, on a thread of its own.
    CopyProject(CopyOrder),
    /// Whether a path that was typed leads to what is wished for.
    Try(PathWish, PathBuf),
    /// Lists earlier versions of the project in a folder.
    Versions(PathBuf),
    /// Reads an earlier version of a project, only to look at it.
    LookAtVersion(PathBuf, PathBuf),
    /// Reads an earlier version of a project; the newest becomes an earlier one.
    UseVersion(PathBuf, ProjectPlace),
    /// Reads subtitles.
    ReadSubtitles(PathBuf),
    /// Writes subtitles.
    WriteSubtitles(PathBuf, Vec<Cue>),
    /// Lists the last projects.
    Recents,
    /// Puts a project first among them.
    Remember(Recent),
    /// Keeps the settings.
    KeepSettings(Settings),
    /// A name for a result that nobody has yet: folder, stem.
    FreeName(PathBuf, String),
    /// How much room is left where projects and temporary things lie.
    Room(Vec<PathBuf>),
    /// Counts how large a packed project would be, and names it: project, paths, folder, name.
    Weigh(Arc<Project>, Arc<MediaPaths>, PathBuf, String),
    /// Looks for missing files in a folder.
    Find(Arc<Project>, Vec<MediaId>, PathBuf),
    /// Puts pixels from the clipboard into a file of a folder, as PNG.
    KeepPicture(PathBuf, PathBuf),
    /// Removes finished pieces of videos from a cache, but none that an unfinished order needs.
    CleanStore(PathBuf),
    /// Says when everything before it is done.
    Flush(Sender<()>),
}

/// What came of it.
pub enum News {
    /// What files are.
    Looked(Vec<(PathBuf, Arrival)>),
    /// In order of recording.
    Sorted(Vec<Arrived>),
    /// How far copying is, 0 to 1.
    Copying(MediaId, f32),
    /// Where the copy lies.
    Copied(MediaId, Result<PathBuf, MediaError>),
    /// A project is open.
    Opened(Result<Box<Opened>, OpenError>),
    /// A new project's folder is there.
    Created(Result<Box<Opened>, OpenError>),
    /// Where it lies under its new name.
    Renamed(Result<ProjectPlace, MediaError>),
    /// How far copying the project is, 0 to 1.
    CopyingProject(f32),
    /// The copy of a project, open, and what it is the copy of.
    ProjectCopied(CopyOrder, Result<Box<Opened>, OpenError>),
    /// A typed path, and the sentence that says why it does not lead there.
    Tried(PathWish, PathBuf, Option<&'static str>),
    /// The newest first, each with the file and source time of its first picture.
    Versions(Vec<(Version, Option<(PathBuf, Time)>)>),
    /// An earlier version that is only looked at, and its file.
    VersionSeen(Result<(Arc<Project>, Arc<MediaPaths>), ProjectFileError>, PathBuf),
    /// The sizes of a packed project, whole and with the used parts only, and where it would go.
    Weighed(u64, u64, PathBuf),
    /// An earlier version and where its media lie.
    Version(Result<(Arc<Project>, Arc<MediaPaths>), ProjectFileError>),
    /// Subtitles, and what was mended.
    ReadSubtitles(Result<ReadCues, SubtitleError>, PathBuf),
    /// Where they were written.
    WroteSubtitles(Result<PathBuf, MediaError>),
    /// The last projects.
    Recents(Vec<Recent>),
    /// A name that nobody has yet.
    FreeName(PathBuf),
    /// Free bytes where there are the fewest.
    Room(u64),
    /// Where missing files were found.
    Found(Vec<(MediaId, PathBuf)>),
}

/// Why subtitles cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SubtitleError {
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] MediaError),
    /// There are none in it.
    #[error(transparent)]
    Content(#[from] CaptionError),
}

impl Described for SubtitleError {
    fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::Content(error) => error.code(),
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::File(error) => error.arguments(),
            Self::Content(_) => Vec::new(),
        }
    }

    fn file(&self) -> Option<&Path> {
        match self {
            Self::File(error) => error.file(),
            Self::Content(_) => None,
        }
    }
}

/// The window's end of the thread.
pub struct Files {
    tasks: Sender<Task>,
    news: Receiver<News>,
}

impl Files {
    /// Starts the threads; `config` is where settings and the last projects are kept.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(config: PathBuf, wake: Wake) -> std::io::Result<Self> {
        let (tasks, inbox) = channel();
        let (outbox, news) = channel();
        let (copies, copy_inbox) = channel();
        let tell = Tell { outbox, wake };
        let for_copies = tell.clone();
        Builder::new().name("copies".to_owned()).spawn(move || copy_all(&copy_inbox, &for_copies))?;
        Builder::new().name("files".to_owned()).spawn(move || {
            while let Ok(task) = inbox.recv() {
                work(task, &config, &copies, &tell);
            }
        })?;
        Ok(Self { tasks, news })
    }

    /// Asks for something.
    pub fn ask(&self, task: Task) {
        // The thread ends with the window only.
        let _ = self.tasks.send(task);
    }

    /// Waits until everything that was asked for is done.
    pub fn flush(&self) {
        let (done, wait) = channel();
        self.ask(Task::Flush(done));
        // A thread that has ended has nothing left to do.
        let _ = wait.recv();
    }

    /// What came of earlier questions.
    pub fn news(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }
}

#[derive(Clone)]
struct Tell {
    outbox: Sender<News>,
    wake: Wake,
}

impl Tell {
    fn tell(&self, news: News) {
        // Nobody listens any more when the window is gone.
        let _ = self.outbox.send(news);
        (self.wake)();
    }
}

fn work(task: Task, config: &Path, copies: &Sender<(MediaId, PathBuf, PathBuf)>, out: &Tell) {
    match task {
        Task::Look(paths) => out.tell(News::Looked(looked(paths))),
        Task::Sort(files) => out.tell(News::Sorted(sorted(files))),
        // The copies' thread lives as long as this one.
        Task::Copy(media, from, folder) => drop(copies.send((media, from, folder))),
        Task::Create(parent, name, project, paths) => {
            out.tell(News::Created(create(&parent, &name, &project, &paths).map(Box::new)));
        }
        Task::Open(file) => out.tell(News::Opened(open(&file).map(Box::new))),
        Task::Sample(projects, name) => {
            let file = sample_project::unpack(&projects, &name).map_err(|error| OpenError::File(error.into()));
            out.tell(News::Opened(file.and_then(|file| open(&file)).map(Box::new)));
        }
        Task::Rename(place, name) => out.tell(News::Renamed(rename(&place, &name))),
        Task::CopyProject(order) => copy_project(order, out),
        Task::Try(wish, path) => {
            let path = meant(wish, &path);
            let problem = path_problem(wish, &path);
            out.tell(News::Tried(wish, path, problem));
        }
        Task::Versions(folder) => {
            let versions = versions::list(&folder).into_iter();
            let seen = |version: Version| (version.clone(), first_picture(&version.file, &folder));
            out.tell(News::Versions(versions.map(seen).collect()));
        }
        Task::LookAtVersion(file, folder) => {
            let seen = load_in(&file, &folder).map(|loaded| (Arc::new(loaded.project), Arc::new(loaded.media_paths)));
            out.tell(News::VersionSeen(seen, file));
        }
        Task::Weigh(project, paths, folder, name) => {
            let sizes = estimate(&project, &paths);
            let destination = free_file(&folder, &safe_name(&name), "zip");
            out.tell(News::Weighed(sizes.whole_bytes, sizes.used_bytes, destination));
        }
        Task::UseVersion(file, place) => out.tell(News::Version(version(&file, &place))),
        Task::ReadSubtitles(path) => out.tell(News::ReadSubtitles(read_subtitles(&path), path)),
        Task::WriteSubtitles(path, cues) => out.tell(News::WroteSubtitles(write_subtitles(&path, &cues))),
        Task::Recents => out.tell(News::Recents(recents::list(config))),
        Task::Remember(recent) => {
            // A list that cannot be kept costs a click at the next start, no work.
            let _ = recents::remember(config, recent);
            out.tell(News::Recents(recents::list(config)));
        }
        // Settings that cannot be kept are asked for again at the next start.
        Task::KeepSettings(settings) => drop(settings.save(config)),
        Task::FreeName(folder, stem) => out.tell(News::FreeName(free_file(&folder, &safe_name(&stem), "mp4"))),
        Task::Room(folders) => {
            if let Some(bytes) = folders.iter().filter_map(|folder| SegmentStore::free_bytes(folder)).min() {
                out.tell(News::Room(bytes));
            }
        }
        Task::Find(project, missing, folder) => {
            let found = find(&project, &missing, &folder, &mut || true);
            out.tell(News::Found(found.into_iter().collect()));
        }
        Task::KeepPicture(from, folder) => out.tell(News::Looked(kept_picture(&from, &folder))),
        Task::CleanStore(cache) => clear_segments(&cache),
        // Whoever waited may be gone.
        Task::Flush(done) => drop(done.send(())),
    }
}

fn looked(paths: Vec<PathBuf>) -> Vec<(PathBuf, Arrival)> {
    let mut all = Vec::new();
    for path in paths {
        let path = std::path::absolute(&path).unwrap_or(path);
        match look(&path) {
            Arrival::Folder { files, is_whole } if !files.is_empty() => {
                all.extend(files.into_iter().map(|file| (file.clone(), look(&file))));
                if !is_whole {
                    all.push((path, Arrival::Folder { files: Vec::new(), is_whole }));
                }
            }
            Arrival::Missing => {
                // It may have come to its end and have its own name now.
                let finished = finished_name(&path).map(|finished| (look(&finished), finished));
                all.push((path, Arrival::Missing));
                all.extend(finished.filter(|(found, _)| *found != Arrival::Missing).map(|(found, file)| (file, found)));
            }
            arrival => all.push((path, arrival)),
        }
    }
    all
}

fn sorted(files: Vec<MediaFacts>) -> Vec<Arrived> {
    let arrived = |facts: MediaFacts| {
        let recorded_s = recorded_at_s(&facts.tags, &facts.path, moments::on_the_wall);
        // Without it, a file that comes again under another name is not recognised.
        let fingerprint = fingerprint(&facts.path).unwrap_or_default();
        Arrived { facts, recorded_s, fingerprint }
    };
    let mut all: Vec<Arrived> = files.into_iter().map(arrived).collect();
    all.sort_by_key(|file| file.recorded_s);
    all
}

fn copy_all(inbox: &Receiver<(MediaId, PathBuf, PathBuf)>, out: &Tell) {
    while let Ok((media, from, project_folder)) = inbox.recv() {
        if from.starts_with(&project_folder) || !is_passing(&from) {
            continue;
        }
        let folder = material(&project_folder);
        let mut told = 0;
        let copied = copy_into(&from, &folder, &mut |done, all| {
            let percent = done * 100 / all.max(1);
            if percent > told {
                told = percent;
                out.tell(News::Copying(media, percent as f32 / 100.0));
            }
            true
        });
        out.tell(News::Copied(media, copied));
    }
}

/// The first picture of a saved project.
fn first_picture(file: &Path, folder: &Path) -> Option<(PathBuf, Time)> {
    let loaded = load_in(file, folder).ok()?;
    let clip = loaded.project.storyline()?.clips.first()?;
    let at = clip.source_range().map_or(Time::ZERO, |range| range.start());
    Some((loaded.media_paths.of(clip.content.media()?).to_owned(), at))
}

/// Large material takes minutes, and nothing else is to wait for it.
fn copy_project(order: CopyOrder, out: &Tell) {
    let (for_thread, kept) = (out.clone(), order.clone());
    let thread = Builder::new().name("project-copy".to_owned()).spawn(move || {
        let copied = copy(&order, &mut |part| for_thread.tell(News::CopyingProject(part)));
        for_thread.tell(News::ProjectCopied(order, copied.map(Box::new)));
    });
    if let Err(error) = thread {
        let refused = MediaError::from_io(&kept.parent, &error);
        out.tell(News::ProjectCopied(kept, Err(OpenError::File(refused.into()))));
    }
}

fn read_subtitles(path: &Path) -> Result<ReadCues, SubtitleError> {
    let bytes = std::fs::read(path).map_err(|error| MediaError::from_io(path, &error))?;
    Ok(captions::read(&bytes)?)
}

fn write_subtitles(path: &Path, cues: &[Cue]) -> Result<PathBuf, MediaError> {
    use std::io::Write;
    let is_vtt = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("vtt"));
    let path = if is_vtt { path.to_owned() } else { path.with_extension("srt") };
    let text = match is_vtt {
        true => captions::write_webvtt(cues),
        false => captions::write_subrip(cues),
    };
    let io = |error: std::io::Error| MediaError::from_io(&path, &error);
    let mut file = sunting_core::atomic_file::AtomicFile::create(&path).map_err(io)?;
    file.write_all(text.as_bytes()).map_err(io)?;
    file.commit().map_err(io)?;
    Ok(path)
}

/// A picture from the clipboard, kept with the project under a name that tells when.
fn kept_picture(from: &Path, folder: &Path) -> Vec<(PathBuf, Arrival)> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let target = free_file(folder, &format!("Tempelan {now}"), "png");
    let kept = std::fs::create_dir_all(folder).and_then(|()| std::fs::rename(from, &target));
    kept.map(|()| vec![(target, Arrival::Media { is_fresh: false })]).unwrap_or_default()
}
