//! The journal: every step since the last save, one line each, so that a power cut loses at most a second. What people
//! see as one step is one line, so that it is there either completely or not at all. (A drag is written as taking back
//! and doing anew; half of that would only take back.)

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sunting_timeline::{Edit, History};

use crate::atomic_file;
use crate::json_size::check_values;
use crate::ordinary_file::{self, Refusal};
use crate::part_file::check_is;

/// A journal that has grown to this is large: the whole project is read sooner than its steps are done again.
const LARGE_BYTES: u64 = 8 << 20;
/// No step is longer. The largest that people take, a file of subtitles, is a tenth of it.
const MOST_STEP_BYTES: u64 = 64 << 20;

/// What stands before and behind a step in its line.
const SUM_BYTES: u64 = 10;

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum Entry {
    /// A gesture of that name begins.
    Begin { label: String },
    /// An edit: a step of its own, or part of a gesture.
    Edit { edit: Edit, label: String },
    /// An edit that goes on with the last step, if that has this name.
    Extend { edit: Edit, label: String },
    /// What the gesture did so far is taken back.
    Rewind,
    /// The gesture that was begun has ended.
    End,
    /// The last step is taken back.
    Undo,
    /// The last undone step was redone.
    Redo,
}

impl Entry {
    /// Applies the entry to a history.
    pub fn replay(&self, history: &mut History) {
        match self {
            Self::Begin { label } => history.begin_gesture(label),
            // What was refused then is refused now.
            Self::Edit { edit, label } => drop(history.apply(edit, label)),
            Self::Extend { edit, label } => drop(history.extend(edit, label)),
            Self::Rewind => history.rewind_gesture(),
            Self::End => history.end_gesture(),
            Self::Undo => drop(history.undo()),
            Self::Redo => drop(history.redo()),
        }
    }

    fn edit(&self) -> Option<&Edit> {
        if let Self::Edit { edit, .. } = self { Some(edit) } else { None }
    }
}

/// Replays steps. Successive edits within a gesture are applied together, because each alone would copy and validate
/// the whole project.
pub fn replay_all(entries: &[Entry], history: &mut History) {
    for row in entries.chunk_by(|one, next| one.edit().is_some() && next.edit().is_some()) {
        let are_together = row.len() > 1 && history.is_in_gesture();
        if !are_together || history.apply_all(row.iter().filter_map(Entry::edit), "").is_err() {
            row.iter().for_each(|entry| entry.replay(history));
        }
    }
}

#[derive(Serialize, Deserialize)]
struct JournalHeader {
    /// The digest of the project file that the steps follow.
    base: String,
}

/// What names a saved project in its journal.
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

/// What is not read is not written either.
fn line(content: &impl Serialize) -> io::Result<String> {
    let text = serde_json::to_string(content)?;
    check_values(text.as_bytes())?;
    if text.len() as u64 + SUM_BYTES > MOST_STEP_BYTES {
        return Err(Refusal::TooLarge.into());
    }
    Ok(format!("{} {text}\n", &digest(text.as_bytes())[..8]))
}

fn content(line: &str) -> Option<&str> {
    let (sum, text) = line.split_once(' ')?;
    (digest(text.as_bytes())[..8] == *sum).then_some(text)
}

/// Entries that were made at once: in one line, unless that would be longer than is read at a time.
fn lines(entries: &[Entry]) -> io::Result<String> {
    let each = entries.iter().map(line).collect::<io::Result<String>>()?;
    if entries.len() < 2 || each.len() as u64 > LARGE_BYTES {
        return Ok(each);
    }
    line(&entries).or(Ok(each))
}

/// A journal that is open for writing.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    bytes: u64,
    is_dirty: bool,
}

impl Journal {
    /// Begins a new journal that follows a project file with that digest. The previous journal must not be open,
    /// because not every file system can replace an open file.
    ///
    /// # Errors
    /// As the system says.
    pub fn begin(path: &Path, base: &str) -> io::Result<Self> {
        let fresh = path.with_extension("new");
        // What a sudden end left there, or a link or a pipe that came with the folder.
        let _ = fs::remove_file(&fresh);
        let mut file = File::create_new(&fresh)?;
        file.write_all(line(&JournalHeader { base: base.to_owned() })?.as_bytes())?;
        file.sync_data()?;
        drop(file);
        atomic_file::rename(&fresh, path)?;
        let file = OpenOptions::new().append(true).open(path)?;
        Ok(Self { path: path.to_owned(), file, bytes: 0, is_dirty: false })
    }

    /// Adds steps; they are on the disk after [`Journal::sync`].
    ///
    /// # Errors
    /// As the system says; [`Refusal::TooLarge`] where a step could not be read again: none is added then.
    pub fn add(&mut self, entries: &[Entry]) -> io::Result<()> {
        let lines = lines(entries)?;
        self.file.write_all(lines.as_bytes())?;
        self.bytes += lines.len() as u64;
        self.is_dirty = true;
        Ok(())
    }

    /// Whether it has become so large that the project should be saved and a new journal begun.
    pub fn is_large(&self) -> bool {
        self.bytes >= LARGE_BYTES
    }

    /// Whether something may not be on the disk yet.
    pub fn is_dirty(&self) -> bool {
        self.is_dirty
    }

    /// Puts all that was added on the disk.
    ///
    /// # Errors
    /// As the system says.
    pub fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.is_dirty = false;
        Ok(())
    }

    /// Whether it still has its name: what is added to a journal that was deleted or replaced goes nowhere.
    pub fn is_there(&self) -> bool {
        check_is(&self.file, &self.path).is_ok()
    }

    /// Where its file lies on the disk.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The steps after the project file with that digest, read some megabytes at a time, as all of them might not fit into
/// memory. A damaged end is left out. A journal that belongs to another file yields no steps.
pub fn read(path: &Path, base: &str) -> impl Iterator<Item = Vec<Entry>> {
    let mut file = ordinary_file::open_ours(path).ok().map(BufReader::new);
    let header = file.as_mut().and_then(next_line).and_then(|text| serde_json::from_str::<JournalHeader>(&text).ok());
    let mut file = file.filter(|_| header.is_some_and(|header| header.base == base));
    std::iter::from_fn(move || {
        let (mut steps, mut bytes) = (Vec::new(), 0);
        while bytes < LARGE_BYTES {
            let Some((step, length)) = file.as_mut().and_then(next_step) else {
                // What stands behind a torn step does not follow it.
                file = None;
                break;
            };
            steps.extend(step);
            bytes += length;
        }
        (!steps.is_empty()).then_some(steps)
    })
}

/// The entries of the next line and the bytes that it takes.
fn next_step(file: &mut BufReader<File>) -> Option<(Vec<Entry>, u64)> {
    let text = next_line(file)?;
    check_values(text.as_bytes()).ok()?;
    let entries = if text.starts_with('[') { serde_json::from_str(&text) } else { one(&text) };
    Some((entries.ok()?, text.len() as u64))
}

fn one(text: &str) -> serde_json::Result<Vec<Entry>> {
    serde_json::from_str(text).map(|entry| vec![entry])
}

/// The content of the next line; nothing where it is torn.
fn next_line(file: &mut BufReader<File>) -> Option<String> {
    let mut line = Vec::new();
    file.take(MOST_STEP_BYTES).read_until(b'\n', &mut line).ok()?;
    let line = String::from_utf8(line).ok()?;
    content(line.strip_suffix('\n')?).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use sunting_timeline::{Canvas, Project, Time};

    fn marker(second: i64) -> Entry {
        let edit = Edit::AddMarker { at: Time::from_seconds(second).into(), name: format!("m{second}") };
        Entry::Edit { edit, label: "tanda".to_owned() }
    }

    #[test]
    fn cut_off_at_any_byte_only_the_last_step_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::begin(&path, "abc").unwrap();
        let entries: Vec<Entry> = (0..6).map(marker).chain([Entry::Undo, Entry::Redo]).collect();
        entries.iter().for_each(|entry| journal.add(std::slice::from_ref(entry)).unwrap());
        journal.sync().unwrap();
        assert_eq!(read(&path, "abc").flatten().collect::<Vec<_>>(), entries);
        assert_eq!(read(&path, "other").flatten().count(), 0);
        let bytes = fs::read(&path).unwrap();
        let ends: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'\n').map(|at| at + 1).collect();
        for length in 0..bytes.len() {
            fs::write(&path, &bytes[..length]).unwrap();
            let whole = ends.iter().filter(|end| **end <= length).count();
            assert_eq!(read(&path, "abc").flatten().count(), whole.saturating_sub(1), "{length}");
        }
    }

    /// What is taken back and done anew is there as before or as after, wherever the disk cuts it.
    #[test]
    fn half_a_step_of_a_drag_takes_nothing_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::begin(&path, "abc").unwrap();
        journal.add(&[Entry::Begin { label: "geser".to_owned() }, marker(1)]).unwrap();
        let before = fs::metadata(&path).unwrap().len() as usize;
        journal.add(&[Entry::Rewind, marker(2)]).unwrap();
        let bytes = fs::read(&path).unwrap();
        for length in before..=bytes.len() {
            fs::write(&path, &bytes[..length]).unwrap();
            let mut history = History::new(Arc::new(Project::new(Canvas::default())));
            read(&path, "abc").for_each(|steps| replay_all(&steps, &mut history));
            let names: Vec<&str> = history.project().markers.iter().map(|marker| marker.name.as_str()).collect();
            assert_eq!(names, [if length < bytes.len() { "m1" } else { "m2" }], "{length} bytes");
        }
    }

    /// Written by versions that gave each entry a line.
    #[test]
    fn entries_on_lines_of_their_own_are_read_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        drop(Journal::begin(&path, "abc").unwrap());
        let mut text = fs::read_to_string(&path).unwrap();
        let entries = [Entry::Begin { label: "geser".to_owned() }, marker(1), Entry::End];
        entries.iter().for_each(|entry| text += &line(entry).unwrap());
        fs::write(&path, text).unwrap();
        assert_eq!(read(&path, "abc").flatten().collect::<Vec<_>>(), entries);
    }

    #[test]
    fn a_journal_that_was_deleted_or_replaced_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::begin(&path, "abc").unwrap();
        journal.add(&[marker(1)]).unwrap();
        journal.sync().unwrap();
        assert!(journal.is_there());
        fs::rename(&path, folder.path().join("away")).unwrap();
        assert!(!journal.is_there());
        fs::copy(folder.path().join("away"), &path).unwrap();
        assert!(!journal.is_there());
    }

    #[test]
    fn a_journal_of_more_bytes_than_were_ever_expected_is_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::begin(&path, "abc").unwrap();
        let long = |second| {
            let edit = Edit::AddMarker { at: Time::from_seconds(second).into(), name: "m".repeat(1 << 20) };
            Entry::Edit { edit, label: "tanda".to_owned() }
        };
        for second in 0..70 {
            assert_eq!(journal.is_large(), second >= 8, "{second}");
            journal.add(&[long(second)]).unwrap();
        }
        journal.add(&[marker(100)]).unwrap();
        assert_eq!(read(&path, "abc").flatten().last(), Some(marker(100)));
        assert_eq!(read(&path, "abc").flatten().count(), 71);
    }

    #[test]
    fn a_step_that_could_not_be_read_again_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut journal = Journal::begin(&path, "abc").unwrap();
        let too_many = Edit::DeleteClips { clips: vec![sunting_timeline::ClipId(1); 1_000_001] };
        let entries = [marker(1), Entry::Edit { edit: too_many, label: "hapus".to_owned() }];
        let refused = journal.add(&entries).unwrap_err();
        assert_eq!(ordinary_file::refusal(&refused), Some(Refusal::TooLarge));
        journal.add(&[marker(2)]).unwrap();
        assert_eq!(read(&path, "abc").flatten().collect::<Vec<_>>(), [marker(2)]);
    }

    #[test]
    fn a_replayed_history_is_the_same_history() {
        let mut live = History::new(Arc::new(Project::new(Canvas::default())));
        let entries = [
            marker(1),
            Entry::Begin { label: "geser".to_owned() },
            marker(2),
            Entry::Rewind,
            marker(3),
            Entry::End,
            marker(4),
            Entry::Undo,
            Entry::Undo,
            Entry::Redo,
        ];
        entries.iter().for_each(|entry| entry.replay(&mut live));
        let names: Vec<&str> = live.project().markers.iter().map(|marker| marker.name.as_str()).collect();
        assert_eq!(names, ["m1", "m3"]);
        assert_eq!((live.labels().next(), live.future_label()), (Some("geser"), Some("tanda")));
    }

    #[test]
    fn steps_done_together_leave_what_they_leave_one_by_one() {
        let refused = Entry::Edit { edit: Edit::Delete { clip: sunting_timeline::ClipId(99) }, label: String::new() };
        let begin = |label: &str| Entry::Begin { label: label.to_owned() };
        let entries = [
            vec![marker(1), marker(2), begin("banyak")],
            (3..=40).map(marker).collect(),
            vec![Entry::End, marker(41), begin("ditolak"), marker(42), refused, marker(43), Entry::End],
            vec![Entry::Undo, begin("geser"), marker(44), marker(45), Entry::Rewind, marker(46), marker(47)],
        ]
        .concat();
        let start = || History::new(Arc::new(Project::new(Canvas::default())));
        let (mut one_by_one, mut together) = (start(), start());
        entries.iter().for_each(|entry| entry.replay(&mut one_by_one));
        replay_all(&entries, &mut together);
        let seconds: Vec<i64> =
            together.project().markers.iter().map(|marker| marker.time.as_millis() / 1000).collect();
        assert_eq!(seconds, (1..=41).chain([46, 47]).collect::<Vec<_>>());
        assert_eq!(together.project(), one_by_one.project());
        assert_eq!(together.labels().collect::<Vec<_>>(), one_by_one.labels().collect::<Vec<_>>());
        assert!(together.is_in_gesture());
    }
}
