//! The modules of a crate, and which file names what of which other.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use syn::Item;

use crate::source::{Child, Member, Module, Path};

/// Sources by their path from the root of the repository.
pub type Sources = BTreeMap<String, String>;

/// Something of one file is named in another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    pub from: String,
    pub to: String,
    pub name: String,
}

/// A crate, read from its first file.
pub struct Crate {
    modules: BTreeMap<Path, Module>,
}

enum Resolved {
    Inside(Path),
    Outside(Path),
}

/// A thing has at most so many names on the way to it.
const MOST_NAMES: usize = 8;

impl Crate {
    pub fn read(sources: &Sources, first: &str) -> Self {
        let mut read = Self { modules: BTreeMap::new() };
        let folder = first.rsplit_once('/').map_or("", |(folder, _)| folder);
        read.read_file(sources, first, folder, Path::new());
        read
    }

    /// `folder` is where the files of its children lie.
    fn read_file(&mut self, sources: &Sources, file: &str, folder: &str, path: Path) {
        let parsed = syn::parse_file(&sources[file]).unwrap_or_else(|error| panic!("{file}: {error}"));
        let module = self.read_items(sources, (file, folder), path, parsed.items);
        parsed.attrs.iter().for_each(|attribute| module.walk(attribute.to_token_stream()));
    }

    fn read_items(&mut self, sources: &Sources, at: (&str, &str), mut path: Path, items: Vec<Item>) -> &mut Module {
        let (file, folder) = at;
        let (module, children) = Module::read(file, items);
        for Child { name, items } in children {
            let inner = path.iter().cloned().chain([name.clone()]).collect();
            let inner_folder = format!("{folder}/{name}");
            if let Some(items) = items {
                self.read_items(sources, (file, &inner_folder), inner, items);
                continue;
            }
            let files = [format!("{folder}/{name}.rs"), format!("{inner_folder}/mod.rs")];
            let found = files.iter().find(|file| sources.contains_key(*file));
            let found = found.unwrap_or_else(|| panic!("{file}: where is mod {name}?"));
            self.read_file(sources, found, &inner_folder, inner);
        }
        // Another one of that name, for another system.
        while self.modules.contains_key(&path) {
            path.push("again".to_owned());
        }
        self.modules.entry(path).or_insert(module)
    }

    /// Whatever the files name, by file: paths as they are in full whatever `use` calls them, `.method()`, `.field`,
    /// `macro!`, `unsafe` and `&mut Name`.
    pub fn names(&self) -> BTreeMap<&str, BTreeSet<String>> {
        let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (at, path) in self.mentions() {
            let (Resolved::Inside(path) | Resolved::Outside(path)) = self.resolve(at, path);
            names.entry(&self.modules[at].file).or_default().insert(path.join("::"));
        }
        for module in self.modules.values() {
            let members = module.members.iter().map(|member| match member.is_called {
                true => format!(".{}()", member.name),
                false => format!(".{}", member.name),
            });
            names.entry(&module.file).or_default().extend(members.chain(module.marks.iter().cloned()));
        }
        names
    }

    /// All `on.name` with the files in which they stand.
    pub fn members(&self) -> impl Iterator<Item = (&str, &Member)> {
        self.modules.values().flat_map(|module| module.members.iter().map(|member| (module.file.as_str(), member)))
    }

    /// The fields `name` that are read or written, as the file and what has them.
    pub fn fields(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.members().filter(move |(_, member)| member.name == name && !member.is_called);
        fields.map(|(file, member)| (file, member.on.as_deref().unwrap_or_default()))
    }

    /// All arrows between files. A folder is one thing with the file that stands for it: what a file names of the modules
    /// around it is no arrow.
    pub fn arrows(&self) -> BTreeSet<Arrow> {
        let mut arrows = BTreeSet::new();
        for (at, path) in self.mentions() {
            let Resolved::Inside(path) = self.resolve(at, path) else { continue };
            let (home, rest) = self.home(&path);
            let (from, to) = (&self.modules[at].file, &self.modules[home].file);
            if from != to && !at.starts_with(home) {
                let name = rest.first().or(home.last()).cloned().unwrap_or_default();
                arrows.insert(Arrow { from: from.clone(), to: to.clone(), name });
            }
        }
        arrows
    }

    /// What the modules name. What one only shows on of the modules below it, it does not need itself.
    fn mentions(&self) -> impl Iterator<Item = (&Path, &Path)> {
        self.modules.iter().flat_map(move |(at, module)| {
            let is_needed = move |path: &Path, is_shown_on| {
                !(is_shown_on && matches!(self.resolve(at, path), Resolved::Inside(path) if path.starts_with(at)))
            };
            let imports = module.imports.iter().filter(move |import| is_needed(&import.path, import.is_shown_on));
            imports.map(|import| &import.path).chain(&module.paths).map(move |path| (at, path))
        })
    }

    /// A path as seen from a module, followed through whatever `use` stands on its way.
    fn resolve(&self, at: &Path, path: &[String]) -> Resolved {
        let mut found = self.first_step(at, path, 0);
        for _ in 0..MOST_NAMES {
            let Resolved::Inside(inside) = &found else { break };
            let (home, rest) = self.home(inside);
            let Some(import) = rest.first().and_then(|name| self.modules[home].import_of(name)) else { break };
            let path: Path = import.path.iter().chain(&rest[1..]).cloned().collect();
            let next = self.first_step(home, &path, 0);
            if matches!(&next, Resolved::Inside(next) if next == inside) {
                break;
            }
            found = next;
        }
        found
    }

    fn first_step(&self, at: &Path, path: &[String], names: usize) -> Resolved {
        let (first, rest) = (path[0].as_str(), &path[1..]);
        let within = |at: &[String], rest: &[String]| Resolved::Inside(at.iter().chain(rest).cloned().collect());
        let module = &self.modules[at];
        match first {
            "crate" => within(&[], rest),
            "self" => within(at, rest),
            "super" => {
                let up = path.iter().take_while(|word| *word == "super").count();
                within(&at[..at.len().saturating_sub(up)], &path[up..])
            }
            name if module.children.iter().any(|child| child == name) => within(at, path),
            name => match module.import_of(name).filter(|import| import.path != path && names < MOST_NAMES) {
                Some(import) => {
                    let path: Path = import.path.iter().chain(rest).cloned().collect();
                    self.first_step(at, &path, names + 1)
                }
                None => Resolved::Outside(path.to_vec()),
            },
        }
    }

    /// The module in which a path ends, and what is named in it.
    fn home<'a>(&self, path: &'a [String]) -> (&Path, &'a [String]) {
        let lengths = (0..=path.len()).rev();
        let mut found =
            lengths.filter_map(|length| Some((self.modules.get_key_value(&path[..length])?.0, &path[length..])));
        found.next().expect("the crate itself")
    }
}

/// Files that need each other, directly or through others: each circle as the arrows within it.
pub fn circles(arrows: &BTreeSet<Arrow>) -> Vec<Vec<&Arrow>> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for arrow in arrows {
        next.entry(&arrow.from).or_default().insert(&arrow.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reach(file, &next))).collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
    let mut found: BTreeMap<&str, Vec<&Arrow>> = BTreeMap::new();
    for arrow in arrows.iter().filter(|arrow| reaches(&arrow.to, &arrow.from)) {
        // All of one circle reach the same first file and are reached from it.
        let first = reached[arrow.from.as_str()].iter().find(|file| reaches(file, &arrow.from));
        found.entry(first.unwrap_or(&"")).or_default().push(arrow);
    }
    found.into_values().collect()
}

fn reach<'a>(file: &'a str, next: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<&'a str> {
    let (mut found, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(file) = open.pop() {
        open.extend(next.get(file).into_iter().flatten().copied().filter(|to| found.insert(*to)));
    }
    found
}
