# Sunting's sentences in English.
# Every key stands in id.ftl too, with the same variables.

## Numbers and sizes

duration-seconds = { $seconds } s
time-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
time-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
time-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
frame-rate = { $rate } frames per second
size-of-limit = { $size } of { $limit }

## Errors: what happened, then what can be done. The file's name is written before them.

error-other = Something went wrong: { $detail }. Try again; if it happens again, send the report of `--log` to your help desk.

error-not-found = The file was not found. Check its name and folder; it may have been moved.
error-folder-not-found = The folder for the result does not exist. Make it first, or choose another one.
error-is-folder = This is a folder, not a file. Give the name of a file in it.
error-not-folder = This is not a folder. Choose another one.
error-not-regular = This is not a regular file. Copy its content into a file first, then try again.
error-is-link = This is a link to another place, and nothing is written where it leads. Remove the link, or save the project at another place.
error-in-the-way = This stands where Sunting keeps what belongs to the project, so nothing can be saved here. Rename or remove it, then try again.
error-oversized = This file holds more than any file of its kind. Check that it is the right one.
error-permission-denied = Reading or writing here is not permitted. Choose another folder, such as Videos, or ask for permission.
error-empty-file = The file is empty. It may not have been copied completely; copy it again, then retry.
error-not-media = This is not a video, sound or photo that can be read. Check that it is the right file.
error-playlist = This is only a playlist that points at other files. Give the video file itself.
error-incomplete = The file is incomplete: its last part is missing. Copy it again from the phone or camera, then retry.
error-no-streams = There is neither picture nor sound in this file. Choose another one.
error-no-video = There is no picture in this file. Choose one that has a picture.
error-no-audio = There is no sound in this file. Choose one that has sound.
error-no-audio-track = There is no sound track { $track } in this file; it has { $count }. See them with `sunting probe`.
error-no-subtitles = There are no such text subtitles in this file. See what is in it with `sunting probe`.
error-unknown-codec = { $codec ->
    [HEIC] HEIC photos of an iPhone cannot be read yet. On the iPhone choose Settings › Camera › Formats › Most Compatible, or send it through WhatsApp as a photo.
    [AVIF] AVIF photos cannot be read yet. Save it again as JPG, then retry.
   *[other] The file was made with { $codec }, which cannot be read on this computer yet. Save it again as MP4 (H.264), then retry.
}
error-encrypted = The file was locked by its maker and cannot be opened. Ask for a copy that is not locked.
error-too-large = Its picture of { $width } × { $height } pixels is larger than can be handled. Make it smaller first, to 8192 pixels a side.
error-photo-too-large = This photo of { $width } × { $height } pixels is larger than can be handled. Make it smaller first, to 200 megapixels at most.
error-timed-out = Reading this file took too long. Copy it to this computer first, then retry.
error-undecodable = The file is damaged so that nothing in it can be read. Copy it again from its source, then retry.
error-source-changed = The file changed while it was being used. Wait until it has been copied, then start again.
error-io = The system refused: { $detail }. Check the disk or its connection, then retry.
error-in-use = Another program has this file open. Close it there, then retry; what is finished is not made anew.
error-too-large-for-disk = This disk (FAT32) takes no file above 4 GB. Save somewhere else, for example on the laptop, or choose a smaller size.
error-disk-full = The disk is full. Make some room, then run this again; finished parts are not made anew.
error-encoder = Making the video failed: { $detail }. Try another size; if it happens again, send the report of `--log`.
error-disk-failed = The disk does not do its work any more (input/output error). Save to another disk, and copy what matters off this one.
error-disk-gone = The disk is no longer there. Connect it again, or save to another one; finished parts are not made anew.
error-muxer = The result could not be put together: { $detail }. Try a name that ends in .mp4.
error-conversion = The picture could not be converted: { $detail }. Try another size.
error-text = A text could not be drawn: { $detail }. Check its words.
error-template-unknown = There is no template "{ $id }". Choose one of: { $ids }.
error-field-unknown = The template { $id } has no field "{ $name }". It has: { $fields }.
error-fields-missing = The template { $id } needs: { $fields }. Fill them in first.
error-graphic-ending = Give the result a name that ends in .png, .svg or .mp4.
error-graphic-svg-over = An SVG holds no footage: leave out --over, or choose .png or .mp4.
error-graphic-at-time = --at-time is for .png only: an SVG shows the words as they stand, and a film their whole motion.
error-chart-unknown = There is no chart "{ $id }". Choose one of: { $ids }.
error-chart-no-numbers = There are no numbers in this table. Check its columns, or use the form tabel.
error-chart-needs-one-number = A big number is one number.
error-chart-needs-one-column = This form shows one column of numbers. Leave one column, or use garis or tabel.
error-chart-needs-parts = Stacked bars need two to five columns of numbers.
error-chart-needs-target = There is no target in this table. Add a column "Target", or use bars.
error-chart-needs-share-of-people = Figures show a share of people near tenths, such as 9 of 10.
error-chart-not-time = Lines are for time; these are names. Use batang-datar.
error-chart-unread-times = The periods are uneven and cannot be read. Mend them.
error-chart-needs-two-periods = One period shows no change. Use bars.
error-chart-negative = There are negative values, which this form cannot show. Use batang-datar.
error-chart-two-units = Two units in one chart mislead. Make two charts.
error-chart-mostly-missing = A third of the data is missing; no trend can be shown. Use tabel.
error-chart-missing-part = A part is missing, so the shares would be wrong. Use batang-datar.
error-chart-not-one-whole = Rings and stacks show parts that add up to 100% (these are { $total }). Use batang-datar.
error-chart-not-two-to-five-parts = A ring shows 2–5 parts that add up to 100%. Use batang-datar.
error-chart-too-many-rows = Too many rows for this form: { $rows }, at most { $most }. Join the small ones.
error-chart-too-many-series = Too many columns for this form: { $rows }, at most { $most }.
error-table-empty = There is no table in this file.
error-table-too-large = This file is too large for a table. Keep only what is needed.
error-table-too-many-rows = The table has more than { $most } rows. Keep only those that are needed.
error-table-too-many-columns = The table has more than { $most } columns. Keep only those that are needed.
error-table-not-a-spreadsheet = This is neither XLSX nor ODS. Save it again from Excel or LibreOffice.
error-table-locked = This file is locked with a password. Save it without one.
error-table-damaged = This file is damaged. Save it again from Excel or LibreOffice.
error-table-no-such-sheet = There is no sheet "{ $name }". There are: { $sheets }.
error-logo-file-too-large = This logo's file has { $size }; at most { $most }. Save it smaller.
error-logo-too-many-pixels = This logo is too large: { $width } × { $height } pixels. Make it smaller.
error-logo-unknown-format = This is neither PNG, JPEG nor SVG. Choose another logo file.
error-logo-damaged = This logo cannot be read: { $detail }. Save it again, or choose another file.
error-logo-active = This SVG holds a program, so it is not opened. Save it as a plain picture.
error-logo-external = This SVG refers to other files, so it is not opened. Save it with all that it needs.
error-logo-entities = This SVG defines entities, so it is not opened. Save it as plain SVG.
error-logo-too-complex = This SVG is too complex. Simplify it, or save it as PNG.
error-logo-empty = Nothing can be seen in this logo. Choose another file.
error-own-template-file-too-large = This template has { $size }; at most { $most }. Make the pictures in it smaller.
error-own-template-not-svg = This is no SVG file. In Inkscape, save it as "Plain SVG".
error-own-template-damaged = This SVG cannot be read: { $detail }. Save it again from Inkscape as "Plain SVG".
error-own-template-active = This template holds a program, so it is not opened. Save it again from Inkscape as "Plain SVG".
error-own-template-external = This template refers to other files, so it is not opened. In Inkscape, embed the picture: right-click it, then "Embed Image".
error-own-template-entities = This template defines entities, so it is not opened. Save it again from Inkscape as "Plain SVG".
error-own-template-too-complex = This template is too complex to draw. Simplify it: fewer shapes, filters and copies.
error-own-template-picture = A picture in this template is broken or too large. Make it smaller, at most 3,840 × 2,160 pixels.
error-own-template-size = The page of this template has no size, or one that no picture has. Set it in File › Document Properties, such as 1920 × 1080 px.
error-own-template-no-boxes = This template has no box for words yet. Give a rectangle the attribute data-field.
error-own-template-too-many-boxes = This template has { $count } boxes; at most { $most }. Use fewer.
error-own-template-box-name = The field name "{ $box }" cannot be used. Use small letters a–z, digits and hyphens, at most 32.
error-own-template-box-twice = Two boxes have the data-field "{ $box }". Give them different names.
error-own-template-box-no-rectangle = The box "{ $box }" is no rectangle. Draw it with the rectangle tool (R), and do not turn it into a path.
error-own-template-box-turned = The box "{ $box }" is turned or slanted. Straighten it, or draw it again.
error-own-template-box-unseen = The box "{ $box }" is hidden or has no size. Show its layer, or draw it again.
error-own-template-box-outside = The box "{ $box }" is not wholly on the page. Move it inside.
error-own-template-box-small = The box "{ $box }" is too small for words. Make it larger.
error-own-template-box-attribute = { $name } of "{ $box }" is "{ $value }". It may be: { $allowed }.
error-own-template-fixed-words = Fixed words in this template are drawn in Inter. To keep their letters, select them, then Path › Object to Path.
error-own-template-unknown-attribute = The attribute { $name } means nothing. It may be a slip; known are: { $allowed }.
error-own-template-no-example = The box "{ $box }" has no example yet (data-example).
error-own-template-smaller = The example in the box "{ $box }" fits only in smaller letters. Make the box larger, allow more data-lines, or shorten the example.
error-own-template-edge = The box "{ $box }" is too near the edge, where buttons of apps or edges of screens cover it.
error-own-template-subtitles = The box "{ $box }" is where subtitles are. Move it up if the video has subtitles.
error-own-template-overlap = The boxes "{ $box }" and "{ $other }" overlap.
error-own-template-no-ground = Behind the box "{ $box }" is no full ground; its words will mix with the video. Put a coloured shape behind it.
error-own-template-faint = The words in the box "{ $box }" are hard to read: contrast { $contrast }, it should be 4.5. Change data-color or the colour of the ground.
error-kit-file-too-large = This office file has { $size }; at most { $most }.
error-not-a-kit-file = This is no office file of Sunting: { $detail }. Ask for it again, or make one from the office's logo.
error-kit-file-newer = This office file was made by a newer Sunting (version { $found }; this program knows up to { $known }). Update Sunting.
error-kit-file-too-long = The names or sources in this office file are too many or too long.
error-no-picture = This file has no picture. Choose a video or a photo.

error-not-in-container = A { $ending } file cannot hold { $codec }, which this video uses. Give the result a name that ends in .mkv, or as its source does.
error-not-copied = Pictures or sounds of this video would move if copied into such a file. Give the result a name that ends in .mp4, or make the subtitles part of the picture.
error-unknown-container = The result's name has to end in .mp4, .mov, .m4a or .mkv.
error-bad-name = No file can have this name: it is too long, holds a forbidden character, or is one of Windows' own (such as CON). Choose another name.
error-destination-exists = That file exists and was not touched. Choose another name, or add `--force` to replace it.
error-log-is-other-file = That file is no report of Sunting and was not touched. Choose another name for the report.
error-destination-not-regular = This name belongs to a pipe or a device, not to a file. Choose another name.
error-destination-is-input = The result must not replace what it is made from. Choose another name.
error-not-enough-space = There is not enough room: { $needed } needed, { $free } free. Make some room or choose another place.
error-nothing-to-export = There is no clip yet, so there is nothing to make. Add a clip first.
error-no-picture-to-export = There is sound but no picture. Give the result a name that ends in .m4a.
error-no-sound-to-export = There is no sound, so no sound file can be made. Give the result a name that ends in .mp4.
error-media-missing = The file "{ $name }" of this project was not found. Put it back, then retry.
error-media-on-server = The project uses { $name }, which lies on another machine. Nothing asks that machine unless you want it to: run the command again with --server { $server }.
error-unknown-platform = There is no platform "{ $name }". See the list with `sunting presets`.
error-range-beyond-end = That part starts beyond the end of the video ({ $duration }). Check the time.
error-empty-range = There is no frame in the part { $range }. Give a longer one.
error-not-yet = `{ $what }` is not there yet in this version.
error-plan-of-other-version = The plan was made by another version of Sunting. Make it again with `sunting plan`.
error-plan-changed = This plan was changed after it was made, so nothing is made from it. Make it again with `sunting plan`.
error-no-such-segment = There is no segment { $index }: this plan has { $count }, counted from 0.
error-segments-missing = { $missing } of { $count } segments have not been made. Run `sunting segment` for them first.
error-segments-differ = Segment { $index } does not fit the others. Run `sunting cache clear`, then make it again.
error-limit-needs-results = `--max-size` cannot be used here, because the size is known only from the results. Use `sunting export`.
error-limit-too-small =
    { $kind ->
        [sound] Sound of { $duration } cannot be made smaller than { $least }; the limit is { $limit }. Trim the sound or raise the limit.
       *[video] A video of { $duration } cannot be made smaller than { $least }; the limit is { $limit }. Trim the video or raise the limit.
    }
error-check-failed = The result failed a check ({ $check }: { $detail }) and was not kept. Try again; if it happens again, send the report of `--log`.
error-store = Something in the store is not what it should be: { $detail }. Run `sunting cache clear`, then retry.
error-cancelled = Stopped. Finished parts are kept; the same command goes on from there.
error-worker-failed = Something went wrong while making the video: { $detail }. Try again; if it happens again, send the report of `--log`.

error-not-a-project = This is not a Sunting project, or it is damaged: { $detail }.
error-project-in-use = This project is open in another window. Close it there first.
error-project-newer = The project is from a newer version ({ $found }; this one knows up to { $known }). Update Sunting; the file was not touched.
error-project-invalid = The project makes no sense: { $detail }. Use an earlier copy.
error-name-not-text = The file's name has letters that cannot be written into a project. Rename it, then retry.
error-edits-unreadable = The list of edits cannot be read: { $detail }. Mend it there, then retry.
error-edit-step = Edit { $number } was refused, and the project was not changed. { $what }
error-edit-no-clip = There is no clip { $id }. See the numbers with `sunting project show`.
error-edit-no-track = There is no track { $id }. See the numbers with `sunting project show`.
error-edit-no-media = There is no media { $id }. See the numbers with `sunting project show`.
error-edit-nothing-there = There is nothing to do at { $time }. Choose another time.
error-edit-locked = Track { $id } is locked. Unlock it first.
error-edit-wrong-kind = Clip { $id } is not of the right kind for this edit. Choose another one.
error-edit-no-audio-track = Media { $id } has no such sound track; it has { $count }.
error-edit-in-use = File { $id } of the project is used by a clip. Delete the clip first.
error-edit-anchors-cross = Choose one subtitle to move all, or two that stay in their order.
error-edit-before-start = { $count ->
    [one] One subtitle would lie before the video starts. Move them less.
   *[other] { $count } subtitles would lie before the video starts. Move them less.
}
error-edit-not-joined = Clip { $id } is not continued by the one behind it. Choose clips of one recording.
error-edit-bad-time = "{ $time }" is not a time. Write for example 12.5, 1:02.250 or 375f.
error-edit-invalid = The result is not allowed: { $detail }.

error-captions-none = No subtitle in this file can be read. What can be read: SRT, WebVTT, ASS, SSA, SBV, TTML, Whisper's text and TSV, rows of a table, and a transcript with times. Check that it is the right file, or save it as SRT.
error-captions-bad-times = The time in line { $line } cannot be read ("{ $detail }"). Write it like this: 00:00:01,000 --> 00:00:03,000
error-captions-beyond-end = All subtitles start after the video has ended. Check that they belong to this video.
error-cues-ending = End the name of the result in .srt, .vtt, .ass, .ssa, .ttml, .xml, .sbv or .txt.
error-script-no-words = There is no word in this script. Check that it is the right file.
error-script-old-word = This is an old letter of Word (.doc). Save it as .docx or .txt, then retry.
error-script-locked = This letter has a password. Save a copy without it, then retry.
error-script-damaged = This letter is damaged. Open it in Word and save it again, or copy its words into a .txt file.
error-script-too-large = This letter is too large for a script. Copy its words into a .txt file.
error-script-not-text = This is neither text nor a letter of Word (.docx). Copy the script into a .txt file, then retry.
error-no-speech = Nobody is heard to speak here. Check the sound, or choose another sound track with --audio-track.
error-timing-stopped = Stopped. Nothing has been written.
error-transcribe-not-built = This Sunting was built without speech to text. Build it with `make transcribe` from its source, or paste a script: `sunting cues time`.
error-transcribe-language = No language has the code "{ $language }". Write for example id, jw, su or en.
error-transcribe-failed = The sound cannot be made into text ({ $detail }). Try another model file.
error-transcribe-ended = The program that listens ended suddenly. It may have run out of memory, or this model file does not fit. Close other programs, or use a smaller model.
error-model-unreadable = The model file cannot be read ({ $detail }). Copy it again.
error-model-foreign = This is no model file. Choose a ggml file of whisper.cpp, such as ggml-base.bin; see `sunting doctor`.
error-model-torn = This model file is not fully copied. Copy it again to its end.
error-model-english = This model understands nothing but English. Use the file without ".en" in its name.
error-model-memory = { $needed } of free memory needed; { $free } there. Close other programs, or use a smaller model.
error-unknown-profile = There is no profile "{ $name }". There are: { $known }.
error-unknown-language = The language "{ $name }" is not known. Write its two or three letters: id, en, jv, su, ban.
error-unknown-style = There is no style "{ $name }". There are: { $known }.
error-several-inputs-one-output = One name is not enough for several results. Use `--out-dir` to give their folder.
error-beyond-end = That time is beyond the end of the video ({ $duration }). Choose an earlier one.
error-plan-unreadable = This is not a plan of `sunting plan`, or it is damaged: { $detail }. Make the plan again.

## Wrong usage

usage-bad-time = "{ $value }" is not a time. Write for example 12.5, 1:02.250, 1:02:03 or 375f.
usage-bad-range = "{ $value }" is not a part of a video. Write for example 1:02..1:30, 12.5.. or 0f..375f.
usage-empty-range = The part "{ $value }" is empty: its end has to come after its start.
usage-no-frame-in-range = One of the parts holds no frame. Give a longer one.
usage-nothing-left = All of the video is cut, so nothing is left. Cut less.
usage-bad-language = "{ $value }" is not a language. Write id or en.
usage-bad-field = "{ $value }" is no field. Write for example nama=Siti.
usage-bad-color = "{ $value }" is no colour. Write for example #0B4A6F.
usage-bad-shape = "{ $value }" is no shape. Write 16:9, 9:16, 1:1 or 4:5.
usage-bad-size = "{ $value }" is not a size. Write for example 16MB or 15.5MiB.
usage-bad-audio-track = "{ $value }" is not a sound track. Write its number, such as 2, or mix for all of them.
usage-bad-frame-rate = "{ $value }" is not a frame rate. Write for example 25, 29.97 or 30000/1001.
usage-bad-value = "{ $value }" cannot be used for { $argument }. See the choices with `--help`.
usage-value-missing = The value of { $argument } is missing.
usage-unknown-argument = There is no option { $argument }. See the list with `--help`; for a file name that begins with a dash, write -- before it.
usage-missing = Missing: { $argument }. See how with `--help`.
usage-conflict = { $argument } cannot be used together with { $other }. Choose one.
usage-verb-missing = The command is missing. See the list with `sunting --help`.
usage-unknown-verb = There is no command "{ $verb }". See the list with `sunting --help`.
usage-same-output = Two files would give results of the same name. Rename one of them, or do them one by one.
usage-other = This command cannot be understood: { $detail }. See how with `sunting --help`.

## Progress

progress-planning = Planning
progress-trying = Trying a few parts
progress-encoding = Making the video
progress-joining = Joining
progress-verifying = Checking the result
progress-copying = Copying
progress-contrast = Checking whether subtitles can be read
progress-packing = Packing
progress-listening = Listening
progress-timing = Looking for the script's sentences in the sound
progress-model = Opening the model
progress-transcribing = Writing what is heard
progress-speed = { $speed }× playing speed
progress-left = about { $time } left

## probe

probe-landscape = Landscape video
probe-portrait = Portrait video
probe-square = Square video
probe-photo = Photo
probe-moving-picture = Moving picture
probe-sound-only = Sound without picture
probe-picture = Picture: { $picture }
probe-sound = Sound: { $sound }
probe-no-sound = none
probe-mono = mono
probe-stereo = stereo
probe-channels = { $count } channels
probe-hdr = HDR ({ $value })
probe-bit-depth = { $value } bit
probe-rotated = turned by { $value }°
probe-mirrored = mirrored
probe-sample-aspect = pixels { $value }
probe-variable-rate = variable frame rate
probe-interlaced = interlaced
probe-frames = { $value ->
    [one] { $value } frame
   *[other] { $value } frames
}
probe-keyframes = keyframes at most { $value } apart
probe-track = Track { $number }: { $sound }
probe-track-used = used
probe-track-silent = silent
probe-track-unusable = cannot be read
probe-note = Note: { $note }

warning-longer-than-platform = The film is longer than is taken there in one piece ({ $longest }): cut it, or make it in parts in the window.
warning-graphic-template-unknown = At { $at }, "{ $name }" is not drawn: the template { $what } is not known here. Choose another one.
warning-graphic-fields-missing = At { $at }, "{ $name }" is not drawn: fill in { $what } first.
warning-graphic-table-missing = At { $at }, "{ $name }" is not drawn: it has no table yet, or none with numbers that can be read.
warning-graphic-source-missing = At { $at }, "{ $name }": its source is not given, and the picture says so. Fill in where the numbers come from.
warning-graphic-crowded = At { $at }, "{ $name }": it has too many words for this picture, so its letters became too small. Shorten the text or make two of it.
warning-drawn-crowded = There are too many words for this picture, so its letters became too small. Shorten the text or make two of it.
warning-video-streams-left-out = { $value ->
    [one] { $value } further picture in this file is not used.
   *[other] { $value } further pictures in this file are not used.
}
warning-audio-tracks-left-out = The file has { $count } sound tracks; track { $used } is used. Choose with `--audio-track`, or `--audio-track mix` for all.
warning-subtitles-left-out = { $value ->
    [one] The subtitles inside the file are not taken along. Take them with `sunting caption … --cues FILE --track N`.
   *[other] { $value } subtitle tracks inside the file are not taken along. Take one with `sunting caption … --cues FILE --track N`.
}
warning-video-undecodable = Its picture ({ $value }) cannot be read and is not used.
warning-audio-undecodable = Its sound ({ $value }) cannot be read and is not used.
warning-damaged-packets = { $value ->
    [one] { $value } piece of data is damaged or cut off; the rest can be used.
   *[other] { $value } pieces of data are damaged or cut off; the rest can be used.
}
warning-mended-times = { $value ->
    [one] { $value } frame had no right time and was put in order.
   *[other] { $value } frames had no right time and were put in order.
}
warning-cut-off = { $value ->
    [0] This file was not copied to its end: less than a second is there. Copy it again.
    [one] This file was not copied to its end: only the first { $value } second is there. Copy it again for the rest.
   *[other] This file was not copied to its end: only the first { $value } seconds are there. Copy it again for the rest.
}
warning-pieces = The clock starts anew inside this file; its { $value } pieces follow each other.

## trim, caption, export

trim-done = { $frames ->
    [one] { $file }: { $duration }, { $frames } frame, { $size } (made in { $seconds }). The original stays whole.
   *[other] { $file }: { $duration }, { $frames } frames, { $size } (made in { $seconds }). The original stays whole.
}
trim-done-sound = { $file }: { $duration } of sound, { $size } (made in { $seconds }). The original stays whole.
caption-burnt = { $count ->
    [one] { $count } subtitle is part of the picture.
   *[other] { $count } subtitles are part of the picture.
}
caption-boxed = { $count ->
    [one] { $count } subtitle got a box, because its letters are too like the picture behind it.
   *[other] { $count } subtitles got a box, because their letters are too like the picture behind them.
}
caption-beyond-end = { $count ->
    [one] { $count } subtitle starts after the video has ended and is not used.
   *[other] { $count } subtitles start after the video has ended and are not used.
}
caption-embedded = { $count ->
    [one] One subtitle ({ $language }) was put into { $output }. Pictures and sound are copied as they are.
   *[other] { $count } subtitles ({ $language }) were put into { $output }. Pictures and sound are copied as they are.
}
caption-streams-left-out = { $count ->
    [one] One other track of the file does not fit this kind of file and is left out.
   *[other] { $count } other tracks of the file do not fit this kind of file and are left out.
}
caption-second-left-out = { $count ->
    [one] { $count } subtitle of the second language is seen with none of the first and is not used.
   *[other] { $count } subtitles of the second language are seen with none of the first and are not used.
}
caption-unknown-letters = These letters are not available and are drawn as boxes: { $letters }
caption-repair = Subtitle { $cue } (line { $line }): { $what }
caption-repair-line = Line { $line }: { $what }
caption-repair-file = Subtitle file: { $what }
cues-timed =
    { $file }: { $count ->
        [one] { $count } subtitle
       *[other] { $count } subtitles
    }, { $unsure ->
        [0] with times to be relied on
       *[other] of which { $unsure } should be looked at
    }.
cues-left-out = No subtitles: { $what }.
cues-found = Subtitle { $cue } ({ $time }): { $what }
cues-second-language = second language: { $what }
cues-checked =
    { $file }: { $count ->
        [one] { $count } subtitle
       *[other] { $count } subtitles
    }, { $wrong ->
        [0] all as the profile { $profile } asks
        [one] { $wrong } thing to look at (profile { $profile }). `sunting cues fix` puts most of it right
       *[other] { $wrong } things to look at (profile { $profile }). `sunting cues fix` puts most of them right
    }.
cues-fixed =
    { $file }: { $count ->
        [one] { $count } subtitle
       *[other] { $count } subtitles
    }, { $done ->
        [one] { $done } repair
       *[other] { $done } repairs
    }, { $left ->
        [0] nothing left to look at
        [one] { $left } thing is still to be looked at
       *[other] { $left } things are still to be looked at
    }.
cues-finding-empty = it has no words. Delete it, or write some.
cues-finding-unknown-letters = these letters cannot be drawn: { $letters }
cues-finding-overlaps = it overlaps the next one. End it earlier.
cues-finding-too-long = it does not fit in { $lines } lines of { $characters } characters. Split it into { $pieces }.
cues-finding-long-line = one line has { $longest } characters; at most { $characters }. Break it.
cues-finding-many-lines = it has { $count } lines; at most { $lines }. Join them.
cues-finding-too-fast = it is too fast to read, { $speed } characters per second. Add { $seconds }.
cues-finding-too-brief = it is shown too briefly. Add { $seconds }.
cues-finding-lingers = it is shown too long. Take away { $seconds }.
cues-finding-line-end = a line ends on "{ $word }", which is read with the next word. Break it elsewhere.
cues-finding-small-gap = the next one follows after { $seconds }; at least { $least }.
cues-done-empty = deleted, because it has no words.
cues-done-overlaps = ended before the next one.
cues-done-too-long = split, because it did not fit.
cues-done-long-line = its lines were broken anew.
cues-done-many-lines = its lines were joined.
cues-done-too-fast = shown longer.
cues-done-too-brief = shown longer.
cues-done-lingers = shown more briefly.
cues-done-line-end = its lines were broken elsewhere.
cues-done-small-gap = ended a little before the next one.
cues-converted = { $file }: { $count ->
    [one] { $count } subtitle
   *[other] { $count } subtitles
}.
cues-unsure = Look at { $time } "{ $text }": { $why }
transcribe-done =
    { $file }: a draft of { $count ->
        [one] one subtitle
       *[other] { $count } subtitles
    }, { $unsure ->
        [0] none marked as doubtful
       *[other] { $unsure } of them doubtful
    }. Names, numbers and terms are often wrong: listen to all and correct them.
transcribe-doubt-unsure-words = Words are not sure: { $words }.
transcribe-doubt-perhaps-nobody = Perhaps nobody speaks here.
transcribe-doubt-circles = The same line is written again and again.
cues-doubt-not-heard = It is not heard here.
cues-doubt-repeated = It is heard more than once; the time is that of the first.
cues-doubt-disagreed = Its place is not certain.
cues-doubt-unlike = What is heard here is not much like it.
cues-doubt-unread = Some letters cannot be read.
cues-doubt-other-length = The speech is much longer or shorter than the script.

defect-legacy-encoding = its letters were stored the old way; check the accented ones.
defect-broken-letter = a letter is damaged; guessed.
defect-no-times = these words have no time; left out.
defect-rolling = each line is repeated with the next one; kept once.
defect-number-missing = its number is missing.
defect-bad-time = its time cannot be read ("{ $detail }"); left out.
defect-guessed-time = its time has letters for digits ("{ $detail }"); read as digits.
defect-empty = it has no words; left out.
defect-ends-before-start = it ends before it starts; exchanged.
defect-no-length = it has no length; made longer.
defect-out-of-order = it is out of order; moved.
defect-overlap = it overlaps the next one; shortened.
defect-same-start = it is shown together with the one before; joined.
defect-too-many-at-once = it is shown together with so many others that they fill the picture; left out.
defect-too-long = it has more than 10,000 letters; shown in parts that follow each other
defect-looks = colours, places and shapes of letters are left out; words and times are whole.
defect-cut-off = from here on the file is damaged or cut off; the rest is left out.

export-foreseen = { $file }: { $what }, about { $size }. Making it takes about { $time } here.
export-foreseen-looks = { $file }: { $what }, about { $size }. { $looks } Making it takes about { $time } here.
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
predict-coarse =
    { $sound ->
        [yes] The footage is small, so the picture is not very sharp; clear sound.
       *[no] The footage is small, so the picture is not very sharp.
    }
predict-tight = Small text may be hard to read; enlarge it or split into { $count }.
export-done = { $file }: { $what }. Checked; made in { $seconds }.
export-larger = It is larger than what was shown of its source ({ $source }): to look and sound as good, it could not be made smaller.
export-done-reused = { $file }: { $what }. Checked; made in { $seconds }, { $reused } of { $segments } parts were there already.

## plan, segment

plan-done = { $file }: { $segments } segments, 0 to { $last }. Make each with `sunting segment`, then put them together with `sunting join`.
segment-done = Segment { $index } is made: { $frames } frames, { $size }, in { $seconds }.
segment-reused = Segment { $index } was there already: { $frames } frames, { $size } ({ $seconds }).

## frame, sheet

frame-done = { $file }: the frame at { $time }, { $width } × { $height } pixels.
sheet-done = { $count ->
    [one] { $file }: { $count } frame with its time.
   *[other] { $file }: { $count } frames with their times.
}

## graphic, chart, brand

template-checked = { $file }: { $count ->
    [0] ready to use.
    [one] can be used; one thing to look at.
   *[other] can be used; { $count } things to look at.
}
graphic-done = { $file }: { $width } × { $height } pixels.
chart-done = { $file }: { $kind }, { $width } × { $height } pixels.
chart-unread = Not read as numbers, so empty in the chart: { $cells }. Mend them in the table.
chart-batang = Columns
chart-batang-datar = Bars
chart-bertumpuk = Stacked bars
chart-garis = Lines
chart-area = Area
chart-donat = Ring
chart-kemajuan = Progress
chart-tabel = Table
chart-piktogram = Figures
brand-done = { $file }: main colour { $primary }, second colour { $accent }.
brand-adjusted = Colours were adjusted so that words can be read.
brand-edges-cleared = Plain edges were made clear.

## project

track-video = Video
track-audio = Sound
track-text = Subtitles
track-graphic = Text
project-track = { $count ->
    [one] Track { $id } ({ $name }): { $count } clip
   *[other] Track { $id } ({ $name }): { $count } clips
}
project-copy = The same as another of the files, so it is not used twice: { $name }
project-missing = File not found: { $name }
pack-done = { $count ->
    [one] { $file }: the project with { $count } file, { $size }. Unpack it on the other computer, then open the project in it.
   *[other] { $file }: the project with { $count } files, { $size }. Unpack it on the other computer, then open the project in it.
}
pack-whole = Could not be shortened and is packed whole: { $name }
pack-left-out = Neither film, sound nor photo, so not packed: { $name }
pack-outside = { $count ->
    [one] Packed too, although it lies outside the project's folder:
   *[other] Packed too, although they lie outside the project's folder:
}
versions-shown = { $count ->
    [0] There are no earlier versions.
    [one] { $count } earlier version:
   *[other] { $count } earlier versions, the newest first:
}
versions-one = { $minutes ->
    [one] { $file }: { $minutes } minute ago
   *[other] { $file }: { $minutes } minutes ago
}

## presets

limit-size = at most { $size }
limit-duration = at most { $duration } long
limit-side = shorter side at most { $pixels } pixels
limit-rate = at most { $rate } frames per second
preset-safe-area = The app covers of an upright film (1080 × 1920): top { $top }, right { $right }, bottom { $bottom }, left { $left } pixels ({ $date }, grade C)
preset-covers-words = At its worst it covers words of graphics: { $sides }
preset-side =
    { $side ->
        [top] top
        [right] right
        [bottom] bottom
       *[left] left
    } { $pixels }
preset-source =
    { $grade ->
        [A] checked { $date } on its own page: { $source }
        [B] checked { $date } in several sources that agree: { $source }
       *[other] checked { $date }, the sources are uncertain: { $source }
    }
presets-drift = These limits drift. Grades: A its own site, B several sources that agree, C weak.

## cache

cache-shown = { $count ->
    [one] { $folder }: { $count } finished part, { $size }.
   *[other] { $folder }: { $count } finished parts, { $size }.
}
cache-cleared = { $count ->
    [one] { $folder }: { $count } part removed, { $size } freed. No project and no video is lost.
   *[other] { $folder }: { $count } parts removed, { $size } freed. No project and no video is lost.
}

## doctor

doctor-cores = Processor cores: { $value }
doctor-memory = Memory: { $value }
doctor-ffmpeg = FFmpeg: { $value }
doctor-writes = Can make: { $value }
doctor-reads = Can read: { $value }
doctor-fonts = Fonts: { $value }
doctor-store = Store: { $value }
doctor-free = Free space: { $value }
doctor-fine = All that is needed is there.
doctor-part-missing = Missing: { $name }. Install a complete FFmpeg, then retry.
doctor-disk-low = Only { $size } are free. Make some room before making a video.
doctor-fonts-missing = The fonts for subtitles are missing. Install Sunting again.
doctor-transcribe-missing = Speech to text: not in this Sunting
doctor-models = Speech to text: there. Put model files into { $value }
doctor-models-none = No model file is there yet. Sunting downloads nothing; ask for one of these files of whisper.cpp, for 4 GB of memory ggml-small.bin at most:
doctor-model = Model { $name }: { $size }, needs { $memory } of free memory
doctor-model-wrong = Model { $name }: { $what }

## Help

help-heading-usage = Usage:
help-heading-verbs = Commands
help-heading-arguments = Inputs
help-heading-options = Options
help-heading-common = Options of all commands

help-sunting = Trim footage, add subtitles, and make a small video for phones. Originals are never changed.

help-option-json = Results as JSON, one object per line
help-option-quiet = No progress; errors are still told
help-option-lang = Language: id or en (default: the system's, else id)
help-option-store = Folder of finished parts (default: the cache folder)
help-option-memory = Memory that may be used, such as 500MB
help-option-log = Write a report for the help desk; names of files only, not of folders
help-option-force = Replace an existing result
help-option-server = A server that a project may take files from
help-option-help = Show this help
help-option-version = Show the version
help-option-output = Name of the result
help-option-file = Video file
help-option-files = Video, sound or photo files
help-option-inputs = Media files or .sunting projects
help-option-input = A media file or a .sunting project
help-option-plan = A plan of `sunting plan`
help-option-project = The project's file
help-option-platform = Platform: whatsapp, youtube, … (see `sunting presets`)
help-option-max-size = A size that is never exceeded, such as 16MB
help-option-height = Height of the picture in pixels; the width follows, nothing is enlarged
help-option-frame-rate = Frames per second, such as 25 or 30000/1001
help-option-speed = fast, balanced (default) or small (a small file)
help-option-profile = What they are held against: indonesian (default), vertical (default for upright projects), children, bbc or netflix
help-option-audio-track = Sound track that is heard: its number from 1, or mix for all (default: the one that speaks)
help-option-dry-run = Say what it would become, and make nothing
help-option-keep-metadata = Keep tags of place and device

help-probe = Say what a file is
help-trim = Keep or cut parts of a video, exact to the frame
help-trim-keep = Part to keep: START..END, such as 1:02..1:30.5 or 0f..375f; may be repeated
help-trim-cut = Part to cut; the rest is kept
help-trim-mode = smart (default), copy or encode
help-caption = Make subtitles part of the picture, or put them into the file as a track
help-caption-cues = Subtitles: SRT, WebVTT, ASS, SSA, SBV, TTML, Whisper's TSV or text with times, or a video with text subtitles inside
help-caption-track = Of subtitles inside a media file: their number from 1 (default: the first)
help-caption-burn = Make them part of the picture (default)
help-caption-embed = As a track that can be switched off; pictures and sound are copied as they are
help-caption-language = Language of the subtitles for `--embed`: id (default), en, jv, ban, …
help-caption-not-default = Shown only when the viewer switches subtitles on
help-caption-forced = Shown even to those who switched subtitles off: what is said in another language
help-caption-style = The style: dark_box, outline (default), light_box, soft, yellow or large
help-caption-second = Subtitles in a second language, shown below in smaller letters
help-caption-highlight = Colour the word that is being said
help-caption-speakers = Name those who speak, each in a colour of their own
help-caption-no-auto-box = Put no box behind subtitles that are too like the picture behind them
help-cues = Subtitles by themselves
help-cues-check = Check whether subtitles can be read with ease
help-cues-check-subtitles = Subtitle file, a video with text subtitles inside, or a .sunting project
help-cues-fix = Write tidied subtitles to a new file (srt, vtt, ass, ssa, ttml, xml, sbv or txt)
help-cues-fix-subtitles = Subtitle file, a video with text subtitles inside, or a .sunting project
help-cues-time = Time a script to the speech of a video or project
help-cues-time-script = The script that is spoken: text, or a letter of Word (.docx)
help-cues-convert = Turn subtitles into another format, by the ending of the result: srt, vtt, ass, ssa, ttml, xml, sbv or txt (the words alone, one sentence a line)
help-cues-convert-cues = A subtitle file, or a video with text subtitles inside
help-cues-convert-track = Of subtitles inside a media file: their number from 1 (default: the first)
help-cues-convert-times = In a .txt: each sentence with the time at which it begins
help-transcribe = Write a draft of subtitles from what is heard, offline, to be corrected
help-transcribe-model = A model file of whisper.cpp (see `sunting doctor`); Sunting never downloads it
help-transcribe-language = The language that is spoken: id (default), jw, su, en, …
help-transcribe-glossary = Names and terms that may be said, one a line: text or a letter of Word (.docx)
help-export = Make a video for a purpose
help-export-out-dir = Folder for the results of several files
help-plan = Write down how a video is made in segments
help-segment = Make one segment of a plan
help-segment-index = Number of the segment, from 0
help-join = Put the segments together
help-frame = Save one frame as PNG
help-frame-at = Its time, such as 12.5 or 375f
help-sheet = Make a contact sheet with times
help-template = Templates of titles and cards
help-template-list = List the templates
help-template-show = Show the fields of a template
help-template-show-id = The template's name, such as nama-dan-jabatan, or an SVG file
help-template-check = Check a template of your own
help-template-check-file = The SVG file
help-graphic = Draw one template, filled in
help-graphic-id = The template's name (see `sunting template list`), or an SVG file of your own
help-graphic-field = A field, such as nama="Siti Rahmawati"; a list field is given once for each row, its parts divided by |
help-chart = Turn a table into a chart
help-chart-table = The table: CSV, XLSX, ODS or text
help-chart-worksheet = The sheet in the file (default: the first with numbers)
help-chart-kind = The form: batang, batang-datar, bertumpuk, garis, area, donat, kemajuan, tabel, piktogram (default: what suits)
help-chart-title = The heading: what was found, in a sentence
help-chart-unit = Unit and period, such as "Per cent, 2026"
help-chart-source = Where the numbers are from
help-chart-highlight = The row that is highlighted
help-brand = Take an office's colours and logo from a logo file
help-brand-logo = The logo: SVG, PNG or JPEG
help-brand-name = The office's name
help-brand-primary = The main colour, such as "#0B4A6F" (default: from the logo)
help-brand-accent = The second colour (default: from the logo)
help-option-shape = The picture's shape: 16:9 (default), 9:16, 1:1 or 4:5
help-option-short-side = The picture's shorter side in pixels (default: 1080)
help-option-over = A video or photo behind it (default: none)
help-option-at = The time in that video
help-option-at-time = The moment of its own motion (default: as it stands)
help-option-brand = An office's colours and logo, from `sunting brand`
help-option-dark = A dark ground
help-project = Make, show or edit projects
help-project-new = Make a project of media files
help-project-show = Show what is in a project
help-project-apply = Apply a list of edits to a project
help-project-apply-edits = List of edits (JSON)
help-project-find = Find missing files in a folder, and note where they are now
help-project-find-folder = Folder to look in, with all folders inside
help-project-pack = Pack a project and its files into one zip for another computer
help-project-pack-used = Pack only the parts that the video uses, with 2 seconds before and after
help-project-versions = List the earlier versions of a project
help-presets = Show platforms and their limits
help-doctor = Look at this machine: what is there and what is missing
help-cache = Show or empty the store of finished parts
help-cache-show = Show what is in it
help-cache-clear = Empty it; no project and no video is lost
help-completions = Write completions for a shell
help-completions-shell = bash, zsh, fish, elvish or powershell
