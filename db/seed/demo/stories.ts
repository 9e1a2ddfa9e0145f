/** What people of the demonstration ask and what they are told, a set a topic. `{produk}`, `{usaha}`, `{nagari}` and `{n}` are filled in. */
export interface Story {
  /** Title and text. */
  readonly problems: readonly (readonly [title: string, text: string])[];
  readonly questions: readonly string[];
  readonly replies: readonly string[];
  readonly answers: readonly string[];
}

export const STORIES: Readonly<Record<string, Story>> = {
  nib: {
    problems: [
      [
        'Mau punya NIB',
        'Saya jualan {produk} sejak {n} tahun lalu dan belum punya NIB. Apakah KTP saja cukup?',
      ],
      [
        'NIB untuk kelompok',
        'Kelompok ibu-ibu kami membuat {produk}. NIB-nya atas nama siapa, ketua atau kelompok?',
      ],
      [
        'NIB sudah ada, izin belum keluar',
        'Di OSS tertulis NIB terbit tetapi sertifikat standar belum terverifikasi sejak {n} pekan lalu.',
      ],
      ['Salah alamat di NIB', 'Alamat usaha kami di NIB tertulis kecamatan lain. Yang benar {nagari}.'],
      [
        'Bingung memilih KBLI',
        'Saya membuat {produk} di rumah. Saat mendaftar di OSS, pilihan KBLI banyak sekali. Saya takut salah pilih.',
      ],
      [
        'NIB lama belum berbasis risiko',
        'NIB {usaha} terbit tahun 2019. Kata bank harus diperbarui dulu. Bagaimana caranya?',
      ],
      [
        'Lupa akun OSS',
        'Nomor HP lama sudah hangus, jadi kode masuk OSS tidak bisa diterima. Padahal NIB mau dipakai untuk urus P-IRT.',
      ],
      [
        'Tambah usaha di NIB',
        'NIB kami baru untuk berdagang. Sekarang kami sudah membuat {produk} sendiri. Apakah perlu NIB baru?',
      ],
      [
        'NIK tidak terbaca di OSS',
        'Sudah {n} kali mencoba, selalu muncul NIK tidak sesuai. Di kantor nagari {nagari} juga tidak bisa.',
      ],
    ],
    questions: [
      'Boleh sebutkan nama usaha seperti yang tertulis di NIB lama?',
      'Apakah produk dijual eceran saja atau juga dibuat sendiri?',
    ],
    replies: [
      'Dibuat sendiri di dapur rumah, dijual ke warung.',
      'Nama usahanya {usaha}, sejak 2019.',
      'Iya Pak, sudah saya bawa KTP-nya ke loket.',
    ],
    answers: [
      'KBLI untuk usaha Ibu/Bapak sudah kami pilihkan bersama di akun OSS. NIB terbit hari ini dan bisa dicetak sendiri. Tidak ada biaya.',
      'Akun OSS sudah dipulihkan dengan nomor HP baru. NIB lama sudah menjadi NIB berbasis risiko, jadi bisa dipakai ke bank.',
      'Tidak perlu NIB baru. Kegiatan membuat {produk} kami tambahkan di NIB yang ada. Silakan unduh NIB terbaru di akun OSS.',
    ],
  },
  'spp-irt': {
    problems: [
      [
        'Daftar P-IRT pertama kali',
        'Saya baru membuat {produk} dan mau titip di minimarket. Diminta nomor P-IRT.',
      ],
      ['Hasil periksa dapur', 'Dapur kami sudah diperiksa {n} pekan lalu tetapi belum ada kabar hasilnya.'],
      [
        'Pindah rumah produksi',
        'Kami pindah rumah ke {nagari}. Nomor P-IRT {produk} masih bisa dipakai atau tidak?',
      ],
      ['Kedaluwarsa di label', 'Bagaimana menentukan tanggal kedaluwarsa {produk} kalau belum pernah diuji?'],
      [
        'Nomor P-IRT hampir habis',
        'Nomor P-IRT {produk} kami berakhir {n} minggu lagi. Apakah harus ikut penyuluhan lagi dari awal?',
      ],
      [
        'Kapan penyuluhan keamanan pangan?',
        'Saya sudah mendaftar tetapi belum dapat jadwal. Toko di Pulau Punjung minta nomor P-IRT untuk {produk}.',
      ],
      [
        'Label belum sesuai',
        'Petugas toko bilang label {produk} kami kurang tanggal kedaluwarsa dan komposisi. Seperti apa yang benar?',
      ],
      [
        'Dapur produksi diminta terpisah',
        'Dapur kami masih menyatu dengan rumah. Apakah {usaha} tetap bisa mendapat SPP-IRT?',
      ],
      [
        'Satu nomor untuk beberapa rasa',
        'Kami punya {n} rasa {produk}. Apakah setiap rasa harus punya nomor sendiri?',
      ],
    ],
    questions: [
      'Boleh kirim foto sertifikat lama dan labelnya?',
      'Berapa hari {produk} tahan pada suhu ruang?',
      'Apakah ruang produksi sudah terpisah dari kamar tidur?',
    ],
    replies: [
      'Ini fotonya, Bu. Yang lama tahun 2021.',
      'Tahan sekitar dua bulan kalau plastiknya rapat.',
      'Sudah terpisah, hanya pintunya belum ada.',
    ],
    answers: [
      'Penyuluhan berikutnya dibuka bulan depan di Puskesmas Sitiung I. Nama Ibu/Bapak sudah kami daftarkan. Bawa KTP dan NIB.',
      'Tidak perlu ikut penyuluhan lagi. Sertifikat lama masih berlaku. Cukup perpanjang di OSS, lalu kami periksa dapur dan label.',
      'Satu nomor berlaku untuk satu jenis pangan dan kemasan. Rasa yang berbeda boleh memakai nomor yang sama. Contoh label kami lampirkan di loket.',
    ],
  },
  halal: {
    problems: [
      [
        'Takut terlambat wajib halal',
        'Katanya mulai Oktober semua harus halal. {produk} kami belum. Apakah masih boleh dijual?',
      ],
      [
        'Sembelihan untuk bahan',
        'Kulit dan daging untuk {produk} kami beli di pasar. Apakah perlu surat juru sembelih?',
      ],
      [
        'Cara daftar halal gratis',
        'Katanya ada sertifikat halal gratis untuk usaha kecil. Kami membuat {produk} dan sudah punya NIB.',
      ],
      [
        'Pendamping halal tidak datang',
        'Sudah {n} minggu menunggu pendamping proses halal di {nagari}. Akun SIHalal sudah dibuat.',
      ],
      [
        'Bahan belum jelas halalnya',
        'Bumbu jadi yang kami pakai untuk {produk} tidak ada logo halal. Apakah harus diganti?',
      ],
      [
        'Sertifikat halal salah nama',
        'Di sertifikat tertulis nama pemilik lama. Sekarang {usaha} dikelola anaknya.',
      ],
    ],
    questions: ['Boleh kirim daftar semua bahan yang dipakai?', 'Apakah akun SIHalal sudah diverifikasi?'],
    replies: [
      'Bahannya hanya tempe, tepung, minyak, dan bumbu sendiri.',
      'Sudah, statusnya menunggu pendamping.',
      'Nanti saya foto bungkus bumbunya.',
    ],
    answers: [
      'Pendamping halal untuk kecamatan Ibu/Bapak sudah kami hubungi. Beliau datang Kamis depan pukul 10.00. Siapkan daftar bahan dan KTP.',
      'Bumbu tanpa logo halal perlu diganti, atau dibuat sendiri. Daftar merek yang sudah halal bisa dilihat di loket.',
      'Perubahan nama diajukan lewat akun SIHalal, gratis. Petugas kami siap mendampingi di loket setiap hari kerja.',
    ],
  },
  merek: {
    problems: [
      [
        'Nama dagang kami dipakai orang',
        'Ada yang menjual dengan nama {usaha} juga di pasar sebelah. Kami sudah lebih dulu.',
      ],
      [
        'Biaya daftar merek',
        'Kalau daftar merek sendiri mahal. Katanya ada surat dari dinas supaya lebih murah.',
      ],
      [
        'Mendaftarkan merek {usaha}',
        'Kami ingin mendaftarkan merek. Apakah ada surat dari dinas supaya biayanya lebih murah?',
      ],
      [
        'Merek kami dipakai orang',
        'Ada yang menjual {produk} dengan nama yang sama di pasar Sungai Rumbai. Kami belum punya sertifikat merek.',
      ],
      ['Permohonan merek ditolak', 'Merek kami ditolak karena mirip merek lain. Apa yang bisa kami lakukan?'],
      ['Logo baru', 'Logo {usaha} mau diganti. Apakah harus daftar merek lagi?'],
    ],
    questions: ['Boleh kirim gambar logo dan contoh kemasannya?', 'Di kelas apa merek itu didaftarkan?'],
    replies: [
      'Ini gambarnya, dibuat keponakan saya.',
      'Kelas 29 kalau tidak salah.',
      'Belum pernah didaftarkan.',
    ],
    answers: [
      'Surat keterangan UMK binaan sudah kami terbitkan. Dengan surat ini biaya merek menjadi Rp500.000. Surat bisa diambil di loket.',
      'Kami sudah memeriksa di pangkalan data merek. Nama itu masih bebas. Segera daftarkan; petugas kami membantu mengisi.',
      'Logo yang berubah banyak perlu permohonan baru. Nama lama tetap terlindungi sampai sertifikat habis.',
    ],
  },
  'tkdn-ik': {
    problems: [
      [
        'Akun SIINas',
        'Kami mau ikut e-katalog untuk {produk}. Diminta TKDN, tetapi akun SIINas belum bisa dibuka.',
      ],
      ['Menghitung TKDN', 'Bahan {produk} hampir semua dari sini. Bagaimana menghitung TKDN industri kecil?'],
      [
        'Masuk e-katalog',
        'Sekolah ingin membeli {produk} kami tetapi harus lewat e-katalog. Apa langkahnya?',
      ],
      ['Sertifikat TKDN tidak muncul', 'Sudah {n} minggu sejak mengirim, sertifikat belum ada di akun.'],
    ],
    questions: [
      'Berapa modal usaha di luar tanah dan bangunan?',
      'Apakah NIB sudah memuat kegiatan industri?',
    ],
    replies: ['Sekitar tujuh puluh juta, Pak.', 'Sudah, KBLI-nya industri.', 'Belum tahu, nanti saya lihat.'],
    answers: [
      'Akun SIINas {usaha} sudah aktif. Penilaian TKDN-IK diisi sendiri dan gratis. Kami dampingi Selasa di kantor.',
      'Sertifikat TKDN-IK sudah terbit dan berlaku lima tahun. Silakan unduh di akun SIINas.',
      'Langkah e-katalog kami lampirkan. Syaratnya NIB, rekening, dan foto produk. Pendampingan setiap Rabu.',
    ],
  },
  'bahan-baku': {
    problems: [
      [
        'Bahan dari luar terus',
        'Bahan {produk} selalu kami beli dari Solok. Apakah ada petani di dekat {nagari}?',
      ],
      [
        'Serai wangi kurang',
        'Ketel penyulingan kami berhenti {n} hari karena daun serai wangi tidak cukup. Petani pindah ke sawit.',
      ],
      [
        'Kedelai mahal',
        'Harga kedelai naik terus. Untuk {produk} kami rugi kalau harga tidak dinaikkan. Apakah ada kedelai lokal?',
      ],
      [
        'Bibit kopi',
        'Kelompok kami di {nagari} ingin menanam kopi untuk bubuk sendiri. Di mana mendapat bibit yang baik?',
      ],
      [
        'Rendemen minyak turun',
        'Minyak serai wangi kami hanya sedikit hasilnya sejak musim hujan. Apakah bibitnya perlu diganti?',
      ],
      ['Pisang kena layu', 'Pisang untuk keripik banyak yang layu. Sudah {n} rumpun mati di {nagari}.'],
    ],
    questions: ['Berapa luas kebun dan umur tanamannya?', 'Berapa kilogram kebutuhan sebulan?'],
    replies: [
      'Luasnya satu hektare, umur tiga tahun.',
      'Kira-kira 400 kilo sebulan.',
      'Daunnya dipotong tiap tiga bulan.',
    ],
    answers: [
      'Penyuluh sudah melihat kebun. Bibit serai wangi 2.000 batang disiapkan untuk musim tanam ini melalui kelompok tani.',
      'Kami hubungkan dengan kelompok petani di Koto Salak yang menanam kedelai. Harga dan jadwal sudah disepakati kedua pihak.',
      'Tanaman yang layu harus dicabut dan dibakar. Bibit pengganti yang tahan penyakit bisa diambil lewat penyuluh nagari.',
    ],
  },
  perikanan: {
    problems: [
      ['Ikan mati mendadak', 'Nila di {n} kolam kami mati dalam semalam. Air berbau.'],
      [
        'Pakan nila mahal',
        'Harga pakan naik, padahal abon kami butuh nila {n} puluh kilo seminggu. Apakah ada pelatihan pakan sendiri?',
      ],
      [
        'Alat pengasap ikan',
        'Rumah asap kami masih dari seng bekas. Pembeli minta ikan asap yang lebih bersih.',
      ],
      ['Bibit ikan larung', 'Kolam kelompok di {nagari} kosong sejak banjir. Kami ingin bibit ikan lagi.'],
      ['Abon cepat tengik', 'Abon ikan kami hanya tahan dua minggu. Bagaimana supaya tahan lebih lama?'],
    ],
    questions: ['Berapa kolam dan ukurannya?', 'Dikemas dengan apa, dan disimpan di mana?'],
    replies: [
      'Ada empat kolam, ukuran 5 kali 10 meter.',
      'Plastik biasa, disimpan di lemari.',
      'Kelompok kami dua belas orang.',
    ],
    answers: [
      'Pelatihan pakan mandiri dibuka bulan depan di Balai Benih Ikan. Dua anggota kelompok sudah kami daftarkan.',
      'Abon perlu ditiriskan dengan spinner dan dikemas kedap udara. Alatnya bisa dicoba di rumah produksi kami setiap Kamis.',
      'Bibit nila 5.000 ekor disalurkan pekan ini. Kolam perlu dikeringkan dan diberi kapur lebih dahulu.',
    ],
  },
  mesin: {
    problems: [
      [
        'Butuh alat pemotong',
        'Pesanan {produk} naik tetapi kami masih memotong dengan pisau. Adakah bantuan alat?',
      ],
      ['Listrik tidak kuat', 'Mesin bantuan tidak menyala karena listrik rumah hanya 900 watt.'],
      [
        'Suku cadang tidak ada',
        'Pisau mesin patah dan suku cadangnya tidak ada di {nagari} maupun Sungai Rumbai.',
      ],
      [
        'Mesin pengiris tempe rusak',
        'Mesin pengiris bantuan {n} tahun lalu rusak dinamonya. Kami kembali mengiris dengan tangan.',
      ],
      [
        'Alat canting cap',
        'Perajin batik tanah liek di {nagari} butuh canting cap. Pesanan seragam sekolah tidak terkejar.',
      ],
      ['Spinner minyak', '{produk} kami masih berminyak. Apakah bisa meminjam mesin peniris?'],
      [
        'Ketel penyulingan bocor',
        'Ketel serai wangi bocor di sambungan. Tukang las di sini tidak berani memperbaiki.',
      ],
      ['Tungku pandai besi', 'Blower tungku tempa kami mati. Kami perlu tempa untuk cangkul pesanan.'],
    ],
    questions: ['Boleh kirim foto mesin dan nomor serinya?', 'Berapa banyak produksi sehari sebelum rusak?'],
    replies: [
      'Fotonya saya kirim lewat WhatsApp petugas.',
      'Biasanya 30 kilo sehari.',
      'Nomor serinya sudah hilang, Pak.',
    ],
    answers: [
      'Teknisi sudah mengganti dinamo pada kunjungan kemarin. Mesin sudah berjalan. Panduan perawatan kami tinggalkan.',
      'Mesin peniris bisa dipakai bersama di rumah produksi, setiap Senin dan Kamis. Silakan mendaftar di loket.',
      'Usulan alat masuk daftar tahun depan dengan berita acara kelompok. Sementara itu, alat pinjaman bisa diambil Jumat.',
    ],
  },
  kemasan: {
    problems: [
      ['Kemasan sobek di jalan', 'Kiriman {produk} ke Padang banyak yang sobek. Kami pakai plastik biasa.'],
      ['Mau pakai kotak', 'Untuk oleh-oleh kami ingin kotak, tetapi tidak tahu ukuran dan desainnya.'],
      [
        'Kemasan kurang menarik',
        'Toko oleh-oleh menolak {produk} karena hanya plastik bening. Kami ingin kemasan yang lebih baik.',
      ],
      ['Desain label', 'Kami belum punya label. Apakah dinas bisa membantu desain untuk {usaha}?'],
      ['Keripik cepat melempem', '{produk} melempem setelah {n} minggu. Plastik seperti apa yang cocok?'],
      [
        'Cetak kemasan sedikit',
        'Percetakan minta cetak paling sedikit seribu lembar. Kami hanya perlu tiga ratus.',
      ],
    ],
    questions: ['Boleh kirim foto kemasan sekarang?', 'Berapa berat bersih setiap bungkus?'],
    replies: ['Ini fotonya, masih pakai staples.', 'Beratnya 200 gram.', 'Ada yang 100 gram dan 250 gram.'],
    answers: [
      'Desain label sudah selesai dan dikirim. Silakan periksa tulisannya sebelum dicetak.',
      'Pakai plastik PP tebal 0,8 atau aluminium foil, lalu ditutup dengan sealer. Alatnya bisa dicoba di rumah kemasan.',
      'Cetak bersama kami buka setiap awal bulan, mulai seratus lembar. Pesanan Ibu/Bapak sudah masuk daftar.',
    ],
  },
  pasar: {
    problems: [
      ['Stok menumpuk', '{produk} menumpuk {n} ratus bungkus, pembeli berkurang sejak jalan ditutup.'],
      ['Ingin masuk toko oleh-oleh', 'Bagaimana supaya {usaha} bisa masuk toko oleh-oleh di Gunung Medan?'],
      [
        'Tempat jual di bazar',
        'Kami ingin ikut bazar bulan depan untuk menjual {produk}. Bagaimana mendaftar?',
      ],
      [
        'Pesanan besar dari Padang',
        'Ada toko di Padang minta {n} ratus bungkus sebulan. Kami takut tidak sanggup sendiri.',
      ],
      ['Belajar jualan online', 'Anak-anak muda di {nagari} ingin belajar menjual {produk} di lokapasar.'],
      ['Batik sepi pembeli', 'Sejak lebaran batik tanah liek sepi. Apakah dinas bisa membantu pameran?'],
    ],
    questions: ['Berapa bungkus yang sanggup dibuat sebulan?', 'Apakah sudah ada foto produk?'],
    replies: ['Sanggup dua ratus bungkus.', 'Ada, tetapi dari HP lama.', 'Kami bertiga yang mengerjakan.'],
    answers: [
      'Meja bazar untuk {usaha} sudah disiapkan, gratis. Datang pukul 07.00 membawa contoh produk.',
      'Kami pertemukan dengan tiga perajin lain supaya pesanan terpenuhi bersama. Pertemuan Senin di kantor nagari.',
      'Kelas jualan online dibuka Sabtu di Pulau Punjung. Lima orang dari {nagari} sudah terdaftar.',
    ],
  },
  modal: {
    problems: [
      [
        'Modal sebelum lebaran',
        'Kami perlu tambahan modal {n} juta sebelum lebaran untuk beli bahan {produk}.',
      ],
      ['Belum berani pinjam', 'Suami tidak mau pinjam bank. Apakah ada bantuan modal yang tidak berbunga?'],
      [
        'Syarat KUR',
        'Kami ingin menambah modal {n} puluh juta untuk {produk}. Apa syarat KUR, dan apakah perlu jaminan?',
      ],
      [
        'Pengajuan bank ditolak',
        'Bank menolak karena usaha belum punya catatan. Bagaimana membuat catatan yang benar?',
      ],
      [
        'Modal bersama kelompok',
        'Kelompok kami ada sepuluh ibu-ibu. Apakah bisa meminjam bersama lewat koperasi?',
      ],
      [
        'Terjebak pinjaman online',
        'Saya meminjam untuk membeli bahan, bunganya besar sekali. Apakah ada jalan keluar?',
      ],
    ],
    questions: ['Sudah berapa lama usaha berjalan?', 'Berapa penjualan rata-rata sebulan?'],
    replies: ['Sudah empat tahun.', 'Kira-kira enam juta sebulan.', 'Belum pernah dicatat, Bu.'],
    answers: [
      'Kami dampingi ke Bank Nagari Kamis depan. Siapkan KTP, NIB, dan catatan penjualan tiga bulan. Contoh catatan kami kirim.',
      'Koperasi di kecamatan Ibu/Bapak bersedia. Kelompok perlu berita acara dan daftar anggota; contohnya ada di loket.',
      'Jangan tambah pinjaman baru. Kami hubungkan dengan layanan pengaduan OJK, dan petugas membantu menyusun cicilan.',
    ],
  },
  sentra: {
    problems: [
      [
        'Membentuk sentra {produk}',
        'Di {nagari} sudah ada {n} rumah yang membuat {produk}. Kami ingin menjadi sentra.',
      ],
      [
        'Rumah produksi sentra',
        'Sentra kami belum punya tempat bersama. Alat bantuan masih di teras rumah ketua.',
      ],
      ['SK sentra', 'Anggota sentra sudah tujuh belas orang tetapi belum ada SK. Apa yang kurang?'],
      ['Limbah pewarna batik', 'Sentra batik perlu tempat olah limbah pewarna supaya tidak ke sungai.'],
    ],
    questions: ['Boleh kirim daftar anggota dan produknya?', 'Apakah tanah untuk rumah produksi sudah ada?'],
    replies: [
      'Daftarnya sudah di kantor nagari.',
      'Ada tanah nagari ukuran 20 kali 30.',
      'Anggota kami bertambah tiga orang.',
    ],
    answers: [
      'Hasil periksa lapangan: syarat sentra terpenuhi. Berkas SK sedang diproses dan dibahas dalam rapat bulan ini.',
      'Rumah produksi masuk usulan tahun depan dengan tanah nagari. DPMD sudah memastikan surat tanahnya.',
      'Bak olah limbah sederhana kami bangun bersama Dinas Lingkungan Hidup. Pekerjaan mulai bulan depan.',
    ],
  },
  nagari: {
    problems: [
      ['Usul pasar pekan', 'Warga {nagari} ingin hari pasar sendiri supaya {produk} bisa dijual di kampung.'],
      ['BUMNag dan usaha warga', 'Apakah BUMNag boleh membeli {produk} warga untuk dijual lagi?'],
      [
        'Dana nagari untuk pelatihan',
        'Kami di {nagari} ingin pelatihan dari dana nagari. Bagaimana mengusulkannya?',
      ],
      [
        'Badan hukum BUMNag',
        'Pendaftaran badan hukum BUMNag kami ditolak karena nama. Apa langkah berikutnya?',
      ],
      ['Pasar nagari', 'Los pasar nagari bocor, pedagang {produk} pindah ke pinggir jalan.'],
    ],
    questions: ['Apakah sudah dibahas di musyawarah nagari?', 'Boleh kirim berita acaranya?'],
    replies: ['Sudah, bulan lalu.', 'Berita acaranya menyusul.', 'Baru di tingkat jorong.'],
    answers: [
      'Boleh, dengan kesepakatan tertulis dan harga yang wajar. Contoh perjanjian kami kirim ke kantor nagari.',
      'Usulan dibawa ke musyawarah nagari, lalu masuk RKP. Pendamping nagari sudah kami minta membantu.',
      'Nama BUMNag perlu ditambah nama nagari. Setelah itu daftarkan ulang; petugas kami mendampingi.',
    ],
  },
  'tempat-usaha': {
    problems: [
      [
        'Izin tempat produksi',
        'Tetangga keberatan karena suara mesin {usaha}. Izin apa yang harus kami punya?',
      ],
      ['Surat lingkungan', 'Untuk NIB diminta pernyataan lingkungan. Usaha kami hanya {produk} rumahan.'],
      ['Pindah tempat usaha', 'Kami pindah ke {nagari}. Apakah izin lama masih berlaku?'],
      ['Kios di tanah nagari', 'Kami mau membangun kios {n} meter di tanah nagari. Kepada siapa minta izin?'],
    ],
    questions: ['Berapa luas tempat usaha?', 'Boleh kirim foto tempat dan jarak ke rumah tetangga?'],
    replies: [
      'Luasnya 40 meter.',
      'Jaraknya lima meter dari rumah sebelah.',
      'Sudah izin lisan ke wali jorong.',
    ],
    answers: [
      'Usaha Ibu/Bapak termasuk risiko rendah. Pernyataan lingkungan cukup diisi di OSS, gratis. Sudah kami bantu isi.',
      'Alamat di NIB sudah diperbarui. Izin lama tetap berlaku sampai habis.',
      'Kami sudah bertemu tetangga dan wali jorong. Mesin dipakai pukul 08.00 sampai 17.00, dan diberi alas karet.',
    ],
  },
  lainnya: {
    problems: [
      ['Minta jadwal petugas', 'Kapan petugas lapangan ke {nagari}? Ada {n} ibu yang mau bertanya.'],
      ['Formulir dulu hilang', 'Dulu saya pernah mengisi formulir pendataan, tetapi tidak ada kabar.'],
      ['Bertanya jadwal pelatihan', 'Kapan ada pelatihan lagi untuk ibu-ibu di {nagari}?'],
      ['Ingin menjadi binaan', 'Kami baru mulai membuat {produk}. Bagaimana menjadi binaan OVO Prima?'],
      ['Tidak tahu harus ke mana', 'Listrik di rumah produksi sering turun. Apakah bisa dibantu?'],
      [
        'Terima kasih dan saran',
        'Pelatihan kemarin bagus sekali. Sarannya, waktunya jangan bersamaan dengan panen.',
      ],
    ],
    questions: [
      'Boleh dijelaskan sedikit lagi apa yang dibutuhkan?',
      'Nomor mana yang paling mudah dihubungi?',
    ],
    replies: ['Yang dibutuhkan pelatihan saja dulu.', 'Nomor ini saja, sore hari.', 'Baik, terima kasih.'],
    answers: [
      'Jadwal pelatihan triwulan ini kami kirim. Untuk {nagari} direncanakan pekan kedua.',
      'Petugas lapangan akan mendata usaha Ibu/Bapak. Setelah itu otomatis menjadi binaan, gratis.',
      'Untuk daya listrik, silakan ke PLN dengan NIB. Surat pengantar sudah kami siapkan di loket.',
    ],
  },
};

/** What supporting offices say when their part is done. */
export const CONTRIBUTIONS = [
  'Sudah kami periksa; dari sisi kami tidak ada halangan.',
  'NIB aktif dan KBLI sesuai. Silakan dilanjutkan.',
  'Penyuluh sudah berkunjung. Hasilnya kami lampirkan di catatan.',
  'Data pemohon cocok dengan daftar kami. Bantuan bisa digabung dengan kegiatan bulan depan.',
  'Lokasi sudah kami lihat bersama wali jorong. Memenuhi syarat.',
] as const;

export const OFFICE_NOTES = [
  'Perlu dicek dulu di OSS.',
  'Sudah pernah dibantu tahun lalu, lihat berkas lama.',
  'Titip ke petugas lapangan kalau lewat sana.',
  'Nomor HP sering tidak aktif, coba WhatsApp.',
  'Bisa digabung dengan jadwal Kamis.',
  'Sudah ditelepon, akan datang besok.',
  'Mirip dengan laporan bulan lalu dari nagari sebelah.',
  'Tolong dibawa dalam rapat Senin.',
  'Pemohon lebih mudah dihubungi sore hari.',
  'Berkas fisik ada di map biru.',
] as const;

export const MESSAGES = [
  'Petugas kami sudah menghubungi lewat telepon. Hasilnya kami sampaikan di sini.',
  'Berkas sedang diperiksa bagian teknis.',
  'Mohon sabar, masih ada satu berkas yang kami tunggu.',
  'Jadwal kunjungan kami kirim besok pagi.',
  'Sudah kami teruskan ke penyuluh di kecamatan.',
  'Laporan Ibu/Bapak sedang kami kerjakan. Petugas akan menghubungi bila perlu.',
  'Kami sudah menjadwalkan pemeriksaan pekan ini.',
  'Terima kasih, berkasnya sudah kami terima dan lengkap.',
] as const;

export const HAND_BACKS = [
  'Ini lebih tepat ditangani dinas lain karena menyangkut izin usaha.',
  'Kegiatannya bukan kewenangan kami; mohon diteruskan.',
  'Di luar anggaran kami tahun ini, mohon koordinator memilih dinas lain.',
] as const;

export const OBJECTIONS = [
  'Saya sudah ke loket, katanya belum ada namanya.',
  'Yang dijawab soal izin, padahal saya tanya alatnya.',
  'Tanggal yang dijanjikan sudah lewat.',
  'Jawabannya belum menjawab yang saya tanya. Kapan pastinya?',
  'Petugas belum datang seperti yang dijanjikan.',
  'Alatnya masih rusak setelah tiga hari dipakai.',
] as const;

export const DECLINES = [
  ['Perbaikan jalan bukan layanan program ini.', 'Dinas Pekerjaan Umum dan Penataan Ruang'],
  ['Bantuan sosial ditangani dinas lain.', 'Dinas Sosial'],
  ['Sengketa tanah diselesaikan di kantor pertanahan.', 'Kantor Pertanahan Dharmasraya'],
] as const;

export const EXTENSIONS = [
  'Menunggu jadwal rapat dengan dinas pendukung.',
  'Berkas dari pusat belum turun.',
  'Hasil uji laboratorium dari Padang belum keluar.',
  'Petugas teknis baru tersedia pekan depan.',
] as const;

export const AGENCIES = ['BPOM Padang', 'BPJPH', 'OSS pusat', 'DJKI', 'PLN Sungai Rumbai'] as const;

export const LATE_REASONS = [
  'Diterima kemarin, baru sempat dicatat.',
  'Surat masuk sore hari setelah loket tutup.',
  'Daftar dari kantor nagari datang sekaligus.',
  'Sistem LAPOR! dibuka pagi ini.',
] as const;

export const LATE_REPLIES = [
  'Maaf baru sempat, kendalanya masih ada.',
  'Maaf lama, HP rusak. Ternyata belum selesai.',
  'Baru pulang dari ladang. Mohon dilanjutkan.',
] as const;

export const WITHDRAWALS = [
  'Sudah selesai sendiri.',
  'Sudah dibantu tetangga, terima kasih.',
  'Tidak jadi, pesanannya batal.',
  'Saya salah kirim, maaf.',
] as const;

export const UNCLEAR = [
  'Isi laporan tidak dapat dimengerti dan nomor tidak dapat dihubungi.',
  'Hanya berisi salam; sudah ditelepon tiga kali dan tidak diangkat.',
] as const;

export const ASSIGNMENTS = [
  'Tolong ditangani minggu ini.',
  'Periksa dapurnya, sekalian labelnya.',
  'Mohon dihubungi hari ini.',
  'Koordinasi dengan Puskesmas.',
] as const;
