/**
 * What people of the demonstration ask and what they are told. An answer belongs to its question, and a reply to what was
 * asked back. `{produk}`, `{usaha}`, `{nagari}` and `{n}` are filled in.
 */

/** Who makes only certain goods asks about them; without `trades` anybody of the topic may. */
export type Question = readonly [title: string, text: string, answer: string, trades?: RegExp];

export interface Story {
  readonly problems: readonly Question[];
  /** What an officer asks back, and what comes. */
  readonly talks: readonly (readonly [question: string, reply: string])[];
  /** Whom an office waits for in such a matter. */
  readonly agency?: string;
}

export const STORIES: Readonly<Record<string, Story>> = {
  nib: {
    problems: [
      [
        'Mau punya NIB untuk {produk}',
        'Saya jualan {produk} sejak {n} tahun lalu dan belum punya NIB. Apakah KTP saja cukup?',
        'KTP dan nomor HP sudah cukup. NIB bisa dibuat di loket dalam satu kali datang, gratis.',
      ],
      [
        'NIB kelompok pembuat {produk}',
        'Kelompok ibu-ibu kami membuat {produk}. NIB-nya atas nama siapa, ketua atau kelompok?',
        'Kelompok yang belum berbadan hukum memakai NIB atas nama ketua. Anggota boleh punya NIB sendiri.',
      ],
      [
        'Sertifikat standar {usaha} belum keluar',
        'Di OSS tertulis NIB terbit tetapi sertifikat standar belum terverifikasi sejak {n} pekan lalu.',
        'Pernyataan mandirinya belum diunggah. Sudah kami bantu unggah, dan sertifikat standar sudah terverifikasi.',
      ],
      [
        'Alamat {usaha} salah di NIB',
        'Alamat usaha kami di NIB tertulis kecamatan lain. Yang benar {nagari}.',
        'Alamat sudah diperbaiki di OSS menjadi {nagari}. Silakan unduh NIB yang baru.',
      ],
      [
        'Bingung memilih KBLI {produk}',
        'Saya membuat {produk} di rumah. Saat mendaftar di OSS, pilihan KBLI banyak sekali. Saya takut salah pilih.',
        'KBLI untuk {produk} sudah kami pilihkan bersama di akun OSS. NIB terbit hari ini dan bisa dicetak sendiri.',
      ],
      [
        'NIB lama {usaha}',
        'NIB {usaha} terbit tahun 2019. Kata bank harus diperbarui dulu. Bagaimana caranya?',
        'NIB lama sudah kami alihkan menjadi NIB berbasis risiko. Nomornya tetap, jadi bisa dipakai ke bank.',
      ],
      [
        'Lupa akun OSS {usaha}',
        'Nomor HP lama sudah hangus, jadi kode masuk OSS tidak bisa diterima.',
        'Akun OSS sudah dipulihkan dengan nomor HP baru. Kode masuk sekarang dikirim ke nomor itu.',
      ],
      [
        'Tambah usaha {produk} di NIB',
        'NIB kami baru untuk berdagang. Sekarang kami sudah membuat {produk} sendiri. Apakah perlu NIB baru?',
        'Tidak perlu NIB baru. Kegiatan membuat {produk} kami tambahkan di NIB yang ada.',
      ],
      [
        'NIK tidak terbaca di OSS',
        'Sudah {n} kali mencoba, selalu muncul NIK tidak sesuai. Di kantor nagari {nagari} juga tidak bisa.',
        'NIK belum tercatat daring di Dukcapil. Sudah kami mintakan perbaikan, dan pendaftaran OSS berhasil.',
      ],
      [
        'NIB BUMNag atau pribadi?',
        'Kami menjual {produk} lewat BUMNag {nagari}. Apakah tetap perlu NIB pribadi?',
        'Yang membuat barang tetap perlu NIB sendiri. NIB BUMNag hanya untuk menjualnya.',
      ],
      [
        'Cetak ulang NIB {usaha}',
        'NIB kami basah kena banjir. Bagaimana mencetak lagi?',
        'NIB bisa dicetak kapan saja dari akun OSS. Satu lembar sudah kami cetakkan di loket.',
      ],
    ],
    talks: [
      ['Boleh sebutkan nama usaha seperti yang tertulis di NIB lama?', 'Nama usahanya {usaha}, Bu.'],
      [
        'Apakah produk dijual eceran saja atau juga dibuat sendiri?',
        'Dibuat sendiri di rumah, dijual ke warung.',
      ],
      ['Nomor HP mana yang dipakai untuk akun OSS?', 'Nomor yang ini juga, Pak.'],
    ],
    agency: 'OSS pusat',
  },
  'spp-irt': {
    problems: [
      [
        'P-IRT pertama untuk {produk}',
        'Saya baru membuat {produk} dan mau titip di minimarket. Diminta nomor P-IRT.',
        'Daftar lewat OSS dengan NIB, lalu ikut penyuluhan keamanan pangan. Sesudah itu petugas memeriksa dapur. Nama Ibu/Bapak sudah kami catat.',
      ],
      [
        'Hasil periksa dapur {usaha}',
        'Dapur kami sudah diperiksa {n} pekan lalu tetapi belum ada kabar hasilnya.',
        'Hasilnya memenuhi syarat dengan satu catatan: tempat sampah diberi tutup. Nomor P-IRT terbit sesudah foto perbaikan dikirim.',
      ],
      [
        'Rumah produksi {produk} pindah',
        'Kami pindah rumah ke {nagari}. Nomor P-IRT {produk} masih bisa dipakai atau tidak?',
        'Nomor lama hanya berlaku untuk alamat lama. Ajukan perubahan di OSS; dapur baru kami periksa pekan ini.',
      ],
      [
        'Tanggal kedaluwarsa {produk}',
        'Bagaimana menentukan tanggal kedaluwarsa {produk} kalau belum pernah diuji?',
        'Simpan sepuluh bungkus dan catat keadaannya setiap pekan. Tanggalnya diambil sebelum mutu mulai turun. Lembar catatannya ada di loket.',
      ],
      [
        'Nomor P-IRT {produk} hampir habis',
        'Nomor P-IRT {produk} kami berakhir {n} minggu lagi. Apakah harus ikut penyuluhan lagi dari awal?',
        'Tidak perlu ikut penyuluhan lagi. Sertifikat lama masih berlaku. Cukup perpanjang di OSS, lalu kami periksa dapur dan label.',
      ],
      [
        'Kapan penyuluhan keamanan pangan?',
        'Saya sudah mendaftar tetapi belum dapat jadwal. Toko di Pulau Punjung minta nomor P-IRT untuk {produk}.',
        'Penyuluhan berikutnya dibuka bulan depan di Puskesmas Sitiung I. Nama Ibu/Bapak sudah kami daftarkan. Bawa KTP dan NIB.',
      ],
      [
        'Label {produk} belum sesuai',
        'Petugas toko bilang label {produk} kami kurang tanggal kedaluwarsa dan komposisi. Seperti apa yang benar?',
        'Label memuat nama, komposisi, berat bersih, nama dan alamat, tanggal kedaluwarsa, kode produksi, dan nomor P-IRT. Contohnya kami lampirkan.',
      ],
      [
        'Dapur {usaha} diminta terpisah',
        'Dapur kami masih menyatu dengan rumah. Apakah {usaha} tetap bisa mendapat SPP-IRT?',
        'Bisa, asal saat membuat {produk} dapur tidak dipakai memasak lain dan hewan tidak masuk. Petugas akan melihat tempatnya.',
      ],
      [
        'Satu nomor untuk beberapa rasa {produk}',
        'Kami punya {n} rasa {produk}. Apakah setiap rasa harus punya nomor sendiri?',
        'Satu nomor berlaku untuk satu jenis pangan dan satu jenis kemasan. Rasa yang berbeda memakai nomor yang sama.',
      ],
      [
        'Ganti kemasan {produk}',
        'Kami mau ganti kemasan {produk} dari plastik ke aluminium foil. Apakah nomor P-IRT ikut ganti?',
        'Ya, jenis kemasan ikut menentukan nomor. Ajukan tambahan jenis kemasan di OSS; dapur tidak diperiksa ulang.',
      ],
    ],
    talks: [
      ['Boleh kirim foto sertifikat lama dan labelnya?', 'Ini fotonya, Bu. Yang lama tahun 2021.'],
      ['Berapa hari {produk} tahan pada suhu ruang?', 'Tahan sekitar dua bulan kalau plastiknya rapat.'],
      ['Apakah ruang produksi sudah terpisah dari kamar tidur?', 'Sudah terpisah, hanya pintunya belum ada.'],
    ],
    agency: 'Balai Besar POM Padang',
  },
  halal: {
    problems: [
      [
        '{produk} belum bersertifikat halal',
        'Katanya mulai Oktober semua harus halal. {produk} kami belum. Apakah masih boleh dijual?',
        'Masih boleh dijual sambil diurus. Jalur gratis untuk usaha kecil masih dibuka, dan berkas Ibu/Bapak sudah kami mulai.',
      ],
      [
        'Surat juru sembelih untuk {usaha}',
        'Kulit dan daging untuk {produk} kami beli di pasar. Apakah perlu surat juru sembelih?',
        'Perlu. Belilah dari pedagang yang juru sembelihnya bersertifikat halal. Daftarnya ada di loket.',
        /Runtiah/,
      ],
      [
        'Halal gratis untuk {produk}',
        'Katanya ada sertifikat halal gratis untuk usaha kecil. Kami membuat {produk} dan sudah punya NIB.',
        'Benar, gratis lewat pernyataan pelaku usaha. Akun SIHalal sudah kami bantu buat; pendamping akan menghubungi.',
      ],
      [
        'Pendamping halal belum datang ke {nagari}',
        'Sudah {n} minggu menunggu pendamping proses halal di {nagari}. Akun SIHalal sudah dibuat.',
        'Pendamping halal untuk kecamatan Ibu/Bapak sudah kami hubungi. Beliau datang Kamis depan pukul 10.00. Siapkan daftar bahan dan KTP.',
      ],
      [
        'Bumbu {produk} tanpa logo halal',
        'Bumbu jadi yang kami pakai untuk {produk} tidak ada logo halal. Apakah harus diganti?',
        'Bumbu tanpa logo halal perlu diganti, atau dibuat sendiri. Daftar merek yang sudah halal bisa dilihat di loket.',
      ],
      [
        'Sertifikat halal {usaha} salah nama',
        'Di sertifikat tertulis nama pemilik lama. Sekarang {usaha} dikelola anaknya.',
        'Perubahan nama diajukan lewat akun SIHalal, gratis. Petugas kami mendampingi sampai sertifikat baru terbit.',
      ],
      [
        'Pasang logo halal di {produk}',
        'Sertifikat halal {produk} sudah keluar. Logonya dipasang di mana dan sebesar apa?',
        'Logo dipasang di muka kemasan, mudah terlihat dan tidak mudah lepas. Berkas logonya diunduh dari SIHalal.',
      ],
      [
        'Tambah jenis {produk} di sertifikat',
        'Kami sudah punya sertifikat halal, sekarang menambah {n} jenis baru. Apakah mendaftar dari awal?',
        'Tidak dari awal. Jenis baru ditambahkan lewat menu penambahan produk di SIHalal, selama bahannya sama.',
      ],
    ],
    talks: [
      [
        'Boleh kirim daftar semua bahan yang dipakai?',
        'Bahannya dari kebun sendiri, ditambah minyak, garam, dan bumbu giling sendiri.',
      ],
      ['Apakah akun SIHalal sudah diverifikasi?', 'Sudah, statusnya menunggu pendamping.'],
      ['Boleh kirim foto bungkus bahan jadi yang dipakai?', 'Ini fotonya, Bu, dua macam.'],
    ],
    agency: 'BPJPH',
  },
  merek: {
    problems: [
      [
        'Nama {usaha} dipakai orang',
        'Ada yang menjual dengan nama {usaha} juga di pasar sebelah. Kami sudah lebih dulu.',
        'Yang dilindungi adalah yang lebih dulu mendaftar. Permohonan merek {usaha} sudah kami bantu ajukan hari ini.',
      ],
      [
        'Biaya mendaftar merek {usaha}',
        'Kalau daftar merek sendiri mahal. Katanya ada surat dari dinas supaya lebih murah.',
        'Surat keterangan UMK binaan sudah kami terbitkan. Dengan surat ini biaya merek menjadi Rp500.000. Surat bisa diambil di loket.',
      ],
      [
        'Mendaftarkan merek {usaha}',
        'Kami ingin mendaftarkan merek. Apakah namanya masih kosong?',
        'Kami sudah memeriksa di pangkalan data merek. Nama itu masih bebas. Segera daftarkan; petugas kami membantu mengisi.',
      ],
      [
        'Merek {usaha} ditolak',
        'Merek kami ditolak karena mirip merek lain. Apa yang bisa kami lakukan?',
        'Ada waktu tiga puluh hari untuk menanggapi. Tanggapan sudah kami susun bersama dan dikirim lewat akun merek.',
      ],
      [
        'Logo baru {usaha}',
        'Logo {usaha} mau diganti. Apakah harus daftar merek lagi?',
        'Logo yang berubah banyak perlu permohonan baru. Nama lama tetap terlindungi sampai sertifikat habis.',
      ],
      [
        'Kelas merek untuk {produk}',
        'Di formulir merek diminta kelas. {produk} masuk kelas berapa?',
        'Kelasnya sudah kami carikan menurut bahan dan kegunaannya, dan sudah ditulis di surat keterangan.',
      ],
    ],
    talks: [
      ['Boleh kirim gambar logo dan contoh kemasannya?', 'Ini gambarnya, dibuat keponakan saya.'],
      ['Apakah nama itu pernah didaftarkan?', 'Belum pernah didaftarkan.'],
    ],
    agency: 'DJKI',
  },
  'tkdn-ik': {
    problems: [
      [
        'Akun SIINas {usaha}',
        'Kami mau ikut e-katalog untuk {produk}. Diminta TKDN, tetapi akun SIINas belum bisa dibuka.',
        'Akun SIINas {usaha} sudah aktif. Penilaian TKDN-IK diisi sendiri dan gratis. Kami dampingi Selasa di kantor.',
      ],
      [
        'Menghitung TKDN {produk}',
        'Bahan {produk} hampir semua dari sini. Bagaimana menghitung TKDN industri kecil?',
        'Untuk industri kecil cukup mengisi pernyataan di SIINas. Lembar hitung untuk {produk} sudah kami isi bersama.',
      ],
      [
        '{produk} masuk e-katalog',
        'Sekolah ingin membeli {produk} kami tetapi harus lewat e-katalog. Apa langkahnya?',
        'Langkah e-katalog kami lampirkan. Syaratnya NIB, rekening, dan foto produk. Pendampingan setiap Rabu.',
      ],
      [
        'Sertifikat TKDN {usaha} tidak muncul',
        'Sudah {n} minggu sejak mengirim, sertifikat belum ada di akun.',
        'Sertifikat TKDN-IK sudah terbit dan berlaku lima tahun. Silakan unduh di akun SIINas.',
      ],
    ],
    talks: [
      ['Berapa modal usaha di luar tanah dan bangunan?', 'Sekitar tujuh puluh juta, Pak.'],
      ['Apakah NIB sudah memuat kegiatan industri?', 'Sudah, KBLI-nya industri.'],
    ],
    agency: 'Kementerian Perindustrian',
  },
  'bahan-baku': {
    problems: [
      [
        'Bahan {produk} dari luar terus',
        'Bahan {produk} selalu kami beli dari Solok. Apakah ada petani di dekat {nagari}?',
        'Ada dua kelompok tani di dekat {nagari} yang menanam bahan itu. Nomor ketuanya kami kirim, dan mereka sudah tahu.',
      ],
      [
        'Daun serai wangi kurang',
        'Ketel penyulingan kami berhenti {n} hari karena daun serai wangi tidak cukup. Petani pindah ke sawit.',
        'Bibit serai wangi 2.000 batang disiapkan untuk musim tanam ini melalui kelompok tani. Penyuluh sudah melihat kebunnya.',
        /Serai/,
      ],
      [
        'Kedelai untuk {produk} mahal',
        'Harga kedelai naik terus. Untuk {produk} kami rugi kalau harga tidak dinaikkan. Apakah ada kedelai lokal?',
        'Kami hubungkan dengan kelompok petani di Koto Salak yang menanam kedelai. Harga dan jadwal sudah disepakati kedua pihak.',
        /Tempe|Tahu/,
      ],
      [
        'Bibit kopi untuk kelompok di {nagari}',
        'Kelompok kami di {nagari} ingin menanam kopi untuk bubuk sendiri. Di mana mendapat bibit yang baik?',
        'Bibit kopi bersertifikat ada di balai benih kecamatan. Jatah kelompok 500 batang bisa diambil dengan surat dari penyuluh.',
        /Kopi/,
      ],
      [
        'Rendemen minyak serai turun',
        'Minyak serai wangi kami hanya sedikit hasilnya sejak musim hujan. Apakah bibitnya perlu diganti?',
        'Bibitnya masih baik. Daun perlu dilayukan sehari sebelum disuling saat musim hujan. Penyuluh mencontohkan Senin depan.',
        /Serai/,
      ],
      [
        'Pisang di {nagari} kena layu',
        'Pisang untuk keripik banyak yang layu. Sudah {n} rumpun mati di {nagari}.',
        'Rumpun yang layu harus dicabut dan dibakar. Bibit pengganti yang tahan penyakit bisa diambil lewat penyuluh nagari.',
        /Pisang/,
      ],
      [
        'Nira untuk gula semut berkurang',
        'Penyadap aren di {nagari} tinggal {n} orang. Nira untuk gula semut tidak cukup lagi.',
        'Sekolah sadap dibuka dua hari di {nagari}. Sepuluh pemuda sudah mendaftar, dan alat panjat dipinjamkan.',
        /Gula/,
      ],
      [
        'Bambu dan pandan makin jauh',
        'Untuk {produk} kami mengambil bahan makin jauh ke hutan. Bolehkah menanam di lahan nagari?',
        'Boleh dengan izin wali nagari. Bibit pandan kami bantu, dan lahannya sudah ditunjuk bersama wali jorong.',
        /Anyaman|Lidi/,
      ],
    ],
    talks: [
      ['Berapa luas kebun dan umur tanamannya?', 'Luasnya satu hektare, umur tiga tahun.'],
      ['Berapa kilogram kebutuhan sebulan?', 'Kira-kira 400 kilo sebulan.'],
    ],
  },
  perikanan: {
    problems: [
      [
        'Nila mati mendadak di {nagari}',
        'Nila di {n} kolam kami mati dalam semalam. Air berbau.',
        'Air kolam kekurangan oksigen sesudah hujan. Ganti sepertiga air dan kurangi pakan; petugas datang mengukur besok pagi.',
      ],
      [
        'Pakan nila mahal',
        'Harga pakan naik, padahal kami butuh nila {n} puluh kilo seminggu. Apakah ada pelatihan pakan sendiri?',
        'Pelatihan pakan mandiri dibuka bulan depan di Balai Benih Ikan. Dua anggota kelompok sudah kami daftarkan.',
      ],
      [
        'Rumah asap {usaha}',
        'Rumah asap kami masih dari seng bekas. Pembeli minta ikan asap yang lebih bersih.',
        'Gambar rumah asap yang bersih kami kirim. Usulan alatnya masuk daftar tahun depan lewat kelompok.',
        /Asap/,
      ],
      [
        'Bibit ikan untuk kolam {nagari}',
        'Kolam kelompok di {nagari} kosong sejak banjir. Kami ingin bibit ikan lagi.',
        'Bibit nila 5.000 ekor disalurkan pekan ini. Kolam perlu dikeringkan dan diberi kapur lebih dahulu.',
      ],
      [
        'Abon cepat tengik',
        'Abon ikan kami hanya tahan dua minggu. Bagaimana supaya tahan lebih lama?',
        'Abon perlu ditiriskan dengan spinner dan dikemas kedap udara. Alatnya bisa dicoba di rumah produksi kami setiap Kamis.',
        /Abon/,
      ],
    ],
    talks: [
      ['Berapa kolam dan ukurannya?', 'Ada empat kolam, ukuran 5 kali 10 meter.'],
      ['Berapa orang anggota kelompoknya?', 'Kelompok kami dua belas orang.'],
    ],
  },
  mesin: {
    problems: [
      [
        'Butuh alat untuk {produk}',
        'Pesanan {produk} naik tetapi kami masih mengerjakan dengan tangan. Adakah bantuan alat?',
        'Usulan alat masuk daftar tahun depan dengan berita acara kelompok. Sementara itu, alat pinjaman bisa diambil Jumat.',
      ],
      [
        'Listrik {usaha} tidak kuat',
        'Mesin bantuan tidak menyala karena listrik rumah hanya 900 watt.',
        'Tambah daya ke 1.300 watt diurus ke PLN dengan NIB. Surat pengantar sudah kami siapkan di loket.',
      ],
      [
        'Suku cadang mesin {produk}',
        'Mesin kami patah dan suku cadangnya tidak ada di {nagari} maupun Sungai Rumbai.',
        'Suku cadang sudah kami pesankan dari Padang dan datang Rabu. Bengkel binaan yang memasangnya.',
      ],
      [
        'Mesin pengiris rusak',
        'Mesin pengiris bantuan {n} tahun lalu rusak dinamonya. Kami kembali mengiris dengan tangan.',
        'Teknisi sudah mengganti dinamo pada kunjungan kemarin. Mesin sudah berjalan. Panduan perawatan kami tinggalkan.',
        /Keripik|Kerupuk/,
      ],
      [
        'Perlu canting cap',
        'Perajin batik tanah liek di {nagari} butuh canting cap. Pesanan seragam sekolah tidak terkejar.',
        'Dua canting cap bisa dipinjam dari sentra batik mulai Senin. Usulan untuk milik sendiri masuk daftar tahun depan.',
        /Batik/,
      ],
      [
        '{produk} masih berminyak',
        '{produk} kami masih berminyak. Apakah bisa meminjam mesin peniris?',
        'Mesin peniris bisa dipakai bersama di rumah produksi, setiap Senin dan Kamis. Silakan mendaftar di loket.',
        /Keripik|Kerupuk|Abon|Rendang/,
      ],
      [
        'Ketel penyulingan bocor',
        'Ketel serai wangi bocor di sambungan. Tukang las di sini tidak berani memperbaiki.',
        'Ketel sudah dilas ulang oleh bengkel binaan dan diuji tekan. Jangan dipakai di atas tanda merah.',
        /Serai/,
      ],
      [
        'Blower tungku tempa mati',
        'Blower tungku tempa kami mati. Kami perlu tempa untuk cangkul pesanan.',
        'Blower pengganti sudah dipasang Kamis. Yang lama diperbaiki dan disimpan sebagai cadangan kelompok.',
        /Pandai/,
      ],
      [
        'Mesin jahit bordir macet',
        'Mesin bordir kami macet sejak {n} hari lalu, pesanan mukena tertunda.',
        'Teknisi mesin jahit sudah datang; pelatuk benangnya diganti. Pesanan bisa dilanjutkan.',
        /Bordir/,
      ],
      [
        'Oven {usaha} tidak panas',
        'Oven gas bantuan tidak panas merata, bolu gosong sebelah.',
        'Pipa gasnya tersumbat dan sudah dibersihkan. Cara membersihkannya setiap bulan sudah kami tunjukkan.',
        /Roti/,
      ],
      [
        'Gergaji pita berhenti',
        'Gergaji pita di bengkel kami berhenti, pesanan lemari {n} buah belum selesai.',
        'Bantalan gergaji sudah diganti. Alat pelindung tangan juga kami titipkan di bengkel.',
        /Meubel/,
      ],
    ],
    talks: [
      ['Boleh kirim foto mesin dan nomor serinya?', 'Ini fotonya. Nomor serinya sudah hilang, Pak.'],
      ['Berapa banyak produksi sehari?', 'Biasanya 30 kilo sehari.'],
      ['Hari apa sebaiknya teknisi datang?', 'Selasa atau Rabu, jangan hari pasar.'],
    ],
    agency: 'PLN Sungai Rumbai',
  },
  kemasan: {
    problems: [
      [
        'Kemasan {produk} sobek di jalan',
        'Kiriman {produk} ke Padang banyak yang sobek. Kami pakai plastik biasa.',
        'Pakai plastik yang lebih tebal dan kardus bersekat. Contohnya sudah kami antar, dan alat segel bisa dipinjam.',
      ],
      [
        'Kotak oleh-oleh untuk {produk}',
        'Untuk oleh-oleh kami ingin kotak, tetapi tidak tahu ukuran dan desainnya.',
        'Dua contoh kotak sudah kami gambar sesuai ukuran {produk}. Silakan pilih sebelum dicetak.',
      ],
      [
        'Kemasan {usaha} kurang menarik',
        'Toko oleh-oleh menolak {produk} karena hanya plastik bening. Kami ingin kemasan yang lebih baik.',
        'Desain kemasan baru sudah selesai dan dikirim. Toko sudah melihat contohnya dan bersedia menerima.',
      ],
      [
        'Desain label {usaha}',
        'Kami belum punya label. Apakah dinas bisa membantu desain untuk {usaha}?',
        'Desain label sudah selesai dan dikirim. Silakan periksa tulisannya sebelum dicetak.',
      ],
      [
        '{produk} cepat melempem',
        '{produk} melempem setelah {n} minggu. Plastik seperti apa yang cocok?',
        'Pakai plastik PP tebal 0,8 atau aluminium foil, lalu ditutup dengan sealer. Alatnya bisa dicoba di rumah kemasan.',
        /Keripik|Kerupuk/,
      ],
      [
        'Cetak kemasan {produk} sedikit',
        'Percetakan minta cetak paling sedikit seribu lembar. Kami hanya perlu tiga ratus.',
        'Cetak bersama kami buka setiap awal bulan, mulai seratus lembar. Pesanan Ibu/Bapak sudah masuk daftar.',
      ],
    ],
    talks: [
      ['Boleh kirim foto kemasan sekarang?', 'Ini fotonya, masih pakai staples.'],
      ['Berapa berat bersih setiap bungkus?', 'Ada yang 100 gram dan 250 gram.'],
    ],
  },
  pasar: {
    problems: [
      [
        'Stok {produk} menumpuk',
        '{produk} menumpuk di rumah, pembeli berkurang sejak jalan ditutup.',
        'Tiga toko di Pulau Punjung dan Gunung Medan bersedia dititipi. Petugas mengantar contohnya Senin.',
      ],
      [
        '{usaha} masuk toko oleh-oleh',
        'Bagaimana supaya {usaha} bisa masuk toko oleh-oleh di Gunung Medan?',
        'Toko meminta NIB, label, dan harga titip. Kami pertemukan Kamis; bawa lima contoh.',
      ],
      [
        'Ikut bazar dengan {produk}',
        'Kami ingin ikut bazar bulan depan untuk menjual {produk}. Bagaimana mendaftar?',
        'Meja bazar untuk {usaha} sudah disiapkan, gratis. Datang pukul 07.00 membawa contoh produk.',
      ],
      [
        'Pesanan besar {produk} dari Padang',
        'Ada toko di Padang minta jauh lebih banyak dari biasanya. Kami takut tidak sanggup sendiri.',
        'Kami pertemukan dengan tiga perajin lain supaya pesanan terpenuhi bersama. Pertemuan Senin di kantor nagari.',
      ],
      [
        'Belajar jualan online di {nagari}',
        'Anak-anak muda di {nagari} ingin belajar menjual {produk} di lokapasar.',
        'Kelas jualan online dibuka Sabtu di Pulau Punjung. Lima orang dari {nagari} sudah terdaftar.',
      ],
      [
        'Batik sepi pembeli',
        'Sejak lebaran batik tanah liek sepi. Apakah dinas bisa membantu pameran?',
        'Tempat di pameran kriya provinsi bulan depan sudah kami pesan untuk {usaha}. Biaya angkut ditanggung dinas.',
        /Batik/,
      ],
    ],
    talks: [
      ['Berapa banyak yang sanggup dibuat sebulan?', 'Kalau bertiga, kira-kira dua ratus sebulan.'],
      ['Apakah sudah ada foto produk?', 'Ada, tetapi dari HP lama.'],
    ],
  },
  modal: {
    problems: [
      [
        'Modal bahan {produk}',
        'Kami perlu tambahan modal {n} juta untuk beli bahan {produk}.',
        'Kami dampingi ke Bank Nagari Kamis depan. Siapkan KTP, NIB, dan catatan penjualan tiga bulan. Contoh catatan kami kirim.',
      ],
      [
        'Modal tanpa bunga',
        'Suami tidak mau pinjam bank. Apakah ada bantuan modal yang tidak berbunga?',
        'Ada pembiayaan syariah di koperasi kecamatan dan bantuan Baznas. Formulir keduanya sudah kami siapkan di loket.',
      ],
      [
        'Syarat KUR untuk {usaha}',
        'Kami ingin menambah modal {n} puluh juta untuk {produk}. Apa syarat KUR, dan apakah perlu jaminan?',
        'Syaratnya KTP, KK, NIB, dan usaha berjalan enam bulan. Sampai seratus juta tidak perlu agunan tambahan.',
      ],
      [
        'Pengajuan bank {usaha} ditolak',
        'Bank menolak karena usaha belum punya catatan. Bagaimana membuat catatan yang benar?',
        'Buku catatan sederhana sudah kami isi bersama untuk bulan ini. Sesudah tiga bulan kita ajukan lagi.',
      ],
      [
        'Modal bersama kelompok {produk}',
        'Kelompok kami ada sepuluh ibu-ibu. Apakah bisa meminjam bersama lewat koperasi?',
        'Koperasi di kecamatan Ibu/Bapak bersedia. Kelompok perlu berita acara dan daftar anggota; contohnya ada di loket.',
      ],
      [
        'Terjebak pinjaman online',
        'Saya meminjam untuk membeli bahan, bunganya besar sekali. Apakah ada jalan keluar?',
        'Jangan tambah pinjaman baru. Kami hubungkan dengan layanan pengaduan OJK, dan petugas membantu menyusun cicilan.',
      ],
    ],
    talks: [
      ['Sudah berapa lama usaha berjalan?', 'Sudah {n} tahun.'],
      ['Berapa penjualan rata-rata sebulan?', 'Kira-kira {n} juta sebulan, belum dicatat rapi.'],
    ],
    agency: 'Bank Nagari Cabang Pulau Punjung',
  },
  sentra: {
    problems: [
      [
        'Membentuk sentra {produk} di {nagari}',
        'Di {nagari} sudah ada {n} rumah yang membuat {produk}. Kami ingin menjadi sentra.',
        'Hasil periksa lapangan: syarat jumlah usaha terpenuhi. Berkas SK sedang dibahas dalam rapat bulan ini.',
      ],
      [
        'Rumah produksi sentra {produk}',
        'Sentra kami belum punya tempat bersama. Alat bantuan masih di teras rumah ketua.',
        'Rumah produksi masuk usulan tahun depan dengan tanah nagari. DPMD sudah memastikan surat tanahnya.',
      ],
      [
        'SK sentra {produk}',
        'Anggota sentra sudah tujuh belas orang tetapi belum ada SK. Apa yang kurang?',
        'Yang kurang hanya peta lokasi dan berita acara nagari. Keduanya sudah kami bantu susun; SK diajukan pekan ini.',
      ],
      [
        'Limbah pewarna batik',
        'Sentra batik perlu tempat olah limbah pewarna supaya tidak ke sungai.',
        'Bak olah limbah sederhana kami bangun bersama Dinas Lingkungan Hidup. Pekerjaan mulai bulan depan.',
        /Batik/,
      ],
    ],
    talks: [
      ['Boleh kirim daftar anggota dan produknya?', 'Daftarnya sudah saya titip di kantor nagari.'],
      ['Apakah tanah untuk rumah produksi sudah ada?', 'Ada tanah nagari, kira-kira 20 kali 30 meter.'],
    ],
  },
  nagari: {
    problems: [
      [
        'Usul pasar pekan di {nagari}',
        'Warga {nagari} ingin hari pasar sendiri supaya {produk} bisa dijual di kampung.',
        'Usulan dibawa ke musyawarah nagari bulan ini. Sambil menunggu, halaman kantor nagari boleh dipakai setiap Sabtu.',
      ],
      [
        'BUMNag membeli {produk} warga',
        'Apakah BUMNag boleh membeli {produk} warga untuk dijual lagi?',
        'Boleh, dengan kesepakatan tertulis dan harga yang wajar. Contoh perjanjian kami kirim ke kantor nagari.',
      ],
      [
        'Dana nagari untuk pelatihan {produk}',
        'Kami di {nagari} ingin pelatihan dari dana nagari. Bagaimana mengusulkannya?',
        'Usulan dibawa ke musyawarah nagari, lalu masuk RKP. Pendamping nagari sudah kami minta membantu.',
      ],
      [
        'Badan hukum BUMNag {nagari}',
        'Pendaftaran badan hukum BUMNag kami ditolak karena nama. Apa langkah berikutnya?',
        'Nama BUMNag perlu ditambah nama nagari. Setelah itu daftarkan ulang; petugas kami mendampingi.',
      ],
      [
        'Los pasar {nagari} bocor',
        'Los pasar nagari bocor, pedagang {produk} pindah ke pinggir jalan.',
        'Perbaikan atap dikerjakan gotong royong Minggu ini. Seng dibeli dari dana pemeliharaan nagari.',
      ],
    ],
    talks: [
      ['Apakah sudah dibahas di musyawarah nagari?', 'Sudah, bulan lalu.'],
      ['Boleh kirim berita acaranya?', 'Berita acaranya saya antar ke loket besok.'],
    ],
  },
  'tempat-usaha': {
    problems: [
      [
        'Tetangga keberatan suara mesin',
        'Tetangga keberatan karena suara mesin {usaha}. Izin apa yang harus kami punya?',
        'Kami sudah bertemu tetangga dan wali jorong. Mesin dipakai pukul 08.00 sampai 17.00, dan diberi alas karet.',
      ],
      [
        'Surat lingkungan untuk {produk}',
        'Untuk NIB diminta pernyataan lingkungan. Usaha kami hanya {produk} rumahan.',
        'Usaha Ibu/Bapak termasuk risiko rendah. Pernyataan lingkungan cukup diisi di OSS, gratis. Sudah kami bantu isi.',
      ],
      [
        '{usaha} pindah tempat',
        'Kami pindah ke {nagari}. Apakah izin lama masih berlaku?',
        'Alamat di NIB sudah diperbarui ke {nagari}. Izin lama tetap berlaku sampai habis.',
      ],
      [
        'Kios {produk} di tanah nagari',
        'Kami mau membangun kios {n} meter di tanah nagari. Kepada siapa minta izin?',
        'Izin pakai tanah dari wali nagari dan KAN, lalu kesesuaian ruang di OSS. Contoh suratnya kami kirim.',
      ],
    ],
    talks: [
      ['Berapa luas tempat usaha?', 'Luasnya 40 meter.'],
      [
        'Boleh kirim foto tempat dan jarak ke rumah tetangga?',
        'Ini fotonya. Jaraknya lima meter dari rumah sebelah.',
      ],
    ],
  },
  lainnya: {
    problems: [
      [
        'Kapan petugas ke {nagari}?',
        'Kapan petugas lapangan ke {nagari}? Ada {n} ibu yang mau bertanya.',
        'Petugas lapangan ke {nagari} Rabu pekan depan, di kantor nagari, mulai pukul 09.00.',
      ],
      [
        'Formulir pendataan {usaha}',
        'Dulu saya pernah mengisi formulir pendataan, tetapi tidak ada kabar.',
        'Datanya ada dan sudah kami perbarui. {usaha} sekarang tercatat sebagai binaan.',
      ],
      [
        'Jadwal pelatihan di {nagari}',
        'Kapan ada pelatihan lagi untuk ibu-ibu di {nagari}?',
        'Jadwal pelatihan triwulan ini kami kirim. Untuk {nagari} direncanakan pekan kedua.',
      ],
      [
        '{usaha} ingin menjadi binaan',
        'Kami baru mulai membuat {produk}. Bagaimana menjadi binaan OVO Prima?',
        'Petugas lapangan akan mendata usaha Ibu/Bapak. Setelah itu otomatis menjadi binaan, gratis.',
      ],
      [
        'Tidak tahu harus ke mana',
        'Listrik di rumah produksi sering turun. Apakah bisa dibantu?',
        'Untuk daya listrik, silakan ke PLN dengan NIB. Surat pengantar sudah kami siapkan di loket.',
      ],
      [
        'Terima kasih dan saran pelatihan',
        'Pelatihan kemarin bagus sekali. Sarannya, waktunya jangan bersamaan dengan panen.',
        'Terima kasih. Pelatihan berikutnya kami geser ke sesudah panen, hari Selasa.',
      ],
    ],
    talks: [
      [
        'Boleh dijelaskan sedikit lagi apa yang dibutuhkan?',
        'Yang dibutuhkan orang untuk bertanya langsung, Pak.',
      ],
      ['Nomor mana yang paling mudah dihubungi?', 'Nomor ini saja, sore hari.'],
    ],
  },
};

/** What belongs to another door: title, text, why, whose. */
export const ELSEWHERE = [
  [
    'Jalan ke {nagari} rusak',
    'Jalan menuju rumah produksi kami berlubang, mobil pengangkut tidak mau masuk.',
    'Perbaikan jalan bukan layanan program ini.',
    'Dinas Pekerjaan Umum dan Penataan Ruang',
  ],
  [
    'Bantuan sembako untuk keluarga',
    'Apakah ada bantuan sembako untuk orang tua kami yang sakit?',
    'Bantuan sosial ditangani dinas lain.',
    'Dinas Sosial',
  ],
  [
    'Batas tanah dengan tetangga',
    'Tetangga memindahkan pagar ke tanah tempat kami menjemur {produk}. Mohon diukur ulang.',
    'Pengukuran dan sengketa tanah diselesaikan di kantor pertanahan.',
    'Kantor Pertanahan Dharmasraya',
  ],
  [
    'KTP hilang',
    'KTP saya hilang di pasar. Bagaimana mengurus yang baru?',
    'KTP diurus di kantor kependudukan.',
    'Dinas Kependudukan dan Pencatatan Sipil',
  ],
  [
    'Lampu jalan {nagari} mati',
    'Lampu jalan di depan rumah kami mati {n} bulan, malam gelap sekali.',
    'Penerangan jalan bukan layanan program ini.',
    'Dinas Perhubungan',
  ],
] as const;

/** Formal requests for documents, which the PPID answers. */
export const FORMAL_REQUESTS = [
  [
    'Salinan SK penerima bantuan mesin',
    'Saya meminta salinan SK penerima bantuan mesin tahun lalu menurut UU 14 Tahun 2008.',
  ],
  [
    'Salinan anggaran pelatihan UMKM',
    'Dengan ini saya memohon salinan dokumen anggaran pelatihan usaha kecil sesuai UU Keterbukaan Informasi Publik.',
  ],
] as const;

/** What nobody can make sense of, and why it was put away. */
export const UNCLEAR = [
  ['Assalamualaikum, pagi pak.', 'Hanya berisi salam; sudah ditelepon tiga kali dan tidak diangkat.'],
  ['tes tes apakah masuk', 'Hanya percobaan; nomor tidak dapat dihubungi.'],
  ['yang kemarin itu bagaimana jadinya pak', 'Isi tidak dapat dimengerti dan nomor tidak dapat dihubungi.'],
  [
    'sudah saya kirim semua ya bu, tolong',
    'Tidak ada berkas dan tidak ada laporan lain; tiga kali dihubungi tanpa jawaban.',
  ],
] as const;

/** What a supporting office says when its part is done, by office. */
export const CONTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  dpmptsp: [
    'NIB aktif dan KBLI sesuai. Silakan dilanjutkan.',
    'Data di OSS sudah kami cocokkan; alamat dan pemiliknya benar.',
    'NIB belum memuat kegiatan industri. Sudah kami tambahkan bersama pemohon.',
    'Dari sisi perizinan tidak ada halangan.',
  ],
  kumperindag: [
    'Usaha ini tercatat sebagai binaan kami sejak tahun lalu.',
    'Pemohon belum menjadi binaan; sudah kami data pekan ini.',
    'Kami siap mendampingi sesudah izinnya terbit.',
    'Produk dan tempatnya sudah kami lihat. Datanya cocok.',
  ],
  dinkes: [
    'Dari sisi keamanan pangan tidak ada halangan.',
    'Dapurnya pernah kami periksa; hasilnya baik.',
    'Pemilik sudah ikut penyuluhan keamanan pangan tahun lalu.',
    'Perlu sarung tangan dan tutup kepala; sudah kami sampaikan.',
  ],
  pmd: [
    'Surat tanah nagari lengkap dan boleh dipakai.',
    'Wali nagari setuju; berita acaranya ada di kami.',
    'Kegiatan ini sudah masuk RKP nagari.',
  ],
};

export const OFFICE_NOTES = [
  'Sudah ditelepon, senang sekali dihubungi.',
  'Sudah pernah dibantu tahun lalu, lihat berkas lama.',
  'Titip ke petugas lapangan kalau lewat sana.',
  'Nomor HP sering tidak aktif, coba WhatsApp.',
  'Bisa digabung dengan jadwal Kamis.',
  'Sudah ditelepon, akan datang besok.',
  'Mirip dengan laporan bulan lalu dari nagari sebelah.',
  'Tolong dibawa dalam rapat Senin.',
  'Pemohon lebih mudah dihubungi sore hari.',
  'Berkas fisik ada di map biru.',
  'Yang menelepon anaknya, orang tuanya kurang dengar.',
  'Rumahnya dekat mesjid, mudah dicari.',
] as const;

export const MESSAGES = [
  'Petugas kami sudah menghubungi lewat telepon. Hasilnya kami sampaikan di sini.',
  'Berkas sedang diperiksa bagian teknis.',
  'Mohon sabar, masih ada satu berkas yang kami tunggu.',
  'Laporan Ibu/Bapak sedang kami kerjakan. Petugas akan menghubungi bila perlu.',
  'Kami sudah menjadwalkan pemeriksaan pekan ini.',
  'Terima kasih, berkasnya sudah kami terima dan lengkap.',
  'Kabar berikutnya kami kirim paling lambat Jumat.',
  'Sudah kami bahas dengan kepala bidang. Tinggal menunggu tanda tangan.',
] as const;

/** Why a lead office gives a matter back; it comes again when the gap is closed. */
export const HAND_BACKS = [
  'Nama usaha dan nagarinya belum jelas. Mohon loket memastikan dulu.',
  'Nomor HP pemohon salah sambung. Mohon dicarikan nomor yang benar.',
  'Isinya dua hal. Mohon dipastikan mana yang lebih dulu.',
] as const;

/** Why a supporting office gives its part back. */
export const PART_HAND_BACKS = [
  'Tidak ada yang perlu kami kerjakan di sini; datanya sudah lengkap.',
  'Cukup ditangani dinas utama. Kami siap bila diminta lagi.',
  'Sudah kami bantu bulan lalu untuk hal yang sama.',
] as const;

export const OBJECTIONS = [
  'Jawabannya belum menjawab yang saya tanya. Kapan pastinya?',
  'Petugas belum datang seperti yang dijanjikan.',
  'Saya sudah ke loket, katanya belum ada nama saya.',
  'Tanggal yang dijanjikan sudah lewat.',
  'Sudah saya coba seperti yang dijelaskan, tetap tidak bisa.',
] as const;

/** What is said the second time. */
export const SECOND_ANSWERS = [
  'Mohon maaf, jawaban kami yang pertama kurang lengkap. Petugas sudah menelepon dan menjelaskan langkahnya satu per satu.',
  'Mohon maaf sudah menunggu. Petugas datang ke {nagari} kemarin dan menyelesaikannya bersama Ibu/Bapak.',
  'Terima kasih sudah mengingatkan. Nama Ibu/Bapak sekarang ada di daftar loket, dan berkasnya sudah selesai.',
  'Sudah kami periksa ulang. Yang kurang sudah kami lengkapi, jadi Ibu/Bapak tidak perlu datang lagi.',
] as const;

export const EXTENSIONS = [
  'Menunggu jadwal rapat dengan dinas pendukung.',
  'Berkas dari pusat belum turun.',
  'Tempatnya baru bisa dilihat sesudah jalan dibuka.',
  'Petugas teknis baru tersedia pekan depan.',
] as const;

export const LATE_REASONS = [
  'Diterima kemarin, baru sempat dicatat.',
  'Surat masuk sore hari setelah loket tutup.',
  'Berkasnya baru sampai di loket pagi ini.',
  'Listrik kantor padam kemarin.',
] as const;

export const LATE_REPLIES = [
  'Maaf baru sempat, kendalanya masih ada.',
  'Maaf lama, HP rusak. Ternyata belum selesai.',
  'Baru pulang dari ladang. Mohon dilanjutkan.',
] as const;

export const WITHDRAWALS = [
  'Sudah selesai sendiri.',
  'Sudah dibantu tetangga, terima kasih.',
  'Tidak jadi dulu, kami rundingkan di rumah.',
  'Saya salah kirim, maaf.',
] as const;

export const ASSIGNMENTS = [
  'Tolong ditangani minggu ini.',
  'Periksa dapurnya, sekalian labelnya.',
  'Mohon dihubungi hari ini.',
  'Koordinasi dengan Puskesmas.',
] as const;
