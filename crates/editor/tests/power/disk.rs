//! A disk that keeps what it promised and nothing else: what was synced is there after a power cut, of the rest any part.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::recording::{Change, Record};
use crate::script::Dice;

/// Torn writes end here.
const SECTOR: usize = 512;

type Id = usize;

#[derive(Clone, Debug)]
enum Node {
    File(Arc<Vec<u8>>),
    Folder(BTreeMap<String, Id>),
}

/// Something that the disk may do or leave until a sync asks for it.
#[derive(Clone, Debug)]
enum Waiting {
    Write {
        file: Id,
        offset: usize,
        bytes: Arc<[u8]>,
    },
    Resize {
        file: Id,
        bytes: usize,
    },
    /// Names that change together; what is taken away is taken away only from whoever has it.
    Names(Vec<Name>),
}

#[derive(Clone, Debug)]
struct Name {
    folder: Id,
    name: String,
    before: Option<Id>,
    after: Option<Id>,
}

/// How a disk was lying when the power went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mood {
    /// It had done everything.
    Diligent,
    /// Nothing but what it had to.
    Lazy,
    /// Names without their content.
    NamesFirst,
    /// Anything.
    Fickle,
}

/// Which syncs a faulty program would leave out, by the path of the file or folder.
pub type Forgets = fn(&Path) -> bool;

/// What programs see, and what is safe.
#[derive(Clone)]
pub struct Disk {
    root: PathBuf,
    live: Vec<Node>,
    safe: Vec<Node>,
    by_inode: HashMap<u64, Id>,
    waiting: Vec<(usize, Waiting)>,
    /// Contents that were given a name by renaming, by that name.
    whole: HashSet<(String, u64)>,
    forgets: Forgets,
}

impl Disk {
    /// A disk on which all that lies below `root` is safe.
    pub fn of(root: &Path) -> Self {
        let nothing = Node::Folder(BTreeMap::new());
        let mut disk = Self {
            root: root.to_owned(),
            live: vec![nothing],
            safe: Vec::new(),
            by_inode: HashMap::from([(fs::metadata(root).unwrap().ino(), 0)]),
            waiting: Vec::new(),
            whole: HashSet::new(),
            forgets: |_| false,
        };
        disk.take_in(root, 0);
        disk.safe = disk.live.clone();
        disk
    }

    /// The same disk under a program that leaves out these syncs.
    pub fn without_syncs(&self, forgets: Forgets) -> Self {
        Self { forgets, ..self.clone() }
    }

    fn take_in(&mut self, folder: &Path, id: Id) {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let (path, name) = (entry.path(), entry.file_name().into_string().unwrap());
            let is_folder = path.is_dir();
            let node = if is_folder {
                Node::Folder(BTreeMap::new())
            } else {
                let bytes = fs::read(&path).unwrap();
                self.whole.insert((name.clone(), hash(&bytes)));
                Node::File(Arc::new(bytes))
            };
            let child = self.live.len();
            self.live.push(node);
            self.by_inode.insert(entry.metadata().unwrap().ino(), child);
            names(&mut self.live[id]).insert(name, child);
            if is_folder {
                self.take_in(&path, child);
            }
        }
    }

    /// Does what the program did next.
    pub fn follow(&mut self, record: &Record, number: usize) {
        match &record.change {
            Change::Create(path) => self.make(path, record.inode, Node::File(Arc::default()), number),
            Change::Folder(path) => self.make(path, record.inode, Node::Folder(BTreeMap::new()), number),
            Change::Write { offset, bytes } => {
                let Some(&file) = self.by_inode.get(&record.inode) else { return };
                let offset = *offset as usize;
                write(&mut self.live[file], offset, bytes);
                self.waiting.push((number, Waiting::Write { file, offset, bytes: bytes.clone() }));
            }
            Change::Resize(bytes) => {
                let Some(&file) = self.by_inode.get(&record.inode) else { return };
                resize(&mut self.live[file], *bytes as usize);
                self.waiting.push((number, Waiting::Resize { file, bytes: *bytes as usize }));
            }
            Change::Rename(from, to) => {
                let Some(id) = self.find(from) else { return };
                if let (Node::File(bytes), Some(name)) = (&self.live[id], to.file_name()) {
                    self.whole.insert((name.to_string_lossy().into_owned(), hash(bytes)));
                }
                let changes = [(from, Some(id), None), (to, self.find(to), Some(id))];
                let changes = changes.into_iter().filter_map(|(path, before, after)| self.name(path, before, after));
                let changes = changes.collect();
                self.change(changes, number);
            }
            Change::Link(from, to) => {
                let Some(id) = self.find(from) else { return };
                let changes = self.name(to, None, Some(id)).into_iter().collect();
                self.change(changes, number);
            }
            Change::Remove(path) => {
                let before = self.find(path);
                let changes = self.name(path, before, None).into_iter().collect();
                self.change(changes, number);
            }
            Change::Sync => {
                let Some(&id) = self.by_inode.get(&record.inode) else { return };
                let path = self.path_of(id).unwrap_or_default();
                if !(self.forgets)(&path) {
                    self.sync(record.records_before, |wish| wish.touches(id));
                }
            }
            Change::SyncAll => self.sync(record.records_before, |_| true),
        }
    }

    fn make(&mut self, path: &Path, inode: u64, node: Node, number: usize) {
        let id = self.live.len();
        self.safe.push(node.clone());
        self.live.push(node);
        self.by_inode.insert(inode, id);
        let changes = self.name(path, None, Some(id)).into_iter().collect();
        self.change(changes, number);
    }

    /// The change of a name; `None` outside the disk.
    fn name(&self, path: &Path, before: Option<Id>, after: Option<Id>) -> Option<Name> {
        let folder = self.find(path.parent()?)?;
        Some(Name { folder, name: path.file_name()?.to_str()?.to_owned(), before, after })
    }

    fn change(&mut self, changes: Vec<Name>, number: usize) {
        changes.iter().for_each(|change| change.make(&mut self.live));
        self.waiting.push((number, Waiting::Names(changes)));
    }

    fn sync(&mut self, records_before: usize, is_meant: impl Fn(&Waiting) -> bool) {
        let safe = &mut self.safe;
        self.waiting.retain(|(number, wish)| {
            let stays = *number >= records_before || !is_meant(wish);
            if !stays {
                wish.come_true(safe);
            }
            stays
        });
    }

    fn find(&self, path: &Path) -> Option<Id> {
        let inside = path.strip_prefix(&self.root).ok()?;
        inside.components().try_fold(0, |folder, part| match (&self.live[folder], part) {
            (Node::Folder(names), Component::Normal(name)) => names.get(name.to_str()?).copied(),
            _ => None,
        })
    }

    /// Where a file or folder lies now.
    fn path_of(&self, id: Id) -> Option<PathBuf> {
        if id == 0 {
            return Some(PathBuf::new());
        }
        let (folder, name) = self.live.iter().enumerate().find_map(|(folder, node)| match node {
            Node::Folder(names) => names.iter().find(|(_, child)| **child == id).map(|(name, _)| (folder, name)),
            Node::File(_) => None,
        })?;
        Some(self.path_of(folder)?.join(name))
    }

    /// Whether a file of that name ever had this content when it got its name.
    pub fn was_whole(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        self.whole.contains(&(name, hash(&fs::read(path).unwrap())))
    }

    /// Lays out below its root what is there after a power cut now: one of all the disks that may be.
    pub fn cut(&self, dice: &mut Dice) {
        let mut left = self.safe.clone();
        let mood = [Mood::Diligent, Mood::Lazy, Mood::NamesFirst, Mood::Fickle, Mood::Fickle][dice.below(5) as usize];
        for (_, wish) in &self.waiting {
            match (mood, wish) {
                (Mood::Diligent, _) | (Mood::NamesFirst, Waiting::Names(_)) => wish.come_true(&mut left),
                (Mood::Lazy | Mood::NamesFirst, _) => {}
                (Mood::Fickle, _) if dice.below(2) == 0 => wish.come_true(&mut left),
                (Mood::Fickle, _) => wish.come_true_badly(&mut left, dice),
            }
        }
        for entry in fs::read_dir(&self.root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(&path).unwrap() } else { fs::remove_file(&path).unwrap() }
        }
        lay_out(&left, 0, &self.root);
    }
}

impl Waiting {
    fn touches(&self, id: Id) -> bool {
        match self {
            Self::Write { file, .. } | Self::Resize { file, .. } => *file == id,
            Self::Names(changes) => changes.iter().any(|change| change.folder == id),
        }
    }

    fn come_true(&self, nodes: &mut [Node]) {
        match self {
            Self::Write { file, offset, bytes } => write(&mut nodes[*file], *offset, bytes),
            Self::Resize { file, bytes } => resize(&mut nodes[*file], *bytes),
            Self::Names(changes) => changes.iter().for_each(|change| change.make(nodes)),
        }
    }

    /// Not at all, or in part: some sectors, or a length without its content.
    fn come_true_badly(&self, nodes: &mut [Node], dice: &mut Dice) {
        let Self::Write { file, offset, bytes } = self else { return };
        match dice.below(4) {
            0 | 1 => {}
            2 => {
                let Node::File(now) = &mut nodes[*file] else { return };
                let end = now.len().max(offset + bytes.len());
                Arc::make_mut(now).resize(end, 0);
            }
            _ => {
                let mut at = 0;
                while at < bytes.len() {
                    let end = ((offset + at) / SECTOR * SECTOR + SECTOR - offset).min(bytes.len());
                    if dice.below(2) == 0 {
                        write(&mut nodes[*file], offset + at, &bytes[at..end]);
                    }
                    at = end;
                }
            }
        }
    }
}

impl Name {
    fn make(&self, nodes: &mut [Node]) {
        let names = names(&mut nodes[self.folder]);
        match self.after {
            Some(id) => drop(names.insert(self.name.clone(), id)),
            None if names.get(&self.name).copied() == self.before => drop(names.remove(&self.name)),
            None => {}
        }
    }
}

fn names(node: &mut Node) -> &mut BTreeMap<String, Id> {
    match node {
        Node::Folder(names) => names,
        Node::File(_) => panic!("a file is no folder"),
    }
}

fn write(node: &mut Node, offset: usize, bytes: &[u8]) {
    let Node::File(now) = node else { return };
    let now = Arc::make_mut(now);
    now.resize(now.len().max(offset + bytes.len()), 0);
    now[offset..offset + bytes.len()].copy_from_slice(bytes);
}

fn resize(node: &mut Node, bytes: usize) {
    if let Node::File(now) = node {
        Arc::make_mut(now).resize(bytes, 0);
    }
}

fn lay_out(nodes: &[Node], id: Id, path: &Path) {
    match &nodes[id] {
        Node::File(bytes) => fs::write(path, &**bytes).unwrap(),
        Node::Folder(names) => {
            fs::create_dir_all(path).unwrap();
            names.iter().for_each(|(name, child)| lay_out(nodes, *child, &path.join(name)));
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
