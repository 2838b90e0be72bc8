//! Fields that newer or other programs stored in a project, which are kept as they are.

mod apart;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use apart::Apart;

/// The unknown fields of a JSON object. They are kept as text, because parsed into values they would take seventy times
/// as much memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extra(String);

impl Extra {
    /// Whether there is nothing to keep.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = Vec::new();
        let copied = serde_transcode::transcode(deserializer, &mut serde_json::Serializer::new(&mut text));
        copied.map_err(D::Error::custom)?;
        let text = String::from_utf8(text).map_err(D::Error::custom)?;
        match text.as_str() {
            "{}" => Ok(Self::default()),
            object if object.starts_with('{') => Ok(Self(text)),
            _ => Err(D::Error::custom("what is extra is no object")),
        }
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = if self.is_empty() { "{}" } else { &self.0 };
        serde_transcode::transcode(&mut serde_json::Deserializer::from_str(text), serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_goes_back_as_it_came() {
        for text in ["{}", r#"{"z":1,"a":[null,true,-2,1.5,18446744073709551615,"\u001b é"],"b":{"c":{}}}"#] {
            let extra: Extra = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&extra).unwrap(), text);
        }
        assert!(serde_json::from_str::<Extra>("[1]").is_err() && serde_json::from_str::<Extra>("{").is_err());
        assert!(serde_json::from_str::<Extra>(" { } ").unwrap().is_empty());
    }
}
