//! A sentence that was taken out of the video, and where it belongs in what has become of the project since.

use sunting_timeline::edit::Part;
use sunting_timeline::{Clip, ClipId, Content, MediaId, Project, Time, TimeRange};

/// A sentence that was taken out of the video.
#[derive(Clone, Debug, PartialEq)]
pub struct RemovedSentence {
    /// The captions that went with it; while one of them is in the project, the sentence is.
    pub(crate) captions: Vec<ClipId>,
    /// What they say.
    pub(crate) words: String,
    /// What lay there.
    pub(crate) part: Part,
    /// The clips of the storyline that it lay between.
    pub(crate) neighbours: [Option<ClipId>; 2],
}

/// Where a sentence belongs now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    /// There it can be put back.
    At(Time),
    /// It is in the video.
    IsThere,
    /// Nothing is left of what was around it.
    Nowhere,
}

/// Source that plays in a file: from where to where.
type Played = (MediaId, TimeRange);

impl RemovedSentence {
    /// Notes what lies around the place that it was taken from, in the project as it is since.
    pub(crate) fn note_neighbours(&mut self, project: &Project, at: Time) {
        let clips = project.storyline().map_or(&[][..], |track| &track.clips);
        let before = clips.iter().find(|clip| clip.timeline_range.end() == at);
        let behind = clips.iter().find(|clip| clip.timeline_range.start() == at);
        self.neighbours = [before, behind].map(|clip| clip.map(|clip| clip.id));
    }

    /// Where it belongs: where its source goes on, else between the clips that it lay between, else beside what is nearest
    /// in its source.
    pub(crate) fn belongs(&self, project: &Project) -> Belongs {
        let is_back = |id: &ClipId| project.find_clip(*id).is_some();
        if self.captions.iter().any(is_back) {
            return Belongs::IsThere;
        }
        let Some(storyline) = project.storyline() else { return Belongs::Nowhere };
        let (clips, played) = (&storyline.clips[..], self.played(project));
        let (first, last) = (played.first(), played.last());
        let seam = nearest(clips, first, last, &self.neighbours).filter(|seam| seam.distance == Time::ZERO);
        let between = || self.between(clips);
        if let Some(at) = seam.map(|seam| seam.at).or_else(between) {
            return Belongs::At(at);
        }
        if clips.iter().any(|clip| played.iter().any(|own| plays(project, clip, own))) {
            return Belongs::IsThere;
        }
        let beside = nearest(clips, first, last, &self.neighbours).map(|seam| seam.at);
        let alone = || clips.is_empty().then_some(Time::ZERO);
        beside.or_else(|| self.beside(clips)).or_else(alone).map_or(Belongs::Nowhere, Belongs::At)
    }

    /// What it plays on the storyline, in order.
    fn played(&self, project: &Project) -> Vec<Played> {
        let storyline = project.storyline().map(|track| track.id);
        let own = self.part.tracks.iter().find(|own| Some(own.track) == storyline);
        own.map_or(Vec::new(), |own| own.clips.iter().filter_map(source_of).collect())
    }

    /// Where the clips meet that it lay between.
    fn between(&self, clips: &[Clip]) -> Option<Time> {
        let end = clips.last().map_or(Time::ZERO, |clip| clip.timeline_range.end());
        let find = |id: ClipId| clips.iter().find(|clip| clip.id == id).map(|clip| clip.timeline_range);
        let [before, behind] = self.neighbours;
        let left = before.map_or(Some(Time::ZERO), |id| find(id).map(TimeRange::end))?;
        let right = behind.map_or(Some(end), |id| find(id).map(TimeRange::start))?;
        (left == right).then_some(left)
    }

    /// Behind the clip that it followed, or before the one that followed it.
    fn beside(&self, clips: &[Clip]) -> Option<Time> {
        let find = |id: ClipId| clips.iter().find(|clip| clip.id == id).map(|clip| clip.timeline_range);
        let [before, behind] = self.neighbours;
        before.and_then(find).map(TimeRange::end).or_else(|| behind.and_then(find).map(TimeRange::start))
    }
}

/// A place beside a clip, and how much of the source is missing between the two.
struct Seam {
    at: Time,
    distance: Time,
}

fn source_of(clip: &Clip) -> Option<Played> {
    match clip.content {
        Content::Media { media, .. } => Some((media, clip.source_range()?)),
        _ => None,
    }
}

/// The place where least is missing between a clip and the sentence; of several, one beside its neighbours.
fn nearest(clips: &[Clip], first: Option<&Played>, last: Option<&Played>, known: &[Option<ClipId>; 2]) -> Option<Seam> {
    let seams = clips.iter().filter_map(|clip| Some((clip, source_of(clip)?))).flat_map(|(clip, (media, source))| {
        let own = clip.timeline_range;
        let goes_on = first.filter(|(own, range)| *own == media && source.end() <= range.start());
        let before = goes_on.map(|(_, range)| Seam { at: own.end(), distance: range.start() - source.end() });
        let follows = last.filter(|(own, range)| *own == media && source.start() >= range.end());
        let behind = follows.map(|(_, range)| Seam { at: own.start(), distance: source.start() - range.end() });
        let is_known = known.contains(&Some(clip.id));
        [before, behind].into_iter().flatten().map(move |seam| (!is_known, seam))
    });
    let best = seams.min_by_key(|(is_strange, seam)| (seam.distance > Time::ZERO, *is_strange, seam.distance));
    best.map(|(_, seam)| seam)
}

/// Whether a clip plays some of that source: more than the frame that a cut may be off.
fn plays(project: &Project, clip: &Clip, (media, source): &Played) -> bool {
    let own = source_of(clip).filter(|(own, _)| own == media);
    let shared = own.and_then(|(_, own)| own.intersection(*source));
    shared.is_some_and(|shared| shared.duration() > project.canvas.frame_rate.period())
}
