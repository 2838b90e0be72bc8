//! The office of this laptop: its look, who has spoken and where numbers came from.

use std::sync::Arc;

use sunting_graphics::kit_file::{KitFile, Person};
use sunting_timeline::Color;
use sunting_timeline::graphic::GraphicsLook;
use sunting_timeline::kit::{Kit, StoredLogo};

/// So many looks that the laptop had are known again when a step is taken back.
const MOST_LOOKS: usize = 64;

/// A logo as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LogoLook {
    /// As kits carry it.
    pub stored: StoredLogo,
    /// Of `rgba`.
    pub size_px: (usize, usize),
    /// Straight alpha, row by row.
    pub rgba: Vec<u8>,
    /// Its main colours, the commonest first.
    pub colors: Vec<Color>,
}

/// The office of this laptop. Written by `window/`.
#[derive(Default)]
pub struct Office {
    own: Option<Arc<KitFile>>,
    /// The looks that the laptop had since the project was opened: undoing goes back to one of them.
    looks: Vec<Arc<Kit>>,
    /// Whether something of it is not on the disk yet.
    is_unkept: bool,
    /// Whether it goes into a file of its own: it came from a colleague.
    is_new_file: bool,
    /// Whether a logo's file is being read.
    is_reading: bool,
    /// What is to be said about the logo that was chosen last, and whether it is a refusal.
    told: Option<(String, bool)>,
    logo: Option<Arc<LogoLook>>,
}

impl Office {
    /// The laptop's own, if it has one.
    pub fn own(&self) -> Option<&Arc<KitFile>> {
        self.own.as_ref()
    }

    /// The laptop's look; `None` as long as only names are remembered.
    pub fn own_kit(&self) -> Option<&Kit> {
        self.own.as_deref().map(|own| &own.kit).filter(|kit| **kit != Kit::default())
    }

    /// Whether a project has another look than the laptop.
    pub fn is_foreign(&self, look: &GraphicsLook) -> bool {
        self.own_kit().is_some_and(|own| look.kit.as_deref() != Some(own))
    }

    /// Whether the laptop follows what is changed about a project's look.
    pub fn follows(&self, look: &GraphicsLook) -> bool {
        self.own_kit().is_none() || look.kit.as_ref().is_some_and(|kit| self.looks.contains(kit))
    }

    pub fn is_reading(&self) -> bool {
        self.is_reading
    }

    /// What is to be said about the logo that was chosen last, and whether it is why that one cannot be taken.
    pub fn told(&self) -> Option<(&str, bool)> {
        self.told.as_ref().map(|(text, is_refusal)| (text.as_str(), *is_refusal))
    }

    /// How a logo is shown, if that is known.
    pub fn logo_look(&self, logo: &StoredLogo) -> Option<&Arc<LogoLook>> {
        self.logo.as_ref().filter(|known| known.stored == *logo)
    }

    /// People whose names begin with some letters, or a word of them does; the latest first.
    pub fn people<'a>(&'a self, typed: &'a str) -> impl Iterator<Item = &'a Person> {
        let all = self.own.iter().flat_map(|own| &own.people);
        all.filter(move |person| begins(&person.name, typed) && person.name != typed)
    }

    /// Sources in the same way.
    pub fn sources<'a>(&'a self, typed: &'a str) -> impl Iterator<Item = &'a str> {
        let all = self.own.iter().flat_map(|own| &own.sources).map(String::as_str);
        all.filter(move |source| begins(source, typed) && *source != typed)
    }

    /// What there is to write, once, and whether that goes into a file of its own.
    pub fn take_unkept(&mut self) -> Option<(KitFile, bool)> {
        let file = std::mem::take(&mut self.is_unkept).then(|| self.own.as_deref().cloned()).flatten()?;
        Some((file, std::mem::take(&mut self.is_new_file)))
    }

    /// What lies on the disk.
    pub fn found(&mut self, own: Option<KitFile>) {
        self.own = own.map(Arc::new);
        self.is_unkept = false;
        self.begin_anew();
    }

    /// A colleague's office is the laptop's from now on.
    pub fn take(&mut self, own: KitFile) {
        self.own = Some(Arc::new(own));
        (self.is_unkept, self.is_new_file) = (true, true);
    }

    /// Another project is there.
    pub fn begin_anew(&mut self) {
        self.looks = self.own_kit().cloned().map(Arc::new).into_iter().collect();
        self.told = None;
    }

    /// The laptop has that look from now on.
    pub fn wear(&mut self, look: &GraphicsLook) {
        let Some(kit) = look.kit.clone() else { return };
        let corner_logo = look.corner_logo;
        let is_same = self.own.as_ref().is_some_and(|own| own.kit == *kit && own.corner_logo == corner_logo);
        if !self.looks.contains(&kit) {
            self.looks.push(kit.clone());
            let most = self.looks.len().saturating_sub(MOST_LOOKS);
            self.looks.drain(..most);
        }
        if !is_same {
            self.change(|own| (own.kit, own.corner_logo) = ((*kit).clone(), corner_logo));
        }
    }

    /// Changes what is remembered, also where there is no office yet.
    pub fn change(&mut self, change: impl FnOnce(&mut KitFile)) {
        let own = self.own.get_or_insert_with(|| Arc::new(KitFile::new(Kit::default())));
        let before = own.clone();
        change(Arc::make_mut(own));
        self.is_unkept |= before != *own;
    }

    /// A logo's file is being read.
    pub fn begin_reading(&mut self) {
        (self.is_reading, self.told) = (true, None);
    }

    /// It was read, or could not be; what is to be said about it.
    pub fn end_reading(&mut self, told: Option<(String, bool)>) {
        (self.is_reading, self.told) = (false, told);
    }

    /// How a logo is shown.
    pub fn show_logo(&mut self, look: LogoLook) {
        self.logo = Some(Arc::new(look));
    }
}

/// Whether a text or a word in it begins with some letters; nothing begins with none.
fn begins(text: &str, typed: &str) -> bool {
    let (text, typed) = (text.to_lowercase(), typed.trim().to_lowercase());
    let mut starts = text.char_indices().filter(|(at, _)| *at == 0 || text[..*at].ends_with([' ', '.', '(', '"']));
    !typed.is_empty() && starts.any(|(at, _)| text[at..].starts_with(&typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(name: &str) -> GraphicsLook {
        let kit = Kit { name: name.to_owned(), primary: Color::rgb(1, 2, 3), ..Kit::default() };
        GraphicsLook { kit: Some(Arc::new(kit)), ..GraphicsLook::default() }
    }

    #[test]
    fn the_laptop_follows_its_own_look_back_and_forth_but_no_other_office() {
        let mut office = Office::default();
        assert!(office.follows(&look("Dinas")) && !office.is_foreign(&look("Dinas")), "there is none yet");
        office.wear(&look("Dinas"));
        office.wear(&look("Dinas A"));
        assert_eq!(
            office.take_unkept().map(|(file, is_new)| (file.kit.name, is_new)),
            Some(("Dinas A".to_owned(), false))
        );
        assert_eq!(office.take_unkept(), None);
        assert!(office.follows(&look("Dinas")) && office.is_foreign(&look("Dinas")), "one step back");
        assert!(!office.follows(&look("Lain")) && office.is_foreign(&look("Lain")));
        assert!(!office.follows(&GraphicsLook::default()) && office.is_foreign(&GraphicsLook::default()));
        office.begin_anew();
        assert!(!office.follows(&look("Dinas")), "another project has an older look");
    }

    #[test]
    fn remembered_names_are_no_look() {
        let mut office = Office::default();
        office.change(|own| own.remember_person("Dra. Siti Rahmawati", "Kepala Dinas"));
        office.change(|own| own.remember_person("Rina", "Lurah"));
        assert!(office.own_kit().is_none() && !office.is_foreign(&look("Lain")));
        let found = |typed: &str| office.people(typed).map(|person| person.name.clone()).collect::<Vec<_>>();
        assert_eq!(found("r"), ["Rina", "Dra. Siti Rahmawati"]);
        assert_eq!(found("siti R"), ["Dra. Siti Rahmawati"]);
        assert!(found("").is_empty() && found("iti").is_empty() && found("Rina").is_empty());
    }
}
