"""Pictures that lie beside each other, and how much they differ. All is done by ffmpeg."""
import subprocess
import sys
from collections import Counter

# Behind what is clear: no colour of any office.
GROUND = "r=138:g=143:b=148:a=255"
# So high is a picture beside the others, and so large a cell of the sheet of all.
ROW_PX, CELL_PX = 480, (900, 270)
# Differences are shown so much stronger.
STRONGER = 4


def ffmpeg(inputs, graph, *output):
    given = [part for path in inputs for part in ("-i", path)]
    command = ["ffmpeg", "-nostdin", "-v", "error", "-y", *given, "-filter_complex", graph, "-map", "[out]", *output]
    done = subprocess.run([str(part) for part in command], capture_output=True)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def mean_difference(reference, ours):
    """Of red, green, blue and alpha, each 0 to 255, where clear pixels are black: the mean over all pixels."""
    clear = "format=gbrap,premultiply=inplace=1"
    graph = f"[0:v]{clear}[a];[1:v]{clear}[b];[a][b]blend=all_mode=difference,format=gbrap[out]"
    counts = Counter(ffmpeg([reference, ours], graph, "-f", "rawvideo", "-"))
    return sum(value * count for value, count in counts.items()) / max(sum(counts.values()), 1)


def put_beside(reference, ours, result):
    """The reference, ours, and the difference."""
    def on_ground(index):
        return (f"[{index}:v]format=rgba,split[g{index}][f{index}];[g{index}]lutrgb={GROUND}[d{index}];"
                f"[d{index}][f{index}]overlay=format=rgb,format=gbrp,split[s{index}][t{index}];")
    stronger = ":".join(f"{color}=val*{STRONGER}" for color in "rgb")
    shown = ";".join(f"[{name}]scale=-2:{ROW_PX}:flags=area[{name}s]" for name in ("s0", "s1", "diff"))
    graph = (f"{on_ground(0)}{on_ground(1)}[t0][t1]blend=all_mode=difference,lutrgb={stronger}[diff];"
             f"{shown};[s0s][s1s][diffs]hstack=inputs=3[out]")
    ffmpeg([reference, ours], graph, "-frames:v", "1", result)


def sheet(pictures, result, columns=3):
    """All of them on one picture."""
    width, height = CELL_PX
    fitted = f"scale={width - 8}:{height - 8}:force_original_aspect_ratio=decrease:flags=area,pad={width}:{height}:(ow-iw)/2:(oh-ih)/2:color=white"
    cells = ";".join(f"[{index}:v]{fitted},setsar=1[c{index}]" for index in range(len(pictures)))
    places = "|".join(f"{index % columns * width}_{index // columns * height}" for index in range(len(pictures)))
    names = "".join(f"[c{index}]" for index in range(len(pictures)))
    graph = f"{cells};{names}xstack=inputs={len(pictures)}:layout={places}:fill=white[out]"
    ffmpeg(pictures, graph, "-frames:v", "1", result)
