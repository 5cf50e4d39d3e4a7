//! A letter's bytes, decoded once. Authorities' letters come out of many programs, so the encoding is worked out here
//! and remembered, and every later place is a byte of the one text that this file settles on.

use std::{error::Error, fmt, path::Path};

/// How a letter is written down, which decides how it is taken apart into blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

impl Format {
    /// Its name in options and reports.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
        }
    }

    /// The format that the extension of `path` stands for, in any case; `None` when it has none or an unknown one.
    pub fn of_path(path: &str) -> Option<Format> {
        let extension = Path::new(path).extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            _ => None,
        }
    }
}

/// How the characters of a file are written as bytes; a fix writes the encoding that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without a byte-order mark.
    Utf8,
    /// UTF-16, low byte first, as its byte-order mark says.
    Utf16Le,
    /// UTF-16, high byte first, as its byte-order mark says.
    Utf16Be,
    /// Windows-1252, the code page of Western European Windows.
    Windows1252,
}

impl Encoding {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }
}

/// Why bytes are not a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DecodeError {
    /// They hold a NUL (a byte, or in UTF-16 a character): a program's file, or UTF-32.
    Binary,
    /// They are more than [`Source::MAX_BYTES`].
    TooLong,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeError::Binary => f.write_str("is a binary file, not a text"),
            DecodeError::TooLong => write!(f, "is longer than {} MiB", Source::MAX_BYTES >> 20),
        }
    }
}

impl Error for DecodeError {}

/// One file as text, with all that is needed to say where in the file a place of the text is.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    format: Format,
    encoding: Encoding,
    text: String,
    replaced: usize,
}

impl Source {
    /// The most bytes that a file may have. A letter is some kilobytes: anything longer is a mistake, not a letter.
    pub const MAX_BYTES: usize = 16 << 20;

    /// Decode a file. `path` is only shown, with `/` between its parts.
    ///
    /// UTF-16 is known by its byte-order mark. Bad UTF-8 stays UTF-8, with U+FFFD for each bad sequence, when its valid
    /// multi-byte sequences outnumber the bad ones; else it is Windows-1252.
    ///
    /// # Errors
    /// When the bytes are not a text, or too many.
    pub fn decode(path: impl Into<String>, format: Format, bytes: Vec<u8>) -> Result<Source, DecodeError> {
        if bytes.len() > Self::MAX_BYTES {
            return Err(DecodeError::TooLong);
        }
        let (encoding, text, replaced) = match bytes.as_slice() {
            [0xFF, 0xFE, rest @ ..] => utf16(Encoding::Utf16Le, rest, u16::from_le_bytes)?,
            [0xFE, 0xFF, rest @ ..] => utf16(Encoding::Utf16Be, rest, u16::from_be_bytes)?,
            _ if bytes.contains(&0) => return Err(DecodeError::Binary),
            _ => match String::from_utf8(bytes) {
                Ok(text) => (Encoding::Utf8, text, 0),
                Err(bad) => repaired(bad.as_bytes()),
            },
        };
        Ok(Source { path: shown(path.into()), format, encoding, text, replaced })
    }

    /// A source whose text is at hand already, as from an editor; its encoding counts as UTF-8.
    pub fn from_text(path: impl Into<String>, format: Format, text: impl Into<String>) -> Source {
        Source { path: shown(path.into()), format, encoding: Encoding::Utf8, text: text.into(), replaced: 0 }
    }

    /// The path as shown to the user, with `/` between its parts.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// How the letter is written down.
    pub fn format(&self) -> Format {
        self.format
    }

    /// How the file's characters are written as bytes.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The whole text. A UTF-8 byte-order mark is still there, as the character U+FEFF; a UTF-16 one is not.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the letter begins, in bytes of the text: 3 after a byte-order mark that was kept, else 0.
    pub fn body_start(&self) -> usize {
        if self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
    }

    /// Whether a byte of the text is the same byte of the file, byte-order mark included. Only intact UTF-8 is so.
    pub fn offsets_are_file_bytes(&self) -> bool {
        self.encoding == Encoding::Utf8 && self.replaced == 0
    }

    /// How many bad byte sequences became U+FFFD. More than 0 means that the file cannot be written back unharmed.
    pub fn replaced(&self) -> usize {
        self.replaced
    }
}

type Decoded = (Encoding, String, usize);

/// The text of UTF-16 after its mark. A NUL is refused here too: the mark of UTF-32 begins like that of UTF-16.
fn utf16(encoding: Encoding, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Decoded, DecodeError> {
    let pairs = bytes.chunks_exact(2);
    let torn = pairs.remainder().len();
    let (mut text, mut replaced) = (String::with_capacity(bytes.len() / 2 + 3), torn);
    for decoded in char::decode_utf16(pairs.map(|pair| unit([pair[0], pair[1]]))) {
        match decoded {
            Ok('\0') => return Err(DecodeError::Binary),
            Ok(character) => text.push(character),
            Err(_) => {
                replaced += 1;
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    text.extend((0..torn).map(|_| char::REPLACEMENT_CHARACTER));
    Ok((encoding, text, replaced))
}

/// The text of bytes that are not UTF-8, or no longer: one bad byte in a letter full of `’` is damage, but a letter
/// whose only high bytes are bad was never UTF-8.
fn repaired(bytes: &[u8]) -> Decoded {
    let (mut valid, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if valid > bad {
        return (Encoding::Utf8, String::from_utf8_lossy(bytes).into_owned(), bad);
    }
    let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
    (Encoding::Windows1252, text.into_owned(), 0)
}

/// A path with `/`, so that reports are the same on all systems. Elsewhere than on Windows `\` may be part of a name.
fn shown(path: String) -> String {
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

#[cfg(test)]
#[path = "source_tests.rs"]
mod tests;
