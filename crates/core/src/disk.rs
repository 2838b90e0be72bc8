//! The disk that a path lies on: its file system, and the limits that come with it.

use std::path::{Path, PathBuf};

#[cfg(not(windows))]
use crate::{ordinary_file, swallowed::if_there};

/// No file on FAT is larger, in bytes.
pub const FAT_MOST_BYTES: u64 = u32::MAX as u64;
/// What systems call FAT; exFAT knows no such limit.
const FAT: [&str; 4] = ["vfat", "msdos", "fat32", "fat"];

/// More mounted disks than that fills nobody has.
#[cfg(not(windows))]
const MOST_MOUNTS_BYTES: u64 = 16 << 20;

/// Kinds of disks that lie on other machines.
#[cfg(not(windows))]
const OF_NETWORK: [&str; 18] = [
    "afs",
    "autofs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.davfs",
    "fuse.gvfsd-fuse",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "smb3",
    "smbfs",
];

/// A disk of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disk {
    /// How it is formatted, as the system calls it, in lower case.
    pub file_system: String,
    /// Whether the system says that it can be pulled out.
    pub is_removable: bool,
}

/// The largest file that fits on the disk of a path, in bytes; `None` if its file system has no such limit.
pub fn largest_file(path: &Path) -> Option<u64> {
    limit_of(&disk_of(path)?)
}

fn limit_of(disk: &Disk) -> Option<u64> {
    FAT.contains(&disk.file_system.as_str()).then_some(FAT_MOST_BYTES)
}

/// The disk that a path lies on, or would lie on, if it is a disk of this machine. Only some systems also list network
/// shares.
#[cfg(windows)]
pub fn disk_of(path: &Path) -> Option<Disk> {
    let path = std::path::absolute(path).ok()?;
    let disks = sysinfo::Disks::new_with_refreshed_list_specifics(sysinfo::DiskRefreshKind::nothing()).ok()?;
    let around = disks.iter().filter(|disk| path.starts_with(disk.mount_point()));
    let nearest = around.max_by_key(|disk| disk.mount_point().as_os_str().len())?;
    let file_system = nearest.file_system().to_string_lossy().to_lowercase();
    Some(Disk { file_system, is_removable: nearest.is_removable() })
}

/// The disk that a path lies on or would.
#[cfg(not(windows))]
pub fn disk_of(path: &Path) -> Option<Disk> {
    let path = std::path::absolute(path).ok()?;
    let mounts = ordinary_file::read(Path::new("/proc/mounts"), MOST_MOUNTS_BYTES).ok()?;
    nearest(&String::from_utf8_lossy(&mounts), &path)
}

/// Where network shares are mounted, and from which machine each comes. No other machine is contacted.
#[cfg(not(windows))]
pub fn mounted_servers() -> Vec<(PathBuf, String)> {
    let list = Path::new("/proc/mounts");
    let mounts = if_there(ordinary_file::read(list, MOST_MOUNTS_BYTES), "listing the mounted disks", list);
    servers_among(&String::from_utf8_lossy(&mounts.unwrap_or_default()))
}

/// Windows lists no disks of other machines: their paths name the machine, or a letter that the user gave it.
#[cfg(windows)]
pub fn mounted_servers() -> Vec<(PathBuf, String)> {
    Vec::new()
}

#[cfg(not(windows))]
fn servers_among(mounts: &str) -> Vec<(PathBuf, String)> {
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let (source, place, kind) = (words.next()?, words.next()?.replace("\\040", " "), words.next()?.to_lowercase());
        // ani@kantor:/bagi, //kantor/bagi, kantor:/bagi
        let named = source.rsplit('@').next().unwrap_or_default().trim_start_matches('/');
        let host = named.split(['/', ':']).next().filter(|host| !host.is_empty()).unwrap_or(&place).to_lowercase();
        OF_NETWORK.contains(&kind.as_str()).then_some((PathBuf::from(place), host))
    });
    mounted.collect()
}

/// The innermost of the mounted disks; of two at one place the later one, which hides the other.
#[cfg(not(windows))]
fn nearest(mounts: &str, path: &Path) -> Option<Disk> {
    let mounted = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        Some((words.next()?.replace("\\040", " "), words.next()?.to_lowercase()))
    });
    let around = mounted.filter(|(place, _)| path.starts_with(place));
    around.max_by_key(|(place, _)| place.len()).map(|(_, file_system)| Disk { file_system, is_removable: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fat_takes_no_file_of_four_gigabytes() {
        let limit = |name: &str| limit_of(&Disk { file_system: name.to_owned(), is_removable: true });
        assert_eq!(["vfat", "fat32", "fat"].map(limit), [Some(4_294_967_295); 3]);
        assert_eq!(["exfat", "ntfs", "ext4", "fuseblk"].map(limit), [None; 4]);
    }

    #[cfg(not(windows))]
    #[test]
    fn disks_of_other_machines_are_known_by_their_kind() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n\
            Kantor:/bagi /mnt/bagian\\040kami nfs4 rw 0 0\n\
            //kantor/rapat /mnt/rapat cifs rw 0 0\n\
            ani@kantor:/film /home/ani/film fuse.sshfs rw 0 0\n\
            systemd-1 /net autofs rw 0 0\n";
        let found = servers_among(mounts);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(at, server)| (at.to_str().unwrap(), server.as_str())).collect();
        let kantor = ["/mnt/bagian kami", "/mnt/rapat", "/home/ani/film"].map(|place| (place, "kantor"));
        assert_eq!(found, [&kantor[..], &[("/net", "systemd-1")]].concat());
    }

    #[cfg(not(windows))]
    #[test]
    fn the_innermost_disk_is_the_one_that_counts() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n\
            /dev/sdb1 /media/ani/STIK\\040A vfat rw 0 0\n\
            tmpfs /media/ani/STIK\\040A/dalam tmpfs rw 0 0\n";
        let at = |path: &str| nearest(mounts, Path::new(path)).map(|disk| disk.file_system);
        assert_eq!(at("/media/ani/STIK A/a.mp4").as_deref(), Some("vfat"));
        assert_eq!(at("/media/ani/STIK A/dalam/a.mp4").as_deref(), Some("tmpfs"));
        assert_eq!(at("/media/ani/STIK AB/a.mp4").as_deref(), Some("ext4"));
        assert!(disk_of(&std::env::temp_dir()).is_some());
    }
}
