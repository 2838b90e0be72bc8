//! How a stored picture has to be rotated and mirrored to stand upright.

use serde::{Deserialize, Serialize};

/// First mirrored left to right (when `mirrored`), then turned clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Orientation {
    /// Degrees clockwise: 0, 90, 180 or 270.
    pub rotation: u16,
    /// Left and right are exchanged first.
    pub mirrored: bool,
}

impl Orientation {
    /// What a display matrix says (ISO/IEC 14496-12, 6.2.2; 16.16 fixed point), moved to the nearest quarter turn. A
    /// matrix without a direction (all zeros, not a rotation) says nothing.
    pub(crate) fn from_matrix(matrix: &[i32; 9]) -> Self {
        let [a, b, _, c, d, ..] = matrix.map(f64::from);
        let mirrored = a * d - b * c < 0.0;
        let sign = if mirrored { -1.0 } else { 1.0 };
        if a == 0.0 && b == 0.0 {
            return Self::default();
        }
        let quarters = ((sign * b).atan2(sign * a).to_degrees() / 90.0).round() as i32;
        Self { rotation: (quarters.rem_euclid(4) * 90) as u16, mirrored }
    }

    /// Turned further clockwise by so many degrees (a multiple of 90).
    pub(crate) fn turned(self, degrees: u16) -> Self {
        Self { rotation: (self.rotation + degrees) % 360, ..self }
    }

    /// Whether width and height change places.
    pub(crate) fn swaps_sides(self) -> bool {
        self.rotation % 180 == 90
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: i32 = 1 << 16;

    #[test]
    fn matrices_of_phones_are_read() {
        let read = |a, b, c, d| {
            let Orientation { rotation, mirrored } = Orientation::from_matrix(&[a, b, 0, c, d, 0, 0, 0, 1 << 30]);
            (rotation, mirrored)
        };
        assert_eq!(read(ONE, 0, 0, ONE), (0, false));
        assert_eq!(read(0, ONE, -ONE, 0), (90, false));
        assert_eq!(read(-ONE, 0, 0, -ONE), (180, false));
        assert_eq!(read(0, -ONE, ONE, 0), (270, false));
        assert_eq!(read(-ONE, 0, 0, ONE), (0, true));
        assert_eq!(read(ONE, 0, 0, -ONE), (180, true));
        assert_eq!(read(0, 0, 0, 0), (0, false));
        assert_eq!(read(i32::MIN, i32::MIN, i32::MAX, i32::MIN).0 % 90, 0);
    }
}
