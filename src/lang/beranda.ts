import type { Texts } from '#lang/translate.ts';

/** The home page. */
export const berandaTexts = {
  tab: { id: 'OVO Prima Dharmasraya', en: 'OVO Prima Dharmasraya' },
  title: { id: 'Satu nagari, satu produk unggulan.', en: 'One nagari, one primary product.' },
  lead: {
    id: 'Ada kendala dalam usaha Anda? Sampaikan. Enam dinas menjawab bersama, dengan batas waktu yang bisa Anda lihat.',
    en: 'A problem in your business? Tell us. Six offices answer together, by a day you can see.',
  },
  report: { id: 'Tanya atau sampaikan kendala', en: 'Ask or bring a problem' },
  standards: { id: 'Lihat standar layanan', en: 'See service standards' },
  weave_name: { id: 'Kaluak paku', en: 'Kaluak paku' },
  weave_says: {
    id: 'Pucuk pakis muda: melihat ke dalam dulu, lalu tumbuh keluar.',
    en: 'The young fern: it looks inward first, then grows outward.',
  },
  find: { id: 'Sudah punya nomor layanan?', en: 'Already have a service number?' },
  doors: { id: 'Tiga pintu, satu jawaban', en: 'Three doors, one answer' },
  online: { id: 'Online', en: 'Online' },
  online_title: { id: 'Dari HP Anda', en: 'From your phone' },
  online_says: {
    id: 'Dua menit, tanpa akun. Boleh dengan foto.',
    en: 'Two minutes, no account. Photos welcome.',
  },
  desk: { id: 'Langsung', en: 'In person' },
  desk_title: { id: 'Di loket', en: 'At the counter' },
  desk_says: {
    id: 'Datang ke {office}, Pulau Punjung. {hours}.',
    en: 'Come to {office}, Pulau Punjung. {hours}.',
  },
  desk_hours: { id: 'Senin–Jumat, jam kerja', en: 'Monday to Friday, working hours' },
  visit: { id: 'Kunjungan', en: 'Visit' },
  visit_title: { id: 'Kami yang datang', en: 'We come to you' },
  visit_says: {
    id: 'Minta dikunjungi saat melapor. Petugas datang ke nagari Anda.',
    en: 'Ask for a visit when reporting. An officer comes to your nagari.',
  },
  after: { id: 'Sesudah itu', en: 'After that' },
  then_1: { id: 'Anda langsung tahu hari jawabannya.', en: 'You know the day of the answer at once.' },
  then_2: { id: 'Ikuti lewat nomor atau tautan, tanpa akun.', en: 'Follow by number or link, no account.' },
  then_3: {
    id: 'Belum puas? Nyatakan keberatan; dikerjakan lagi.',
    en: 'Not satisfied? Object; we work on it again.',
  },
  figures: { id: 'Sepanjang tahun {year}', en: 'So far in {year}' },
  answered: { id: 'kendala dijawab', en: 'problems answered' },
  on_time: { id: 'tepat waktu', en: 'on time' },
  median: { id: 'hari: separuh jawaban datang secepat ini', en: 'days: half of the answers came this fast' },
  open: { id: 'sedang dikerjakan', en: 'in work now' },
  skm: { id: 'indeks kepuasan (mutu {band})', en: 'satisfaction index (grade {band})' },
  empty: {
    id: 'Belum ada jawaban tahun ini. Angka muncul begitu ada.',
    en: 'No answers yet this year. Figures appear as soon as there are.',
  },
  few: {
    id: 'Persentase muncul setelah ada tiga jawaban.',
    en: 'Percentages appear once there are three answers.',
  },
  counted: {
    id: 'Dihitung dari semua laporan, hari kalender. Diperbarui tiap menit.',
    en: 'Counted from all tickets, in calendar days. Updated every minute.',
  },
} satisfies Texts;
