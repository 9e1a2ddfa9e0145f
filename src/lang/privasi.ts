import type { Texts } from '#lang/translate.ts';

/** `/privasi`: what is kept of a person who brings something, and why. The legal ground is public task, not consent. */
export const privasiTexts = {
  page_title: { id: 'Apa yang kami simpan', en: 'What we keep' },
  lead: {
    id: 'Kami menyimpan hanya yang perlu untuk menjawab Anda. Dasarnya tugas pelayanan publik (UU 25/2009) dan UU 27/2022 tentang Pelindungan Data Pribadi.',
    en: 'We keep only what is needed to answer you. The ground is our public task (UU 25/2009) and the data protection law (UU 27/2022).',
  },
  kept_title: { id: 'Yang disimpan', en: 'What is kept' },
  kept: {
    id: 'Nama, nomor HP atau email, nagari, cerita Anda, dan berkas yang Anda kirim. Keterangan lokasi dan kamera di dalam foto kami hapus saat diterima.',
    en: 'Your name, phone or e-mail, nagari, your words, and the files you send. Place and camera details inside photos are removed on arrival.',
  },
  why_title: { id: 'Untuk apa', en: 'What for' },
  why: {
    id: 'Untuk menjawab Anda, meneruskan kepada dinas yang tepat, dan membina usaha. Tidak untuk dijual, tidak untuk iklan.',
    en: 'To answer you, to pass it to the right office, and to help makers. Never for sale, never for advertising.',
  },
  who_title: { id: 'Siapa yang melihat', en: 'Who sees it' },
  who: {
    id: 'Petugas yang menangani layanan Anda, dan Anda sendiri lewat tautan rahasia. Wali nagari dan camat tidak melihat nama pelapor.',
    en: 'The staff who handle your matter, and you through your secret link. Wali nagari and camat do not see who reported.',
  },
  long_title: { id: 'Berapa lama', en: 'How long' },
  long: {
    id: 'Selama layanan berjalan. Berkas dihapus {filesYears} tahun sesudah layanan berakhir; nama, kontak, dan cerita sesudah {personalYears} tahun. Nama di buku tamu loket dihapus sesudah {guestsYears} tahun. Catatan langkahnya tetap, tanpa nama.',
    en: 'While the matter is open. Files are erased {filesYears} years after it has ended; name, contact and words after {personalYears} years. Names in the guest book of the counter go after {guestsYears} years. The record of steps remains, without a name.',
  },
  public_title: { id: 'Yang tampak untuk umum', en: 'What the public sees' },
  public: {
    id: 'Hanya angka ringkas dan, dengan nomor layanan, status umum. Nama, nomor HP, dan cerita tidak pernah tampil.',
    en: 'Only summary figures and, by service number, the general status. Names, phones and words are never shown.',
  },
  rights_title: { id: 'Hak Anda', en: 'Your rights' },
  rights: {
    id: 'Di halaman laporan Anda, bagian "Data Anda":',
    en: 'On the page of your matter, under “Your data”:',
  },
  right_copy: {
    id: 'Salinan: unduh langsung, kapan saja.',
    en: 'A copy: download it at once, at any time.',
  },
  right_correction: {
    id: 'Perbaikan: tuliskan apa yang salah. Kami putuskan dalam 3 × 24 jam.',
    en: 'A correction: write what is wrong. We decide within 3 × 24 hours.',
  },
  right_erasure: {
    id: 'Penghapusan: nama, kontak, cerita, dan berkas Anda hilang. Jawaban kami dan catatan langkah tetap, tanpa nama. Kami putuskan dalam 3 × 24 jam, dengan alasan.',
    en: 'Erasure: your name, contact, words and files go. Our answer and the record of steps stay, without a name. We decide within 3 × 24 hours, with a reason.',
  },
  right_counter: {
    id: 'Tidak punya tautannya? Datang ke loket dengan kartu identitas.',
    en: 'No link? Come to the counter with your identity card.',
  },
  back: { id: 'Sampaikan kendala', en: 'Report a problem' },
} satisfies Texts;
