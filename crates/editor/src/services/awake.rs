//! Keeping the computer from falling asleep while a video is made.

/// Sleep is held off while this lives; the screen may still turn dark.
pub struct Awake {
    _held: Option<keepawake::KeepAwake>,
}

impl Awake {
    /// Holds sleep off. Where the system cannot be asked, nothing is held and nothing is wrong.
    pub fn hold() -> Self {
        let mut wish = keepawake::Builder::default();
        wish.sleep(true).idle(true).reason("Membuat video").app_name("Sunting").app_reverse_domain("id.sunting.Editor");
        Self { _held: wish.create().ok() }
    }
}
