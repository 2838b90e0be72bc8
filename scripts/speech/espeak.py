"""Speech of espeak-ng with the times of its words and sounds, which no recording tells so exactly."""
import array
import ctypes

_NAME_BYTES = 8
_WORD, _PHONEME = 1, 7
_SYNCHRONOUS, _PHONEME_EVENTS, _UTF8 = 2, 1, 1
_RATE, _PITCH = 1, 3


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * _NAME_BYTES)]


class _Event(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("unique", ctypes.c_uint), ("text_position", ctypes.c_int), ("length", ctypes.c_int),
                ("audio_position", ctypes.c_int), ("sample", ctypes.c_int), ("user_data", ctypes.c_void_p), ("id", _Id)]


class Speech:
    """What was said: samples from -32768 to 32767; words as (letter, sample), sounds as (name, sample)."""

    def __init__(self):
        self.samples, self.words, self.sounds = array.array("h"), [], []


class Espeak:
    def __init__(self):
        self.library = ctypes.CDLL("libespeak-ng.so.1")
        self.sample_rate = self.library.espeak_Initialize(_SYNCHRONOUS, 0, None, _PHONEME_EVENTS)
        self.speech = Speech()
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))
        # The library keeps only the address.
        self.callback = kind(self._hear)
        self.library.espeak_SetSynthCallback(self.callback)

    def _hear(self, samples, count, events):
        if samples and count > 0:
            self.speech.samples.frombytes(ctypes.string_at(samples, 2 * count))
        index = 0
        while events[index].type != 0:
            event = events[index]
            if event.type == _WORD:
                self.speech.words.append((event.text_position - 1, event.sample))
            elif event.type == _PHONEME:
                self.speech.sounds.append((event.id.string.decode("utf-8", "replace"), event.sample))
            index += 1
        return 0

    def say(self, text, voice, words_a_minute=160, pitch=50):
        """The speech of a text by a voice such as "id" or "ms+f3"."""
        self.speech = Speech()
        if self.library.espeak_SetVoiceByName(voice.encode()) != 0:
            raise SystemExit(f"espeak-ng has no voice {voice}")
        self.library.espeak_SetParameter(_RATE, words_a_minute, 0)
        self.library.espeak_SetParameter(_PITCH, pitch, 0)
        data = text.encode() + b"\0"
        self.library.espeak_Synth(data, len(data), 0, 1, 0, _UTF8, None, None)
        return self.speech
