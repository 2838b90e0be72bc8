//! The ways through a script: from sound to sound, with pauses where people pause; and what people do besides: they say
//! something else, say a sentence twice, leave one out.

use super::gaussians::{ASIDE, PAUSE};
use crate::script::{Pause, Script, Word};

/// Each sound has so many states, so that it lasts.
const STATES: usize = 2;
/// How long a pause lasts: between words, and behind sentences, in frames.
const WORD_PAUSE: f32 = 12.0;
const SENTENCE_PAUSE: f32 = 25.0;
/// Before the first word.
const FIRST_PAUSE: f32 = 30.0;
/// An aside lasts so long, in frames.
const ASIDE_FRAMES: f32 = 150.0;
/// What liberties cost, as logarithms.
const TO_ASIDE: f32 = -14.0;
const TO_REPEAT: f32 = -45.0;
const TO_SKIP: f32 = -60.0;
/// A pause where no sentence ends costs so much.
const INNER_PAUSE: f32 = -1.0;

/// One state of speaking.
#[derive(Clone, Debug)]
pub struct State {
    /// What is heard in it: see [`super::gaussians`].
    pub kind: u8,
    /// The word whose sound it is.
    pub word: Option<usize>,
    /// The logarithm of the likelihood to stay for another frame.
    pub stay: f32,
    /// From which states it is reached, and what that adds.
    pub from: Vec<(usize, f32)>,
}

/// All states, in the order of the script.
pub struct Graph {
    pub states: Vec<State>,
    /// Where one may begin.
    pub starts: Vec<usize>,
    /// Where one may end.
    pub ends: Vec<usize>,
    /// The states of each word and of what follows it.
    pub of_words: Vec<std::ops::Range<usize>>,
}

/// States from which one goes on, and the logarithm of the likelihood to do so.
type Exits = Vec<(usize, f32)>;

impl Graph {
    /// The ways through a script that is spoken `pace` times as slowly as in calm speech. With `liberties`, what is not
    /// in the script may be there, and what is in it may not.
    pub fn of(script: &Script, pace: f32, liberties: bool) -> Self {
        let mut graph = Self { states: Vec::new(), starts: Vec::new(), ends: Vec::new(), of_words: Vec::new() };
        let first = graph.add(PAUSE, FIRST_PAUSE, None);
        graph.starts.push(first);
        if liberties {
            let aside = graph.add(ASIDE, ASIDE_FRAMES, None);
            graph.connect(first, aside, TO_ASIDE);
            graph.connect(aside, first, 0.5_f32.ln());
            graph.starts.push(aside);
        }
        let mut exits = vec![(first, graph.leave(first))];
        // How the sentence before was entered.
        let mut sentence = None;
        for (index, word) in script.words.iter().enumerate() {
            let start = graph.states.len();
            graph.add_sounds(word, index, pace);
            let entries = exits.clone();
            graph.states[start].from.extend(entries.iter().copied());
            if index == 0 {
                graph.starts.push(start);
            }
            let is_first = index == 0 || script.words[index - 1].sentence != word.sentence;
            if is_first && liberties {
                // Whoever could have entered the sentence before may enter this one.
                if let Some((_, before)) = sentence.take() {
                    let before: Exits = before;
                    let skips = before.into_iter().take(2).map(|(state, cost)| (state, cost + TO_SKIP));
                    graph.states[start].from.extend(skips);
                }
                sentence = Some((start, entries));
            }
            let is_last = script.words.get(index + 1).is_none_or(|next| next.sentence != word.sentence);
            exits = graph.add_pause(word, is_last && liberties);
            if let Some((begin, _)) = sentence.as_ref().filter(|_| is_last) {
                let begin = *begin;
                let again = exits.iter().take(2).map(|(state, _)| *state).collect::<Vec<_>>();
                again.into_iter().for_each(|state| graph.connect(state, begin, TO_REPEAT));
            }
            graph.of_words.push(start..graph.states.len());
        }
        graph.ends = exits.into_iter().map(|(state, _)| state).collect();
        graph
    }

    fn add(&mut self, kind: u8, frames: f32, word: Option<usize>) -> usize {
        let stay = (1.0 - 1.0 / frames.max(1.05)).max(1e-3).ln();
        self.states.push(State { kind, word, stay, from: Vec::new() });
        self.states.len() - 1
    }

    /// The logarithm of the likelihood to leave a state.
    fn leave(&self, state: usize) -> f32 {
        (1.0 - self.states[state].stay.exp()).max(1e-3).ln()
    }

    fn connect(&mut self, from: usize, to: usize, cost: f32) {
        let cost = self.leave(from) + cost;
        self.states[to].from.push((from, cost));
    }

    fn add_sounds(&mut self, word: &Word, index: usize, pace: f32) {
        let start = self.states.len();
        for phone in &word.phones {
            for _ in 0..STATES {
                let state = self.add(*phone as u8, pace * phone.frames() / STATES as f32, Some(index));
                if state > start {
                    self.connect(state - 1, state, 0.0);
                }
            }
        }
    }

    /// What may follow a word: a pause; behind a sentence an aside, too. Returns from where one goes on.
    fn add_pause(&mut self, word: &Word, with_aside: bool) -> Exits {
        let last = self.states.len() - 1;
        let (likely, frames, cost) = match word.pause {
            Pause::Sentence => (0.85_f32, SENTENCE_PAUSE, 0.0),
            Pause::Comma => (0.6, SENTENCE_PAUSE, INNER_PAUSE),
            Pause::None => (0.06, WORD_PAUSE, INNER_PAUSE),
        };
        let pause = self.add(PAUSE, frames, None);
        self.connect(last, pause, likely.ln() + cost);
        let mut exits = vec![(last, self.leave(last) + (1.0 - likely).ln()), (pause, self.leave(pause))];
        if with_aside {
            let aside = self.add(ASIDE, ASIDE_FRAMES, None);
            let behind = self.add(PAUSE, SENTENCE_PAUSE, None);
            self.connect(last, aside, TO_ASIDE);
            self.connect(pause, aside, TO_ASIDE);
            self.connect(aside, behind, 0.5_f32.ln());
            self.connect(behind, aside, 0.1_f32.ln());
            exits.push((aside, self.leave(aside) + 0.5_f32.ln()));
            exits.push((behind, self.leave(behind) + 0.9_f32.ln()));
        }
        exits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sound_follows_the_one_before_and_sentences_may_be_skipped_and_said_twice() {
        let script = Script::read("Aku. Ia. Kau.");
        let plain = Graph::of(&script, 1.0, false);
        let free = Graph::of(&script, 1.0, true);
        assert_eq!(plain.of_words.len(), 3);
        let starts = |graph: &Graph| graph.of_words.iter().map(|states| states.start).collect::<Vec<_>>();
        let from = |graph: &Graph, word: usize| graph.states[starts(graph)[word]].from.len();
        // Behind the word before, and behind its pause.
        assert_eq!([from(&plain, 1), from(&plain, 2)], [2, 2]);
        // Also behind an aside and its pause, over the word before, and once more from its own end.
        assert_eq!([from(&free, 0), from(&free, 1), from(&free, 2)], [1 + 2, 4 + 1 + 2, 4 + 2 + 2]);
        assert_eq!((plain.ends.len(), free.ends.len()), (2, 4));
    }

    #[test]
    fn no_state_is_more_than_likely() {
        let graph = Graph::of(&Script::read("Bawa KTP, lalu antre. Terima kasih."), 1.3, false);
        for state in &graph.states {
            assert!(state.stay <= 0.0 && state.from.iter().all(|(_, cost)| *cost <= 0.0));
        }
    }
}
