//! The seven sizes of letters, and how far their lines stand apart.

/// What a text is for, from the smallest to the largest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TypeRole {
    /// Sources, ticks of axes, labels of contacts.
    Note,
    /// Values, names of bars, positions, kickers.
    Label,
    /// Lists and body.
    Body,
    /// Names, headings of charts, values of cards.
    Sub,
    /// Headings of cards, quotes, numbers of steps.
    Heading,
    /// Openings, chapters, closings.
    Large,
    /// Big numbers.
    Figure,
}

impl TypeRole {
    /// The font size, of the picture's shorter side.
    pub fn size(self) -> f32 {
        match self {
            Self::Note => 0.042,
            Self::Label => 0.050,
            Self::Body => 0.060,
            Self::Sub => 0.074,
            Self::Heading => 0.092,
            Self::Large => 0.116,
            Self::Figure => 0.270,
        }
    }

    /// The distance of baselines, in font sizes.
    pub fn leading(self) -> f32 {
        match self {
            Self::Note | Self::Label => 1.25,
            Self::Body => 1.28,
            Self::Sub => 1.16,
            Self::Heading => 1.10,
            Self::Large => 1.06,
            Self::Figure => 1.0,
        }
    }

    /// What is added after each letter, in font sizes.
    pub fn tracking(self) -> f32 {
        match self {
            Self::Note | Self::Label | Self::Body => 0.0,
            Self::Sub => -0.008,
            Self::Heading => -0.016,
            Self::Large => -0.020,
            Self::Figure => -0.05,
        }
    }
}

/// The height of Inter's capitals, in font sizes.
pub const CAPITAL: f32 = 0.727;
/// How far letters hang below the baseline, in font sizes.
pub const DESCENT: f32 = 0.205;
/// No text becomes smaller than this part of its role.
pub const SMALLEST: f32 = 0.70;
/// Text is made smaller by this.
pub const SHRINK_STEP: f32 = 0.97;

/// The height of some lines from the top of the first one's capitals to the last baseline.
pub fn height(lines: usize, size_px: f32, leading: f32) -> f32 {
    CAPITAL * size_px + lines.saturating_sub(1) as f32 * leading * size_px
}
