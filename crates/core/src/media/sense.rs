//! Whether facts that were remembered are such as looking into a file gives: a sealed record is whole, but what wrote it may
//! have been wrong, and whoever plans by it takes it at its word.

use sunting_timeline::validate::LATEST;
use sunting_timeline::{AudioTrack, FrameRate, Time};

use super::audio::RATES;
use super::facts::{AudioFacts, Hdr, MediaFacts, VideoFacts, bit_depth, hdr, is_variable, keyframe_interval};
use super::photo::is_too_large;
use super::pixel_shape::{sane_aspect, shown_size};
use super::scan::FrameTimes;
use super::warning::Warning;

/// The codes of colours in H.273 are bytes; FFmpeg counts its own from 256 on.
const MOST_COLOR_CODE: i32 = 511;

impl MediaFacts {
    /// Whether a file of `size_bytes` may be what they say. What follows from other facts has to follow from them, times are
    /// in order and in reach, and sizes and rates are none that would be divided by in vain.
    pub(crate) fn make_sense(&self, size_bytes: u64) -> bool {
        let (video, audio) = (self.video.as_ref(), self.audio.as_ref());
        let end = video.map(|video| video.frames.end).or(audio.map(|audio| audio.end));
        let lasts = match self.still {
            true => self.duration == Time::ZERO && video.is_some(),
            false => self.duration > Time::ZERO && Some(self.duration) == end,
        };
        self.size_bytes == size_bytes
            && lasts
            && video.is_none_or(VideoFacts::make_sense)
            && audio.is_none_or(AudioFacts::make_sense)
            && self.tracks_make_sense()
            && self.warnings.iter().all(|warning| self.may_be_said(warning))
    }

    fn may_be_said(&self, warning: &Warning) -> bool {
        match warning {
            Warning::DamagedPackets { from, .. } => is_in_reach(*from),
            Warning::CutOff { end, whole } => *end == self.duration && end < whole && is_in_reach(*whole),
            Warning::VideoStreamsLeftOut(_)
            | Warning::AudioTracksLeftOut { .. }
            | Warning::SubtitlesLeftOut(_)
            | Warning::VideoUndecodable(_)
            | Warning::AudioUndecodable(_)
            | Warning::MendedTimes(_)
            | Warning::Pieces(_) => true,
        }
    }

    fn tracks_make_sense(&self) -> bool {
        let count = self.audio_tracks.len();
        let is_chosen = match self.audio_track {
            None => true,
            Some(AudioTrack::Mix) => count > 1,
            Some(AudioTrack::Number(number)) => count > 1 && (1..=count).contains(&number.into()),
        };
        let numbers = self.audio_tracks.iter().map(|track| usize::from(track.number));
        is_chosen && numbers.eq(1..=count)
    }
}

impl VideoFacts {
    fn make_sense(&self) -> bool {
        self.frames.make_sense()
            && self.picture_makes_sense()
            && self.rate_makes_sense()
            && self.keyframe_interval == keyframe_interval(&self.frames)
            && self.bytes_make_sense()
    }

    fn picture_makes_sense(&self) -> bool {
        let (coded_px, color) = ((self.coded_width_px, self.coded_height_px), self.color);
        let (wide, high) = self.sample_aspect;
        coded_px.0 > 0
            && coded_px.1 > 0
            && !is_too_large(coded_px.0, coded_px.1)
            && matches!(self.orientation.rotation, 0 | 90 | 180 | 270)
            && sane_aspect((wide as i32, high as i32)) == self.sample_aspect
            && shown_size(coded_px.0, coded_px.1, self.sample_aspect, self.orientation)
                == (self.width_px, self.height_px)
            && self.bit_depth == bit_depth(self.pixel_format)
            && [color.primaries, color.transfer, color.matrix].iter().all(|code| (0..=MOST_COLOR_CODE).contains(code))
            && [hdr(color, false), Some(Hdr::DolbyVision)].contains(&self.hdr)
    }

    fn rate_makes_sense(&self) -> bool {
        self.measured_rate_hz.is_finite()
            && self.measured_rate_hz > 0.0
            && self.frame_rate == FrameRate::nearest(self.measured_rate_hz)
            && self.time_base.numerator > 0
            && self.time_base.denominator > 0
            && self.variable_frame_rate == is_variable(&self.frames, self.time_base)
    }

    fn bytes_make_sense(&self) -> bool {
        let last = self.frames.times.last().map_or(Time::ZERO, |&last| last.max(self.frames.first_seen));
        let seconds = usize::try_from(last.as_millis() / 1000 + 1).unwrap_or(0);
        let sum = self.picture_bytes.iter().try_fold(0_u64, |sum, &bytes| sum.checked_add(bytes));
        self.picture_bytes.len() <= seconds && sum.is_some()
    }
}

impl FrameTimes {
    fn make_sense(&self) -> bool {
        let rises = |times: &[Time]| times.windows(2).all(|pair| pair[0] < pair[1]);
        let (Some(&first), Some(&last)) = (self.times.first(), self.times.last()) else { return false };
        first == Time::ZERO
            && rises(&self.times)
            && last < self.end
            && is_in_reach(self.end)
            && is_in_reach(self.first_seen)
            && self.times.get(1).is_none_or(|&second| self.first_seen < second)
            && rises(&self.keyframes)
            && self.keyframes.iter().all(|time| self.times.binary_search(time).is_ok())
    }
}

impl AudioFacts {
    fn make_sense(&self) -> bool {
        self.channels > 0 && RATES.contains(&self.sample_rate) && is_in_reach(self.end)
    }
}

/// Whether a time lies where projects can reach it.
fn is_in_reach(time: Time) -> bool {
    (Time::ZERO..=LATEST).contains(&time)
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::super::probe::probe;

    /// One file of each kind that is looked at in its own way.
    const MADE: [(&str, &str); 9] = [
        ("plain.mp4", "-f lavfi -i testsrc=s=64x48:r=25:d=1 -f lavfi -i sine=d=1.2 -pix_fmt yuv420p"),
        ("wide.mkv", "-f lavfi -i testsrc=s=64x48:r=30:d=1,setsar=4/3 -pix_fmt yuv420p10le"),
        ("late.ts", "-itsoffset 0.4 -f lavfi -i testsrc=s=64x48:r=25:d=1 -f lavfi -i sine=d=1 -pix_fmt yuv420p"),
        ("two.mkv", "-f lavfi -i sine=d=1 -f lavfi -i anullsrc=d=1 -map 0 -map 1"),
        ("sound.wav", "-f lavfi -i sine=d=1"),
        ("photo.jpg", "-f lavfi -i testsrc=s=64x48 -frames:v 1"),
        ("photo.png", "-f lavfi -i testsrc=s=64x48 -frames:v 1"),
        ("moves.gif", "-f lavfi -i testsrc=s=64x48:r=10:d=1"),
        ("moves.webp", "-f lavfi -i testsrc=s=64x48:r=10:d=1 -c:v libwebp_anim"),
    ];

    fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { files_below(&path, found) } else { found.push(path) }
        }
    }

    #[test]
    fn whatever_looking_into_a_file_finds_makes_sense() {
        let folder = tempfile::tempdir().unwrap();
        for (name, options) in MADE {
            let options = options.split(' ');
            let made =
                Command::new("ffmpeg").args(["-v", "error"]).args(options).arg(folder.path().join(name)).status();
            assert!(made.unwrap().success(), "{name}");
        }
        let shapes = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 1.5'><rect width='2' height='1'/></svg>";
        std::fs::write(folder.path().join("shapes.svg"), shapes).unwrap();
        let mut files = Vec::new();
        files_below(folder.path(), &mut files);
        assert_eq!(files.len(), MADE.len() + 1);
        files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus"), &mut files);
        for path in files {
            let size_bytes = path.metadata().unwrap().len();
            let is_odd = probe(&path).ok().filter(|facts| !facts.make_sense(size_bytes));
            assert!(is_odd.is_none(), "{is_odd:?}");
        }
    }
}
