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
