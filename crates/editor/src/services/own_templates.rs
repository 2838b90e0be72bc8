//! The templates that lie in the user's folder for them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use sunting_core::error::MediaError;
use sunting_core::ordinary_file;
use sunting_graphics::own_template::OwnTemplate;
use sunting_timeline::own_template::{MOST_TEMPLATE_BYTES, own_id};

use crate::model::{OwnFile, RefusedTemplate};

/// More files are not offered: nobody finds one among them.
const MOST_FILES: usize = 100;

/// An id that gets a number is cut to this, so that it stays one.
const MOST_STEM_BYTES: usize = 50;

/// Reads all of them, in the order of their names; none where there is no such folder.
pub fn in_folder(folder: &Path) -> Vec<OwnFile> {
    let is_svg = |path: &Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> = entries.filter(|path| is_svg(path)).take(MOST_FILES).collect();
    files.sort();
    let mut found = Vec::new();
    for path in files {
        let mut file = own_file(&path);
        file.id = free_id(&file.id, &found);
        found.push(file);
    }
    found
}

/// An id of its own: names that differ only in signs and letters that ids do not have would give the same one.
fn free_id(id: &str, found: &[OwnFile]) -> String {
    let stem = id.get(..MOST_STEM_BYTES).unwrap_or(id);
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let mut ids = std::iter::once(id.to_owned()).chain(numbered);
    ids.find(|id| !found.iter().any(|file| file.id == *id)).unwrap_or_default()
}

fn own_file(path: &Path) -> OwnFile {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let template = read(path).map(Arc::new);
    let title = template.as_ref().map(|own| own.title().to_owned()).unwrap_or_default();
    OwnFile { id: own_id(&stem), name: if title.is_empty() { stem } else { title }, template }
}

fn read(path: &Path) -> Result<OwnTemplate, RefusedTemplate> {
    let bytes = ordinary_file::read(path, MOST_TEMPLATE_BYTES as u64)
        .map_err(|error| RefusedTemplate::File(MediaError::from_io(path, &error)))?;
    OwnTemplate::decode(&bytes).map_err(RefusedTemplate::Template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_whose_names_are_hardly_different_are_two_templates() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["Undangan 1.svg", "Undangan (1).svg", "Undangan-1-2.svg"] {
            fs::write(folder.path().join(name), "<svg/>").unwrap();
        }
        let files = in_folder(folder.path());
        let ids: std::collections::BTreeSet<_> = files.iter().map(|file| file.id.as_str()).collect();
        assert_eq!(ids.len(), 3, "{ids:?}");
    }

    #[test]
    fn a_folder_gives_its_templates_and_says_what_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let svg =
            |inside: &str| format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 900'>{inside}</svg>");
        let own = svg("<title>Kabar  desa</title><rect data-field='a' x='90' y='90' width='900' height='200'/>");
        fs::write(folder.path().join("Kabar.SVG"), own).unwrap();
        fs::write(folder.path().join("Rusak.svg"), svg("<script/>")).unwrap();
        fs::write(folder.path().join("catatan.txt"), "a").unwrap();
        let files = in_folder(folder.path());
        let found: Vec<_> =
            files.iter().map(|file| (file.id.as_str(), file.name.as_str(), file.template.is_ok())).collect();
        assert_eq!(found, [("milik-kabar", "Kabar desa", true), ("milik-rusak", "Rusak", false)]);
        assert!(in_folder(&folder.path().join("tidak ada")).is_empty());
    }
}
