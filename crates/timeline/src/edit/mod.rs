//! Every change to a project: data, and one pure function that applies them all.
//!
//! ```
//! use sunting_timeline::edit::{Edit, apply};
//! use sunting_timeline::{Canvas, Color, Content, Project, Time};
//!
//! let seconds = |seconds| Time::from_seconds(seconds).into();
//! let empty = Project::new(Canvas::default());
//! let track = empty.storyline().ok_or("a new project has a storyline")?.id;
//! let content = Content::Color { color: Color { r: 0, g: 60, b: 120, a: 255 } };
//!
//! let whole = apply(&empty, &Edit::Append { track, duration: seconds(10), content })?;
//! let shorter = apply(&whole, &Edit::RemoveRange { start: seconds(4), end: seconds(7) })?;
//!
//! // The gap is closed, and the project before the edit is still there.
//! let clips = &shorter.storyline().ok_or("it is kept")?.clips;
//! assert_eq!(clips.iter().map(|clip| clip.timeline_range.duration().as_millis()).collect::<Vec<_>>(), [4000, 3000]);
//! assert_eq!((whole.duration(), shorter.duration()), (Time::from_seconds(10), Time::from_seconds(7)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod all_captions;
mod arrange;
mod canvas;
mod captions;
mod edits;
mod error;
mod graphics;
mod part;
mod place;
mod properties;
mod put_back;
mod ripple;
mod support;
mod tracks;
mod trim;

pub use all_captions::replaced;
pub use edits::{CaptionAnchor, CaptionText, Edge, Edit, Span};
pub use error::EditError;
pub use part::{Part, TrackPart};
pub use put_back::part_of;
pub use support::TimeArg;
pub use tracks::TrackSwitch;
pub use trim::is_seam;

use crate::project::Project;
use crate::validate::validate;

/// The project after an edit. It shares the unchanged tracks with the project before.
///
/// # Errors
/// [`EditError`].
pub fn apply(project: &Project, edit: &Edit) -> Result<Project, EditError> {
    apply_all(project, std::slice::from_ref(edit))
}

/// The project after several edits. It is copied and validated only once, so thousands of edits take hardly longer than
/// a few.
///
/// # Errors
/// The first [`EditError`].
pub fn apply_all<'a>(project: &Project, edits: impl IntoIterator<Item = &'a Edit>) -> Result<Project, EditError> {
    let mut after = project.clone();
    edits.into_iter().try_for_each(|edit| run(&mut after, edit))?;
    validate(&after)?;
    Ok(after)
}

/// Applies an edit to a project in place, for callers that do not need the project before and apply thousands of edits.
///
/// # Errors
/// [`EditError`]. What is left of the project then is of no use.
pub fn apply_in_place(project: &mut Project, edit: &Edit) -> Result<(), EditError> {
    run(project, edit)?;
    Ok(validate(project)?)
}

fn run(project: &mut Project, edit: &Edit) -> Result<(), EditError> {
    let time = |project: &Project, argument: &TimeArg| argument.resolve(project.canvas.frame_rate);
    match edit {
        Edit::AddMedia { media } => tracks::add_media(project, media),
        Edit::Insert { track, at, duration, content } => {
            let (at, duration) = (time(project, at)?, time(project, duration)?);
            place::insert(project, *track, at, duration, content)
        }
        Edit::Overwrite { track, at, duration, content } => {
            let (at, duration) = (time(project, at)?, time(project, duration)?);
            place::overwrite(project, *track, at, duration, content)
        }
        Edit::Append { track, duration, content } => {
            let duration = time(project, duration)?;
            place::append(project, *track, duration, content)
        }
        Edit::Split { at, track } => trim::split(project, time(project, at)?, *track),
        Edit::Join { clip } => trim::join(project, *clip),
        Edit::Trim { clip, edge, to } => trim::trim(project, *clip, *edge, time(project, to)?),
        Edit::RippleTrim { clip, edge, to } => ripple::ripple_trim(project, *clip, *edge, time(project, to)?),
        Edit::RemoveRange { start, end } => {
            let (start, end) = (time(project, start)?, time(project, end)?);
            ripple::remove_range(project, start, end)
        }
        Edit::RemoveRanges { ranges } => {
            let times = |span: &Span| Ok((time(project, &span.start)?, time(project, &span.end)?));
            let ranges = ranges.iter().map(times).collect::<Result<Vec<_>, EditError>>()?;
            ripple::remove_ranges(project, &ranges)
        }
        Edit::InsertPart { at, part } => put_back::insert_part(project, time(project, at)?, part),
        Edit::Move { clip, to, track } => place::move_clip(project, *clip, time(project, to)?, *track),
        Edit::Reorder { clip, index } => place::reorder(project, *clip, *index),
        Edit::MoveEarlier { clip } => place::swap(project, *clip, false),
        Edit::MoveLater { clip } => place::swap(project, *clip, true),
        Edit::Duplicate { clip } => arrange::duplicate(project, *clip),
        Edit::Paste { clips, at, track } => arrange::paste(project, clips, time(project, at)?, *track),
        Edit::Nudge { clip, by } => arrange::nudge(project, *clip, time(project, by)?),
        Edit::Slip { clip, by } => arrange::slip(project, *clip, time(project, by)?),
        Edit::Roll { clip, to } => arrange::roll(project, *clip, time(project, to)?),
        Edit::SetClipRange { clip, start, end } => {
            let (start, end) = (time(project, start)?, time(project, end)?);
            arrange::set_range(project, *clip, start, end)
        }
        Edit::Delete { clip } => ripple::delete(project, *clip),
        Edit::DeleteClips { clips } => ripple::delete_clips(project, clips),
        Edit::RippleDelete { clip } => ripple::ripple_delete(project, std::slice::from_ref(clip)),
        Edit::RippleDeleteClips { clips } => ripple::ripple_delete(project, clips),
        Edit::SetGain { clip, gain_db } => properties::set_gain(project, *clip, *gain_db),
        Edit::SetMuted { clip, muted } => properties::set_muted(project, *clip, *muted),
        Edit::ReplaceContent { clip, content } => properties::replace_content(project, *clip, content),
        Edit::SetFades { clip, fades } => properties::set_fades(project, *clip, *fades),
        Edit::SetOpacity { clip, opacity } => properties::set_opacity(project, *clip, *opacity),
        Edit::SetText { clip, text } => properties::set_text(project, *clip, text),
        Edit::SetStyle { style } => properties::set_style(project, style),
        Edit::SetCanvas { canvas } => canvas::set_canvas(project, *canvas),
        Edit::FollowFootage { chosen } => canvas::follow_footage(project, *chosen),
        Edit::SetPlacement { clip, placement } => properties::set_placement(project, *clip, *placement),
        Edit::Rotate { clip, degrees } => properties::rotate(project, *clip, *degrees),
        Edit::AddTrack { kind, name } => tracks::add_track(project, *kind, name),
        Edit::RemoveTrack { track } => tracks::remove_track(project, *track),
        Edit::SetTrack { track, muted, locked, hidden, ends_with_storyline, name } => {
            let switches = [*muted, *locked, *hidden, *ends_with_storyline];
            tracks::set_track(project, *track, switches, name.as_deref())
        }
        Edit::AddCaptions { track, captions, style } => captions::add_captions(project, *track, captions, style),
        Edit::SplitCaption { clip, first, second, at } => {
            captions::split_caption(project, *clip, [first, second], time(project, at)?)
        }
        Edit::SetDetails { clip, details } => captions::set_details(project, *clip, details),
        Edit::SetUnsure { clip, unsure } => captions::set_unsure(project, *clip, *unsure),
        Edit::RetimeCaptions { anchors } => all_captions::retime(project, anchors),
        Edit::ReplaceInCaptions { find, replace, whole_words } => {
            all_captions::replace(project, find, replace, *whole_words);
            Ok(())
        }
        Edit::MergeCaptions { clip } => captions::merge_captions(project, *clip),
        Edit::AddGraphic { track, at, duration, graphic } => {
            let (at, duration) = (time(project, at)?, time(project, duration)?);
            graphics::add_graphic(project, *track, at, duration, graphic)
        }
        Edit::SetField { clip, field, value } => graphics::set_field(project, *clip, field, value.as_ref()),
        Edit::SetTable { clip, table } => graphics::set_table(project, *clip, table),
        Edit::SetTemplate { clip, template } => graphics::set_template(project, *clip, template),
        Edit::SetDark { clip, dark } => graphics::set_dark(project, *clip, *dark),
        Edit::SetPlace { clip, place } => graphics::set_place(project, *clip, *place),
        Edit::SetAppear { clip, appear } => graphics::set_appear(project, *clip, *appear),
        Edit::SetGraphicsLook { look } => {
            graphics::set_look(project, look);
            Ok(())
        }
        Edit::SetOwnTemplate { id, svg } => {
            graphics::set_own_template(project, id, svg.as_ref());
            Ok(())
        }
        Edit::RemoveMedia { media } => tracks::remove_media(project, *media),
        Edit::SetMediaPath { media, path } => tracks::set_media_path(project, *media, path),
        Edit::SetAudioTrack { media, track } => tracks::set_audio_track(project, *media, *track),
        Edit::AddMarker { at, name } => tracks::add_marker(project, time(project, at)?, name),
        Edit::RemoveMarker { at } => tracks::remove_marker(project, time(project, at)?),
    }
}

#[cfg(test)]
mod any_edit_tests;
#[cfg(test)]
mod caption_tests;
#[cfg(test)]
mod graphic_tests;
#[cfg(test)]
mod part_tests;
#[cfg(test)]
mod tests;
