//! What is wrong with titles, cards and charts, and what mends it.

use sunting_graphics::any_template::AnyTemplate;
use sunting_graphics::chart::{CHART_PREFIX, HEADING, SOURCE, UNIT};
use sunting_graphics::fit::is_emoji;
use sunting_graphics::fonts::missing_characters;
use sunting_graphics::template::{self, Cover};
use sunting_timeline::graphic::{FieldValue, Graphic, Table};
use sunting_timeline::scene::seen_graphics;
use sunting_timeline::{Clip, ClipId, Edit, Time, TimeRange};

use super::session::Session;

/// What a chart is nothing without.
const CHART_REQUIRED: [&str; 2] = [HEADING, SOURCE];
/// Stands for a chart's table among the names of its fields.
const TABLE: &str = "table";
/// The later of two begins so long after the earlier has left.
const BETWEEN: Time = Time::from_millis(200);
/// What is seen for a shorter time is hardly seen.
const LEAST: Time = Time::from_seconds(1);
/// Fewer letters may well be a name in capitals.
const LEAST_CAPITALS: usize = 8;
/// A sentence holds no longer names.
const LONG_NAME: usize = 40;
/// Words that stay small among large ones.
const SMALL_WORDS: [&str; 12] = ["dan", "di", "ke", "dari", "untuk", "yang", "pada", "of", "and", "the", "for", "in"];

/// Something that people should look at before the video is made.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "the variants say what their fields are")]
pub enum GraphicFinding {
    /// A field is empty without which the graphic is not drawn, or a chart says not whose numbers it shows.
    Empty { field: String },
    /// Two texts at once are not read: another one is there already.
    SeenWith { other: ClipId, name: String },
    /// It is gone before it is read.
    TooQuick { missing: Time },
    /// Pictures among letters are not drawn.
    Emoji { field: String },
    /// Letters that no font has.
    UnknownLetters { field: String, letters: Vec<char> },
    /// Capitals are harder to read.
    AllCapitals { field: String },
}

impl Session {
    /// What is wrong with a graphic, the worst first.
    pub fn graphic_findings(&self, clip: &Clip) -> Vec<GraphicFinding> {
        let Some(graphic) = Self::graphic_of(clip) else { return Vec::new() };
        let template = AnyTemplate::of(graphic, self.project().own_template(graphic));
        let missing = required(graphic, template.as_ref());
        let mut findings: Vec<_> = missing.into_iter().map(|field| GraphicFinding::Empty { field }).collect();
        if let Some(other) = self.seen_before(clip) {
            findings.push(GraphicFinding::SeenWith { other: other.id, name: self.short_name_of(other) });
        }
        findings.extend(self.missing_time(clip).map(|missing| GraphicFinding::TooQuick { missing }));
        for (field, value) in graphic.fields.iter().filter(|(field, _)| is_drawn(field, graphic, template.as_ref())) {
            findings.extend(of_letters(field, &words(value)));
        }
        if let Some(table) = drawn_table(graphic) {
            let of_table = of_letters(TABLE, &cells(table));
            findings
                .extend(of_table.into_iter().filter(|finding| !matches!(finding, GraphicFinding::AllCapitals { .. })));
        }
        findings
    }

    /// The graphics that are seen in the video and that something is wrong with, with the worst of it.
    pub fn graphics_to_check(&self) -> Vec<(ClipId, GraphicFinding)> {
        let end = self.duration();
        let seen = self.seen_graphics().filter(|clip| clip.timeline_range.start() < end);
        // Capitals are an offer, no fault.
        let is_fault = |finding: &GraphicFinding| !matches!(finding, GraphicFinding::AllCapitals { .. });
        seen.filter_map(|clip| Some((clip.id, self.graphic_findings(clip).into_iter().find(is_fault)?))).collect()
    }

    /// The edits that mend a finding; none where a hand is needed.
    pub fn mend_graphic(&self, clip: &Clip, finding: &GraphicFinding) -> Vec<Edit> {
        let set = |field: &str, change: &dyn Fn(&str) -> String| {
            let graphic = Self::graphic_of(clip);
            if let Some(table) = graphic.and_then(drawn_table).filter(|_| field == TABLE) {
                return vec![Edit::SetTable { clip: clip.id, table: changed_table(table, change) }];
            }
            let value = graphic.and_then(|graphic| graphic.fields.get(field)).map(|value| changed(value, change));
            vec![Edit::SetField { clip: clip.id, field: field.to_owned(), value }]
        };
        match finding {
            GraphicFinding::Empty { .. } => Vec::new(),
            GraphicFinding::SeenWith { other, .. } => self.apart(clip, *other),
            GraphicFinding::TooQuick { missing } => {
                let end = clip.timeline_range.end() + *missing;
                vec![set_range(clip.id, self.typed_range(clip, None, Some(end)))]
            }
            GraphicFinding::Emoji { field } => set(field, &|text| without(text, is_emoji)),
            GraphicFinding::UnknownLetters { field, letters } => {
                set(field, &|text| without(text, |letter| letters.contains(&letter)))
            }
            GraphicFinding::AllCapitals { field } => set(field, &ordinary_letters),
        }
    }

    fn seen_graphics(&self) -> impl Iterator<Item = &Clip> {
        seen_graphics(self.project()).map(|(_, clip)| clip)
    }

    /// What a graphic is called in a sentence; one of many words is called by what it is.
    fn short_name_of(&self, clip: &Clip) -> String {
        let name = self.name_of(clip);
        let template = || Self::graphic_of(clip).and_then(|graphic| template::find(&graphic.template));
        match template().filter(|_| name.chars().count() > LONG_NAME) {
            Some(template) => template.names.of(self.project().graphics_look.language).to_owned(),
            None => name,
        }
    }

    /// What is seen already when a graphic comes, and still is.
    fn seen_before(&self, clip: &Clip) -> Option<&Clip> {
        let order = |clip: &Clip| (clip.timeline_range.start(), clip.id);
        let is_over = |other: &&Clip| {
            other.id != clip.id && order(other) < order(clip) && other.timeline_range.overlaps(clip.timeline_range)
        };
        let is_corner = |clip: &Clip| {
            let template = Self::graphic_of(clip).and_then(|graphic| template::find(&graphic.template));
            template.is_some_and(|template| template.cover == Cover::Corner)
        };
        self.seen_graphics().filter(is_over).find(|other| !is_corner(other) && !is_corner(clip))
    }

    /// The later one begins when the earlier has left; where the film ends before that, the earlier leaves sooner.
    fn apart(&self, clip: &Clip, other: ClipId) -> Vec<Edit> {
        let Some(other) = self.clip(other) else { return Vec::new() };
        let (own, before) = (clip.timeline_range, other.timeline_range);
        let start = before.end() + BETWEEN;
        let end = self.duration().max(own.end());
        let later = TimeRange::between(start, (start + own.duration()).min(end).max(start));
        if later.duration() >= LEAST.min(own.duration()) {
            return vec![set_range(clip.id, later)];
        }
        let sooner = own.start() - BETWEEN;
        if sooner - before.start() < LEAST {
            return Vec::new();
        }
        vec![set_range(other.id, TimeRange::between(before.start(), sooner))]
    }
}

fn set_range(clip: ClipId, range: TimeRange) -> Edit {
    Edit::SetClipRange { clip, start: range.start().into(), end: range.end().into() }
}

/// The fields that hold nothing, and that a graphic is nothing without.
fn required(graphic: &Graphic, template: Option<&AnyTemplate>) -> Vec<String> {
    let is_chart = graphic.template.starts_with(CHART_PREFIX);
    let of_chart = CHART_REQUIRED.into_iter().filter(|field| is_chart && graphic.text(field).trim().is_empty());
    let of_template = template.map_or_else(Vec::new, |template| template.missing(graphic));
    of_chart.chain(of_template.iter().map(|field| field.id)).map(str::to_owned).collect()
}

/// Whether a field's words are drawn: of another kind that the graphic was before, they only wait for it.
fn is_drawn(field: &str, graphic: &Graphic, template: Option<&AnyTemplate>) -> bool {
    match template {
        Some(template) => template.fields().iter().any(|own| own.id == field),
        None => graphic.template.starts_with(CHART_PREFIX) && [HEADING, UNIT, SOURCE].contains(&field),
    }
}

/// All the words of a field.
fn words(value: &FieldValue) -> String {
    match value {
        FieldValue::Text(text) => text.clone(),
        FieldValue::Switch(_) => String::new(),
        FieldValue::List(items) => items.iter().flat_map(|item| item.values()).cloned().collect::<Vec<_>>().join("\n"),
    }
}

/// The table of a chart.
fn drawn_table(graphic: &Graphic) -> Option<&Table> {
    graphic.table.as_ref().filter(|_| graphic.template.starts_with(CHART_PREFIX))
}

/// All the words of a table.
fn cells(table: &Table) -> String {
    table.columns.iter().chain(table.rows.iter().flatten()).cloned().collect::<Vec<_>>().join("\n")
}

fn changed_table(table: &Table, change: &dyn Fn(&str) -> String) -> Table {
    let row = |cells: &Vec<String>| cells.iter().map(|cell| change(cell)).collect();
    Table { columns: row(&table.columns), rows: table.rows.iter().map(row).collect(), ..table.clone() }
}

fn changed(value: &FieldValue, change: &dyn Fn(&str) -> String) -> FieldValue {
    match value {
        FieldValue::Text(text) => FieldValue::Text(change(text)),
        FieldValue::Switch(on) => FieldValue::Switch(*on),
        FieldValue::List(items) => {
            let item = |item: &sunting_timeline::graphic::Item| {
                item.iter().map(|(part, text)| (part.clone(), change(text))).collect()
            };
            FieldValue::List(items.iter().map(item).collect())
        }
    }
}

fn of_letters(field: &str, text: &str) -> Vec<GraphicFinding> {
    let field = field.to_owned();
    let mut findings = Vec::new();
    let letters: Vec<char> = missing_characters(text).into_iter().filter(|letter| !is_emoji(*letter)).collect();
    if !letters.is_empty() {
        findings.push(GraphicFinding::UnknownLetters { field: field.clone(), letters });
    }
    if text.chars().any(is_emoji) {
        findings.push(GraphicFinding::Emoji { field: field.clone() });
    }
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|letter| letter.is_uppercase()).count();
    if letters.len() >= LEAST_CAPITALS && capitals * 10 > letters.len() * 6 && ordinary_letters(text) != text {
        findings.push(GraphicFinding::AllCapitals { field });
    }
    findings
}

fn without(text: &str, is_left_out: impl Fn(char) -> bool) -> String {
    let kept: String = text.chars().filter(|letter| !is_left_out(*letter)).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Words in capitals with one capital each. What is short or has a point in it is an abbreviation or a degree.
fn ordinary_letters(text: &str) -> String {
    let is_word = |word: &str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 3 && !word.contains('.');
    let word = |(index, word): (usize, &str)| {
        let lower = word.to_lowercase();
        match word.chars().next() {
            _ if word != word.to_uppercase() => word.to_owned(),
            _ if index > 0 && SMALL_WORDS.contains(&lower.as_str()) => lower,
            Some(first) if is_word(word) => {
                std::iter::once(first).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect()
            }
            _ => word.to_owned(),
        }
    };
    text.split(' ').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use sunting_timeline::graphic::Language;

    use super::*;

    fn strap(name: &str) -> Graphic {
        let mut graphic = Graphic::new("nama-dan-jabatan");
        graphic.fields.insert("nama".to_owned(), FieldValue::Text(name.to_owned()));
        graphic
    }

    /// What is found in a strap with that name, and the name when that is mended.
    fn mended(name: &str) -> (Vec<GraphicFinding>, String) {
        let mut session = Session::default();
        let (id, _) = session.add_graphic("add", strap(name), Language::Indonesian).unwrap();
        let findings = session.graphic_findings(session.clip(id).unwrap());
        for finding in &findings {
            let edits = session.mend_graphic(session.clip(id).unwrap(), finding);
            session.edit("mend", &edits).unwrap();
        }
        let left = session.graphic_findings(session.clip(id).unwrap());
        assert!(findings.is_empty() || left.len() < findings.len(), "{left:?}");
        let name = Session::graphic_of(session.clip(id).unwrap()).unwrap().text("nama").to_owned();
        (findings, name)
    }

    #[test]
    fn odd_letters_are_found_and_mended() {
        assert_eq!(mended("Dra. Siti Rahmawati, M.Si."), (Vec::new(), "Dra. Siti Rahmawati, M.Si.".to_owned()));
        assert_eq!(mended("Siti 😀 Rahmawati").1, "Siti Rahmawati");
        assert_eq!(mended("DRA. SITI RAHMAWATI, M.SI.").1, "DRA. Siti Rahmawati, M.SI.");
        assert_eq!(mended("İSTANBUL RAYA").1, "İstanbul Raya", "letters that grow when they become small were lost");
        assert_eq!(mended("KEPALA DINAS DAN SEKRETARIS RT").1, "Kepala Dinas dan Sekretaris RT");
        let (findings, name) = mended("Siti \u{6771}\u{4eac}");
        assert!(matches!(&findings[..], [GraphicFinding::UnknownLetters { letters, .. }] if letters.len() == 2));
        assert_eq!(name, "Siti");
    }

    #[test]
    fn letters_in_a_table_that_no_font_has_are_found_and_taken_out() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let mut chart = Graphic::new("grafik-batang");
        for field in CHART_REQUIRED {
            chart.fields.insert(field.to_owned(), FieldValue::Text("Contoh".to_owned()));
        }
        let rows = vec![row(["Batam \u{6771}", "12"]), row(["DINAS KESEHATAN", "20 😀"])];
        chart.table = Some(Table { columns: row(["Kota", "Orang"]), rows, ..Table::default() });
        let mut session = Session::default();
        let (id, _) = session.add_graphic("add", chart, Language::Indonesian).unwrap();
        let findings = session.graphic_findings(session.clip(id).unwrap());
        assert_eq!(findings.len(), 2, "{findings:?}");
        for finding in &findings {
            let edits = session.mend_graphic(session.clip(id).unwrap(), finding);
            session.edit("mend", &edits).unwrap();
        }
        let clip = session.clip(id).unwrap();
        assert_eq!(session.graphic_findings(clip), []);
        let rows = &Session::graphic_of(clip).unwrap().table.as_ref().unwrap().rows;
        assert_eq!(*rows, [row(["Batam", "12"]), row(["DINAS KESEHATAN", "20"])]);
    }

    #[test]
    fn words_that_only_wait_for_another_kind_are_no_fault() {
        let mut session = Session::default();
        let mut graphic = strap("Siti Rahmawati");
        graphic.fields.insert("jabatan".to_owned(), FieldValue::Text("Lurah 😀".to_owned()));
        let (id, _) = session.add_graphic("add", graphic, Language::Indonesian).unwrap();
        let emoji = |session: &Session| {
            let findings = session.graphic_findings(session.clip(id).unwrap());
            findings.iter().any(|finding| matches!(finding, GraphicFinding::Emoji { .. }))
        };
        assert!(emoji(&session));
        session.edit("kind", &[Edit::SetTemplate { clip: id, template: "judul-bagian".to_owned() }]).unwrap();
        assert!(!emoji(&session));
    }

    #[test]
    fn what_is_empty_is_counted_until_it_is_filled_in() {
        let mut session = Session::default();
        let (id, _) = session.add_graphic("add", Graphic::new("kutipan"), Language::Indonesian).unwrap();
        assert_eq!(session.graphics_to_check().len(), 1);
        for field in ["teks", "nama"] {
            let value = Some(FieldValue::Text("Siti".to_owned()));
            session.type_field("typing", id, field, value).unwrap();
        }
        assert_eq!(session.graphics_to_check(), []);
        session.add_graphic("add", Graphic::new("grafik-batang"), Language::Indonesian).unwrap();
        let missing = |(_, finding): &(ClipId, GraphicFinding)| matches!(finding, GraphicFinding::Empty { .. });
        assert!(session.graphics_to_check().iter().all(missing));
    }

    #[test]
    fn an_empty_field_of_a_template_of_ones_own_is_told_too() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 900'>\
            <rect data-field='kabar' x='100' y='100' width='900' height='200' data-required='ya'/></svg>";
        let own = sunting_timeline::own_template::StoredTemplate::new(svg).unwrap();
        let mut session = Session::default();
        let (id, _) = session.add_own_graphic("add", Graphic::new("milik-kabar"), own, Language::Indonesian).unwrap();
        let empty = GraphicFinding::Empty { field: "kabar".to_owned() };
        assert_eq!(session.graphic_findings(session.clip(id).unwrap()), [empty]);
    }

    #[test]
    fn two_texts_at_once_are_put_behind_each_other() {
        let mut session = Session::default();
        let (first, _) = session.add_graphic("add", strap("Siti"), Language::Indonesian).unwrap();
        let at = |seconds| Time::from_seconds(seconds).into();
        let edit = Edit::AddGraphic { track: None, at: at(3), duration: at(5), graphic: strap("Rina") };
        session.edit("add", &[edit]).unwrap();
        let found = session.graphics_to_check();
        let [(later, finding)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(*finding, GraphicFinding::SeenWith { other: first, name: "Siti".to_owned() });
        session.edit("tidy", &session.mend_graphic(session.clip(*later).unwrap(), finding)).unwrap();
        assert_eq!(session.graphics_to_check(), []);
        assert_eq!(session.clip(*later).unwrap().timeline_range.start(), Time::from_millis(5200));
    }
}
