//! Who changes which part of the model: each part names its writer, and nobody else may.

use std::collections::BTreeSet;

use syn::{Attribute, Expr, FnArg, ImplItem, Item, Lit, Meta, ReceiverKind, Type};

use crate::crates::{Crate, Sources};

/// How a part's comment names its writer, a file or a folder below `src`.
const WRITTEN_BY: &str = "Written by `";

/// A part of the model.
pub struct Part {
    /// What it is called in the model.
    pub field: String,
    /// Who may change it.
    pub writer: String,
    /// Who may hand it to its writer, if another than that.
    lender: Option<String>,
    /// Its methods that change it.
    changes: BTreeSet<String>,
}

/// The parts of the model: the types of its fields that name a writer. `model` is the file that holds `struct Model`, and
/// the parts lie in the folder of that name.
pub fn parts(sources: &Sources, model: &str) -> Vec<Part> {
    let folder = model.trim_end_matches(".rs");
    let of_parts = sources.range(format!("{folder}/")..).take_while(|(file, _)| file.starts_with(folder));
    let types: Vec<Written> = of_parts.flat_map(|(_, text)| written_types(text)).collect();
    let part = |(field, name): (String, String)| {
        let Written { writer, lender, changes, .. } = types.iter().find(|own| own.name == name)?.clone();
        Some(Part { field, writer, lender, changes })
    };
    fields(&sources[model]).into_iter().filter_map(part).collect()
}

/// Whoever changes a part and is not its writer. `src` is the folder of the crate.
pub fn changes_told(house: &Crate, src: &str, parts: &[Part]) -> Vec<String> {
    let members = house.members().filter_map(|(file, member)| {
        let own = file.strip_prefix(src)?.strip_prefix('/')?;
        (own != "model.rs" && !own.starts_with("model/")).then_some((file, own, member))
    });
    let told = members.flat_map(|(file, own, member)| {
        parts.iter().filter(move |part| !own.starts_with(&part.writer)).filter_map(move |part| {
            let Part { field, writer, .. } = part;
            let is_its = |on: &str| member.on.as_deref() == Some(on);
            let calls = member.is_called && is_its(field) && part.changes.contains(&member.name);
            let is_part = member.name == *field && is_its("model");
            let lends = member.is_lent && !part.lender.as_ref().is_some_and(|lender| own.starts_with(lender));
            if calls {
                return Some(format!("{file} calls {field}.{}(), which is {writer}'s", member.name));
            }
            let is_inside = is_its(field) && (member.is_set || member.is_lent);
            (is_inside || is_part && (member.is_set || lends))
                .then(|| format!("{file} changes {field}, which is {writer}'s"))
        })
    });
    told.collect()
}

/// A type that names its writer.
#[derive(Clone)]
struct Written {
    name: String,
    writer: String,
    lender: Option<String>,
    changes: BTreeSet<String>,
}

fn written_types(text: &str) -> Vec<Written> {
    let items = syn::parse_file(text).map(|file| file.items).unwrap_or_default();
    let named = items.iter().filter_map(|item| match item {
        Item::Struct(item) => {
            let mut who = writers(&item.attrs).into_iter();
            Some((item.ident.to_string(), who.next()?, who.next()))
        }
        _ => None,
    });
    named.map(|(name, writer, lender)| Written { changes: changes(&items, &name), name, writer, lender }).collect()
}

/// The writer that a comment names, and the lender behind it.
fn writers(attributes: &[Attribute]) -> Vec<String> {
    let line = attributes.iter().find_map(|attribute| {
        let Meta::NameValue(doc) = &attribute.meta else { return None };
        let Expr::Lit(line) = &doc.value else { return None };
        let Lit::Str(line) = &line.lit else { return None };
        line.value().split_once(WRITTEN_BY).map(|(_, rest)| rest.to_owned())
    });
    let words = line.as_deref().unwrap_or_default().split('`').step_by(2);
    words.filter(|word| word.contains('/')).map(str::to_owned).collect()
}

/// The methods of a type that take it to change it.
fn changes(items: &[Item], name: &str) -> BTreeSet<String> {
    let own = items.iter().filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() && type_name(&block.self_ty) == Some(name.to_owned()) => {
            Some(block)
        }
        _ => None,
    });
    let methods = own.flat_map(|block| &block.items).filter_map(|item| match item {
        ImplItem::Fn(method) => Some(&method.sig),
        _ => None,
    });
    let is_change = |input: &FnArg| match input {
        FnArg::Receiver(own) => matches!(own.kind, ReceiverKind::Reference(_, _, Some(_))),
        FnArg::Typed(_) => false,
    };
    methods.filter(|sig| sig.inputs.first().is_some_and(is_change)).map(|sig| sig.ident.to_string()).collect()
}

/// The fields of the model with the names of their types.
fn fields(text: &str) -> Vec<(String, String)> {
    let items = syn::parse_file(text).map(|file| file.items).unwrap_or_default();
    let model = items.into_iter().find_map(|item| match item {
        Item::Struct(item) if item.ident == "Model" => Some(item.fields),
        _ => None,
    });
    let named = |field: syn::Field| Some((field.ident?.to_string(), type_name(&field.ty)?));
    model.into_iter().flatten().filter_map(named).collect()
}

fn type_name(of: &Type) -> Option<String> {
    match of {
        Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
        _ => None,
    }
}
