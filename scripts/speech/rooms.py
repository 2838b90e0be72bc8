"""Clean speech in rooms where it is filmed: noise, music, echo, made by ffmpeg."""
import array
import subprocess
import tempfile
import wave
from pathlib import Path

# Chords, a bass and a beat.
MUSIC = ("0.3*(sin(2*PI*220*t)+sin(2*PI*277*t)+sin(2*PI*330*t))*(0.4+0.6*exp(-3*mod(t,1)))"
         "+0.25*sin(2*PI*(440+110*floor(mod(2*t,4)))*t)*exp(-4*mod(t,0.5))"
         "+0.5*sin(2*PI*55*t)*exp(-4*mod(t,0.5))+0.3*(random(0)-0.5)*exp(-30*mod(t,0.5))")
# The sound beside the speech, as a source of ffmpeg.
BESIDE = {"noise": "anoisesrc=color=pink:seed=7", "music": f"aevalsrc='{MUSIC}'"}
# What is beside the speech, and how much fainter it is, in dB.
ROOMS = {"clean": None, "noise-15": ("noise", 15), "music-12": ("music", 12), "echo": None}


def read_wav(path):
    with wave.open(str(path), "rb") as file:
        return array.array("h", file.readframes(file.getnframes()))


def write_wav(path, samples, sample_rate):
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        file.writeframes(samples.tobytes())


def level(samples):
    """The root of the mean square of what is not silent."""
    heard = [sample for sample in samples[::7] if abs(sample) > 300]
    return (sum(sample * sample for sample in heard) / max(1, len(heard))) ** 0.5


def through_ffmpeg(samples, sample_rate, *arguments):
    """The samples (as input 0) after filters."""
    with tempfile.TemporaryDirectory(prefix="sunting-rooms-") as work:
        before, after = Path(work) / "before.wav", Path(work) / "after.wav"
        write_wav(before, samples, sample_rate)
        command = ["ffmpeg", "-nostdin", "-v", "error", "-y", "-i", before, *arguments, "-ac", "1", "-ar", sample_rate,
                   "-c:a", "pcm_s16le", after]
        subprocess.run([str(part) for part in command], check=True)
        return read_wav(after)


def in_room(samples, room, sample_rate):
    """The speech with what is beside it; a room not listed is named like noise-10."""
    if room == "clean":
        return samples
    if room == "echo":
        return through_ffmpeg(samples, sample_rate, "-af", "volume=0.6,aecho=0.8:0.7:23|41|67|97|131:0.4|0.35|0.28|0.2|0.15")[:len(samples)]
    kind, below = ROOMS.get(room) or (room.split("-")[0], float(room.split("-")[1]))
    seconds = len(samples) / sample_rate
    # Measured, so that it lies exactly so far below the speech.
    source = ["-f", "lavfi", "-t", seconds, "-i", f"{BESIDE[kind]},aresample={sample_rate}"]
    beside = through_ffmpeg(samples, sample_rate, *source, "-map", "1:a")
    mean = (sum(sample * sample for sample in beside[::7]) / max(1, len(beside[::7]))) ** 0.5
    gain = level(samples) * 10 ** (-below / 20) / max(1.0, mean)
    beside.extend([0] * (len(samples) - len(beside)))
    mixed = [0.6 * (own + gain * other) for own, other in zip(samples, beside)]
    return array.array("h", (max(-32768, min(32767, round(sample))) for sample in mixed))
