//! Where somebody speaks: what is louder than the room.

/// A piece that is quieter for less than this is no pause, in frames.
const LEAST_PAUSE: usize = 12;
/// A piece that is louder for less than this is no speech, in frames.
const LEAST_SPEECH: usize = 6;
/// Energies are averaged over so many frames.
const SMOOTH: usize = 5;
/// Speech begins so far above the quiet level, as part of the way to the loud one.
const THRESHOLD: f32 = 0.4;

/// Speech that stands out so far is told from the room, sound by sound.
const CLEAR: f32 = 2.5;

/// Where there is speech, and how far it stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    /// For each frame.
    pub speech: Vec<bool>,
    /// The mean of the logarithms of the power in speech less that in pauses (1 is 4.3 dB); 0 where nothing is told apart.
    pub contrast: f32,
}

impl Activity {
    /// Whether speech is told from the room, down to its soft sounds.
    pub fn is_clear(&self) -> bool {
        self.contrast >= CLEAR
    }

    /// By the logarithm of the power of each frame.
    pub fn of(energy: &[f32]) -> Self {
        let smooth = smoothed(energy, SMOOTH);
        let threshold = threshold(&smooth);
        let mut speech: Vec<bool> = smooth.iter().map(|energy| *energy > threshold).collect();
        flip_short(&mut speech, false, LEAST_PAUSE);
        flip_short(&mut speech, true, LEAST_SPEECH);
        let mean = |wanted: bool| {
            let own = smooth.iter().zip(&speech).filter(|(_, speech)| **speech == wanted).map(|(energy, _)| *energy);
            mean_of(own)
        };
        let contrast = mean(true).zip(mean(false)).map_or(0.0, |(loud, quiet)| loud - quiet);
        Self { speech, contrast }
    }
}

/// Between two levels that all energies are nearest to.
fn threshold(energy: &[f32]) -> f32 {
    if energy.is_empty() {
        return 0.0;
    }
    let mut sorted = energy.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let quantile = |part: f32| sorted[((sorted.len() - 1) as f32 * part) as usize];
    let (low, high) = (quantile(0.05), quantile(0.95));
    let (mut quiet, mut loud) = (low + 0.1 * (high - low), high - 0.2 * (high - low));
    for _ in 0..12 {
        let split = sorted.partition_point(|energy| *energy < (quiet + loud) / 2.0);
        quiet = mean_of(sorted[..split].iter().copied()).unwrap_or(quiet);
        loud = mean_of(sorted[split..].iter().copied()).unwrap_or(loud);
    }
    quiet + THRESHOLD * (loud - quiet)
}

fn mean_of(values: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = values.fold((0.0_f64, 0_usize), |(sum, count), value| (sum + f64::from(value), count + 1));
    (count > 0).then(|| (sum / count as f64) as f32)
}

/// The mean of so many values around each.
fn smoothed(values: &[f32], width: usize) -> Vec<f32> {
    let half = width / 2;
    let around = |at: usize| {
        let own = &values[at.saturating_sub(half)..(at + half + 1).min(values.len())];
        own.iter().sum::<f32>() / own.len() as f32
    };
    (0..values.len()).map(around).collect()
}

/// Turns runs of a value that are too short into what is around them; those at the ends stay.
fn flip_short(values: &mut [bool], value: bool, least: usize) {
    for run in runs(values, value) {
        if run.len() < least && run.start > 0 && run.end < values.len() {
            values[run].fill(!value);
        }
    }
}

/// Where a value stands, run by run.
pub fn runs(values: &[bool], value: bool) -> Vec<std::ops::Range<usize>> {
    let mut found: Vec<std::ops::Range<usize>> = Vec::new();
    for (at, _) in values.iter().enumerate().filter(|(_, own)| **own == value) {
        match found.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_is_louder_than_the_room_and_short_gaps_are_filled() {
        let mut energy = vec![-9.0; 300];
        energy[50..120].fill(0.0);
        energy[125..200].fill(-1.0);
        energy[250..253].fill(0.0);
        let activity = Activity::of(&energy);
        let found = runs(&activity.speech, true);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].start.abs_diff(50) <= 2 && found[0].end.abs_diff(200) <= 2, "{found:?}");
        assert!((7.0..9.0).contains(&activity.contrast), "{}", activity.contrast);
    }

    #[test]
    fn nothing_stands_out_of_what_is_all_alike() {
        assert_eq!(Activity::of(&[]).contrast, 0.0);
        assert_eq!(Activity::of(&[3.0; 200]).contrast, 0.0);
    }
}
