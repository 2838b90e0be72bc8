//! Speech to text from file to subtitles, with models made here: one says what it was made to say, whatever it hears. How
//! right a real one hears is not told by this.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/made_model.rs"]
#[allow(dead_code)]
mod made_model;
mod support;

use support::Workplace;

/// Ten seconds in which there is speech-like noise from 2 to 7.
fn film(place: &Workplace) {
    let sound = "anoisesrc=d=10:c=pink:a=0.4:r=48000:seed=3,volume='if(between(t,2,7),1,0.003)':eval=frame";
    place.ffmpeg(&["-f", "lavfi", "-i", sound, "-c:a", "pcm_s16le", "a.wav"]);
}

#[cfg(not(feature = "transcribe"))]
#[test]
fn a_build_without_the_engine_says_so() {
    let place = Workplace::new();
    film(&place);
    let run = place.run(["transcribe", "a.wav", "--model", "m.bin", "-o", "a.srt"]);
    assert_eq!((run.exit, run.error_code().as_str()), (2, "transcribe-not-built"));
    assert!(run.stderr.contains("make transcribe"), "{}", run.stderr);
    assert_eq!(place.files(), ["a.wav"]);
    assert_eq!(place.run(["doctor"]).ok().json()["transcribe"]["present"], false);
}

#[cfg(feature = "transcribe")]
mod with_the_engine {
    use std::fs::{self, File};
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use super::film;
    use super::made_model::Made;
    use super::support::Workplace;

    const SAYS: &[&str] = &[" Sela", "mat", " pagi", "?,", " warga", ".", " Ini", " IKD", "."];

    fn workplace(model: Made) -> Workplace {
        let place = Workplace::new();
        film(&place);
        model.write(&mut File::create(place.path("m.bin")).unwrap()).unwrap();
        place
    }

    fn refused(place: &Workplace, more: &[&str]) -> (i32, String) {
        let mut arguments = vec!["transcribe", "a.wav", "--model", "m.bin", "-o", "a.srt"];
        arguments.extend(more);
        let run = place.run(arguments);
        assert!(!place.path("a.srt").exists());
        (run.exit, run.error_code())
    }

    #[test]
    fn what_is_said_becomes_subtitles_where_somebody_speaks() {
        let place = workplace(Made { says: SAYS, ..Made::SMALLEST });
        let told = place.run(["transcribe", "a.wav", "--model", "m.bin", "-o", "a.srt"]).ok().json();
        let cues = told["cues"].as_array().unwrap();
        let texts: Vec<&str> = cues.iter().map(|cue| cue["text"].as_str().unwrap()).collect();
        assert_eq!(texts, ["Selamat pagi, warga.", "Ini IKD."], "{told}");
        assert_eq!((&cues[0]["sure"], &cues[1]["sure"], &told["unsure"]), (&false.into(), &true.into(), &1.into()));
        assert_eq!(cues[0]["unsure_words"], serde_json::json!(["pagi,"]));
        let (first, last) = (cues[0]["start"].as_f64().unwrap(), cues[1]["end"].as_f64().unwrap());
        assert!((1.5..3.0).contains(&first) && (6.0..8.0).contains(&last), "{told}");
        let written = fs::read_to_string(place.path("a.srt")).unwrap();
        assert!(written.contains("Selamat pagi, warga.") && written.contains("Ini IKD."), "{written}");
        let again = place.run(["transcribe", "a.wav", "--model", "m.bin", "-o", "a.srt"]);
        assert_eq!((again.exit, again.error_code().as_str()), (1, "destination-exists"));
    }

    #[test]
    fn what_will_not_do_is_refused_with_a_sentence() {
        let place = workplace(Made::SMALLEST);
        assert_eq!(refused(&place, &["--memory", "50MB"]), (1, "model-memory".to_owned()));
        assert_eq!(refused(&place, &["--language", "xx"]), (2, "transcribe-language".to_owned()));
        assert_eq!(refused(&place, &["--glossary", "no.txt"]), (1, "not-found".to_owned()));
        let model = place.path("m.bin");
        File::options().write(true).open(&model).unwrap().set_len(fs::metadata(&model).unwrap().len() / 2).unwrap();
        assert_eq!(refused(&place, &[]), (1, "model-torn".to_owned()));
        fs::write(&model, "Ini bukan model.").unwrap();
        assert_eq!(refused(&place, &[]), (1, "model-foreign".to_owned()));
        fs::remove_file(&model).unwrap();
        assert_eq!(refused(&place, &[]), (1, "not-found".to_owned()));
    }

    #[test]
    fn a_file_in_which_nobody_speaks_has_no_subtitles() {
        let place = workplace(Made { says: SAYS, ..Made::SMALLEST });
        place.ffmpeg(&["-f", "lavfi", "-i", "anullsrc=r=48000", "-t", "3", "-c:a", "pcm_s16le", "a.wav"]);
        assert_eq!(refused(&place, &[]), (1, "no-speech".to_owned()));
    }

    /// The process that listens, as the program starts it.
    #[test]
    fn a_listener_that_gets_a_head_alone_is_ready_and_ends_with_its_pipe() {
        let place = workplace(Made::HEAD_OF_TINY);
        let mut command = Command::new(env!("CARGO_BIN_EXE_sunting"));
        command.env("XDG_CACHE_HOME", place.path("cache")).arg("transcribe-worker").arg(place.path("m.bin"));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let ask = b"{\"language\":\"id\",\"prompt\":\"\"}\n";
        std::io::Write::write_all(child.stdin.as_mut().unwrap(), ask).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "\"Ready\"\n");
        assert!(output.status.success());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn ctrl_c_ends_both_and_leaves_nothing() {
        // Wide enough to take a while with each piece.
        let place = workplace(Made { width: 512, layers: 6, ..Made::SMALLEST });
        let mut command = place.command();
        command.args(["transcribe", "a.wav", "--model", "m.bin", "-o", "a.srt"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let listener = || {
            let children = format!("/proc/{0}/task/{0}/children", child.id());
            fs::read_to_string(children).unwrap_or_default().split_whitespace().next().map(str::to_owned)
        };
        let began = Instant::now();
        while listener().is_none() {
            assert!(began.elapsed() < Duration::from_secs(60), "no listener");
            std::thread::sleep(Duration::from_millis(20));
        }
        let listener = listener().unwrap();
        std::thread::sleep(Duration::from_millis(300));
        let asked = Instant::now();
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(asked.elapsed() < Duration::from_millis(2500), "{:?}", asked.elapsed());
        assert!(!std::path::Path::new(&format!("/proc/{listener}")).exists());
        assert!(!place.path("a.srt").exists());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_listener_that_dies_is_told() {
        let place = workplace(Made { width: 512, layers: 6, ..Made::SMALLEST });
        let mut command = place.command();
        command.args(["transcribe", "a.wav", "--model", "m.bin", "-o", "a.srt"]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let children = format!("/proc/{0}/task/{0}/children", child.id());
        let began = Instant::now();
        loop {
            let listener = fs::read_to_string(&children).unwrap_or_default();
            if let Some(listener) = listener.split_whitespace().next() {
                Command::new("kill").args(["-KILL", listener]).status().unwrap();
                break;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "no listener");
            std::thread::sleep(Duration::from_millis(20));
        }
        let output = child.wait_with_output().unwrap();
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!((output.status.code(), told["error"]["code"].as_str()), (Some(1), Some("transcribe-ended")));
        assert!(!place.path("a.srt").exists());
    }
}
