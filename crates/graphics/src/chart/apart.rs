//! Labels that would lie over each other are moved apart, as little as possible and in their order.

/// The middles of labels: at least `least_px` apart, between `from_px` and `to_px`. Each moves as little as its
/// neighbours let it; where the room is too small, they end below it.
pub(super) fn apart(wished_px: &[f32], least_px: f32, (from_px, to_px): (f32, f32)) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wished_px.len()).collect();
    order.sort_by(|one, other| at(wished_px, *one).total_cmp(&at(wished_px, *other)));
    // With its share of the distance taken off, each has only to be no less than the one before it.
    let shifted = order.iter().enumerate().map(|(place, index)| at(wished_px, *index) - place as f32 * least_px);
    let most_px = to_px - wished_px.len().saturating_sub(1) as f32 * least_px;
    let mut places = vec![0.0; wished_px.len()];
    for (place, (index, middle_px)) in order.iter().zip(rising(shifted)).enumerate() {
        if let Some(moved_px) = places.get_mut(*index) {
            *moved_px = middle_px.min(most_px).max(from_px) + place as f32 * least_px;
        }
    }
    places
}

/// Whether so many labels have room there.
pub(super) fn have_room(count: usize, least_px: f32, (from_px, to_px): (f32, f32)) -> bool {
    from_px + count.saturating_sub(1) as f32 * least_px <= to_px
}

fn at(places_px: &[f32], index: usize) -> f32 {
    places_px.get(index).copied().unwrap_or_default()
}

/// The rising row of numbers that is nearest to these: what falls is replaced by its mean.
fn rising(numbers: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut groups: Vec<(f32, usize)> = Vec::new();
    for number in numbers {
        let mut group = (number, 1);
        while let Some((mean, count)) = groups.pop_if(|(mean, _)| *mean > group.0) {
            let sum = mean * count as f32 + group.0 * group.1 as f32;
            group = (sum / (count + group.1) as f32, count + group.1);
        }
        groups.push(group);
    }
    groups.into_iter().flat_map(|(mean, count)| std::iter::repeat_n(mean, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn labels_far_apart_stay() {
        assert_eq!(apart(&[300.0, 100.0, 200.0], 50.0, (0.0, 400.0)), [300.0, 100.0, 200.0]);
    }

    #[test]
    fn two_labels_move_by_the_same() {
        assert_eq!(apart(&[210.0, 200.0], 50.0, (0.0, 400.0)), [230.0, 180.0]);
        assert_eq!(apart(&[200.0, 200.0], 50.0, (0.0, 400.0)), [175.0, 225.0]);
    }

    #[test]
    fn a_label_at_an_edge_moves_the_others() {
        assert_eq!(apart(&[395.0, 390.0, 100.0], 50.0, (0.0, 400.0)), [400.0, 350.0, 100.0]);
        assert_eq!(apart(&[-5.0, 5.0], 50.0, (0.0, 400.0)), [0.0, 50.0]);
    }

    proptest! {
        #[test]
        fn labels_are_apart_and_in_order(wished in prop::collection::vec(-50.0_f32..450.0, 0..6)) {
            let edges = (0.0, 400.0);
            let moved = apart(&wished, 60.0, edges);
            prop_assert!(have_room(wished.len(), 60.0, edges));
            for (a, b) in (0..wished.len()).flat_map(|a| (0..wished.len()).map(move |b| (a, b))) {
                prop_assert!(a == b || (moved[a] - moved[b]).abs() >= 59.99, "{moved:?}");
                prop_assert!(wished[a] >= wished[b] || moved[a] < moved[b], "{moved:?}");
            }
            prop_assert!(moved.iter().all(|middle| (-0.01..=400.01).contains(middle)), "{moved:?}");
        }
    }
}
