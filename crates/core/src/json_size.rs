//! How much memory a JSON text may take, told before it is parsed: some values take fifty times as much as their text.

use std::io;

use crate::ordinary_file::Refusal;

/// As many as twenty thousand captions in one edit have, several times over.
const MOST_VALUES: usize = 1_000_000;

/// Checks whether a JSON text of tagged values, such as edits, can be parsed in little memory.
///
/// # Errors
/// [`Refusal::TooLarge`].
pub fn check_values(json: &[u8]) -> io::Result<()> {
    if values(json) > MOST_VALUES { Err(Refusal::TooLarge.into()) } else { Ok(()) }
}

/// Removes the byte order mark that some text editors write.
pub fn without_mark(json: &[u8]) -> &[u8] {
    json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json)
}

/// How many names, values and containers a JSON text has at most; of other texts, a number.
fn values(json: &[u8]) -> usize {
    let (mut count, mut in_string, mut escaped) = (1, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b',' | b':' | b'[' | b'{' if !in_string => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_in_quotes_counts_once() {
        assert_eq!(values(b"1"), 1);
        assert_eq!(values(br#"{"a": [1, 2], "b": "[,\",:{"}"#), 7);
        assert!(check_values("[0,".repeat(MOST_VALUES).as_bytes()).is_err());
        assert!(check_values(&[b'"', b','].repeat(MOST_VALUES)).is_ok());
    }
}
