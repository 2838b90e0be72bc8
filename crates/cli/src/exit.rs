//! How a run ends.

use std::process::ExitCode;

/// The exit statuses, from good to bad: of several inputs, the worst decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    Done,
    /// It was only checked, can be read, and does not fit.
    Unfit,
    Failed,
    /// The command line makes no sense, or asks for what is not there yet.
    Usage,
    Interrupted,
}

impl Exit {
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Unfit => 3,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
