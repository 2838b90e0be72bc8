//! What the threads of an export share.

use super::plan::{ExportPlan, Segment, SoundPlan};
use super::progress::Tracker;
use super::sources::Sources;
use super::store::SegmentStore;

/// What is to be made, and what everyone who works on it shares.
pub(super) struct Work<'a> {
    pub plan: &'a ExportPlan,
    pub sources: &'a Sources,
    pub store: &'a SegmentStore,
    pub tracker: &'a Tracker<'a>,
    pub segments: Vec<&'a Segment>,
    pub sound: Option<(&'a SoundPlan, &'a str)>,
}
