//! Every file of the corpus probes, decodes and exports, or is refused with the reason that `corpus.tsv` expects: no
//! panic, no hang, nothing left behind. Skipped where the corpus does not lie beside the project.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sunting_core::media::decode::VideoReader;
use sunting_timeline::described::Described;
use support::{Workplace, corpus};

/// What is no media, or tested elsewhere.
const LEFT_OUT: [&str; 2] = ["subtitles/", "MANIFEST.tsv"];

fn expectations() -> BTreeMap<String, String> {
    let text = include_str!("corpus.tsv");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split_once('\t').expect("a tab")).map(|(f, e)| (f.to_owned(), e.to_owned())).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// `ok`, `damaged N` or `refused CODE`.
fn outcome(file: &Path) -> String {
    let place = Workplace::new();
    let name = file.as_os_str();
    let probe = place.run(["probe".as_ref(), name]);
    if probe.exit != 0 {
        return format!("refused {}", probe.error_code());
    }
    let facts = probe.json();
    let output = if facts["video"].is_null() { "o.m4a" } else { "o.mp4" };
    let small = ["export", "--height", "96", "--speed", "fast", "-o", output].map(std::ffi::OsStr::new);
    let export = place.run(small.into_iter().chain([name]));
    if export.exit != 0 {
        assert_eq!(export.exit, 1, "{}", export.stderr);
        assert!(place.files().is_empty(), "{:?} is left", place.files());
        return format!("refused {}", export.error_code());
    }
    assert_eq!(place.files(), [output]);
    let (made, planned) = (place.run(["probe", output]).ok().json(), export.json());
    assert_eq!(made["video"]["frames"].as_u64().unwrap_or(0), planned["frames"].as_u64().unwrap());
    if facts["video"].is_null() {
        return "ok".to_owned();
    }
    match damaged_frames(file) {
        Ok(0) => "ok".to_owned(),
        Ok(count) => format!("damaged {count}"),
        Err(code) => format!("refused {code}"),
    }
}

fn damaged_frames(file: &Path) -> Result<u64, &'static str> {
    let mut reader = VideoReader::open(file, 1).map_err(|error| error.code())?;
    while reader.next_frame().map_err(|error| error.code())?.is_some() {}
    Ok(reader.damaged_frames())
}

#[test]
fn every_file_does_what_is_expected_of_it() {
    let Some(corpus) = corpus() else {
        println!("no corpus beside the project: skipped");
        return;
    };
    let expected = expectations();
    let name_of = |file: &Path| file.strip_prefix(&corpus).unwrap().to_string_lossy().replace('\\', "/");
    let all = files(&corpus);
    let queue = Mutex::new(all.iter().map(|file| (name_of(file), file)).collect::<Vec<_>>());
    let wrong = Mutex::new(Vec::new());
    let work = || {
        loop {
            let Some((name, file)) = queue.lock().unwrap().pop() else { return };
            if LEFT_OUT.iter().any(|left_out| name.starts_with(left_out)) {
                continue;
            }
            let expectation = expected.get(&name).cloned().unwrap_or_else(|| "a line in corpus.tsv".to_owned());
            // A panic is this file's failure, not the sweep's.
            let found = std::panic::catch_unwind(|| outcome(file)).unwrap_or_else(|_| "a failed check".to_owned());
            if found != expectation {
                wrong.lock().unwrap().push(format!("{name}\t{found}\t(expected {expectation})"));
            }
        }
    };
    std::thread::scope(|scope| {
        for n in 0..2 {
            std::thread::Builder::new().name(format!("sweep {n}")).spawn_scoped(scope, work).unwrap();
        }
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort();
    assert!(wrong.is_empty(), "{} files:\n{}", wrong.len(), wrong.join("\n"));
}
