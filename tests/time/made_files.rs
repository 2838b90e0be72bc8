//! Files that are made at random, with holes in picture and sound.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::duration;
use super::support::Workplace;
use super::support::signals::{X264, beeping, beeps, flashing};

/// A file whose picture and sound start and end when they like, with holes; start and length, in tenths of a second.
#[derive(Clone, Debug)]
struct Made {
    picture: (i32, i32),
    sound: (i32, i32),
    picture_hole: (i32, i32),
    sound_hole: (i32, i32),
}

fn any_made() -> impl Strategy<Value = Made> {
    // At 25 frames a second a picture starts at a fifth of a second, or elsewhere than it was asked to.
    let picture = ((0..13_i32).prop_map(|fifths| 2 * fifths), 12..60_i32);
    let sound = (0..25_i32, 12..60_i32);
    let hole = || (5..40_i32, 2..30_i32);
    let made = (picture, sound, hole(), hole());
    made.prop_map(|(picture, sound, picture_hole, sound_hole)| Made { picture, sound, picture_hole, sound_hole })
}

impl Made {
    /// Makes it, with sound that no codec's blocks smear over a hole; returns its name.
    fn make(&self, place: &Workplace) -> String {
        let tenths = |n: i32| f64::from(n) / 10.0;
        let name = "made.mkv".to_owned();
        let (picture, sound) = (flashing(tenths(self.picture.1)), beeping(tenths(self.sound.1)));
        let hole = |(from, length): (i32, i32)| {
            format!("'not(between(t,{},{}))'", tenths(from) - 0.001, tenths(from + length) - 0.001)
        };
        let filters = format!(
            "[0:v]select={}[v];[1:a]asetnsamples=480,aselect={}[a]",
            hole(self.picture_hole).replace(',', "\\,"),
            hole(self.sound_hole).replace(',', "\\,"),
        );
        let offsets = [tenths(self.picture.0).to_string(), tenths(self.sound.0).to_string()];
        let mut arguments = vec!["-itsoffset", &offsets[0]];
        arguments.extend(picture.iter().map(String::as_str));
        arguments.extend(["-itsoffset", &offsets[1]]);
        arguments.extend(sound.iter().map(String::as_str));
        arguments.extend(["-filter_complex", &filters, "-map", "[v]", "-map", "[a]", "-vsync", "vfr"]);
        arguments.extend(X264);
        arguments.extend(["-c:a", "pcm_s16le", &name]);
        place.ffmpeg(&arguments);
        name
    }

    fn has_picture(&self) -> bool {
        let ((from, length), (hole, hole_length)) = (self.picture, self.picture_hole);
        hole > from || hole + hole_length < from + length
    }

    /// How long the file plays, and when it beeps from its start on, in seconds.
    fn expected(&self) -> (f64, Vec<f64>) {
        let there = |(from, length): (i32, i32), (hole, hole_length): (i32, i32)| {
            (from..from + length).filter(move |tenth| !(hole..hole + hole_length).contains(tenth))
        };
        let sounding = || there(self.sound, self.sound_hole);
        let all: Vec<i32> = there(self.picture, self.picture_hole).chain(sounding()).collect();
        let (start, end) = (*all.iter().min().unwrap(), all.iter().max().unwrap() + 1);
        let beeps = sounding().filter(|tenth| (tenth - self.sound.0) % 10 == 5);
        (f64::from(end - start) / 10.0, beeps.map(|tenth| f64::from(tenth - start) / 10.0).collect())
    }
}

#[test]
fn of_any_made_file_all_beeps_come_out_where_they_were() {
    let place = Workplace::new();
    // Each takes seconds: always the same few, or as many others as are asked for.
    let asked = std::env::var("SUNTING_MADE_FILES").ok().and_then(|count| count.parse().ok());
    let config = Config { cases: asked.unwrap_or(20), failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = if asked.is_some() { TestRunner::new(config) } else { TestRunner::new_with_rng(config, rng) };
    let tested = runner.run(&any_made(), |made| {
        let name = made.make(&place);
        let (seconds, expected) = made.expected();
        prop_assume!(!expected.is_empty() && made.has_picture());
        place.run(["project", "new", &name, "-o", "p.sunting", "--force"]).ok();
        for verb in [
            &["export", &name, "-o", "out.mp4", "--force"][..],
            &["trim", &name, "--keep", "0..", "-o", "out.mp4", "--force"],
            &["export", "p.sunting", "-o", "out.mp4", "--force"],
        ] {
            place.run(verb).ok();
            let out = place.path("out.mp4");
            let lasts = duration(&out);
            prop_assert!((lasts - seconds).abs() <= 0.1, "{verb:?}: {lasts} s instead of {seconds}");
            let (found, _) = beeps(&out);
            let near = found.iter().zip(&expected).all(|(found, expected)| (found - expected).abs() <= 0.02);
            prop_assert!(near && found.len() == expected.len(), "{verb:?}: {found:?} instead of {expected:?}");
        }
        Ok(())
    });
    tested.unwrap();
}
