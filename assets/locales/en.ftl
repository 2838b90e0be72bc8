# English. Keys and their variables are those of id.ftl.

about = Sunting: cut, caption and shrink videos, without internet.
heading-usage = Usage
heading-options = Options
heading-arguments = Arguments
heading-verbs = Commands
seconds = s
time-left = { $time } left

verb-probe = Say what a video, sound or picture file is
verb-trim = Keep or cut parts of a video, to the frame
verb-caption = Burn captions into a video
verb-export = Make a small file for phones, WhatsApp or YouTube
verb-plan = Write the plan of an export, to be made in steps
verb-segment = Make one segment of a plan
verb-join = Join the segments of a plan
verb-frame = Save one frame as PNG
verb-sheet = Make a contact sheet with times
verb-project = Build and edit projects without the window
verb-project-new = Make a project of media files
verb-project-apply = Apply a list of edits (JSON) to a project
verb-project-show = Show what is in a project
verb-presets = List platforms and their limits
verb-doctor = Look at this machine
verb-cache = Look at the segment store or empty it
verb-cache-show = Say how large the store is
verb-cache-clear = Empty the store; nothing breaks by it
verb-completions = Write completions for a shell
verb-cues = Check and convert captions (not yet)
verb-transcribe = Turn speech into text (not yet)
verb-check = Check a finished file (not yet)

arg-json = Write results as JSON, one object a line
arg-quiet = Show no progress
arg-lang = Language: id or en
arg-force = Replace an existing output
arg-store = Folder of the segment store
arg-memory = The workers' memory budget, such as 500MB
arg-log = Add a report to this file, for a help desk
arg-help = Show help
arg-version = Show the version
arg-files = Media files
arg-file = A video file
arg-keep = A part to keep, such as 0:05..0:12.5 or 150f..375f; may be repeated
arg-cut = A part to cut out; may be repeated
arg-output = The output file
arg-mode = smart: encode as little as possible; encode: encode everything; copy: not yet
arg-cues = A caption file (SRT or VTT)
arg-burn = Burn into the picture (default)
arg-embed = Add as a track that can be switched off (not yet)
arg-style = The style: caption or caption_box
arg-language = The captions' language
arg-inputs = Media files or .sunting projects
arg-input = A media file or .sunting project
arg-out-dir = The folder for the outputs of many inputs
arg-platform = The platform; see sunting presets
arg-max-size = The file is never larger than this, such as 16MB
arg-height = The picture's height in pixels; never enlarged
arg-frame-rate = Frames a second, such as 25 or 29.97
arg-speed = fast, balanced, or small for smaller files
arg-keep-metadata = Keep location, device and other tags
arg-plan = A plan
arg-index = The segment's number, from 0
arg-at = A time, such as 12.5, 1:02.250 or 375f
arg-project = A .sunting project
arg-edits = A JSON file with a list of edits
arg-shell = The shell: bash, elvish, fish, powershell or zsh
arg-rest = Anything else

stage-planning = Preparing
stage-encoding = Making
stage-joining = Joining
stage-verifying = Checking

trimmed = { $file }: { $duration }, { $frames } frames, { $size } (took { $seconds } s)
exported = { $file }: { $duration }, { $shape }, { $size } (took { $seconds } s)
exported-sound = { $file }: { $duration }, { $size } (took { $seconds } s)
planned = { $file }: { $count ->
    [one] { $count } segment
    *[other] { $count } segments
    }
segment-made = Segment { $index } done: { $frames } frames
frame-written = { $file }: the frame at { $time }
sheet-written = { $file }: contact sheet
project-line = { $file }: { $shape }, { $rate } frames a second, { $duration }
cache-shown = { $folder }: { $count } segments, { $size }
cache-cleared = { $folder }: { $count } segments removed, { $size } freed
doctor = Sunting { $version }
    FFmpeg: { $ffmpeg }
    Cores: { $cores }, memory: { $memory }
    Store: { $store }, { $free } free
doctor-well = Everything that is needed is there.
doctor-missing = Missing: { $what }. Install the full FFmpeg packages.

probe-photo = Photo
probe-portrait = Portrait video
probe-landscape = Landscape video
probe-square = Square video
probe-rate = { $rate } frames a second
probe-rate-variable = about { $rate } frames a second (variable)
probe-sound = Sound: { $codec }, { $channels ->
    [one] { $channels } channel
    *[other] { $channels } channels
    }
probe-no-sound = No sound

warning-video-streams-left-out = { $count } more picture streams are not used
warning-audio-streams-left-out = { $count } more sound streams are not used
warning-video-undecodable = its picture was made with { $codec }, which cannot be read here
warning-audio-undecodable = its sound was made with { $codec }, which cannot be read here
warning-damaged-packets = { $count } damaged parts
warning-mended-times = the times of { $count } frames were mended
warning-missing-characters = the font lacks these characters, which show as boxes: { $characters }
warning-cues-beyond-end = { $count } captions start after the video's end and are left out
warning-media-missing = the file { $file } is missing

defect-in-cue = caption { $cue }: { $words }
defect-legacy-encoding = not Unicode; read as Windows-1252
defect-number-missing = its number is missing (line { $line })
defect-bad-time = its time cannot be read and it is left out (line { $line }): { $text }
defect-empty = it has no words and is left out (line { $line })
defect-ends-before-start = it ended before it started; exchanged (line { $line })
defect-no-length = it had no length and was given some (line { $line })
defect-out-of-order = it was out of order; sorted (line { $line })
defect-overlap = it overlapped the next one; shortened (line { $line })
defect-same-start = it started with the one before; joined (line { $line })

error-other = It failed ({ $code }).
error-usage = { $detail }
error-not-yet = { $what } does not exist in this version yet.
error-not-found = The file does not exist. Check its name and folder.
error-is-folder = This is a folder, not a file. Choose a file in it.
error-not-regular = This is not a regular file and cannot be read.
error-permission-denied = The system does not allow it. Choose another folder, or ask for permission.
error-empty-file = The file is empty (0 bytes). Copy it again from where it came.
error-not-media = This is not a video, sound or picture that can be read.
error-playlist = This is a playlist that points at other files. Open the video file itself.
error-incomplete = The file is incomplete: its index is missing. Copy it again from the phone or card.
error-no-streams = There is no picture or sound in it that can be read.
error-no-video = There is no picture in it, and one is needed.
error-no-audio = There is no sound in it, and some is needed.
error-unknown-codec = It was made with { $codec }, which cannot be read here. Convert it to MP4 (H.264) or JPG first.
error-encrypted = The file is locked (DRM) and cannot be opened.
error-too-large = Its picture has { $width }×{ $height } pixels, more than 8192. Make it smaller first.
error-timed-out = Reading it took too long. Copy the file to this computer and try again.
error-undecodable = Its content is damaged and nothing can be shown. Copy it again from where it came.
error-source-changed = The file changed while it was used. Run the command again.
error-io = The system refused: { $detail }
error-disk-full = The disk is full. Make room and run it again; what is finished is not made again.
error-encoder = The encoder failed: { $detail }
error-muxer = The file could not be written: { $detail }
error-conversion = Picture or sound could not be converted: { $detail }
error-text = A text could not be drawn: { $detail }
error-unknown-container = This ending of the name is not known. Use .mp4, .mov, .m4a or .mkv.
error-destination-exists = The file exists. Use another name, or --force to replace it.
error-destination-is-input = This is a source and is not overwritten. Use another name.
error-not-enough-space = Not enough room: { $needed } bytes are needed, { $free } bytes are free.
error-nothing-to-export = There is nothing to export: it is empty.
error-no-picture-to-export = There is sound only. Let the output's name end in .m4a.
error-no-sound-to-export = There is no sound to export.
error-media-missing = The file { $name } is missing. Put it back where it was.
error-unknown-platform = The platform { $name } is not known. See sunting presets.
error-unknown-style = The style { $name } is not known. Use caption or caption_box.
error-range-beyond-end = The part { $range } starts after the video's end ({ $duration }).
error-empty-range = The part { $range } holds no frame.
error-plan-of-other-version = The plan was made by another version. Make it again with sunting plan.
error-no-such-segment = There is no segment { $index }; the plan has { $count }.
error-segments-missing = { $missing } of { $count } segments are not made yet. Run sunting segment first.
error-segments-differ = Segment { $index } does not fit the others. Clear the store and run it again.
error-limit-needs-results = --max-size cannot be planned in steps. Use sunting export.
error-limit-too-small = A video of { $duration } cannot be made as small as { $limit } bytes; about { $least } is the least. Cut the video, or split it into several.
error-check-failed = The result failed its check { $check }: { $detail }. Nothing was kept.
error-store = The segment store is in trouble: { $detail }
error-cancelled = Stopped. What is finished is not made again.
error-worker-failed = A worker failed: { $detail }
error-one-output-many-inputs = Many inputs need --out-dir, not -o.
error-captions-none = There are no captions in it.
error-captions-substation = This is an ASS subtitle, which cannot be read yet. Save it as SRT first.
error-not-a-plan = This is not a plan: { $detail }
error-not-edits = This is not a list of edits: { $detail }
error-not-a-project = This is not a Sunting project: { $detail }
error-project-newer = This project was made by a newer Sunting (version { $found }; this one knows { $known }). Update Sunting; the file is untouched.
error-project-invalid = The project does not make sense: { $detail }
error-name-not-text = The name holds bytes that are not text. Rename that file first.
error-edit-no-clip = There is no clip { $id }.
error-edit-no-track = There is no track { $id }.
error-edit-no-media = There is no media { $id }.
error-edit-nothing-there = There is nothing to edit at { $time }.
error-edit-locked = Track { $id } is locked.
error-edit-wrong-kind = Clip { $id } is not of the right kind for this edit.
error-edit-not-joined = Clip { $id } is not continued by the one behind it.
error-edit-bad-time = { $time } is not a time.
error-edit-invalid = This edit is not possible: { $detail }
