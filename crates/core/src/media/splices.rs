//! Files that consist of several recordings, so that their clock starts over or jumps (appended streams, discs,
//! recorders that were stopped and continued). The pieces are played one after the other, without gap or overlap.
//!
//! ```text
//! in the file   0 1 2 3 4|0 1 2|900 901 902      each stream crosses at its own packet
//! played        0 1 2 3 4 5 6 7 8   9  10
//! ```
//!
//! If only one stream jumps while the others go on, that is not a new piece: its picture is held, its sound is silent.

use std::collections::BTreeMap;

use sunting_timeline::Time;

/// A clock that goes back further than rounding makes it starts anew: packets come in the order of decoding.
const BACK: Time = Time::from_millis(250);
/// One that jumps ahead by more has not stood still: streams carry something all along.
const AHEAD: Time = Time::from_seconds(10);
/// Where there is one stream alone, a picture may be held for long.
const AHEAD_ALONE: Time = Time::from_seconds(300);
/// A stream that goes on for so long after another one jumped has not jumped with it.
const GOES_ON: Time = Time::from_seconds(3);
/// Picture and sound of one piece start and end together but for this; then the picture decides where it joins.
const TOGETHER: Time = Time::from_millis(200);

/// What a packet says of time, by its file's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PacketTimes {
    pub decoded: Time,
    /// When it is seen or heard.
    pub shown: Time,
    pub duration: Time,
}

/// Where reading one stream stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ClockPlace {
    /// The piece that it is in.
    pub piece: usize,
    /// When its last packet is decoded, and when the next one should be.
    last: Option<(Time, Time)>,
}

impl ClockPlace {
    /// At the start of a piece, or somewhere in it.
    pub fn within(piece: usize) -> Self {
        Self { piece, last: None }
    }

    /// When the next packet should be decoded.
    pub fn expected(&self) -> Option<Time> {
        self.last.map(|(_, next)| next)
    }

    fn jumps(&self, to: Time, ahead: Time) -> bool {
        self.last.is_some_and(|(last, next)| to < last - BACK || to > next + ahead)
    }

    /// Goes on by a packet.
    pub fn advance(&mut self, stamp: PacketTimes) {
        self.last = Some((stamp.decoded, stamp.decoded + stamp.duration));
    }
}

#[derive(Clone, Copy, Debug)]
struct StreamExtent {
    start: Time,
    end: Time,
}

impl StreamExtent {
    fn add(extent: &mut Option<Self>, stamp: PacketTimes) {
        let (start, end) = (stamp.shown, stamp.shown + stamp.duration);
        *extent =
            Some(extent.map_or(Self { start, end }, |old| Self { start: old.start.min(start), end: old.end.max(end) }));
    }
}

#[derive(Debug, Default)]
struct FoundPiece {
    first: Time,
    picture: Option<StreamExtent>,
    sound: Option<StreamExtent>,
    /// It goes on with the clock of the piece before.
    goes_on: bool,
    /// How far each stream was when the piece was found; one that had not come yet, as far as the one that jumped.
    others: Vec<Time>,
}

struct Lane {
    stream: usize,
    is_picture: bool,
    place: ClockPlace,
    pieces: Vec<usize>,
}

/// Looks for pieces while all packets of a file pass by.
pub(super) struct SpliceFinder {
    lanes: Vec<Lane>,
    pieces: Vec<FoundPiece>,
    ahead: Time,
}

impl SpliceFinder {
    /// For the streams of those numbers, each with whether it is a picture.
    pub fn new(streams: impl Iterator<Item = (usize, bool)>) -> Self {
        let lane = |(stream, is_picture)| Lane { stream, is_picture, place: ClockPlace::default(), pieces: vec![0] };
        let lanes: Vec<Lane> = streams.map(lane).collect();
        let ahead = if lanes.len() > 1 { AHEAD } else { AHEAD_ALONE };
        Self { lanes, pieces: vec![FoundPiece::default()], ahead }
    }

    /// When the stream's next packet should be decoded.
    pub fn expected(&self, stream: usize) -> Option<Time> {
        self.lanes.iter().find(|lane| lane.stream == stream)?.place.expected()
    }

    /// The next packet of a stream; the piece that it belongs to.
    pub fn push(&mut self, stream: usize, stamp: PacketTimes) -> usize {
        let Some(at) = self.lanes.iter().position(|lane| lane.stream == stream) else { return 0 };
        let newest = self.pieces.len() - 1;
        if self.lanes[at].place.jumps(stamp.decoded, self.ahead) {
            let mut further = self.lanes[at].place.piece + 1..=newest;
            let found = further.find(|&piece| self.is_near(piece, stamp.decoded));
            let piece = found.unwrap_or_else(|| self.add_piece(at, stamp));
            self.lanes[at].place.piece = piece;
            self.lanes[at].pieces.push(piece);
        } else if self.lanes[at].place.piece < newest && self.went_on(at, stamp) {
            self.pieces[newest].goes_on = true;
        }
        let lane = &mut self.lanes[at];
        lane.place.advance(stamp);
        let piece = &mut self.pieces[lane.place.piece];
        StreamExtent::add(if lane.is_picture { &mut piece.picture } else { &mut piece.sound }, stamp);
        lane.place.piece
    }

    /// Says when a piece's pictures really start and end, where their packets did not.
    pub fn set_pictures(&mut self, piece: usize, start: Time, end: Time) {
        if let Some(piece) = self.pieces.get_mut(piece) {
            piece.picture = Some(StreamExtent { start, end });
        }
    }

    fn is_near(&self, piece: usize, time: Time) -> bool {
        let first = self.pieces[piece].first;
        (time - first).max(first - time) <= AHEAD
    }

    fn add_piece(&mut self, at: usize, stamp: PacketTimes) -> usize {
        let jumped_from = self.lanes[at].place.expected().unwrap_or(Time::ZERO);
        let others: Vec<Time> = self.lanes.iter().map(|lane| lane.place.expected().unwrap_or(jumped_from)).collect();
        let went_ahead = |(lane, &time): (usize, &Time)| {
            lane != at && time > jumped_from + GOES_ON && time <= stamp.decoded + GOES_ON
        };
        let goes_on = stamp.decoded > jumped_from && others.iter().enumerate().any(went_ahead);
        self.pieces.push(FoundPiece { first: stamp.decoded, goes_on, others, ..FoundPiece::default() });
        self.pieces.len() - 1
    }

    fn went_on(&self, at: usize, stamp: PacketTimes) -> bool {
        let then = self.pieces.last().and_then(|piece| piece.others.get(at));
        then.is_some_and(|&then| stamp.decoded > then + GOES_ON)
    }

    /// The pieces, or `None` where the clock simply goes on.
    pub fn finish(self) -> Option<Splices> {
        let mut offsets = Vec::with_capacity(self.pieces.len());
        // The end of all so far, as it is played.
        let (mut end, mut is_spliced) = (Time::ZERO, false);
        for piece in &self.pieces {
            let offset = match offsets.last() {
                Some(&before) if piece.goes_on => before,
                Some(_) => {
                    is_spliced = true;
                    end - piece.start()
                }
                None => Time::ZERO,
            };
            offsets.push(offset);
            end = if piece.goes_on { end.max(piece.end() + offset) } else { piece.end() + offset };
        }
        let starts = self.pieces.iter().zip(&offsets).filter(|(piece, _)| !piece.goes_on);
        let starts = starts.map(|(piece, &offset)| piece.start() + offset).collect();
        let orders = self.lanes.into_iter().map(|lane| (lane.stream, lane.pieces)).collect();
        is_spliced.then_some(Splices { offsets, orders, starts, ahead: self.ahead })
    }
}

impl FoundPiece {
    fn start(&self) -> Time {
        match (self.picture, self.sound) {
            (Some(picture), Some(sound)) if sound.start < picture.start - TOGETHER => sound.start,
            (Some(picture), _) => picture.start,
            (None, sound) => sound.map_or(self.first, |sound| sound.start),
        }
    }

    fn end(&self) -> Time {
        match (self.picture, self.sound) {
            (Some(picture), Some(sound)) if sound.end > picture.end + TOGETHER => sound.end,
            (Some(picture), _) => picture.end,
            (None, sound) => sound.map_or(self.first, |sound| sound.end),
        }
    }
}

/// The pieces of a file, and by how much the clock of each is set right.
#[derive(Debug)]
pub(super) struct Splices {
    offsets: Vec<Time>,
    /// The pieces that each stream passes through, in the file's order.
    orders: BTreeMap<usize, Vec<usize>>,
    starts: Vec<Time>,
    ahead: Time,
}

impl Splices {
    /// What is added to the clock of a stream's next packet. The place moves along.
    pub fn follow(&self, stream: usize, place: &mut ClockPlace, stamp: PacketTimes) -> Time {
        if place.jumps(stamp.decoded, self.ahead) {
            let order = self.orders.get(&stream).map_or(&[][..], Vec::as_slice);
            place.piece = order.iter().copied().find(|&piece| piece > place.piece).unwrap_or(place.piece);
        }
        place.advance(stamp);
        self.offset(place.piece)
    }

    /// What is added to the clock within a piece.
    pub fn offset(&self, piece: usize) -> Time {
        self.offsets.get(piece).copied().unwrap_or(Time::ZERO)
    }

    /// Where the pieces start, as they are played; at least two.
    pub fn starts(&self) -> &[Time] {
        &self.starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stamp(millis: i64) -> PacketTimes {
        let time = Time::from_millis(millis);
        PacketTimes { decoded: time, shown: time, duration: Time::from_millis(40) }
    }

    /// Packets of 40 ms of picture (0) and sound (1), given as ranges of milliseconds in the file's order.
    fn find(ranges: &[(usize, std::ops::Range<i64>)]) -> Option<Splices> {
        let mut finder = SpliceFinder::new([(0, true), (1, false)].into_iter());
        for (stream, range) in ranges {
            range.clone().step_by(40).for_each(|millis| {
                finder.push(*stream, stamp(millis));
            });
        }
        finder.finish()
    }

    fn starts(ranges: &[(usize, std::ops::Range<i64>)]) -> Vec<i64> {
        find(ranges).map_or(Vec::new(), |splices| splices.starts().iter().map(|start| start.as_millis()).collect())
    }

    #[test]
    fn pieces_follow_each_other_whether_the_clock_goes_back_or_ahead() {
        let back = [(0, 1000..5000), (1, 1000..5000), (0, 1000..4000), (1, 1000..4000)];
        assert_eq!(starts(&back), [1000, 5000]);
        let ahead = [(0, 1000..5000), (1, 1000..5000), (0, 3_600_000..3_603_000), (1, 3_600_000..3_603_000)];
        assert_eq!(starts(&ahead), [1000, 5000]);
    }

    #[test]
    fn streams_cross_at_packets_of_their_own() {
        let late = [(0, 0..4000), (1, 0..2000), (0, 0..2000), (1, 2000..4000), (1, 0..3000), (0, 2000..3000)];
        assert_eq!(starts(&late), [0, 4000]);
    }

    #[test]
    fn a_stream_that_is_silent_while_another_goes_on_starts_no_piece() {
        assert_eq!(starts(&[(0, 0..4000), (1, 0..40_000), (0, 40_000..44_000)]), Vec::<i64>::new());
        assert_eq!(
            starts(&[(1, 0..4000), (0, 0..30_000), (1, 30_000..34_000), (0, 30_000..34_000)]),
            Vec::<i64>::new()
        );
        assert_eq!(starts(&[(1, 0..4000), (1, 30_000..30_040), (0, 0..30_000)]), Vec::<i64>::new());
    }

    #[test]
    fn reading_finds_the_pieces_again() {
        let splices = find(&[(0, 0..4000), (1, 0..4000), (0, 0..3000), (1, 0..3000)]).unwrap();
        let mut place = ClockPlace::default();
        let played: Vec<i64> = [3920, 3960, 0, 40]
            .map(|millis| (splices.follow(0, &mut place, stamp(millis)) + Time::from_millis(millis)).as_millis())
            .to_vec();
        assert_eq!(played, [3920, 3960, 4000, 4040]);
    }

    proptest! {
        #[test]
        fn a_film_is_as_long_as_its_pieces_together(
            pieces in prop::collection::vec((0_i64..5000, 50_i64..200), 1..6),
        ) {
            // Each piece starts at a second of its own, and picture and sound come in turns.
            let mut finder = SpliceFinder::new([(0, true), (1, false)].into_iter());
            let mut end_before = 0;
            for (n, &(start, frames)) in pieces.iter().enumerate() {
                let start = start * 1000;
                let is_new = n == 0 || start < end_before - 1100 || start > end_before + 10_100;
                prop_assume!(is_new);
                for n in 0..frames {
                    finder.push(0, stamp(start + 40 * n));
                    finder.push(1, stamp(start + 40 * n));
                }
                end_before = start + 40 * frames;
            }
            let splices = finder.finish();
            prop_assert_eq!(splices.is_some(), pieces.len() > 1);
            if let Some(splices) = splices {
                let lengths: i64 = pieces[..pieces.len() - 1].iter().map(|(_, frames)| frames * 40).sum();
                let first = pieces[0].0 * 1000;
                prop_assert_eq!(splices.starts().last().map(|start| start.as_millis()), Some(first + lengths));
            }
        }
    }
}
