//! What the library promises, item by item. The snapshot changes only when the promise does: whoever changes it says so
//! in CHANGELOG.md. Nothing is public by accident, and no other crate's type is part of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::visit::Visit;
use syn::{Attribute, Fields, File, ImplItem, Item, Type, UseTree, Visibility};

/// The types of the standard library that signatures may name.
const STANDARD: [&str; 20] = [
    "str",
    "String",
    "bool",
    "u8",
    "u32",
    "i16",
    "usize",
    "Option",
    "Result",
    "Vec",
    "Range",
    "Path",
    "AsRef",
    "Into",
    "IntoIterator",
    "Iterator",
    "Item",
    "Self",
    "S",
    "Formatter",
];

fn file(path: &str) -> File {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files that define what is promised.
fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: BTreeSet<String> = names.collect();
    let mut diagnostic = file("src/diagnostic.rs");
    let lent = lent("diagnostic");
    diagnostic.items.retain(|item| match item {
        Item::Struct(one) => lent.contains(&one.ident.to_string()),
        Item::Enum(one) => lent.contains(&one.ident.to_string()),
        Item::Impl(one) => lent.contains(&code(&one.self_ty)),
        _ => false,
    });
    names.iter().map(|name| file(&format!("src/api/{name}"))).chain([diagnostic]).collect()
}

/// What `src/api` makes public of a module below it.
fn lent(module: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in file("src/api/mod.rs").items {
        if let Item::Use(one) = item
            && let UseTree::Path(path) = &one.tree
            && path.ident == "crate"
        {
            let UseTree::Path(below) = &*path.tree else { panic!("src/api names what it makes public") };
            assert_eq!(below.ident, module, "let this test read that file too");
            names(&below.tree, &mut found);
        }
    }
    found
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.to_token_stream().to_string().replace(' ', "") == "#[doc(hidden)]")
}

/// The names at the end of a `use`.
fn names(tree: &UseTree, out: &mut BTreeSet<String>) {
    match tree {
        UseTree::Path(path) => names(&path.tree, out),
        UseTree::Group(group) => group.items.iter().for_each(|tree| names(tree, out)),
        UseTree::Name(name) => drop(out.insert(name.ident.to_string())),
        UseTree::Rename(name) => drop(out.insert(name.rename.to_string())),
        UseTree::Glob(_) => panic!("src/lib.rs names what is public one by one"),
    }
}

/// What `src/lib.rs` makes public, hidden modules apart.
fn exported() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in file("src/lib.rs").items {
        match item {
            Item::Use(one) if is_public(&one.vis) => names(&one.tree, &mut found),
            Item::Mod(one) if is_public(&one.vis) => {
                assert!(is_hidden(&one.attrs), "the module {} is public and not #[doc(hidden)]", one.ident);
            }
            Item::Mod(_) => {}
            Item::Struct(one) if !is_public(&one.vis) => {}
            other => panic!("src/lib.rs holds only modules and what is public, not: {}", code(&other)),
        }
    }
    found
}

/// Tokens as a person would write them, nearly.
fn code(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (from, to) in [
        (" ::", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :", ":"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        ("->", " ->"),
        ("  ", " "),
        (" ;", ";"),
        (",)", ")"),
        ("=(", "= ("),
        ("[ ", "["),
        ("# [", "#["),
        (" ]", "]"),
    ] {
        text = text.replace(from, to);
    }
    text
}

/// What a type is marked with that a caller can rely on.
fn marks(attributes: &[Attribute]) -> String {
    let kept = attributes.iter().filter(|one| one.path().is_ident("derive") || one.path().is_ident("non_exhaustive"));
    kept.map(|one| format!("{}\n", code(one))).collect()
}

/// Every exported type with what can be done with it, by name.
fn promised() -> BTreeMap<String, Vec<String>> {
    let exported = exported();
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for item in files().into_iter().flat_map(|file| file.items) {
        match item {
            Item::Struct(one) if exported.contains(&one.ident.to_string()) => {
                let lines = found.entry(one.ident.to_string()).or_default();
                let fields = match &one.fields {
                    Fields::Named(fields) => fields.named.iter().filter(|field| is_public(&field.vis)).collect(),
                    Fields::Unnamed(fields) => {
                        assert!(!fields.unnamed.iter().any(|field| is_public(&field.vis)), "{} has .0", one.ident);
                        Vec::new()
                    }
                    Fields::Unit => Vec::new(),
                };
                lines.insert(0, format!("{}struct {}{}", marks(&one.attrs), one.ident, code(&one.generics)));
                lines.extend(fields.iter().map(|field| {
                    let name = field.ident.as_ref().expect("it is a named field");
                    format!("    {name}: {}", code(&field.ty))
                }));
            }
            Item::Enum(one) if exported.contains(&one.ident.to_string()) => {
                let lines = found.entry(one.ident.to_string()).or_default();
                lines.insert(0, format!("{}enum {}", marks(&one.attrs), one.ident));
                lines.extend(one.variants.iter().map(|variant| format!("    {}", code(&variant.ident))));
            }
            Item::Impl(one) => {
                let Type::Path(of) = &*one.self_ty else { continue };
                let name = of.path.segments.last().expect("a path has a segment").ident.to_string();
                if !exported.contains(&name) {
                    continue;
                }
                let lines = found.entry(name).or_default();
                if let Some((_, path, _)) = &one.trait_ {
                    lines.push(format!("    impl {}", code(path)));
                    continue;
                }
                for item in &one.items {
                    match item {
                        ImplItem::Fn(one) if is_public(&one.vis) => lines.push(format!("    {}", code(&one.sig))),
                        ImplItem::Const(one) if is_public(&one.vis) => lines.push(format!("    const {}", one.ident)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    let missing: Vec<&String> = exported.iter().filter(|name| !found.contains_key(*name)).collect();
    assert!(missing.is_empty(), "{missing:?} are public and defined in none of the files that this test reads");
    found
}

#[test]
fn the_promise_is_this() {
    let lines: Vec<String> = promised().into_values().map(|lines| lines.join("\n")).collect();
    insta::assert_snapshot!(lines.join("\n\n"));
}

/// Collects the types that are named.
struct Named(BTreeSet<String>);

impl<'ast> Visit<'ast> for Named {
    fn visit_path_segment(&mut self, segment: &'ast syn::PathSegment) {
        self.0.insert(segment.ident.to_string());
        syn::visit::visit_path_segment(self, segment);
    }
}

#[test]
fn signatures_name_only_what_is_public_and_what_is_standard() {
    let exported = exported();
    let of_exported =
        |ty: &Type| matches!(ty, Type::Path(of) if exported.contains(&code(&of.path.segments.last().unwrap().ident)));
    let mut named = Named(BTreeSet::new());
    for item in files().iter().flat_map(|file| &file.items) {
        match item {
            Item::Struct(one) if exported.contains(&one.ident.to_string()) => {
                one.fields.iter().filter(|field| is_public(&field.vis)).for_each(|field| named.visit_type(&field.ty));
            }
            Item::Enum(one) if exported.contains(&one.ident.to_string()) => {
                one.variants.iter().for_each(|variant| named.visit_fields(&variant.fields));
            }
            Item::Impl(one) if one.trait_.is_none() && of_exported(&one.self_ty) => {
                for item in &one.items {
                    if let ImplItem::Fn(one) = item
                        && is_public(&one.vis)
                    {
                        named.visit_signature(&one.sig);
                    }
                }
            }
            _ => {}
        }
    }
    assert!(named.0.len() > 20, "the signatures were found");
    let strange: Vec<&String> =
        named.0.iter().filter(|name| !exported.contains(*name) && !STANDARD.contains(&name.as_str())).collect();
    assert!(strange.is_empty(), "public signatures name {strange:?}, which are neither public nor standard");
}

#[test]
fn a_linter_may_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<foilint::Linter>();
    shared::<foilint::Report>();
    shared::<foilint::CheckOptions>();
    shared::<foilint::Error>();
}
