//! Recognising paths that lead to another machine. Merely looking whether such a file exists tells that machine who is
//! asking. So such a path in a project that somebody sent is not followed until the user has allowed it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use crate::disk::mounted_servers;

/// The servers that the user of this program said yes to.
static ALLOWED: RwLock<BTreeSet<String>> = RwLock::new(BTreeSet::new());

/// Allows a server, because the user wants files from it: from now on, paths in projects that lead there are followed.
pub fn allow(server: &str) {
    ALLOWED.write().unwrap_or_else(PoisonError::into_inner).insert(server.to_lowercase());
}

/// Allows the server that a path leads to, if any, because the user chose a file there.
pub fn allow_way_to(path: &Path) {
    let server = server_of(&path.to_string_lossy());
    server.or_else(|| server_behind(path)).iter().for_each(|server| allow(server));
}

/// The servers that the user has allowed, in lower case.
pub fn allowed() -> BTreeSet<String> {
    ALLOWED.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Whether the user has said so.
pub fn is_allowed(server: &str) -> bool {
    ALLOWED.read().unwrap_or_else(PoisonError::into_inner).contains(server)
}

/// The machine that a path leads to, in lower case; `None` for paths of this one. Paths are understood as any system may
/// write them, because projects travel: `\\server\folder\file`, `\\?\UNC\server\…`, `smb://server/…`, `/net/server/…`.
/// What opens devices of Windows by their own names counts as another machine too.
pub fn server_of(path: &str) -> Option<String> {
    let path = path.trim_start().replace('\\', "/");
    let name = |rest: &str| {
        let host = rest.trim_start_matches('/').split('/').next().unwrap_or_default();
        (!host.is_empty()).then(|| host.to_lowercase())
    };
    if let Some(inside) = device_path(&path) {
        let is_drive = inside.as_bytes().get(1) == Some(&b':') && inside.as_bytes()[0].is_ascii_alphabetic();
        let unc = inside.get(..4).filter(|start| start.eq_ignore_ascii_case("unc/"));
        let is_left = inside.split('/').any(|part| part == "..");
        return if is_drive && !is_left { None } else { name(&inside[unc.map_or(0, str::len)..]) };
    }
    if let Some((scheme, rest)) = path.split_once("://") {
        let is_scheme = scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+');
        let is_here = scheme.eq_ignore_ascii_case("file") && (rest.starts_with('/') || rest.starts_with("localhost/"));
        if is_scheme {
            return if is_here { None } else { name(rest) };
        }
    }
    if let Some((_, shared)) = path.split_once("/gvfs/") {
        return name(shared);
    }
    // Behind "/proc/self/root" lies everything.
    let shares = ["//", "/net/", "/afs/", "/proc/"];
    shares.iter().find_map(|start| path.strip_prefix(start)).and_then(name)
}

/// No way to a file leads through more links.
const MOST_LINKS: usize = 40;

/// The machine that an absolute path leads to through links or a mounted network share; `None` for this machine. No
/// other machine is contacted: the path is followed only as far as it stays on this one.
pub fn server_behind(path: &Path) -> Option<String> {
    let mounts = mounted_servers();
    let mut left: Vec<PathBuf> = parts(path);
    let (mut at, mut links) = (PathBuf::new(), 0);
    while let Some(part) = left.pop() {
        if part.as_os_str() == ".." {
            at.pop();
            continue;
        }
        let next = at.join(part);
        let mounted = mounts.iter().rev().find(|(place, _)| *place == next).map(|(_, server)| server.clone());
        if let Some(server) = mounted.or_else(|| server_of(&next.to_string_lossy())) {
            return Some(server);
        }
        let Ok(target) = next.read_link() else {
            at = next;
            continue;
        };
        links += 1;
        if let Some(server) = server_of(&target.to_string_lossy()) {
            return Some(server);
        }
        if links > MOST_LINKS {
            return None;
        }
        left.extend(parts(&target));
    }
    None
}

/// Folder by folder, the last one first.
fn parts(path: &Path) -> Vec<PathBuf> {
    path.components().rev().map(|part| PathBuf::from(part.as_os_str())).collect()
}

/// What stands behind the prefixes that open the names of Windows' own (`\\?\`, `\\.\`, `\??\`).
fn device_path(path: &str) -> Option<&str> {
    ["//?/", "//./", "/??/"].iter().find_map(|start| path.strip_prefix(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_to_write_a_server_is_known() {
        for path in [
            r"\\Kantor\bagi\a.mp4",
            "//kantor/bagi/a.mp4",
            r"\/kantor/bagi",
            r"\\\kantor\bagi",
            r" \\kantor\bagi",
            r"\\?\UNC\kantor\bagi\a.mp4",
            r"\\?\unc\KANTOR\bagi",
            r"//./UNC/kantor/bagi",
            r"\??\UNC\kantor\bagi",
            "file://kantor/bagi/a.mp4",
            "smb://kantor/bagi",
            "HTTP://kantor/a.mp4",
            "/net/kantor/bagi",
            "/run/user/1000/gvfs/kantor/bagi/a.mp4",
        ] {
            assert_eq!(server_of(path).as_deref(), Some("kantor"), "{path}");
        }
        assert_eq!(server_of(r"\\kantor@SSL@8080\DavWWWRoot\a.mp4").as_deref(), Some("kantor@ssl@8080"));
        assert_eq!(server_of("/proc/self/root/net/kantor/a.mp4").as_deref(), Some("self"));
        assert!(server_of(r"\\.\C:\..\UNC\kantor\a.mp4").is_some());
        assert_eq!(server_of(r"\\.\pipe\a").as_deref(), Some("pipe"));
        assert_eq!(server_of(r"\\?\GLOBALROOT\Device\Mup\kantor\a").as_deref(), Some("globalroot"));
    }

    #[test]
    fn what_lies_on_this_machine_is_no_server() {
        for path in [
            "",
            "a.mp4",
            "Bahan/a.mp4",
            "../a.mp4",
            "/home/ani/a.mp4",
            r"C:\Users\Ani\a.mp4",
            r"\\?\C:\Users\Ani\a.mp4",
            "file:///home/ani/a.mp4",
            "file://localhost/home/ani/a.mp4",
            "http:x.mp4",
            "10:30.mp4",
            "/network/a.mp4",
        ] {
            assert_eq!(server_of(path), None, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_server_is_known_by_where_it_leads_and_not_followed() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("dalam")).unwrap();
        symlink("/net/kantor/bagi", at("bagi")).unwrap();
        symlink("//kantor/bagi/a.mp4", at("a.mp4")).unwrap();
        symlink(r"\\kantor\bagi\a.mp4", at("b.mp4")).unwrap();
        symlink("bagi/dalam", at("lewat")).unwrap();
        symlink("../a.mp4", at("dalam/c.mp4")).unwrap();
        symlink("/../../net/../net/kantor/a.mp4", at("d.mp4")).unwrap();
        for name in ["bagi/x.mp4", "a.mp4", "b.mp4", "lewat/x.mp4", "dalam/c.mp4", "d.mp4"] {
            assert_eq!(server_behind(&at(name)).as_deref(), Some("kantor"), "{name}");
        }
        symlink("dalam", at("dekat")).unwrap();
        symlink("putar", at("putar")).unwrap();
        for name in ["dekat/x.mp4", "dalam/../x.mp4", "putar/x.mp4", "tidak ada"] {
            assert_eq!(server_behind(&at(name)), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_path_is_understood_without_a_panic(path in any::<String>(), start in r"[\\/?.:a-zUNC]{0,10}") {
            let _ = server_of(&(start + &path));
        }
    }
}
