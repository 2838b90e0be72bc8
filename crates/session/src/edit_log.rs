//! What was done in a project, step by step, for whoever follows it: each reads at a pace of its own.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Weak};

use sunting_core::workspace::journal::Entry;

/// More entries than that are not kept for a reader that does not come.
const MOST: usize = 10_000;

/// How far somebody has read. It belongs to the log of one project; once it is dropped, nothing is kept for it.
#[derive(Debug)]
pub struct Cursor(Arc<AtomicU64>);

/// What a reader finds.
#[derive(Debug, PartialEq)]
pub enum LogRead {
    /// What was done since it read last, in order; often nothing.
    New(Vec<Entry>),
    /// More was done than is kept, or the project is an earlier version now: it begins anew with the project as it is.
    Missed,
    /// The cursor is of another project: nothing that is done here concerns it.
    OtherProject,
}

/// Entries are kept until every reader has read them, and without a reader not at all.
#[derive(Default)]
pub(super) struct EditLog {
    entries: VecDeque<Entry>,
    /// How many there were before the first of these.
    forgotten: u64,
    readers: Vec<Weak<AtomicU64>>,
}

impl EditLog {
    /// A reader of what is done from now on.
    pub fn follow(&mut self) -> Cursor {
        let at = Arc::new(AtomicU64::new(self.end()));
        self.readers.push(Arc::downgrade(&at));
        Cursor(at)
    }

    pub fn push(&mut self, entry: Entry) {
        self.entries.push_back(entry);
        self.forget();
    }

    pub fn read(&mut self, cursor: &Cursor) -> LogRead {
        if !self.readers.iter().any(|reader| reader.as_ptr() == Arc::as_ptr(&cursor.0)) {
            return LogRead::OtherProject;
        }
        let at = cursor.0.swap(self.end(), Ordering::Relaxed);
        let read = match at.checked_sub(self.forgotten) {
            Some(known) => LogRead::New(self.entries.iter().skip(known as usize).cloned().collect()),
            None => LogRead::Missed,
        };
        self.forget();
        read
    }

    /// What comes next does not go on from what was: whoever follows has missed something.
    pub fn break_off(&mut self) {
        self.forgotten = self.end() + 1;
        self.entries.clear();
    }

    fn end(&self) -> u64 {
        self.forgotten + self.entries.len() as u64
    }

    /// Lets go of what every reader has read, and of what is too much.
    fn forget(&mut self) {
        self.readers.retain(|reader| reader.strong_count() > 0);
        let positions = self.readers.iter().filter_map(Weak::upgrade).map(|at| at.load(Ordering::Relaxed));
        let all_read = positions.min().unwrap_or(self.end());
        let too_many = self.entries.len().saturating_sub(MOST);
        let gone = (all_read.saturating_sub(self.forgotten) as usize).max(too_many);
        self.entries.drain(..gone);
        self.forgotten += gone as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;
    use sunting_timeline::edit::Edit;
    use sunting_timeline::{History, Time};

    fn mark(session: &mut Session, second: i64) -> Entry {
        let (edit, label) =
            (Edit::AddMarker { at: Time::from_seconds(second).into(), name: String::new() }, "undo-use");
        session.edit(label, std::slice::from_ref(&edit)).unwrap();
        Entry::Edit { edit, label: label.to_owned() }
    }

    fn new(session: &mut Session, cursor: &Cursor) -> Vec<Entry> {
        match session.read(cursor) {
            LogRead::New(entries) => entries,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn two_readers_each_see_every_entry_once_at_their_own_pace() {
        let mut session = Session::default();
        mark(&mut session, 1);
        let (often, seldom) = (session.follow(), session.follow());
        let mut done = Vec::new();
        let mut heard = Vec::new();
        for second in 2..5 {
            done.push(mark(&mut session, second));
            heard.extend(new(&mut session, &often));
        }
        session.undo();
        session.redo();
        done.extend([Entry::Undo, Entry::Redo]);
        heard.extend(new(&mut session, &often));
        assert_eq!(heard, done, "what was done before it followed is not among them");
        assert_eq!(new(&mut session, &seldom), done);
        assert!(new(&mut session, &often).is_empty() && new(&mut session, &seldom).is_empty());
        let late = session.follow();
        let last = mark(&mut session, 9);
        for cursor in [often, seldom, late] {
            assert_eq!(new(&mut session, &cursor), std::slice::from_ref(&last));
        }
    }

    #[test]
    fn a_reader_follows_a_drag_and_typed_words_to_the_same_project() {
        let mut session = Session::default();
        let mut follower = History::new(session.project().clone());
        let cursor = session.follow();
        let marker = |second: i64| [Edit::AddMarker { at: Time::from_seconds(second).into(), name: "a".to_owned() }];
        session.begin_drag("undo-trim");
        session.drag(&marker(1));
        session.drag(&marker(2));
        session.end_drag(true);
        session.undo();
        session.redo();
        new(&mut session, &cursor).iter().for_each(|entry| entry.replay(&mut follower));
        assert_eq!(follower.project(), session.project());
    }

    #[test]
    fn steps_of_one_project_never_reach_who_follows_another() {
        let (mut first, mut second) = (Session::default(), Session::default());
        let (of_first, of_second) = (first.follow(), second.follow());
        let done = mark(&mut first, 1);
        mark(&mut second, 2);
        assert_eq!(second.read(&of_first), LogRead::OtherProject);
        assert_eq!(first.read(&of_second), LogRead::OtherProject);
        assert_eq!(first.read(&of_first), LogRead::New(vec![done]), "asking elsewhere took nothing");
    }

    /// Its autosave took the project for another one and saved nothing once.
    #[test]
    fn who_follows_a_project_follows_the_earlier_version_that_it_becomes() {
        let mut session = Session::default();
        let (reads, sleeps) = (session.follow(), session.follow());
        mark(&mut session, 1);
        assert_eq!(new(&mut session, &reads).len(), 1);
        let mut session = session.as_earlier(History::new(Session::default().project().clone()), Arc::default());
        mark(&mut session, 2);
        for cursor in [reads, sleeps] {
            assert_eq!(session.read(&cursor), LogRead::Missed);
            assert!(new(&mut session, &cursor).is_empty(), "it began with the project as it is");
        }
        let late = session.follow();
        let last = mark(&mut session, 3);
        assert_eq!(new(&mut session, &late), [last]);
    }

    #[test]
    fn little_is_kept_while_nobody_reads() {
        let mut log = EditLog::default();
        (0..3).for_each(|_| log.push(Entry::Undo));
        assert_eq!(log.entries.len(), 0, "nobody follows");
        let (reads, sleeps) = (log.follow(), log.follow());
        (0..2 * MOST).for_each(|_| log.push(Entry::Undo));
        assert_eq!(log.entries.len(), MOST);
        assert_eq!(log.read(&reads), LogRead::Missed);
        log.push(Entry::Redo);
        assert_eq!(log.read(&reads), LogRead::New(vec![Entry::Redo]));
        drop(sleeps);
        log.push(Entry::Redo);
        assert_eq!(log.entries.len(), 1, "who is gone holds up nothing");
        assert_eq!(log.read(&reads), LogRead::New(vec![Entry::Redo]));
        assert_eq!(log.entries.len(), 0);
    }
}
