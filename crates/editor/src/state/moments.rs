//! Moments as people say them: today, yesterday, a day of the week, else the date.

use std::fmt::Display;

use chrono::{DateTime, Datelike, Local, Offset, TimeZone};
use sunting_words::{Language, Messages};

/// "kemarin 15.20", "Senin 16.05", "24 Nov 09.12", "10 Agu 2015 09.12".
pub fn when(words: &Messages, moment: DateTime<Local>) -> String {
    let days = (Local::now().date_naive() - moment.date_naive()).num_days();
    let day = match days {
        0 => words.text("today", &[]),
        1 => words.text("yesterday", &[]),
        2..=6 => words.text(&moment.format("weekday-%u").to_string(), &[]),
        _ => date(words, &moment),
    };
    format!("{day} {}", time(words, &moment))
}

/// What a clock on the wall here showed at a moment, both in seconds since 1970.
pub fn on_the_wall(utc_s: i64) -> i64 {
    let moment = DateTime::from_timestamp(utc_s, 0).map(|utc| utc.with_timezone(&Local));
    utc_s + moment.map_or(0, |local| i64::from(local.offset().fix().local_minus_utc()))
}

/// "24 Nov"; of another year than this one "10 Agu 2015".
pub fn date<Z: TimeZone<Offset: Display>>(words: &Messages, moment: &DateTime<Z>) -> String {
    date_in(words, moment, Local::now().year())
}

fn date_in<Z: TimeZone<Offset: Display>>(words: &Messages, moment: &DateTime<Z>, this_year: i32) -> String {
    let month = words.text(&moment.format("month-%-m").to_string(), &[]);
    let day = format!("{} {month}", moment.format("%-d"));
    if moment.year() == this_year { day } else { format!("{day} {}", moment.year()) }
}

/// "15.20", "15:20".
pub fn time<Z: TimeZone<Offset: Display>>(words: &Messages, moment: &DateTime<Z>) -> String {
    let format = if words.language() == Language::Id { "%H.%M" } else { "%H:%M" };
    moment.format(format).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use sunting_words::Scope;

    #[test]
    fn the_nearer_a_day_the_simpler_its_name() {
        let words = Messages::new(Language::Id, Scope::Window);
        let said = |days: i64| when(&words, Local::now() - TimeDelta::days(days));
        assert!(said(0).starts_with("hari ini ") && said(1).starts_with("kemarin "));
        let weekdays = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];
        assert!(weekdays.iter().any(|day| said(3).starts_with(day)), "{}", said(3));
        assert!(said(40).starts_with(|letter: char| letter.is_ascii_digit()), "{}", said(40));
    }

    #[test]
    fn a_day_of_another_year_is_not_taken_for_one_of_this() {
        let words = Messages::new(Language::Id, Scope::Window);
        let moment = DateTime::from_timestamp(1_439_170_000, 0).unwrap();
        let said = |this_year: i32| date_in(&words, &moment, this_year);
        assert_eq!((said(2015), said(2026), said(2014)), ("10 Agu".into(), "10 Agu 2015".into(), "10 Agu 2015".into()));
    }
}
