//! Changing how one clip looks and sounds, without moving anything.

use super::EditError;
use super::support::{open_clip, shrink_fades, snapped};
use crate::project::{Clip, ClipId, Content, Fades, Placement, Project, Text};
use crate::style::TextStyle;
use crate::time::{Time, TimeRange};

fn clip(project: &mut Project, id: ClipId) -> Result<&mut Clip, EditError> {
    let (track, index) = open_clip(project, id)?;
    Ok(&mut track.clips[index])
}

/// ```text
/// |-A-----|
/// |-A--dB-|
/// ```
pub(super) fn set_gain(project: &mut Project, id: ClipId, gain_db: f32) -> Result<(), EditError> {
    clip(project, id)?.gain_db = gain_db;
    Ok(())
}

/// ```text
/// |-A-----|
/// |-A-(x)-|
/// ```
pub(super) fn set_muted(project: &mut Project, id: ClipId, muted: bool) -> Result<(), EditError> {
    clip(project, id)?.muted = muted;
    Ok(())
}

/// ```text
/// |-A-----|-B-|
/// |-X---| |-B-|        there is less of X
/// ```
pub(super) fn replace_content(project: &mut Project, id: ClipId, content: &Content) -> Result<(), EditError> {
    let longest = match content {
        Content::Media { media, source_start, speed } => {
            let media = project.find_media(*media).ok_or(EditError::NoMedia(*media))?;
            speed.timeline_duration(media.duration - *source_start)
        }
        Content::Image { media } => {
            project.find_media(*media).ok_or(EditError::NoMedia(*media))?;
            Time::MAX
        }
        _ => Time::MAX,
    };
    let rate = project.canvas.frame_rate;
    let (track, index) = open_clip(project, id)?;
    let (kind, own) = (track.kind, &mut track.clips[index]);
    let range = own.timeline_range;
    let end = range.end().min(snapped(kind, rate, range.start() + longest.min(range.duration())));
    own.content = content.clone();
    own.timeline_range = TimeRange::between(range.start(), end.max(range.start()));
    shrink_fades(own);
    Ok(())
}

/// ```text
/// |-A-----|
/// |/A----\|
/// ```
pub(super) fn set_fades(project: &mut Project, id: ClipId, fades: Fades) -> Result<(), EditError> {
    clip(project, id)?.fades = fades;
    Ok(())
}

/// ```text
/// |-A-----|
/// |.A.....|
/// ```
pub(super) fn set_opacity(project: &mut Project, id: ClipId, opacity: f32) -> Result<(), EditError> {
    clip(project, id)?.opacity = opacity;
    Ok(())
}

/// ```text
/// |-"abc"-|
/// |-"xyz"-|
/// ```
pub(super) fn set_text(project: &mut Project, id: ClipId, text: &Text) -> Result<(), EditError> {
    let clip = clip(project, id)?;
    match &mut clip.content {
        Content::Text(own) => {
            clip.unsure &= own == text;
            *own = text.clone();
            Ok(())
        }
        _ => Err(EditError::WrongKind(id)),
    }
}

/// ```text
/// |-"abc"-|  |-"xyz"-|       both named that style
/// |-"ABC"-|  |-"XYZ"-|
/// ```
pub(super) fn set_style(project: &mut Project, style: &TextStyle) -> Result<(), EditError> {
    match project.styles.iter_mut().find(|own| own.name == style.name) {
        Some(own) => *own = style.clone(),
        None => project.styles.push(style.clone()),
    }
    Ok(())
}

/// ```text
/// |-A fit--|
/// |-A fill-|
/// ```
pub(super) fn set_placement(project: &mut Project, id: ClipId, placement: Placement) -> Result<(), EditError> {
    clip(project, id)?.placement = placement;
    Ok(())
}

/// ```text
/// |-A ^-|
/// |-A >-|
/// ```
pub(super) fn rotate(project: &mut Project, id: ClipId, degrees: u16) -> Result<(), EditError> {
    let placement = &mut clip(project, id)?.placement;
    placement.rotation = ((u32::from(placement.rotation) + u32::from(degrees)) % 360) as u16;
    Ok(())
}
