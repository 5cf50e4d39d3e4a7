//! Bytes to messages and back. A frame is a header with its length, an empty line and so many bytes of JSON. A client
//! may be wrong in all three, and goes on being served: what is no message is answered with an error, and reading goes
//! on at the next header that can be found.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{ErrorCode, Message, RequestId};
use serde_json::{Value, json};

/// The most bytes of a frame: the longest letter there may be, with every byte escaped, and what stands around it.
const MAX_FRAME: u64 = (crate::text::Source::MAX_BYTES as u64) * 6 + (1 << 20);
/// The most bytes of a line of a header.
const MAX_LINE: u64 = 1024;
/// What every header has; in any case.
const LENGTH: &[u8] = b"content-length:";

/// What was read.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message as it should be.
    Message(Message),
    /// No message, and the error to answer with.
    Fault(Value),
}

/// A stream of frames.
pub(super) struct Frames<R> {
    stream: R,
    /// Whether the name of the next length was read already.
    at_length: bool,
}

impl<R: BufRead> Frames<R> {
    /// The frames of a stream.
    pub(super) fn new(stream: R) -> Frames<R> {
        Frames { stream, at_length: false }
    }

    /// The next message or fault; `None` at the end of the stream.
    ///
    /// # Errors
    /// When the stream cannot be read.
    pub(super) fn next(&mut self) -> io::Result<Option<Incoming>> {
        loop {
            let Some(read) = self.frame()? else { return Ok(None) };
            let incoming = match read {
                Ok(body) => message(&body),
                Err(what) => Some(parse_error(what)),
            };
            if incoming.is_some() {
                return Ok(incoming);
            }
        }
    }

    /// The next body, or what is wrong with the frame; `None` at the end of the stream.
    fn frame(&mut self) -> io::Result<Option<Result<Vec<u8>, &'static str>>> {
        if !self.at_length {
            let Some(clean) = self.skip_to_length()? else { return Ok(None) };
            if !clean {
                self.at_length = true;
                return Ok(Some(Err("there is something between two messages that is no header")));
            }
        }
        self.at_length = false;
        let Some(first) = self.line()? else { return Ok(None) };
        let Some(length) = std::str::from_utf8(&first).ok().and_then(|text| text.trim().parse::<u64>().ok()) else {
            return Ok(Some(Err("the Content-Length of a message is not a number")));
        };
        if length > MAX_FRAME {
            return Ok(Some(Err("a message is longer than any letter can be")));
        }
        loop {
            let Some(line) = self.line()? else { return Ok(None) };
            match line.trim_ascii() {
                [] => break,
                header if header.contains(&b':') => {}
                _ => return Ok(Some(Err("a line of a message's header has no colon"))),
            }
        }
        let mut body = Vec::new();
        // grows with what is there, whatever length was claimed
        let read = (&mut self.stream).take(length).read_to_end(&mut body)?;
        Ok((read as u64 == length).then_some(Ok(body)))
    }

    /// Read up to the value of the next `Content-Length`. Whether nothing but another header stood before it; `None` at
    /// the end of the stream.
    fn skip_to_length(&mut self) -> io::Result<Option<bool>> {
        let (mut head, mut read, mut matched) = ([0; 64], 0, 0);
        while matched < LENGTH.len() {
            let Some(&byte) = self.stream.fill_buf()?.first() else { return Ok(None) };
            self.stream.consume(1);
            if let Some(slot) = head.get_mut(read) {
                *slot = byte.to_ascii_lowercase();
            }
            read += 1;
            // its first letter comes only once in the name, so after a mismatch it can only begin anew
            matched = match byte.to_ascii_lowercase() {
                byte if byte == LENGTH[matched] => matched + 1,
                byte => usize::from(byte == LENGTH[0]),
            };
        }
        let before = head[..(read - LENGTH.len()).min(head.len())].trim_ascii();
        Ok(Some(before.is_empty() || before.starts_with(b"content-type:")))
    }

    /// The next line, cut where it is longer than any header; `None` at the end of the stream.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = (&mut self.stream).take(MAX_LINE).read_until(b'\n', &mut line)?;
        Ok((read > 0).then_some(line))
    }
}

/// Write a message as a frame.
///
/// # Errors
/// When the stream cannot be written.
pub(super) fn write(out: &mut (impl Write + ?Sized), message: &Value) -> io::Result<()> {
    let text = message.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    out.flush()
}

/// A message of ours as JSON.
pub(super) fn to_json(message: &Message) -> Value {
    let mut value = serde_json::to_value(message).expect("a message is made of JSON");
    value["jsonrpc"] = json!("2.0");
    value
}

/// Take a body for what it is. `lsp_server` would read a request whose id it cannot hold as a notification, which is
/// never answered, so the kinds are told apart here.
///
/// `None` for an answer to no request of ours, which nobody answers.
fn message(body: &[u8]) -> Option<Incoming> {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else {
        return Some(parse_error("a message is not JSON"));
    };
    let Some(object) = value.as_object_mut() else {
        return Some(invalid(Value::Null, "a message is one JSON object"));
    };
    let params = object.remove("params").unwrap_or_default();
    let answers = object.contains_key("result") || object.contains_key("error");
    let message = match (object.remove("method"), object.remove("id")) {
        (Some(Value::String(method)), None) => lsp_server::Notification { method, params }.into(),
        (Some(Value::String(method)), Some(id)) => match request_id(&id) {
            Some(id) => lsp_server::Request { id, method, params }.into(),
            None => return Some(invalid(id, "the id of a request is a text or a whole number of 32 bits")),
        },
        (None, Some(id)) if answers => {
            let response_result = Ok(object.remove("result").unwrap_or_default());
            lsp_server::Response { id: request_id(&id)?, response_result }.into()
        }
        (Some(_), id) => return Some(invalid(id.unwrap_or_default(), "the method of a message is a text")),
        (None, id) => return Some(invalid(id.unwrap_or_default(), "a message has a method")),
    };
    Some(Incoming::Message(message))
}

fn request_id(id: &Value) -> Option<RequestId> {
    serde_json::from_value(id.clone()).ok()
}

fn parse_error(what: &str) -> Incoming {
    fault(Value::Null, ErrorCode::ParseError, what)
}

fn invalid(id: Value, what: &str) -> Incoming {
    fault(id, ErrorCode::InvalidRequest, what)
}

/// An answer that may have any id, or none.
fn fault(id: Value, code: ErrorCode, what: &str) -> Incoming {
    Incoming::Fault(json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code as i32, "message": what } }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is read from bytes, to the end: the methods of messages, and `!` for a fault.
    fn read(bytes: &[u8], at_once: usize) -> Vec<String> {
        let mut frames = Frames::new(io::BufReader::with_capacity(at_once, bytes));
        let incoming = std::iter::from_fn(|| frames.next().expect("bytes can be read"));
        let said = incoming.map(|incoming| match incoming {
            Incoming::Message(Message::Notification(said)) => said.method,
            Incoming::Message(_) => "?".to_owned(),
            Incoming::Fault(_) => "!".to_owned(),
        });
        said.collect()
    }

    fn frame(method: &str) -> Vec<u8> {
        let mut out = Vec::new();
        write(&mut out, &json!({ "jsonrpc": "2.0", "method": method })).expect("a list takes bytes");
        out
    }

    proptest! {
        #[test]
        fn frames_are_read_in_pieces_of_any_size(methods in prop::collection::vec("[a-z/£]{1,9}", 0..6), size in 1usize..60) {
            let bytes: Vec<u8> = methods.iter().flat_map(|method| frame(method)).collect();
            prop_assert_eq!(read(&bytes, size), methods);
        }

        #[test]
        fn after_what_is_no_frame_the_next_one_is_read(rubbish in prop::collection::vec(any::<u8>(), 0..200)) {
            let said = read(&[rubbish, frame("next")].concat(), 16);
            prop_assert_eq!(said.last().map(String::as_str), Some("next"));
        }

        #[test]
        fn headers_of_any_shape_end_nothing(header in "(Content-Length: ?[0-9x]{0,25}(\r\n|\n|: )){0,3}[a-z{}\\[\\]\" ]{0,20}") {
            // a length that was believed may swallow what follows, so many frames follow
            let bytes = [header.into_bytes(), frame("next").repeat(60)].concat();
            let said = read(&bytes, 64);
            prop_assert!(said.is_empty() || said.last().is_some_and(|last| last == "next" || last == "!"));
        }
    }
}
