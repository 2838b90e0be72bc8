//! Inputs that are almost right: seeds that were cut, joined, repeated, and salted with what programs stumble over.

/// Longer ones only take time.
const LONGEST: usize = 64 << 10;

/// Numbers at the edge of what numbers can be.
const NUMBERS: [&str; 20] = [
    "0",
    "-0",
    "-1",
    "1e999",
    "-1e308",
    "1e-400",
    "0.1",
    "255",
    "256",
    "65536",
    "2147483647",
    "2147483648",
    "4294967295",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
    "99999999999999999999999999",
    "NaN",
];

/// Pieces that mean something to one reader or another.
const PIECES: [&str; 44] = [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\0",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    "\u{200d}",
    "\u{301}",
    "é",
    "会",
    "🎬",
    " --> ",
    "->",
    "00:00:01,000 --> 00:00:02,000\n",
    "99:59:59.999",
    "1:2:3:4",
    "-00:00:01.5",
    "{\\an8}",
    "{\\rtf1",
    "<i>",
    "</b></b>",
    "<c.a.b>",
    "<00:00:01.000>",
    "<v Ani>",
    "&amp;",
    "&#x110000;",
    "&#55296;",
    "WEBVTT\n\n",
    "NOTE\n",
    "STYLE\n",
    "[Script Info]\n",
    "[00:12.34]",
    "\t",
    "null",
    "true",
    "{}",
    "[]",
    "\"",
    "\\u0000",
    "\\ud800",
    "[[[[[[[[",
    "{\"a\":",
];

/// Even numbers from a seed (SplitMix64).
#[derive(Clone)]
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    pub fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A stretch of so many bytes.
    fn stretch(&mut self, length: usize) -> std::ops::Range<usize> {
        let start = self.below(length + 1);
        let most = [4, 32, length][self.below(3)];
        start..(start + self.below(most + 1)).min(length)
    }
}

/// A seed that was changed in a few places.
pub fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..1 + dice.below(6) {
        change(&mut bytes, seeds, dice);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    match dice.below(12) {
        0 => put(bytes, at..at, dice.one_of(&PIECES).as_bytes()),
        1 => {
            let piece = dice.one_of(&PIECES).repeat(1 + dice.below(400));
            put(bytes, at..at, piece.as_bytes());
        }
        2 => drop(bytes.drain(dice.stretch(bytes.len()))),
        3 => bytes.truncate(at),
        4 => {
            let stretch = dice.stretch(bytes.len());
            let again = bytes[stretch].repeat(1 + dice.below(8));
            put(bytes, at..at, &again);
        }
        5 => {
            let other = &seeds[dice.below(seeds.len())];
            let piece = &other[dice.stretch(other.len())];
            let gone = dice.stretch(bytes.len());
            put(bytes, gone, piece);
        }
        6..=8 => number(bytes, at, dice),
        9 if at < bytes.len() => bytes[at] = dice.next() as u8,
        10 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
        _ => {
            let noise: Vec<u8> = (0..dice.below(9)).map(|_| dice.next() as u8).collect();
            put(bytes, at..at, &noise);
        }
    }
}

/// Puts another number in place of the next one.
fn number(bytes: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|start| at + start) else { return };
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let other = match dice.below(3) {
        0 => dice.below(100).to_string(),
        1 => dice.next().to_string(),
        _ => dice.one_of(&NUMBERS).to_owned(),
    };
    put(bytes, start..start + length, other.as_bytes());
}

fn put(bytes: &mut Vec<u8>, place: std::ops::Range<usize>, piece: &[u8]) {
    bytes.splice(place, piece.iter().copied());
}
