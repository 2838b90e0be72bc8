//! Reading a clip's content from JSON: one struct with the fields of all kinds. Unknown fields are kept with a graphic
//! and skipped elsewhere. If serde looked at the tag first, it would hold all of the content in memory, at up to fifty
//! times the size of its text.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::{Content, Speed, Text};
use crate::color::Color;
use crate::extra::{Apart, Extra};
use crate::graphic::{Appear, Fields, Graphic, Place, Table};
use crate::ids::MediaId;
use crate::time::Time;

#[derive(Deserialize)]
pub(super) struct ContentFields {
    #[serde(rename = "type")]
    content_type: Option<ContentType>,
    media: Option<MediaId>,
    source_start: Option<Time>,
    #[serde(default)]
    speed: Speed,
    kind: Option<TextKind>,
    text: Option<String>,
    name: Option<String>,
    #[serde(default)]
    role: String,
    #[serde(default)]
    style: String,
    color: Option<Color>,
    prompt: Option<String>,
    template: Option<String>,
    #[serde(default)]
    fields: Fields,
    table: Option<Table>,
    #[serde(default)]
    dark: bool,
    #[serde(default)]
    place: Place,
    #[serde(default)]
    appear: Appear,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ContentType {
    Media,
    Text,
    Graphic,
    Image,
    Color,
    Slot,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TextKind {
    Caption,
    Title,
    LowerThird,
}

impl TryFrom<Apart<ContentFields>> for Content {
    type Error = String;

    fn try_from(Apart { known: fields, extra }: Apart<ContentFields>) -> Result<Self, String> {
        Ok(match needed(fields.content_type, "type")? {
            ContentType::Media => Self::Media {
                media: needed(fields.media, "media")?,
                source_start: needed(fields.source_start, "source_start")?,
                speed: fields.speed,
            },
            ContentType::Text => Self::Text(text_of(fields)?),
            ContentType::Graphic => Self::Graphic(graphic_of(fields, extra)?),
            ContentType::Image => Self::Image { media: needed(fields.media, "media")? },
            ContentType::Color => Self::Color { color: needed(fields.color, "color")? },
            ContentType::Slot => Self::Slot { prompt: needed(fields.prompt, "prompt")? },
        })
    }
}

/// A graphic by itself is read as the content that it becomes: no field of its own may be one of another kind.
impl<'de> Deserialize<'de> for Graphic {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Apart { known, extra } = Apart::deserialize(deserializer)?;
        graphic_of(known, extra).map_err(D::Error::custom)
    }
}

fn graphic_of(known: ContentFields, extra: Extra) -> Result<Graphic, String> {
    let ContentFields { template, fields, table, dark, place, appear, .. } = known;
    let template = needed(template, "template")?;
    Ok(Graphic { template, fields, table, dark, place, appear, extra, ..Graphic::default() })
}

fn text_of(fields: ContentFields) -> Result<Text, String> {
    let ContentFields { text, name, role, style, .. } = fields;
    Ok(match needed(fields.kind, "kind")? {
        TextKind::Caption => Text::Caption { text: needed(text, "text")?, style },
        TextKind::Title => Text::Title { text: needed(text, "text")?, style },
        TextKind::LowerThird => Text::LowerThird { name: needed(name, "name")?, role, style },
    })
}

fn needed<T>(field: Option<T>, name: &str) -> Result<T, String> {
    field.ok_or_else(|| format!("missing field `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graphic::{Anchor, FieldValue};

    fn graphic() -> Graphic {
        let item = [("teks".to_owned(), "Kartu keluarga".to_owned())].into();
        let fields = [
            ("judul".to_owned(), FieldValue::Text("Syarat".to_owned())),
            ("butir".to_owned(), FieldValue::List(vec![item])),
            ("foto".to_owned(), FieldValue::Switch(false)),
        ];
        let table = Table { columns: vec!["Bulan".to_owned()], rows: vec![vec!["Jan".to_owned()]], ..Table::default() };
        let place = Place { anchor: Anchor::HeadLeft, x: 0.25, y: 0.0 };
        let (template, fields, table) = ("syarat".to_owned(), fields.into(), Some(table));
        let dark = true;
        Graphic { template, fields, table, dark, place, appear: Appear::Fading, ..Graphic::default() }
    }

    #[test]
    fn every_kind_of_content_is_read_as_it_is_written_whatever_else_is_in_it() {
        let style = "tebal".to_owned();
        let kinds = [
            Content::Media { media: MediaId(3), source_start: Time::from_millis(40), speed: Speed::default() },
            Content::Image { media: MediaId(3) },
            Content::Color { color: Color { r: 1, g: 2, b: 3, a: 4 } },
            Content::Slot { prompt: "Kantor".to_owned() },
            Content::Graphic(graphic()),
            Content::Text(Text::Caption { text: "Halo".to_owned(), style: style.clone() }),
            Content::Text(Text::Title { text: "Halo".to_owned(), style: String::new() }),
            Content::Text(Text::LowerThird { name: "Ani".to_owned(), role: "Kepala".to_owned(), style }),
        ];
        for content in kinds {
            let mut value = serde_json::to_value(&content).unwrap();
            value["later"] = serde_json::json!([{ "type": "media" }]);
            let mut read = serde_json::from_value::<Content>(value).unwrap();
            if let Content::Graphic(graphic) = &mut read {
                assert!(!std::mem::take(&mut graphic.extra).is_empty());
            }
            assert_eq!(read, content);
        }
        for broken in [r#"{"media": 3}"#, r#"{"type": "image"}"#, r#"{"type": "text"}"#, r#"{"type": "film"}"#, "[]"] {
            assert!(serde_json::from_str::<Content>(broken).is_err(), "{broken}");
        }
    }
    #[test]
    fn fields_of_a_graphic_that_only_newer_programs_know_are_kept() {
        let text = r#"{"type":"graphic","template":"syarat","dark":true,"shade":"red","more":{"a":[1,2.5]}}"#;
        let content: Content = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&content).unwrap(), text);
        let alone = text.replace(r#""type":"graphic","#, "");
        let graphic: Graphic = serde_json::from_str(&alone).unwrap();
        assert_eq!(serde_json::to_string(&graphic).unwrap(), alone);
        assert_eq!(Content::Graphic(graphic), content);
        // Nothing of it becomes a field of other content, which would be read twice.
        let odd: Graphic = serde_json::from_str(r#"{"template":"syarat","type":"media","text":"x"}"#).unwrap();
        assert!(odd.extra.is_empty());
    }
}
