# What Sunting's window says. Every key is also in window.id.ftl, with the same variables.

## Commands: the palette, menus, help, tips of buttons

step-import = Import
step-trim = Trim
step-text = Text
step-make = Make video
cmd-tab-subtitles = Text: Subtitles
cmd-tab-titles = Text: Names and titles
cmd-tab-charts = Text: Charts
cmd-play = Play or pause
cmd-frame-back = Back one frame
cmd-frame-forward = Forward one frame
cmd-second-back = Back 1 second
cmd-second-forward = Forward 1 second
cmd-back5 = Back 5 seconds
cmd-forward5 = Forward 5 seconds
cmd-cut-before = To the previous join
cmd-cut-after = To the next join
cmd-to-start = To start
cmd-to-end = To end
cmd-play-backward = Play backward
cmd-stop = Pause
cmd-play-forward = Play forward
cmd-full-screen = Full screen
cmd-remove-before = Remove before the line
cmd-remove-after = Remove after the line
cmd-mark-start = Mark start
cmd-mark-end = Mark end
cmd-unmark = Clear the marks
cmd-remove = Remove this part
cmd-watch-join = Watch the join
cmd-split = Split at the red line
cmd-join = Join again
cmd-move-earlier = Move earlier
cmd-move-later = Move later
cmd-delete-clip = Delete clip
cmd-delete-gap = Delete, leave a gap
cmd-nudge-earlier = Nudge one frame earlier
cmd-nudge-later = Nudge one frame later
cmd-nudge10-earlier = Nudge ten frames earlier
cmd-nudge10-later = Nudge ten frames later
cmd-mute-clip = Mute
cmd-rotate-clip = Rotate 90°
cmd-lock-track = Lock the track, or unlock it
cmd-undo = Undo
cmd-redo = Redo
cmd-copy = Copy clip
cmd-cut = Cut clip
cmd-paste = Paste
cmd-duplicate = Duplicate
cmd-select-all = Select all clips
cmd-new-subtitle = New subtitle
cmd-import-subtitles = Fill in subtitles from a file…
cmd-paste-script = Paste a script
cmd-tap-times = Tap the times
cmd-save-subtitles = Save subtitles…
cmd-remove-sentence = Remove this sentence from the video
cmd-select-sentences = Select several sentences
cmd-play-typing = Play or pause while typing
cmd-listen-again = Listen again
cmd-subtitle-start = Subtitle starts at the red line
cmd-subtitle-end = Subtitle ends at the red line
cmd-new-project = New project
cmd-sample-project = Try the sample project
cmd-open-project = Open…
cmd-import = Import files…
cmd-where-saved = Where is this project?
cmd-versions = Earlier versions…
cmd-duplicate-project = Duplicate project…
cmd-move-project = Move to another computer…
cmd-close-project = Close
cmd-make-video = Make the video
cmd-zoom-in = Zoom in
cmd-zoom-out = Zoom out
cmd-fit-all = Fit all
cmd-details = Details
cmd-palette = Find a command
cmd-language = Language: English
cmd-appearance = Light or dark look
cmd-help = Help
cmd-settings = Settings
cmd-next-region = To the next region
cmd-larger-text = Larger text
cmd-smaller-text = Smaller text
cmd-normal-text = Normal text size

## Why a command does nothing now

reason-no-clip = Add a video first
reason-no-clip-here = There is no clip at the red line
reason-locked = This track is locked
reason-no-marks = Mark the start and end of a part first
reason-no-seam = No two parts of one recording meet here
reason-already-split = Already split here.
reason-in-make = Nothing is cut in Make video. Go to Trim first.
reason-at-edge = The red line is at the edge of the clip
reason-not-storyline = Only clips of the Video track can be moved
reason-first-clip = This is the first clip
reason-last-clip = This is the last clip
reason-video-keeps-order = Video clips always touch
reason-nothing-to-undo = Nothing to undo yet
reason-nothing-to-redo = Nothing to redo yet
reason-no-subtitles = There are no subtitles yet
reason-no-subtitle-here = There is no subtitle at the red line
reason-nothing-ticked = Tick the sentences to remove
reason-no-place = What was around it is no longer in the video. Use Undo.
reason-is-there = This sentence is in the video
reason-first-sentence = This is the first sentence
reason-no-script = Paste or type the script first
reason-no-project = No project is open yet
reason-details-shown = The details are already at the right

## Steps that can be undone

undo-import = Importing files
undo-use = Using clips
undo-shape = Changing the shape
undo-size = Changing the size
undo-import-subtitles = Adding subtitles
undo-script = Matching a script
undo-tap = Tapping the times
undo-remove = Removing a part
undo-remove-before = Removing before the line
undo-remove-after = Removing after the line
undo-split = Splitting a clip
undo-join = Joining clips
undo-move = Moving a clip
undo-delete = Deleting a clip
undo-duplicate = Duplicating a clip
undo-paste = Pasting clips
undo-mute = Muting a clip
undo-nudge = Nudging a clip
undo-rotate = Rotating a clip
undo-replace = Replacing a file
undo-remove-media = Taking a file off the list

## Times

today = today
yesterday = yesterday
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec

## The top bar

four-steps = Four steps
project-kind = Sunting project
project-new = New project
project-name = Name of the project
project-menu = Project menu
project-rename = Rename the project
saved-here = Saved on this laptop
saving = Saving…
not-saved = Not saved: { $reason }
not-saved-in-short = Not saved
saving-ended-in-short = saving has stopped
save-elsewhere = Save somewhere else…
more = More
drop-here = Drop to import
what-will-happen = What will happen

## The start page

start-title = Start by adding a video
start-drag = Drag files from your computer here.
start-untouched = Your originals are never changed.
start-line = Drag files from your computer here. Your originals are never changed.
start-kinds = Video, photos and sound from camera, phone or WhatsApp
start-sample = Try the sample project
choose-files = Choose files…
from-phone = Get from a phone…
step-import-line = Take footage from a phone or camera.
step-trim-line = Remove what you do not need.
step-text-line = Add subtitles.
step-make-line = Make a light video for phones.
last-project = Last project
other-projects = Other projects
open-other = Open another project…
continue = Continue
continue-making = Continue making the video
recent-gone = Not found
recent-gone-in = Not found in { $place }
recent-gone-from = Not in { $place }
recent-find = Find…

## The menus of clips and shapes

replace-file = Replace file…
shape-landscape = Landscape
shape-portrait = Portrait
shape-square = Square
shape-tall = Tall
shape-size = Size
shape-size-automatic = Automatic

## What lies over the window

overlay-close = Close
overlay-cancel = Cancel

palette-field = Find a command
palette-nothing = There is no command with that word.

guide-play = Playing
guide-cut = Trimming
guide-text = Typing subtitles
guide-all = Anywhere
guide-line = All other commands are in Find a command (Ctrl+K).

settings-language = Language
settings-indonesian = Indonesia
settings-english = English
settings-appearance = Appearance
settings-system = As the system
settings-light = Light
settings-dark = Dark
settings-text-size = Text size
settings-projects = Place of projects
settings-change = Change…
settings-cache = Temporary material
settings-cache-used = { $size } in use
settings-cache-most = At most
settings-clean = Clear
settings-nothing-to-clean = There is no temporary material
settings-less-motion = Less motion
settings-sound-device = Sound device
settings-system-sound = The system's own
settings-double-click = Open projects by double click
settings-layout = Layout of the window
settings-reset = Reset

versions-title = Earlier versions
versions-line = The present one is not lost: it stays in this list.
versions-none = There is no earlier version yet. Sunting keeps them by itself while you work.
versions-view = View
versions-use = Use this version
versions-clips = { $count ->
    [one] { $count } clip
   *[other] { $count } clips
}
versions-before-end = { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} before the program closed

moving-title = Move to another computer
moving-line = The project and its footage become one .zip file. Copy that file, then open it on the other computer.
moving-whole = All footage
moving-whole-line = Everything can still be changed.
moving-used = Only the parts in use
moving-used-line = What you removed stays here.
moving-counting = Counting…
moving-too-big = Too big for an ordinary USB stick (FAT32).
moving-outside = { $count ->
    [one] { $count } file outside the project's folder goes along: { $files }. Is that right?
   *[other] { $count } files outside the project's folder go along: { $files }. Is that right?
}
moving-to = Save to
moving-choose = Choose a place…
moving-start = Make the file
moving-running = Copying… { $percent }%
moving-wait = Wait until it is done

phone-title = Get from a phone
phone-usb = USB cable
phone-usb-1 = Connect the phone. On the phone choose "File transfer".
phone-usb-2 = Open File Explorer, choose your phone, then DCIM › Camera.
phone-usb-3 = Copy the videos into the Videos folder of the laptop.
phone-usb-4 = Come back here, press Choose files.
phone-open-videos = Open the Videos folder
phone-whatsapp = WhatsApp
phone-whatsapp-1 = On the phone send the video to yourself as a Document, so that it does not shrink.
phone-whatsapp-2 = On the laptop open WhatsApp, download the video.
phone-whatsapp-3 = Press Choose files: the Downloads folder is open already.
phone-open-downloads = Open the Downloads folder
phone-card = Memory card, USB stick
phone-card-1 = Choose files straight away; Sunting copies them into the project's folder.

sending-title = How to send
sending-why = WhatsApp shrinks videos again. To keep it sharp, send it as a Document.
sending-1 = Open WhatsApp on the laptop, then choose who gets it.
sending-2 = Press the + beside the message, then choose Document.
sending-3 = Choose the video file, then press Send.
sending-fast = Faster: press Copy the file, then press Ctrl+V in WhatsApp.
sending-copy = Copy the file
sending-show = Show in folder

path-import = Import a file
path-project = Open a project
path-read-subtitles = Fill in subtitles from a file
path-write-subtitles = Save subtitles
path-find = Find the file
path-job-folder = Choose a folder for the video
path-replace = Replace the file
path-result = Save to
path-projects-folder = Place of projects
path-file-line = Write the name of the file with its folder.
path-folder-line = Write the name of the folder with the folders above it.
path-find-line = Write the name of the file with its folder, or a folder to look for it in.
path-open = Open
path-save = Save
path-empty = Write the name first
path-elsewhere = Save somewhere else
path-missing = There is nothing there. Check the spelling.
path-is-folder = That is a folder. Add the name of the file.
path-nothing-in-it = There is no video, photo or sound in that folder.
path-no-project = That file is not a Sunting project.
path-no-project-in-it = There is no Sunting project in that folder.
path-several-projects = There are several projects in that folder: { $names }. Open one of the .sunting files in it.
path-no-subtitles = There are no subtitles in that file.
path-no-folder = That folder does not exist. Check the spelling.
path-unreadable = It is there but cannot be read. You may not have permission. Choose another one.

leaving-title = A video is still being made
leaving-line = If Sunting closes, making stops at { $percent }%. Finished parts are kept, and it can continue when Sunting opens again.
leaving-stay = Stay here
leaving-work-title = Your work is not saved yet
leaving-work-line = If Sunting closes now, the last changes are lost. Save them somewhere else first, in another folder or on another disk.
leaving-lose = Close without saving
leaving-copy-title = The project is still being copied
leaving-copy-line = If Sunting closes now, the copy is not made. The original project stays whole.
leaving-media-title = Footage is still being copied
leaving-media-line = Footage is being copied into the project's folder. If Sunting closes now, the rest is copied when this project opens again. Until then, the USB stick or card is still needed.
leaving-packing-title = The project is still being packed
leaving-packing-line = If Sunting closes now, the packed file is not made. Your project stays whole.
leaving-anyway = Close anyway
leaving-done-title = Everything is saved
leaving-done-line = Nothing is waiting any more. Sunting can close.
leaving-now = Close
leaving-close = Close and continue later
missing-title = Most of the footage cannot be found
missing-line = { $missing } of { $all } files of this project are not where they were. If their folder was moved, show it once and all are looked for there. Your editing is safe.
missing-find = Choose the folder…
missing-later = Later

subtitle-file-title = Adding a subtitle file
subtitle-file-there = { $count ->
    [one] There is { $count } subtitle in the video. What should happen to it?
   *[other] There are { $count } subtitles in the video. What should happen to them?
}
subtitle-file-beyond = { $count ->
    [one] { $count } subtitle starts after the video has ended, so it is not seen
   *[other] { $count } subtitles start after the video has ended, so they are not seen
}
subtitle-file-left-out = { $count } left out: their place is taken
subtitle-file-hours = Move { $count } subtitles { $hours } h earlier
subtitle-file-to-sound = Move { $count } subtitles so that they start with the sound
subtitle-file-to-start = Move { $count } subtitles so that they start with the video
subtitle-file-put-in = Add
subtitle-file-replace = Replace them
subtitle-file-fill = Fill empty places
subtitle-file-second = As second language
repairs-title = Tidied in the subtitle file
repairs-line = The subtitle file itself was not changed.

## Errors that the window says in another way

window-error-plan-changed = This plan was changed after it was made, so nothing is made from it.
window-error-media-on-server = { $name } is on another machine, which is not asked without your word. Show it with "Find the file…".
window-error-other = Something went wrong: { $detail }. Your project is safe. Try again.
window-error-not-found = This file was not found. It may have been moved or renamed.
window-error-not-media = This file cannot be opened. It may not be copied yet, or be damaged. Copy it again, then retry.
window-error-incomplete = This file cannot be opened. It may not be copied yet. Copy it again, then retry.
window-error-undecodable = This file cannot be opened. It may be damaged. Copy it again, then retry.
window-error-source-changed = The file changed while it was in use. Wait until it is copied, then retry.
window-error-permission-denied = This folder cannot be read or written to. Choose another one, for example Videos.
window-error-disk-failed = The disk does not do its work any more. Save to another one, and copy what matters off it.
window-error-disk-gone = The disk is no longer there. Connect it again, or save to another one.
window-error-disk-full = There is no room left. Make some, then try again; what is finished is kept.
window-error-encoder = The video was not finished: { $detail }. Finished parts are kept. Try again.
window-error-muxer = The video could not be put together: { $detail }. Your project is safe. Try again.
window-error-destination-exists = That file exists and was not touched. Choose another name.
window-error-nothing-to-export = There is no clip in the video yet. Add a video first.
window-error-no-picture-to-export = There is sound but no picture. Add a video or a photo first.
window-error-no-sound-to-export = There is no sound in this video.
window-error-unknown-container = The name of a video file has to end in .mp4.
window-error-unknown-platform = There is no purpose "{ $name }". Choose another one.
window-error-empty-range = This part is too short. Mark a longer one.
window-error-not-yet = This is not there yet in this version: { $what }.
window-error-plan-of-other-version = Another version of Sunting began this video. Make it again from the start.
window-error-plan-unreadable = This video cannot be continued: { $detail }. Make it again from the start.
window-error-segments-missing = { $missing } of { $count } parts are not made yet. Press Continue.
window-error-segments-differ = Part { $index } does not fit the others. Clear the temporary material in Settings, then retry.
window-error-limit-needs-results = The size is known only when the video is made. Make it first.
window-error-limit-too-small = A video of { $duration } cannot be made smaller than { $least }; the limit is { $limit }. Trim it, or split it into several videos.
window-error-check-failed = The result failed a check ({ $check }: { $detail }) and was not kept. Your project is safe. Try again.
window-error-store = The temporary material is not what it should be: { $detail }. Clear it in Settings, then retry.
window-error-cancelled = Stopped. Finished parts are kept.
window-error-worker-failed = The video was not finished: { $detail }. Finished parts are kept. Try again.
window-error-media-missing = "{ $name }" was not found. It may have been moved or renamed.
window-error-project-newer = Project from a newer version. Update Sunting; the file was not changed.
window-error-project-invalid = The project makes no sense: { $detail }. Use an earlier version.
window-error-edits-unreadable = The last changes cannot be read: { $detail }. Use an earlier version.
window-error-edit-step = This change cannot be made, and the project was not changed. { $what }
window-error-edit-no-clip = That clip is not there any more.
window-error-edit-no-track = That track is not there any more.
window-error-edit-no-media = That file is not in the project any more.
window-error-edit-nothing-there = There is nothing to change here. Move the red line.
window-error-edit-locked = This track is locked. Unlock it first.
window-error-edit-wrong-kind = This change is not for a clip like that. Choose another one.
window-error-no-subtitles = There are no text subtitles in this file.
window-error-no-audio-track = That file has no such sound track.
window-error-edit-no-audio-track = That file has no such sound track.
window-error-edit-in-use = A clip still uses this file. Delete the clip first.
window-error-edit-anchors-cross = Choose one subtitle to move all, or two that stay in their order.
window-error-edit-before-start = { $count ->
    [one] One subtitle would lie before the video starts. Move them less.
   *[other] { $count } subtitles would lie before the video starts. Move them less.
}
window-error-edit-not-joined = This clip is not continued by the one behind it. Both have to be of one recording.
window-error-edit-invalid = This change is not allowed: { $detail }.
window-error-edit-bad-time = "{ $time }" is not a time. Write for example 0:12.6.
window-error-several-inputs-one-output = One name is not enough for several files. Choose a folder.

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
notice-field-limits = { $name }: from { $least } to { $limit }
notice-removed-sound = { $time } s of sound removed
notice-split = Clip split at the red line
notice-stray-typing = Letters outside a text field are commands. To type, click the subtitle first.
notice-earlier = Clip moved earlier
notice-later = Clip moved later
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
notice-work-is-back-later = Sunting closed suddenly { $moment }. Your work is back, to the last change.
notice-project-gone = The project "{ $name }" was not found in { $place }.
notice-save-first = The work in this project is not saved yet. Save it somewhere else first.
notice-saving-ended = Automatic saving has stopped because of a fault, and is being tried again. If this message stays, save the project elsewhere.
notice-files-fault = Something went wrong while working with files. Try again.
notice-rename-later = The project's name can be changed once its videos are made and its files are copied.
notice-stepped-back = Sunting closed suddenly twice while opening the project. The version before is open; the newest is in Earlier versions.
notice-duplicated = Copy made: { $name }
notice-subtitles-elsewhere = The subtitles of that film belong to parts that the video does not use.
notice-subtitles-saved = Subtitles saved: { $name }
notice-folder-cut = The folder { $name } is too large: only { $count } files are put in. Put in the rest folder by folder.
notice-no-subtitle-fits = All their places are taken. Nothing was added.
notice-sentence-back = The sentence is back
notice-repeats = { $count ->
    [one] { $count } sentence is said again. The earlier one is ticked; the last one stays.
   *[other] { $count } sentences are said again. The earlier ones are ticked; the last ones stay.
}
notice-no-repeats = No sentence is said again.
notice-script-matched = { $count ->
    [one] { $count } subtitle matched to the sound.
   *[other] { $count } subtitles matched to the sound.
}
notice-script-unsure = { $count } subtitles matched to the sound; { $unsure } { $unsure ->
    [one] time is
   *[other] times are
} not sure.
notice-script-differs = { $count } subtitles matched to the sound; { $unsure } { $unsure ->
    [one] time is
   *[other] times are
} not sure. Perhaps something else is said than the script says.
notice-script-other-sound = The sound of the video changed meanwhile, so the result is not used.
notice-tapped = { $count } { $count ->
    [one] sentence has its time.
   *[other] sentences have their times.
}
notice-tap-before = The sentence before starts at { $time }. Go back one sentence first to change it.
notice-subtitles-in = { $count ->
    [one] { $count } subtitle added
   *[other] { $count } subtitles added
}
notice-low-disk = { $size } left on this laptop. Temporary material cleared; the project is safe.
notice-not-found-there = What is missing is not there. Choose another file or folder.
notice-not-opened = No program here opens it. It is at { $place }
notice-missing = "{ $name }" was not found. It may have been moved, or be on a USB stick that is not plugged in.
notice-missing-several = { $count } files were not found. They may have been moved, or be on a USB stick that is not plugged in.
notice-found = { $count ->
    [one] { $count } file found again
   *[other] { $count } files found again
}
notice-not-copied = The file cannot be put on the clipboard. Use Show in folder and copy it there.
notice-nothing-to-paste = There is no clip or file to paste.
notice-saved-where = Already saved in { $place }
notice-silent = No sound device. Preview is silent; the result is not.
notice-double-click-taken = Another program ({ $name }) opens .sunting files already, and that was not changed. Turn it off there first.
notice-double-click-refused = This computer does not allow that setting: { $detail }
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
repair-line = Line { $line }: { $what }
repair-broken-letter = a letter was damaged, guessed
repair-no-times = these words have no time, left out
repair-rolling = Each line was repeated with the next one; kept once.
repair-legacy-encoding = Its letters were stored the old way; check the accented ones.
repair-number-missing = its number is missing
repair-too-long = it has more than 10,000 letters, shown part by part
repair-bad-time = its time in line { $line } cannot be read ("{ $detail }"), left out
repair-guessed-time = its time in line { $line } has letters for digits ("{ $detail }"), read as digits
repair-empty = it has no words, left out
repair-ends-before-start = it ended before it started, exchanged
repair-no-length = it had no length, given one
repair-out-of-order = out of order, sorted
repair-overlap = it overlapped the next one, tidied
repair-same-start = shown together with the one before, joined
repair-too-many-at-once = shown together with so many others that they fill the picture, left out
repair-looks = Colours, places and shapes of letters are left out; words and times are whole.
repair-cut-off = from here on the file is damaged or cut off, the rest is left out
window-error-panic = Something went wrong while making the video. Your project is safe.
window-error-no-window = The window cannot open here. Use `sunting` or update the graphics driver. The log is in { $log }.
window-error-no-speech = Nobody is heard to speak in this video. Check whether its sound is muted, or choose another sound track in the clip's details.
window-error-transcribe-not-built = This Sunting was built without speech to text. Paste the script, or tap the times.
window-error-model-foreign = This is no model file. Choose a ggml file of whisper.cpp, such as ggml-base.bin.

## Sunting.exe on Windows, where the window cannot be started
launcher-in-zip = Extract first: right-click the zip, choose “Extract All”, then open Sunting in the folder that appears.
launcher-apart = Sunting.exe has to stay beside the folder “program”. Move the whole folder, or extract the zip again.
launcher-refused = This computer will not open Sunting ({ $detail }). Ask your IT staff for help.

## The media list
media-title = Media
media-add = Add
media-waiting = { $count } not used yet
media-use = Use
media-use-all = Use all
media-used = In use
media-unused = Not used yet
media-light = Preparing a light copy…
media-sound-only = Sound only
media-photo = Photo
media-portrait = Portrait video
media-quiet = Quiet sound
media-damaged =
    { $count ->
        [one] One damaged frame at { $from }, still usable
       *[other] { $count } damaged frames from { $from }, still usable
    }
media-cut-off = Only the first { $time } are in the file. Copy it again for the rest.
media-checking = Checking…
media-copying = Copying into the project…
media-arriving = Still arriving…
media-missing = Not found
media-on-server = On a server
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
control-zoom = Zoom of the tracks

## Notices
notice-close = Close message
## Tracks
tracks-subtitles = Subtitles
tracks-graphics = Text
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
tracks-unsure = its time is not sure
tracks-undo-move = Moving clips
tracks-undo-reorder = Reordering clips
tracks-undo-trim = Trimming a clip's edge
tracks-undo-volume = Changing the volume
tracks-undo-fades = Changing the fades
undo-track = Changing a track
lock-track = Lock track
unlock-track = Unlock
## Subtitles

subtitles-title = Subtitles
subtitles-fill = Fill in
subtitles-type = Type them
subtitles-type-about = At the red line, one by one
subtitles-from-file = From a file…
subtitles-from-file-about = SRT, WebVTT, ASS, TTML, SBV, or a video that holds subtitles
subtitles-from-film = From { $name }
subtitles-from-film-or-file = From a film or file
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
subtitle-confirm = It is right
subtitle-merge = Merge
subtitle-split = Split
subtitle-shift-all = Move all: this one starts at the red line
subtitle-stretch-all = Stretch all: this one starts at the red line
subtitle-delete = Delete
sentences-select = Select several
sentences-clear = Clear
sentences-remove = { $count ->
    [one] Remove { $count } sentence from the video
   *[other] Remove { $count } sentences from the video
}
sentences-find-repeats = Find what is repeated
sentences-listening = Listening… { $percent }%
sentence-hear-both = Hear both
sentence-said-again = { $text }, said again
sentence-gone = { $text }, removed from the video
sentence-bring-back = Bring back
seconds-short = { $seconds } s
reading-fine = Fine
reading-second = 2nd language
reading-second-finding = Second language: { $finding }
reading-brisk = A bit fast
reading-too-fast = Too fast
reading-too-long = Too long
reading-too-brief = Too brief
reading-overlaps = Overlaps
reading-lingers = Stays long
reading-lines = Line ends
reading-unsure = Not sure
reading-speed = { $speed } characters per second
finding-too-fast = Too fast to read.
finding-too-long = Too long.
finding-too-brief = Shown too briefly.
finding-overlaps = Overlaps the next.
finding-lingers = Shown too long.
finding-lines = A line ends at an awkward place.
finding-unsure = Its time is not sure.
fix-too-fast = Add { $seconds } s
fix-too-long = Split in two
reading-empty = Empty
reading-unknown-letters = Unknown letters
finding-empty = No words yet.
finding-unknown-letters = These letters cannot be written yet: { $letters }
fix-empty = Delete
fix-unknown-letters = Remove them
fix-too-long-more = Split into { $count }
fix-too-brief = Extend
fix-lingers = Shorten
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
details-volume-of = { $percent } of the sound as it was recorded
details-inside = Subtitles inside
details-inside-text = { $count ->
    [one] One track, which can be taken in the step Text
   *[other] { $count } tracks, which can be taken in the step Text
}
details-inside-pictures = { $count ->
    [one] One track of pictures, which cannot be taken
   *[other] { $count } tracks of pictures, which cannot be taken
}
details-pieces = Joined
details-pieces-count = { $count } recordings in one file
media-inside = Subtitles inside: { $count }
media-pieces = { $count } recordings in one file
details-audio-track = Sound track
details-audio-track-choose = Choose
details-audio-track-all = All
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
details-what-fades = What fades:
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
style-size = Text size
style-size-small = Small
style-size-medium = Medium
style-size-large = Large
style-size-of = { $percent } of the picture's short side
style-margin-of = { $percent } of the picture's height
style-position = Position
style-bottom = Bottom
style-top = Top
style-bold = Bold letters
style-highlight = Highlight words
style-speakers = Names of speakers
subtitle-second = Second language
subtitle-speaker = Speaker
style-color = Text colour
style-margin = From the edge
style-easy = Easy to read
style-needs-box = Hard to read: add a box
style-too-alike = Hard to read: colours are too alike
style-fix = Add a dark box
color-white = White
color-yellow = Yellow
color-light-blue = Light blue
color-black = Black

## Steps of details and subtitles that can be undone

undo-new-subtitle = Adding a subtitle
undo-type = Typing a subtitle
undo-shift-all = Moving all subtitles
undo-stretch-all = Stretching all subtitles
undo-subtitle-time = Changing a subtitle's time
undo-split-subtitle = Splitting a subtitle
undo-merge = Merging subtitles
undo-delete-subtitle = Deleting a subtitle
undo-fix = Fixing a subtitle
undo-confirm = Confirming a subtitle's time
undo-remove-sentence = Removing a sentence
undo-bring-back = Bringing a sentence back
undo-style = Changing the style of subtitles
undo-volume = Changing the volume
undo-audio-track = Choosing the sound track
undo-fit = Changing how the shape is filled
undo-fades = Changing the fades
undo-photo-length = Changing the length of photos
undo-music-end = Changing the end of the sound
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
other-document = WhatsApp document
other-own = Own size
other-own-size = At most, in MB
other-email-help = Inside an e-mail a file becomes a third larger.
other-document-help = In WhatsApp choose Document, so that the video is not shrunk.
unit-mb = MB

## Make video: what will happen

predict-waiting = Working out the size…
predict-at-most =
    { $count ->
        [1] This video of { $time } becomes at most { $size }; its exact size is being measured.
       *[other] This video of { $time } becomes { $count } videos of at most { $size } each; the exact size is being measured.
    }
predict-roughly = This video of { $time } becomes very roughly { $size }; its exact size is being measured.
predict-becomes = This video of { $time } becomes about { $size }.
predict-parts = This video of { $time } becomes { $count } videos of about { $size } each.
predict-not = A video of { $time } is too long for { $limit }; the picture would blur. Choose:
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
subtitles-unknown-letters = { $count ->
    [one] One subtitle has letters that cannot be written yet
   *[other] { $count } subtitles have letters that cannot be written yet
}
subtitles-too-fast =
    { $count ->
        [one] { $count } subtitle too fast to read
       *[other] { $count } subtitles too fast to read
    }
check-them = Check
takes-waiting = Working out how long it takes…
takes-about = Takes about { $time } on this laptop
technical-picture = Picture: H.264 { $profile }, B-frames { $frames }, keyframe every { $seconds } s
technical-sound = Sound: AAC, { $rates } kbit/s
technical-file = File: MP4, moov first
technical-limits =
    { $grade ->
        [A] Limits checked { $date } on its own page
        [B] Limits checked { $date } in several sources that agree
       *[other] Limits checked { $date }, but the sources are uncertain
    }
save-to = Save to
make-for = Make video for { $purpose }
make-draft = Make draft for my superior
make-own = Make video of at most { $size }
make-empty = No clips yet. Add a video first.
make-missing = The video cannot be made yet: "{ $name }" was not found.
make-missing-several = The video cannot be made yet: { $count } files were not found.
make-missing-reason = Some files were not found. Find them first.
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
queue-empty = The queue is empty. Videos that you make appear here.
job-waiting = Waits until the video before it is done.
job-left = About { $time } left.
job-pieces = { $done } of { $count } parts done.
job-checking = Checking the result…
job-safe = Safe if the power fails
job-paused = You paused it.
job-stopped = Making stopped at { $percent } when Sunting ended.
job-not-begun = Not begun when Sunting ended.
job-kept = { $percent } is made and kept.
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
job-play = Play
job-copy = Copy the file
job-folder = Show in folder
job-sending = How to send
job-report = Save a report
notice-report-saved = The report is saved: { $name }. Send it to whoever helps you.
job-remove = Remove from the queue
notice-packed = The project is ready to be moved: { $name }
notice-packed-without = The project is ready to be moved: { $name }. Left out, as they are neither film, sound nor photo: { $files }
notice-looking-back = You are looking at an earlier version. Your project has not changed.
cmd-previous-region = To the previous region
region-steps = Steps
region-step = Tools of this step
region-stage = Picture
region-details = Details
region-bar = Playing
region-tracks = Tracks
sample-project-name = Sample project

## Borders between panels

divider-left = Width of the left panel
divider-right = Width of the right panel
divider-timeline = Height of the tracks

## The project at another place

saving-copy = Copying the project… { $percent }%
notice-saved-elsewhere = The project is now saved in { $place }. The old one stays.
choose-folder = Choose a folder
look-only = Can only be viewed
notice-look-only = The folder of this project cannot be written to, so it can only be viewed. To change it, save a copy.
save-copy = Save a copy…

## Sound device

notice-device-missing = The sound device "{ $name }" is not connected. Sound plays through the system's own.

## Report

report-name = Sunting report
report-video = Video: { $value }
report-purpose = For: { $value }
report-length = Length: { $value }
report-canvas = Picture size: { $value }
report-media = Files used: { $value }
report-reason = Why: { $value }

# What else people call a command; the palette finds it by these words too.
also-step-import = add upload
also-step-trim = edit cut crop
also-step-text = title caption
also-step-make = export render save
also-cmd-play = play
also-cmd-full-screen = screen
also-cmd-remove-before = trim crop
also-cmd-remove-after = trim crop
also-cmd-mark-start = start
also-cmd-mark-end = end
also-cmd-remove = delete cut
also-cmd-split = cut razor
also-cmd-join = merge
also-cmd-delete-clip = clip
also-cmd-mute-clip = sound volume silence
also-cmd-rotate-clip = clip
also-cmd-undo = back revert
also-cmd-redo = again repeat
also-cmd-copy = copy
also-cmd-cut = cut
also-cmd-paste = paste
also-cmd-duplicate = duplicate
also-cmd-new-subtitle = title caption text
also-cmd-import-subtitles = srt captions
also-cmd-save-subtitles = srt captions
also-cmd-new-project = project
also-cmd-sample-project = example demo practice learn
also-cmd-open-project = project
also-cmd-import = music song sound photo picture video film add merge
also-from-phone = whatsapp cable
also-cmd-where-saved = save location
also-cmd-versions = history backup restore
also-cmd-duplicate-project = save as
also-cmd-move-project = send move zip backup stick
also-cmd-make-video = export save send share whatsapp youtube mp4 render download finish
also-cmd-details = volume sound louder quieter position size crop zoom music
also-cmd-language = indonesian
also-cmd-appearance = dark light theme
also-cmd-help = how guide
also-cmd-settings = options preferences
also-cmd-larger-text = text
also-cmd-normal-text = text
also-cmd-close-project = project

# Tasks on the help page.
guide-how = How do I…
how-import = Put in videos, photos or music?
how-phone = Get videos from a phone?
how-ends = Remove what is not needed at both ends?
how-mistake = Cut out a mistake in the middle?
how-undo = Take back the last step?
how-text = Add text?
how-louder = Make sound or music quieter?
how-send = Make a video for WhatsApp?
how-saved = Find where this project is saved?
how-practise = Practise with a sample project?

## names, titles and charts

tab-subtitles = Subtitles
tab-titles = Names and titles
tab-charts = Charts
titles-hint = Click one: it appears at the red line.
notice-text-behind = There is text here; it follows { $name }.
details-graphic = Text, { $duration }
graphic-fine = Fine to read
graphic-quick = A little quick
graphic-too-quick = Too quick to read.
graphic-more-time = Add { $time } seconds
graphic-optional = Optional
graphic-time-by-hand = Duration set by hand.
undo-add-graphic = Add text
undo-graphic-words = Fill in text
undo-graphic-table = Change the table
undo-chart-kind = Change the chart

## colours and logo of the office

office-title = Office colours and logo
office-drop = Drop the logo's file here, or
office-choose-logo = Choose a logo file…
office-change-logo = Change logo…
office-without-logo = Without a logo
office-from-logo = Colours come from the logo. Once per laptop.
office-reading = The logo is being read
office-edges-cleared = The logo's white edges were made clear.
office-words-left-out = Words inside the SVG are left out; turn them into outlines first.
office-name = Office name
office-primary = Main colour
office-accent = Second colour
office-of-logo = { $name } from the logo
office-contrast = { $name } on { $ground } is hard to read. Letters use a darker one.
office-adjusted = Colours were adjusted so that text can be read.
office-corner = Logo in the video
office-corner-none = None
office-corner-left = Top left
office-corner-right = Top right
office-opacity = Logo opacity
office-opacity-of = Logo opacity: { $percent }
office-plate = Plate behind the logo
office-less-motion = Less motion
office-none = This project has no office colours yet.
office-foreign = This project uses the colours of { $name }.
office-foreign-unnamed = This project uses another office's colours.
office-take-own = Use my office's colours
office-give = Give to a colleague…
office-take = Use a colleague's…
office-given = Office colours and logo saved: { $name }. Send this file to your colleague.
office-taken = Colours and logo of { $name } are used on this laptop.
path-logo = Choose a logo file
path-take-office = Use a colleague's colours and logo
path-give-office = Save colours and logo for a colleague
dialog-logos = Logos
dialog-offices = Offices
undo-office = Changing office colours
used-before = Used before
used-forget = Forget
style-office = Office colours
hue-white = white
hue-black = black
hue-grey = grey
hue-red = red
hue-orange = orange
hue-yellow = yellow
hue-green = green
hue-teal = teal
hue-blue = blue
hue-purple = purple
hue-pink = pink

## graphics on the stage, their places and what is wrong with them
stage-whole = full screen
place-head-left = top left
place-head-middle = top middle
place-head-right = top right
place-left = middle left
place-middle = middle
place-right = middle right
place-foot-left = bottom left
place-foot-middle = bottom middle
place-foot-right = bottom right
graphic-position = Position
position-left = Left
position-right = Right
position-head = Top
graphic-nine-places = Place
graphic-appear = Appear
appear-moving = Slide
appear-fading = Fade
appear-at-once = None
graphic-ground = Ground
graphic-light = Light
graphic-dark = Dark
graphic-kind = Change kind…
graphic-two-lines = Two lines, letters at { $percent }%.
graphic-smaller = Letters at { $percent }%.
graphic-too-long = Too long to read on a phone. Shorten the { $field }.
field-heading = Heading
finding-empty-field = { $field } is empty, so this text is left out of the video.
finding-no-source = Source not given.
finding-seen-with = On top of { $name }.
finding-emoji = Emoji are not drawn in the video.
finding-capitals = All capitals are harder to read.
fix-fill-in = Fill in
fix-tidy = Tidy
fix-emoji = Remove emoji
fix-capitals = Use Ordinary Letters
graphics-to-check = { $count } to check
graphics-empty = { $count ->
    [one] 1 text is not complete
   *[other] { $count } texts are not complete
}
graphics-seen-together = { $count ->
    [one] 1 text lies on another
   *[other] { $count } texts lie on others
}
graphics-too-fast = { $count ->
    [one] 1 text is too fast to read
   *[other] { $count } texts are too fast to read
}
graphics-odd-letters = { $count ->
    [one] 1 text holds letters that are not drawn
   *[other] { $count } texts hold letters that are not drawn
}
undo-graphic-place = Moving a text
undo-graphic-time = Changing when a text is seen
undo-graphic-appear = Changing how it appears
undo-graphic-dark = Changing the ground
undo-graphic-kind = Changing the kind
undo-graphic-tidy = Tidying texts
## the tab of charts

charts-title = Turn a table into a chart
charts-lead = Copy a table from Excel or WhatsApp, then press Ctrl+V here.
charts-paste = Paste a table
charts-size = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}, { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}
charts-on-clipboard = { $size } on the clipboard
charts-no-clipboard = No table on the clipboard yet
charts-open = Open a file…
charts-open-kinds = Excel (.xlsx), ODS or CSV
charts-type = Type it
charts-type-about = Start with an empty table
charts-heads-help = The first row becomes the heads of the columns. Write the unit in brackets, such as Activations (people).
charts-which-sheet = Which sheet?
charts-another = New chart
charts-change-here = Change numbers here.
charts-rows-and-columns = Rows and columns
charts-table = Table of the chart
charts-cells = Cells of the table
charts-new-row = New row
charts-empty-head = Head of the column
charts-not-drawn = not drawn
charts-add-row = Insert a row above
charts-add-column = Add a column
charts-remove-row = Remove the row
charts-remove-column = Remove the column
charts-new = Make a chart
charts-type-first = Type the heads of the columns, then fill in rows. Tab and Enter go to the next cell.
charts-no-table = There are no numbers in this table yet.
charts-unread = "{ $text }" is not read as a number.
charts-unread-meant = "{ $text }" is not read as a number. Did you mean { $number }?
charts-use-number = Use { $number }
charts-show = Show me
charts-read-as = { $text } is read as { $words }.
charts-other-way = No, { $number }
charts-would-mislead = { $kind } would mislead: { $why } So it is drawn as { $drawn }.
charts-too-many-rows = There are { $rows } rows; at most { $most } are easy to compare.
charts-join-small = Join the small
charts-split = Split in two
charts-sum-differs = The total in the table is { $stated }, but its rows make { $added }. Check the numbers.
charts-sum-row = "{ $name }" holds all rows above, so it is not drawn.
charts-draw-sum = Draw it too
charts-sum-column = The column "{ $name }" holds the others, so it is not drawn.
charts-two-units = Two units; only { $drawn } is drawn.
charts-uneven = Times are uneven; spaced by time.
charts-unread-times = { $read } of { $rows } rows are read as times. Write them alike.
charts-only-two = Only two numbers.
charts-use-comparison = Use Comparison
charts-several-columns = There are several columns of numbers. To draw bars, choose one column; the others leave the table.
charts-keep-column = Choose { $name }
charts-nameless-column = column { $number }
charts-percents-of-target = Percents of the target are drawn, not the numbers in the table.
charts-few-answers = Only { $count } answers; the chart says so.
charts-rounding = By rounding, they add up to { $total }%.
charts-too-many-columns = There are { $count } columns; at most { $most } are shown.
charts-more = More
chart-off-no-numbers = Needs a column of numbers.
chart-off-one-number = Needs one number alone.
chart-off-one-column = For one column of numbers only.
chart-off-parts = Needs two to five columns of numbers.
chart-off-target = Needs a column Target.
chart-off-people = Needs a share of people, such as 9 of 10.
chart-off-not-time = these rows are no times.
chart-off-unread-times = not all times are read.
chart-off-two-periods = Needs more than one time.
chart-off-negative = there are numbers below zero.
chart-off-two-units = there are two units.
chart-off-missing = too many numbers are missing.
chart-off-missing-part = a number is missing.
chart-off-no-whole = these are not parts of one sum ({ $total }%).
chart-off-no-sum = these are not parts of one sum.
chart-off-five-parts = it needs two to five parts of one sum.
chart-off-rows = At most { $most } rows.
chart-off-columns = At most { $most } columns.
chart-heading = Heading
chart-heading-hint = Write what was found
chart-unit = Unit and time
chart-source = Source (required)
chart-no-source = Source not given
chart-used-sources = Sources used before
chart-own-source = Our own data: { $office }
chart-more = More…
chart-highlight = Highlight
chart-highlight-usual = The main one
chart-highlight-none = All alike
chart-grow = Grow slowly
chart-order = Order
chart-order-size = By size
chart-order-table = As in the table
chart-ground = Ground
chart-ground-light = Light
chart-ground-dark = Dark
chart-sum-row = Draw the total
chart-of = Chart: { $kind }
chart-seen = Chart, { $duration }
dialog-read-table = Choose a file with a table
dialog-tables = Tables
path-no-table = That file is no table. Choose XLSX, ODS or CSV.
undo-chart-highlight = Changing the highlight
undo-chart-look = Changing the chart's look

page-back = Back
script-title = Paste a script
script-about = Its times are matched to the sound
script-from-clipboard = From the clipboard
script-from-file = From { $name }
script-clear = Clear
script-text = Script
script-hint = Paste the script that is read in the video, or drop a .txt file here.
script-count = { $count ->
    [one] { $count } sentence, about { $time } read aloud. Video: { $video }.
   *[other] { $count } sentences, about { $time } read aloud. Video: { $video }.
}
script-words-stay = Long sentences are split. Words stay as they are.
script-speakers = Speakers, no subtitles: { $names }
script-directions = Directions, no subtitles: { $names }
script-more = and { $count } more
script-replaces = Replaces the { $count ->
    [one] subtitle
   *[other] { $count } subtitles
} there. It can be undone.
script-match = Match to the sound
script-again = Match again
script-stop = Stop
script-listening = Listening to the video…
script-placing = Looking for each sentence…
script-meanwhile = You can go on working meanwhile.

## Tapping times

tap-about = Press each time a sentence starts to be spoken
tap-from-here = Tap the times from here
tap-place = { $present } of { $all }
tap-hint = Press when this sentence starts to be spoken:
tap-hint-paused = Play, then press when this sentence starts:
tap-all-done-hint = The last sentence:
tap-all-done = All sentences have their times.
tap-has-time = Has its time
tap-mark = Starts now
tap-play = Play the video
tap-finish = Done
tap-back = Back one sentence
tap-back-key = Key ↑
tap-speed = Play
tap-slow = Slow
tap-normal = Normal
tap-ends = Ends are filled in: up to the next sentence or a silence.
