//! Model files, right and wrong, made here.
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

#[path = "../../../tests/support/made_model.rs"]
mod made_model;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use made_model::Made;
use sunting_transcribe::model::{Model, ModelError, SIZES, models_in};

fn made(folder: &Path, name: &str, model: Made) -> PathBuf {
    let path = folder.join(name);
    model.write(&mut File::create(&path).unwrap()).unwrap();
    path
}

fn look(path: &Path) -> Result<Model, ModelError> {
    Model::look(path, File::open(path).unwrap())
}

fn code(path: &Path) -> &'static str {
    use sunting_timeline::described::Described;
    look(path).map_or_else(|error| error.code(), |_| "fine")
}

#[test]
fn a_whole_model_tells_its_size_and_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "ggml-tiny.bin", Made::SMALLEST);
    let model = look(&path).unwrap();
    assert_eq!((model.size.name, model.is_multilingual), ("tiny", true));
    assert_eq!(model.file_bytes, fs::metadata(&path).unwrap().len());
    assert_eq!(model.memory_bytes - model.file_bytes, SIZES[0].memory_bytes - SIZES[0].file_bytes);
    assert!(model.check("id", Some(model.memory_bytes)).is_ok() && model.check("id", None).is_ok());
    let short = model.check("id", Some(model.memory_bytes - 1));
    assert!(matches!(short, Err(ModelError::MemoryShort { .. })), "{short:?}");
}

#[test]
fn a_model_for_english_does_not_do_for_indonesian() {
    let folder = tempfile::tempdir().unwrap();
    let model = look(&made(folder.path(), "en.bin", Made { vocabulary: 51_864, ..Made::SMALLEST })).unwrap();
    assert!(matches!(model.check("id", None), Err(ModelError::EnglishOnly)) && model.check("en", None).is_ok());
}

#[test]
fn wherever_a_model_is_torn_it_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "torn.bin", Made::SMALLEST);
    let whole = fs::metadata(&path).unwrap().len();
    for left in [whole - 1, whole - 300, whole / 2, 700_000, 70_000, 48, 5, 4] {
        File::options().write(true).open(&path).unwrap().set_len(left).unwrap();
        assert_eq!(code(&path), "model-torn", "{left}");
    }
}

#[test]
fn a_head_alone_is_torn_and_other_files_are_foreign() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(code(&made(folder.path(), "head.bin", Made::HEAD_OF_TINY)), "model-torn");
    for (name, bytes) in [("empty", &b""[..]), ("text", b"Ini bukan model."), ("gguf", b"GGUF\x03\0\0\0")] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert_eq!(code(&path), "model-foreign", "{name}");
    }
    let mut noise = 0x6767_6d6c_u32.to_le_bytes().to_vec();
    noise.extend([0xEE; 400]);
    fs::write(folder.path().join("noise"), noise).unwrap();
    assert_eq!(code(&folder.path().join("noise")), "model-foreign");
}

#[test]
fn a_folder_tells_its_models_by_name() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path(), "b.bin", Made::SMALLEST);
    fs::write(folder.path().join("a.bin"), "x").unwrap();
    fs::write(folder.path().join("baca.txt"), "x").unwrap();
    let found = models_in(folder.path());
    let names: Vec<(String, bool)> =
        found.iter().map(|(path, model)| (path.file_name().unwrap().display().to_string(), model.is_ok())).collect();
    assert_eq!(names, [("a.bin".to_owned(), false), ("b.bin".to_owned(), true)]);
    assert!(models_in(&folder.path().join("tidak ada")).is_empty());
}
