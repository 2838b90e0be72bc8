//! What is asked for about subtitles.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use sunting_timeline::AudioTrack;

use super::audio_track;

#[derive(Debug, Args)]
pub struct Caption {
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "CUES")]
    pub cues: PathBuf,
    #[arg(long, value_name = "N")]
    pub track: Option<u16>,
    #[arg(id = "burn", long = "burn", conflicts_with = "embed")]
    _burn: bool,
    #[arg(long)]
    pub embed: bool,
    #[arg(long, value_name = "NAME", default_value = "caption", hide_default_value = true)]
    pub style: String,
    #[arg(long, value_name = "CUES")]
    pub second: Option<PathBuf>,
    #[arg(long)]
    pub highlight: bool,
    #[arg(long)]
    pub speakers: bool,
    #[arg(long, conflicts_with = "embed")]
    pub no_auto_box: bool,
    #[arg(long, value_name = "id", requires = "embed")]
    pub language: Option<String>,
    #[arg(long, requires = "embed")]
    pub not_default: bool,
    #[arg(long, requires = "embed")]
    pub forced: bool,
    #[arg(long, value_name = "N|mix", value_parser = audio_track, conflicts_with = "embed")]
    pub audio_track: Option<AudioTrack>,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// What can be done with subtitles by themselves.
#[derive(Debug, Subcommand)]
pub enum Cues {
    Time(CuesTime),
    Check(CuesCheck),
    Fix(CuesFix),
    Convert(CuesConvert),
    #[command(external_subcommand)]
    Other(Vec<OsString>),
}

#[derive(Debug, Args)]
pub struct CuesTime {
    #[arg(id = "input", value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "TXT|DOCX")]
    pub script: PathBuf,
    #[arg(long, value_name = "N|mix", value_parser = audio_track)]
    pub audio_track: Option<AudioTrack>,
    #[arg(short, long, value_name = "CUES")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct CuesCheck {
    #[arg(required = true, value_name = "IN")]
    pub subtitles: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
}

#[derive(Debug, Args)]
pub struct CuesFix {
    #[arg(value_name = "IN")]
    pub subtitles: PathBuf,
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct CuesConvert {
    #[arg(value_name = "IN")]
    pub cues: PathBuf,
    #[arg(long, value_name = "N")]
    pub track: Option<u16>,
    #[arg(long)]
    pub times: bool,
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

#[derive(Debug, Args)]
pub struct Transcribe {
    #[arg(id = "input", value_name = "FILE")]
    pub file: PathBuf,
    #[arg(long, value_name = "GGML")]
    pub model: PathBuf,
    #[arg(long, value_name = "id", default_value = "id", hide_default_value = true)]
    pub language: String,
    #[arg(long, value_name = "TXT|DOCX")]
    pub glossary: Option<PathBuf>,
    #[arg(long, value_name = "N|mix", value_parser = audio_track)]
    pub audio_track: Option<AudioTrack>,
    #[arg(short, long, value_name = "CUES")]
    pub output: PathBuf,
}
