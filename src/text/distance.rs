//! How far one word is from another, where that is not far.

/// The letters lost, added, changed or swapped with a neighbour between two words, if they are at most `most`.
///
/// Most words are told apart by the letters they have, before anything is measured.
pub fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let apart = (letters(one) ^ letters(other)).count_ones() as usize;
    // one letter lost or added changes one bit, one changed two
    if apart > 2 * most || one.len().abs_diff(other.len()) > 4 * most {
        return None;
    }
    Some(strsim::osa_distance(one, other)).filter(|distance| *distance <= most)
}

/// One bit for each letter that a word has.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_measured_and_far_ones_are_not() {
        assert_eq!(distance("constabulary", "constabluary", 2), Some(1));
        assert_eq!(distance("gwent", "kent", 2), Some(2));
        assert_eq!(distance("gwent", "kent", 1), None);
        assert_eq!(distance("norfolk", "suffolk", 1), None);
        assert_eq!(distance("é", "e", 1), Some(1));
    }

    proptest::proptest! {
        #[test]
        fn the_look_at_letters_never_loses_a_near_word(one in "[a-dé]{0,8}", other in "[a-dé]{0,8}", most in 0_usize..4) {
            let measured = Some(strsim::osa_distance(&one, &other)).filter(|distance| *distance <= most);
            proptest::prop_assert_eq!(distance(&one, &other, most), measured);
        }
    }
}
