//! Text subtitles inside the project's films.

use sunting_core::media::probe::MediaFacts;
use sunting_core::media::subtitles::SubtitleFacts;
use sunting_timeline::MediaId;

use super::Model;

/// Text subtitles that can be taken out of a film.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    pub media: MediaId,
    /// Counted from 1 among the film's subtitles.
    pub track: u16,
    pub name: String,
    /// What tells this track from the film's others: "2: Untuk penonton tuli". Empty when there are none.
    pub detail: String,
}

impl Model {
    /// The text subtitles inside the films that the video shows, in the order of the list.
    pub fn subtitles_inside(&self) -> Vec<Inside> {
        let session = &self.session;
        let used = session.project().media.iter().filter(|media| session.is_used(media.id));
        let here = used.filter(|media| !self.missing.has(media.id));
        here.flat_map(|media| {
            let facts = self.cached_media.facts.get(session.paths().of(media.id));
            facts.map_or(Vec::new(), |facts| inside(media.id, &session.file_name(media.id), facts))
        })
        .collect()
    }
}

fn inside(media: MediaId, name: &str, facts: &MediaFacts) -> Vec<Inside> {
    let texts: Vec<_> = facts.subtitles.iter().filter(|subtitles| subtitles.text).collect();
    let detail = |number: u16, title: &str, language: &str| match (texts.len(), title, language) {
        (1, ..) => String::new(),
        (_, "", "") => number.to_string(),
        (_, "", language) => format!("{number}: {language}"),
        (_, title, _) => format!("{number}: {title}"),
    };
    let inside = |own: &&SubtitleFacts| Inside {
        media,
        track: own.number,
        name: name.to_owned(),
        detail: detail(own.number, &own.title, &own.language),
    };
    texts.iter().map(inside).collect()
}
