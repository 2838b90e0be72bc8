//! What an app's own buttons and words cover of a film that fills an upright phone.

use serde::{Deserialize, Serialize};

/// How far an app reaches into the picture from each edge, in pixels of 1080 × 1920. From the right it does so where its
/// buttons stand, in the lower 55 % of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Fields")]
pub struct SafeArea {
    /// From the upper edge.
    pub top: Reach,
    /// From the right edge.
    pub right: Reach,
    /// From the lower edge.
    pub bottom: Reach,
    /// From the left edge.
    pub left: Reach,
    /// When it was looked at, as YYYY-MM-DD: such places drift. Nobody publishes them, so they are of grade C.
    pub checked: String,
    /// Where it was read.
    pub source: String,
}

impl SafeArea {
    /// The film that the area is of.
    pub const FILM_PX: (u32, u32) = (1080, 1920);
}

/// How far something reaches: those who measured it found the least and the most, or all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Measured", into = "Measured")]
pub struct Reach {
    /// In pixels.
    pub least_px: u32,
    /// In pixels; never less than the least.
    pub most_px: u32,
}

/// As a file writes it: `340`, or `[320, 480]`.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(untagged)]
enum Measured {
    Alike(u32),
    Between([u32; 2]),
}

impl TryFrom<Measured> for Reach {
    type Error = String;

    fn try_from(measured: Measured) -> Result<Self, String> {
        match measured {
            Measured::Alike(px) => Ok(Self { least_px: px, most_px: px }),
            Measured::Between([least_px, most_px]) if least_px < most_px => Ok(Self { least_px, most_px }),
            Measured::Between(ends) => Err(format!("{ends:?} does not go from the least to the most")),
        }
    }
}

impl From<Reach> for Measured {
    fn from(Reach { least_px, most_px }: Reach) -> Self {
        if least_px == most_px { Self::Alike(most_px) } else { Self::Between([least_px, most_px]) }
    }
}

impl std::fmt::Display for Reach {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match Measured::from(*self) {
            Measured::Alike(px) => write!(formatter, "{px}"),
            Measured::Between([least_px, most_px]) => write!(formatter, "{least_px}–{most_px}"),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    top: Reach,
    right: Reach,
    bottom: Reach,
    left: Reach,
    checked: String,
    source: String,
}

impl TryFrom<Fields> for SafeArea {
    type Error = String;

    fn try_from(fields: Fields) -> Result<Self, String> {
        let Fields { top, right, bottom, left, checked, source } = fields;
        let (width_px, height_px) = Self::FILM_PX;
        // An app that covers half of the film is a mistake of the row.
        if [left, right].iter().any(|side| side.most_px > width_px / 2)
            || [top, bottom].iter().any(|side| side.most_px > height_px / 2)
        {
            return Err(format!("safe_area {top}, {right}, {bottom}, {left} leaves less than half of 1080 × 1920"));
        }
        Ok(Self { top, right, bottom, left, checked, source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sides: &str) -> Result<SafeArea, String> {
        let dated = "checked = \"2026-11-24\"\nsource = \"x\"";
        toml::from_str(&format!("{}\n{dated}", sides.replace(", ", "\n"))).map_err(|error| error.to_string())
    }

    #[test]
    fn an_area_that_makes_no_sense_is_refused() {
        assert!(read("top = 960, right = 540, bottom = 0, left = 0").is_ok());
        for sides in ["top = 961, right = 0, bottom = 0, left = 0", "top = 0, right = 541, bottom = 0, left = 0"] {
            assert!(read(sides).unwrap_err().contains("less than half"), "{sides}");
        }
        for sides in ["top = -1, right = 0, bottom = 0, left = 0", "top = 5, right = 0, bottom = 0", "middle = 5"] {
            assert!(read(sides).is_err(), "{sides}");
        }
        let undated = toml::from_str::<SafeArea>("top = 5\nright = 0\nbottom = 0\nleft = 0");
        assert!(undated.is_err(), "it is not dated");
    }

    #[test]
    fn what_was_measured_unlike_has_both_ends() {
        let area = read("top = [200,270], right = 100, bottom = 350, left = 0").unwrap();
        assert_eq!(area.top, Reach { least_px: 200, most_px: 270 });
        assert_eq!([area.top, area.right].map(|reach| reach.to_string()), ["200–270", "100"]);
        assert!(read("top = [270,200], right = 100, bottom = 350, left = 0").is_err(), "the least comes first");
        assert!(read("top = [200,961], right = 100, bottom = 350, left = 0").is_err(), "the most counts");
    }
}
