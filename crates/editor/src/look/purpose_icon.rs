//! The icon of each purpose.

use sunting_session::purpose::{Other, Purpose};

use super::icons;

/// What stands beside a purpose's name.
pub fn purpose_icon(purpose: Purpose) -> char {
    match purpose {
        Purpose::WhatsApp | Purpose::Other(Other::Document) => icons::WHATSAPP_LOGO,
        Purpose::Status => icons::CIRCLE_DASHED,
        Purpose::Reels => icons::INSTAGRAM_LOGO,
        Purpose::Facebook => icons::FACEBOOK_LOGO,
        Purpose::YouTube => icons::YOUTUBE_LOGO,
        Purpose::Draft => icons::STAMP,
        Purpose::Archive => icons::ARCHIVE,
        Purpose::Other(Other::Email | Other::SmallEmail) => icons::ENVELOPE_SIMPLE,
        Purpose::Other(_) => icons::FILE_VIDEO,
    }
}
