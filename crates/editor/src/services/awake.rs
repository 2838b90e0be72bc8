//! Keeping the computer from falling asleep while a video is made or a project is packed.

/// While this lives, the computer does not fall asleep for want of somebody at it. Whoever sends it to sleep still can, and
/// the screen may turn dark.
pub struct Awake {
    _held: Option<keepawake::KeepAwake>,
}

impl Awake {
    /// Holds sleep off. Where the system cannot be asked, nothing is held and nothing is wrong.
    pub fn hold() -> Self {
        let mut wish = keepawake::Builder::default();
        wish.idle(true).reason("Sunting").app_name("Sunting").app_reverse_domain("id.sunting.Editor");
        Self { _held: wish.create().inspect_err(|error| tracing::warn!("holding sleep off: {error}")).ok() }
    }
}
