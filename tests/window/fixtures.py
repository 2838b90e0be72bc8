"""Footage for the tests, made by ffmpeg: every picture carries its number in a strip, every other second beeps."""
import subprocess

BITS = 12
# The strip lies at the top: for each bit a cell with it and a cell with its opposite, the lowest bit first.
STRIP_PART = 1 / 15


def make_film(path, seconds, width=640, height=360, rate=30, more=()):
    """A film with numbered pictures."""
    strip_height = round(height * STRIP_PART) & ~1
    bit = "mod(floor(N/pow(2,floor(X/2))),2)"
    strip = (f"color=black:s={2 * BITS}x2:r={rate},format=gray,"
             f"geq=lum='if(mod(X,2),255-255*{bit},255*{bit})',"
             f"scale={width}:{strip_height}:flags=neighbor,format=yuv420p")
    picture = f"testsrc2=size={width}x{height}:rate={rate}"
    sound = "aevalsrc='0.4*sin(2*PI*660*t)*lt(mod(t,2),1.2)':s=48000"
    subprocess.run(["ffmpeg", "-nostdin", "-y", "-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", strip,
                    "-f", "lavfi", "-i", sound, "-filter_complex", "[0:v][1:v]overlay=0:0,format=yuv420p[v]",
                    "-map", "[v]", "-map", "2:a", "-t", str(seconds), "-c:v", "libx264", "-preset", "veryfast",
                    "-bf", "0", "-g", str(rate), *more, "-c:a", "aac", "-b:a", "96k", str(path)], check=True)


def number_in(gray, width, bits=BITS):
    """The number in a row of gray pixels across the strip, or its lowest bits; None when the row is not a strip."""
    cell = width / (2 * BITS)
    number = 0
    for bit in range(bits):
        yes, no = (gray[int((2 * bit + side + 0.5) * cell)] for side in (0, 1))
        if abs(yes - no) < 96:
            return None
        number |= (yes > no) << bit
    return number


def numbers_of(path, width=640, height=360):
    """The numbers of a film's pictures, in their order. A film of another size is scaled to this one."""
    row = round(height * STRIP_PART) // 2
    graph = f"scale={width}:{height}:flags=area,format=gray,crop={width}:1:0:{row}"
    raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", str(path), "-vf", graph, "-f", "rawvideo", "-"],
                         check=True, capture_output=True).stdout
    return [number_in(raw[at:at + width], width) for at in range(0, len(raw), width)]
