//! What the places in a picture are called.

use sunting_timeline::graphic::Anchor;

/// The key of a place's words.
pub fn words_of(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::HeadLeft => "place-head-left",
        Anchor::HeadMiddle => "place-head-middle",
        Anchor::HeadRight => "place-head-right",
        Anchor::Left => "place-left",
        Anchor::Middle => "place-middle",
        Anchor::Right => "place-right",
        Anchor::FootLeft => "place-foot-left",
        Anchor::FootMiddle => "place-foot-middle",
        Anchor::FootRight => "place-foot-right",
    }
}
