//! The FFmpeg fence: files, streams and times. Nothing in here knows of projects.

pub mod audio;
pub mod capabilities;
pub mod conform;
pub mod decode;
pub mod demux;
mod drift;
pub mod encode;
pub mod encode_audio;
mod head;
mod index;
pub mod keyframe;
mod matroska;
pub mod mux;
pub mod orientation;
pub mod packet;
mod packet_reader;
pub mod packets;
mod presentation;
pub mod probe;
pub mod scan;
mod splices;
mod streams;
mod sys;
pub mod versions;
pub mod warning;
