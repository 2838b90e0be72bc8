//! What clips are called where their words have no room, and what a screen reader says of them.

use sunting_session::subtitles::caption_text;
use sunting_timeline::captions::reading::Verdict;
use sunting_timeline::{Content, Text};

use super::board::{Board, LaneKind};
use super::piece::Piece;
use crate::state::graphic_kind;
use crate::state::numbers::{clock, tenths};

/// What a clip is, where it lies, and which one it is.
pub(super) fn of(board: &Board<'_>, piece: &Piece<'_>) -> String {
    match piece.clip.content {
        Content::Text(Text::Caption { .. }) => subtitle(board, piece),
        _ => clip(board, piece),
    }
}

fn clip(board: &Board<'_>, piece: &Piece<'_>) -> String {
    let (words, session) = (&board.model.words, &board.model.session);
    let (key, name) = match (&piece.clip.content, piece.kind) {
        (Content::Slot { prompt }, _) => ("tracks-slot", prompt.clone()),
        (Content::Color { .. }, _) => ("tracks-color", String::new()),
        (Content::Text(_) | Content::Graphic(_), _) => ("tracks-title", words_of(board, piece)),
        (Content::Image { .. }, _) => ("tracks-photo", session.name_of(piece.clip)),
        (Content::Media { .. }, LaneKind::Sound) => ("tracks-sound-clip", session.name_of(piece.clip)),
        (Content::Media { .. }, _) => ("tracks-video-clip", session.name_of(piece.clip)),
    };
    let mut what = words.text(key, &[("name", name.into())]);
    for (is_so, key) in [(piece.is_missing, "tracks-is-missing"), (piece.is_muted(), "tracks-is-muted")] {
        if is_so {
            what = format!("{what}, {}", words.text(key, &[]));
        }
    }
    let range = piece.clip.timeline_range;
    let key = if piece.is_chosen { "tracks-chosen-clip" } else { "tracks-clip" };
    words.text(
        key,
        &[
            ("what", what.into()),
            ("start", clock(words.language(), range.start()).into()),
            ("length", tenths(words.language(), range.duration()).into()),
            ("position", (piece.index + 1).to_string().into()),
            ("count", piece.track.clips.len().to_string().into()),
        ],
    )
}

/// The words that a clip wears.
pub(super) fn words_of(board: &Board<'_>, piece: &Piece<'_>) -> String {
    match &piece.clip.content {
        Content::Text(Text::Caption { .. }) => caption_text(piece.clip).to_owned(),
        Content::Slot { prompt } => prompt.clone(),
        Content::Graphic(graphic) if graphic.title().trim().is_empty() => {
            let own = board.model.session.project().own_template(graphic);
            graphic_kind::name_of(&board.model.words, graphic, own)
        }
        _ => board.model.session.name_of(piece.clip),
    }
}

/// Its words, and how fast they have to be read.
fn subtitle(board: &Board<'_>, piece: &Piece<'_>) -> String {
    let words = &board.model.words;
    let text = caption_text(piece.clip).replace('\n', " ");
    if text.trim().is_empty() {
        return words.text("tracks-empty-subtitle", &[]);
    }
    let reading = board.model.session.reading(piece.clip);
    let key = match reading.verdict {
        Verdict::Fine => "tracks-subtitle-fine",
        Verdict::Brisk => "tracks-subtitle-brisk",
        Verdict::TooFast => "tracks-subtitle-fast",
    };
    let speed = format!("{:.0}", reading.characters_per_second);
    let said = words.text(key, &[("text", text.into()), ("speed", speed.into())]);
    if piece.clip.unsure { format!("{said}, {}", words.text("tracks-unsure", &[])) } else { said }
}
