//! Gives a Windows program its icon, version and manifest. Part of the programs' build scripts.

use std::error::Error;

/// Links `program.rc` into the package's programs, where they are built for Windows.
pub fn link(file_name: &str, description: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=../../assets/windows");
    println!("cargo:rerun-if-changed=../../assets/icon/sunting.ico");
    let part = |name: &str| std::env::var(format!("CARGO_PKG_VERSION_{name}"));
    let numbers = format!("{},{},{},0", part("MAJOR")?, part("MINOR")?, part("PATCH")?);
    let text = |name: &str, value: &str| format!("{name}=\"{value}\"");
    let macros = [
        text("FILE_NAME", file_name),
        text("DESCRIPTION", description),
        text("VERSION_TEXT", &std::env::var("CARGO_PKG_VERSION")?),
        format!("VERSION_NUMBERS={numbers}"),
    ];
    // Elsewhere it does nothing.
    embed_resource::compile_for("../../assets/windows/program.rc", [file_name.trim_end_matches(".exe")], &macros)
        .manifest_required()?;
    Ok(())
}
