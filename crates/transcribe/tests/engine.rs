//! whisper.cpp with models in which nothing is learnt: that they are loaded, that it listens, and what it refuses. How
//! right it hears cannot be told by them.
#![cfg(feature = "engine")]
#![allow(clippy::unwrap_used, clippy::expect_used, dead_code)]

#[path = "../../../tests/support/made_model.rs"]
mod made_model;

use std::fs::{self, File};
use std::path::PathBuf;

use made_model::Made;
use sunting_timeline::{Time, TimeRange};
use sunting_transcribe::engine::{Engine, EngineError, knows_language};
use sunting_transcribe::packing::Piece;
use sunting_transcribe::talk::{Answer, Ask};
use sunting_transcribe::words;

fn made(name: &str, model: Made) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    model.write(&mut File::create(&path).unwrap()).unwrap();
    (folder, path)
}

fn ask(language: &str) -> Ask {
    Ask { language: language.to_owned(), prompt: "Disdukcapil, IKD".to_owned() }
}

fn tone() -> Vec<f32> {
    (0..80_000).map(|n: i32| 0.2 * (n as f32 * 0.1).sin()).collect()
}

#[test]
fn a_head_is_loaded_and_hears_nothing() {
    let (_folder, path) = made("head.bin", Made::HEAD_OF_TINY);
    let mut engine = Engine::load(&path).unwrap();
    assert_eq!(engine.hear(&ask("id"), &tone()).unwrap(), Answer::Heard(Vec::new()));
}

#[test]
fn a_whole_model_without_learning_goes_all_the_way() {
    let (_folder, path) = made("whole.bin", Made::SMALLEST);
    let mut engine = Engine::load(&path).unwrap();
    let Answer::Heard(tokens) = engine.hear(&ask("id"), &tone()).unwrap() else { panic!() };
    assert!(tokens.iter().all(|token| (0.0..=1.0).contains(&token.probability)), "{tokens:?}");
}

#[test]
fn what_a_model_says_comes_as_words_with_times_and_likelihoods() {
    let says = &[" Sela", "mat", " pagi", "?,", " warga", "."];
    let (_folder, path) = made("says.bin", Made { says, ..Made::SMALLEST });
    let mut engine = Engine::load(&path).unwrap();
    let ask = Ask { language: "id".to_owned(), prompt: String::new() };
    for _ in 0..2 {
        let Answer::Heard(tokens) = engine.hear(&ask, &tone()).unwrap() else { panic!() };
        let piece = Piece { stretches: vec![TimeRange::between(Time::from_seconds(10), Time::from_seconds(15))] };
        let heard = words(&piece, &tokens);
        let told: Vec<(&str, bool)> = heard.iter().map(|word| (word.text.as_str(), word.probability > 0.9)).collect();
        assert_eq!(told, [("Selamat", true), ("pagi,", false), ("warga.", true)]);
        assert!(heard.windows(2).all(|pair| pair[0].spoken.end() <= pair[1].spoken.start()), "{heard:?}");
        assert!(heard.iter().all(|word| piece.stretches[0].encloses(word.spoken)), "{heard:?}");
    }
}

#[test]
fn what_it_cannot_load_or_does_not_know_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("text.bin");
    fs::write(&text, "Ini bukan model.").unwrap();
    assert!(matches!(Engine::load(&text), Err(EngineError::Load(_))));
    assert!(matches!(Engine::load(&folder.path().join("tidak ada")), Err(EngineError::Load(_))));
    let (_folder, path) = made("head.bin", Made::HEAD_OF_TINY);
    let refused = Engine::load(&path).unwrap().hear(&ask("xx"), &tone());
    assert!(matches!(refused, Err(EngineError::Language(_))), "{refused:?}");
    assert!(knows_language("id") && knows_language("jw") && !knows_language("xx") && !knows_language("i\0d"));
}
