//! Channel layouts as FFmpeg 5.1 has them. This is the only place that has to change for FFmpeg 7.0.

use ffmpeg_next::{Frame, ffi};

/// One or two channels in the usual order.
pub fn set_channels(context: &mut ffi::AVCodecContext, channels: u16) {
    context.channels = i32::from(channels);
    context.channel_layout = mask(channels);
}

/// Describes a frame of sound.
pub fn set_frame_channels(frame: &mut Frame, channels: u16) {
    // SAFETY: the frame is valid.
    unsafe {
        (*frame.as_mut_ptr()).channels = i32::from(channels);
        (*frame.as_mut_ptr()).channel_layout = mask(channels);
    }
}

/// Channels and layout of a decoded frame of sound. A frame that does not say gets the usual layout.
pub fn frame_layout(frame: &Frame) -> (u16, u64) {
    // SAFETY: the frame is valid.
    let (channels, layout) = unsafe { ((*frame.as_ptr()).channels, (*frame.as_ptr()).channel_layout) };
    let channels = channels.clamp(1, 64) as u16;
    (channels, if layout == 0 { mask(channels) } else { layout })
}

/// FFmpeg's mask of the usual layout.
pub fn mask(channels: u16) -> u64 {
    // SAFETY: a pure function.
    unsafe { ffi::av_get_default_channel_layout(i32::from(channels)) as u64 }
}
