//! What is wrong with subtitles, and what was done about it, in words and as JSON.

use serde_json::{Value, json};
use sunting_core::render::text::fonts::missing_characters;
use sunting_timeline::captions::Cue;
use sunting_timeline::captions::lines::worst_end;
use sunting_timeline::captions::pieces::pieces_of;
use sunting_timeline::captions::reading::{Finding, Limits, Reading, findings_of, findings_of_second};
use sunting_timeline::{Time, TimeRange};
use sunting_words::Messages;
use sunting_words::numbers::number;

use crate::json;

/// Of an unsure line, so many letters are told.
const MOST_TOLD: usize = 48;

/// A finding in a cue of that number, from 1.
pub struct Told {
    pub number: usize,
    pub at: Time,
    pub code: &'static str,
    /// Whether it is about what is said in a second language.
    pub second: bool,
    /// What is wrong, as the second half of a sentence.
    pub what: String,
}

impl Told {
    pub fn as_json(&self) -> Value {
        let mut object =
            json!({ "cue": self.number, "code": self.code, "at": json::seconds(self.at), "message": self.what });
        if self.second {
            object["second"] = json!(true);
        }
        object
    }

    /// "Subtitle 12 (0:41.2): …"
    pub fn in_words(&self, messages: &Messages) -> String {
        let arguments =
            [("cue", self.number.into()), ("time", messages.clock(self.at).into()), ("what", self.what.clone().into())];
        messages.text("cues-found", &arguments)
    }
}

/// A cue as the command line's JSON has it.
pub fn cue_as_json(cue: &Cue) -> Value {
    let range = cue.timeline_range;
    json!({ "start": json::seconds(range.start()), "end": json::seconds(range.end()), "text": cue.text })
}

/// The same for one whose times or words were found and not written: how likely it is right, from 0 to 1, and the codes of
/// what speaks against it.
pub fn found_as_json(cue: &Cue, confidence: f32, doubts: &[&str]) -> Value {
    let mut object = cue_as_json(cue);
    object["confidence"] = json!(f64::from((confidence * 100.0).round()) / 100.0);
    object["sure"] = json!(doubts.is_empty());
    object["doubts"] = json!(doubts);
    object
}

/// A cue that is not sure: when it is seen, how it begins, and why.
pub fn unsure_in_words(cue: &Cue, why: &[String], messages: &Messages) -> String {
    let arguments = [
        ("time", messages.clock(cue.timeline_range.start()).into()),
        ("text", cut(&cue.text).into()),
        ("why", why.join(" ").into()),
    ];
    messages.text("cues-unsure", &arguments)
}

/// What is told of a text of one line or more, on one.
fn cut(text: &str) -> String {
    let text = text.replace('\n', " ");
    let cut: String = text.chars().take(MOST_TOLD).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { text }
}

/// All that is wrong with rows of cues, which are numbered through.
pub fn findings(rows: &[Vec<Cue>], limits: &Limits, messages: &Messages) -> Vec<Told> {
    let mut told = Vec::new();
    let mut before = 0;
    for row in rows {
        for (index, cue) in row.iter().enumerate() {
            let next = row.get(index + 1).map(|next| next.timeline_range);
            told.extend(findings_of(row, index, limits).into_iter().map(|finding| Told {
                number: before + index + 1,
                at: cue.timeline_range.start(),
                code: finding.code(),
                second: false,
                what: sentence(cue, next, finding, limits, messages),
            }));
            let second = Cue::new(cue.timeline_range, cue.details.second.clone());
            told.extend(findings_of_second(cue, limits).into_iter().map(|finding| {
                let what = sentence(&second, None, finding, limits, messages);
                Told {
                    number: before + index + 1,
                    at: cue.timeline_range.start(),
                    code: finding.code(),
                    second: true,
                    what: messages.text("cues-second-language", &[("what", what.into())]),
                }
            }));
        }
        before += row.len();
    }
    told
}

fn sentence(cue: &Cue, next: Option<TimeRange>, finding: Finding, limits: &Limits, messages: &Messages) -> String {
    let text = cue.text.trim();
    let count = |count: usize| count.into();
    let seconds = |time: Time| messages.exact_seconds(time).into();
    let arguments = match finding {
        Finding::Empty | Finding::Overlaps => Vec::new(),
        Finding::UnknownLetters => vec![("letters", missing_characters(text).iter().collect::<String>().into())],
        Finding::TooLong => vec![
            ("lines", count(limits.lines)),
            ("characters", count(limits.line_length)),
            ("pieces", count(pieces_of(text, limits))),
        ],
        Finding::LongLine => {
            let longest = text.lines().map(|line| line.trim().chars().count()).max().unwrap_or(0);
            vec![("longest", count(longest)), ("characters", count(limits.line_length))]
        }
        Finding::ManyLines => vec![("count", count(text.lines().count())), ("lines", count(limits.lines))],
        Finding::TooFast { add } => {
            let speed = Reading::of(text, cue.timeline_range).characters_per_second;
            vec![("speed", number(messages.language(), speed, 0).into()), ("seconds", seconds(add))]
        }
        Finding::TooBrief { add: by } | Finding::Lingers { by } => vec![("seconds", seconds(by))],
        Finding::LineEnd => vec![("word", worst_end(text).map_or("", |(_, word)| word).into())],
        Finding::SmallGap => {
            let gap = next.map_or(Time::ZERO, |next| next.start() - cue.timeline_range.end());
            vec![("seconds", seconds(gap)), ("least", seconds(limits.gap))]
        }
    };
    messages.text(&format!("cues-finding-{}", finding.code()), &arguments)
}
