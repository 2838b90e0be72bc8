//! Encoding pictures to H.264.

use ffmpeg_next::ffi::AVPixelFormat;
use ffmpeg_next::frame;

use super::conform::fit::is_same_shape;
use super::decoded_frame::DecodedFrame;
use super::letterbox::Letterbox;
use super::orientation::Orientation;
use super::packet::{ColorTags, EncodedPacket, StreamKind, StreamParameters, TimeBase};
use super::pixel_shape::{sane_aspect, shown_size};
use super::sys::decoder::Received;
use super::sys::encoder::{Encoder, EncoderOpenError, EncoderSettings};
use super::sys::scale::{PixelLayout, layout_of};
use super::sys::{frame as sys_frame, pixel_format_facts};
use crate::error::MediaProblem;
use crate::picture::Picture;

/// FFmpeg's number of the pixel format of a [`Picture`].
pub const PICTURE_PIXEL_FORMAT: i32 = AVPixelFormat::AV_PIX_FMT_YUV420P as i32;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VideoEncoding {
    pub width_px: u32,
    pub height_px: u32,
    /// The unit of the frames' times.
    pub time_base: TimeBase,
    /// Frames a second as a fraction, when constant.
    pub frame_rate: Option<(i32, i32)>,
    /// FFmpeg's number of the pixel format; see [`encoder_pixel_format`].
    pub pixel_format: i32,
    /// Width to height of one pixel.
    pub sample_aspect: (i32, i32),
    pub color: ColorTags,
    /// libx264's options. One that it does not know is an error.
    pub options: Vec<(String, String)>,
    pub threads: usize,
}

/// An open H.264 encoder. Not `Send`: it stays with the thread that opened it.
pub struct VideoEncoder {
    encoder: Encoder,
    kind: StreamKind,
    time_base: TimeBase,
    staging: frame::Video,
    letterbox: Letterbox,
}

impl VideoEncoder {
    /// Opens libx264. Its parameter sets go beside the packets.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`].
    pub fn new(encoding: &VideoEncoding) -> Result<Self, MediaProblem> {
        let kind = StreamKind::Video {
            width_px: encoding.width_px,
            height_px: encoding.height_px,
            pixel_format: encoding.pixel_format,
            sample_aspect: encoding.sample_aspect,
            color: encoding.color,
        };
        let settings = EncoderSettings {
            encoder: "libx264",
            input: &kind,
            time_base: encoding.time_base,
            frame_rate: encoding.frame_rate.unwrap_or((0, 1)),
            sample_format: -1,
            bit_rate: 0,
            options: &encoding.options,
            threads: encoding.threads,
        };
        let encoder = Encoder::open(&settings).map_err(explain)?;
        let staging = sys_frame::new_video(encoding.pixel_format, encoding.width_px, encoding.height_px)
            .map_err(|code| MediaProblem::Encoder(code.text()))?;
        Ok(Self { encoder, kind, time_base: encoding.time_base, staging, letterbox: Letterbox::default() })
    }

    /// What a muxer and a decoder have to know of the packets.
    pub fn parameters(&self) -> StreamParameters {
        self.encoder.parameters(&self.kind, self.time_base)
    }

    /// Encodes a picture of exactly the encoder's size, in 8-bit 4:2:0; finished packets are added to `packets`.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`].
    pub fn encode_picture(
        &mut self,
        picture: &Picture,
        pts: i64,
        packets: &mut Vec<EncodedPacket>,
    ) -> Result<(), MediaProblem> {
        self.make_staging_writable()?;
        for (index, plane) in picture.planes.iter().enumerate() {
            let stride = self.staging.stride(index);
            let rows = self.staging.data_mut(index).chunks_mut(stride.max(1));
            for (y, row) in rows.enumerate().take(plane.height()) {
                row[..plane.width()].copy_from_slice(plane.row(y));
            }
        }
        self.staging.set_pts(Some(pts));
        self.encoder.send(Some(&self.staging)).map_err(failed)?;
        self.drain(packets)
    }

    /// Encodes a decoded frame. It is converted only if its format differs from the encoder's, and fitted in with black
    /// borders if its shape differs.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`], [`MediaProblem::Conversion`].
    pub fn encode_frame(
        &mut self,
        decoded: &DecodedFrame,
        pts: i64,
        packets: &mut Vec<EncodedPacket>,
    ) -> Result<(), MediaProblem> {
        let StreamKind::Video { width_px, height_px, pixel_format, color, sample_aspect } = self.kind else {
            return Err(MediaProblem::Encoder("no picture".to_owned()));
        };
        let facts = decoded.facts();
        let own_shape = shown_size(width_px, height_px, sane_aspect(sample_aspect), Orientation::default());
        let has_form = (facts.width_px, facts.height_px, facts.pixel_format) == (width_px, height_px, pixel_format);
        if has_form && is_same_shape(decoded.stored_shape(), own_shape) {
            let mut frame = decoded.frame().clone();
            sys_frame::prepare_for_encoder(&mut frame, pts);
            self.encoder.send(Some(&frame)).map_err(failed)?;
            return self.drain(packets);
        }
        self.make_staging_writable()?;
        let source = layout_of(facts);
        let target = PixelLayout {
            width_px: width_px as usize,
            height_px: height_px as usize,
            pixel_format,
            matrix: source.matrix,
            full_range: color.full_range,
        };
        let scaled = self.letterbox.put(decoded, target, sample_aspect, &mut self.staging);
        scaled.map_err(|code| MediaProblem::Conversion(code.text()))?;
        self.staging.set_pts(Some(pts));
        self.encoder.send(Some(&self.staging)).map_err(failed)?;
        self.drain(packets)
    }

    /// Encodes the frames that are held back. Nothing can be encoded afterwards.
    ///
    /// # Errors
    /// [`MediaProblem::Encoder`].
    pub fn end(&mut self, packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        self.encoder.send(None).map_err(failed)?;
        self.drain(packets)
    }

    /// The encoder may still read what it was given last.
    fn make_staging_writable(&mut self) -> Result<(), MediaProblem> {
        sys_frame::make_writable(&mut self.staging).map_err(failed)
    }

    fn drain(&mut self, packets: &mut Vec<EncodedPacket>) -> Result<(), MediaProblem> {
        while let (Received::Frame, Some(packet)) = self.encoder.receive().map_err(failed)? {
            packets.push(packet);
        }
        Ok(())
    }
}

fn failed(code: super::sys::Code) -> MediaProblem {
    MediaProblem::Encoder(code.text())
}

pub(super) fn explain(error: EncoderOpenError) -> MediaProblem {
    MediaProblem::Encoder(match error {
        EncoderOpenError::Missing(encoder) => format!("{encoder} is missing"),
        EncoderOpenError::UnknownOption(option) => format!("unknown option {option}"),
        EncoderOpenError::Failed(code) => code.text(),
    })
}

/// The pixel format for libx264 that loses least of a source's format: bit depth and subsampling stay.
pub fn encoder_pixel_format(source: i32) -> i32 {
    use AVPixelFormat::{
        AV_PIX_FMT_YUV420P10LE, AV_PIX_FMT_YUV422P, AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUV444P10LE,
        AV_PIX_FMT_YUVJ420P,
    };
    let Some(facts) = pixel_format_facts(source) else { return PICTURE_PIXEL_FORMAT };
    if source == AV_PIX_FMT_YUVJ420P as i32 {
        return source;
    }
    let format = match (facts.chroma_shift, facts.bit_depth > 8) {
        ((0, 0), false) if !facts.rgb && facts.has_chroma => AV_PIX_FMT_YUV444P,
        ((0, 0), true) if !facts.rgb && facts.has_chroma => AV_PIX_FMT_YUV444P10LE,
        ((1, 0), false) => AV_PIX_FMT_YUV422P,
        ((1, 0), true) => AV_PIX_FMT_YUV422P10LE,
        (_, true) => AV_PIX_FMT_YUV420P10LE,
        (_, false) => return PICTURE_PIXEL_FORMAT,
    };
    format as i32
}
