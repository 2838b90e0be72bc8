## Jadikan video: tujuan

purposes-title = Untuk apa video ini?
purpose-whatsapp = WhatsApp
purpose-whatsapp-line = Paling besar { $size }
purpose-status = Status WhatsApp
purpose-status-line = Dibagi tiap { $seconds } detik
purpose-reels = Instagram, TikTok
purpose-reels-line = Tegak 9:16
purpose-facebook = Facebook
purpose-facebook-line = Kualitas tinggi
purpose-youtube = YouTube
purpose-youtube-line = Kualitas tinggi
purpose-draft = Konsep untuk atasan
purpose-draft-line = Kecil, bertulisan KONSEP
purpose-archive = Arsip kantor
purpose-archive-line = Kualitas asli
purpose-other = Lainnya…
purpose-other-line = Email, Telegram, ukuran sendiri
other-choose = Pilih tujuan lain
other-email = Email 25 MB
other-email-small = Email 10 MB
other-telegram = Telegram
other-x = X
other-document = WhatsApp sebagai Dokumen
other-own = Ukuran sendiri
other-own-size = Paling besar, dalam MB
other-email-help = Di dalam email, file menjadi sepertiga lebih besar.
other-document-help = Di WhatsApp pilih Dokumen, supaya video tidak diperkecil.
unit-mb = MB

## Jadikan video: yang akan terjadi

predict-waiting = Menghitung ukuran video…
predict-becomes = Video { $time } ini menjadi sekitar { $size }.
predict-parts = Video { $time } ini menjadi { $count } video, masing-masing sekitar { $size }.
predict-well =
    { $sound ->
        [yes] Gambar tajam, suara jelas.
       *[no] Gambar tajam.
    }
predict-smaller =
    { $sound ->
        [yes] Gambar cukup tajam di layar ponsel, suara jelas.
       *[no] Gambar cukup tajam di layar ponsel.
    }
predict-tight = Tulisan kecil mungkin sulit dibaca; besarkan huruf atau bagi menjadi { $count } video.
predict-not = Video { $time } terlalu panjang untuk { $limit }; gambarnya akan buram. Pilih:
split-into = Bagi menjadi { $count } video
send-as-document = Kirim sebagai Dokumen
trim-first = Potong dulu
make-technical-line = { $size }, { $rate } gambar per detik
make-size = { $size } dari { $limit }
make-size-about = sekitar { $size } dari { $limit }
fits = Cukup
becomes-videos = Akan menjadi { $count } video
one-video = Jadikan satu
plays-on-phones = Dapat diputar di ponsel Android dan iPhone
subtitles-in-picture = Subtitel menyatu dengan gambar
subtitles-too-fast = { $count } subtitel terlalu cepat dibaca
check-them = Periksa
takes-about = Perlu sekitar { $time } di laptop ini
technical-details = Rincian teknis
technical-picture = Gambar: H.264 { $profile }, B-frame { $frames }, gambar kunci tiap { $seconds } detik
technical-sound = Suara: AAC, { $rates } kbit per detik
technical-file = File: MP4, moov di depan
technical-limits = Batas diperiksa { $date }, keyakinan { $grade }
save-to = Simpan ke
make-for = Buat video untuk { $purpose }
make-draft = Buat konsep untuk atasan
make-own = Buat video paling besar { $size }
make-empty = Belum ada klip. Masukkan video dulu.
make-queued = Video untuk tujuan ini sudah ada di antrean.
make-too-long = Terlalu panjang untuk ukuran ini: bagi atau potong dulu.

## Jadikan video: pratinjau hasil

result-preview = Pratinjau hasil
preview-empty = Video Anda akan tampil di sini
preview-play = Putar pratinjau
preview-pause = Jeda pratinjau
preview-place = Tempat dalam video
sample-see = Lihat contoh 5 detik
sample-making = Contoh sedang dibuat…
sample-tag = Contoh 5 detik
sample-back = Kembali ke video

## Antrean

queue-title = Antrean
queue-line = Anda boleh terus menyunting selagi video dibuat.
queue-empty = Belum ada video yang dibuat.
job-waiting = Menunggu video sebelumnya selesai.
job-left = Sisa sekitar { $time }.
job-pieces = { $done } dari { $count } bagian selesai.
job-checking = Hasil sedang diperiksa…
job-safe = Aman bila laptop mati mendadak
job-paused = Pembuatan video terhenti di { $percent }.
job-kept = Bagian yang sudah jadi tersimpan.
job-done = Jadi dan sudah diperiksa: durasi pas, suara dan gambar serasi, { $size }.
job-damaged = Ada { $count } gambar rusak dalam rekaman; tempatnya diisi gambar di dekatnya.
job-copied = File disalin. Buka tujuannya, lalu tekan Ctrl+V.
job-copied-whatsapp = File disalin. Sekarang buka WhatsApp, lalu tekan Ctrl+V.
job-pause = Hentikan sementara
job-cancel = Batalkan
job-resume = Lanjutkan
job-retry = Coba lagi
job-delete = Hapus
job-play = Putar
job-copy = Salin file
job-folder = Tampilkan di folder
job-sending = Cara mengirim
job-remove = Hapus dari antrean
