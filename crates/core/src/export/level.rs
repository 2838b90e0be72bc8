//! The levels of H.264 (ITU-T H.264, table A-1), which say what a decoder has to be able to do.

/// A level's name and limits: macroblocks a second, macroblocks a frame, macroblocks of the decoded picture buffer,
/// kilobits a second (Main profile).
const LEVELS: [(&str, u64, u64, u64, u64); 12] = [
    ("3.0", 40_500, 1_620, 8_100, 10_000),
    ("3.1", 108_000, 3_600, 18_000, 14_000),
    ("3.2", 216_000, 5_120, 20_480, 20_000),
    ("4.0", 245_760, 8_192, 32_768, 20_000),
    ("4.1", 245_760, 8_192, 32_768, 50_000),
    ("4.2", 522_240, 8_704, 34_816, 50_000),
    ("5.0", 589_824, 22_080, 110_400, 135_000),
    ("5.1", 983_040, 36_864, 184_320, 240_000),
    ("5.2", 2_073_600, 36_864, 184_320, 240_000),
    ("6.0", 4_177_920, 139_264, 696_320, 240_000),
    ("6.1", 8_355_840, 139_264, 696_320, 480_000),
    ("6.2", 16_711_680, 139_264, 696_320, 800_000),
];

/// The lowest level from 3.0 on (which every phone plays) that holds such a stream; the highest one when none does.
///
/// `buffered_frames` is how many decoded frames have to be kept; `max_bit_rate` the peak in bits a second, 0 when not
/// known.
pub(super) fn level(
    width_px: u32,
    height_px: u32,
    rate_hz: f64,
    buffered_frames: u32,
    max_bit_rate: u32,
) -> &'static str {
    let (width, height) = (u64::from(width_px.div_ceil(16)), u64::from(height_px.div_ceil(16)));
    let frame = width * height;
    let second = (frame as f64 * rate_hz).ceil() as u64;
    let fits = |&&(_, max_second, max_frame, max_buffer, max_kbits): &&(&str, u64, u64, u64, u64)| {
        let longest_side = width.max(height);
        second <= max_second
            && frame <= max_frame
            && longest_side * longest_side <= 8 * max_frame
            && frame * u64::from(buffered_frames) <= max_buffer
            && u64::from(max_bit_rate) <= max_kbits * 1000
    };
    LEVELS.iter().find(fits).map_or("6.2", |level| level.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_sizes_get_the_levels_of_the_standard() {
        assert_eq!(level(854, 480, 30.0, 2, 0), "3.1");
        assert_eq!(level(720, 480, 30.0, 4, 0), "3.0");
        assert_eq!(level(640, 360, 30.0, 2, 0), "3.0");
        assert_eq!(level(1280, 720, 30.0, 4, 0), "3.1");
        assert_eq!(level(1280, 720, 60.0, 4, 0), "3.2");
        assert_eq!(level(1920, 1080, 30.0, 4, 0), "4.0");
        assert_eq!(level(1920, 1080, 30.0, 5, 0), "5.0");
        assert_eq!(level(1920, 1080, 30.0, 4, 25_000_000), "4.1");
        assert_eq!(level(1080, 1920, 60.0, 4, 0), "4.2");
        assert_eq!(level(3840, 2160, 30.0, 4, 0), "5.1");
        assert_eq!(level(8192, 8192, 60.0, 16, 0), "6.2");
    }
}
