//! What a text says, as paragraphs: of a subtitle the name of who speaks, the words, and the same in a second language.

use sunting_timeline::Text;
use sunting_timeline::captions::lines::is_dialogue;
use sunting_timeline::said::{WordKind, word_kinds};
use sunting_timeline::scene::Words;
use sunting_timeline::style::SoundLook;

use super::fonts::Weight;
use super::measured::{Paragraph, Told};

/// The second line of a lower third, in sizes of the first.
const ROLE_SIZE: f32 = 0.72;

/// Where a subtitle's lines may end besides where the picture ends.
#[derive(Clone, Copy, PartialEq)]
pub enum Breaks {
    /// Where somebody typed it.
    Typed,
    /// Nowhere.
    Joined,
}

impl Breaks {
    fn of(self, text: &str) -> String {
        match self {
            Self::Typed => text.to_owned(),
            Self::Joined => text.lines().map(str::trim).collect::<Vec<_>>().join(" "),
        }
    }
}

/// The paragraphs of a text, each word measured.
pub fn paragraphs_of(words: &Words, breaks: Breaks) -> Vec<Paragraph> {
    let style = &words.style;
    let own = if style.bold { Weight::SemiBold } else { Weight::Regular };
    let nothing = std::iter::empty;
    match &words.text {
        Text::Caption { text, .. } => {
            let (text, told) = labelled(words, text);
            let mut paragraphs = Paragraph::all_of(&breaks.of(&text), 1.0, own, told.into_iter());
            let second = breaks.of(&words.second);
            paragraphs.extend(Paragraph::all_of(&second, style.second_size, Weight::Regular, nothing()));
            paragraphs
        }
        Text::Title { text, .. } => Paragraph::all_of(text, 1.0, own, nothing()),
        Text::LowerThird { name, role, .. } => {
            let mut paragraphs = Paragraph::all_of(name, 1.0, Weight::SemiBold, nothing());
            paragraphs.extend(Paragraph::all_of(role, ROLE_SIZE, Weight::Regular, nothing()));
            paragraphs
        }
    }
}

/// A subtitle's words behind the name of who speaks, and what each word is, as far as the style shows it.
fn labelled(words: &Words, text: &str) -> (String, Vec<Told>) {
    let shown = |kind: WordKind| match kind {
        WordKind::Speaker if words.speaker.is_none() => WordKind::Said,
        WordKind::Sound if words.style.sounds == SoundLook::Plain => WordKind::Said,
        kind => kind,
    };
    let own = word_kinds(text).into_iter().enumerate();
    let own = own.map(|(number, kind)| Told { number: Some(number), kind: shown(kind) });
    match words.speaker.as_ref().filter(|speaker| !speaker.name.is_empty()) {
        Some(speaker) => {
            let name = speaker.name.split_whitespace().map(|_| Told { number: None, kind: WordKind::Speaker });
            (format!("{}: {text}", speaker.name), name.chain(own).collect())
        }
        None => (text.to_owned(), own.collect()),
    }
}

/// Whether the breaks that were typed may go: in a subtitle, unless each line is somebody else's.
pub fn may_join(words: &Words) -> bool {
    matches!(&words.text, Text::Caption { text, .. } if !is_dialogue(text))
}
