//! Floor 6: the language server, which shows in an editor what the command line says of the same bytes. It
//! decides nothing: findings come from `check`, and nothing is sent anywhere but to the editor.
//!
//! | module | its idea |
//! |---|---|
//! | `frames` | bytes to messages: nothing that a client sends ends the server but `exit` and the end of the stream |
//! | `stdio` | two threads between the streams and the server |
//! | `server` | one message after the other; a letter is checked when nothing is left to read |
//! | `messages` | what each message asks for |
//! | `client` | what the client can do and wants, read once from `initialize` |
//! | `documents` | the open letters and what was found in them |
//! | `places`, `uri` | the only doors between the protocol's places and ours |
//! | `diagnostics`, `actions`, `hover` | findings as the protocol says them |

mod actions;
mod client;
mod diagnostics;
mod documents;
mod frames;
mod hover;
mod messages;
mod places;
mod server;
mod stdio;
mod uri;

pub use server::{Settings, serve};
pub use stdio::run;
