
## Subtitles

subtitles-title = Subtitles
subtitles-fill = Fill in
subtitles-type = Type them
subtitles-from-file = From a file…
subtitles-count = { $count ->
    [one] { $count } subtitle
   *[other] { $count } subtitles
}
subtitles-to-check = { $count } to check
subtitles-show-findings = Show only what is to be checked
subtitles-show-all = Show all subtitles
subtitles-none = No subtitles yet. Many people watch without sound.
subtitles-none-yet = There are no subtitles to save yet.
subtitle-no-words = No words yet
subtitle-text = Text of subtitle { $number }
subtitle-menu = Menu of this subtitle
subtitle-listen = Listen
subtitle-merge = Merge
subtitle-split = Split
subtitle-delete = Delete
seconds-short = { $seconds } s
reading-fine = Fine
reading-brisk = A bit fast
reading-too-fast = Too fast
reading-too-long = Too long
reading-too-brief = Too brief
reading-overlaps = Overlaps
reading-speed = { $speed } characters per second
finding-too-fast = Too fast to read.
finding-too-long = Too long.
finding-too-brief = Shown too briefly.
finding-overlaps = Overlaps the next.
fix-too-fast = Add { $seconds } s
fix-too-long = Split in two
fix-too-brief = Extend
fix-overlaps = Tidy
reason-no-free-time = There is no free time around it. Move the subtitle beside it first.

## Details

details-about-video = About this video
details-about-file = About this clip
details-hint = Click a clip below to adjust it
details-length = Length
details-shape = Shape
details-contents = Contents
details-saved-in = Saved in
details-recorded = Recorded
details-file-size = File size
details-has-sound = Yes
details-no-sound = None
contents-videos = { $count ->
    [one] { $count } video
   *[other] { $count } videos
}
contents-photos = { $count ->
    [one] { $count } photo
   *[other] { $count } photos
}
contents-sounds = { $count ->
    [one] { $count } sound
   *[other] { $count } sounds
}
contents-nothing = Nothing yet
details-use = Use
details-video-clip = Video clip, { $duration }
details-sound-clip = Sound clip, { $duration }
details-photo = Photo, { $duration }
details-landscape = landscape
details-upright = portrait
details-square = square
details-several = { $count } clips selected
details-delete-clips = Delete the selected clips
details-sound = Sound
details-volume = Volume
details-mute = Mute
details-outlasts = Longer than the video
details-picture = Picture
details-fit = Fill the shape
fit-fill = Fill
fit-fit = Fit
fit-blurred = Blurred sides
details-rotation = Rotate
details-quarter = 90°
details-fade-in = Fade in
details-fade-out = Fade out
details-picture-box = picture
details-sound-box = sound
details-all-photos = Use for all photos
details-subtitle = Subtitle { $number } of { $count }
details-start = Start
details-end = End
reset = Reset
technical-container = File type
technical-size = Size
technical-rate = Rate

## Style of all subtitles

style-title = Style of all subtitles
style-more = More…
style-less = Less
style-sample = Sample
style-dark-box = Dark box
style-outline = Outline
style-light-box = Light box
style-size = Text size
style-position = Position
style-bottom = Bottom
style-top = Top
style-bold = Bold letters
style-color = Text color
style-margin = From the edge
style-easy = Easy to read
style-needs-box = Hard to read: add a box
style-too-alike = Hard to read: colors are too alike
style-fix = Add a dark box
color-white = White
color-yellow = Yellow
color-light-blue = Light blue
color-black = Black

## Steps of details and subtitles that can be undone

undo-volume = Volume
undo-fit = Fill the shape
undo-fades = Fade in and out
undo-photo-length = Photo length
undo-music-end = End of the sound
undo-delete-clips = Deleting clips
undo-move-clips = Moving clips
