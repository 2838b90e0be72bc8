//! Where this program keeps its things.

use std::ffi::OsString;
use std::path::PathBuf;

/// The default folder of the store of finished segments: `sunting` in the system's cache folder, else in the one for
/// temporary files.
pub fn default_store() -> PathBuf {
    cache_folder(|name| std::env::var_os(name), std::env::home_dir()).unwrap_or_else(std::env::temp_dir).join("sunting")
}

fn cache_folder(variable: impl Fn(&str) -> Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let from_variable = |name| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        from_variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Caches"))
    } else {
        from_variable("XDG_CACHE_HOME")
            .or_else(|| home.filter(|home| home.is_absolute()).map(|home| home.join(".cache")))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn the_cache_folder_follows_the_environment_when_it_makes_sense() {
        let of = |value: &str| cache_folder(|_| Some(OsString::from(value)), Some("/home/ani".into()));
        assert_eq!(of("/tmp/c"), Some("/tmp/c".into()));
        assert_eq!(of("relative"), Some("/home/ani/.cache".into()));
        assert_eq!(cache_folder(|_| None, None), None);
    }
}
