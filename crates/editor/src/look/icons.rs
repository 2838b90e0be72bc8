//! The icons: code points of the shipped Phosphor font.

/// download-simple
pub const DOWNLOAD_SIMPLE: char = '\u{E20C}';
/// scissors
pub const SCISSORS: char = '\u{EAE0}';
/// text-t
pub const TEXT_T: char = '\u{E48A}';
/// film-slate
pub const FILM_SLATE: char = '\u{E8C2}';
/// arrow-u-up-left
pub const ARROW_U_UP_LEFT: char = '\u{E08A}';
/// arrow-u-up-right
pub const ARROW_U_UP_RIGHT: char = '\u{E08C}';
/// magnifying-glass
pub const MAGNIFYING_GLASS: char = '\u{E30C}';
/// translate
pub const TRANSLATE: char = '\u{E4A2}';
/// question
pub const QUESTION: char = '\u{E3E8}';
/// gear-six
pub const GEAR_SIX: char = '\u{E272}';
/// dots-three
pub const DOTS_THREE: char = '\u{E1FE}';
/// dots-three-vertical
pub const DOTS_THREE_VERTICAL: char = '\u{E208}';
/// caret-down
pub const CARET_DOWN: char = '\u{E136}';
/// caret-left
pub const CARET_LEFT: char = '\u{E138}';
/// caret-right
pub const CARET_RIGHT: char = '\u{E13A}';
/// check
pub const CHECK: char = '\u{E182}';
/// check-circle
pub const CHECK_CIRCLE: char = '\u{E184}';
/// x
pub const X: char = '\u{E4F6}';
/// plus
pub const PLUS: char = '\u{E3D4}';
/// info
pub const INFO: char = '\u{E2CE}';
/// warning
pub const WARNING: char = '\u{E4E0}';
/// warning-circle
pub const WARNING_CIRCLE: char = '\u{E4E2}';
/// play
pub const PLAY: char = '\u{E3D0}';
/// pause
pub const PAUSE: char = '\u{E39E}';
/// play-circle
pub const PLAY_CIRCLE: char = '\u{E3D2}';
/// skip-back
pub const SKIP_BACK: char = '\u{E5A4}';
/// skip-forward
pub const SKIP_FORWARD: char = '\u{E5A6}';
/// rewind
pub const REWIND: char = '\u{E6A8}';
/// fast-forward
pub const FAST_FORWARD: char = '\u{E6A6}';
/// speaker-high
pub const SPEAKER_HIGH: char = '\u{E44A}';
/// speaker-slash
pub const SPEAKER_SLASH: char = '\u{E45A}';
/// corners-out
pub const CORNERS_OUT: char = '\u{E1D0}';
/// frame-corners
pub const FRAME_CORNERS: char = '\u{E626}';
/// magnifying-glass-minus
pub const MAGNIFYING_GLASS_MINUS: char = '\u{E30E}';
/// magnifying-glass-plus
pub const MAGNIFYING_GLASS_PLUS: char = '\u{E310}';
/// arrows-horizontal
pub const ARROWS_HORIZONTAL: char = '\u{EB06}';
/// film-strip
pub const FILM_STRIP: char = '\u{E792}';
/// image
pub const IMAGE: char = '\u{E2CA}';
/// music-notes
pub const MUSIC_NOTES: char = '\u{E340}';
/// closed-captioning
pub const CLOSED_CAPTIONING: char = '\u{E1A4}';
/// eye
pub const EYE: char = '\u{E220}';
/// eye-slash
pub const EYE_SLASH: char = '\u{E224}';
/// lock-simple
pub const LOCK_SIMPLE: char = '\u{E308}';
/// arrow-line-left
pub const ARROW_LINE_LEFT: char = '\u{E062}';
/// arrow-line-right
pub const ARROW_LINE_RIGHT: char = '\u{E064}';
/// flag
pub const FLAG: char = '\u{E244}';
/// flag-checkered
pub const FLAG_CHECKERED: char = '\u{EA38}';
/// split-horizontal
pub const SPLIT_HORIZONTAL: char = '\u{E872}';
/// link-simple-horizontal
pub const LINK_SIMPLE_HORIZONTAL: char = '\u{E2EA}';
/// arrow-fat-left
pub const ARROW_FAT_LEFT: char = '\u{E51A}';
/// arrow-fat-right
pub const ARROW_FAT_RIGHT: char = '\u{E52C}';
/// arrow-clockwise
pub const ARROW_CLOCKWISE: char = '\u{E036}';
/// trash
pub const TRASH: char = '\u{E4A6}';
/// clock
pub const CLOCK: char = '\u{E19A}';
/// hourglass
pub const HOURGLASS: char = '\u{E2B2}';
/// ear
pub const EAR: char = '\u{E70C}';
/// file-text
pub const FILE_TEXT: char = '\u{E23A}';
/// file-video
pub const FILE_VIDEO: char = '\u{EA22}';
/// folder-open
pub const FOLDER_OPEN: char = '\u{E256}';
/// device-mobile
pub const DEVICE_MOBILE: char = '\u{E1E0}';
/// usb
pub const USB: char = '\u{E956}';
/// link-break
pub const LINK_BREAK: char = '\u{E2E4}';
/// package
pub const PACKAGE: char = '\u{E390}';
/// copy
pub const COPY: char = '\u{E1CA}';
/// clipboard
pub const CLIPBOARD: char = '\u{E196}';
/// floppy-disk
pub const FLOPPY_DISK: char = '\u{E248}';
/// clock-counter-clockwise
pub const CLOCK_COUNTER_CLOCKWISE: char = '\u{E1A0}';
/// shield-check
pub const SHIELD_CHECK: char = '\u{E40C}';
/// sidebar-simple
pub const SIDEBAR_SIMPLE: char = '\u{EC24}';
/// keyboard
pub const KEYBOARD: char = '\u{E2D8}';
/// whatsapp-logo
pub const WHATSAPP_LOGO: char = '\u{E5D0}';
/// circle-dashed
pub const CIRCLE_DASHED: char = '\u{E602}';
/// instagram-logo
pub const INSTAGRAM_LOGO: char = '\u{E2D0}';
/// facebook-logo
pub const FACEBOOK_LOGO: char = '\u{E226}';
/// youtube-logo
pub const YOUTUBE_LOGO: char = '\u{E4FC}';
/// stamp
pub const STAMP: char = '\u{EA48}';
/// archive
pub const ARCHIVE: char = '\u{E00C}';
/// envelope-simple
pub const ENVELOPE_SIMPLE: char = '\u{E218}';
