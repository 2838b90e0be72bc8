//! Words without their markup.

/// Takes out tags (`<i>`, `<v Budi>`, `{\an8}`) and turns entities into letters. A `<` that starts no tag stays.
pub(super) fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        text.push_str(&rest[..at]);
        let tail = &rest[at..];
        match tag_length(tail) {
            Some(length) => rest = &tail[length..],
            None => {
                text.push_str(&tail[..1]);
                rest = &tail[1..];
            }
        }
    }
    text.push_str(rest);
    let entities =
        [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&lrm;", ""), ("&rlm;", "")];
    let text = entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter));
    text.replace("&amp;", "&").replace("\\N", "\n").trim().to_owned()
}

/// How many bytes a tag at the start of `text` takes.
fn tag_length(text: &str) -> Option<usize> {
    let close = if text.starts_with('{') { '}' } else { '>' };
    let inside = text.get(1..text.find(close)?)?;
    let second = inside.chars().next()?;
    let is_tag = match close {
        '}' => second == '\\',
        _ => (second.is_ascii_alphanumeric() || second == '/') && !inside.contains('<'),
    };
    is_tag.then_some(inside.len() + 2)
}

/// Letters as WebVTT and our own SubRip reader need them, so that nothing is mistaken for markup.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
