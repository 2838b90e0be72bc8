//! Reports on stdout, failures on stderr, in words or as JSON.

use std::cell::{Cell, RefCell};
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::log::Log;
use crate::shown;
use sunting_words::Messages;

/// Where a run tells what it did.
pub struct Console {
    pub messages: Messages,
    json: bool,
    quiet: bool,
    log: RefCell<Log>,
    exit: Cell<Exit>,
}

impl Console {
    /// A console that has said nothing yet.
    pub fn new(messages: Messages, json: bool, quiet: bool, log: Log) -> Self {
        Self { messages, json, quiet, log: RefCell::new(log), exit: Cell::new(Exit::Done) }
    }

    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Tells a result: one JSON object on a line of its own, or words.
    pub fn report(&self, object: &Value, words: &str) {
        let words = shown::lines(words.trim_end());
        self.log.borrow_mut().note(&words);
        let text = if self.json { shown::json(object) } else { words };
        self.print(&text);
    }

    /// Tells what went wrong: always on stderr, with `--json` on stdout too.
    pub fn fail(&self, failure: &Failure) {
        let line = failure.line(&self.messages);
        self.log.borrow_mut().note(&line);
        failure.trace();
        say(&format!("sunting: {}", shown::lines(&line)));
        if self.json {
            let file = failure.file.as_ref().map(|file| file.to_string_lossy());
            let message = failure.message(&self.messages);
            let error = json!({ "error": { "code": failure.code(), "message": message, "file": file } });
            self.print(&shown::json(&error));
        }
        self.ends_with(failure.exit);
    }

    /// Tells something beside the result, before it is there: on stderr, and nothing where there is nothing to tell.
    pub fn note(&self, words: &str) {
        if !words.is_empty() {
            self.log.borrow_mut().note(words);
            say(&shown::lines(words));
        }
    }

    /// Tells the result or what went wrong; whether to go on with the next input.
    pub fn settle(&self, outcome: Result<(), Failure>) -> bool {
        match outcome {
            Ok(()) => true,
            Err(failure) => {
                self.fail(&failure);
                failure.exit != Exit::Interrupted
            }
        }
    }

    /// The run ends like that, if nothing worse happens.
    pub fn ends_with(&self, exit: Exit) {
        self.exit.set(self.exit.get().max(exit));
    }

    /// Text without end of line as it stands, such as a help page.
    pub fn page(&self, text: &str) {
        self.print(text.trim_end());
    }

    /// A help page for who said nothing at all.
    pub fn remind(&self, page: &str) {
        say(page.trim_end());
        self.ends_with(Exit::Usage);
    }

    fn print(&self, text: &str) {
        let mut stdout = io::stdout().lock();
        let written = writeln!(stdout, "{text}").and_then(|()| stdout.flush());
        // A reader that has seen enough, such as `head`, is no failure.
        if written.is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe) {
            self.ends_with(Exit::Failed);
        }
    }

    /// Writes the log, if one was asked for, and says how the run ends.
    pub fn finish(self) -> Exit {
        // The failure is noted in the log too, so the log is free again by then.
        let written = self.log.borrow().write(self.exit.get());
        if let Err(failure) = written {
            self.fail(&failure);
        }
        self.exit.get()
    }
}

fn say(text: &str) {
    // Without a stderr there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}
