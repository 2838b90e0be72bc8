//! A script finds its times in the video's sound, on a thread of its own.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Builder;

use sunting_core::error::{ContentError, MediaError};
use sunting_core::media_paths::MediaPaths;
use sunting_core::priority::lower_priority;
use sunting_session::script::{MatchError, Matching, ReadScript, TimedLine, match_to_sound};
use sunting_timeline::Project;
use sunting_timeline::captions::reading::Limits;

use super::Wake;

/// A script, and where it is looked for.
pub struct MatchOrder {
    pub script: ReadScript,
    /// As it was when the order was given.
    pub project: Arc<Project>,
    pub paths: Arc<MediaPaths>,
    /// By which its lines are broken.
    pub limits: Limits,
}

pub enum MatchNews {
    Progress(Matching),
    /// Its lines with their times, or why there are none.
    Done(Result<Vec<TimedLine>, MatchError>),
}

/// The window's end of the thread.
pub struct ScriptMatcher {
    outbox: Sender<(u64, MatchNews)>,
    news: Receiver<(u64, MatchNews)>,
    stop: Arc<AtomicBool>,
    /// How many orders were given or taken back; news of others than the last one are of no interest.
    order: u64,
    wake: Wake,
}

impl ScriptMatcher {
    pub fn new(wake: Wake) -> Self {
        let (outbox, news) = channel();
        Self { outbox, news, stop: Arc::default(), order: 0, wake }
    }

    /// Begins, instead of what was begun before.
    pub fn start(&mut self, order: MatchOrder) {
        self.stop();
        self.stop = Arc::default();
        let teller = Teller::of(self);
        let thread = Builder::new().name("script".to_owned()).spawn(move || {
            lower_priority();
            let tell = |matching: Matching| teller.tell_progress(matching);
            let matched = || match_to_sound(&order.script, &order.project, &order.paths, &order.limits, &tell);
            let found = catch_unwind(AssertUnwindSafe(matched));
            // What died is in the log; whoever waits hears that there is nothing to wait for.
            let died = |_| Err(failed(&io::Error::other("matching ended by a fault")));
            teller.tell(MatchNews::Done(found.unwrap_or_else(died)));
        });
        if let Err(error) = thread {
            // This is the window: it is there.
            let _ = self.outbox.send((self.order, MatchNews::Done(Err(failed(&error)))));
        }
    }

    /// Stops; nothing more is heard of it.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Release);
        self.order += 1;
    }

    /// What happened since the last call.
    pub fn news(&self) -> Vec<MatchNews> {
        self.news.try_iter().filter(|(order, _)| *order == self.order).map(|(_, news)| news).collect()
    }
}

fn failed(error: &io::Error) -> MatchError {
    ContentError::File(MediaError::from_io(Path::new(""), error))
}

/// The thread's end.
struct Teller {
    outbox: Mutex<Sender<(u64, MatchNews)>>,
    stop: Arc<AtomicBool>,
    order: u64,
    wake: Wake,
    /// What was told last, in percents.
    told: AtomicU32,
}

impl Teller {
    fn of(matcher: &ScriptMatcher) -> Self {
        let (outbox, stop, wake) = (Mutex::new(matcher.outbox.clone()), matcher.stop.clone(), matcher.wake.clone());
        Self { outbox, stop, order: matcher.order, wake, told: AtomicU32::new(u32::MAX) }
    }

    /// Tells each percent once; whether to go on.
    fn tell_progress(&self, matching: Matching) -> bool {
        let now = (matching.share() * 100.0) as u32;
        if self.told.swap(now, Ordering::Relaxed) != now {
            self.tell(MatchNews::Progress(matching));
        }
        !self.stop.load(Ordering::Acquire)
    }

    fn tell(&self, news: MatchNews) {
        // The window may be gone.
        let _ = self.outbox.lock().unwrap_or_else(PoisonError::into_inner).send((self.order, news));
        (self.wake)();
    }
}
