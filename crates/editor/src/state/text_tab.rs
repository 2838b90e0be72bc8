//! The tabs of *Teks*.

/// What *Teks* is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextTab {
    #[default]
    Subtitles,
    Titles,
    Charts,
}

impl TextTab {
    /// In the order in which they stand.
    pub const ALL: [Self; 3] = [Self::Subtitles, Self::Titles, Self::Charts];

    /// The key of its words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Subtitles => "tab-subtitles",
            Self::Titles => "tab-titles",
            Self::Charts => "tab-charts",
        }
    }
}
