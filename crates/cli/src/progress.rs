//! Telling on stderr how far a job is: a bar on a terminal, plain lines elsewhere.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sunting_core::export::{Progress, Stage, Watcher};

use crate::interrupt::{self, Hold};
use crate::output::Console;
use sunting_words::Messages;
use sunting_words::numbers::number;

const BAR_WIDTH: usize = 24;
const BAR_EVERY: Duration = Duration::from_millis(100);
const LINE_EVERY: Duration = Duration::from_secs(4);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    Bar,
    Lines,
    Silent,
}

/// Watches one job on behalf of the user. Dropped, it wipes its bar away.
pub struct ProgressTeller<'a> {
    messages: &'a Messages,
    manner: Manner,
    told: Mutex<Told>,
    _hold: Hold,
}

struct Told {
    at: Instant,
    stage: Option<&'static str>,
    /// Never runs backwards, whatever is encoded again.
    percent: u64,
    /// How many letters stand in the terminal's line.
    letters: usize,
}

impl<'a> ProgressTeller<'a> {
    /// A teller for one job; while it lives, Ctrl-C stops the job instead of the program.
    pub fn new(console: &'a Console) -> Self {
        let manner = match (console.is_quiet(), io::stderr().is_terminal()) {
            (true, _) => Manner::Silent,
            (false, true) => Manner::Bar,
            (false, false) => Manner::Lines,
        };
        let told = Mutex::new(Told { at: Instant::now(), stage: None, percent: 0, letters: 0 });
        Self { messages: &console.messages, manner, told, _hold: interrupt::hold() }
    }

    /// Tells how much of a job that has no stages is done; whether to go on.
    pub fn share(&self, what: &'static str, done: u64, whole: u64) -> bool {
        self.say(what, percent(done, whole), |percent| format!("{} · {percent}%", self.messages.text(what, &[])));
        !self.is_cancelled()
    }

    fn say(&self, stage: &'static str, percent: u64, line: impl FnOnce(u64) -> String) {
        let every = match self.manner {
            Manner::Silent => return,
            Manner::Bar => BAR_EVERY,
            Manner::Lines => LINE_EVERY,
        };
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.percent = told.percent.max(percent);
        let new_stage = told.stage != Some(stage);
        if !new_stage && told.at.elapsed() < every {
            return;
        }
        (told.at, told.stage) = (Instant::now(), Some(stage));
        let line = line(told.percent);
        // Progress that cannot be told is no reason to stop the job.
        let _ = match self.manner {
            Manner::Bar => {
                let line = format!("{} {line}", bar(told.percent));
                let over = over(&line, told.letters);
                told.letters = line.chars().count();
                write!(io::stderr(), "{over}")
            }
            _ => writeln!(io::stderr(), "{line}"),
        };
    }

    fn line(&self, progress: &Progress, percent: u64) -> String {
        let mut parts = vec![self.messages.text(stage_key(progress), &[])];
        if progress.stage != Stage::Encoding {
            return parts.remove(0);
        }
        parts.push(format!("{percent}%"));
        if progress.speed > 0.0 {
            let speed = number(self.messages.language(), progress.speed, 1);
            parts.push(self.messages.text("progress-speed", &[("speed", speed.into())]));
            parts.extend(progress.seconds_left.map(|left| self.left(left)));
        }
        parts.join(" · ")
    }

    fn left(&self, seconds: f64) -> String {
        let seconds = seconds.clamp(0.0, 360_000.0).round() as u64;
        let clock = format!("{}:{:02}", seconds / 60, seconds % 60);
        self.messages.text("progress-left", &[("time", clock.into())])
    }
}

fn stage_key(progress: &Progress) -> &'static str {
    match progress.stage {
        Stage::Planning if progress.frames_total > 0 => "progress-trying",
        Stage::Planning => "progress-planning",
        Stage::Encoding => "progress-encoding",
        Stage::Joining => "progress-joining",
        Stage::Verifying => "progress-verifying",
    }
}

fn percent(done: u64, whole: u64) -> u64 {
    (done * 100).checked_div(whole).unwrap_or(0).min(100)
}

fn bar(percent: u64) -> String {
    let full = (percent as usize * BAR_WIDTH / 100).min(BAR_WIDTH);
    format!("[{}{}]", "█".repeat(full), "░".repeat(BAR_WIDTH - full))
}

/// A line that takes the place of one of so many letters. Older consoles of Windows show what others obey as wiping.
fn over(line: &str, letters: usize) -> String {
    let rest = letters.saturating_sub(line.chars().count());
    format!("\r{line}{}", " ".repeat(rest))
}

impl Watcher for ProgressTeller<'_> {
    fn progress(&self, progress: &Progress) {
        let percent = match progress.stage {
            Stage::Planning => 0,
            _ => percent(progress.frames_done, progress.frames_total),
        };
        self.say(stage_key(progress), percent, |percent| self.line(progress, percent));
    }

    fn is_cancelled(&self) -> bool {
        interrupt::is_stopped()
    }
}

impl Drop for ProgressTeller<'_> {
    fn drop(&mut self) {
        if self.manner == Manner::Bar {
            let told = self.told.get_mut().unwrap_or_else(PoisonError::into_inner);
            // As where it is told.
            let _ = write!(io::stderr(), "{}\r", over("", told.letters));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_words::{Language, Scope};

    #[test]
    fn the_line_tells_stage_share_speed_and_time_left() {
        let messages = Messages::new(Language::Id, Scope::CommandLine);
        let told = Mutex::new(Told { at: Instant::now(), stage: None, percent: 0, letters: 0 });
        let teller = ProgressTeller { messages: &messages, manner: Manner::Silent, told, _hold: interrupt::hold() };
        let progress = Progress {
            stage: Stage::Encoding,
            frames_done: 10,
            frames_total: 40,
            speed: 3.1,
            seconds_left: Some(83.6),
        };
        let line = teller.line(&progress, 25);
        assert!(line.contains("25%") && line.contains("3,1") && line.contains("1:24"), "{line}");
        let first = Progress { speed: 0.0, seconds_left: None, ..progress };
        assert!(teller.line(&first, 0).ends_with("0%"));
    }

    #[test]
    fn a_shorter_line_leaves_nothing_of_a_longer_one() {
        assert_eq!(over("62% · 0:09", 12), "\r62% · 0:09  ");
        assert_eq!(over("baru", 2), "\rbaru");
    }

    #[test]
    fn the_bar_is_full_at_the_end() {
        assert_eq!(bar(0), format!("[{}]", "░".repeat(BAR_WIDTH)));
        assert_eq!(bar(100), format!("[{}]", "█".repeat(BAR_WIDTH)));
    }
}
