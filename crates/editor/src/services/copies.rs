//! Copies of files that may soon be gone from where they are, into the project's folder, one after the other.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use sunting_core::library::Library;
use sunting_core::workspace::arrival::is_passing;
use sunting_core::workspace::copying::copy_into;
use sunting_core::workspace::project_place::material;

use super::file_tasks::{MediaCopy, News, Tell};

/// Copies until the window is gone; `left` counts down. What the `library` knows of a file it knows of its copy.
pub(super) fn copy_all(inbox: &Receiver<(MediaCopy, Tell)>, left: &AtomicUsize, library: &Library) {
    while let Ok((order, out)) = inbox.recv() {
        if !order.from.starts_with(&order.folder) && is_passing(&order.from) {
            copy(order, &out, library);
        }
        left.fetch_sub(1, Ordering::AcqRel);
        out.wake();
    }
}

fn copy(order: MediaCopy, out: &Tell, library: &Library) {
    let mut told = 0;
    let copied = copy_into(&order.from, &material(&order.folder), &mut |done, all| {
        let percent = done * 100 / all.max(1);
        if percent > told {
            told = percent;
            out.tell(News::Copying(order.media, percent as f32 / 100.0));
        }
        true
    });
    if let Ok(copy) = &copied {
        library.copied(&order.from, copy);
    }
    out.tell(News::Copied(order, copied));
}
