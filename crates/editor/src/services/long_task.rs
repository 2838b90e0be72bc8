//! Long work on a thread of its own: it tells how far it is, and is stopped by what is begun after it.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;

use sunting_core::priority::lower_priority;

use super::Wake;

pub enum TaskNews<P, T> {
    Progress(P),
    /// What came of it.
    Done(T),
}

/// How far it is, and which share that is; answers whether to go on.
pub type Tell<'a, P> = &'a (dyn Fn(P, f32) -> bool + Sync);

/// The window's end of the thread.
pub struct LongTask<P, T> {
    name: &'static str,
    outbox: Sender<(u64, TaskNews<P, T>)>,
    news: Receiver<(u64, TaskNews<P, T>)>,
    stop: Arc<AtomicBool>,
    /// How often something was begun or stopped; news of others than the last one are of no interest.
    order: u64,
    wake: Wake,
}

impl<P: Send + 'static, T: Send + 'static> LongTask<P, T> {
    pub fn new(name: &'static str, wake: Wake) -> Self {
        let (outbox, news) = channel();
        Self { name, outbox, news, stop: Arc::default(), order: 0, wake }
    }

    /// Begins, instead of what was begun before. What died is in the log; whoever waits hears what `failed` makes of that.
    pub fn start(&mut self, work: impl FnOnce(Tell<'_, P>) -> T + Send + 'static, failed: fn(&io::Error) -> T) {
        self.stop();
        self.stop = Arc::default();
        let teller = Teller::of(self);
        let thread = Builder::new().name(self.name.to_owned()).spawn(move || {
            lower_priority();
            let tell = |progress: P, share: f32| teller.tell_progress(progress, share);
            let done = catch_unwind(AssertUnwindSafe(|| work(&tell)));
            let done = done.unwrap_or_else(|_| failed(&io::Error::other("the work ended by a fault")));
            teller.tell(TaskNews::Done(done));
        });
        if let Err(error) = thread {
            // This is the window: it is there.
            let _ = self.outbox.send((self.order, TaskNews::Done(failed(&error))));
        }
    }

    /// Stops; nothing more is heard of it.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Release);
        self.order += 1;
    }

    /// What happened since the last call.
    pub fn news(&self) -> Vec<TaskNews<P, T>> {
        self.news.try_iter().filter(|(order, _)| *order == self.order).map(|(_, news)| news).collect()
    }
}

/// The thread's end.
struct Teller<P, T> {
    outbox: Mutex<Sender<(u64, TaskNews<P, T>)>>,
    stop: Arc<AtomicBool>,
    order: u64,
    wake: Wake,
    /// What was told last, in percents.
    told: AtomicU32,
}

impl<P, T> Teller<P, T> {
    fn of(task: &LongTask<P, T>) -> Self {
        let (outbox, stop, wake) = (Mutex::new(task.outbox.clone()), task.stop.clone(), task.wake.clone());
        Self { outbox, stop, order: task.order, wake, told: AtomicU32::new(u32::MAX) }
    }

    /// Tells each percent once; whether to go on.
    fn tell_progress(&self, progress: P, share: f32) -> bool {
        let now = (share * 100.0) as u32;
        if self.told.swap(now, Ordering::Relaxed) != now {
            self.tell(TaskNews::Progress(progress));
        }
        !self.stop.load(Ordering::Acquire)
    }

    fn tell(&self, news: TaskNews<P, T>) {
        // The window may be gone.
        let _ = self.outbox.lock().unwrap_or_else(PoisonError::into_inner).send((self.order, news));
        (self.wake)();
    }
}
