//! What FFmpeg says of files goes into the program's log; by itself it writes to stderr.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use ffmpeg_next::ffi;

/// Longer lines end here: lists of all formats that it might have been.
const LINE_BYTES: usize = 256;

/// C's `va_list` as arguments: the bindings have another name for it on each system, which is taken from
/// `av_log_set_callback`.
type FormatLine<List> =
    unsafe extern "C" fn(*mut c_void, c_int, *const c_char, List, *mut c_char, c_int, *mut c_int) -> c_int;

/// Has FFmpeg's warnings and errors told to `tracing`, and nothing to stderr. Before the first use of FFmpeg; called
/// again, it does nothing.
pub fn listen() {
    static ONCE: Once = Once::new();
    // SAFETY: the callback is a function that may be called from any thread, for as long as the program runs.
    ONCE.call_once(|| unsafe { ffi::av_log_set_callback(Some(hear)) });
}

/// # Safety
/// For FFmpeg alone: `context` is null or begins with a pointer to its class, and `format` fits `arguments`, a `va_list`.
unsafe extern "C" fn hear<List>(context: *mut c_void, level: c_int, format: *const c_char, arguments: List) {
    // The bits above are for colours.
    let level = level & 0xff;
    // A panic may not run into C. Who listens is at fault then, and the decoding goes on.
    let listens = || tracing::enabled!(target: "ffmpeg", tracing::Level::WARN);
    if level > ffi::AV_LOG_WARNING as c_int || !catch_unwind(listens).unwrap_or(false) {
        return;
    }
    let mut line = [0 as c_char; LINE_BYTES];
    let mut with_prefix = 1;
    // SAFETY: `List` is the bindings' type for a `va_list`, for this function as for the callback. The line is as long as
    // said and always ended by a zero byte; the rest is by this function's contract.
    unsafe {
        let format_line = std::mem::transmute::<*const (), FormatLine<List>>(ffi::av_log_format_line2 as *const ());
        format_line(context, level, format, arguments, line.as_mut_ptr(), LINE_BYTES as c_int, &mut with_prefix);
    }
    // SAFETY: as above.
    let text = unsafe { CStr::from_ptr(line.as_ptr()) };
    // As above.
    let _ = catch_unwind(AssertUnwindSafe(|| tell(level, &text.to_string_lossy())));
}

fn tell(level: c_int, line: &str) {
    let text = without_addresses(line.trim());
    match level <= ffi::AV_LOG_ERROR as c_int {
        _ if text.is_empty() => {}
        true => tracing::error!(target: "ffmpeg", "{text}"),
        false => tracing::warn!(target: "ffmpeg", "{text}"),
    }
}

/// `[h264 @ 0x55d0c8a3]` is `[h264]`: where something lies in memory tells nobody anything.
fn without_addresses(line: &str) -> String {
    let mut parts = line.split(" @ 0x");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_speaks_is_told_and_not_where_it_lies() {
        assert_eq!(without_addresses("[mov,mp4 @ 0x55d0c8a3] moov atom not found"), "[mov,mp4] moov atom not found");
        assert_eq!(without_addresses("[in#0 @ 0xab][h264 @ 0xF1] no frame!"), "[in#0][h264] no frame!");
        assert_eq!(without_addresses("plain"), "plain");
    }
}
