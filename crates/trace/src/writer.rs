//! The thread that writes. Whoever says something only leaves it here.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::Builder;
use std::time::Duration;

use crate::log_file::LogFile;

/// Lines beyond this are lost: the disk does not take them.
const MOST_WAITING: usize = 500;
/// So much is written at once.
const MOST_AT_ONCE_BYTES: usize = 64 << 10;
/// How long the program waits for the disk at its end.
const PATIENCE: Duration = Duration::from_secs(1);

enum Message {
    Line(String),
    /// Whoever waits for it hears when it is dropped.
    Flush(SyncSender<()>),
}

/// The way to the thread, which begins with the first line.
pub struct Writer {
    file: LogFile,
    messages: OnceLock<Option<SyncSender<Message>>>,
}

impl Writer {
    pub fn to(file: PathBuf) -> Self {
        Self { file: LogFile::at(file), messages: OnceLock::new() }
    }

    /// Leaves a line to be written. Never waits.
    pub fn write(&self, line: String) {
        let messages = self.messages.get_or_init(|| {
            let (messages, waiting) = sync_channel(MOST_WAITING);
            let file = self.file.clone();
            let thread = Builder::new().name("trace".to_owned()).spawn(move || run(&file, &waiting));
            thread.ok().map(|_| messages)
        });
        if let Some(messages) = messages {
            // Who cannot write a log cannot log that either.
            let _ = messages.try_send(Message::Line(line));
        }
    }

    pub fn flush(&self) {
        let Some(Some(messages)) = self.messages.get() else { return };
        let (done, wait) = sync_channel(0);
        if messages.try_send(Message::Flush(done)).is_ok() {
            // Either it is done, or the disk hangs and the program ends without it.
            let _ = wait.recv_timeout(PATIENCE);
        }
    }
}

fn run(file: &LogFile, messages: &Receiver<Message>) {
    let mut text = String::new();
    while let Ok(first) = messages.recv() {
        let mut waiting = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Line(line) => text.push_str(&line),
                Message::Flush(done) => waiting.push(done),
            }
            next = if text.len() < MOST_AT_ONCE_BYTES { messages.try_recv().ok() } else { None };
        }
        // A full disk or one that may not be written is no reason to disturb anybody.
        let _ = file.append(&text);
        text.clear();
    }
}
