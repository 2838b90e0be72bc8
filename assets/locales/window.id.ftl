# Kalimat-kalimat jendela Sunting. Setiap kunci juga ada di window.en.ftl, dengan isian yang sama.

## Perintah: daftar perintah, menu, bantuan, petunjuk tombol

step-import = Masukkan
step-trim = Potong
step-text = Teks
step-make = Jadikan video
cmd-play = Putar atau jeda
cmd-frame-back = Mundur satu gambar
cmd-frame-forward = Maju satu gambar
cmd-second-back = Mundur 1 detik
cmd-second-forward = Maju 1 detik
cmd-back5 = Mundur 5 detik
cmd-forward5 = Maju 5 detik
cmd-cut-before = Ke sambungan sebelumnya
cmd-cut-after = Ke sambungan berikutnya
cmd-to-start = Ke awal
cmd-to-end = Ke akhir
cmd-play-backward = Putar mundur
cmd-stop = Jeda
cmd-play-forward = Putar maju
cmd-full-screen = Layar penuh
cmd-remove-before = Buang sebelum garis
cmd-remove-after = Buang sesudah garis
cmd-mark-start = Tandai awal
cmd-mark-end = Tandai akhir
cmd-unmark = Lepas tanda
cmd-remove = Buang bagian ini
cmd-watch-join = Lihat sambungannya
cmd-split = Bagi di garis merah
cmd-join = Sambung lagi
cmd-move-earlier = Geser lebih awal
cmd-move-later = Geser lebih akhir
cmd-delete-clip = Hapus klip
cmd-delete-gap = Hapus, biarkan kosong
cmd-nudge-earlier = Geser satu gambar lebih awal
cmd-nudge-later = Geser satu gambar lebih akhir
cmd-nudge10-earlier = Geser sepuluh gambar lebih awal
cmd-nudge10-later = Geser sepuluh gambar lebih akhir
cmd-mute-clip = Bisukan
cmd-rotate-clip = Rotasi 90°
cmd-lock-track = Kunci jalur, atau buka kuncinya
cmd-undo = Urungkan
cmd-redo = Ulangi
cmd-copy = Salin klip
cmd-cut = Gunting klip
cmd-paste = Tempel
cmd-duplicate = Gandakan
cmd-select-all = Pilih semua klip
cmd-new-subtitle = Subtitel baru
cmd-import-subtitles = Isi subtitel dari file…
cmd-save-subtitles = Simpan subtitel…
cmd-remove-sentence = Buang kalimat ini dari video
cmd-play-typing = Putar atau jeda sambil mengetik
cmd-listen-again = Dengar lagi
cmd-subtitle-start = Subtitel mulai di garis merah
cmd-subtitle-end = Subtitel selesai di garis merah
cmd-new-project = Proyek baru
cmd-sample-project = Coba proyek contoh
cmd-open-project = Buka…
cmd-import = Masukkan file…
cmd-where-saved = Di mana proyek ini?
cmd-versions = Versi sebelumnya…
cmd-duplicate-project = Buat salinan proyek…
cmd-move-project = Pindahkan ke komputer lain…
cmd-close-project = Tutup
cmd-make-video = Buat video
cmd-zoom-in = Perbesar
cmd-zoom-out = Perkecil
cmd-fit-all = Lihat semua
cmd-details = Rincian
cmd-palette = Cari perintah
cmd-language = Bahasa: Indonesia
cmd-appearance = Tampilan terang atau gelap
cmd-help = Bantuan
cmd-settings = Pengaturan
cmd-next-region = Ke daerah berikutnya
cmd-larger-text = Huruf lebih besar
cmd-smaller-text = Huruf lebih kecil
cmd-normal-text = Ukuran huruf biasa

## Mengapa sebuah perintah belum dapat dipakai

reason-no-clip = Masukkan video dulu
reason-no-clip-here = Tidak ada klip di garis merah
reason-locked = Jalur ini dikunci
reason-no-marks = Tandai awal dan akhir bagian dulu
reason-no-seam = Di sini tidak bertemu dua bagian dari rekaman yang sama
reason-already-split = Sudah terbagi di sini.
reason-in-make = Di Jadikan video tidak ada yang dipotong. Pindah dulu ke Potong.
reason-at-edge = Garis merah ada di tepi klip
reason-not-storyline = Hanya klip di jalur Video dapat digeser
reason-first-clip = Ini klip pertama
reason-last-clip = Ini klip terakhir
reason-video-keeps-order = Klip video selalu berurutan tanpa sela
reason-nothing-to-undo = Belum ada yang dapat diurungkan
reason-nothing-to-redo = Belum ada yang dapat diulangi
reason-no-subtitles = Belum ada subtitel
reason-no-subtitle-here = Tidak ada subtitel di garis merah
reason-no-project = Belum ada proyek yang terbuka
reason-details-shown = Rincian sudah tampil di kanan

## Langkah yang dapat diurungkan

undo-import = Memasukkan file
undo-use = Memakai klip
undo-shape = Mengubah bentuk
undo-size = Mengubah ukuran
undo-import-subtitles = Menambahkan subtitel
undo-remove = Membuang bagian
undo-remove-before = Membuang sebelum garis
undo-remove-after = Membuang sesudah garis
undo-split = Membagi klip
undo-join = Menyambung klip
undo-move = Menggeser klip
undo-delete = Menghapus klip
undo-duplicate = Menggandakan klip
undo-paste = Menempel klip
undo-mute = Membisukan klip
undo-nudge = Menggeser klip sedikit
undo-rotate = Merotasi klip
undo-replace = Mengganti file
undo-remove-media = Menghapus file dari daftar

## Waktu

today = hari ini
yesterday = kemarin
weekday-1 = Senin
weekday-2 = Selasa
weekday-3 = Rabu
weekday-4 = Kamis
weekday-5 = Jumat
weekday-6 = Sabtu
weekday-7 = Minggu
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = Mei
month-6 = Jun
month-7 = Jul
month-8 = Agu
month-9 = Sep
month-10 = Okt
month-11 = Nov
month-12 = Des

## Bagian atas

four-steps = Empat langkah
project-kind = Proyek Sunting
project-new = Proyek baru
project-name = Nama proyek
project-menu = Menu proyek
project-rename = Ganti nama proyek
saved-here = Tersimpan di laptop ini
saving = Menyimpan…
not-saved = Belum tersimpan: { $reason }
not-saved-in-short = Belum tersimpan
saving-ended-in-short = penyimpanan terhenti
save-elsewhere = Simpan di tempat lain…
more = Menu lain
drop-here = Lepaskan untuk memasukkan
what-will-happen = Yang akan terjadi

## Halaman awal

start-title = Mulai dengan memasukkan video
start-drag = Seret file dari komputer ke sini.
start-untouched = Rekaman asli Anda tidak akan diubah.
start-line = Seret file dari komputer ke sini. Rekaman asli Anda tidak akan diubah.
start-kinds = Video, foto, dan suara dari kamera, ponsel, atau WhatsApp
start-sample = Coba proyek contoh
choose-files = Pilih file…
from-phone = Ambil dari ponsel…
step-import-line = Ambil rekaman dari ponsel atau kamera.
step-trim-line = Buang bagian yang tidak perlu.
step-text-line = Tambahkan subtitel.
step-make-line = Buat video yang ringan untuk ponsel.
last-project = Proyek terakhir
other-projects = Proyek lain
open-other = Buka proyek lain…
continue = Lanjutkan
continue-making = Lanjutkan membuat video
recent-gone = Tidak ditemukan
recent-gone-in = Tidak ditemukan di { $place }
recent-gone-from = Tidak ada di { $place }
recent-find = Cari…

## Menu klip dan menu bentuk

replace-file = Ganti file…
shape-landscape = Mendatar
shape-portrait = Tegak
shape-square = Persegi
shape-tall = Potret
shape-size = Ukuran
shape-size-automatic = Otomatis

## Di atas jendela

overlay-close = Tutup
overlay-cancel = Batalkan

palette-field = Cari perintah
palette-nothing = Tidak ada perintah dengan kata itu.

guide-play = Memutar
guide-cut = Memotong
guide-text = Mengetik subtitel
guide-all = Di mana saja
guide-line = Semua perintah lain ada di Cari perintah (Ctrl+K).

settings-language = Bahasa
settings-indonesian = Indonesia
settings-english = English
settings-appearance = Tampilan
settings-system = Ikut sistem
settings-light = Terang
settings-dark = Gelap
settings-text-size = Ukuran huruf
settings-projects = Tempat proyek
settings-change = Ganti…
settings-cache = Bahan sementara
settings-cache-used = { $size } dipakai
settings-cache-most = Paling besar
settings-clean = Bersihkan
settings-nothing-to-clean = Tidak ada bahan sementara
settings-less-motion = Kurangi gerak
settings-sound-device = Perangkat suara
settings-system-sound = Sesuai sistem
settings-double-click = Buka proyek dengan klik dua kali
settings-layout = Tata letak jendela
settings-reset = Kembalikan

versions-title = Versi sebelumnya
versions-line = Yang sekarang tidak hilang: ia tetap ada di daftar ini.
versions-none = Belum ada versi sebelumnya. Sunting menyimpannya sendiri selagi Anda bekerja.
versions-view = Lihat
versions-use = Pakai versi ini
versions-clips = { $count } klip
versions-before-end = { $minutes } menit sebelum program tertutup

moving-title = Pindahkan ke komputer lain
moving-line = Proyek dan rekamannya menjadi satu file .zip. Salin file itu, lalu buka di komputer lain.
moving-whole = Semua rekaman
moving-whole-line = Semua masih dapat diubah.
moving-used = Hanya bagian yang dipakai
moving-used-line = Yang sudah dibuang tidak ikut.
moving-counting = Menghitung…
moving-too-big = Terlalu besar untuk flashdisk biasa (FAT32).
moving-outside = { $count } file di luar folder proyek ikut dikemas: { $files }. Benar?
moving-to = Simpan ke
moving-choose = Pilih tempat…
moving-start = Buat file
moving-running = Menyalin… { $percent }%
moving-wait = Tunggu sampai selesai

phone-title = Ambil dari ponsel
phone-usb = Kabel USB
phone-usb-1 = Sambungkan ponsel. Di ponsel pilih "Transfer file".
phone-usb-2 = Buka File Explorer, pilih ponsel Anda, lalu DCIM › Camera.
phone-usb-3 = Salin videonya ke folder Video di laptop.
phone-usb-4 = Kembali ke sini, tekan Pilih file.
phone-open-videos = Buka folder Video
phone-whatsapp = WhatsApp
phone-whatsapp-1 = Di ponsel kirim video ke diri sendiri sebagai Dokumen, supaya tidak mengecil.
phone-whatsapp-2 = Di laptop buka WhatsApp, unduh videonya.
phone-whatsapp-3 = Tekan Pilih file: folder Unduhan sudah terbuka.
phone-open-downloads = Buka folder Unduhan
phone-card = Kartu memori, flashdisk
phone-card-1 = Langsung Pilih file; Sunting menyalinnya ke folder proyek.

sending-title = Cara mengirim
sending-why = WhatsApp mengecilkan lagi video yang dikirim biasa. Agar tetap tajam, kirim sebagai Dokumen.
sending-1 = Buka WhatsApp di laptop, lalu pilih penerimanya.
sending-2 = Tekan tanda + di samping kolom pesan, lalu pilih Dokumen.
sending-3 = Pilih file videonya, lalu tekan Kirim.
sending-fast = Lebih cepat: tekan Salin file, lalu tekan Ctrl+V di WhatsApp.
sending-copy = Salin file
sending-show = Tampilkan di folder

path-import = Masukkan file
path-project = Buka proyek
path-read-subtitles = Isi subtitel dari file
path-write-subtitles = Simpan subtitel
path-find = Cari file
path-job-folder = Pilih folder untuk videonya
path-replace = Ganti file
path-result = Simpan ke
path-projects-folder = Tempat proyek
path-file-line = Tulis nama file beserta foldernya.
path-folder-line = Tulis nama folder beserta folder di atasnya.
path-find-line = Tulis nama file beserta foldernya, atau folder tempat mencarinya.
path-open = Buka
path-save = Simpan
path-empty = Tulis namanya dulu
path-elsewhere = Simpan di tempat lain
path-missing = Tidak ada apa-apa di sana. Periksa tulisannya.
path-is-folder = Itu folder. Tulis juga nama filenya.
path-nothing-in-it = Folder itu tidak berisi video, foto, atau suara.
path-no-project = File itu bukan proyek Sunting.
path-no-project-in-it = Di folder itu tidak ada proyek Sunting.
path-several-projects = Di folder itu ada beberapa proyek: { $names }. Buka salah satu file .sunting di dalamnya.
path-no-subtitles = File itu tidak berisi subtitel.
path-no-folder = Folder itu tidak ada. Periksa tulisannya.
path-unreadable = Itu ada, tetapi tidak dapat dibaca. Mungkin Anda tidak diberi izin. Pilih yang lain.

leaving-title = Video masih dibuat
leaving-line = Bila Sunting ditutup, pembuatannya berhenti di { $percent }%. Bagian yang sudah jadi tersimpan, dan dapat dilanjutkan saat Sunting dibuka lagi.
leaving-stay = Tetap di sini
leaving-work-title = Pekerjaan Anda belum tersimpan
leaving-work-line = Bila Sunting ditutup sekarang, perubahan terakhir hilang. Simpan dulu di tempat lain, misalnya di folder atau disk lain.
leaving-lose = Tutup tanpa menyimpan
leaving-copy-title = Proyek masih disalin
leaving-copy-line = Bila Sunting ditutup sekarang, salinannya tidak jadi. Proyek yang asli tetap utuh.
leaving-media-title = Rekaman masih disalin
leaving-media-line = Rekaman sedang disalin ke folder proyek. Bila Sunting ditutup sekarang, sisanya disalin saat proyek ini dibuka lagi. Sampai saat itu, flashdisk atau kartunya masih diperlukan.
leaving-packing-title = Proyek masih dikemas
leaving-packing-line = Bila Sunting ditutup sekarang, file kemasannya tidak jadi. Proyek Anda tetap utuh.
leaving-anyway = Tutup saja
leaving-done-title = Semuanya sudah tersimpan
leaving-done-line = Tidak ada lagi yang ditunggu. Sunting dapat ditutup.
leaving-now = Tutup
leaving-close = Tutup dan lanjutkan nanti
missing-title = Sebagian besar rekaman tidak ditemukan
missing-line = { $missing } dari { $all } file proyek ini tidak ada di tempatnya. Bila foldernya dipindahkan, tunjukkan satu kali, dan semuanya dicari di sana. Suntingan Anda tetap utuh.
missing-find = Pilih folder…
missing-later = Nanti

subtitle-file-title = Memasukkan file subtitel
subtitle-file-there = Sudah ada { $count } subtitel di video. Mau diapakan?
subtitle-file-beyond = { $count } subtitel mulai setelah video berakhir, jadi tidak terlihat
subtitle-file-left-out = { $count } tidak masuk: tempatnya sudah terisi
subtitle-file-hours = Geser { $count } subtitel { $hours } jam lebih awal
subtitle-file-to-sound = Geser { $count } subtitel agar mulai bersama suara
subtitle-file-to-start = Geser { $count } subtitel agar mulai di awal video
subtitle-file-put-in = Masukkan
subtitle-file-replace = Ganti yang ada
subtitle-file-fill = Isi tempat kosong
repairs-title = Yang dirapikan dari file subtitel
repairs-line = File subtitelnya sendiri tidak diubah.

## Kesalahan yang di jendela dikatakan dengan cara lain

window-error-plan-changed = Rencana ini diubah setelah dibuat, jadi tidak ada yang dibuat darinya.
window-error-media-on-server = { $name } ada di komputer lain, yang tidak dihubungi tanpa izin Anda. Tunjukkan dengan "Cari file…".
window-error-other = Terjadi kesalahan: { $detail }. Proyek Anda aman. Coba lagi.
window-error-not-found = File ini tidak ditemukan. Mungkin dipindahkan atau namanya diganti.
window-error-not-media = File ini tidak dapat dibuka. Mungkin belum selesai disalin atau rusak. Salin ulang dari ponsel, lalu coba lagi.
window-error-incomplete = File ini tidak dapat dibuka. Mungkin belum selesai disalin. Salin ulang dari ponsel, lalu coba lagi.
window-error-undecodable = File ini tidak dapat dibuka. Mungkin rusak. Salin ulang dari ponsel, lalu coba lagi.
window-error-source-changed = File ini berubah ketika sedang dipakai. Tunggu sampai selesai disalin, lalu coba lagi.
window-error-permission-denied = Folder ini tidak dapat dibaca atau ditulisi. Pilih folder lain, misalnya Video.
window-error-disk-failed = Disk ini tidak lagi bekerja dengan benar. Simpan di disk lain, dan salin yang penting dari disk ini.
window-error-disk-gone = Disk ini tidak terhubung lagi. Sambungkan kembali, atau simpan di disk lain.
window-error-disk-full = Ruang penyimpanan habis. Kosongkan sebagian, lalu coba lagi; yang sudah jadi tetap tersimpan.
window-error-encoder = Video tidak selesai dibuat: { $detail }. Bagian yang sudah jadi tersimpan. Coba lagi.
window-error-muxer = Video tidak dapat disusun: { $detail }. Proyek Anda aman. Coba lagi.
window-error-destination-exists = File itu sudah ada dan tidak diubah. Pilih nama lain.
window-error-nothing-to-export = Belum ada klip di video. Masukkan video dulu.
window-error-no-picture-to-export = Hanya ada suara, tanpa gambar. Masukkan video atau foto dulu.
window-error-no-sound-to-export = Tidak ada suara di video ini.
window-error-unknown-container = Nama file video harus berakhiran .mp4.
window-error-unknown-platform = Tujuan "{ $name }" tidak dikenal. Pilih tujuan lain.
window-error-empty-range = Bagian ini terlalu pendek. Tandai bagian yang lebih panjang.
window-error-not-yet = Ini belum tersedia di versi ini: { $what }.
window-error-plan-of-other-version = Video ini mulai dibuat dengan versi Sunting lain. Buat lagi dari awal.
window-error-plan-unreadable = Video ini tidak dapat dilanjutkan: { $detail }. Buat lagi dari awal.
window-error-segments-missing = { $missing } dari { $count } bagian belum jadi. Tekan Lanjutkan.
window-error-segments-differ = Bagian nomor { $index } tidak cocok dengan bagian lain. Bersihkan bahan sementara di Pengaturan, lalu coba lagi.
window-error-limit-needs-results = Ukuran baru diketahui sesudah videonya jadi. Buat videonya dulu.
window-error-limit-too-small = Video { $duration } tidak dapat dibuat lebih kecil dari { $least }; batasnya { $limit }. Potong videonya, atau bagi menjadi beberapa video.
window-error-check-failed = Hasilnya tidak lolos pemeriksaan ({ $check }: { $detail }) dan tidak disimpan. Proyek Anda aman. Coba lagi.
window-error-store = Bahan sementara tidak benar: { $detail }. Bersihkan di Pengaturan, lalu coba lagi.
window-error-cancelled = Dihentikan. Bagian yang sudah jadi tersimpan.
window-error-worker-failed = Video tidak selesai dibuat: { $detail }. Bagian yang sudah jadi tersimpan. Coba lagi.
window-error-media-missing = File "{ $name }" tidak ditemukan. Mungkin dipindahkan atau namanya diganti.
window-error-project-newer = Proyek dari versi lebih baru. Perbarui Sunting; file tidak diubah.
window-error-project-invalid = Isi proyek ini tidak masuk akal: { $detail }. Pakai versi sebelumnya.
window-error-edits-unreadable = Perubahan terakhir tidak dapat dibaca: { $detail }. Pakai versi sebelumnya.
window-error-edit-step = Perubahan ini tidak dapat dilakukan, dan proyek tidak diubah. { $what }
window-error-edit-no-clip = Klip itu sudah tidak ada.
window-error-edit-no-track = Jalur itu sudah tidak ada.
window-error-edit-no-media = File itu sudah tidak ada di proyek.
window-error-edit-nothing-there = Tidak ada yang dapat diubah di sini. Geser garis merah ke tempat lain.
window-error-edit-locked = Jalur ini dikunci. Buka kuncinya dulu.
window-error-edit-wrong-kind = Perubahan ini bukan untuk klip seperti itu. Pilih klip lain.
window-error-no-subtitles = Tidak ada subtitel teks di file ini.
window-error-no-audio-track = File itu tidak memiliki trek suara tersebut.
window-error-edit-no-audio-track = File itu tidak memiliki trek suara tersebut.
window-error-edit-in-use = File ini masih dipakai sebuah klip. Hapus dulu klipnya.
window-error-edit-not-joined = Klip ini tidak bersambung dengan klip sesudahnya. Keduanya harus dari satu rekaman.
window-error-edit-invalid = Perubahan ini tidak diizinkan: { $detail }.
window-error-edit-bad-time = "{ $time }" bukan waktu. Tulis misalnya 0:12,6.
window-error-several-inputs-one-output = Satu nama tidak cukup untuk beberapa file. Pilih folder.

## Proyek dan pemberitahuan

project-of-day = Video { $day } { $month }
month-long-1 = Januari
month-long-2 = Februari
month-long-3 = Maret
month-long-4 = April
month-long-5 = Mei
month-long-6 = Juni
month-long-7 = Juli
month-long-8 = Agustus
month-long-9 = September
month-long-10 = Oktober
month-long-11 = November
month-long-12 = Desember
notice-placed = { $count } klip dipakai di video. Bentuknya mengikuti rekaman Anda: { $shape }.
notice-removed = { $time } detik dibuang
notice-field-limits = { $name }: dari { $least } sampai { $limit }
notice-removed-sound = { $time } detik suara dibuang
notice-split = Klip dibagi di garis merah
notice-stray-typing = Huruf di luar kolom teks adalah tombol perintah. Untuk mengetik, klik subtitelnya dulu.
notice-earlier = Klip digeser lebih awal
notice-later = Klip digeser lebih akhir
notice-removed-both = { $time } detik dan { $count } subtitel dibuang
notice-removed-subtitles = { $count } subtitel dibuang
notice-undone = Diurungkan: { $step }
notice-redone = Diulangi: { $step }
notice-work-is-back = Sunting tertutup mendadak pukul { $time }. Pekerjaan Anda sudah kembali sampai perubahan terakhir.
notice-work-is-back-later = Sunting tertutup mendadak { $moment }. Pekerjaan Anda sudah kembali sampai perubahan terakhir.
notice-project-gone = Proyek "{ $name }" tidak ditemukan di { $place }.
notice-save-first = Pekerjaan di proyek ini belum tersimpan. Simpan dulu di tempat lain.
notice-saving-ended = Penyimpanan otomatis terhenti karena kesalahan, dan sedang dicoba lagi. Bila pesan ini tidak hilang, simpan proyek di tempat lain.
notice-files-fault = Terjadi kesalahan saat bekerja dengan file. Coba lagi.
notice-rename-later = Nama proyek dapat diganti setelah videonya selesai dibuat dan filenya selesai disalin.
notice-stepped-back = Sunting tertutup mendadak dua kali saat membuka proyek. Versi sebelumnya dibuka; yang terbaru ada di Versi sebelumnya.
notice-duplicated = Salinan dibuat: { $name }
notice-subtitles-elsewhere = Subtitel film itu ada pada bagian yang tidak dipakai di video.
notice-subtitles-saved = Subtitel tersimpan: { $name }
notice-folder-cut = Folder { $name } terlalu besar: hanya { $count } file dimasukkan. Masukkan sisanya per folder.
notice-no-subtitle-fits = Semua tempatnya sudah terisi. Tidak ada yang dimasukkan.
notice-subtitles-in = { $count } subtitel dimasukkan
notice-low-disk = Ruang laptop tinggal { $size }. Bahan sementara dibersihkan; proyek aman.
notice-not-found-there = Rekaman yang hilang tidak ada di sana. Pilih file atau folder lain.
notice-not-opened = Tidak ada program yang membukanya di sini. Tempatnya: { $place }
notice-missing = "{ $name }" tidak ditemukan. Mungkin dipindahkan, atau ada di flashdisk yang belum dipasang.
notice-missing-several = { $count } file tidak ditemukan. Mungkin dipindahkan, atau ada di flashdisk yang belum dipasang.
notice-found = { $count } file ditemukan kembali
notice-not-copied = File tidak dapat disalin ke papan klip. Pakai Tampilkan di folder, lalu salin dari sana.
notice-nothing-to-paste = Tidak ada klip atau file untuk ditempel.
notice-saved-where = Sudah tersimpan di { $place }
notice-silent = Tidak ada perangkat suara. Pratinjau tanpa suara; hasil tetap bersuara.
notice-double-click-taken = File .sunting sudah dibuka oleh program lain ({ $name }), dan itu tidak diubah. Matikan dulu di program itu.
notice-double-click-refused = Komputer ini tidak mengizinkan pengaturan itu: { $detail }
notice-video-stopped = Pembuatan video terhenti di { $percent }%.
copy-of = { $name } (salinan)
dialog-import = Pilih video, foto, atau suara
dialog-replace = Pilih file pengganti
dialog-project = Buka proyek
dialog-read-subtitles = Pilih file subtitel
dialog-write-subtitles = Simpan subtitel
dialog-find = Pilih folder tempat mencari file
dialog-result = Simpan video ke
dialog-moving = Simpan proyek untuk dipindahkan
dialog-media = Video, foto, dan suara
dialog-projects = Proyek Sunting
dialog-subtitles = Subtitel
repair-cue = Subtitel { $cue }: { $what }
repair-line = Baris { $line }: { $what }
repair-broken-letter = ada huruf yang rusak, ditebak
repair-no-times = kata-kata ini tidak punya waktu, dilewati
repair-rolling = Setiap baris diulang bersama baris berikutnya; dipakai sekali.
repair-legacy-encoding = Hurufnya disimpan dengan cara lama; periksa huruf beraksen.
repair-number-missing = nomornya tidak ada
repair-too-long = isinya lebih dari 10.000 huruf, ditampilkan bagian demi bagian
repair-bad-time = waktunya pada baris { $line } tidak terbaca ("{ $detail }"), dilewati
repair-guessed-time = waktunya pada baris { $line } memakai huruf sebagai angka ("{ $detail }"), dibaca sebagai angka
repair-empty = tidak ada kata-katanya, dilewati
repair-ends-before-start = selesai sebelum mulai, ditukar
repair-no-length = tidak punya durasi, diberi durasi
repair-out-of-order = tidak urut, diurutkan
repair-overlap = bertumpuk dengan berikutnya, dirapikan
repair-same-start = tampil bersamaan dengan sebelumnya, digabung
repair-too-many-at-once = tampil bersamaan dengan terlalu banyak subtitel lain sehingga gambarnya penuh, tidak dipakai
window-error-panic = Terjadi kesalahan saat membuat video. Proyek Anda aman.
window-error-no-window = Jendela tidak dapat dibuka di komputer ini. Pakai perintah `sunting` atau perbarui driver grafis. Catatannya ada di { $log }.

## Sunting.exe di Windows, bila jendelanya tidak dapat dimulai
launcher-in-zip = Ekstrak dulu: klik kanan zip-nya, pilih “Ekstrak semua”, lalu buka Sunting dari folder hasilnya.
launcher-apart = Sunting.exe harus tetap bersama folder “program”. Pindahkan seluruh foldernya, atau ekstrak lagi zip-nya.
launcher-refused = Komputer ini tidak mau membuka Sunting ({ $detail }). Mintalah bantuan petugas TI.

## The media list
media-title = Media
media-add = Tambah
media-waiting = { $count } belum dipakai
media-use = Pakai
media-use-all = Pakai semua
media-used = Sudah dipakai
media-unused = Belum dipakai
media-light = Menyiapkan versi ringan…
media-sound-only = Suara saja
media-photo = Foto
media-portrait = Video tegak
media-quiet = Suaranya pelan
media-damaged = Ada { $count } gambar rusak mulai { $from }, tetap bisa dipakai
media-cut-off = Hanya { $time } pertama yang ada di file. Salin ulang untuk sisanya.
media-checking = Memeriksa…
media-copying = Disalin ke proyek…
media-arriving = Masih disalin…
media-missing = Tidak ditemukan
media-on-server = Di server lain
media-find = Cari file…
media-remove = Hapus dari daftar
media-retry = Coba lagi
media-failed = Tidak dapat dibuka
media-foreign = Belum bisa dipakai
media-foreign-powerpoint = Ini bahan PowerPoint. Di PowerPoint pilih File › Simpan Sebagai › PNG, semua slide, lalu masukkan gambarnya.
media-foreign-pdf = Ini dokumen PDF. Simpan halamannya sebagai gambar PNG, lalu masukkan gambarnya.
media-foreign-word = Ini dokumen Word. Simpan halamannya sebagai gambar PNG, lalu masukkan gambarnya.
media-foreign-heic = Foto HEIC dari iPhone belum bisa dibaca. Di iPhone: Pengaturan › Kamera › Format › Paling Kompatibel, atau kirim lewat WhatsApp sebagai foto.
media-foreign-zip = File ini ada di dalam zip. Klik kanan zip itu, pilih Ekstrak semua, lalu masukkan lagi.

## Tools of Potong
tools-remove = Buang
tools-arrange = Atur
tools-untouched = Rekaman asli tetap utuh.
tools-remove-part = Buang bagian ini · { $seconds } detik

## The stage
viewer-picture = Gambar video: klik untuk memutar atau menjeda
viewer-empty = Video Anda akan tampil di sini
viewer-file = Melihat file:
viewer-back = Kembali ke video
viewer-preparing = Menyiapkan…
viewer-light = Pratinjau ringan

## The control bar
control-shape = Bentuk: { $shape }
control-play = Putar
control-pause = Jeda
control-volume = Volume pratinjau
control-zoom = Perbesaran jalur

## Notices
notice-close = Tutup pesan
## Tracks
tracks-subtitles = Subtitel
tracks-graphics = Teks
tracks-cutaways = Sisipan
tracks-video = Video
tracks-sound = Suara
tracks-hide = Sembunyikan: { $track }
tracks-show = Tampilkan: { $track }
tracks-mute = Bisukan: { $track }
tracks-unmute = Bunyikan: { $track }
tracks-unlock = Buka kunci: { $track }
tracks-no-track = Belum ada klip di jalur ini
tracks-open = { $track }: tampilkan semua jalur
tracks-empty = Klip yang Anda masukkan akan muncul di sini
tracks-locked = Jalur ini dikunci.
tracks-red-line = Garis merah
tracks-overview = Bagian video yang terlihat
tracks-outlasts = Lebih panjang dari video
tracks-seconds = { $seconds } detik
tracks-slot = Tempat kosong: { $name }
tracks-color = Warna polos
tracks-title = Judul: { $name }
tracks-photo = Foto { $name }
tracks-sound-clip = Klip suara { $name }
tracks-video-clip = Klip video { $name }
tracks-is-missing = file tidak ditemukan
tracks-is-muted = dibisukan
tracks-clip = { $what }, mulai { $start }, durasi { $length } detik, { $position } dari { $count }
tracks-chosen-clip = { $what }, mulai { $start }, durasi { $length } detik, terpilih, { $position } dari { $count }
tracks-empty-subtitle = Subtitel kosong
tracks-subtitle-fine = { $text }, pas, { $speed } karakter per detik
tracks-subtitle-brisk = { $text }, agak cepat, { $speed } karakter per detik
tracks-subtitle-fast = { $text }, terlalu cepat, { $speed } karakter per detik
tracks-undo-move = Menggeser klip
tracks-undo-reorder = Mengubah urutan klip
tracks-undo-trim = Memotong tepi klip
tracks-undo-volume = Mengubah volume
tracks-undo-fades = Mengubah muncul dan hilang perlahan
undo-track = Mengatur jalur
lock-track = Kunci jalur
unlock-track = Buka kunci
## Subtitel

subtitles-title = Subtitel
subtitles-fill = Isi subtitel
subtitles-type = Ketik sendiri
subtitles-from-file = Dari file…
subtitles-from-film = Dari { $name }
subtitles-from-film-or-file = Dari film atau file
subtitles-count = { $count } subtitel
subtitles-to-check = { $count } perlu diperiksa
subtitles-show-findings = Tampilkan hanya yang perlu diperiksa
subtitles-show-all = Tampilkan semua subtitel
subtitles-none = Belum ada subtitel. Banyak orang menonton tanpa suara.
subtitles-none-yet = Belum ada subtitel untuk disimpan.
subtitle-no-words = Belum ada kata
subtitle-text = Teks subtitel { $number }
subtitle-menu = Menu subtitel ini
subtitle-listen = Dengar
subtitle-merge = Gabung
subtitle-split = Bagi
subtitle-delete = Hapus
seconds-short = { $seconds } dtk
reading-fine = Pas
reading-brisk = Agak cepat
reading-too-fast = Terlalu cepat
reading-too-long = Terlalu panjang
reading-too-brief = Terlalu singkat
reading-overlaps = Bertumpuk
reading-speed = { $speed } karakter per detik
finding-too-fast = Terlalu cepat dibaca.
finding-too-long = Terlalu panjang.
finding-too-brief = Terlalu singkat tampil.
finding-overlaps = Bertumpuk dengan subtitel berikutnya.
fix-too-fast = Tambah { $seconds } detik
fix-too-long = Bagi jadi dua
reading-empty = Kosong
reading-unknown-letters = Huruf tak dikenal
finding-empty = Belum ada kata.
finding-unknown-letters = Huruf ini belum dapat ditulis: { $letters }
fix-empty = Hapus
fix-unknown-letters = Hapus hurufnya
fix-too-long-more = Bagi jadi { $count }
fix-too-brief = Perpanjang
fix-overlaps = Rapikan
reason-no-free-time = Tidak ada waktu kosong di sekitarnya. Geser dulu subtitel di dekatnya.

## Rincian

details-about-video = Tentang video ini
details-about-file = Tentang klip ini
details-hint = Klik klip di bawah untuk mengaturnya
details-length = Durasi
details-shape = Bentuk
details-contents = Isi
details-saved-in = Disimpan di
details-recorded = Direkam
details-file-size = Ukuran file
details-has-sound = Ada
details-no-sound = Tidak ada
contents-videos = { $count } video
contents-photos = { $count } foto
contents-sounds = { $count } suara
contents-nothing = Belum ada
open-folder = Buka folder
details-use = Pakai
details-video-clip = Klip video, { $duration }
details-sound-clip = Klip suara, { $duration }
details-photo = Foto, { $duration }
details-landscape = mendatar
details-upright = tegak
details-square = persegi
details-several = { $count } klip dipilih
details-delete-clips = Hapus klip yang dipilih
details-sound = Suara
details-volume = Volume
details-volume-of = { $percent } dari suara aslinya
details-inside = Subtitel di dalam
details-inside-text = { $count } trek, dapat diambil di langkah Teks
details-inside-pictures = { $count } trek berupa gambar, tidak dapat diambil
details-pieces = Sambungan
details-pieces-count = { $count } rekaman berurutan dalam satu file
media-inside = Subtitel di dalam: { $count }
media-pieces = { $count } rekaman dalam satu file
details-audio-track = Trek suara
details-audio-track-choose = Pilih
details-audio-track-all = Semua
details-mute = Bisukan
details-outlasts = Lebih panjang dari video
details-picture = Gambar
details-fit = Isi bentuk
fit-fill = Penuhi
fit-fit = Pas
fit-blurred = Pinggir buram
details-rotation = Rotasi
details-quarter = 90°
details-fade-in = Muncul perlahan
details-fade-out = Hilang perlahan
details-what-fades = Yang muncul dan hilang:
details-picture-box = gambar
details-sound-box = suara
details-all-photos = Pakai untuk semua foto
details-subtitle = Subtitel { $number } dari { $count }
details-start = Mulai
details-end = Selesai
reset = Kembalikan
technical-details = Rincian teknis
technical-container = Jenis file
technical-size = Ukuran
technical-rate = Kecepatan

## Gaya semua subtitel

style-title = Gaya semua subtitel
style-more = Lainnya…
style-less = Lebih sedikit
style-sample = Contoh
style-dark-box = Kotak gelap
style-outline = Garis tepi
style-light-box = Kotak terang
style-size = Ukuran huruf
style-size-small = Kecil
style-size-medium = Sedang
style-size-large = Besar
style-size-of = { $percent } dari sisi pendek gambar
style-margin-of = { $percent } dari tinggi gambar
style-position = Posisi
style-bottom = Bawah
style-top = Atas
style-bold = Huruf tebal
style-color = Warna huruf
style-margin = Jarak tepi
style-easy = Mudah dibaca
style-needs-box = Kurang jelas: pasang kotak
style-too-alike = Kurang jelas: warnanya terlalu mirip
style-fix = Pasang kotak gelap
color-white = Putih
color-yellow = Kuning
color-light-blue = Biru muda
color-black = Hitam

## Langkah di Rincian dan Subtitel yang dapat diurungkan

undo-new-subtitle = Menambah subtitel
undo-type = Mengetik subtitel
undo-subtitle-time = Mengubah waktu subtitel
undo-split-subtitle = Membagi subtitel
undo-merge = Menggabung subtitel
undo-delete-subtitle = Menghapus subtitel
undo-fix = Memperbaiki subtitel
undo-remove-sentence = Membuang kalimat
undo-style = Mengubah gaya subtitel
undo-volume = Mengubah volume
undo-audio-track = Memilih trek suara
undo-fit = Mengubah isi bentuk
undo-fades = Mengubah muncul dan hilang perlahan
undo-photo-length = Mengubah durasi foto
undo-music-end = Mengubah akhir suara
undo-delete-clips = Menghapus klip
undo-move-clips = Menggeser klip
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
purpose-other-line = Email, Telegram, ukuran lain
other-choose = Pilih tujuan lain
other-email = Email 25 MB
other-email-small = Email 10 MB
other-telegram = Telegram
other-x = X
other-document = Dokumen WhatsApp
other-own = Ukuran sendiri
other-own-size = Paling besar, dalam MB
other-email-help = Di dalam email, file menjadi sepertiga lebih besar.
other-document-help = Di WhatsApp pilih Dokumen, supaya video tidak diperkecil.
unit-mb = MB

## Jadikan video: yang akan terjadi

predict-waiting = Menghitung ukuran video…
predict-at-most =
    { $count ->
        [1] Video { $time } ini menjadi paling besar { $size }; ukuran tepatnya sedang diukur.
       *[other] Video { $time } ini menjadi { $count } video, masing-masing paling besar { $size }; ukuran tepatnya sedang diukur.
    }
predict-roughly = Video { $time } ini menjadi kira-kira { $size }; ukuran tepatnya sedang diukur.
predict-becomes = Video { $time } ini menjadi sekitar { $size }.
predict-parts = Video { $time } ini menjadi { $count } video, masing-masing sekitar { $size }.
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
subtitles-unknown-letters = { $count } subtitel berisi huruf yang belum dapat ditulis
subtitles-too-fast = { $count } subtitel terlalu cepat dibaca
check-them = Periksa
takes-waiting = Menghitung lamanya…
takes-about = Perlu sekitar { $time } di laptop ini
technical-picture = Gambar: H.264 { $profile }, B-frame { $frames }, gambar kunci tiap { $seconds } detik
technical-sound = Suara: AAC, { $rates } kbit per detik
technical-file = File: MP4, moov di depan
technical-limits =
    { $grade ->
        [A] Batas diperiksa { $date } di halaman resminya
        [B] Batas diperiksa { $date } di beberapa sumber yang sepakat
       *[other] Batas diperiksa { $date }, tetapi sumbernya belum pasti
    }
save-to = Simpan ke
make-for = Buat video untuk { $purpose }
make-draft = Buat konsep untuk atasan
make-own = Buat video paling besar { $size }
make-empty = Belum ada klip. Masukkan video dulu.
make-missing = Video belum dapat dibuat: "{ $name }" tidak ditemukan.
make-missing-several = Video belum dapat dibuat: { $count } file tidak ditemukan.
make-missing-reason = Ada file yang tidak ditemukan. Cari dulu filenya.
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
queue-empty = Antrean kosong. Video yang Anda buat muncul di sini.
job-waiting = Menunggu video sebelumnya selesai.
job-left = Sisa sekitar { $time }.
job-pieces = { $done } dari { $count } bagian selesai.
job-checking = Hasil sedang diperiksa…
job-safe = Aman bila laptop mati mendadak
job-paused = Anda hentikan sementara.
job-stopped = Pembuatan video terhenti di { $percent } ketika Sunting tertutup.
job-not-begun = Belum mulai dibuat ketika Sunting tertutup.
job-kept = { $percent } sudah jadi dan tersimpan.
job-done = Jadi dan sudah diperiksa: durasi pas, suara dan gambar serasi, { $size }.
job-damaged = Ada { $count } gambar rusak dalam rekaman; tempatnya diisi gambar di dekatnya.
job-copied = File disalin. Buka tujuannya, lalu tekan Ctrl+V.
job-copied-whatsapp = File disalin. Sekarang buka WhatsApp, lalu tekan Ctrl+V.
job-pause = Hentikan sementara
job-cancel = Batalkan
job-resume = Lanjutkan
job-retry = Coba lagi
job-play = Putar
job-copy = Salin file
job-folder = Tampilkan di folder
job-sending = Cara mengirim
job-report = Simpan laporan
notice-report-saved = Laporan tersimpan: { $name }. Kirimkan kepada yang membantu Anda.
job-remove = Hapus dari antrean
notice-packed = Proyek siap dipindahkan: { $name }
notice-packed-without = Proyek siap dipindahkan: { $name }. Tidak ikut, karena bukan film, suara, atau foto: { $files }
notice-looking-back = Anda melihat versi sebelumnya. Proyek Anda tidak berubah.
cmd-previous-region = Ke daerah sebelumnya
region-steps = Langkah
region-step = Alat langkah ini
region-stage = Gambar
region-details = Rincian
region-bar = Tombol putar
region-tracks = Jalur
sample-project-name = Proyek contoh

## Borders between panels

divider-left = Lebar panel kiri
divider-right = Lebar panel kanan
divider-timeline = Tinggi jalur

## The project at another place

saving-copy = Menyalin proyek… { $percent }%
notice-saved-elsewhere = Proyek kini tersimpan di { $place }. Yang lama tetap ada.
choose-folder = Pilih folder
look-only = Hanya dapat dilihat
notice-look-only = Folder proyek ini tidak dapat ditulisi, jadi proyek hanya dapat dilihat. Untuk mengubahnya, simpan salinannya.
save-copy = Simpan salinan…

## Sound device

notice-device-missing = Perangkat suara "{ $name }" tidak tersambung. Suara diputar lewat perangkat lain, sesuai sistem.

## Laporan

report-name = Laporan Sunting
report-video = Video: { $value }
report-purpose = Untuk: { $value }
report-length = Durasi: { $value }
report-canvas = Ukuran gambar: { $value }
report-media = File yang dipakai: { $value }
report-reason = Sebabnya: { $value }

# What else people call a command; the palette finds it by these words too.
also-step-import = tambah ambil unggah upload
also-step-trim = edit sunting crop
also-step-text = judul tulisan teks subtitle caption
also-step-make = ekspor export render
also-cmd-play = main play pause
also-cmd-full-screen = fullscreen layar
also-cmd-remove-before = pangkas trim crop awal
also-cmd-remove-after = pangkas trim crop akhir
also-cmd-mark-start = tandai in
also-cmd-mark-end = tandai out
also-cmd-remove = hapus potong buang delete
also-cmd-split = potong belah split pisah
also-cmd-join = gabung satukan merge
also-cmd-delete-clip = buang hapus
also-cmd-mute-clip = suara kecilkan diam mute senyap
also-cmd-rotate-clip = putar miring
also-cmd-undo = undo batal kembali
also-cmd-redo = redo ulang
also-cmd-copy = copy
also-cmd-cut = cut potong
also-cmd-paste = paste
also-cmd-duplicate = dobel
also-cmd-new-subtitle = judul subtitle tulisan teks caption
also-cmd-import-subtitles = srt subtitle
also-cmd-save-subtitles = srt subtitle
also-cmd-new-project = baru mulai
also-cmd-sample-project = latihan belajar demo coba
also-cmd-open-project = proyek lama
also-cmd-import = musik lagu suara foto gambar video rekaman film tambah gabung impor
also-from-phone = hp whatsapp kabel
also-cmd-where-saved = simpan menyimpan lokasi
also-cmd-versions = riwayat cadangan pulihkan
also-cmd-duplicate-project = simpan sebagai
also-cmd-move-project = kirim pindah zip cadangan flashdisk stik
also-cmd-make-video = ekspor simpan kirim whatsapp wa youtube mp4 render unduh jadi selesai bagikan
also-cmd-details = volume suara kecilkan keraskan posisi ukuran crop zoom musik
also-cmd-language = inggris english
also-cmd-appearance = gelap terang warna
also-cmd-help = cara tolong panduan
also-cmd-settings = setelan opsi
also-cmd-larger-text = besar
also-cmd-normal-text = normal
also-cmd-close-project = keluar selesai

# Tasks on the help page.
guide-how = Bagaimana caranya…
how-import = Memasukkan video, foto atau musik?
how-phone = Mengambil video dari ponsel?
how-ends = Membuang awal dan akhir yang tidak perlu?
how-mistake = Membuang kesalahan di tengah?
how-undo = Membatalkan langkah terakhir?
how-text = Menambahkan tulisan?
how-louder = Mengecilkan suara atau musik?
how-send = Membuat video untuk WhatsApp?
how-saved = Menemukan tempat proyek ini tersimpan?
how-practise = Berlatih dengan proyek contoh?

## names, titles and charts

tab-subtitles = Subtitel
tab-titles = Nama dan judul
tab-charts = Grafik
titles-hint = Klik satu: muncul di garis merah.
notice-text-behind = Sudah ada tulisan di sini; { $name } ditaruh sesudahnya.
details-graphic = Teks, { $duration }
graphic-fine = Pas dibaca
graphic-quick = Agak cepat
graphic-too-quick = Terlalu cepat dibaca.
graphic-more-time = Tambah { $time } detik
charts-hint = Tempel tabel dari Excel atau WhatsApp, atau ketik: Januari; 1.840
charts-table = Tabel grafik
charts-new = Jadikan grafik
charts-no-table = Tempel atau ketik tabel dengan angka dulu.
charts-misleading = Bentuk ini menyesatkan untuk angka-angka ini, jadi tabelnya yang ditampilkan. Pilih bentuk lain di atas.
undo-add-graphic = Menambah teks
undo-graphic-words = Mengisi teks
undo-graphic-table = Mengubah tabel
undo-chart-kind = Mengganti bentuk grafik

## colours and logo of the office

office-title = Warna dan logo kantor
office-drop = Tarik file logo ke sini, atau
office-choose-logo = Pilih file logo…
office-change-logo = Ganti logo…
office-without-logo = Tanpa logo
office-from-logo = Warnanya diambil dari logo. Cukup sekali untuk laptop ini.
office-reading = Logo sedang dibaca
office-edges-cleared = Tepi putih logo dibuat bening.
office-words-left-out = Tulisan di dalam SVG tidak ikut; ubah dulu menjadi garis.
office-name = Nama kantor
office-primary = Warna utama
office-accent = Warna kedua
office-contrast = { $name } di atas { $ground } sulit dibaca. Untuk huruf dipakai yang lebih gelap.
office-adjusted = Warna disesuaikan agar tulisan terbaca.
office-corner = Logo di video
office-corner-none = Tidak
office-corner-left = Kiri atas
office-corner-right = Kanan atas
office-opacity = Ketebalan logo
office-opacity-of = Ketebalan logo: { $percent }
office-plate = Alas di belakang logo
office-less-motion = Kurangi gerak
office-none = Proyek ini belum memakai warna kantor.
office-foreign = Proyek ini memakai warna { $name }.
office-foreign-unnamed = Proyek ini memakai warna kantor lain.
office-take-own = Pakai warna kantor saya
office-give = Berikan ke rekan…
office-take = Pakai dari rekan…
office-nothing-to-give = Pilih logo atau warna dulu
office-given = Warna dan logo kantor disimpan: { $name }. Kirim file ini ke rekan.
office-taken = Warna dan logo { $name } dipakai di laptop ini.
path-logo = Pilih file logo
path-take-office = Pakai warna dan logo dari rekan
path-give-office = Simpan warna dan logo untuk rekan
dialog-logos = Logo
dialog-offices = Kantor
undo-office = Mengubah warna kantor
used-before = Pernah dipakai
used-forget = Lupakan
style-office = Warna kantor
hue-white = putih
hue-black = hitam
hue-grey = abu-abu
hue-red = merah
hue-orange = jingga
hue-yellow = kuning
hue-green = hijau
hue-teal = hijau toska
hue-blue = biru
hue-purple = ungu
hue-pink = merah muda

## graphics on the stage, their places and what is wrong with them
stage-whole = satu layar penuh
place-head-left = kiri atas
place-head-middle = tengah atas
place-head-right = kanan atas
place-left = kiri tengah
place-middle = tengah
place-right = kanan tengah
place-foot-left = kiri bawah
place-foot-middle = tengah bawah
place-foot-right = kanan bawah
graphic-position = Posisi
position-left = Kiri
position-right = Kanan
position-head = Atas
graphic-appear = Muncul
appear-moving = Geser
appear-fading = Memudar
appear-at-once = Tanpa
graphic-ground = Latar
graphic-light = Terang
graphic-dark = Gelap
graphic-kind = Ganti jenis…
graphic-two-lines = Dua baris, huruf diperkecil sampai { $percent }%.
graphic-smaller = Huruf diperkecil sampai { $percent }%.
graphic-too-long = Terlalu panjang untuk dibaca di ponsel. Singkat { $field }.
field-heading = Judul
finding-empty-field = { $field } belum diisi, jadi teks ini tidak ikut di video.
finding-no-source = Sumber belum disebut.
finding-seen-with = Bertumpuk dengan { $name }.
finding-emoji = Emoji tidak digambar di video.
finding-capitals = Huruf besar semua lebih sulit dibaca.
fix-fill-in = Isi
fix-tidy = Rapikan
fix-emoji = Buang emoji
fix-capitals = Jadikan Huruf Biasa
graphics-to-check = { $count } perlu diperiksa
graphics-empty = { $count } teks belum lengkap
graphics-seen-together = { $count } teks bertumpuk dengan teks lain
graphics-too-fast = { $count } teks terlalu cepat dibaca
graphics-odd-letters = { $count } teks berisi huruf yang tidak digambar
undo-graphic-place = Memindahkan teks
undo-graphic-appear = Mengubah cara muncul
undo-graphic-dark = Mengubah latar teks
undo-graphic-kind = Mengganti jenis teks
undo-graphic-tidy = Merapikan teks
