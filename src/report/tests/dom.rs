//! A page as a browser reads it: its elements by a real tokenizer, with all that is not as it should be.

use std::collections::BTreeMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

/// Elements that have no end tag.
const VOID: [&str; 2] = ["meta", "input"];

/// The elements of a page in order of their start tags.
#[derive(Default)]
pub(super) struct Dom {
    pub(super) elements: Vec<Element>,
    /// What the tokenizer complained of, and tags that do not match.
    pub(super) faults: Vec<String>,
    /// Each piece of text and the elements it is in.
    texts: Vec<(String, Vec<usize>)>,
}

/// An element with all the text inside it.
#[derive(Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: BTreeMap<String, String>,
    pub(super) text: String,
    /// The elements it is in, outermost first.
    pub(super) inside: Vec<usize>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub(super) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").split(' ').any(|one| one == class)
    }
}

impl Dom {
    /// Read a page.
    pub(super) fn read(page: &str) -> Dom {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut dom = Dom::default();
        let mut open: Vec<usize> = Vec::new();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the page is UTF-8");
        for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
            match token {
                Token::StartTag(tag) => {
                    let name = text(&tag.name);
                    let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                    let index = dom.elements.len();
                    let void = VOID.contains(&name.as_str());
                    dom.elements.push(Element { name, attributes, text: String::new(), inside: open.clone() });
                    if !void {
                        open.push(index);
                    }
                }
                Token::EndTag(tag) => {
                    let name = text(&tag.name);
                    match open.pop() {
                        Some(index) if dom.elements[index].name == name => {}
                        other => {
                            dom.faults.push(format!("</{name}> ends {:?}", other.map(|at| &dom.elements[at].name)))
                        }
                    }
                }
                Token::String(words) => {
                    let words = text(&words);
                    open.iter().for_each(|index| dom.elements[*index].text.push_str(&words));
                    dom.texts.push((words, open.clone()));
                }
                Token::Comment(words) => dom.faults.push(format!("a comment: {}", text(&words))),
                Token::Doctype(doctype) => {
                    if text(&doctype.name) != "html" {
                        dom.faults.push("another doctype".to_owned());
                    }
                }
                Token::Error(error) => dom.faults.push(format!("{error:?}")),
            }
        }
        dom.faults.extend(open.iter().map(|index| format!("<{}> is never ended", dom.elements[*index].name)));
        dom
    }

    /// The elements of a name.
    pub(super) fn named<'d>(&'d self, name: &'d str) -> impl Iterator<Item = &'d Element> {
        self.elements.iter().filter(move |element| element.name == name)
    }

    /// The elements of a class.
    pub(super) fn class<'d>(&'d self, class: &'d str) -> impl Iterator<Item = &'d Element> {
        self.elements.iter().filter(move |element| element.has_class(class))
    }

    /// The element with this id.
    pub(super) fn id(&self, id: &str) -> &Element {
        let mut with = self.elements.iter().filter(|element| element.attribute("id") == id);
        with.next().unwrap_or_else(|| panic!("no element has the id {id}"))
    }

    /// Whether an element is inside one that fits.
    pub(super) fn is_inside(&self, element: &Element, fits: impl Fn(&Element) -> bool) -> bool {
        element.inside.iter().any(|index| fits(&self.elements[*index]))
    }

    /// The text of a letter (from 0) as it stands in the page, without the numbers of findings.
    pub(super) fn letter(&self, letter: usize) -> String {
        let id = format!("l{}", letter + 1);
        let own = |inside: &[usize]| {
            let any = |fits: &dyn Fn(&Element) -> bool| inside.iter().any(|index| fits(&self.elements[*index]));
            any(&|outer| outer.attribute("id") == id)
                && any(&|outer| outer.has_class("row"))
                && !any(&|outer| outer.has_class("ref") || outer.has_class("findings"))
        };
        self.texts.iter().filter(|(_, inside)| own(inside)).map(|(words, _)| words.as_str()).collect()
    }
}
