//! The sounds that Indonesian words are made of, as few as can be told apart without a model.

/// A sound of Indonesian. Schwa and e are one, since spelling does not tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[allow(missing_docs, reason = "they are named as they are written")]
pub enum Phone {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K,
    L,
    M,
    N,
    Ng,
    O,
    P,
    R,
    S,
    Sy,
    T,
    U,
    W,
    Y,
    Z,
}

/// How many sounds there are.
pub const PHONES: usize = 25;
/// How many families of sounds there are.
pub const FAMILIES: usize = 15;

impl Phone {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; PHONES] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::E,
        Self::F,
        Self::G,
        Self::H,
        Self::I,
        Self::J,
        Self::K,
        Self::L,
        Self::M,
        Self::N,
        Self::Ng,
        Self::O,
        Self::P,
        Self::R,
        Self::S,
        Self::Sy,
        Self::T,
        Self::U,
        Self::W,
        Self::Y,
        Self::Z,
    ];

    /// The sounds that are alike: what one of them is short of, its family lends.
    pub fn family(self) -> usize {
        match self {
            Self::A => 0,
            Self::E => 1,
            Self::I => 2,
            Self::O => 3,
            Self::U => 4,
            Self::M | Self::N | Self::Ng => 5,
            Self::L => 6,
            Self::R => 7,
            Self::W => 8,
            Self::Y => 9,
            Self::P | Self::T | Self::K => 10,
            Self::B | Self::D | Self::G => 11,
            Self::C | Self::J => 12,
            Self::S | Self::Sy | Self::Z => 13,
            Self::F | Self::H => 14,
        }
    }

    /// How long it lasts in calm speech, in frames of 10 ms.
    pub fn frames(self) -> f32 {
        const BY_FAMILY: [f32; FAMILIES] = [9.0, 6.5, 7.5, 8.5, 7.5, 6.5, 5.5, 5.0, 5.0, 5.0, 8.5, 6.5, 8.5, 10.5, 7.5];
        BY_FAMILY[self.family()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_places() {
        for (place, phone) in Phone::ALL.into_iter().enumerate() {
            assert_eq!(phone as usize, place);
            assert!(phone.family() < FAMILIES && phone.frames() >= 3.0);
        }
    }
}
