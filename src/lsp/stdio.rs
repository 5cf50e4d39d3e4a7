//! The server over two streams. One thread reads, so that the server knows whether anything newer is waiting; one
//! writes, so that a client which reads slowly does not hold it up.

use std::io::{BufReader, Read, Write};
use std::sync::Mutex;
use std::thread;

use lsp_server::{Connection, Message};

use super::frames::{Frames, Incoming, to_json, write};
use super::server::{Settings, serve};

/// Serve a client until it says `exit` or its stream ends. The exit code is 0 when it said `shutdown` before, else 1.
pub fn run(settings: &Settings, input: &mut (dyn Read + Send), output: &mut (dyn Write + Send)) -> u8 {
    let (server, client) = Connection::memory();
    let Connection { sender, receiver } = client;
    let output = Mutex::new(output);
    let put = |value| {
        let mut output = output.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        write(&mut **output, &value)
    };
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut frames = Frames::new(BufReader::new(input));
            // a stream that cannot be read is one that has ended
            while let Ok(Some(incoming)) = frames.next() {
                let went_on = match incoming {
                    Incoming::Message(message) => {
                        let exit = matches!(&message, Message::Notification(said) if said.method == "exit");
                        sender.send(message).is_ok() && !exit
                    }
                    Incoming::Fault(answer) => put(answer).is_ok(),
                };
                if !went_on {
                    break;
                }
            }
        });
        scope.spawn(move || receiver.iter().try_for_each(|message| put(to_json(&message))));
        // the connection is dropped with the server's end, and with it the writer comes to its end
        serve(server, settings)
    })
}
