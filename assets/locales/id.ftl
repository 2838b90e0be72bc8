# Kalimat-kalimat Sunting dalam bahasa Indonesia.
# Setiap kunci juga ada di en.ftl, dengan isian yang sama.

## Angka dan ukuran

duration-seconds = { $seconds } detik
time-hours = { $count } jam
time-minutes = { $count } menit
time-seconds = { $count } detik
frame-rate = { $rate } gambar per detik
size-of-limit = { $size } dari { $limit }

## Kesalahan: apa yang terjadi, lalu apa yang dapat dilakukan. Nama file ditulis di depannya.

error-other = Terjadi kesalahan: { $detail }. Coba lagi; bila terulang, kirim laporan dari `--log` ke bagian bantuan.

error-not-found = File tidak ditemukan. Periksa nama dan foldernya; mungkin sudah dipindahkan.
error-folder-not-found = Folder untuk hasilnya tidak ada. Buat foldernya dahulu, atau pilih folder lain.
error-is-folder = Ini folder, bukan file. Tulis nama file di dalamnya.
error-not-folder = Ini bukan folder. Pilih folder lain.
error-not-regular = Ini bukan file biasa. Salin dahulu isinya menjadi file, lalu coba lagi.
error-is-link = Ini tautan ke tempat lain, dan tidak ada yang ditulis ke tujuannya. Hapus tautan itu, atau simpan proyek di tempat lain.
error-in-the-way = Ini menempati tempat Sunting menyimpan catatan proyek, jadi tidak ada yang dapat disimpan di sini. Ganti namanya atau hapus, lalu coba lagi.
error-oversized = Isi file ini melebihi isi file sejenisnya. Pastikan filenya benar.
error-permission-denied = Tidak ada izin untuk membaca atau menulis di sini. Pilih folder lain, misalnya folder Video, atau minta izinnya.
error-empty-file = File ini kosong. Mungkin belum selesai disalin; salin ulang, lalu coba lagi.
error-not-media = Ini bukan video, suara, atau foto yang dapat dibaca. Periksa apakah filenya benar.
error-playlist = Ini hanya daftar putar yang menunjuk ke file lain. Masukkan file videonya langsung.
error-incomplete = File ini tidak lengkap: bagian akhirnya tidak ada. Salin ulang dari ponsel atau kamera, lalu coba lagi.
error-no-streams = Tidak ada gambar maupun suara di dalam file ini. Pilih file lain.
error-no-video = Tidak ada gambar di dalam file ini. Pilih file yang bergambar.
error-no-audio = Tidak ada suara di dalam file ini. Pilih file yang bersuara.
error-no-audio-track = Tidak ada trek suara { $track } di file ini; jumlahnya { $count }. Lihat dengan `sunting probe`.
error-no-subtitles = Tidak ada subtitel teks seperti itu di file ini. Lihat isinya dengan `sunting probe`.
error-unknown-codec = { $codec ->
    [HEIC] Foto HEIC dari iPhone belum bisa dibaca. Di iPhone pilih Pengaturan › Kamera › Format › Paling Kompatibel, atau kirim lewat WhatsApp sebagai foto.
    [AVIF] Foto AVIF belum bisa dibaca. Simpan ulang sebagai JPG, lalu coba lagi.
   *[other] File ini dibuat dengan { $codec }, yang belum dapat dibaca di komputer ini. Simpan ulang sebagai MP4 (H.264), lalu coba lagi.
}
error-encrypted = File ini dikunci oleh pembuatnya dan tidak dapat dibuka. Minta salinan yang tidak dikunci.
error-too-large = Gambarnya { $width } × { $height } piksel, lebih besar dari yang dapat diolah. Kecilkan dahulu sampai 8192 piksel per sisi.
error-photo-too-large = Foto ini { $width } × { $height } piksel, lebih besar dari yang dapat diolah. Kecilkan dahulu, paling besar 200 megapiksel.
error-timed-out = Membaca file ini terlalu lama. Salin dahulu ke komputer ini, lalu coba lagi.
error-undecodable = Isi file ini rusak sehingga tidak ada yang dapat dibaca. Salin ulang dari sumbernya, lalu coba lagi.
error-source-changed = File ini berubah ketika sedang dipakai. Tunggu sampai selesai disalin, lalu jalankan lagi dari awal.
error-io = Sistem menolak: { $detail }. Periksa disk atau sambungannya, lalu coba lagi.
error-in-use = File ini sedang dibuka program lain. Tutup dulu di sana, lalu coba lagi; yang sudah selesai tidak dikerjakan ulang.
error-too-large-for-disk = Disk ini (FAT32) tidak dapat menyimpan file di atas 4 GB. Simpan di tempat lain, misalnya di laptop, atau pilih ukuran yang lebih kecil.
error-disk-full = Ruang penyimpanan habis. Kosongkan sebagian, lalu jalankan lagi; bagian yang sudah jadi tidak dibuat ulang.
error-encoder = Pembuat video gagal: { $detail }. Coba ukuran lain; bila terulang, kirim laporan dari `--log`.
error-disk-failed = Disk ini tidak lagi bekerja dengan benar (galat baca-tulis). Simpan di disk lain, dan salin yang penting dari disk ini.
error-disk-gone = Disk ini tidak terhubung lagi. Sambungkan kembali, atau simpan di disk lain; bagian yang sudah jadi tidak dibuat ulang.
error-muxer = File hasil tidak dapat disusun: { $detail }. Coba nama yang berakhiran .mp4.
error-conversion = Gambar tidak dapat diubah bentuknya: { $detail }. Coba ukuran lain.
error-text = Tulisan tidak dapat digambar: { $detail }. Periksa isi tulisannya.
error-template-unknown = Tidak ada templat "{ $id }". Pilih salah satu: { $ids }.
error-field-unknown = Templat { $id } tidak punya isian "{ $name }". Isiannya: { $fields }.
error-fields-missing = Templat { $id } perlu isian: { $fields }. Isi dulu.
error-graphic-ending = Beri hasilnya nama yang berakhiran .png, .svg, atau .mp4.
error-graphic-svg-over = Gambar SVG tidak berisi video: hapus --over, atau pilih .png atau .mp4.
error-graphic-at-time = --at-time hanya untuk .png: SVG menunjukkan tulisan yang sudah diam, dan film seluruh geraknya.
error-chart-unknown = Tidak ada grafik "{ $id }". Pilih salah satu: { $ids }.
error-chart-no-numbers = Tidak ada angka di tabel ini. Periksa kolomnya, atau pakai bentuk tabel.
error-chart-needs-one-number = Angka besar hanya untuk satu angka.
error-chart-needs-one-column = Bentuk ini hanya untuk satu kolom angka. Sisakan satu kolom, atau pakai garis atau tabel.
error-chart-needs-parts = Batang bertumpuk perlu dua sampai lima kolom angka.
error-chart-needs-target = Tidak ada target di tabel ini. Tambahkan kolom "Target", atau pakai batang.
error-chart-needs-share-of-people = Piktogram hanya untuk bagian orang yang mendekati persepuluhan, misalnya 9 dari 10.
error-chart-not-time = Garis untuk urutan waktu. Ini nama, bukan waktu. Pakai batang-datar.
error-chart-unread-times = Jarak waktunya tidak sama dan tidak terbaca. Perbaiki waktunya.
error-chart-needs-two-periods = Satu waktu saja belum menunjukkan perubahan. Pakai batang.
error-chart-negative = Ada nilai minus; bentuk ini tidak bisa menunjukkannya. Pakai batang-datar.
error-chart-two-units = Dua satuan dalam satu grafik mudah keliru. Buat dua grafik.
error-chart-mostly-missing = Sepertiga data kosong; tren belum bisa ditunjukkan. Pakai tabel.
error-chart-missing-part = Ada bagian yang kosong, jadi persennya belum benar. Pakai batang-datar.
error-chart-not-one-whole = Donat dan batang bertumpuk hanya untuk bagian yang berjumlah 100% (ini { $total }). Pakai batang-datar.
error-chart-not-two-to-five-parts = Donat hanya untuk 2–5 bagian yang berjumlah 100%. Pakai batang-datar.
error-chart-too-many-rows = Terlalu banyak baris untuk bentuk ini: { $rows }, paling banyak { $most }. Gabungkan yang kecil.
error-chart-too-many-series = Terlalu banyak kolom untuk bentuk ini: { $rows }, paling banyak { $most }.
error-table-empty = Tidak ada tabel di file ini.
error-table-too-large = File ini terlalu besar untuk sebuah tabel. Simpan hanya bagian yang dipakai.
error-table-too-many-rows = Tabelnya lebih dari { $most } baris. Simpan hanya baris yang dipakai.
error-table-too-many-columns = Tabelnya lebih dari { $most } kolom. Simpan hanya kolom yang dipakai.
error-table-not-a-spreadsheet = File ini bukan XLSX atau ODS. Simpan ulang dari Excel atau LibreOffice.
error-table-locked = File ini dikunci dengan kata sandi. Simpan tanpa kata sandi.
error-table-damaged = File ini rusak. Simpan ulang dari Excel atau LibreOffice.
error-table-no-such-sheet = Tidak ada lembar "{ $name }". Yang ada: { $sheets }.
error-logo-file-too-large = File logo ini { $size }; paling besar { $most }. Simpan lebih kecil.
error-logo-too-many-pixels = Gambar logo ini terlalu besar: { $width } × { $height } piksel. Perkecil dulu.
error-logo-unknown-format = Ini bukan PNG, JPEG, atau SVG. Pilih file logo lain.
error-logo-damaged = File logo ini tidak dapat dibaca: { $detail }. Simpan ulang, atau pilih file lain.
error-logo-active = SVG ini berisi program, jadi tidak dibuka. Simpan ulang sebagai gambar biasa.
error-logo-external = SVG ini memakai file lain, jadi tidak dibuka. Simpan ulang dengan semua isinya.
error-logo-entities = SVG ini berisi entitas, jadi tidak dibuka. Simpan ulang sebagai SVG biasa.
error-logo-too-complex = SVG ini terlalu rumit. Sederhanakan, atau simpan sebagai PNG.
error-logo-empty = Tidak ada yang terlihat di file logo ini. Pilih file lain.
error-own-template-file-too-large = Templat ini { $size }; paling besar { $most }. Perkecil gambar di dalamnya.
error-own-template-not-svg = Ini bukan file SVG. Di Inkscape, simpan sebagai "Plain SVG".
error-own-template-damaged = SVG ini tidak dapat dibaca: { $detail }. Simpan ulang dari Inkscape sebagai "Plain SVG".
error-own-template-active = Templat ini berisi program, jadi tidak dibuka. Simpan ulang dari Inkscape sebagai "Plain SVG".
error-own-template-external = Templat ini memakai file lain, jadi tidak dibuka. Di Inkscape, sematkan gambarnya: klik kanan gambar, lalu "Embed Image".
error-own-template-entities = Templat ini berisi entitas, jadi tidak dibuka. Simpan ulang dari Inkscape sebagai "Plain SVG".
error-own-template-too-complex = Templat ini terlalu rumit untuk digambar. Sederhanakan: kurangi bentuk, filter, dan salinan.
error-own-template-picture = Ada gambar di templat ini yang rusak atau terlalu besar. Perkecil sampai paling besar 3.840 × 2.160 piksel.
error-own-template-size = Ukuran halaman templat ini tidak ada atau tidak wajar. Atur di File › Document Properties, misalnya 1920 × 1080 px.
error-own-template-no-boxes = Templat ini belum punya kotak isian. Beri sebuah persegi panjang atribut data-field.
error-own-template-too-many-boxes = Templat ini punya { $count } kotak; paling banyak { $most }. Kurangi kotaknya.
error-own-template-box-name = Nama isian "{ $box }" tidak dapat dipakai. Pakai huruf kecil a–z, angka, dan tanda hubung, paling panjang 32.
error-own-template-box-twice = Ada dua kotak dengan data-field "{ $box }". Beri nama yang berbeda.
error-own-template-box-no-rectangle = Kotak "{ $box }" bukan persegi panjang. Gambar dengan alat persegi panjang (R), jangan ubah menjadi path.
error-own-template-box-turned = Kotak "{ $box }" diputar atau miring. Luruskan, atau gambar ulang.
error-own-template-box-unseen = Kotak "{ $box }" tersembunyi atau tidak punya ukuran. Tampilkan lapisannya, atau gambar ulang.
error-own-template-box-outside = Kotak "{ $box }" tidak seluruhnya di dalam halaman. Geser ke dalam.
error-own-template-box-small = Kotak "{ $box }" terlalu kecil untuk tulisan. Besarkan.
error-own-template-box-attribute = { $name } dari "{ $box }" berisi "{ $value }". Yang boleh: { $allowed }.
error-own-template-fixed-words = Tulisan tetap di templat ini digambar dengan huruf Inter. Agar bentuk hurufnya tetap, pilih tulisannya, lalu Path › Object to Path.
error-own-template-unknown-attribute = Atribut { $name } tidak dikenal. Mungkin salah ketik; yang dikenal: { $allowed }.
error-own-template-no-example = Kotak "{ $box }" belum punya contoh (data-example).
error-own-template-smaller = Contoh di kotak "{ $box }" hanya muat dengan huruf lebih kecil. Besarkan kotaknya, tambah data-lines, atau pendekkan contohnya.
error-own-template-edge = Kotak "{ $box }" terlalu dekat ke tepi, tempat tombol aplikasi atau tepi layar menutupinya.
error-own-template-subtitles = Kotak "{ $box }" berada di tempat subtitle. Naikkan kalau videonya bersubtitle.
error-own-template-overlap = Kotak "{ $box }" dan "{ $other }" bertumpuk.
error-own-template-no-ground = Di belakang kotak "{ $box }" tidak ada bidang penuh; tulisannya akan bercampur dengan video. Taruh bidang berwarna di belakangnya.
error-own-template-faint = Tulisan di kotak "{ $box }" kurang jelas: kontras { $contrast }, seharusnya 4,5. Ganti data-color atau warna bidangnya.
error-kit-file-too-large = File kantor ini { $size }; paling besar { $most }.
error-not-a-kit-file = Ini bukan file kantor dari Sunting: { $detail }. Minta file itu lagi, atau buat dari logo kantor.
error-kit-file-newer = File kantor ini dibuat Sunting yang lebih baru (versi { $found }; program ini mengenal sampai { $known }). Perbarui Sunting.
error-kit-file-too-long = Daftar nama atau sumber di file kantor ini terlalu panjang.
error-no-picture = File ini tidak berisi gambar. Pilih video atau foto.

error-not-in-container = File { $ending } tidak dapat berisi { $codec }, yang dipakai video ini. Beri hasilnya nama yang berakhiran .mkv, atau sama dengan file asalnya.
error-not-copied = Gambar atau suara video ini akan bergeser kalau disalin ke file jenis itu. Beri hasilnya nama yang berakhiran .mp4, atau satukan subtitelnya dengan gambar.
error-unknown-container = Nama hasil harus berakhiran .mp4, .mov, .m4a, atau .mkv.
error-bad-name = File tidak dapat bernama begitu: namanya terlalu panjang, berisi tanda yang dilarang, atau milik Windows sendiri (seperti CON). Pilih nama lain.
error-destination-exists = File itu sudah ada dan tidak diubah. Pilih nama lain, atau tambahkan `--force` untuk menggantinya.
error-log-is-other-file = File itu bukan laporan Sunting dan tidak diubah. Pilih nama lain untuk laporannya.
error-destination-not-regular = Nama ini milik pipa atau perangkat, bukan file. Pilih nama lain.
error-destination-is-input = Hasil tidak boleh menimpa file asalnya. Pilih nama lain.
error-not-enough-space = Ruang penyimpanan tidak cukup: perlu { $needed }, tersisa { $free }. Kosongkan sebagian atau pilih tempat lain.
error-nothing-to-export = Belum ada klip, jadi tidak ada yang dapat dibuat. Tambahkan klip dahulu.
error-no-picture-to-export = Hanya ada suara, tanpa gambar. Beri hasilnya nama yang berakhiran .m4a.
error-no-sound-to-export = Tidak ada suara, jadi file suara tidak dapat dibuat. Beri hasilnya nama yang berakhiran .mp4.
error-media-missing = File "{ $name }" dari proyek ini tidak ditemukan. Kembalikan ke tempatnya, lalu coba lagi.
error-media-on-server = Proyek ini memakai { $name } yang ada di komputer lain. Komputer itu tidak dihubungi tanpa izin Anda: jalankan lagi perintahnya dengan --server { $server }.
error-unknown-platform = Tujuan "{ $name }" tidak dikenal. Lihat daftarnya dengan `sunting presets`.
error-range-beyond-end = Bagian itu mulai sesudah akhir video ({ $duration }). Periksa waktunya.
error-empty-range = Tidak ada gambar di dalam bagian { $range }. Tulis bagian yang lebih panjang.
error-not-yet = `{ $what }` belum tersedia di versi ini.
error-plan-of-other-version = Rencana ini dibuat oleh versi Sunting yang lain. Buat lagi dengan `sunting plan`.
error-plan-changed = Rencana ini diubah setelah dibuat, jadi tidak ada yang dibuat darinya. Buat lagi dengan `sunting plan`.
error-no-such-segment = Tidak ada bagian nomor { $index }: rencana ini berisi { $count } bagian, dihitung dari 0.
error-segments-missing = { $missing } dari { $count } bagian belum dibuat. Jalankan `sunting segment` untuk bagian itu dahulu.
error-segments-differ = Bagian nomor { $index } tidak cocok dengan bagian lain. Jalankan `sunting cache clear`, lalu buat lagi.
error-limit-needs-results = `--max-size` tidak dapat dipakai di sini, karena ukuran baru diketahui dari hasil. Pakai `sunting export`.
error-limit-too-small =
    { $kind ->
        [sound] Suara { $duration } tidak dapat dibuat lebih kecil dari { $least }; batasnya { $limit }. Potong suaranya, atau naikkan batasnya.
       *[video] Video { $duration } tidak dapat dibuat lebih kecil dari { $least }; batasnya { $limit }. Potong videonya, atau naikkan batasnya.
    }
error-check-failed = Hasilnya tidak lolos pemeriksaan ({ $check }: { $detail }) dan tidak disimpan. Coba lagi; bila terulang, kirim laporan dari `--log`.
error-store = Isi tempat penyimpanan sementara tidak benar: { $detail }. Jalankan `sunting cache clear`, lalu coba lagi.
error-cancelled = Dihentikan. Bagian yang sudah jadi tersimpan; perintah yang sama akan melanjutkannya.
error-worker-failed = Terjadi kesalahan saat membuat video: { $detail }. Coba lagi; bila terulang, kirim laporan dari `--log`.

error-not-a-project = Ini bukan proyek Sunting, atau isinya rusak: { $detail }.
error-project-in-use = Proyek ini sedang terbuka di jendela lain. Tutup dulu di sana.
error-project-newer = Proyek ini dari versi lebih baru ({ $found }; versi ini mengenal sampai { $known }). Perbarui Sunting; file tidak diubah.
error-project-invalid = Isi proyek ini tidak masuk akal: { $detail }. Pakai cadangan sebelumnya.
error-name-not-text = Nama file ini memakai huruf yang tidak dapat ditulis dalam proyek. Ganti namanya, lalu coba lagi.
error-edits-unreadable = Daftar perubahan tidak dapat dibaca: { $detail }. Perbaiki di tempat itu, lalu coba lagi.
error-edit-step = Perubahan nomor { $number } ditolak, dan proyek tidak diubah. { $what }
error-edit-no-clip = Tidak ada klip { $id }. Lihat nomornya dengan `sunting project show`.
error-edit-no-track = Tidak ada jalur { $id }. Lihat nomornya dengan `sunting project show`.
error-edit-no-media = Tidak ada media { $id }. Lihat nomornya dengan `sunting project show`.
error-edit-nothing-there = Tidak ada yang dapat diubah di { $time }. Pilih waktu lain.
error-edit-locked = Jalur { $id } dikunci. Buka kuncinya dahulu.
error-edit-wrong-kind = Klip { $id } bukan jenis yang sesuai untuk perubahan ini. Pilih klip lain.
error-edit-no-audio-track = Media { $id } tidak memiliki trek suara itu; di dalamnya hanya ada { $count } trek suara.
error-edit-in-use = File { $id } dalam proyek masih dipakai sebuah klip. Hapus dulu klipnya.
error-edit-anchors-cross = Pilih satu subtitel untuk menggeser semuanya, atau dua yang urutannya tetap sama.
error-edit-before-start = { $count } subtitel akan berada sebelum video mulai. Geser lebih sedikit.
error-edit-not-joined = Klip { $id } tidak bersambung dengan klip sesudahnya. Pilih klip yang berasal dari satu rekaman.
error-edit-bad-time = "{ $time }" bukan waktu. Tulis misalnya 12,5 atau 1:02,250 atau 375f.
error-edit-invalid = Hasilnya tidak diizinkan: { $detail }.

error-captions-none = Tidak ada subtitel yang dapat dibaca di dalam file ini. Yang dapat dibaca: SRT, WebVTT, ASS, SSA, SBV, TTML, teks dan TSV dari Whisper, baris tabel, dan transkrip dengan waktu. Periksa apakah filenya benar, atau simpan sebagai SRT.
error-captions-bad-times = Waktu pada baris { $line } tidak dapat dibaca ("{ $detail }"). Tulis seperti ini: 00:00:01,000 --> 00:00:03,000
error-captions-beyond-end = Semua subtitel mulai sesudah videonya selesai. Periksa apakah subtitel ini untuk video itu.
error-cues-ending = Akhiri nama hasilnya dengan .srt, .vtt, .ass, .ssa, .ttml, .xml, .sbv, atau .txt.
error-script-no-words = Tidak ada kata di dalam naskah ini. Periksa apakah filenya benar.
error-script-old-word = Ini dokumen Word lama (.doc). Simpan sebagai .docx atau .txt, lalu coba lagi.
error-script-locked = Dokumen ini memakai kata sandi. Simpan salinannya tanpa kata sandi, lalu coba lagi.
error-script-damaged = Dokumen ini rusak. Buka di Word dan simpan lagi, atau salin tulisannya ke file .txt.
error-script-too-large = Dokumen ini terlalu besar untuk sebuah naskah. Salin tulisannya ke file .txt.
error-script-not-text = Ini bukan teks atau dokumen Word (.docx). Salin naskahnya ke file .txt, lalu coba lagi.
error-no-speech = Tidak terdengar orang berbicara di sini. Periksa suaranya, atau pilih jalur suara lain dengan --audio-track.
error-timing-stopped = Dihentikan. Belum ada yang ditulis.
error-transcribe-not-built = Sunting ini dibuat tanpa pengubah suara menjadi teks. Buat dengan `make transcribe` dari kode sumbernya, atau tempelkan naskah: `sunting cues time`.
error-transcribe-language = Tidak ada bahasa dengan kode "{ $language }". Tulis misalnya id, jw, su, atau en.
error-transcribe-failed = Suaranya tidak dapat diubah menjadi teks ({ $detail }). Coba file model yang lain.
error-transcribe-ended = Program yang mendengarkan berhenti mendadak. Mungkin memorinya habis, atau file model ini tidak cocok. Tutup program lain, atau pakai model yang lebih kecil.
error-model-unreadable = File model tidak dapat dibaca ({ $detail }). Salin lagi filenya.
error-model-foreign = Ini bukan file model. Pilih file ggml untuk whisper.cpp, misalnya ggml-base.bin; lihat `sunting doctor`.
error-model-torn = File model ini belum selesai disalin. Salin lagi sampai selesai.
error-model-english = Model ini hanya mengerti bahasa Inggris. Pakai file yang namanya tanpa ".en".
error-model-memory = Perlu { $needed } memori bebas; ada { $free }. Tutup program lain, atau pakai model yang lebih kecil.
error-unknown-profile = Profil "{ $name }" tidak dikenal. Yang ada: { $known }.
error-unknown-language = Bahasa "{ $name }" tidak dikenal. Tulis dua atau tiga hurufnya: id, en, jv, su, ban.
error-unknown-style = Gaya "{ $name }" tidak dikenal. Yang ada: { $known }.
error-several-inputs-one-output = Satu nama hasil tidak cukup untuk beberapa file. Pakai `--out-dir` untuk memberi foldernya.
error-beyond-end = Waktu itu sesudah akhir video ({ $duration }). Pilih waktu yang lebih awal.
error-plan-unreadable = Ini bukan rencana dari `sunting plan`, atau isinya rusak: { $detail }. Buat lagi rencananya.

## Perintah yang keliru

usage-bad-time = "{ $value }" bukan waktu. Tulis misalnya 12,5 atau 1:02,250 atau 1:02:03 atau 375f.
usage-bad-range = "{ $value }" bukan bagian video. Tulis misalnya 1:02..1:30 atau 12,5.. atau 0f..375f.
usage-empty-range = Bagian "{ $value }" kosong: akhirnya harus sesudah awalnya.
usage-no-frame-in-range = Ada bagian yang tidak berisi satu gambar pun. Tulis bagian yang lebih panjang.
usage-nothing-left = Semua bagian video dibuang, jadi tidak ada yang tersisa. Kurangi bagian yang dibuang.
usage-bad-language = "{ $value }" bukan bahasa. Tulis id atau en.
usage-bad-field = "{ $value }" bukan isian. Tulis misalnya nama=Siti.
usage-bad-color = "{ $value }" bukan warna. Tulis misalnya #0B4A6F.
usage-bad-shape = "{ $value }" bukan bentuk gambar. Tulis 16:9, 9:16, 1:1, atau 4:5.
usage-bad-size = "{ $value }" bukan ukuran. Tulis misalnya 16MB atau 15,5MiB.
usage-bad-audio-track = "{ $value }" bukan trek suara. Tulis nomornya, misalnya 2, atau mix untuk semuanya.
usage-bad-frame-rate = "{ $value }" bukan jumlah gambar per detik. Tulis misalnya 25 atau 29,97 atau 30000/1001.
usage-bad-value = "{ $value }" tidak dapat dipakai untuk { $argument }. Lihat pilihannya dengan `--help`.
usage-value-missing = Isi untuk { $argument } belum ditulis.
usage-unknown-argument = Pilihan { $argument } tidak dikenal. Lihat daftarnya dengan `--help`; untuk nama file yang diawali tanda hubung, tulis -- di depannya.
usage-missing = Belum ditulis: { $argument }. Lihat caranya dengan `--help`.
usage-conflict = { $argument } tidak dapat dipakai bersama { $other }. Pilih salah satu.
usage-verb-missing = Perintahnya belum ditulis. Lihat daftarnya dengan `sunting --help`.
usage-unknown-verb = Perintah "{ $verb }" tidak dikenal. Lihat daftarnya dengan `sunting --help`.
usage-same-output = Dua file akan menghasilkan nama yang sama. Ganti nama salah satunya, atau kerjakan satu per satu.
usage-other = Perintah ini tidak dapat dipahami: { $detail }. Lihat caranya dengan `sunting --help`.

## Kemajuan

progress-planning = Merencanakan
progress-trying = Mencoba beberapa bagian
progress-encoding = Membuat video
progress-joining = Menyambung
progress-verifying = Memeriksa hasil
progress-packing = Mengemas
progress-copying = Menyalin
progress-contrast = Memeriksa apakah subtitel terbaca
progress-listening = Mendengarkan
progress-timing = Mencari kalimat naskah di dalam suara
progress-model = Membuka model
progress-transcribing = Menulis apa yang terdengar
progress-speed = { $speed }× kecepatan putar
progress-left = sisa sekitar { $time }

## probe

probe-landscape = Video mendatar
probe-portrait = Video tegak
probe-square = Video persegi
probe-photo = Foto
probe-moving-picture = Gambar bergerak
probe-sound-only = Suara tanpa gambar
probe-picture = Gambar: { $picture }
probe-sound = Suara: { $sound }
probe-no-sound = tidak ada
probe-mono = mono
probe-stereo = stereo
probe-channels = { $count } saluran
probe-hdr = HDR ({ $value })
probe-bit-depth = { $value } bit
probe-rotated = diputar { $value }°
probe-mirrored = dicerminkan
probe-sample-aspect = bentuk piksel { $value }
probe-variable-rate = jarak antargambar tidak tetap
probe-interlaced = berselang-seling (interlaced)
probe-frames = { $value } gambar
probe-keyframes = gambar kunci paling jarang tiap { $value }
probe-track = Trek { $number }: { $sound }
probe-track-used = dipakai
probe-track-silent = hening
probe-track-unusable = tidak dapat dibaca
probe-note = Catatan: { $note }

warning-longer-than-platform = Filmnya lebih lama daripada yang diterima sekaligus di sana ({ $longest }): potong, atau jadikan beberapa bagian di jendela.
warning-graphic-template-unknown = Pada { $at }, "{ $name }" tidak digambar: templat { $what } tidak dikenal di sini. Pilih templat lain.
warning-graphic-fields-missing = Pada { $at }, "{ $name }" tidak digambar: isi dulu { $what }.
warning-graphic-table-missing = Pada { $at }, "{ $name }" tidak digambar: tabelnya belum ada atau tidak berisi angka yang terbaca.
warning-graphic-source-missing = Pada { $at }, "{ $name }": sumber belum diisi, dan itu tertulis di gambarnya. Isi sumber angkanya.
warning-graphic-crowded = Pada { $at }, "{ $name }": kata-katanya terlalu banyak untuk gambar ini, hurufnya jadi terlalu kecil. Pendekkan teks atau bagi jadi dua.
warning-drawn-crowded = Kata-katanya terlalu banyak untuk gambar ini, hurufnya jadi terlalu kecil. Pendekkan teks atau bagi jadi dua.
warning-video-streams-left-out = { $value } gambar lain di dalam file ini tidak dipakai.
warning-audio-tracks-left-out = File ini berisi { $count } trek suara; yang dipakai trek { $used }. Pilih dengan `--audio-track`, atau `--audio-track mix` untuk semuanya.
warning-subtitles-left-out = { $value } subtitel di dalam file ini tidak ikut. Ambil dengan `sunting caption … --cues FILE --track N`.
warning-video-undecodable = Gambarnya ({ $value }) tidak dapat dibaca dan tidak dipakai.
warning-audio-undecodable = Suaranya ({ $value }) tidak dapat dibaca dan tidak dipakai.
warning-damaged-packets = { $value } potongan data rusak atau terpotong; sisanya tetap dapat dipakai.
warning-mended-times = { $value } gambar tidak memiliki waktu yang benar dan sudah diurutkan.
warning-cut-off = { $value ->
    [0] File ini tidak disalin sampai selesai: yang ada kurang dari satu detik. Salin ulang.
   *[other] File ini tidak disalin sampai selesai: hanya { $value } detik pertama yang ada. Salin ulang untuk sisanya.
}
warning-pieces = Penunjuk waktu di dalam file ini dimulai lagi dari awal; { $value } bagiannya disambung berurutan.

## trim, caption, export

trim-done = { $file }: { $duration }, { $frames } gambar, { $size } (dibuat dalam { $seconds }). Rekaman asli tetap utuh.
trim-done-sound = { $file }: suara { $duration }, { $size } (dibuat dalam { $seconds }). Rekaman asli tetap utuh.
caption-burnt = { $count } subtitel menyatu dengan gambar.
caption-boxed = { $count } subtitel diberi kotak karena hurufnya terlalu mirip gambar di belakangnya.
caption-beyond-end = { $count } subtitel mulai sesudah video selesai dan tidak dipakai.
caption-embedded = { $count } subtitel ({ $language }) ditaruh di dalam { $output }. Gambar dan suara disalin apa adanya.
caption-streams-left-out = { $count } jalur lain di dalam file tidak muat di jenis file ini dan tidak ikut.
caption-second-left-out = { $count } subtitel bahasa kedua tidak tampil bersama subtitel mana pun dan tidak dipakai.
caption-unknown-letters = Huruf ini tidak tersedia dan digambar sebagai kotak: { $letters }
caption-repair = Subtitel { $cue } (baris { $line }): { $what }
caption-repair-line = Baris { $line }: { $what }
caption-repair-file = File subtitel: { $what }
cues-timed =
    { $file }: { $count } subtitel, { $unsure ->
        [0] semua waktunya dapat dipercaya
       *[other] { $unsure } di antaranya perlu diperiksa
    }.
cues-left-out = Tidak dijadikan subtitel: { $what }.
cues-found = Subtitel { $cue } ({ $time }): { $what }
cues-second-language = bahasa kedua: { $what }
cues-checked =
    { $file }: { $count } subtitel, { $wrong ->
        [0] semuanya sesuai dengan profil { $profile }
       *[other] { $wrong } hal perlu diperiksa (profil { $profile }). `sunting cues fix` memperbaiki sebagian besar
    }.
cues-fixed =
    { $file }: { $count } subtitel, { $done } perbaikan, { $left ->
        [0] tidak ada lagi yang perlu diperiksa
       *[other] { $left } hal masih perlu diperiksa
    }.
cues-finding-empty = tidak ada kata-katanya. Hapus, atau isi.
cues-finding-unknown-letters = huruf ini tidak dapat digambar: { $letters }
cues-finding-overlaps = bertumpuk dengan subtitel berikutnya. Akhiri lebih awal.
cues-finding-too-long = tidak muat dalam { $lines } baris yang berisi { $characters } karakter. Bagi jadi { $pieces }.
cues-finding-long-line = ada baris berisi { $longest } karakter; paling banyak { $characters }. Bagi barisnya.
cues-finding-many-lines = ada { $count } baris; paling banyak { $lines }. Gabungkan barisnya.
cues-finding-too-fast = terlalu cepat dibaca, { $speed } karakter per detik. Tambah { $seconds }.
cues-finding-too-brief = terlalu singkat tampil. Tambah { $seconds }.
cues-finding-lingers = terlalu lama tampil. Kurangi { $seconds }.
cues-finding-line-end = baris berakhir pada "{ $word }", yang dibaca bersama kata berikutnya. Bagi di tempat lain.
cues-finding-small-gap = jeda ke subtitel berikutnya { $seconds }; paling sedikit { $least }.
cues-done-empty = dihapus karena tidak ada kata-katanya.
cues-done-overlaps = diakhiri sebelum subtitel berikutnya.
cues-done-too-long = dibagi karena tidak muat.
cues-done-long-line = barisnya dibagi.
cues-done-many-lines = barisnya digabung.
cues-done-too-fast = ditampilkan lebih lama.
cues-done-too-brief = ditampilkan lebih lama.
cues-done-lingers = ditampilkan lebih singkat.
cues-done-line-end = barisnya dibagi di tempat lain.
cues-done-small-gap = diberi jeda sebelum subtitel berikutnya.
cues-converted = { $file }: { $count } subtitel.
cues-unsure = Periksa { $time } "{ $text }": { $why }
transcribe-done =
    { $file }: konsep { $count } subtitel, { $unsure ->
        [0] tidak ada yang ditandai meragukan
       *[other] { $unsure } di antaranya meragukan
    }. Nama, angka, dan istilah sering keliru: dengarkan dan perbaiki semuanya.
transcribe-doubt-unsure-words = Katanya belum pasti: { $words }.
transcribe-doubt-perhaps-nobody = Mungkin tidak ada yang berbicara di sini.
transcribe-doubt-circles = Kalimat yang sama ditulis berulang-ulang.
cues-doubt-not-heard = Tidak terdengar di sini.
cues-doubt-repeated = Terdengar lebih dari sekali; waktunya dari yang pertama.
cues-doubt-disagreed = Tempatnya belum pasti.
cues-doubt-unlike = Ucapan di sini kurang mirip kalimat ini.
cues-doubt-unread = Ada huruf yang tidak dapat dibaca.
cues-doubt-other-length = Panjang ucapan jauh berbeda dari naskah.

defect-legacy-encoding = hurufnya disimpan dengan cara lama; periksa huruf beraksen.
defect-broken-letter = ada huruf yang rusak; ditebak.
defect-no-times = kata-kata ini tidak punya waktu; tidak dipakai.
defect-rolling = setiap baris diulang bersama baris berikutnya; dipakai sekali.
defect-number-missing = nomornya tidak ada.
defect-bad-time = waktunya tidak dapat dibaca ("{ $detail }"); tidak dipakai.
defect-guessed-time = waktunya memakai huruf sebagai angka ("{ $detail }"); dibaca sebagai angka.
defect-empty = tidak ada isinya; tidak dipakai.
defect-ends-before-start = selesai sebelum mulai; waktunya ditukar.
defect-no-length = lamanya nol; diperpanjang.
defect-out-of-order = tidak pada urutannya; dipindahkan.
defect-overlap = bertumpuk dengan subtitel berikutnya; dipendekkan.
defect-same-start = tampil bersamaan dengan subtitel sebelumnya; digabung.
defect-too-many-at-once = tampil bersamaan dengan terlalu banyak subtitel lain sehingga layar penuh; tidak dipakai.
defect-too-long = isinya lebih dari 10.000 huruf; ditampilkan bagian demi bagian
defect-looks = warna, tempat, dan bentuk hurufnya tidak ikut; kata-kata dan waktunya utuh.
defect-cut-off = mulai dari sini filenya rusak atau terpotong; sisanya tidak dipakai.

export-foreseen = { $file }: { $what }, sekitar { $size }. Membuatnya perlu sekitar { $time } di sini.
export-foreseen-looks = { $file }: { $what }, sekitar { $size }. { $looks } Membuatnya perlu sekitar { $time } di sini.
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
predict-coarse =
    { $sound ->
        [yes] Rekamannya kecil, jadi gambarnya kurang tajam; suara jelas.
       *[no] Rekamannya kecil, jadi gambarnya kurang tajam.
    }
predict-tight = Tulisan kecil mungkin sulit dibaca; besarkan huruf atau bagi menjadi { $count } video.
export-done = { $file }: { $what }. Sudah diperiksa; dibuat dalam { $seconds }.
export-larger = Hasilnya lebih besar daripada bagian sumber yang dipakai ({ $source }): supaya gambar dan suaranya tetap baik, tidak bisa lebih kecil.
export-done-reused = { $file }: { $what }. Sudah diperiksa; dibuat dalam { $seconds }, { $reused } dari { $segments } bagian sudah ada sebelumnya.

## plan, segment

plan-done = { $file }: { $segments } bagian, nomor 0 sampai { $last }. Buat tiap bagian dengan `sunting segment`, lalu sambung dengan `sunting join`.
segment-done = Bagian { $index } jadi: { $frames } gambar, { $size }, dalam { $seconds }.
segment-reused = Bagian { $index } sudah ada: { $frames } gambar, { $size } ({ $seconds }).

## frame, sheet

frame-done = { $file }: gambar pada { $time }, { $width } × { $height } piksel.
sheet-done = { $file }: { $count } gambar dengan waktunya.

## graphic, chart, brand

template-checked = { $file }: { $count ->
    [0] siap dipakai.
   *[other] dapat dipakai; { $count } hal perlu dilihat.
}
graphic-done = { $file }: { $width } × { $height } piksel.
chart-done = { $file }: { $kind }, { $width } × { $height } piksel.
chart-unread = Tidak terbaca sebagai angka, jadi kosong di grafik: { $cells }. Perbaiki di tabelnya.
chart-batang = Batang
chart-batang-datar = Batang datar
chart-bertumpuk = Batang bertumpuk
chart-garis = Garis
chart-area = Area
chart-donat = Donat
chart-kemajuan = Kemajuan
chart-tabel = Tabel
chart-piktogram = Piktogram
brand-done = { $file }: warna utama { $primary }, warna kedua { $accent }.
brand-adjusted = Warna disesuaikan agar tulisan terbaca.
brand-edges-cleared = Tepi yang berwarna polos dibuat bening.

## project

track-video = Video
track-audio = Suara
track-text = Subtitel
track-graphic = Teks
project-track = Jalur { $id } ({ $name }): { $count } klip
project-copy = Isinya sama dengan file lain, jadi tidak dipakai dua kali: { $name }
project-missing = File tidak ditemukan: { $name }
pack-done = { $file }: proyek dengan { $count } file, { $size }. Ekstrak di komputer lain, lalu buka proyek di dalamnya.
pack-whole = Tidak dapat dipendekkan, jadi dikemas utuh: { $name }
pack-left-out = Bukan film, suara, atau foto, jadi tidak dikemas: { $name }
pack-outside = Ikut dikemas, meskipun letaknya di luar folder proyek ({ $count } file):
versions-shown = { $count ->
    [0] Belum ada versi sebelumnya.
   *[other] { $count } versi sebelumnya, yang terbaru dulu:
}
versions-one = { $file }: { $minutes } menit yang lalu

## presets

limit-size = paling besar { $size }
limit-duration = paling lama { $duration }
limit-side = sisi pendek paling besar { $pixels } piksel
limit-rate = paling banyak { $rate } gambar per detik
preset-safe-area = Tombol aplikasi menutupi film tegak (1080 × 1920): atas { $top }, kanan { $right }, bawah { $bottom }, kiri { $left } piksel ({ $date }, keandalan C)
preset-covers-words = Pada ukuran terburuknya, tulisan grafis bisa tertutup: { $sides }
preset-side =
    { $side ->
        [top] atas
        [right] kanan
        [bottom] bawah
       *[left] kiri
    } { $pixels }
preset-source =
    { $grade ->
        [A] diperiksa { $date } di halaman resminya: { $source }
        [B] diperiksa { $date } di beberapa sumber yang sepakat: { $source }
       *[other] diperiksa { $date }, sumbernya belum pasti: { $source }
    }
presets-drift = Batas-batas ini dapat berubah sewaktu-waktu. Keyakinan: A dari situs resminya, B dari beberapa sumber yang sepakat, C lemah.

## cache

cache-shown = { $folder }: { $count } bagian jadi, { $size }.
cache-cleared = { $folder }: { $count } bagian dihapus, { $size } dibebaskan. Tidak ada proyek atau video yang hilang.

## doctor

doctor-cores = Inti prosesor: { $value }
doctor-memory = Memori: { $value }
doctor-ffmpeg = FFmpeg: { $value }
doctor-writes = Dapat membuat: { $value }
doctor-reads = Dapat membaca: { $value }
doctor-fonts = Huruf: { $value }
doctor-store = Penyimpanan sementara: { $value }
doctor-free = Ruang kosong: { $value }
doctor-fine = Semua yang diperlukan ada.
doctor-part-missing = Kurang: { $name }. Pasang FFmpeg yang lengkap, lalu coba lagi.
doctor-disk-low = Ruang kosong tinggal { $size }. Kosongkan sebagian sebelum membuat video.
doctor-fonts-missing = Huruf untuk subtitel tidak ditemukan. Pasang ulang Sunting.
doctor-transcribe-missing = Suara menjadi teks: tidak ada di Sunting ini
doctor-models = Suara menjadi teks: ada. Taruh file model di { $value }
doctor-models-none = Belum ada file model di sana. Sunting tidak mengunduh apa pun; mintalah salah satu file whisper.cpp ini, untuk memori 4 GB paling besar ggml-small.bin:
doctor-model = Model { $name }: { $size }, perlu { $memory } memori bebas
doctor-model-wrong = Model { $name }: { $what }

## Bantuan

help-heading-usage = Pemakaian:
help-heading-verbs = Perintah
help-heading-arguments = Masukan
help-heading-options = Pilihan
help-heading-common = Pilihan untuk semua perintah

help-sunting = Potong rekaman, beri subtitel, dan jadikan video kecil untuk ponsel. Rekaman asli tidak pernah diubah.

help-option-json = Hasil sebagai JSON, satu objek per baris
help-option-quiet = Tanpa kemajuan; kesalahan tetap ditampilkan
help-option-lang = Bahasa: id atau en (bawaan: bahasa sistem, selain itu id)
help-option-store = Folder bagian yang sudah jadi (bawaan: folder cache)
help-option-memory = Memori yang boleh dipakai, misalnya 500MB
help-option-log = Tulis laporan untuk bagian bantuan; hanya berisi nama file, tanpa nama folder
help-option-force = Ganti file hasil yang sudah ada
help-option-server = Server yang filenya boleh dipakai proyek
help-option-help = Tampilkan bantuan ini
help-option-version = Tampilkan versi
help-option-output = Nama file hasil
help-option-file = File video
help-option-files = File video, suara, atau foto
help-option-inputs = File media atau proyek .sunting
help-option-input = File media atau proyek .sunting
help-option-plan = Rencana dari `sunting plan`
help-option-project = File proyek
help-option-platform = Tujuan: whatsapp, youtube, … (lihat `sunting presets`)
help-option-max-size = Ukuran yang tidak boleh dilampaui, misalnya 16MB
help-option-height = Tinggi gambar dalam piksel; lebarnya mengikuti, tidak pernah diperbesar
help-option-frame-rate = Gambar per detik, misalnya 25 atau 30000/1001
help-option-speed = fast (cepat), balanced (seimbang, bawaan), atau small (file kecil)
help-option-profile = Ukuran yang dipakai: indonesian (bawaan), vertical (bawaan untuk proyek tegak), children, bbc, atau netflix
help-option-audio-track = Trek suara yang terdengar: nomornya mulai dari 1, atau mix untuk semuanya (bawaan: yang berisi orang berbicara)
help-option-dry-run = Sebutkan jadinya apa, tanpa membuatnya
help-option-keep-metadata = Pertahankan keterangan lokasi dan perangkat

help-probe = Jelaskan isi file
help-trim = Ambil atau buang bagian video, tepat sampai ke gambarnya
help-trim-keep = Bagian yang diambil: AWAL..AKHIR, misalnya 1:02..1:30.5 atau 0f..375f; boleh berulang
help-trim-cut = Bagian yang dibuang; sisanya diambil
help-trim-mode = smart (bawaan), copy, atau encode
help-caption = Satukan subtitel dengan gambar, atau taruh di dalam file sebagai jalur
help-caption-cues = Subtitel: SRT, WebVTT, ASS, SSA, SBV, TTML, TSV dari Whisper, teks dengan waktu, atau video yang berisi subtitel teks
help-caption-track = Dari subtitel di dalam file media: nomornya mulai dari 1 (bawaan: yang pertama)
help-caption-burn = Satukan dengan gambar (bawaan)
help-caption-embed = Sebagai jalur yang dapat dimatikan; gambar dan suara disalin apa adanya
help-caption-language = Bahasa subtitel untuk `--embed`: id (bawaan), en, jv, ban, …
help-caption-not-default = Subtitel baru tampil kalau dinyalakan penonton
help-caption-forced = Tampil juga bagi yang mematikan subtitel: terjemahan dari bahasa lain
help-caption-style = Gaya: dark_box, outline (bawaan), light_box, soft, yellow, atau large
help-caption-second = Subtitel bahasa kedua, tampil di bawahnya dengan huruf lebih kecil
help-caption-highlight = Warnai kata yang sedang diucapkan
help-caption-speakers = Tampilkan nama pembicara, masing-masing dengan warnanya
help-caption-no-auto-box = Jangan beri kotak pada subtitel yang terlalu mirip gambar di belakangnya
help-cues = Subtitel tersendiri
help-cues-check = Periksa apakah subtitel mudah dibaca
help-cues-check-subtitles = File subtitel, video yang berisi subtitel teks, atau proyek .sunting
help-cues-fix = Tulis subtitel yang sudah dirapikan ke file baru (srt, vtt, ass, ssa, ttml, xml, sbv, atau txt)
help-cues-fix-subtitles = File subtitel, video yang berisi subtitel teks, atau proyek .sunting
help-cues-time = Beri waktu pada naskah menurut ucapan di dalam video atau proyek
help-cues-time-script = Naskah yang dibacakan: teks atau dokumen Word (.docx)
help-cues-convert = Ubah subtitel ke format lain menurut akhiran nama hasilnya: srt, vtt, ass, ssa, ttml, xml, sbv, atau txt (kata-katanya saja, satu kalimat per baris)
help-cues-convert-cues = File subtitel, atau video yang berisi subtitel teks
help-cues-convert-track = Dari subtitel di dalam file media: nomornya mulai dari 1 (bawaan: yang pertama)
help-cues-convert-times = Di .txt: setiap kalimat dengan waktu mulainya
help-transcribe = Tulis konsep subtitel dari yang terdengar, tanpa internet, untuk diperbaiki
help-transcribe-model = File model whisper.cpp (lihat `sunting doctor`); Sunting tidak mengunduhnya
help-transcribe-language = Bahasa yang diucapkan: id (bawaan), jw, su, en, …
help-transcribe-glossary = Nama dan istilah yang mungkin diucapkan, satu per baris: teks atau dokumen Word (.docx)
help-export = Jadikan video untuk suatu tujuan
help-export-out-dir = Folder untuk hasil dari beberapa file
help-plan = Tulis rencana pembuatan video dalam bagian-bagian
help-segment = Buat satu bagian dari rencana
help-segment-index = Nomor bagian, dihitung dari 0
help-join = Sambung bagian-bagian menjadi video
help-frame = Simpan satu gambar sebagai PNG
help-frame-at = Waktunya, misalnya 12,5 atau 375f
help-sheet = Buat lembar gambar dengan waktunya
help-template = Templat tulisan dan kartu
help-template-list = Daftar templat
help-template-show = Tampilkan isian satu templat
help-template-show-id = Nama templat, misalnya nama-dan-jabatan, atau file SVG
help-template-check = Periksa templat buatan sendiri
help-template-check-file = File SVG-nya
help-graphic = Gambar satu templat dengan isinya
help-graphic-id = Nama templat (lihat `sunting template list`), atau file SVG buatan sendiri
help-graphic-field = Isian, misalnya nama="Siti Rahmawati"; isian berbaris ditulis sekali untuk tiap baris, bagiannya dipisah |
help-chart = Jadikan tabel sebuah grafik
help-chart-table = Tabel: CSV, XLSX, ODS, atau teks
help-chart-worksheet = Nama lembar di dalam file tabel (bawaan: yang pertama berisi angka)
help-chart-kind = Bentuk: batang, batang-datar, bertumpuk, garis, area, donat, kemajuan, tabel, piktogram (bawaan: yang cocok)
help-chart-title = Judul: temuannya, dalam satu kalimat
help-chart-unit = Satuan dan waktu, misalnya "Persen, 2026"
help-chart-source = Sumber angkanya
help-chart-highlight = Nama baris yang disorot
help-brand = Ambil warna dan logo kantor dari file logo
help-brand-logo = Logo: SVG, PNG, atau JPEG
help-brand-name = Nama kantor
help-brand-primary = Warna utama, misalnya "#0B4A6F" (bawaan: dari logo)
help-brand-accent = Warna kedua (bawaan: dari logo)
help-option-shape = Bentuk gambar: 16:9 (bawaan), 9:16, 1:1, atau 4:5
help-option-short-side = Sisi pendek gambar dalam piksel (bawaan: 1080)
help-option-over = Video atau foto di belakangnya (bawaan: tidak ada)
help-option-at = Waktu di video itu
help-option-at-time = Saat dari gerak tulisannya sendiri (bawaan: sudah diam)
help-option-brand = Warna dan logo kantor, dari `sunting brand`
help-option-dark = Latar gelap
help-project = Buat, tampilkan, atau ubah proyek
help-project-new = Buat proyek dari file media
help-project-show = Tampilkan isi proyek
help-project-apply = Jalankan daftar perubahan pada proyek
help-project-apply-edits = Daftar perubahan (JSON)
help-project-find = Cari file yang tidak ditemukan di suatu folder, lalu catat letaknya
help-project-find-folder = Folder yang diperiksa, beserta semua folder di dalamnya
help-project-pack = Kemas proyek dan filenya menjadi satu zip untuk komputer lain
help-project-pack-used = Kemas hanya bagian yang dipakai video, ditambah 2 detik sebelum dan sesudahnya
help-project-versions = Daftar versi proyek sebelumnya
help-presets = Tampilkan tujuan dan batas-batasnya
help-doctor = Periksa komputer ini: apa yang ada dan apa yang kurang
help-cache = Tampilkan atau kosongkan penyimpanan sementara
help-cache-show = Tampilkan isinya
help-cache-clear = Kosongkan; tidak ada proyek atau video yang hilang
help-completions = Tulis pelengkap perintah untuk suatu shell
help-completions-shell = bash, zsh, fish, elvish, atau powershell
