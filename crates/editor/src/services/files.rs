//! Everything that reads or writes files for the window, one thing after the other on one thread; what takes minutes
//! has threads of its own. Each answer knows which project it was asked for: what comes after another one was opened is
//! late.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::{Duration, SystemTime};

use sunting_core::error::MediaError;
use sunting_core::export::{SegmentStore, is_same_file};
use sunting_core::library::Library;
use sunting_core::media::probe::MediaFacts;
use sunting_core::media::subtitles;
use sunting_core::naming::{free_file, safe_name};
use sunting_core::packing::{Extent, Order, estimate, outside};
use sunting_core::project_file::load_in;
use sunting_core::servers::allow_way_to;
use sunting_core::swallowed::OrWarn;
use sunting_core::workspace::arrival::{Arrival, Written, finished_name, look, recorded_at_s};
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::office::{self, OfficeError};
use sunting_core::workspace::open::{OpenError, create, open};
use sunting_core::workspace::recents;
use sunting_graphics::kit_file::KitFile;
use sunting_session::import::Arrived;

use super::copies::copy_all;
use super::earlier_versions::earlier_versions;
use super::file_tasks::{MediaCopy, Tell};
pub use super::file_tasks::{News, PutAside, Task};
use super::job_store::clear_segments;
use super::logo::{look_at, read_logo};
use super::own_templates::in_folder;
use super::path_check::{meant, path_problem, project_at};
use super::project_folders::{CopyOrder, copy, version};
use super::script_files::read_script;
use super::search::Searches;
use super::subtitle_files::{read_subtitles, write_subtitles};
use super::system;
use super::table_files::read_tables;
use super::{Wake, sample_project};
use crate::state::moments;

/// Nobody who closes the window waits longer for a disk.
const PATIENCE: Duration = Duration::from_secs(5);

/// The window's end of the thread.
pub struct Files {
    tasks: Sender<(u64, Task)>,
    news: Receiver<(u64, News)>,
    /// The number of the project that is open, of all that were.
    project: u64,
    copies_left: Arc<AtomicUsize>,
    searches: Searches,
}

impl Files {
    /// Starts the threads; `config` is where settings and the last projects are kept, `cache` where it is remembered what
    /// files are.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(config: PathBuf, cache: &Path, wake: Wake) -> std::io::Result<Self> {
        let (tasks, inbox) = channel::<(u64, Task)>();
        let (outbox, news) = channel();
        let (copies, copy_inbox) = channel();
        let (copies_left, searches) = (Arc::new(AtomicUsize::new(0)), Searches::default());
        let left = copies_left.clone();
        let of_copies = Library::open(cache);
        Builder::new().name("copies".to_owned()).spawn(move || copy_all(&copy_inbox, &left, &of_copies))?;
        let job_searches = Searches::default();
        let library = Arc::new(Library::open(cache));
        let (office_file, searches_of_project) = (RefCell::default(), searches.clone());
        let worker = Worker { config, library, copies, searches: searches_of_project, job_searches, office_file };
        Builder::new().name("files".to_owned()).spawn(move || {
            while let Ok((project, task)) = inbox.recv() {
                let out = Tell::new(outbox.clone(), wake.clone(), project);
                // What ends one task must not end those behind it: nothing would be opened or put in any more.
                if catch_unwind(AssertUnwindSafe(|| worker.work(task, &out))).is_err() {
                    out.tell(News::Fault);
                }
            }
        })?;
        Ok(Self { tasks, news, project: 0, copies_left, searches })
    }

    pub fn ask(&self, task: Task) {
        if let Task::Copy(_) = task {
            self.copies_left.fetch_add(1, Ordering::AcqRel);
        }
        // The thread ends with the window only.
        let _ = self.tasks.send((self.project, task));
    }

    /// The number of the project that is open: what was asked for before it is late.
    pub fn project(&self) -> u64 {
        self.project
    }

    /// Another project is there, or none.
    pub fn next_project(&mut self) {
        self.project += 1;
        self.searches.stop();
    }

    /// How many files may still have to be copied into a project.
    pub fn copies_left(&self) -> usize {
        self.copies_left.load(Ordering::Acquire)
    }

    /// Waits until everything that was asked for is done, or until a disk has not answered for long; whether it answered.
    pub fn flush(&self) -> bool {
        let (done, wait) = channel();
        self.ask(Task::Flush(done));
        wait.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout)
    }

    /// What came of earlier questions, each with the number of the project that it was asked for.
    pub fn news(&self) -> Vec<(u64, News)> {
        self.news.try_iter().collect()
    }
}

struct Worker {
    config: PathBuf,
    library: Arc<Library>,
    copies: Sender<(MediaCopy, Tell)>,
    searches: Searches,
    job_searches: Searches,
    /// Where the laptop's office lies.
    office_file: RefCell<Option<PathBuf>>,
}

impl Worker {
    fn work(&self, task: Task, out: &Tell) {
        match task {
            Task::Look(paths) => out.tell(News::Looked(looked(paths))),
            Task::Sort(files) => {
                let (whole, grown): (Vec<_>, _) = files.into_iter().partition(|facts| !has_grown(facts));
                grown.into_iter().for_each(|facts| out.tell(News::Grown(facts.path)));
                out.tell(News::Sorted(sorted(whole, &self.library)));
            }
            Task::Date(path, tags) => {
                let recorded_s = recorded_at_s(&tags, &path, moments::on_the_wall);
                out.tell(News::Dated(path, recorded_s));
            }
            Task::Copy(order) => {
                // The copies' thread lives as long as this one.
                let _ = self.copies.send((order, out.clone()));
            }
            Task::Create(parent, name, project, paths) => {
                out.tell(News::Created(create(&parent, &name, &project, &paths).map(Box::new)));
            }
            Task::Open(path, here) => out.tell(match project_at(&path).map(|file| (open(&file), file)) {
                // A second click on what the first one opened.
                Ok((Err(OpenError::InUse(_)), file)) if here.is_some_and(|here| is_same_file(&here, &file)) => {
                    News::IsOpen
                }
                Ok((opened, _)) => News::Opened(opened.map(Box::new)),
                Err(problem) => News::NoProject(problem),
            }),
            Task::Sample(projects, name) => {
                let file = sample_project::unpack(&projects, &name).map_err(|error| OpenError::File(error.into()));
                out.tell(News::Opened(file.and_then(|file| open(&file)).map(Box::new)));
            }
            Task::CopyProject(order) => copy_project(order, out),
            Task::Try(wish, path) => {
                let path = meant(wish, &path);
                let problem = path_problem(wish, &path);
                out.tell(News::Tried(wish, path, problem));
            }
            Task::Versions(place) => out.tell(News::Versions(earlier_versions(&place))),
            Task::LookAtVersion(file, folder) => {
                let seen =
                    load_in(&file, &folder).map(|loaded| (Arc::new(loaded.project), Arc::new(loaded.media_paths)));
                out.tell(News::VersionSeen(seen, file));
            }
            Task::Weigh { project, paths, home, folder, name } => {
                let all = Order { project: &project, paths: &paths, name: &name, extent: Extent::Whole };
                let (sizes, outside) = (estimate(&project, &paths), outside(&all, &home, &self.library));
                let destination = free_file(&folder, &safe_name(&name), "zip");
                out.tell(News::Weighed(sizes, outside, destination));
            }
            Task::UseVersion(aside, place, paths) => {
                out.tell(News::Version(version(&aside.version, &place, &aside.project, &paths), aside));
            }
            Task::ReadSubtitles(path, track) => take_subtitles(path, track, out),
            Task::WriteSubtitles(path, cues) => out.tell(News::WroteSubtitles(write_subtitles(&path, &cues))),
            Task::ReadTables(path) => out.tell(News::ReadTables(read_tables(&path), path)),
            Task::ReadScript(path) => out.tell(News::ReadScript(read_script(&path), path)),
            Task::SaveReport(report) => out.tell(News::SavedReport(report.write())),
            Task::OwnTemplates(folder) => out.tell(News::OwnTemplates(in_folder(&folder))),
            Task::Recents => out.tell(News::Recents(recents::list(&self.config))),
            Task::Remember(recent) => {
                // A list that cannot be kept costs a click at the next start, no work.
                recents::remember(&self.config, recent).or_warn("keeping the list of projects", &self.config);
                out.tell(News::Recents(recents::list(&self.config)));
            }
            Task::ForgetRecent(file) => {
                // The same: it is there again at the next start.
                recents::forget(&self.config, &file).or_warn("keeping the list of projects", &self.config);
                out.tell(News::Recents(recents::list(&self.config)));
            }
            // Settings that cannot be kept are asked for again at the next start.
            Task::KeepSettings(settings) => {
                settings.save(&self.config).or_warn("keeping the settings", &self.config);
            }
            Task::FreeName(folder, stem) => out.tell(News::FreeName(free_file(&folder, &safe_name(&stem), "mp4"))),
            Task::Room(folders) => {
                if let Some(bytes) = folders.iter().filter_map(|folder| SegmentStore::free_bytes(folder)).min() {
                    out.tell(News::Room(bytes));
                }
            }
            Task::OpenOutside(path) if !system::open_with_system(&path) => out.tell(News::NotOpened(path)),
            Task::ShowOutside(path) if !system::show_in_folder(&path) => out.tell(News::NotOpened(path)),
            Task::OpenOutside(_) | Task::ShowOutside(_) => {}
            // A video is made whatever project is open meanwhile.
            Task::Find(search) => {
                let searches = if search.job.is_some() { &self.job_searches } else { &self.searches };
                searches.begin(search, self.library.clone(), out.clone());
            }
            Task::LookForMissing(paths) => {
                out.tell(News::Missing(paths.0.values().filter(|path| !path.is_file()).cloned().collect()));
            }
            Task::KeepPicture(from, folder) => out.tell(match kept_picture(&from, &folder) {
                Ok(file) => News::Looked(vec![(file, Arrival::Media(Written::default()))]),
                Err(error) => News::NotKept(error),
            }),
            Task::CleanStore(cache) => clear_segments(&cache),
            Task::FindOffice(folder) => out.tell(News::OfficeFound(self.found_office(&folder))),
            Task::KeepOffice { folder, file, is_new } => {
                let before = self.office_file.take().filter(|_| !is_new);
                match office::keep(&folder, before.as_deref(), &file) {
                    Ok(path) => drop(self.office_file.replace(Some(path))),
                    Err(error) => {
                        self.office_file.replace(before);
                        out.tell(News::OfficeNotKept(error));
                    }
                }
            }
            Task::ReadLogo(path) => out.tell(News::LogoRead(read_logo(&path).map(Box::new), path)),
            Task::LookAtLogo(stored) => {
                if let Some(look) = look_at(&stored) {
                    out.tell(News::LogoSeen(Box::new(look)));
                }
            }
            Task::ReadOffice(path) => out.tell(News::OfficeRead(office::read(&path).map(Box::new), path)),
            Task::GiveOffice(path, file) => out.tell(News::OfficeGiven(office::give(&path, &file))),
            Task::Flush(done) => {
                // Whoever waited may be gone.
                let _ = done.send(());
            }
        }
    }
}

impl Worker {
    fn found_office(&self, folder: &Path) -> Result<Option<KitFile>, OfficeError> {
        let found = office::find(folder)?;
        Ok(found.map(|(path, file)| {
            self.office_file.replace(Some(path));
            file
        }))
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

/// Whether a file is longer than it was when it was probed: somebody still writes it.
fn has_grown(facts: &MediaFacts) -> bool {
    std::fs::metadata(&facts.path).is_ok_and(|now| now.len() > facts.size_bytes)
}

fn sorted(files: Vec<MediaFacts>, library: &Library) -> Vec<(Arrived, i64)> {
    let arrived = |facts: MediaFacts| {
        allow_way_to(&facts.path);
        let recorded_s = recorded_at_s(&facts.tags, &facts.path, moments::on_the_wall);
        // Without it, a file that comes again under another name is not recognised.
        let fingerprint =
            library.fingerprint(&facts.path).or_warn("recognising a file", &facts.path).unwrap_or_default();
        (Arrived { facts, fingerprint }, recorded_s)
    };
    let mut all: Vec<(Arrived, i64)> = files.into_iter().map(arrived).collect();
    all.sort_by_key(|(_, recorded_s)| *recorded_s);
    all
}

/// A film is read to its end for them, and nothing else is to wait for it.
fn take_subtitles(path: PathBuf, track: Option<u16>, out: &Tell) {
    if !subtitles::may_hold(&path) {
        return out.tell(News::ReadSubtitles(read_subtitles(&path, track), path));
    }
    let (for_thread, film) = (out.clone(), path.clone());
    let thread = Builder::new().name("film-subtitles".to_owned()).spawn(move || {
        for_thread.tell(News::ReadSubtitles(read_subtitles(&film, track), film));
    });
    if let Err(error) = thread {
        out.tell(News::ReadSubtitles(Err(MediaError::from_io(&path, &error).into()), path));
    }
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

/// A picture from the clipboard, kept with the project under a name that tells when. It may come from another disk than
/// the project's, so it is copied.
fn kept_picture(from: &Path, folder: &Path) -> Result<PathBuf, MediaError> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    let named = free_file(from.parent().unwrap_or(folder), &format!("Tempelan {now}"), "png");
    std::fs::rename(from, &named).map_err(|error| MediaError::from_io(from, &error))?;
    let kept = copy_into(&named, folder, &mut |_, _| true);
    // It was only a stage on the way.
    std::fs::remove_file(&named).or_warn("removing a pasted picture", &named);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_that_ends_by_a_fault_is_told_and_does_not_end_the_others() {
        let here = tempfile::tempdir().unwrap();
        let woken = AtomicUsize::new(0);
        let wake: Wake = Arc::new(move || assert!(woken.fetch_add(1, Ordering::SeqCst) != 0, "a planted fault"));
        let files = Files::start(here.path().to_owned(), here.path(), wake).unwrap();
        let ask = || files.ask(Task::FreeName(here.path().to_owned(), "Rapat".to_owned()));
        (0..2).for_each(|_| ask());
        files.flush();
        let news: Vec<News> = files.news().into_iter().map(|(_, news)| news).collect();
        assert!(matches!(news[..], [News::FreeName(_), News::Fault, News::FreeName(_)]), "{}", news.len());
    }

    #[test]
    fn a_pasted_picture_that_cannot_be_kept_is_told() {
        let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let pasted = here.path().join("tempelan.png");
        std::fs::write(&pasted, "gambar").unwrap();
        let kept = kept_picture(&pasted, &there.path().join("Bahan")).unwrap();
        assert_eq!(std::fs::read_to_string(kept).unwrap(), "gambar");
        assert_eq!(std::fs::read_dir(here.path()).unwrap().count(), 0);
        std::fs::write(&pasted, "gambar").unwrap();
        std::fs::write(there.path().join("file"), "").unwrap();
        assert!(kept_picture(&pasted, &there.path().join("file")).is_err());
    }
}
