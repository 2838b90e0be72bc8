//! The settings of the video encoder, as data that goes into plans and keys.

use serde::{Deserialize, Serialize};
use sunting_timeline::{FrameRate, Time};

use super::level::level;
use super::platforms::Platform;
use super::settings::Effort;
use crate::media::packet::{ColorTags, TimeBase};

/// The name that FFmpeg gives the encoder.
pub(super) const ENCODER: &str = "libx264";
/// Keyframes come at least so often where no platform asks for more of them.
const KEYFRAME_INTERVAL_FRAMES: u32 = 250;
const B_FRAMES: u32 = 3;
/// What *faster* leaves out and *fast* has, for 6 % of an export's CPU: segments cost 0.3 of phone VMAF against one
/// stream, and this gives 1.1 back at 5 % more bytes, above *medium* at its size.
const LOOK_AHEAD: u32 = 30;
const REFINEMENT: &str = ":subme=6";
/// From this size on, *faster* looks ahead fewer frames than its 20: at 1080p each takes 7 MB in every worker.
const LARGE_PIXELS: u32 = 1_500_000;
const LOOK_AHEAD_OF_LARGE: u32 = 15;
/// FFmpeg's number of planar YUV 4:2:0 with 8 bits.
pub(super) const YUV420P: i32 = 0;

/// Everything that decides how a plan's pictures are encoded, except the number of threads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VideoCoding {
    /// Of the coded picture, before it is turned.
    pub width_px: u32,
    /// Of the coded picture, before it is turned.
    pub height_px: u32,
    /// The unit of the segments' times.
    pub time_base: TimeBase,
    /// `None` if the frames keep the times of their source.
    pub frame_rate: Option<FrameRate>,
    /// FFmpeg's number of the pixel format.
    pub pixel_format: i32,
    /// Width to height of one pixel.
    pub sample_aspect: (i32, i32),
    /// How the samples are to be read.
    pub color: ColorTags,
    /// Names and values, as libx264 takes them.
    pub options: Vec<(String, String)>,
}

impl VideoCoding {
    pub(super) fn crf(&self) -> f32 {
        let own = self.options.iter().find(|(name, _)| name == "crf").and_then(|(_, crf)| crf.parse().ok());
        own.unwrap_or_else(|| default_crf(self.width_px, self.height_px))
    }

    /// The same with another constant rate factor, if one is given.
    pub(super) fn at_crf(&self, crf: Option<f32>) -> Self {
        let mut coding = self.clone();
        let own = coding.options.iter_mut().find(|(name, _)| name == "crf");
        if let (Some((_, own)), Some(crf)) = (own, crf) {
            *own = crf.to_string();
        }
        coding
    }

    /// The exact options, as one line.
    pub fn describe(&self) -> String {
        let options = self.options.iter().map(|(name, value)| format!(" {name}={value}"));
        std::iter::once(ENCODER.to_owned()).chain(options).collect()
    }
}

/// What the encoder's options follow from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule<'a> {
    pub effort: Effort,
    pub crf: f32,
    /// Left to the encoder when `None`: formats beyond 8-bit 4:2:0 have profiles of their own.
    pub profile: Option<&'a str>,
    pub b_frames: u32,
    pub keyframe_interval_frames: u32,
    /// The peak in bits a second; 0 for none.
    pub max_bit_rate: u32,
}

impl<'a> Rule<'a> {
    /// The settings for composed pictures at a constant frame rate.
    pub fn composed(effort: Effort, crf: f32, rate: FrameRate, platform: Option<&'a Platform>) -> Self {
        let interval = |platform: &Platform| {
            rate.frame_at(Time::from_millis(platform.max_keyframe_interval_ms.into())).max(1) as u32
        };
        Self {
            effort,
            crf,
            profile: Some(platform.map_or("high", |platform| &platform.profile)),
            b_frames: platform.map_or(B_FRAMES, |platform| platform.b_frames),
            keyframe_interval_frames: platform.map_or(KEYFRAME_INTERVAL_FRAMES, interval),
            max_bit_rate: platform.and_then(|platform| platform.max_video_bit_rate).unwrap_or(0),
        }
    }

    /// The same with a peak of at most so many bits a second.
    pub fn within(self, max_bit_rate: Option<u32>) -> Self {
        let peaks = [max_bit_rate, Some(self.max_bit_rate).filter(|&peak| peak > 0)];
        Self { max_bit_rate: peaks.into_iter().flatten().min().unwrap_or(0), ..self }
    }

    /// The settings for frames that keep the pixel format of their source.
    pub fn kept(crf: f32, pixel_format: i32) -> Self {
        Self {
            effort: Effort::Balanced,
            crf,
            profile: (pixel_format == YUV420P).then_some("high"),
            // In an MP4 a frame's length belongs to its place in the order of decoding: without B-frames that is
            // the order of showing, and a variable rate comes out as it went in, to the last frame.
            b_frames: 0,
            keyframe_interval_frames: KEYFRAME_INTERVAL_FRAMES,
            max_bit_rate: 0,
        }
    }

    /// The options of libx264 for such pictures. Everything that goes into the parameter sets is set explicitly, so
    /// that all segments have the same ones: `stitchable` keeps the CRF out of them, and HRD is never requested.
    pub fn options(&self, width_px: u32, height_px: u32, rate_hz: f64) -> Vec<(String, String)> {
        let references = self.effort.references();
        // x264 keeps four frames for a pyramid of B-frames.
        let buffered = if self.b_frames > 1 { references.max(4) } else { references };
        let mut parameters = "stitchable=1:open-gop=0".to_owned();
        if self.effort == Effort::Balanced {
            let large = width_px.saturating_mul(height_px) >= LARGE_PIXELS;
            let look_ahead = if large { LOOK_AHEAD_OF_LARGE } else { LOOK_AHEAD };
            parameters += &format!(":rc-lookahead={look_ahead}");
            if !large {
                parameters += REFINEMENT;
            }
        }
        if self.max_bit_rate > 0 {
            let kbits = self.max_bit_rate / 1000;
            // Half full at its start, no segment adds to a peak at the end of the one before.
            parameters += &format!(":vbv-maxrate={kbits}:vbv-bufsize={kbits}:vbv-init=0.5");
        }
        let option = |name: &str, value: &dyn ToString| (name.to_owned(), value.to_string());
        let mut options = vec![option("preset", &self.effort.preset()), option("crf", &self.crf)];
        options.extend(self.profile.map(|profile| option("profile", &profile)));
        options.extend([
            option("level", &level(width_px, height_px, rate_hz, buffered, self.max_bit_rate)),
            option("refs", &references),
            option("bf", &self.b_frames),
            option("g", &self.keyframe_interval_frames),
            option("x264-params", &parameters),
        ]);
        options
    }
}

/// The default constant rate factor: 26 below 720 lines, 24 from there on.
pub fn default_crf(width_px: u32, height_px: u32) -> f32 {
    if width_px.min(height_px) < 720 { 26.0 } else { 24.0 }
}

#[cfg(test)]
mod tests {
    use super::super::platforms::platform;
    use super::*;

    #[test]
    fn the_options_for_whatsapp_are_what_old_phones_play() {
        let rule = Rule::composed(Effort::Balanced, 26.0, FrameRate::FPS_30, platform("whatsapp").ok());
        let options = rule.options(854, 480, 30.0);
        let text: Vec<String> = options.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(
            text.join(" "),
            "preset=faster crf=26 profile=main level=3.1 refs=2 bf=0 g=60 x264-params=stitchable=1:open-gop=0:rc-lookahead=30:subme=6"
        );
    }

    #[test]
    fn a_platforms_peak_becomes_a_buffer_without_hrd() {
        let rule = Rule::composed(Effort::Small, 24.0, FrameRate::FPS_30, platform("instagram-reels").ok());
        let options = rule.options(1920, 1080, 30.0);
        let parameters = &options.iter().find(|(name, _)| name == "x264-params").unwrap().1;
        assert!(parameters.contains("vbv-maxrate=25000:vbv-bufsize=25000:vbv-init=0.5"));
        assert!(!parameters.contains("hrd"));
    }

    #[test]
    fn ten_bits_leave_the_profile_to_the_encoder() {
        assert!(Rule::kept(18.0, 62).options(640, 480, 30.0).iter().all(|(name, _)| name != "profile"));
    }
}
