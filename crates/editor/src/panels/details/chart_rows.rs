//! What of a chart's table its details offer, read once for each change.

use std::sync::Arc;

use sunting_graphics::chart_kind::ChartKind;
use sunting_graphics::suggest::suggest;
use sunting_graphics::table::{ReadTable, Table};
use sunting_session::Session;
use sunting_session::charts::{kind_of_chart, read_chart};
use sunting_timeline::{Clip, ClipId, Project};

/// The rows of the chart that was shown last.
#[derive(Default)]
pub struct ChartRows {
    of: Option<(ClipId, Arc<Project>)>,
    /// What can stand out, in the order in which it is drawn.
    pub names: Vec<String>,
    /// Rows are times, which go forwards whatever is chosen.
    pub are_times: bool,
    pub have_sum: bool,
}

impl ChartRows {
    /// Those of a chart, read anew where something has changed.
    pub fn follow(self, session: &Session, clip: &Clip) -> Self {
        let project = session.project();
        let is_known = |(own, seen): &(ClipId, Arc<Project>)| *own == clip.id && Arc::ptr_eq(seen, project);
        if self.of.as_ref().is_some_and(is_known) {
            return self;
        }
        let of = Some((clip.id, project.clone()));
        let Some(graphic) = Session::graphic_of(clip) else { return Self { of, ..Self::default() } };
        let Some(table) = graphic.table.as_ref().map(Table::from) else { return Self { of, ..Self::default() } };
        let read = read_chart(graphic, &table);
        let names = names(kind_of_chart(graphic), &read, session);
        Self { of, names, are_times: read.time.is_some(), have_sum: read.sum.is_some() }
    }
}

fn names(kind: Option<ChartKind>, read: &ReadTable, session: &Session) -> Vec<String> {
    match kind {
        Some(ChartKind::Columns | ChartKind::Bars | ChartKind::Table) => {
            let order = suggest(read, session.shape_of_picture()).order;
            let labels = order.iter().filter_map(|row| read.labels.get(*row));
            labels.filter(|label| !label.is_empty()).cloned().collect()
        }
        Some(ChartKind::Lines) => read.numbers.iter().map(|number| number.name.clone()).collect(),
        _ => Vec::new(),
    }
}
