//! whisper.cpp, as this program uses it. An exception in it ends the process: it runs in one of its own.

use std::path::Path;

use whisper_rs::{
    FullParams, SamplingStrategy, WhisperContext, WhisperContextParameters, WhisperSegment, WhisperState, get_lang_id,
    install_logging_hooks,
};

use crate::talk::{Answer, Ask, Token};

/// More threads than cores that a laptop has in pairs bring nothing.
const MOST_THREADS: usize = 4;
/// A time of whisper.cpp is so many milliseconds.
const TICK_MS: i64 = 10;

/// Why the engine does not do it; the sentence is whisper's own.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The model cannot be loaded.
    #[error("the model cannot be loaded: {0}")]
    Load(String),
    /// It knows no language of that code.
    #[error("no language has the code {0}")]
    Language(String),
    /// It could not work on a piece.
    #[error("the sound cannot be worked on: {0}")]
    Piece(String),
}

/// A model that is loaded.
pub struct Engine {
    state: WhisperState,
    /// The first token that is no part of a word.
    first_special: i32,
    threads: usize,
}

/// Whether there is a language of that code.
pub fn knows_language(code: &str) -> bool {
    !code.contains('\0') && get_lang_id(code).is_some()
}

impl Engine {
    /// Loads a model file. What whisper.cpp says beside it is not shown.
    ///
    /// # Errors
    /// [`EngineError::Load`].
    pub fn load(model: &Path) -> Result<Self, EngineError> {
        install_logging_hooks();
        let failed = |error: whisper_rs::WhisperError| EngineError::Load(error.to_string());
        let context = WhisperContext::new_with_params(model, WhisperContextParameters::default()).map_err(failed)?;
        let (state, first_special) = (context.create_state().map_err(failed)?, context.token_eot());
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self { state, first_special, threads: cores.min(MOST_THREADS) })
    }

    /// The tokens that are heard in a piece of mono sound of 16 kHz.
    ///
    /// # Errors
    /// [`EngineError::Language`], [`EngineError::Piece`].
    pub fn hear(&mut self, ask: &Ask, samples: &[f32]) -> Result<Answer, EngineError> {
        if !knows_language(&ask.language) {
            return Err(EngineError::Language(ask.language.clone()));
        }
        let mut params = FullParams::new(SamplingStrategy::Greedy { best_of: 1 });
        params.set_n_threads(i32::try_from(self.threads).unwrap_or(1));
        params.set_language(Some(&ask.language));
        params.set_token_timestamps(true);
        // What was heard wrong before is not believed again.
        params.set_no_context(true);
        params.set_suppress_nst(true);
        params.set_print_progress(false);
        params.set_print_realtime(false);
        params.set_print_special(false);
        params.set_print_timestamps(false);
        if !ask.prompt.is_empty() {
            params.set_initial_prompt(&ask.prompt.replace('\0', ""));
        }
        self.state.full(params, samples).map_err(|error| EngineError::Piece(error.to_string()))?;
        let tokens = self.state.as_iter().flat_map(|segment| self.tokens(&segment)).collect();
        Ok(Answer::Heard(tokens))
    }

    fn tokens(&self, segment: &WhisperSegment<'_>) -> Vec<Token> {
        let no_speech = segment.no_speech_probability();
        let tokens = (0..segment.n_tokens()).filter_map(|index| segment.get_token(index));
        let of_words = tokens.filter(|token| token.token_id() < self.first_special);
        let told = of_words.filter_map(|token| {
            let (data, bytes) = (token.token_data(), token.to_bytes().ok()?.to_vec());
            Some(Token {
                bytes,
                start_ms: data.t0 * TICK_MS,
                end_ms: data.t1 * TICK_MS,
                probability: token.token_probability(),
                no_speech,
            })
        });
        told.collect()
    }
}
