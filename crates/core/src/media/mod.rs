//! The FFmpeg fence: files, streams and times. Nothing in here knows of projects.

pub mod audio;
pub mod capabilities;
pub mod conform;
pub mod decode;
pub mod demux;
pub mod encode;
pub mod encode_audio;
mod head;
pub mod keyframe;
mod letterbox;
pub mod mux;
pub mod orientation;
pub mod packet;
pub mod packets;
pub mod photo;
pub mod probe;
pub mod scan;
mod streams;
pub mod subtitles;
mod sys;
pub mod tracks;
pub mod versions;
pub mod voice;
pub mod warning;
