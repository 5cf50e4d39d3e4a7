//! What lies over the words of a letter: bold, marks of findings, hidden words. Such spans nest and overlap as they
//! like, and HTML elements cannot: so the text is cut wherever one begins or ends, and each piece says all that lies
//! over it.

use std::io::{self, Write};

use super::escape::Body;
use crate::diagnostic::Severity;
use crate::text::Span;

/// What is shown instead of words that must not be repeated.
pub(super) const NOT_REPEATED: &str = "<span class=\"withheld\">[words not repeated here]</span>";

/// What can lie over words; the outermost element first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// A sign of markup that is not shown.
    Sign,
    /// Words that must not be repeated.
    Hidden,
    /// Bold.
    Strong,
    /// Italics.
    Emphasis,
    /// A further place of a finding of this severity.
    Related(Severity),
    /// The place of a finding of this severity.
    Found(Severity),
}

/// How many layers there are.
const LAYERS: usize = 10;

impl Layer {
    fn index(self) -> usize {
        // the worst severity is innermost, so that its underline is nearest to the words
        match self {
            Layer::Sign => 0,
            Layer::Hidden => 1,
            Layer::Strong => 2,
            Layer::Emphasis => 3,
            Layer::Related(severity) => 4 + severity as usize,
            Layer::Found(severity) => 7 + severity as usize,
        }
    }
}

/// The elements of each layer.
const TAGS: [(&str, &str); LAYERS] = [
    ("<span class=\"sign\">", "</span>"),
    ("", ""),
    ("<strong>", "</strong>"),
    ("<em>", "</em>"),
    ("<span class=\"related note\">", "</span>"),
    ("<span class=\"related warning\">", "</span>"),
    ("<span class=\"related error\">", "</span>"),
    ("<mark class=\"note\">", "</mark>"),
    ("<mark class=\"warning\">", "</mark>"),
    ("<mark class=\"error\">", "</mark>"),
];
/// The first layer that says that a finding is about the words.
const FIRST_FINDING: usize = 4;

/// A layer begins or ends.
#[derive(Clone, Copy)]
struct Edge {
    at: usize,
    layer: usize,
    begins: bool,
}

/// The layers of one letter, and what is set between its words.
#[derive(Default)]
pub(super) struct Layers {
    edges: Vec<Edge>,
    between: Vec<(usize, String)>,
}

impl Layers {
    /// Put a layer over a span; an empty span has nothing to lie over.
    pub(super) fn add(&mut self, span: Span, layer: Layer) {
        if !span.is_empty() {
            let layer = layer.index();
            self.edges.push(Edge { at: span.start, layer, begins: true });
            self.edges.push(Edge { at: span.end, layer, begins: false });
        }
    }

    /// Set a piece of markup before byte `at`, after what was set there already.
    pub(super) fn insert(&mut self, at: usize, html: String) {
        self.between.push((at, html));
    }

    /// Begin to write the letter.
    pub(super) fn writer(mut self, text: &str) -> LayerWriter<'_> {
        self.edges.sort_by_key(|edge| edge.at);
        self.between.sort_by_key(|(at, _)| *at);
        LayerWriter { text, layers: self, next_edge: 0, next_between: 0, over: [0; LAYERS] }
    }
}

/// Writes a letter from its start to its end, a block at a time.
pub(super) struct LayerWriter<'t> {
    text: &'t str,
    layers: Layers,
    next_edge: usize,
    next_between: usize,
    /// How often each layer lies over the place that was reached.
    over: [u32; LAYERS],
}

impl LayerWriter<'_> {
    /// Write a block. What lies over or between the bytes since the last one is not shown.
    pub(super) fn block(&mut self, span: Span, out: &mut dyn Write) -> io::Result<()> {
        let (mut at, mut withheld) = (span.start, false);
        self.reach(at);
        loop {
            while let Some((_, html)) = self.layers.between.get(self.next_between).filter(|(place, _)| *place <= at) {
                out.write_all(html.as_bytes())?;
                self.next_between += 1;
            }
            if at >= span.end {
                return Ok(());
            }
            let edge = self.layers.edges.get(self.next_edge).map_or(span.end, |edge| edge.at);
            let between = self.layers.between.get(self.next_between).map_or(span.end, |(place, _)| *place);
            let next = edge.min(between).min(span.end);
            let hidden = self.over[Layer::Hidden.index()] > 0;
            self.piece(Span::new(at, next), hidden && withheld, out)?;
            withheld = hidden;
            at = next;
            self.reach(at);
        }
    }

    /// Take in all that begins or ends up to a byte.
    fn reach(&mut self, at: usize) {
        while let Some(edge) = self.layers.edges.get(self.next_edge).filter(|edge| edge.at <= at) {
            let over = &mut self.over[edge.layer];
            *over = if edge.begins { *over + 1 } else { *over - 1 };
            self.next_edge += 1;
        }
    }

    /// Write a piece over which nothing begins or ends. `said` is that words withheld here were so just before, too.
    fn piece(&self, span: Span, said: bool, out: &mut dyn Write) -> io::Result<()> {
        let marked = self.over[FIRST_FINDING..].iter().any(|over| *over > 0);
        // a sign that a finding is about must be seen
        let over = |layer: &usize| self.over[*layer] > 0 && !(marked && *layer == Layer::Sign.index());
        let hidden = self.over[Layer::Hidden.index()] > 0;
        if hidden && said {
            return Ok(());
        }
        for layer in (0..LAYERS).filter(over) {
            out.write_all(TAGS[layer].0.as_bytes())?;
        }
        match hidden {
            true => out.write_all(NOT_REPEATED.as_bytes())?,
            false => write!(out, "{}", Body { text: self.text, span })?,
        }
        for layer in (0..LAYERS).rev().filter(over) {
            out.write_all(TAGS[layer].1.as_bytes())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Severity::{Error, Warning};

    fn written(text: &str, layers: Layers, blocks: &[(usize, usize)]) -> String {
        let (mut writer, mut out) = (layers.writer(text), Vec::new());
        for (start, end) in blocks {
            writer.block(Span::new(*start, *end), &mut out).expect("a vector takes all");
            out.push(b'|');
        }
        String::from_utf8(out).expect("the page is UTF-8")
    }

    fn layers(spans: &[(usize, usize, Layer)]) -> Layers {
        let mut layers = Layers::default();
        spans.iter().for_each(|(start, end, layer)| layers.add(Span::new(*start, *end), *layer));
        layers
    }

    #[test]
    fn overlapping_spans_are_cut_where_they_cross() {
        let both = layers(&[(0, 4, Layer::Found(Error)), (2, 6, Layer::Found(Warning))]);
        assert_eq!(
            written("abcdefg", both, &[(0, 7)]),
            "<mark class=\"error\">ab</mark><mark class=\"warning\"><mark class=\"error\">cd</mark></mark>\
             <mark class=\"warning\">ef</mark>g|"
        );
    }

    #[test]
    fn a_span_goes_on_in_the_next_block() {
        let long = layers(&[(1, 6, Layer::Found(Error)), (2, 5, Layer::Found(Error))]);
        assert_eq!(
            written("ab\n\ncde", long, &[(0, 2), (4, 7)]),
            "a<mark class=\"error\">b</mark>|<mark class=\"error\">c</mark><mark class=\"error\">d</mark>e|"
        );
    }

    #[test]
    fn what_is_set_between_stands_in_no_element() {
        let mut layers = layers(&[(0, 4, Layer::Found(Error))]);
        layers.insert(2, "<1>".into());
        layers.insert(2, "<2>".into());
        assert_eq!(
            written("abcd", layers, &[(0, 4)]),
            "<mark class=\"error\">ab</mark><1><2><mark class=\"error\">cd</mark>|"
        );
    }

    #[test]
    fn hidden_words_are_named_once_and_never_shown() {
        let spans = [(1, 4, Layer::Hidden), (2, 3, Layer::Found(Error)), (4, 5, Layer::Strong)];
        assert_eq!(written("abcdef", layers(&spans), &[(0, 6)]), format!("a{NOT_REPEATED}<strong>e</strong>f|"));
    }

    #[test]
    fn a_sign_is_shown_where_a_finding_is_about_it() {
        let signs = layers(&[(0, 2, Layer::Sign), (4, 6, Layer::Sign), (5, 6, Layer::Found(Error))]);
        let shown = written("**ab**", signs, &[(0, 6)]);
        assert_eq!(
            shown,
            "<span class=\"sign\">**</span>ab<span class=\"sign\">*</span><mark class=\"error\">*</mark>|"
        );
    }
}
