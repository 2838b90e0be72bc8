//! Whatever is done can be undone and done again, to the byte.
#![allow(clippy::unwrap_used)]

mod support;

use eframe::egui::Context;
use sunting_editor::state::action::Seeking;
use sunting_editor::state::command::COMMANDS;
use sunting_editor::state::{Action, Command, Step};
use sunting_editor::window::Window;
use sunting_session::subtitles::SubtitleEdit;
use sunting_timeline::edit::{Edge, Edit};
use sunting_timeline::{ClipId, Time, project_text};

/// A row of numbers that is the same each time (xorshift64, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % most.max(1)
    }
}

/// Commands that only look, ask for a dialog or undo: the rest changes the project.
fn is_edit(command: Command) -> bool {
    !matches!(command, Command::Undo | Command::Redo | Command::Palette | Command::Help | Command::Settings)
}

/// What is used most.
const TOOLS: [Command; 7] = [
    Command::Split,
    Command::RemoveBefore,
    Command::RemoveAfter,
    Command::Remove,
    Command::MoveLater,
    Command::Duplicate,
    Command::NewSubtitle,
];

fn any_clip(window: &Window, dice: &mut Dice) -> Option<ClipId> {
    let clips: Vec<ClipId> =
        window.model.session.project().tracks.iter().flat_map(|track| &track.clips).map(|clip| clip.id).collect();
    clips.get(dice.below(clips.len() as u64) as usize).copied()
}

fn any_action(window: &Window, dice: &mut Dice) -> Option<Action> {
    let at = Time::from_millis(dice.below(70_000) as i64);
    Some(match dice.below(16) {
        0..=2 => Action::Seek(at, Seeking::Exact),
        3 => Action::SelectClip(any_clip(window, dice)?, dice.below(3) == 0),
        4 => Action::Run(Command::MarkStart),
        5 => Action::Run(Command::MarkEnd),
        6 => Action::Subtitle(SubtitleEdit::SetText(any_clip(window, dice)?, format!("kata {}", dice.below(99)))),
        7 => Action::Drag(vec![Edit::RippleTrim { clip: any_clip(window, dice)?, edge: Edge::Out, to: at.into() }]),
        8..=11 => Action::Run(TOOLS[dice.below(TOOLS.len() as u64) as usize]),
        _ => {
            let row = COMMANDS[dice.below(COMMANDS.len() as u64) as usize];
            Action::Run(Some(row.command).filter(|command| is_edit(*command))?)
        }
    })
}

fn text(window: &Window) -> String {
    project_text::to_text(window.model.session.project())
}

#[test]
fn two_thousand_actions_are_undone_and_done_again_to_the_byte() {
    let mut dice = Dice(0x5EED_2026);
    let mut edits = 0;
    // Two hundred steps can be taken back; twenty rounds of a hundred stay below that.
    for _ in 0..20 {
        let mut window = support::window(&Context::default(), "id", Step::Trim);
        let steps_before = window.model.session.history().labels().count();
        let start = text(&window);
        for _ in 0..100 {
            let Some(action) = any_action(&window, &mut dice) else { continue };
            let is_drag = matches!(action, Action::Drag(_));
            if is_drag {
                window.apply(Action::BeginGesture("undo-trim"));
            }
            window.apply(action);
            if is_drag {
                window.apply(Action::EndGesture);
            }
            // A tool that is pressed twice at once does nothing; here time is not waited for.
            window.forget_last_tool();
        }
        let end = text(&window);
        let steps = window.model.session.history().labels().count() - steps_before;
        edits += steps;
        (0..steps).for_each(|_| window.run(Command::Undo));
        assert_eq!(text(&window), start);
        (0..steps).for_each(|_| window.run(Command::Redo));
        assert_eq!(text(&window), end);
    }
    assert!(edits > 300, "only {edits} of the actions changed something");
}
