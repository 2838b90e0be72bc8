//! Sentences that are ticked, that were taken out, and that were said again.

use sunting_editor::state::Action;
use sunting_editor::state::action::Seeking;
use sunting_editor::window::Window;
use sunting_session::repeats::Repeated;
use sunting_timeline::edit::CaptionText;
use sunting_timeline::{ClipId, Edit, Time};

/// Somebody begins anew between the first two sentences.
const FALSE_START: &str = "Eee, jadi begini, Bapak Ibu,";

fn subtitle(window: &Window, index: usize) -> ClipId {
    window.model.session.subtitles()[index].id
}

/// Ticks are shown, before these subtitles they are set.
pub fn tick(window: &mut Window, indices: &[usize]) {
    let clips: Vec<ClipId> = indices.iter().map(|index| subtitle(window, *index)).collect();
    window.drafts.subtitles.ticks.open(None);
    clips.into_iter().for_each(|clip| window.drafts.subtitles.ticks.toggle(clip));
}

/// What was said between the first two sentences is taken out.
pub fn one_gone(window: &mut Window) {
    let caption = CaptionText {
        start: Time::from_millis(5700).into(),
        end: Time::from_millis(6500).into(),
        text: FALSE_START.to_owned(),
        unsure: false,
        details: Default::default(),
    };
    let edit = Edit::AddCaptions { track: None, captions: vec![caption], style: String::new() };
    window.model.session.edit("undo-new-subtitle", &[edit]).unwrap();
    window.apply(Action::RemoveSentences(vec![subtitle(window, 1)]));
    window.apply(Action::CloseNotice);
    window.apply(Action::Seek(Time::from_millis(15_000), Seeking::Exact));
    window.effects.clear();
}

/// One is gone, and two are ticked.
pub fn ticked(window: &mut Window) {
    one_gone(window);
    tick(window, &[1, 2]);
}

/// Nothing is left of what was around the sentence that is gone.
pub fn gone_for_good(window: &mut Window) {
    one_gone(window);
    let storyline = window.model.session.project().storyline().unwrap();
    let around: Vec<_> = storyline.clips.iter().take(2).map(|clip| clip.content.media()).collect();
    let clips = storyline.clips.iter().filter(|clip| around.contains(&clip.content.media()));
    let clips: Vec<ClipId> = clips.map(|clip| clip.id).collect();
    window.model.session.edit("undo-delete", &[Edit::RippleDeleteClips { clips }]).unwrap();
}

/// Two sentences were said again.
pub fn said_again(window: &mut Window) {
    tick(window, &[]);
    let pair = |earlier, later| Repeated { earlier: subtitle(window, earlier), later: subtitle(window, later) };
    let pairs = [pair(1, 2), pair(5, 7)];
    window.offer_repeats(&pairs);
}

/// They are looked for.
pub fn listening(window: &mut Window) {
    tick(window, &[0]);
    window.model.repeat_search.note_share(Some(0.4));
}
