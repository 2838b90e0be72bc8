//! One frame of a film as a picture: `frame FILM TIME RESULT.png`, with a time such as `0:05` or `62.5`.

use std::error::Error;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use sunting_core::media::probe::probe;
use sunting_core::project_from_media::project_of_file;
use sunting_core::render::renderer::Renderer;
use sunting_timeline::Time;
use sunting_timeline::scene::Scene;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [film, time, result] = arguments.as_slice() else { return Err("frame FILM TIME RESULT.png".into()) };
    let time: Time = time.parse()?;
    let (project, paths) = project_of_file(&probe(Path::new(film))?);

    let (scene, canvas) = (Arc::new(Scene::of(&project)), project.canvas);
    let (width, height) = (canvas.width_px, canvas.height_px);
    let picture = Renderer::new(scene, Arc::new(paths), width as usize, height as usize, 1).frame(time)?;

    let mut encoder = png::Encoder::new(File::create_new(result)?, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header()?.write_image_data(&picture.to_rgb())?;
    Ok(())
}
