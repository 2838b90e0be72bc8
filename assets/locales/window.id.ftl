
## Subtitel

subtitles-title = Subtitel
subtitles-fill = Isi subtitel
subtitles-type = Ketik sendiri
subtitles-from-file = Dari file…
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
fix-too-brief = Perpanjang
fix-overlaps = Rapikan
reason-no-free-time = Tidak ada waktu kosong di sekitarnya. Geser dulu subtitel di sebelahnya.

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
details-picture-box = gambar
details-sound-box = suara
details-all-photos = Pakai untuk semua foto
details-subtitle = Subtitel { $number } dari { $count }
details-start = Mulai
details-end = Selesai
reset = Kembalikan
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

undo-volume = Volume
undo-fit = Isi bentuk
undo-fades = Muncul dan hilang
undo-photo-length = Durasi foto
undo-music-end = Akhir suara
undo-delete-clips = Menghapus klip
undo-move-clips = Menggeser klip
