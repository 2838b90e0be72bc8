
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
## Make video: purposes

purposes-title = What is this video for?
purpose-whatsapp = WhatsApp
purpose-whatsapp-line = At most { $size }
purpose-status = WhatsApp Status
purpose-status-line = Split every { $seconds } s
purpose-reels = Instagram, TikTok
purpose-reels-line = Portrait 9:16
purpose-facebook = Facebook
purpose-facebook-line = High quality
purpose-youtube = YouTube
purpose-youtube-line = High quality
purpose-draft = Draft for my superior
purpose-draft-line = Small, marked KONSEP
purpose-archive = Office archive
purpose-archive-line = Original quality
purpose-other = Other…
purpose-other-line = E-mail, Telegram, own size
other-choose = Choose another purpose
other-email = E-mail 25 MB
other-email-small = E-mail 10 MB
other-telegram = Telegram
other-x = X
other-document = WhatsApp as a Document
other-own = Own size
other-own-size = At most, in MB
other-email-help = Inside an e-mail a file becomes a third larger.
other-document-help = In WhatsApp choose Document, so that the video is not shrunk.
unit-mb = MB

## Make video: what will happen

predict-waiting = Working out the size…
predict-becomes = This { $time } video becomes about { $size }.
predict-parts = This { $time } video becomes { $count } videos of about { $size } each.
predict-well =
    { $sound ->
        [yes] Sharp picture, clear sound.
       *[no] Sharp picture.
    }
predict-smaller =
    { $sound ->
        [yes] Sharp enough on a phone, clear sound.
       *[no] Sharp enough on a phone.
    }
predict-tight = Small text may be hard to read; enlarge it or split into { $count }.
predict-not = { $time } is too long for { $limit }; the picture would blur. Choose:
split-into = Split into { $count } videos
send-as-document = Send as a Document
trim-first = Trim first
make-technical-line = { $size }, { $rate } frames per second
make-size = { $size } of { $limit }
make-size-about = about { $size } of { $limit }
fits = Fits
becomes-videos = Becomes { $count } videos
one-video = Make it one
plays-on-phones = Plays on Android and iPhone
subtitles-in-picture = Subtitles are part of the picture
subtitles-too-fast =
    { $count ->
        [one] { $count } subtitle too fast to read
       *[other] { $count } subtitles too fast to read
    }
check-them = Check
takes-about = Takes about { $time } on this laptop
technical-details = Technical details
technical-picture = Picture: H.264 { $profile }, B-frames { $frames }, keyframe every { $seconds } s
technical-sound = Sound: AAC, { $rates } kbit/s
technical-file = File: MP4, moov first
technical-limits = Limits checked { $date }, grade { $grade }
save-to = Save to
make-for = Make video for { $purpose }
make-draft = Make draft for my superior
make-own = Make video of at most { $size }
make-empty = No clips yet. Add a video first.
make-queued = A video for this purpose is already in the queue.
make-too-long = Too long for this size: split or trim it first.

## Make video: result preview

result-preview = Result preview
preview-empty = Your video will be shown here
preview-play = Play the preview
preview-pause = Pause the preview
preview-place = Place in the video
sample-see = See a 5-second sample
sample-making = Making the sample…
sample-tag = 5-second sample
sample-back = Back to the video

## Queue

queue-title = Queue
queue-line = You may go on editing meanwhile.
queue-empty = No video made yet.
job-waiting = Waits until the video before it is done.
job-left = About { $time } left.
job-pieces = { $done } of { $count } parts done.
job-checking = Checking the result…
job-safe = Safe if the power fails
job-paused = Making stopped at { $percent }.
job-kept = Finished parts are kept.
job-done = Done and checked: length right, sound and picture together, { $size }.
job-damaged =
    { $count ->
        [one] The footage has { $count } damaged frame; a nearby one stands in.
       *[other] The footage has { $count } damaged frames; nearby ones stand in.
    }
job-copied = Copied. Open where it goes and press Ctrl+V.
job-copied-whatsapp = Copied. Now open WhatsApp and press Ctrl+V.
job-pause = Pause
job-cancel = Cancel
job-resume = Continue
job-retry = Retry
job-delete = Delete
job-play = Play
job-copy = Copy the file
job-folder = Show in folder
job-sending = How to send
job-remove = Remove from the queue
