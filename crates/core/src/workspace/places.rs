//! The user's own folders, by the names that the system gives them.

use std::path::{Path, PathBuf};

use directories::{BaseDirs, UserDirs};

/// Where things are looked for and put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The user's documents; projects lie below.
    pub documents: PathBuf,
    /// The user's videos; results go there.
    pub videos: PathBuf,
    /// The folder that browsers put files into.
    pub downloads: PathBuf,
    /// What can be made again.
    pub cache: PathBuf,
    /// The settings and the list of recent projects.
    pub config: PathBuf,
}

impl Places {
    /// The folders of whoever is logged in; below the home folder where the system names none.
    pub fn of_system() -> Self {
        let (user, base) = (UserDirs::new(), BaseDirs::new());
        let home = base.as_ref().map_or_else(std::env::temp_dir, |base| base.home_dir().to_owned());
        let of_user = |folder: fn(&UserDirs) -> Option<&Path>, name: &str| {
            user.as_ref().and_then(folder).map_or_else(|| home.join(name), Path::to_owned)
        };
        let own = |folder: Option<&Path>, name: &str| folder.map_or_else(|| home.join(name), Path::to_owned);
        Self {
            documents: of_user(UserDirs::document_dir, "Documents"),
            videos: of_user(UserDirs::video_dir, "Videos"),
            downloads: of_user(UserDirs::download_dir, "Downloads"),
            cache: own(base.as_ref().map(BaseDirs::cache_dir), ".cache").join("sunting"),
            config: own(base.as_ref().map(BaseDirs::config_dir), ".config").join("sunting"),
        }
    }

    /// All of them below one folder: on a stick, and in tests.
    pub fn under(root: &Path) -> Self {
        Self {
            documents: root.join("Dokumen"),
            videos: root.join("Video"),
            downloads: root.join("Unduhan"),
            cache: root.join("cache"),
            config: root.join("config"),
        }
    }

    /// What the window notes when something goes wrong.
    pub fn log(&self) -> PathBuf {
        self.cache.join("editor.log")
    }

    /// The folder that new projects go into.
    pub fn projects(&self) -> PathBuf {
        self.documents.join("Sunting")
    }

    /// The folder that users put their own templates into.
    pub fn templates(&self) -> PathBuf {
        self.projects().join("Kantor").join("Templat")
    }

    /// The folder that users put models of speech into.
    pub fn models(&self) -> PathBuf {
        self.projects().join("Model")
    }

    /// The folder that finished videos go into.
    pub fn results(&self) -> PathBuf {
        self.videos.join("Sunting")
    }
}
