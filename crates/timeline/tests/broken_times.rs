//! Lines of times that are broken: each is read or told, and none is shown.
#![allow(clippy::unwrap_used)]

use sunting_timeline::captions::read;

/// Start and end in milliseconds, and the words.
fn cues(source: &str) -> Vec<(i64, i64, String)> {
    let read = read(source.as_bytes()).unwrap().cues.into_iter();
    read.map(|cue| (cue.timeline_range.start().as_millis(), cue.timeline_range.end().as_millis(), cue.text)).collect()
}

fn expected(cues: &[(i64, i64, &str)]) -> Vec<(i64, i64, String)> {
    cues.iter().map(|(start, end, text)| (*start, *end, (*text).to_owned())).collect()
}

fn told(source: &str) -> Vec<(usize, &'static str)> {
    read(source.as_bytes()).unwrap().repairs.iter().map(|repair| (repair.line, repair.defect.code())).collect()
}

/// A file of three cues, the second with this line of times; without a blank line before it, and without its number.
fn with_times(line: &str) -> [String; 4] {
    let source = |between: &str, number: &str| {
        format!(
            "1\n00:00:01,000 --> 00:00:03,000\nSatu\n{between}{number}{line}\nDua\n{between}3\n00:00:07,000 --> 00:00:09,000\nTiga\n"
        )
    };
    [source("\n", "2\n"), source("\n", ""), source("", "2\n"), source("", "")]
}

#[test]
fn a_broken_line_of_times_is_read_or_told_and_never_shown() {
    for (line, end, defect) in [
        // Something is missing.
        ("4 --> 02:00:10,901", None, "bad-time"),
        ("4 -> 02:00:10,901", None, "bad-time"),
        ("--> 00:00:06,000", None, "bad-time"),
        ("start --> 00:00:06,000", None, "bad-time"),
        ("04,000 --> 06,000", None, "bad-time"),
        ("00:00:04,000 -->", Some(6000), "no-length"),
        ("00:00:04,000 --> 6", Some(6000), "no-length"),
        ("00:00:04,000 --> ??:??:??,???", Some(6000), "no-length"),
        ("00:00:04,000 -->00:00:", Some(6000), "no-length"),
        ("00:04 --> 00:06", Some(6000), ""),
        // The arrow is another one, or none.
        ("00:00:06,000 <-- 00:00:04,000", None, "bad-time"),
        ("00:00:04,000 < -- > 00:00:06,000", None, "bad-time"),
        ("00:00:04,000 -> 00:00:06,000", Some(6000), ""),
        ("00:00:04,000 - - > 00:00:06,000", Some(6000), ""),
        ("00:00:04,000 00:00:06,000", Some(6000), ""),
        ("00:00:04,000 00:00:06,000 -->", Some(6000), ""),
        ("00:00:04,000 --> 00:00:06,000-->", Some(6000), ""),
        ("00:00:04,000 --> 00:00:06,000 --> 00:00:07,000", Some(6000), ""),
        // The marks are others.
        ("00:00:04.000 --> 00:00:06.000", Some(6000), ""),
        ("00:00:04;000 --> 00:00:06;000", Some(6000), ""),
        ("00-00-04,000 --> 00-00-06,000", None, "bad-time"),
        ("00 00 04,000 --> 00 00 06,000", None, "bad-time"),
        ("000004,000 --> 000006,000", None, "bad-time"),
        ("00h00m04s --> 00h00m06s", None, "bad-time"),
        ("--:--:--,--- --> --:--:--,---", None, "bad-time"),
        // Letters that look like digits.
        ("O0:O0:O4,OOO --> OO:OO:O6,OOO", Some(6000), "guessed-time"),
        ("00:00:O4,000 --> 00:00:06,000", Some(6000), "guessed-time"),
        ("00:00:04,OOO --> 00:00:06,OOO", Some(6000), "guessed-time"),
        ("00:00:O4,000 --> 00:00:0G,000", None, "bad-time"),
    ] {
        for source in with_times(line) {
            let mut right = vec![(1000, 3000, "Satu"), (7000, 9000, "Tiga")];
            if let Some(end) = end {
                right.insert(1, (4000, end, "Dua"));
            }
            assert_eq!(cues(&source), expected(&right), "{source}");
            let codes: Vec<_> =
                told(&source).into_iter().map(|(_, code)| code).filter(|code| *code != "number-missing").collect();
            assert_eq!(codes.join(" "), defect, "{source}");
        }
    }
    // What could be said is a line of times only where a cue begins.
    for line in ["4 --> 6", "4s --> 6s", "-->", "00:00:04,000", "00:00:04,000 –", "02:00:10,901 <- 4"] {
        let [.., spoken] = with_times(line);
        for source in &with_times(line)[..3] {
            assert_eq!(cues(source), expected(&[(1000, 3000, "Satu"), (7000, 9000, "Tiga")]), "{source}");
            assert!(told(source).iter().any(|(_, code)| *code == "bad-time"), "{source}");
        }
        assert_eq!(cues(&spoken)[0].2, format!("Satu\n{line}\nDua"));
    }
    let swapped =
        "1\n00:00:01,000 --> 00:00:03,000\nA --> B\n1 --> 2\n\n2\n00:00:04,000 --> 00:00:06,000\nLangkah 1 --> 2\n";
    assert_eq!(cues(swapped), expected(&[(1000, 3000, "A --> B\n1 --> 2"), (4000, 6000, "Langkah 1 --> 2")]));
}
