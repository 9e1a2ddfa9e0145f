import type { Texts } from '#lang/translate.ts';

/** The home page. */
export const berandaTexts = {
  tab: { id: 'OVO Prima Dharmasraya', en: 'OVO Prima Dharmasraya' },
  motto: { id: 'Satu nagari, satu produk unggulan', en: 'One nagari, one primary product' },
  title: {
    id: 'Ada kendala usaha? Enam dinas menjawab bersama.',
    en: 'Trouble in your business? Six offices answer together.',
  },
  lead: {
    id: 'Gratis dan tanpa akun. Anda tahu hari jawabannya sebelum mengirim.',
    en: 'Free, no account needed. You see the day of the answer before you send.',
  },
  report: { id: 'Sampaikan kendala', en: 'Bring a problem' },
  standards: { id: 'Lihat standar layanan', en: 'See service standards' },
  find: { id: 'Sudah punya nomor layanan?', en: 'Already have a service number?' },
  doors: { id: 'Tiga pintu, satu jawaban', en: 'Three doors, one answer' },
  online_title: { id: 'Dari HP Anda', en: 'From your phone' },
  online_says: {
    id: 'Dua menit, tanpa akun. Boleh dengan foto.',
    en: 'Two minutes, no account. Photos welcome.',
  },
  desk_title: { id: 'Di loket', en: 'At the counter' },
  desk_says: {
    id: 'Datang ke {office}, Pulau Punjung. {hours}.',
    en: 'Come to {office}, Pulau Punjung. {hours}.',
  },
  desk_hours: { id: 'Senin–Jumat, jam kerja', en: 'Monday to Friday, working hours' },
  visit_title: { id: 'Kami yang datang', en: 'We come to you' },
  visit_says: {
    id: 'Minta dikunjungi. Petugas datang ke nagari Anda.',
    en: 'Ask for a visit. An officer comes to your nagari.',
  },
  after: { id: 'Sesudah itu', en: 'After that' },
  then_1: { id: 'Anda langsung tahu hari jawabannya.', en: 'You know the day of the answer at once.' },
  then_2: { id: 'Ikuti lewat nomor atau tautan, tanpa akun.', en: 'Follow by number or link, no account.' },
  then_3: {
    id: 'Belum puas? Nyatakan keberatan; kami kerjakan lagi.',
    en: 'Not satisfied? Object; we work on it again.',
  },
  topics: { id: 'Yang bisa ditanyakan, dan kapan dijawab', en: 'What you can ask, and when it is answered' },
  if_now: {
    id: 'Bila dikirim sekarang, dijawab paling lambat:',
    en: 'Sent now, answered by:',
  },
  provisional: { id: 'perkiraan', en: 'estimate' },
  days: { id: '{n} hari kerja', en: '{n} working {n:day|days}' },
  same_day: { id: 'hari yang sama', en: 'the same day' },
  figures: { id: 'Sepanjang tahun {year}', en: 'So far in {year}' },
  answered: { id: 'kendala dijawab', en: 'problems answered' },
  on_time: { id: 'tepat waktu', en: 'on time' },
  median: { id: 'separuh jawaban datang secepat ini', en: 'half of the answers came this fast' },
  median_days: { id: '{n} hari', en: '{n} {n:day|days}' },
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
