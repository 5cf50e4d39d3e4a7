//! What is known of some words, by their keys, in one slice that may be a constant of the program.

use std::borrow::Cow;

/// Values by key. What is empty by its type stands for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTable<V: Clone + 'static> {
    /// Keys with their values, each at the place that the low bits of its key name or, where others were there first, at
    /// the next that was free; a power of two of places, half of them empty.
    places: Cow<'static, [(u64, V)]>,
}

impl<V: Copy + Default + PartialEq> KeyTable<V> {
    /// Of keys, no two alike, and values that are not empty.
    pub fn new(values: impl ExactSizeIterator<Item = (u64, V)>) -> KeyTable<V> {
        let mut places = vec![(0, V::default()); (2 * values.len()).next_power_of_two()];
        for (key, value) in values {
            let at = place(&places, key);
            places[at] = (key, value);
        }
        KeyTable { places: places.into() }
    }

    /// One that was made when foilint was built.
    pub const fn compiled(places: &'static [(u64, V)]) -> KeyTable<V> {
        KeyTable { places: Cow::Borrowed(places) }
    }

    /// What [`KeyTable::compiled`] takes.
    pub fn places(&self) -> &[(u64, V)] {
        &self.places
    }

    /// The value of a key; an empty one where there is none.
    #[inline]
    pub fn get(&self, key: u64) -> V {
        self.places[place(&self.places, key)].1
    }
}

/// Where a key stands, or the empty place where it would.
#[inline]
fn place<V: Default + PartialEq>(places: &[(u64, V)], key: u64) -> usize {
    let last = places.len() - 1;
    let mut at = key as usize & last;
    while places[at].0 != key && places[at].1 != V::default() {
        at = (at + 1) & last;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_share_a_place_keep_their_values() {
        let table = KeyTable::new([(1, 'a'), (9, 'b'), (17, 'c'), (7, 'd')].into_iter());
        assert_eq!([1, 9, 17, 7, 25].map(|key| table.get(key)), ['a', 'b', 'c', 'd', '\0']);
        assert_eq!(KeyTable::<u8>::new([].into_iter()).get(3), 0);
    }
}
