//! Floor 0: bytes become text once, and every later value is a place in that text.

mod capitalised;
pub mod data;
mod distance;
mod edit;
mod escape;
mod line_index;
mod source;
mod span;
mod view;

pub use capitalised::capitalised;
pub use distance::distance;
pub use edit::Edit;
pub use escape::visible;
pub use line_index::{LineIndex, Position};
pub use source::{DecodeError, Encoding, Format, Source};
pub use span::Span;
pub use view::View;
