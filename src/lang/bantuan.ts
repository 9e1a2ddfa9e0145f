import type { Texts } from '#lang/translate.ts';

/** Help for staff: by duty, by state, by clock, by button, by key, and what happens most often. */
export const bantuanTexts = {
  title: { id: 'Bantuan', en: 'Help' },
  lead: {
    id: 'Singkat saja: apa arti setiap tanda, dan apa yang dilakukan.',
    en: 'In short: what each sign means, and what to do.',
  },
  on_page: { id: 'Di halaman ini', en: 'On this page' },
  duties_title: { id: 'Tugas Anda', en: 'Your duty' },
  other_duties: { id: 'Tugas yang lain', en: 'Other duties' },
  states_title: { id: 'Keadaan tiket', en: 'States of a ticket' },
  clock_title: { id: 'Batas waktu dan hitungan hari', en: 'Due days and the clock' },
  acts_title: { id: 'Tombol', en: 'Buttons' },
  acts_lead: {
    id: 'Hanya tombol yang boleh Anda pakai yang tampil di tiket.',
    en: 'A ticket shows only the buttons you may use.',
  },
  keys_title: { id: 'Papan ketik', en: 'Keyboard' },
  registry_title: { id: 'Data IKM', en: 'Makers' },
  registry_1: { id: 'Sebuah usaha belum tercatat', en: 'A maker is not on record yet' },
  registry_1_do: {
    id: 'Buka Data IKM, lalu Daftarkan usaha. Nama dan nagari sudah cukup; sisanya boleh menyusul.\nBila mirip dengan yang sudah ada, keduanya ditunjukkan dulu.',
    en: 'Open Makers, then Register. Name and nagari are enough; the rest may follow.\nIf it is like one on record, both are shown first.',
  },
  registry_2: { id: 'Saya punya daftar usaha dalam Excel', en: 'I have a list of makers in Excel' },
  registry_2_do: {
    id: 'Pilih Impor daftar dan ambil berkasnya. Periksa dulu: tidak ada yang ditulis sebelum Anda setuju.\nBaris yang salah dapat diunduh, diperbaiki, lalu diimpor lagi. Seluruh impor dapat dibatalkan.',
    en: 'Choose Import and take the file. Look first: nothing is written before you agree.\nWrong rows can be taken home, corrected and brought in again. A whole import can be undone.',
  },
  registry_3: { id: 'Usaha yang sama tercatat dua kali', en: 'One maker is on record twice' },
  registry_3_do: {
    id: 'Buka Mungkin tercatat dua kali, bandingkan, lalu gabungkan. Semua riwayat ikut dan penggabungan dapat dibatalkan.\nBila memang dua usaha, katakan begitu. Pasangan itu tidak ditanyakan lagi.',
    en: 'Open Perhaps on record twice, compare, then merge. All history follows, and a merge can be undone.\nIf they are two makers, say so. The pair is not asked about again.',
  },
  registry_4: { id: 'Pemilik ingin memperbaiki datanya sendiri', en: 'An owner wants to correct the record' },
  registry_4_do: {
    id: 'Di halaman usaha pilih Kirim tautan kelola. Pemilik mengusulkan dari HP-nya.\nUsulan tampil sesudah Anda setujui. Persetujuan direktori dan penarikannya berlaku seketika.',
    en: 'On the maker’s page choose to send the link. The owner proposes from the telephone.\nProposals show once you accept them. Consent for the directory and its withdrawal take effect at once.',
  },
  registry_5: { id: 'Dari mana usulan sentra', en: 'Where proposals of sentra come from' },
  registry_5_do: {
    id: 'Komputer mencari usaha sejenis yang berdekatan. Setiap usulan menyebut alasannya.\nKoordinator menerima, menyesuaikan, atau menolak. Yang ditolak tidak diusulkan lagi.',
    en: 'The computer looks for like makers close together. Every proposal says why.\nA coordinator takes, adjusts or dismisses it. What was dismissed is not proposed again.',
  },
  registry_6: { id: 'Siapa yang memilih produk unggulan', en: 'Who chooses the primary product' },
  registry_6_do: {
    id: 'Musyawarah nagari. Nilai dari komputer hanya bahan pertimbangan, bukan peringkat.\nBila memilih yang bukan tertinggi, tulis alasannya. Tinjau ulang setiap dua tahun.',
    en: 'The musyawarah of the nagari. The computer’s score is only material to consider, no ranking.\nWho chooses another than the highest writes why. Review it every two years.',
  },
  registry_7: { id: 'Mencatat pelatihan dan bantuan alat', en: 'Writing down a training or a machine' },
  registry_7_do: {
    id: 'Buka Bantuan, lalu Catat bantuan. Tempel daftar hadir: yang dikenali langsung tercatat.\nSetahun kemudian Anda ditanya apa hasilnya.',
    en: 'Open Help given, then record one. Paste the attendance list: whoever is known is written down.\nA year later you are asked what came of it.',
  },
  registry_8: { id: 'Memberi bintang pada produk', en: 'Giving a product its stars' },
  registry_8_do: {
    id: 'Buka Bintang dan mulai dari sebuah produk. Isi penilaian mandiri, lalu panel menilai sendiri-sendiri.\nRata-ratanya menentukan bintang. Sertifikat dapat dicetak dan diperiksa siapa saja.',
    en: 'Open Stars and begin with a product. Fill in the self-assessment, then the panel scores one by one.\nThe mean gives the star. The certificate can be printed, and checked by anybody.',
  },
  registry_9: { id: 'Mengunduh data', en: 'Taking data home' },
  registry_9_do: {
    id: 'Di bawah setiap daftar ada Unduh. Setiap unduhan dicatat.\nData pribadi hanya ikut bila Anda boleh, mencentangnya, dan menulis alasannya.',
    en: 'Below every list there is a download. Each one is recorded.\nPersonal data goes along only if you may, tick it and write why.',
  },
  registry_10: { id: 'Apa yang dilihat umum', en: 'What the public sees' },
  registry_10_do: {
    id: 'Usaha yang setuju, sentra, dan produk unggulan. Jumlah di bawah tiga usaha disembunyikan.\nNIK, telepon, alamat, penjualan, dan modal tidak pernah ditampilkan.',
    en: 'Makers who agreed, sentra and primary products. Counts below three makers are hidden.\nNIK, telephone, address, sales and capital are never shown.',
  },
  often_title: { id: 'Yang sering terjadi', en: 'What happens often' },

  duty_desk: { id: 'Petugas loket', en: 'Desk officer' },
  duty_desk_do: {
    id: 'Buka Tiket baru saat ada tamu. Cari namanya dulu, lalu tulis masalahnya.\nPertanyaan sederhana: Jawab di tempat.\nCetak tanda terima. Tanda itu memuat nomor layanan.\nPemohon kehilangan tautan: pastikan orangnya, lalu buat Tautan pemohon.\nBuku tamu menyimpan siapa yang datang. Kunjungan diminta berisi yang minta didatangi.',
    en: 'Open New ticket when a guest comes. Look for the name first, then write the matter.\nA simple question: Answer on the spot.\nPrint the receipt. It carries the service number.\nA lost link: identify the person, then make an Applicant’s link.\nThe guest book keeps who came. Visits asked for lists who wants to be visited.',
  },
  duty_coordinator: { id: 'Koordinator', en: 'Coordinator' },
  duty_coordinator_do: {
    id: 'Mulai dari Belum diverifikasi. Periksa topik dan nagari, lalu Teruskan.\nBeberapa tiket sekaligus: centang, lalu Teruskan di bawah.\nYang serupa: buka Gabungkan dan bandingkan berdampingan.\nBukan urusan kita: pilih Bukan kewenangan dan sebut pintunya.\nLihat Terlambat setiap pagi.',
    en: 'Begin with Not verified yet. Check topic and nagari, then Route.\nSeveral at once: tick them, then Route at the bottom.\nSimilar ones: open Merge and compare side by side.\nNot ours: choose Not ours and say whose door it is.\nLook at Late every morning.',
  },
  duty_officer: { id: 'Petugas dinas', en: 'Officer' },
  duty_officer_do: {
    id: 'Terima tiket yang baru diteruskan, atau kembalikan dengan alasan.\nKurang keterangan: Tanya pemohon. Hitungan hari dihentikan sementara.\nPerlu dinas lain: Libatkan OPD lain.\nJawab sebelum batas waktu. Bila perlu persetujuan, tulis konsep dan ajukan.\nJawaban untuk LAPOR! atau surat: Salin jawaban keluar.\nTemplat berisi kalimat siap pakai. Ubah seperlunya sebelum mengirim.',
    en: 'Accept what was routed to you, or hand it back with a reason.\nSomething is missing: Ask the applicant. The clock is paused.\nAnother office is needed: Involve another office.\nAnswer before the due day. Where approval is needed, draft and submit.\nFor LAPOR! or a letter: Copy the answer out.\nTemplates hold ready words. Adapt them before you send.',
  },
  duty_head: { id: 'Kepala dinas', en: 'Head of office' },
  duty_head_do: {
    id: 'Yang menunggu persetujuan Anda ada paling atas di Tugas saya.\nSetujui, atau kembalikan konsep dengan catatan.\nTunjuk petugas untuk tiket yang belum ditunjuk. Pengganti ikut tampil.\nYang lewat batas waktu diberitahukan kepada Anda.\nKinerja menunjukkan angka dinas Anda. Cetak laporan: satu halaman A4.',
    en: 'What waits for your approval stands first on My desk.\nApprove, or return the draft with a note.\nAssign an officer where nobody is assigned. Substitutes are shown.\nYou are told when something passes its due day.\nPerformance shows your office’s figures. Print the report: one A4 page.',
  },
  duty_field: { id: 'Petugas lapangan', en: 'Field officer' },
  duty_field_do: {
    id: 'Kunjungan diminta berisi orang yang minta dikunjungi.\nCatat tiket baru di lapangan lengkap dengan foto dan tempat.\nTiket yang kunjungannya ditugaskan kepada Anda dapat Anda baca.',
    en: 'Visits asked for lists who wants to be visited.\nTake down a new ticket in the field with photos and place.\nYou can read a ticket when its visit is yours.',
  },
  duty_wali_nagari: { id: 'Wali nagari', en: 'Wali nagari' },
  duty_wali_nagari_do: {
    id: 'Anda melihat jumlah laporan per topik di nagari Anda.\nNama pelapor dan isi laporan tidak ditampilkan.\nLaporan tentang pemerintahan nagari tidak ikut terhitung.\nJumlah di bawah tiga tidak ditampilkan. Cetak laporan: satu halaman A4.\nData IKM berisi usaha, sentra, potensi, dan produk unggulan nagari Anda. Anda boleh memperbaikinya.',
    en: 'You see how many matters each topic has in your nagari.\nNames and contents are not shown.\nMatters about nagari government are not counted.\nCounts below three are not shown. Print the report: one A4 page.\nMakers holds the makers, sentra, potentials and primary product of your nagari. You may correct them.',
  },
  duty_camat: { id: 'Camat', en: 'Camat' },
  duty_camat_do: {
    id: 'Anda melihat jumlah laporan per topik di kecamatan Anda.\nNama pelapor dan isi laporan tidak ditampilkan.\nJumlah di bawah tiga tidak ditampilkan. Cetak laporan: satu halaman A4.',
    en: 'You see how many matters each topic has in your kecamatan.\nNames and contents are not shown.\nCounts below three are not shown. Print the report: one A4 page.',
  },
  duty_leader: { id: 'Pimpinan', en: 'Leader' },
  duty_leader_do: {
    id: 'Kinerja menunjukkan apa yang terlambat dan apa yang tumbuh.\nAnda diberi tahu bila sebuah tiket terlambat tiga hari kerja.\nCetak laporan: satu halaman A4. Nama orang tidak pernah ditampilkan.',
    en: 'Performance shows what is late and what grows.\nYou are told when a ticket is three working days late.\nPrint the report: one A4 page. Names of people are never shown.',
  },
  duty_administrator: { id: 'Administrator', en: 'Administrator' },
  duty_administrator_do: {
    id: 'Atur berisi dinas, orang, tugas, standar layanan, dan kalender.\nIsi tiket tidak terbuka bagi administrator.\nKotak keluar menunjukkan pemberitahuan yang gagal. Tekan Coba lagi.\nTugas administrator baru berlaku setelah orang kedua setuju.\nKeamanan: keluarkan sesi yang tidak dikenal. Riwayat perubahan mencatat semuanya.',
    en: 'Set up holds offices, people, duties, standards and calendars.\nTicket contents are not open to administrators.\nThe outbox shows what failed. Press Try again.\nThe duty of administrator holds only after a second person agreed.\nSecurity: sign out sessions you do not know. The history records every change.',
  },

  state_received_means: {
    id: 'Baru masuk. Koordinator memeriksa dan meneruskan.',
    en: 'It has come in. The coordinator checks and routes it.',
  },
  state_routed_means: {
    id: 'Sudah di dinas, belum diterima. Dinas menerima atau mengembalikan.',
    en: 'With an office, not accepted yet. The office accepts or hands back.',
  },
  state_in_work_means: { id: 'Dinas sedang mengerjakan.', en: 'The office is working on it.' },
  state_waiting_applicant_means: {
    id: 'Kita bertanya, pemohon belum membalas. Diingatkan setelah 5 hari kerja. Setelah 10 hari kerja ditutup tanpa konfirmasi.',
    en: 'We asked and wait. A reminder after 5 working days. After 10 it closes without confirmation.',
  },
  state_answered_means: {
    id: 'Jawaban terkirim. Pemohon setuju atau keberatan. Diam 10 hari kerja: ditutup tanpa konfirmasi.',
    en: 'The answer went out. The applicant agrees or objects. Ten silent working days close it.',
  },
  state_closed_means: {
    id: 'Selesai. Pemohon dapat membuka lagi dalam 30 hari.',
    en: 'Closed. The applicant can reopen it within 30 days.',
  },
  state_declined_means: {
    id: 'Bukan kewenangan kita. Pintu yang tepat sudah disebutkan.',
    en: 'Not ours. The right door was named.',
  },
  state_archived_means: {
    id: 'Disimpan tanpa tindak lanjut, dengan alasan.',
    en: 'Put aside, with a reason.',
  },
  state_merged_means: {
    id: 'Ditangani bersama tiket lain. Jawabannya juga untuk pemohon ini.',
    en: 'Handled with another ticket. Its answer is for this applicant too.',
  },
  state_withdrawn_means: { id: 'Ditarik sendiri oleh pemohon.', en: 'Taken back by the applicant.' },
  clock_runs: { id: 'hitungan hari berjalan', en: 'the clock runs' },
  clock_pauses: { id: 'hitungan hari dihentikan sementara', en: 'the clock is paused' },
  clock_stops: { id: 'hitungan hari berhenti', en: 'the clock has stopped' },
  clock_rule: {
    id: 'Satu hari kerja terhitung bila, saat kantor tutup, tiket ada di tangan kita.',
    en: 'A working day counts when, at closing time, the ticket is with us.',
  },
  clock_colours: {
    id: 'Hijau: masih lapang. Kuning: hampir habis. Merah: terlambat. Biru: menunggu pemohon. Kata di sebelahnya selalu sama artinya.',
    en: 'Green: time enough. Yellow: nearly over. Red: late. Blue: waiting for the applicant. The words beside it say the same.',
  },
  clock_two: {
    id: 'Ada dua jam: batas waktu seluruh tiket, dan batas waktu bagian tiap dinas.',
    en: 'There are two clocks: the whole ticket, and each office’s own part.',
  },
  clock_told: {
    id: 'Petugas diingatkan di tengah waktu dan menjelang habis. Lewat batas: kepala dinas. Tiga hari kerja kemudian: koordinator dan pimpinan. Tidak pernah malam hari.',
    en: 'Officers are reminded halfway and near the end. When it passes: the head. Three working days later: coordinator and leader. Never at night.',
  },
  key_next: { id: 'tiket berikutnya, sebelumnya', en: 'next ticket, previous' },
  key_open: { id: 'buka tiket', en: 'open the ticket' },
  key_pick: { id: 'centang tiket', en: 'tick the ticket' },
  key_search: { id: 'cari', en: 'search' },
  key_main: { id: 'di tiket: tindakan utama', en: 'on a ticket: the main act' },
  key_note: { id: 'di tiket: catatan internal', en: 'on a ticket: internal note' },
  key_back: { id: 'di tiket: kembali ke Tugas saya', en: 'on a ticket: back to My desk' },
  key_help: { id: 'pintasan papan ketik', en: 'keyboard shortcuts' },

  often_1: { id: 'Pemohon membalas lewat telepon', en: 'The applicant replied by telephone' },
  often_1_do: {
    id: 'Buka tiketnya, pilih Catat balasan, pilih telepon, tulis balasannya. Hitungan hari berjalan lagi.',
    en: 'Open the ticket, choose Record a reply, choose telephone, write it down. The clock runs again.',
  },
  often_2: { id: 'Tiket ini bukan urusan dinas kami', en: 'This ticket is not for our office' },
  often_2_do: {
    id: 'Pilih Kembalikan dan tulis alasannya. Koordinator diberi tahu dan meneruskan lagi.',
    en: 'Choose Hand back and say why. The coordinator is told and routes it again.',
  },
  often_3: { id: 'Kami butuh waktu lebih lama', en: 'We need more time' },
  often_3_do: {
    id: 'Pilih Perpanjang. Hanya sekali, dan alasannya disampaikan kepada pemohon.',
    en: 'Choose Extend. Only once, and the applicant is told the reason.',
  },
  often_4: { id: 'Menunggu BPOM, OSS, atau instansi lain', en: 'Waiting for BPOM, OSS or another agency' },
  often_4_do: {
    id: 'Pilih Menunggu instansi lain. Pemohon melihatnya. Hitungan hari tetap berjalan.',
    en: 'Choose Wait for an agency. The applicant sees it. The clock still runs.',
  },
  often_5: { id: 'Dua orang melaporkan hal yang sama', en: 'Two people brought the same thing' },
  often_5_do: {
    id: 'Koordinator memilih Gabungkan. Keduanya tetap punya tautan sendiri dan menerima jawaban.',
    en: 'The coordinator chooses Merge. Both keep their own link and get the answer.',
  },
  often_6: {
    id: 'Muncul “Tiket ini baru saja diubah orang lain”',
    en: 'It says somebody else just changed the ticket',
  },
  often_6_do: {
    id: 'Baca yang berubah di atas halaman. Tulisan Anda masih ada. Tekan lagi bila masih tepat.',
    en: 'Read what changed at the top. Your text is still there. Press again if it is still right.',
  },
  often_7: { id: 'Rekan saya cuti', en: 'My colleague is away' },
  often_7_do: {
    id: 'Administrator memberi tugas pengganti dengan tanggal mulai dan selesai. Pemberitahuan ikut berpindah.',
    en: 'An administrator grants a substitute’s duty with first and last day. Notices follow.',
  },
  often_8: { id: 'Pemohon tidak punya email', en: 'The applicant has no e-mail' },
  often_8_do: {
    id: 'Di tiket ada Beri tahu pemohon. Tekan Kirim lewat WhatsApp. Pesan dan tautannya sudah siap.',
    en: 'The ticket has Tell the applicant. Press Send by WhatsApp. Message and link are ready.',
  },
  often_9: { id: 'Tiket masuk dari LAPOR!', en: 'A ticket that came by LAPOR!' },
  often_9_do: {
    id: 'Setelah dijawab, pilih Salin jawaban keluar, salin, tempel di LAPOR!, lalu catat.',
    en: 'When answered, choose Copy the answer out, copy, paste into LAPOR!, then record it.',
  },
  often_10: { id: 'Pemohon keberatan atas jawaban', en: 'The applicant objects to the answer' },
  often_10_do: {
    id: 'Putaran baru dimulai dengan waktu penuh. Koordinator meneruskan lagi. Hasil putaran pertama tetap tercatat.',
    en: 'A new round begins with the full time. The coordinator routes again. The first result stays.',
  },
  often_11: { id: 'Berganti petugas di komputer loket', en: 'Handing the counter’s computer over' },
  often_11_do: {
    id: 'Pilih Ganti petugas di bagian atas. Pilih nama Anda dan tulis kata sandi. Petugas sebelumnya langsung keluar. Nama muncul bila orangnya pernah masuk di komputer itu dalam dua minggu terakhir.',
    en: 'Choose Switch person at the top. Choose your name and write your password. Whoever worked before is signed out. Names appear of those who signed in there in the last two weeks.',
  },
  often_12: { id: 'Lupa kata sandi, atau HP untuk kode hilang', en: 'Password forgotten, or the phone lost' },
  often_12_do: {
    id: 'HP hilang saja: masuk dengan kode cadangan, lalu pasang HP baru di Akun saya. Selain itu, datangi koordinator atau administrator. Ia mencetak tautan sekali pakai: Akun saya, lalu Tautan pemulihan. Bila HP juga hilang, ia mencentangnya, dan kode lama ikut dimatikan. Keduanya tercatat.',
    en: 'Only the phone: sign in with a backup code, then set up the new phone under My account. Otherwise go to the coordinator or administrator, who prints a one-time link: My account, then Recovery links. If the phone is lost too, a tick there switches the old codes off. Both are recorded.',
  },
} satisfies Texts;
