//! Keeping a byte limit: encode, measure, correct the quality, until the file is small enough. It is never larger.

use sunting_timeline::Time;

use super::Request;
use super::approach::{Beginning, SOUND_MADE, approach, is_out_of_reach, landing};
use super::destination::Destination;
use super::error::ExportError;
use super::job::{ExportReport, Job, Made, fixed_bytes};
use super::join::Joined;
use super::plan::{ExportPlan, Segment, Sound, SoundPlan, Tuning};
use super::rate_control::{Natural, overhead_bytes};
use super::rate_search::Search;
use super::sound_plan::LEAST_BIT_RATE;
use super::spending::source_bytes;
use crate::media::container::Container;

/// What sound alone is given of its limit: encoders keep a rate within three hundredths.
const SOUND_AIM: f64 = 0.97;
/// The least of a film of this length is really made before its limit is called hopeless. Of longer ones a few pieces
/// tell, where it would have to be so many times less than they say; what they say with so much more is told to be enough.
const SOON_TRIED: Time = Time::from_seconds(60);
const SURELY_LARGER: f64 = 2.0;
const SURELY_SMALLER: f64 = 0.8;
const ENOUGH: f64 = 1.2;
/// A result that is too large by no more needs only some of its pieces made once more.
const LITTLE_ABOVE: f64 = 1.1;
/// Tags and what else a container may take beyond what is reckoned.
const UNRECKONED_BYTES: u64 = 4_000;
const UNRECKONED_BYTES_OF_TAGS: u64 = 64_000;
/// Rounds until sound alone fits.
const SOUND_ROUNDS: usize = 5;

/// Exports a project into at most `limit_bytes`.
///
/// # Errors
/// [`ExportError::LimitTooSmall`], once a few pieces are made where those can tell; otherwise as [`super::export`].
pub(super) fn export_within(
    job: &Job<'_>,
    request: &Request<'_>,
    plan: ExportPlan,
    limit_bytes: u64,
    destination: Destination,
) -> Result<ExportReport, ExportError> {
    let limited = Limited { job, request, limit_bytes, container: destination.container() };
    let fitting = if plan.segments.is_empty() {
        limited.sound_alone(&plan, &destination)?
    } else {
        limited.with_picture(plan, &destination)?
    };
    let Fitting { plan, joined } = fitting;
    let (joined, size_bytes) = match joined {
        Some(joined) => joined,
        None => job.join(&plan, &destination)?,
    };
    // Nothing that is written beside the packets was ever so large; a promise is kept all the same.
    if size_bytes > limit_bytes {
        return Err(too_small(&plan, limit_bytes, size_bytes));
    }
    let checks = job.check(&plan, &joined, &destination)?;
    let source_bytes = source_bytes(&plan, request.sources);
    let report = job.publish(&plan, destination, &joined, checks, size_bytes)?;
    Ok(ExportReport { source_bytes, limit_bytes: Some(limit_bytes), ..report })
}

/// A plan whose result fits.
struct Fitting {
    plan: ExportPlan,
    /// With its size, while the file that was written last is this one.
    joined: Option<(Joined, u64)>,
}

/// What a round's result takes.
struct Weighed {
    total_bytes: u64,
    joined: Option<(Joined, u64)>,
}

struct Limited<'a> {
    job: &'a Job<'a>,
    request: &'a Request<'a>,
    limit_bytes: u64,
    container: Container,
}

impl Limited<'_> {
    fn with_picture(&self, natural: ExportPlan, destination: &Destination) -> Result<Fitting, ExportError> {
        let base = self.request.base_tuning(&natural, self.limit_bytes);
        let beginning = self.begin(&natural, base)?;
        let mut search = Search::new(Natural::of(&natural));
        let mut trial = beginning.trial.unwrap_or_else(|| search.natural_trial());
        let (mut sampled, mut is_begun) = (beginning.made, beginning.trial.is_some());
        // What fits as it is keeps its sound; only the rounds after it give the sound its share.
        let mut tuning = if beginning.natural_bytes <= self.limit_bytes { Tuning::default() } else { base };
        let mut best = None::<(u64, Fitting)>;
        loop {
            let tuning = std::mem::replace(&mut tuning, base);
            let mut plan = self.request.plan(tuning.with(trial, &natural), self.container)?;
            let mut made = std::mem::take(&mut sampled);
            if std::mem::take(&mut is_begun) {
                trial.crf = self.land(&natural, &mut plan, &mut made, destination)?;
            } else if search.is_natural(&trial) {
                made.add(self.request.make(self.job, &mut plan, destination)?);
            } else {
                made.add(self.job.make(&plan, self.request.sources, destination)?);
            }
            // What was joined before is written over.
            if let Some((_, fitting)) = &mut best {
                fitting.joined = None;
            }
            let Weighed { total_bytes, joined } = self.weigh_trimmed(&natural, &mut plan, &mut made, destination)?;
            let video_bytes = made.video_bytes(&plan);
            if total_bytes <= self.limit_bytes && best.as_ref().is_none_or(|(bytes, _)| total_bytes > *bytes) {
                best = Some((total_bytes, Fitting { plan, joined }));
            }
            if total_bytes > self.limit_bytes && trial == search.least() {
                break;
            }
            search.measured(trial, video_bytes);
            let fixed_bytes = total_bytes - video_bytes;
            let Some(next) = search.next(self.limit_bytes.saturating_sub(fixed_bytes)) else { break };
            trial = next;
        }
        match best {
            Some((_, fitting)) => Ok(fitting),
            None => self.least(&natural, destination),
        }
    }

    /// Where to begin, unless some pieces tell that there is no hope.
    fn begin(&self, natural: &ExportPlan, base: Tuning) -> Result<Beginning, ExportError> {
        if is_out_of_reach(natural, self.limit_bytes) {
            return Ok(Beginning::default());
        }
        let beginning = approach(self.job, self.request, natural, base, self.limit_bytes)?;
        refuse_hopeless(self.job, self.request, natural, self.limit_bytes, &beginning)?;
        Ok(beginning)
    }

    /// Makes a plan of which a sample was made, and tells the CRF of its pieces: of each byte on average, as it is not the
    /// same for all.
    fn land(
        &self,
        natural: &ExportPlan,
        plan: &mut ExportPlan,
        made: &mut Made,
        destination: &Destination,
    ) -> Result<f32, ExportError> {
        self.job.check_room(plan, destination)?;
        let crf = plan.coding.crf();
        let mut landing = landing(self.job, self.request, natural, plan, self.limit_bytes, std::mem::take(made));
        landing.begin_again();
        landing.land()?;
        *made = landing.made;
        let bytes_of = |segment| made.bytes_of(segment).unwrap_or(0) as f64;
        let weighted = |segment| f64::from(plan.crf_of(segment)) * bytes_of(segment);
        let bytes: f64 = plan.segments.iter().map(bytes_of).sum();
        let mean = plan.segments.iter().map(weighted).sum::<f64>() / bytes;
        Ok(if mean.is_finite() { mean as f32 } else { crf })
    }

    fn sound_alone(&self, natural: &ExportPlan, destination: &Destination) -> Result<Fitting, ExportError> {
        // Silence and pauses take less than their rate.
        let is_soon_made = natural.duration <= SOUND_MADE;
        let mut tuning = if is_soon_made { Tuning::default() } else { sound_tuning(natural, self.limit_bytes) };
        for _ in 0..SOUND_ROUNDS {
            let plan = self.request.plan(tuning, self.container)?;
            let made = self.job.make(&plan, self.request.sources, destination)?;
            let Weighed { total_bytes, joined } = self.weigh(&plan, &made, destination)?;
            if total_bytes <= self.limit_bytes {
                return Ok(Fitting { plan, joined });
            }
            let used = mixed(&plan).map_or(LEAST_BIT_RATE, |sound| sound.coding(false).bit_rate);
            if used <= LEAST_BIT_RATE {
                break;
            }
            let fill = total_bytes as f64 / self.limit_bytes as f64;
            tuning.sound_bit_rate = Some(whole_kbits(f64::from(used) * SOUND_AIM / fill));
        }
        self.least(natural, destination)
    }

    /// The least that there is. Whatever the limit, it is the same: where a message says that its size is enough, it is.
    fn least(&self, natural: &ExportPlan, destination: &Destination) -> Result<Fitting, ExportError> {
        let plan = self.request.plan(least_tuning(natural), self.container)?;
        self.job.make(&plan, self.request.sources, destination)?;
        let joined = self.job.join(&plan, destination)?;
        if joined.1 > self.limit_bytes {
            return Err(too_small(natural, self.limit_bytes, joined.1));
        }
        Ok(Fitting { plan, joined: Some(joined) })
    }

    /// The size of a plan whose pieces are made; of one that is a little too large, once some of them are coarser.
    fn weigh_trimmed(
        &self,
        natural: &ExportPlan,
        plan: &mut ExportPlan,
        made: &mut Made,
        destination: &Destination,
    ) -> Result<Weighed, ExportError> {
        let weighed = self.weigh(plan, made, destination)?;
        let fill = weighed.total_bytes as f64 / self.limit_bytes as f64;
        // The container may take a little more than was reckoned.
        let room_bytes = self.limit_bytes as f64 - (weighed.total_bytes - made.video_bytes(plan)) as f64;
        if fill <= 1.0 || fill > LITTLE_ABOVE || room_bytes <= 0.0 {
            return Ok(weighed);
        }
        let mut landing = landing(self.job, self.request, natural, plan, self.limit_bytes, std::mem::take(made));
        landing.pots.iter_mut().for_each(|pot| pot.most_bytes = pot.most_bytes.min(room_bytes));
        landing.limit_bytes = None;
        landing.trim()?;
        *made = landing.made;
        self.weigh(plan, made, destination)
    }

    /// The size of a plan whose pieces are made: that of the file itself where only that can tell whether it fits.
    fn weigh(&self, plan: &ExportPlan, made: &Made, destination: &Destination) -> Result<Weighed, ExportError> {
        let total_bytes = made.video_bytes(plan) + fixed_bytes(self.job, plan);
        let has_tags = self.request.settings.keep_metadata;
        let unreckoned_bytes = if has_tags { UNRECKONED_BYTES_OF_TAGS } else { UNRECKONED_BYTES };
        let is_below = total_bytes + unreckoned_bytes <= self.limit_bytes;
        // The container is reckoned at the most that it takes. What is above the limit by that is made a little smaller:
        // to join it all only to find out reads every byte once more.
        if is_below || total_bytes > self.limit_bytes {
            return Ok(Weighed { total_bytes, joined: None });
        }
        let joined = self.job.join(plan, destination)?;
        Ok(Weighed { total_bytes: joined.1, joined: Some(joined) })
    }
}

/// Refuses a limit that is too small by what a few pieces say of a long film, and by the least itself of a short one.
///
/// # Errors
/// [`ExportError::LimitTooSmall`]; otherwise as [`Job::make`].
pub(super) fn refuse_hopeless(
    job: &Job<'_>,
    request: &Request<'_>,
    natural: &ExportPlan,
    limit_bytes: u64,
    beginning: &Beginning,
) -> Result<(), ExportError> {
    let times_the_limit = |bytes: u64| bytes as f64 / limit_bytes.max(1) as f64;
    match beginning.least_bytes {
        Some(bytes) if natural.duration > SOON_TRIED && times_the_limit(bytes) > SURELY_LARGER => {
            Err(too_small(natural, limit_bytes, (bytes as f64 * ENOUGH) as u64))
        }
        Some(bytes) if natural.duration <= SOON_TRIED && times_the_limit(bytes) > SURELY_SMALLER => {
            let plan = request.plan(least_tuning(natural), Container::Mp4)?;
            let all: Vec<&Segment> = plan.segments.iter().collect();
            let made = job.sample(&plan, request.sources, &all)?;
            let least_bytes = made.video_bytes(&plan) + fixed_bytes(job, &plan);
            if least_bytes > limit_bytes { Err(too_small(natural, limit_bytes, least_bytes)) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// The least that there is, the same whatever the limit.
fn least_tuning(natural: &ExportPlan) -> Tuning {
    let least = Search::new(Natural::of(natural)).least();
    let pictures = if natural.segments.is_empty() { Tuning::default() } else { Tuning::default().with(least, natural) };
    pictures.quietest()
}

/// The answer where a plan takes at least so many bytes.
pub(super) fn too_small(plan: &ExportPlan, limit_bytes: u64, least_bytes: u64) -> ExportError {
    ExportError::LimitTooSmall {
        limit_bytes,
        least_bytes: as_written(least_bytes),
        duration: plan.duration,
        has_picture: !plan.segments.is_empty(),
    }
}

/// The rate with which sound alone may fill a limit.
pub(super) fn sound_tuning(natural: &ExportPlan, limit_bytes: u64) -> Tuning {
    let seconds = natural.duration.as_seconds_f64().max(0.001);
    let room_bytes = limit_bytes.saturating_sub(overhead_bytes(natural));
    let bit_rate = whole_kbits(room_bytes as f64 * 8.0 / seconds * SOUND_AIM);
    Tuning { sound_bit_rate: Some(bit_rate), ..Tuning::default() }
}

/// The next larger size that can be written with one decimal: what a message says is enough, has to be.
fn as_written(bytes: u64) -> u64 {
    let step = match bytes {
        0..1_000_000 => 100,
        1_000_000..1_000_000_000 => 100_000,
        _ => 100_000_000,
    };
    bytes.next_multiple_of(step)
}

fn whole_kbits(bit_rate: f64) -> u32 {
    (bit_rate / 1000.0).floor().clamp(0.0, 1e6) as u32 * 1000
}

fn mixed(plan: &ExportPlan) -> Option<SoundPlan> {
    match &plan.sound {
        Some(Sound::Mixed { plan, .. }) => Some(*plan),
        _ => None,
    }
}
