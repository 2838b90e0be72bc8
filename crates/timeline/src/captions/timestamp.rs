//! Times of captions, as tolerant as their authors.

use crate::time::Time;

/// The longest time that is believed, in hours.
const MAX_HOURS: i64 = 999;

/// Start and end of a line such as `00:00:01,000 --> 00:00:02,500`; `None` when it is no such line.
pub(super) fn parse_line(line: &str) -> Option<(Option<Time>, Option<Time>)> {
    let line = line.trim().trim_start_matches("-->>").trim_start();
    let (arrow, (start, end)) =
        ["-->>", "-->", "—>", "–>", "->"].iter().find_map(|arrow| Some((arrow, line.split_once(arrow)?)))?;
    // "Pukul 10:00 -> 11:00" is something that a person says.
    let spoken = !arrow.starts_with("--") && start.contains(char::is_alphabetic);
    let is_time = start.contains(char::is_numeric) && start.contains([':', '：']) && !spoken;
    is_time.then(|| (parse(start), parse(first_word(end))))
}

/// The end's time, without the settings or coordinates behind it.
fn first_word(text: &str) -> &str {
    let text = text.trim();
    let stop = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    // `00:00:02,500 10:20` would be two times; what follows a space after the fraction is a setting.
    let fraction = text.find([',', '.']).map_or(0, |comma| comma + 1);
    let after = text[fraction..].trim_start();
    let skipped = text.len() - after.len();
    let space = after.find(' ').map_or(text.len(), |space| skipped + space);
    &text[..stop.min(space)]
}

/// `HH:MM:SS,mmm` with hours, separators, leading zeros and digits of the fraction as free as they occur.
fn parse(text: &str) -> Option<Time> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(western_digit).collect();
    let (negative, plain) = plain.strip_prefix('-').map_or((false, plain.as_str()), |rest| (true, rest));
    let mut fields: Vec<&str> = plain.split([':', ',', '.', ';']).collect();
    let has_point = plain.contains([',', '.', ';']);
    let fraction = if has_point || fields.len() == 4 { fields.pop()? } else { "0" };
    if fields.is_empty() || fields.len() > 3 || fields.iter().any(|f| f.is_empty() || f.len() > 4) {
        return None;
    }
    let mut seconds = 0_i64;
    for field in &fields {
        seconds = seconds * 60 + field.parse::<i64>().ok()?;
    }
    if seconds > MAX_HOURS * 3600 || fraction.len() > 9 {
        return None;
    }
    let fraction: i64 = format!("{fraction:0<9}").parse().ok()?;
    let time = Time::from_millis(seconds * 1000 + (fraction + 500_000) / 1_000_000);
    // What lies before the start is seen from the start on.
    Some(if negative { Time::ZERO } else { time })
}

/// Arabic-Indic, Persian and full-width digits in their Western form.
fn western_digit(character: char) -> char {
    let shifted = |zero: u32| char::from_u32(u32::from('0') + u32::from(character) - zero).unwrap_or(character);
    match character {
        '\u{660}'..='\u{669}' => shifted(0x660),
        '\u{6F0}'..='\u{6F9}' => shifted(0x6F0),
        '\u{FF10}'..='\u{FF19}' => shifted(0xFF10),
        '：' => ':',
        '，' => ',',
        other => other,
    }
}

/// `HH:MM:SS` and milliseconds behind `separator`.
pub(super) fn written(time: Time, separator: char) -> String {
    let millis = time.as_millis().max(0);
    let (hours, minutes, seconds) = (millis / 3_600_000, millis / 60_000 % 60, millis / 1000 % 60);
    format!("{hours:02}:{minutes:02}:{seconds:02}{separator}{:03}", millis % 1000)
}
