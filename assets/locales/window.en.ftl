
## Projects and notices

project-of-day = Video { $day } { $month }
month-long-1 = January
month-long-2 = February
month-long-3 = March
month-long-4 = April
month-long-5 = May
month-long-6 = June
month-long-7 = July
month-long-8 = August
month-long-9 = September
month-long-10 = October
month-long-11 = November
month-long-12 = December
notice-placed = { $count ->
    [one] { $count } clip is in the video. Its shape follows your footage: { $shape }.
   *[other] { $count } clips are in the video. Its shape follows your footage: { $shape }.
}
notice-removed = { $time } s removed
notice-removed-both = { $count ->
    [one] { $time } s and { $count } subtitle removed
   *[other] { $time } s and { $count } subtitles removed
}
notice-removed-subtitles = { $count ->
    [one] { $count } subtitle removed
   *[other] { $count } subtitles removed
}
notice-undone = Undone: { $step }
notice-redone = Redone: { $step }
notice-work-is-back = Sunting closed suddenly at { $time }. Your work is back, to the last change.
notice-stepped-back = Sunting closed suddenly twice. The last saved version is open; the newest is kept as a copy in the project's folder.
notice-duplicated = Copy made: { $name }
notice-subtitles-saved = Subtitles saved: { $name }
notice-subtitles-in = { $count ->
    [one] { $count } subtitle added
   *[other] { $count } subtitles added
}
notice-low-disk = { $size } left on this laptop. Temporary material cleared; the project is safe.
notice-not-found-there = The file is not in that folder. Choose another one.
notice-found = { $count ->
    [one] { $count } file found again
   *[other] { $count } files found again
}
notice-not-copied = The file cannot be put on the clipboard. Use Show in folder and copy it there.
notice-nothing-to-paste = There is no clip or file to paste.
notice-saved-where = Already saved in { $place }
notice-sample-ready = The 5-second sample is ready
notice-silent = No sound device. Preview is silent; the result is not.
notice-video-stopped = Making the video stopped at { $percent }%.
copy-of = { $name } (copy)
dialog-import = Choose videos, photos or sound
dialog-replace = Choose another file
dialog-project = Open a project
dialog-read-subtitles = Choose a subtitle file
dialog-write-subtitles = Save subtitles
dialog-find = Choose the folder to look in
dialog-result = Save the video to
dialog-moving = Save the project to be moved
dialog-media = Videos, photos and sound
dialog-projects = Sunting projects
dialog-subtitles = Subtitles
repair-cue = Subtitle { $cue }: { $what }
repair-legacy-encoding = Its letters were read with an old encoding (Windows-1252).
repair-number-missing = its number is missing
repair-bad-time = its time cannot be read, left out
repair-empty = it has no words, left out
repair-ends-before-start = it ended before it started, exchanged
repair-no-length = it had no length, given one
repair-out-of-order = out of order, sorted
repair-overlap = it overlapped the next one, tidied
repair-same-start = it started with the one before, joined
window-error-panic = Something went wrong while making the video. Your project is safe.
window-error-no-window = The window cannot open here. Use `sunting` or update the graphics driver. The log is in { $log }.
## The media list
media-title = Media
media-add = Add
media-waiting = { $count } not used yet
media-use = Use
media-use-all = Use all
media-used = In use
media-unused = Not used yet
media-sound-only = Sound only
media-photo = Photo
media-portrait = Portrait video
media-quiet = Quiet sound
media-damaged =
    { $count ->
        [one] One damaged frame, still usable.
       *[other] { $count } damaged frames, still usable.
    }
media-checking = Checking…
media-copying = Copying into the project…
media-arriving = Still arriving…
media-missing = Not found
media-find = Find the file…
media-remove = Remove from list
media-retry = Retry
media-failed = Cannot be opened
media-foreign = Cannot be used yet
media-foreign-powerpoint = This is a PowerPoint file. Save all slides as PNG, then add the pictures.
media-foreign-pdf = This is a PDF document. Save its pages as PNG pictures, then add the pictures.
media-foreign-word = This is a Word document. Save its pages as PNG pictures, then add the pictures.
media-foreign-heic = HEIC photos from an iPhone cannot be read yet. On the iPhone choose Settings › Camera › Formats › Most Compatible, or send them through WhatsApp as photos.
media-foreign-zip = This file is inside a zip. Extract it first, then add it again.

## Tools of Potong
tools-remove = Remove
tools-arrange = Arrange
tools-untouched = The original stays whole.
tools-remove-part = Remove this part · { $seconds } s

## The stage
viewer-picture = Picture of the video: click to play or pause
viewer-empty = Your video will appear here
viewer-file = Viewing file:
viewer-back = Back to the video
viewer-preparing = Preparing…
viewer-light = Light preview

## The control bar
control-shape = Shape: { $shape }
control-play = Play
control-pause = Pause
control-volume = Preview volume
control-zoom = Zoom of the timeline

## Notices
notice-close = Close message
## Tracks
tracks-subtitles = Subtitles
tracks-cutaways = Cutaways
tracks-video = Video
tracks-sound = Sound
tracks-hide = Hide: { $track }
tracks-show = Show: { $track }
tracks-mute = Mute: { $track }
tracks-unmute = Unmute: { $track }
tracks-unlock = Unlock: { $track }
tracks-no-track = No clips on this track yet
tracks-open = { $track }: show all tracks
tracks-empty = Clips you add will appear here
tracks-locked = This track is locked.
tracks-red-line = Red line
tracks-overview = Part of the video in view
tracks-outlasts = Longer than the video
tracks-seconds = { $seconds } s
tracks-slot = Empty place: { $name }
tracks-color = Plain colour
tracks-title = Title: { $name }
tracks-photo = Photo { $name }
tracks-sound-clip = Sound clip { $name }
tracks-video-clip = Video clip { $name }
tracks-is-missing = file not found
tracks-is-muted = muted
tracks-clip = { $what }, starts { $start }, length { $length } seconds, { $position } of { $count }
tracks-chosen-clip = { $what }, starts { $start }, length { $length } seconds, chosen, { $position } of { $count }
tracks-empty-subtitle = Empty subtitle
tracks-subtitle-fine = { $text }, fine, { $speed } characters per second
tracks-subtitle-brisk = { $text }, a bit fast, { $speed } characters per second
tracks-subtitle-fast = { $text }, too fast, { $speed } characters per second
tracks-undo-move = Move clip
tracks-undo-reorder = Reorder clips
tracks-undo-trim = Trim clip edge
tracks-undo-volume = Change volume
tracks-undo-fades = Change fades
undo-track = Change track
lock-track = Lock track
unlock-track = Unlock
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
contents-subtitles = { $count ->
    [one] { $count } subtitle
   *[other] { $count } subtitles
}
contents-nothing = Nothing yet
open-folder = Open folder
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
technical-details = Technical details
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

undo-new-subtitle = New subtitle
undo-type = Typing a subtitle
undo-subtitle-time = Subtitle time
undo-split-subtitle = Splitting a subtitle
undo-merge = Merging subtitles
undo-delete-subtitle = Deleting a subtitle
undo-fix = Fixing a subtitle
undo-remove-sentence = Removing a sentence
undo-style = Subtitle style
undo-volume = Volume
undo-fit = Fill the shape
undo-fades = Fade in and out
undo-photo-length = Photo length
undo-music-end = End of the sound
undo-delete-clips = Deleting clips
undo-move-clips = Moving clips
