//! Titles, cards and charts: putting them in, filling them in, and letting them last as long as their words need.

use sunting_graphics::reading::Pace;
use sunting_timeline::edit::{Edit, EditError};
use sunting_timeline::graphic::{FieldValue, Graphic, GraphicsLook, Language};
use sunting_timeline::own_template::StoredTemplate;
use sunting_timeline::{Clip, ClipId, Content, Time, TimeRange, Track, TrackKind};

use super::reading_time::{needed_seconds, usual_duration};
use super::session::Session;

/// What is seen for a shorter time is hardly seen.
const LEAST: Time = Time::from_seconds(1);

/// Where a new graphic goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Where it lies.
    pub range: TimeRange,
    /// What it is put behind, because two texts at once are not read.
    pub behind: Option<String>,
}

impl Session {
    /// The graphic of a clip, if it is one.
    pub fn graphic_of(clip: &Clip) -> Option<&Graphic> {
        match &clip.content {
            Content::Graphic(graphic) => Some(graphic),
            _ => None,
        }
    }

    /// All graphics, track by track.
    pub fn graphics(&self) -> impl Iterator<Item = &Clip> {
        let tracks = self.project().tracks.iter().filter(|track| track.kind == TrackKind::Graphic);
        tracks.flat_map(|track| &track.clips)
    }

    /// Where a new graphic goes: at the playhead, or behind what is seen meanwhile.
    pub fn place_for_graphic(&self, duration: Time) -> Placed {
        let (mut start, mut behind) = (self.playhead, None);
        let seen = |start: Time| {
            let wished = TimeRange::from_duration(start, duration);
            self.graphics().find(|clip| clip.timeline_range.overlaps(wished))
        };
        while let Some(other) = seen(start) {
            (start, behind) = (other.timeline_range.end(), Some(self.name_of(other)));
        }
        let range = TimeRange::from_duration(start, duration);
        match self.film_end().filter(|end| range.end() > *end) {
            Some(end) => Placed { range: self.last_place(end, duration), behind: None },
            None => Placed { range, behind },
        }
    }

    /// Up to the film's end, because nobody sees what is behind it; after what is seen there, if that leaves time to look.
    fn last_place(&self, end: Time, duration: Time) -> TimeRange {
        let start = (end - duration).max(Time::ZERO);
        let wished = TimeRange::between(start, end);
        let over = self.graphics().map(|clip| clip.timeline_range).filter(|other| other.overlaps(wished));
        let free = over.map(|other| other.end()).max().filter(|free| *free + LEAST <= end);
        TimeRange::between(free.unwrap_or(start), end)
    }

    /// Where the storyline ends, and with it what is over it.
    fn film_end(&self) -> Option<Time> {
        self.project().storyline().map(Track::end).filter(|end| *end > Time::ZERO)
    }

    /// Puts a graphic in, as one step; where it went. Sunting's own words in the first one, and so in all, are in that
    /// language.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn add_graphic(
        &mut self,
        label: &'static str,
        graphic: Graphic,
        language: Language,
    ) -> Result<(ClipId, Placed), EditError> {
        let own = self.project().own_template(&graphic).cloned();
        self.add_made_with(label, graphic, own, language)
    }

    /// The same with a user's own template, which the project then carries.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn add_own_graphic(
        &mut self,
        label: &'static str,
        graphic: Graphic,
        own: StoredTemplate,
        language: Language,
    ) -> Result<(ClipId, Placed), EditError> {
        self.add_made_with(label, graphic, Some(own), language)
    }

    fn add_made_with(
        &mut self,
        label: &'static str,
        graphic: Graphic,
        own: Option<StoredTemplate>,
        language: Language,
    ) -> Result<(ClipId, Placed), EditError> {
        let placed = self.place_for_graphic(usual_duration(&graphic, own.as_ref()));
        let is_new = own.is_some() && self.project().own_template(&graphic) != own.as_ref();
        let id = graphic.template.clone();
        let (at, duration) = (placed.range.start().into(), placed.range.duration().into());
        let mut edits = vec![Edit::AddGraphic { track: None, at, duration, graphic }];
        if is_new {
            edits.insert(0, Edit::SetOwnTemplate { id, svg: own });
            edits.splice(0..0, self.unused_templates());
        }
        let look = &self.project().graphics_look;
        if look.language != language && self.graphics().next().is_none() {
            edits.push(Edit::SetGraphicsLook { look: GraphicsLook { language, ..look.clone() } });
        }
        self.edit(label, &edits)?;
        let newest = self.graphics().map(|clip| clip.id).max().unwrap_or(ClipId(0));
        Ok((newest, placed))
    }

    /// The edits that let go of own templates that no graphic is made with any more: a project carries only so many.
    fn unused_templates(&self) -> impl Iterator<Item = Edit> {
        let project = self.project();
        let is_used = |id: &str| self.graphics().filter_map(Self::graphic_of).any(|graphic| graphic.template == id);
        let unused: Vec<String> = project.own_templates.keys().filter(|id| !is_used(id)).cloned().collect();
        unused.into_iter().map(|id| Edit::SetOwnTemplate { id, svg: None })
    }

    /// Fills in a field while it is typed: one step until something else happens. The clip follows the words as long as
    /// nobody has set its length.
    ///
    /// # Errors
    /// The refusal.
    pub fn type_field(
        &mut self,
        label: &'static str,
        clip: ClipId,
        field: &str,
        value: Option<FieldValue>,
    ) -> Result<(), EditError> {
        self.type_and_follow(label, clip, &Edit::SetField { clip, field: field.to_owned(), value })
    }

    /// Types one step of a run; a graphic that followed its words follows these too.
    pub(super) fn type_and_follow(&mut self, label: &'static str, clip: ClipId, edit: &Edit) -> Result<(), EditError> {
        let followed = self.follows_words(clip);
        self.type_words(label, clip, edit)?;
        match self.following(clip).filter(|_| followed) {
            Some(edit) => self.type_words(label, clip, &edit),
            None => Ok(()),
        }
    }

    /// Whether a graphic is seen for as long as its words need, or as there is room for: its length was never set by
    /// hand.
    pub fn follows_words(&self, clip: ClipId) -> bool {
        let graphic = self.clip(clip).and_then(Self::graphic_of);
        graphic.is_some_and(|graphic| self.following_as(clip, graphic).is_none())
    }

    /// The edit that makes a graphic as long as its words need, short of what is behind it and of the film's end; `None`
    /// where it is so.
    pub fn following(&self, clip: ClipId) -> Option<Edit> {
        self.following_as(clip, self.clip(clip).and_then(Self::graphic_of)?)
    }

    /// The same for another graphic in its clip.
    pub(super) fn following_as(&self, clip: ClipId, graphic: &Graphic) -> Option<Edit> {
        let (track, own) = self.project().find_clip(clip)?;
        let range = own.timeline_range;
        let wanted = range.start() + usual_duration(graphic, self.project().own_template(graphic));
        let next =
            track.clips.iter().map(|other| other.timeline_range.start()).filter(|start| *start >= range.end()).min();
        let film_end = self.film_end().filter(|end| *end >= range.end());
        let end = next.into_iter().chain(film_end).fold(wanted, Time::min);
        (end != range.end()).then(|| Edit::SetClipRange { clip, start: range.start().into(), end: end.into() })
    }

    /// Whether a graphic is seen long enough to be read.
    pub fn pace(&self, clip: &Clip) -> Pace {
        let needed =
            Self::graphic_of(clip).map_or(0.0, |graphic| needed_seconds(graphic, self.project().own_template(graphic)));
        Pace::of(clip.timeline_range.duration().as_seconds_f64(), needed.max(0.001))
    }

    /// How much longer a graphic has to be seen to be read; `None` where it can be.
    pub fn missing_time(&self, clip: &Clip) -> Option<Time> {
        match self.pace(clip) {
            Pace::TooQuick { missing_s } => Some(Time::from_seconds_f64(missing_s)),
            Pace::Quick | Pace::Fine => None,
        }
    }
}

/// The language of what Sunting puts into pictures, for that of its sentences.
pub fn language_of(language: sunting_words::Language) -> Language {
    match language {
        sunting_words::Language::Id => Language::Indonesian,
        sunting_words::Language::En => Language::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::on_stage;

    fn strap(name: &str) -> Graphic {
        let mut graphic = Graphic::new("nama-dan-jabatan");
        graphic.fields.insert("nama".to_owned(), FieldValue::Text(name.to_owned()));
        graphic
    }

    #[test]
    fn a_template_of_ones_own_comes_with_its_graphic_in_one_step() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 900'>\
            <rect data-field='kabar' x='100' y='100' width='900' height='200' data-required='ya'/></svg>";
        let own = StoredTemplate::new(svg).unwrap();
        let mut session = Session::default();
        for _ in 0..2 {
            let graphic = Graphic::new("milik-kabar");
            session.add_own_graphic("add", graphic, own.clone(), Language::Indonesian).unwrap();
        }
        assert_eq!((session.history().labels().count(), session.project().own_templates.len()), (2, 1));
        let prompts = on_stage(session.project(), None);
        let graphic = prompts.tracks.iter().flat_map(|track| &track.clips).find_map(Session::graphic_of).unwrap();
        assert_eq!(graphic.text("kabar"), "kabar");
        let (clip, _) = session.add_graphic("add", graphic.clone(), Language::Indonesian).unwrap();
        let words = FieldValue::Text("kata ".repeat(30));
        session.type_field("type", clip, "kabar", Some(words)).unwrap();
        let (_, typed) = session.project().find_clip(clip).unwrap();
        assert!(typed.timeline_range.duration() > Time::from_seconds(10), "{typed:?}");
        session.undo();
        session.undo();
        session.undo();
        session.undo();
        assert!(session.project().own_templates.is_empty());
    }

    #[test]
    fn templates_that_no_graphic_uses_any_more_leave_the_project() {
        let svg = |id: &str| {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 900'>\
                 <rect data-field='{id}' x='100' y='100' width='900' height='200'/></svg>"
            );
            StoredTemplate::new(&svg).unwrap()
        };
        let mut session = Session::default();
        let add = |session: &mut Session, id: &str| {
            session.add_own_graphic("add", Graphic::new(id), svg("a"), Language::Indonesian).unwrap().0
        };
        let first = add(&mut session, "milik-a");
        add(&mut session, "milik-b");
        session.edit("delete", &[Edit::Delete { clip: first }]).unwrap();
        add(&mut session, "milik-c");
        assert_eq!(session.project().own_templates.keys().collect::<Vec<_>>(), ["milik-b", "milik-c"]);
        session.undo();
        session.undo();
        assert_eq!(session.project().own_templates.keys().collect::<Vec<_>>(), ["milik-a", "milik-b"]);
    }

    #[test]
    fn a_length_that_nobody_set_follows_again_when_there_was_no_room_and_when_the_kind_changes() {
        let mut session = Session::default();
        let (first, _) = session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        session.add_graphic("add", strap("Rina"), Language::Indonesian).unwrap();
        let typed = |session: &mut Session, count: usize| {
            let value = Some(FieldValue::Text("kata ".repeat(count)));
            session.type_field("type", first, "jabatan", value).unwrap();
            session.clip(first).unwrap().timeline_range.duration()
        };
        assert_eq!(typed(&mut session, 30), Time::from_seconds(5), "the next one begins there");
        assert!(session.follows_words(first));
        assert_eq!(typed(&mut session, 2), Time::from_seconds(5));
        session.edit("kind", &session.changing_kind(first, "judul-bagian")).unwrap();
        assert!(session.follows_words(first));
    }

    #[test]
    fn a_text_where_one_is_follows_behind_it() {
        let mut session = Session::default();
        let (first, placed) = session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        assert_eq!((placed.range, placed.behind), (TimeRange::between(Time::ZERO, Time::from_seconds(5)), None));
        let (second, placed) = session.add_graphic("add", strap("Rina"), Language::Indonesian).unwrap();
        assert_eq!((placed.range.start(), placed.behind.as_deref()), (Time::from_seconds(5), Some("Siti")));
        assert!(first != second);
        assert_eq!(session.history().labels().count(), 2);
    }

    #[test]
    fn a_text_that_would_run_into_the_next_one_follows_behind_it() {
        let mut session = Session::default();
        session.playhead = Time::from_seconds(3);
        session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        session.playhead = Time::ZERO;
        let (_, placed) = session.add_graphic("add", strap("Rina"), Language::Indonesian).unwrap();
        assert_eq!((placed.range.start(), placed.behind.as_deref()), (Time::from_seconds(8), Some("Siti")));
        session.playhead = Time::from_seconds(40);
        let (_, placed) = session.add_graphic("add", strap("Dewi"), Language::Indonesian).unwrap();
        assert_eq!((placed.range.start(), placed.behind), (Time::from_seconds(40), None));
    }

    /// With a film of so many seconds and the playhead at its end.
    fn at_the_end(seconds: i64) -> Session {
        let mut session = Session::default();
        let track = session.project().storyline().unwrap().id;
        let content = Content::Color { color: sunting_timeline::Color::rgb(9, 9, 9) };
        let duration = Time::from_seconds(seconds);
        session.edit("film", &[Edit::Append { track, duration: duration.into(), content }]).unwrap();
        session.playhead = duration;
        session
    }

    #[test]
    fn a_closing_card_at_the_end_of_the_film_is_seen() {
        let mut session = at_the_end(20);
        let (_, first) = session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        assert_eq!(first.range, TimeRange::between(Time::from_seconds(15), Time::from_seconds(20)));
        // Behind it is no time left, so both are seen at once.
        let (_, second) = session.add_graphic("add", strap("Rina"), Language::Indonesian).unwrap();
        assert_eq!((second.range, second.behind), (first.range, None));
        let mut session = at_the_end(3);
        let (_, placed) = session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        assert_eq!(placed.range, TimeRange::between(Time::ZERO, Time::from_seconds(3)));
    }

    #[test]
    fn a_pasted_graphic_cuts_nothing_of_another_away() {
        let mut session = Session::default();
        let (clip, _) = session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        session.selection = crate::Selection::clip(clip);
        session.copy();
        session.playhead = Time::from_seconds(3);
        session.edit("paste", &session.pasting()).unwrap();
        let ranges: Vec<_> = session.graphics().map(|clip| clip.timeline_range).collect();
        let between = |start, end| TimeRange::between(Time::from_seconds(start), Time::from_seconds(end));
        assert_eq!(ranges, [between(0, 5), between(3, 8)]);
        session.undo();
        session.undo();
        session.edit("paste", &session.pasting()).unwrap();
        assert_eq!(session.graphics().count(), 1);
    }

    #[test]
    fn words_do_not_run_past_the_end_of_the_film() {
        let mut session = at_the_end(20);
        session.playhead = Time::from_seconds(10);
        let (clip, _) = session.add_graphic("add", Graphic::new("kutipan"), Language::Indonesian).unwrap();
        session.type_field("typing", clip, "teks", Some(FieldValue::Text("kata ".repeat(40)))).unwrap();
        assert_eq!(session.clip(clip).unwrap().timeline_range.end(), Time::from_seconds(20));
    }

    #[test]
    fn the_first_graphic_decides_the_language_of_all() {
        let mut session = Session::default();
        session.add_graphic("add", strap("Siti"), Language::English).unwrap();
        session.add_graphic("add", strap("Rina"), Language::Indonesian).unwrap();
        assert_eq!(session.project().graphics_look.language, Language::English);
        assert_eq!(session.history().labels().count(), 2);
    }

    #[test]
    fn a_clip_follows_its_words_until_its_length_is_set() {
        let mut session = Session::default();
        let (clip, _) = session.add_graphic("add", Graphic::new("kutipan"), Language::Indonesian).unwrap();
        let long = |count: usize| Some(FieldValue::Text("kata ".repeat(count)));
        session.type_field("typing", clip, "teks", long(12)).unwrap();
        session.type_field("typing", clip, "teks", long(34)).unwrap();
        let seconds =
            |session: &Session| session.project().find_clip(clip).unwrap().1.timeline_range.duration().as_millis();
        assert_eq!(seconds(&session), 13_500);
        assert_eq!(session.history().labels().count(), 2);
        session
            .edit("time", &[Edit::SetClipRange { clip, start: Time::ZERO.into(), end: Time::from_seconds(7).into() }])
            .unwrap();
        session.type_field("typing", clip, "teks", long(20)).unwrap();
        assert_eq!(seconds(&session), 7_000);
        assert!(session.following(clip).is_some() && !session.follows_words(clip));
        let own = session.project().find_clip(clip).unwrap().1.clone();
        assert_eq!(session.pace(&own), Pace::Quick);
    }
}
