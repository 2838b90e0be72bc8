//! Files that somebody else may still be writing: they are looked at again until they are whole, or do not grow any
//! more.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sunting_core::workspace::arrival::Written;

/// A file is looked at again this soon.
const AGAIN: Duration = Duration::from_secs(2);

/// How a file that is not whole goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Growth {
    /// It grows, or was written to a moment ago.
    Grows,
    /// It was not written to for long; the next look shows whether it grows all the same.
    Unknown,
    /// It does not grow any more.
    Stopped,
}

/// A file that is looked at again.
struct Arriving {
    path: PathBuf,
    written: Written,
    /// Since when it has been as far as that.
    since: Instant,
    look_at: Instant,
}

#[derive(Default)]
pub(super) struct Arrivals(Vec<Arriving>);

impl Arrivals {
    /// Notes how far a file is that is not whole. One that was written to a moment ago may rest for `patience`.
    pub fn note(&mut self, path: &Path, written: Written, patience: Duration, now: Instant) -> Growth {
        let is_fresh = written.is_fresh();
        let waits = if is_fresh { Growth::Grows } else { Growth::Unknown };
        let Some(known) = self.0.iter_mut().find(|arriving| arriving.path == path) else {
            self.0.push(Arriving { path: path.to_owned(), written, since: now, look_at: now + AGAIN });
            return waits;
        };
        known.look_at = now + AGAIN;
        if known.written != written {
            (known.written, known.since) = (written, now);
            return Growth::Grows;
        }
        if now - known.since < if is_fresh { patience } else { AGAIN } {
            return waits;
        }
        self.forget(path);
        Growth::Stopped
    }

    /// Whether a file was not as far as that when it was noted.
    pub fn has_grown(&self, path: &Path, written: Written) -> bool {
        self.0.iter().any(|arriving| arriving.path == path && arriving.written != written)
    }

    /// Whether that file is looked at again.
    pub fn has(&self, path: &Path) -> bool {
        self.0.iter().any(|arriving| arriving.path == path)
    }

    /// It is whole, or gone, or nobody wants it.
    pub fn forget(&mut self, path: &Path) {
        self.0.retain(|arriving| arriving.path != path);
    }

    /// Those to be looked at now.
    pub fn due(&mut self, now: Instant) -> Vec<PathBuf> {
        let due = self.0.iter_mut().filter(|arriving| arriving.look_at <= now);
        due.map(|arriving| {
            arriving.look_at = now + AGAIN;
            arriving.path.clone()
        })
        .collect()
    }

    /// How long until one is to be looked at.
    pub fn wait(&self) -> Option<Duration> {
        self.0.iter().map(|arriving| arriving.look_at.saturating_duration_since(Instant::now())).min()
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(10);

    /// What is said at each look, two seconds apart, of a file with these sizes that was written to so many seconds
    /// ago.
    fn said(sizes: &[u64], ago_s: i64) -> Vec<Growth> {
        let (mut arrivals, start) = (Arrivals::default(), Instant::now());
        let ago = Duration::from_secs(ago_s.unsigned_abs());
        let modified = if ago_s < 0 { SystemTime::now() + ago } else { SystemTime::now() - ago };
        let look = |(index, size_bytes): (usize, &u64)| {
            let written = Written { size_bytes: *size_bytes, modified: Some(modified) };
            arrivals.note(Path::new("a.mp4"), written, PATIENCE, start + AGAIN * index as u32)
        };
        sizes.iter().enumerate().map(look).collect()
    }

    #[test]
    fn an_empty_or_cut_file_is_not_called_arriving_for_ever() {
        use Growth::{Grows, Stopped, Unknown};
        assert_eq!(said(&[0; 6], 1), [Grows, Grows, Grows, Grows, Grows, Stopped]);
        assert_eq!(said(&[9; 2], 3600), [Unknown, Stopped], "an old one is known at the second look");
        assert_eq!(said(&[9; 6], -3600)[5], Stopped, "nor one of the future");
    }

    #[test]
    fn a_file_that_grows_is_followed_whatever_its_time() {
        use Growth::{Grows, Stopped, Unknown};
        assert_eq!(said(&[1, 2, 3, 3], 3600), [Unknown, Grows, Grows, Stopped]);
        assert_eq!(said(&[0, 0, 5, 5, 5, 5, 5, 5], 1)[7], Stopped, "rests are counted anew behind each growth");
        assert_eq!(said(&[0, 0, 5, 5, 5, 5, 5, 5], 1)[6], Grows);
    }
}
