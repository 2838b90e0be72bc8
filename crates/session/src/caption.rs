//! Whether a clip is a subtitle, and the text of one.

use sunting_timeline::{Clip, Content, Text};

/// Whether a clip is a subtitle.
pub fn is_caption(clip: &Clip) -> bool {
    matches!(clip.content, Content::Text(Text::Caption { .. }))
}

/// The words of a subtitle or another text, the heading of a graphic; empty for other clips.
pub fn caption_text(clip: &Clip) -> &str {
    match &clip.content {
        Content::Text(Text::Caption { text, .. } | Text::Title { text, .. }) => text,
        Content::Text(Text::LowerThird { name, .. }) => name,
        Content::Graphic(graphic) => graphic.title(),
        _ => "",
    }
}
