//! A project that is kept on the disk, and how far its autosave has heard of what is done in it.

use std::fs::File;
use std::io;
use std::sync::Arc;

use sunting_core::workspace::autosave::Autosave;
use sunting_core::workspace::open::ProjectPlace;
use sunting_session::{Cursor, LogRead, Session};

/// Called when autosave has something to say.
type Wake = Arc<dyn Fn() + Send + Sync>;

/// Autosave with its place in the log of its project: no step of another project gets to it.
pub(super) struct Kept {
    pub autosave: Autosave,
    heard: Cursor,
}

impl Kept {
    /// Begins to keep a project as it is now.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(place: ProjectPlace, lock: File, session: &mut Session, wake: Wake) -> io::Result<Self> {
        let heard = session.follow();
        let autosave = Autosave::start(place, lock, session.project().clone(), session.paths().clone(), wake)?;
        Ok(Self { autosave, heard })
    }

    /// The same where another autosave has ended by a fault of its own.
    ///
    /// # Errors
    /// As [`Kept::start`].
    pub fn take_over(place: ProjectPlace, session: &mut Session, wake: Wake) -> io::Result<Self> {
        let heard = session.follow();
        let autosave = Autosave::take_over(place, session.project().clone(), session.paths().clone(), wake)?;
        Ok(Self { autosave, heard })
    }

    /// Tells autosave what was done since; whether that was anything.
    pub fn tell(&self, session: &mut Session) -> bool {
        let read = session.read(&self.heard);
        let is_nothing = matches!(&read, LogRead::New(entries) if entries.is_empty());
        !is_nothing && self.pass(read, session)
    }

    /// The same, and where the files lie now, which no step says.
    pub fn tell_paths(&self, session: &mut Session) -> bool {
        let read = session.read(&self.heard);
        self.pass(read, session)
    }

    /// Has the whole saved at once.
    pub fn save_now(&self, session: &mut Session) {
        if self.tell_paths(session) {
            self.autosave.save_now();
        }
    }

    fn pass(&self, read: LogRead, session: &Session) -> bool {
        let entries = match read {
            LogRead::New(entries) => entries,
            // What it cannot replay, autosave saves as a whole.
            LogRead::Missed => Vec::new(),
            LogRead::OtherProject => return false,
        };
        self.autosave.steps(entries, session.project().clone(), session.paths().clone());
        true
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::time::{Duration, Instant};

    use sunting_core::media_paths::MediaPaths;
    use sunting_core::workspace::journal::Entry;
    use sunting_core::workspace::open::{create, open};
    use sunting_timeline::{Canvas, Edit, History, Project, Time};

    use super::*;

    fn kept(root: &Path, name: &str, session: &mut Session) -> Kept {
        let opened = create(root, name, &Project::new(Canvas::default()), &MediaPaths::default()).unwrap();
        Kept::start(opened.place, opened.lock.unwrap(), session, Arc::new(|| {})).unwrap()
    }

    fn mark(session: &mut Session, name: &str) -> Entry {
        let at = Time::from_seconds(session.project().markers.len() as i64).into();
        let (edit, label) = (Edit::AddMarker { at, name: name.to_owned() }, "undo-use");
        session.edit(label, std::slice::from_ref(&edit)).unwrap();
        Entry::Edit { edit, label: label.to_owned() }
    }

    fn marks_in(file: &Path) -> Vec<String> {
        open(file).unwrap().project.markers.iter().map(|marker| marker.name.clone()).collect()
    }

    fn new_name(kept: &Kept) -> ProjectPlace {
        let since = Instant::now();
        loop {
            assert!(since.elapsed() < Duration::from_secs(20), "no new name came");
            match kept.autosave.renamed() {
                Some(place) => return place.unwrap(),
                None => std::thread::sleep(Duration::from_millis(2)),
            }
        }
    }

    #[test]
    fn autosave_and_lesson_each_hear_every_step_across_undo_a_new_name_and_another_project() {
        let root = tempfile::tempdir().unwrap();
        let (mut first, mut second) = (Session::default(), Session::default());
        let of_first = kept(root.path(), "Rapat", &mut first);
        let lesson = first.follow();
        let mut done = vec![mark(&mut first, "a")];
        assert!(of_first.tell(&mut first));
        done.push(mark(&mut first, "taken back"));
        first.undo();
        done.push(Entry::Undo);
        of_first.autosave.rename("Sambutan".to_owned());
        done.push(mark(&mut first, "while it gets its name"));
        let place = new_name(&of_first);
        assert!(of_first.tell_paths(&mut first));
        done.push(mark(&mut first, "last"));

        let of_second = kept(root.path(), "Loket", &mut second);
        mark(&mut second, "b");
        assert!(!of_first.tell(&mut second) && !of_first.tell_paths(&mut second), "it is of another project");
        assert!(of_second.tell(&mut second) && of_first.tell(&mut first));
        assert!(!of_second.tell(&mut second) && !of_first.tell(&mut first), "all is told");
        assert_eq!(first.read(&lesson), LogRead::New(done));
        assert_eq!(second.read(&lesson), LogRead::OtherProject);

        let earlier = History::new(Arc::new(Project::new(Canvas::default())));
        let mut second = second.as_earlier(earlier, Arc::default());
        assert!(of_second.tell_paths(&mut second), "it is the same project in an earlier version");
        mark(&mut second, "after it");
        assert!(of_second.tell(&mut second));

        of_first.autosave.close();
        of_second.autosave.close();
        assert_eq!(place.name(), "Sambutan");
        assert_eq!(marks_in(&place.file), ["a", "while it gets its name", "last"]);
        assert_eq!(marks_in(&root.path().join("Loket/Loket.sunting")), ["after it"]);
    }
}
