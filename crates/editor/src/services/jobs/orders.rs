//! The thread that keeps orders on the disk, so that nobody else waits for it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;

use sunting_core::swallowed::OrWarn;

use super::{JobOrder, Noted, Shared, Standing, push};
use crate::services::job_store::{JobStore, KeptOrder, RecalledJob};

/// Something to be done with the order of a job.
pub(super) enum Chore {
    /// Keeps it; its file goes there.
    Keep(u64, Box<JobOrder>, PathBuf),
    Note(u64, Noted),
    /// It is made from other files or goes into another folder.
    Change(u64, Box<JobOrder>),
    /// It is made, or not wanted any more.
    Forget(u64),
    End,
}

/// Works until the window is closed.
pub(super) fn run(shared: &Shared, store: &JobStore, chores: &Receiver<Chore>) {
    let mut kept = recall(shared, store);
    for chore in chores {
        match chore {
            Chore::Keep(id, order, destination) => {
                // An order that cannot be kept is still made; it would only not be offered again after a power cut.
                if let Some(order) = store.keep(&order, &destination).or_warn("keeping an order", &destination) {
                    kept.insert(id, order);
                }
            }
            Chore::Note(id, note) => {
                if let Some(order) = kept.get_mut(&id) {
                    order.note(note);
                }
            }
            Chore::Change(id, order) => {
                if let Some(kept) = kept.get_mut(&id) {
                    kept.change(&order);
                }
            }
            Chore::Forget(id) => {
                if let Some(order) = kept.remove(&id) {
                    order.forget();
                }
            }
            Chore::End => return,
        }
    }
}

/// What an earlier window did not finish waits to be continued.
fn recall(shared: &Shared, store: &JobStore) -> HashMap<u64, KeptOrder> {
    let recalled = store.recall();
    shared.change(|state| {
        let push = |(kept, job): (KeptOrder, RecalledJob)| {
            let Noted { destination, done, standing } = job.noted;
            let id = push(state, job.order, destination, standing.state(done));
            if let (Standing::Failed(problem), Some(job)) = (standing, state.jobs.last_mut()) {
                job.problem = Some(problem);
            }
            (id, kept)
        };
        recalled.into_iter().map(push).collect()
    })
}
