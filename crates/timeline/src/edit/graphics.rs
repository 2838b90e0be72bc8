//! Edits of titles, cards and charts, and of the look that they share.

use super::EditError;
use super::place::overwrite;
use super::support::open_clip;
use super::tracks::add_track;
use crate::graphic::{Appear, FieldValue, Graphic, GraphicsLook, Place, Table};
use crate::own_template::StoredTemplate;
use crate::project::{ClipId, Content, Project, Track, TrackId, TrackKind};
use crate::time::{Time, TimeRange};

/// ```text
/// G1 |       |
/// G1 |  -T-  |        on the first graphics track that is free there; on a new one when none is
/// ```
pub(super) fn add_graphic(
    project: &mut Project,
    track: Option<TrackId>,
    at: Time,
    duration: Time,
    graphic: &Graphic,
) -> Result<(), EditError> {
    let track = match track {
        Some(track) => track,
        None => free_track(project, TimeRange::from_duration(at, duration))?,
    };
    overwrite(project, track, at, duration, &Content::Graphic(graphic.clone()))
}

fn free_track(project: &mut Project, range: TimeRange) -> Result<TrackId, EditError> {
    let is_free = |track: &Track| {
        track.kind == TrackKind::Graphic && !track.locked && !track.hidden && track.indices_in(range).is_empty()
    };
    if let Some(track) = project.tracks.iter().find(|track| is_free(track)) {
        return Ok(track.id);
    }
    let id = TrackId(project.next_id);
    add_track(project, TrackKind::Graphic, "")?;
    Ok(id)
}

fn graphic(project: &mut Project, clip: ClipId) -> Result<&mut Graphic, EditError> {
    let (track, index) = open_clip(project, clip)?;
    match &mut track.clips[index].content {
        Content::Graphic(graphic) => Ok(graphic),
        _ => Err(EditError::WrongKind(clip)),
    }
}

/// ```text
/// |-"Ani", ""------|
/// |-"Ani", "Lurah"-|
/// ```
pub(super) fn set_field(
    project: &mut Project,
    clip: ClipId,
    field: &str,
    value: Option<&FieldValue>,
) -> Result<(), EditError> {
    let fields = &mut graphic(project, clip)?.fields;
    match value {
        Some(value) => fields.insert(field.to_owned(), value.clone()),
        None => fields.remove(field),
    };
    Ok(())
}

/// ```text
/// |-chart of 3 rows-|
/// |-chart of 4 rows-|
/// ```
pub(super) fn set_table(project: &mut Project, clip: ClipId, table: &Table) -> Result<(), EditError> {
    graphic(project, clip)?.table = Some(table.clone());
    Ok(())
}

/// ```text
/// |-bars-----|
/// |-progress-|        its fields and numbers are kept, also those that the new template has no place for
/// ```
pub(super) fn set_template(project: &mut Project, clip: ClipId, template: &str) -> Result<(), EditError> {
    template.clone_into(&mut graphic(project, clip)?.template);
    Ok(())
}

/// ```text
/// |-light-|
/// |-dark--|
/// ```
pub(super) fn set_dark(project: &mut Project, clip: ClipId, dark: bool) -> Result<(), EditError> {
    graphic(project, clip)?.dark = dark;
    Ok(())
}

/// ```text
/// |------|  |------|
/// |==    | >|    ==|        seen at the same time, elsewhere in the picture
/// |------|  |------|
/// ```
pub(super) fn set_place(project: &mut Project, clip: ClipId, place: Place) -> Result<(), EditError> {
    graphic(project, clip)?.place = place;
    Ok(())
}

/// ```text
/// |-moves in-|
/// |-fades in-|
/// ```
pub(super) fn set_appear(project: &mut Project, clip: ClipId, appear: Appear) -> Result<(), EditError> {
    graphic(project, clip)?.appear = appear;
    Ok(())
}

/// ```text
/// |-T-|  |-T-|       all of them
/// |-t-|  |-t-|
/// ```
pub(super) fn set_look(project: &mut Project, look: &GraphicsLook) {
    project.graphics_look = look.clone();
}

/// ```text
/// |-T-|  |-U-|       all of that template
/// |-t-|  |-U-|
/// ```
pub(super) fn set_own_template(project: &mut Project, id: &str, template: Option<&StoredTemplate>) {
    match template {
        Some(template) => project.own_templates.insert(id.to_owned(), template.clone()),
        None => project.own_templates.remove(id),
    };
}
