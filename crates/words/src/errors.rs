//! Sentences about what went wrong.

use fluent_bundle::FluentValue;
use sunting_timeline::described::Value;

use crate::messages::Messages;

/// Longer numbers are names: they would lose digits as numbers, and no plural hangs on them.
const MOST_COUNT: u64 = 999_999_999;

impl Messages {
    /// The sentence of the first of these keys that there is, with what an error mentions as people read it. `shown` makes
    /// somebody else's words fit to be shown.
    pub fn of_error<N: AsRef<str>>(
        &self,
        keys: &[&str],
        arguments: &[(N, Value)],
        shown: impl Fn(&str) -> String,
    ) -> Option<String> {
        let mentioned = |(name, value): &'_ (N, Value)| (name.as_ref().to_owned(), self.mentioned(value, &shown));
        let values: Vec<(String, FluentValue<'static>)> = arguments.iter().map(mentioned).collect();
        let values: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        keys.iter().find_map(|key| self.find(key, &values))
    }

    fn mentioned(&self, value: &Value, shown: impl Fn(&str) -> String) -> FluentValue<'static> {
        match value {
            Value::Count(count) if *count <= MOST_COUNT => (*count).into(),
            Value::Count(number) => number.to_string().into(),
            Value::Bytes(bytes) => self.size(*bytes).into(),
            Value::Length(time) => self.duration(*time).into(),
            Value::Moment(time) => self.clock(*time).into(),
            Value::Text(text) => shown(text).into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{Language, Scope};
    use sunting_timeline::Time;

    fn said(key: &str, arguments: &[(&str, Value)]) -> String {
        let words = Messages::new(Language::En, Scope::CommandLine);
        words.of_error(&["error-nobody-knows", key], arguments, str::to_owned).unwrap()
    }

    #[test]
    fn what_an_error_mentions_is_read_as_what_it_is() {
        let full = said("error-not-enough-space", &[("needed", Value::Bytes(2_500_000)), ("free", Value::Bytes(1000))]);
        assert!(full.contains("2.5 MB") && full.contains("1 kB"), "{full}");
        let beyond = said("error-range-beyond-end", &[("duration", Value::Length(Time::from_millis(12_500)))]);
        assert!(beyond.contains("(12.5 s)"), "{beyond}");
        let empty = said("error-edit-nothing-there", &[("time", Value::Moment(Time::from_millis(62_500)))]);
        assert!(empty.contains("1:02.5"), "{empty}");
        let typed = said("error-edit-bad-time", &[("time", "0012".into())]);
        assert!(typed.contains("\"0012\""), "words are no number: {typed}");
        let newer = said("error-project-newer", &[("found", Value::Count(u64::MAX)), ("known", Value::Count(1))]);
        assert!(!newer.contains("000000"), "no digit is lost: {newer}");
    }
}
