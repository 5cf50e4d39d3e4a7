//! The addresses, telephone numbers and postcodes that a letter gives, each as written and as it is compared. Whose they
//! are is for the lints to say.

mod scan;

use std::ops::Range;

use crate::letter::{Letter, Region};
use crate::text::Span;

/// What sort of contact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ContactKind {
    /// An e-mail address.
    Email,
    /// A web address.
    Url,
    /// A telephone or fax number of the UK.
    Phone,
    /// A postcode.
    Postcode,
}

/// A way to reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What sort.
    pub kind: ContactKind,
    /// As written.
    pub span: Span,
    /// Its words, as indices into the letter's words.
    pub words: Range<usize>,
    /// As compared: small letters without "https://", "www." and "mailto:"; the figures of a number from its 0; a
    /// postcode in capitals with one space.
    pub value: String,
    /// The part of the letter it stands in.
    pub region: Region,
}

impl Contact {
    /// The host of an address, and its path without the slash. Empty for a number or a postcode.
    pub fn host_and_path(&self) -> (&str, &str) {
        match self.kind {
            ContactKind::Email => (self.value.rsplit_once('@').map_or("", |(_, host)| host), ""),
            ContactKind::Url => {
                let end = self.value.find(['/', '?', '#', ':']).unwrap_or(self.value.len());
                (&self.value[..end], self.value[end..].trim_start_matches('/'))
            }
            ContactKind::Phone | ContactKind::Postcode => ("", ""),
        }
    }

    /// Whether it stands in the requester's words.
    pub fn is_asked(&self) -> bool {
        self.region == Region::Request
    }
}

/// Every contact of a letter, in order.
pub fn find(letter: &Letter) -> Vec<Contact> {
    scan::find(letter)
}

#[cfg(test)]
mod tests {
    use super::{ContactKind, find};
    use crate::letter::{Cues, Kind, Letter};
    use crate::text::{Format, Source};

    fn values(text: &str) -> Vec<(ContactKind, String)> {
        let source = Source::from_text("a.txt", Format::Text, text.to_owned());
        let letter = Letter::read(&source, Cues::builtin(), Some(Kind::Letter));
        find(&letter).into_iter().map(|contact| (contact.kind, contact.value)).collect()
    }

    #[test]
    fn numbers_in_every_grouping_are_one_number() {
        for text in [
            "Tel: 0303 123 1113",
            "Tel 03031231113.",
            "on 0303-123-1113 or",
            "+44 303 123 1113",
            "+44 (0)303 123 1113",
            "(0303) 123 1113",
        ] {
            assert_eq!(values(text), [(ContactKind::Phone, "03031231113".to_owned())], "{text}");
        }
    }

    #[test]
    fn other_figures_are_no_numbers() {
        for text in ["01/07/2021", "FOI 001761/18", "0 0 12", "in 2014 and 2015", "0.5 of 100", "007", "01 02 03"] {
            assert_eq!(values(text), [], "{text}");
        }
    }

    #[test]
    fn addresses_and_postcodes_are_compared_in_one_form() {
        let found = values("Wilmslow SK9 5AF\nFOI@Kent.police.uk\nsee https://www.ico.org.uk/make-a-complaint/.\n");
        let shown: Vec<&str> = found.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(shown, ["SK9 5AF", "foi@kent.police.uk", "ico.org.uk/make-a-complaint/"]);
        assert_eq!(values("at KY169DS"), [(ContactKind::Postcode, "KY16 9DS".to_owned())]);
        assert_eq!(values("Section 9 5AF"), []);
    }
}
