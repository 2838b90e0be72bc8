//! Pictures as PNG files.

use std::io::BufWriter;
use std::path::Path;

use sunting_core::atomic_file::AtomicFile;
use sunting_core::picture::Picture;

use crate::failure::{FAILED, Failure};

/// Writes a picture; an existing file is replaced only with `force`.
pub fn write(picture: &Picture, path: &Path, force: bool) -> Result<(), Failure> {
    if path.exists() && !force {
        return Err(Failure::new("destination-exists", FAILED).at(path));
    }
    let fail = |error: std::io::Error| Failure::io(path, &error);
    let mut file = AtomicFile::create(path).map_err(fail)?;
    let (width, height) = (picture.width() as u32, picture.height() as u32);
    let mut encoder = png::Encoder::new(BufWriter::new(&mut file), width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&picture.to_rgb()));
    written.map_err(|error| fail(std::io::Error::other(error)))?;
    file.commit().map_err(fail)
}
