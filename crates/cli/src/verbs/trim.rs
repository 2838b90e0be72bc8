//! `trim`: keeping or cutting parts of one file, exact to the frame.

use serde_json::json;
use sunting_core::export::{ExportError, TrimMode, TrimReport, trim_probed};
use sunting_core::media::probe::MediaFacts;
use sunting_core::media::scan::FrameTimes;
use sunting_core::stop::never;
use sunting_timeline::{Time, TimeRange};

use super::export::{larger_in_words, warnings_json};
use super::{Outcome, library, run_options};
use crate::args::{Common, Mode, Trim};
use crate::failure::Failure;
use crate::json;
use crate::output::Console;
use crate::progress::ProgressTeller;
use crate::shown;
use crate::times::{Moment, Span};
use crate::warnings::Warnings;
use sunting_words::Messages;

/// Does it and tells it.
///
/// # Errors
/// What went wrong, when nothing has been told of it yet.
pub fn run(args: &Trim, common: &Common, console: &Console) -> Outcome {
    let mode = match args.mode {
        Mode::Smart => TrimMode::Smart,
        Mode::Copy => TrimMode::Copy,
        Mode::Encode => TrimMode::Encode,
    };
    let facts = library(common).facts(&args.file, args.audio_track, &never)?;
    let keep = ranges(args, &facts).map_err(|failure| failure.or_at(&args.file))?;
    let teller = ProgressTeller::new(console);
    let report = trim_probed(&facts, &keep, mode, &args.output, &run_options(common), &teller);
    drop(teller);
    let report = report.map_err(|error| Failure::of_output(error, &args.output).or_at(&args.file))?;
    let (mut object, mut words) = (as_json(&console.messages, &report), in_words(&console.messages, &report));
    let warnings = Warnings::of_file(&console.messages, &facts.warnings);
    warnings.add_to(&console.messages, &mut object, &mut words);
    console.report(&object, &words);
    Ok(())
}

/// The source ranges to keep.
fn ranges(args: &Trim, facts: &MediaFacts) -> Result<Vec<TimeRange>, Failure> {
    let times: Option<Vec<TimeRange>> = args.keep.iter().map(|span| in_time(*span)).collect();
    if let (Some(ranges), true) = (times, args.cut.is_empty()) {
        return Ok(ranges);
    }
    let frames = facts.cutting_times();
    if args.cut.is_empty() {
        return args.keep.iter().map(|span| in_frames(*span, &frames)).collect();
    }
    let cuts = args.cut.iter().map(|span| in_frames(*span, &frames)).collect::<Result<Vec<_>, _>>()?;
    let keep = complement(&cuts, frames.end);
    if keep.is_empty() { Err(Failure::usage("usage-nothing-left", Vec::new())) } else { Ok(keep) }
}

/// `None` when it names frames.
fn in_time(span: Span) -> Option<TimeRange> {
    let time = |moment: Option<Moment>, open| match moment {
        None => Some(open),
        Some(Moment::Time(time)) => Some(time),
        Some(Moment::Frame(_)) => None,
    };
    TimeRange::new(time(span.start, Time::ZERO)?, time(span.end, Time::MAX)?)
}

/// The range with both ends where cuts are made.
///
/// # Errors
/// `range-beyond-end`, `empty-range`.
fn in_frames(span: Span, frames: &FrameTimes) -> Result<TimeRange, Failure> {
    let place = |moment: Option<Moment>, open: Time| match moment {
        None => open,
        Some(Moment::Frame(number)) => frames.start_of(usize::try_from(number).unwrap_or(usize::MAX)),
        Some(Moment::Time(time)) => frames.cut_at(time),
    };
    let (start, end) = (place(span.start, Time::ZERO), place(span.end, frames.end));
    let starts_beyond = match span.start {
        Some(Moment::Time(time)) => time >= frames.end,
        _ => start >= frames.end,
    };
    if starts_beyond {
        let error =
            ExportError::RangeBeyondEnd { range: TimeRange::between(frames.end, frames.end), duration: frames.end };
        return Err(error.into());
    }
    if start >= end {
        return Err(Failure::usage("usage-no-frame-in-range", Vec::new()));
    }
    Ok(TimeRange::between(start, end))
}

/// What no cut touches, from 0 to `end`.
fn complement(cuts: &[TimeRange], end: Time) -> Vec<TimeRange> {
    let mut cuts = cuts.to_vec();
    cuts.sort_by_key(|cut| cut.start());
    let mut kept = Vec::new();
    let mut from = Time::ZERO;
    for cut in cuts {
        if cut.start() > from {
            kept.push(TimeRange::between(from, cut.start()));
        }
        from = from.max(cut.end());
    }
    if from < end {
        kept.push(TimeRange::between(from, end));
    }
    kept
}

fn as_json(messages: &Messages, report: &TrimReport) -> serde_json::Value {
    json!({
        "output": report.output.to_string_lossy(),
        "frames": report.frames,
        "frames_copied": report.frames_copied,
        "frames_encoded": report.frames_encoded,
        "duration": json::seconds(report.duration),
        "size_bytes": report.size_bytes,
        "source_bytes": report.source_bytes,
        "segments": report.segments,
        "segments_reused": report.segments_reused,
        "seconds": report.seconds,
        "warnings": warnings_json(messages, report.size_bytes, report.source_bytes),
        "checks": json::checks(&report.checks),
    })
}

fn in_words(messages: &Messages, report: &TrimReport) -> String {
    let arguments = [
        ("file", shown::path(&report.output).into()),
        ("duration", messages.duration(report.duration).into()),
        ("frames", report.frames.into()),
        ("size", messages.size(report.size_bytes).into()),
        ("seconds", messages.seconds(report.seconds).into()),
    ];
    let done = if report.frames > 0 { "trim-done" } else { "trim-done-sound" };
    let larger = larger_in_words(messages, report.size_bytes, report.source_bytes);
    std::iter::once(messages.text(done, &arguments)).chain(larger).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range(start: i64, end: i64) -> TimeRange {
        TimeRange::between(Time::from_seconds(start), Time::from_seconds(end))
    }

    fn frames() -> FrameTimes {
        let times = (0..100).map(|n| Time::from_millis(n * 40)).collect();
        FrameTimes { times, end: Time::from_seconds(4), ..FrameTimes::default() }
    }

    #[test]
    fn what_is_cut_leaves_the_rest() {
        assert_eq!(
            complement(&[range(5, 6), range(1, 2)], Time::from_seconds(9)),
            [range(0, 1), range(2, 5), range(6, 9)]
        );
        assert_eq!(complement(&[range(0, 3), range(2, 9)], Time::from_seconds(9)), []);
        assert_eq!(complement(&[range(4, 9)], Time::from_seconds(9)), [range(0, 4)]);
    }

    #[test]
    fn ranges_are_moved_to_frame_starts_and_end_with_the_film() {
        let of = |text: &str| in_frames(text.parse().unwrap(), &frames());
        let millis = |range: TimeRange| (range.start().as_millis(), range.end().as_millis());
        assert_eq!(of("1.019..2.021").map(millis), Ok((1000, 2040)));
        assert_eq!(of("75f..").map(millis), Ok((3000, 4000)));
        assert_eq!(of("3..99").map(millis), Ok((3000, 4000)));
        assert_eq!(of("4..5").map_err(|failure| failure.code().to_owned()), Err("range-beyond-end".to_owned()));
        assert_eq!(of("100f..").map_err(|failure| failure.code().to_owned()), Err("range-beyond-end".to_owned()));
        assert_eq!(of("1.001..1.002").map_err(|failure| failure.code().to_owned()), Err("usage".to_owned()));
    }

    proptest! {
        #[test]
        fn cuts_and_their_complement_tile_the_film(edges in prop::collection::vec((0_i64..50, 1_i64..20), 1..6)) {
            let cuts: Vec<TimeRange> = edges.iter().map(|&(start, length)| range(start, start + length)).collect();
            let kept = complement(&cuts, Time::from_seconds(60));
            for second in 0..60 {
                let at = Time::from_seconds(second);
                let is_cut = cuts.iter().any(|cut| cut.contains(at));
                prop_assert_eq!(kept.iter().filter(|range| range.contains(at)).count(), usize::from(!is_cut));
            }
        }
    }
}
