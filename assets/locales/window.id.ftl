
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
notice-removed-both = { $time } detik dan { $count } subtitel dibuang
notice-removed-subtitles = { $count } subtitel dibuang
notice-undone = Diurungkan: { $step }
notice-redone = Diulangi: { $step }
notice-work-is-back = Sunting tertutup mendadak pukul { $time }. Pekerjaan Anda sudah kembali sampai perubahan terakhir.
notice-stepped-back = Sunting tertutup mendadak dua kali. Versi tersimpan terakhir dibuka; yang terbaru disimpan sebagai salinan di folder proyek.
notice-duplicated = Salinan dibuat: { $name }
notice-subtitles-saved = Subtitel tersimpan: { $name }
notice-subtitles-in = { $count } subtitel dimasukkan
notice-low-disk = Ruang laptop tinggal { $size }. Bahan sementara dibersihkan; proyek aman.
notice-not-found-there = File tidak ditemukan di folder itu. Pilih folder lain.
notice-found = { $count } file ditemukan kembali
notice-not-copied = File tidak dapat disalin ke papan klip. Pakai Tampilkan di folder, lalu salin dari sana.
notice-nothing-to-paste = Tidak ada klip atau file untuk ditempel.
notice-saved-where = Sudah tersimpan di { $place }
notice-sample-ready = Contoh 5 detik siap diputar
notice-silent = Tidak ada perangkat suara. Pratinjau tanpa suara; hasil tetap bersuara.
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
repair-legacy-encoding = Hurufnya dibaca dengan pengodean lama (Windows-1252).
repair-number-missing = nomornya tidak ada
repair-bad-time = waktunya tidak terbaca, dilewati
repair-empty = tidak ada kata-katanya, dilewati
repair-ends-before-start = selesai sebelum mulai, ditukar
repair-no-length = tidak punya durasi, diberi durasi
repair-out-of-order = tidak urut, diurutkan
repair-overlap = bertumpuk dengan berikutnya, dirapikan
repair-same-start = mulai bersamaan dengan sebelumnya, digabung
window-error-panic = Terjadi kesalahan saat membuat video. Proyek Anda aman.
window-error-no-window = Jendela tidak dapat dibuka di komputer ini. Pakai perintah `sunting` atau perbarui driver grafis. Catatannya ada di { $log }.
## The media list
media-title = Media
media-add = Tambah
media-waiting = { $count } belum dipakai
media-use = Pakai
media-use-all = Pakai semua
media-used = Sudah dipakai
media-unused = Belum dipakai
media-sound-only = Suara saja
media-photo = Foto
media-portrait = Video tegak
media-quiet = Suaranya pelan
media-damaged = Ada { $count } gambar rusak, tetap bisa dipakai.
media-checking = Memeriksa…
media-copying = Disalin ke proyek…
media-arriving = Masih disalin…
media-missing = Tidak ditemukan
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
control-zoom = Perbesaran garis waktu

## Notices
notice-close = Tutup pesan
