//! What kinds of graphics are called.

use sunting_graphics::any_template::AnyTemplate;
use sunting_session::charts::kind_of_chart;
use sunting_session::graphics::language_of;
use sunting_timeline::graphic::Graphic;
use sunting_timeline::own_template::StoredTemplate;
use sunting_words::Messages;

/// "Nama dan jabatan", "Grafik donat"; of a template that nobody knows its id. `own` is the user's own template that it is
/// made with.
pub fn name_of(words: &Messages, graphic: &Graphic, own: Option<&StoredTemplate>) -> String {
    if let Some(kind) = kind_of_chart(graphic) {
        let kind = words.text(&format!("chart-{}", kind.id()), &[]).to_lowercase();
        return words.text("chart-of", &[("kind", kind.into())]);
    }
    let template = AnyTemplate::of(graphic, own);
    let name = template.as_ref().map_or("", |template| template.name(language_of(words.language())));
    if name.is_empty() { graphic.template.clone() } else { name.to_owned() }
}
