//! What can be said on the command line. The help's words are in the translation files: see [`crate::help`].

mod subtitles;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use sunting_graphics::shape::ShapeKind;
use sunting_timeline::{AudioTrack, Color, FrameRate};

use crate::times::{BadValue, Moment, Size, Span};
use sunting_words::Language;

pub use subtitles::{Caption, Cues, CuesCheck, CuesConvert, CuesFix, CuesTime, Transcribe};

#[derive(Debug, Parser)]
#[command(name = "sunting", version, arg_required_else_help = true, subcommand_value_name = "VERB")]
#[command(disable_help_flag = true, disable_version_flag = true, disable_help_subcommand = true)]
pub struct Cli {
    #[arg(id = "version", short = 'V', long = "version", action = ArgAction::Version)]
    _version: Option<bool>,
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub verb: Verb,
}

/// A language by its code.
fn language(code: &str) -> Result<Language, BadValue> {
    Language::from_code(code).ok_or(BadValue("usage-bad-language"))
}

#[derive(Clone, Debug, Args)]
pub struct Common {
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(short, long, global = true)]
    pub quiet: bool,
    #[arg(long, global = true, value_name = "id|en", value_parser = language)]
    pub lang: Option<Language>,
    #[arg(long, global = true, value_name = "DIR")]
    pub store: Option<PathBuf>,
    #[arg(long, global = true, value_name = "SIZE")]
    pub memory: Option<Size>,
    #[arg(long, global = true, value_name = "FILE")]
    pub log: Option<PathBuf>,
    #[arg(long, global = true)]
    pub force: bool,
    #[arg(long, global = true, value_name = "NAME")]
    pub server: Vec<String>,
    #[arg(id = "help", short = 'h', long = "help", global = true, action = ArgAction::Help)]
    _help: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    Probe(Probe),
    Trim(Trim),
    Caption(Caption),
    #[command(subcommand)]
    Cues(Cues),
    Transcribe(Transcribe),
    Export(Export),
    Plan(Plan),
    Segment(Segment),
    Join(Join),
    Frame(Frame),
    Sheet(Sheet),
    #[command(subcommand)]
    Template(Template),
    Graphic(Graphic),
    Chart(Chart),
    Brand(Brand),
    #[command(subcommand)]
    Project(Project),
    Presets,
    Doctor,
    #[command(subcommand)]
    Cache(Cache),
    Completions(Completions),
    #[command(external_subcommand)]
    Other(Vec<OsString>),
}

#[derive(Debug, Args)]
pub struct Probe {
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Trim {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "A..B", required_unless_present = "cut", conflicts_with = "cut")]
    pub keep: Vec<Span>,
    #[arg(long, value_name = "A..B")]
    pub cut: Vec<Span>,
    #[arg(long, value_name = "MODE", default_value = "smart", hide_possible_values = true, hide_default_value = true)]
    pub mode: Mode,
    #[arg(long, value_name = "N|mix", value_parser = audio_track)]
    pub audio_track: Option<AudioTrack>,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Which frames a trim encodes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    Smart,
    Copy,
    Encode,
}

#[derive(Debug, Args)]
pub struct Export {
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    #[arg(short, long, value_name = "OUT", required_unless_present_any = ["out_dir", "dry_run"])]
    #[arg(conflicts_with = "out_dir")]
    pub output: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub out_dir: Option<PathBuf>,
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub wishes: Wishes,
}

/// What the result of an export is to be.
#[derive(Clone, Debug, Args)]
pub struct Wishes {
    #[arg(long = "for", value_name = "PLATFORM")]
    pub platform: Option<String>,
    #[arg(long, value_name = "SIZE")]
    pub max_size: Option<Size>,
    #[arg(long, value_name = "PX", value_parser = clap::value_parser!(u32).range(16..=8192))]
    pub height: Option<u32>,
    #[arg(long, value_name = "N", value_parser = frame_rate)]
    pub frame_rate: Option<FrameRate>,
    #[arg(long, value_name = "SPEED", default_value = "balanced", hide_possible_values = true)]
    #[arg(hide_default_value = true)]
    pub speed: Speed,
    #[arg(long, value_name = "N|mix", value_parser = audio_track)]
    pub audio_track: Option<AudioTrack>,
    #[arg(long)]
    pub keep_metadata: bool,
}

/// How much work the encoder does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Speed {
    Fast,
    Balanced,
    Small,
}

#[derive(Debug, Args)]
pub struct Plan {
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    #[arg(short, long, value_name = "PLAN.json")]
    pub output: PathBuf,
    #[command(flatten)]
    pub wishes: Wishes,
}

#[derive(Debug, Args)]
pub struct Segment {
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,
    #[arg(value_name = "INDEX")]
    pub index: usize,
}

#[derive(Debug, Args)]
pub struct Join {
    #[arg(value_name = "PLAN.json")]
    pub plan: PathBuf,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Frame {
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    #[arg(long, value_name = "T")]
    pub at: Moment,
    #[arg(short, long, value_name = "PNG")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Sheet {
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    #[arg(short, long, value_name = "PNG")]
    pub output: PathBuf,
}

/// What can be known of templates.
#[derive(Debug, Subcommand)]
pub enum Template {
    List,
    Show {
        #[arg(value_name = "ID|SVG")]
        id: String,
    },
    Check {
        #[arg(value_name = "SVG")]
        file: PathBuf,
    },
}

#[derive(Debug, Args)]
pub struct Graphic {
    #[arg(value_name = "ID|SVG")]
    pub id: String,
    #[arg(long, value_name = "NAME=TEXT", value_parser = field)]
    pub field: Vec<(String, String)>,
    #[command(flatten)]
    pub drawn: Drawn,
}

#[derive(Debug, Args)]
pub struct Chart {
    #[arg(value_name = "TABLE")]
    pub table: PathBuf,
    #[arg(long = "sheet", value_name = "NAME")]
    pub worksheet: Option<String>,
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub title: String,
    #[arg(long, value_name = "TEXT")]
    pub unit: Option<String>,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub source: String,
    #[arg(long, value_name = "LABEL")]
    pub highlight: Option<String>,
    #[command(flatten)]
    pub drawn: Drawn,
}

#[derive(Debug, Args)]
pub struct Brand {
    #[arg(value_name = "LOGO")]
    pub logo: PathBuf,
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub name: String,
    #[arg(long, value_name = "#RRGGBB", value_parser = color)]
    pub primary: Option<Color>,
    #[arg(long, value_name = "#RRGGBB", value_parser = color)]
    pub accent: Option<Color>,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// How a graphic is drawn by itself.
#[derive(Debug, Args)]
pub struct Drawn {
    #[arg(long, value_name = "16:9|9:16|1:1|4:5", value_parser = shape, default_value = "16:9")]
    #[arg(hide_default_value = true)]
    pub shape: ShapeKind,
    #[arg(long = "height", value_name = "PX", default_value = "1080")]
    #[arg(value_parser = clap::value_parser!(u32).range(16..=4320))]
    #[arg(id = "short_side", hide_default_value = true)]
    pub short_side_px: u32,
    #[arg(long, value_name = "MEDIA")]
    pub over: Option<PathBuf>,
    #[arg(long, value_name = "T", requires = "over")]
    pub at: Option<Moment>,
    #[arg(long, value_name = "T")]
    pub at_time: Option<Moment>,
    #[arg(long, value_name = "FILE")]
    pub brand: Option<PathBuf>,
    #[arg(long)]
    pub dark: bool,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// What can be done with a project.
#[derive(Debug, Subcommand)]
pub enum Project {
    New {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "N|mix", value_parser = audio_track)]
        audio_track: Option<AudioTrack>,
        #[arg(short, long, value_name = "P.sunting")]
        output: PathBuf,
    },
    Show {
        #[arg(value_name = "P.sunting")]
        project: PathBuf,
    },
    Apply {
        #[arg(value_name = "P.sunting")]
        project: PathBuf,
        #[arg(value_name = "EDITS.json")]
        edits: PathBuf,
    },
    Find {
        #[arg(value_name = "P.sunting")]
        project: PathBuf,
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    Pack {
        #[arg(value_name = "P.sunting")]
        project: PathBuf,
        #[arg(long)]
        used: bool,
        #[arg(short, long, value_name = "X.zip")]
        output: PathBuf,
    },
    Versions {
        #[arg(value_name = "P.sunting")]
        project: PathBuf,
    },
}

/// What can be done with the store of finished segments.
#[derive(Clone, Copy, Debug, Subcommand)]
pub enum Cache {
    Show,
    Clear,
}

#[derive(Debug, Args)]
pub struct Completions {
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// `name=words`.
fn field(text: &str) -> Result<(String, String), BadValue> {
    let (name, words) = text.split_once('=').ok_or(BadValue("usage-bad-field"))?;
    Ok((name.trim().to_owned(), words.to_owned()))
}

fn color(text: &str) -> Result<Color, BadValue> {
    Color::try_from(text.to_owned()).map_err(|_| BadValue("usage-bad-color"))
}

fn shape(text: &str) -> Result<ShapeKind, BadValue> {
    match text {
        "16:9" => Ok(ShapeKind::Wide),
        "9:16" => Ok(ShapeKind::Tall),
        "1:1" => Ok(ShapeKind::Square),
        "4:5" => Ok(ShapeKind::Portrait),
        _ => Err(BadValue("usage-bad-shape")),
    }
}

fn frame_rate(text: &str) -> Result<FrameRate, BadValue> {
    text.parse().map_err(|_| BadValue("usage-bad-frame-rate"))
}

fn audio_track(text: &str) -> Result<AudioTrack, BadValue> {
    text.parse().map_err(|_| BadValue("usage-bad-audio-track"))
}
