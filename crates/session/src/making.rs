//! The project that is exported when it differs from the edited one: in another shape, marked as a draft, or in parts.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::Datelike;
use sunting_graphics::day::Day;
use sunting_graphics::template::{of_draft, start_clock_at};
use sunting_timeline::edit::{Edit, apply};
use sunting_timeline::footage::{is_same_shape, size_of};
use sunting_timeline::graphic::{Corner, DRAFT_STAMP};
use sunting_timeline::{
    Canvas, CanvasChoice, Clip, ClipId, Content, FitMode, Placement, Project, Time, TimeRange, Track, TrackId,
    TrackKind,
};

/// How far from its even place a cut between two parts may be moved: an eighth of a part.
const SLACK: i64 = 8;

/// Changes a project with no track locked and none that ends with the storyline, and gives the tracks both back: they hold
/// back who edits, not what is made.
fn unguarded(project: &Arc<Project>, change: impl FnOnce(Arc<Project>) -> Arc<Project>) -> Arc<Project> {
    let guards: HashMap<TrackId, (bool, bool)> =
        project.tracks.iter().map(|track| (track.id, (track.locked, track.ends_with_storyline))).collect();
    let mut free = project.clone();
    for track in Arc::make_mut(&mut free).tracks.iter_mut().map(Arc::make_mut) {
        (track.locked, track.ends_with_storyline) = (false, false);
    }
    let mut changed = change(free);
    for track in Arc::make_mut(&mut changed).tracks.iter_mut().map(Arc::make_mut) {
        (track.locked, track.ends_with_storyline) = guards.get(&track.id).copied().unwrap_or_default();
    }
    changed
}

/// The project in another shape. Pictures that do not fill it get blurred sides. Whether the size counts as chosen by
/// hand does not change.
pub fn reshaped(project: &Arc<Project>, canvas: Canvas) -> Arc<Project> {
    let choice = CanvasChoice { shape: true, ..project.canvas_choice };
    let mut shaped = unguarded(project, |free| {
        let edits = reshaping(&free, canvas);
        edits.iter().fold(free, |before, edit| apply(&before, edit).map_or(before, Arc::new))
    });
    Arc::make_mut(&mut shaped).canvas_choice = choice;
    shaped
}

/// The edits that give a project another canvas.
fn reshaping(project: &Project, canvas: Canvas) -> Vec<Edit> {
    std::iter::once(Edit::SetCanvas { canvas }).chain(blurred_sides(project, canvas)).collect()
}

/// The edits for choosing a shape by hand. If the rest of the canvas followed the footage, it still does.
pub fn choosing_shape(project: &Project, ratio: (u32, u32)) -> Vec<Edit> {
    let own = project.canvas;
    let (width_px, height_px) = size_of(ratio, own.width_px.min(own.height_px));
    let chosen = CanvasChoice { shape: true, ..project.canvas_choice };
    let canvas = Canvas { width_px, height_px, ..own };
    let shaped = [Edit::SetCanvas { canvas }, Edit::FollowFootage { chosen }];
    shaped.into_iter().chain(blurred_sides(project, canvas)).collect()
}

/// The edits for choosing a size by hand, or for letting it follow the footage. Nothing else changes.
pub fn choosing_lines(project: &Project, lines_px: Option<u32>) -> Vec<Edit> {
    let own = project.canvas;
    let chosen = CanvasChoice { size: lines_px.is_some(), ..project.canvas_choice };
    let sized = lines_px.map(|lines_px| {
        let (width_px, height_px) = size_of((own.width_px, own.height_px), lines_px);
        Edit::SetCanvas { canvas: Canvas { width_px, height_px, ..own } }
    });
    sized.into_iter().chain([Edit::FollowFootage { chosen }]).collect()
}

/// The edits with which the canvas follows the footage in everything that was not chosen by hand. Pictures that leave
/// room beside them get blurred sides.
pub fn following(project: &Project) -> Vec<Edit> {
    let chosen = project.canvas_choice;
    let follow = Edit::FollowFootage { chosen };
    let followed = apply(project, &follow).ok().filter(|_| chosen != CanvasChoice::all());
    let Some(followed) = followed else { return Vec::new() };
    let sides = blurred_sides(project, followed.canvas);
    std::iter::once(follow).filter(|_| followed.canvas != project.canvas).chain(sides).collect()
}

/// Blurred sides for the pictures that would not fill a canvas. Over the storyline they would hide it.
fn blurred_sides(project: &Project, canvas: Canvas) -> Vec<Edit> {
    let storyline = project.storyline().filter(|track| !track.locked);
    let sides = storyline.into_iter().flat_map(|track| &track.clips).filter_map(|clip| {
        let video = project.find_media(clip.content.media()?)?.video?;
        let fills = is_same_shape((video.width_px, video.height_px), (canvas.width_px, canvas.height_px));
        let placement = Placement { mode: FitMode::BlurredSides, ..clip.placement };
        let is_bare = clip.placement.mode == FitMode::Fit && !fills;
        is_bare.then_some(Edit::SetPlacement { clip: clip.id, placement })
    });
    sides.collect()
}

/// Today, as the clock on the wall says.
pub fn today() -> Day {
    let today = chrono::Local::now().date_naive();
    Day { year: today.year(), month: today.month(), day: today.day() }
}

/// The stamp of a draft over all of the film, on a track above all others. It has the top left corner, so a logo that
/// stands there goes to the other one.
pub(super) fn marked_as_draft(project: &Arc<Project>, made_on: Day) -> Arc<Project> {
    let mut marked = (**project).clone();
    if let Some(logo) = &mut marked.graphics_look.corner_logo {
        logo.corner = Corner::TopRight;
    }
    let stamp = of_draft(made_on, marked.graphics_look.language);
    let range = TimeRange::between(Time::ZERO, marked.duration());
    let [track, clip] = [0, 1].map(|number| marked.next_id + number);
    // An edit would put the track below the subtitles.
    marked.tracks.push(Arc::new(Track {
        clips: vec![Clip::new(ClipId(clip), range, Content::Graphic(stamp))],
        ..Track::new(TrackId(track), TrackKind::Graphic)
    }));
    marked.next_id += 2;
    Arc::new(marked)
}

/// The part of a project between two times, as a project. Music and all that is heard there is cut as well; the clock of
/// a stamp goes on from where it is.
pub fn part_of(project: &Arc<Project>, range: TimeRange) -> Arc<Project> {
    let remove = |project: Arc<Project>, start: Time, end: Time| {
        let edit = Edit::RemoveRange { start: start.into(), end: end.into() };
        apply(&project, &edit).map_or(project, Arc::new)
    };
    unguarded(project, |whole| {
        let duration = whole.duration();
        let shortened = remove(whole, range.end(), duration);
        with_clocks_at(remove(shortened, Time::ZERO, range.start()), range.start())
    })
}

/// With stamps whose clocks say that time of the film at first.
fn with_clocks_at(mut part: Arc<Project>, start: Time) -> Arc<Project> {
    let set = |clip: &mut Clip| {
        if let Content::Graphic(stamp) = &mut clip.content {
            start_clock_at(stamp, start.as_millis().unsigned_abs());
        }
    };
    if part.tracks.iter().flat_map(|track| &track.clips).any(|clip| is_stamp(&clip.content)) {
        for track in Arc::make_mut(&mut part).tracks.iter_mut().map(Arc::make_mut) {
            track.clips.iter_mut().filter(|clip| is_stamp(&clip.content)).for_each(set);
        }
    }
    part
}

fn is_stamp(content: &Content) -> bool {
    matches!(content, Content::Graphic(graphic) if graphic.template == DRAFT_STAMP)
}

/// Where a video is cut into that many parts. If fewer parts would be too few for `longest`, each is as long as
/// allowed, else all have the same length. A cut is moved to a place near it where nobody speaks: between two clips,
/// else between two subtitles.
pub fn parts(project: &Project, count: u32, longest: Option<Time>) -> Vec<TimeRange> {
    let (duration, rate) = (project.duration(), project.canvas.frame_rate);
    let count = i64::from(count.max(1));
    let by_length = longest.filter(|longest| longest.scaled(count - 1, 1) < duration);
    let slack = by_length.unwrap_or(duration.scaled(1, count)).scaled(1, SLACK);
    let quiet = QuietPlaces::of(project);
    let mut parts = Vec::new();
    let mut start = Time::ZERO;
    for number in 1..=count {
        let even = by_length.map_or(duration.scaled(number, count), |longest| start + longest);
        let even = rate.snap(even).min(duration);
        // What is cut earlier makes the rest longer, and the rest has its limit as well.
        let rest = longest.map_or(Time::ZERO, |longest| duration - longest.scaled(count - number, 1));
        let earliest = (even - slack).max(rest).min(even);
        let latest = (even + slack).min(longest.map_or(Time::MAX, |longest| start + longest)).max(even);
        let near = quiet.nearest(even, TimeRange::between(earliest, latest));
        let end = if number == count { duration } else { near.unwrap_or(even) };
        parts.extend(TimeRange::new(start, end).filter(|range| !range.is_empty()));
        start = end;
    }
    parts
}

/// Places where a cut disturbs nobody.
struct QuietPlaces {
    /// Between two clips of the storyline, with no subtitle and no graphic over the cut.
    cuts: Vec<Time>,
    pauses: Vec<Time>,
}

impl QuietPlaces {
    fn of(project: &Project) -> Self {
        let rate = project.canvas.frame_rate;
        let texts = project.tracks.iter().filter(|track| track.kind == TrackKind::Text);
        let mut subtitles: Vec<TimeRange> =
            texts.flat_map(|track| &track.clips).map(|clip| clip.timeline_range).collect();
        subtitles.sort_by_key(|range| range.start());
        let graphics = project.tracks.iter().filter(|track| track.kind == TrackKind::Graphic);
        let graphics: Vec<TimeRange> =
            graphics.flat_map(|track| &track.clips).map(|clip| clip.timeline_range).collect();
        let is_over =
            |ranges: &[TimeRange], time| ranges.iter().any(|range| range.start() < time && time < range.end());
        let is_free = |time: &Time| !is_over(&subtitles, *time) && !is_over(&graphics, *time);
        let edges = project.storyline().into_iter().flat_map(|track| &track.clips);
        let cuts = edges.map(|clip| clip.timeline_range.start()).filter(is_free).collect();
        let gap = |pair: &[TimeRange]| {
            let gap = TimeRange::new(pair[0].end(), pair[1].start()).filter(|gap| !gap.is_empty())?;
            Some(rate.snap(gap.start() + gap.duration().scaled(1, 2)))
        };
        Self { cuts, pauses: subtitles.windows(2).filter_map(gap).filter(is_free).collect() }
    }

    fn nearest(&self, wanted: Time, within: TimeRange) -> Option<Time> {
        let nearest = |places: &[Time]| {
            let near = places.iter().copied().filter(|time| within.start() <= *time && *time <= within.end());
            near.min_by_key(|time| (time.ticks() - wanted.ticks()).abs())
        };
        nearest(&self.cuts).or_else(|| nearest(&self.pauses))
    }
}

#[cfg(test)]
mod tests {
    use super::super::purpose::Purpose;
    use super::*;
    use sunting_timeline::Color;
    use sunting_timeline::edit::CaptionText;
    use sunting_timeline::footage::whole_content;
    use sunting_timeline::graphic::{CornerLogo, Graphic};
    use sunting_timeline::{FrameRate, Media, MediaId, Track, VideoInfo};

    fn project(seconds: &[i64]) -> Arc<Project> {
        let mut project = Project::new(Canvas::default());
        let track = project.tracks[0].id;
        for seconds in seconds {
            let content = Content::Color { color: Color::rgb(9, 9, 9) };
            let edit = Edit::Append { track, duration: Time::from_seconds(*seconds).into(), content };
            project = apply(&project, &edit).unwrap();
        }
        Arc::new(project)
    }

    fn with_subtitles(project: &Project, ranges_s: &[(i64, i64)]) -> Project {
        let caption = |(start, end): &(i64, i64)| CaptionText {
            start: Time::from_seconds(*start).into(),
            end: Time::from_seconds(*end).into(),
            text: "Halo".to_owned(),
            unsure: false,
            details: Default::default(),
        };
        let captions = ranges_s.iter().map(caption).collect();
        apply(project, &Edit::AddCaptions { track: None, captions, style: String::new() }).unwrap()
    }

    fn ends_s(parts: &[TimeRange]) -> Vec<i64> {
        parts.iter().map(|part| part.end().as_millis() / 1000).collect()
    }

    #[test]
    fn a_picture_over_the_film_gets_no_sides_that_would_hide_it() {
        let mut project = (*project(&[])).clone();
        let video = VideoInfo { width_px: 640, height_px: 480, frame_rate: FrameRate::FPS_30, still: true };
        let media = Media {
            id: MediaId(90),
            path: "logo.png".to_owned(),
            fingerprint: String::new(),
            duration: Time::ZERO,
            video: Some(video),
            audio: None,
            extra: Default::default(),
        };
        let range = TimeRange::between(Time::ZERO, Time::from_seconds(5));
        let clip = |id| Clip::new(ClipId(id), range, whole_content(&media));
        let mut over = Track::new(TrackId(91), TrackKind::Video);
        over.clips.push(clip(92));
        Arc::make_mut(&mut project.tracks[0]).clips.push(clip(93));
        project.tracks.insert(1, Arc::new(over));
        project.media.push(Arc::new(media.clone()));
        let edits = blurred_sides(&project, Canvas::default());
        assert!(matches!(edits.as_slice(), [Edit::SetPlacement { clip: ClipId(93), .. }]), "{edits:?}");
    }

    #[test]
    fn a_status_is_split_every_minute() {
        let project = project(&[150]);
        let parts = parts(&project, 3, Purpose::Status.longest());
        assert_eq!(ends_s(&parts), [60, 120, 150]);
        assert_eq!(part_of(&project, parts[1]).duration(), Time::from_seconds(60));
    }

    #[test]
    fn a_part_is_cut_from_locked_tracks_and_music_as_well() {
        let mut project = with_subtitles(&project(&[150]), &[(70, 80)]);
        for track in project.tracks.iter_mut().map(Arc::make_mut) {
            (track.locked, track.ends_with_storyline) = (true, true);
        }
        let range = TimeRange::between(Time::from_seconds(60), Time::from_seconds(120));
        let part = part_of(&Arc::new(project.clone()), range);
        let said = part.tracks.iter().find(|track| track.kind == TrackKind::Text).unwrap();
        let at = said.clips[0].timeline_range;
        assert_eq!((part.duration(), at.start(), at.end()), [60, 10, 20].map(Time::from_seconds).into());
        let is_guarded =
            |project: &Project| project.tracks.iter().all(|track| track.locked && track.ends_with_storyline);
        assert!(is_guarded(&part) && is_guarded(&Purpose::Reels.project(&Arc::new(project), DAY)));
    }

    #[test]
    fn parts_end_at_a_cut_or_where_nobody_speaks() {
        let clips = project(&[55, 45]);
        assert_eq!(ends_s(&parts(&clips, 2, None)), [55, 100]);
        // Somebody speaks over the cut: then between two sentences.
        let spoken = with_subtitles(&clips, &[(40, 46), (48, 56), (58, 70)]);
        assert_eq!(ends_s(&parts(&spoken, 2, None)), [47, 100]);
        assert_eq!(ends_s(&parts(&project(&[100]), 2, None)), [50, 100]);
    }

    #[test]
    fn no_part_ends_in_the_middle_of_a_card() {
        let card = |at_s| Edit::AddGraphic {
            track: None,
            at: Time::from_seconds(at_s).into(),
            duration: Time::from_seconds(4).into(),
            graphic: Graphic::new("kutipan"),
        };
        let clips = project(&[55, 45]);
        assert_eq!(ends_s(&parts(&apply(&clips, &card(53)).unwrap(), 2, None)), [50, 100]);
        let spoken = with_subtitles(&clips, &[(40, 43), (45, 48), (50, 56), (58, 70)]);
        assert_eq!(ends_s(&parts(&apply(&spoken, &card(47)).unwrap(), 2, None)), [44, 100]);
    }

    #[test]
    fn no_part_gets_longer_than_the_longest() {
        let clips = project(&[54, 65]);
        assert_eq!(ends_s(&parts(&clips, 2, Purpose::Status.longest())), [60, 119]);
        let clips = project(&[54, 56]);
        assert_eq!(ends_s(&parts(&clips, 2, Purpose::Status.longest())), [54, 110]);
    }

    #[test]
    fn moved_cuts_do_not_pile_up_and_more_parts_than_needed_are_even() {
        let clips = project(&[38, 33, 49]);
        assert_eq!(ends_s(&parts(&clips, 3, None)), [38, 80, 120]);
        assert_eq!(ends_s(&parts(&project(&[100]), 4, Purpose::Status.longest())), [25, 50, 75, 100]);
        assert_eq!(ends_s(&parts(&project(&[100]), 2, Purpose::Facebook.longest())), [50, 100]);
    }

    const DAY: Day = Day { year: 2026, month: 11, day: 24 };

    /// The stamp of a draft: its range, and its words.
    fn stamp(project: &Project) -> (TimeRange, &str, &str) {
        let top = project.tracks.last().unwrap();
        let clip = &top.clips[0];
        assert_eq!((top.kind, top.clips.len(), is_stamp(&clip.content)), (TrackKind::Graphic, 1, true));
        let Content::Graphic(graphic) = &clip.content else { unreachable!() };
        (clip.timeline_range, graphic.text("waktu"), graphic.text("catatan"))
    }

    #[test]
    fn a_draft_says_so_all_along_and_reels_stand_upright() {
        let project = project(&[3]);
        let draft = Purpose::Draft.project(&project, DAY);
        assert_eq!(draft.duration(), project.duration());
        let whole = TimeRange::between(Time::ZERO, Time::from_seconds(3));
        assert_eq!(stamp(&draft), (whole, "0:00,0", "Untuk diperiksa, 24 Nov 2026"));
        let reels = Purpose::Reels.project(&project, DAY);
        assert_eq!((reels.canvas.width_px, reels.canvas.height_px), (1080, 1920));
        assert_eq!(Purpose::WhatsApp.project(&project, DAY).canvas, project.canvas);
    }

    #[test]
    fn the_clock_of_a_part_says_the_time_of_the_whole_film() {
        let draft = Purpose::Draft.project(&project(&[90]), DAY);
        let range = TimeRange::between(Time::from_millis(61_100), Time::from_seconds(80));
        let part = part_of(&draft, range);
        assert_eq!(part.duration(), range.duration());
        let (seen, time, _) = stamp(&part);
        assert_eq!((seen.start(), seen.duration(), time), (Time::ZERO, range.duration(), "1:01,100"));
    }

    #[test]
    fn a_logo_at_the_left_makes_room_for_the_stamp() {
        let mut project = project(&[3]);
        let logo = CornerLogo { corner: Corner::TopLeft, opacity_percent: 60, plate: false };
        Arc::make_mut(&mut project).graphics_look.corner_logo = Some(logo);
        let draft = Purpose::Draft.project(&project, DAY);
        assert_eq!(draft.graphics_look.corner_logo, Some(CornerLogo { corner: Corner::TopRight, ..logo }));
        assert_eq!(Purpose::WhatsApp.project(&project, DAY).graphics_look.corner_logo, Some(logo));
    }
}
