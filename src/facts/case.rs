//! What the case system knows of a request, handed over in a file: the letter is held against it, and it says when the
//! request came in where the letter does not.

use jiff::civil::Date;
use serde::Deserialize;

/// A case; what is not known is left out.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(try_from = "File")]
pub struct Case {
    /// The authority's reference.
    pub reference: Option<String>,
    /// The day the request was received.
    pub received: Option<Date>,
    /// Who asked, as they signed.
    pub requester: Option<String>,
    /// The words of the request.
    pub request: Option<String>,
}

/// The file as typed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    reference: Option<String>,
    received: Option<String>,
    requester: Option<String>,
    request: Option<String>,
}

impl TryFrom<File> for Case {
    type Error = String;

    fn try_from(file: File) -> Result<Case, String> {
        let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let received = filled(file.received).map(|day| {
            let shape = day.len() == 10 && day.as_bytes()[4] == b'-' && day.as_bytes()[7] == b'-';
            let date = if shape { day.parse::<Date>().ok() } else { None };
            date.ok_or_else(|| {
                format!("received: ‘{day}’ is not a day of the calendar; write year-month-day, such as 2026-11-21")
            })
        });
        let case = Case {
            reference: filled(file.reference),
            received: received.transpose()?,
            requester: filled(file.requester),
            request: filled(file.request),
        };
        if case == Case::default() {
            return Err("it says nothing; give at least one of reference, received, requester and request".to_owned());
        }
        Ok(case)
    }
}

impl Case {
    /// Read a case file.
    ///
    /// # Errors
    /// In one line, when it is no JSON object, a key is unknown, a value is of the wrong type or no day, or it is empty.
    pub fn parse(text: &str) -> Result<Case, String> {
        serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| error.to_string().split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_read() {
        let case =
            Case::parse("{\"reference\": \" FOI 12/24 \", \"received\": \"2024-05-03\", \"request\": \"\"}").unwrap();
        assert_eq!(case.reference.as_deref(), Some("FOI 12/24"));
        assert_eq!((case.received, case.request), (Some("2024-05-03".parse().unwrap()), None));
    }

    #[test]
    fn a_wrong_case_is_an_error_of_one_line() {
        for (text, says) in [
            ("", "EOF"),
            ("[]", "invalid"),
            ("{\"reference\": 12}", "string"),
            ("{\"recieved\": \"2024-05-03\"}", "recieved"),
            ("{\"received\": \"3 May 2024\"}", "3 May 2024"),
            ("{\"received\": \"2024-06-31\"}", "calendar"),
            ("{\"requester\": \" \"}", "nothing"),
        ] {
            let error = Case::parse(text).unwrap_err();
            assert!(error.contains(says) && !error.contains('\n'), "{text}: {error}");
        }
    }
}
