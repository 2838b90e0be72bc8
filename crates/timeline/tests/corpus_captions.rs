//! Real caption files, where the corpus lies beside the project.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use sunting_timeline::captions::{CaptionError, read};

#[test]
fn real_caption_files_are_read_or_refused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/subtitles");
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("no corpus beside the project: skipped");
        return;
    };
    let mut counts = std::collections::BTreeMap::new();
    for file in files {
        let file = file.unwrap();
        let result = read(&std::fs::read(file.path()).unwrap());
        let name = file.file_name().to_string_lossy().into_owned();
        let count = result.as_ref().map(|read| read.cues.len()).map_err(Clone::clone);
        counts.insert(name, count);
    }
    let expected = [
        ("media3_subrip_typical.srt", Ok(3)),
        ("media3_subrip_typical_utf16le.srt", Ok(3)),
        ("media3_subrip_typical_with_byte_order_mark.srt", Ok(3)),
        ("media3_subrip_typical_missing_sequence.srt", Ok(3)),
        ("media3_subrip_typical_no_hours_and_millis.srt", Ok(3)),
        ("media3_subrip_empty.srt", Err(CaptionError::NoCues)),
        ("media3_webvtt_typical.vtt", Ok(2)),
        ("media3_webvtt_with_wide_unicode_chars_and_cr_endings.vtt", Ok(1)),
        ("lossless-cut__sample.srt", Ok(2)),
        ("media3_ssa_typical.ass", Ok(3)),
        ("media3_ssa_typical_utf16le.ass", Ok(3)),
        ("media3_ssa_overlapping_timecodes.ass", Ok(6)),
        ("media3_ssa_invalid_timecodes.ass", Ok(6)),
        ("subtitles__ass_different_format.ass", Ok(2)),
        ("webvtt-py__empty.vtt", Err(CaptionError::NoCues)),
    ];
    for (name, count) in expected {
        assert_eq!(counts[name], count, "{name}");
    }
    assert!(counts["testsuite__long-duration.vtt"].as_ref().unwrap() > &1000);
}
