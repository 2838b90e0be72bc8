//! Who draws the window: OpenGL, which leaves the processor's cores to decoding (docs/decisions/0016); where it does not
//! start, as in Remote Desktop with its OpenGL 1.1, Direct3D 12 or Vulkan by wgpu.

use std::cell::Cell;
use std::io::Cursor;
use std::path::PathBuf;

use eframe::{AppCreator, NativeOptions, Renderer, egui, egui_wgpu, wgpu};

use crate::app::App;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum NoWindow {
    /// What was open is in its journal.
    #[error("the window ended: {0}")]
    Ended(#[source] Box<eframe::Error>),
    #[error("OpenGL: {glow}; wgpu: {wgpu}")]
    NoRenderer {
        glow: Box<eframe::Error>,
        /// What Direct3D 12 or Vulkan lacked.
        wgpu: Box<eframe::Error>,
    },
}

/// Opens the window with `files` in it, by the first renderer that starts, and returns when it is closed. The log says why
/// OpenGL was left.
///
/// # Errors
/// When neither renderer starts, or the one that did fails later.
pub fn show_window(files: &[PathBuf]) -> Result<(), NoWindow> {
    let started = Cell::new(false);
    let open = |renderer| {
        let app: AppCreator<'_> = Box::new(|context| {
            started.set(true);
            let app = App::new(&context.egui_ctx, files.to_vec());
            // With what was being done, which eframe would leave out.
            Ok(Box::new(app.map_err(|error| format!("{error:#}"))?))
        });
        eframe::run_native("sunting", options(renderer), app).map_err(Box::new)
    };
    let Err(glow) = open(Renderer::Glow) else { return Ok(()) };
    if started.get() {
        return Err(NoWindow::Ended(glow));
    }
    tracing::warn!("OpenGL does not start, trying wgpu: {glow}");
    match open(Renderer::Wgpu) {
        Ok(()) => Ok(()),
        Err(error) if started.get() => Err(NoWindow::Ended(error)),
        Err(wgpu) => Err(NoWindow::NoRenderer { glow, wgpu }),
    }
}

fn options(renderer: Renderer) -> NativeOptions {
    // With its frame the window is larger than a small laptop's screen beside the task bar.
    let viewport = egui::ViewportBuilder::default()
        .with_maximized(true)
        .with_inner_size([1366.0, 688.0])
        .with_min_inner_size([640.0, 320.0])
        .with_title("Sunting")
        .with_app_id("sunting")
        .with_icon(icon().unwrap_or_default())
        .with_drag_and_drop(true);
    NativeOptions { renderer, viewport, dithering: false, wgpu_options: wgpu_options(), ..Default::default() }
}

/// For the title bar and the list of windows.
fn icon() -> Option<egui::IconData> {
    let drawn = include_bytes!("../../../assets/icon/sunting-64.png");
    let mut reader = png::Decoder::new(Cursor::new(&drawn[..])).read_info().ok()?;
    let mut rgba = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut rgba).ok()?;
    (info.color_type == png::ColorType::Rgba).then_some(egui::IconData { rgba, width: info.width, height: info.height })
}

/// A window of rectangles and letters needs no strong card; a laptop's battery is worth more.
fn wgpu_options() -> egui_wgpu::WgpuConfiguration {
    let mut configuration = egui_wgpu::WgpuConfiguration::default();
    if let egui_wgpu::WgpuSetup::CreateNew(setup) = &mut configuration.wgpu_setup {
        setup.power_preference = wgpu::PowerPreference::LowPower;
    }
    configuration
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_a_picture() {
        let icon = icon().unwrap();
        assert_eq!((icon.width, icon.height, icon.rgba.len()), (64, 64, 64 * 64 * 4));
    }
}
