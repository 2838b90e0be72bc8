//! A model of file sizes: how the bytes of pictures change with quality and size, and what a container adds. Both the
//! prediction and the encoding of a film rely on it.

/// x264's CRF for half the bits (4.5 to 6 was measured).
pub const CRF_OF_HALF: f64 = 5.5;
/// Bits follow the number of pixels to this power.
pub const PIXEL_POWER: f64 = 0.75;
/// The part of a limit that a correction aims at.
pub const LIMIT_AIM: f64 = 0.985;
/// In an MP4, beside the packets: the size of each,
const PACKET_BYTES: f64 = 4.0;
/// where and how long each of two chunks is that lie by turns,
const TURN_BYTES: f64 = 18.0;
/// and the order of showing.
const ORDER_BYTES: f64 = 8.0;

/// What an MP4's index takes for so many pictures and packets of sound, in bytes; more where pictures are not coded in
/// the order of showing.
pub fn index_bytes(frames: f64, sound_packets: f64, has_b_frames: bool) -> f64 {
    let orders = if has_b_frames { ORDER_BYTES * frames } else { 0.0 };
    PACKET_BYTES * (frames + sound_packets) + TURN_BYTES * frames.min(sound_packets) + orders
}
