//! Text to bytes, in each encoding that a letter may be read from. Each is the exact inverse of reading, so that what
//! was not edited keeps its bytes.

use encoding_rs::WINDOWS_1252;

use crate::text::Encoding;

/// Whether an encoding has all characters of a text.
pub fn can_hold(encoding: Encoding, text: &str) -> bool {
    encoding != Encoding::Windows1252 || !WINDOWS_1252.encode(text).2
}

/// The bytes of a text, with the byte-order mark that UTF-16 is known by (that of UTF-8 is part of the text); `None`
/// when the encoding has not all of its characters.
pub fn encode(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    let utf16 = |bytes: fn(u16) -> [u8; 2]| ['\u{feff}' as u16].into_iter().chain(text.encode_utf16()).flat_map(bytes);
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Utf16Le => Some(utf16(u16::to_le_bytes).collect()),
        Encoding::Utf16Be => Some(utf16(u16::to_be_bytes).collect()),
        Encoding::Windows1252 => match WINDOWS_1252.encode(text) {
            (bytes, _, false) => Some(bytes.into_owned()),
            _ => None,
        },
    }
}
