//! Files on the system's clipboard: put there for WhatsApp, taken from there to be put in.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use sunting_core::swallowed::OrWarn;
use sunting_graphics::table::Table;
use sunting_session::script::is_script;
use tracing::warn;

use super::Wake;
use super::script_files::MOST_BYTES;
use crate::state::table_files::table_in;

enum ClipboardJob {
    Put(u64, PathBuf),
    Check(PathBuf),
    Take,
    LookForTable,
    LookForScript,
}

pub enum ClipboardNews {
    /// The file of that job is on the clipboard, or cannot be.
    Put(u64, bool),
    /// Whether the file that was asked about is still on it.
    Held(bool),
    /// Files that were on the clipboard.
    Files(Vec<PathBuf>),
    /// A picture that was on the clipboard, kept in a temporary file.
    Picture(PathBuf),
    /// There was nothing that can be put in.
    Nothing,
    /// The table that its words are, if they are one.
    Table(Option<Box<Table>>),
    /// Its words, if they are a script.
    Script(Option<String>),
}

/// The window's end of the thread. What was put stays on the clipboard as long as it lives.
pub struct ClipboardService {
    wishes: Sender<ClipboardJob>,
    news: Receiver<ClipboardNews>,
}

impl ClipboardService {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(wake: Wake) -> std::io::Result<Self> {
        let (wishes, inbox) = channel();
        let (outbox, news) = channel();
        Builder::new().name("clipboard".to_owned()).spawn(move || {
            // On X11 whoever put something has to be there when it is asked for: the clipboard is kept open.
            let mut clipboard = None;
            while let Ok(wish) = inbox.recv() {
                if clipboard.is_none() {
                    clipboard =
                        arboard::Clipboard::new().inspect_err(|error| warn!("opening the clipboard: {error}")).ok();
                }
                let news = match (wish, &mut clipboard) {
                    (ClipboardJob::Put(job, file), Some(open)) => {
                        ClipboardNews::Put(job, open.set().file_list(&[file]).is_ok())
                    }
                    (ClipboardJob::Check(file), Some(open)) => {
                        ClipboardNews::Held(open.get().file_list().is_ok_and(|held| held.contains(&file)))
                    }
                    (ClipboardJob::Check(_), None) => ClipboardNews::Held(false),
                    (ClipboardJob::Put(job, _), None) => ClipboardNews::Put(job, false),
                    (ClipboardJob::Take, Some(open)) => take(open),
                    (ClipboardJob::Take, None) => ClipboardNews::Nothing,
                    (ClipboardJob::LookForTable, open) => {
                        let words = open.as_mut().and_then(|open| open.get().text().ok());
                        ClipboardNews::Table(words.and_then(|words| table_in(&words)).map(Box::new))
                    }
                    (ClipboardJob::LookForScript, open) => {
                        let words = open.as_mut().and_then(|open| open.get().text().ok());
                        let is_held = |words: &String| words.len() as u64 <= MOST_BYTES && is_script(words);
                        ClipboardNews::Script(words.filter(is_held))
                    }
                };
                if outbox.send(news).is_err() {
                    return;
                }
                wake();
            }
        })?;
        Ok(Self { wishes, news })
    }

    /// Puts a job's file on the clipboard.
    pub fn put(&self, job: u64, file: PathBuf) {
        self.ask(ClipboardJob::Put(job, file));
    }

    /// Asks whether a file that was put there is still there: another program may have copied something since.
    pub fn check(&self, file: PathBuf) {
        self.ask(ClipboardJob::Check(file));
    }

    /// Takes files or a picture from the clipboard.
    pub fn take(&self) {
        self.ask(ClipboardJob::Take);
    }

    /// Looks whether its words are a table.
    pub fn look_for_table(&self) {
        self.ask(ClipboardJob::LookForTable);
    }

    /// Looks whether its words are a script.
    pub fn look_for_script(&self) {
        self.ask(ClipboardJob::LookForScript);
    }

    fn ask(&self, wish: ClipboardJob) {
        // The thread ends with the window only.
        let _ = self.wishes.send(wish);
    }

    pub fn news(&self) -> Vec<ClipboardNews> {
        self.news.try_iter().collect()
    }
}

fn take(open: &mut arboard::Clipboard) -> ClipboardNews {
    match open.get().file_list() {
        Ok(files) if !files.is_empty() => return ClipboardNews::Files(files),
        _ => {}
    }
    match open.get().image() {
        Ok(image) => kept(&image).map_or(ClipboardNews::Nothing, ClipboardNews::Picture),
        Err(_) => ClipboardNews::Nothing,
    }
}

fn kept(image: &arboard::ImageData<'_>) -> Option<PathBuf> {
    let path = std::env::temp_dir().join(format!("sunting-tempelan-{}.png", std::process::id()));
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, image.width as u32, image.height as u32);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().ok()?.write_image_data(&image.bytes).ok()?;
    // Others share this folder: a link in the file's place is replaced, not followed.
    sunting_core::atomic_file::write(&path, &png).or_warn("keeping a pasted picture", &path)?;
    Some(path)
}
