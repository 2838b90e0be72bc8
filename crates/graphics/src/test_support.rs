//! What the tests of charts and of templates share.

use sunting_timeline::Color;

use crate::kit::Kit;
use crate::palette::{Ground, Palette};

/// The colours that graphics are tried in.
pub(crate) fn palettes() -> Vec<Palette> {
    let kit = |primary: (u8, u8, u8), accent: (u8, u8, u8)| Kit {
        primary: Color::rgb(primary.0, primary.1, primary.2),
        accent: Color::rgb(accent.0, accent.1, accent.2),
        ..Kit::default()
    };
    let kits = [
        Kit::default(),
        kit((0x1B, 0x6B, 0x3A), (0xF2, 0xC2, 0x30)),
        kit((0xC8, 0x10, 0x2E), (0xFF, 0xFF, 0xFF)),
        kit((0xF2, 0xB7, 0x05), (0x1A, 0x1A, 0x1A)),
        kit((0x3F, 0xA9, 0xF5), (0xFF, 0x7A, 0x00)),
    ];
    let light = kits.iter().map(|kit| Palette::of(kit, Ground::Light));
    light.chain([Palette::of(&Kit::default(), Ground::Dark)]).collect()
}

/// A number that looks random; the same follow each other from the same seed (SplitMix64).
pub(crate) fn next_random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}
