//! What must hold for every project, checked in one place.

use std::collections::HashSet;

use crate::described::{Argument, Described};
use crate::graphic::{FieldValue, Graphic, Table};
use crate::own_template::{MOST_OWN_TEMPLATES, MOST_OWN_TEMPLATES_BYTES, is_own_id};
use crate::project::{Clip, Content, Media, MediaById, Project, Text, Track, TrackKind};
use crate::said::{CaptionDetails, MOST_SPEAKER_LETTERS};
use crate::style::TextStyle;
use crate::time::{FrameRate, Time, TimeRange};

/// Nothing lies beyond this time.
pub const LATEST: Time = Time::from_seconds(200 * 3600);
/// No text of a clip has more letters: several pages.
pub const MOST_LETTERS: usize = 10_000;
/// No template has a longer name.
const MOST_NAME_BYTES: usize = 100;
/// No list of a graphic has more rows.
const MOST_ITEMS: usize = 100;
/// No chart has more rows: more is a spreadsheet.
pub const MOST_TABLE_ROWS: usize = 1_000;
/// Nor more columns.
pub const MOST_TABLE_COLUMNS: usize = 50;
/// Nor more text in its cells.
const MOST_TABLE_BYTES: usize = 1 << 20;
/// No project has more clips: a hundred hours of subtitles.
pub const MOST_CLIPS: usize = 100_000;
/// Nor more tracks: at each time all of them are looked through.
pub const MOST_TRACKS: usize = 1_000;
/// No project has more media files.
pub const MOST_MEDIA: usize = 10_000;
/// Nor more looks of its own.
pub const MOST_STYLES: usize = 1_000;

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct Violation {
    /// In words, with the ids it is about.
    pub what: String,
}

impl Described for Violation {
    fn code(&self) -> &'static str {
        "project-invalid"
    }

    fn arguments(&self) -> Vec<Argument> {
        vec![("detail", self.what.clone().into())]
    }
}

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Result<(), Violation> {
    if holds { Ok(()) } else { Err(Violation { what: what() }) }
}

/// Checks every invariant.
///
/// # Errors
/// The first [`Violation`] found.
pub fn validate(project: &Project) -> Result<(), Violation> {
    check_canvas(project)?;
    check_counts(project)?;
    check_ids(project)?;
    for media in &project.media {
        ensure(media.duration >= Time::ZERO && media.duration <= LATEST, || {
            format!("media {} lasts {}", media.id.0, media.duration)
        })?;
    }
    check_own_templates(project)?;
    let footage = Footage::of(project);
    for track in &project.tracks {
        check_track(&footage, track)?;
    }
    ensure(project.markers.is_sorted_by_key(|marker| marker.time), || "the markers are out of order".to_owned())?;
    let mut names = HashSet::new();
    for style in &project.styles {
        ensure(names.insert(&style.name), || format!("two styles are called {}", style.name))?;
        check_style(style)?;
    }
    Ok(())
}

fn check_own_templates(project: &Project) -> Result<(), Violation> {
    let templates = &project.own_templates;
    let bytes: usize = templates.values().map(|template| template.svg().len()).sum();
    ensure(templates.len() <= MOST_OWN_TEMPLATES && bytes <= MOST_OWN_TEMPLATES_BYTES, || {
        format!("{} own templates of {bytes} bytes are too much", templates.len())
    })?;
    let foreign = templates.keys().find(|id| !is_own_id(id));
    ensure(foreign.is_none(), || format!("\"{}\" is no id of an own template", foreign.map_or("", |id| id.as_str())))
}

/// The limits on how many there may be.
pub(crate) fn check_counts(project: &Project) -> Result<(), Violation> {
    let clips: usize = project.tracks.iter().map(|track| track.clips.len()).sum();
    let counts = [
        (clips, MOST_CLIPS, "clips"),
        (project.tracks.len(), MOST_TRACKS, "tracks"),
        (project.media.len(), MOST_MEDIA, "files"),
        (project.styles.len(), MOST_STYLES, "styles"),
    ];
    counts
        .into_iter()
        .try_for_each(|(count, most, of)| ensure(count <= most, || format!("{count} {of} are more than {most}")))
}

/// What clips are measured by, at hand for each of a hundred thousand.
struct Footage<'a> {
    rate: FrameRate,
    /// Clips end on the grid and media where they like: half a frame may stand over.
    slack: Time,
    media: MediaById<'a>,
}

impl<'a> Footage<'a> {
    fn of(project: &'a Project) -> Self {
        let rate = project.canvas.frame_rate;
        Self { rate, slack: rate.period().scaled(1, 2), media: project.media_by_id() }
    }
}

fn check_canvas(project: &Project) -> Result<(), Violation> {
    let canvas = project.canvas;
    let side = |px: u32| (16..=8192).contains(&px) && px.is_multiple_of(2);
    ensure(side(canvas.width_px) && side(canvas.height_px), || {
        format!("a canvas of {} x {} is not even or not between 16 and 8192", canvas.width_px, canvas.height_px)
    })?;
    ensure(canvas.sample_rate == 48_000, || format!("a sample rate of {} Hz", canvas.sample_rate))?;
    ensure((1.0..=240.0).contains(&canvas.frame_rate.as_f64()), || format!("{} frames a second", canvas.frame_rate))
}

fn check_ids(project: &Project) -> Result<(), Violation> {
    let media = project.media.iter().map(|media| media.id.0);
    let tracks = project.tracks.iter().map(|track| track.id.0);
    let clips = project.tracks.iter().flat_map(|track| track.clips.iter().map(|clip| clip.id.0));
    let mut ids: Vec<u64> = media.chain(tracks).chain(clips).collect();
    let last = ids.iter().copied().max();
    ensure(last.is_none_or(|id| id < project.next_id), || format!("id {} is not below next_id", last.unwrap_or(0)))?;
    let twice =
        if last.is_some_and(|last| last / 64 < ids.len() as u64) { marked_twice(&ids) } else { sorted_twice(&mut ids) };
    ensure(twice.is_none(), || format!("id {} is used twice", twice.unwrap_or(0)))
}

/// The first id that comes again, found with a bit for each id up to the highest: where few are left out, they take less
/// room than the ids.
fn marked_twice(ids: &[u64]) -> Option<u64> {
    let mut seen = vec![0_u64; ids.len()];
    ids.iter().copied().find(|id| {
        let Some(word) = seen.get_mut((id / 64) as usize) else { return false };
        let (before, bit) = (*word, 1 << (id % 64));
        *word |= bit;
        before & bit != 0
    })
}

fn sorted_twice(ids: &mut [u64]) -> Option<u64> {
    ids.sort_unstable();
    ids.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

fn check_track(footage: &Footage<'_>, track: &Track) -> Result<(), Violation> {
    for pair in track.clips.windows(2) {
        ensure(pair[0].timeline_range.end() <= pair[1].timeline_range.start(), || {
            format!("clips {} and {} overlap or are out of order", pair[0].id.0, pair[1].id.0)
        })?;
    }
    track.clips.iter().try_for_each(|clip| check_clip(footage, track, clip))
}

fn check_clip(footage: &Footage<'_>, track: &Track, clip: &Clip) -> Result<(), Violation> {
    let id = clip.id.0;
    let range = clip.timeline_range;
    ensure(!range.is_empty(), || format!("clip {id} is empty"))?;
    ensure(range.start() >= Time::ZERO && range.end() <= LATEST, || format!("clip {id} lies at {range}"))?;
    if track.kind == TrackKind::Video {
        let on_grid = footage.rate.is_frame_start(range.start()) && footage.rate.is_frame_start(range.end());
        ensure(on_grid, || format!("clip {id} is off the frame grid"))?;
    }
    let fades = clip.fades;
    let fades_fit = fades.fade_in >= Time::ZERO
        && fades.fade_out >= Time::ZERO
        && fades.fade_in + fades.fade_out <= range.duration();
    ensure(fades_fit, || format!("the fades of clip {id} are longer than it"))?;
    ensure((-60.0..=24.0).contains(&clip.gain_db), || format!("the gain of clip {id} is {} dB", clip.gain_db))?;
    ensure((0.0..=1.0).contains(&clip.opacity), || format!("the opacity of clip {id} is {}", clip.opacity))?;
    let place = clip.placement;
    let placed = (0.05..=8.0).contains(&place.scale)
        && (-2.0..=2.0).contains(&place.x)
        && (-2.0..=2.0).contains(&place.y)
        && matches!(place.rotation, 0 | 90 | 180 | 270);
    ensure(placed, || format!("the placement of clip {id} is out of bounds"))?;
    check_content(footage, track, clip)
}

fn check_content(footage: &Footage<'_>, track: &Track, clip: &Clip) -> Result<(), Violation> {
    let id = clip.id.0;
    let misplaced = || format!("clip {id} does not belong on a track of this kind");
    let media = match clip.content.media() {
        Some(media) => {
            let found = footage.media.get(media);
            Some(found.ok_or_else(|| Violation { what: format!("clip {id} needs media {}", media.0) })?)
        }
        None => None,
    };
    match (&clip.content, track.kind) {
        (Content::Media { source_start, speed, .. }, TrackKind::Video | TrackKind::Audio) => {
            let Some(media) = media else { return Ok(()) };
            let heard = track.kind == TrackKind::Video || media.audio.is_some();
            let seen = track.kind == TrackKind::Audio || media.video.is_some();
            ensure(heard && seen && !media.is_still(), || format!("media {} has nothing for clip {id}", media.id.0))?;
            let (part, whole) = (speed.numerator, speed.denominator);
            let sane = part > 0 && whole > 0 && part <= whole.saturating_mul(16) && whole <= part.saturating_mul(16);
            ensure(sane, || format!("the speed of clip {id} is {part}/{whole}"))?;
            check_source(footage, clip, media, *source_start)
        }
        (Content::Image { .. }, TrackKind::Video) => {
            ensure(media.is_some_and(Media::is_still), || format!("clip {id} needs a photo"))
        }
        (Content::Text(text), TrackKind::Video | TrackKind::Text) => {
            check_text(id, text).and_then(|()| check_details(id, &clip.details))
        }
        (Content::Graphic(graphic), TrackKind::Graphic) => check_graphic(id, graphic),
        (Content::Color { .. } | Content::Slot { .. }, TrackKind::Video) => Ok(()),
        _ => Err(Violation { what: misplaced() }),
    }
}

/// As [`check_text`], for all the words of a graphic together.
fn check_graphic(clip: u64, graphic: &Graphic) -> Result<(), Violation> {
    let words = |value: &FieldValue| match value {
        FieldValue::Text(text) => text.len(),
        FieldValue::Switch(_) => 0,
        FieldValue::List(items) => items.iter().flatten().map(|(part, text)| part.len() + text.len()).sum(),
    };
    let bytes: usize = graphic.fields.iter().map(|(field, value)| field.len() + words(value)).sum();
    let longest_name = graphic.template.len() <= MOST_NAME_BYTES;
    ensure(longest_name, || {
        format!("the graphic of clip {clip} names a template of more than {MOST_NAME_BYTES} bytes")
    })?;
    // No letter takes more than four bytes.
    ensure(bytes <= 4 * MOST_LETTERS, || format!("the graphic of clip {clip} has more than {MOST_LETTERS} letters"))?;
    for (field, value) in &graphic.fields {
        let rows = if let FieldValue::List(items) = value { items.len() } else { 0 };
        ensure(rows <= MOST_ITEMS, || format!("`{field}` of clip {clip} has {rows} rows, more than {MOST_ITEMS}"))?;
    }
    let is_on_it = |part: f32| (-1.0..=1.0).contains(&part);
    let (x, y) = (graphic.place.x, graphic.place.y);
    ensure(is_on_it(x) && is_on_it(y), || format!("the graphic of clip {clip} stands beside the picture"))?;
    graphic.table.as_ref().map_or(Ok(()), |table| check_table(clip, table))
}

fn check_table(clip: u64, table: &Table) -> Result<(), Violation> {
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let what = |is: String| format!("the table of clip {clip} {is}");
    ensure(rows <= MOST_TABLE_ROWS, || what(format!("has {rows} rows, more than {MOST_TABLE_ROWS}")))?;
    ensure(columns <= MOST_TABLE_COLUMNS, || what(format!("has {columns} columns, more than {MOST_TABLE_COLUMNS}")))?;
    let uneven = table.rows.iter().position(|row| row.len() != columns);
    ensure(uneven.is_none(), || {
        what(format!("has not {columns} cells in row {}", uneven.unwrap_or_default().saturating_add(1)))
    })?;
    let beyond = table.decimal_marks.keys().find(|column| **column >= columns);
    ensure(beyond.is_none(), || {
        what(format!("has a decimal mark for column {}, which is not there", beyond.copied().unwrap_or_default()))
    })?;
    let bytes = table.rows.iter().flatten().chain(&table.columns).map(String::len).sum::<usize>();
    ensure(bytes <= MOST_TABLE_BYTES, || what(format!("has {bytes} bytes of text, more than {MOST_TABLE_BYTES}")))
}

/// What is longer than anybody reads would be laid out for as long.
fn check_text(clip: u64, text: &Text) -> Result<(), Violation> {
    let (first, second) = match text {
        Text::Caption { text, .. } | Text::Title { text, .. } => (text.as_str(), ""),
        Text::LowerThird { name, role, .. } => (name.as_str(), role.as_str()),
    };
    // No letter takes less than a byte.
    if first.len() + second.len() <= MOST_LETTERS {
        return Ok(());
    }
    let letters = first.chars().count() + second.chars().count();
    ensure(letters <= MOST_LETTERS, || {
        format!("the text of clip {clip} has {letters} letters, more than {MOST_LETTERS}")
    })
}

fn check_details(clip: u64, details: &CaptionDetails) -> Result<(), Violation> {
    let (speaker, second) = (details.speaker.chars().count(), details.second.chars().count());
    ensure(
        speaker <= MOST_SPEAKER_LETTERS && second <= MOST_LETTERS && details.word_starts.len() <= MOST_LETTERS,
        || format!("the speaker, the second language or the times of words of clip {clip} are too long"),
    )
}

fn check_source(footage: &Footage<'_>, clip: &Clip, media: &Media, source_start: Time) -> Result<(), Violation> {
    let end = clip.source_range().map_or(source_start, TimeRange::end);
    ensure(source_start >= Time::ZERO && end <= media.duration + footage.slack, || {
        format!("clip {} plays {source_start}..{end} of a media of {}", clip.id.0, media.duration)
    })
}

fn check_style(style: &TextStyle) -> Result<(), Violation> {
    let fits = (0.01..=0.5).contains(&style.size)
        && (0.0..=0.3).contains(&style.outline_width)
        && (0.0..=0.4).contains(&style.margin_x)
        && (0.0..=0.4).contains(&style.margin_y)
        && (1..=8).contains(&style.max_lines)
        && (0.5..=1.0).contains(&style.second_size);
    ensure(fits && !style.name.is_empty(), || format!("the style {} is out of bounds", style.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_id_that_comes_twice_is_found_either_way(ids in prop::collection::vec(0_u64..2000, 0..80)) {
            let is_twice = ids.iter().copied().collect::<HashSet<u64>>().len() < ids.len();
            prop_assert_eq!(sorted_twice(&mut ids.clone()).is_some(), is_twice);
            if ids.iter().all(|id| id / 64 < ids.len() as u64) {
                prop_assert_eq!(marked_twice(&ids).is_some(), is_twice);
            }
        }
    }
    #[test]
    fn each_limit_of_a_graphic_has_words_of_its_own() {
        let table = |rows: usize, columns: usize, cell: &str| Table {
            columns: vec!["A".to_owned(); columns],
            rows: vec![vec![cell.to_owned(); columns]; rows],
            ..Table::default()
        };
        let of_table = |table| Graphic { table: Some(table), ..Graphic::new("grafik-batang") };
        let of_field = |value| Graphic { fields: [("butir".to_owned(), value)].into(), ..Graphic::new("syarat") };
        let mut uneven = table(3, 2, "5");
        uneven.rows[1].pop();
        let mut marked = table(1, 2, "5");
        marked.decimal_marks.insert(2, crate::graphic::DecimalMark::Comma);
        let cases = [
            (Graphic::new(&"x".repeat(101)), "names a template of more than 100 bytes"),
            (of_field(FieldValue::Text("x".repeat(40_001))), "more than 10000 letters"),
            (of_field(FieldValue::List(vec![Default::default(); 101])), "`butir` of clip 7 has 101 rows"),
            (of_table(table(1_001, 1, "5")), "has 1001 rows"),
            (of_table(table(1, 51, "5")), "has 51 columns"),
            (of_table(uneven), "has not 2 cells in row 2"),
            (of_table(marked), "a decimal mark for column 2"),
            (of_table(table(2, 1, &"x".repeat(1 << 19))), "has 1048577 bytes of text"),
        ];
        for (graphic, words) in cases {
            let told = check_graphic(7, &graphic).unwrap_err().what;
            assert!(told.contains(words), "{told}");
        }
        assert_eq!(check_graphic(7, &of_table(table(1_000, 50, "5"))), Ok(()));
    }
}
