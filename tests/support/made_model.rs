//! Model files made for tests: right in form, without anything learnt. One can be made to say some words, whatever it
//! hears: its weights are zero but for those of places in a text, each of which leads to one token.

use std::io::{self, Write};

/// How a model is built, and how much of it is in the file.
#[derive(Clone, Copy, Debug)]
pub struct Made {
    /// How wide its layers are; whisper.cpp wants 64 for each of its heads.
    pub width: u32,
    /// How many layers listen, and as many write.
    pub layers: u32,
    /// How many words it has.
    pub vocabulary: u32,
    /// Whether weights follow what a file begins with. whisper.cpp takes a file without any, "for testing".
    pub has_weights: bool,
    /// What it says at once, as parts of words; those that begin with `?` it is not sure of.
    pub says: &'static [&'static str],
}

/// Tokens of whisper.cpp's languages: the end, and the time zero. A time is 20 ms.
const END: u32 = 50_257;
const TIME_ZERO: u32 = 50_364;
/// When it has said all, 4.8 s: of a piece of 5 s nothing is left then.
const LAST_TIME: u32 = TIME_ZERO + 240;
/// The word of the first part that is said.
const FIRST_SAID: u32 = 1000;
/// A text begins with three tokens of what is wanted; the last of them leads to the first that is said.
const FIRST_PLACE: usize = 2;
/// 2 and 1.34 as numbers of 16 bits: of the latter comes a likelihood of 0.4.
const SURE: u16 = 0x4000;
const UNSURE: u16 = 0x3D60;

/// whisper.cpp looks for the word " " here.
const SPACE: u32 = 220;
const AUDIO_CONTEXT: u32 = 1500;
const TEXT_CONTEXT: u32 = 448;
const BANDS: u32 = 80;
const WORDS: u32 = 50_257;

impl Made {
    /// The smallest that whisper.cpp loads and that is whole.
    pub const SMALLEST: Self = Self { width: 64, layers: 1, vocabulary: 51_865, has_weights: true, says: &[] };
    /// What a file of the size "tiny" begins with.
    pub const HEAD_OF_TINY: Self = Self { width: 384, layers: 4, vocabulary: 51_865, has_weights: false, says: &[] };

    /// Writes it.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(self, to: &mut impl Write) -> io::Result<()> {
        let (width, heads, layers) = (self.width, self.width / 64, self.layers);
        let built = [AUDIO_CONTEXT, width, heads, layers, TEXT_CONTEXT, width, heads, layers, BANDS, 1];
        let mut numbers = vec![0x6767_6d6c, self.vocabulary];
        numbers.extend(built);
        numbers.extend([BANDS, 201]);
        write_numbers(to, &numbers)?;
        to.write_all(&vec![0; (BANDS * 201 * 4) as usize])?;
        write_numbers(to, &[WORDS])?;
        for word in 0..WORDS {
            let said = word.checked_sub(FIRST_SAID).and_then(|index| self.says.get(index as usize));
            let text = match said {
                Some(said) => said.trim_start_matches('?').to_owned(),
                None if word == SPACE => " ".to_owned(),
                None => format!(" k{word}"),
            };
            write_numbers(to, &[text.len() as u32])?;
            to.write_all(text.as_bytes())?;
        }
        if self.has_weights {
            for (name, shape, half) in self.tables() {
                write_table(to, &name, &shape, half, &self.weights(&name, &shape, half))?;
            }
        }
        Ok(())
    }

    /// The bytes of a table. What stands at a place of a text has a number of its own, and so has the token that follows.
    fn weights(self, name: &str, shape: &[u32], half: bool) -> Vec<u8> {
        let (width, size) = (self.width as usize, if half { 2 } else { 4 });
        let mut bytes = vec![0; shape.iter().product::<u32>() as usize * size];
        let words = (FIRST_SAID..).zip(self.says).map(|(word, said)| (word, said.starts_with('?')));
        let times = |time| std::iter::once((time, false));
        let said = times(TIME_ZERO).chain(words).chain(times(LAST_TIME)).chain(times(END));
        for (number, (token, is_unsure)) in said.enumerate().filter(|_| !self.says.is_empty()) {
            let (row, value) = match name {
                "decoder.positional_embedding" => (FIRST_PLACE + number, 10_f32.to_le_bytes().to_vec()),
                "decoder.token_embedding.weight" => {
                    (token as usize, if is_unsure { UNSURE } else { SURE }.to_le_bytes().to_vec())
                }
                _ => continue,
            };
            let at = (row * width + number) * size;
            bytes[at..at + size].copy_from_slice(&value);
        }
        if name == "decoder.ln.weight" {
            bytes.as_chunks_mut().0.fill(1_f32.to_le_bytes());
        }
        bytes
    }

    /// Each table's name, its shape, and whether its numbers are of 16 bits.
    fn tables(self) -> Vec<(String, Vec<u32>, bool)> {
        let width = self.width;
        let mut tables = vec![
            ("encoder.positional_embedding".to_owned(), vec![width, AUDIO_CONTEXT], false),
            ("encoder.conv1.weight".to_owned(), vec![3, BANDS, width], true),
            ("encoder.conv1.bias".to_owned(), vec![1, width], false),
            ("encoder.conv2.weight".to_owned(), vec![3, width, width], true),
            ("encoder.conv2.bias".to_owned(), vec![1, width], false),
            ("encoder.ln_post.weight".to_owned(), vec![width], false),
            ("encoder.ln_post.bias".to_owned(), vec![width], false),
            ("decoder.positional_embedding".to_owned(), vec![width, TEXT_CONTEXT], false),
            ("decoder.token_embedding.weight".to_owned(), vec![width, self.vocabulary], true),
            ("decoder.ln.weight".to_owned(), vec![width], false),
            ("decoder.ln.bias".to_owned(), vec![width], false),
        ];
        for layer in 0..self.layers {
            tables.extend(block(&format!("encoder.blocks.{layer}"), &["attn"], width));
            tables.extend(block(&format!("decoder.blocks.{layer}"), &["attn", "cross_attn"], width));
        }
        tables
    }
}

/// A layer with its ways of looking around.
fn block(layer: &str, attentions: &[&str], width: u32) -> Vec<(String, Vec<u32>, bool)> {
    let pair = |name: &str, shape: Vec<u32>, bias: u32, half: bool| {
        let weight = (format!("{layer}.{name}.weight"), shape, half);
        [weight, (format!("{layer}.{name}.bias"), vec![bias], false)]
    };
    let mut tables = pair("mlp_ln", vec![width], width, false).to_vec();
    tables.extend(pair("mlp.0", vec![width, 4 * width], 4 * width, true));
    tables.extend(pair("mlp.2", vec![4 * width, width], width, true));
    for attention in attentions {
        tables.extend(pair(&format!("{attention}_ln"), vec![width], width, false));
        for part in ["query", "value", "out"] {
            tables.extend(pair(&format!("{attention}.{part}"), vec![width, width], width, true));
        }
        tables.push((format!("{layer}.{attention}.key.weight"), vec![width, width], true));
    }
    tables
}

fn write_table(to: &mut impl Write, name: &str, shape: &[u32], half: bool, bytes: &[u8]) -> io::Result<()> {
    write_numbers(to, &[shape.len() as u32, name.len() as u32, u32::from(half)])?;
    write_numbers(to, shape)?;
    to.write_all(name.as_bytes())?;
    to.write_all(bytes)
}

fn write_numbers(to: &mut impl Write, numbers: &[u32]) -> io::Result<()> {
    numbers.iter().try_for_each(|number| to.write_all(&number.to_le_bytes()))
}
