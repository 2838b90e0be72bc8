//! What the recorder wrote down.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

/// A change that the program made, or a promise that it asked the disk for.
#[derive(Clone, Debug)]
pub enum Change {
    Create(PathBuf),
    Folder(PathBuf),
    Write { offset: u64, bytes: Arc<[u8]> },
    Resize(u64),
    Rename(PathBuf, PathBuf),
    Link(PathBuf, PathBuf),
    Remove(PathBuf),
    Sync,
    SyncAll,
}

/// A change with its time and place.
#[derive(Clone, Debug)]
pub struct Record {
    pub change: Change,
    /// The file or folder, where the change says no path or makes it.
    pub inode: u64,
    /// How many records there were when it began: what came later is not covered by a sync.
    pub records_before: usize,
    /// When it began, in microseconds,
    pub began_us: u64,
    /// and when it was done.
    pub ended_us: u64,
}

/// Builds the recorder, once for each process.
pub fn recorder(folder: &Path) -> PathBuf {
    let program = folder.join("recorder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/power/recorder.c");
    let built = Command::new("cc").args(["-O1", "-o"]).arg(&program).arg(source).status().unwrap();
    assert!(built.success(), "the recorder is not built");
    program
}

/// Reads a recording.
pub fn read(path: &Path) -> Vec<Record> {
    let bytes = std::fs::read(path).unwrap();
    let mut rest = &bytes[..];
    let mut records = Vec::new();
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(&rest[..end]).unwrap();
        let (kind, numbers) = line.split_once(' ').unwrap();
        let numbers: Vec<u64> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
        let [before, began_us, ended_us, inode, offset, lengths @ ..] = &numbers[..] else { panic!("{line}") };
        rest = &rest[end + 1..];
        let mut take = |length: u64| {
            let (taken, left) = rest.split_at(length as usize);
            rest = left;
            taken
        };
        let [from, to, data] = [take(lengths[0]), take(lengths[1]), take(lengths[2])];
        let path = |bytes: &[u8]| PathBuf::from(std::str::from_utf8(bytes).unwrap());
        let change = match kind {
            "create" => Change::Create(path(from)),
            "folder" => Change::Folder(path(from)),
            "write" => Change::Write { offset: *offset, bytes: data.into() },
            "resize" => Change::Resize(*offset),
            "rename" => Change::Rename(path(from), path(to)),
            "link" => Change::Link(path(from), path(to)),
            "remove" => Change::Remove(path(from)),
            "sync" => Change::Sync,
            "sync_all" => Change::SyncAll,
            _ => panic!("nobody has taught the disk this: {kind} {}", String::from_utf8_lossy(from)),
        };
        let (inode, records_before) = (*inode, *before as usize);
        records.push(Record { change, inode, records_before, began_us: *began_us, ended_us: *ended_us });
    }
    records
}
