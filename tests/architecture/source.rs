//! What a file of Rust says of others: read by its items and tokens, without its tests.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, ItemUse, UseTree, Visibility};

/// A path as it is written, segment by segment.
pub type Path = Vec<String>;

/// A name that `use` brings into a module.
pub struct Import {
    /// What it is called there; nothing for `as _` and `*`.
    pub name: Option<String>,
    pub path: Path,
    pub is_shown_on: bool,
}

/// `on.name` or `on().name`: a field or, if it is called, a method.
pub struct Member {
    pub on: Option<String>,
    pub name: String,
    pub is_called: bool,
    /// `on.name = …`, or `+=` and its like.
    pub is_set: bool,
    /// `&mut on.name`.
    pub is_lent: bool,
}

/// A module: a file, or what stands in the braces of `mod`.
#[derive(Default)]
pub struct Module {
    pub file: String,
    pub children: Vec<String>,
    pub imports: Vec<Import>,
    /// Paths in the code, beside those of `use`. A single word is one if it begins with a capital.
    pub paths: Vec<Path>,
    pub members: Vec<Member>,
    /// `name!`, `unsafe` and `&mut Name`.
    pub marks: Vec<String>,
}

/// `mod name;`, or `mod name { … }` with what stands in it.
pub struct Child {
    pub name: String,
    pub items: Option<Vec<Item>>,
}

impl Module {
    pub fn read(file: &str, items: Vec<Item>) -> (Self, Vec<Child>) {
        let mut module = Self { file: file.to_owned(), ..Self::default() };
        let mut children = Vec::new();
        for item in items.into_iter().filter(|item| !is_for_tests(item)) {
            match item {
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    module.children.push(name.clone());
                    children.push(Child { name, items: inner.content.map(|(_, items)| items) });
                }
                Item::Use(import) => module.import(&import),
                item => module.walk(item.to_token_stream()),
            }
        }
        (module, children)
    }

    /// Where a name comes from, if `use` brought it.
    pub fn import_of(&self, name: &str) -> Option<&Import> {
        self.imports.iter().find(|import| import.name.as_deref() == Some(name))
    }

    /// Reads attributes, and what stands outside of `use` and `mod`.
    pub fn walk(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at = match token {
                TokenTree::Ident(word) if word == "use" => self.walk_use(&tokens, at),
                TokenTree::Ident(word) if at > 0 && is_sign(tokens.get(at - 1), '.') => {
                    let (before, behind) = (&tokens[..at - 1], &tokens[at + 1..]);
                    self.members.push(Member {
                        on: owner(before),
                        name: word.to_string(),
                        is_called: is_called(behind),
                        is_set: is_set(behind),
                        is_lent: is_lent(before) && !is_sign(behind.first(), '.'),
                    });
                    at + 1
                }
                TokenTree::Ident(_) => self.walk_path(&tokens, at),
                TokenTree::Group(group) => {
                    self.walk(group.stream());
                    at + 1
                }
                _ => at + 1,
            };
        }
    }

    fn import(&mut self, item: &ItemUse) {
        let is_shown_on = !matches!(item.vis, Visibility::Inherited);
        let mut found = Vec::new();
        flatten(&item.tree, &mut Path::new(), &mut found);
        self.imports.extend(found.into_iter().map(|(name, path)| Import { name, path, is_shown_on }));
    }

    /// `use …;` in the body of a function.
    fn walk_use(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let end =
            tokens[at..].iter().position(|token| is_sign(Some(token), ';')).map_or(tokens.len(), |end| at + end + 1);
        if let Ok(import) = syn::parse2::<ItemUse>(tokens[at..end].iter().cloned().collect()) {
            self.import(&import);
        }
        end
    }

    fn walk_path(&mut self, tokens: &[TokenTree], start: usize) -> usize {
        let (mut path, mut at) = (Path::new(), start);
        while let Some(TokenTree::Ident(word)) = tokens.get(at) {
            path.push(word.to_string());
            at += 1;
            if !(is_sign(tokens.get(at), ':') && is_sign(tokens.get(at + 1), ':')) {
                break;
            }
            at += 2;
        }
        self.mark(tokens, start, at, &path);
        // Not `pub(super)`, nor a variable.
        if path.len() > 1 || path.iter().any(|word| word.starts_with(char::is_uppercase)) {
            self.paths.push(path);
        }
        at
    }

    fn mark(&mut self, tokens: &[TokenTree], start: usize, end: usize, path: &[String]) {
        let last = path.last().map_or("", String::as_str);
        let next = tokens.get(end);
        let allows_unsafe = || next.is_some_and(|group| group.to_string().contains("unsafe_code"));
        if last == "unsafe" || matches!(last, "allow" | "expect") && allows_unsafe() {
            self.marks.push("unsafe".to_owned());
        }
        if is_sign(next, '!') && matches!(tokens.get(end + 1), Some(TokenTree::Group(_))) {
            self.marks.push(format!("{last}!"));
        }
        let is_mut = matches!(tokens.get(start.wrapping_sub(1)), Some(TokenTree::Ident(word)) if word == "mut");
        if is_mut && is_sign(tokens.get(start.wrapping_sub(2)), '&') {
            self.marks.push(format!("&mut {last}"));
        }
    }
}

fn is_for_tests(item: &Item) -> bool {
    let is_test = |attribute: &Attribute| {
        let is_for_tests = |text: &str| text.contains("test") && !text.contains("not");
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| is_for_tests(&list.tokens.to_string()))
    };
    let attributes = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(is_test)
}

fn flatten(tree: &UseTree, before: &mut Path, found: &mut Vec<(Option<String>, Path)>) {
    let path_to = |before: &Path, name: &syn::Ident| match name == "self" {
        true => before.clone(),
        false => before.iter().cloned().chain([name.to_string()]).collect(),
    };
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            flatten(&path.tree, before, found);
            before.pop();
        }
        UseTree::Name(name) => {
            let path = path_to(before, &name.ident);
            found.push((path.last().cloned(), path));
        }
        UseTree::Rename(rename) => {
            let name = Some(rename.rename.to_string()).filter(|name| name != "_");
            found.push((name, path_to(before, &rename.ident)));
        }
        UseTree::Glob(_) => found.push((None, before.clone())),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, found)),
    }
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether `(…)` follows, or `::<…>(…)`.
fn is_called(rest: &[TokenTree]) -> bool {
    matches!(rest.first(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis)
        || is_sign(rest.first(), ':')
}

/// Whether a single `=` follows, behind the sign of an operation or not.
fn is_set(rest: &[TokenTree]) -> bool {
    let is_operation = matches!(rest.first(), Some(TokenTree::Punct(sign)) if "+-*/%|&^".contains(sign.as_char()));
    let rest = if is_operation { &rest[1..] } else { rest };
    is_sign(rest.first(), '=') && !is_sign(rest.get(1), '=') && !is_sign(rest.get(1), '>')
}

/// Whether `&mut` stands before the whole of `a.b().c`.
fn is_lent(before: &[TokenTree]) -> bool {
    let is_of_chain = |token: &&TokenTree| match token {
        TokenTree::Ident(word) => word != "mut" && word != "return",
        TokenTree::Punct(sign) => sign.as_char() == '.',
        TokenTree::Group(group) => group.delimiter() == Delimiter::Parenthesis,
        TokenTree::Literal(_) => false,
    };
    let length = before.iter().rev().take_while(is_of_chain).count();
    let (lead, _) = before.split_at(before.len() - length);
    let is_mut = matches!(lead.last(), Some(TokenTree::Ident(word)) if word == "mut");
    is_mut && lead.len() > 1 && is_sign(lead.get(lead.len() - 2), '&')
}

/// The word before a dot, or the name of what is called there.
fn owner(before: &[TokenTree]) -> Option<String> {
    match before.iter().rev().find(|token| !matches!(token, TokenTree::Group(_)))? {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    }
}
