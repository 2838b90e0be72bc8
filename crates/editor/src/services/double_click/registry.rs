//! Which program opens `.sunting` files, in the user's own part of Windows' registry: no administrator is needed, and
//! nobody else on the laptop is concerned.
//!
//! ```text
//! HKEY_CURRENT_USER\Software\Classes
//!   .sunting          = Sunting.Project
//!   Sunting.Project   = Proyek Sunting
//!     DefaultIcon     = …\sunting-editor.exe,0
//!     shell\open\command = "…\sunting-editor.exe" "%1"
//! ```

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use winreg::RegKey;
use winreg::enums::{HKEY_CLASSES_ROOT, HKEY_CURRENT_USER};

use super::{DoubleClickError, IsOn, SystemAnswer};

const ENDING: &str = ".sunting";
const PROGRAM: &str = "Sunting.Project";
const COMMAND: &str = r"Sunting.Project\shell\open\command";
const ICON: &str = r"Sunting.Project\DefaultIcon";

/// Whether it is on; where the program that it names is not there any more, this one takes its place.
pub fn follow() -> SystemAnswer {
    // What cannot be looked at is not offered.
    of_user().and_then(|(classes, editor)| classes.follow(&editor)).ok().map(Ok)
}

/// Turns it on or off, and says what it is then.
pub fn set(on: bool, kind: &str) -> SystemAnswer {
    let set = |(classes, editor): (Classes, PathBuf)| -> IsOn {
        match on {
            true => classes.turn_on(&editor, kind)?,
            false => classes.turn_off()?,
        }
        Ok(on)
    };
    Some(of_user().and_then(set))
}

fn of_user() -> Result<(Classes, PathBuf), DoubleClickError> {
    let (own, _) = RegKey::predef(HKEY_CURRENT_USER).create_subkey(r"Software\Classes")?;
    Ok((Classes { own, all: RegKey::predef(HKEY_CLASSES_ROOT) }, std::env::current_exe()?))
}

/// The part of the registry that says what opens what.
struct Classes {
    /// Of this user; only this is written.
    own: RegKey,
    /// Of this user and the whole laptop.
    all: RegKey,
}

impl Classes {
    fn follow(&self, editor: &Path) -> IsOn {
        let is_on = self.owner()?.as_deref() == Some(PROGRAM);
        if is_on && self.named_program().is_none_or(|named| !named.is_file()) {
            self.name_program(editor)?;
        }
        Ok(is_on)
    }

    /// What another program has said first stays.
    fn turn_on(&self, editor: &Path, kind: &str) -> Result<(), DoubleClickError> {
        if let Some(owner) = self.owner()?.filter(|owner| owner != PROGRAM) {
            return Err(DoubleClickError::Taken(owner));
        }
        self.own.create_subkey(PROGRAM)?.0.set_value("", &kind)?;
        self.name_program(editor)?;
        Ok(self.own.create_subkey(ENDING)?.0.set_value("", &PROGRAM)?)
    }

    /// Removes what [`Classes::turn_on`] wrote and nothing else.
    fn turn_off(&self) -> io::Result<()> {
        if let Some(ending) = there(self.own.open_subkey_with_flags(ENDING, winreg::enums::KEY_ALL_ACCESS))? {
            if there(ending.get_value::<String, _>(""))?.as_deref() == Some(PROGRAM) {
                ending.delete_value("")?;
            }
            if ending.enum_keys().next().is_none() && ending.enum_values().next().is_none() {
                self.own.delete_subkey(ENDING)?;
            }
        }
        there(self.own.delete_subkey_all(PROGRAM)).map(drop)
    }

    /// Who opens the files now.
    fn owner(&self) -> io::Result<Option<String>> {
        let Some(ending) = there(self.all.open_subkey(ENDING))? else { return Ok(None) };
        Ok(there(ending.get_value::<String, _>(""))?.filter(|owner| !owner.is_empty()))
    }

    fn named_program(&self) -> Option<PathBuf> {
        let command: String = self.own.open_subkey(COMMAND).and_then(|key| key.get_value("")).ok()?;
        command.split('"').nth(1).map(PathBuf::from)
    }

    fn name_program(&self, editor: &Path) -> io::Result<()> {
        let text = |before: &str, behind: &str| {
            let mut text = OsString::from(before);
            text.push(editor);
            text.push(behind);
            text
        };
        self.own.create_subkey(ICON)?.0.set_value("", &text("", ",0"))?;
        self.own.create_subkey(COMMAND)?.0.set_value("", &text("\"", "\" \"%1\""))
    }
}

/// What is not there is no failure.
fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A registry of its own, removed in the end.
    struct Trial(String);

    impl Trial {
        fn new(name: &str) -> (Self, Classes) {
            let trial = Self(format!(r"Software\Sunting-test-{name}-{}", std::process::id()));
            let user = RegKey::predef(HKEY_CURRENT_USER);
            let open = || user.create_subkey(&trial.0).unwrap().0;
            let classes = Classes { own: open(), all: open() };
            (trial, classes)
        }
    }

    impl Drop for Trial {
        fn drop(&mut self) {
            let _ = RegKey::predef(HKEY_CURRENT_USER).delete_subkey_all(&self.0);
        }
    }

    fn text(classes: &Classes, key: &str) -> String {
        classes.own.open_subkey(key).unwrap().get_value("").unwrap()
    }

    #[test]
    fn what_was_turned_on_is_turned_off_without_a_trace() {
        let (_trial, classes) = Trial::new("whole");
        let editor = Path::new(r"C:\Program é\sunting-editor.exe");
        assert_eq!(classes.follow(editor), Ok(false));
        classes.turn_on(editor, "Proyek Sunting").unwrap();
        assert_eq!(classes.follow(editor), Ok(true));
        assert_eq!(text(&classes, COMMAND), "\"C:\\Program é\\sunting-editor.exe\" \"%1\"");
        assert_eq!(text(&classes, ICON), r"C:\Program é\sunting-editor.exe,0");
        assert_eq!((text(&classes, PROGRAM), text(&classes, ENDING)), ("Proyek Sunting".into(), PROGRAM.into()));
        classes.turn_off().unwrap();
        assert_eq!(classes.own.enum_keys().count(), 0);
        classes.turn_off().unwrap();
    }

    #[test]
    fn another_program_keeps_its_files() {
        let (_trial, classes) = Trial::new("taken");
        classes.own.create_subkey(ENDING).unwrap().0.set_value("", &"Lain.Proyek").unwrap();
        let refused = classes.turn_on(Path::new(r"C:\a.exe"), "Proyek Sunting");
        assert_eq!(refused, Err(DoubleClickError::Taken("Lain.Proyek".to_owned())));
        assert_eq!(classes.follow(Path::new(r"C:\a.exe")), Ok(false));
        classes.turn_off().unwrap();
        assert_eq!(text(&classes, ENDING), "Lain.Proyek");
    }

    #[test]
    fn what_others_wrote_beside_it_stays() {
        let (_trial, classes) = Trial::new("beside");
        classes.turn_on(Path::new(r"C:\a.exe"), "Proyek Sunting").unwrap();
        classes.own.create_subkey(r".sunting\OpenWithProgids").unwrap();
        classes.turn_off().unwrap();
        assert_eq!(classes.own.enum_keys().flatten().collect::<Vec<_>>(), [ENDING]);
    }

    #[test]
    fn a_program_that_was_moved_is_found_again_and_a_second_copy_takes_nothing() {
        let (_trial, classes) = Trial::new("moved");
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = (folder.path().join("a.exe"), folder.path().join("b.exe"));
        std::fs::write(&first, "").unwrap();
        classes.turn_on(&first, "Proyek Sunting").unwrap();
        assert_eq!(classes.follow(&second), Ok(true));
        assert_eq!(classes.named_program(), Some(first.clone()));
        std::fs::rename(&first, &second).unwrap();
        assert_eq!(classes.follow(&second), Ok(true));
        assert_eq!(classes.named_program(), Some(second));
    }
}
