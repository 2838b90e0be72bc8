//! Giving the command line's help the words of a language.

use clap::{Arg, Command, CommandFactory};

use crate::args::Cli;
use sunting_words::Messages;

/// The command line with its help in the user's language.
pub fn localized(messages: &Messages) -> Command {
    localize(Cli::command(), "", messages)
}

fn localize(command: Command, parent: &str, messages: &Messages) -> Command {
    let path = path_of(&command, parent);
    let text = |key: &str| messages.text(key, &[]);
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n", text("help-heading-usage"));
    let command = command
        .about(text(&format!("help-{path}")))
        .help_template(template)
        .subcommand_help_heading(text("help-heading-verbs"))
        .mut_args(|argument| {
            let heading = match (argument.is_positional(), argument.is_global_set()) {
                (true, _) => "help-heading-arguments",
                (false, false) => "help-heading-options",
                (false, true) => "help-heading-common",
            };
            let help = messages.find(&shared_key(&argument), &[]);
            let help = help.unwrap_or_else(|| text(&own_key(&argument, &path)));
            argument.help(help).help_heading(text(heading))
        });
    command.mut_subcommands(|verb| localize(verb, &path, messages))
}

/// `sunting`, `trim`, `project-new`.
fn path_of(command: &Command, parent: &str) -> String {
    match parent {
        "" | "sunting" => command.get_name().to_owned(),
        parent => format!("{parent}-{}", command.get_name()),
    }
}

/// The key of an argument that several verbs share.
fn shared_key(argument: &Arg) -> String {
    format!("help-option-{}", argument.get_id().as_str().replace('_', "-"))
}

fn own_key(argument: &Arg, path: &str) -> String {
    format!("help-{path}-{}", argument.get_id().as_str().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sunting_words::{Language, Scope};

    fn missing(command: &Command, parent: &str, language: Language, found: &mut Vec<String>) {
        let (messages, path) = (Messages::new(language, Scope::CommandLine), path_of(command, parent));
        let about = format!("help-{path}");
        if !messages.has(&about) {
            found.push(about);
        }
        for argument in command.get_arguments() {
            let (shared, own) = (shared_key(argument), own_key(argument, &path));
            if !messages.has(&shared) && !messages.has(&own) {
                found.push(own);
            }
        }
        command.get_subcommands().for_each(|verb| missing(verb, &path, language, found));
    }

    #[test]
    fn every_verb_and_argument_has_its_help_in_both_languages() {
        for language in [Language::Id, Language::En] {
            let mut found = Vec::new();
            missing(&Cli::command(), "", language, &mut found);
            assert_eq!(found, Vec::<String>::new(), "{language:?}");
        }
    }

    #[test]
    fn the_help_speaks_the_language() {
        let help = |language| localized(&Messages::new(language, Scope::CommandLine)).render_help().to_string();
        assert!(help(Language::Id).contains("Pemakaian: sunting"), "{}", help(Language::Id));
        assert!(help(Language::En).contains("Usage: sunting"));
        localized(&Messages::new(Language::Id, Scope::CommandLine)).debug_assert();
    }
}
