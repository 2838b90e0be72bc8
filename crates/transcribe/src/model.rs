//! Model files, as whisper.cpp has them (`ggml`): which one it is, whether it is whole, and what memory it needs.
//!
//! A file holds a magic number, eleven numbers, filters, a vocabulary and one table of weights after another. A file that
//! is not fully copied ends within one of them, or before the last.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use sunting_timeline::described::{Argument, Described, Value};

/// `ggml`, in the order of bytes of small computers.
const MAGIC: u32 = 0x6767_6d6c;
/// More of anything is no model of speech.
const MOST_LAYERS: u32 = 256;
const MOST_VOCABULARY: u32 = 1 << 20;
const MOST_WORD_BYTES: u32 = 1 << 16;
const MOST_DIMENSIONS: u32 = 4;
const MOST_FILTERS: u32 = 1 << 20;
/// A folder holds no more models than are looked at.
const MOST_LISTED: usize = 50;

/// A size in which models are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// As whisper.cpp names it.
    pub name: &'static str,
    /// Its usual file, unsqueezed.
    pub file_name: &'static str,
    /// How large that file is, in bytes.
    pub file_bytes: u64,
    /// What it needs in memory, in bytes.
    pub memory_bytes: u64,
    /// By so many layers that listen it is known.
    layers: u32,
}

const MIB: u64 = 1 << 20;

/// The models that there are, from small to large. Sizes and memory are those that whisper.cpp's README names.
pub const SIZES: [Size; 5] = [
    size("tiny", "ggml-tiny.bin", 75 * MIB, 273_000_000, 4),
    size("base", "ggml-base.bin", 142 * MIB, 388_000_000, 6),
    size("small", "ggml-small.bin", 466 * MIB, 852_000_000, 12),
    size("medium", "ggml-medium.bin", 1536 * MIB, 2_100_000_000, 24),
    size("large", "ggml-large-v3.bin", 2970 * MIB, 3_900_000_000, 32),
];

const fn size(name: &'static str, file_name: &'static str, file_bytes: u64, memory_bytes: u64, layers: u32) -> Size {
    Size { name, file_name, file_bytes, memory_bytes, layers }
}

/// A model file that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Where it lies.
    pub path: PathBuf,
    /// Which one it is, by how it is built.
    pub size: Size,
    /// Whether it knows other languages than English.
    pub is_multilingual: bool,
    /// How large the file is.
    pub file_bytes: u64,
    /// What memory it needs: its weights, and as much beside them as others of its size.
    pub memory_bytes: u64,
}

/// What is wrong with a model file, or why it cannot be used now.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    /// It is a file of another kind.
    #[error("it is no model of whisper.cpp")]
    Foreign,
    /// It ends too early.
    #[error("it is not whole")]
    Torn,
    /// It is made for English alone.
    #[error("it knows nothing but English")]
    EnglishOnly,
    /// There is less free memory than it needs.
    #[error("it needs {needed_bytes} bytes of memory, and {free_bytes} are free")]
    MemoryShort {
        /// What it needs.
        needed_bytes: u64,
        /// What is free.
        free_bytes: u64,
    },
}

impl Described for ModelError {
    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "model-unreadable",
            Self::Foreign => "model-foreign",
            Self::Torn => "model-torn",
            Self::EnglishOnly => "model-english",
            Self::MemoryShort { .. } => "model-memory",
        }
    }

    fn arguments(&self) -> Vec<Argument> {
        match self {
            Self::Unreadable(error) => vec![("detail", error.to_string().into())],
            Self::MemoryShort { needed_bytes, free_bytes } => {
                vec![("needed", Value::Bytes(*needed_bytes)), ("free", Value::Bytes(*free_bytes))]
            }
            Self::Foreign | Self::Torn | Self::EnglishOnly => Vec::new(),
        }
    }
}

impl Model {
    /// Looks through a model file; little of it is read.
    ///
    /// # Errors
    /// [`ModelError::Unreadable`], [`ModelError::Foreign`], [`ModelError::Torn`].
    pub fn look(path: &Path, file: File) -> Result<Self, ModelError> {
        let file_bytes = file.metadata()?.len();
        let mut reader = Reader { file: BufReader::new(file), left: file_bytes };
        let head = Head::read(&mut reader)?;
        let mut tables = 0;
        while reader.left > 0 {
            skip_table(&mut reader)?;
            tables += 1;
        }
        if tables < head.tables() {
            return Err(ModelError::Torn);
        }
        let size = SIZES.into_iter().find(|size| head.audio_layers <= size.layers).unwrap_or(SIZES[SIZES.len() - 1]);
        let beside_bytes = size.memory_bytes.saturating_sub(size.file_bytes);
        Ok(Self {
            path: path.to_owned(),
            size,
            // The one word more is what parts languages.
            is_multilingual: head.vocabulary >= 51_865,
            file_bytes,
            memory_bytes: file_bytes + beside_bytes,
        })
    }

    /// Whether it will do for a language, with so much free memory; where nobody knows how much that is, it will.
    ///
    /// # Errors
    /// [`ModelError::EnglishOnly`], [`ModelError::MemoryShort`].
    pub fn check(&self, language: &str, free_bytes: Option<u64>) -> Result<(), ModelError> {
        if !self.is_multilingual && language != "en" {
            return Err(ModelError::EnglishOnly);
        }
        match free_bytes.filter(|free| *free < self.memory_bytes) {
            Some(free_bytes) => Err(ModelError::MemoryShort { needed_bytes: self.memory_bytes, free_bytes }),
            None => Ok(()),
        }
    }
}

/// The files of a folder that have a model's ending, by name, each with what is wrong with it. Nothing where there is no
/// such folder.
pub fn models_in(folder: &Path) -> Vec<(PathBuf, Result<Model, ModelError>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_model = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "bin") && path.is_file();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_model).take(MOST_LISTED).collect();
    paths.sort();
    let looked = |path: PathBuf| {
        let model = File::open(&path).map_err(ModelError::from).and_then(|file| Model::look(&path, file));
        (path, model)
    };
    paths.into_iter().map(looked).collect()
}

/// What a file begins with.
struct Head {
    vocabulary: u32,
    audio_layers: u32,
    text_layers: u32,
}

impl Head {
    fn read(reader: &mut Reader) -> Result<Self, ModelError> {
        // What is too short to be told from others is others'.
        if reader.left < 4 || reader.number()? != MAGIC {
            return Err(ModelError::Foreign);
        }
        let mut numbers = [0; 11];
        for number in &mut numbers {
            *number = reader.number()?;
        }
        let [vocabulary, _, _, _, audio_layers, _, _, _, text_layers, _, _] = numbers;
        let is_sane = |layers: u32| (1..=MOST_LAYERS).contains(&layers);
        if vocabulary > MOST_VOCABULARY || !is_sane(audio_layers) || !is_sane(text_layers) {
            return Err(ModelError::Foreign);
        }
        let (bands, width) = (reader.number()?, reader.number()?);
        let filters = bands.checked_mul(width).filter(|filters| *filters <= MOST_FILTERS).ok_or(ModelError::Foreign)?;
        reader.skip(u64::from(filters) * 4)?;
        let words = reader.number()?;
        if words > MOST_VOCABULARY {
            return Err(ModelError::Foreign);
        }
        for _ in 0..words {
            let length = reader.number()?;
            if length > MOST_WORD_BYTES {
                return Err(ModelError::Foreign);
            }
            reader.skip(length.into())?;
        }
        Ok(Self { vocabulary, audio_layers, text_layers })
    }

    /// How many tables of weights follow: 7 before the layers that listen, 4 before those that write, 15 for each of the
    /// former and 24 for each of the latter.
    fn tables(&self) -> u32 {
        7 + 4 + 15 * self.audio_layers + 24 * self.text_layers
    }
}

/// Goes past a table: how many dimensions, how long its name, the kind of its numbers, its dimensions, name and numbers.
fn skip_table(reader: &mut Reader) -> Result<(), ModelError> {
    let (dimensions, name, kind) = (reader.number()?, reader.number()?, reader.number()?);
    if dimensions > MOST_DIMENSIONS || name > MOST_WORD_BYTES {
        return Err(ModelError::Foreign);
    }
    let mut count = 1_u64;
    for _ in 0..dimensions {
        count = count.checked_mul(reader.number()?.into()).ok_or(ModelError::Foreign)?;
    }
    let (block, bytes) = block_of(kind).ok_or(ModelError::Foreign)?;
    reader.skip(name.into())?;
    reader.skip((count / block).checked_mul(bytes).ok_or(ModelError::Foreign)?)
}

/// How many numbers of a kind lie together, and in how many bytes: `ggml_type` of ggml.h.
fn block_of(kind: u32) -> Option<(u64, u64)> {
    let known = [
        (0, (1, 4)),
        (1, (1, 2)),
        (2, (32, 18)),
        (3, (32, 20)),
        (6, (32, 22)),
        (7, (32, 24)),
        (8, (32, 34)),
        (10, (256, 84)),
        (11, (256, 110)),
        (12, (256, 144)),
        (13, (256, 176)),
        (14, (256, 210)),
    ];
    known.into_iter().find(|(known, _)| *known == kind).map(|(_, block)| block)
}

/// A file that knows how much of it is left.
struct Reader {
    file: BufReader<File>,
    left: u64,
}

impl Reader {
    fn number(&mut self) -> Result<u32, ModelError> {
        self.left = self.left.checked_sub(4).ok_or(ModelError::Torn)?;
        let mut bytes = [0; 4];
        self.file.read_exact(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn skip(&mut self, bytes: u64) -> Result<(), ModelError> {
        self.left = self.left.checked_sub(bytes).ok_or(ModelError::Torn)?;
        let step = i64::try_from(bytes).map_err(|_| ModelError::Torn)?;
        // Within what is read ahead nothing is read again.
        self.file.seek_relative(step).or_else(|_| self.file.seek(SeekFrom::Current(step)).map(|_| ()))?;
        Ok(())
    }
}
