//! Keeps a part of a film: `trim FILM START END RESULT`, with times such as `0:05` or `62.5`.
#![allow(clippy::print_stdout, reason = "it prints its result")]

use std::error::Error;
use std::path::Path;

use sunting_core::export::{RunOptions, TrimMode, Unwatched, trim};
use sunting_timeline::TimeRange;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [film, start, end, result] = arguments.as_slice() else { return Err("trim FILM START END RESULT".into()) };
    let kept = TimeRange::new(start.parse()?, end.parse()?).ok_or("it ends before it starts")?;

    // Where finished segments are kept. A program that trims again keeps the folder.
    let store = tempfile::tempdir()?;
    let options = RunOptions { store: store.path().to_owned(), memory_bytes: None, force: false };
    let report = trim(Path::new(film), &[kept], TrimMode::Encode, Path::new(result), &options, &Unwatched)?;
    println!("{} frames, {} bytes", report.frames, report.size_bytes);
    Ok(())
}
