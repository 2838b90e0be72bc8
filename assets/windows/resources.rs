//! Gives a Windows program its icon, version and manifest. Part of the programs' build scripts.

use std::env::var;
use std::error::Error;
use std::path::Path;

/// Links `program.rc` into the package's program, where it is built for Windows. Words with spaces do not come through
/// as macros, so they are put into the text itself.
pub fn link(program: &str, description: &str) -> Result<(), Box<dyn Error>> {
    let assets = Path::new(&var("CARGO_MANIFEST_DIR")?).join("../../assets");
    println!("cargo:rerun-if-changed={}", assets.join("windows").display());
    println!("cargo:rerun-if-changed={}", assets.join("icon/sunting.ico").display());
    if var("CARGO_CFG_TARGET_OS")? != "windows" {
        return Ok(());
    }
    let version = var("CARGO_PKG_VERSION")?;
    let text = std::fs::read_to_string(assets.join("windows/program.rc"))?
        .replace("@ASSETS@", &assets.to_string_lossy().replace('\\', "/"))
        .replace("@DESCRIPTION@", description)
        .replace("@PROGRAM@", &format!("{program}.exe"))
        .replace("@VERSION@", &version)
        .replace("@NUMBERS@", &format!("{},0", version.replace('.', ",")));
    let file = Path::new(&var("OUT_DIR")?).join("program.rc");
    std::fs::write(&file, text)?;
    embed_resource::compile_for(&file, [program], embed_resource::NONE).manifest_required()?;
    Ok(())
}
