//! Composing frames on a thread of their own, so that the window never waits for a decoder.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

use anyhow::Result;
use eframe::egui;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::Time;

use crate::open::open;

/// The longer side of the picture that is composed, in pixels.
const PREVIEW_SIDE_PX: u32 = 960;

/// What the player thread tells the window.
pub enum News {
    /// The file is open and lasts this long.
    Opened { duration: Time },
    /// The frame at the time that was asked for last.
    Frame(egui::ColorImage),
    /// Why there is none.
    Failed(String),
}

/// The window's end of the player thread.
pub struct Player {
    wanted: Sender<Time>,
    news: Receiver<News>,
}

impl Player {
    /// Starts opening a file; `context` is repainted whenever there is news.
    pub fn start(file: PathBuf, context: egui::Context) -> std::io::Result<Self> {
        let (wanted, wishes) = channel();
        let (sender, news) = channel();
        Builder::new().name("player".to_owned()).spawn(move || {
            let tell = |news| {
                let told = sender.send(news).is_ok();
                context.request_repaint();
                told
            };
            if let Err(error) = play(file, &wishes, &tell) {
                tell(News::Failed(format!("{error:#}")));
            }
        })?;
        Ok(Self { wanted, news })
    }

    /// Asks for the frame at a time; only the latest wish is fulfilled.
    pub fn show(&self, time: Time) {
        // A player that has ended has said why.
        let _ = self.wanted.send(time);
    }

    /// What happened since the last call.
    pub fn news(&self) -> impl Iterator<Item = News> + '_ {
        self.news.try_iter()
    }
}

fn play(file: PathBuf, wishes: &Receiver<Time>, tell: &dyn Fn(News) -> bool) -> Result<()> {
    let (project, paths) = open(&file)?;
    let (width, height) = (project.canvas.width_px, project.canvas.height_px);
    let scale = f64::from(PREVIEW_SIDE_PX) / f64::from(width.max(height));
    let size = |side: u32| (f64::from(side) * scale.min(1.0) / 2.0).round() as usize * 2;
    let mut renderer = Renderer::new(project.clone(), paths, size(width), size(height), 1);
    tell(News::Opened { duration: project.duration() });
    while let Ok(first) = wishes.recv() {
        let time = wishes.try_iter().last().unwrap_or(first);
        let news = match renderer.frame(time) {
            Ok(picture) => {
                News::Frame(egui::ColorImage::from_rgb([picture.width(), picture.height()], &picture.to_rgb()))
            }
            Err(error) => News::Failed(error.to_string()),
        };
        if !tell(news) {
            break;
        }
    }
    Ok(())
}
