use std::path::{Path, PathBuf};
use std::sync::Arc;

use sunting_core::workspace::arrival::{Arrival, Foreign};
use sunting_session::Session;
use sunting_timeline::MediaId;
use sunting_words::{Language, Messages, Scope};

use super::{ImportNews, Importing, Parts};
use crate::model::{Incoming, Shelf};
use crate::services::Wake;
use crate::services::files::{Files, News};
use crate::services::media_cache::MediaCacheService;
use crate::state::{Action, Request};

/// Importing with its parts, and nothing of the window around it.
struct Alone {
    importing: Importing,
    shelf: Shelf,
    session: Session,
    words: Messages,
    files: Files,
    media_cache: MediaCacheService,
    _root: tempfile::TempDir,
}

impl Alone {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let wake: Wake = Arc::new(|| {});
        Self {
            importing: Importing::default(),
            shelf: Shelf::default(),
            session: Session::default(),
            words: Messages::new(Language::Id, Scope::Window),
            files: Files::start(root.path().join("config"), root.path(), wake.clone()).unwrap(),
            media_cache: MediaCacheService::start(root.path(), 1_000_000, wake).unwrap(),
            _root: root,
        }
    }

    fn hear(&mut self, news: ImportNews) -> Vec<Action> {
        let parts = Parts {
            shelf: &mut self.shelf,
            session: &mut self.session,
            place: None,
            words: &self.words,
            files: &self.files,
            media_cache: &mut self.media_cache,
        };
        self.importing.hear(news, parts)
    }

    fn rows(&self) -> Vec<(&Path, &Incoming)> {
        self.shelf.incoming().iter().map(|(path, state)| (path.as_path(), state)).collect()
    }
}

#[test]
fn each_kind_of_file_gets_its_row_or_its_request() {
    let mut alone = Alone::new();
    let paths = ["paparan.pptx", "Rapat.sunting", "hilang.mp4", "Bahan"].map(PathBuf::from);
    assert!(alone.hear(ImportNews::Begun(paths.to_vec())).is_empty());
    assert!(alone.rows().iter().all(|(_, state)| **state == Incoming::Checking));
    assert_eq!(alone.rows().len(), 4, "each has its row at once");

    let [slides, project, gone, folder] = paths;
    let cut = Arrival::Folder { is_whole: false, files: Vec::new() };
    let asked = alone.hear(ImportNews::Looked(vec![
        (slides.clone(), Arrival::Foreign(Foreign::PowerPoint)),
        (project.clone(), Arrival::Project),
        (gone.clone(), Arrival::Missing),
        (folder.clone(), cut),
    ]));
    let [open, Action::Notify(notice)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(*open, Request::Open(project).into());
    assert!(notice.is_error && notice.text.contains("Bahan"), "{}", notice.text);
    let missing = Incoming::Failed(alone.words.text("error-not-found", &[]));
    let foreign = Incoming::Foreign(Foreign::PowerPoint);
    assert_eq!(alone.rows()[..2], [(slides.as_path(), &foreign), (gone.as_path(), &missing)]);

    alone.hear(ImportNews::Forgotten(slides));
    assert_eq!(alone.rows()[0].0, gone.as_path());
}

#[test]
fn whoever_puts_files_in_has_them_looked_at_and_hears_of_their_copies() {
    let mut alone = Alone::new();
    alone.hear(ImportNews::Begun(vec![PathBuf::from("/nowhere/hilang.mp4")]));
    alone.files.flush();
    let news = alone.files.news();
    assert!(matches!(&news[..], [(0, News::Looked(files))] if files.len() == 1), "it was asked for");
    alone.hear(ImportNews::Copying(MediaId(3), 0.5));
    assert_eq!(alone.shelf.copied_part(MediaId(3)), Some(0.5));
}
