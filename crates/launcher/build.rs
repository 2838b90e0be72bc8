//! The program's icon, version and manifest on Windows.

#[path = "../../assets/windows/resources.rs"]
mod resources;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    resources::link("sunting-launcher", "Sunting, penyunting video")
}
