//! Which of a file's sound tracks is heard.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of a file's sound tracks, or all of them. Written as its number, or as `mix`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum AudioTrack {
    /// The track of that number, counted from 1 in the file's order.
    Number(u16),
    /// All tracks that can be decoded, mixed.
    Mix,
}

/// Text that names no sound track.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sound track is a number from 1, or mix")]
pub struct BadAudioTrack;

impl fmt::Display for AudioTrack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Mix => f.write_str("mix"),
        }
    }
}

impl FromStr for AudioTrack {
    type Err = BadAudioTrack;

    fn from_str(text: &str) -> Result<Self, BadAudioTrack> {
        match text.parse() {
            Ok(0) => Err(BadAudioTrack),
            Ok(number) => Ok(Self::Number(number)),
            Err(_) if text == "mix" => Ok(Self::Mix),
            Err(_) => Err(BadAudioTrack),
        }
    }
}

impl TryFrom<String> for AudioTrack {
    type Error = BadAudioTrack;

    fn try_from(text: String) -> Result<Self, BadAudioTrack> {
        text.parse()
    }
}

impl From<AudioTrack> for String {
    fn from(track: AudioTrack) -> Self {
        track.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::AudioInfo;
    use proptest::prelude::*;

    #[test]
    fn tracks_count_from_one() {
        assert_eq!("2".parse(), Ok(AudioTrack::Number(2)));
        assert_eq!("mix".parse(), Ok(AudioTrack::Mix));
        for bad in ["0", "-1", "", "Mix", "1.5", "70000"] {
            assert_eq!(bad.parse::<AudioTrack>(), Err(BadAudioTrack), "{bad}");
        }
    }

    #[test]
    fn projects_from_before_tracks_could_be_chosen_are_read_and_written_as_they_were() {
        let before = r#"{"sample_rate":48000,"channels":2}"#;
        let audio: AudioInfo = serde_json::from_str(before).unwrap();
        assert_eq!(audio, AudioInfo::new(48_000, 2));
        assert_eq!(serde_json::to_string(&audio).unwrap(), before);
        let chosen = AudioInfo { track: Some(AudioTrack::Mix), tracks: 3, ..audio };
        let text = serde_json::to_string(&chosen).unwrap();
        assert_eq!(serde_json::from_str::<AudioInfo>(&text).unwrap(), chosen);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(number in 1_u16..) {
            let track = AudioTrack::Number(number);
            prop_assert_eq!(track.to_string().parse(), Ok(track));
        }
    }
}
