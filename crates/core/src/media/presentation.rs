//! Finding presentation times for packets that only have decode times.
//!
//! AVI files have no presentation times, nor have the further pictures of an MPEG program stream's packets. The
//! pictures' own headers say in which order they are shown. The decode times, sorted into that order, are the
//! presentation times, but for a constant delay, which packets with both times reveal.

use super::sys::parser::PictureHeader;

/// A coded picture, in its stream's time base.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coded<K> {
    /// What it is found by.
    pub key: K,
    pub decoded: i64,
    /// When it is shown, where its packet says so.
    pub shown: Option<i64>,
    /// What it says of its place among the others.
    pub header: PictureHeader,
}

/// How a codec says in which order pictures are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reordering {
    /// A picture that others are predicted from waits for the next one of its kind; the rest is shown at once
    /// (MPEG-1, MPEG-2, MPEG-4 part 2).
    References,
    /// Pictures are counted (H.264 8.2.1, HEVC 8.3.1).
    Counts,
}

impl Reordering {
    /// Of a codec, by FFmpeg's name; `None` for one that shows pictures in the order of decoding.
    pub fn of(codec: &str) -> Option<Self> {
        match codec {
            "mpeg1video" | "mpeg2video" | "mpeg4" => Some(Self::References),
            "h264" | "hevc" => Some(Self::Counts),
            _ => None,
        }
    }
}

/// Takes pictures in the order of decoding and dates those that need it.
pub(super) struct Presentation<K> {
    reordering: Reordering,
    /// Pictures whose order of showing is not known yet, with what it is sorted by; all that came before them are shown
    /// before them.
    waiting: Vec<(i64, Coded<K>)>,
    /// How much later than in order of decoding pictures are shown.
    delay: Option<i64>,
    dated: Vec<(K, i64)>,
}

impl<K> Presentation<K> {
    pub fn new(reordering: Reordering) -> Self {
        Self { reordering, waiting: Vec::new(), delay: None, dated: Vec::new() }
    }

    /// The next picture in the order of decoding.
    pub fn push(&mut self, picture: Coded<K>) {
        let header = picture.header;
        let starts_group = match self.reordering {
            Reordering::References => !header.is_bidirectional,
            Reordering::Counts => header.is_key && header.order == 0,
        };
        if starts_group {
            self.close_group();
        }
        let order = match self.reordering {
            Reordering::Counts => i64::from(header.order),
            // The reference that opened the group is shown after all that follow it in the group.
            Reordering::References if starts_group => i64::MAX,
            Reordering::References => self.waiting.len() as i64,
        };
        self.waiting.push((order, picture));
    }

    fn close_group(&mut self) {
        let mut times: Vec<i64> = self.waiting.iter().map(|(_, picture)| picture.decoded).collect();
        times.sort_unstable();
        self.waiting.sort_by_key(|(order, _)| *order);
        for ((_, picture), time) in self.waiting.drain(..).zip(times) {
            self.delay = self.delay.or(picture.shown.map(|shown| shown - time));
            self.dated.push((picture.key, time));
        }
    }

    /// Every picture with the time at which it is shown.
    pub fn finish(mut self) -> impl Iterator<Item = (K, i64)> {
        self.close_group();
        let delay = self.delay.unwrap_or(0);
        self.dated.into_iter().map(move |(key, time)| (key, time + delay))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mpeg(decoded: i64, shown: Option<i64>, is_bidirectional: bool) -> Coded<i64> {
        let header = PictureHeader { is_bidirectional, is_key: false, order: 0 };
        Coded { key: decoded, decoded, shown, header }
    }

    fn counted(decoded: i64, order: i32) -> Coded<i64> {
        let header = PictureHeader { is_bidirectional: false, is_key: order == 0, order };
        Coded { key: decoded, decoded, shown: None, header }
    }

    /// When pictures are shown, in the order of decoding.
    fn shown(reordering: Reordering, pictures: impl Iterator<Item = Coded<i64>>) -> Vec<i64> {
        let mut presentation = Presentation::new(reordering);
        pictures.for_each(|picture| presentation.push(picture));
        let mut shown: Vec<(i64, i64)> = presentation.finish().collect();
        shown.sort_unstable();
        shown.into_iter().map(|(_, time)| time).collect()
    }

    #[test]
    fn b_frames_are_shown_when_they_are_decoded_and_references_after_them() {
        let pictures = (0..).zip("IPBBPBBP".chars()).map(|(n, kind)| mpeg(n, None, kind == 'B'));
        assert_eq!(shown(Reordering::References, pictures), [0, 3, 1, 2, 6, 4, 5, 7]);
    }

    #[test]
    fn a_picture_with_both_times_tells_how_late_all_are_shown() {
        let pictures = [mpeg(0, None, false), mpeg(40, Some(80), false), mpeg(80, None, false)];
        assert_eq!(shown(Reordering::References, pictures.into_iter()), [40, 80, 120]);
    }

    #[test]
    fn counted_pictures_start_anew_with_each_closed_group() {
        let pictures = (0..).zip([0, 8, 4, 2, 6, 0, 4, 2]).map(|(n, order)| counted(n, order));
        assert_eq!(shown(Reordering::Counts, pictures), [0, 4, 2, 1, 3, 5, 7, 6]);
    }

    proptest! {
        #[test]
        fn every_picture_is_shown_once(kinds in prop::collection::vec(any::<bool>(), 1..80)) {
            let pictures = (0..).zip(&kinds).map(|(n, &is_bidirectional)| mpeg(n * 40, None, is_bidirectional));
            let mut times = shown(Reordering::References, pictures);
            times.sort_unstable();
            prop_assert_eq!(times, (0..kinds.len() as i64).map(|n| n * 40).collect::<Vec<_>>());
        }
    }
}
